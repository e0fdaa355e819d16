/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-surveys-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/survey/assay-survey-chart.h"
#include "app/widgets/assay-chart-view.h"
#include "core/base/assay-number.h"
#include "core/library/assay-library.h"
#include "core/survey/assay-survey.h"
#include "report/assay-sentences.h"

struct _AssaySurveysSection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssaySurveysSection, assay_surveys_section, ASSAY_TYPE_PROVIDER_SECTION)

/* One survey of the period and what this provider's people said in it. */
typedef struct
{
  AssaySurveyResult *result;
  GPtrArray *comments;
} Answers;

typedef struct
{
  AssayFramework *framework;
  GPtrArray *surveys;
} Loaded;

static void
answers_free (gpointer data)
{
  Answers *answers = data;

  g_clear_pointer (&answers->result, assay_survey_result_free);
  g_clear_pointer (&answers->comments, g_ptr_array_unref);
  g_free (answers);
}

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->framework);
  g_clear_pointer (&loaded->surveys, g_ptr_array_unref);
  g_free (loaded);
}

static gboolean
load_survey (AssayConnection *connection,
             AssaySurvey     *survey,
             gint64           provider_id,
             GPtrArray       *surveys,
             GError         **error)
{
  Answers *answers = g_new0 (Answers, 1);

  g_ptr_array_add (surveys, answers);
  answers->result = assay_survey_result_load (connection, survey, provider_id, error);
  if (answers->result != NULL)
    answers->comments = assay_survey_comments (connection, survey, provider_id, error);
  return answers->comments != NULL;
}

static gpointer
load_surveys (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const AssaySectionRequest *request = data;
  g_autoptr (GPtrArray) surveys = assay_survey_list (connection, error);
  Loaded *loaded;

  if (surveys == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->surveys = g_ptr_array_new_with_free_func (answers_free);
  loaded->framework = assay_library_get (connection, request->framework_id, 0, NULL);
  for (guint i = 0; i < surveys->len; i++)
    {
      AssaySurvey *survey = g_ptr_array_index (surveys, i);

      if (g_str_equal (assay_survey_get_period (survey), request->period) &&
          !load_survey (connection, survey, request->provider_id, loaded->surveys, error))
        {
          loaded_free (loaded);
          return NULL;
        }
    }
  return loaded;
}

/* Questions without a direction, such as how long somebody has had the service, said in words. */
static char *
describe_plain_question (const AssayQuestionResult *result)
{
  GString *text = g_string_new (result->question->title);

  for (guint i = 0; result->question->answers[i] != NULL; i++)
    {
      g_autofree char *count = assay_format_count (result->counts[i]);

      g_string_append_printf (text, "%s %s %s", i == 0 ? ":" : ",", result->question->answers[i],
                              count);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_label (const char *text,
              const char *first_class,
              const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  return label;
}

static GtkWidget *
create_head (const AssaySurveyResult *result,
             AssayChartView          *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *headline = assay_sentence_response (result->returned, result->sent);
  g_autofree char *caption =
    g_strdup_printf (_("%s, %s. Bars count people; blanks are left out of the base."),
                     assay_survey_get_name (result->survey),
                     assay_survey_get_period (result->survey));

  gtk_box_append (GTK_BOX (words), create_label (headline, "title-3", NULL));
  gtk_box_append (GTK_BOX (words), create_label (caption, "small", "secondary"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), assay_chart_view_get_controls (view));
  return box;
}

static void
append_plain_questions (GtkBox                  *box,
                        const AssaySurveyResult *result)
{
  for (guint i = 0; i < result->questions->len; i++)
    {
      const AssayQuestionResult *question = g_ptr_array_index (result->questions, i);
      g_autofree char *text = NULL;

      if (question->positive >= 0)
        continue;
      text = describe_plain_question (question);
      gtk_box_append (box, create_label (text, "small", "secondary"));
    }
}

static void
append_comments (GtkBox    *box,
                 GPtrArray *comments)
{
  GtkWidget *list;

  if (comments->len == 0)
    return;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < comments->len; i++)
    {
      GtkWidget *label = create_label (g_ptr_array_index (comments, i), "small", "comment");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  gtk_box_append (box, create_label (_("Comments"), "heading", NULL));
  gtk_box_append (box, create_label (_("Read here, where they are kept; exports leave them out."),
                                     "small", "secondary"));
  gtk_box_append (box, list);
}

static void
append_survey (GtkBox         *box,
               const Answers  *answers,
               AssayFramework *framework)
{
  GtkWidget *view = assay_chart_view_new ();
  g_autoptr (AssayChart) chart = assay_survey_chart_new (answers->result, framework);

  assay_chart_view_set_chart (ASSAY_CHART_VIEW (view), chart);
  gtk_widget_add_css_class (view, "assay-card");
  gtk_widget_add_css_class (view, "chart-card");
  gtk_box_append (box, create_head (answers->result, ASSAY_CHART_VIEW (view)));
  gtk_box_append (box, view);
  append_plain_questions (box, answers->result);
  append_comments (box, answers->comments);
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Import Survey…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "view-list-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Surveys for This Period"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Answers from people who use services belong here. A "
                                     "spreadsheet saved as CSV from any survey tool will do."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.import");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
assay_surveys_section_show (AssayProviderSection *section,
                            gpointer              data)
{
  Loaded *loaded = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (box, "page-body");
  for (guint i = 0; i < loaded->surveys->len; i++)
    append_survey (GTK_BOX (box), g_ptr_array_index (loaded->surveys, i), loaded->framework);
  if (loaded->surveys->len == 0)
    gtk_box_append (GTK_BOX (box), create_empty ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_bin_set_child (ADW_BIN (section), scrolled);
  loaded_free (loaded);
}

static void
assay_surveys_section_class_init (AssaySurveysSectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_surveys;
  section_class->free = loaded_free;
  section_class->show = assay_surveys_section_show;
}

static void
assay_surveys_section_init (AssaySurveysSection *self)
{
  assay_provider_section_set_primary (ASSAY_PROVIDER_SECTION (self), _("_Import Survey…"),
                                      "win.import");
}
