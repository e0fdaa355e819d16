/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The report of a visit, and what is planned as a calendar. */

#include "config.h"

#include "cli/assay-cli-export-visit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "core/register/assay-provider.h"
#include "report/assay-assessment-report.h"

typedef struct
{
  gint64 id;
  const char *path;
  gboolean force;
  AssayAssessment *visit;
} Report;

static gpointer
write_report (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Report *report = data;
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayAssessmentData) found = assay_assessment_data_load (connection, report->id, &failure);

  if (found == NULL && g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    assay_cli_visit_set_unknown (error, report->id);
  else if (found == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (*assay_assessment_get_visited_on (found->assessment) == '\0')
    {
      g_autofree char *line = assay_assessment_dup_summary_line (found->assessment);

      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_NOTHING,
                   _("%s was not written: there is nothing to report yet (%s)."), report->path, line);
    }
  else if (assay_assessment_report_write (found, report->path, report->force, cancellable, error))
    report->visit = g_object_ref (found->assessment);
  return NULL;
}

static void
print_report (AssayCli     *cli,
              const Report *report)
{
  g_autofree char *line = assay_assessment_dup_summary_line (report->visit);
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("The report of %s (%s) was written to %s."), assay_assessment_get_name (report->visit), line,
                       report->path);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "kind", "report");
  assay_cli_json_add_count (json, "visit", report->id);
  assay_cli_json_add_text (json, "file", report->path);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

/**
 * assay_cli_export_report:
 * @cli: the run
 * @visit: (nullable): a visit's number
 * @path: where
 * @force: whether an existing file may be replaced
 * @error: return location for a `G_OPTION_ERROR`, an `ASSAY_EXPORT_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Writes the report of a visit, for its provider.
 *
 * Returns: whether it was written
 */
gboolean
assay_cli_export_report (AssayCli    *cli,
                         const char  *visit,
                         const char  *path,
                         gboolean     force,
                         GError     **error)
{
  Report report = { 0, path, force, NULL };
  gboolean done;

  if (visit == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A report is of one visit: --visit NUMBER is needed; “assayctl visits” lists them."));
      return FALSE;
    }
  done = assay_cli_visit_parse_number (visit, &report.id, error) &&
         assay_cli_run (cli, FALSE, write_report, &report, error);
  if (done)
    print_report (cli, &report);
  g_clear_object (&report.visit);
  return done;
}

typedef struct
{
  const char *provider;
  const char *framework;
  GPtrArray *planned;
} Calendar;

static gpointer
list_planned (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Calendar *calendar = data;
  g_autoptr (AssayProvider) provider = NULL;

  if (calendar->provider != NULL &&
      (provider = assay_provider_find_called (connection, calendar->provider, error)) == NULL)
    return NULL;
  calendar->planned = assay_assessment_list (connection, provider != NULL ? assay_provider_get_id (provider) : 0,
                                             error);
  for (guint i = calendar->planned != NULL ? calendar->planned->len : 0; i-- > 0;)
    {
      AssayAssessment *visit = calendar->planned->pdata[i];

      if (assay_assessment_get_state (visit) > ASSAY_ASSESSMENT_UNDER_WAY ||
          (calendar->framework != NULL &&
           !g_str_equal (calendar->framework, assay_assessment_get_framework_id (visit))))
        g_ptr_array_remove_index (calendar->planned, i);
    }
  return NULL;
}

static gboolean
write_calendar (const Calendar  *calendar,
                const char      *path,
                gboolean         force,
                GError         **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  char *text = assay_visit_plan_to_ics (calendar->planned, stamp);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (AssayOutputFile) output = NULL;

  if (calendar->planned->len == 0)
    {
      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_NOTHING,
                   _("%s was not written: no visit is planned that a calendar could hold."), path);
      return FALSE;
    }
  output = assay_output_file_new (path, force, error);
  return output != NULL && assay_output_file_fill (output, bytes, error) && assay_output_file_commit (output, error);
}

static void
print_calendar (AssayCli       *cli,
                const Calendar *calendar,
                const char     *path)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (ngettext ("%u visit was written to %s.", "%u visits were written to %s.",
                                 calendar->planned->len), calendar->planned->len, path);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "kind", "calendar");
  assay_cli_json_add_count (json, "visits", calendar->planned->len);
  assay_cli_json_add_text (json, "file", path);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

/**
 * assay_cli_export_calendar:
 * @cli: the run
 * @provider: (nullable): a provider's reference, %NULL for all
 * @framework: (nullable): a framework's id, %NULL for all
 * @path: where
 * @force: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Writes what is planned or under way as a calendar that other programs take in.
 *
 * Returns: whether it was written
 */
gboolean
assay_cli_export_calendar (AssayCli    *cli,
                           const char  *provider,
                           const char  *framework,
                           const char  *path,
                           gboolean     force,
                           GError     **error)
{
  Calendar calendar = { provider, framework, NULL };
  gboolean done = assay_cli_run (cli, FALSE, list_planned, &calendar, error) &&
                  write_calendar (&calendar, path, force, error);

  if (done)
    print_calendar (cli, &calendar, path);
  g_clear_pointer (&calendar.planned, g_ptr_array_unref);
  return done;
}
