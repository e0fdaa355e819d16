/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-score-mark.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"
#include "core/scoring/assay-scoring.h"
#include "report/assay-sentences.h"

/* The columns of the list of providers, one row of the table below each: what its cells say, in words for
 * those who listen and drawn for those who look. */

static graphene_rect_t
get_area (AssayCell *cell)
{
  return GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (cell)),
                             (float) gtk_widget_get_height (GTK_WIDGET (cell)));
}

/* Two lines, the second small, in the middle of the cell; the first alone where there is room for one. */
static void
draw_two_lines (AssayCell   *cell,
                GtkSnapshot *snapshot,
                const char  *first,
                const char  *second)
{
  const AssayPalette *palette = assay_style_get_palette ();
  const float upper = (float) assay_cell_get_line (cell, ASSAY_CELL_FACE_TEXT);
  const float lower = (float) assay_cell_get_line (cell, ASSAY_CELL_FACE_SECOND);
  graphene_rect_t area = get_area (cell);

  if (assay_cell_is_compact (cell))
    {
      assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_TEXT, &palette->text, first, &area, 0);
      return;
    }
  area.origin.y = floorf ((area.size.height - upper - lower - 1) / 2);
  area.size.height = upper;
  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_TEXT, &palette->text, first, &area, 0);
  area.origin.y += upper + 1;
  area.size.height = lower;
  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_SECOND, &palette->secondary, second, &area, 0);
}

static void
draw_figure (AssayCell   *cell,
             GtkSnapshot *snapshot,
             const char  *text)
{
  const graphene_rect_t area = get_area (cell);

  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_FIGURE, &assay_style_get_palette ()->text, text,
                        &area, 1);
}

/* Provider */

static char *
describe_provider (AssayRating  *rating,
                   AssaySession *session)
{
  return g_strdup (assay_rating_get_name (rating));
}

static void
draw_provider (AssayCell   *cell,
               GtkSnapshot *snapshot,
               gpointer     item,
               gpointer     session)
{
  g_autofree char *second =
    assay_words_reference_and_people (assay_rating_get_reference (item),
                                      assay_rating_get_people_supported (item));

  draw_two_lines (cell, snapshot, assay_rating_get_name (item), second);
}

/* Service type */

static char *
describe_service (AssayRating  *rating,
                  AssaySession *session)
{
  return g_strdup (assay_rating_get_service_type (rating));
}

static void
draw_service (AssayCell   *cell,
              GtkSnapshot *snapshot,
              gpointer     item,
              gpointer     session)
{
  const graphene_rect_t area = get_area (cell);

  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_TEXT, &assay_style_get_palette ()->text,
                        assay_rating_get_service_type (item), &area, 0);
}

/* Band */

static const AssayBand *
find_band (AssayRating  *rating,
           AssaySession *session)
{
  AssayFramework *framework = assay_session_get_framework (session);
  const char *band = assay_rating_get_held_band (rating);

  return framework != NULL && band != NULL ? assay_framework_find_band (framework, band) : NULL;
}

static char *
describe_agreed (AssayRating  *rating,
                 AssaySession *session)
{
  AssayFramework *framework = assay_session_get_framework (session);

  return framework != NULL ? assay_sentence_agreed (framework, rating) : NULL;
}

/* What is said of a band: what a panel made of it, and that the evidence has changed since. */
static char *
describe_standing (AssayRating  *rating,
                   AssaySession *session,
                   const char   *first)
{
  g_autofree char *agreed = describe_agreed (rating, session);
  g_autofree char *outdated = assay_sentence_outdated (rating);
  g_autofree char *band = g_strjoin (agreed != NULL ? ", " : "", first, agreed != NULL ? agreed : "", NULL);
  const char *const parts[] = { band, outdated, NULL };

  return assay_sentences_join (parts);
}

static char *
describe_band (AssayRating  *rating,
               AssaySession *session)
{
  const AssayBand *band = find_band (rating, session);

  return describe_standing (rating, session, band != NULL ? band->title : _("Not rated"));
}

/* As the badge of AssayBadge, whose measures the style sheet has. Returns where it ends. */
static float
draw_badge (AssayCell       *cell,
            GtkSnapshot     *snapshot,
            const AssayBand *band,
            float            top,
            float            height)
{
  const AssayRole role = band != NULL ? assay_role_from_id (band->role) : ASSAY_ROLE_NONE;
  const AssayRoleColours *colours = &assay_style_get_palette ()->roles[role];
  const char *word = band != NULL ? band->title : _("Not rated");
  const float icon = (float) (11 * assay_style_get_scale (GTK_WIDGET (cell)));
  const float room = get_area (cell).size.width - icon - 24;
  const float width = MIN (room, assay_cell_measure_text (cell, ASSAY_CELL_FACE_BADGE, word));
  const graphene_rect_t area = GRAPHENE_RECT_INIT (15 + icon, top, width, height);
  GskRoundedRect outline;
  GdkRGBA fill, border;

  assay_style_to_rgba (&colours->fill, &fill);
  assay_style_to_rgba (&colours->shape, &border);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, top, width + icon + 24, height), 7);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 1, 1, 1, 1 },
                              (const GdkRGBA[4]) { border, border, border, border });
  assay_cell_draw_shape (cell, snapshot, assay_shape_for_role (role), (AssayInk) role, 11, 9,
                         top + height / 2);
  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_BADGE, &colours->word, word, &area, 0);
  return outline.bounds.size.width;
}

