/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/intake/assay-import-words.h"
#include "app/widgets/assay-toast.h"

/* The wizard's long work: opening, checking and importing a file. Every call holds the window until its
 * result is there; `closed` tells that nothing is to be shown any more. */

static void
start_work (AssayImportWindow *self,
            const char        *format,
            const char        *leaves)
{
  g_autofree char *name = assay_import_words_file_name (self->controller);
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s %s", format, name);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->working = TRUE;
  assay_import_progress_page_start (self->progress_page, title, leaves);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.stop", TRUE);
  _assay_import_window_refresh (self);
}

static void
end_work (AssayImportWindow *self)
{
  self->working = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.stop", FALSE);
}

static void
show_error (AssayImportWindow *self,
            const GError      *error)
{
  if (!self->closed && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_error_show (GTK_WIDGET (self), error);
}

void
_assay_import_window_progress (AssayImportWindow *self)
{
  double progress;
  guint64 rows;

  if (!self->working || self->closed)
    return;

  g_object_get (self->controller, "progress", &progress, "rows-done", &rows, NULL);
  assay_import_progress_page_update (self->progress_page, progress, rows);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AssayImportWindow) self = user_data;
  AssayImportController *controller = ASSAY_IMPORT_CONTROLLER (source);
  g_autoptr (GError) error = NULL;
  gboolean opened = assay_import_controller_open_finish (controller, result, &error);

  end_work (self);
  if (self->closed || controller != self->controller)
    return;

  if (opened)
    {
      assay_import_file_page_show_file (self->file_page,
                                        assay_import_controller_get_file (controller));
      /* What the file is and where it belongs can still be set; Next goes on. */
      assay_import_controller_go_back (controller);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_import_file_page_show_error (self->file_page, error->message);
  _assay_import_window_enter_state (self);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean checked = assay_import_controller_check_finish (self->controller, result, &error);
  GListModel *answers = assay_import_controller_get_answers (self->controller);

  end_work (self);
  if (!checked)
    {
      show_error (self, error);
      assay_import_controller_go_back (self->controller);
    }
  else if (assay_import_controller_get_state (self->controller) == ASSAY_IMPORT_STATE_ANSWERS &&
           g_list_model_get_n_items (answers) == 0)
    {
      assay_import_controller_go_next (self->controller);
    }
  if (!self->closed)
    _assay_import_window_enter_state (self);
}

/* Answers are known after a first pass over the file, the counts after one with all of them settled. */
void
_assay_import_window_check (AssayImportWindow *self)
{
  start_work (self, _("Checking"), _("Nothing is written while the file is checked."));
  assay_import_controller_check_async (self->controller, self->cancellable, checked_cb,
                                       g_object_ref (self));
}

static void
tell_main_window (AssayImportWindow *self)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (self->controller);
  g_autofree char *text = NULL;

  if (!self->toast_target)
    return;

  text = assay_import_done_page_say (assay_import_controller_get_kind (self->controller), counts);
  if (self->import_id == 0)
    assay_toast (self->toast_target, text);
  else
    assay_undo_offer (self->toast_target, text, "win.undo-import",
                      g_variant_new_int64 (self->import_id));
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AssayImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = assay_import_controller_commit_finish (self->controller, result, &error);

  end_work (self);
  if (error)
    {
      show_error (self, error);
      if (self->closed && self->toast_target)
        assay_toast (self->toast_target, _("The import was cancelled. Nothing was written."));
    }
  else
    {
      self->import_id = id;
      assay_session_changed (self->session);
      tell_main_window (self);
    }
  if (!self->closed)
    _assay_import_window_enter_state (self);
}

void
_assay_import_window_commit (AssayImportWindow *self)
{
  start_work (self, _("Importing"), _("Cancelling leaves the register as it was."));
  assay_import_controller_commit_async (self->controller, self->cancellable, committed_cb,
                                        g_object_ref (self));
}

/**
 * assay_import_window_open:
 * @self: the wizard
 * @path: the file
 *
 * Opens a file as if it had been chosen or dropped.
 */
void
assay_import_window_open (AssayImportWindow *self,
                          const char        *path)
{
  g_return_if_fail (ASSAY_IS_IMPORT_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (self->working)
    return;

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  assay_import_controller_open_async (self->controller, path, NULL, self->cancellable, opened_cb,
                                      g_object_ref (self));
}
