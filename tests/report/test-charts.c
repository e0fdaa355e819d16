/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/base/assay-resources.h"
#include "report/assay-chart-bands.h"
#include "report/assay-chart-file.h"
#include "report/assay-chart-intervals.h"
#include "report/assay-chart-likert.h"
#include "report/assay-chart-trend.h"
#include "report/assay-score-ruler.h"
#include "report/assay-shape.h"

#define WIDTH 720.0

static AssayFramework *
load_framework (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/care-governance.json", &error);
  AssayFramework *framework;

  g_assert_no_error (error);
  framework = assay_framework_new_from_data (g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), "test", &error);
  g_assert_no_error (error);
  return framework;
}

static void
add_question (AssayChartLikert *chart,
              const char       *question,
              gint64            disagree,
              gint64            neither,
              gint64            agree,
              gint64            strongly_agree)
{
  AssayLikertRow row = {
    .question = question,
    .disagree = disagree,
    .neither = neither,
    .agree = agree,
    .strongly_agree = strongly_agree,
    .answered = disagree + neither + agree + strongly_agree,
    .positive = agree + strongly_agree,
    .lower = NAN,
    .upper = NAN,
  };

  assay_wilson (row.positive, row.answered, &row.lower, &row.upper);
  assay_chart_likert_add_row (chart, &row);
}

static AssayChart *
make_likert (void)
{
  AssayChartLikert *chart = assay_chart_likert_new ();

  assay_chart_likert_add_heading (chart, "Counted");
  add_question (chart, "Dignity and respect", 0, 0, 5, 13);
  add_question (chart, "Control over service", 1, 2, 7, 8);
  add_question (chart, "Nobody answered", 0, 0, 0, 0);
  return ASSAY_CHART (chart);
}

static AssayChart *
make_bands (void)
{
  AssayChartBands *chart = assay_chart_bands_new ("2010-11 Q3");

  assay_chart_bands_add (chart, "Gold", ASSAY_ROLE_GOLD, 2, 1);
  assay_chart_bands_add (chart, "Silver", ASSAY_ROLE_SILVER, 3, 5);
  assay_chart_bands_add (chart, "Not rated", ASSAY_ROLE_NONE, 3, 3);
  return ASSAY_CHART (chart);
}

static AssayChart *
make_intervals (void)
{
  AssayChartIntervals *chart = assay_chart_intervals_new (1);

  assay_chart_intervals_add_threshold (chart, "Gold", ASSAY_ROLE_GOLD, 80, 85);
  assay_chart_intervals_add_threshold (chart, "Silver", ASSAY_ROLE_SILVER, 70, 70);
  assay_chart_intervals_add_score (chart, "Pevensey", ASSAY_ROLE_GOLD, 84.3, 76, 91,
                                   "Gold to Silver", TRUE);
  assay_chart_intervals_add_score (chart, "Glynde", ASSAY_ROLE_PLAIN, 58, NAN, NAN, NULL, FALSE);
  return ASSAY_CHART (chart);
}

static AssayChart *
make_ruler (void)
{
  g_autoptr (AssayFramework) framework = load_framework ();

  return ASSAY_CHART (assay_score_ruler_new (framework, 79.7, 75.7, 82.8, NULL));
}

static AssayChart *
make_trend (void)
{
  g_autoptr (AssayFramework) framework = load_framework ();
  AssayChartTrend *chart = assay_chart_trend_new (framework);

  assay_chart_trend_add_point (chart, "2010-11 Q2", "bronze", 66.1, 60, 71.1);
  assay_chart_trend_add_point (chart, "2010-11 Q3", NULL, NAN, NAN, NAN);
  assay_chart_trend_add_point (chart, "2010-11 Q4", "silver", 79.7, 75.7, 82.8);
  return ASSAY_CHART (chart);
}

typedef struct
{
  const char *name;
  AssayChart *(*make) (void);
  const char *described;
  const char *table;
} Case;

