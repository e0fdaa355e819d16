/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* How far the evidence of an assessment is verified, where the framework counts no answer without: why a provider
 * whose answers are all given is not rated. */

#include "config.h"

#include "core/assessment/assay-evidence-unverified.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "core/assessment/assay-attachment.h"
#include "core/library/assay-library.h"

static void
tally_answers (AssayAssessment     *assessment,
               AssayFramework      *framework,
               GHashTable          *answers,
               GHashTable          *standings,
               AssayEvidenceTally  *tally)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (answers, leaf->id);
      const AssayScaleStep *given = answer == NULL || !_assay_leaf_is_asked (leaf, assessment)
                                      ? NULL : _assay_leaf_find_answer (leaf, answer->answer);

      if (!_assay_leaf_needs_evidence (leaf, given))
        continue;
      tally->n_answers++;
      tally->n_without += assay_evidence_get_standing (standings, leaf->id) != ASSAY_EVIDENCE_VERIFIED;
      tally->n_not_accepted += assay_evidence_get_standing (standings, leaf->id) == ASSAY_EVIDENCE_REFUSED;
    }
}

/**
 * assay_evidence_tally:
 * @connection: a connection in a transaction
 * @assessment: an assessment as it was read
 * @framework: the version it goes by
 * @tally: (out caller-allocates): how far its evidence is verified
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Counts the pieces of evidence of an assessment, and the answers that have none that is verified.
 *
 * Returns: whether they could be counted
 */
gboolean
assay_evidence_tally (AssayConnection     *connection,
                      AssayAssessment     *assessment,
                      AssayFramework      *framework,
                      AssayEvidenceTally  *tally,
                      GError             **error)
{
  const gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GPtrArray) pieces = assay_evidence_piece_list (connection, id, error);
  g_autoptr (GHashTable) answers = pieces == NULL ? NULL : assay_answer_load_all (connection, id, error);
  g_autoptr (GHashTable) standings =
    answers == NULL ? NULL : assay_evidence_piece_list_standings (connection, id, error);

  memset (tally, 0, sizeof *tally);
  if (standings == NULL)
    return FALSE;
  tally->n_pieces = pieces->len;
  for (guint i = 0; i < pieces->len; i++)
    {
      const AssayEvidencePiece *piece = pieces->pdata[i];

      tally->n_verified += g_str_equal (piece->verdict, "verified");
      tally->n_refused += g_str_equal (piece->verdict, "refused");
    }
  tally_answers (assessment, framework, answers, standings, tally);
  return TRUE;
}

/* Which answers do not count. (transfer full) (nullable) */
static char *
describe_answers (const AssayEvidenceTally *self)
{
  g_autofree char *without = NULL;

  if (self->n_without == 0)
    return NULL;
  without = g_strdup_printf (ngettext ("%u of %u answers has no verified piece and does not count.",
                                       "%u of %u answers have no verified piece and do not count.", self->n_without),
                             self->n_without, self->n_answers);
  if (self->n_not_accepted == 0)
    return g_steal_pointer (&without);
  /* TRANSLATORS: “9 of 36 answers have no verified piece and do not count.”, then how many of these */
  return g_strdup_printf (ngettext ("%s The evidence of %u of them was not accepted.",
                                    "%s The evidence of %u of them was not accepted.", self->n_not_accepted),
                          without, self->n_not_accepted);
}

/**
 * assay_evidence_tally_dup_text:
 * @self: how far evidence is verified
 *
 * Returns: (transfer full): the sentences, translated, such as “2 of 12 pieces of evidence are verified. 9 of 36
 *   answers have no verified piece and do not count. The evidence of 3 of them was not accepted.”
 */
char *
assay_evidence_tally_dup_text (const AssayEvidenceTally *self)
{
  g_autofree char *answers = describe_answers (self);
  g_autofree char *pieces =
    self->n_pieces == 0
      ? g_strdup (_ ("No piece of evidence is named."))
      : g_strdup_printf (ngettext ("%u of %u piece of evidence is verified.",
                                   "%u of %u pieces of evidence are verified.", self->n_pieces), self->n_verified,
                         self->n_pieces);

  return answers == NULL ? g_steal_pointer (&pieces) : g_strdup_printf ("%s %s", pieces, answers);
}

/**
 * assay_unverified_free:
 * @self: (nullable) (transfer full): an assessment with its tally
 *
 * Frees it.
 */
void
assay_unverified_free (AssayUnverified *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->assessment);
  g_free (self);
}

/* Adds those of a list that have answers which do not count. */
static gboolean
add_unverified (AssayConnection  *connection,
                GPtrArray        *found,
                GPtrArray        *assessments,
                gint64            provider_id,
                GError          **error)
{
  for (guint i = 0; assessments != NULL && i < assessments->len; i++)
    {
      AssayAssessment *assessment = assessments->pdata[i];
      g_autoptr (AssayFramework) framework = NULL;
      AssayUnverified self = { assessment };

      if (provider_id != 0 && assay_assessment_get_provider_id (assessment) != provider_id)
        continue;
      framework = assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                     assay_assessment_get_framework_version (assessment), error);
      if (framework == NULL || !assay_evidence_tally (connection, assessment, framework, &self.tally, error))
        return FALSE;
      if (self.tally.n_without == 0)
        continue;
      g_object_ref (assessment);
      g_ptr_array_add (found, g_memdup2 (&self, sizeof self));
    }
  return assessments != NULL;
}

/**
 * assay_unverified_list:
 * @connection: a connection in a transaction
 * @framework: a framework
 * @period: a period in canonical form
 * @provider_id: a provider's number; 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the assessments that rate their providers in a period, and those that wait to do so, as far as answers do
 * not count for want of verified evidence.
 *
 * Returns: (transfer full) (nullable) (element-type AssayUnverified): the assessments; empty where the framework
 *   asks for no verified evidence
 */
GPtrArray *
assay_unverified_list (AssayConnection  *connection,
                       AssayFramework   *framework,
                       const char       *period,
                       gint64            provider_id,
                       GError          **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_unverified_free);
  g_autoptr (GPtrArray) rating = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  if (rules == NULL || !rules->verifies_evidence)
    return g_steal_pointer (&found);
  rating = assay_assessment_list_rating (connection, framework, period, error);
  if (!add_unverified (connection, found, rating, provider_id, error))
    return NULL;
  waiting = assay_assessment_list_waiting (connection, framework, period, provider_id, error);
  return add_unverified (connection, found, waiting, provider_id, error) ? g_steal_pointer (&found) : NULL;
}
