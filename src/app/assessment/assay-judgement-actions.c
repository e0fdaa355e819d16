/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-judgement-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/widgets/assay-table-window.h"
#include "core/library/assay-library.h"
#include "report/assay-consistency-table.h"
#include "report/assay-criterion-history.h"

/* The window's actions about how criteria are judged: `criterion-history` (xs: an assessment of the provider, the
 * criterion) over time and at all providers, `compare-officers` by different officers. */

/* A criterion over time */

typedef struct
{
  gint64 assessment_id;
  char *criterion;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->criterion);
  g_free (question);
}

static gpointer
load_history (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Question *question = data;

  return assay_criterion_history_load (connection, question->assessment_id, question->criterion, error);
}

static void
history_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayCriterionHistory) history = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *headline = NULL;
  GtkWindow *window;

  if (history == NULL)
    {
      assay_error_show (GTK_WIDGET (parent), error);
      return;
    }
  headline = assay_criterion_history_dup_headline (history);
  window = assay_table_window_new (parent, _("Criterion over Time"));
  assay_table_window_add_sentence (ASSAY_TABLE_WINDOW (window), history->leaf->title, headline);
  if (history->own->len > 0)
    assay_table_window_add_table (ASSAY_TABLE_WINDOW (window), history->provider,
                                  _("As it was judged in assessments that were signed off, newest first"),
                                  assay_criterion_history_table_over_time (history));
  if (history->newest->len > 0)
    assay_table_window_add_table (ASSAY_TABLE_WINDOW (window), _("All Providers"),
                                  _("As each provider’s newest assessment that counts has it"),
                                  assay_criterion_history_table_providers (history));
  gtk_window_present (window);
}

static void
history_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  Question *question = g_new0 (Question, 1);

  g_variant_get (parameter, "(xs)", &question->assessment_id, &question->criterion);
  assay_session_read_async (assay_window_get_session (ASSAY_WINDOW (user_data)), load_history, question,
                            question_free, (GDestroyNotify) assay_criterion_history_free, NULL, history_loaded_cb,
                            g_object_ref (user_data));
}

/* Officers compared */

typedef struct
{
  AssayFramework *framework;
  GPtrArray *pairs;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  g_clear_object (&comparison->framework);
  g_clear_pointer (&comparison->pairs, g_ptr_array_unref);
  g_free (comparison);
}

static gpointer
load_comparisons (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GPtrArray) frameworks = assay_library_list (connection, FALSE, error);
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (comparison_free);

  for (guint i = 0; frameworks != NULL && i < frameworks->len; i++)
    {
      AssayFramework *framework = frameworks->pdata[i];
      Comparison *comparison;

      if (assay_framework_get_visit_rules (framework) == NULL)
        continue;
      comparison = g_new0 (Comparison, 1);
      g_ptr_array_add (comparisons, comparison);
      comparison->framework = g_object_ref (framework);
      comparison->pairs = assay_consistency_list (connection, framework, error);
      if (comparison->pairs == NULL)
        return NULL;
    }
  return frameworks == NULL ? NULL : g_steal_pointer (&comparisons);
}

static void
show_comparison (AssayTableWindow *window,
                 const Comparison *comparison)
{
  g_autofree char *headline = assay_consistency_headline (comparison->pairs);

  assay_table_window_add_table (window, assay_framework_get_title (comparison->framework), headline,
                                assay_consistency_to_table (comparison->pairs, comparison->framework));
}

/* Says what belongs here, or how the figures are to be read. */
static void
add_remark (AssayTableWindow *window,
            gboolean          is_empty)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *text = assay_consistency_headline (none);

  if (is_empty)
    assay_table_window_add_sentence (window, _("No Two Officers to Compare Yet"), text);
  else
    assay_table_window_add_sentence (
      window, _("How officers judge the same criterion"),
      _("A difference proves nobody’s fault: officers visit different providers. It says where it is worth judging "
        "a case together. p is the probability of such a difference if both judged alike, by Fisher’s exact test; "
        "the more pairs, the smaller it must be to be more than chance."));
}

static void
comparisons_loaded_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comparisons = assay_session_finish (ASSAY_SESSION (source), result, &error);
  GtkWindow *window;
  guint n_shown = 0;

  if (comparisons == NULL)
    {
      assay_error_show (GTK_WIDGET (parent), error);
      return;
    }
  window = assay_table_window_new (parent, _("Officers Compared"));
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = comparisons->pdata[i];

      if (comparison->pairs->len == 0)
        continue;
      show_comparison (ASSAY_TABLE_WINDOW (window), comparison);
      n_shown++;
    }
  add_remark (ASSAY_TABLE_WINDOW (window), n_shown == 0);
  gtk_window_present (window);
}

static void
compare_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  assay_session_read_async (assay_window_get_session (ASSAY_WINDOW (user_data)), load_comparisons, NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, NULL, comparisons_loaded_cb,
                            g_object_ref (user_data));
}

/**
 * assay_judgement_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds the looks at how criteria are judged.
 */
void
assay_judgement_actions_add (GActionMap   *window,
                             AssaySession *session)
{
  const GActionEntry entries[] = {
    { "criterion-history", history_activated, "(xs)" },
    { "compare-officers", compare_activated },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
