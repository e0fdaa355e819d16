/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-provider-row.h"

#include <glib/gi18n-lib.h>

#include "app/intake/assay-base-bar.h"
#include "app/widgets/assay-shape-icon.h"
#include "core/base/assay-number.h"

/**
 * AssayImportProviderRow:
 *
 * One provider of the file: new returns, questionnaires sent, a bar against the least that is judged,
 * and whether that is reached.
 */
struct _AssayImportProviderRow
{
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *added;
  GtkLabel *sent;
  GtkWidget *bar;
  AssayShapeIcon *mark;
  GtkLabel *enough;

  gboolean is_survey;
};

G_DEFINE_FINAL_TYPE (AssayImportProviderRow, assay_import_provider_row, GTK_TYPE_BOX)

#define COUNT_WIDTH 44
#define BAR_WIDTH 96
#define ENOUGH_WIDTH 92

static GtkLabel *
make_cell (const char *style,
           float       xalign,
           int         width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static void
assay_import_provider_row_class_init (AssayImportProviderRowClass *klass)
{
}

static void
assay_import_provider_row_init (AssayImportProviderRow *self)
{
  GtkWidget *enough = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "provider-row");
  self->name = make_cell ("name", 0, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  self->added = make_cell ("numeric", 1, COUNT_WIDTH);
  gtk_widget_add_css_class (GTK_WIDGET (self->added), "strong");
  self->sent = make_cell ("numeric", 1, COUNT_WIDTH);
  gtk_widget_add_css_class (GTK_WIDGET (self->sent), "secondary");
  self->bar = assay_base_bar_new ();
  self->mark = ASSAY_SHAPE_ICON (assay_shape_icon_new (ASSAY_SHAPE_CIRCLE, ASSAY_INK_BETTER, 10));
  self->enough = make_cell ("enough", 0, -1);
  gtk_widget_set_size_request (enough, ENOUGH_WIDTH, -1);
  gtk_box_append (GTK_BOX (enough), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (enough), GTK_WIDGET (self->enough));

  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->added));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->sent));
  gtk_box_append (GTK_BOX (self), self->bar);
  gtk_box_append (GTK_BOX (self), enough);
}

/**
 * assay_import_provider_row_new:
 * @is_survey: whether returns of a survey are counted, which may be enough to judge or not
 *
 * Makes a row, bound to no provider.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_import_provider_row_new (gboolean is_survey)
{
  AssayImportProviderRow *self = g_object_new (ASSAY_TYPE_IMPORT_PROVIDER_ROW, NULL);

  self->is_survey = is_survey;
  gtk_widget_set_visible (GTK_WIDGET (self->sent), is_survey);
  gtk_widget_set_visible (self->bar, is_survey);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->mark)), is_survey);

  return GTK_WIDGET (self);
}

static void
show_enough (AssayImportProviderRow *self,
             gboolean                enough,
             guint                   minimum_base)
{
  g_autofree char *text = NULL;

  text = enough ? g_strdup (_("Yes")) : g_strdup_printf (_("Under %u"), minimum_base);
  assay_shape_icon_set (self->mark, enough ? ASSAY_SHAPE_CIRCLE : ASSAY_SHAPE_DASH,
                        enough ? ASSAY_INK_BETTER : ASSAY_INK_SECONDARY);
  gtk_label_set_label (self->enough, text);
  if (enough)
    gtk_widget_remove_css_class (GTK_WIDGET (self->enough), "secondary");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->enough), "secondary");
}

/**
 * assay_import_provider_row_bind:
 * @self: the row
 * @provider: what it shows
 * @most: the largest count of new and held returns of any provider, at least 1: a full bar
 * @minimum_base: the least number of returns that the framework judges
 *
 * Shows a provider.
 */
void
assay_import_provider_row_bind (AssayImportProviderRow *self,
                                AssayImportProvider    *provider,
                                guint64                 most,
                                guint                   minimum_base)
{
  g_autofree char *name = NULL;
  g_autofree char *added_text = NULL;
  g_autofree char *sent_text = NULL;
  guint64 added, held;
  gint64 sent;
  gboolean enough;

  g_return_if_fail (ASSAY_IS_IMPORT_PROVIDER_ROW (self));

  g_object_get (provider, "name", &name, "added", &added, "sent", &sent, "enough", &enough,
                "held", &held, NULL);
  added_text = assay_format_count ((gint64) added);
  sent_text = sent < 0 ? g_strdup ("–") : assay_format_count (sent);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), name);
  gtk_label_set_label (self->added, added_text);
  gtk_label_set_label (self->sent, sent_text);
  assay_base_bar_set (ASSAY_BASE_BAR (self->bar), (double) (added + held) / (double) most,
                      (double) minimum_base / (double) most);
  show_enough (self, enough, minimum_base);
}

/**
 * assay_import_provider_row_make_head:
 * @is_survey: as for the rows
 *
 * Makes the heads that stand over rows, with the rows' widths.
 *
 * Returns: (transfer floating): the heads
 */
GtkWidget *
assay_import_provider_row_make_head (gboolean is_survey)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkLabel *name = make_cell ("th", 0, -1);
  GtkLabel *added = make_cell ("th", 1, COUNT_WIDTH);

  gtk_widget_add_css_class (head, "provider-row");
  gtk_widget_set_hexpand (head, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (name), TRUE);
  gtk_label_set_label (name, _("Provider"));
  gtk_label_set_label (added, is_survey ? _("New") : _("Rows"));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (added));
  if (is_survey)
    {
      GtkLabel *sent = make_cell ("th", 1, COUNT_WIDTH);
      GtkLabel *bar = make_cell ("th", 0, BAR_WIDTH);
      GtkLabel *enough = make_cell ("th", 0, ENOUGH_WIDTH);

      gtk_label_set_label (sent, _("Sent"));
      gtk_label_set_label (enough, _("Enough to judge"));
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (sent));
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (bar));
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (enough));
    }

  return head;
}
