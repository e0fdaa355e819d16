/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-csv-reader.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-table-reader-private.h"

/*
 * Splits text into rows and cells. The text lies in one buffer that moves along the file; a row of
 * one line whose quotes, if any, are all in order is cut into cells where it lies, without a copy:
 * nearly every row of nearly every file. What is left, cells with line breaks and quotes in odd
 * places, goes to libcsv, a line at a time, so that it is known at which line a quote was opened
 * and a quote that is never closed cannot swallow the file.
 *
 * White space is part of a cell. Rows end at LF, CR LF or a CR alone. An empty line is a row
 * without cells.
 */

#define FIRST_BUFFER (256 * 1024)
#define MOST_ROW_BYTES (32 * 1024 * 1024)

typedef struct
{
  gsize offset;
  gsize length;
} CellRange;

struct _AssayCsvReader
{
  AssayTableReader parent_instance;

  AssayTextSource *source;
  char delimiter;
  char *buffer; /* with a byte to spare */
  gsize size;
  gsize start;
  gsize end;
  gsize next_feed; /* the first LF at or after start, if there is one before end */
  gboolean at_end;
  guint64 line;
  AssayCell *cells;
  guint n_cells;
  guint room;

  struct csv_parser parser;
  GString *text;     /* the cells of a row that libcsv took apart, each with its NUL */
  GArray *ranges;    /* where in text or buffer they lie */
  guint64 cell_line; /* at which the cell that libcsv is in begins */
  gboolean row_ended;
};

G_DEFINE_FINAL_TYPE (AssayCsvReader, assay_csv_reader, ASSAY_TYPE_TABLE_READER)

static gboolean
report_too_large (AssayCsvReader *self,
                  const char     *reason,
                  GError        **error)
{
  g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_TOO_LARGE,
               _("“%s”, line %lu: %s"), assay_text_source_get_name (self->source),
               (gulong) self->line, reason);
  return FALSE;
}

static gboolean
report_open_quote (AssayCsvReader *self,
                   GError        **error)
{
  g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_SYNTAX,
               _("“%s”, line %lu: a quotation mark is opened there and never closed. Mend that "
                 "line and try again."),
               assay_text_source_get_name (self->source), (gulong) self->cell_line);
  return FALSE;
}

static gboolean
make_room (AssayCsvReader *self,
           GError        **error)
{
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->next_feed -= self->start;
      self->start = 0;
    }
  if (self->size - self->end >= self->size / 4)
    return TRUE;
  if (self->size >= MOST_ROW_BYTES)
    return report_too_large (self, _("the row is longer than Assay reads."), error);
  self->size *= 2;
  self->buffer = g_realloc (self->buffer, self->size + 1);
  return TRUE;
}

