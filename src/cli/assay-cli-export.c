/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-export-name.h"
#include "cli/assay-cli-export-visit.h"
#include "cli/assay-cli-form.h"
#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "report/assay-rating-csv.h"
#include "report/assay-rating-workbook.h"

typedef struct
{
  const char *kind;
  const char *path;
  char *framework_id;
  char *period;
  gboolean force;
  gboolean guard;
} Job;

/* Takes the newest period of a framework where it is newer than what was found so far. */
static gboolean
consider (AssayConnection *connection,
          const char      *framework_id,
          Job             *job,
          GError         **error)
{
  g_auto (GStrv) periods = assay_rating_periods (connection, framework_id, error);

  if (periods == NULL)
    return FALSE;
  for (char **period = periods; *period != NULL; period++)
    if (job->period == NULL || g_strcmp0 (*period, job->period) > 0)
      {
        g_free (job->period);
        job->period = g_strdup (*period);
        g_free (job->framework_id);
        job->framework_id = g_strdup (framework_id);
      }
  return TRUE;
}

/* Fills in what was not asked for with the latest that was rated. */
static gboolean
find_latest (AssayConnection *connection,
             Job             *job,
             GError         **error)
{
  g_autoptr (GPtrArray) frameworks = assay_library_list (connection, FALSE, error);
  Job latest = { 0 };

  if (frameworks == NULL)
    return FALSE;
  for (guint i = 0; i < frameworks->len; i++)
    {
      const char *id = assay_framework_get_id (g_ptr_array_index (frameworks, i));

      if ((job->framework_id == NULL || g_strcmp0 (job->framework_id, id) == 0)
          && !consider (connection, id, &latest, error))
        return FALSE;
    }
  if (latest.period == NULL)
    {
      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_NOTHING,
                   _("%s was not written: nothing is rated yet."), job->path);
      return FALSE;
    }
  g_free (job->framework_id);
  job->framework_id = latest.framework_id;
  if (job->period == NULL)
    job->period = latest.period;
  else
    g_free (latest.period);
  return TRUE;
}

static gpointer
write_file (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Job *job = data;

  if ((job->framework_id == NULL || job->period == NULL) && !find_latest (connection, job, error))
    return NULL;
  if (g_strcmp0 (job->kind, "csv") == 0)
    assay_rating_csv_write (connection, job->framework_id, job->period, job->path, job->force, job->guard,
                            cancellable, error);
  else
    assay_rating_workbook_write (connection, job->framework_id, job->period, job->path, job->force, NULL,
                                 NULL, cancellable, error);
  return NULL;
}

static void
print_result (AssayCli  *cli,
              const Job *job)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("The ratings by %s for %s were written to %s."), job->framework_id, job->period,
                       job->path);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "kind", job->kind);
  assay_cli_json_add_text (json, "framework", job->framework_id);
  assay_cli_json_add_text (json, "period", job->period);
  assay_cli_json_add_text (json, "file", job->path);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
export_ratings (AssayCli  *cli,
                Job       *job,
                GError   **error)
{
  if (!assay_cli_run (cli, FALSE, write_file, job, error))
    return FALSE;
  print_result (cli, job);
  return TRUE;
}

static gboolean
run_export (AssayCli *cli,
            char    **words,
            GError  **error)
{
  Job job = { 0 };
  g_autofree char *period = NULL;
  g_autofree char *provider = NULL;
  g_autofree char *form_kind = NULL;
  g_autofree char *visit = NULL;
  const GOptionEntry entries[] = {
    { "framework", 0, 0, G_OPTION_ARG_STRING, &job.framework_id, N_("The framework"), N_("FRAMEWORK") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_("The period"), N_("PERIOD") },
    { "visit", 0, 0, G_OPTION_ARG_STRING, &visit,
      N_("For a form or report: the visit, by the number that “visits” shows"), N_("NUMBER") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &provider, N_("For a form or calendar: the provider’s reference"),
      N_("REFERENCE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &form_kind,
      N_("For a form: the kind of assessment, where it can be one of several"), N_("KIND") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &job.force, N_("Overwrite the file"), NULL },
    { "guard", 0, 0, G_OPTION_ARG_NONE, &job.guard,
      N_("In CSV, put a tab before text that a spreadsheet would take for a formula"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 2, 2, error);
  gboolean done;

  done = arguments != NULL && assay_cli_export_check_kind (arguments[0], error)
         && (period == NULL || (job.period = assay_cli_parse_period (period, error)) != NULL)
         && assay_cli_export_check_name (arguments[0], arguments[1], job.force, error);
  if (done)
    {
      job.kind = arguments[0];
      job.path = arguments[1];
    }
  if (done && g_str_equal (job.kind, "form"))
    done = assay_cli_export_form (cli, &(AssayCliFormWanted) { visit, job.framework_id, provider, period, form_kind,
                                                               job.path, job.force }, error);
  else if (done && g_str_equal (job.kind, "report"))
    done = assay_cli_export_report (cli, visit, job.path, job.force, error);
  else if (done && g_str_equal (job.kind, "calendar"))
    done = assay_cli_export_calendar (cli, provider, job.framework_id, job.path, job.force, error);
  else if (done)
    done = export_ratings (cli, &job, error);
  g_free (job.framework_id);
  g_free (job.period);
  return done;
}

const AssayCliVerb assay_cli_verb_export = {
  .name = "export",
  .arguments = "workbook|csv [--framework FRAMEWORK] [--period PERIOD] OUT\n"
               "  assayctl export form --visit NUMBER OUT\n"
               "  assayctl export form --framework FRAMEWORK --provider REFERENCE --period PERIOD [--kind KIND] OUT\n"
               "  assayctl export report --visit NUMBER OUT\n"
               "  assayctl export calendar [--provider REFERENCE] [--framework FRAMEWORK] OUT",
  .summary = N_("Write the ratings to a file, the latest rated without more words; a form to fill in; the report of a "
                "visit; or what is planned as a calendar"),
  .run = run_export,
};
