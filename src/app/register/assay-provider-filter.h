/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayProviderFilter:
 *
 * Which providers a list shows: those that match a search, hold one of the chosen bands and, if asked
 * for, have a rating to agree.
 */
#define ASSAY_TYPE_PROVIDER_FILTER (assay_provider_filter_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderFilter, assay_provider_filter, ASSAY, PROVIDER_FILTER, GtkFilter)

/* What stands among the bands for providers that are not rated. */
#define ASSAY_PROVIDER_FILTER_NOT_RATED "not-rated"

AssayProviderFilter *assay_provider_filter_new           (void);
void                 assay_provider_filter_set_search    (AssayProviderFilter *self,
                                                          const char          *text);
void                 assay_provider_filter_set_band      (AssayProviderFilter *self,
                                                          const char          *band,
                                                          gboolean             shown);
guint                assay_provider_filter_get_n_bands   (AssayProviderFilter *self);
gboolean             assay_provider_filter_has_band      (AssayProviderFilter *self,
                                                          const char          *band);
void                 assay_provider_filter_set_to_agree  (AssayProviderFilter *self,
                                                          gboolean             to_agree);
void                 assay_provider_filter_clear         (AssayProviderFilter *self);

G_END_DECLS
