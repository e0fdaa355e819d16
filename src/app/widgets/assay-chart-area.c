/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-chart-area.h"

#include <math.h>

#include "app/widgets/assay-style.h"

#define MINIMUM_WIDTH 240

struct _AssayChartArea
{
  GtkWidget parent_instance;

  AssayChart *chart;
};

G_DEFINE_FINAL_TYPE (AssayChartArea, assay_chart_area, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
assay_chart_area_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
assay_chart_area_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  AssayChartArea *self = ASSAY_CHART_AREA (widget);
  const AssayChartStyle style = assay_style_for_chart (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MINIMUM_WIDTH;
  else if (self->chart != NULL)
    *minimum = (int) ceil (assay_chart_measure (self->chart, &style,
                                                for_size > 0 ? for_size : MINIMUM_WIDTH * 3));
  else
    *minimum = 0;
  *natural = *minimum;
}

static void
assay_chart_area_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  AssayChartArea *self = ASSAY_CHART_AREA (widget);
  const AssayChartStyle style = assay_style_for_chart (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  assay_chart_draw (self->chart, cr, &style, width, height);
  cairo_destroy (cr);
}

static void
describe (AssayChartArea *self)
{
  g_autofree char *description = NULL;
  const char *title;

  if (self->chart == NULL)
    return;
  description = assay_chart_describe (self->chart);
  title = assay_chart_get_title (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL && *title != '\0' ? title : description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/**
 * assay_chart_area_set_chart:
 * @self: a chart area
 * @chart: (nullable): what it shows; not changed afterwards
 */
void
assay_chart_area_set_chart (AssayChartArea *self,
                            AssayChart     *chart)
{
  g_return_if_fail (ASSAY_IS_CHART_AREA (self));

  if (!g_set_object (&self->chart, chart))
    return;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * assay_chart_area_get_chart:
 * @self: a chart area
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AssayChart *
assay_chart_area_get_chart (AssayChartArea *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART_AREA (self), NULL);
  return self->chart;
}

static void
assay_chart_area_finalize (GObject *object)
{
  g_clear_object (&ASSAY_CHART_AREA (object)->chart);
  G_OBJECT_CLASS (assay_chart_area_parent_class)->finalize (object);
}

static void
assay_chart_area_class_init (AssayChartAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_chart_area_finalize;
  widget_class->get_request_mode = assay_chart_area_get_request_mode;
  widget_class->measure = assay_chart_area_measure;
  widget_class->snapshot = assay_chart_area_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_chart_area_init (AssayChartArea *self)
{
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_chart_area_new:
 *
 * Returns: (transfer floating): a picture without a chart
 */
GtkWidget *
assay_chart_area_new (void)
{
  return g_object_new (ASSAY_TYPE_CHART_AREA, NULL);
}
