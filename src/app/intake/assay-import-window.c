/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-window.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/intake/assay-import-answers-page.h"
#include "app/intake/assay-import-check-page.h"
#include "app/intake/assay-import-columns-page.h"
#include "app/intake/assay-import-done-page.h"
#include "app/intake/assay-import-file-page.h"
#include "app/intake/assay-import-progress-page.h"
#include "app/intake/assay-step-row.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-shape-icon.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-register-import.h"

/**
 * AssayImportWindow:
 *
 * The import wizard: a stack over the states of an import controller, which knows all the rules. The
 * window asks, shows, and starts the long work; while that runs, the stack shows its progress. Closing
 * the window at any time cancels what runs: the register is then as before, and the main window says so.
 *
 * Every asynchronous call holds the window, so that a result can arrive after it was closed; `closed`
 * tells those results to show nothing.
 */
struct _AssayImportWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *back_button;
  GtkButton *next_button;
  AssayStepRow *steps;
  GtkStack *stack;
  GtkRevealer *foot;
  AdwBin *blocked_mark;
  GtkLabel *blocked_label;
  GtkLabel *note_label;

  AssayImportFilePage *file_page;
  AssayImportColumnsPage *columns_page;
  AssayImportAnswersPage *answers_page;
  AssayImportCheckPage *check_page;
  AssayImportProgressPage *progress_page;
  AssayImportDonePage *done_page;

  AssaySession *session;
  AssayImportController *controller;
  GCancellable *cancellable;
  GtkWidget *toast_target;
  gint64 import_id;
  gboolean working;
  gboolean committing;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (AssayImportWindow, assay_import_window, ADW_TYPE_WINDOW)

static void refresh (AssayImportWindow *self);

static const char *
describe_kind (AssayImportKind kind)
{
  switch (kind)
    {
    case ASSAY_IMPORT_REGISTER:
      return _("Import Providers");
    case ASSAY_IMPORT_RETURNS:
      return _("Import Figures");
    case ASSAY_IMPORT_SURVEY:
    default:
      return _("Import Survey");
    }
}

static char *
dup_file_name (AssayImportWindow *self)
{
  AssayTableFile *file = assay_import_controller_get_file (self->controller);

  return file ? g_path_get_basename (assay_table_file_get_path (file)) : g_strdup ("");
}

static char *
dup_import_label (AssayImportWindow *self)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (self->controller);
  guint64 number = counts->added + counts->changed;
  g_autofree char *text = assay_format_count ((gint64) number);

  switch (assay_import_controller_get_kind (self->controller))
    {
    case ASSAY_IMPORT_REGISTER:
      return g_strdup_printf (ngettext ("_Import %s Provider", "_Import %s Providers",
                                        (gulong) number), text);
    case ASSAY_IMPORT_RETURNS:
      return g_strdup_printf (ngettext ("_Import %s Row", "_Import %s Rows", (gulong) number),
                              text);
    case ASSAY_IMPORT_SURVEY:
    default:
      return g_strdup_printf (ngettext ("_Import %s Return", "_Import %s Returns",
                                        (gulong) number), text);
    }
}

static char *
dup_blocked_reason (AssayImportWindow *self)
{
  const AssayImportCounts *counts;
  char *reason = NULL;
  gboolean can_go;

  g_object_get (self->controller, "can-go-next", &can_go, "blocked-reason", &reason, NULL);
  if (!can_go)
    return g_strdelimit (reason ? reason : g_strdup (""), "\n", ' ');
  g_free (reason);
  if (assay_import_controller_get_state (self->controller) != ASSAY_IMPORT_STATE_CHECK)
    return NULL;

  counts = assay_import_controller_get_counts (self->controller);
  if (counts->added + counts->changed == 0)
    return g_strdup (_("There is nothing new in this file."));

  return NULL;
}

static char *
dup_note (AssayImportWindow *self,
          AssayImportState   state)
{
  g_autofree char *survey = NULL;
  g_autofree char *period = NULL;

  if (state == ASSAY_IMPORT_STATE_CHECK)
    return g_strdup (_("A backup is made first. Undo takes the whole import back."));
  if (state != ASSAY_IMPORT_STATE_COLUMNS && state != ASSAY_IMPORT_STATE_ANSWERS)
    return g_strdup ("");

  g_object_get (self->controller, "survey-name", &survey, "period", &period, NULL);
  if (assay_import_controller_get_kind (self->controller) != ASSAY_IMPORT_SURVEY)
    return g_strdup_printf (_("Period %s"), period);

  return g_strdup_printf (_("Survey “%s”, period %s"), survey, period);
}

