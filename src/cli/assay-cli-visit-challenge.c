/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a provider holds against a visit: recorded, listed, and answered. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-visit-job.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"

/* @number: (nullable): of the challenge that is answered; @outcome: (nullable): its answer */
typedef struct
{
  AssayCliVisitJob *job;
  const char *number;
  const char *outcome;
  GPtrArray *challenges;
} Dispute;

static gboolean
read_challenges (AssayConnection  *connection,
                 Dispute          *self,
                 GError          **error)
{
  if (!assay_cli_visit_job_read (self->job, connection, error))
    return FALSE;
  g_clear_pointer (&self->challenges, g_ptr_array_unref);
  self->challenges = assay_challenge_list (connection, self->job->id, error);
  return self->challenges != NULL;
}

static gpointer
list_challenges (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  read_challenges (connection, data, error);
  return NULL;
}

/* The id of what a challenge is about, "" for the whole; NULL where the form has no such criterion. */
static const char *
find_criterion (const AssayCliVisitJob  *job,
                GError                 **error)
{
  const AssayNode *leaf = job->criterion == NULL
                            ? NULL : assay_form_find_criterion (job->framework, job->visit, job->criterion);

  if (leaf != NULL || job->criterion == NULL)
    return leaf != NULL ? leaf->id : "";
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
               _("Criterion: the form of visit %" PRId64 " has no criterion %s; they are numbered as in the form, "
                 "such as 1.1."), job->id, job->criterion);
  return NULL;
}

static gpointer
record_challenge (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  Dispute *self = data;
  const AssayCliVisitJob *job = self->job;
  g_autoptr (AssayChallenge) challenge = g_new0 (AssayChallenge, 1);
  const char *criterion;

  if (!read_challenges (connection, self, error) || (criterion = find_criterion (job, error)) == NULL)
    return NULL;
  challenge->assessment_id = job->id;
  challenge->received_on = g_strdup (job->on);
  challenge->criterion = g_strdup (criterion);
  challenge->grounds = g_strdup (job->reason);
  if (assay_challenge_save (connection, challenge, error))
    read_challenges (connection, self, error);
  return NULL;
}

static AssayChallenge *
find_challenge (const Dispute  *self,
                GError        **error)
{
  gint64 id = 0;

  for (guint i = 0; i < self->challenges->len; i++)
    if (g_ascii_string_to_signed (self->number, 10, 1, G_MAXINT64, &id, NULL) &&
        ((const AssayChallenge *) self->challenges->pdata[i])->id == id)
      return self->challenges->pdata[i];
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("Visit %" PRId64 " has no challenge %s; “assayctl visit %" PRId64 " challenge” lists them."),
               self->job->id, self->number, self->job->id);
  return NULL;
}

static gpointer
record_outcome (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  Dispute *self = data;
  AssayChallenge *challenge = read_challenges (connection, self, error) ? find_challenge (self, error) : NULL;

  if (challenge == NULL)
    return NULL;
  g_free (challenge->outcome);
  challenge->outcome = g_strdup (self->outcome);
  g_free (challenge->outcome_note);
  challenge->outcome_note = g_strdup (self->job->reason != NULL ? self->job->reason : "");
  g_free (challenge->decided_on);
  challenge->decided_on = g_strdup (self->job->on);
  if (assay_challenge_save (connection, challenge, error))
    read_challenges (connection, self, error);
  return NULL;
}

static char *
dup_criterion (const Dispute        *self,
               const AssayChallenge *challenge)
{
  return *challenge->criterion != '\0'
           ? assay_form_dup_criterion (self->job->framework, self->job->visit, challenge->criterion)
           : g_strdup (_("The whole"));
}

static const char *
or_dash (const char *text)
{
  return *text != '\0' ? text : "–";
}

static char **
make_row (const Dispute        *self,
          const AssayChallenge *challenge)
{
  char *cells[] = {
    assay_cli_count (challenge->id),
    g_strdup (challenge->received_on),
    dup_criterion (self, challenge),
    g_strdup (challenge->grounds),
    g_strdup (assay_challenge_outcome_get_title (challenge->outcome)),
    g_strdup (or_dash (challenge->outcome_note)),
    g_strdup (or_dash (challenge->decided_by)),
    g_strdup (or_dash (challenge->decided_on)),
    NULL,
  };

  return g_memdup2 (cells, sizeof cells);
}

