/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-palette.h"

G_BEGIN_DECLS

/**
 * AssayShape:
 * @ASSAY_SHAPE_DIAMOND: gold, blue; in charts a figure without an interval
 * @ASSAY_SHAPE_CIRCLE: silver, green; met in full
 * @ASSAY_SHAPE_TRIANGLE: bronze, amber; up
 * @ASSAY_SHAPE_TRIANGLE_DOWN: down
 * @ASSAY_SHAPE_RING: plain; not met
 * @ASSAY_SHAPE_DASH: not rated; not applicable
 * @ASSAY_SHAPE_SQUARE: red
 * @ASSAY_SHAPE_HALF: met in part
 * @ASSAY_SHAPE_QUARTER: an answer between none and half
 * @ASSAY_SHAPE_THREE_QUARTERS: an answer between half and full
 *
 * What is drawn beside a word, so that colour is never the only carrier.
 */
typedef enum
{
  ASSAY_SHAPE_DIAMOND,
  ASSAY_SHAPE_CIRCLE,
  ASSAY_SHAPE_TRIANGLE,
  ASSAY_SHAPE_TRIANGLE_DOWN,
  ASSAY_SHAPE_RING,
  ASSAY_SHAPE_DASH,
  ASSAY_SHAPE_SQUARE,
  ASSAY_SHAPE_HALF,
  ASSAY_SHAPE_QUARTER,
  ASSAY_SHAPE_THREE_QUARTERS,
} AssayShape;

AssayShape assay_shape_for_role (AssayRole          role);
void       assay_shape_draw     (AssayShape         self,
                                 cairo_t           *cr,
                                 const AssayColour *colour,
                                 double             x,
                                 double             y,
                                 double             size);

G_END_DECLS
