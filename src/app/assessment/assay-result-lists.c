/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-result-lists.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/assessment/assay-answer-words.h"
#include "app/widgets/assay-shape-icon.h"
#include "app/widgets/assay-when.h"
#include "core/actions/assay-action.h"
#include "core/assessment/assay-form-layout.h"
#include "core/base/assay-number.h"

/* What an assessment came to, as lists of rows that each say all of it to those who listen. */

/* The most characters of a note on the page; the whole is in the form and in the report. GTK takes seconds to lay
 * out a label of many thousands. */
#define MOST_CHARACTERS 400

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MOST_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *short_subtitle = shorten (subtitle);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), short_subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (list, row);
  return row;
}

static GtkWidget *
add_suffix (GtkWidget  *row,
            const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return label;
}

/**
 * assay_result_lists_add:
 * @box: where
 * @title: above the list
 *
 * Adds a list with a heading.
 *
 * Returns: (transfer none): the list, without rows
 */
GtkListBox *
assay_result_lists_add (GtkBox     *box,
                        const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_set_margin_top (heading, 8);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, list);
  return GTK_LIST_BOX (list);
}

/* (transfer full): how much of an area was judged */
static char *
describe_judged (const AssayAssessmentData *data,
                 const AssayNode           *group)
{
  AssayExplanation *node = assay_assessment_data_find_node (data, group->id);
  const guint n_taken_out = assay_assessment_data_count_not_applicable (data, group);

  if (node == NULL)
    return g_strdup ("");
  if (n_taken_out > 0)
    return g_strdup_printf (_("%u of %u judged, and %u not applicable"), node->scored, node->leaves, n_taken_out);
  return g_strdup_printf (_("%u of %u judged"), node->scored, node->leaves);
}

static void
add_area (GtkListBox                *list,
          const AssayAssessmentData *data,
          const AssayNode           *group,
          guint                      number)
{
  AssayExplanation *node = assay_assessment_data_find_node (data, group->id);
  gboolean has_score = node != NULL && !isnan (node->score);
  g_autofree char *title = g_strdup_printf ("%u  %s", number, group->title);
  g_autofree char *judged = describe_judged (data, group);
  g_autofree char *score =
    has_score ? assay_format_number (node->score, assay_framework_get_decimals (data->framework)) : g_strdup ("–");
  GtkWidget *row = add_row (list, title, judged);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), has_score ? CLAMP (node->score / 100, 0, 1) : 0);
  gtk_widget_set_size_request (bar, 220, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "domain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, group->title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
  gtk_label_set_width_chars (GTK_LABEL (add_suffix (row, score, "strong")), 6);
}

/**
 * assay_result_lists_add_areas:
 * @box: where
 * @data: an assessment whose score may be seen
 *
 * Adds the groups of the first level with their scores.
 */
void
assay_result_lists_add_areas (GtkBox                    *box,
                              const AssayAssessmentData *data)
{
  const AssayNode *root = assay_framework_get_root (data->framework);
  GtkListBox *list = assay_result_lists_add (box, _("Areas"));

  for (guint i = 0; i < root->n_children; i++)
    add_area (list, data, root->children[i], i + 1);
}

static char *
describe_evidence (const AssayAssessmentData *data,
                   const AssayAnswer         *answer)
{
  g_autofree char *sources = assay_assessment_data_dup_sources (data, answer);
  const char *note = answer != NULL ? answer->note : "";

  return g_strconcat (sources, *sources != '\0' && *note != '\0' ? ": " : "", note, NULL);
}

