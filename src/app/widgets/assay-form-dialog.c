/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-form-dialog.h"

#include "app/widgets/assay-date-row.h"

/* As wide as a form is. */
#define NOTE_CHARS 44

struct _AssayFormDialog
{
  AssayEditDialog parent_instance;

  GtkLabel *note_label;
  AdwPreferencesGroup *group;
  const AssayFormDialogPlan *plan;
  gpointer data;
  GDestroyNotify data_free;
};

G_DEFINE_FINAL_TYPE (AssayFormDialog, assay_form_dialog, ASSAY_TYPE_EDIT_DIALOG)

static void
assay_form_dialog_save (AssayEditDialog *dialog)
{
  AssayFormDialog *self = ASSAY_FORM_DIALOG (dialog);

  assay_edit_dialog_write (dialog, self->plan->write, self->plan->collect (self), self->plan->free,
                           self->plan->result_free);
}

static void
assay_form_dialog_saved (AssayEditDialog *dialog,
                         gpointer         result)
{
  AssayFormDialog *self = ASSAY_FORM_DIALOG (dialog);

  self->plan->done (self, assay_edit_dialog_get_parent (dialog), result);
  if (self->plan->result_free != NULL && result != NULL)
    self->plan->result_free (result);
}

/* What the maker knows is needed until what is being written has come back, though the window is closed. */
static void
assay_form_dialog_finalize (GObject *object)
{
  assay_form_dialog_set_data (ASSAY_FORM_DIALOG (object), NULL, NULL);
  G_OBJECT_CLASS (assay_form_dialog_parent_class)->finalize (object);
}

static void
assay_form_dialog_class_init (AssayFormDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_form_dialog_finalize;
  ASSAY_EDIT_DIALOG_CLASS (klass)->save = assay_form_dialog_save;
  ASSAY_EDIT_DIALOG_CLASS (klass)->saved = assay_form_dialog_saved;
}

static void
assay_form_dialog_init (AssayFormDialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  /* A group’s own description does not tell how high it is where it wraps. */
  self->note_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->note_label, TRUE);
  gtk_label_set_max_width_chars (self->note_label, NOTE_CHARS);
  gtk_label_set_xalign (self->note_label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "secondary");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), FALSE);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->note_label));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->group));
  assay_edit_dialog_set_body (ASSAY_EDIT_DIALOG (self), body);
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
  AssayFormDialog *self = g_object_new (ASSAY_TYPE_FORM_DIALOG, "transient-for", parent, "session",
                                        session, "title", title, NULL);

  self->plan = plan;
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), verb);
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
 * @text: what or whom it is about
 */
void
assay_form_dialog_set_note (AssayFormDialog *self,
                            const char      *text)
{
  gtk_label_set_label (self->note_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), TRUE);
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
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), row);
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
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), row);
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
