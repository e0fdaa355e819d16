/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-answer-row.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-number.h"

/**
 * AssayImportAnswerRow:
 *
 * One answer that is not understood: how often it stands in the file, where first, and the choices of
 * what it is read as. The chip that holds is pressed.
 */
struct _AssayImportAnswerRow
{
  GtkBox parent_instance;

  GtkLabel *text;
  GtkLabel *where;
  GtkToggleButton *suggestion;
  GtkToggleButton *blank;
  GtkMenuButton *other;
  GSimpleActionGroup *actions;

  AssayImportController *controller;
  AssayImportAnswer *answer;
  gulong notify_id;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (AssayImportAnswerRow, assay_import_answer_row, GTK_TYPE_BOX)

static void
show_chosen (AssayImportAnswerRow *self)
{
  g_autofree char *suggestion = NULL;
  g_autofree char *chosen = NULL;
  gboolean settled;
  gboolean is_suggestion;

  g_object_get (self->answer, "suggestion", &suggestion, "chosen", &chosen,
                "settled", &settled, NULL);
  is_suggestion = settled && chosen && g_strcmp0 (chosen, suggestion) == 0;

  self->refreshing = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion), suggestion != NULL);
  gtk_button_set_label (GTK_BUTTON (self->suggestion), suggestion ? suggestion : "");
  gtk_toggle_button_set_active (self->suggestion, is_suggestion);
  gtk_toggle_button_set_active (self->blank, settled && !chosen);
  gtk_menu_button_set_label (self->other,
                             chosen && !is_suggestion ? chosen : _("Another answer…"));
  if (chosen && !is_suggestion)
    gtk_widget_add_css_class (GTK_WIDGET (self->other), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->other), "chosen");
  self->refreshing = FALSE;
}

static void
fill_choices (AssayImportAnswerRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) choices = NULL;

  g_object_get (self->answer, "choices", &choices, NULL);
  for (guint i = 0; choices && choices[i]; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (choices[i], NULL);

      g_menu_item_set_action_and_target (item, "answer.read-as", "s", choices[i]);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->other, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->other), choices && choices[0]);
}

static void
show_where (AssayImportAnswerRow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *count_text = NULL;
  g_autofree char *where = NULL;
  guint64 count, line;

  g_object_get (self->answer, "text", &text, "heading", &heading, "count", &count,
                "first-line", &line, NULL);
  quoted = g_strdup_printf (_("“%s”"), text);
  count_text = assay_format_count ((gint64) count);
  if (count == 1)
    where = g_strdup_printf (_("1 time, in %s, line %" PRIu64), heading, line);
  else
    where = g_strdup_printf (_("%s times, in %s, first on line %" PRIu64), count_text,
                             heading, line);
  gtk_label_set_label (self->text, quoted);
  gtk_label_set_label (self->where, where);
}

static void
settle (AssayImportAnswerRow *self,
        const char           *as)
{
  if (!self->answer || self->refreshing)
    return;

  assay_import_controller_settle (self->controller, self->answer, as);
  show_chosen (self);
}

static void
suggestion_clicked_cb (AssayImportAnswerRow *self)
{
  g_autofree char *suggestion = NULL;

  g_object_get (self->answer, "suggestion", &suggestion, NULL);
  settle (self, suggestion);
}

static void
blank_clicked_cb (AssayImportAnswerRow *self)
{
  settle (self, NULL);
}

static void
read_as_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  settle (user_data, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
make_chips (AssayImportAnswerRow *self)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Read as"));

  self->suggestion = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  self->blank = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Leave blank")));
  self->other = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_margin_top (chips, 6);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->suggestion), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->blank), "chip");
  gtk_widget_add_css_class (GTK_WIDGET (self->other), "chip");
  g_signal_connect_swapped (self->suggestion, "clicked", G_CALLBACK (suggestion_clicked_cb), self);
  g_signal_connect_swapped (self->blank, "clicked", G_CALLBACK (blank_clicked_cb), self);
  gtk_box_append (GTK_BOX (chips), label);
  gtk_box_append (GTK_BOX (chips), GTK_WIDGET (self->suggestion));
  gtk_box_append (GTK_BOX (chips), GTK_WIDGET (self->blank));
  gtk_box_append (GTK_BOX (chips), GTK_WIDGET (self->other));

  return chips;
}

static void
assay_import_answer_row_dispose (GObject *object)
{
  AssayImportAnswerRow *self = ASSAY_IMPORT_ANSWER_ROW (object);

  assay_import_answer_row_unbind (self);
  g_clear_object (&self->controller);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (assay_import_answer_row_parent_class)->dispose (object);
}

static void
assay_import_answer_row_class_init (AssayImportAnswerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_import_answer_row_dispose;
}

static void
assay_import_answer_row_init (AssayImportAnswerRow *self)
{
  const GActionEntry entries[] = { { "read-as", read_as_cb, "s" } };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "answer-card");

  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->where = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_xalign (self->where, 0);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (self->where, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->where), "secondary");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->where));
  gtk_box_append (GTK_BOX (self), make_chips (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "answer", G_ACTION_GROUP (self->actions));
}

/**
 * assay_import_answer_row_new:
 * @controller: the import
 *
 * Makes a row, bound to no answer.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_import_answer_row_new (AssayImportController *controller)
{
  AssayImportAnswerRow *self = g_object_new (ASSAY_TYPE_IMPORT_ANSWER_ROW, NULL);

  self->controller = g_object_ref (controller);

  return GTK_WIDGET (self);
}

/**
 * assay_import_answer_row_bind:
 * @self: the row
 * @answer: what it shows from now on
 *
 * Shows an answer and follows its changes.
 */
void
assay_import_answer_row_bind (AssayImportAnswerRow *self,
                              AssayImportAnswer    *answer)
{
  g_return_if_fail (ASSAY_IS_IMPORT_ANSWER_ROW (self));

  assay_import_answer_row_unbind (self);
  self->answer = g_object_ref (answer);
  self->notify_id = g_signal_connect_swapped (answer, "notify", G_CALLBACK (show_chosen), self);
  show_where (self);
  fill_choices (self);
  show_chosen (self);
}

/**
 * assay_import_answer_row_unbind:
 * @self: the row
 *
 * Lets go of the answer it shows, if any.
 */
void
assay_import_answer_row_unbind (AssayImportAnswerRow *self)
{
  g_return_if_fail (ASSAY_IS_IMPORT_ANSWER_ROW (self));

  if (self->answer)
    g_clear_signal_handler (&self->notify_id, self->answer);
  g_clear_object (&self->answer);
}
