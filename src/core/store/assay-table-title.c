/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/store/assay-db-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *table;
  const char *title;
} titles[] = {
  { "action", N_("Actions") },
  { "action_plan", N_("Plans of actions") },
  { "assessment", N_("Visits and self-assessments") },
  { "assessment_answer", N_("Answers of visits and self-assessments") },
  { "assessment_attachment", N_("Files attached to visits") },
  { "assessment_challenge", N_("Challenges of visits") },
  { "assessment_evidence", N_("Evidence that providers named") },
  { "assessment_step", N_("Steps of visits and self-assessments") },
  { "audit", N_("Audit trail") },
  { "audit_detail", N_("Details of the audit trail") },
  { "contract", N_("Contracts") },
  { "due", N_("What is due") },
  { "figure", N_("Figures that providers returned") },
  { "framework", N_("Frameworks") },
  { "import", N_("Imports") },
  { "import_set_aside", N_("Rows that imports set aside") },
  { "import_undo", N_("What takes imports back") },
  { "mapping", N_("Columns remembered from imports") },
  { "officer", N_("Officers") },
  { "officer_target", N_("Targets of officers") },
  { "provider", N_("Providers") },
  { "rating", N_("Ratings") },
  { "response", N_("Survey returns") },
  { "response_comment", N_("Comments of survey returns") },
  { "service", N_("Services") },
  { "standing", N_("Standing of providers") },
  { "survey", N_("Surveys") },
  { "survey_question", N_("Questions of surveys") },
};

/**
 * _assay_table_get_title:
 * @table: the name of a table of a register
 *
 * Names for people what a table holds, where something of it is lost.
 *
 * Returns: the words, translated; the table's own name for one that is not known
 */
const char *
_assay_table_get_title (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].table, table))
      return _(titles[i].title);
  return table;
}
