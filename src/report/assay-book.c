/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-book.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"

/* The longest text that a cell may hold, in characters. */
#define LONGEST_TEXT 32767

/* Heights of rows, in points. */
#define TITLE_HEIGHT 24.0
#define SUBTITLE_HEIGHT 20.0
#define HEAD_HEIGHT 32.0

/* Characters that are still read with ease across a landscape page of A4. */
#define PAGE_WIDTH 150.0

static char *
make_number_format (int decimals)
{
  g_autofree char *zeros = g_strnfill ((gsize) MAX (0, decimals), '0');

  return decimals > 0 ? g_strconcat ("0.", zeros, NULL) : g_strdup ("0");
}

static void
set_number_format (AssayBook      *self,
                   AssayBookFormat format,
                   const char     *number_format)
{
  format_set_num_format (self->formats[format], number_format);
}

/* Figures keep clear of the words in the next column. */
static void
align_figures (AssayBook *self)
{
  const AssayBookFormat figures[] = {
    ASSAY_BOOK_COUNT, ASSAY_BOOK_SCORE, ASSAY_BOOK_EXACT, ASSAY_BOOK_CHANGE, ASSAY_BOOK_SHARE,
    ASSAY_BOOK_SHARE_DECIMAL, ASSAY_BOOK_STABILITY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      format_set_align (self->formats[figures[i]], LXW_ALIGN_RIGHT);
      format_set_indent (self->formats[figures[i]], 1);
    }
}

static void
set_number_formats (AssayBook *self)
{
  g_autofree char *score = make_number_format (self->decimals);
  g_autofree char *change = g_strdup_printf ("+%s;−%s;%s", score, score, score);

  set_number_format (self, ASSAY_BOOK_COUNT, "#,##0");
  set_number_format (self, ASSAY_BOOK_SCORE, score);
  set_number_format (self, ASSAY_BOOK_EXACT, "0.0000");
  set_number_format (self, ASSAY_BOOK_CHANGE, change);
  set_number_format (self, ASSAY_BOOK_SHARE, "0 %");
  set_number_format (self, ASSAY_BOOK_SHARE_DECIMAL, "0.0 %");
  /* Draws that never gave a band do not make it impossible: neither 0 nor 100 is ever shown. */
  set_number_format (self, ASSAY_BOOK_STABILITY,
                     "[<0.01]\"< 1 %\";[>0.99]\"> 99 %\";0 %");
}

/**
 * assay_book_init:
 * @self: (out caller-allocates): to be set up
 * @book: a new workbook, borrowed
 * @decimals: of scores
 *
 * Makes the formats that all sheets share.
 */
void
assay_book_init (AssayBook    *self,
                 lxw_workbook *book,
                 int           decimals)
{
  self->book = book;
  self->decimals = decimals;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ASSAY_BOOK_N_FORMATS; i++)
    {
      self->formats[i] = workbook_add_format (book);
      format_set_font_name (self->formats[i], "Arial");
      format_set_font_size (self->formats[i], 11);
      format_set_align (self->formats[i], LXW_ALIGN_VERTICAL_TOP);
    }
  format_set_bold (self->formats[ASSAY_BOOK_BOLD]);
  format_set_bold (self->formats[ASSAY_BOOK_TITLE]);
  format_set_font_size (self->formats[ASSAY_BOOK_TITLE], 16);
  format_set_font_size (self->formats[ASSAY_BOOK_SUBTITLE], 12);
  format_set_text_wrap (self->formats[ASSAY_BOOK_WRAP]);
  format_set_bold (self->formats[ASSAY_BOOK_HEAD]);
  format_set_text_wrap (self->formats[ASSAY_BOOK_HEAD]);
  format_set_bottom (self->formats[ASSAY_BOOK_HEAD], LXW_BORDER_THIN);
  format_set_font_color (self->formats[ASSAY_BOOK_LINK], 0x12436d);
  format_set_underline (self->formats[ASSAY_BOOK_LINK], LXW_UNDERLINE_SINGLE);
  format_set_text_wrap (self->formats[ASSAY_BOOK_OPEN]);
  format_set_unlocked (self->formats[ASSAY_BOOK_OPEN]);
  format_set_border (self->formats[ASSAY_BOOK_OPEN], LXW_BORDER_THIN);
  format_set_border_color (self->formats[ASSAY_BOOK_OPEN], 0x6b6570);
  set_number_formats (self);
  align_figures (self);
}

