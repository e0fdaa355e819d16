/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/framework/assay-framework.h"
#include "core/scoring/assay-scoring.h"
#include "fuzz/fuzz.h"

/* What was accepted is written so that it reads as the same again. */
static void
write_and_read (AssayFramework *framework)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = assay_framework_to_json (framework);
  g_autoptr (AssayFramework) again = assay_framework_new_from_data (json, -1, "again.json", &error);
  g_autofree char *json_again = NULL;

  g_assert_no_error (error);
  json_again = assay_framework_to_json (again);
  g_assert_cmpstr (json, ==, json_again);
}

static AssayEvidence *
make_evidence (AssayFramework *framework,
               guint           seed)
{
  AssayEvidence *evidence = assay_evidence_new ("HC01", "2010-11 Q4", assay_framework_get_n_leaves (framework));

  evidence->returns = 40;
  for (guint i = 0; i < evidence->n_items; i++)
    {
      const AssayScale *scale = assay_framework_get_leaf (framework, i)->scale;

      evidence->items[i].missing = (i + seed) % 5 == 4 ? ASSAY_MISSING_NO_ANSWER : ASSAY_MISSING_NONE;
      evidence->items[i].value = (i * 37 + seed * 11) % 101;
      evidence->items[i].n = 40;
      if (scale != NULL && scale->n_steps > 0)
        evidence->items[i].category = g_strdup (scale->steps[(i + seed) % scale->n_steps].key);
    }
  return evidence;
}

/* A score that is given can be worked out again from its explanation. */
static void
score (AssayFramework *framework)
{
  for (guint seed = 0; seed < 4; seed++)
    {
      g_autoptr (AssayEvidence) evidence = make_evidence (framework, seed);
      g_autoptr (AssayResult) result = assay_score (framework, evidence);
      g_autoptr (AssayResult) quick = assay_score_quick (framework, evidence);

      g_assert_cmpint (result->rated, ==, quick->rated);
      g_assert_true (result->band == quick->band);
      if (result->rated && assay_framework_get_aggregation (framework) == ASSAY_AGGREGATION_WEIGHTED)
        g_assert_cmpfloat (assay_explanation_recompute (result->explanation,
                                                        assay_framework_get_decimals (framework)),
                           ==, result->score);
    }
}

/* The bytes are a framework file. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) framework
      = assay_framework_new_from_data ((const char *) bytes, (gssize) length, "some.json", &error);

  g_assert_true ((framework == NULL) == (error != NULL));
  if (framework == NULL)
    return 0;
  write_and_read (framework);
  score (framework);
  return 0;
}
