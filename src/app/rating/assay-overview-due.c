/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-cards.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rating/assay-overview-card.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-words.h"
#include "core/actions/assay-due.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/rating/assay-rating.h"

/* The overview's card of what is due: what is late first, then what the ratings of the period lack, then
 * what comes next. */

#define MAX_DATED 5
#define MAX_BELOW 200

typedef struct
{
  GtkGrid *grid;
  int row;
  guint late;
} List;

static void
append (List       *list,
        AssayShape  shape,
        AssayInk    ink,
        const char *when,
        const char *style,
        GtkWidget  *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (list->row > 0)
    gtk_grid_attach (list->grid, assay_overview_line_new (), 0, list->row++, 2, 1);
  gtk_box_append (GTK_BOX (box), assay_shape_icon_new (shape, ink, 10));
  gtk_box_append (GTK_BOX (box), assay_overview_label_new (when, 0, style));
  gtk_widget_add_css_class (box, "move-cell");
  gtk_widget_set_hexpand (what, TRUE);
  gtk_grid_attach (list->grid, box, 0, list->row, 1, 1);
  gtk_grid_attach (list->grid, what, 1, list->row++, 1, 1);
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = assay_overview_label_new (text, 0, NULL);

  gtk_widget_set_tooltip_text (label, text);
  return label;
}

/* Dates */

static void
append_date (List                *list,
             const AssayOverview *overview,
             const char          *due_on,
             GtkWidget           *what)
{
  const gboolean late = assay_date_days_between (overview->today, due_on) < 0;
  g_autofree char *date = assay_words_date (due_on);
  g_autofree char *when = late ? g_strdup_printf (_("%s late"), date) : g_strdup (date);

  list->late += late;
  append (list, late ? ASSAY_SHAPE_SQUARE : ASSAY_SHAPE_RING,
          late ? (AssayInk) ASSAY_ROLE_RED : ASSAY_INK_SECONDARY, when, late ? "worse" : "secondary",
          what);
}

/* Where what is due is done: on its visit, or among the provider's actions. (transfer full) (nullable) */
static char *
dup_action (const AssayDue *due)
{
  gint64 assessment_id = 0;

  if (g_str_has_prefix (due->subject, "assessment:"))
    assessment_id = g_ascii_strtoll (due->subject + strlen ("assessment:"), NULL, 10);
  if (assessment_id != 0)
    return g_strdup_printf ("win.open-assessment(int64 %" G_GINT64_FORMAT ")", assessment_id);
  if (due->provider_id == 0)
    return NULL;
  if (g_str_equal (due->kind, "plan") || g_str_equal (due->kind, "action"))
    return g_strdup_printf ("win.open-actions(int64 %" G_GINT64_FORMAT ")", due->provider_id);
  return g_strdup_printf ("win.open-provider(int64 %" G_GINT64_FORMAT ")", due->provider_id);
}

static GtkWidget *
create_entry (const AssayDue *due)
{
  g_autofree char *text = *due->provider != '\0'
                            ? g_strdup_printf ("%s, %s", due->title, due->provider)
                            : g_strdup (due->title);

  g_autofree char *action = dup_action (due);

  return action != NULL ? assay_overview_link_new (text, text, action) : create_text (text);
}

static gboolean
is_late (const AssayOverview *overview,
         const char          *due_on)
{
  return assay_date_days_between (overview->today, due_on) < 0;
}

static GtkGrid *
create_grid (void)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 16);
  return grid;
}

/* What has no room in the card opens below it; of very many, no more than anybody reads. */
static void
append_more (List                *list,
             const AssayOverview *overview,
             GPtrArray           *more)
{
  List below = { .grid = create_grid () };
  g_autofree char *count = assay_format_count (more->len);
  g_autofree char *text = g_strdup_printf (ngettext ("and %s more", "and %s more", (gulong) more->len), count);
  GtkWidget *expander = gtk_expander_new (text);

  for (guint i = 0; i < MIN (more->len, MAX_BELOW); i++)
    {
      const AssayDue *due = g_ptr_array_index (more, i);

      append_date (&below, overview, due->due_on, create_entry (due));
    }
  if (more->len > MAX_BELOW)
    gtk_grid_attach (below.grid, assay_overview_label_new (_("More is due than fits here."), 0, "secondary"), 1,
                     below.row++, 1, 1);
  gtk_expander_set_child (GTK_EXPANDER (expander), GTK_WIDGET (below.grid));
  gtk_grid_attach (list->grid, expander, 0, list->row++, 2, 1);
}

/* The list is in order, so what is late comes first. */
static void
append_entries (List                *list,
                const AssayOverview *overview,
                gboolean             late)
{
  g_autoptr (GPtrArray) more = g_ptr_array_new ();
  guint shown = 0;

  for (guint i = 0; i < overview->due->len; i++)
    {
      AssayDue *due = g_ptr_array_index (overview->due, i);

      if (is_late (overview, due->due_on) != late)
        continue;
      if (shown++ < MAX_DATED)
        append_date (list, overview, due->due_on, create_entry (due));
      else
        g_ptr_array_add (more, due);
    }
  if (more->len > 0)
    append_more (list, overview, more);
  list->late += late ? more->len : 0;
}

