/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-rating-hero.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-chart-area.h"
#include "app/widgets/assay-share-bar.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"
#include "report/assay-score-ruler.h"
#include "report/assay-sentences.h"

/* The answer at the head of a rating: band and score largest, then the sentence with the ruler, then how
 * sure it is. */

static GtkWidget *
create_text (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_change (const AssayRatingDetail *detail,
               const char              *previous_period)
{
  const double score = detail->result->score;
  const double previous = assay_rating_get_previous_score (detail->rating);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = assay_shape_icon_new (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_BETTER, 10);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  assay_words_show_change (ASSAY_SHAPE_ICON (icon), GTK_LABEL (label), detail->framework,
                           score - previous);
  text = assay_sentence_change (score, previous, previous_period,
                                assay_framework_get_decimals (detail->framework));
  if (text != NULL)
    gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_add_css_class (label, "small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (box, !isnan (score) && !isnan (previous));
  return box;
}

static GtkWidget *
create_score (const AssayRatingDetail *detail,
              const char              *previous_period)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *text = assay_words_score (detail->framework, detail->result->score);
  GtkWidget *score = gtk_label_new (text);

  gtk_widget_add_css_class (score, "score");
  gtk_widget_add_css_class (score, "numeric");
  gtk_widget_set_valign (side, GTK_ALIGN_CENTER);
  if (detail->result->rated)
    {
      GtkWidget *scale = create_text (_("of 100"), "secondary");

      /* Two short words in the narrow rest of the line would break letter by letter. */
      gtk_label_set_wrap (GTK_LABEL (scale), FALSE);
      gtk_box_append (GTK_BOX (side), scale);
    }
  gtk_box_append (GTK_BOX (side), create_change (detail, previous_period));
  gtk_box_append (GTK_BOX (box), score);
  gtk_box_append (GTK_BOX (box), side);
  return box;
}

static void
add_publication (GtkBox      *box,
                 AssayRating *rating)
{
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  g_object_get (rating, "published-by", &by, "published-at", &at, NULL);
  if (at == NULL || *at == '\0')
    return;
  date = assay_words_date (at);
  text = g_strdup_printf (_("Published by %s, %s"), by != NULL ? by : "–", date);
  gtk_box_append (box, create_text (text, "tiny"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
}

static void
add_agreement (GtkBox                  *box,
               const AssayRatingDetail *detail)
{
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  g_autofree char *bands = assay_sentence_agreed (detail->framework, detail->rating);

  g_object_get (detail->rating, "agreed-by", &by, "agreed-at", &at, "agreed-reason", &reason, NULL);
  if (at == NULL || *at == '\0')
    return;
  if (bands != NULL)
    gtk_box_append (box, create_text (bands, "small"));
  date = assay_words_date (at);
  if (reason != NULL && *reason != '\0')
    text = g_strdup_printf (_("Agreed by %s, %s: %s"), by, date, reason);
  else
    text = g_strdup_printf (_("Agreed by %s, %s"), by, date);
  gtk_box_append (box, create_text (text, "tiny"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (box)), "secondary");
}

static GtkWidget *
create_band (const AssayRatingDetail *detail,
             const char              *previous_period)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *badge = assay_badge_new ();

  assay_badge_set_hero (ASSAY_BADGE (badge), TRUE);
  assay_badge_set_band (ASSAY_BADGE (badge), detail->framework,
                        assay_rating_get_held_band (detail->rating));
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), create_score (detail, previous_period));
  add_agreement (GTK_BOX (box), detail);
  add_publication (GTK_BOX (box), detail->rating);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static char *
join_sentences (char *first,
                char *second)
{
  char *text;

  if (first == NULL || *first == '\0')
    text = g_strdup (second != NULL ? second : "");
  else if (second == NULL || *second == '\0')
    text = g_strdup (first);
  else
    text = g_strdup_printf ("%s %s", first, second);
  g_free (first);
  g_free (second);
  return text;
}

static void
add_ruler (GtkBox                  *box,
           const AssayRatingDetail *detail)
{
  const double low = detail->stability != NULL ? detail->stability->low : NAN;
  const double high = detail->stability != NULL ? detail->stability->high : NAN;
  g_autofree char *standing = assay_sentence_standing (detail->framework, detail->result);
  g_autoptr (AssayScoreRuler) ruler =
    assay_score_ruler_new (detail->framework, detail->result->score, low, high, standing);
  GtkWidget *area = assay_chart_area_new ();

  assay_chart_area_set_chart (ASSAY_CHART_AREA (area), ASSAY_CHART (ruler));
  gtk_box_append (box, area);
}

static void
add_caution (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = create_text (text, "small");

  gtk_widget_add_css_class (label, "caution");
  gtk_box_append (box, label);
}

/* That the evidence is another one now than what the rating was made from. */
static void
add_flag (GtkBox                  *box,
          const AssayRatingDetail *detail)
{
  const char *flag = assay_rating_get_flag (detail->rating);
  g_autofree char *text = NULL;

  if (flag == NULL || *flag == '\0')
    return;
  if (g_str_equal (assay_rating_get_state (detail->rating), "provisional"))
    text = g_strdup_printf (_("%s Rate the period to take it in."), flag);
  else
    text = g_strdup (flag);
  add_caution (box, text);
}

/* What stands between the score and the next band: of the computed one, which is said where another was agreed. */
static char *
describe_standing (const AssayRatingDetail *detail)
{
  g_autofree char *agreed = assay_sentence_agreed (detail->framework, detail->rating);
  g_autofree char *standing = assay_sentence_standing (detail->framework, detail->result);

  if (agreed == NULL || *standing == '\0')
    return g_steal_pointer (&standing);
  /* TRANSLATORS: the band that was agreed is another one: "By the figures: 2.7 short of Silver" */
  return g_strdup_printf (_("By the figures: %s"), standing);
}

static GtkWidget *
create_answer (const AssayRatingDetail *detail,
               const char              *waiting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const AssayResult *result = detail->result;
  const int decimals = assay_framework_get_decimals (detail->framework);
  /* Where rules or a ladder give the band, the score is not on the way to it, and no ruler shows it. */
  const gboolean by_score = result->rated && result->band_reason == NULL;
  g_autofree char *headline =
    by_score ? describe_standing (detail)
             : g_strdup (result->rated ? result->band_reason : _("Not rated"));
  g_autofree char *text =
    result->rated ? join_sentences (assay_sentence_weakest (result, decimals),
                                    assay_sentence_coverage (result))
                  : g_strdup (result->reason_text != NULL ? result->reason_text : "");

  gtk_box_append (GTK_BOX (box), create_text (headline, "title-3"));
  gtk_box_append (GTK_BOX (box), create_text (text, "small"));
  if (result->gate_reason != NULL)
    gtk_box_append (GTK_BOX (box), create_text (result->gate_reason, "small"));
  if (by_score)
    add_ruler (GTK_BOX (box), detail);
  add_flag (GTK_BOX (box), detail);
  if (waiting != NULL)
    add_caution (GTK_BOX (box), waiting);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
create_shares (const AssayRatingDetail *detail)
{
  GtkWidget *bar = assay_share_bar_new ();
  const AssayBand *computed = detail->result->band;
  g_auto (GStrv) shares = assay_stability_format_shares (
    detail->stability,
    computed != NULL ? assay_framework_get_band_index (detail->framework, computed->id) : -1);

  for (guint i = detail->stability->n_bands; i-- > 0;)
    {
      const double share = detail->stability->shares[i];
      const AssayBand *band = assay_framework_get_band (detail->framework, i);
      g_autofree char *word = g_strdup_printf ("%s %s", band->title, shares[i]);

      if (share > 0)
        assay_share_bar_add (ASSAY_SHARE_BAR (bar), assay_role_from_id (band->role), word, share);
    }
  return bar;
}

static GtkWidget *
create_stability (const AssayRatingDetail *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = create_shares (detail);
  g_autofree char *text = assay_sentence_stability (detail->framework, detail->result,
                                                    detail->stability,
                                                    assay_rating_get_returns (detail->rating));
  GtkWidget *label = create_text (text, "small");
  g_autofree char *agreed = assay_sentence_agreed (detail->framework, detail->rating);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Stability"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_box_append (GTK_BOX (box),
                  create_text (agreed != NULL ? _("Stability of the computed band")
                                              : _("Stability"),
                               "heading"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/**
 * assay_rating_hero_new:
 * @detail: a rating; borrowed for the call
 * @previous_period: the period that it is compared with
 * @waiting: (nullable): why no visit counts in the period although there is one
 *
 * Returns: (transfer floating): a card with the answer
 */
GtkWidget *
assay_rating_hero_new (const AssayRatingDetail *detail,
                       const char              *previous_period,
                       const char              *waiting)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 28);

  /* Side by side there is no room for large text. */
  if (assay_style_get_scale (box) >= ASSAY_STYLE_LARGE)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (box), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (box, "assay-card");
  gtk_widget_add_css_class (box, "hero-card");
  gtk_box_append (GTK_BOX (box), create_band (detail, previous_period));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), create_answer (detail, waiting));
  if (detail->stability != NULL)
    {
      gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
      gtk_box_append (GTK_BOX (box), create_stability (detail));
    }
  return box;
}
