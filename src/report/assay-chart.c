/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-chart.h"

/* One painter for the screen, pictures, PDF and paper: a chart knows its figures and how to lay
 * them out for a width; the style says colours, font and size of text. All lengths within a chart
 * are in pixels at a scale of 1 (96 to the inch) and grow with the scale, so that larger text gets
 * the space it needs. Charts are filled before they are shown and never change after that: no
 * locks, no signals. */

typedef struct
{
  char *title;
} AssayChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayChart, assay_chart, G_TYPE_OBJECT)

static void
assay_chart_finalize (GObject *object)
{
  AssayChartPrivate *priv = assay_chart_get_instance_private (ASSAY_CHART (object));

  g_free (priv->title);
  G_OBJECT_CLASS (assay_chart_parent_class)->finalize (object);
}

static void
assay_chart_class_init (AssayChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_chart_finalize;
}

static void
assay_chart_init (AssayChart *self)
{
}

/**
 * assay_chart_get_title:
 * @self: a chart
 *
 * The title, which stands outside the picture: above it on a page, as the name of a file's figure.
 * Any thread.
 *
 * Returns: (transfer none): the title, or "" where none was set
 */
const char *
assay_chart_get_title (AssayChart *self)
{
  AssayChartPrivate *priv = assay_chart_get_instance_private (self);

  return priv->title != NULL ? priv->title : "";
}

/**
 * assay_chart_set_title:
 * @self: a chart that is being filled
 * @title: what it is called
 *
 * Sets the title.
 */
void
assay_chart_set_title (AssayChart *self,
                       const char *title)
{
  AssayChartPrivate *priv = assay_chart_get_instance_private (self);

  g_free (priv->title);
  priv->title = g_strdup (title);
}

/**
 * assay_chart_measure:
 * @self: a chart
 * @style: as for drawing
 * @width: pixels
 *
 * Tells how high the chart wants to be. Any thread.
 *
 * Returns: pixels
 */
double
assay_chart_measure (AssayChart            *self,
                     const AssayChartStyle *style,
                     double                 width)
{
  g_return_val_if_fail (ASSAY_IS_CHART (self), 0);

  return ASSAY_CHART_GET_CLASS (self)->measure (self, style, width);
}

/**
 * assay_chart_draw:
 * @self: a chart
 * @cr: where; drawn from 0, 0, the background is the caller's
 * @style: how
 * @width: pixels
 * @height: pixels; rows spread over what is more than the natural height
 *
 * Draws the chart. Leaves cairo's state as it was. Any thread.
 */
void
assay_chart_draw (AssayChart            *self,
                  cairo_t               *cr,
                  const AssayChartStyle *style,
                  double                 width,
                  double                 height)
{
  g_return_if_fail (ASSAY_IS_CHART (self));

  cairo_save (cr);
  cairo_new_path (cr);
  ASSAY_CHART_GET_CLASS (self)->draw (self, cr, style, width, height);
  cairo_restore (cr);
}

/**
 * assay_chart_describe:
 * @self: a chart
 *
 * Says in words what the chart shows: its text equivalent for those who do not see it. Any thread.
 *
 * Returns: (transfer full): a sentence or a few, in the reader's language
 */
char *
assay_chart_describe (AssayChart *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART (self), NULL);

  return ASSAY_CHART_GET_CLASS (self)->describe (self);
}

/**
 * assay_chart_to_table:
 * @self: a chart
 *
 * Lays the chart's figures out as a table, to show in its place, copy or print. Any thread.
 *
 * Returns: (transfer full): the table
 */
AssayTextTable *
assay_chart_to_table (AssayChart *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART (self), NULL);

  return ASSAY_CHART_GET_CLASS (self)->to_table (self);
}