/* The words below the badge, for which a compact list has no room. (nullable) */
static const char *
choose_second (gboolean agreed,
               gboolean outdated)
{
  if (outdated)
    return agreed ? _("agreed, out of date") : _("out of date");
  return agreed ? _("agreed") : NULL;
}

static void
draw_second (AssayCell       *cell,
             GtkSnapshot     *snapshot,
             const char      *words,
             gboolean         outdated,
             graphene_rect_t  area)
{
  const AssayPalette *palette = assay_style_get_palette ();
  const float icon = outdated ? (float) (13 * assay_style_get_scale (GTK_WIDGET (cell))) : 0;

  if (outdated)
    assay_cell_draw_shape (cell, snapshot, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION, 9, 0,
                           area.origin.y + area.size.height / 2);
  area.origin.x += icon;
  area.size.width -= icon;
  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_SECOND, &palette->secondary, words, &area, 0);
}

static void
draw_band (AssayCell   *cell,
           GtkSnapshot *snapshot,
           gpointer     item,
           gpointer     session)
{
  g_autofree char *agreed = describe_agreed (item, session);
  g_autofree char *outdated = assay_sentence_outdated (item);
  const char *words = choose_second (agreed != NULL, outdated != NULL);
  const gboolean below = words != NULL && !assay_cell_is_compact (cell);
  const float line = (float) assay_cell_get_line (cell, ASSAY_CELL_FACE_BADGE);
  const float badge = MAX (24, line + 2);
  const float second = below ? (float) assay_cell_get_line (cell, ASSAY_CELL_FACE_SECOND) : 0;
  graphene_rect_t area = get_area (cell);
  const float top = floorf ((area.size.height - badge - second) / 2);
  const float end = draw_badge (cell, snapshot, find_band (item, session), top, badge);

  area.origin.y = top + badge;
  area.size.height = second;
  if (below)
    draw_second (cell, snapshot, words, outdated != NULL, area);
  else if (outdated != NULL)
    assay_cell_draw_shape (cell, snapshot, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION, 9, end + 6, top + badge / 2);
}

/* Score */

static char *
describe_score (AssayRating  *rating,
                AssaySession *session)
{
  return assay_words_score (assay_session_get_framework (session), assay_rating_get_score (rating));
}

static void
draw_score (AssayCell   *cell,
            GtkSnapshot *snapshot,
            gpointer     item,
            gpointer     session)
{
  g_autofree char *score = describe_score (item, session);
  const float figure = floorf (34 * (float) assay_style_get_scale (GTK_WIDGET (cell)));
  graphene_rect_t area = get_area (cell);
  const float width = area.size.width;

  area.size.width = figure;
  assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_STRONG, &assay_style_get_palette ()->text, score,
                        &area, 1);
  area.origin.x = figure + 10;
  area.size.width = width - figure - 10;
  assay_score_mark_draw (snapshot, assay_session_get_framework (session), &area,
                         gtk_widget_get_scale_factor (GTK_WIDGET (cell)), assay_rating_get_score (item),
                         assay_rating_get_range_low (item), assay_rating_get_range_high (item));
}

/* Change */

static char *
describe_change_to (AssayRating  *rating,
                    AssaySession *session,
                    int          *direction)
{
  return assay_words_change (assay_session_get_framework (session),
                             assay_rating_get_score (rating) - assay_rating_get_previous_score (rating),
                             direction);
}

static char *
describe_change (AssayRating  *rating,
                 AssaySession *session)
{
  int direction;

  return describe_change_to (rating, session, &direction);
}

static void
draw_change (AssayCell   *cell,
             GtkSnapshot *snapshot,
             gpointer     item,
             gpointer     session)
{
  const AssayPalette *palette = assay_style_get_palette ();
  const graphene_rect_t area = get_area (cell);
  int direction;
  g_autofree char *text = describe_change_to (item, session, &direction);
  const float icon = (float) (9 * assay_style_get_scale (GTK_WIDGET (cell)));
  const float width = assay_cell_draw_text (cell, snapshot, ASSAY_CELL_FACE_FIGURE,
                                            direction > 0 ? &palette->better
                                            : direction < 0 ? &palette->worse : &palette->secondary,
                                            text, &area, 1);

  if (direction != 0)
    assay_cell_draw_shape (cell, snapshot,
                           direction < 0 ? ASSAY_SHAPE_TRIANGLE_DOWN : ASSAY_SHAPE_TRIANGLE,
                           direction < 0 ? ASSAY_INK_WORSE : ASSAY_INK_BETTER, 9,
                           floorf (area.size.width - width - 3 - icon), area.size.height / 2);
}

