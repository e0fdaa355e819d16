/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a person decides about columns and answers. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/assay-import-controller-private.h"

/**
 * assay_import_controller_get_columns:
 * @self: a controller
 *
 * Gives the columns of the file.
 *
 * Returns: (transfer none): a model of AssayImportColumn, the same one all the time
 */
GListModel *
assay_import_controller_get_columns (AssayImportController *self)
{
  return G_LIST_MODEL (self->columns);
}

/**
 * assay_import_controller_get_targets:
 * @self: a controller
 *
 * Lists what a column may be read as.
 *
 * Returns: (transfer none) (element-type AssayImportTarget): the targets, in the order of the choice
 */
GPtrArray *
assay_import_controller_get_targets (AssayImportController *self)
{
  return self->targets;
}

static void
describe (AssayImportController *self,
          AssayImportColumn     *column)
{
  assay_import_handler_describe (self->handler,
                                 g_ptr_array_index (self->facts, assay_import_column_get_index (column)),
                                 _assay_import_column_get_choice (column));
  _assay_import_column_changed (column);
  _assay_import_controller_changed (self);
}

/**
 * assay_import_controller_choose:
 * @self: a controller with a file
 * @column: a column, from 0
 * @role: what it is read as
 * @target: (nullable): the field's or measure's id
 *
 * Chooses what a column is read as.
 */
void
assay_import_controller_choose (AssayImportController *self,
                                guint                  column,
                                AssayColumnRole        role,
                                const char            *target)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);
  AssayColumnChoice *choice;

  g_return_if_fail (item != NULL);
  choice = _assay_import_column_get_choice (item);
  assay_column_choice_set (choice, role, target, ASSAY_SURENESS_CHOSEN);
  describe (self, item);
}

/**
 * assay_import_controller_confirm:
 * @self: a controller with a file
 * @column: a column, from 0
 *
 * Confirms the suggestion for a column.
 */
void
assay_import_controller_confirm (AssayImportController *self,
                                 guint                  column)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);

  g_return_if_fail (item != NULL);
  _assay_import_column_get_choice (item)->sureness = ASSAY_SURENESS_CHOSEN;
  _assay_import_column_get_choice (item)->is_confirmed = TRUE;
  describe (self, item);
}

/**
 * assay_import_controller_ask_again:
 * @self: a controller with a file
 * @column: a column, from 0
 *
 * Takes back that the suggestion for a column was confirmed: it is asked about again. A column that was not asked
 * about, or for which something else was chosen since, stays as it is.
 */
void
assay_import_controller_ask_again (AssayImportController *self,
                                   guint                  column)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);
  AssayColumnChoice *choice;

  g_return_if_fail (item != NULL);
  choice = _assay_import_column_get_choice (item);
  if (!choice->is_confirmed)
    return;
  choice->is_confirmed = FALSE;
  choice->sureness = ASSAY_SURENESS_ASK;
  describe (self, item);
}

/**
 * assay_import_controller_choose_scale:
 * @self: a controller with a file
 * @column: a column that is read as a question, from 0
 * @scale: a scale's id, or `own`
 *
 * Chooses the scale of a question's answers. Bare numbers are places on it from then on.
 */
void
assay_import_controller_choose_scale (AssayImportController *self,
                                      guint                  column,
                                      const char            *scale)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);
  AssayColumnChoice *choice;

  g_return_if_fail (item != NULL);
  choice = _assay_import_column_get_choice (item);
  g_free (choice->scale);
  choice->scale = g_strdup (scale);
  choice->by_number = TRUE;
  choice->sureness = ASSAY_SURENESS_CHOSEN;
  choice->doubt = ASSAY_DOUBT_NONE;
  choice->is_confirmed = FALSE;
  describe (self, item);
}

/**
 * assay_import_controller_get_date_order:
 * @self: a controller with a file
 * @column: a column, from 0
 *
 * Tells the order of day and month that is used for a column.
 *
 * Returns: the order
 */
