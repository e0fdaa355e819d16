/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-cards.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/rating/assay-age-mark.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-chart-area.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-imports.h"
#include "core/rating/assay-rating.h"
#include "report/assay-chart-bands.h"

/* The four cards of the overview. Each leads to the list that it sums up. */

#define MAX_MOVES 6

/**
 * assay_overview_free:
 * @self: an overview
 */
void
assay_overview_free (AssayOverview *self)
{
  g_clear_object (&self->framework);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->previous_ratings, g_ptr_array_unref);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  g_free (self->previous_period);
  g_free (self->today);
  g_free (self);
}

static GtkWidget *
create_label (const char *text,
              float       xalign,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_card (const char *title,
             const char *caption,
             const char *lead_page)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = create_label (caption, 0, "small");

  gtk_widget_add_css_class (card, "assay-card");
  gtk_widget_add_css_class (card, "padded");
  gtk_widget_add_css_class (second, "secondary");
  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (head), create_label (title, 0, "heading"));
  gtk_box_append (GTK_BOX (head), second);
  if (lead_page != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Show All"));
      g_autofree char *name = g_strdup_printf (_("Show All: %s"), title);

      gtk_widget_add_css_class (button, "lead");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", lead_page);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

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
  GtkWidget *card = create_card (_("Bands"), overview->previous_ratings != NULL ? caption : NULL,
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
  GtkWidget *label = create_label (NULL, 1, "small");

  gtk_widget_add_css_class (label, "numeric");
  assay_words_show_change (ASSAY_SHAPE_ICON (icon), GTK_LABEL (label), framework,
                           assay_rating_get_score (rating) -
                             assay_rating_get_previous_score (rating));
  if (isnan (assay_rating_get_score (rating)))
    {
      const gint64 returns = assay_rating_get_returns (rating);
      g_autofree char *count = assay_format_count (returns);
      g_autofree char *text =
        g_strdup_printf (ngettext ("%s return", "%s returns", (gulong) returns), count);

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
  GtkWidget *name = gtk_button_new_with_label (assay_rating_get_name (rating));
  g_autofree char *said = g_strdup_printf (_("%s, from %s to %s"), assay_rating_get_name (rating),
                                           get_band_title (overview->framework, from),
                                           get_band_title (overview->framework, to));

  gtk_widget_add_css_class (name, "row-name");
  gtk_widget_set_halign (name, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (name))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (name), "win.open-provider");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (name), "x",
                                    assay_rating_get_provider_id (rating));
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_grid_attach (grid, name, 0, row, 1, 1);
  gtk_grid_attach (grid, create_badge (overview->framework, from), 1, row, 1, 1);
  gtk_grid_attach (grid, create_label (_("to"), 0.5, "secondary"), 2, row, 1, 1);
  gtk_grid_attach (grid, create_badge (overview->framework, to), 3, row, 1, 1);
  gtk_grid_attach (grid, create_change (rating, overview->framework), 4, row, 1, 1);
  for (int i = 0; i < 5; i++)
    gtk_widget_add_css_class (gtk_grid_get_child_at (grid, i, row), "move-cell");
}

static GtkWidget *
create_row_line (void)
{
  return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
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
        gtk_grid_attach (GTK_GRID (grid), create_row_line (), 0, 2 * moved - 1, 5, 1);
      append_move (GTK_GRID (grid), rating, overview, 2 * moved);
    }
  caption = g_strdup_printf (ngettext ("%d of %u provider", "%d of %u providers",
                                       overview->ratings->len), moved, overview->ratings->len);
  card = create_card (title, overview->previous_ratings != NULL ? caption : NULL, "providers");
  if (overview->previous_ratings == NULL)
    none = g_strdup_printf (_("No ratings in %s to compare with."), overview->previous_period);
  else
    none = g_strdup (_("Nobody holds another band than then."));
  if (moved == 0)
    gtk_box_append (GTK_BOX (card), create_label (none, 0, "secondary"));
  else
    gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/* Due */

static void
append_due (GtkGrid    *grid,
            int        *row,
            AssayShape  shape,
            AssayInk    ink,
            const char *when,
            const char *style,
            const char *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = create_label (what, 0, NULL);

  if (*row > 0)
    gtk_grid_attach (grid, create_row_line (), 0, (*row)++, 2, 1);
  gtk_box_append (GTK_BOX (box), assay_shape_icon_new (shape, ink, 10));
  gtk_box_append (GTK_BOX (box), create_label (when, 0, style));
  gtk_widget_add_css_class (box, "move-cell");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, what);
  gtk_grid_attach (grid, box, 0, *row, 1, 1);
  gtk_grid_attach (grid, label, 1, (*row)++, 1, 1);
}

