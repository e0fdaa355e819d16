/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A criterion is named by the number that it has in the form, on screen, on paper and in the workbook alike. */

#include "config.h"

#include "core/assessment/assay-form-number.h"

#include <string.h>

#include "core/assessment/assay-form-layout.h"

/* The leaf of a number, or the number of a leaf; @number: (transfer full): of what was found */
static const AssayNode *
search (AssayFramework  *framework,
        AssayAssessment *assessment,
        const char      *word,
        char           **number)
{
  g_autoptr (GPtrArray) sheets = assay_form_list_sheets (framework, assay_assessment_get_service_type (assessment),
                                                         assay_assessment_get_kind (assessment));

  for (guint i = 0; i < sheets->len; i++)
    {
      const AssayFormSheet *sheet = sheets->pdata[i];

      for (guint j = 0; j < sheet->leaves->len; j++)
        {
          const AssayNode *leaf = sheet->leaves->pdata[j];
          g_autofree char *own = assay_form_sheet_dup_number (sheet, j);

          if (strcmp (own, word) != 0 && strcmp (leaf->id, word) != 0)
            continue;
          *number = g_steal_pointer (&own);
          return leaf;
        }
    }
  return NULL;
}

/**
 * assay_form_find_criterion:
 * @framework: the version that an assessment goes by
 * @assessment: an assessment
 * @word: a number of the form such as `5.4`, or a criterion's id
 *
 * Returns: (transfer none) (nullable): the criterion, owned by the framework; %NULL where the assessment asks none
 *   that is called so
 */
const AssayNode *
assay_form_find_criterion (AssayFramework  *framework,
                           AssayAssessment *assessment,
                           const char      *word)
{
  g_autofree char *number = NULL;

  return search (framework, assessment, word, &number);
}

/**
 * assay_form_dup_number:
 * @framework: the version that an assessment goes by
 * @assessment: an assessment
 * @criterion: the id of a criterion
 *
 * Returns: (transfer full) (nullable): its number in the form, such as `5.4`; %NULL where the form does not ask it
 */
char *
assay_form_dup_number (AssayFramework  *framework,
                       AssayAssessment *assessment,
                       const char      *criterion)
{
  char *number = NULL;

  search (framework, assessment, criterion, &number);
  return number;
}

/**
 * assay_form_dup_criterion:
 * @framework: the version that an assessment goes by
 * @assessment: an assessment
 * @criterion: the id of a criterion or of a group
 *
 * Returns: (transfer full): its number in the form and its title; the title alone of a group, and the id where the
 *   framework has no such criterion
 */
char *
assay_form_dup_criterion (AssayFramework  *framework,
                          AssayAssessment *assessment,
                          const char      *criterion)
{
  g_autofree char *number = NULL;
  const AssayNode *leaf = search (framework, assessment, criterion, &number);
  const AssayNode *node = leaf != NULL ? leaf : assay_framework_find_node (framework, criterion);

  if (leaf != NULL)
    return g_strdup_printf ("%s  %s", number, leaf->title);
  return g_strdup (node != NULL ? node->title : criterion);
}
