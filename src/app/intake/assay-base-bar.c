/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-base-bar.h"

#include "app/widgets/assay-style.h"

/**
 * AssayBaseBar:
 *
 * A bar for a count, with an upright line at the least that is judged. The figures stand beside it, so
 * that assistive technology passes it by.
 */
struct _AssayBaseBar
{
  GtkWidget parent_instance;

  double fraction;
  double line;
};

G_DEFINE_FINAL_TYPE (AssayBaseBar, assay_base_bar, GTK_TYPE_WIDGET)

#define BAR_HEIGHT 7
#define NATURAL_WIDTH 96

static void
assay_base_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssayBaseBar *self = ASSAY_BASE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  gboolean enough = self->fraction >= self->line;
  const AssayPalette *palette = assay_style_get_palette ();
  GdkRGBA colour;

  assay_style_to_rgba (enough ? &palette->mark : &palette->muted, &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (
    0, (height - BAR_HEIGHT) / 2, width * (float) CLAMP (self->fraction, 0, 1), BAR_HEIGHT));

  if (self->line <= 0 || self->line > 1)
    return;
  assay_style_to_rgba (&palette->text, &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (width * (float) self->line - 0.5f, 0, 1, height));
}

static void
assay_base_bar_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : BAR_HEIGHT;
}

static void
assay_base_bar_class_init (AssayBaseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = assay_base_bar_snapshot;
  widget_class->measure = assay_base_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_base_bar_init (AssayBaseBar *self)
{
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_base_bar_new:
 *
 * Makes an empty bar.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
assay_base_bar_new (void)
{
  return g_object_new (ASSAY_TYPE_BASE_BAR, NULL);
}

/**
 * assay_base_bar_set:
 * @self: the bar
 * @fraction: its length as a share of the width, 0 to 1
 * @line: where the upright line stands, 0 to 1; 0 for none
 *
 * Draws a bar; one that does not reach the line is greyed.
 */
void
assay_base_bar_set (AssayBaseBar *self,
                    double        fraction,
                    double        line)
{
  g_return_if_fail (ASSAY_IS_BASE_BAR (self));

  self->fraction = fraction;
  self->line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
