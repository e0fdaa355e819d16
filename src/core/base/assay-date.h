/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayDateOrder:
 * @ASSAY_DATE_ORDER_UNKNOWN: no value of the column told day from month
 * @ASSAY_DATE_ORDER_DAY_FIRST: 31/12/2010
 * @ASSAY_DATE_ORDER_MONTH_FIRST: 12/31/2010
 * @ASSAY_DATE_ORDER_YEAR_FIRST: 2010-12-31, or dates that are dates in the file
 * @ASSAY_DATE_ORDER_CONTRADICTORY: some values need the day first, others the month
 */
typedef enum
{
  ASSAY_DATE_ORDER_UNKNOWN,
  ASSAY_DATE_ORDER_DAY_FIRST,
  ASSAY_DATE_ORDER_MONTH_FIRST,
  ASSAY_DATE_ORDER_YEAR_FIRST,
  ASSAY_DATE_ORDER_CONTRADICTORY,
} AssayDateOrder;

/**
 * AssayDateTally:
 * @day_first: values that only make sense with the day first
 * @month_first: values that only make sense with the month first
 * @either: values that allow both
 * @year_first: values that begin with the year or spell the month
 * @not_dates: values that are no date either way
 *
 * What the values of one column say about the order of day and month: the order is decided for a
 * column as a whole, never for a cell.
 */
typedef struct
{
  guint64 day_first;
  guint64 month_first;
  guint64 either;
  guint64 year_first;
  guint64 not_dates;
} AssayDateTally;

void           assay_date_tally_add   (AssayDateTally       *tally,
                                       const char           *text);
AssayDateOrder assay_date_tally_order (const AssayDateTally *tally);
char          *assay_date_parse       (const char           *text,
                                       AssayDateOrder        order);
gboolean       assay_date_is_valid    (const char           *iso_date);
char          *assay_date_format_long (const char           *iso_date);
char          *assay_date_today       (void);
char          *assay_date_add_days    (const char           *iso_date,
                                       int                   days);
char          *assay_date_add_months  (const char           *iso_date,
                                       int                   months);
int            assay_date_days_between(const char           *from,
                                       const char           *to);

G_END_DECLS