static void
refresh_foot (AssayImportWindow *self,
              AssayImportState   state)
{
  g_autofree char *reason = dup_blocked_reason (self);
  g_autofree char *note = dup_note (self, state);
  gboolean hidden = self->working || state == ASSAY_IMPORT_STATE_DONE;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.next", !self->working && !reason);
  gtk_widget_set_visible (GTK_WIDGET (self->blocked_mark), reason && *reason);
  gtk_label_set_label (self->blocked_label, reason ? reason : "");
  gtk_label_set_label (self->note_label, note);
  gtk_revealer_set_reveal_child (self->foot, !hidden && ((reason && *reason) || *note));
}

static void
refresh_buttons (AssayImportWindow *self,
                 AssayImportState   state)
{
  gboolean is_done = state == ASSAY_IMPORT_STATE_DONE;
  g_autofree char *label = NULL;
  gboolean can_go_back;

  g_object_get (self->controller, "can-go-back", &can_go_back, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.back",
                                 can_go_back && !self->working && !is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          state != ASSAY_IMPORT_STATE_FILE && !is_done);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !is_done);
  label = state == ASSAY_IMPORT_STATE_CHECK ? dup_import_label (self)
                                            : g_strdup (is_done ? _("_Close") : _("_Next"));
  gtk_button_set_label (self->next_button, label);
}

static void
refresh_title (AssayImportWindow *self)
{
  g_autofree char *name = dup_file_name (self);

  adw_window_title_set_title (self->title,
                              describe_kind (assay_import_controller_get_kind (self->controller)));
  adw_window_title_set_subtitle (self->title, name);
  gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
}

static void
show_page (AssayImportWindow *self,
           AssayImportState   state)
{
  const char *const names[] = { "file", "columns", "answers", "check", "done" };

  gtk_stack_set_visible_child_name (self->stack, self->working ? "progress" : names[state]);
  assay_step_row_set_current (self->steps,
                              state == ASSAY_IMPORT_STATE_DONE ? G_N_ELEMENTS (names) : state);
}

static void
refresh (AssayImportWindow *self)
{
  AssayImportState state;

  if (self->closed)
    return;

  state = assay_import_controller_get_state (self->controller);
  refresh_title (self);
  refresh_buttons (self, state);
  refresh_foot (self, state);
  show_page (self, state);
}

static void
enter_state (AssayImportWindow *self)
{
  AssayFramework *framework = assay_session_get_framework (self->session);

  switch (assay_import_controller_get_state (self->controller))
    {
    case ASSAY_IMPORT_STATE_COLUMNS:
      assay_import_columns_page_show (self->columns_page, self->controller);
      break;
    case ASSAY_IMPORT_STATE_ANSWERS:
      assay_import_answers_page_show (self->answers_page, self->controller);
      break;
    case ASSAY_IMPORT_STATE_CHECK:
      assay_import_check_page_show (self->check_page, self->controller,
                                    framework ? assay_framework_get_minimum_base (framework) : 0);
      break;
    case ASSAY_IMPORT_STATE_DONE:
      assay_import_done_page_show (self->done_page, self->controller);
      break;
    case ASSAY_IMPORT_STATE_FILE:
    default:
      break;
    }
  refresh (self);
}

/* Long work */

static void
start_work (AssayImportWindow *self,
            const char        *format,
            const char        *leaves)
{
  g_autofree char *name = dup_file_name (self);
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s %s", format, name);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->working = TRUE;
  assay_import_progress_page_start (self->progress_page, title, leaves);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.stop", TRUE);
  refresh (self);
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

static void
progress_cb (AssayImportWindow *self)
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
    assay_import_file_page_show_file (self->file_page,
                                      assay_import_controller_get_file (controller));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    assay_import_file_page_show_error (self->file_page, error->message);
  enter_state (self);
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
    enter_state (self);
}

