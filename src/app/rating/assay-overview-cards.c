/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-cards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/rating/assay-age-mark.h"
#include "app/rating/assay-overview-card.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-chart-area.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-imports.h"
#include "core/rating/assay-rating.h"
#include "report/assay-chart-bands.h"

/* The cards of the overview, but for what is due. Each leads to the list that it sums up. */

#define MAX_MOVES 6
#define STALE_DAYS 365

/**
 * assay_overview_create_bands:
 * @overview: what there is
 *
 * Returns: (transfer floating): how many hold each band
 */
GtkWidget *
assay_overview_create_bands (const AssayOverview *overview)
{
  g_autofree char *caption = g_strdup_printf (_("upright line: %s"), overview->previous_period);
  GtkWidget *card =
    assay_overview_card_new (_("Bands"), overview->previous_ratings != NULL ? caption : NULL,
                             "providers");
  GtkWidget *area = assay_chart_area_new ();
  g_autoptr (AssayChartBands) chart =
    assay_chart_bands_new_from_ratings (overview->framework, overview->ratings,
                                        overview->previous_ratings, overview->previous_period);

  assay_chart_set_title (ASSAY_CHART (chart), _("Bands"));
  assay_chart_area_set_chart (ASSAY_CHART_AREA (area), ASSAY_CHART (chart));
  gtk_box_append (GTK_BOX (card), area);
  return card;
}

/* Moves */

static gboolean
has_moved (AssayRating *rating)
{
  const char *previous = assay_rating_get_previous_band (rating);

  return previous != NULL && g_strcmp0 (previous, assay_rating_get_held_band (rating)) != 0;
}

static GtkWidget *
create_change (AssayRating    *rating,
               AssayFramework *framework)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon = assay_shape_icon_new (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_BETTER, 10);
  GtkWidget *label = assay_overview_label_new (NULL, 1, "small");

  gtk_widget_add_css_class (label, "numeric");
  assay_words_show_change (ASSAY_SHAPE_ICON (icon), GTK_LABEL (label), framework,
                           assay_rating_get_score (rating) -
                             assay_rating_get_previous_score (rating));
  if (isnan (assay_rating_get_score (rating)))
    {
      const gint64 returns = assay_rating_get_returns (rating);
      g_autofree char *count = assay_format_count (returns);
      g_autofree char *text =
        g_strdup_printf (assay_framework_counts_visits (framework)
                           ? ngettext ("%s person seen", "%s people seen", (gulong) returns)
                           : ngettext ("%s return", "%s returns", (gulong) returns), count);

      gtk_label_set_label (GTK_LABEL (label), text);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_badge (AssayFramework *framework,
              const char     *band)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *badge = assay_badge_new ();

  assay_badge_set_band (ASSAY_BADGE (badge), framework, band);
  gtk_box_append (GTK_BOX (box), badge);
  return box;
}

static const char *
get_band_title (AssayFramework *framework,
                const char     *band)
{
  const AssayBand *found = band != NULL ? assay_framework_find_band (framework, band) : NULL;

  return found != NULL ? found->title : _("Not rated");
}

static void
append_move (GtkGrid             *grid,
             AssayRating         *rating,
             const AssayOverview *overview,
             int                  row)
{
  const char *from = assay_rating_get_previous_band (rating);
  const char *to = assay_rating_get_held_band (rating);
  GtkWidget *name;
  g_autofree char *said = g_strdup_printf (_("%s, from %s to %s"), assay_rating_get_name (rating),
                                           get_band_title (overview->framework, from),
                                           get_band_title (overview->framework, to));

  name = assay_overview_name_new (assay_rating_get_name (rating), said,
                                  assay_rating_get_provider_id (rating));
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, create_badge (overview->framework, from), 1, row, 1, 1);
  gtk_grid_attach (grid, assay_overview_label_new (_("to"), 0.5, "secondary"), 2, row, 1, 1);
  gtk_grid_attach (grid, create_badge (overview->framework, to), 3, row, 1, 1);
  gtk_grid_attach (grid, create_change (rating, overview->framework), 4, row, 1, 1);
  for (int i = 0; i < 5; i++)
    gtk_widget_add_css_class (gtk_grid_get_child_at (grid, i, row), "move-cell");
}

