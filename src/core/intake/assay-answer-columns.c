/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What people answered does not belong into a register or a return. A file of answers that is taken for one would
 * leave “Agree” as a provider's contact. */

#include "config.h"

#include "core/intake/assay-answer-columns.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/framework/assay-answer-scale.h"

/* Yes and no are said of providers too. */
#define LEAST_STEPS 3
/* How much of a column must be on a scale, and how many such columns make a survey. */
#define ANSWERS 0.5
#define LEAST_COLUMNS 2

static gboolean
is_on_scale (const AssayColumnFacts *self,
             const AssayAnswerScale *scale)
{
  guint64 on_scale = 0;
  guint64 all = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      const AssayColumnValue *value = g_ptr_array_index (self->values, i);
      int place = assay_answer_scale_match (scale, value->text);
      int number;

      if (place == ASSAY_SCALE_BLANK || place == ASSAY_SCALE_NOT_APPLICABLE)
        continue;
      all += value->count;
      on_scale += place >= 0 && !assay_answer_is_number (value->text, &number) ? value->count : 0;
    }
  return all > 0 && (double) on_scale >= ANSWERS * (double) all;
}

/**
 * assay_facts_hold_answers:
 * @self: what a column of a file holds
 *
 * Tells whether a column holds what people answered to a question, in words of one of the scales of more than two
 * steps.
 *
 * Returns: %TRUE if half of it does
 */
gboolean
assay_facts_hold_answers (const AssayColumnFacts *self)
{
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);

  if (self->many || 2 * self->n_numbers > self->n_filled)
    return FALSE;
  for (guint i = 0; i < n_scales; i++)
    if (assay_answer_scale_is_words (&scales[i]) && assay_answer_scale_length (&scales[i]) >= LEAST_STEPS
        && is_on_scale (self, &scales[i]))
      return TRUE;
  return FALSE;
}

/**
 * assay_facts_refuse_survey:
 * @facts: (element-type AssayColumnFacts): what each column of a file holds
 * @path: the file
 * @error: return location for %ASSAY_IMPORT_ERROR_OTHER_KIND
 *
 * Refuses a file of survey returns where another kind is imported.
 *
 * Returns: %FALSE with the reason where the file holds answers
 */
gboolean
assay_facts_refuse_survey (GPtrArray  *facts,
                           const char *path,
                           GError    **error)
{
  const AssayColumnFacts *first = NULL;
  guint n = 0;

  for (guint i = 0; i < facts->len; i++)
    if (assay_facts_hold_answers (g_ptr_array_index (facts, i)))
      {
        if (first == NULL)
          first = g_ptr_array_index (facts, i);
        n++;
      }
  if (n < LEAST_COLUMNS)
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_OTHER_KIND,
               _ ("“%s” holds answers of people, such as “%s” in “%s”: import it as returns of a survey."), path,
               ((const AssayColumnValue *) g_ptr_array_index (first->values, 0))->text, first->heading);
  return FALSE;
}
