/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/store/assay-start-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-recent.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-when.h"
#include "core/base/assay-error.h"
#include "core/store/assay-backup.h"

struct _AssayStartPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *recent_group;
  GtkLabel *busy_label;
  AdwStatusPage *trouble_page;
  GtkButton *restore_button;
  GtkWidget *recover_button;
  GtkWidget *retry_button;
  GtkWidget *resume_button;
  GtkLabel *backup_label;

  GPtrArray *recent_rows;
  char *path;
  char *backup;
};

enum
{
  OPEN,
  RELEASE,
  RESUME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayStartPage, assay_start_page, ADW_TYPE_BIN)

/* The start */

static void
add_recent (AssayStartPage *self,
            const char     *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *subtitle = g_markup_escape_text (folder, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-recent");
  adw_preferences_group_add (self->recent_group, row);
  g_ptr_array_add (self->recent_rows, row);
}

/**
 * assay_start_page_show_start:
 * @self: a start page
 *
 * Shows how to come by a register, with those opened lately.
 */
void
assay_start_page_show_start (AssayStartPage *self)
{
  g_auto (GStrv) paths = assay_recent_list ();

  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    add_recent (self, paths[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), paths[0] != NULL);
  gtk_stack_set_visible_child_name (self->stack, "start");
}

/* One that turns where nobody sees it would wake the window sixty times a second for as long as it is open. */
static void
spinner_mapped_cb (GtkSpinner *spinner)
{
  gtk_spinner_start (spinner);
}

static void
spinner_unmapped_cb (GtkSpinner *spinner)
{
  gtk_spinner_stop (spinner);
}

static void
show_busy (AssayStartPage *self,
           const char     *text)
{
  gtk_label_set_label (self->busy_label, text);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

/**
 * assay_start_page_show_making:
 * @self: a start page
 *
 * Shows that the demonstration is being made.
 */
void
assay_start_page_show_making (AssayStartPage *self)
{
  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  show_busy (self, _("Making the demonstration: twelve providers, four quarters"));
}

/**
 * assay_start_page_show_busy:
 * @self: a start page
 * @path: the register that is being opened
 *
 * Shows that a register is being opened.
 */
void
assay_start_page_show_busy (AssayStartPage *self,
                            const char     *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = g_strdup_printf (_("Opening %s"), name);

  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  show_busy (self, text);
}

/* Trouble */

static void
find_backup_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  g_task_return_pointer (task, assay_backup_find_sound (task_data), g_free);
}

static void
show_backup (AssayStartPage *self)
{
  g_autofree char *date = assay_when_format_file (self->backup);
  g_autofree char *text = g_strdup_printf (_("The last whole backup was made %s."), date);

  gtk_label_set_label (self->backup_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->backup_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), TRUE);
}

static void
backup_found_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  AssayStartPage *self = ASSAY_START_PAGE (source);
  g_autofree char *backup = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!g_str_equal (g_task_get_task_data (G_TASK (result)), self->path))
    return;
  if (backup == NULL)
    {
      gtk_label_set_label (self->backup_label, _("There is no whole backup of it."));
      gtk_widget_set_visible (GTK_WIDGET (self->backup_label), TRUE);
      return;
    }
  g_free (self->backup);
  self->backup = g_steal_pointer (&backup);
  show_backup (self);
}

/* Backups are read whole before one is offered, which takes its time. */
static void
offer_backup (AssayStartPage *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, backup_found_cb, NULL);

  g_clear_pointer (&self->backup, g_free);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, find_backup_thread);
}

static void
show_trouble (AssayStartPage *self,
              const char     *path,
              const char     *title,
              const char     *text,
              gboolean        damaged)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_status_page_set_title (self->trouble_page, title);
  adw_status_page_set_description (self->trouble_page, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->backup_label), FALSE);
  gtk_widget_set_visible (self->recover_button, damaged);
  gtk_widget_set_visible (self->retry_button, FALSE);
  gtk_widget_set_visible (self->resume_button, FALSE);
  if (damaged)
    offer_backup (self);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

/**
 * assay_start_page_show_trouble:
 * @self: a start page
 * @path: the register that cannot be opened
 * @error: why
 *
 * Shows what happened, what it means and what can be done.
 */
void
assay_start_page_show_trouble (AssayStartPage *self,
                               const char     *path,
                               const GError   *error)
{
  const gboolean damaged = g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_autofree char *body = assay_error_text_dup_body (error);

  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  show_trouble (self, path, assay_error_text_get_title (error), body, damaged);
  gtk_widget_set_visible (self->retry_button,
                          g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY));
}

/**
 * assay_start_page_show_damaged:
 * @self: a start page
 * @path: a damaged register that is open for reading
 *
 * Shows how the register can be put right, with a way back to reading it.
 */
