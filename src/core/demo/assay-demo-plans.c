/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/actions/assay-action-plan.h"
#include "core/actions/assay-action.h"
#include "core/base/assay-date.h"
#include "core/demo/assay-demo-private.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"
#include "core/register/assay-standing.h"

/* Who looks after which provider, at which risk, and what was agreed: constructed throughout, and dated by
 * the day the demonstration is made, so that something is late and something lies ahead. */

static const struct
{
  const char *account;
  const char *name;
} officers[] = {
  { "ralder", "Ruth Alder" },
  { "tbirch", "Tom Birch" },
  { "mcedar", "Maya Cedar" },
};

static const struct
{
  const char *reference;
  guint officer;
  const char *risk;
  const char *reason;
} portfolios[] = {
  { "HC01", 0, "low", "" },
  { "HC02", 0, "medium", "" },
  { "HC03", 0, "high", N_("Late visits reported by families in the last quarter") },
  { "HC04", 0, "low", "" },
  { "HC05", 1, "medium", "" },
  { "HC06", 1, "high", N_("A new registered manager, the third within a year") },
  { "HC07", 1, "medium", "" },
  { "HC08", 1, "low", "" },
  { "HC09", 2, "medium", "" },
  { "HC10", 2, "low", "" },
  { "HC11", 2, "high", N_("Grown by half since the contract began") },
  { "HC12", 2, "medium", "" },
};

/* Days are counted from the day the demonstration is made. */
static const struct
{
  const char *reference;
  const char *title;
  const char *owner;
  int due;
  const char *status;
  const char *completion;
} actions[] = {
  { "HC03", N_("Call every person whose visit is more than 30 minutes late, and keep a log of the calls"),
    N_("Registered manager"), -12, "open", "" },
  { "HC03", N_("Review the rounds of the two longest routes"), N_("Care coordinator"), 9, "under-way", "" },
  { "HC03", N_("Bring overdue care plan reviews up to date"), N_("Registered manager"), -30, "done",
    N_("Review dates of all 34 plans seen in the office") },
  { "HC06", N_("Supervise each care worker once a quarter"), N_("Deputy manager"), -3, "open", "" },
  { "HC06", N_("Check medicine records weekly and sign for it"), N_("Senior care worker"), 21, "open", "" },
  { "HC09", N_("Give each person the name of their main care worker in writing"), N_("Care coordinator"),
    5, "open", "" },
  { "HC11", N_("Complete induction before a care worker works alone"), N_("Registered manager"), 34,
    "under-way", "" },
  { "HC11", N_("Publish how to complain in large print"), N_("Owner"), -45, "verified",
    N_("Leaflet seen, and in the homes of two people visited") },
};

static gboolean
add_officers (AssayConnection *connection,
              GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (officers); i++)
    {
      g_autoptr (AssayOfficer) officer =
        assay_officer_new (officers[i].account, officers[i].name, ASSAY_ROLE_OFFICER);

      if (!assay_officer_save (connection, officer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_portfolios (AssayConnection *connection,
                const char      *today,
                GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (portfolios); i++)
    {
      g_autoptr (AssayProvider) provider =
        assay_provider_find (connection, portfolios[i].reference, error);

      if (provider == NULL)
        return FALSE;
      g_object_set (provider, "officer", officers[portfolios[i].officer].account, NULL);
      if (assay_provider_save (connection, provider, error) == 0 ||
          !assay_standing_record (connection, assay_provider_get_id (provider), "risk", portfolios[i].risk,
                                  today, *portfolios[i].reason != '\0' ? _(portfolios[i].reason) : "",
                                  error))
        return FALSE;
    }
  return TRUE;
}

/* One plan a provider. Returns its id, 0 on failure. */
static gint64
ensure_plan (AssayConnection *connection,
             gint64           provider_id,
             GError         **error)
{
  g_autofree char *origin = g_strdup_printf ("provider:%" G_GINT64_FORMAT, provider_id);
  g_autoptr (AssayActionPlan) plan = assay_action_plan_find (connection, origin, NULL);

  if (plan != NULL)
    return plan->id;
  plan = g_new0 (AssayActionPlan, 1);
  plan->provider_id = provider_id;
  plan->origin = g_steal_pointer (&origin);
  plan->kind = g_strdup ("action-plan");
  plan->title = g_strdup (_("Agreed outside a visit"));
  plan->state = g_strdup ("agreed");
  return assay_action_plan_save (connection, plan, error);
}

static gboolean
add_action (AssayConnection *connection,
            guint            index,
            const char      *today,
            GError         **error)
{
  g_autoptr (AssayProvider) provider = assay_provider_find (connection, actions[index].reference, error);
  g_autofree char *due_on = assay_date_add_days (today, actions[index].due);
  g_autoptr (AssayOfficer) officer = NULL;
  g_autoptr (AssayAction) action = NULL;
  gint64 plan_id;

  if (provider == NULL)
    return FALSE;
  officer = assay_officer_find (connection, assay_provider_get_officer (provider), error);
  plan_id = ensure_plan (connection, assay_provider_get_id (provider), error);
  if (officer == NULL || plan_id == 0)
    return FALSE;
  action = g_object_new (ASSAY_TYPE_ACTION, "plan-id", plan_id, "provider-id",
                         assay_provider_get_id (provider), "officer-id", officer->id, "title",
                         _(actions[index].title), "owner", _(actions[index].owner), "due-on", due_on,
                         "status", actions[index].status, "completion",
                         *actions[index].completion != '\0' ? _(actions[index].completion) : "", NULL);
  return assay_action_save (connection, action, error) != 0;
}

static gpointer
plan_all (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autofree char *today = assay_date_today ();

  if (!add_officers (connection, error) || !add_portfolios (connection, today, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!add_action (connection, i, today, error))
      return NULL;
  _assay_demo_visits (connection, today, error);
  return NULL;
}

/**
 * _assay_demo_plan:
 * @db: a register with the demonstration's files
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Constructs officers with their providers, risks, visits, and actions that were agreed.
 *
 * Returns: (transfer full) (nullable): what was constructed, as a sentence
 */
char *
_assay_demo_plan (AssayDb       *db,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GError) failure = NULL;

  assay_db_write_sync (db, plan_all, NULL, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_strdup_printf (_("Constructed %u officers with their providers, visits and %u actions"),
                          (guint) G_N_ELEMENTS (officers), (guint) G_N_ELEMENTS (actions));
}
