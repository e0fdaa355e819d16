/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-providers-page.h"
#include "app/widgets/assay-score-mark.h"
#include "core/rating/assay-rating-model.h"

G_BEGIN_DECLS

struct _AssayProvidersPage
{
  AssayPage parent_instance;

  GtkSearchEntry *search_entry;
  GtkMenuButton *band_button;
  GtkBox *band_box;
  GtkToggleButton *to_agree_button;
  GtkToggleButton *outdated_button;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkWidget *scrolled;
  GtkColumnView *view;
  AdwStatusPage *no_match_page;
  GtkWidget *toolbar;
  GtkWidget *legend;
  AssayScoreMark *legend_mark;
  GtkLabel *legend_label;

  AssayRatingModel *model;
  GtkSingleSelection *selection;
  GCancellable *cancellable;
  guint search_source;
  guint rest_source;
  char *bands_of;
  gboolean filled;
};

gint64 _assay_providers_page_hold_selection    (AssayProvidersPage *self);
void   _assay_providers_page_restore_selection (AssayProvidersPage *self,
                                                gint64              provider_id);
void   _assay_providers_page_update_state      (AssayProvidersPage *self);
void   _assay_providers_page_describe_nearest  (AssayProvidersPage *self);
void   _assay_providers_page_fill_bands        (AssayProvidersPage *self,
                                                AssayFramework     *framework);
void   _assay_providers_page_clear_filters     (AssayProvidersPage *self);
void   _assay_providers_page_update_band_label (AssayProvidersPage *self);
void   _assay_providers_page_bind_filters      (GtkWidgetClass     *widget_class);

G_END_DECLS
