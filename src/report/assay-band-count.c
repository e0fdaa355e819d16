/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-band-count.h"

/**
 * assay_band_count_new:
 * @framework: the framework whose bands are counted
 * @ratings: (element-type AssayRating): of one period
 *
 * Counts how many providers hold each band: the agreed one, or the computed one as long as none is
 * agreed. Any thread.
 *
 * Returns: (transfer full): one count a band in the framework's order, and one more at the end for
 *   those that hold none, since they are not rated
 */
gint64 *
assay_band_count_new (AssayFramework *framework,
                      GPtrArray      *ratings)
{
  guint n_bands = assay_framework_get_n_bands (framework);
  gint64 *counts = g_new0 (gint64, n_bands + 1);

  for (guint i = 0; i < ratings->len; i++)
    {
      const char *band = assay_rating_get_held_band (g_ptr_array_index (ratings, i));
      int index = band != NULL ? assay_framework_get_band_index (framework, band) : -1;

      counts[index >= 0 ? (guint) index : n_bands]++;
    }
  return counts;
}
