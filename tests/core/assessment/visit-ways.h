/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <math.h>

#include "core/assessment/assess-test.h"
#include "core/scoring/assay-scoring.h"

/* A visit of 150 criteria, of which the last is not asked in home care: however its answers come into the register,
 * its score is that of a calculation in whole numbers that shares nothing with the engine. */

#define VISIT_WAYS_ASKED 149
#define VISIT_WAYS_AREA 30

static const AssessShape visit_ways_shape = { 5, VISIT_WAYS_AREA, "", 3 };
static const char *const visit_ways_keys[] = { "met", "part", "not-met", "not-applicable" };

/* The place of an answer in the scale, from 0, as a generator with a known seed gives it. */
static inline void
visit_ways_draw (guint answers[VISIT_WAYS_ASKED])
{
  g_autoptr (GRand) generator = g_rand_new_with_seed (150);

  for (guint i = 0; i < VISIT_WAYS_ASKED; i++)
    {
      int kind = g_rand_int_range (generator, 0, 20);

      answers[i] = kind < 12 ? 0 : kind < 16 ? 1 : kind < 18 ? 2 : 3;
    }
}

/* Tenths of a per cent, half up; the half of a point counts as 1 of 2. */
static inline gint64
visit_ways_get_tenths (void)
{
  guint answers[VISIT_WAYS_ASKED];
  gint64 half_points = 0;
  gint64 weights = 0;

  visit_ways_draw (answers);
  for (guint i = 0; i < VISIT_WAYS_ASKED; i++)
    if (answers[i] < 3)
      {
        weights += i % 7 == 6 ? 3 : 1;
        half_points += (i % 7 == 6 ? 3 : 1) * (2 - answers[i]);
      }
  return (half_points * 1000 + weights) / (2 * weights);
}

/* Signs the fixture's visit off and compares its score. */
static inline void
visit_ways_check (AssessFixture *fixture)
{
  g_autoptr (GHashTable) answers = assess_answers (fixture);
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  g_assert_cmpuint (g_hash_table_size (answers), ==, VISIT_WAYS_ASKED);
  assess_refresh (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-13", "Seen and agreed");
  evidence = assay_assessment_to_evidence (fixture->visit, fixture->framework, answers, NULL);
  result = assay_score (fixture->framework, evidence);
  g_assert_true (result->rated);
  g_assert_cmpint (lround (10 * result->score), ==, visit_ways_get_tenths ());
}
