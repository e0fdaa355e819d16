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

#define SELECT                                                                                       \
  "SELECT action.id, plan_id, action.provider_id, coalesce (action.officer_id, 0), action.version, " \
  "reference, provider.name, action_plan.title, subject, action.title, owner, "                      \
  "coalesce (officer.name, ''), action.due_on, status, completion, completed_on FROM action "        \
  "JOIN provider ON provider.id = action.provider_id JOIN action_plan ON action_plan.id = plan_id "  \
  "LEFT JOIN officer ON officer.id = action.officer_id "

static AssayAction *
read_action (AssayStatement *statement)
{
  return g_object_new (ASSAY_TYPE_ACTION,
                       "id", assay_statement_get_int (statement, 0),
                       "plan-id", assay_statement_get_int (statement, 1),
                       "provider-id", assay_statement_get_int (statement, 2),
                       "officer-id", assay_statement_get_int (statement, 3),
                       "version", assay_statement_get_int (statement, 4),
                       "reference", assay_statement_get_text (statement, 5),
                       "provider", assay_statement_get_text (statement, 6),
                       "plan-title", assay_statement_get_text (statement, 7),
                       "subject", assay_statement_get_text (statement, 8),
                       "title", assay_statement_get_text (statement, 9),
                       "owner", assay_statement_get_text (statement, 10),
                       "officer", assay_statement_get_text (statement, 11),
                       "due-on", assay_statement_get_text (statement, 12),
                       "status", assay_statement_get_text (statement, 13),
                       "completion", assay_statement_get_text (statement, 14),
                       "completed-on", assay_statement_get_text (statement, 15),
                       NULL);
}

/**
 * assay_action_load:
 * @connection: a connection in a transaction
 * @id: an action's number
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): the action as the register has it now
 */
AssayAction *
assay_action_load (AssayConnection *connection,
                   gint64           id,
                   GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT "WHERE action.id = ?", "i", id);

  if (assay_statement_next (statement, error))
    return read_action (statement);
  if (!assay_statement_failed (statement))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _("This action is no longer in the register."));
  return NULL;
}

/**
 * assay_action_list:
 * @connection: a connection in a transaction
 * @filter: which actions
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists actions: open ones first, of them the longest overdue first and those without a date last.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAction): the actions
 */
GPtrArray *
assay_action_list (AssayConnection         *connection,
                   const AssayActionFilter *filter,
                   GError                 **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE (?1 = 0 OR action.provider_id = ?1) AND (?2 = 0 OR plan_id = ?2) "
                            "AND (?3 = 0 OR action.officer_id = ?3) AND (?4 = 0 OR status IN ('open', "
                            "'under-way')) AND (?5 IS NULL OR subject = ?5) ORDER BY status NOT IN "
                            "('open', 'under-way'), action.due_on = '', action.due_on, action.id",
                            "iiiis", filter->provider_id, filter->plan_id, filter->officer_id,
                            (gint64) filter->only_open, filter->subject);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (actions, read_action (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&actions);
}

/* Checking */

static gboolean
check_date (const char *name,
            const char *date,
            GError    **error)
{
  if (*date == '\0' || assay_date_is_valid (date))
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _("%s: “%s” is not a date."), name, date);
  return FALSE;
}

static gboolean
is_complete (AssayAction *action)
{
  const char *status = assay_action_get_status (action);

  return g_str_equal (status, "done") || g_str_equal (status, "verified");
}

static gboolean
check_words (AssayAction *action,
             GError     **error)
{
  const char *status = assay_action_get_status (action);

  if (*assay_action_get_title (action) == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Action is needed: what is to be done."));
  else if (assay_action_status_get_title (status) == NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("Status “%s” does not exist."), status);
  else if (is_complete (action) && *assay_action_get_completion (action) == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Evidence is needed: what shows that the action is done."));
  else
    return check_date (_("Due"), assay_action_get_due_on (action), error) &&
           check_date (_("Completed on"), assay_action_get_completed_on (action), error);
  return FALSE;
}

/* Nobody has done yet what is done tomorrow. */
static gboolean
check_completed (AssayConnection *connection,
                 AssayAction     *action,
                 GError         **error)
{
  g_autofree char *today = _assay_actions_dup_today (connection);

  if (!is_complete (action) || g_strcmp0 (assay_action_get_completed_on (action), today) <= 0)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _("Completed on: %s is still to come."), assay_action_get_completed_on (action));
  return FALSE;
}

static gboolean
check_plan (AssayConnection *connection,
            AssayAction     *action,
            GError         **error)
{
  g_autoptr (AssayActionPlan) plan =
    assay_action_plan_load (connection, assay_action_get_plan_id (action), error);

  if (plan == NULL)
    return FALSE;
  if (plan->provider_id != assay_action_get_provider_id (action))
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                         _("Plan belongs to another provider."));
  else if (g_str_equal (plan->state, "closed"))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                 _("Plan “%s” is closed: its actions do not change any more."), plan->title);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_version (AssayAction *stored,
               AssayAction *action,
               GError     **error)
{
  if (assay_action_get_version (stored) == assay_action_get_version (action))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _("The action “%s” was changed by somebody else since you opened it. Nothing was saved."),
               assay_action_get_title (stored));
  return FALSE;
}

/* Writing */

