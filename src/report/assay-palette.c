/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-palette.h"

#include <math.h>

#define COLOUR(hex) \
  { (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }
#define ROLE(fill, shape, word) { COLOUR (fill), COLOUR (shape), COLOUR (word) }

static const AssayPalette light = {
  .dark = FALSE,
  .roles = {
    [ASSAY_ROLE_GOLD] = ROLE (0xfbf1cf, 0x8f6b00, 0x553f00),
    [ASSAY_ROLE_SILVER] = ROLE (0xeceff3, 0x65707d, 0x333b45),
    [ASSAY_ROLE_BRONZE] = ROLE (0xf9e6da, 0xa5552a, 0x66300f),
    [ASSAY_ROLE_PLAIN] = ROLE (0xffffff, 0x6b6570, 0x3d3846),
    [ASSAY_ROLE_NONE] = ROLE (0xffffff, 0x6b6570, 0x5e5c64),
    [ASSAY_ROLE_RED] = ROLE (0xfce4e4, 0xb3202a, 0x7d0f18),
    [ASSAY_ROLE_AMBER] = ROLE (0xfdebd0, 0x9a5b00, 0x633a00),
    [ASSAY_ROLE_GREEN] = ROLE (0xe0f3e6, 0x1f7a44, 0x12522b),
    [ASSAY_ROLE_BLUE] = ROLE (0xe2edf7, 0x2a6aa6, 0x123f69),
  },
  .page = COLOUR (0xfafafa),
  .card = COLOUR (0xffffff),
  .text = COLOUR (0x2e2c33),
  .secondary = COLOUR (0x5e5c64),
  .hairline = COLOUR (0xdeddda),
  .band = COLOUR (0xf5f5f7),
  .mark = COLOUR (0x12436d),
  .muted = COLOUR (0x8b8790),
  .tint = COLOUR (0xe8f0f9),
  .neither = COLOUR (0xc9c6cd),
  .better = COLOUR (0x1f7a44),
  .worse = COLOUR (0xa51d2d),
  .caution = COLOUR (0x8a4b00),
  .strongly_disagree = COLOUR (0x801650),
  .disagree = COLOUR (0xf46a25),
  .agree = COLOUR (0x2073bc),
  .strongly_agree = COLOUR (0x12436d),
};

static const AssayPalette dark = {
  .dark = TRUE,
  .roles = {
    [ASSAY_ROLE_GOLD] = ROLE (0x3b310f, 0xe0b93c, 0xf7e3a1),
    [ASSAY_ROLE_SILVER] = ROLE (0x33383f, 0xa9b4c0, 0xe1e6ec),
    [ASSAY_ROLE_BRONZE] = ROLE (0x402a1d, 0xd98a5b, 0xf6cdb3),
    [ASSAY_ROLE_PLAIN] = ROLE (0x2a2a2a, 0xa5a1aa, 0xdeddda),
    [ASSAY_ROLE_NONE] = ROLE (0x2a2a2a, 0xa5a1aa, 0xc9c7cb),
    [ASSAY_ROLE_RED] = ROLE (0x44191c, 0xf2797f, 0xfbcbcd),
    [ASSAY_ROLE_AMBER] = ROLE (0x40300f, 0xe9a646, 0xf8ddb0),
    [ASSAY_ROLE_GREEN] = ROLE (0x173524, 0x6cc795, 0xc6ebd5),
    [ASSAY_ROLE_BLUE] = ROLE (0x1b3248, 0x79b4ea, 0xcbe2f8),
  },
  .page = COLOUR (0x242424),
  .card = COLOUR (0x303030),
  .text = COLOUR (0xf2f1f4),
  .secondary = COLOUR (0xc0bfbc),
  .hairline = COLOUR (0x454347),
  .band = COLOUR (0x38373a),
  .mark = COLOUR (0x8cc2f2),
  .muted = COLOUR (0x918d96),
  .tint = COLOUR (0x22364a),
  .neither = COLOUR (0x6b6870),
  .better = COLOUR (0x86d8a8),
  .worse = COLOUR (0xff938c),
  .caution = COLOUR (0xf2be6b),
  .strongly_disagree = COLOUR (0xd98bb4),
  .disagree = COLOUR (0xf58a52),
  .agree = COLOUR (0x5b97cf),
  .strongly_agree = COLOUR (0xbfdff9),
};

static const char *const role_ids[ASSAY_N_ROLES] = {
  [ASSAY_ROLE_GOLD] = "gold",     [ASSAY_ROLE_SILVER] = "silver", [ASSAY_ROLE_BRONZE] = "bronze",
  [ASSAY_ROLE_PLAIN] = "plain",   [ASSAY_ROLE_NONE] = "none",     [ASSAY_ROLE_RED] = "red",
  [ASSAY_ROLE_AMBER] = "amber",   [ASSAY_ROLE_GREEN] = "green",   [ASSAY_ROLE_BLUE] = "blue",
};

/**
 * assay_palette_get:
 * @is_dark: whether the dark one is wanted
 *
 * The colours of the light or the dark style. Any thread.
 *
 * Returns: (transfer none): the palette, which lives as long as the program
 */
const AssayPalette *
assay_palette_get (gboolean is_dark)
{
  return is_dark ? &dark : &light;
}

/**
 * assay_role_from_id:
 * @id: (nullable): a role as a framework file names it, such as `gold`
 *
 * Finds a role. What is unknown, and NULL, is `NONE`, the role of what is not rated. Any thread.
 *
 * Returns: the role
 */
AssayRole
assay_role_from_id (const char *id)
{
  for (guint i = 0; i < ASSAY_N_ROLES; i++)
    if (g_strcmp0 (id, role_ids[i]) == 0)
      return (AssayRole) i;
  return ASSAY_ROLE_NONE;
}

/**
 * assay_role_get_id:
 * @role: a role
 *
 * The word by which framework files, and the style sheet's classes, know the role. Any thread.
 *
 * Returns: (transfer none): such as `gold`
 */
const char *
assay_role_get_id (AssayRole role)
{
  g_return_val_if_fail (role < ASSAY_N_ROLES, role_ids[ASSAY_ROLE_NONE]);

  return role_ids[role];
}

/**
 * assay_colour_set_source:
 * @self: a colour
 * @cr: where the next strokes and fills take it
 *
 * Makes the colour cairo's source.
 */
void
assay_colour_set_source (const AssayColour *self,
                         cairo_t           *cr)
{
  cairo_set_source_rgb (cr, self->red, self->green, self->blue);
}

static double
linearize (double part)
{
  return part <= 0.03928 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const AssayColour *colour)
{
  return 0.2126 * linearize (colour->red) + 0.7152 * linearize (colour->green)
         + 0.0722 * linearize (colour->blue);
}

/**
 * assay_colour_contrast:
 * @a: a colour
 * @b: another
 *
 * The contrast of two colours as the Web Content Accessibility Guidelines define it, whose level AA
 * asks 4.5 of text and 3 of shapes. Any thread.
 *
 * Returns: 1 to 21, the same both ways
 */
double
assay_colour_contrast (const AssayColour *a,
                       const AssayColour *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/**
 * assay_colour_pick_readable:
 * @background: what the words stand on
 * @a: one colour for them
 * @b: another
 *
 * Picks the one of two colours that has the higher contrast. Any thread.
 *
 * Returns: (transfer none): @a or @b
 */
const AssayColour *
assay_colour_pick_readable (const AssayColour *background,
                            const AssayColour *a,
                            const AssayColour *b)
{
  return assay_colour_contrast (background, a) >= assay_colour_contrast (background, b) ? a : b;
}