static gboolean
fill (AssayCsvReader *self,
      GError        **error)
{
  gssize n;

  if (!make_room (self, error))
    return FALSE;
  n = assay_text_source_read (self->source, self->buffer + self->end, self->size - self->end,
                              self->line, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  return TRUE;
}

static void
find_feed (AssayCsvReader *self,
           gsize           from)
{
  const char *feed = memchr (self->buffer + from, '\n', self->end - from);

  self->next_feed = feed != NULL ? (gsize) (feed - self->buffer) : self->end;
}

/* Finds the line that begins at start: its length, and its length with what ends it; FALSE at the
 * end of the file or on error. */
static gboolean
find_line (AssayCsvReader *self,
           gsize          *length,
           gsize          *whole,
           GError        **error)
{
  if (self->next_feed < self->start)
    find_feed (self, self->start);
  for (;;)
    {
      const char *begin = self->buffer + self->start;
      gsize available = self->next_feed - self->start;
      const char *back = memchr (begin, '\r', available);
      gsize searched = self->end - self->start;

      if (back != NULL && (back + 1 < self->buffer + self->end || self->at_end))
        {
          *length = (gsize) (back - begin);
          *whole = *length + (back + 1 < self->buffer + self->end && back[1] == '\n' ? 2 : 1);
          return TRUE;
        }
      if (self->next_feed < self->end || (self->at_end && available > 0))
        {
          *length = available;
          *whole = available + (self->next_feed < self->end ? 1 : 0);
          return TRUE;
        }
      if (self->at_end || !fill (self, error))
        return FALSE;
      find_feed (self, self->start + searched);
    }
}

static inline void
add_cell (AssayCsvReader *self,
          const char     *text,
          gsize           length)
{
  AssayCell *cell;

  if (self->n_cells == self->room)
    self->cells = g_renew (AssayCell, self->cells, self->room *= 2);
  cell = &self->cells[self->n_cells++];
  cell->type = length > 0 ? ASSAY_CELL_TEXT : ASSAY_CELL_BLANK;
  cell->per_cent = FALSE;
  cell->number = 0.0;
  cell->text = text;
  cell->length = length;
}

/* Cuts a line without any quotation mark into cells. */
static void
split_plain (AssayCsvReader *self,
             char           *at,
             gsize           length)
{
  char *end = at + length;

  for (;;)
    {
      char *stop = memchr (at, self->delimiter, (gsize) (end - at));

      if (stop == NULL)
        break;
      *stop = '\0';
      add_cell (self, at, (gsize) (stop - at));
      at = stop + 1;
    }
  *end = '\0';
  add_cell (self, at, (gsize) (end - at));
}

/* Finds the end of a cell that begins with a quotation mark: what follows the closing one and the
 * spaces after it. NULL if the quotes are not in order or not closed on this line. */
static const char *
find_closing (AssayCsvReader *self,
              const char     *at,
              const char     *end,
              CellRange      *range)
{
  const char *begin = at + 1;

  for (at = begin; (at = memchr (at, '"', (gsize) (end - at))) != NULL; at += 2)
    if (at + 1 >= end || at[1] != '"')
      {
        const char *after = at + 1;

        range->offset = (gsize) (begin - self->buffer);
        range->length = (gsize) (at - begin);
        while (after < end && *after == ' ' && self->delimiter != ' ')
          after++;
        return after == end || *after == self->delimiter ? after : NULL;
      }
  return NULL;
}

/* Finds the cells of a line with quotation marks, without touching it; FALSE if it is not all in
 * order. */
static gboolean
find_quoted_cells (AssayCsvReader *self,
                   const char     *at,
                   const char     *end)
{
  g_array_set_size (self->ranges, 0);
  for (;; at++)
    {
      CellRange range;
      const char *stop;

      if (end - at > 3 && memcmp (at, "\xef\xbb\xbf\"", 4) == 0)
        at += 3;
      if (at < end && *at == '"')
        stop = find_closing (self, at, end, &range);
      else
        {
          stop = memchr (at, self->delimiter, (gsize) (end - at));
          stop = stop != NULL ? stop : end;
          range.offset = (gsize) (at - self->buffer);
          range.length = (gsize) (stop - at);
        }
      if (stop == NULL)
        return FALSE;
      g_array_append_val (self->ranges, range);
      at = stop;
      if (at == end)
        return TRUE;
    }
}

static gsize
undouble_quotes (char *text,
                 gsize length)
{
  const char *quote = memchr (text, '"', length);
  gsize to = quote != NULL ? (gsize) (quote - text) : length;

  for (gsize from = to; from < length; from++)
    {
      text[to++] = text[from];
      from += text[from] == '"';
    }
  return to;
}

static void
cut_quoted_cells (AssayCsvReader *self)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      CellRange *range = &g_array_index (self->ranges, CellRange, i);
      char *text = self->buffer + range->offset;
      gboolean quoted = range->offset > 0 && text[-1] == '"';
      gsize length = quoted ? undouble_quotes (text, range->length) : range->length;

      text[length] = '\0';
      add_cell (self, text, length);
    }
}

static void
cell_cb (void  *bytes,
         size_t length,
         void  *data)
{
  AssayCsvReader *self = data;
  CellRange range = { self->text->len, length };

  g_string_append_len (self->text, bytes != NULL ? bytes : "", (gssize) length);
  g_string_append_c (self->text, '\0');
  g_array_append_val (self->ranges, range);
  self->cell_line = self->line;
}

static void
row_cb (int   terminator,
        void *data)
{
  AssayCsvReader *self = data;

  self->row_ended = TRUE;
}

static int
is_never (unsigned char c)
{
  return 0;
}

/* Gives libcsv one more line of a row. From the second line on, a quote that neither ends its cell
 * nor is doubled shows that an earlier one was never closed. */
static gboolean
feed_line (AssayCsvReader *self,
           const char     *bytes,
           gsize           length,
           gboolean        is_first)
{
  gsize done = 0;

  while (done < length)
    {
      csv_set_opts (&self->parser, CSV_APPEND_NULL | (is_first ? 0 : CSV_STRICT));
      done += csv_parse (&self->parser, bytes + done, length - done, cell_cb, row_cb, self);
      if (done == length)
        break;
      if (self->parser.quoted)
        return FALSE;
      csv_set_opts (&self->parser, CSV_APPEND_NULL);
      done += csv_parse (&self->parser, bytes + done, 1, cell_cb, row_cb, self);
    }
  return TRUE;
}

/* At the end of the file the last line may lack its line break. */
static gboolean
end_row (AssayCsvReader *self,
         GError        **error)
{
  if (!self->row_ended)
    csv_parse (&self->parser, "\n", 1, cell_cb, row_cb, self);
  return self->row_ended || report_open_quote (self, error);
}

static void
restart_parser (AssayCsvReader *self)
{
  csv_free (&self->parser);
  csv_init (&self->parser, CSV_APPEND_NULL);
  csv_set_delim (&self->parser, (unsigned char) self->delimiter);
  csv_set_space_func (&self->parser, is_never);
  csv_set_blk_size (&self->parser, 4096);
}

