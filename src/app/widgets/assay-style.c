/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-style.h"

#include <adwaita.h>

/* Where the report's palette and shapes meet GTK: which palette holds now, how large text is, and the
 * shapes as textures, each painted once for its ink, style and size, since lists show hundreds. */

/**
 * assay_style_get_palette:
 *
 * Returns: (transfer none): the colours of the style that holds now, light or dark
 */
const AssayPalette *
assay_style_get_palette (void)
{
  return assay_palette_get (adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

/**
 * assay_style_get_scale:
 * @widget: any widget
 *
 * Returns: how much larger text is than usual, 1 for the usual size
 */
double
assay_style_get_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1;
}

/**
 * assay_style_is_narrow:
 * @widget: any widget
 * @width: the width it is given, in pixels
 *
 * Returns: whether that holds fewer than 64 ems of the usual text, which is 11 points high
 */
gboolean
assay_style_is_narrow (GtkWidget *widget,
                       int        width)
{
  const double em = 11.0 * 96 / 72 * assay_style_get_scale (widget);

  return width < 64 * em;
}

/**
 * assay_style_fit_window:
 * @window: a form that is not shown yet, with a default width for text of the usual size
 *
 * Makes it as much wider as text is larger, as far as the window before which it opens is wide.
 */
void
assay_style_fit_window (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  const double scale = assay_style_get_scale (GTK_WIDGET (window));
  int width = 0;
  int height = 0;

  gtk_window_get_default_size (window, &width, &height);
  if (scale <= 1 || width <= 0)
    return;
  width = (int) (width * scale);
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    width = MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)));
  gtk_window_set_default_size (window, width, height);
}

static void
style_changed_cb (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
}

/**
 * assay_style_watch:
 * @widget: a widget that draws by the palette
 *
 * Has the widget measured and drawn again when the style or the size of text changes.
 */
void
assay_style_watch (GtkWidget *widget)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (style_changed_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (style_changed_cb), widget, G_CONNECT_SWAPPED);
}

/**
 * assay_style_for_chart:
 * @widget: where the chart is drawn
 *
 * Returns: how a chart looks there; valid as long as the widget's font is
 */
AssayChartStyle
assay_style_for_chart (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  AssayChartStyle style = {
    .palette = assay_style_get_palette (),
    .font = pango_font_description_get_family (font),
    .scale = assay_style_get_scale (widget),
  };

  return style;
}

/**
 * assay_style_to_rgba:
 * @colour: a colour of the palette
 * @rgba: (out): the same for GTK
 */
void
assay_style_to_rgba (const AssayColour *colour,
                     GdkRGBA           *rgba)
{
  rgba->red = (float) colour->red;
  rgba->green = (float) colour->green;
  rgba->blue = (float) colour->blue;
  rgba->alpha = 1;
}

/**
 * assay_style_get_ink:
 * @ink: which
 *
 * Returns: (transfer none): its colour in the style that holds now
 */
const AssayColour *
assay_style_get_ink (AssayInk ink)
{
  const AssayPalette *palette = assay_style_get_palette ();

  switch (ink)
    {
    case ASSAY_INK_MARK:
      return &palette->mark;
    case ASSAY_INK_SECONDARY:
      return &palette->secondary;
    case ASSAY_INK_BETTER:
      return &palette->better;
    case ASSAY_INK_WORSE:
      return &palette->worse;
    case ASSAY_INK_CAUTION:
      return &palette->caution;
    default:
      return &palette->roles[ink].shape;
    }
}

static GdkTexture *
paint_shape (AssayShape shape,
             AssayInk   ink,
             int        pixels)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  assay_shape_draw (shape, cr, assay_style_get_ink (ink), pixels / 2.0, pixels / 2.0, pixels);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * (gsize) pixels);
  texture = gdk_memory_texture_new (pixels, pixels, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

/**
 * assay_style_get_shape:
 * @shape: which shape
 * @ink: what it is drawn with
 * @pixels: its side in device pixels
 *
 * Returns: (transfer none): the shape, painted once and kept
 */
GdkTexture *
assay_style_get_shape (AssayShape shape,
                       AssayInk   ink,
                       int        pixels)
{
  static GHashTable *textures;
  const guint dark = assay_style_get_palette ()->dark ? 1 : 0;
  const guint key = (((guint) pixels * ASSAY_N_INKS + ink) * 16 + shape) * 2 + dark;
  GdkTexture *texture;

  if (textures == NULL)
    textures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  texture = g_hash_table_lookup (textures, GUINT_TO_POINTER (key));
  if (texture == NULL)
    {
      texture = paint_shape (shape, ink, pixels);
      g_hash_table_insert (textures, GUINT_TO_POINTER (key), texture);
    }
  return texture;
}
