/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayKeepFunc:
 * @element: of the array
 * @data: what assay_array_keep () was given
 *
 * Returns: whether the element stays
 */
typedef gboolean (*AssayKeepFunc) (gpointer      element,
                                   gconstpointer data);

void assay_array_keep (GPtrArray     *array,
                       AssayKeepFunc  keep,
                       gconstpointer  data);

G_END_DECLS
