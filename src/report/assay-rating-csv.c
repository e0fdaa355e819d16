/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-rating-csv.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-output-file.h"
#include "core/table/assay-csv-writer.h"
#include "report/assay-rating-words.h"
#include "report/assay-sentences.h"

/* For programs as much as for people: plain figures with a point, shares from 0 to 1, bands by
 * their identifiers and in words. */

#define SHARE_DECIMALS 4

static void
add_count (AssayCsvWriter *writer,
           gint64          count)
{
  assay_csv_writer_add_number (writer, count < 0 ? (double) NAN : (double) count, 0);
}

static const char *
get_title (AssayFramework *framework,
           const char     *band)
{
  const AssayBand *found = band != NULL ? assay_framework_find_band (framework, band) : NULL;

  return found != NULL ? found->title : _("Not rated");
}

static gboolean
write_headings (AssayCsvWriter  *writer,
                AssayFramework  *framework,
                GError         **error)
{
  const char *const headings[] = {
    _("Reference"), _("Provider"), _("Service type"), _("Band id"), _("Band"), _("Score"),
    _("Score from"), _("Score to"), _("Stability"), _("Coverage"),
    assay_sentence_base_title (framework), _("Sent"),
    _("Score last period"), _("Band last period"), _("State"), _("Remark"), NULL,
  };

  return assay_csv_writer_write_row (writer, headings, error);
}

typedef struct
{
  AssayCsvWriter *writer;
  const AssayRatingData *data;
  GError *failure;
} Rows;

static void
write_rating_cb (guint                    index,
                 AssayRating             *rating,
                 const AssayRatingDetail *detail,
                 gpointer                 user_data)
{
  Rows *self = user_data;
  const AssayRatingData *data = self->data;
  AssayCsvWriter *writer = self->writer;
  int decimals = assay_framework_get_decimals (data->framework);
  const char *band = assay_rating_get_held_band (rating);
  const char *previous = assay_rating_get_previous_band (rating);
  g_autofree char *remark = assay_rating_words_remark (rating, detail);

  assay_csv_writer_add_text (writer, assay_rating_get_reference (rating));
  assay_csv_writer_add_text (writer, assay_rating_get_name (rating));
  assay_csv_writer_add_text (writer, assay_rating_get_service_type (rating));
  assay_csv_writer_add_text (writer, band != NULL ? band : "");
  assay_csv_writer_add_text (writer, get_title (data->framework, band));
  assay_csv_writer_add_number (writer, assay_rating_get_score (rating), decimals);
  assay_csv_writer_add_number (writer, assay_rating_get_range_low (rating), decimals);
  assay_csv_writer_add_number (writer, assay_rating_get_range_high (rating), decimals);
  assay_csv_writer_add_number (writer, assay_rating_get_top_share (rating), SHARE_DECIMALS);
  assay_csv_writer_add_number (writer, assay_rating_get_coverage (rating), SHARE_DECIMALS);
  add_count (writer, assay_rating_get_returns (rating));
  add_count (writer, assay_rating_get_sent (rating));
  assay_csv_writer_add_number (writer, assay_rating_get_previous_score (rating), decimals);
  assay_csv_writer_add_text (writer, previous != NULL ? get_title (data->framework, previous) : "");
  assay_csv_writer_add_text (writer, assay_rating_words_state (assay_rating_get_state (rating)));
  assay_csv_writer_add_text (writer, remark);
  if (self->failure == NULL)
    assay_csv_writer_end_row (writer, &self->failure);
}

static gboolean
write_rows (AssayCsvWriter        *writer,
            const AssayRatingData *data,
            GCancellable          *cancellable,
            GError               **error)
{
  Rows rows = { writer, data };

  if (!write_headings (writer, data->framework, error)
      || !assay_rating_data_visit (data, write_rating_cb, &rows, NULL, NULL, cancellable, error))
    return FALSE;
  if (rows.failure != NULL)
    {
      g_propagate_error (error, rows.failure);
      return FALSE;
    }
  return assay_csv_writer_close (writer, error);
}

/**
 * assay_rating_csv_write_data:
 * @data: what to write
 * @path: where
 * @replace: whether an existing file may be replaced
 * @guard_formulas: whether text that begins like a formula gets a leading tab, for files that are
 *   to be opened by a double click; without it text is written unaltered
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes a period's ratings as CSV from data that is at hand: UTF-8 with a byte order mark, one row
 * a provider. The file appears whole or not at all. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_rating_csv_write_data (const AssayRatingData *data,
                             const char            *path,
                             gboolean               replace,
                             gboolean               guard_formulas,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr (AssayOutputFile) output = NULL;
  g_autoptr (AssayCsvWriter) writer = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  AssayCsvFlags flags = ASSAY_CSV_MARK | (guard_formulas ? ASSAY_CSV_GUARD : ASSAY_CSV_PLAIN);

  output = assay_output_file_new (path, replace, error);
  if (output == NULL)
    return FALSE;
  writer = assay_csv_writer_new (stream, flags);
  if (!write_rows (writer, data, cancellable, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return assay_output_file_fill (output, bytes, error) && assay_output_file_commit (output, error);
}

/**
 * assay_rating_csv_write:
 * @connection: a connection, for reading
 * @framework_id: such as `care-governance`
 * @period: any way to write a period
 * @path: where
 * @replace: whether an existing file may be replaced
 * @guard_formulas: as of assay_rating_csv_write_data()
 * @cancellable: (nullable): stops it; no file is left
 * @error: return location for an `ASSAY_EXPORT_ERROR`, an `ASSAY_VALIDATION_ERROR`, an
 *   `ASSAY_STORE_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes a period's ratings as CSV. Runs on the connection's thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_rating_csv_write (AssayConnection  *connection,
                        const char       *framework_id,
                        const char       *period,
                        const char       *path,
                        gboolean          replace,
                        gboolean          guard_formulas,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (AssayRatingData) data = assay_rating_data_load (connection, framework_id, period,
                                                             cancellable, error);

  return data != NULL
         && assay_rating_csv_write_data (data, path, replace, guard_formulas, cancellable, error);
}
