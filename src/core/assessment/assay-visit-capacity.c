/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/store/assay-audit.h"

/**
 * assay_capacity_free:
 * @self: (transfer full): an officer's year
 */
void
assay_capacity_free (AssayCapacity *self)
{
  g_free (self->officer);
  g_free (self);
}

static gboolean
get_year (const char  *year,
          char       **first,
          char       **last,
          GError     **error)
{
  AssayPeriod period;

  if (!assay_period_parse (year, &period, error))
    return FALSE;
  assay_period_get_dates (&period, first, last);
  return TRUE;
}

/* Visits are what an officer goes out for; a self-assessment comes by itself. */
#define IS_VISIT "framework_id = ?2 AND kind NOT IN ('home-visit', 'self-assessment')"
#define IS_DONE "state NOT IN ('planned', 'under-way', 'cancelled') AND visited_on BETWEEN ?3 AND ?4"

#define QUERY                                                                                      \
  "SELECT o.id, o.name, (SELECT count (*) FROM provider WHERE officer_id = o.id AND "              \
  "(closed_on IS NULL OR closed_on > ?5)), coalesce (t.monitoring_visits, 0), (SELECT count (*) "  \
  "FROM assessment WHERE officer_id = o.id AND " IS_VISIT " AND " IS_DONE "), (SELECT count (*) "  \
  "FROM assessment WHERE officer_id = o.id AND " IS_VISIT " AND state IN ('planned', 'under-way') " \
  "AND planned_on <= ?4), coalesce (t.home_visits, 0), (SELECT count (*) FROM assessment WHERE "   \
  "officer_id = o.id AND kind = 'home-visit' AND " IS_DONE ") FROM officer o LEFT JOIN "           \
  "officer_target t ON t.officer_id = o.id AND t.year = ?1 ORDER BY o.name, o.id"

static AssayCapacity *
read_capacity (AssayStatement *statement)
{
  AssayCapacity *capacity = g_new0 (AssayCapacity, 1);

  capacity->officer_id = assay_statement_get_int (statement, 0);
  capacity->officer = assay_statement_dup_text (statement, 1);
  capacity->providers = (guint) assay_statement_get_int (statement, 2);
  capacity->target = (guint) assay_statement_get_int (statement, 3);
  capacity->done = (guint) assay_statement_get_int (statement, 4);
  capacity->planned = (guint) assay_statement_get_int (statement, 5);
  capacity->home_target = (guint) assay_statement_get_int (statement, 6);
  capacity->home_done = (guint) assay_statement_get_int (statement, 7);
  return capacity;
}

/* Those who neither look after a provider nor have visited anybody nor are asked to are left out. */
static gboolean
is_idle (const AssayCapacity *self)
{
  return self->providers + self->target + self->done + self->planned + self->home_target +
           self->home_done == 0;
}

/* Who is nobody's is counted too, under no name. */
static AssayCapacity *
find_or_add (GPtrArray *list,
             gint64     officer_id)
{
  AssayCapacity *added;

  for (guint i = 0; i < list->len; i++)
    if (((AssayCapacity *) list->pdata[i])->officer_id == officer_id)
      return list->pdata[i];
  if (officer_id != 0)
    return NULL;
  added = g_new0 (AssayCapacity, 1);
  added->officer = g_strdup ("");
  g_ptr_array_add (list, added);
  return added;
}

static gboolean
count_due (AssayConnection *connection,
           AssayFramework  *framework,
           const char      *today,
           const char      *last,
           GPtrArray       *list,
           GError         **error)
{
  g_autoptr (GPtrArray) due = assay_visit_due_list (connection, framework, today, error);

  for (guint i = 0; due != NULL && i < due->len; i++)
    {
      AssayVisitDue *visit = due->pdata[i];
      const char *due_on = assay_visit_due_get_due_on (visit);
      gint64 officer_id = 0;
      AssayCapacity *capacity;

      if (*due_on == '\0' ? !assay_visit_due_is_late (visit, today) : strcmp (due_on, last) > 0)
        continue;
      if (!assay_connection_query_int (connection,
                                       "SELECT coalesce (officer_id, 0) FROM provider WHERE id = ?",
                                       assay_visit_due_get_provider_id (visit), &officer_id, error))
        return FALSE;
      capacity = find_or_add (list, officer_id);
      if (capacity != NULL)
        capacity->due++;
    }
  return due != NULL;
}

