/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-portfolio-dialogs.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/widgets/assay-form-dialog.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/register/assay-provider.h"
#include "core/register/assay-standing.h"

/* The dialogs about how closely a provider is watched, and what an officer is to do in a year. */

/* Risk */

typedef struct
{
  gint64 provider_id;
  char *name;
  AssayRisk risk;
  char *reason;
  AdwComboRow *risk_row;
  GtkEditable *reason_row;
} Risk;

static void
risk_free (gpointer data)
{
  Risk *risk = data;

  g_free (risk->name);
  g_free (risk->reason);
  g_free (risk);
}

static Risk *
risk_new (gint64      provider_id,
          const char *name)
{
  Risk *risk = g_new0 (Risk, 1);

  risk->provider_id = provider_id;
  risk->name = g_strdup (name);
  return risk;
}

/* What holds today. */
static gpointer
read_risk (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  const Risk *asked = data;
  g_autofree char *today = assay_date_today ();
  g_autoptr (AssayProvider) provider = assay_provider_load (connection, asked->provider_id, error);
  g_autoptr (AssayStanding) standing = NULL;
  Risk *risk;

  if (provider == NULL)
    return NULL;
  standing = assay_standing_get (connection, asked->provider_id, ASSAY_STANDING_RISK, today, NULL);
  risk = risk_new (asked->provider_id, assay_provider_get_name (provider));
  risk->risk = assay_risk_from_id (standing != NULL ? standing->value : NULL);
  return risk;
}

static gpointer
collect_risk (AssayFormDialog *dialog)
{
  const Risk *shown = assay_form_dialog_get_data (dialog);
  Risk *risk = risk_new (shown->provider_id, shown->name);

  risk->risk = (AssayRisk) adw_combo_row_get_selected (shown->risk_row);
  risk->reason = g_strstrip (g_strdup (gtk_editable_get_text (shown->reason_row)));
  return risk;
}

/* Brings the risk as it was before, for undo. */
static gpointer
write_risk (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const Risk *risk = data;
  g_autofree char *today = assay_date_today ();
  Risk *before;

  if (*risk->reason == '\0')
    {
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                           _("Reason is needed: it is what the next officer reads."));
      return NULL;
    }
  before = read_risk (connection, data, NULL, error);
  if (before == NULL || assay_standing_record (connection, risk->provider_id, ASSAY_STANDING_RISK,
                                               assay_risk_get_id (risk->risk), today, risk->reason, error))
    return before;
  risk_free (before);
  return NULL;
}

static void
risk_written (AssayFormDialog *dialog,
              GtkWidget       *window,
              gpointer         result)
{
  const Risk *before = result;
  const Risk *shown = assay_form_dialog_get_data (dialog);
  const AssayRisk risk = (AssayRisk) adw_combo_row_get_selected (shown->risk_row);
  g_autofree char *text = g_strdup_printf (_("The risk of %s: %s."), before->name,
                                           assay_risk_get_title (risk));

  assay_undo_offer (window, text, "win.restore-risk",
                    g_variant_new ("(xs)", before->provider_id, assay_risk_get_id (before->risk)));
}

static const AssayFormDialogPlan risk_plan = {
  collect_risk, risk_free, write_risk, risk_free, risk_written,
};

static void
risk_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWindow) window = GTK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  Risk *risk = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autoptr (GtkStringList) risks = gtk_string_list_new (NULL);
  AssayFormDialog *dialog;

  if (risk == NULL)
    {
      assay_error_show (GTK_WIDGET (window), error);
      return;
    }
  for (guint i = 0; i < ASSAY_N_RISKS; i++)
    gtk_string_list_append (risks, assay_risk_get_title ((AssayRisk) i));
  dialog = assay_form_dialog_new (window, ASSAY_SESSION (source), _("Record Risk"), _("_Record"), &risk_plan);
  assay_form_dialog_set_data (dialog, risk, risk_free);
  assay_form_dialog_set_note (dialog, risk->name);
  risk->risk_row = ADW_COMBO_ROW (assay_form_dialog_add_combo (dialog, _("Risk from today"),
                                                               G_LIST_MODEL (risks), risk->risk));
  risk->reason_row = GTK_EDITABLE (assay_form_dialog_add_entry (dialog, _("Reason"), ""));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_portfolio_dialogs_risk:
 * @window: the main window
 * @session: where it is kept
 * @provider_id: whose risk it is
 */
void
assay_portfolio_dialogs_risk (GtkWindow    *window,
                              AssaySession *session,
                              gint64        provider_id)
{
  assay_session_read_async (session, read_risk, risk_new (provider_id, ""), risk_free, risk_free, NULL,
                            risk_read_cb, g_object_ref (window));
}

/**
 * assay_portfolio_restore_risk:
 * @connection: a connection in a write transaction
 * @state: a #GVariant, a provider's number and the risk it had
 * @cancellable: (nullable): unused
 * @error: return location for what recording fails with
 *
 * Records the earlier risk once more, so that the trail says what was done.
 *
 * Returns: (nullable): NULL
 */