static gboolean
report_failure (const char *path,
                lxw_error   failure,
                int         number,
                GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
                 _("“%s” could not be written: the disk is full."), name);
  else
    g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
                 _("“%s” could not be written: %s"), name, lxw_strerror (failure));
  return FALSE;
}

/* Whether the rows of long sheets reached the disk: the library does not look. */
static gboolean
are_rows_stored (lxw_workbook *book)
{
  lxw_worksheet *sheet;

  STAILQ_FOREACH (sheet, book->worksheets, list_pointers)
    if (sheet->optimize && (ferror (sheet->optimize_tmpfile) || fflush (sheet->optimize_tmpfile) != 0))
      return FALSE;
  return TRUE;
}

/**
 * assay_book_close:
 * @book: (transfer full): a workbook that is written to the temporary name of @output
 * @output: the file that is to appear
 * @path: its name, for messages
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes the workbook and lets the file appear, whole or not at all.
 *
 * Returns: whether the file is there
 */
gboolean
assay_book_close (lxw_workbook    *book,
                  AssayOutputFile *output,
                  const char      *path,
                  GCancellable    *cancellable,
                  GError         **error)
{
  gboolean stored;
  lxw_error failure;
  int number;

  errno = 0;
  stored = are_rows_stored (book);
  number = errno;
  failure = workbook_close (book);
  if (!stored)
    return report_failure (path, LXW_ERROR_CREATING_TMPFILE, number, error);
  number = errno;
  if (failure != LXW_NO_ERROR)
    return report_failure (path, failure, number, error);
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         assay_output_file_commit (output, error);
}

/**
 * assay_book_discard:
 * @book: (transfer full): a workbook that is not to be written
 *
 * Frees the workbook instead of closing it.
 */
void
assay_book_discard (lxw_workbook *book)
{
  lxw_worksheet *sheet;

  /* The library closes the files of long sheets only as it writes them. */
  STAILQ_FOREACH (sheet, book->worksheets, list_pointers)
    if (sheet->optimize)
      fclose (sheet->optimize_tmpfile);
  lxw_workbook_free (book);
}

/**
 * assay_book_clear:
 * @self: a workbook
 *
 * Frees what was added to the workbook, which is closed by its owner.
 */
void
assay_book_clear (AssayBook *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->titles, g_ptr_array_unref);
}

static lxw_worksheet *
set_up_sheet (AssayBook  *self,
              const char *name,
              const char *title,
              const char *subtitle)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);
  AssayBookCursor cursor = { self, sheet, 0, 0 };

  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->titles, g_strdup (title));
  worksheet_set_row (sheet, 0, TITLE_HEIGHT, NULL);
  assay_book_put_text (&cursor, ASSAY_BOOK_TITLE, title);
  cursor.row = 1;
  cursor.column = 0;
  worksheet_set_row (sheet, 1, SUBTITLE_HEIGHT, NULL);
  assay_book_put_text (&cursor, ASSAY_BOOK_SUBTITLE, subtitle);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  return sheet;
}

/**
 * assay_book_add_sheet:
 * @self: a workbook
 * @name: of the sheet, at most 31 characters, unique
 * @title: written into its first cell
 * @subtitle: what it says, below
 *
 * Adds a sheet, ready to be printed across a landscape page. Its cells can be written in any order.
 *
 * Returns: (transfer none): the sheet
 */
lxw_worksheet *
assay_book_add_sheet (AssayBook  *self,
                      const char *name,
                      const char *title,
                      const char *subtitle)
{
  return set_up_sheet (self, name, title, subtitle);
}

static void
put_headings (AssayBook             *self,
              lxw_worksheet         *sheet,
              guint                  head_row,
              const AssayBookColumn *columns,
              guint                  n_columns)
{
  AssayBookCursor cursor = { self, sheet, head_row, 0 };

  worksheet_set_row (sheet, head_row, HEAD_HEIGHT, NULL);
  for (guint i = 0; i < n_columns; i++)
    assay_book_put_text (&cursor, ASSAY_BOOK_HEAD, columns[i].heading);
}

