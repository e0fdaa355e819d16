/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-surveys-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/survey/assay-survey-chart.h"
#include "app/survey/assay-survey-tables.h"
#include "app/widgets/assay-chart-output.h"
#include "app/widgets/assay-chart-view.h"
#include "app/widgets/assay-text-table-view.h"
#include "core/base/assay-number.h"
#include "core/survey/assay-survey.h"
#include "report/assay-sentences.h"

/**
 * AssaySurveysPage:
 *
 * The surveys of the period, for all providers together: answers as a chart or a table, response rates
 * by provider, and the counts as they are published.
 */
struct _AssaySurveysPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkStack *sections;
  GtkLabel *sentence_label;
  GtkLabel *caption_label;
  GtkDropDown *survey_drop;
  AdwBin *controls;
  GtkBox *table_buttons;
  AssayChartView *chart_view;
  AssayTextTableView *rates_table;
  AssayTextTableView *counts_table;

  GPtrArray *surveys;
  AssayTextTable *rates;
  AssayTextTable *counts;
};

G_DEFINE_FINAL_TYPE (AssaySurveysPage, assay_surveys_page, ASSAY_TYPE_PAGE)

typedef struct
{
  AssaySurveyResult *result;
  GPtrArray *rates;
} SurveyFigures;

static void
figures_free (gpointer data)
{
  SurveyFigures *figures = data;

  g_clear_pointer (&figures->result, assay_survey_result_free);
  g_clear_pointer (&figures->rates, g_ptr_array_unref);
  g_free (figures);
}

static SurveyFigures *
read_figures (AssayConnection  *connection,
              AssaySurvey      *survey,
              GError          **error)
{
  SurveyFigures *figures = g_new0 (SurveyFigures, 1);

  figures->result = assay_survey_result_load (connection, survey, 0, error);
  if (figures->result)
    figures->rates = assay_survey_response_rates (connection, survey, error);
  if (!figures->rates)
    g_clear_pointer (&figures, figures_free);

  return figures;
}

static gpointer
read_surveys (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GPtrArray) all = assay_survey_list (connection, error);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (figures_free);

  if (!all)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      AssaySurvey *survey = g_ptr_array_index (all, i);
      SurveyFigures *figures;

      if (!g_str_equal (assay_survey_get_period (survey), data))
        continue;
      figures = read_figures (connection, survey, error);
      if (!figures)
        return NULL;
      g_ptr_array_add (read, figures);
    }

  return g_steal_pointer (&read);
}

static void
update_controls (AssaySurveysPage *self)
{
  const char *section = gtk_stack_get_visible_child_name (self->sections);
  gboolean is_chart = g_strcmp0 (section, "answers") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->controls), is_chart);
  gtk_widget_set_visible (GTK_WIDGET (self->table_buttons), !is_chart);
}

static char *
describe_survey (const AssaySurveyResult *result)
{
  const char *name = assay_survey_get_name (result->survey);
  const char *period = assay_survey_get_period (result->survey);
  guint blank = (guint) result->blank_returns;
  g_autofree char *number = assay_format_count (blank);

  if (blank == 0)
    return g_strdup_printf (_("%s, %s, all providers."), name, period);

  return g_strdup_printf (ngettext ("%s, %s, all providers; %s wholly blank form is not counted.",
                                    "%s, %s, all providers; %s wholly blank forms are not counted.",
                                    blank), name, period, number);
}

static void
show_figures (AssaySurveysPage    *self,
              const SurveyFigures *figures)
{
  const AssaySurveyResult *result = figures->result;
  AssayFramework *framework =
    assay_session_get_framework (assay_page_get_session (ASSAY_PAGE (self)));
  g_autoptr (AssayChart) chart = assay_survey_chart_new (result, framework);
  g_autofree char *sentence = assay_sentence_response (result->returned, result->sent);
  g_autofree char *caption = NULL;

  caption = describe_survey (result);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->caption_label, caption);
  assay_chart_view_set_chart (self->chart_view, chart);

  g_clear_pointer (&self->rates, assay_text_table_free);
  g_clear_pointer (&self->counts, assay_text_table_free);
  self->rates = assay_survey_tables_new_rates (result->survey, figures->rates);
  self->counts = assay_survey_tables_new_counts (result);
  assay_text_table_view_set_table (self->rates_table, self->rates);
  assay_text_table_view_set_table (self->counts_table, self->counts);
}

