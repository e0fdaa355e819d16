/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-paper-question.h"

#include <glib/gi18n-lib.h>

/**
 * AssayPaperQuestion:
 *
 * One question of a form on paper, with a chip for each answer. A key gives the answer: its number, 0 or
 * space for blank, N for not applicable.
 */
struct _AssayPaperQuestion
{
  GtkListBoxRow parent_instance;

  GPtrArray *buttons;
  GArray *codes;

  guint n_answers;
  guint8 answer;
};

G_DEFINE_FINAL_TYPE (AssayPaperQuestion, assay_paper_question, GTK_TYPE_LIST_BOX_ROW)

static void
show_answer (AssayPaperQuestion *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_array_index (self->codes, guint8, i) == self->answer);
}

static void
clicked_cb (AssayPaperQuestion *self,
            GtkToggleButton    *button)
{
  guint index;

  if (g_ptr_array_find (self->buttons, button, &index))
    assay_paper_question_set_answer (self, g_array_index (self->codes, guint8, index));
}

static void
add_chip (AssayPaperQuestion *self,
          GtkWidget          *line,
          const char         *key,
          const char         *text,
          guint8              code)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "keycap-small");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_focusable (chip, FALSE);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), chip);
  g_ptr_array_add (self->buttons, chip);
  g_array_append_val (self->codes, code);
}

static void
assay_paper_question_finalize (GObject *object)
{
  AssayPaperQuestion *self = ASSAY_PAPER_QUESTION (object);

  g_ptr_array_unref (self->buttons);
  g_array_unref (self->codes);

  G_OBJECT_CLASS (assay_paper_question_parent_class)->finalize (object);
}

static void
assay_paper_question_class_init (AssayPaperQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_paper_question_finalize;
}

static void
assay_paper_question_init (AssayPaperQuestion *self)
{
  self->buttons = g_ptr_array_new ();
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint8));
}

/**
 * assay_paper_question_new:
 * @question: a question of the survey; only its words are used
 *
 * Makes a row, left blank.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_paper_question_new (const AssayQuestion *question)
{
  AssayPaperQuestion *self = g_object_new (ASSAY_TYPE_PAPER_QUESTION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (question->title);

  gtk_widget_add_css_class (GTK_WIDGET (self), "paper-question");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  self->n_answers = g_strv_length (question->answers);
  for (guint i = 0; i < self->n_answers; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      add_chip (self, chips, key, question->answers[i], (guint8) (i + 1));
    }
  add_chip (self, head, "0", _("Blank"), ASSAY_ANSWER_BLANK);
  add_chip (self, head, "N", _("Not applicable"), ASSAY_ANSWER_NOT_APPLICABLE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), chips);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->title, -1);
  show_answer (self);

  return GTK_WIDGET (self);
}

/**
 * assay_paper_question_get_answer:
 * @self: a row
 *
 * Returns: the answer's code, as in #AssaySurveyResult
 */
guint8
assay_paper_question_get_answer (AssayPaperQuestion *self)
{
  g_return_val_if_fail (ASSAY_IS_PAPER_QUESTION (self), ASSAY_ANSWER_BLANK);

  return self->answer;
}

/**
 * assay_paper_question_set_answer:
 * @self: a row
 * @answer: a code: the answer's place from 1, or %ASSAY_ANSWER_BLANK or %ASSAY_ANSWER_NOT_APPLICABLE
 *
 * Gives an answer.
 */
void
assay_paper_question_set_answer (AssayPaperQuestion *self,
                                 guint8              answer)
{
  g_return_if_fail (ASSAY_IS_PAPER_QUESTION (self));

  self->answer = answer;
  show_answer (self);
}

/**
 * assay_paper_question_take_key:
 * @self: a row
 * @keyval: a key
 *
 * Gives the answer that a key stands for.
 *
 * Returns: whether the key stands for one
 */
gboolean
assay_paper_question_take_key (AssayPaperQuestion *self,
                               guint               keyval)
{
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));

  g_return_val_if_fail (ASSAY_IS_PAPER_QUESTION (self), FALSE);

  if (letter == ' ' || letter == '0')
    assay_paper_question_set_answer (self, ASSAY_ANSWER_BLANK);
  else if (letter == 'n')
    assay_paper_question_set_answer (self, ASSAY_ANSWER_NOT_APPLICABLE);
  else if (letter >= '1' && letter <= '9' && letter - '0' <= self->n_answers)
    assay_paper_question_set_answer (self, (guint8) (letter - '0'));
  else
    return FALSE;

  return TRUE;
}
