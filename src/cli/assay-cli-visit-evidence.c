/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The evidence of a visit: listed, and verified piece by piece. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-unverified.h"
#include "cli/assay-cli-visit-job.h"
#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-error.h"

/* @numbers: (array zero-terminated=1): of the pieces that get a verdict. */
typedef struct
{
  AssayCliVisitJob *job;
  const char *verdict;
  char **numbers;
  GPtrArray *pieces;
} Verdict;

/* In the order of the form, which is how people look for it. */
static int
compare_pieces (gconstpointer a,
                gconstpointer b,
                gpointer      framework)
{
  const AssayEvidencePiece *const *one = a;
  const AssayEvidencePiece *const *other = b;

  if (g_str_equal ((*one)->criterion, (*other)->criterion))
    return (*one)->id < (*other)->id ? -1 : 1;
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (g_str_equal (leaf->id, (*one)->criterion))
        return -1;
      if (g_str_equal (leaf->id, (*other)->criterion))
        return 1;
    }
  return 0;
}

static gboolean
read_evidence (AssayConnection  *connection,
               Verdict          *self,
               GError          **error)
{
  if (!assay_cli_visit_job_read (self->job, connection, error))
    return FALSE;
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  self->pieces = assay_evidence_piece_list (connection, self->job->id, error);
  if (self->pieces != NULL)
    g_ptr_array_sort_with_data (self->pieces, compare_pieces, self->job->framework);
  return self->pieces != NULL;
}

static gpointer
list_evidence (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  read_evidence (connection, data, error);
  return NULL;
}

static AssayEvidencePiece *
find_piece (const Verdict  *self,
            const char     *number,
            GError        **error)
{
  gint64 id = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    if (g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &id, NULL) &&
        ((const AssayEvidencePiece *) self->pieces->pdata[i])->id == id)
      return self->pieces->pdata[i];
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("Visit %" PRId64 " has no piece of evidence %s; “assayctl visit %" PRId64 " evidence” lists them."),
               self->job->id, number, self->job->id);
  return NULL;
}

static gpointer
judge_evidence (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  Verdict *self = data;
  g_autoptr (AssayOfficer) officer = NULL;

  if (!read_evidence (connection, self, error) ||
      !assay_cli_visit_job_find_officer (self->job, connection, &officer, error))
    return NULL;
  for (char **number = self->numbers; *number != NULL; number++)
    {
      AssayEvidencePiece *piece = find_piece (self, *number, error);

      if (piece == NULL ||
          !assay_evidence_piece_judge (connection, self->job->visit, piece, self->verdict, self->job->reason,
                                       officer != NULL ? officer->account : NULL, error))
        return NULL;
    }
  read_evidence (connection, self, error);
  return NULL;
}

static const char *
find_source (const Verdict            *self,
             const AssayEvidencePiece *piece)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->job->framework);
  const AssayEvidenceSource *source = rules == NULL ? NULL : assay_visit_rules_find_source (rules, piece->source);

  return source != NULL ? source->title : *piece->source != '\0' ? piece->source : "–";
}

static char **
make_row (const Verdict            *self,
          const AssayEvidencePiece *piece)
{
  char *cells[] = {
    assay_cli_count (piece->id),
    assay_form_dup_criterion (self->job->framework, self->job->visit, piece->criterion),
    g_strdup (piece->description),
    g_strdup (find_source (self, piece)),
    g_strdup (assay_evidence_verdict_get_title (piece->verdict)),
    g_strdup (*piece->verdict_by != '\0' ? piece->verdict_by : "–"),
    g_strdup (*piece->verdict_at != '\0' ? piece->verdict_at : "–"),
    g_strdup (*piece->verdict_note != '\0' ? piece->verdict_note : "–"),
    NULL,
  };

  /* The day says enough. */
  if (strlen (cells[6]) > 10)
    cells[6][10] = '\0';
  return g_memdup2 (cells, sizeof cells);
}

