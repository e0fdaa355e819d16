/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-age-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DOT 9
#define MARGIN 14
#define STALE 365
#define LONGEST 730.0

static const struct
{
  int days;
  const char *title;
} marks[] = {
  { 1, N_("1 day") }, { 7, N_("week") }, { 30, N_("month") }, { 365, N_("year") },
};

struct _AssayAgeMark
{
  GtkWidget parent_instance;

  int days;
  gboolean heads;
};

G_DEFINE_FINAL_TYPE (AssayAgeMark, assay_age_mark, GTK_TYPE_WIDGET)

static float
to_x (GtkWidget *widget,
      int        days)
{
  const double share = log (CLAMP (days, 1, LONGEST)) / log (LONGEST);

  return (float) (MARGIN + share * (gtk_widget_get_width (widget) - 2 * MARGIN));
}

static void
append_head (GtkWidget   *widget,
             GtkSnapshot *snapshot,
             guint        mark)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, _(marks[mark].title));
  GdkRGBA colour;
  int width, height;

  assay_style_to_rgba (&assay_style_get_palette ()->secondary, &colour);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (to_x (widget, marks[mark].days) - (float) width / 2,
                                                0));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_axis (GtkWidget   *widget,
             GtkSnapshot *snapshot)
{
  const float height = (float) gtk_widget_get_height (widget);
  GdkRGBA colour;

  assay_style_to_rgba (&assay_style_get_palette ()->hairline, &colour);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT (floorf (to_x (widget, marks[i].days)), 0, 1,
                                                    height));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (MARGIN / 2, floorf (height / 2),
                                                  (float) gtk_widget_get_width (widget) - MARGIN,
                                                  1));
}

static void
assay_age_mark_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssayAgeMark *self = ASSAY_AGE_MARK (widget);
  const int factor = gtk_widget_get_scale_factor (widget);
  GdkTexture *texture;

  for (guint i = 0; self->heads && i < G_N_ELEMENTS (marks); i++)
    append_head (widget, snapshot, i);
  if (self->heads)
    return;
  append_axis (widget, snapshot);
  if (self->days < 0)
    return;
  texture = self->days > STALE
    ? assay_style_get_shape (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION, (DOT + 2) * factor)
    : assay_style_get_shape (ASSAY_SHAPE_CIRCLE, ASSAY_INK_MARK, DOT * factor);
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (to_x (widget, self->days) - DOT / 2.0f,
                                                    floorf ((float) gtk_widget_get_height (widget) /
                                                            2) + 0.5f - DOT / 2.0f, DOT, DOT));
}

static void
assay_age_mark_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  const double scale = assay_style_get_scale (widget);
  const int height = ASSAY_AGE_MARK (widget)->heads ? 18 : 40;

  *minimum = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? 190 : height) * scale);
  *natural = *minimum;
}

static void
assay_age_mark_class_init (AssayAgeMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = assay_age_mark_measure;
  widget_class->snapshot = assay_age_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_age_mark_init (AssayAgeMark *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "tiny");
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_age_mark_new:
 * @days: how old, -1 for what there is not; the words beside it say it too
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
assay_age_mark_new (int days)
{
  AssayAgeMark *self = g_object_new (ASSAY_TYPE_AGE_MARK, NULL);

  self->days = days;
  return GTK_WIDGET (self);
}

/**
 * assay_age_mark_new_heads:
 *
 * Returns: (transfer floating): the words over the axis
 */
GtkWidget *
assay_age_mark_new_heads (void)
{
  AssayAgeMark *self = g_object_new (ASSAY_TYPE_AGE_MARK, NULL);

  self->days = -1;
  self->heads = TRUE;
  return GTK_WIDGET (self);
}
