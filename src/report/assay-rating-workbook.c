/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-rating-workbook.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "report/assay-book-sheets.h"

/* The working workbook: what people open, filter and trace. Sheets are written one after the other
 * from data that was read in one transaction:
 *
 *   contents · ratings ← scores ← measures ← framework, bands · surveys · charts · notes
 *
 * Arrows are formulas. Values are stored with every formula, so that readers that do not calculate
 * show the same, and a recalculation gives the same. The number of sheets does not grow with the
 * providers: all of them share one sheet of a kind. The publication workbook, by the government's
 * rules without fills and filters, is another export. */

/* The most rows a sheet can have, the headings included. */
#define MOST_ROWS 1048576u

static gboolean
check_size (const AssayRatingData *data,
            GError               **error)
{
  guint64 rows = assay_rating_data_count_leaves (data);

  for (guint i = 0; i < data->surveys->len; i++)
    {
      const AssayRatingDataSurvey *survey = g_ptr_array_index (data->surveys, i);

      rows = MAX (rows, (guint64) survey->providers->len * survey->whole->questions->len);
    }
  if (rows + ASSAY_BOOK_FIRST_ROW <= MOST_ROWS)
    return TRUE;
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_LIMIT,
               _("A workbook sheet holds at most %u rows; these ratings need %" PRIu64
                 "."),
               MOST_ROWS, rows);
  return FALSE;
}

static void
set_properties (lxw_workbook          *book,
                const AssayRatingData *data)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autofree char *title =
      g_strdup_printf (_("Ratings of %s: %s"), data->period,
                       assay_framework_get_title (data->framework));
  lxw_doc_properties properties = {
    .title = title,
    .subject = (char *) assay_framework_get_title (data->framework),
    .author = data->actor,
    .comments = (char *) _("Written by Assay"),
    .created = epoch != NULL ? (time_t) g_ascii_strtoll (epoch, NULL, 10) : 0,
  };

  workbook_set_properties (book, &properties);
}

static void
put_link (AssayBookCursor *cursor,
          const char          *name,
          const char          *title)
{
  g_autofree char *target = assay_book_cell_on (name, 0, 0);
  g_autofree char *url = g_strdup_printf ("internal:%s", target);

  worksheet_write_url_opt (cursor->sheet, cursor->row, 0, url,
                           cursor->book->formats[ASSAY_BOOK_LINK], name, NULL);
  cursor->column = 1;
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, title);
  cursor->row++;
}

static void
fill_contents (AssayBook *book,
               lxw_worksheet *sheet)
{
  const AssayBookColumn columns[] = {
    { _("Sheet"), 24, ASSAY_BOOK_LINK },
    { _("What it holds"), 100, ASSAY_BOOK_TEXT },
  };
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };

  for (guint i = 1; i < book->names->len; i++)
    put_link (&cursor, g_ptr_array_index (book->names, i), g_ptr_array_index (book->titles, i));
  assay_book_add_table (book, sheet, "Contents", ASSAY_BOOK_HEAD_ROW, book->names->len - 1,
                        columns, G_N_ELEMENTS (columns), FALSE);
  assay_book_freeze (sheet, 0);
}

static void
clear_survey (gpointer data)
{
  AssayBookSurvey *survey = data;

  g_free (survey->sheet);
  g_free (survey->title);
}

typedef struct
{
  const AssayRatingData *data;
  guint n_measures;
  AssayBookCursor ratings;
  AssayBookCursor scores;
  AssayBookCursor measures;
} ProviderSheets;

static void
put_provider_cb (guint                    index,
                 AssayRating             *rating,
                 const AssayRatingDetail *detail,
                 gpointer                 user_data)
{
  ProviderSheets *self = user_data;

  assay_book_put_rating (&self->ratings, self->data, index, rating, detail);
  assay_book_put_scores (&self->scores, self->data, self->n_measures, index, rating, detail);
  assay_book_put_measures (&self->measures, self->data, index, detail);
}

