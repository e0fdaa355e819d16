/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-conflict-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Two people answered the same criterion: both answers are shown, and one is chosen. */

typedef struct
{
  AssayVisitSheet *sheet;
  AssayVisitCriterion *criterion;
  AssayAnswer *stored;
} Conflict;

static void
conflict_free (gpointer  data,
               GClosure *closure)
{
  Conflict *conflict = data;

  g_object_unref (conflict->sheet);
  g_object_unref (conflict->criterion);
  assay_answer_free (conflict->stored);
  g_free (conflict);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Conflict *conflict = user_data;

  assay_visit_sheet_settle (conflict->sheet, conflict->criterion, conflict->stored,
                            g_str_equal (response, "mine"));
}

/* Those of a list that are named by an answer, in the order of the framework. */
static void
append_named (GString                *text,
              char                  **ids,
              const char             *id,
              const char             *title)
{
  if (ids != NULL && g_strv_contains ((const char *const *) ids, id))
    g_string_append_printf (text, "; %s", title);
}

/* All that an answer says: two that agree can stand on different evidence. */
static char *
describe (AssayVisitCriterion *criterion,
          const AssayAnswer   *answer)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (assay_visit_criterion_get_framework (criterion));
  const AssayScaleStep *step = assay_visit_criterion_find_step (criterion, answer->answer);
  GString *text = g_string_new (step != NULL ? step->title : _("no answer"));

  for (guint i = 0; rules != NULL && i < rules->n_sources; i++)
    append_named (text, answer->sources, rules->sources[i].id, rules->sources[i].title);
  for (guint i = 0; rules != NULL && i < rules->n_perspectives; i++)
    append_named (text, answer->perspectives, rules->perspectives[i].id, rules->perspectives[i].title);
  if (answer->note[0] != '\0')
    g_string_append_printf (text, _(": “%s”"), answer->note);
  return g_string_free (text, FALSE);
}

/**
 * assay_conflict_dialog_present:
 * @widget: where it is asked
 * @sheet: the visit
 * @criterion: which of its criteria
 * @stored: what somebody else stored meanwhile
 *
 * Shows both answers and lets the person choose.
 */
void
assay_conflict_dialog_present (GtkWidget           *widget,
                               AssayVisitSheet     *sheet,
                               AssayVisitCriterion *criterion,
                               const AssayAnswer   *stored)
{
  g_autofree char *mine = describe (criterion, assay_visit_criterion_get_answer (criterion));
  g_autofree char *theirs = describe (criterion, stored);
  g_autofree char *heading = g_strdup_printf (_("%s Was Answered by %s Too"),
                                              assay_visit_criterion_get_number (criterion),
                                              stored->answered_by != NULL ? stored->answered_by : _("Somebody"));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, NULL);
  Conflict *conflict = g_new0 (Conflict, 1);

  conflict->sheet = g_object_ref (sheet);
  conflict->criterion = g_object_ref (criterion);
  conflict->stored = assay_answer_copy (stored);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), _("%s\n\nStored: %s\n\nYours: %s"),
                                  assay_visit_criterion_get_leaf (criterion)->title, theirs, mine);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "theirs", _("Keep the _Stored One"), "mine",
                                    _("Store _Mine"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "theirs");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "theirs");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), conflict, conflict_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
