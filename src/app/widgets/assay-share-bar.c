/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-share-bar.h"

#define HEIGHT 27
#define GAP 3
#define SHAPE 11
#define PADDING 7
/* A segment narrower than this says nothing but its colour. */
#define NARROWEST 6

typedef struct
{
  AssayRole role;
  char *word;
  double share;
} Segment;

struct _AssayShareBar
{
  GtkWidget parent_instance;

  GPtrArray *segments;
};

G_DEFINE_FINAL_TYPE (AssayShareBar, assay_share_bar, GTK_TYPE_WIDGET)

static void
segment_free (gpointer data)
{
  Segment *segment = data;

  g_free (segment->word);
  g_free (segment);
}

static void
append_box (GtkSnapshot            *snapshot,
            const AssayRoleColours *colours,
            float                   x,
            float                   width,
            float                   height)
{
  GskRoundedRect outline;
  GdkRGBA fill;
  GdkRGBA border;

  assay_style_to_rgba (&colours->fill, &fill);
  assay_style_to_rgba (&colours->shape, &border);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, 0, width, height), 0);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { border, border, border, border });
}

static PangoLayout *
create_word (AssayShareBar *self,
             const char    *word)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), word);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_size_new (10 * PANGO_SCALE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
append_label (AssayShareBar *self,
              GtkSnapshot   *snapshot,
              const Segment *segment,
              float          x,
              float          width,
              float          height)
{
  const AssayPalette *palette = assay_style_get_palette ();
  const int side = (int) (SHAPE * assay_style_get_scale (GTK_WIDGET (self)));
  g_autoptr (PangoLayout) layout = create_word (self, segment->word);
  GdkTexture *texture =
    assay_style_get_shape (assay_shape_for_role (segment->role), (AssayInk) segment->role,
                           side * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  GdkRGBA colour;
  int word_width, word_height;

  pango_layout_get_pixel_size (layout, &word_width, &word_height);
  if ((float) (word_width + side + 3 * PADDING - 2) > width)
    return;
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (x + PADDING, (height - (float) side) / 2,
                                                    (float) side, (float) side));
  assay_style_to_rgba (&palette->roles[segment->role].word, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + (float) (side + PADDING + 5),
                                                          (height - (float) word_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
assay_share_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AssayShareBar *self = ASSAY_SHARE_BAR (widget);
  const AssayPalette *palette = assay_style_get_palette ();
  const float height = (float) gtk_widget_get_height (widget);
  const float whole = (float) gtk_widget_get_width (widget) - GAP * ((float) self->segments->len - 1);
  float x = 0;

  for (guint i = 0; i < self->segments->len; i++)
    {
      const Segment *segment = g_ptr_array_index (self->segments, i);
      const float width = MAX (NARROWEST, whole * (float) segment->share);

      append_box (snapshot, &palette->roles[segment->role], x, width, height);
      append_label (self, snapshot, segment, x, width, height);
      x += width + GAP;
    }
}

static void
assay_share_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  const double scale = assay_style_get_scale (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : (int) (HEIGHT * scale);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 250 : (int) (HEIGHT * scale);
}

/**
 * assay_share_bar_clear:
 * @self: a share bar
 *
 * Takes all segments away.
 */
void
assay_share_bar_clear (AssayShareBar *self)
{
  g_return_if_fail (ASSAY_IS_SHARE_BAR (self));

  g_ptr_array_set_size (self->segments, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_share_bar_add:
 * @self: a share bar
 * @role: colours and shape
 * @word: what it is, with its figure
 * @share: 0 to 1
 *
 * Adds a segment at the end. A word that does not fit is left out; it is to be found elsewhere too.
 */
void
assay_share_bar_add (AssayShareBar *self,
                     AssayRole      role,
                     const char    *word,
                     double         share)
{
  Segment *segment;

  g_return_if_fail (ASSAY_IS_SHARE_BAR (self));

  segment = g_new0 (Segment, 1);
  segment->role = role;
  segment->word = g_strdup (word);
  segment->share = share;
  g_ptr_array_add (self->segments, segment);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
assay_share_bar_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_SHARE_BAR (object)->segments, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_share_bar_parent_class)->finalize (object);
}

static void
assay_share_bar_class_init (AssayShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_share_bar_finalize;
  widget_class->measure = assay_share_bar_measure;
  widget_class->snapshot = assay_share_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_share_bar_init (AssayShareBar *self)
{
  self->segments = g_ptr_array_new_with_free_func (segment_free);
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_share_bar_new:
 *
 * Returns: (transfer floating): a bar without segments
 */
GtkWidget *
assay_share_bar_new (void)
{
  return g_object_new (ASSAY_TYPE_SHARE_BAR, NULL);
}