gpointer
assay_portfolio_restore_risk (AssayConnection *connection,
                              gpointer         state,
                              GCancellable    *cancellable,
                              GError         **error)
{
  g_autofree char *today = assay_date_today ();
  const char *risk;
  gint64 provider_id;

  g_variant_get (state, "(x&s)", &provider_id, &risk);
  assay_standing_record (connection, provider_id, ASSAY_STANDING_RISK, risk, today,
                         _("The record before was taken back."), error);
  return NULL;
}

/* Targets */

typedef struct
{
  gint64 officer_id;
  char *year;
  char *visits;
  char *home_visits;
  guint visits_before;
  guint home_visits_before;
  GtkEditable *visits_row;
  GtkEditable *home_visits_row;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->year);
  g_free (target->visits);
  g_free (target->home_visits);
  g_free (target);
}

static gpointer
collect_target (AssayFormDialog *dialog)
{
  const Target *shown = assay_form_dialog_get_data (dialog);
  Target *target = g_new0 (Target, 1);

  target->officer_id = shown->officer_id;
  target->year = g_strdup (shown->year);
  target->visits = g_strdup (gtk_editable_get_text (shown->visits_row));
  target->home_visits = g_strdup (gtk_editable_get_text (shown->home_visits_row));
  return target;
}

static gboolean
parse_count (const char *name,
             const char *text,
             guint      *count,
             GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  guint64 value = 0;

  if (*trimmed != '\0' && !g_ascii_string_to_unsigned (trimmed, 10, 0, 10000, &value, NULL))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                   _("%s: “%s” is not a number from 0 to 10,000."), name, trimmed);
      return FALSE;
    }
  *count = (guint) value;
  return TRUE;
}

static gpointer
write_target (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Target *target = data;
  guint visits;
  guint home_visits;

  if (parse_count (_("Visits"), target->visits, &visits, error) &&
      parse_count (_("Visits to people at home"), target->home_visits, &home_visits, error))
    assay_capacity_set_target (connection, target->officer_id, target->year, visits, home_visits, error);
  return NULL;
}

static void
target_written (AssayFormDialog *dialog,
                GtkWidget       *window,
                gpointer         result)
{
  const Target *shown = assay_form_dialog_get_data (dialog);

  assay_undo_offer (window, _("The target is set."), "win.restore-target",
                    g_variant_new ("(xsuu)", shown->officer_id, shown->year, shown->visits_before,
                                   shown->home_visits_before));
}

static const AssayFormDialogPlan target_plan = {
  collect_target, target_free, write_target, NULL, target_written,
};

/**
 * assay_portfolio_dialogs_target:
 * @window: the main window
 * @session: where it is kept
 * @officer_id: an officer's number
 * @officer: their name
 * @year: a council year
 * @visits: the target so far
 * @home_visits: likewise, of visits to people at home
 */
void
assay_portfolio_dialogs_target (GtkWindow    *window,
                                AssaySession *session,
                                gint64        officer_id,
                                const char   *officer,
                                const char   *year,
                                guint         visits,
                                guint         home_visits)
{
  AssayFormDialog *dialog =
    assay_form_dialog_new (window, session, _("Set Target"), _("_Set"), &target_plan);
  Target *target = g_new0 (Target, 1);
  g_autofree char *note = g_strdup_printf ("%s, %s", officer, year);
  g_autofree char *visits_text = g_strdup_printf ("%u", visits);
  g_autofree char *home_visits_text = g_strdup_printf ("%u", home_visits);

  target->officer_id = officer_id;
  target->year = g_strdup (year);
  target->visits_before = visits;
  target->home_visits_before = home_visits;
  assay_form_dialog_set_data (dialog, target, target_free);
  assay_form_dialog_set_note (dialog, note);
  target->visits_row = GTK_EDITABLE (assay_form_dialog_add_entry (dialog, _("Visits in the year"),
                                                                  visits_text));
  target->home_visits_row =
    GTK_EDITABLE (assay_form_dialog_add_entry (dialog, _("People to see at home in the year"),
                                               home_visits_text));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_portfolio_restore_target:
 * @connection: a connection in a write transaction
 * @state: a #GVariant: an officer's number, a year and the two targets that held
 * @cancellable: (nullable): unused
 * @error: return location for what setting a target fails with
 *
 * Returns: (nullable): NULL
 */
gpointer
assay_portfolio_restore_target (AssayConnection *connection,
                                gpointer         state,
                                GCancellable    *cancellable,
                                GError         **error)
{
  const char *year;
  gint64 officer_id;
  guint visits;
  guint home_visits;

  g_variant_get (state, "(x&suu)", &officer_id, &year, &visits, &home_visits);
  assay_capacity_set_target (connection, officer_id, year, visits, home_visits, error);
  return NULL;
}