AssayDateOrder
assay_import_controller_get_date_order (AssayImportController *self,
                                        guint                  column)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);

  g_return_val_if_fail (item != NULL, ASSAY_DATE_ORDER_UNKNOWN);
  return _assay_import_column_get_choice (item)->order;
}

/**
 * assay_import_controller_set_date_order:
 * @self: a controller with a file
 * @column: a column, from 0
 * @order: the order of day and month
 *
 * Decides the order of day and month for a whole column.
 */
void
assay_import_controller_set_date_order (AssayImportController *self,
                                        guint                  column,
                                        AssayDateOrder         order)
{
  AssayImportColumn *item = _assay_import_controller_get_column (self, column);

  g_return_if_fail (item != NULL);
  _assay_import_column_get_choice (item)->order = order;
  _assay_import_column_get_choice (item)->order_from_before = FALSE;
  describe (self, item);
}

/**
 * assay_import_controller_load_map:
 * @self: a controller with a file
 * @json: a mapping
 * @name: its file's name, for messages
 * @error: return location for `ASSAY_IMPORT_ERROR_MAPPING`
 *
 * Decides about columns and answers as a mapping says; what it does not mention stays as suggested. A mapping
 * is a JSON object:
 *
 *     {
 *       "columns": {
 *         "Form number": "response-id",
 *         "Came back on": {"as": "date", "order": "day-first"},
 *         "Agency": "provider-reference",
 *         "Q1 Overall …": "question:overall-satisfaction",
 *         "Q2 Anything else?": "comment",
 *         "Q3 Marks out of 5": {"as": "question:confidence", "scale": "numbers-1-best"},
 *         "Staff trained": {"as": "field:trained", "share": true},
 *         "#7": {"as": "question", "scale": "agreement"}
 *       },
 *       "answers": {
 *         "Q1 Overall …": {"Agre": "Agree", "Unreadable": null},
 *         "*": {"Dont care": null}
 *       }
 *     }
 *
 * Columns are named by their heading, in any case and punctuation, or by `#` and their number, from 1. They
 * are read as a role (`leave-out`, `response-id`, `date`, `period`, `provider-reference`, `provider-name`,
 * `cqc-id`, `comment`, `personal`), as `question` (kept under its own heading), as `question:ID` (a measure)
 * or `field:ID` (a field); a measure's or field's title will do for its ID. `scale` says how bare numbers are
 * read: `numbers-5-best`, `numbers-1-best`, `numbers-7-best`, `numbers-1-best-of-7` and so on for 4, 6 and 10,
 * `numbers-0-to-10-best`, `numbers-0-best-of-10`, or by their places on a scale of words, the best first; `share`
 * whether a per cent is given as a share of 1 (`true`) or as it stands (`false`). Answers stand for answers of
 * the column's scale, or for blank (`null`).
 *
 * Returns: %TRUE on success; on failure nothing is altered
 */
gboolean
assay_import_controller_load_map (AssayImportController *self,
                                  const char            *json,
                                  const char            *name,
                                  GError               **error)
{
  g_autoptr (AssayImportPlan) trial = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  g_return_val_if_fail (self->file != NULL, FALSE);
  trial = _assay_import_controller_make_plan (self);
  if (!_assay_mapping_apply (json, name, self->handler, trial->columns, FALSE, error))
    return FALSE;
  choices = _assay_import_controller_choices (self);
  if (!_assay_mapping_apply (json, name, self->handler, choices, FALSE, error))
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    {
      assay_import_handler_describe (self->handler, g_ptr_array_index (self->facts, i),
                                     g_ptr_array_index (choices, i));
      _assay_import_column_changed (_assay_import_controller_get_column (self, i));
    }
  _assay_import_controller_changed (self);
  return TRUE;
}

/**
 * assay_import_controller_to_map:
 * @self: a controller with a file
 *
 * Writes what is decided as a mapping, which assay_import_controller_load_map () reads.
 *
 * Returns: (transfer full): JSON
 */
char *
assay_import_controller_to_map (AssayImportController *self)
{
  g_autoptr (GPtrArray) choices = _assay_import_controller_choices (self);

  return _assay_mapping_to_json (self->handler, choices);
}