static void
survey_chosen_cb (AssaySurveysPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->survey_drop);

  if (self->surveys && selected < self->surveys->len)
    show_figures (self, g_ptr_array_index (self->surveys, selected));
}

static void
take_surveys (AssaySurveysPage *self,
              GPtrArray        *surveys)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->survey_drop);

  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  for (guint i = 0; i < surveys->len; i++)
    {
      const SurveyFigures *figures = g_ptr_array_index (surveys, i);

      gtk_string_list_append (names, assay_survey_get_name (figures->result->survey));
    }
  gtk_drop_down_set_model (self->survey_drop, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->survey_drop), surveys->len > 1);
  gtk_stack_set_visible_child_name (self->stack, surveys->len > 0 ? "survey" : "empty");
  self->surveys = g_ptr_array_ref (surveys);
  if (selected < surveys->len)
    gtk_drop_down_set_selected (self->survey_drop, selected);
  survey_chosen_cb (self);
}

static void
surveys_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AssaySurveysPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error)
    assay_error_show (GTK_WIDGET (self), error);
  else
    take_surveys (self, surveys);
}

static void
assay_surveys_page_refresh (AssayPage *page)
{
  AssaySession *session = assay_page_get_session (page);

  assay_session_read_async (session, read_surveys, g_strdup (assay_session_get_period (session)),
                            g_free, (GDestroyNotify) g_ptr_array_unref, NULL, surveys_read_cb,
                            g_object_ref (page));
}

static const AssayTextTable *
get_table (AssaySurveysPage *self)
{
  const char *section = gtk_stack_get_visible_child_name (self->sections);

  return g_strcmp0 (section, "rates") == 0 ? self->rates : self->counts;
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const AssayTextTable *table = get_table (ASSAY_SURVEYS_PAGE (widget));

  if (table != NULL)
    assay_table_output_copy (widget, table);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AssaySurveysPage *self = ASSAY_SURVEYS_PAGE (widget);
  const AssayTextTable *table = get_table (self);

  if (table != NULL)
    assay_table_output_print (widget, table, gtk_label_get_label (self->caption_label));
}

static void
assay_surveys_page_dispose (GObject *object)
{
  AssaySurveysPage *self = ASSAY_SURVEYS_PAGE (object);

  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->rates, assay_text_table_free);
  g_clear_pointer (&self->counts, assay_text_table_free);

  G_OBJECT_CLASS (assay_surveys_page_parent_class)->dispose (object);
}

static void
assay_surveys_page_class_init (AssaySurveysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_surveys_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_surveys_page_refresh;

  g_type_ensure (ASSAY_TYPE_CHART_VIEW);
  g_type_ensure (ASSAY_TYPE_TEXT_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/survey/assay-surveys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, sections);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, caption_label);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, survey_drop);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, controls);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, table_buttons);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, chart_view);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, rates_table);
  gtk_widget_class_bind_template_child (widget_class, AssaySurveysPage, counts_table);
  gtk_widget_class_install_action (widget_class, "surveys.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "surveys.print", NULL, print_action);
}

static void
assay_surveys_page_init (AssaySurveysPage *self)
{
  GtkWidget *paper = gtk_button_new_with_mnemonic (_("_Type In Returns…"));

  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Surveys"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, FALSE);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Import Survey…"), "win.import");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (paper), "s", "paper");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (paper), "win.show-page");
  gtk_widget_add_css_class (paper, "flat");
  assay_page_add_header_end (ASSAY_PAGE (self), paper);
  adw_bin_set_child (self->controls, assay_chart_view_get_controls (self->chart_view));
  g_signal_connect_object (self->survey_drop, "notify::selected", G_CALLBACK (survey_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "notify::visible-child-name",
                           G_CALLBACK (update_controls), self, G_CONNECT_SWAPPED);
  update_controls (self);
}
