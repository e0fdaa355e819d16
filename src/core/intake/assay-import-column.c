/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-import-column-private.h"

struct _AssayImportColumn
{
  GObject parent_instance;

  guint index;
  char *sample;
  AssayColumnChoice *choice;
};

G_DEFINE_FINAL_TYPE (AssayImportColumn, assay_import_column, G_TYPE_OBJECT)

enum
{
  PROP_INDEX = 1,
  PROP_HEADING,
  PROP_SAMPLE,
  PROP_ROLE,
  PROP_TARGET,
  PROP_SURENESS,
  PROP_HOLDS,
  PROP_SCALE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
assay_import_column_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  AssayImportColumn *self = ASSAY_IMPORT_COLUMN (object);

  switch (id)
    {
    case PROP_INDEX:
      g_value_set_uint (value, self->index);
      break;
    case PROP_HEADING:
      g_value_set_string (value, self->choice->heading);
      break;
    case PROP_SAMPLE:
      g_value_set_string (value, self->sample);
      break;
    case PROP_ROLE:
      g_value_set_uint (value, self->choice->role);
      break;
    case PROP_TARGET:
      g_value_set_string (value, self->choice->target);
      break;
    case PROP_SURENESS:
      g_value_set_uint (value, self->choice->sureness);
      break;
    case PROP_HOLDS:
      g_value_set_string (value, self->choice->holds);
      break;
    case PROP_SCALE:
      g_value_set_string (value, self->choice->scale);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_import_column_finalize (GObject *object)
{
  AssayImportColumn *self = ASSAY_IMPORT_COLUMN (object);

  g_free (self->sample);
  assay_column_choice_free (self->choice);
  G_OBJECT_CLASS (assay_import_column_parent_class)->finalize (object);
}

static void
assay_import_column_class_init (AssayImportColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_import_column_get_property;
  object_class->finalize = assay_import_column_finalize;
  properties[PROP_INDEX] = g_param_spec_uint ("index", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_SAMPLE] = g_param_spec_string ("sample", NULL, NULL, NULL, flags);
  properties[PROP_ROLE] = g_param_spec_uint ("role", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TARGET] = g_param_spec_string ("target", NULL, NULL, NULL, flags);
  properties[PROP_SURENESS] = g_param_spec_uint ("sureness", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_HOLDS] = g_param_spec_string ("holds", NULL, NULL, NULL, flags);
  properties[PROP_SCALE] = g_param_spec_string ("scale", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_import_column_init (AssayImportColumn *self)
{
}

/* Makes a column; takes @choice. */
AssayImportColumn *
_assay_import_column_new (guint              index,
                          const char        *sample,
                          AssayColumnChoice *choice)
{
  AssayImportColumn *self = g_object_new (ASSAY_TYPE_IMPORT_COLUMN, NULL);

  self->index = index;
  self->sample = g_strdup (sample);
  self->choice = choice;
  return self;
}

/* What the column is read as; whoever alters it calls _assay_import_column_changed (). */
AssayColumnChoice *
_assay_import_column_get_choice (AssayImportColumn *self)
{
  return self->choice;
}

/* Tells those who watch that the choice was altered. */
void
_assay_import_column_changed (AssayImportColumn *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_ROLE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * assay_import_column_get_index:
 * @self: a column
 *
 * Tells where the column stands.
 *
 * Returns: its index, from 0
 */
guint
assay_import_column_get_index (AssayImportColumn *self)
{
  return self->index;
}

/**
 * assay_import_column_get_heading:
 * @self: a column
 *
 * Gives the column's heading.
 *
 * Returns: (transfer none): the heading, white space squeezed
 */
const char *
assay_import_column_get_heading (AssayImportColumn *self)
{
  return self->choice->heading;
}

/**
 * assay_import_column_get_sample:
 * @self: a column
 *
 * Gives some of the column's values.
 *
 * Returns: (transfer none): the first few, joined
 */
const char *
assay_import_column_get_sample (AssayImportColumn *self)
{
  return self->sample;
}

/**
 * assay_import_column_get_role:
 * @self: a column
 *
 * Tells what the column is read as.
 *
 * Returns: the role
 */
AssayColumnRole
assay_import_column_get_role (AssayImportColumn *self)
{
  return self->choice->role;
}

/**
 * assay_import_column_get_target:
 * @self: a column
 *
 * Tells which field or measure the column is read as.
 *
 * Returns: (transfer none): its id, or ""
 */
const char *
assay_import_column_get_target (AssayImportColumn *self)
{
  return self->choice->target;
}

/**
 * assay_import_column_get_sureness:
 * @self: a column
 *
 * Tells how it came that the column is read so.
 *
 * Returns: the sureness
 */
AssaySureness
assay_import_column_get_sureness (AssayImportColumn *self)
{
  return self->choice->sureness;
}

/**
 * assay_import_column_is_confirmed:
 * @self: a column
 *
 * Tells whether the suggestion was asked about and a person confirmed it, which
 * assay_import_controller_ask_again () takes back.
 *
 * Returns: whether so
 */
gboolean
assay_import_column_is_confirmed (AssayImportColumn *self)
{
  return self->choice->is_confirmed;
}

/**
 * assay_import_column_get_holds:
 * @self: a column
 *
 * Says what the column holds, such as “agreement, 5 steps”.
 *
 * Returns: (transfer none): a few words, or ""
 */
const char *
assay_import_column_get_holds (AssayImportColumn *self)
{
  return self->choice->holds;
}

/**
 * assay_import_column_get_scale:
 * @self: a column
 *
 * Tells the scale of a question's answers.
 *
 * Returns: (transfer none): its id, `own` or ""
 */
const char *
assay_import_column_get_scale (AssayImportColumn *self)
{
  return self->choice->scale;
}

/**
 * assay_import_column_get_doubt:
 * @self: a column
 *
 * Tells why the suggestion is not sure, as long as its sureness is %ASSAY_SURENESS_ASK.
 *
 * Returns: the doubt
 */
AssayColumnDoubt
assay_import_column_get_doubt (AssayImportColumn *self)
{
  return self->choice->doubt;
}