/**
 * assay_import_controller_settle:
 * @self: a controller
 * @answer: an item of its answers
 * @as: (nullable): the answer it stands for, one of the item's choices; %NULL for blank
 *
 * Settles what a text stands for.
 */
void
assay_import_controller_settle (AssayImportController *self,
                                AssayImportAnswer     *answer,
                                const char            *as)
{
  AssayImportColumn *column
      = _assay_import_controller_get_column (self, assay_import_answer_get_column (answer));

  g_return_if_fail (column != NULL);
  assay_column_choice_settle (_assay_import_column_get_choice (column), assay_import_answer_get_text (answer),
                              as);
  assay_import_answer_settle (answer, as);
  _assay_import_controller_changed (self);
}

static guint
count_unsettled (AssayImportController *self)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->answers)); i++)
    {
      g_autoptr (AssayImportAnswer) answer = g_list_model_get_item (G_LIST_MODEL (self->answers), i);

      n += assay_import_answer_get_needed (answer) && !assay_import_answer_get_settled (answer);
    }
  return n;
}

/* Most returns of a survey lie in its period; where they do not, the period is likelier wrong than the dates. */
gboolean
_assay_import_doubts_period (const AssayImportCounts *counts)
{
  return 2 * counts->out_of_period > counts->dated;
}

static gboolean
check_period (AssayImportController *self,
              GError               **error)
{
  const AssayImportCounts *counts = &self->counts;

  if (self->state != ASSAY_IMPORT_STATE_CHECK || self->outside_period
      || !_assay_import_doubts_period (counts))
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING,
               _ ("%" PRIu64 " of %" PRIu64 " returns are dated outside %s: is the period right?"),
               counts->out_of_period, counts->dated, self->period);
  return FALSE;
}

/* The same returns under two names count twice, and may lift a provider over the least that can be judged. */
static gboolean
check_repeats (AssayImportController *self,
               GError               **error)
{
  if (self->state != ASSAY_IMPORT_STATE_CHECK || self->allow_repeats || self->elsewhere == NULL
      || self->counts.added == 0)
    return TRUE;
  _assay_import_refuse_repeats (&self->counts, self->elsewhere, self->period, error);
  return FALSE;
}

/* Says which survey has the returns of a file already. */
void
_assay_import_refuse_repeats (const AssayImportCounts *counts,
                              const char              *elsewhere,
                              const char              *period,
                              GError                 **error)
{
  if (counts->elsewhere == 0)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_REPEATED,
                 _ ("This file was imported into the survey “%s” of %s already: its returns would count twice."),
                 elsewhere, period);
  else
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_REPEATED,
                 ngettext ("%" PRIu64 " of %" PRIu64 " new returns is in the survey “%s” of %s already and would "
                           "count twice.",
                           "%" PRIu64 " of %" PRIu64 " new returns are in the survey “%s” of %s already and would "
                           "count twice.",
                           (gulong) counts->elsewhere),
                 counts->elsewhere, counts->added, elsewhere, period);
}

/**
 * assay_import_controller_check_settled:
 * @self: a controller with a file
 * @error: return location for an `ASSAY_IMPORT_ERROR`: the message has one sentence a line
 *
 * Tells whether all is settled that must be before the import goes on: the columns, from the answers on the
 * answers, and in the check whether the period is right where most returns are dated outside it, and whether
 * returns may count that another survey of the period has.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_import_controller_check_settled (AssayImportController *self,
                                       GError               **error)
{
  g_autoptr (GPtrArray) choices = _assay_import_controller_choices (self);
  guint n = self->unknown_as_blank ? 0 : count_unsettled (self);

  if (!assay_import_handler_check_choices (self->handler, choices, error) || !check_period (self, error)
      || !check_repeats (self, error))
    return FALSE;
  if (self->state < ASSAY_IMPORT_STATE_ANSWERS || n == 0)
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS,
               ngettext ("Decide about one answer, then the import can start.",
                         "Decide about %u answers, then the import can start.", n),
               n);
  return FALSE;
}