static void
print_text (const Dispute *self)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *next = assay_cli_visit_dup_next (self->job->visit, self->job->framework);

  assay_text_table_add_column (table, _("No."), TRUE);
  assay_text_table_add_column (table, _("Received"), FALSE);
  assay_text_table_add_column (table, _("Criterion"), FALSE);
  assay_text_table_add_column (table, _("What the provider says"), FALSE);
  assay_text_table_add_column (table, _("Outcome"), FALSE);
  assay_text_table_add_column (table, _("Why"), FALSE);
  assay_text_table_add_column (table, _("By"), FALSE);
  assay_text_table_add_column (table, _("On"), FALSE);
  for (guint i = 0; i < self->challenges->len; i++)
    assay_text_table_take_row (table, make_row (self, self->challenges->pdata[i]));
  if (self->challenges->len > 0)
    assay_cli_table_print (table);
  else
    assay_cli_print ("%s", _("The provider has not challenged anything."));
  assay_cli_print ("%s", next);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
print_json (const Dispute *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < self->challenges->len; i++)
    {
      const AssayChallenge *challenge = self->challenges->pdata[i];

      json_builder_begin_object (json);
      assay_cli_json_add_count (json, "number", challenge->id);
      assay_cli_json_add_text (json, "receivedOn", challenge->received_on);
      assay_cli_json_add_text (json, "criterion", or_null (challenge->criterion));
      assay_cli_json_add_text (json, "grounds", challenge->grounds);
      assay_cli_json_add_text (json, "outcome", or_null (challenge->outcome));
      assay_cli_json_add_text (json, "reason", or_null (challenge->outcome_note));
      assay_cli_json_add_text (json, "decidedOn", or_null (challenge->decided_on));
      assay_cli_json_add_text (json, "decidedBy", or_null (challenge->decided_by));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run (AssayCli    *cli,
     Dispute     *self,
     gboolean     changes,
     AssayDbFunc  func,
     GError     **error)
{
  gboolean done;

  if (self->job->on == NULL)
    self->job->on = assay_date_today ();
  done = assay_cli_run (cli, changes, func, self, error);
  if (done && cli->json)
    print_json (self);
  else if (done)
    print_text (self);
  g_clear_pointer (&self->challenges, g_ptr_array_unref);
  return done;
}

/**
 * assay_cli_visit_run_challenge:
 * @cli: the run
 * @job: the visit, and what else was typed
 * @words: (array zero-terminated=1): `challenge`
 * @error: return location for a `G_OPTION_ERROR`, an `ASSAY_VALIDATION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Records what a provider holds against a visit, and lists all that it does; lists alone where nothing is said.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_visit_run_challenge (AssayCli          *cli,
                               AssayCliVisitJob  *job,
                               char             **words,
                               GError           **error)
{
  const char *const allowed[] = { "--on", "--reason", "--criterion", NULL };
  Dispute self = { job };
  const gboolean lists = job->reason == NULL;

  if (!assay_cli_visit_job_check_options (job, words[0], allowed, error))
    return FALSE;
  if (words[1] != NULL || (lists && (job->on != NULL || job->criterion != NULL)))
    return assay_cli_fail_usage (error, _("--reason TEXT says what the provider holds against it; without it "
                                          "“challenge” lists what was said."));
  return run (cli, &self, !lists, lists ? list_challenges : record_challenge, error);
}

/**
 * assay_cli_visit_run_outcome:
 * @cli: the run
 * @job: the visit, and what else was typed
 * @words: (array zero-terminated=1): `outcome`, the challenge's number, and what came of it
 * @error: return location for a `G_OPTION_ERROR`, an `ASSAY_VALIDATION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Records the outcome of a challenge, and lists all of the visit.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_visit_run_outcome (AssayCli          *cli,
                             AssayCliVisitJob  *job,
                             char             **words,
                             GError           **error)
{
  const char *const allowed[] = { "--on", "--reason", NULL };
  const char *const outcomes[] = { "upheld", "partly-upheld", "not-upheld", "withdrawn", NULL };
  Dispute self = { job };

  if (!assay_cli_visit_job_check_options (job, words[0], allowed, error))
    return FALSE;
  if (g_strv_length (words) != 3 || !g_strv_contains (outcomes, words[2]))
    return assay_cli_fail_usage (error, _("An outcome is the challenge’s number and upheld, partly-upheld, not-upheld "
                                          "or withdrawn, such as “outcome 1 upheld --reason TEXT”."));
  self.number = words[1];
  self.outcome = words[2];
  return run (cli, &self, TRUE, record_outcome, error);
}
