/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-summary-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-error.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"
#include "report/assay-sentences.h"

struct _AssaySummarySection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssaySummarySection, assay_summary_section, ASSAY_TYPE_PROVIDER_SECTION)

typedef struct
{
  AssayProvider *provider;
  AssayOfficer *officer;        /* nullable */
  AssayRatingDetail *detail;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->provider);
  g_clear_pointer (&loaded->officer, assay_officer_free);
  g_clear_pointer (&loaded->detail, assay_rating_detail_free);
  g_free (loaded);
}

static gpointer
load_summary (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const AssaySectionRequest *request = data;
  AssayProvider *provider = assay_provider_load (connection, request->provider_id, error);
  Loaded *loaded;

  if (provider == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->provider = provider;
  loaded->officer = assay_officer_find (connection, assay_provider_get_officer (provider), NULL);
  /* Without a rating the page still says who the provider is. */
  loaded->detail = assay_rating_load (connection, request->provider_id, request->framework_id,
                                      request->period, 0, NULL);
  return loaded;
}

static GtkWidget *
create_text (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
append_rating (GtkBox                  *box,
               const AssayRatingDetail *detail)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *badge = assay_badge_new ();
  g_autofree char *score = assay_words_score (detail->framework, detail->result->score);
  GtkWidget *label = gtk_label_new (score);
  GtkWidget *button = gtk_button_new_with_label (_("Show Rating"));

  assay_badge_set_hero (ASSAY_BADGE (badge), TRUE);
  assay_badge_set_band (ASSAY_BADGE (badge), detail->framework,
                        assay_rating_get_held_band (detail->rating));
  gtk_widget_add_css_class (label, "score");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (button, "lead");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "provider.show-section");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "rating");
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
}

static void
append_sentence (GtkBox     *box,
                 char       *sentence,
                 const char *style)
{
  if (sentence != NULL && *sentence != '\0')
    gtk_box_append (box, create_text (sentence, style));
  g_free (sentence);
}

static void
append_agreement (GtkBox                  *box,
                  const AssayRatingDetail *detail)
{
  g_autofree char *bands = assay_sentence_agreed (detail->framework, detail->rating);
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;
  g_autofree char *date = NULL;

  if (bands == NULL)
    return;
  g_object_get (detail->rating, "agreed-by", &by, "agreed-at", &at, NULL);
  date = assay_words_date (at);
  append_sentence (box, g_steal_pointer (&bands), "title-3");
  append_sentence (box,
                   g_strdup_printf (_("Agreed by %s, %s: %s"), by, date,
                                    assay_rating_get_agreed_reason (detail->rating)), "body");
}

static char *
describe_stability (const AssayRatingDetail *detail)
{
  g_autofree char *bands = assay_sentence_agreed (detail->framework, detail->rating);
  g_autofree char *text = assay_sentence_stability (detail->framework, detail->result,
                                                    detail->stability,
                                                    assay_rating_get_returns (detail->rating));

  if (bands == NULL)
    return g_steal_pointer (&text);
  return g_strdup_printf (_("Stability of the computed band: %s"), text);
}

static GtkWidget *
create_rating_card (const AssayRatingDetail *detail)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  const AssayResult *result;
  AssayFramework *framework;

  gtk_widget_add_css_class (card, "assay-card");
  gtk_widget_add_css_class (card, "padded");
  if (detail == NULL)
    {
      gtk_box_append (GTK_BOX (card), create_text (_("Not rated for this period"), "title-3"));
      return card;
    }
  result = detail->result;
  framework = detail->framework;
  append_rating (GTK_BOX (card), detail);
  append_agreement (GTK_BOX (card), detail);
  if (result->rated)
    {
      append_sentence (GTK_BOX (card), assay_sentence_standing (framework, result), "title-3");
      append_sentence (GTK_BOX (card), g_strdup (result->band_reason), "title-3");
      append_sentence (GTK_BOX (card), g_strdup (result->gate_reason), "body");
      append_sentence (GTK_BOX (card),
                       assay_sentence_weakest (result, assay_framework_get_decimals (framework)),
                       "body");
      append_sentence (GTK_BOX (card), assay_sentence_coverage (result), "body");
    }
  else
    append_sentence (GTK_BOX (card), g_strdup (result->reason_text), "body");
  if (detail->stability != NULL)
    append_sentence (GTK_BOX (card), describe_stability (detail), "body");
  append_sentence (GTK_BOX (card),
                   assay_sentence_base (detail->framework, assay_rating_get_returns (detail->rating),
                                        assay_rating_get_sent (detail->rating)), "secondary");
  return card;
}

static void
add_fact (GtkListBox *list,
          const char *title,
          const char *text)
{
  GtkWidget *row;
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  row = adw_action_row_new ();
  label = gtk_label_new (text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_set_hexpand (label, TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (list, row);
}

static GtkWidget *
create_facts (const Loaded *loaded)
{
  static const struct
  {
    const char *property;
    const char *title;
  } facts[] = {
    { "reference", N_("Reference") }, { "service-type", N_("Service type") },
    { "cqc-id", N_("CQC ID") }, { "address", N_("Address") }, { "postcode", N_("Postcode") },
    { "contact", N_("Contact") }, { "officer", N_("Officer") }, { "note", N_("Note") },
    { "closed-on", N_("Closed on") },
  };
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *text = NULL;
      const gboolean is_officer = loaded->officer != NULL && g_str_equal (facts[i].property, "officer");

      g_object_get (loaded->provider, facts[i].property, &text, NULL);
      add_fact (GTK_LIST_BOX (list), _(facts[i].title), is_officer ? loaded->officer->name : text);
    }
  return list;
}

static void
assay_summary_section_show (AssayProviderSection *section,
                            gpointer              data)
{
  Loaded *loaded = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), create_rating_card (loaded->detail));
  gtk_box_append (GTK_BOX (box), create_facts (loaded));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (section), scrolled);
  loaded_free (loaded);
}

static void
assay_summary_section_class_init (AssaySummarySectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_summary;
  section_class->free = loaded_free;
  section_class->show = assay_summary_section_show;
}

static void
assay_summary_section_init (AssaySummarySection *self)
{
  assay_provider_section_set_primary (ASSAY_PROVIDER_SECTION (self), _("_Edit Provider…"),
                                      "provider.edit");
}
