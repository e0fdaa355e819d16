/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-actions"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/actions/assay-action-private.h"
#include "core/actions/assay-due.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

static gboolean
check_words (const AssayActionPlan *plan,
             GError               **error)
{
  if (plan->title == NULL || *plan->title == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Title is needed: what the plan is about."));
  else if (assay_action_plan_kind_get_title (plan->kind) == NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("Kind “%s” of plan does not exist."), plan->kind);
  else if (assay_action_plan_state_get_title (plan->state) == NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("State “%s” of a plan does not exist."), plan->state);
  else if (plan->due_on != NULL && *plan->due_on != '\0' && !assay_date_is_valid (plan->due_on))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                 _("Due: “%s” is not a date."), plan->due_on);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_origin_is_free (AssayConnection       *connection,
                      const AssayActionPlan *plan,
                      GError               **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) other = assay_action_plan_find (connection, plan->origin, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (other != NULL && other->id != plan->id)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE,
                 _("Plan “%s” is already there for this."), other->title);
  else
    return TRUE;
  return FALSE;
}

/* A draft is submitted by submitting it, and a plan is closed once nothing of it is open. */
static gboolean
check_state (AssayConnection       *connection,
             const AssayActionPlan *stored,
             const AssayActionPlan *plan,
             GError               **error)
{
  gint64 open;

  if (g_str_equal (stored->state, "draft") &&
      (g_str_equal (plan->state, "submitted") || g_str_equal (plan->state, "agreed")))
    {
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                           _("Plan is a draft: it is submitted before it is agreed."));
      return FALSE;
    }
  if (!g_str_equal (plan->state, "closed"))
    return TRUE;
  if (!assay_connection_query_int (connection,
                                   "SELECT count (*) FROM action WHERE plan_id = ? AND status IN "
                                   "('open', 'under-way')", plan->id, &open, error))
    return FALSE;
  if (open > 0)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                 ngettext ("Plan cannot be closed: %d of its actions is open.",
                           "Plan cannot be closed: %d of its actions are open.", (gulong) open),
                 (int) open);
  return open == 0;
}

static gboolean
check_version (const AssayActionPlan *stored,
               const AssayActionPlan *plan,
               GError               **error)
{
  if (stored->version == plan->version)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _("The plan “%s” was changed by somebody else since you opened it. Nothing was saved."),
               stored->title);
  return FALSE;
}

static gint64
write_plan (AssayConnection       *connection,
            const AssayActionPlan *plan,
            GError               **error)
{
  g_autofree char *today = _assay_actions_dup_today (connection);
  g_autofree char *default_due = assay_date_add_days (today, ASSAY_ACTION_PLAN_DAYS);
  const char *due_on = plan->due_on != NULL && *plan->due_on != '\0' ? plan->due_on : default_due;
  const char *submitted_on = plan->submitted_on != NULL ? plan->submitted_on : "";

  if (plan->id == 0)
    return assay_connection_run (connection, error,
                                 "INSERT INTO action_plan (provider_id, origin, kind, title, state, "
                                 "due_on, submitted_on) VALUES (?, ?, ?, ?, ?, ?, ?)", "issssss",
                                 plan->provider_id, plan->origin, plan->kind, plan->title, plan->state,
                                 due_on, submitted_on)
             ? assay_connection_last_row_id (connection)
             : 0;
  return assay_connection_run_one (connection, error,
                                   "UPDATE action_plan SET kind = ?, title = ?, state = ?, due_on = ?, "
                                   "submitted_on = ?, version = version + 1 WHERE id = ? AND version = ?",
                                   "sssssii", plan->kind, plan->title, plan->state, due_on, submitted_on,
                                   plan->id, plan->version)
           ? plan->id
           : 0;
}

