/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-chart-bands.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-band-count.h"
#include "report/assay-chart-pen.h"

/* Lengths at a scale of 1. */
#define ROW_HEIGHT 44.0
#define BAR_HEIGHT 22.0
#define MARK_HEIGHT 26.0
#define SHAPE_SIZE 14.0
#define GAP 12.0

typedef struct
{
  char *title;
  AssayRole role;
  gint64 count;
  gint64 previous; /* -1: not known */
} Bar;

struct _AssayChartBands
{
  AssayChart parent_instance;

  char *previous_name; /* nullable */
  GArray *bars;
};

G_DEFINE_FINAL_TYPE (AssayChartBands, assay_chart_bands, ASSAY_TYPE_CHART)

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->title);
}

static void
assay_chart_bands_finalize (GObject *object)
{
  AssayChartBands *self = ASSAY_CHART_BANDS (object);

  g_free (self->previous_name);
  g_array_unref (self->bars);
  G_OBJECT_CLASS (assay_chart_bands_parent_class)->finalize (object);
}

static double
assay_chart_bands_measure (AssayChart            *chart,
                           const AssayChartStyle *style,
                           double                 width)
{
  return ceil (ASSAY_CHART_BANDS (chart)->bars->len * ROW_HEIGHT * style->scale);
}

static gint64
find_longest (AssayChartBands *self)
{
  gint64 longest = 1;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      longest = MAX (longest, MAX (bar->count, bar->previous));
    }
  return longest;
}

static char *
format_change (const Bar *bar)
{
  gint64 change = bar->count - bar->previous;
  g_autofree char *number = assay_format_count (ABS (change));

  if (bar->previous < 0)
    return g_strdup ("");
  if (change > 0)
    return g_strdup_printf (_("%s more"), number);
  if (change < 0)
    return g_strdup_printf (_("%s fewer"), number);
  return g_strdup (_("same"));
}

static void
draw_change (AssayChartPen *pen,
             const Bar     *bar,
             double         right,
             double         y)
{
  const AssayPalette *palette = pen->style->palette;
  g_autofree char *words = format_change (bar);
  double width = assay_chart_pen_text (pen,
                                       &(AssayChartText){ .points = ASSAY_CHART_SMALL, .align = 1,
                                                          .colour = &palette->secondary },
                                       right, y, words);

  if (bar->previous < 0 || bar->count == bar->previous)
    return;
  assay_shape_draw (bar->count > bar->previous ? ASSAY_SHAPE_TRIANGLE : ASSAY_SHAPE_TRIANGLE_DOWN,
                    pen->cr, &palette->secondary,
                    right - width - assay_chart_pen_scale (pen, 9), y,
                    assay_chart_pen_scale (pen, 10));
}

static void
draw_bar (AssayChartPen *pen,
          const Bar     *bar,
          double         left,
          double         unit,
          double         y)
{
  const AssayPalette *palette = pen->style->palette;
  const AssayRoleColours *colours = &palette->roles[bar->role];
  double height = assay_chart_pen_scale (pen, BAR_HEIGHT);
  double mark = assay_chart_pen_scale (pen, MARK_HEIGHT);
  double width = unit * (double) bar->count;
  double end = left + width;
  g_autofree char *count = assay_format_count (bar->count);

  assay_chart_pen_box (pen, &colours->fill, &colours->shape, left, y - height / 2, width, height);
  if (bar->previous >= 0)
    {
      double x = left + unit * (double) bar->previous;

      assay_chart_pen_line (pen, &palette->text, 2, x, y - mark / 2, x, y + mark / 2);
      /* The count must not lie on the mark. */
      if (x >= end && x < end + assay_chart_pen_scale (pen, 36))
        end = x;
    }
  assay_chart_pen_text (pen, &(AssayChartText){ .points = 12, .bold = TRUE },
                        end + assay_chart_pen_scale (pen, 10), y, count);
}

static double
find_label_width (AssayChartBands *self,
                  AssayChartPen   *pen)
{
  double widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      double width;

      assay_chart_pen_get_text_size (pen, &(AssayChartText){ .points = ASSAY_CHART_BODY },
                                     g_array_index (self->bars, Bar, i).title, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

static void
assay_chart_bands_draw (AssayChart            *chart,
                        cairo_t               *cr,
                        const AssayChartStyle *style,
                        double                 width,
                        double                 height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartBands *self = ASSAY_CHART_BANDS (chart);
  double row = height / MAX (1, self->bars->len);
  double label;
  double left;
  double unit;

  assay_chart_pen_init (&pen, cr, style);
  label = assay_chart_pen_scale (&pen, SHAPE_SIZE + 10);
  left = MIN (label + find_label_width (self, &pen) + assay_chart_pen_scale (&pen, GAP),
              0.5 * width);
  unit = MAX (0, width - left - assay_chart_pen_scale (&pen, 150)) / (double) find_longest (self);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      double y = row * (i + 0.5);

      assay_chart_pen_shape (&pen, bar->role, assay_chart_pen_scale (&pen, SHAPE_SIZE / 2 + 1), y,
                             SHAPE_SIZE);
      assay_chart_pen_text (&pen,
                            &(AssayChartText){ .points = ASSAY_CHART_BODY,
                                               .max_width = left - label },
                            label, y, bar->title);
      draw_bar (&pen, bar, left, unit, y);
      draw_change (&pen, bar, width, y);
    }
}

static char *
assay_chart_bands_describe (AssayChart *chart)
{
  AssayChartBands *self = ASSAY_CHART_BANDS (chart);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      if (i > 0)
        g_string_append (text, _(", "));
      g_string_append_printf (text, "%s %" PRId64, bar->title, bar->count);
      if (bar->previous >= 0 && bar->previous != bar->count)
        {
          g_autofree char *change = format_change (bar);

          g_string_append_printf (text, " (%s)", change);
        }
    }
  if (self->bars->len > 0)
    g_string_append (text, ".");
  if (self->previous_name != NULL)
    /* TRANSLATORS: the period before, such as 2010-11 Q3 */
    g_string_append_printf (text, _(" Compared with %s."), self->previous_name);
  return g_string_free (text, FALSE);
}

