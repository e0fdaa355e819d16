/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-form-dialog.h"

#include "app/widgets/assay-date-row.h"

struct _AssayFormDialog
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkButton *back_button;
  GtkLabel *error_label;
  GtkLabel *note_label;
  AdwPreferencesGroup *group;

  AssaySession *session;
  const AssayFormDialogPlan *plan;
  gpointer data;
  GDestroyNotify data_free;
};

G_DEFINE_FINAL_TYPE (AssayFormDialog, assay_form_dialog, ADW_TYPE_WINDOW)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayFormDialog) self = ASSAY_FORM_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  gpointer written = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error != NULL)
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      gtk_widget_set_sensitive (self->save_button, TRUE);
      return;
    }
  self->plan->done (self, GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), written);
  self->plan->result_free (written);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_clicked_cb (AssayFormDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, FALSE);
  assay_session_write_async (self->session, self->plan->write, self->plan->collect (self),
                             self->plan->free, self->plan->result_free, NULL, written_cb,
                             g_object_ref (self));
}

static void
assay_form_dialog_dispose (GObject *object)
{
  AssayFormDialog *self = ASSAY_FORM_DIALOG (object);

  assay_form_dialog_set_data (self, NULL, NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (assay_form_dialog_parent_class)->dispose (object);
}

static void
assay_form_dialog_class_init (AssayFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_form_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFormDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, AssayFormDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, AssayFormDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFormDialog, note_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFormDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_form_dialog_init (AssayFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_form_dialog_new:
 * @parent: the main window
 * @session: where it is written
 * @title: what the form is for
 * @verb: what its button does, with a mnemonic
 * @plan: what happens then; stays as long as the program
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
AssayFormDialog *
assay_form_dialog_new (GtkWindow                 *parent,
                       AssaySession              *session,
                       const char                *title,
                       const char                *verb,
                       const AssayFormDialogPlan *plan)
{
  AssayFormDialog *self = g_object_new (ASSAY_TYPE_FORM_DIALOG, "transient-for", parent, "title", title,
                                        NULL);

  self->session = g_object_ref (session);
  self->plan = plan;
  gtk_button_set_label (GTK_BUTTON (self->save_button), verb);
  return self;
}

/**
 * assay_form_dialog_set_data:
 * @self: a dialog
 * @data: (nullable): what its maker needs to know
 * @free: (nullable): frees it with the dialog
 */
void
assay_form_dialog_set_data (AssayFormDialog *self,
                            gpointer         data,
                            GDestroyNotify   free)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  self->data = data;
  self->data_free = free;
}

/**
 * assay_form_dialog_get_data:
 * @self: a dialog
 *
 * Returns: (nullable): what its maker set
 */
gpointer
assay_form_dialog_get_data (AssayFormDialog *self)
{
  return self->data;
}

/**
 * assay_form_dialog_set_note:
 * @self: a dialog
 * @text: what there is to know before it is filled in
 */
void
assay_form_dialog_set_note (AssayFormDialog *self,
                            const char      *text)
{
  gtk_label_set_label (self->note_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), *text != '\0');
}

/**
 * assay_form_dialog_set_way_back:
 * @self: a dialog
 * @label: what the button says that writes nothing, with a mnemonic; “Cancel” unless it is set
 */
void
assay_form_dialog_set_way_back (AssayFormDialog *self,
                                const char      *label)
{
  gtk_button_set_label (self->back_button, label);
}

/**
 * assay_form_dialog_add:
 * @self: a dialog
 * @row: (transfer floating): a row
 */
void
assay_form_dialog_add (AssayFormDialog *self,
                       GtkWidget       *row)
{
  adw_preferences_group_add (self->group, row);
}

/**
 * assay_form_dialog_add_entry:
 * @self: a dialog
 * @title: the row's name
 * @text: what stands there first
 *
 * Returns: (transfer none): the row, a #GtkEditable
 */
GtkWidget *
assay_form_dialog_add_entry (AssayFormDialog *self,
                             const char      *title,
                             const char      *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  assay_form_dialog_add (self, row);
  return row;
}

/**
 * assay_form_dialog_add_date:
 * @self: a dialog
 * @title: the row's name
 * @iso_date: what stands there first, or ""
 *
 * Returns: (transfer none): the row, an #AssayDateRow
 */
GtkWidget *
assay_form_dialog_add_date (AssayFormDialog *self,
                            const char      *title,
                            const char      *iso_date)
{
  GtkWidget *row = assay_date_row_new (title);

  assay_date_row_set_date (ASSAY_DATE_ROW (row), iso_date);
  assay_form_dialog_add (self, row);
  return row;
}

/**
 * assay_form_dialog_add_combo:
 * @self: a dialog
 * @title: the row's name
 * @model: what there is to choose, strings
 * @selected: the place that is selected first
 *
 * Returns: (transfer none): the row, an #AdwComboRow
 */
GtkWidget *
assay_form_dialog_add_combo (AssayFormDialog *self,
                             const char      *title,
                             GListModel      *model,
                             guint            selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  assay_form_dialog_add (self, row);
  return row;
}
