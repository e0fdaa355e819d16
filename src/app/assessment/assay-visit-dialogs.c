/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-dialogs.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-visit-form.h"
#include "app/register/assay-officer-choice.h"
#include "app/register/assay-provider-row.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-form-dialog.h"
#include "app/widgets/assay-toast.h"
#include "app/widgets/assay-words.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"

/* The dialogs about a visit: plan one, move it to another day or officer, cancel it with a reason. */

typedef struct
{
  AssayVisitForm *form;
  AssayProviderRow *provider_row;
  AdwComboRow *framework_row;
  AdwComboRow *kind_row;
  AdwComboRow *officer_row;
  AssayDateRow *day_row;
  GtkEditable *reason_row;
} Rows;

static void
rows_free (gpointer data)
{
  Rows *rows = data;

  assay_visit_form_free (rows->form);
  g_free (rows);
}

static gint64
get_officer_id (Rows *rows)
{
  return assay_officer_choice_get (rows->form->officers, adw_combo_row_get_selected (rows->officer_row));
}

static GtkWidget *
add_officers (AssayFormDialog *dialog,
              AssayVisitForm  *form,
              gint64           officer_id)
{
  g_autoptr (GListModel) officers = assay_officer_choice_new (form->officers, _("Nobody yet"));

  return assay_form_dialog_add_combo (dialog, _("Officer"), officers,
                                      assay_officer_choice_find (form->officers, officer_id));
}

/* Reading what a dialog needs, then showing it */

typedef void (*ShowFunc) (GtkWindow      *window,
                          AssaySession   *session,
                          AssayVisitForm *form);

typedef struct
{
  GtkWindow *window;
  ShowFunc show;
} Asked;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Asked *asked = user_data;
  g_autoptr (GtkWindow) window = asked->window;
  g_autoptr (GError) error = NULL;
  AssayVisitForm *form = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (form != NULL)
    asked->show (window, ASSAY_SESSION (source), form);
  else
    assay_error_show (GTK_WIDGET (window), error);
  g_free (asked);
}

static void
ask (GtkWindow      *window,
     AssaySession   *session,
     AssayVisitForm *form,
     ShowFunc        show)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->window = g_object_ref (window);
  asked->show = show;
  assay_session_read_async (session, assay_visit_form_read, form, (GDestroyNotify) assay_visit_form_free,
                            (GDestroyNotify) assay_visit_form_free, NULL, read_cb, asked);
}

/* Plan */

static const AssayVisitRules *
get_rules (Rows *rows)
{
  const guint selected = adw_combo_row_get_selected (rows->framework_row);

  if (selected >= rows->form->frameworks->len)
    return NULL;
  return assay_framework_get_visit_rules (rows->form->frameworks->pdata[selected]);
}

/* What the dialog says now, as a new assessment. (transfer full) (nullable) */
static AssayAssessment *
make_wanted (Rows *rows)
{
  const AssayVisitRules *rules = get_rules (rows);
  const guint kind = adw_combo_row_get_selected (rows->kind_row);
  g_autofree char *day = assay_date_row_dup_date (rows->day_row);
  AssayFramework *framework;

  if (rules == NULL || kind >= g_strv_length (rules->kinds))
    return NULL;
  framework = rows->form->frameworks->pdata[adw_combo_row_get_selected (rows->framework_row)];
  return g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_row_get_id (rows->provider_row),
                       "framework-id", assay_framework_get_id (framework), "framework-version",
                       assay_framework_get_version (framework), "kind", rules->kinds[kind], "officer-id",
                       get_officer_id (rows), "planned-on", day, NULL);
}

/* That the same is planned already. (transfer full) (nullable) */
static char *
dup_same (Rows *rows)
{
  g_autoptr (AssayAssessment) wanted = make_wanted (rows);
  AssayAssessment *same = wanted == NULL ? NULL : assay_visit_plan_find_same (rows->form->planned, wanted);
  g_autofree char *line = same == NULL ? NULL : assay_assessment_dup_summary_line (same);

  return line == NULL ? NULL
                      : g_strdup_printf (_("The same is planned already: %s. This plans another one."), line);
}

