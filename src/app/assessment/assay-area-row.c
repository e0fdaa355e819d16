/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-area-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-segments.h"
#include "app/widgets/assay-shape-icon.h"

struct _AssayAreaRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkLabel *title_label;
  AssayShapeIcon *done_icon;
  GtkLabel *count_label;
  AssaySegments *segments;

  const AssayVisitArea *area;   /* the sheet's */
};

G_DEFINE_FINAL_TYPE (AssayAreaRow, assay_area_row, GTK_TYPE_LIST_BOX_ROW)

static void
assay_area_row_class_init (AssayAreaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ASSAY_TYPE_SEGMENTS);
  g_type_ensure (ASSAY_TYPE_SHAPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/assessment/assay-area-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayAreaRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, AssayAreaRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AssayAreaRow, done_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayAreaRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayAreaRow, segments);
}

static void
assay_area_row_init (AssayAreaRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_shape_icon_set (self->done_icon, ASSAY_SHAPE_CIRCLE, ASSAY_INK_BETTER);
  assay_shape_icon_set_size (self->done_icon, 9);
}

/**
 * assay_area_row_new:
 * @area: an area of a sheet that lives longer than the row
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
assay_area_row_new (const AssayVisitArea *area)
{
  AssayAreaRow *self = g_object_new (ASSAY_TYPE_AREA_ROW, NULL);
  g_autofree char *number = g_strdup_printf ("%u", area->number);

  self->area = area;
  gtk_label_set_label (self->number_label, number);
  gtk_label_set_label (self->title_label, area->title);
  assay_area_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * assay_area_row_update:
 * @self: a row
 *
 * Shows how many criteria are answered now.
 */
void
assay_area_row_update (AssayAreaRow *self)
{
  guint n = self->area->criteria->len;
  guint answered = assay_visit_area_count_answered (self->area);
  g_autofree guint8 *done = g_new (guint8, n + 1);
  g_autofree char *count = answered == n ? g_strdup (_("done"))
                                         : g_strdup_printf (_("%u of %u"), answered, n);
  g_autofree char *name = g_strdup_printf (_("%u %s: %u of %u answered"), self->area->number, self->area->title,
                                           answered, n);

  for (guint i = 0; i < n; i++)
    done[i] = (guint8) assay_visit_criterion_is_answered (self->area->criteria->pdata[i]);
  assay_segments_set (self->segments, n, done);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->done_icon), answered == n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