/**
 * assay_book_add_long_sheet:
 * @self: a workbook
 * @name: of the sheet, at most 31 characters, unique
 * @title: written into its first cell
 * @subtitle: what it says, below
 * @columns: (array length=n_columns): the columns of its one table
 * @n_columns: how many
 *
 * Adds a sheet for one row a provider or more, with the headings of its table. Only the row being
 * written is in memory, those before it are on disk: rows must be written from the top down, none
 * twice. No chart may refer to it, since the values that a chart keeps are not found there.
 *
 * Returns: (transfer none): the sheet
 */
lxw_worksheet *
assay_book_add_long_sheet (AssayBook             *self,
                           const char            *name,
                           const char            *title,
                           const char            *subtitle,
                           const AssayBookColumn *columns,
                           guint                  n_columns)
{
  lxw_worksheet *sheet;

  /* The library asks for this when a sheet is added, so that each can have its own way. */
  self->book->options.constant_memory = LXW_TRUE;
  sheet = set_up_sheet (self, name, title, subtitle);
  self->book->options.constant_memory = LXW_FALSE;
  put_headings (self, sheet, ASSAY_BOOK_HEAD_ROW, columns, n_columns);
  return sheet;
}

/* The library refuses a table in a sheet that is kept on disk, since it writes the headings with it.
 * There they stand already: what it then puts into memory is never written. */
static void
mark_table (lxw_worksheet     *sheet,
            guint              head_row,
            guint              last_row,
            guint              last_column,
            lxw_table_options *options)
{
  uint8_t on_disk = sheet->optimize;
  lxw_error failure;

  sheet->optimize = LXW_FALSE;
  failure = worksheet_add_table (sheet, head_row, 0, last_row, (lxw_col_t) last_column, options);
  sheet->optimize = on_disk;
  if (failure != LXW_NO_ERROR)
    g_critical ("A table was not added: %s", lxw_strerror (failure));
}

/**
 * assay_book_add_table:
 * @self: a workbook
 * @sheet: a sheet of it
 * @name: of the table, unique in the workbook
 * @head_row: where its headings stand, from 0
 * @n_rows: rows below the headings, at least 1
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 * @filter: whether it can be filtered and sorted; not for tables to which formulas refer by place
 *
 * Marks a range as a table and writes its headings, which a long sheet has already. The cells are
 * the caller's.
 */
void
assay_book_add_table (AssayBook             *self,
                      lxw_worksheet         *sheet,
                      const char            *name,
                      guint                  head_row,
                      guint                  n_rows,
                      const AssayBookColumn *columns,
                      guint                  n_columns,
                      gboolean               filter)
{
  g_autofree lxw_table_column *table_columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n_columns + 1);
  lxw_table_options options = {
    .name = (char *) name,
    .no_autofilter = filter ? LXW_FALSE : LXW_TRUE,
    .no_banded_rows = LXW_TRUE,
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 1,
    .columns = pointers,
  };
  double width = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      table_columns[i].header = (char *) columns[i].heading;
      table_columns[i].header_format = self->formats[ASSAY_BOOK_HEAD];
      pointers[i] = &table_columns[i];
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
      width += columns[i].width;
    }
  worksheet_fit_to_pages (sheet, (uint16_t) ceil (width / PAGE_WIDTH), 0);
  if (!sheet->optimize)
    worksheet_set_row (sheet, head_row, HEAD_HEIGHT, NULL);
  mark_table (sheet, head_row, head_row + MAX (1, n_rows), n_columns - 1, &options);
}

/**
 * assay_book_make_heading:
 * @taken: (element-type utf8 utf8): a set with `g_free` for its keys, to which the heading is added
 * @title: what the column is to be called
 *
 * Headings of one table must differ from each other, whatever titles a council chose.
 *
 * Returns: (transfer full): @title, with a number behind it where it is taken
 */
char *
assay_book_make_heading (GHashTable *taken,
                         const char *title)
{
  g_autofree char *heading = g_strdup (title);

  for (guint i = 2; !g_hash_table_add (taken, g_utf8_casefold (heading, -1)); i++)
    {
      g_free (heading);
      heading = g_strdup_printf ("%s (%u)", title, i);
    }
  return g_steal_pointer (&heading);
}

