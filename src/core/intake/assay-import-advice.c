/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What would settle a column that is not sure, and what people should know before they import. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-import-controller-private.h"
#include "core/intake/assay-standard-columns.h"

static char *
quote (const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);

  return json_to_string (node, FALSE);
}

static char *
make_line (const AssayColumnChoice *choice,
           const char              *option)
{
  g_autofree char *heading = quote (choice->heading);
  const char *id = assay_column_role_get_id (choice->role);
  g_autofree char *as = choice->target[0] != '\0' ? g_strdup_printf ("%s:%s", id, choice->target) : g_strdup (id);
  g_autofree char *quoted = quote (as);

  return option != NULL ? g_strdup_printf ("%s: {\"as\": %s, %s}", heading, quoted, option)
                        : g_strdup_printf ("%s: %s", heading, quoted);
}

/* Either end of the scales that are as wide as a column's numbers. */
static GPtrArray *
list_scales_of (const AssayColumnFacts *facts)
{
  return assay_answer_scale_list_numbers ((int) CLAMP (facts->minimum, -1, 100),
                                          (int) CLAMP (facts->maximum, -1, 100));
}

/**
 * assay_import_controller_list_scales:
 * @self: a controller with a file
 * @column: a column, from 0
 *
 * Lists the scales of which assay_import_controller_choose_scale () may choose one: those that are as wide as the
 * column's numbers, with either end as the best.
 *
 * Returns: (transfer container) (element-type AssayAnswerScale): the scales; none where the column is not read as
 *   one of the known questions, or does not hold numbers
 */
GPtrArray *
assay_import_controller_list_scales (AssayImportController *self,
                                     guint                  column)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);
  const AssayColumnFacts *facts;
  const AssayColumnChoice *choice;

  g_return_val_if_fail (item != NULL, NULL);
  facts = g_ptr_array_index (self->facts, column);
  choice = _assay_import_column_get_choice (item);
  if (choice->role != ASSAY_COLUMN_QUESTION || choice->target[0] == '\0' || 2 * facts->n_numbers <= facts->n_filled)
    return g_ptr_array_new ();
  return list_scales_of (facts);
}

/* The scale that begins where another ends; NULL where there is none. */
static const AssayAnswerScale *
find_reverse (GPtrArray              *scales,
              const AssayAnswerScale *scale)
{
  const guint length = assay_answer_scale_length (scale);

  for (guint i = 0; i < scales->len; i++)
    {
      const AssayAnswerScale *other = g_ptr_array_index (scales, i);

      if (assay_answer_scale_length (other) == length && g_str_equal (other->answers[0], scale->answers[length - 1]))
        return other;
    }
  return NULL;
}

/* Of numbers either end may be the best: where nobody was asked, it is said which was taken, and what turns it. */
static void
note_direction (AssayImportController *self,
                guint                  column,
                GPtrArray             *notices)
{
  const AssayColumnChoice *choice
    = _assay_import_column_get_choice (_assay_import_controller_get_column (self, column));
  const AssayAnswerScale *scale = assay_answer_scale_find (choice->scale);
  g_autoptr (GPtrArray) scales = NULL;
  const AssayAnswerScale *reverse;

  if (choice->by_number || choice->is_confirmed || choice->sureness == ASSAY_SURENESS_ASK || scale == NULL
      || scale->n_positive == 0)
    return;
  scales = assay_import_controller_list_scales (self, column);
  reverse = find_reverse (scales, scale);
  if (reverse == NULL)
    return;
  /* TRANSLATORS: a heading, a number, then a scale such as “numbers, 1 the best”; "scale" is JSON and stays */
  g_ptr_array_add (notices, g_strdup_printf (_ ("In “%s”, %s is taken for the best answer. If it is the worst, choose "
                                                "“%s” (in a map, \"scale\": \"%s\")."),
                                             choice->heading, scale->answers[0], _ (reverse->title), reverse->id));
}

static void
add_scales (GPtrArray               *lines,
            const AssayColumnChoice *choice,
            const AssayColumnFacts  *facts)
{
  g_autoptr (GPtrArray) scales = list_scales_of (facts);

  for (guint i = 0; i < scales->len; i++)
    {
      g_autofree char *option
          = g_strdup_printf ("\"scale\": \"%s\"", ((const AssayAnswerScale *) g_ptr_array_index (scales, i))->id);

      g_ptr_array_add (lines, make_line (choice, option));
    }
  if (scales->len == 0)
    g_ptr_array_add (lines, make_line (choice, NULL));
}

