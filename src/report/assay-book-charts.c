/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-chart-bands.h"
#include "report/assay-chart-likert.h"
#include "report/assay-book-sheets.h"

/* Native charts on the workbook's own figures, so that a reader can restyle them and they follow a
 * changed threshold. The title and the description stand in cells, not in the picture. */

#define CHART_WIDTH 860.0
#define DEFAULT_WIDTH 480.0
#define DEFAULT_HEIGHT 288.0
#define ROW_PIXELS 20.0

static lxw_color_t
convert_colour (const AssayColour *colour)
{
  return ((lxw_color_t) lround (colour->red * 255) << 16)
         | ((lxw_color_t) lround (colour->green * 255) << 8)
         | (lxw_color_t) lround (colour->blue * 255);
}

/* In a chart of level bars the library's x axis is the one of the values. */
static void
style_axes (lxw_chart *chart)
{
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_line thin = { .color = 0xdeddda, .width = 0.75f };

  chart_title_off (chart);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_major_gridlines_set_visible (chart->y_axis, LXW_FALSE);
  chart_axis_set_line (chart->y_axis, &none);
  chart_axis_major_gridlines_set_visible (chart->x_axis, LXW_TRUE);
  chart_axis_major_gridlines_set_line (chart->x_axis, &thin);
  chart_axis_set_line (chart->x_axis, &none);
}

/* Leaves the cursor below the chart. */
static void
insert_chart (AssayBookCursor *cursor,
              lxw_chart       *chart,
              double           height,
              const char      *description)
{
  lxw_chart_options options = {
    .x_scale = CHART_WIDTH / DEFAULT_WIDTH,
    .y_scale = height / DEFAULT_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = (char *) description,
  };

  worksheet_insert_chart_opt (cursor->sheet, cursor->row, 0, chart, &options);
  cursor->row += (guint) ceil (height / ROW_PIXELS) + 2;
}

static void
put_line (AssayBookCursor *cursor,
          AssayBookFormat  format,
          const char      *text)
{
  cursor->column = 0;
  assay_book_put_text (cursor, format, text);
  cursor->row++;
}

static lxw_chart_series *
add_series (lxw_chart  *chart,
            const char *sheet,
            guint       n_rows,
            guint       column)
{
  lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
  guint first = ASSAY_BOOK_FIRST_ROW;

  chart_series_set_categories (series, sheet, first, 0, first + n_rows - 1, 0);
  chart_series_set_values (series, sheet, first, (lxw_col_t) column, first + n_rows - 1,
                           (lxw_col_t) column);
  chart_series_set_name_range (series, sheet, ASSAY_BOOK_HEAD_ROW, (lxw_col_t) column);
  return series;
}

/* Each bar in its band's colours; the library copies the points. */
static void
colour_bands (lxw_chart_series *series,
              AssayFramework   *framework)
{
  guint n_bands = assay_framework_get_n_bands (framework);
  g_autofree lxw_chart_fill *fills = g_new0 (lxw_chart_fill, n_bands + 1);
  g_autofree lxw_chart_line *lines = g_new0 (lxw_chart_line, n_bands + 1);
  g_autofree lxw_chart_point *points = g_new0 (lxw_chart_point, n_bands + 1);
  g_autofree lxw_chart_point **list = g_new0 (lxw_chart_point *, n_bands + 2);

  for (guint i = 0; i <= n_bands; i++)
    {
      const AssayBand *band = i < n_bands ? assay_framework_get_band (framework, i) : NULL;
      AssayRole role = assay_role_from_id (band != NULL ? band->role : NULL);
      const AssayRoleColours *colours = &assay_palette_get (FALSE)->roles[role];

      fills[i].color = convert_colour (&colours->fill);
      lines[i].color = convert_colour (&colours->shape);
      lines[i].width = 1;
      points[i].fill = &fills[i];
      points[i].line = &lines[i];
      list[i] = &points[i];
    }
  chart_series_set_points (series, list);
}

/* Providers are whole: no line may stand for half of one. */
static double
pick_unit (const AssayRatingData *data)
{
  double unit = 1;

  while (data->ratings->len / unit > 12)
    unit *= unit == 2 || unit == 20 || unit == 200 || unit == 2000 ? 2.5 : 2;
  return unit;
}

