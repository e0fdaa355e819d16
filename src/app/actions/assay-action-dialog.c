/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-action-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/assay-undo.h"
#include "app/register/assay-officer-choice.h"
#include "app/register/assay-provider-row.h"
#include "app/widgets/assay-date-row.h"
#include "core/actions/assay-action-plan.h"
#include "core/base/assay-date.h"

/* In the order of the drop-down. */
static const char *const statuses[] = { "open", "under-way", "done", "verified", "withdrawn" };

struct _AssayActionDialog
{
  AssayEditDialog parent_instance;

  GtkLabel *about_label;
  AssayProviderRow *provider_row;
  AdwComboRow *plan_row;
  GtkEditable *title_row;
  GtkEditable *owner_row;
  AssayDateRow *due_row;
  AdwComboRow *officer_row;
  AdwComboRow *status_row;
  GtkEditable *completion_row;
  AssayDateRow *completed_row;

  AssayActionForm *form;
  GPtrArray *plans;
};

G_DEFINE_FINAL_TYPE (AssayActionDialog, assay_action_dialog, ASSAY_TYPE_EDIT_DIALOG)

/* Choices */

static gint64
get_provider_id (AssayActionDialog *self)
{
  const gint64 id = assay_action_get_provider_id (self->form->action);

  return id != 0 ? id : assay_provider_row_get_id (self->provider_row);
}

/* The plans of the chosen provider, after the choice of none. */
static void
fill_plans (AssayActionDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const gint64 provider_id = get_provider_id (self);
  const gint64 plan_id = assay_action_get_plan_id (self->form->action);
  guint selected = 1;

  g_clear_pointer (&self->plans, g_ptr_array_unref);
  self->plans = g_ptr_array_new ();
  gtk_string_list_append (list, _("Agreed outside a visit"));
  for (guint i = 0; i < self->form->plans->len; i++)
    {
      AssayActionPlan *plan = g_ptr_array_index (self->form->plans, i);

      if (plan->provider_id != provider_id || g_str_has_prefix (plan->origin, "provider:"))
        continue;
      g_ptr_array_add (self->plans, plan);
      gtk_string_list_append (list, plan->title);
      if (plan->id == plan_id)
        selected = self->plans->len;
    }
  adw_combo_row_set_model (self->plan_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->plan_row, self->plans->len > 0 ? selected : 0);
}

static void
fill_providers (AssayActionDialog *self)
{
  const gint64 provider_id = assay_action_get_provider_id (self->form->action);

  assay_provider_row_set_providers (self->provider_row, self->form->providers, provider_id);
  gtk_widget_set_sensitive (GTK_WIDGET (self->provider_row), provider_id == 0);
}

static void
fill_statuses (AssayActionDialog *self,
               const char        *status)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      gtk_string_list_append (list, assay_action_status_get_title (statuses[i]));
      if (g_str_equal (statuses[i], status))
        selected = i;
    }
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->status_row, selected);
}

/* The places of the statuses that have evidence. */
static gboolean
is_complete (AssayActionDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->status_row);

  return selected == 2 || selected == 3;
}

/* (nullable): what is missing of what shows that it is done */
static const char *
find_missing_evidence (AssayActionDialog *self)
{
  g_autofree char *completed_on = assay_date_row_dup_date (self->completed_row);
  g_autofree char *today = assay_date_today ();
  g_autofree char *evidence = g_strstrip (g_strdup (gtk_editable_get_text (self->completion_row)));

  if (*evidence == '\0')
    return _("Say what shows that it is done.");
  if (completed_on == NULL)
    return _("“Completed on” is not a date.");
  return g_strcmp0 (completed_on, today) > 0 ? _("The day on which it was completed is still to come.") : NULL;
}

