/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

/**
 * AssayOverview:
 * @framework: the framework in force
 * @ratings: (element-type AssayRating): of the period
 * @previous_ratings: (element-type AssayRating) (nullable): of the period before, if any were made
 * @imports: (element-type AssayImport): all that were made
 * @due: (element-type AssayDue): what is open and due by then or soon, late first
 * @previous_period: what changes are told against
 * @today: ISO date
 *
 * What the cards of the overview are made from.
 */
typedef struct
{
  AssayFramework *framework;
  GPtrArray *ratings;
  GPtrArray *previous_ratings;
  GPtrArray *imports;
  GPtrArray *due;
  guint lack_return;            /* providers without the period's return, and without survey returns */
  guint lack_survey;
  gint64 returned;              /* survey returns of the period */
  char *last_entered;           /* when a return on paper was typed in last, or NULL */
  char *framework_since;        /* since when the register has the framework */
  char *previous_period;
  char *today;
} AssayOverview;

GtkWidget *assay_overview_create_bands   (const AssayOverview *overview);
GtkWidget *assay_overview_create_moves   (const AssayOverview *overview);
guint      assay_overview_count_outdated (const AssayOverview *overview);
GtkWidget *assay_overview_create_due     (const AssayOverview *overview);
GtkWidget *assay_overview_create_ages    (const AssayOverview *overview);

G_END_DECLS