/* Stability */

static char *
describe_stability (AssayRating  *rating,
                    AssaySession *session)
{
  const double share = assay_rating_get_top_share (rating);

  return isnan (share) ? g_strdup ("–") : assay_stability_format_share (share);
}

static void
draw_stability (AssayCell   *cell,
                GtkSnapshot *snapshot,
                gpointer     item,
                gpointer     session)
{
  g_autofree char *text = describe_stability (item, session);

  draw_figure (cell, snapshot, text);
}

/* Returns */

static char *
describe_returns (AssayRating  *rating,
                  AssaySession *session)
{
  return assay_words_of (assay_rating_get_returns (rating), assay_rating_get_sent (rating));
}

static void
draw_returns (AssayCell   *cell,
              GtkSnapshot *snapshot,
              gpointer     item,
              gpointer     session)
{
  g_autofree char *text = describe_returns (item, session);

  draw_figure (cell, snapshot, text);
}

static const AssayProviderCell cells[] = {
  { "provider", N_("Provider"), 170, FALSE, ASSAY_RATING_ORDER_NAME, describe_provider, draw_provider },
  { "service", N_("Service type"), 150, FALSE, ASSAY_RATING_ORDER_SERVICE, describe_service,
    draw_service },
  { "band", N_("Band"), 136, FALSE, ASSAY_RATING_ORDER_BAND, describe_band, draw_band },
  { "score", N_("Score and interval"), 156, FALSE, ASSAY_RATING_ORDER_SCORE, describe_score, draw_score },
  { "change", N_("Change"), 96, TRUE, ASSAY_RATING_ORDER_CHANGE, describe_change, draw_change },
  { "stability", N_("Stability"), 86, TRUE, ASSAY_RATING_ORDER_STABILITY, describe_stability,
    draw_stability },
  { "returns", N_("Returns"), 92, TRUE, ASSAY_RATING_ORDER_RETURNS, describe_returns, draw_returns },
};

/**
 * assay_provider_cells_get:
 * @n_cells: (out): how many
 *
 * Returns: (array length=n_cells): the columns, from the left
 */
const AssayProviderCell *
assay_provider_cells_get (guint *n_cells)
{
  *n_cells = G_N_ELEMENTS (cells);
  return cells;
}

/**
 * assay_provider_cells_name_row:
 * @rating: what the row shows
 * @session: whose framework the band is of
 *
 * Returns: (transfer full): what the row is called: name, reference, band, score, and what is said of it
 */
char *
assay_provider_cells_name_row (AssayRating  *rating,
                               AssaySession *session)
{
  const AssayBand *band = find_band (rating, session);
  g_autofree char *score = describe_score (rating, session);
  const char *const parts[] = {
    assay_rating_get_name (rating), assay_rating_get_reference (rating),
    band != NULL ? band->title : _("Not rated"), score, NULL,
  };
  g_autofree char *first = g_strjoinv (", ", (char **) parts);

  return describe_standing (rating, session, first);
}

static char *
list_limits (AssayFramework *framework)
{
  GString *text = g_string_new (NULL);

  for (guint i = assay_framework_get_n_bands (framework); i-- > 0;)
    {
      const double from = assay_framework_get_band (framework, i)->from;
      g_autofree char *figure = NULL;

      if (!isfinite (from))
        continue;
      figure = assay_format_number (from, from > floor (from) ? 1 : 0);
      if (text->len > 0)
        g_string_append (text, i == 0 ? _(" and ") : ", ");
      g_string_append (text, figure);
    }
  return g_string_free (text, FALSE);
}

/**
 * assay_provider_cells_explain:
 * @framework: whose bands the scores fall into
 *
 * Returns: (transfer full): what the marks and figures of the list mean
 */
char *
assay_provider_cells_explain (AssayFramework *framework)
{
  g_autofree char *limits = list_limits (framework);
  g_autofree char *start = assay_format_number (assay_score_mark_axis_start (framework), 0);

  if (*limits == '\0')
    return g_strdup_printf (_("Score with its 95\u202f%% interval, on %s to 100; bands are given by rules, not by the "
                              "score."), start);
  return g_strdup_printf (_("Score with its 95\u202f%% interval, on %s to 100; fine lines at %s. "
                            "Stability: how often the same band comes out when the returns are drawn "
                            "again."), start, limits);
}
