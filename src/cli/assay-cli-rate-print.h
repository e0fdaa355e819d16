/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

/**
 * AssayCliRatings:
 * @framework: the framework
 * @period: in canonical form
 * @ratings: (element-type AssayRating): of the period
 * @details: (element-type AssayRatingDetail): what belongs to each, in the same order
 * @waiting: (element-type AssayAssessment): what does not rate its provider, or not yet
 * @unverified: (element-type AssayUnverified): what has answers that do not count, for want of verified evidence
 * @run: what rating did
 *
 * What the verb rate shows.
 */
typedef struct
{
  AssayFramework *framework;
  const char *period;
  GPtrArray *ratings;
  GPtrArray *details;
  GPtrArray *waiting;
  GPtrArray *unverified;
  AssayRatingRun run;
} AssayCliRatings;

void assay_cli_ratings_print_text (const AssayCliRatings *shown);
void assay_cli_ratings_print_json (const AssayCliRatings *shown);

G_END_DECLS