/* Reads a row that libcsv has to take apart; FALSE on error. */
static gboolean
parse_odd_row (AssayCsvReader *self,
               gsize           length,
               gsize           whole,
               GError        **error)
{
  gboolean is_first = TRUE;

  restart_parser (self);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->ranges, 0);
  self->cell_line = self->line;
  self->row_ended = FALSE;
  for (;;)
    {
      g_autoptr (GError) local = NULL;

      if (!feed_line (self, self->buffer + self->start, whole, is_first))
        return report_open_quote (self, error);
      self->start += whole;
      self->line++;
      if (self->row_ended)
        return TRUE;
      if (self->parser.entry_pos > ASSAY_TABLE_MOST_CELL_BYTES || self->text->len > MOST_ROW_BYTES)
        return report_open_quote (self, error);
      is_first = FALSE;
      if (!find_line (self, &length, &whole, &local))
        {
          if (local == NULL)
            return end_row (self, error);
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

static void
take_parsed_cells (AssayCsvReader *self)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      CellRange *range = &g_array_index (self->ranges, CellRange, i);

      add_cell (self, self->text->str + range->offset, range->length);
    }
}

static gboolean
check_bounds (AssayCsvReader *self,
              gsize           length,
              GError        **error)
{
  if (self->n_cells > ASSAY_TABLE_MOST_COLUMNS)
    return report_too_large (self, _("the row has more columns than Assay reads."), error);
  for (guint i = 0; length > ASSAY_TABLE_MOST_CELL_BYTES && i < self->n_cells; i++)
    if (self->cells[i].length > ASSAY_TABLE_MOST_CELL_BYTES)
      return report_too_large (self, _("a cell is longer than Assay reads."), error);
  return TRUE;
}

/* Cuts the line at start into cells, or has libcsv do it; moves on to the next row. */
static gboolean
split_row (AssayCsvReader *self,
           gsize           length,
           gsize           whole,
           GError        **error)
{
  char *at = self->buffer + self->start;

  if (length == 0)
    {
      self->start += whole;
      self->line++;
      return TRUE;
    }
  if (memchr (at, '"', length) == NULL)
    split_plain (self, at, length);
  else if (find_quoted_cells (self, at, at + length))
    cut_quoted_cells (self);
  else
    {
      if (!parse_odd_row (self, length, whole, error))
        return FALSE;
      take_parsed_cells (self);
      return check_bounds (self, self->text->len, error);
    }
  if (!check_bounds (self, length, error))
    return FALSE;
  self->start += whole;
  self->line++;
  return TRUE;
}

static gboolean
assay_csv_reader_read_row (AssayTableReader *reader,
                           AssayTableRow    *row,
                           GError          **error)
{
  AssayCsvReader *self = ASSAY_CSV_READER (reader);
  gsize length;
  gsize whole;

  self->n_cells = 0;
  if (!find_line (self, &length, &whole, error))
    return FALSE;
  row->line = self->line;
  if (!split_row (self, length, whole, error))
    return FALSE;
  row->cells = self->cells;
  row->n_cells = self->n_cells;
  return TRUE;
}

static double
assay_csv_reader_get_progress (AssayTableReader *reader)
{
  return assay_text_source_get_progress (ASSAY_CSV_READER (reader)->source);
}

static void
assay_csv_reader_finalize (GObject *object)
{
  AssayCsvReader *self = ASSAY_CSV_READER (object);

  csv_free (&self->parser);
  g_string_free (self->text, TRUE);
  g_array_unref (self->ranges);
  g_free (self->cells);
  g_free (self->buffer);
  assay_text_source_free (self->source);
  G_OBJECT_CLASS (assay_csv_reader_parent_class)->finalize (object);
}

static void
assay_csv_reader_class_init (AssayCsvReaderClass *klass)
{
  AssayTableReaderClass *reader_class = ASSAY_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_csv_reader_finalize;
  reader_class->read_row = assay_csv_reader_read_row;
  reader_class->get_progress = assay_csv_reader_get_progress;
}

static void
assay_csv_reader_init (AssayCsvReader *self)
{
  self->size = FIRST_BUFFER;
  self->buffer = g_malloc (self->size + 1);
  self->room = 64;
  self->cells = g_new (AssayCell, self->room);
  self->text = g_string_new (NULL);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (CellRange));
  self->line = 1;
  csv_init (&self->parser, CSV_APPEND_NULL);
}

/**
 * assay_csv_reader_new:
 * @source: (transfer full): the text
 * @delimiter: what parts the cells: an ASCII character
 *
 * Makes a reader of text with separators. Every cell is blank or text, as it stands in the file; a
 * row's line is that of the file.
 *
 * Returns: (transfer full): the reader
 */
AssayTableReader *
assay_csv_reader_new (AssayTextSource *source,
                      char             delimiter)
{
  AssayCsvReader *self = g_object_new (ASSAY_TYPE_CSV_READER, NULL);

  self->source = source;
  self->delimiter = delimiter;
  return ASSAY_TABLE_READER (self);
}
