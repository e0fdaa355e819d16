/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-import-item.h"

struct _AssayImportAnswer
{
  GObject parent_instance;

  guint column;
  char *heading;
  char *text;
  guint64 count;
  guint64 first_line;
  char *suggestion;
  char **choices;
  gboolean needed;
  gboolean settled;
  char *chosen;
};

G_DEFINE_FINAL_TYPE (AssayImportAnswer, assay_import_answer, G_TYPE_OBJECT)

enum
{
  ANSWER_COLUMN = 1,
  ANSWER_HEADING,
  ANSWER_TEXT,
  ANSWER_COUNT,
  ANSWER_FIRST_LINE,
  ANSWER_SUGGESTION,
  ANSWER_CHOICES,
  ANSWER_NEEDED,
  ANSWER_SETTLED,
  ANSWER_CHOSEN,
  ANSWER_LAST
};

static GParamSpec *answer_properties[ANSWER_LAST];

static void
assay_import_answer_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AssayImportAnswer *self = ASSAY_IMPORT_ANSWER (object);

  switch (id)
    {
    case ANSWER_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case ANSWER_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case ANSWER_TEXT:
      g_value_set_string (value, self->text);
      break;
    case ANSWER_COUNT:
      g_value_set_uint64 (value, self->count);
      break;
    case ANSWER_FIRST_LINE:
      g_value_set_uint64 (value, self->first_line);
      break;
    case ANSWER_SUGGESTION:
      g_value_set_string (value, self->suggestion);
      break;
    case ANSWER_CHOICES:
      g_value_set_boxed (value, self->choices);
      break;
    case ANSWER_NEEDED:
      g_value_set_boolean (value, self->needed);
      break;
    case ANSWER_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;
    case ANSWER_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_import_answer_finalize (GObject *object)
{
  AssayImportAnswer *self = ASSAY_IMPORT_ANSWER (object);

  g_free (self->heading);
  g_free (self->text);
  g_free (self->suggestion);
  g_strfreev (self->choices);
  g_free (self->chosen);
  G_OBJECT_CLASS (assay_import_answer_parent_class)->finalize (object);
}

static void
assay_import_answer_class_init (AssayImportAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_import_answer_get_property;
  object_class->finalize = assay_import_answer_finalize;
  answer_properties[ANSWER_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, G_MAXUINT, 0, flags);
  answer_properties[ANSWER_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  answer_properties[ANSWER_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  answer_properties[ANSWER_COUNT] = g_param_spec_uint64 ("count", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  answer_properties[ANSWER_FIRST_LINE]
      = g_param_spec_uint64 ("first-line", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  answer_properties[ANSWER_SUGGESTION] = g_param_spec_string ("suggestion", NULL, NULL, NULL, flags);
  answer_properties[ANSWER_CHOICES] = g_param_spec_boxed ("choices", NULL, NULL, G_TYPE_STRV, flags);
  answer_properties[ANSWER_NEEDED] = g_param_spec_boolean ("needed", NULL, NULL, FALSE, flags);
  answer_properties[ANSWER_SETTLED] = g_param_spec_boolean ("settled", NULL, NULL, FALSE, flags);
  answer_properties[ANSWER_CHOSEN] = g_param_spec_string ("chosen", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, ANSWER_LAST, answer_properties);
}

static void
assay_import_answer_init (AssayImportAnswer *self)
{
}

/**
 * assay_import_answer_new:
 * @column: the column, from 0
 * @heading: its heading
 * @text: the text
 * @first_line: the line of the file where it first is
 * @suggestion: (nullable): what it most likely stands for
 * @choices: (nullable): what it may stand for
 * @needed: whether nothing can be imported before it is settled
 *
 * Makes an item for a text that was not counted yet.
 *
 * Returns: (transfer full): the item
 */
AssayImportAnswer *
assay_import_answer_new (guint              column,
                         const char        *heading,
                         const char        *text,
                         guint64            first_line,
                         const char        *suggestion,
                         const char *const *choices,
                         gboolean           needed)
{
  AssayImportAnswer *self = g_object_new (ASSAY_TYPE_IMPORT_ANSWER, NULL);
  static const char *const none[] = { NULL };

  self->column = column;
  self->heading = g_strdup (heading);
  self->text = g_strdup (text);
  self->first_line = first_line;
  self->suggestion = g_strdup (suggestion);
  self->choices = g_strdupv ((char **) (choices != NULL ? choices : none));
  self->needed = needed;
  return self;
}

/**
 * assay_import_answer_get_column:
 * @self: an item
 *
 * Tells the column of a text.
 *
 * Returns: its index, from 0
 */
guint
assay_import_answer_get_column (AssayImportAnswer *self)
{
  return self->column;
}

/**
 * assay_import_answer_get_heading:
 * @self: an item
 *
 * Tells the heading of a text's column.
 *
 * Returns: (transfer none): the heading
 */
const char *
assay_import_answer_get_heading (AssayImportAnswer *self)
{
  return self->heading;
}

/**
 * assay_import_answer_get_text:
 * @self: an item
 *
 * Gives the text that is not understood.
 *
 * Returns: (transfer none): the text, white space squeezed
 */
const char *
assay_import_answer_get_text (AssayImportAnswer *self)
{
  return self->text;
}

/**
 * assay_import_answer_get_count:
 * @self: an item
 *
 * Tells how often the text occurs.
 *
 * Returns: the cells that have it
 */
guint64
assay_import_answer_get_count (AssayImportAnswer *self)
{
  return self->count;
}

/**
 * assay_import_answer_get_first_line:
 * @self: an item
 *
 * Tells where the text first occurs.
 *
 * Returns: the line of the file, from 1
 */
guint64
assay_import_answer_get_first_line (AssayImportAnswer *self)
{
  return self->first_line;
}

/**
 * assay_import_answer_get_suggestion:
 * @self: an item
 *
 * Tells what the text most likely stands for.
 *
 * Returns: (transfer none) (nullable): the suggestion, one of the choices
 */
const char *
assay_import_answer_get_suggestion (AssayImportAnswer *self)
{
  return self->suggestion;
}

/**
 * assay_import_answer_get_choices:
 * @self: an item
 *
 * Lists what the text may stand for, besides blank.
 *
 * Returns: (transfer none): the choices
 */
const char *const *
assay_import_answer_get_choices (AssayImportAnswer *self)
{
  return (const char *const *) self->choices;
}

/**
 * assay_import_answer_get_needed:
 * @self: an item
 *
 * Tells whether nothing can be imported before the text is settled.
 *
 * Returns: %FALSE where rows with it are set aside otherwise
 */
gboolean
assay_import_answer_get_needed (AssayImportAnswer *self)
{
  return self->needed;
}

/**
 * assay_import_answer_get_settled:
 * @self: an item
 *
 * Tells whether somebody settled what the text stands for.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_import_answer_get_settled (AssayImportAnswer *self)
{
  return self->settled;
}

/**
 * assay_import_answer_get_chosen:
 * @self: an item
 *
 * Tells what a settled text stands for.
 *
 * Returns: (transfer none) (nullable): the answer; %NULL for blank
 */
const char *
assay_import_answer_get_chosen (AssayImportAnswer *self)
{
  return self->chosen;
}

/**
 * assay_import_answer_count:
 * @self: an item that no model shows yet
 *
 * Counts one more occurrence.
 */
void
assay_import_answer_count (AssayImportAnswer *self)
{
  self->count++;
}

/**
 * assay_import_answer_settle:
 * @self: an item
 * @as: (nullable): the answer it stands for; %NULL for blank
 *
 * Marks a text as settled. What follows from that is the controller's affair.
 */
void
assay_import_answer_settle (AssayImportAnswer *self,
                            const char        *as)
{
  char *chosen = g_strdup (as);

  g_free (self->chosen);
  self->chosen = chosen;
  self->settled = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), answer_properties[ANSWER_SETTLED]);
  g_object_notify_by_pspec (G_OBJECT (self), answer_properties[ANSWER_CHOSEN]);
}
