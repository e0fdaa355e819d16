/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-form-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/assessment/assay-form-window.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-form-request.h"
#include "report/assay-form-book.h"
#include "report/assay-form-print.h"

/* The window's actions about forms that travel: `import-form`, `export-form` and `print-form` (x: the assessment). */

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AssayWindow) window = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (path != NULL)
    assay_form_window_present (GTK_WINDOW (window), assay_window_get_session (window), path);
}

static void
import_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  assay_file_choice_open_async (GTK_WINDOW (user_data), _("Import Form"), ASSAY_FILE_KIND_FORM, NULL,
                                import_chosen_cb, g_object_ref (user_data));
}

typedef struct
{
  AssayWindow *window;
  gint64 id;
  gboolean on_paper;
  char *path;
  gboolean may_replace;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->window);
  g_free (export->path);
  g_free (export);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *said = NULL;

  if (path == NULL)
    {
      assay_error_show (window, error);
      return;
    }
  name = g_path_get_basename (path);
  folder = g_path_get_dirname (path);
  said = g_strdup_printf (_("The form is written to “%s” in %s."), name, folder);
  assay_toast (window, said);
}

static gpointer
write_form (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const Export *export = data;
  g_autoptr (AssayFormRequest) request = assay_form_request_new_for (connection, export->id, error);
  gboolean is_written;

  if (request == NULL)
    return NULL;
  is_written = export->on_paper
                 ? assay_form_print_write (request, export->path, export->may_replace, cancellable, error)
                 : assay_form_book_write (request, export->path, export->may_replace, error);
  return is_written ? g_strdup (export->path) : NULL;
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file == NULL)
    {
      export_free (export);
      return;
    }
  export->path = assay_file_choice_dup_path (file, export->on_paper ? ".pdf" : ".xlsx", &export->may_replace);
  assay_session_read_async (assay_window_get_session (export->window), write_form, export, export_free, g_free, NULL,
                            written_cb, g_object_ref (export->window));
}

static void
choose_file (gpointer  window,
             GVariant *id,
             gboolean  on_paper)
{
  Export *export = g_new0 (Export, 1);
  g_autofree char *name = g_strdup_printf (on_paper ? "%s %" G_GINT64_FORMAT ".pdf" : "%s %" G_GINT64_FORMAT ".xlsx",
                                           _("Form"), g_variant_get_int64 (id));

  export->window = g_object_ref (window);
  export->id = g_variant_get_int64 (id);
  export->on_paper = on_paper;
  assay_file_choice_save_async (GTK_WINDOW (window), _("Save Form"),
                                on_paper ? ASSAY_FILE_KIND_PDF : ASSAY_FILE_KIND_WORKBOOK, name, NULL,
                                export_chosen_cb, export);
}

static void
export_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  choose_file (user_data, parameter, FALSE);
}

static void
print_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  choose_file (user_data, parameter, TRUE);
}

/**
 * assay_form_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds what can be done with forms.
 */
void
assay_form_actions_add (GActionMap   *window,
                        AssaySession *session)
{
  const GActionEntry entries[] = {
    { "import-form", import_activated },
    { "export-form", export_activated, "x" },
    { "print-form", print_activated, "x" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
