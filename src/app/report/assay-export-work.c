/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/report/assay-export-work.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-task-window.h"
#include "app/widgets/assay-toast.h"
#include "report/assay-rating-csv.h"
#include "report/assay-rating-workbook.h"

/* Writing an export: in a reader's thread, with progress, from one state of the register. */

typedef struct
{
  char *framework_id;
  char *period;
  char *path;
  AssayExportFlags flags;
  AssayTaskWindow *progress;
} Order;

typedef struct
{
  GtkWidget *window;
  GFile *file;
  AssayExportFlags flags;
  AssayTaskWindow *progress;
} Export;

static void
order_free (Order *order)
{
  g_free (order->framework_id);
  g_free (order->period);
  g_free (order->path);
  g_free (order);
}

static gpointer
write_export (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Order *order = data;

  if (order->flags & ASSAY_EXPORT_TABLE)
    assay_rating_csv_write (connection, order->framework_id, order->period, order->path, TRUE,
                            (order->flags & ASSAY_EXPORT_GUARD) != 0, cancellable, error);
  else
    assay_rating_workbook_write (connection, order->framework_id, order->period, order->path, TRUE,
                                 assay_task_window_report, order->progress, cancellable, error);

  return NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    assay_toast (window, _("It is saved; no program to open it was found."));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Export *export = user_data;
  g_autoptr (GtkWidget) window = export->window;
  g_autoptr (GFile) file = export->file;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  assay_task_window_finish (export->progress);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      assay_toast (window, _("The export was cancelled. No file was written."));
      return;
    }
  if (error)
    {
      assay_error_show (window, error);
      return;
    }

  text = g_strdup_printf (_("Exported as %s."), name);
  assay_toast (window, text);
  if (export->flags & ASSAY_EXPORT_OPEN)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, opened_cb, g_object_ref (window));
}

/**
 * assay_export_work_start:
 * @window: the main window, which is told what became of it
 * @session: whose framework and period are exported
 * @file: where to; a file that is there is replaced
 * @flags: what and how
 *
 * Starts an export, with progress and a way to cancel it.
 */
void
assay_export_work_start (GtkWindow        *window,
                         AssaySession     *session,
                         GFile            *file,
                         AssayExportFlags  flags)
{
  Export *export = g_new0 (Export, 1);
  Order *order = g_new0 (Order, 1);

  export->window = g_object_ref (GTK_WIDGET (window));
  export->file = g_object_ref (file);
  export->flags = flags;
  export->progress = assay_task_window_new (window, _("Exporting"),
                                            _("Cancelling leaves no file behind."));
  order->framework_id = g_strdup (assay_session_get_framework_id (session));
  order->period = g_strdup (assay_session_get_period (session));
  order->path = g_file_get_path (file);
  order->flags = flags;
  order->progress = export->progress;
  assay_session_read_async (session, write_export, order, (GDestroyNotify) order_free, NULL,
                            assay_task_window_get_cancellable (export->progress), written_cb,
                            export);
}