/**
 * assay_overview_create_moves:
 * @overview: what there is
 *
 * Returns: (transfer floating): who moved, from which band to which
 */
GtkWidget *
assay_overview_create_moves (const AssayOverview *overview)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *title = g_strdup_printf (_("Moved since %s"), overview->previous_period);
  g_autofree char *moved_text = NULL;
  g_autofree char *all_text = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *none = NULL;
  GtkWidget *card;
  int moved = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < overview->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (overview->ratings, i);

      if (!has_moved (rating) || moved++ >= MAX_MOVES)
        continue;
      if (moved > 1)
        gtk_grid_attach (GTK_GRID (grid), assay_overview_line_new (), 0, 2 * moved - 1, 5, 1);
      append_move (GTK_GRID (grid), rating, overview, 2 * moved);
    }
  moved_text = assay_format_count (moved);
  all_text = assay_format_count (overview->ratings->len);
  caption = g_strdup_printf (ngettext ("%s of %s provider", "%s of %s providers", overview->ratings->len), moved_text,
                             all_text);
  card = assay_overview_card_new (title, overview->previous_ratings != NULL ? caption : NULL,
                                  "providers");
  if (overview->previous_ratings == NULL)
    none = g_strdup_printf (_("No ratings in %s to compare with."), overview->previous_period);
  else
    none = g_strdup (_("Nobody holds another band than then."));
  if (moved == 0)
    gtk_box_append (GTK_BOX (card), assay_overview_label_new (none, 0, "secondary"));
  else
    gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/* Ages */

static int
get_age (const AssayOverview *overview,
         const char          *at)
{
  g_autofree char *day = g_strndup (at, 10);

  return MAX (0, assay_date_days_between (day, overview->today));
}

static int
find_age (const AssayOverview *overview,
          const char          *kind)
{
  int age = g_str_equal (kind, "survey") && overview->last_entered != NULL
              ? get_age (overview, overview->last_entered) : -1;

  for (guint i = 0; i < overview->imports->len; i++)
    {
      g_autofree char *import_kind = NULL;
      g_autofree char *at = NULL;
      g_autofree char *removed = NULL;
      int days;

      g_object_get (g_ptr_array_index (overview->imports, i), "kind", &import_kind, "imported-at",
                    &at, "removed-at", &removed, NULL);
      if (!g_str_equal (import_kind, kind) || removed != NULL || at == NULL)
        continue;
      days = get_age (overview, at);
      if (age < 0 || days < age)
        age = days;
    }
  return age;
}

static char *
describe_age (int days)
{
  if (days < 0)
    return g_strdup (_("none yet"));
  if (days == 0)
    return g_strdup (_("today"));
  if (days < 90)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) (days / 30)), days / 30);
}

/**
 * assay_overview_create_ages:
 * @overview: what there is
 *
 * Returns: (transfer floating): how long ago evidence of each kind was last imported, however old it was then
 */
GtkWidget *
assay_overview_create_ages (const AssayOverview *overview)
{
  static const struct
  {
    const char *kind;
    const char *title;
  } kinds[] = {
    { "survey", N_("Surveys") },
    { "returns", N_("Provider returns") },
    { "register", N_("Register of providers") },
  };
  GtkWidget *card = assay_overview_card_new (_("When evidence last came in"),
                                             _("since the newest import"), "imports");
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), assay_age_mark_new_heads (), 1, 0, 1, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (kinds); i++)
    {
      const int days = find_age (overview, kinds[i].kind);
      const char *style = days < 0 ? "secondary" : days > STALE_DAYS ? "caution" : NULL;
      g_autofree char *text = describe_age (days);
      GtkWidget *mark = assay_age_mark_new (days);

      gtk_widget_set_hexpand (mark, TRUE);
      gtk_grid_attach (GTK_GRID (grid), assay_overview_label_new (_(kinds[i].title), 0, NULL), 0,
                       i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), mark, 1, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid),
                       assay_overview_label_new (text, 1, style), 2, i + 1, 1, 1);
    }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}