static void
add_bands_chart (AssayBookCursor       *cursor,
                 const AssayRatingData *data)
{
  g_autoptr (AssayChartBands) bands = assay_chart_bands_new_from_ratings (
      data->framework, data->ratings, data->previous, data->previous_period);
  g_autofree char *description = assay_chart_describe (ASSAY_CHART (bands));
  lxw_chart *chart = workbook_add_chart (cursor->book->book, LXW_CHART_BAR);
  guint n_rows = assay_framework_get_n_bands (data->framework) + 1;
  lxw_chart_fill now = { .color = 0xdeddda };
  lxw_chart_fill before = { .color = 0xffffff };
  lxw_chart_line outline = { .color = 0x5e5c64, .width = 1 };
  lxw_chart_series *series =
      add_series (chart, ASSAY_BOOK_BANDS, n_rows, ASSAY_BANDS_COUNT);

  chart_series_set_fill (series, &now);
  chart_series_set_line (series, &outline);
  colour_bands (series, data->framework);
  chart_series_set_labels (series);
  if (data->previous != NULL)
    {
      series = add_series (chart, ASSAY_BOOK_BANDS, n_rows, ASSAY_BANDS_PREVIOUS);
      chart_series_set_fill (series, &before);
      chart_series_set_line (series, &outline);
      chart_series_set_labels (series);
    }
  style_axes (chart);
  chart_axis_set_num_format (chart->x_axis, "0");
  chart_axis_set_major_unit (chart->x_axis, pick_unit (data));
  if (data->previous == NULL)
    chart_legend_set_position (chart, LXW_CHART_LEGEND_NONE);
  else
    chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  put_line (cursor, ASSAY_BOOK_BOLD, _("How many providers hold each band"));
  put_line (cursor, ASSAY_BOOK_TEXT, description);
  insert_chart (cursor, chart, 80 + 52.0 * n_rows, description);
}

static const AssayColour *
get_answer_colour (const AssayQuestion *question,
                   guint                answer)
{
  const AssayPalette *palette = assay_palette_get (FALSE);
  const AssayColour *colours[] = { &palette->strongly_disagree, &palette->disagree,
                                   &palette->neither, &palette->agree, &palette->strongly_agree };

  return colours[assay_likert_place_answer (question, answer)];
}

static void
add_answer_series (lxw_chart             *chart,
                   const AssayBookSurvey *survey,
                   guint                  answer)
{
  const AssayColour *colour = get_answer_colour (survey->first_question, answer);
  const AssayColour white = { 1, 1, 1 };
  const AssayColour black = { 0, 0, 0 };
  lxw_chart_fill fill = { .color = convert_colour (colour) };
  lxw_chart_line gap = { .color = 0xffffff, .width = 1.5f };
  lxw_chart_font font = {
    .bold = LXW_TRUE,
    .color = convert_colour (assay_colour_pick_readable (colour, &white, &black)),
  };
  lxw_chart_series *series = add_series (chart, survey->sheet, survey->n_rows, answer + 1);

  /* A colour of 0 means "not set" to the library. */
  if (font.color == 0)
    font.color = LXW_COLOR_BLACK;
  chart_series_set_fill (series, &fill);
  chart_series_set_line (series, &gap);
  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, "0;;");
  chart_series_set_labels_font (series, &font);
}

static void
add_survey_chart (AssayBookCursor       *cursor,
                  const AssayBookSurvey *survey)
{
  lxw_chart *chart = workbook_add_chart (cursor->book->book, LXW_CHART_BAR_STACKED_PERCENT);
  guint n_answers = g_strv_length (survey->first_question->answers);
  g_autofree char *description = g_strdup_printf (
      _("Stacked bars: for each item, how many gave each answer, out of those who answered. "
        "The figures are in the sheet “%s”."),
      survey->sheet);

  for (guint i = 0; i < n_answers; i++)
    add_answer_series (chart, survey, i);
  style_axes (chart);
  chart_axis_set_num_format (chart->x_axis, "0 %");
  chart_legend_set_position (chart, LXW_CHART_LEGEND_TOP);
  put_line (cursor, ASSAY_BOOK_BOLD, survey->title);
  put_line (cursor, ASSAY_BOOK_TEXT, description);
  insert_chart (cursor, chart, 110 + 32.0 * survey->n_rows, description);
}

/**
 * assay_book_add_charts:
 * @book: a workbook
 * @data: what to draw
 * @surveys: (element-type AssayBookSurvey): the survey sheets, with their first and last places
 *
 * Adds the sheet of charts: the bands, and the answers to items that have a direction.
 */
void
assay_book_add_charts (AssayBook             *book,
                       const AssayRatingData *data,
                       GArray                *surveys)
{
  lxw_worksheet *sheet = assay_book_add_sheet (
      book, ASSAY_BOOK_CHARTS, _("Charts"),
      _("Drawn from the tables of this workbook; each says in words what it shows."));
  AssayBookCursor cursor = { book, sheet, 3, 0 };

  add_bands_chart (&cursor, data);
  for (guint i = 0; i < surveys->len; i++)
    {
      const AssayBookSurvey *survey = &g_array_index (surveys, AssayBookSurvey, i);

      if (survey->first_question->positive != NULL)
        add_survey_chart (&cursor, survey);
    }
}