/**
 * assay_book_freeze:
 * @sheet: a sheet whose table begins at `ASSAY_BOOK_HEAD_ROW`
 * @n_columns: columns to keep in sight at the left
 *
 * Keeps the headings and those columns in sight, and on every printed page.
 */
void
assay_book_freeze (lxw_worksheet *sheet,
                   guint          n_columns)
{
  worksheet_freeze_panes (sheet, ASSAY_BOOK_FIRST_ROW, (lxw_col_t) n_columns);
  worksheet_repeat_rows (sheet, ASSAY_BOOK_HEAD_ROW, ASSAY_BOOK_HEAD_ROW);
  if (n_columns > 0)
    worksheet_repeat_columns (sheet, 0, (lxw_col_t) (n_columns - 1));
}

/* Readers take "_x" and four hexadecimal digits and "_" for a character; to mean the letters
 * themselves the underscore is written in that very way. */
static char *
protect_escapes (const char *text)
{
  GString *safe;

  if (strstr (text, "_x") == NULL)
    return NULL;
  safe = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3])
          && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_')
        g_string_append (safe, "_x005F");
      g_string_append_c (safe, *at);
    }
  return g_string_free (safe, FALSE);
}

/**
 * assay_book_put_text:
 * @cursor: where
 * @format: of the cell
 * @text: (nullable): UTF-8; NULL and "" leave the cell empty
 *
 * Writes text that stays text whatever it begins with. What is beyond the format's 32,767
 * characters is cut off.
 */
void
assay_book_put_text (AssayBookCursor *cursor,
                     AssayBookFormat  format,
                     const char      *text)
{
  guint column = cursor->column++;
  g_autofree char *safe = NULL;
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return;
  safe = protect_escapes (text);
  if (safe != NULL)
    text = safe;
  if (g_utf8_strlen (text, -1) > LONGEST_TEXT)
    text = cut = g_utf8_substring (text, 0, LONGEST_TEXT);
  worksheet_write_string (cursor->sheet, cursor->row, (lxw_col_t) column, text,
                          cursor->book->formats[format]);
}

/**
 * assay_book_put_open:
 * @cursor: where
 * @text: (nullable): what is there already
 *
 * Writes a cell that can be filled in on a locked sheet.
 */
void
assay_book_put_open (AssayBookCursor *cursor,
                     const char      *text)
{
  worksheet_write_blank (cursor->sheet, cursor->row, (lxw_col_t) cursor->column,
                         cursor->book->formats[ASSAY_BOOK_OPEN]);
  assay_book_put_text (cursor, ASSAY_BOOK_OPEN, text);
}

/**
 * assay_book_put_number:
 * @cursor: where
 * @format: of the cell
 * @value: NaN leaves the cell empty
 *
 * Writes a figure.
 */
void
assay_book_put_number (AssayBookCursor *cursor,
                       AssayBookFormat  format,
                       double           value)
{
  guint column = cursor->column++;

  if (isfinite (value))
    worksheet_write_number (cursor->sheet, cursor->row, (lxw_col_t) column, value,
                            cursor->book->formats[format]);
}

/**
 * assay_book_put_formula:
 * @cursor: where
 * @format: of the cell
 * @formula: begins with `=`, English function names
 * @value: what it gives; NaN writes nothing at all
 *
 * Writes a formula with its value, so that a reader that does not calculate shows the same.
 */
void
assay_book_put_formula (AssayBookCursor *cursor,
                        AssayBookFormat  format,
                        const char      *formula,
                        double           value)
{
  guint column = cursor->column++;

  if (isfinite (value))
    worksheet_write_formula_num (cursor->sheet, cursor->row, (lxw_col_t) column, formula,
                                 cursor->book->formats[format], value);
}

/**
 * assay_book_put_words:
 * @cursor: where
 * @format: of the cell
 * @formula: begins with `=`
 * @words: what it gives
 *
 * Writes a formula that gives text, with that text.
 */
void
assay_book_put_words (AssayBookCursor *cursor,
                      AssayBookFormat  format,
                      const char      *formula,
                      const char      *words)
{
  worksheet_write_formula_str (cursor->sheet, cursor->row, (lxw_col_t) cursor->column++, formula,
                               cursor->book->formats[format], words);
}
