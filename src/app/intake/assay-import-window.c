/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/intake/assay-import-words.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-shape-icon.h"
#include "core/intake/assay-register-import.h"
#include "core/intelligence/assay-returns-import.h"
#include "core/survey/assay-survey-import.h"

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
G_DEFINE_FINAL_TYPE (AssayImportWindow, assay_import_window, ADW_TYPE_WINDOW)

static void
refresh_foot (AssayImportWindow *self,
              AssayImportState   state)
{
  g_autofree char *reason = assay_import_words_blocked (self->controller);
  g_autofree char *note = assay_import_words_note (self->controller, state);
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
  label = state == ASSAY_IMPORT_STATE_CHECK ? assay_import_words_button (self->controller)
                                            : g_strdup (is_done ? _("_Close") : _("_Next"));
  gtk_button_set_label (self->next_button, label);
  if (is_done)
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_button), "suggested-action");
}

static void
refresh_title (AssayImportWindow *self)
{
  g_autofree char *name = assay_import_words_file_name (self->controller);

  adw_window_title_set_title (self->title,
                              assay_import_words_kind (assay_import_controller_get_kind (self->controller)));
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

void
_assay_import_window_refresh (AssayImportWindow *self)
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

void
_assay_import_window_enter_state (AssayImportWindow *self)
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
  _assay_import_window_refresh (self);
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
      _assay_import_window_check (self);
      break;
    case ASSAY_IMPORT_STATE_ANSWERS:
      assay_import_controller_go_next (self->controller);
      if (n_answers > 0)
        _assay_import_window_check (self);
      else
        _assay_import_window_enter_state (self);
      break;
    case ASSAY_IMPORT_STATE_CHECK:
      _assay_import_window_commit (self);
      break;
    case ASSAY_IMPORT_STATE_DONE:
      gtk_window_close (GTK_WINDOW (self));
      break;
    case ASSAY_IMPORT_STATE_FILE:
    default:
      assay_import_controller_go_next (self->controller);
      _assay_import_window_enter_state (self);
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
  _assay_import_window_enter_state (self);
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
    {
      gtk_widget_activate_action (parent, "win.show-page", "s", "providers");
      gtk_widget_activate_action (parent, "win.rate", NULL);
    }
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
  AssayFramework *framework = assay_session_get_framework (self->session);
  const char *period = assay_session_get_period (self->session);

  switch (kind)
    {
    case ASSAY_IMPORT_REGISTER:
      return assay_register_import_new (db, period);
    case ASSAY_IMPORT_RETURNS:
      return assay_returns_import_new (db, framework, period);
    case ASSAY_IMPORT_SURVEY:
    default:
      return assay_survey_import_new (db, framework, _("Survey"), period);
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
  g_signal_connect_object (self->controller, "notify::can-go-next", G_CALLBACK (_assay_import_window_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::blocked-reason", G_CALLBACK (_assay_import_window_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::rows-done", G_CALLBACK (_assay_import_window_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->controller, "notify::progress", G_CALLBACK (_assay_import_window_progress), self,
                           G_CONNECT_SWAPPED);
  assay_import_file_page_show (self->file_page, self->controller);
  _assay_import_window_refresh (self);
}

static void
kind_chosen_cb (AssayImportWindow *self,
                int                kind)
{
  AssayTableFile *file = assay_import_controller_get_file (self->controller);
  g_autofree char *path = file ? g_strdup (assay_table_file_get_path (file)) : NULL;
  g_autofree char *period = NULL;

  g_object_get (self->controller, "period", &period, NULL);
  take_controller (self, (AssayImportKind) kind);
  g_object_set (self->controller, "period", period, NULL);
  assay_import_file_page_show (self->file_page, self->controller);
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