/* (nullable): what is missing. What is done or withdrawn may lack what older registers did not ask for. */
static const char *
find_missing (AssayActionDialog *self)
{
  g_autofree char *due_on = assay_date_row_dup_date (self->due_row);
  const gboolean is_open = adw_combo_row_get_selected (self->status_row) < 2;

  if (get_provider_id (self) == 0)
    return _("Choose the provider with whom it is agreed.");
  if (*gtk_editable_get_text (self->title_row) == '\0')
    return _("Say what is to be done.");
  if (is_open && *gtk_editable_get_text (self->owner_row) == '\0')
    return _("Name the owner: who at the provider does it.");
  if (is_open && (due_on == NULL || *due_on == '\0'))
    return _("Give the date on which it is due.");
  return is_complete (self) ? find_missing_evidence (self) : NULL;
}

static void
check (AssayActionDialog *self)
{
  const char *missing;

  if (self->form == NULL)
    return;
  missing = find_missing (self);
  assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (self), missing == NULL, missing);
}

static void
provider_selected_cb (AssayActionDialog *self)
{
  if (self->form == NULL || assay_action_get_id (self->form->action) != 0)
    return;
  fill_plans (self);
  check (self);
}

/* Only what is done has evidence of it. */
static void
status_selected_cb (AssayActionDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->completion_row), is_complete (self));
  gtk_widget_set_visible (GTK_WIDGET (self->completed_row), is_complete (self));
  check (self);
}

/* Saving */

static void
offer_undo (AssayActionDialog *self,
            AssayAction       *saved)
{
  GtkWidget *window = assay_edit_dialog_get_parent (ASSAY_EDIT_DIALOG (self));
  AssayAction *before = self->form->action;
  g_autoptr (AssayAction) gone = NULL;
  g_autofree char *text = NULL;

  if (assay_action_get_id (before) != 0)
    text = g_strdup_printf (_("“%s” is saved."), assay_action_get_title (saved));
  else
    {
      before = gone = assay_action_copy (saved);
      g_object_set (gone, "status", "withdrawn", NULL);
      text = g_strdup_printf (_("“%s” is added for %s."), assay_action_get_title (saved),
                              assay_action_get_provider (saved));
    }
  assay_undo_offer (window, text, "win.restore-action", assay_action_form_to_state (before));
}

/* (nullable): NULL for none, which is what is agreed outside a visit */
static AssayActionPlan *
get_plan (AssayActionDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->plan_row);

  return selected > 0 && selected <= self->plans->len ? g_ptr_array_index (self->plans, selected - 1) : NULL;
}

static AssayAction *
collect (AssayActionDialog *self)
{
  AssayAction *action = assay_action_copy (self->form->action);
  g_autofree char *due_on = assay_date_row_dup_date (self->due_row);
  g_autofree char *completed_on = assay_date_row_dup_date (self->completed_row);
  const AssayActionPlan *plan = get_plan (self);

  /* What is no date is kept as it was typed, so that the refusal names it. */
  g_object_set (action, "title", gtk_editable_get_text (self->title_row), "owner",
                gtk_editable_get_text (self->owner_row), "due-on",
                due_on != NULL ? due_on : gtk_editable_get_text (GTK_EDITABLE (self->due_row)),
                "officer-id",
                assay_officer_choice_get (self->form->officers,
                                          adw_combo_row_get_selected (self->officer_row)),
                "status", statuses[adw_combo_row_get_selected (self->status_row)], "completion",
                gtk_editable_get_text (self->completion_row), "completed-on",
                completed_on != NULL ? completed_on
                                     : gtk_editable_get_text (GTK_EDITABLE (self->completed_row)),
                NULL);
  if (assay_action_get_id (action) == 0)
    g_object_set (action, "provider-id", get_provider_id (self), "plan-id",
                  plan != NULL ? plan->id : (gint64) 0, NULL);
  return action;
}

static void
assay_action_dialog_save (AssayEditDialog *dialog)
{
  AssayActionDialog *self = ASSAY_ACTION_DIALOG (dialog);
  const AssayActionPlan *plan = get_plan (self);
  AssayActionChange *change = g_new0 (AssayActionChange, 1);

  change->action = collect (self);
  if (plan != NULL && plan->id == 0)
    change->assessment_id = self->form->assessment_id;
  assay_edit_dialog_write (dialog, assay_action_form_save, change, assay_action_change_free, g_object_unref);
}