static void
append_review (List                *list,
               const AssayOverview *overview,
               gboolean             late)
{
  const char *review = assay_framework_get_review (overview->framework);
  g_autofree char *since = g_strndup (overview->framework_since, 10);
  g_autofree char *what = NULL;

  if (review == NULL || !assay_date_is_valid (review) || is_late (overview, review) != late)
    return;
  /* A date that had passed before the register had the framework is none of its late work. */
  if (assay_date_is_valid (since) && assay_date_days_between (since, review) < 0)
    return;
  what = g_strdup_printf (_("Review of the framework %s"),
                          assay_framework_get_title (overview->framework));
  append_date (list, overview, review, create_text (what));
}

/* Ratings */

typedef struct
{
  guint outdated;
  guint to_agree;
  guint flagged;
  guint few_returns;
} Tally;

static Tally
tally_ratings (const AssayOverview *overview)
{
  Tally tally = { 0 };

  for (guint i = 0; i < overview->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (overview->ratings, i);
      const gboolean provisional = g_str_equal (assay_rating_get_state (rating), "provisional");
      const char *flag = assay_rating_get_flag (rating);

      if (flag != NULL && *flag != '\0')
        (*(provisional ? &tally.outdated : &tally.flagged))++;
      else if (provisional && assay_rating_get_rated (rating))
        tally.to_agree++;
      if (!assay_rating_get_rated (rating) && assay_rating_get_returns (rating) > 0
          && g_strcmp0 (assay_rating_get_reason (rating), "insufficient-evidence") == 0)
        tally.few_returns++;
    }
  return tally;
}

/* With an action, the words do what they ask for. */
static void
append_count (List       *list,
              guint       count,
              const char *when,
              const char *singular,
              const char *plural,
              const char *action_name)
{
  g_autofree char *figure = assay_format_count (count);
  g_autofree char *text = NULL;
  g_autofree char *said = NULL;
  GtkWidget *what;

  if (count == 0)
    return;
  text = g_strconcat (figure, " ", ngettext (singular, plural, count), NULL);
  said = g_strdup_printf ("%s: %s", when, text);
  what = action_name != NULL ? assay_overview_link_new (text, said, action_name) : create_text (text);
  append (list, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION, when, "caution", what);
}

static void
append_ratings (List                *list,
                const AssayOverview *overview)
{
  const Tally tally = tally_ratings (overview);

  append_count (list, tally.outdated, _("Rate again"), N_("rating is older than its evidence"),
                N_("ratings are older than their evidence"), "win.rate");
  append_count (list, tally.flagged, _("Look again"), N_("agreed rating with new evidence"),
                N_("agreed ratings with new evidence"), "win.show-ratings::outdated");
  append_count (list, tally.to_agree, _("To agree"), N_("rating is provisional"),
                N_("ratings are provisional"), "win.show-ratings::to-agree");
  append_count (list, overview->lack_return, _("Missing"), N_("provider without the return of this period"),
                N_("providers without the return of this period"), "win.missing-returns");
  append_count (list, overview->lack_survey, _("Missing"), N_("provider without a survey return"),
                N_("providers without a survey return"), "win.missing-returns");
  if (assay_framework_counts_visits (overview->framework))
    append_count (list, tally.few_returns, _("Missing"),
                  N_("provider with too few visits to people at home to be rated"),
                  N_("providers with too few visits to people at home to be rated"), NULL);
  else
    append_count (list, tally.few_returns, _("Missing"), N_("provider with too few returns to be rated"),
                  N_("providers with too few returns to be rated"), NULL);
}

/**
 * assay_overview_count_outdated:
 * @overview: what there is
 *
 * Returns: how many provisional ratings are older than their evidence
 */
guint
assay_overview_count_outdated (const AssayOverview *overview)
{
  return tally_ratings (overview).outdated;
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
  List list = { .grid = create_grid () };
  g_autofree char *late = NULL;
  g_autofree char *caption = NULL;
  GtkWidget *card;

  append_review (&list, overview, TRUE);
  append_entries (&list, overview, TRUE);
  append_ratings (&list, overview);
  append_entries (&list, overview, FALSE);
  append_review (&list, overview, FALSE);
  late = assay_format_count (list.late);
  if (list.late > 0)
    caption = g_strdup_printf (_("%s late"), late);
  card = assay_overview_card_new (_("Due and overdue"), caption, NULL);
  if (list.row > 0)
    gtk_box_append (GTK_BOX (card), GTK_WIDGET (list.grid));
  else
    {
      g_object_ref_sink (list.grid);
      g_object_unref (list.grid);
      gtk_box_append (GTK_BOX (card), assay_overview_label_new (_("Nothing is due."), 0, "secondary"));
    }
  return card;
}
