/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Which of the columns that are no questions are read: one says which provider a return is about, one when it
 * came, one what it is called. */

#include "core/survey/assay-survey-columns.h"

#include <string.h>

/* The share of a column's spellings that are what some provider is called. */
static double
measure_known (AssayProviderIndex     *providers,
               AssayColumnRole         role,
               const AssayColumnFacts *facts)
{
  guint known = 0;

  for (guint i = 0; i < facts->values->len; i++)
    known += assay_provider_index_find (providers, role,
                                        ((AssayColumnValue *) g_ptr_array_index (facts->values, i))->text)
             != NULL;
  return facts->values->len > 0 ? (double) known / facts->values->len : 0.0;
}

/* What is suggested for a column by its heading alone is worth nothing where the column is empty. */
static void
drop_empty_providers (GPtrArray *facts,
                      GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (((AssayColumnFacts *) g_ptr_array_index (facts, i))->n_filled == 0
          && (choice->role == ASSAY_COLUMN_PROVIDER_REFERENCE || choice->role == ASSAY_COLUMN_PROVIDER_NAME
              || choice->role == ASSAY_COLUMN_CQC_ID))
        assay_column_choice_set (choice, ASSAY_COLUMN_LEAVE_OUT, "", ASSAY_SURENESS_NONE);
    }
}

/* Anonymous surveys of LimeSurvey date every answer to the first day of 1980, which says nothing. */
static gboolean
is_no_date (const AssayColumnFacts *facts)
{
  const AssayColumnValue *value
      = facts->values->len == 1 && !facts->many ? g_ptr_array_index (facts->values, 0) : NULL;

  return facts->n_filled == 0 || (value != NULL && value->count > 1 && strstr (value->text, "1980") != NULL);
}

/* Survey tools have several columns for when a return came, and for what it is called: the first that holds
 * something, as it should, is read. */
static void
keep_first (GPtrArray       *facts,
            GPtrArray       *choices,
            AssayColumnRole  role)
{
  gboolean is_kept = FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      const AssayColumnFacts *column = g_ptr_array_index (facts, i);
      gboolean suits = role == ASSAY_COLUMN_DATE ? !is_no_date (column) : column->n_filled > 0;

      if (choice->role != role)
        continue;
      if (is_kept || !suits)
        assay_column_choice_set (choice, ASSAY_COLUMN_LEAVE_OUT, "", ASSAY_SURENESS_NONE);
      else
        assay_column_choice_set (choice, role, "", MAX (choice->sureness, ASSAY_SURENESS_SURE));
      is_kept = is_kept || suits;
    }
}

/* Where no heading says provider, a column that holds nothing but providers does. */
static void
find_provider_by_values (AssayProviderIndex *providers,
                         GPtrArray          *facts,
                         GPtrArray          *choices)
{
  static const AssayColumnRole roles[]
      = { ASSAY_COLUMN_PROVIDER_REFERENCE, ASSAY_COLUMN_CQC_ID, ASSAY_COLUMN_PROVIDER_NAME };

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < facts->len && !assay_import_choices_name_provider (choices); i++)
      if (measure_known (providers, roles[r], g_ptr_array_index (facts, i)) >= 0.9)
        assay_column_choice_set (g_ptr_array_index (choices, i), roles[r], "", ASSAY_SURENESS_SURE);
}

/* One column says which provider a row is about. */
static void
leave_out_names (GPtrArray *choices)
{
  const AssayImportPlan plan = { .columns = choices };
  int best = assay_import_plan_find_provider (&plan);
  AssayColumnRole role
      = best >= 0 ? ((AssayColumnChoice *) g_ptr_array_index (choices, (guint) best))->role : ASSAY_COLUMN_LEAVE_OUT;

  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      gboolean names = choice->role == ASSAY_COLUMN_PROVIDER_NAME || choice->role == ASSAY_COLUMN_CQC_ID;

      /* A name beside a reference is kept, to see whether the two contradict each other. */
      if (choice->role == ASSAY_COLUMN_PROVIDER_NAME && choice->sureness >= ASSAY_SURENESS_SURE
          && assay_import_plan_find (&plan, ASSAY_COLUMN_PROVIDER_NAME, NULL) == (int) i)
        continue;

      if (names && choice->role != role)
        assay_column_choice_set (choice, ASSAY_COLUMN_LEAVE_OUT, "", ASSAY_SURENESS_NONE);
    }
}

/**
 * assay_survey_settle_columns:
 * @providers: the providers of the register
 * @facts: (element-type AssayColumnFacts): what each column of a survey holds
 * @choices: (element-type AssayColumnChoice): what each is suggested to be read as, by its heading
 *
 * Settles which columns tell the provider, the date and the ID of a return, where several might, or none does
 * by its heading. Any thread.
 */
void
assay_survey_settle_columns (AssayProviderIndex *providers,
                             GPtrArray          *facts,
                             GPtrArray          *choices)
{
  keep_first (facts, choices, ASSAY_COLUMN_DATE);
  keep_first (facts, choices, ASSAY_COLUMN_RESPONSE_ID);
  drop_empty_providers (facts, choices);
  find_provider_by_values (providers, facts, choices);
  leave_out_names (choices);
}
