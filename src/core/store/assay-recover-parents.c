/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Entries that stand for lost ones, so that what refers to them is kept.
 *
 * Each has the number of the lost one, so that all that belongs together stays together, and what indexes still
 * tell of it: a provider's reference, a survey's name and period. The rest says that it was recovered. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/base/assay-text.h"
#include "core/store/assay-db-private.h"
#include "core/store/assay-recover-private.h"

typedef gboolean (*PlaceFunc) (AssayRecovery  *self,
                               gint64          number,
                               GError        **error);

/* The newest period that anything belongs to, where it cannot be told which. */
static char *
dup_some_period (AssayRecovery *self)
{
  AssayStatement *row =
    assay_connection_query (self->to, NULL, "SELECT max (period) FROM (SELECT period FROM rating UNION ALL"
                            " SELECT period FROM import UNION ALL SELECT period FROM figure)", "");
  g_autofree char *period = assay_statement_next (row, NULL) ? assay_statement_dup_text (row, 0) : NULL;
  AssayPeriod now;

  if (period != NULL && assay_period_parse (period, &now, NULL))
    return g_steal_pointer (&period);
  now = assay_period_for_date (ASSAY_PERIOD_QUARTER, assay_connection_get_now (self->to));
  return assay_period_to_string (&now);
}

static gboolean
place_provider (AssayRecovery  *self,
                gint64          number,
                GError        **error)
{
  g_autofree char *key = _assay_recovery_dup_indexed (self, "provider", "reference_key", number);
  g_autofree char *reference = key != NULL ? g_utf8_strup (key, -1) : g_strdup_printf ("LOST-%" PRId64, number);
  g_autofree char *name =
    key != NULL ? g_strdup_printf (_("Provider %s (recovered without its entry)"), reference)
                : g_strdup_printf (_("Provider %" PRId64 " (recovered without its entry)"), number);
  g_autofree char *name_key = assay_text_fold (name);

  if (key == NULL)
    key = assay_text_fold (reference);
  return assay_connection_run (self->to, error,
                               "INSERT INTO provider (id, reference, reference_key, name, name_key)"
                               " VALUES (?, ?, ?, ?, ?)", "issss", number, reference, key, name, name_key);
}

/* An account that the index still knows can only read until an administrator says what else it may. */
static gboolean
place_officer (AssayRecovery  *self,
               gint64          number,
               GError        **error)
{
  g_autofree char *account = _assay_recovery_dup_indexed (self, "officer", "account", number);
  g_autofree char *name = account != NULL ? g_strdup (account)
                                          : g_strdup_printf (_("Officer %" PRId64 " (recovered)"), number);

  if (account == NULL)
    account = g_strdup_printf ("lost-%" PRId64, number);
  return assay_connection_run (self->to, error,
                               "INSERT INTO officer (id, account, name, role) VALUES (?, ?, ?, 'reader')", "iss",
                               number, account, name);
}

static gboolean
place_import (AssayRecovery  *self,
              gint64          number,
              GError        **error)
{
  g_autofree char *name = g_strdup_printf (_("Import %" PRId64 " (recovered without its entry)"), number);
  g_autofree char *some = dup_some_period (self);

  return assay_connection_run (self->to, error,
                               "INSERT INTO import (id, kind, period, survey_id, file_name, file_digest, mapping,"
                               " rows_read, rows_new, rows_changed, rows_present, rows_set_aside, imported_by,"
                               " imported_at) SELECT ?1, CASE WHEN survey IS NOT NULL THEN 'survey'"
                               " WHEN EXISTS (SELECT 1 FROM assessment WHERE import_id = ?1) THEN 'assessment'"
                               " ELSE 'register' END, coalesce ((SELECT period FROM survey WHERE id = survey),"
                               " (SELECT max (period) FROM figure WHERE import_id = ?1),"
                               " (SELECT max (period) FROM assessment WHERE import_id = ?1), ?3), survey, ?2, '',"
                               " '{}', n, n, 0, 0, 0, ?4, ?5 FROM (SELECT max (survey_id) AS survey,"
                               " count (*) AS n FROM response WHERE import_id = ?1)", "issss", number, name, some,
                               assay_connection_get_actor (self->to), assay_connection_get_now (self->to));
}

static gboolean
place_survey (AssayRecovery  *self,
              gint64          number,
              GError        **error)
{
  g_autofree char *name = _assay_recovery_dup_indexed (self, "survey", "name", number);
  g_autofree char *period = _assay_recovery_dup_indexed (self, "survey", "period", number);
  g_autofree char *some = dup_some_period (self);

  if (name == NULL)
    name = g_strdup_printf (_("Survey %" PRId64 " (recovered)"), number);
  return assay_connection_run (self->to, error,
                               "INSERT INTO survey (id, name, period, keep_comments) SELECT ?1, ?2,"
                               " coalesce (?3, (SELECT max (period) FROM import WHERE survey_id = ?1 OR id IN"
                               " (SELECT import_id FROM response WHERE survey_id = ?1)), ?4),"
                               " EXISTS (SELECT 1 FROM response_comment JOIN response ON id = response_id"
                               " WHERE survey_id = ?1)", "isss", number, name, period, some);
}