static const Case cases[] = {
  { "likert", make_likert,
    "Answers to 3 questions. Most positive: Dignity and respect, 100.0\u202f%. "
    "Least positive: Control over service, 83.3\u202f%.",
    "Question\tAnswers\tStrongly agree\tAgree\tNeither\tDisagree\tStrongly disagree\tPositive\t"
    "95 % interval\n"
    "Dignity and respect\t18\t13\t5\t0\t0\t0\t100.0\u202f%\t82.4 to 100.0\u202f%\n"
    "Control over service\t18\t8\t7\t2\t1\t0\t83.3\u202f%\t60.8 to 94.2\u202f%\n"
    "Nobody answered\t0\t0\t0\t0\t0\t0\t–\t–\n" },
  { "bands", make_bands,
    "Gold 2 (1 more), Silver 3 (2 fewer), Not rated 3. Compared with 2010-11 Q3.",
    "Band\tProviders\t2010-11 Q3\tChange\nGold\t2\t1\t1 more\nSilver\t3\t5\t2 fewer\n"
    "Not rated\t3\t3\tsame\n" },
  { "intervals", make_intervals,
    "The scores of 2 providers. Gold from 85.0, was 80.0. Silver from 70.0. "
    "Pevensey, 84.3: Gold to Silver.",
    "Provider\tScore\tFrom\tTo\tRemark\nPevensey\t84.3\t76.0\t91.0\tGold to Silver\n"
    "Glynde\t58.0\t–\t–\t\n" },
  { "ruler", make_ruler,
    "Score 79.7 of 100: 0.3 short of Gold. 95 in 100 scores lie from 75.7 to 82.8.",
    "Figure\tValue\nScore\t79.7\n95 in 100 scores from\t75.7\nto\t82.8\n" },
  { "trend", make_trend,
    "2010-11 Q2: 66.1, Bronze. 2010-11 Q3: not rated. 2010-11 Q4: 79.7, Silver.",
    "Period\tBand\tScore\tFrom\tTo\n2010-11 Q2\tBronze\t66.1\t60.0\t71.1\n"
    "2010-11 Q3\tNot rated\t–\t–\t–\n2010-11 Q4\tSilver\t79.7\t75.7\t82.8\n" },
};

static void
test_words (gconstpointer data)
{
  const Case *tested = data;
  g_autoptr (AssayChart) chart = tested->make ();
  g_autofree char *described = assay_chart_describe (chart);
  g_autoptr (AssayTextTable) table = assay_chart_to_table (chart);
  g_autofree char *text = assay_text_table_to_tsv (table);

  g_assert_cmpstr (described, ==, tested->described);
  g_assert_cmpstr (text, ==, tested->table);
}

/* How many different colours a row of a picture has at most: 1 is a blank picture. */
static guint
count_coloured_rows (cairo_surface_t   *surface,
                     const AssayColour *background)
{
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 plain = ((guint32) lround (background->red * 255) << 16)
                  | ((guint32) lround (background->green * 255) << 8)
                  | (guint32) lround (background->blue * 255);
  guint rows = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * stride + 4 * x, sizeof pixel);
        if ((pixel & 0xffffff) != plain)
          {
            rows++;
            break;
          }
      }
  return rows;
}

static void
draw_and_check (AssayChart            *chart,
                const AssayChartStyle *style,
                double                 width)
{
  double height = assay_chart_measure (chart, style, width);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpfloat (height, >, 20);
  g_assert_cmpfloat (height, <, 4000);
  assay_colour_set_source (&style->palette->card, cr);
  cairo_paint (cr);
  assay_chart_draw (chart, cr, style, width, height);
  g_assert_false (cairo_has_current_point (cr));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpuint (count_coloured_rows (surface, &style->palette->card), >, (guint) (height / 5));
  cairo_surface_destroy (surface);
}

static void
test_drawing (gconstpointer data)
{
  const Case *tested = data;
  g_autoptr (AssayChart) chart = tested->make ();

  for (int dark = 0; dark <= 1; dark++)
    for (double scale = 1; scale <= 2; scale++)
      for (double width = 320; width <= 1280; width += 320)
        {
          AssayChartStyle style = { assay_palette_get (dark), NULL, scale };

          draw_and_check (chart, &style, width);
        }
}

static void
test_same_bytes (gconstpointer data)
{
  const Case *tested = data;
  AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };
  g_autoptr (AssayChart) first = tested->make ();
  g_autoptr (AssayChart) second = tested->make ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = assay_chart_file_render_png (first, &style, WIDTH, 96, &error);
  g_autoptr (GBytes) other = assay_chart_file_render_png (second, &style, WIDTH, 96, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (one, other));
}