static gboolean
append_review (GtkGrid             *grid,
               int                 *row,
               const AssayOverview *overview)
{
  const char *review = assay_framework_get_review (overview->framework);
  const char *title = assay_framework_get_title (overview->framework);
  g_autofree char *date = NULL;
  g_autofree char *what = NULL;
  g_autofree char *when = NULL;
  int days;

  if (review == NULL || !assay_date_is_valid (review))
    return FALSE;
  days = assay_date_days_between (overview->today, review);
  date = assay_words_date (review);
  what = g_strdup_printf (_("Review of the framework %s"), title);
  when = days < 0 ? g_strdup_printf (_("%s late"), date) : g_strdup (date);
  append_due (grid, row, days < 0 ? ASSAY_SHAPE_SQUARE : ASSAY_SHAPE_RING,
              days < 0 ? (AssayInk) ASSAY_ROLE_RED : ASSAY_INK_SECONDARY, when,
              days < 0 ? "worse" : "secondary", what);
  return days < 0;
}

typedef struct
{
  guint to_agree;
  guint flagged;
  guint no_returns;
  guint few_returns;
} Tally;

static Tally
tally_ratings (const AssayOverview *overview)
{
  Tally tally = { 0 };

  for (guint i = 0; i < overview->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (overview->ratings, i);
      const char *state = assay_rating_get_state (rating);
      g_autofree char *flag = NULL;

      g_object_get (rating, "flag", &flag, NULL);
      if (assay_rating_get_rated (rating) && g_str_equal (state, "provisional"))
        tally.to_agree++;
      if (flag != NULL && *flag != '\0')
        tally.flagged++;
      if (assay_rating_get_sent (rating) > 0 && assay_rating_get_returns (rating) == 0)
        tally.no_returns++;
      else if (!assay_rating_get_rated (rating) &&
               g_strcmp0 (assay_rating_get_reason (rating), "insufficient-evidence") == 0)
        tally.few_returns++;
    }
  return tally;
}

static void
append_count (GtkGrid    *grid,
              int        *row,
              guint       count,
              AssayShape  shape,
              AssayInk    ink,
              const char *when,
              const char *singular,
              const char *plural)
{
  g_autofree char *figure = NULL;
  g_autofree char *what = NULL;

  if (count == 0)
    return;
  figure = g_strdup_printf ("%u", count);
  what = g_strconcat (figure, " ", ngettext (singular, plural, count), NULL);
  append_due (grid, row, shape, ink, when, "caution", what);
}

/**
 * assay_overview_create_due:
 * @overview: what there is
 *
 * Returns: (transfer floating): what is due, late first
 */
GtkWidget *
assay_overview_create_due (const AssayOverview *overview)
{
  GtkWidget *grid = gtk_grid_new ();
  const Tally tally = tally_ratings (overview);
  GtkWidget *card;
  gboolean late;
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  late = append_review (GTK_GRID (grid), &row, overview);
  append_count (GTK_GRID (grid), &row, tally.flagged, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION,
                _("Look again"), N_("agreed rating with new evidence"),
                N_("agreed ratings with new evidence"));
  append_count (GTK_GRID (grid), &row, tally.to_agree, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION,
                _("To agree"), N_("rating is provisional"), N_("ratings are provisional"));
  append_count (GTK_GRID (grid), &row, tally.no_returns, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION,
                _("Missing"), N_("provider without a survey return"),
                N_("providers without a survey return"));
  append_count (GTK_GRID (grid), &row, tally.few_returns, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION,
                _("Missing"), N_("provider with too few returns to be rated"),
                N_("providers with too few returns to be rated"));
  card = create_card (_("Due and overdue"), late ? _("1 late") : NULL, "providers");
  if (row > 0)
    gtk_box_append (GTK_BOX (card), grid);
  else
    gtk_box_append (GTK_BOX (card), create_label (_("Nothing is due."), 0, "secondary"));
  return card;
}

/* Ages */

static int
find_age (const AssayOverview *overview,
          const char          *kind)
{
  int age = -1;

  for (guint i = 0; i < overview->imports->len; i++)
    {
      g_autofree char *import_kind = NULL;
      g_autofree char *at = NULL;
      g_autofree char *removed = NULL;
      g_autofree char *day = NULL;
      int days;

      g_object_get (g_ptr_array_index (overview->imports, i), "kind", &import_kind, "imported-at",
                    &at, "removed-at", &removed, NULL);
      if (!g_str_equal (import_kind, kind) || removed != NULL || at == NULL)
        continue;
      day = g_strndup (at, 10);
      days = assay_date_days_between (day, overview->today);
      if (age < 0 || days < age)
        age = MAX (0, days);
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
 * Returns: (transfer floating): how old the newest evidence of each kind is
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
  GtkWidget *card = create_card (_("How fresh is the evidence"), _("age of the newest import"),
                                 "imports");
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), assay_age_mark_new_heads (), 1, 0, 1, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (kinds); i++)
    {
      const int days = find_age (overview, kinds[i].kind);
      const gboolean stale = days > 365;
      g_autofree char *text = describe_age (days);
      GtkWidget *mark = assay_age_mark_new (days);

      gtk_widget_set_hexpand (mark, TRUE);
      gtk_grid_attach (GTK_GRID (grid), create_label (_(kinds[i].title), 0, NULL), 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), mark, 1, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid),
                       create_label (text, 1, days < 0 ? "secondary" : stale ? "caution" : NULL), 2,
                       i + 1, 1, 1);
    }
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}
