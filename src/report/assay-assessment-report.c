/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-assessment-report.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"
#include "report/assay-assessment-tables.h"
#include "report/assay-document.h"

/* The report of a visit, for the provider: what it came to, area by area and criterion by criterion, from which
 * evidence, what is to be done, what the provider challenged, and how it came about. */

static void
add_section (AssayDocument  *document,
             const char     *heading,
             AssayTextTable *table,
             const double   *shares)
{
  assay_document_add_heading (document, 1, heading);
  assay_document_add_table (document, table, shares);
}

static void
add_sheet (AssayDocument             *document,
           const AssayAssessmentData *data,
           const AssayFormSheet      *sheet)
{
  const double shares[] = { 1.5, 6, 2.6, 2, 2.6, 5.5 };
  g_autofree char *title = g_strdup_printf ("%u  %s", sheet->number, sheet->title);

  assay_document_add_heading (document, 2, title);
  assay_document_add_table (document, assay_assessment_table_criteria (data, sheet), shares);
}

/* Who stands for it: the provider is to know whom to ask. */
static char *
describe_people (AssayAssessment *assessment)
{
  const char *officer = assay_assessment_get_officer (assessment);
  const char *reviewer = assay_assessment_get_reviewer (assessment);

  if (officer == NULL || *officer == '\0')
    return NULL;
  return reviewer == NULL || *reviewer == '\0'
           ? g_strdup_printf (_("Assessed by %s."), officer)
           : g_strdup_printf (_("Assessed by %s, reviewed by %s."), officer, reviewer);
}

static void
add_follows (AssayDocument   *document,
             const AssayBand *band)
{
  g_autofree char *text =
    *band->follows == '\0' ? NULL : g_strdup_printf (_("What follows by the framework: %s"), band->follows);

  assay_document_add_paragraph (document, text);
}

static void
add_result (AssayDocument             *document,
            const AssayAssessmentData *data)
{
  g_autofree char *people = describe_people (data->assessment);
  const double area_shares[] = { 7, 2, 4 };
  g_autofree char *headline = assay_assessment_data_dup_headline (data);
  g_autofree char *evidence = assay_assessment_data_dup_evidence (data);

  if (data->shows_score && data->result->rated)
    {
      g_autofree char *score =
        assay_format_number (data->result->score, assay_framework_get_decimals (data->framework));
      g_autofree char *beside = g_strdup_printf (_("%s of 100"), score);

      assay_document_add_badge (document, assay_role_from_id (data->result->band->role), data->result->band->title,
                                beside);
      assay_document_add_paragraph (document, data->result->gate_reason);
      add_follows (document, data->result->band);
    }
  else
    assay_document_add_paragraph (document, headline);
  assay_document_add_paragraph (document, evidence);
  assay_document_add_paragraph (document, assay_assessment_get_summary (data->assessment));
  assay_document_add_paragraph (document, people);
  if (data->shows_score && !data->counts_with_others)
    add_section (document, _("The areas"), assay_assessment_table_areas (data), area_shares);
}

/* Where the band asks for a plan, that there is none yet is told too. */
static void
add_actions (AssayDocument             *document,
             const AssayAssessmentData *data)
{
  const double shares[] = { 6, 3, 2, 2 };
  const gboolean asks_for_plan = data->shows_score && data->result->rated && data->result->band->plan != NULL;

  if (data->actions->len > 0)
    add_section (document, _("Actions"), assay_assessment_table_actions (data), shares);
  else if (asks_for_plan)
    {
      assay_document_add_heading (document, 1, _("Actions"));
      assay_document_add_paragraph (document, _("No action is agreed yet."));
    }
}

static AssayDocument *
make_document (const AssayAssessmentData *data)
{
  AssayAssessment *assessment = data->assessment;
  g_autofree char *title = g_strdup_printf (_("%s: %s"), assay_assessment_get_name (assessment),
                                            assay_assessment_kind_get_title (assay_assessment_get_kind (assessment)));
  g_autofree char *subtitle =
    g_strdup_printf (_("%s, %s, by “%s”, version %d. %s."), assay_assessment_get_reference (assessment),
                     assay_assessment_get_visited_on (assessment), assay_framework_get_title (data->framework),
                     assay_framework_get_version (data->framework),
                     assay_assessment_state_get_title (assay_assessment_get_state (assessment)));

  return assay_document_new (title, subtitle);
}

/**
 * assay_assessment_report_write:
 * @data: an assessment
 * @path: where; by custom it ends in `.pdf`
 * @replace: whether an existing file may be replaced
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes the report of an assessment as a PDF, for the provider. A score that is still hidden from the officer is
 * not in it. The file appears whole or not at all. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_assessment_report_write (const AssayAssessmentData  *data,
                               const char                 *path,
                               gboolean                    replace,
                               GCancellable               *cancellable,
                               GError                    **error)
{
  const double challenge_shares[] = { 4.4, 4.8, 2.8, 4.6, 2.2, 2.8 };
  const double step_shares[] = { 3, 2, 2, 6 };
  g_autoptr (AssayDocument) document = make_document (data);
  g_autoptr (GPtrArray) sheets =
    assay_form_list_sheets (data->framework, assay_assessment_get_service_type (data->assessment),
                            assay_assessment_get_kind (data->assessment));

  add_result (document, data);
  add_actions (document, data);
  assay_document_add_heading (document, 1, _("What was judged"));
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (document, data, sheets->pdata[i]);
  if (data->challenges->len > 0)
    add_section (document, _("What the provider challenged"), assay_assessment_table_challenges (data),
                 challenge_shares);
  add_section (document, _("How it came about"), assay_assessment_table_steps (data), step_shares);
  return assay_document_write_pdf (document, path, replace, cancellable, error);
}