static void
assay_action_dialog_saved (AssayEditDialog *dialog,
                           gpointer         result)
{
  g_autoptr (AssayAction) saved = result;

  offer_undo (ASSAY_ACTION_DIALOG (dialog), saved);
}

static void
assay_action_dialog_finalize (GObject *object)
{
  AssayActionDialog *self = ASSAY_ACTION_DIALOG (object);

  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->form, assay_action_form_free);
  G_OBJECT_CLASS (assay_action_dialog_parent_class)->finalize (object);
}

static void
assay_action_dialog_class_init (AssayActionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_action_dialog_finalize;
  ASSAY_EDIT_DIALOG_CLASS (klass)->save = assay_action_dialog_save;
  ASSAY_EDIT_DIALOG_CLASS (klass)->saved = assay_action_dialog_saved;
  g_type_ensure (ASSAY_TYPE_DATE_ROW);
  g_type_ensure (ASSAY_TYPE_PROVIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/actions/assay-action-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, provider_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, plan_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, owner_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, officer_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, completion_row);
  gtk_widget_class_bind_template_child (widget_class, AssayActionDialog, completed_row);
  gtk_widget_class_bind_template_callback (widget_class, check);
  gtk_widget_class_bind_template_callback (widget_class, provider_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_selected_cb);
}

static void
assay_action_dialog_init (AssayActionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->title_row));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->owner_row));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->completion_row));
}

static void
fill (AssayActionDialog *self,
      gboolean           completes)
{
  AssayAction *action = self->form->action;
  g_autoptr (GListModel) officers = assay_officer_choice_new (self->form->officers, _("Nobody"));
  const gboolean is_new = assay_action_get_id (action) == 0;
  g_autofree char *today = assay_date_today ();
  g_autofree char *later = assay_date_add_days (today, (int) self->form->days);

  fill_providers (self);
  fill_plans (self);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_row), is_new);
  gtk_editable_set_text (self->title_row, assay_action_get_title (action));
  gtk_editable_set_text (self->owner_row, assay_action_get_owner (action));
  assay_date_row_set_date (self->due_row, is_new ? later : assay_action_get_due_on (action));
  adw_combo_row_set_model (self->officer_row, officers);
  adw_combo_row_set_selected (self->officer_row,
                              assay_officer_choice_find (self->form->officers,
                                                         assay_action_get_officer_id (action)));
  fill_statuses (self, completes ? "done" : assay_action_get_status (action));
  gtk_editable_set_text (self->completion_row, assay_action_get_completion (action));
  assay_date_row_set_date (self->completed_row, assay_action_get_completed_on (action));
  status_selected_cb (self);
  gtk_label_set_label (self->about_label, self->form->about != NULL ? self->form->about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), self->form->about != NULL);
  gtk_window_set_title (GTK_WINDOW (self), is_new      ? _("Add Action")
                                           : completes ? _("Complete Action")
                                                       : _("Edit Action"));
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), is_new      ? _("_Add")
                                                              : completes ? _("_Complete")
                                                                          : _("_Save"));
  check (self);
  gtk_widget_grab_focus (completes                     ? GTK_WIDGET (self->completion_row)
                         : get_provider_id (self) != 0 ? GTK_WIDGET (self->title_row)
                                                       : GTK_WIDGET (self->provider_row));
  /* What the criterion asks for is a beginning, and written over as soon as somebody types. */
  if (is_new)
    gtk_editable_select_region (self->title_row, 0, -1);
}

/**
 * assay_action_dialog_new:
 * @parent: the main window
 * @session: where it is kept
 * @form: (transfer full): what was read for it
 * @completes: begin with the evidence of its completion
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
assay_action_dialog_new (GtkWindow       *parent,
                         AssaySession    *session,
                         AssayActionForm *form,
                         gboolean         completes)
{
  AssayActionDialog *self = g_object_new (ASSAY_TYPE_ACTION_DIALOG, "transient-for", parent,
                                          "session", session, NULL);

  self->form = form;
  fill (self, completes);
  return GTK_WINDOW (self);
}
