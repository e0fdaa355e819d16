/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/* How many criteria two officers must both have judged before they are compared. */
#define ASSAY_CONSISTENCY_LEAST 10

/**
 * AssayConsistency:
 * @in_common: judgements of the criterion, the lesser number of the two officers'
 * @a_full: of @a_n judgements of the first officer, those met in full; likewise @b_full
 * @p: the chance of a difference as large as this if both judged alike (Fisher's exact test, two-sided)
 *
 * How two officers judge the same criterion, for moderation.
 */
typedef struct
{
  char *criterion;
  char *a;
  char *b;
  guint a_n;
  guint a_full;
  guint b_n;
  guint b_full;
  guint in_common;
  double p;
} AssayConsistency;

void       assay_consistency_free (AssayConsistency *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayConsistency, assay_consistency_free)
double     assay_fisher_exact     (guint             a_full,
                                   guint             a_n,
                                   guint             b_full,
                                   guint             b_n);
GPtrArray *assay_consistency_list (AssayConnection  *connection,
                                   AssayFramework   *framework,
                                   GError          **error);

G_END_DECLS
