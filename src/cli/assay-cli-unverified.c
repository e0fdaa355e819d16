/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* That evidence is not verified, and the commands that do it. */

#include "config.h"

#include "cli/assay-cli-unverified.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli.h"
#include "core/assessment/assay-assessment-steps.h"

#define MOST 20u

/* Where evidence is verified, which is while the assessment is under way. (transfer full) */
static char *
dup_where (AssayAssessment *assessment)
{
  const gint64 id = assay_assessment_get_id (assessment);

  if (assay_assessment_is_editable (assessment))
    return g_strdup_printf (_("“assayctl visit %" PRId64 " evidence” lists the evidence, “assayctl visit %" PRId64
                              " verify NUMBER” verifies a piece; so does the window, on the visit’s page."), id, id);
  if (assay_assessment_may_take (assessment, ASSAY_ASSESSMENT_UNDER_WAY, NULL))
    return g_strdup_printf (_("Evidence is verified while the visit is under way: “assayctl visit %" PRId64
                              " reopen” comes first, then “assayctl visit %" PRId64 " verify NUMBER”."), id, id);
  return g_strdup_printf (_("“assayctl visit %" PRId64 " evidence” lists the evidence."), id);
}

/**
 * assay_cli_unverified_dup_text:
 * @assessment: an assessment as it was read
 * @tally: how far its evidence is verified
 *
 * Returns: (transfer full): which assessment it is, how far its evidence is verified, and where the rest is done
 */
char *
assay_cli_unverified_dup_text (AssayAssessment          *assessment,
                               const AssayEvidenceTally *tally)
{
  g_autofree char *title = assay_assessment_dup_title (assessment);
  g_autofree char *said = assay_evidence_tally_dup_text (tally);
  g_autofree char *where = dup_where (assessment);

  /* TRANSLATORS: an assessment, how far its evidence is verified, and where that is done */
  return g_strdup_printf (_("%s: %s %s"), title, said, where);
}

/**
 * assay_cli_unverified_print:
 * @unverified: (element-type AssayUnverified): assessments with answers that do not count
 * @with_names: whether to say whose each is
 *
 * Says which answers do not count for want of verified evidence: of twenty assessments at most, and how many more
 * there are.
 */
void
assay_cli_unverified_print (const GPtrArray *unverified,
                            gboolean         with_names)
{
  for (guint i = 0; i < MIN (unverified->len, MOST); i++)
    {
      const AssayUnverified *one = unverified->pdata[i];
      g_autofree char *text = assay_cli_unverified_dup_text (one->assessment, &one->tally);

      assay_cli_print ("%s%s%s", with_names ? assay_assessment_get_reference (one->assessment) : "",
                       with_names ? ": " : "", text);
    }
  if (unverified->len > MOST)
    assay_cli_print (ngettext ("%u more visit has answers without verified evidence.",
                               "%u more visits have answers without verified evidence.", unverified->len - MOST),
                     unverified->len - MOST);
}

/**
 * assay_cli_unverified_add_json:
 * @json: where a value is due
 * @unverified: (element-type AssayUnverified): assessments with answers that do not count
 * @provider_id: whose to add; 0 for all
 *
 * Adds the same for programs: an array of objects.
 */
void
assay_cli_unverified_add_json (JsonBuilder     *json,
                               const GPtrArray *unverified,
                               gint64           provider_id)
{
  json_builder_begin_array (json);
  for (guint i = 0; i < unverified->len; i++)
    {
      const AssayUnverified *one = unverified->pdata[i];

      if (provider_id != 0 && assay_assessment_get_provider_id (one->assessment) != provider_id)
        continue;
      json_builder_begin_object (json);
      assay_cli_json_add_count (json, "visit", assay_assessment_get_id (one->assessment));
      assay_cli_json_add_count (json, "pieces", one->tally.n_pieces);
      assay_cli_json_add_count (json, "verified", one->tally.n_verified);
      assay_cli_json_add_count (json, "refused", one->tally.n_refused);
      assay_cli_json_add_count (json, "answers", one->tally.n_answers);
      assay_cli_json_add_count (json, "answersWithout", one->tally.n_without);
      assay_cli_json_add_count (json, "answersNotAccepted", one->tally.n_not_accepted);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}
