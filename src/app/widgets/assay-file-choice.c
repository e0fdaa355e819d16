/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-file-choice.h"

#include <glib/gi18n-lib.h>

#include "app/assay-settings.h"

/* The one place that chooses files. */

static const struct
{
  const char *name;
  const char *patterns[6];
} filters[] = {
  [ASSAY_FILE_KIND_REGISTER] = { N_("Registers"), { "*.assay" } },
  [ASSAY_FILE_KIND_TABLE] = { N_("Tables (CSV, TSV, XLSX, ODS)"),
                              { "*.csv", "*.tsv", "*.txt", "*.xlsx", "*.ods" } },
  [ASSAY_FILE_KIND_FRAMEWORK] = { N_("Frameworks (JSON)"), { "*.json" } },
  [ASSAY_FILE_KIND_WORKBOOK] = { N_("Workbooks (XLSX)"), { "*.xlsx" } },
  [ASSAY_FILE_KIND_CSV] = { N_("Tables (CSV)"), { "*.csv" } },
  [ASSAY_FILE_KIND_PICTURE] = { N_("Pictures (PNG, SVG, PDF)"), { "*.png", "*.svg", "*.pdf" } },
  [ASSAY_FILE_KIND_EVIDENCE] = { N_("Photographs and documents"),
                                 { "*.jpg", "*.jpeg", "*.png", "*.pdf", "*.docx", "*.odt" } },
  [ASSAY_FILE_KIND_FORM] = { N_("Forms (XLSX, ODS)"), { "*.xlsx", "*.ods" } },
  [ASSAY_FILE_KIND_CALENDAR] = { N_("Calendars (ICS)"), { "*.ics" } },
  [ASSAY_FILE_KIND_PDF] = { N_("Documents (PDF)"), { "*.pdf" } },
};

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _("No file was chosen."));
  /* Destroying drops no reference, and the parent holds none. */
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser,
             AssayFileKind   kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _(filters[kind].name));
  for (guint i = 0; i < G_N_ELEMENTS (filters[kind].patterns); i++)
    if (filters[kind].patterns[i] != NULL)
      gtk_file_filter_add_pattern (filter, filters[kind].patterns[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, filter);
  gtk_file_chooser_add_filter (chooser, all);
}

/* What goes out of a register is offered the folder that the person has set for it. */
static void
suggest_folder (GtkFileChooser *chooser,
                AssayFileKind   kind)
{
  g_autofree char *path = g_settings_get_string (assay_settings_get (), "export-folder");
  g_autoptr (GFile) folder = NULL;

  if (kind == ASSAY_FILE_KIND_REGISTER || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;
  folder = g_file_new_for_path (path);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static void
choose (GtkWindow            *parent,
        const char           *title,
        AssayFileKind         kind,
        GtkFileChooserAction  action,
        const char           *name,
        GTask                *task)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  if (action != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    add_filters (GTK_FILE_CHOOSER (native), kind);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    suggest_folder (GTK_FILE_CHOOSER (native), kind);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * assay_file_choice_open_async:
 * @parent: (nullable): the window to ask over
 * @title: the chooser's title
 * @kind: which files are offered first
 * @cancellable: (nullable): for the result
 * @callback: called when a file is chosen, or none
 * @user_data: for @callback
 *
 * Lets the person choose a file to read.
 */
void
assay_file_choice_open_async (GtkWindow           *parent,
                              const char          *title,
                              AssayFileKind        kind,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  choose (parent, title, kind, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, task);
}

/**
 * assay_file_choice_save_async:
 * @parent: (nullable): the window to ask over
 * @title: the chooser's title
 * @kind: which files are offered first
 * @name: the name that is suggested
 * @cancellable: (nullable): for the result
 * @callback: called when a file is chosen, or none
 * @user_data: for @callback
 *
 * Lets the person choose where to write; the chooser itself asks before a file is replaced.
 */
void
assay_file_choice_save_async (GtkWindow           *parent,
                              const char          *title,
                              AssayFileKind        kind,
                              const char          *name,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  choose (parent, title, kind, GTK_FILE_CHOOSER_ACTION_SAVE, name, task);
}

/**
 * assay_file_choice_folder_async:
 * @parent: (nullable): the window to ask over
 * @title: the chooser's title
 * @cancellable: (nullable): for the result
 * @callback: called when a folder is chosen, or none
 * @user_data: for @callback
 *
 * Lets the person choose a folder.
 */
void
assay_file_choice_folder_async (GtkWindow           *parent,
                                const char          *title,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  choose (parent, title, ASSAY_FILE_KIND_TABLE, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, task);
}

/**
 * assay_file_choice_finish:
 * @result: from the callback
 * @error: return location; %G_IO_ERROR_CANCELLED where none was chosen
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
assay_file_choice_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * assay_file_choice_dup_path:
 * @file: a file that was chosen to write to
 * @ending: what its kind ends in, such as `.pdf`
 * @may_replace: (out): whether the person was asked about what is there
 *
 * A name that was typed without its ending gets it; the chooser has not asked about a file of that name then.
 *
 * Returns: (transfer full) (type filename): where to write
 */
char *
assay_file_choice_dup_path (GFile       *file,
                            const char  *ending,
                            gboolean    *may_replace)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  *may_replace = g_str_has_suffix (lower, ending);
  return *may_replace ? g_steal_pointer (&path) : g_strconcat (path, ending, NULL);
}
