/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-history-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-chart-view.h"
#include "app/widgets/assay-words.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-provider.h"
#include "core/store/assay-audit.h"
#include "report/assay-chart-trend.h"

/* How many changes are read; a provider's page is no place to read thousands. */
#define MAX_ENTRIES 200

struct _AssayHistorySection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayHistorySection, assay_history_section, ASSAY_TYPE_PROVIDER_SECTION)

typedef struct
{
  AssayFramework *framework;
  GPtrArray *ratings;
  GPtrArray *entries;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->framework);
  g_clear_pointer (&loaded->ratings, g_ptr_array_unref);
  g_clear_pointer (&loaded->entries, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
load_history (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const AssaySectionRequest *request = data;
  g_autoptr (AssayProvider) provider = assay_provider_load (connection, request->provider_id, error);
  g_autofree char *subject = NULL;
  Loaded *loaded;

  if (provider == NULL)
    return NULL;
  subject = g_strdup_printf ("provider %s", assay_provider_get_reference (provider));
  loaded = g_new0 (Loaded, 1);
  loaded->framework = assay_library_get (connection, request->framework_id, 0, NULL);
  loaded->ratings = assay_rating_history (connection, request->provider_id, request->framework_id,
                                          error);
  if (loaded->ratings != NULL)
    loaded->entries = assay_audit_list (connection, subject, MAX_ENTRIES, error);
  if (loaded->entries != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

static char *
dup_string (AssayRating *rating,
            const char  *property)
{
  char *text = NULL;

  g_object_get (rating, property, &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  g_autofree char *period_a = dup_string (*(AssayRating *const *) a, "period");
  g_autofree char *period_b = dup_string (*(AssayRating *const *) b, "period");

  return strcmp (period_a, period_b);
}

static AssayChart *
create_trend (const Loaded *loaded)
{
  AssayChartTrend *chart = assay_chart_trend_new (loaded->framework);
  g_autoptr (GPtrArray) in_force = g_ptr_array_new ();

  for (guint i = 0; i < loaded->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (loaded->ratings, i);

      if (!g_str_equal (assay_rating_get_state (rating), "superseded") &&
          !g_str_equal (assay_rating_get_state (rating), "beside"))
        g_ptr_array_add (in_force, rating);
    }
  g_ptr_array_sort (in_force, compare_periods);
  for (guint i = 0; i < in_force->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (in_force, i);
      g_autofree char *period = dup_string (rating, "period");

      assay_chart_trend_add_point (chart, period, assay_rating_get_held_band (rating),
                                   assay_rating_get_score (rating),
                                   assay_rating_get_range_low (rating),
                                   assay_rating_get_range_high (rating));
    }
  assay_chart_set_title (ASSAY_CHART (chart), _("Score over the periods"));
  return ASSAY_CHART (chart);
}

static const char *
get_state_words (const char *state)
{
  static const struct
  {
    const char *state;
    const char *words;
  } states[] = {
    { "provisional", N_("provisional") }, { "agreed", N_("agreed") },
    { "published", N_("published") }, { "superseded", N_("superseded") },
    { "beside", N_("rated again, not agreed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].state, state))
      return _(states[i].words);
  return state;
}

static char *
describe_revision (AssayRating *rating)
{
  g_autofree char *by = dup_string (rating, "rated-by");
  g_autofree char *at = dup_string (rating, "rated-at");
  g_autofree char *date = assay_words_date (at);
  g_autofree char *flag = dup_string (rating, "flag");
  int revision = 0;
  GString *text = g_string_new (NULL);

  g_object_get (rating, "revision", &revision, NULL);
  g_string_append_printf (text, _("Revision %d, %s, rated %s by %s"), revision,
                          get_state_words (assay_rating_get_state (rating)), date, by);
  if (*flag != '\0')
    g_string_append_printf (text, "; %s", flag);
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_revision_row (AssayRating    *rating,
                     AssayFramework *framework)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = assay_badge_new ();
  g_autofree char *period = dup_string (rating, "period");
  g_autofree char *said = describe_revision (rating);
  g_autofree char *score = assay_words_score (framework, assay_rating_get_score (rating));
  GtkWidget *label = gtk_label_new (score);

  assay_badge_set_band (ASSAY_BADGE (badge), framework, assay_rating_get_held_band (rating));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "strong");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static GtkWidget *
create_entry_row (const AssayAuditEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = assay_words_date (entry->at);
  g_autofree char *said = g_strdup_printf (_("%s, %s"), date, entry->actor);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->summary);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  return row;
}

static GtkWidget *
create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
append_trend (GtkBox       *box,
              const Loaded *loaded)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = create_heading (_("Score over the periods"));
  GtkWidget *view = assay_chart_view_new ();
  g_autoptr (AssayChart) chart = create_trend (loaded);

  assay_chart_view_set_chart (ASSAY_CHART_VIEW (view), chart);
  gtk_widget_add_css_class (view, "assay-card");
  gtk_widget_add_css_class (view, "chart-card");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), assay_chart_view_get_controls (ASSAY_CHART_VIEW (view)));
  gtk_box_append (box, head);
  gtk_box_append (box, view);
}

static void
append_lists (GtkBox       *box,
              const Loaded *loaded)
{
  GtkWidget *revisions = create_list ();
  GtkWidget *entries = create_list ();

  for (guint i = 0; i < loaded->ratings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (revisions),
                         create_revision_row (g_ptr_array_index (loaded->ratings, i),
                                              loaded->framework));
  for (guint i = 0; i < loaded->entries->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (entries),
                         create_entry_row (g_ptr_array_index (loaded->entries, i)));
  if (loaded->ratings->len > 0)
    {
      gtk_box_append (box, create_heading (_("Ratings")));
      gtk_box_append (box, revisions);
    }
  if (loaded->entries->len > 0)
    {
      gtk_box_append (box, create_heading (_("Changes")));
      gtk_box_append (box, entries);
    }
}

static void
assay_history_section_show (AssayProviderSection *section,
                            gpointer              data)
{
  Loaded *loaded = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (box, "page-body");
  if (loaded->framework != NULL && loaded->ratings->len > 0)
    append_trend (GTK_BOX (box), loaded);
  append_lists (GTK_BOX (box), loaded);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (section), scrolled);
  loaded_free (loaded);
}

static void
assay_history_section_class_init (AssayHistorySectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_history;
  section_class->free = loaded_free;
  section_class->show = assay_history_section_show;
}

static void
assay_history_section_init (AssayHistorySection *self)
{
}