static gboolean
add_sheets (AssayBook             *book,
            const AssayRatingData *data,
            AssayRatingProgress    progress,
            gpointer               user_data,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (GArray) surveys = g_array_new (FALSE, FALSE, sizeof (AssayBookSurvey));
  g_autofree char *title =
      g_strdup_printf (_("Ratings of %s: %s"), data->period,
                       assay_framework_get_title (data->framework));
  lxw_worksheet *contents =
      assay_book_add_sheet (book, ASSAY_BOOK_CONTENTS, title,
                            _("A workbook to work with. Every sheet holds one table; the notes "
                              "say how the figures were made."));
  ProviderSheets providers = { data, (guint) assay_rating_data_count_leaves (data) };

  g_array_set_clear_func (surveys, clear_survey);
  providers.ratings = assay_book_add_ratings (book, data);
  providers.scores = assay_book_add_scores (book, data);
  providers.measures = assay_book_add_measures (book, data);
  if (!assay_rating_data_visit (data, put_provider_cb, &providers, progress, user_data, cancellable, error))
    return FALSE;
  assay_book_add_criteria (book, data);
  assay_book_add_bands (book, data);
  assay_book_add_framework (book, data);
  assay_book_add_surveys (book, data, surveys);
  if (data->surveys->len > 0)
    {
      assay_book_add_survey_parts (book, data);
      assay_book_add_response (book, data);
    }
  assay_book_add_charts (book, data, surveys);
  assay_book_add_notes (book, data);
  fill_contents (book, contents);
  worksheet_activate (contents);
  return TRUE;
}

static gboolean
write_data (const AssayRatingData *data,
            const char            *path,
            gboolean               replace,
            AssayRatingProgress    progress,
            gpointer               user_data,
            GCancellable          *cancellable,
            GError               **error)
{
  g_autoptr (AssayOutputFile) output = NULL;
  g_auto (AssayBook) book = { NULL };
  lxw_workbook *workbook;

  if (!check_size (data, error))
    return FALSE;
  output = assay_output_file_new (path, replace, error);
  if (output == NULL)
    return FALSE;
  workbook = workbook_new (assay_output_file_get_temporary (output));
  assay_book_init (&book, workbook, assay_framework_get_decimals (data->framework));
  set_properties (workbook, data);
  if (add_sheets (&book, data, progress, user_data, cancellable, error))
    return assay_book_close (workbook, output, path, cancellable, error);
  assay_book_discard (workbook);
  return FALSE;
}

/**
 * assay_rating_workbook_write_data:
 * @data: what to write
 * @path: where; by custom it ends in `.xlsx`
 * @replace: whether an existing file may be replaced
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes the rating workbook from data that is at hand. The file appears whole or not at all. With
 * SOURCE_DATE_EPOCH set, the same data gives the same bytes. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_rating_workbook_write_data (const AssayRatingData *data,
                                  const char            *path,
                                  gboolean               replace,
                                  GCancellable          *cancellable,
                                  GError               **error)
{
  return write_data (data, path, replace, NULL, NULL, cancellable, error);
}

/**
 * assay_rating_workbook_write:
 * @connection: a connection, for reading
 * @framework_id: such as `care-governance`
 * @period: any way to write a period
 * @path: where; by custom it ends in `.xlsx`
 * @replace: whether an existing file may be replaced
 * @progress: (nullable): told after each provider that was written
 * @user_data: for @progress
 * @cancellable: (nullable): stops it; no file is left
 * @error: return location for an `ASSAY_EXPORT_ERROR`, an `ASSAY_VALIDATION_ERROR`, an
 *   `ASSAY_STORE_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes the working workbook of a period's ratings: contents, ratings, scores, measures, bands,
 * framework, surveys, charts, notes. The file appears whole or not at all. Runs on the connection's
 * thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_rating_workbook_write (AssayConnection     *connection,
                             const char          *framework_id,
                             const char          *period,
                             const char          *path,
                             gboolean             replace,
                             AssayRatingProgress  progress,
                             gpointer             user_data,
                             GCancellable        *cancellable,
                             GError             **error)
{
  g_autoptr (AssayRatingData) data = assay_rating_data_load (
      connection, framework_id, period, cancellable, error);

  return data != NULL && write_data (data, path, replace, progress, user_data, cancellable, error);
}