/* What stands in the way of the plan, or what is to be known before it is made. */
static void
check_plan (Rows *rows)
{
  AssayEditDialog *dialog = ASSAY_EDIT_DIALOG (gtk_widget_get_root (GTK_WIDGET (rows->provider_row)));
  const gboolean has_provider = assay_provider_row_get_id (rows->provider_row) != 0;
  g_autofree char *fault = has_provider ? assay_date_row_dup_fault (rows->day_row)
                                        : g_strdup (_("Choose the provider to visit."));
  g_autofree char *same = fault == NULL ? dup_same (rows) : NULL;

  assay_edit_dialog_set_valid (dialog, fault == NULL, fault != NULL ? fault : same);
}

static void
framework_selected_cb (AdwComboRow *row,
                       GParamSpec  *pspec,
                       gpointer     user_data)
{
  Rows *rows = user_data;
  const AssayVisitRules *rules = get_rules (rows);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (guint i = 0; rules != NULL && rules->kinds[i] != NULL; i++)
    gtk_string_list_append (kinds, assay_assessment_kind_get_title (rules->kinds[i]));
  adw_combo_row_set_model (rows->kind_row, G_LIST_MODEL (kinds));
  check_plan (rows);
}

static void
kind_selected_cb (AdwComboRow *row,
                  GParamSpec  *pspec,
                  gpointer     user_data)
{
  check_plan (user_data);
}

static void
day_changed_cb (GtkEditable *row,
                gpointer     user_data)
{
  check_plan (user_data);
}

/* Whoever looks after the provider goes, unless somebody else is chosen. */
static void
provider_selected_cb (AssayProviderRow *row,
                      GParamSpec       *pspec,
                      gpointer          user_data)
{
  Rows *rows = user_data;
  AssayProvider *provider = assay_provider_row_get_provider (row);
  const char *account;

  check_plan (rows);
  if (provider == NULL)
    return;
  account = assay_provider_get_officer (provider);
  for (guint i = 0; i < rows->form->officers->len; i++)
    if (g_str_equal (((AssayOfficer *) rows->form->officers->pdata[i])->account, account))
      adw_combo_row_set_selected (rows->officer_row, i + 1);
}

static gpointer
collect_plan (AssayFormDialog *dialog)
{
  AssayVisitChange *change = g_new0 (AssayVisitChange, 1);

  change->assessment = make_wanted (assay_form_dialog_get_data (dialog));
  return change;
}

static void
planned (AssayFormDialog *dialog,
         GtkWidget       *window,
         gpointer         result)
{
  AssayAssessment *saved = result;
  g_autofree char *day = assay_words_date (assay_assessment_get_planned_on (saved));
  g_autofree char *text = g_strdup_printf (_("The visit to %s is planned for %s."),
                                           assay_assessment_get_name (saved), day);

  assay_undo_offer (window, text, "win.unplan-visit",
                    g_variant_new_int64 (assay_assessment_get_id (saved)));
}

static const AssayFormDialogPlan plan_plan = {
  collect_plan, (GDestroyNotify) assay_visit_change_free, assay_visit_change_plan, g_object_unref, planned,
};

static GListModel *
list_frameworks (AssayVisitForm *form,
                 AssaySession   *session,
                 guint          *selected)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  *selected = 0;
  for (guint i = 0; i < form->frameworks->len; i++)
    {
      AssayFramework *framework = form->frameworks->pdata[i];

      gtk_string_list_append (list, assay_framework_get_title (framework));
      if (g_str_equal (assay_framework_get_id (framework), assay_session_get_framework_id (session)))
        *selected = i;
    }
  return G_LIST_MODEL (list);
}

