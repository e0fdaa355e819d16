/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-chart-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"

/* White space around a picture that stands alone, in pixels at a scale of 1. */
#define MARGIN 16.0
#define PIXELS_PER_INCH 96.0
#define POINTS_PER_INCH 72.0

static cairo_status_t
append_bytes_cb (void                *closure,
                 const unsigned char *data,
                 unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
get_size (AssayChart            *chart,
          const AssayChartStyle *style,
          double                 width,
          double                *margin,
          double                *height)
{
  *margin = MARGIN * style->scale;
  *height = ceil (assay_chart_measure (chart, style, width - 2 * *margin)) + 2 * *margin;
}

static void
paint (AssayChart            *chart,
       cairo_surface_t       *surface,
       const AssayChartStyle *style,
       double                 zoom,
       double                 width,
       double                 height)
{
  double margin = MARGIN * style->scale;
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, zoom, zoom);
  assay_colour_set_source (&style->palette->card, cr);
  cairo_paint (cr);
  cairo_translate (cr, margin, margin);
  assay_chart_draw (chart, cr, style, width - 2 * margin, height - 2 * margin);
  cairo_destroy (cr);
}

static gboolean
check_status (cairo_status_t status,
              GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
               _("The picture could not be drawn: %s."), cairo_status_to_string (status));
  return FALSE;
}

/**
 * assay_chart_file_render_png:
 * @chart: what to draw
 * @style: how
 * @width: pixels at 96 an inch, the white edge included
 * @resolution: pixels an inch, such as 96 for a screen or 192 for paper
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Draws a chart as a PNG picture on a plain background. The same figures give the same bytes. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes, for the clipboard or a file
 */
GBytes *
assay_chart_file_render_png (AssayChart            *chart,
                             const AssayChartStyle *style,
                             double                 width,
                             double                 resolution,
                             GError               **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double zoom = resolution / PIXELS_PER_INCH;
  double margin;
  double height;
  cairo_surface_t *surface;
  cairo_status_t status;

  get_size (chart, style, width, &margin, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * zoom),
                                        (int) ceil (height * zoom));
  paint (chart, surface, style, zoom, width, height);
  status = cairo_surface_write_to_png_stream (surface, append_bytes_cb, bytes);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
set_pdf_metadata (cairo_surface_t *surface,
                  AssayChart      *chart)
{
  g_autofree char *description = assay_chart_describe (chart);
  g_autofree char *now = NULL;
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, assay_chart_get_title (chart));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  if (epoch != NULL)
    {
      g_autoptr (GDateTime) when =
          g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10));

      now = when != NULL ? g_date_time_format_iso8601 (when) : NULL;
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, now);
    }
}

static GBytes *
render_vector (AssayChart            *chart,
               const AssayChartStyle *style,
               double                 width,
               gboolean               as_pdf,
               GError               **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double zoom = POINTS_PER_INCH / PIXELS_PER_INCH;
  double margin;
  double height;
  cairo_surface_t *surface;
  cairo_status_t status;

  get_size (chart, style, width, &margin, &height);
  if (as_pdf)
    {
      surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, width * zoom,
                                                     height * zoom);
      set_pdf_metadata (surface, chart);
    }
  else
    surface = cairo_svg_surface_create_for_stream (append_bytes_cb, bytes, width * zoom,
                                                   height * zoom);
  paint (chart, surface, style, zoom, width, height);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Cairo gives a picture no title; this is where screen readers and browsers look for one. */
static GBytes *
add_svg_title (GBytes     *svg,
               AssayChart *chart)
{
  g_autofree char *description = assay_chart_describe (chart);
  g_autofree char *title = g_markup_escape_text (assay_chart_get_title (chart), -1);
  g_autofree char *escaped = g_markup_escape_text (description, -1);
  gsize length;
  const char *text = g_bytes_get_data (svg, &length);
  const char *root = g_strstr_len (text, (gssize) length, "<svg ");
  const char *end = root != NULL ? memchr (root, '>', length - (gsize) (root - text)) : NULL;
  GString *whole;

  if (end == NULL)
    return g_bytes_ref (svg);
  whole = g_string_new_len (text, end + 1 - text);
  g_string_append_printf (whole, "\n<title>%s</title>\n<desc>%s</desc>", title, escaped);
  g_string_append_len (whole, end + 1, (gssize) length - (end + 1 - text));
  return g_string_free_to_bytes (whole);
}

/**
 * assay_chart_file_write:
 * @chart: what to draw
 * @style: how; exports use the light palette
 * @width: pixels at 96 an inch, the white edge included
 * @path: ends in `.png`, `.svg` or `.pdf`, which says the format
 * @replace: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Writes a chart as a picture: PNG at 192 pixels an inch, SVG and PDF with the chart's title and
 * its description. The file appears whole or not at all. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_chart_file_write (AssayChart            *chart,
                        const AssayChartStyle *style,
                        double                 width,
                        const char            *path,
                        gboolean               replace,
                        GError               **error)
{
  g_autoptr (AssayOutputFile) output = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folded = g_ascii_strdown (path, -1);

  output = assay_output_file_new (path, replace, error);
  if (output == NULL)
    return FALSE;
  if (g_str_has_suffix (folded, ".svg"))
    {
      g_autoptr (GBytes) plain = render_vector (chart, style, width, FALSE, error);

      bytes = plain != NULL ? add_svg_title (plain, chart) : NULL;
    }
  else if (g_str_has_suffix (folded, ".pdf"))
    bytes = render_vector (chart, style, width, TRUE, error);
  else
    bytes = assay_chart_file_render_png (chart, style, width, 2 * PIXELS_PER_INCH, error);
  return bytes != NULL && assay_output_file_fill (output, bytes, error)
         && assay_output_file_commit (output, error);
}