void
assay_start_page_show_damaged (AssayStartPage *self,
                               const char     *path)
{
  g_return_if_fail (ASSAY_IS_START_PAGE (self));

  show_trouble (self, path, _("The Register Is Damaged"),
                _("A backup puts all of it back as it was then. Recovering saves what can still be "
                  "read as a new register and leaves the damaged file as it is."), TRUE);
  gtk_widget_set_visible (self->resume_button, TRUE);
}

static void
resume_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  g_signal_emit (user_data, signals[RESUME], 0);
}

static void
retry_clicked_cb (GtkButton *button,
                  gpointer   user_data)
{
  AssayStartPage *self = ASSAY_START_PAGE (user_data);

  g_signal_emit (self, signals[OPEN], 0, self->path);
}

/* Putting right: in a thread, since files may be large. */

typedef struct
{
  char *from;
  char *to;
  char *kept_as;
  char **saved;
  char **lost;
} Repair;

static void
repair_free (gpointer data)
{
  Repair *repair = data;

  g_free (repair->from);
  g_free (repair->to);
  g_free (repair->kept_as);
  g_strfreev (repair->saved);
  g_strfreev (repair->lost);
  g_free (repair);
}

static void
restore_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Repair *repair = task_data;
  GError *error = NULL;

  if (assay_backup_restore (repair->from, repair->to, &repair->kept_as, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
recover_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Repair *repair = task_data;
  GError *error = NULL;

  if (assay_recover (repair->from, repair->to, &repair->saved, &repair->lost, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_lost (AssayStartPage *self,
           char          **saved,
           char          **lost)
{
  g_autofree char *missing = g_strjoinv ("\n", lost);
  g_autofree char *there = g_strjoinv (", ", saved);
  g_autofree char *list = g_strdup_printf (_("%s\n\nSaved: %s."), missing, there);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            _("What Could Not Be Read"), list);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
repaired_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AssayStartPage *self = ASSAY_START_PAGE (source);
  const Repair *repair = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (repair->lost != NULL && repair->lost[0] != NULL)
    show_lost (self, repair->saved, repair->lost);
  g_signal_emit (self, signals[OPEN], 0, repair->to);
}

static void
repair (AssayStartPage *self,
        const char     *from,
        const char     *to,
        GTaskThreadFunc thread)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, repaired_cb, NULL);
  Repair *data = g_new0 (Repair, 1);

  data->from = g_strdup (from);
  data->to = g_strdup (to);
  g_task_set_task_data (task, data, repair_free);
  assay_start_page_show_busy (self, to);
  g_task_run_in_thread (task, thread);
}

static void
restore_confirmed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (AssayStartPage) self = ASSAY_START_PAGE (user_data);

  if (!assay_confirm_finish (result))
    return;
  g_signal_emit (self, signals[RELEASE], 0);
  gtk_widget_set_visible (self->resume_button, FALSE);
  repair (self, self->backup, self->path, restore_thread);
}

static void
restore_clicked_cb (GtkButton *button,
                    gpointer   user_data)
{
  AssayStartPage *self = ASSAY_START_PAGE (user_data);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *heading = g_strdup_printf (_("Restore %s from Its Backup?"), name);

  assay_confirm_async (GTK_WIDGET (self), heading,
                       _("Changes made since the backup are not in it. The damaged file is kept "
                         "beside it under another name."), _("_Restore"), FALSE, NULL,
                       restore_confirmed_cb, g_object_ref (self));
}

static void
recover_file_chosen_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (AssayStartPage) self = ASSAY_START_PAGE (user_data);
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file != NULL)
    repair (self, self->path, g_file_peek_path (file), recover_thread);
}

static void
recover_clicked_cb (GtkButton *button,
                    gpointer   user_data)
{
  AssayStartPage *self = ASSAY_START_PAGE (user_data);

  assay_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                _("Recover a Copy"), ASSAY_FILE_KIND_REGISTER,
                                _("recovered.assay"), NULL, recover_file_chosen_cb,
                                g_object_ref (self));
}

static void
assay_start_page_finalize (GObject *object)
{
  AssayStartPage *self = ASSAY_START_PAGE (object);

  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->backup, g_free);
  G_OBJECT_CLASS (assay_start_page_parent_class)->finalize (object);
}

static void
assay_start_page_class_init (AssayStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_start_page_finalize;
  signals[OPEN] = g_signal_new ("open", ASSAY_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[RELEASE] = g_signal_new ("release", ASSAY_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[RESUME] = g_signal_new ("resume", ASSAY_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/store/assay-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, spinner_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, spinner_unmapped_cb);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, busy_label);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recover_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, resume_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, backup_label);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, recover_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_clicked_cb);
}

static void
assay_start_page_init (AssayStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->recent_rows = g_ptr_array_new ();
  assay_start_page_show_start (self);
}