static void
show_plan (GtkWindow      *window,
           AssaySession   *session,
           AssayVisitForm *form)
{
  AssayFormDialog *dialog;
  g_autoptr (GListModel) frameworks = NULL;
  Rows *rows;
  guint framework;

  if (form->providers->len == 0 || form->frameworks->len == 0)
    {
      assay_toast (GTK_WIDGET (window),
                   form->providers->len == 0 ? _("There is no provider to visit yet.")
                                             : _("No framework in the register says how visits are made."));
      assay_visit_form_free (form);
      return;
    }
  dialog = assay_form_dialog_new (window, session, _("Plan Visit"), _("_Plan"), &plan_plan);
  rows = g_new0 (Rows, 1);
  rows->form = form;
  assay_form_dialog_set_data (dialog, rows, rows_free);
  frameworks = list_frameworks (form, session, &framework);
  rows->provider_row = ASSAY_PROVIDER_ROW (assay_provider_row_new (_("Provider")));
  assay_form_dialog_add (dialog, GTK_WIDGET (rows->provider_row));
  assay_provider_row_set_providers (rows->provider_row, form->providers, form->provider_id);
  rows->framework_row =
    ADW_COMBO_ROW (assay_form_dialog_add_combo (dialog, _("Framework"), frameworks, framework));
  rows->kind_row = ADW_COMBO_ROW (assay_form_dialog_add_combo (dialog, _("Kind"), NULL, 0));
  rows->day_row = ASSAY_DATE_ROW (assay_form_dialog_add_date (dialog, _("Day"), form->day));
  rows->officer_row = ADW_COMBO_ROW (add_officers (dialog, form, 0));
  g_signal_connect (rows->framework_row, "notify::selected", G_CALLBACK (framework_selected_cb), rows);
  g_signal_connect (rows->provider_row, "notify::provider", G_CALLBACK (provider_selected_cb), rows);
  g_signal_connect (rows->kind_row, "notify::selected", G_CALLBACK (kind_selected_cb), rows);
  g_signal_connect (rows->day_row, "changed", G_CALLBACK (day_changed_cb), rows);
  framework_selected_cb (rows->framework_row, NULL, rows);
  provider_selected_cb (rows->provider_row, NULL, rows);
  if (form->provider_id == 0)
    gtk_widget_grab_focus (GTK_WIDGET (rows->provider_row));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_visit_dialogs_plan:
 * @window: the main window
 * @session: where it is kept
 * @provider_id: whom to visit, 0 where that is to be chosen
 * @day: (nullable): ISO date
 */
void
assay_visit_dialogs_plan (GtkWindow    *window,
                          AssaySession *session,
                          gint64        provider_id,
                          const char   *day)
{
  ask (window, session, assay_visit_form_new (0, provider_id, day), show_plan);
}

/* Replan */

static gpointer
collect_move (AssayFormDialog *dialog)
{
  Rows *rows = assay_form_dialog_get_data (dialog);
  AssayVisitChange *change = g_new0 (AssayVisitChange, 1);

  change->assessment_id = rows->form->assessment_id;
  change->day = assay_date_row_dup_date (rows->day_row);
  change->officer_id = get_officer_id (rows);
  return change;
}

static void
moved (AssayFormDialog *dialog,
       GtkWidget       *window,
       gpointer         result)
{
  AssayAssessment *before = result;
  g_autofree char *text = g_strdup_printf (_("The visit to %s is planned anew."),
                                           assay_assessment_get_name (before));

  assay_undo_offer (window, text, "win.move-visit",
                    g_variant_new ("(xsx)", assay_assessment_get_id (before),
                                   assay_assessment_get_planned_on (before),
                                   assay_assessment_get_officer_id (before)));
}

static const AssayFormDialogPlan move_plan = {
  collect_move, (GDestroyNotify) assay_visit_change_free, assay_visit_change_move, g_object_unref, moved,
};

static void
check_move_cb (GtkEditable *row,
               gpointer     user_data)
{
  g_autofree char *fault = assay_date_row_dup_fault (ASSAY_DATE_ROW (row));

  assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (user_data), fault == NULL, fault);
}

