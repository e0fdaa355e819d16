/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/base/assay-array.h"

/**
 * assay_array_keep:
 * @array: an array
 * @keep: asked once of each element, in their order
 * @data: (nullable): for @keep
 *
 * Leaves out the elements that are not to stay, as the array frees them; the others keep their order. Takes time in
 * proportion to the array, where removing them one by one would move the rest each time.
 */
void
assay_array_keep (GPtrArray     *array,
                  AssayKeepFunc  keep,
                  gconstpointer  data)
{
  guint kept = 0;

  for (guint i = 0; i < array->len; i++)
    {
      gpointer element = array->pdata[i];

      if (!keep (element, data))
        continue;
      array->pdata[i] = array->pdata[kept];
      array->pdata[kept++] = element;
    }
  if (kept < array->len)
    g_ptr_array_remove_range (array, kept, array->len - kept);
}