static void
add_criterion (GtkListBox                *list,
               const AssayAssessmentData *data,
               const AssayNode           *leaf,
               const char                *number)
{
  const AssayAnswer *answer = g_hash_table_lookup (data->answers, leaf->id);
  const AssayScaleStep *now = assay_assessment_data_find_answer (data, leaf);
  const AssayScaleStep *before = assay_assessment_data_find_previous (data, leaf);
  int change = assay_answer_compare (assay_assessment_data_find_counted (data, leaf), before);
  g_autofree char *title = g_strdup_printf ("%s  %s%s", number, leaf->title, leaf->critical ? _(" (critical)") : "");
  g_autofree char *evidence = describe_evidence (data, answer);
  g_autofree char *word = assay_assessment_data_dup_answer (data, leaf);
  g_autofree char *last = before != NULL ? g_strdup_printf (_("last time %s"), before->title) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s: %s%s%s", title, word, before != NULL ? ", " : "", last);
  GtkWidget *row = add_row (list, title, evidence);
  GtkWidget *answer_label;

  if (before != NULL)
    add_suffix (row, change > 0 ? _("▲ better") : change < 0 ? _("▼ worse") : _("as before"),
                change > 0 ? "better" : change < 0 ? "worse" : "secondary");
  if (now != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               assay_shape_icon_new (assay_answer_get_shape (leaf->scale, now), ASSAY_INK_MARK, 11));
  answer_label = add_suffix (row, word, "strong");
  gtk_label_set_width_chars (GTK_LABEL (answer_label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (answer_label), 20);
  gtk_label_set_wrap (GTK_LABEL (answer_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (answer_label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xs)", assay_assessment_get_id (data->assessment),
                                    leaf->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.criterion-history");
}

static void
add_remark (GtkBox     *box,
            const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (box, label);
}

/**
 * assay_result_lists_add_criteria:
 * @box: where
 * @data: an assessment
 *
 * Adds every criterion that applies, area by area, beside what was judged the time before. A row leads to how the
 * criterion was judged over time.
 */
void
assay_result_lists_add_criteria (GtkBox                    *box,
                                 const AssayAssessmentData *data)
{
  g_autoptr (GPtrArray) sheets =
    assay_form_list_sheets (data->framework, assay_assessment_get_service_type (data->assessment),
                            assay_assessment_get_kind (data->assessment));

  if (sheets->len > 0)
    add_remark (box, _("A criterion opens to how it was judged before, and at other providers."));
  for (guint i = 0; i < sheets->len; i++)
    {
      const AssayFormSheet *sheet = sheets->pdata[i];
      g_autofree char *title = g_strdup_printf ("%u  %s", sheet->number, sheet->title);
      GtkListBox *list = assay_result_lists_add (box, title);

      for (guint j = 0; j < sheet->leaves->len; j++)
        {
          g_autofree char *number = assay_form_sheet_dup_number (sheet, j);

          add_criterion (list, data, sheet->leaves->pdata[j], number);
        }
    }
}

/**
 * assay_result_lists_add_actions:
 * @box: where
 * @data: an assessment
 *
 * Adds the actions that were agreed after it, if there are any.
 */
void
assay_result_lists_add_actions (GtkBox                    *box,
                                const AssayAssessmentData *data)
{
  GtkListBox *list;

  if (data->actions->len == 0)
    return;
  list = assay_result_lists_add (box, _("Actions"));
  for (guint i = 0; i < data->actions->len; i++)
    {
      AssayAction *action = data->actions->pdata[i];
      const char *due_on = assay_action_get_due_on (action);
      g_autofree char *day = *due_on != '\0' ? assay_when_format_date (due_on) : g_strdup (_("no date"));
      g_autofree char *subtitle = *assay_action_get_owner (action) != '\0'
                                    ? g_strdup_printf (_("%s, due %s"), assay_action_get_owner (action), day)
                                    : g_strdup_printf (_("due %s"), day);
      GtkWidget *row = add_row (list, assay_action_get_title (action), subtitle);

      add_suffix (row, assay_action_status_get_title (assay_action_get_status (action)), NULL);
    }
}

/**
 * assay_result_lists_add_steps:
 * @box: where
 * @data: an assessment
 *
 * Adds the steps that it took.
 */
void
assay_result_lists_add_steps (GtkBox                    *box,
                              const AssayAssessmentData *data)
{
  GtkListBox *list = assay_result_lists_add (box, _("How it came about"));

  for (guint i = 0; i < data->steps->len; i++)
    {
      const AssayStep *step = data->steps->pdata[i];
      g_autofree char *day = assay_when_format_date (step->taken_on);
      g_autofree char *subtitle = step->note[0] != '\0' ? g_strdup_printf ("%s: %s", step->recorder, step->note)
                                                        : g_strdup (step->recorder);

      add_suffix (add_row (list, assay_assessment_state_get_title (step->state), subtitle), day, NULL);
    }
}