/* Answers are known after a first pass over the file, the counts after one with all of them settled. */
static void
check (AssayImportWindow *self)
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
  assay_toast_with_action (self->toast_target, text, _("Undo"), "win.undo-import",
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
  self->committing = FALSE;
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
    enter_state (self);
}

/* Actions */

static void
go_next (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);
  guint n_answers =
    g_list_model_get_n_items (assay_import_controller_get_answers (self->controller));

  switch (assay_import_controller_get_state (self->controller))
    {
    case ASSAY_IMPORT_STATE_COLUMNS:
      assay_import_controller_go_next (self->controller);
      check (self);
      break;
    case ASSAY_IMPORT_STATE_ANSWERS:
      assay_import_controller_go_next (self->controller);
      if (n_answers > 0)
        check (self);
      else
        enter_state (self);
      break;
    case ASSAY_IMPORT_STATE_CHECK:
      self->committing = TRUE;
      start_work (self, _("Importing"), _("Cancelling leaves the register as it was."));
      assay_import_controller_commit_async (self->controller, self->cancellable, committed_cb,
                                            g_object_ref (self));
      break;
    case ASSAY_IMPORT_STATE_DONE:
      gtk_window_close (GTK_WINDOW (self));
      break;
    case ASSAY_IMPORT_STATE_FILE:
    default:
      assay_import_controller_go_next (self->controller);
      enter_state (self);
      break;
    }
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);
  GListModel *answers = assay_import_controller_get_answers (self->controller);

  assay_import_controller_go_back (self->controller);
  if (assay_import_controller_get_state (self->controller) == ASSAY_IMPORT_STATE_ANSWERS &&
      g_list_model_get_n_items (answers) == 0)
    assay_import_controller_go_back (self->controller);
  enter_state (self);
}

static void
stop (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  g_cancellable_cancel (ASSAY_IMPORT_WINDOW (widget)->cancellable);
}

static void
cancel (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayImportWindow) self = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file && !self->closed)
    assay_import_window_open (self, g_file_peek_path (file));
}

static void
choose_file (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  assay_file_choice_open_async (GTK_WINDOW (widget), _("Choose the File to Import"),
                                ASSAY_FILE_KIND_TABLE, NULL, file_chosen_cb,
                                g_object_ref (widget));
}

static void
save_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayImportWindow) self = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (!file || self->closed)
    return;

  if (assay_import_controller_save_set_aside (self->controller, g_file_peek_path (file), &error))
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("The rows were saved.")));
  else
    assay_error_show (GTK_WIDGET (self), error);
}

static void
save_set_aside (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  assay_file_choice_save_async (GTK_WINDOW (widget), _("Save the Rows Set Aside"),
                                ASSAY_FILE_KIND_CSV, _("set-aside.csv"), NULL, save_chosen_cb,
                                g_object_ref (widget));
}

static void
leave_for (AssayImportWindow *self,
           const char        *action,
           GVariant          *target)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  g_variant_ref_sink (target);
  if (parent)
    gtk_widget_activate_action_variant (parent, action, target);
  g_variant_unref (target);
  gtk_window_close (GTK_WINDOW (self));
}