static AssayTextTable *
assay_chart_bands_to_table (AssayChart *chart)
{
  AssayChartBands *self = ASSAY_CHART_BANDS (chart);
  AssayTextTable *table = assay_text_table_new (assay_chart_get_title (chart));
  gboolean compared = self->previous_name != NULL;

  assay_text_table_add_column (table, _("Band"), FALSE);
  assay_text_table_add_column (table, _("Providers"), TRUE);
  if (compared)
    {
      assay_text_table_add_column (table, self->previous_name, TRUE);
      assay_text_table_add_column (table, _("Change"), FALSE);
    }
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      GPtrArray *cells = g_ptr_array_new ();

      g_ptr_array_add (cells, g_strdup (bar->title));
      g_ptr_array_add (cells, assay_format_count (bar->count));
      if (compared)
        {
          g_ptr_array_add (cells, bar->previous < 0 ? g_strdup ("–")
                                                    : assay_format_count (bar->previous));
          g_ptr_array_add (cells, format_change (bar));
        }
      g_ptr_array_add (cells, NULL);
      assay_text_table_take_row (table, (char **) g_ptr_array_free (cells, FALSE));
    }
  return table;
}

static void
assay_chart_bands_class_init (AssayChartBandsClass *klass)
{
  AssayChartClass *chart_class = ASSAY_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_chart_bands_finalize;
  chart_class->measure = assay_chart_bands_measure;
  chart_class->draw = assay_chart_bands_draw;
  chart_class->describe = assay_chart_bands_describe;
  chart_class->to_table = assay_chart_bands_to_table;
}

static void
assay_chart_bands_init (AssayChartBands *self)
{
  self->bars = g_array_new (FALSE, TRUE, sizeof (Bar));
  g_array_set_clear_func (self->bars, clear_bar);
}

/**
 * assay_chart_bands_new:
 * @previous: (nullable): the period before, such as `2010-11 Q3`; NULL if nothing is compared
 *
 * Makes a chart without bands.
 *
 * Returns: (transfer full): the chart
 */
AssayChartBands *
assay_chart_bands_new (const char *previous)
{
  AssayChartBands *self = g_object_new (ASSAY_TYPE_CHART_BANDS, NULL);

  self->previous_name = g_strdup (previous);
  return self;
}

/**
 * assay_chart_bands_add:
 * @self: a chart
 * @title: what the band is called
 * @role: its role
 * @count: how many hold it
 * @previous_count: how many held it in the period before; -1 where that is not known
 *
 * Adds a band below those already there.
 */
void
assay_chart_bands_add (AssayChartBands *self,
                       const char      *title,
                       AssayRole        role,
                       gint64           count,
                       gint64           previous_count)
{
  Bar bar = { g_strdup (title), role, count, previous_count };

  g_array_append_val (self->bars, bar);
}

/**
 * assay_chart_bands_new_from_ratings:
 * @framework: the framework whose bands are shown
 * @ratings: (element-type AssayRating): of one period
 * @previous_ratings: (element-type AssayRating) (nullable): of the period before; NULL if nothing
 *   is compared
 * @previous: (nullable): what that period is called
 *
 * Makes the chart of the bands that providers hold, "Not rated" last.
 *
 * Returns: (transfer full): the chart
 */
AssayChartBands *
assay_chart_bands_new_from_ratings (AssayFramework *framework,
                                    GPtrArray      *ratings,
                                    GPtrArray      *previous_ratings,
                                    const char     *previous)
{
  AssayChartBands *self = assay_chart_bands_new (previous_ratings != NULL ? previous : NULL);
  g_autofree gint64 *now = assay_band_count_new (framework, ratings);
  g_autofree gint64 *before =
      previous_ratings != NULL ? assay_band_count_new (framework, previous_ratings) : NULL;
  guint n_bands = assay_framework_get_n_bands (framework);

  for (guint i = 0; i <= n_bands; i++)
    {
      const AssayBand *band = i < n_bands ? assay_framework_get_band (framework, i) : NULL;

      assay_chart_bands_add (self, band != NULL ? band->title : _("Not rated"),
                             assay_role_from_id (band != NULL ? band->role : NULL), now[i],
                             before != NULL ? before[i] : -1);
    }
  assay_chart_set_title (ASSAY_CHART (self), _("Bands"));
  return self;
}