static void
print_text (const Verdict *self)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *said = assay_cli_unverified_dup_text (self->job->visit, &self->job->evidence);

  if (!assay_cli_visit_job_verifies (self->job))
    {
      assay_cli_print (_("“%s” does not have evidence verified piece by piece: its answers count without."),
                       assay_framework_get_title (self->job->framework));
      return;
    }
  assay_text_table_add_column (table, _("No."), TRUE);
  assay_text_table_add_column (table, _("Criterion"), FALSE);
  assay_text_table_add_column (table, _("Evidence"), FALSE);
  assay_text_table_add_column (table, _("Source"), FALSE);
  assay_text_table_add_column (table, _("Verified"), FALSE);
  assay_text_table_add_column (table, _("By"), FALSE);
  assay_text_table_add_column (table, _("On"), FALSE);
  assay_text_table_add_column (table, _("Note"), FALSE);
  for (guint i = 0; i < self->pieces->len; i++)
    assay_text_table_take_row (table, make_row (self, self->pieces->pdata[i]));
  if (self->pieces->len > 0)
    assay_cli_table_print (table);
  assay_cli_print ("%s", said);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
print_json (const Verdict *self)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = self->pieces->pdata[i];

      json_builder_begin_object (json);
      assay_cli_json_add_count (json, "number", piece->id);
      assay_cli_json_add_text (json, "criterion", piece->criterion);
      assay_cli_json_add_text (json, "evidence", piece->description);
      assay_cli_json_add_text (json, "source", or_null (piece->source));
      assay_cli_json_add_text (json, "verdict", or_null (piece->verdict));
      assay_cli_json_add_text (json, "by", or_null (piece->verdict_by));
      assay_cli_json_add_text (json, "at", or_null (piece->verdict_at));
      assay_cli_json_add_text (json, "note", or_null (piece->verdict_note));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run (AssayCli    *cli,
     Verdict     *self,
     AssayDbFunc  func,
     GError     **error)
{
  const gboolean done = assay_cli_run (cli, self->verdict != NULL, func, self, error);

  if (done && cli->json)
    print_json (self);
  else if (done)
    print_text (self);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  return done;
}

/**
 * assay_cli_visit_run_evidence:
 * @cli: the run
 * @job: the visit, and what else was typed
 * @words: (array zero-terminated=1): `evidence`
 * @error: return location for a `G_OPTION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Lists the evidence of a visit.
 *
 * Returns: whether it was listed
 */
gboolean
assay_cli_visit_run_evidence (AssayCli          *cli,
                              AssayCliVisitJob  *job,
                              char             **words,
                              GError           **error)
{
  const char *const nothing[] = { NULL };
  Verdict self = { job };

  if (!assay_cli_visit_job_check_options (job, words[0], nothing, error))
    return FALSE;
  if (words[1] != NULL)
    return assay_cli_fail_usage (error, _("“evidence” lists the evidence; “verify” and “refuse” take the numbers."));
  return run (cli, &self, list_evidence, error);
}

/**
 * assay_cli_visit_run_verify:
 * @cli: the run
 * @job: the visit, and what else was typed
 * @words: (array zero-terminated=1): `verify` or `refuse`, and the numbers of pieces of evidence
 * @error: return location for a `G_OPTION_ERROR`, an `ASSAY_VALIDATION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Verifies or refuses pieces of evidence, all that are named or none, and lists the evidence then.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_visit_run_verify (AssayCli          *cli,
                            AssayCliVisitJob  *job,
                            char             **words,
                            GError           **error)
{
  const char *const allowed[] = { "--by", "--reason", NULL };
  Verdict self = { job, g_str_equal (words[0], "verify") ? "verified" : "refused", words + 1 };

  if (!assay_cli_visit_job_check_options (job, words[0], allowed, error))
    return FALSE;
  if (words[1] == NULL)
    return assay_cli_fail_usage (error, _("Say which pieces of evidence, by the numbers that “evidence” lists."));
  return run (cli, &self, judge_evidence, error);
}
