/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-cell.h"

#include <math.h>

/* A column view keeps some two hundred rows bound, of which a tenth is seen, and binds them all anew at
 * each letter that is typed in a search. Labels measure and lay themselves out each time. A cell is as
 * high as two lines, whatever it shows, so that nothing is measured again; text is set when it is drawn,
 * in layouts that all cells of a view share, and what is drawn GTK keeps until the item changes. */

/* Between two lines, in pixels. */
#define LINE_GAP 1

struct _AssayCell
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GPtrArray *layouts;
  AssayCellDraw draw;
  gpointer user_data;
  gpointer item;
};

G_DEFINE_FINAL_TYPE (AssayCell, assay_cell, GTK_TYPE_WIDGET)

typedef struct
{
  double points;
  gboolean bold;
  gboolean figures;
} Face;

static const Face faces[ASSAY_CELL_N_FACES] = {
  [ASSAY_CELL_FACE_TEXT] = { 10, FALSE, FALSE },
  [ASSAY_CELL_FACE_FIGURE] = { 10, FALSE, TRUE },
  [ASSAY_CELL_FACE_STRONG] = { 10, TRUE, TRUE },
  [ASSAY_CELL_FACE_SECOND] = { 9, FALSE, FALSE },
  [ASSAY_CELL_FACE_BADGE] = { 10, TRUE, FALSE },
};

static PangoLayout *
create_layout (GtkWidget  *view,
               const Face *face)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (view, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new ((int) (face->points * PANGO_SCALE)));
  if (face->bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (face->figures)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* One layout a face for all cells of a view; they follow its font by themselves. */
static GPtrArray *
get_layouts (GtkWidget *view)
{
  GPtrArray *layouts = g_object_get_data (G_OBJECT (view), "assay-cell-layouts");

  if (layouts != NULL)
    return layouts;
  layouts = g_ptr_array_new_full (ASSAY_CELL_N_FACES, g_object_unref);
  for (guint i = 0; i < ASSAY_CELL_N_FACES; i++)
    g_ptr_array_add (layouts, create_layout (view, &faces[i]));
  g_object_set_data_full (G_OBJECT (view), "assay-cell-layouts", layouts,
                          (GDestroyNotify) g_ptr_array_unref);
  return layouts;
}

/**
 * assay_cell_get_line:
 * @self: a cell
 * @face: how the text is set
 *
 * Returns: the height of a line, in pixels
 */
int
assay_cell_get_line (AssayCell     *self,
                     AssayCellFace  face)
{
  PangoLayout *layout = g_ptr_array_index (self->layouts, face);
  int height;

  pango_layout_set_text (layout, "X", 1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/**
 * assay_cell_is_compact:
 * @self: a cell
 *
 * Returns: whether there is room for one line only, which is so in a list of the style class `compact`
 */
gboolean
assay_cell_is_compact (AssayCell *self)
{
  return gtk_widget_has_css_class (self->view, "compact");
}

/**
 * assay_cell_measure_text:
 * @self: a cell
 * @face: how it is set
 * @text: one line
 *
 * Returns: how wide it is where there is room for it, in pixels
 */
float
assay_cell_measure_text (AssayCell     *self,
                         AssayCellFace  face,
                         const char    *text)
{
  PangoLayout *layout = g_ptr_array_index (self->layouts, face);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float) width;
}

/**
 * assay_cell_draw_text:
 * @self: a cell
 * @snapshot: where it goes
 * @face: how it is set
 * @colour: its colour
 * @text: one line
 * @area: where, in pixels of the cell; the line is in the middle of its height
 * @xalign: 0 for the start, 1 for the end
 *
 * Draws a text, shortened with an ellipsis where there is no room for it.
 *
 * Returns: how wide it is, in pixels
 */
float
assay_cell_draw_text (AssayCell             *self,
                      GtkSnapshot           *snapshot,
                      AssayCellFace          face,
                      const AssayColour     *colour,
                      const char            *text,
                      const graphene_rect_t *area,
                      float                  xalign)
{
  PangoLayout *layout = g_ptr_array_index (self->layouts, face);
  PangoRectangle extents;
  GdkRGBA rgba;
  float x, y;

  if (*text == '\0' || area->size.width < 1)
    return 0;
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (area->size.width * PANGO_SCALE));
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  x = area->origin.x + floorf (xalign * (area->size.width - (float) extents.width));
  y = area->origin.y + floorf ((area->size.height - (float) extents.height) / 2);
  assay_style_to_rgba (colour, &rgba);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - (float) extents.x, y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
  return (float) extents.width;
}

/**
 * assay_cell_draw_shape:
 * @self: a cell
 * @snapshot: where it goes
 * @shape: which shape
 * @ink: what it is drawn with
 * @size: its side in pixels at the usual size of text
 * @x: its left edge
 * @middle: the middle of its height
 */
void
assay_cell_draw_shape (AssayCell   *self,
                       GtkSnapshot *snapshot,
                       AssayShape   shape,
                       AssayInk     ink,
                       int          size,
                       float        x,
                       float        middle)
{
  const float side = (float) floor (size * assay_style_get_scale (GTK_WIDGET (self)) + 0.5);
  const int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  gtk_snapshot_append_texture (snapshot, assay_style_get_shape (shape, ink, (int) side * factor),
                               &GRAPHENE_RECT_INIT (x, floorf (middle - side / 2), side, side));
}

static void
assay_cell_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  AssayCell *self = ASSAY_CELL (widget);

  if (self->item != NULL)
    self->draw (self, snapshot, self->item, self->user_data);
}

static void
assay_cell_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  AssayCell *self = ASSAY_CELL (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = assay_cell_get_line (self, ASSAY_CELL_FACE_TEXT);
  if (orientation == GTK_ORIENTATION_VERTICAL && !assay_cell_is_compact (self))
    *minimum += LINE_GAP + assay_cell_get_line (self, ASSAY_CELL_FACE_SECOND);
  *natural = *minimum;
}

/* Colours and the size of text. */
static void
assay_cell_css_changed (GtkWidget         *widget,
                        GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (assay_cell_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

/**
 * assay_cell_set_item:
 * @self: a cell
 * @item: (nullable): what it shows from now on
 */
void
assay_cell_set_item (AssayCell *self,
                     gpointer   item)
{
  g_return_if_fail (ASSAY_IS_CELL (self));

  if (g_set_object (&self->item, item))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
assay_cell_dispose (GObject *object)
{
  AssayCell *self = ASSAY_CELL (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_cell_parent_class)->dispose (object);
}

static void
assay_cell_class_init (AssayCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_cell_dispose;
  widget_class->measure = assay_cell_measure;
  widget_class->snapshot = assay_cell_snapshot;
  widget_class->css_changed = assay_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "listcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
assay_cell_init (AssayCell *self)
{
}

/**
 * assay_cell_new:
 * @view: the list that it is in, whose font it has
 * @draw: draws an item
 * @user_data: for @draw; lives as long as the list
 *
 * Returns: (transfer floating): a cell without an item
 */
GtkWidget *
assay_cell_new (GtkWidget     *view,
                AssayCellDraw  draw,
                gpointer       user_data)
{
  AssayCell *self = g_object_new (ASSAY_TYPE_CELL, NULL);

  self->view = view;
  self->layouts = g_ptr_array_ref (get_layouts (view));
  self->draw = draw;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}
