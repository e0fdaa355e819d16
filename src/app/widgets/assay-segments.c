/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-segments.h"

#include "app/widgets/assay-style.h"

#define HEIGHT 5.0f
#define GAP 2.0f

struct _AssaySegments
{
  GtkWidget parent_instance;

  guint n_segments;
  guint8 *done;
};

G_DEFINE_FINAL_TYPE (AssaySegments, assay_segments, GTK_TYPE_WIDGET)

static void
assay_segments_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) HEIGHT : 40;
  *minimum_baseline = *natural_baseline = -1;
}

static GdkRGBA
get_colour (gboolean is_done)
{
  const AssayPalette *palette = assay_style_get_palette ();
  GdkRGBA rgba;

  assay_style_to_rgba (is_done ? &palette->mark : &palette->hairline, &rgba);
  return rgba;
}

static void
assay_segments_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  AssaySegments *self = ASSAY_SEGMENTS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float step = self->n_segments > 0 ? (width + GAP) / (float) self->n_segments : 0;

  for (guint i = 0; i < self->n_segments; i++)
    {
      GdkRGBA colour = get_colour (self->done[i] != 0);

      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT ((float) i * step, 0, MAX (1, step - GAP), HEIGHT));
    }
}

static void
assay_segments_finalize (GObject *object)
{
  g_free (ASSAY_SEGMENTS (object)->done);
  G_OBJECT_CLASS (assay_segments_parent_class)->finalize (object);
}

static void
assay_segments_class_init (AssaySegmentsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_segments_finalize;
  widget_class->measure = assay_segments_measure;
  widget_class->snapshot = assay_segments_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_segments_init (AssaySegments *self)
{
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_segments_new:
 *
 * Returns: (transfer floating): a line without segments
 */
GtkWidget *
assay_segments_new (void)
{
  return g_object_new (ASSAY_TYPE_SEGMENTS, NULL);
}

/**
 * assay_segments_set:
 * @self: a line
 * @n_segments: how many
 * @done: (array length=n_segments): 1 for each that is filled
 *
 * Shows how far it is.
 */
void
assay_segments_set (AssaySegments *self,
                    guint          n_segments,
                    const guint8  *done)
{
  g_free (self->done);
  self->n_segments = n_segments;
  self->done = g_memdup2 (done, n_segments);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
