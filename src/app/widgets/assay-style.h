/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "report/assay-chart.h"
#include "report/assay-shape.h"

G_BEGIN_DECLS

/**
 * AssayInk:
 *
 * What a shape is drawn with: from 0 the shape's colour of each #AssayRole, then those named here.
 */
typedef enum
{
  ASSAY_INK_MARK = ASSAY_N_ROLES,
  ASSAY_INK_SECONDARY,
  ASSAY_INK_BETTER,
  ASSAY_INK_WORSE,
  ASSAY_INK_CAUTION,
} AssayInk;

#define ASSAY_N_INKS (ASSAY_INK_CAUTION + 1)

/* From this size of text on, what stands side by side stands one above the other. */
#define ASSAY_STYLE_LARGE 1.5

const AssayPalette *assay_style_get_palette  (void);
double              assay_style_get_scale    (GtkWidget         *widget);
gboolean            assay_style_is_narrow    (GtkWidget         *widget,
                                              int                width);
void                assay_style_fit_window   (GtkWindow         *window);
void                assay_style_watch        (GtkWidget         *widget);
AssayChartStyle     assay_style_for_chart    (GtkWidget         *widget);
void                assay_style_to_rgba      (const AssayColour *colour,
                                              GdkRGBA           *rgba);
const AssayColour  *assay_style_get_ink      (AssayInk           ink);
GdkTexture         *assay_style_get_shape    (AssayShape         shape,
                                              AssayInk           ink,
                                              int                pixels);

G_END_DECLS