static void
rate (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *period = NULL;

  g_object_get (self->controller, "period", &period, NULL);
  assay_session_set_period (self->session, period);
  if (parent)
    gtk_widget_activate_action (parent, "win.rate", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_imports (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  leave_for (ASSAY_IMPORT_WINDOW (widget), "win.show-page", g_variant_new_string ("imports"));
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);

  leave_for (self, "win.undo-import", g_variant_new_int64 (self->import_id));
}

/* The controller */

static AssayImportController *
make_controller (AssayImportWindow *self,
                 AssayImportKind    kind)
{
  AssayDb *db = assay_session_get_db (self->session);
  const char *period = assay_session_get_period (self->session);

  switch (kind)
    {
    case ASSAY_IMPORT_REGISTER:
      return assay_register_import_new (db, period);
    case ASSAY_IMPORT_RETURNS:
      return assay_register_import_new (db, period);
    case ASSAY_IMPORT_SURVEY:
    default:
      return assay_register_import_new (db, period);
    }
}

static void
take_controller (AssayImportWindow *self,
                 AssayImportKind    kind)
{
  if (self->controller)
    g_signal_handlers_disconnect_by_data (self->controller, self);
  g_clear_object (&self->controller);

  self->controller = make_controller (self, kind);
  g_signal_connect_object (self->controller, "notify::can-go-next", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::blocked-reason", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::rows-done", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::progress", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  assay_import_file_page_show (self->file_page, self->controller);
  refresh (self);
}

static void
kind_chosen_cb (AssayImportWindow *self,
                int                kind)
{
  AssayTableFile *file = assay_import_controller_get_file (self->controller);
  g_autofree char *path = file ? g_strdup (assay_table_file_get_path (file)) : NULL;

  take_controller (self, (AssayImportKind) kind);
  if (path)
    assay_import_window_open (self, path);
}

/* The window */

static gboolean
assay_import_window_close_request (GtkWindow *window)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (window);

  self->closed = TRUE;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (assay_import_window_parent_class)->close_request (window);
}

static void
assay_import_window_dispose (GObject *object)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (object);

  self->closed = TRUE;
  g_clear_object (&self->cancellable);
  if (!self->working)
    {
      g_clear_object (&self->controller);
      g_clear_object (&self->session);
      g_clear_weak_pointer (&self->toast_target);
    }

  G_OBJECT_CLASS (assay_import_window_parent_class)->dispose (object);
}

static void
assay_import_window_finalize (GObject *object)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (object);

  g_clear_object (&self->controller);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->toast_target);

  G_OBJECT_CLASS (assay_import_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "wizard.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "wizard.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "wizard.stop", NULL, stop);
  gtk_widget_class_install_action (widget_class, "wizard.choose-file", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "wizard.save-set-aside", NULL, save_set_aside);
  gtk_widget_class_install_action (widget_class, "wizard.rate", NULL, rate);
  gtk_widget_class_install_action (widget_class, "wizard.show-imports", NULL, show_imports);
  gtk_widget_class_install_action (widget_class, "wizard.undo", NULL, undo);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_ALT_MASK, "wizard.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_ALT_MASK, "wizard.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "wizard.choose-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "wizard.cancel", NULL);
}

static void
assay_import_window_class_init (AssayImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = assay_import_window_close_request;

  g_type_ensure (ASSAY_TYPE_STEP_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, foot);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, blocked_mark);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, blocked_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, note_label);
  install_actions (widget_class);
}

static void
assay_import_window_init (AssayImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->blocked_mark,
                     assay_shape_icon_new (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION, 12));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.stop", FALSE);
}

static void
add_pages (AssayImportWindow *self)
{
  const char *titles[] = { _("File"), _("Columns"), _("Answers"), _("Check"), _("Done"), NULL };

  assay_step_row_set_steps (self->steps, titles);
  self->file_page = ASSAY_IMPORT_FILE_PAGE (assay_import_file_page_new (self->session));
  self->columns_page = ASSAY_IMPORT_COLUMNS_PAGE (assay_import_columns_page_new ());
  self->answers_page = ASSAY_IMPORT_ANSWERS_PAGE (assay_import_answers_page_new ());
  self->check_page = ASSAY_IMPORT_CHECK_PAGE (assay_import_check_page_new ());
  self->progress_page = ASSAY_IMPORT_PROGRESS_PAGE (assay_import_progress_page_new ());
  self->done_page = ASSAY_IMPORT_DONE_PAGE (assay_import_done_page_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->file_page), "file");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->columns_page), "columns");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->answers_page), "answers");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->check_page), "check");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->progress_page), "progress");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->done_page), "done");
  g_signal_connect_object (self->file_page, "kind-chosen", G_CALLBACK (kind_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->file_page, "file-dropped",
                           G_CALLBACK (assay_import_window_open), self, G_CONNECT_SWAPPED);
}

/**
 * assay_import_window_new:
 * @parent: the main window, which is told what became of the import
 * @session: the register to import into; it must be open
 * @kind: what is imported, which a person may still change
 *
 * Makes the wizard, at its first step.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
assay_import_window_new (GtkWindow       *parent,
                         AssaySession    *session,
                         AssayImportKind  kind)
{
  AssayImportWindow *self = g_object_new (ASSAY_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->toast_target, GTK_WIDGET (parent));
  add_pages (self);
  take_controller (self, kind);

  return GTK_WIDGET (self);
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