static void
show_replan (GtkWindow      *window,
             AssaySession   *session,
             AssayVisitForm *form)
{
  AssayFormDialog *dialog =
    assay_form_dialog_new (window, session, _("Replan Visit"), _("_Replan"), &move_plan);
  Rows *rows = g_new0 (Rows, 1);
  g_autofree char *note =
    g_strdup_printf ("%s, %s", assay_assessment_get_name (form->assessment),
                     assay_assessment_kind_get_title (assay_assessment_get_kind (form->assessment)));

  rows->form = form;
  assay_form_dialog_set_data (dialog, rows, rows_free);
  assay_form_dialog_set_note (dialog, note);
  rows->day_row =
    ASSAY_DATE_ROW (assay_form_dialog_add_date (dialog, _("Day"),
                                                assay_assessment_get_planned_on (form->assessment)));
  g_signal_connect (rows->day_row, "changed", G_CALLBACK (check_move_cb), dialog);
  rows->officer_row =
    ADW_COMBO_ROW (add_officers (dialog, form, assay_assessment_get_officer_id (form->assessment)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_visit_dialogs_replan:
 * @window: the main window
 * @session: where it is kept
 * @assessment_id: what is planned
 */
void
assay_visit_dialogs_replan (GtkWindow    *window,
                            AssaySession *session,
                            gint64        assessment_id)
{
  ask (window, session, assay_visit_form_new (assessment_id, 0, NULL), show_replan);
}

/* Cancel */

static gpointer
collect_cancel (AssayFormDialog *dialog)
{
  Rows *rows = assay_form_dialog_get_data (dialog);
  AssayVisitChange *change = g_new0 (AssayVisitChange, 1);

  change->assessment_id = rows->form->assessment_id;
  change->reason = g_strstrip (g_strdup (gtk_editable_get_text (rows->reason_row)));
  return change;
}

static void
cancelled (AssayFormDialog *dialog,
           GtkWidget       *window,
           gpointer         result)
{
  AssayAssessment *before = result;
  g_autofree char *text = g_strdup_printf (_("The visit to %s is cancelled."),
                                           assay_assessment_get_name (before));

  if (assay_assessment_get_state (before) == ASSAY_ASSESSMENT_PLANNED)
    assay_undo_offer (window, text, "win.plan-visit-again",
                      g_variant_new_int64 (assay_assessment_get_id (before)));
  else
    assay_toast (window, text);
}

static const AssayFormDialogPlan cancel_plan = {
  collect_cancel, (GDestroyNotify) assay_visit_change_free, assay_visit_change_cancel, g_object_unref,
  cancelled,
};

static void
show_cancel (GtkWindow      *window,
             AssaySession   *session,
             AssayVisitForm *form)
{
  AssayFormDialog *dialog =
    assay_form_dialog_new (window, session, _("Cancel Visit"), _("_Cancel Visit"), &cancel_plan);
  Rows *rows = g_new0 (Rows, 1);
  g_autofree char *day = assay_words_date (assay_assessment_get_planned_on (form->assessment));
  g_autofree char *note = g_strdup_printf (_("%s, planned for %s. It stays on record as cancelled."),
                                           assay_assessment_get_name (form->assessment), day);

  rows->form = form;
  assay_form_dialog_set_data (dialog, rows, rows_free);
  assay_form_dialog_set_note (dialog, note);
  assay_edit_dialog_set_way_back (ASSAY_EDIT_DIALOG (dialog), _("_Keep Visit"));
  rows->reason_row = GTK_EDITABLE (assay_form_dialog_add_entry (dialog, _("Reason"), ""));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_visit_dialogs_cancel:
 * @window: the main window
 * @session: where it is kept
 * @assessment_id: what is planned
 */
void
assay_visit_dialogs_cancel (GtkWindow    *window,
                            AssaySession *session,
                            gint64        assessment_id)
{
  ask (window, session, assay_visit_form_new (assessment_id, 0, NULL), show_cancel);
}
