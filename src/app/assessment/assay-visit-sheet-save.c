/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Every change is shown at once and sent to the register at once; of one criterion one change is on its way at a
 * time, and what is changed meanwhile follows when that is stored, so that each goes by the version before it. Notes
 * are sent at the end of each word or when the typing pauses. What could not be stored stays on the screen. */

#include "config.h"

#include "app/assessment/assay-visit-sheet-private.h"
#include "core/base/assay-error.h"

/**
 * assay_visit_sheet_is_saving:
 * @self: a sheet
 *
 * Returns: whether something is on its way into the register
 */
gboolean
assay_visit_sheet_is_saving (AssayVisitSheet *self)
{
  return g_hash_table_size (self->saving) > 0 || g_hash_table_size (self->waiting) > 0 || self->note_source != 0 ||
         self->is_changing_evidence;
}

/**
 * assay_visit_sheet_get_saved_at:
 * @self: a sheet
 *
 * Returns: (nullable): when something was last stored, as "14:32"
 */
const char *
assay_visit_sheet_get_saved_at (AssayVisitSheet *self)
{
  return self->saved_at;
}

typedef struct
{
  AssayVisitSheet *sheet;
  AssayVisitCriterion *criterion;
} Saving;

static void
conflict_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (AssayVisitSheet) self = saving->sheet;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAnswer) stored = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (stored != NULL && _assay_visit_sheet_merge (self, saving->criterion, stored))
    g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CONFLICT], 0, saving->criterion, stored);
  else if (stored != NULL)
    assay_visit_sheet_settle (self, saving->criterion, stored, FALSE);
  else
    {
      g_hash_table_remove (self->contested, saving->criterion);
      g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_FAILED], 0, error);
    }
}

/* What is shown stays while the person is asked: what the register brings meanwhile would be stored as their own. */
static void
read_stored (AssayVisitSheet     *self,
             AssayVisitCriterion *criterion)
{
  AssayVisitOrder *order = assay_visit_order_new (self->data->assessment, self->data->framework);
  Saving *saving = g_new0 (Saving, 1);

  g_hash_table_add (self->contested, criterion);
  order->criterion = g_strdup (assay_visit_criterion_get_leaf (criterion)->id);
  saving->sheet = g_object_ref (self);
  saving->criterion = criterion;
  assay_session_read_async (self->session, assay_visit_work_read_answer, order,
                            (GDestroyNotify) assay_visit_order_free, (GDestroyNotify) assay_answer_free, NULL,
                            conflict_read_cb, saving);
}

/**
 * _assay_visit_sheet_note_saved:
 * @self: a sheet
 *
 * Keeps when something was last stored.
 */
void
_assay_visit_sheet_note_saved (AssayVisitSheet *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_free (self->saved_at);
  self->saved_at = g_date_time_format (now, "%H:%M");
}

static void
note_saved (AssayVisitSheet     *self,
            AssayVisitCriterion *criterion,
            const AssayAnswer   *stored)
{
  assay_visit_criterion_set_version (criterion, stored->version);
  _assay_visit_sheet_note_saved (self);
  if (g_hash_table_remove (self->waiting, criterion))
    _assay_visit_sheet_save (self, criterion);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_SAVED], 0);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (AssayVisitSheet) self = saving->sheet;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAnswer) stored = assay_session_finish (ASSAY_SESSION (source), result, &error);

  g_hash_table_remove (self->saving, saving->criterion);
  if (stored != NULL)
    {
      note_saved (self, saving->criterion, stored);
      return;
    }
  g_hash_table_remove (self->waiting, saving->criterion);
  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT))
    read_stored (self, saving->criterion);
  else
    g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_FAILED], 0, error);
}

/**
 * _assay_visit_sheet_save:
 * @self: a sheet
 * @criterion: of the sheet
 *
 * Sends what is shown of a criterion to the register, after what is on its way.
 */
void
_assay_visit_sheet_save (AssayVisitSheet     *self,
                         AssayVisitCriterion *criterion)
{
  AssayVisitOrder *order;
  Saving *saving;

  if (g_hash_table_contains (self->saving, criterion))
    {
      g_hash_table_add (self->waiting, criterion);
      return;
    }
  order = assay_visit_order_new (self->data->assessment, self->data->framework);
  order->answer = assay_answer_copy (assay_visit_criterion_get_answer (criterion));
  saving = g_new0 (Saving, 1);
  saving->sheet = g_object_ref (self);
  saving->criterion = criterion;
  g_hash_table_add (self->saving, criterion);
  assay_session_write_async (self->session, assay_visit_work_save_answer, order,
                             (GDestroyNotify) assay_visit_order_free, (GDestroyNotify) assay_answer_free, NULL,
                             saved_cb, saving);
}

/**
 * assay_visit_sheet_flush:
 * @self: a sheet
 *
 * Sends what is being typed without waiting for the end of the word.
 */
void
assay_visit_sheet_flush (AssayVisitSheet *self)
{
  if (self->note_source == 0)
    return;
  g_clear_handle_id (&self->note_source, g_source_remove);
  _assay_visit_sheet_save (self, g_steal_pointer (&self->noted));
}