/**
 * assay_import_controller_list_map_lines:
 * @self: a controller with a file
 * @column: a column, from 0
 *
 * Gives the lines, one of which put into `columns` of a mapping settles a column that is not sure: the
 * suggestion first. The same can be said with assay_import_controller_choose () and
 * assay_import_controller_choose_scale (); a share of 1 is the field's target with #ASSAY_TARGET_AS_SHARE.
 *
 * Returns: (transfer full) (element-type utf8): the lines; none for a column that is sure or need not be
 */
GPtrArray *
assay_import_controller_list_map_lines (AssayImportController *self,
                                        guint                  column)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);
  const AssayColumnChoice *choice;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (item != NULL, lines);
  choice = _assay_import_column_get_choice (item);
  if (choice->role == ASSAY_COLUMN_DATE
      && (choice->order == ASSAY_DATE_ORDER_UNKNOWN || choice->order == ASSAY_DATE_ORDER_CONTRADICTORY))
    {
      g_ptr_array_add (lines, make_line (choice, "\"order\": \"day-first\""));
      g_ptr_array_add (lines, make_line (choice, "\"order\": \"month-first\""));
      return lines;
    }
  if (choice->sureness != ASSAY_SURENESS_ASK || !assay_standard_column_needed (choice))
    return lines;
  switch (choice->doubt)
    {
    case ASSAY_DOUBT_SHARE:
      g_ptr_array_add (lines, make_line (choice, "\"share\": true"));
      g_ptr_array_add (lines, make_line (choice, "\"share\": false"));
      break;
    case ASSAY_DOUBT_DIRECTION:
      add_scales (lines, choice, g_ptr_array_index (self->facts, column));
      break;
    default:
      g_ptr_array_add (lines, make_line (choice, NULL));
    }
  heading = quote (choice->heading);
  if (choice->doubt == ASSAY_DOUBT_COUNT || choice->doubt == ASSAY_DOUBT_FURTHER)
    g_ptr_array_add (lines, g_strdup_printf ("%s: \"leave-out\"", heading));
  if (choice->role == ASSAY_COLUMN_QUESTION && choice->target[0] != '\0' && choice->doubt != ASSAY_DOUBT_DIRECTION)
    g_ptr_array_add (lines, g_strdup_printf ("%s: \"question\"", heading));
  return lines;
}

/**
 * assay_import_answer_dup_map_line:
 * @self: an answer that is not understood
 *
 * Gives what a mapping must have among its `answers` to settle an answer, and what it may be settled as.
 *
 * Returns: (transfer full): such as `"Overall satisfaction": {"V. good": ANSWER}, where ANSWER is …`
 */
char *
assay_import_answer_dup_map_line (AssayImportAnswer *self)
{
  const char *const *choices = assay_import_answer_get_choices (self);
  g_autofree char *heading = quote (assay_import_answer_get_heading (self));
  g_autofree char *text = quote (assay_import_answer_get_text (self));
  g_autoptr (GPtrArray) quoted = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    g_ptr_array_add (quoted, quote (choices[i]));
  g_ptr_array_add (quoted, NULL);
  list = g_strjoinv (_ (", "), (char **) quoted->pdata);
  /* TRANSLATORS: a heading and an answer of a file, then a list of answers; null is JSON and stays */
  return g_strdup_printf (_ ("%s: {%s: ANSWER}, where ANSWER is one of %s, or null for blank"), heading, text, list);
}

/**
 * assay_import_controller_list_notices:
 * @self: a controller with a file
 *
 * Says what people should know before they import though it stops nothing: of the columns, and of the rows once
 * they are checked.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
assay_import_controller_list_notices (AssayImportController *self)
{
  g_autoptr (GPtrArray) choices = _assay_import_controller_choices (self);
  GPtrArray *notices = assay_import_handler_list_notices (self->handler, choices);

  for (guint i = 0; i < choices->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (choice->role == ASSAY_COLUMN_DATE && choice->order_from_before)
        g_ptr_array_add (notices,
                         g_strdup_printf (choice->order == ASSAY_DATE_ORDER_MONTH_FIRST
                                              ? _ ("Every date in “%s” allows both orders: the month is read first, "
                                                   "as before.")
                                              : _ ("Every date in “%s” allows both orders: the day is read first, "
                                                   "as before."),
                                          choice->heading));
      note_direction (self, i, notices);
    }
  for (guint i = 0; self->notices != NULL && i < self->notices->len; i++)
    g_ptr_array_add (notices, g_strdup (g_ptr_array_index (self->notices, i)));
  return notices;
}