static gboolean
keep_due (AssayConnection       *connection,
          const AssayActionPlan *plan,
          GError               **error)
{
  g_autofree char *subject = g_strdup_printf ("plan:%" G_GINT64_FORMAT, plan->id);
  g_autofree char *today = _assay_actions_dup_today (connection);
  g_autofree char *title = NULL;
  gint64 officer_id;

  if (!g_str_equal (plan->state, "draft"))
    return assay_due_done (connection, subject, *plan->submitted_on != '\0' ? plan->submitted_on : today,
                           error);
  title = g_strdup_printf (_("%s to be submitted: %s"), assay_action_plan_kind_get_title (plan->kind),
                           plan->title);
  return assay_connection_query_int (connection,
                                     "SELECT coalesce (officer_id, 0) FROM provider WHERE id = ?",
                                     plan->provider_id, &officer_id, error) &&
         assay_due_set (connection, subject, "plan", plan->provider_id, title, plan->due_on, officer_id,
                        error);
}

static char *
load_json (AssayConnection *connection,
           gint64           id,
           GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT json_object ('id', id, 'origin', origin, 'kind', kind, 'title', title, "
                            "'state', state, 'due-on', due_on, 'submitted-on', submitted_on) "
                            "FROM action_plan WHERE id = ?", "i", id);

  if (!assay_statement_next (statement, error))
    return NULL;
  return assay_statement_dup_text (statement, 0);
}

/* Writes a checked plan, keeps what is due with it, and records it in the audit trail. */
static gint64
put (AssayConnection       *connection,
     const AssayActionPlan *plan,
     const char            *action,
     GError               **error)
{
  g_autofree char *before = plan->id != 0 ? load_json (connection, plan->id, error) : NULL;
  const gint64 id = plan->id != 0 && before == NULL ? 0 : write_plan (connection, plan, error);
  g_autoptr (AssayActionPlan) saved = id != 0 ? assay_action_plan_load (connection, id, error) : NULL;
  g_autofree char *after = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *sentence = NULL;
  AssayStatement *statement;

  if (saved == NULL || !keep_due (connection, saved, error) ||
      (after = load_json (connection, id, error)) == NULL)
    return 0;
  statement = assay_connection_query (connection, error, "SELECT reference FROM provider WHERE id = ?", "i",
                                      saved->provider_id);
  if (!assay_statement_next (statement, error))
    return 0;
  subject = g_strdup_printf ("provider %s", assay_statement_get_text (statement, 0));
  sentence = g_strdup_printf (_("%s “%s”: %s."), assay_action_plan_kind_get_title (saved->kind),
                              saved->title, assay_action_plan_state_get_title (saved->state));
  return assay_audit_record (connection, action, subject, sentence, before, after, error) ? id : 0;
}

/**
 * assay_action_plan_save:
 * @connection: a connection in a write transaction
 * @plan: a plan; id 0 adds it. Without a date it is to be submitted in `ASSAY_ACTION_PLAN_DAYS`
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DATE; DUPLICATE where its
 *   origin has a plan; STATE where it would leave a draft without being submitted, or close with actions
 *   open) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else saved it since it was read
 *
 * Adds or changes a plan, with one entry in the audit trail. While it is a draft its submission is due.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_action_plan_save (AssayConnection *connection,
                        AssayActionPlan *plan,
                        GError         **error)
{
  g_autoptr (AssayActionPlan) stored = NULL;

  if (!check_words (plan, error) || !check_origin_is_free (connection, plan, error))
    return 0;
  if (plan->id != 0 && ((stored = assay_action_plan_load (connection, plan->id, error)) == NULL ||
                        !check_version (stored, plan, error) ||
                        !check_state (connection, stored, plan, error)))
    return 0;
  return put (connection, plan, plan->id != 0 ? "plan.edit" : "plan.add", error);
}

/* Submitting */

static gboolean
has_action (GPtrArray  *actions,
            const char *subject)
{
  for (guint i = 0; i < actions->len; i++)
    {
      AssayAction *action = g_ptr_array_index (actions, i);

      if (g_str_equal (assay_action_get_subject (action), subject) &&
          !g_str_equal (assay_action_get_status (action), "withdrawn"))
        return TRUE;
    }
  return FALSE;
}

