/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-calculation-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/rating/assay-measure-words.h"
#include "app/widgets/assay-chart-output.h"
#include "app/widgets/assay-text-table-view.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"

/* Every step of a rating in a table: the whole tree, depth first, with what the page leaves out: the
 * interval in figures, the file that brought a value and its date, what was pooled, every remark. */

static char *
indent (const AssayExplanation *node)
{
  g_autofree char *space = g_strnfill (node->depth * 2, ' ');

  return g_strconcat (space, node->label, NULL);
}

static char *
describe_interval (const AssayExplanation *node)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (node->lower))
    return g_strdup ("–");
  low = assay_format_percent (node->lower, 1);
  high = assay_format_percent (node->upper, 1);
  return g_strdup_printf (_("%s to %s"), low, high);
}

static char *
describe_remarks (const AssayExplanation *node)
{
  GString *text = g_string_new (node->reason);

  if (node->tentative)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                            _("[u] few answered, so this is unsure"));
  if (*node->span != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", node->span);
  if (*node->note != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", node->note);
  return g_string_free (text, FALSE);
}

static void
add_rows (AssayTextTable          *table,
          const AssayRatingDetail *detail,
          const AssayExplanation  *node)
{
  g_autofree char *score = assay_words_score (detail->framework, node->score);
  char **cells = g_new0 (char *, table->n_columns + 1);
  guint i = 0;

  cells[i++] = indent (node);
  cells[i++] = node->is_leaf ? assay_measure_words_value (node) : g_strdup ("");
  cells[i++] = node->is_leaf ? assay_measure_words_base (node) : g_strdup ("");
  cells[i++] = node->is_leaf ? describe_interval (node) : g_strdup ("");
  cells[i++] = node->is_leaf ? assay_measure_words_points (node) : g_strdup (score);
  cells[i++] = assay_measure_words_weight (node);
  cells[i++] = assay_measure_words_adds (node);
  cells[i++] = node->is_leaf ? assay_measure_words_source (node) : g_strdup ("");
  cells[i++] = assay_words_date (node->as_of);
  cells[i++] = describe_remarks (node);
  assay_text_table_take_row (table, cells);
  for (guint j = 0; j < node->children->len; j++)
    add_rows (table, detail, g_ptr_array_index (node->children, j));
}

static AssayTextTable *
create_table (const AssayRatingDetail *detail)
{
  g_autofree char *title = g_strdup_printf (_("Calculation of the rating of %s"),
                                            assay_rating_get_name (detail->rating));
  AssayTextTable *table = assay_text_table_new (title);

  assay_text_table_add_column (table, _("Step"), FALSE);
  assay_text_table_add_column (table, _("Value"), TRUE);
  assay_text_table_add_column (table, _("Base"), TRUE);
  assay_text_table_add_column (table, _("95\u202f% interval"), TRUE);
  assay_text_table_add_column (table, _("Points of 100"), TRUE);
  assay_text_table_add_column (table, _("Weight"), TRUE);
  assay_text_table_add_column (table, _("Adds"), TRUE);
  assay_text_table_add_column (table, _("Source"), FALSE);
  assay_text_table_add_column (table, _("As of"), FALSE);
  assay_text_table_add_column (table, _("Remarks"), FALSE);
  add_rows (table, detail, detail->result->explanation);
  return table;
}

static void
copy_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  assay_table_output_copy (GTK_WIDGET (button), user_data);
}

static void
free_table (gpointer  data,
            GClosure *closure)
{
  assay_text_table_free (data);
}

static GtkWidget *
create_header (AssayTextTable *table)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Copy Table"));

  g_signal_connect_data (button, "clicked", G_CALLBACK (copy_clicked_cb), table, free_table, 0);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  gtk_widget_add_css_class (header, "flat");
  return header;
}

/**
 * assay_calculation_window_new:
 * @parent: the window to show it over
 * @detail: a rating with its explanation; borrowed for the call
 *
 * Returns: (transfer none): a window with every step of the rating, not shown yet
 */
GtkWindow *
assay_calculation_window_new (GtkWindow               *parent,
                              const AssayRatingDetail *detail)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *view = assay_text_table_view_new ();
  AssayTextTable *table = create_table (detail);
  GtkEventController *controller = gtk_shortcut_controller_new ();

  assay_text_table_view_set_table (ASSAY_TEXT_TABLE_VIEW (view), table);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_window_set_title (GTK_WINDOW (window), table->title);
  gtk_box_append (GTK_BOX (box), create_header (table));
  gtk_box_append (GTK_BOX (box), view);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), box);
  adw_window_set_content (ADW_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 680);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
  return GTK_WINDOW (window);
}
