/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-answers-page.h"

#include <glib/gi18n-lib.h>

#include "app/intake/assay-import-answer-row.h"
#include "app/widgets/assay-list-name.h"

/**
 * AssayImportAnswersPage:
 *
 * Answers of the file that belong to no scale. Nothing is dropped: each is read as another answer or
 * left blank by a person, here one by one or all at once.
 */
struct _AssayImportAnswersPage
{
  GtkBox parent_instance;

  GtkWidget *heads;
  GtkLabel *sentence_label;
  GtkButton *suggest_button;
  GtkStack *stack;
  GtkListView *list;

  AssayImportController *controller;
};

G_DEFINE_FINAL_TYPE (AssayImportAnswersPage, assay_import_answers_page, GTK_TYPE_BOX)

static void
setup_row_cb (AssayImportAnswersPage *self,
              GtkListItem            *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, assay_import_answer_row_new (self->controller));
}

static void
bind_row_cb (AssayImportAnswersPage *self,
             GtkListItem            *item)
{
  AssayImportAnswer *answer = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  assay_import_answer_row_bind (ASSAY_IMPORT_ANSWER_ROW (row), answer);
  g_object_get (answer, "text", &text, NULL);
  assay_list_item_set_name (item, text);
}

static void
unbind_row_cb (AssayImportAnswersPage *self,
               GtkListItem            *item)
{
  assay_import_answer_row_unbind (ASSAY_IMPORT_ANSWER_ROW (gtk_list_item_get_child (item)));
}

static void
count_open (GListModel *answers,
            guint      *open,
            guint      *suggested)
{
  *open = 0;
  *suggested = 0;
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (GObject) answer = g_list_model_get_item (answers, i);
      g_autofree char *suggestion = NULL;
      gboolean settled;

      g_object_get (answer, "settled", &settled, "suggestion", &suggestion, NULL);
      *open += settled ? 0 : 1;
      *suggested += !settled && suggestion ? 1 : 0;
    }
}

static void
refresh (AssayImportAnswersPage *self)
{
  GListModel *answers = assay_import_controller_get_answers (self->controller);
  guint n_answers = g_list_model_get_n_items (answers);
  g_autofree char *sentence = NULL;
  guint open, suggested;

  count_open (answers, &open, &suggested);
  if (open > 0)
    sentence = g_strdup_printf (ngettext ("%u answer is not understood",
                                          "%u answers are not understood", open), open);
  else
    sentence = g_strdup (_("Every answer is decided"));
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_widget_set_visible (self->heads, n_answers > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.take-suggestions", suggested > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.leave-blank", open > 0);
  gtk_stack_set_visible_child_name (self->stack, n_answers > 0 ? "list" : "none");
}

static void
settle_all (AssayImportAnswersPage *self,
            gboolean                suggestions)
{
  GListModel *answers = assay_import_controller_get_answers (self->controller);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (AssayImportAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *suggestion = NULL;
      gboolean settled;

      g_object_get (answer, "settled", &settled, "suggestion", &suggestion, NULL);
      if (!settled && (!suggestions || suggestion))
        assay_import_controller_settle (self->controller, answer,
                                        suggestions ? suggestion : NULL);
    }
  refresh (self);
}

static void
take_suggestions_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  settle_all (ASSAY_IMPORT_ANSWERS_PAGE (widget), TRUE);
}

static void
leave_blank_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  settle_all (ASSAY_IMPORT_ANSWERS_PAGE (widget), FALSE);
}

static void
follow_answers (AssayImportAnswersPage *self,
                GListModel             *answers)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (GObject) answer = g_list_model_get_item (answers, i);

      g_signal_connect_object (answer, "notify::settled", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
assay_import_answers_page_dispose (GObject *object)
{
  g_clear_object (&ASSAY_IMPORT_ANSWERS_PAGE (object)->controller);

  G_OBJECT_CLASS (assay_import_answers_page_parent_class)->dispose (object);
}

static void
assay_import_answers_page_class_init (AssayImportAnswersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_answers_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-answers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportAnswersPage, heads);
  gtk_widget_class_bind_template_child (widget_class, AssayImportAnswersPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportAnswersPage, suggest_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportAnswersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayImportAnswersPage, list);
  gtk_widget_class_install_action (widget_class, "wizard.take-suggestions", NULL,
                                   take_suggestions_cb);
  gtk_widget_class_install_action (widget_class, "wizard.leave-blank", NULL, leave_blank_cb);
}

static void
assay_import_answers_page_init (AssayImportAnswersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_import_answers_page_new:
 *
 * Makes the page, without answers.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_answers_page_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_ANSWERS_PAGE, NULL);
}

/**
 * assay_import_answers_page_show:
 * @self: the page
 * @controller: an import that was checked
 *
 * Shows the answers that the check did not understand.
 */
void
assay_import_answers_page_show (AssayImportAnswersPage *self,
                                AssayImportController  *controller)
{
  GListModel *answers = assay_import_controller_get_answers (controller);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (ASSAY_IS_IMPORT_ANSWERS_PAGE (self));

  g_set_object (&self->controller, controller);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_factory (self->list, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (answers)));
  gtk_list_view_set_model (self->list, selection);
  follow_answers (self, answers);
  refresh (self);
}