/**
 * assay_action_plan_find_missing:
 * @connection: a connection in a transaction
 * @plan_id: a plan's number
 * @subjects: (nullable) (array zero-terminated=1): the criteria that must have an action each
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): those of @subjects that no action of the plan
 *   answers, in their order; an action that was withdrawn answers none
 */
char **
assay_action_plan_find_missing (AssayConnection   *connection,
                                gint64             plan_id,
                                const char *const *subjects,
                                GError           **error)
{
  const AssayActionFilter filter = { .plan_id = plan_id };
  g_autoptr (GPtrArray) actions = assay_action_list (connection, &filter, error);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  if (actions == NULL)
    return NULL;
  for (gsize i = 0; subjects != NULL && subjects[i] != NULL; i++)
    if (!has_action (actions, subjects[i]))
      g_strv_builder_add (missing, subjects[i]);
  return g_strv_builder_end (missing);
}

static gboolean
check_subjects (AssayConnection   *connection,
                gint64             plan_id,
                const char *const *subjects,
                GError           **error)
{
  g_auto (GStrv) missing = assay_action_plan_find_missing (connection, plan_id, subjects, error);
  const guint n_missing = missing != NULL ? g_strv_length (missing) : 0;
  g_autofree char *names = NULL;

  if (missing == NULL || n_missing == 0)
    return missing != NULL;
  names = g_strjoinv (", ", missing);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
               ngettext ("Action is missing for %u criterion: %s.", "Actions are missing for %u criteria: %s.",
                         n_missing), n_missing, names);
  return FALSE;
}

/* Each open action says who does it and by when. */
static gboolean
check_actions (AssayConnection *connection,
               gint64           plan_id,
               GError         **error)
{
  const AssayActionFilter filter = { .plan_id = plan_id, .only_open = TRUE };
  g_autoptr (GPtrArray) actions = assay_action_list (connection, &filter, error);

  for (guint i = 0; actions != NULL && i < actions->len; i++)
    {
      AssayAction *action = g_ptr_array_index (actions, i);

      if (*assay_action_get_owner (action) == '\0')
        g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                     _("Owner is needed for the action “%s”: who at the provider does it."),
                     assay_action_get_title (action));
      else if (*assay_action_get_due_on (action) == '\0')
        g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                     _("Due date is needed for the action “%s”."), assay_action_get_title (action));
      else
        continue;
      return FALSE;
    }
  return actions != NULL;
}

/**
 * assay_action_plan_submit:
 * @connection: a connection in a write transaction
 * @plan: a plan as it was read
 * @subjects: (nullable) (array zero-terminated=1): the criteria that must have an action each
 * @submitted_on: ISO date
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, naming the criteria without an action,
 *   or the action without owner or date; DATE; STATE where it is no draft) or an `ASSAY_STORE_ERROR`,
 *   CONFLICT among them
 *
 * Submits a draft, with one entry in the audit trail; nothing is due for it any more but its actions. An
 * action that was withdrawn answers no criterion.
 *
 * Returns: whether it was submitted
 */
gboolean
assay_action_plan_submit (AssayConnection   *connection,
                          AssayActionPlan   *plan,
                          const char *const *subjects,
                          const char        *submitted_on,
                          GError           **error)
{
  g_autoptr (AssayActionPlan) stored = assay_action_plan_load (connection, plan->id, error);

  if (stored == NULL || !check_version (stored, plan, error))
    return FALSE;
  if (!g_str_equal (stored->state, "draft"))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _("Plan “%s” has been submitted already."), stored->title);
      return FALSE;
    }
  if (!assay_date_is_valid (submitted_on))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                   _("Submitted on: “%s” is not a date."), submitted_on);
      return FALSE;
    }
  if (!check_subjects (connection, plan->id, subjects, error) ||
      !check_actions (connection, plan->id, error))
    return FALSE;
  g_free (stored->state);
  g_free (stored->submitted_on);
  stored->state = g_strdup ("submitted");
  stored->submitted_on = g_strdup (submitted_on);
  return put (connection, stored, "plan.submit", error) != 0;
}
