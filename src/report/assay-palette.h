/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayColour:
 *
 * An opaque sRGB colour, each part 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
} AssayColour;

/**
 * AssayRole:
 *
 * What a band stands for, as a framework's file names it: it settles colours and shape. `NONE` is
 * for what is not rated.
 */
typedef enum
{
  ASSAY_ROLE_GOLD,
  ASSAY_ROLE_SILVER,
  ASSAY_ROLE_BRONZE,
  ASSAY_ROLE_PLAIN,
  ASSAY_ROLE_NONE,
  ASSAY_ROLE_RED,
  ASSAY_ROLE_AMBER,
  ASSAY_ROLE_GREEN,
  ASSAY_ROLE_BLUE,
} AssayRole;

#define ASSAY_N_ROLES (ASSAY_ROLE_BLUE + 1)

/**
 * AssayRoleColours:
 * @fill: of a badge or bar
 * @shape: of its shape and its border
 * @word: of the word on @fill
 */
typedef struct
{
  AssayColour fill;
  AssayColour shape;
  AssayColour word;
} AssayRoleColours;

/**
 * AssayPalette:
 * @dark: whether it is the dark one
 * @roles: (array fixed-size=9): by #AssayRole
 * @page: behind everything
 * @card: behind a chart
 * @text: words and figures
 * @secondary: second lines, axes
 * @hairline: the few lines of a grid
 * @band: behind the heading of a group of rows
 * @mark: dots, intervals, bars
 * @muted: the interval of what is not spoken of
 * @tint: the strip that a change of threshold takes away
 * @neither: bars of answers that lean neither way
 * @better: change for the better, always with a shape and a word
 * @worse: change for the worse
 * @caution: what needs a look
 * @strongly_disagree: answers of a survey, and so on to @strongly_agree
 *
 * The colours of one style, light or dark. Which they are is written in one place; their contrasts
 * were worked out for the page and card given here.
 */
typedef struct
{
  gboolean dark;
  AssayRoleColours roles[ASSAY_N_ROLES];
  AssayColour page;
  AssayColour card;
  AssayColour text;
  AssayColour secondary;
  AssayColour hairline;
  AssayColour band;
  AssayColour mark;
  AssayColour muted;
  AssayColour tint;
  AssayColour neither;
  AssayColour better;
  AssayColour worse;
  AssayColour caution;
  AssayColour strongly_disagree;
  AssayColour disagree;
  AssayColour agree;
  AssayColour strongly_agree;
} AssayPalette;

const AssayPalette *assay_palette_get          (gboolean           is_dark);
AssayRole           assay_role_from_id         (const char        *id);
const char         *assay_role_get_id          (AssayRole          role);
void                assay_colour_set_source    (const AssayColour *self,
                                                cairo_t           *cr);
double              assay_colour_contrast      (const AssayColour *a,
                                                const AssayColour *b);
const AssayColour  *assay_colour_pick_readable (const AssayColour *background,
                                                const AssayColour *a,
                                                const AssayColour *b);

G_END_DECLS
