/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/rating/assay-overview-cards.h"
#include "app/widgets/assay-words.h"
#include "core/actions/assay-due.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/base/assay-period.h"
#include "core/intake/assay-imports.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating-missing.h"
#include "core/rating/assay-rating.h"
#include "core/survey/assay-survey.h"
#include "report/assay-sentences.h"

/* How far ahead what is due is shown. */
#define SOON_DAYS 30

struct _AssayOverviewPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkLabel *headline_label;
  GtkLabel *sentence_label;
  GtkLabel *returned_label;
  GtkLabel *rate_label;
  GtkFlowBox *cards;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AssayOverviewPage, assay_overview_page, ASSAY_TYPE_PAGE)

typedef struct
{
  AssayFramework *framework;
  char *period;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->framework);
  g_free (request->period);
  g_free (request);
}

static void
overview_free (AssayOverview *overview)
{
  g_clear_object (&overview->framework);
  g_clear_pointer (&overview->ratings, g_ptr_array_unref);
  g_clear_pointer (&overview->previous_ratings, g_ptr_array_unref);
  g_clear_pointer (&overview->imports, g_ptr_array_unref);
  g_clear_pointer (&overview->due, g_ptr_array_unref);
  g_free (overview->last_entered);
  g_free (overview->framework_since);
  g_free (overview->previous_period);
  g_free (overview->today);
  g_free (overview);
}

static char *
dup_previous_period (const char *period)
{
  AssayPeriod parsed;

  if (!assay_period_parse (period, &parsed, NULL))
    return g_strdup ("");
  parsed = assay_period_shift (&parsed, -1);
  return assay_period_to_string (&parsed);
}

static gboolean
is_any_rated (GPtrArray *ratings)
{
  for (guint i = 0; i < ratings->len; i++)
    if (!g_str_equal (assay_rating_get_state (g_ptr_array_index (ratings, i)), "none"))
      return TRUE;
  return FALSE;
}

static GPtrArray *
read_previous (AssayConnection *connection,
               const Request   *request,
               const char      *period)
{
  g_autoptr (GPtrArray) ratings = NULL;

  if (*period != '\0')
    ratings = assay_rating_list (connection, assay_framework_get_id (request->framework), period,
                                 NULL);
  return ratings != NULL && is_any_rated (ratings) ? g_steal_pointer (&ratings) : NULL;
}

static gboolean
count_missing (AssayConnection *connection,
               const Request   *request,
               AssayOverview   *overview,
               GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) missing = assay_missing_return_list (connection, request->framework, request->period, &failure);

  if (missing != NULL)
    assay_missing_return_count (missing, &overview->lack_return, &overview->lack_survey);
  else if (failure->domain != ASSAY_VALIDATION_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  /* What the framework does not rate in this period is not missed. */
  return TRUE;
}

/* What no rating says: what came back, and when the newest of it was typed in. */
static gboolean
read_sources (AssayConnection *connection,
              const Request   *request,
              AssayOverview   *overview,
              GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *canonical = assay_period_normalize (request->period, error);

  if (canonical == NULL || !assay_survey_count_returned (connection, canonical, &overview->returned, error))
    return FALSE;
  overview->last_entered = assay_survey_find_last_entered (connection, &failure);
  if (failure == NULL)
    overview->framework_since =
      assay_library_dup_added_at (connection, assay_framework_get_id (request->framework), &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
read_overview (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  const Request *request = data;
  GPtrArray *ratings = assay_rating_list (connection,
                                          assay_framework_get_id (request->framework),
                                          request->period, error);
  AssayOverview *overview;
  g_autofree char *soon = NULL;

  if (ratings == NULL)
    return NULL;
  overview = g_new0 (AssayOverview, 1);
  overview->ratings = ratings;
  overview->framework = g_object_ref (request->framework);
  overview->previous_period = dup_previous_period (request->period);
  overview->today = assay_date_today ();
  overview->previous_ratings = read_previous (connection, request, overview->previous_period);
  overview->imports = assay_imports_list (connection, error);
  soon = assay_date_add_days (overview->today, SOON_DAYS);
  if (overview->imports != NULL)
    overview->due = assay_due_list (connection, soon, error);
  if (overview->due != NULL && read_sources (connection, request, overview, error) &&
      count_missing (connection, request, overview, error))
    return overview;
  overview_free (overview);
  return NULL;
}

/* Showing */

static void
show_returned (AssayOverviewPage   *self,
               const AssayOverview *overview)
{
  const gint64 returned = overview->returned;
  gint64 sent = 0;
  g_autofree char *text = NULL;
  g_autofree char *share = NULL;
  g_autofree char *rate = NULL;

  for (guint i = 0; i < overview->ratings->len; i++)
    sent += MAX (0, assay_rating_get_sent (g_ptr_array_index (overview->ratings, i)));
  text = assay_words_of (returned, sent > 0 ? sent : -1);
  if (sent > 0)
    {
      share = assay_format_percent ((double) returned / (double) sent, 0);
      rate = g_strdup_printf (_("surveys returned, %s"), share);
    }
  else
    rate = g_strdup (_("surveys returned"));
  gtk_label_set_label (self->returned_label, text);
  gtk_label_set_label (self->rate_label, rate);
}

static void
show_sentences (AssayOverviewPage   *self,
                const AssayOverview *overview)
{
  g_autofree char *headline = assay_sentence_band_counts (overview->framework, overview->ratings);
  g_autofree char *rated = assay_sentence_rated (overview->framework, overview->ratings);
  g_autofree char *text = NULL;

  if (assay_overview_count_outdated (overview) > 0)
    text = g_strdup_printf (_("%s New evidence has come since these ratings."), rated);
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->sentence_label, text != NULL ? text : rated);
}

static void
add_card (AssayOverviewPage *self,
          GtkWidget         *card)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->cards, child);
}

