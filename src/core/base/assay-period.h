/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayPeriodKind:
 * @ASSAY_PERIOD_YEAR: a council year, April to March
 * @ASSAY_PERIOD_HALF: half of one
 * @ASSAY_PERIOD_QUARTER: a quarter of one
 */
typedef enum
{
  ASSAY_PERIOD_YEAR,
  ASSAY_PERIOD_HALF,
  ASSAY_PERIOD_QUARTER,
} AssayPeriodKind;

/**
 * AssayPeriod:
 * @kind: how long it is
 * @year: the calendar year in which its council year begins
 * @number: which half or quarter, from 1; 1 for a year
 *
 * A council year or a part of one, as a plain value. Written `2010-11 Q4`, `2010-11 H1`, `2010-11`,
 * which is also how it is stored; within a kind that text sorts in order of time.
 */
typedef struct
{
  AssayPeriodKind kind;
  int year;
  int number;
} AssayPeriod;

gboolean    assay_period_parse         (const char        *text,
                                        AssayPeriod       *period,
                                        GError           **error);
char       *assay_period_to_string     (const AssayPeriod *period);
char       *assay_period_normalize     (const char        *text,
                                        GError           **error);
AssayPeriod assay_period_shift         (const AssayPeriod *period,
                                        int                steps);
AssayPeriod assay_period_for_date      (AssayPeriodKind    kind,
                                        const char        *date);
void        assay_period_get_dates     (const AssayPeriod *period,
                                        char             **first,
                                        char             **last);
gboolean    assay_period_contains      (const AssayPeriod *period,
                                        const char        *date);
int         assay_period_compare       (const AssayPeriod *a,
                                        const AssayPeriod *b);

G_END_DECLS
