/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-shape-icon.h"

struct _AssayShapeIcon
{
  GtkWidget parent_instance;

  AssayShape shape;
  AssayInk ink;
  int size;
};

G_DEFINE_FINAL_TYPE (AssayShapeIcon, assay_shape_icon, GTK_TYPE_WIDGET)

static int
get_side (AssayShapeIcon *self)
{
  return (int) (self->size * assay_style_get_scale (GTK_WIDGET (self)) + 0.5);
}

static void
assay_shape_icon_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = get_side (ASSAY_SHAPE_ICON (widget));
  *natural = *minimum;
}

static void
assay_shape_icon_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  AssayShapeIcon *self = ASSAY_SHAPE_ICON (widget);
  const int side = get_side (self);
  const int factor = gtk_widget_get_scale_factor (widget);
  GdkTexture *texture = assay_style_get_shape (self->shape, self->ink, side * factor);
  const int x = (gtk_widget_get_width (widget) - side) / 2;
  const int y = (gtk_widget_get_height (widget) - side) / 2;

  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) side,
                                                    (float) side));
}

/**
 * assay_shape_icon_set:
 * @self: a shape icon
 * @shape: which shape
 * @ink: what it is drawn with
 */
void
assay_shape_icon_set (AssayShapeIcon *self,
                      AssayShape      shape,
                      AssayInk        ink)
{
  g_return_if_fail (ASSAY_IS_SHAPE_ICON (self));

  self->shape = shape;
  self->ink = ink;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_shape_icon_set_size:
 * @self: a shape icon
 * @size: its side in pixels at the usual size of text
 */
void
assay_shape_icon_set_size (AssayShapeIcon *self,
                           int             size)
{
  g_return_if_fail (ASSAY_IS_SHAPE_ICON (self));

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
assay_shape_icon_class_init (AssayShapeIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = assay_shape_icon_measure;
  widget_class->snapshot = assay_shape_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_shape_icon_init (AssayShapeIcon *self)
{
  self->size = 11;
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_shape_icon_new:
 * @shape: which shape
 * @ink: what it is drawn with
 * @size: its side in pixels at the usual size of text
 *
 * Returns: (transfer floating): a shape
 */
GtkWidget *
assay_shape_icon_new (AssayShape shape,
                      AssayInk   ink,
                      int        size)
{
  AssayShapeIcon *self = g_object_new (ASSAY_TYPE_SHAPE_ICON, "valign", GTK_ALIGN_CENTER, NULL);

  self->shape = shape;
  self->ink = ink;
  self->size = size;
  return GTK_WIDGET (self);
}