/* Without its provider and framework, which an index or a plan that came of it must tell, it is none. */
static gboolean
place_assessment (AssayRecovery  *self,
                  gint64          number,
                  GError        **error)
{
  g_autofree char *provider = _assay_recovery_dup_indexed (self, "assessment", "provider_id", number);
  g_autofree char *framework = _assay_recovery_dup_indexed (self, "assessment", "framework_id", number);
  g_autofree char *period = _assay_recovery_dup_indexed (self, "assessment", "period", number);
  g_autofree char *kind = _assay_recovery_dup_indexed (self, "assessment", "kind", number);
  g_autofree char *visited = _assay_recovery_dup_indexed (self, "assessment", "visited_on", number);
  g_autofree char *some = dup_some_period (self);

  return assay_connection_run (self->to, error,
                               "INSERT INTO assessment (id, provider_id, framework_id, framework_version, period,"
                               " kind, state, visited_on, summary) SELECT ?1, coalesce (CAST (?2 AS INTEGER),"
                               " (SELECT provider_id FROM action_plan WHERE origin = 'assessment:' || ?1)), ?3,"
                               " (SELECT max (version) FROM framework WHERE id = ?3), coalesce (?4, ?7),"
                               " coalesce (?5, 'announced'), coalesce ((SELECT state FROM assessment_step"
                               " WHERE assessment_id = ?1 ORDER BY id DESC LIMIT 1), 'under-way'),"
                               " coalesce (?6, ''), ?8", "isssssss", number, provider, framework, period, kind,
                               visited, some, _("Recovered without its entry."));
}

static gboolean
place_plan (AssayRecovery  *self,
            gint64          number,
            GError        **error)
{
  g_autofree char *origin = _assay_recovery_dup_indexed (self, "action_plan", "origin", number);
  g_autofree char *title = g_strdup_printf (_("Plan %" PRId64 " (recovered without its entry)"), number);

  return assay_connection_run (self->to, error,
                               "INSERT INTO action_plan (id, provider_id, origin, kind, title, state, due_on)"
                               " SELECT ?1, max (provider_id), coalesce (?2, ''), 'action-plan', ?3, 'agreed',"
                               " max (due_on) FROM action WHERE plan_id = ?1", "iss", number, origin, title);
}

/* Whose entry needs that of another comes first. */
static const struct
{
  const char *table;
  PlaceFunc place;
} parents[] = {
  { "assessment", place_assessment },
  { "action_plan", place_plan },
  { "import", place_import },
  { "survey", place_survey },
  { "provider", place_provider },
  { "officer", place_officer },
};

/* A query of all numbers of the table's rows that anything refers to and that are not there. */
static char *
make_search (AssayRecovery  *self,
             const char     *table,
             GError        **error)
{
  g_autoptr (GString) search = g_string_new (NULL);
  AssayStatement *row =
    assay_connection_query (self->to, error, "SELECT child.name, key.\"from\" FROM sqlite_schema AS child,"
                            " pragma_foreign_key_list (child.name) AS key WHERE child.type = 'table'"
                            " AND key.\"table\" = ?", "s", table);

  while (assay_statement_next (row, error))
    g_string_append_printf (search, "%sSELECT \"%s\" AS number FROM \"%s\"", search->len > 0 ? " UNION " : "",
                            assay_statement_get_text (row, 1), assay_statement_get_text (row, 0));
  if (row == NULL || assay_statement_failed (row) || search->len == 0)
    return NULL;
  return g_strdup_printf ("SELECT number FROM (%s) WHERE number > 0 AND number NOT IN (SELECT id FROM \"%s\")"
                          " ORDER BY 1", search->str, table);
}

static GArray *
find_lost (AssayRecovery  *self,
           const char     *table,
           GError        **error)
{
  g_autofree char *search = make_search (self, table, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayStatement *row = search == NULL ? NULL : assay_connection_query (self->to, error, search, "");

  while (assay_statement_next (row, error))
    {
      gint64 number = assay_statement_get_int (row, 0);

      g_array_append_val (numbers, number);
    }
  return row == NULL || assay_statement_failed (row) ? NULL : g_steal_pointer (&numbers);
}

/* One that the schema refuses is left out, and what refers to it is dropped. */
static gboolean
try_to_place (AssayRecovery  *self,
              PlaceFunc       place,
              gint64          number,
              guint          *n,
              GError        **error)
{
  g_autoptr (GError) failure = NULL;

  if (place (self, number, &failure))
    (*n)++;
  else if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

static gboolean
place_lost (AssayRecovery  *self,
            const char     *table,
            PlaceFunc       place,
            guint          *n,
            GError        **error)
{
  g_autoptr (GArray) numbers = find_lost (self, table, error);

  *n = 0;
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    if (!try_to_place (self, place, g_array_index (numbers, gint64, i), n, error))
      return FALSE;
  if (*n > 0)
    _assay_recovery_note (self,
                          ngettext ("%s: in place of %u lost entry stands one marked “recovered”, so that what "
                                    "belongs to it is kept.",
                                    "%s: in place of %u lost entries stand others marked “recovered”, so that what "
                                    "belongs to them is kept.", *n), _assay_table_get_title (table), *n);
  return TRUE;
}

/**
 * _assay_recovery_place_parents:
 * @self: a recovery whose tables are copied
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes entries that stand for lost ones which others refer to. A register from before there were visits has
 * other tables; there, what refers to lost entries is lost.
 *
 * Returns: whether those that can be made were
 */
gboolean
_assay_recovery_place_parents (AssayRecovery  *self,
                               GError        **error)
{
  gint64 has_visits;

  if (!_assay_connection_get_number (self->to, "SELECT count (*) FROM sqlite_schema WHERE name = 'assessment'",
                                     &has_visits, error))
    return FALSE;
  if (has_visits == 0)
    return TRUE;
  if (!_assay_recovery_place_frameworks (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      guint n;

      if (!place_lost (self, parents[i].table, parents[i].place, &n, error))
        return FALSE;
      g_hash_table_insert (self->placed, (gpointer) parents[i].table, GUINT_TO_POINTER (n));
    }
  return TRUE;
}