static void
clear_cards (AssayOverviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);
}

static void
show_cards (AssayOverviewPage   *self,
            const AssayOverview *overview)
{
  clear_cards (self);
  add_card (self, assay_overview_create_bands (overview));
  add_card (self, assay_overview_create_moves (overview));
  add_card (self, assay_overview_create_due (overview));
  add_card (self, assay_overview_create_ages (overview));
}

/* What is due does not wait for a rating. */
static void
show_unrated (AssayOverviewPage   *self,
              const AssayOverview *overview)
{
  g_autofree char *headline = g_strdup_printf (_("Nothing is rated for %s yet"),
                                                 assay_session_get_period (assay_page_get_session (ASSAY_PAGE (self))));

  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->sentence_label,
                       _("Import surveys and returns or make visits, then rate the period; another period or framework "
                         "can be chosen above."));
  gtk_label_set_label (self->returned_label, "");
  gtk_label_set_label (self->rate_label, "");
  clear_cards (self);
  add_card (self, assay_overview_create_due (overview));
  add_card (self, assay_overview_create_ages (overview));
  gtk_stack_set_visible_child_name (self->stack, "figures");
}

static void
show_empty (AssayOverviewPage *self)
{
  adw_status_page_set_title (self->empty_page, _("No Providers Yet"));
  adw_status_page_set_description (
    self->empty_page, _("Begin with the register of providers: a spreadsheet (CSV, XLSX or ODS), one row for each."));
  gtk_button_set_label (self->empty_button, _("_Import…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button), "win.import");
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
overview_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AssayOverviewPage) self = ASSAY_OVERVIEW_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  AssayOverview *overview = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (overview == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (overview->ratings->len == 0)
    show_empty (self);
  else if (!is_any_rated (overview->ratings))
    show_unrated (self, overview);
  else
    {
      show_sentences (self, overview);
      show_returned (self, overview);
      show_cards (self, overview);
      gtk_stack_set_visible_child_name (self->stack, "figures");
    }
  overview_free (overview);
}

static void
assay_overview_page_refresh (AssayPage *page)
{
  AssayOverviewPage *self = ASSAY_OVERVIEW_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  AssayFramework *framework = assay_session_get_framework (session);
  Request *request;

  if (framework == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->framework = g_object_ref (framework);
  request->period = g_strdup (assay_session_get_period (session));
  assay_session_read_async (session, read_overview, request, request_free,
                            (GDestroyNotify) overview_free, self->cancellable,
                            overview_read_cb, g_object_ref (self));
}

/* Side by side the cards have no room for large text. */
static void
narrow_changed_cb (AssayOverviewPage *self)
{
  gboolean is_narrow;
  guint columns;

  g_object_get (self, "narrow", &is_narrow, NULL);
  columns = is_narrow ? 1 : 2;
  gtk_flow_box_set_min_children_per_line (self->cards, columns);
  gtk_flow_box_set_max_children_per_line (self->cards, columns);
}

static void
assay_overview_page_dispose (GObject *object)
{
  AssayOverviewPage *self = ASSAY_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (assay_overview_page_parent_class)->dispose (object);
}

static void
assay_overview_page_class_init (AssayOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_overview_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_overview_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/rating/assay-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, returned_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, rate_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewPage, empty_button);
}

static void
assay_overview_page_init (AssayOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
  assay_page_set_title (ASSAY_PAGE (self), _("Overview"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, TRUE);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Import…"), "win.import");
}
