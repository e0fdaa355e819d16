/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-csv-writer.h"

#include <string.h>

#include "core/base/assay-number.h"

#define FLUSH_AT (64 * 1024)
#define MARK "\xef\xbb\xbf"

struct _AssayCsvWriter
{
  GOutputStream *stream;
  AssayCsvFlags flags;
  GString *pending;
  gboolean in_row;
};

/**
 * assay_csv_writer_new:
 * @stream: where to write
 * @flags: how to write
 *
 * Begins to write a CSV file: UTF-8, commas, rows ended by CR LF, every text quoted and unaltered.
 * One thread at a time.
 *
 * Returns: (transfer full): the writer
 */
AssayCsvWriter *
assay_csv_writer_new (GOutputStream *stream,
                      AssayCsvFlags  flags)
{
  AssayCsvWriter *self = g_new0 (AssayCsvWriter, 1);

  self->stream = g_object_ref (stream);
  self->flags = flags;
  self->pending = g_string_new ((flags & ASSAY_CSV_MARK) != 0 ? MARK : NULL);
  return self;
}

/**
 * assay_csv_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees a writer. What was not written by `assay_csv_writer_close ()` is lost.
 */
void
assay_csv_writer_free (AssayCsvWriter *self)
{
  g_object_unref (self->stream);
  g_string_free (self->pending, TRUE);
  g_free (self);
}

static void
begin_cell (AssayCsvWriter *self)
{
  if (self->in_row)
    g_string_append_c (self->pending, ',');
  self->in_row = TRUE;
}

/**
 * assay_csv_writer_add_text:
 * @self: a writer
 * @text: (nullable): UTF-8; %NULL for a blank cell
 *
 * Adds a cell to the row: quoted, its own quotes doubled, otherwise as it is. With
 * `ASSAY_CSV_GUARD` a text that begins with `=`, `+`, `-`, `@`, TAB or CR gets a TAB before it.
 */
void
assay_csv_writer_add_text (AssayCsvWriter *self,
                           const char     *text)
{
  begin_cell (self);
  if (text == NULL)
    return;
  g_string_append_c (self->pending, '"');
  if ((self->flags & ASSAY_CSV_GUARD) != 0 && text[0] != '\0'
      && strchr ("=+-@\t\r", text[0]) != NULL)
    g_string_append_c (self->pending, '\t');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (self->pending, text, quote - text);
      g_string_append (self->pending, "\"\"");
    }
  g_string_append (self->pending, text);
  g_string_append_c (self->pending, '"');
}

/**
 * assay_csv_writer_add_number:
 * @self: a writer
 * @number: a number; NaN for a blank cell
 * @decimals: how many decimals, 0 to 15
 *
 * Adds a number to the row, rounded by `assay_round ()`, with a decimal point and without quotes.
 */
void
assay_csv_writer_add_number (AssayCsvWriter *self,
                             double          number,
                             int             decimals)
{
  g_autofree char *text = assay_format_number (number, decimals);

  begin_cell (self);
  g_string_append (self->pending, text);
}

static gboolean
flush (AssayCsvWriter *self,
       GError        **error)
{
  gboolean written = g_output_stream_write_all (self->stream, self->pending->str,
                                                self->pending->len, NULL, NULL, error);

  g_string_truncate (self->pending, 0);
  return written;
}

/**
 * assay_csv_writer_end_row:
 * @self: a writer
 * @error: return location for a `G_IO_ERROR`
 *
 * Ends the row.
 *
 * Returns: whether it could be written
 */
gboolean
assay_csv_writer_end_row (AssayCsvWriter *self,
                          GError        **error)
{
  g_string_append (self->pending, "\r\n");
  self->in_row = FALSE;
  return self->pending->len < FLUSH_AT || flush (self, error);
}

/**
 * assay_csv_writer_write_row:
 * @self: a writer
 * @cells: (array zero-terminated=1): texts, UTF-8
 * @error: return location for a `G_IO_ERROR`
 *
 * Writes a whole row of texts.
 *
 * Returns: whether it could be written
 */
gboolean
assay_csv_writer_write_row (AssayCsvWriter    *self,
                            const char *const *cells,
                            GError           **error)
{
  for (gsize i = 0; cells[i] != NULL; i++)
    assay_csv_writer_add_text (self, cells[i]);
  return assay_csv_writer_end_row (self, error);
}

/**
 * assay_csv_writer_close:
 * @self: a writer
 * @error: return location for a `G_IO_ERROR`
 *
 * Writes what is left and closes the stream; a file is only then known to be whole.
 *
 * Returns: whether everything was written
 */
gboolean
assay_csv_writer_close (AssayCsvWriter *self,
                        GError        **error)
{
  return flush (self, error) && g_output_stream_close (self->stream, NULL, error);
}