/* The day it was completed: today where nobody said; "" for what is not complete. (transfer full) */
static char *
dup_completed_on (AssayConnection *connection,
                  AssayAction     *action)
{
  const char *completed_on = assay_action_get_completed_on (action);

  if (!is_complete (action))
    return g_strdup ("");
  return *completed_on != '\0' ? g_strdup (completed_on) : _assay_actions_dup_today (connection);
}

static gint64
write_action (AssayConnection *connection,
              AssayAction     *action,
              GError         **error)
{
  g_autofree char *completed_on = dup_completed_on (connection, action);
  const gint64 id = assay_action_get_id (action);
  gboolean written;

  if (id == 0)
    written = assay_connection_run (connection, error,
                                    "INSERT INTO action (plan_id, provider_id, subject, title, owner, "
                                    "officer_id, due_on, status, completion, completed_on) "
                                    "VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?, ?)", "iisssissss",
                                    assay_action_get_plan_id (action),
                                    assay_action_get_provider_id (action),
                                    assay_action_get_subject (action), assay_action_get_title (action),
                                    assay_action_get_owner (action),
                                    assay_action_get_officer_id (action),
                                    assay_action_get_due_on (action), assay_action_get_status (action),
                                    assay_action_get_completion (action), completed_on);
  else
    written = assay_connection_run_one (connection, error,
                                        "UPDATE action SET plan_id = ?, subject = ?, title = ?, owner = ?, "
                                        "officer_id = nullif (?, 0), due_on = ?, status = ?, completion = "
                                        "?, completed_on = ?, version = version + 1 WHERE id = ? AND "
                                        "version = ?", "isssissssii", assay_action_get_plan_id (action),
                                        assay_action_get_subject (action),
                                        assay_action_get_title (action), assay_action_get_owner (action),
                                        assay_action_get_officer_id (action),
                                        assay_action_get_due_on (action),
                                        assay_action_get_status (action),
                                        assay_action_get_completion (action), completed_on, id,
                                        assay_action_get_version (action));
  if (!written)
    return 0;
  return id != 0 ? id : assay_connection_last_row_id (connection);
}

static gboolean
keep_due (AssayConnection *connection,
          AssayAction     *action,
          GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("action:%" G_GINT64_FORMAT, assay_action_get_id (action));
  g_autofree char *today = _assay_actions_dup_today (connection);
  const char *completed_on = assay_action_get_completed_on (action);

  if (assay_action_is_open (action) && *assay_action_get_due_on (action) != '\0')
    return assay_due_set (connection, subject, "action", assay_action_get_provider_id (action),
                          assay_action_get_title (action), assay_action_get_due_on (action),
                          assay_action_get_officer_id (action), error);
  return assay_due_done (connection, subject, *completed_on != '\0' ? completed_on : today, error);
}

static char *
load_json (AssayConnection *connection,
           gint64           id,
           GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT json_object ('id', id, 'plan', plan_id, 'subject', subject, 'title', "
                            "title, 'owner', owner, 'officer', officer_id, 'due-on', due_on, 'status', "
                            "status, 'completion', completion, 'completed-on', completed_on) "
                            "FROM action WHERE id = ?", "i", id);

  if (!assay_statement_next (statement, error))
    return NULL;
  return assay_statement_dup_text (statement, 0);
}

static gboolean
record (AssayConnection *connection,
        AssayAction     *saved,
        const char      *before,
        GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("provider %s", assay_action_get_reference (saved));
  g_autofree char *after = load_json (connection, assay_action_get_id (saved), error);
  g_autofree char *sentence = NULL;

  if (before == NULL)
    sentence = g_strdup_printf (_("The action “%s” was agreed."), assay_action_get_title (saved));
  else
    sentence = g_strdup_printf (_("The action “%s” was changed: %s."), assay_action_get_title (saved),
                                assay_action_status_get_title (assay_action_get_status (saved)));
  return after != NULL && assay_audit_record (connection, before != NULL ? "action.edit" : "action.add",
                                              subject, sentence, before, after, error);
}

/**
 * assay_action_save:
 * @connection: a connection in a write transaction
 * @action: an action; id 0 adds it to its plan
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DATE; STATE where the plan is
 *   closed) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else saved it since it was read, NOT_FOUND
 *   where it or its plan is gone
 *
 * Adds or changes an action, with one entry in the audit trail, and keeps what is due with it: an open
 * action with a date is due, any other is not. What is done or verified needs evidence; it was completed
 * today unless it says another day, which is not to come. @action itself is not touched.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_action_save (AssayConnection *connection,
                   AssayAction     *action,
                   GError         **error)
{
  g_autoptr (AssayAction) stored = NULL;
  g_autoptr (AssayAction) saved = NULL;
  g_autofree char *before = NULL;
  gint64 id = assay_action_get_id (action);

  if (!check_words (action, error) || !check_completed (connection, action, error) ||
      !check_plan (connection, action, error))
    return 0;
  if (id != 0 && ((stored = assay_action_load (connection, id, error)) == NULL ||
                  !check_version (stored, action, error) ||
                  (before = load_json (connection, id, error)) == NULL))
    return 0;
  id = write_action (connection, action, error);
  if (id == 0 || (saved = assay_action_load (connection, id, error)) == NULL ||
      !keep_due (connection, saved, error) || !record (connection, saved, before, error))
    return 0;
  return id;
}