/**
 * assay_capacity_list:
 * @connection: a connection in a transaction
 * @framework: the framework of the monitoring visits; visits to people at home count by any
 * @year: a council year, such as `2010-11`
 * @today: ISO date
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE` or an `ASSAY_STORE_ERROR`
 *
 * Lists the officers who look after providers, are to visit or have visited, by name; last, without a name,
 * what is due and nobody's.
 *
 * Returns: (transfer full) (nullable) (element-type AssayCapacity): their years
 */
GPtrArray *
assay_capacity_list (AssayConnection *connection,
                     AssayFramework  *framework,
                     const char      *year,
                     const char      *today,
                     GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_capacity_free);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  AssayStatement *statement;

  if (!get_year (year, &first, &last, error))
    return NULL;
  statement = assay_connection_query (connection, error, QUERY, "sssss", year,
                                      assay_framework_get_id (framework), first, last, today);
  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_capacity (statement));
  if (assay_statement_failed (statement) ||
      !count_due (connection, framework, today, last, list, error))
    return NULL;
  for (guint i = list->len; i-- > 0;)
    if (is_idle (list->pdata[i]) && ((AssayCapacity *) list->pdata[i])->due == 0)
      g_ptr_array_remove_index (list, i);
  return g_steal_pointer (&list);
}

/**
 * assay_capacity_set_target:
 * @connection: a connection in a write transaction
 * @officer_id: an officer's number
 * @year: a council year, such as `2010-11`
 * @monitoring_visits: how many visits they are to make
 * @home_visits: how many people they are to see at home
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE` or an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Sets what an officer is to do in a year, with one entry in the audit trail.
 *
 * Returns: whether it was set
 */
gboolean
assay_capacity_set_target (AssayConnection *connection,
                           gint64           officer_id,
                           const char      *year,
                           guint            monitoring_visits,
                           guint            home_visits,
                           GError         **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *sentence = NULL;
  AssayStatement *statement;

  if (!get_year (year, &first, &last, error))
    return FALSE;
  statement = assay_connection_query (connection, error, "SELECT account, name FROM officer WHERE id = ?",
                                      "i", officer_id);
  if (!assay_statement_next (statement, error))
    {
      if (!assay_statement_failed (statement))
        g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                             _("This officer is no longer in the register."));
      return FALSE;
    }
  subject = g_strdup_printf ("officer %s", assay_statement_get_text (statement, 0));
  sentence = g_strdup_printf (_("%s is to make %u visits and see %u people at home in %s."),
                              assay_statement_get_text (statement, 1), monitoring_visits, home_visits,
                              year);
  return assay_connection_run (connection, error,
                               "INSERT INTO officer_target (officer_id, year, monitoring_visits, "
                               "home_visits) VALUES (?, ?, ?, ?) ON CONFLICT (officer_id, year) DO UPDATE "
                               "SET monitoring_visits = excluded.monitoring_visits, home_visits = "
                               "excluded.home_visits, version = version + 1", "isii", officer_id, year,
                               (gint64) monitoring_visits, (gint64) home_visits) &&
         assay_audit_record (connection, "officer.target", subject, sentence, NULL, NULL, error);
}

/**
 * assay_home_visit_share:
 * @connection: a connection in a transaction
 * @year: a council year, such as `2010-11`
 * @seen: (out): people seen at home in the year: one a visit
 * @supported: (out): people supported, by each open provider's newest figure of that year or before; 0 where
 *   there is none
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE` or an `ASSAY_STORE_ERROR`
 *
 * Counts what share of people supported was seen at home.
 *
 * Returns: whether that could be counted
 */
gboolean
assay_home_visit_share (AssayConnection *connection,
                        const char      *year,
                        gint64          *seen,
                        gint64          *supported,
                        GError         **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  AssayStatement *statement;

  if (!get_year (year, &first, &last, error))
    return FALSE;
  statement = assay_connection_query (connection, error,
                                      "SELECT (SELECT count (*) FROM assessment WHERE kind = 'home-visit' "
                                      "AND state NOT IN ('planned', 'under-way', 'cancelled') AND "
                                      "visited_on BETWEEN ?1 AND ?2), (SELECT coalesce (sum ((SELECT value "
                                      "FROM figure WHERE provider_id = p.id AND superseded = 0 AND field = "
                                      "'people-supported' AND substr (period, 1, 7) <= ?3 ORDER BY period "
                                      "DESC LIMIT 1)), 0) FROM provider p WHERE closed_on IS NULL)",
                                      "sss", first, last, year);
  if (!assay_statement_next (statement, error))
    return FALSE;
  *seen = assay_statement_get_int (statement, 0);
  *supported = assay_statement_get_int (statement, 1);
  return TRUE;
}