static void
check_file (AssayChart *chart,
            const char *folder,
            const char *name,
            const char *begins,
            const char *holds)
{
  AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (assay_chart_file_write (chart, &style, WIDTH, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, &error));
  g_assert_cmpmem (content, strlen (begins), begins, strlen (begins));
  g_assert_true (holds == NULL || g_strstr_len (content, (gssize) length, holds) != NULL);

  g_assert_false (assay_chart_file_write (chart, &style, WIDTH, path, FALSE, &error));
  g_assert_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (assay_chart_file_write (chart, &style, WIDTH, path, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_files (void)
{
  g_autoptr (AssayChart) chart = make_bands ();
  g_autofree char *folder = g_dir_make_tmp ("assay-charts-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "chart.png", NULL);
  AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };
  g_autoptr (GError) error = NULL;

  assay_chart_set_title (chart, "Bands & more");
  check_file (chart, folder, "chart.png", "\x89PNG", NULL);
  check_file (chart, folder, "chart.svg", "<?xml", "<title>Bands &amp; more</title>");
  check_file (chart, folder, "chart.PDF", "%PDF", NULL);
  g_assert_false (assay_chart_file_write (chart, &style, WIDTH, nowhere, FALSE, &error));
  g_assert_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE);
  /* Nothing half done is left behind. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Words on fills at 4.5, shapes and borders on fills at 4 or more, as the look asks. */
static void
test_contrasts (void)
{
  for (int dark = 0; dark <= 1; dark++)
    {
      const AssayPalette *palette = assay_palette_get (dark);

      for (guint i = 0; i < ASSAY_N_ROLES; i++)
        {
          const AssayRoleColours *colours = &palette->roles[i];

          g_assert_cmpfloat (assay_colour_contrast (&colours->fill, &colours->word), >=, 4.5);
          g_assert_cmpfloat (assay_colour_contrast (&colours->fill, &colours->shape), >=, 4);
          g_assert_cmpfloat (assay_colour_contrast (&palette->card, &colours->shape), >=, 3);
        }
      g_assert_cmpfloat (assay_colour_contrast (&palette->card, &palette->secondary), >=, 4.5);
      g_assert_cmpfloat (assay_colour_contrast (&palette->card, &palette->mark), >=, 3);
    }
}

static void
test_roles (void)
{
  for (guint i = 0; i < ASSAY_N_ROLES; i++)
    g_assert_cmpint (assay_role_from_id (assay_role_get_id ((AssayRole) i)), ==, i);
  g_assert_cmpint (assay_role_from_id ("mauve"), ==, ASSAY_ROLE_NONE);
  g_assert_cmpint (assay_role_from_id (NULL), ==, ASSAY_ROLE_NONE);
}

static void
test_answer_sides (void)
{
  char *five[] = { (char *) "Strongly agree", (char *) "Agree", (char *) "Neither",
                   (char *) "Disagree", (char *) "Strongly disagree", NULL };
  char *two[] = { (char *) "Yes", (char *) "No", NULL };
  gboolean five_positive[] = { TRUE, TRUE, FALSE, FALSE, FALSE };
  gboolean two_positive[] = { FALSE, TRUE };
  AssayQuestion question = { .answers = five, .positive = five_positive };

  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (assay_likert_place_answer (&question, i), ==, 4 - i);
  question.answers = two;
  question.positive = two_positive;
  g_assert_cmpuint (assay_likert_place_answer (&question, 0), ==, 1);
  g_assert_cmpuint (assay_likert_place_answer (&question, 1), ==, 3);
}

static void
test_table_forms (void)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("A <table>");
  g_autofree char *tsv = NULL;
  g_autofree char *html = NULL;

  assay_text_table_add_column (table, "Name", FALSE);
  assay_text_table_add_column (table, "n", TRUE);
  assay_text_table_take_row (table, g_strsplit ("a\tb\nc|1", "|", -1));
  tsv = assay_text_table_to_tsv (table);
  html = assay_text_table_to_html (table);
  g_assert_cmpstr (tsv, ==, "Name\tn\na b c\t1\n");
  g_assert_nonnull (strstr (html, "<caption>A &lt;table&gt;</caption>"));
  g_assert_nonnull (strstr (html, "<td style=\"text-align: right\">1</td>"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = g_strdup_printf ("/charts/%s/words", cases[i].name);
      g_autofree char *drawing = g_strdup_printf ("/charts/%s/drawing", cases[i].name);
      g_autofree char *same = g_strdup_printf ("/charts/%s/same-bytes", cases[i].name);

      g_test_add_data_func (words, &cases[i], test_words);
      g_test_add_data_func (drawing, &cases[i], test_drawing);
      g_test_add_data_func (same, &cases[i], test_same_bytes);
    }
  g_test_add_func ("/charts/files", test_files);
  g_test_add_func ("/charts/contrasts", test_contrasts);
  g_test_add_func ("/charts/roles", test_roles);
  g_test_add_func ("/charts/answer-sides", test_answer_sides);
  g_test_add_func ("/charts/table-forms", test_table_forms);
  return g_test_run ();
}
