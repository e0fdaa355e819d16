/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-table-file.h"

#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/table/assay-csv-dialect.h"
#include "core/table/assay-csv-reader.h"
#include "core/table/assay-question-summary.h"
#include "core/table/assay-table-format.h"
#include "core/table/assay-table-look.h"
#include "core/table/assay-table-reader-private.h"

#define DIALECT_SAMPLE (64 * 1024)
#define MOST_SEARCHED_FOR_ENCODING (32 * 1024 * 1024)

struct _AssayTableFile
{
  GObject parent_instance;

  char *path;
  char *name;
  AssayFileStamp stamp;
  AssayTableFormat format;
  char *encoding;        /* as found; NULL for workbooks */
  char *encoding_chosen; /* by the caller, or NULL */
  char delimiter;
  char **sheets;
  guint sheet;
  AssayTableSample *sample;
  AssayTableHeadings *headings; /* NULL where there are no rows */
  gboolean may_be_empty;
};

G_DEFINE_FINAL_TYPE (AssayTableFile, assay_table_file, G_TYPE_OBJECT)

static void
assay_table_file_finalize (GObject *object)
{
  AssayTableFile *self = ASSAY_TABLE_FILE (object);

  g_clear_pointer (&self->headings, assay_table_headings_free);
  g_clear_pointer (&self->sample, assay_table_sample_free);
  g_strfreev (self->sheets);
  g_free (self->encoding);
  g_free (self->encoding_chosen);
  g_free (self->name);
  g_free (self->path);
  G_OBJECT_CLASS (assay_table_file_parent_class)->finalize (object);
}

static void
assay_table_file_class_init (AssayTableFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_table_file_finalize;
}

static void
assay_table_file_init (AssayTableFile *self)
{
}

/* Reads on until it is certain how the file is encoded; almost always the first block tells. */
static gboolean
settle_encoding (AssayTableFile  *self,
                 AssayTextSource *source,
                 char            *scratch,
                 GError         **error)
{
  gssize n = 1;

  for (gsize done = 0;
       n > 0 && done < MOST_SEARCHED_FOR_ENCODING && assay_text_source_is_undecided (source);
       done += (gsize)n)
    {
      n = assay_text_source_read (source, scratch, DIALECT_SAMPLE, 0, error);
      if (n < 0)
        return FALSE;
    }
  self->encoding = g_strdup (assay_text_source_get_encoding (source));
  return TRUE;
}

static gboolean
settle_dialect (AssayTableFile          *self,
                const AssayTableOptions *options,
                GError                 **error)
{
  g_autofree char *text = g_malloc (DIALECT_SAMPLE);
  g_autoptr (AssayTextSource) source
      = assay_text_source_open (self->path, &self->stamp, self->encoding_chosen, NULL, error);
  gsize length = 0;

  while (source != NULL && length + 16 <= DIALECT_SAMPLE)
    {
      gssize n = assay_text_source_read (source, text + length, DIALECT_SAMPLE - length, 1, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      length += (gsize) n;
    }
  if (source == NULL)
    return FALSE;
  self->delimiter = options != NULL && options->delimiter != 0
                        ? options->delimiter
                        : assay_csv_dialect_detect_delimiter (text, length);
  return settle_encoding (self, source, text, error);
}

static AssayTableReader *
open_reader (AssayTableFile *self,
             AssayDigest    *checksum,
             GError        **error)
{
  g_autoptr (AssayWorkbook) workbook = NULL;
  AssayTextSource *source;

  if (self->format == ASSAY_TABLE_CSV)
    {
      source = assay_text_source_open (self->path, &self->stamp, self->encoding_chosen, checksum,
                                       error);
      return source != NULL ? assay_csv_reader_new (source, self->delimiter) : NULL;
    }
  if (checksum != NULL && !assay_input_file_hash (self->path, &self->stamp, checksum, error))
    return NULL;
  workbook = assay_workbook_open (self->path, &self->stamp, error);
  return workbook != NULL ? assay_workbook_read_sheet (workbook, self->sheet, error) : NULL;
}

/* Whether an error only says that there are no rows, where that is as good as any. */
static gboolean
forgive_emptiness (AssayTableFile *self,
                   GError        **local,
                   GError        **error)
{
  if (self->may_be_empty && g_error_matches (*local, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}

static gboolean
open_text (AssayTableFile          *self,
           const AssayTableOptions *options,
           GError                 **error)
{
  g_autoptr (AssayTableReader) reader = NULL;
  g_autoptr (GError) local = NULL;

  self->format = ASSAY_TABLE_CSV;
  if (!settle_dialect (self, options, error))
    return FALSE;
  reader = open_reader (self, NULL, error);
  if (reader == NULL)
    return FALSE;
  return assay_table_look (reader, self->name, options, &self->sample, &self->headings, &local)
         || forgive_emptiness (self, &local, error);
}

static gboolean
open_workbook (AssayTableFile          *self,
               const AssayTableOptions *options,
               GError                 **error)
{
  g_autoptr (AssayWorkbook) workbook = assay_workbook_open (self->path, &self->stamp, error);
  g_autoptr (GError) local = NULL;
  GPtrArray *sheets;

  if (workbook == NULL)
    return FALSE;
  self->format = assay_workbook_get_format (workbook);
  if (!assay_table_look_for_sheet (workbook, self->name, options, &self->sheet, &self->sample,
                                   &self->headings, &local)
      && !forgive_emptiness (self, &local, error))
    return FALSE;
  sheets = assay_workbook_get_sheets (workbook);
  self->sheets = g_new0 (char *, sheets->len + 1);
  for (guint i = 0; i < sheets->len; i++)
    self->sheets[i] = g_strdup (((AssaySheet *) g_ptr_array_index (sheets, i))->name);
  return TRUE;
}

static AssayTableFile *
open_file (const char              *path,
           const AssayTableOptions *options,
           gboolean                 may_be_empty,
           GError                 **error)
{
  g_autoptr (AssayTableFile) self = g_object_new (ASSAY_TYPE_TABLE_FILE, NULL);
  gboolean is_package;

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->encoding_chosen = options != NULL ? g_strdup (options->encoding) : NULL;
  self->may_be_empty = may_be_empty;
  if (!assay_table_format_is_package (path, &is_package, &self->stamp, error))
    return NULL;
  if (!(is_package ? open_workbook (self, options, error) : open_text (self, options, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_table_file_open:
 * @path: a path in the file system's encoding
 * @options: (nullable): what the caller knows better than the file tells; %NULL to find out
 *   everything
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Looks at a file: finds out its format, encoding and delimiter, its sheet, the survey tool that
 * made it and its headings, and keeps some first rows. The rest of the file is not read. Any
 * thread; blocks on the file.
 *
 * Returns: (transfer full) (nullable): the file
 */
AssayTableFile *
assay_table_file_open (const char              *path,
                       const AssayTableOptions *options,
                       GError                 **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return open_file (path, options, FALSE, error);
}

/**
 * assay_table_file_open_any:
 * @path: a path in the file system's encoding
 * @options: (nullable): what the caller knows better than the file tells; %NULL to find out
 *   everything
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * As `assay_table_file_open ()`, but a file without rows is opened too: it then has no columns and
 * is there for `assay_table_file_read_raw ()`. Without a sheet that has headings the first is
 * taken.
 *
 * Returns: (transfer full) (nullable): the file
 */
AssayTableFile *
assay_table_file_open_any (const char              *path,
                           const AssayTableOptions *options,
                           GError                 **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  return open_file (path, options, TRUE, error);
}

/**
 * assay_table_file_get_path:
 * @self: a file
 *
 * Tells where the file lies. Any thread.
 *
 * Returns: (transfer none): its path, in the file system's encoding
 */
const char *
assay_table_file_get_path (AssayTableFile *self)
{
  return self->path;
}

/**
 * assay_table_file_get_format:
 * @self: a file
 *
 * Tells what kind of file it is. Any thread.
 *
 * Returns: the format
 */
AssayTableFormat
assay_table_file_get_format (AssayTableFile *self)
{
  return self->format;
}

/**
 * assay_table_file_get_encoding:
 * @self: a file
 *
 * Tells how a text file is encoded. Any thread.
 *
 * Returns: (transfer none) (nullable): an iconv name; %NULL for workbooks
 */
const char *
assay_table_file_get_encoding (AssayTableFile *self)
{
  return self->encoding;
}

/**
 * assay_table_file_get_delimiter:
 * @self: a file
 *
 * Tells what parts the cells of a text file. Any thread.
 *
 * Returns: the delimiter; 0 for workbooks
 */
char
assay_table_file_get_delimiter (AssayTableFile *self)
{
  return self->delimiter;
}

/**
 * assay_table_file_get_sheets:
 * @self: a file
 *
 * Lists the sheets of a workbook, hidden ones too, in their order. Any thread.
 *
 * Returns: (transfer none) (nullable): names, UTF-8, %NULL-terminated; %NULL for text files
 */
const char *const *
assay_table_file_get_sheets (AssayTableFile *self)
{
  return (const char *const *) self->sheets;
}

/**
 * assay_table_file_get_sheet:
 * @self: a file
 *
 * Tells which sheet of a workbook is read. Any thread.
 *
 * Returns: (transfer none) (nullable): its name, UTF-8; %NULL for text files
 */
const char *
assay_table_file_get_sheet (AssayTableFile *self)
{
  return self->sheets != NULL ? self->sheets[self->sheet] : NULL;
}

/**
 * assay_table_file_get_tool:
 * @self: a file
 *
 * Tells which survey tool made the file. Any thread.
 *
 * Returns: (transfer none) (nullable): the tool's name, such as `SurveyMonkey`; %NULL where none is
 *   recognised
 */
const char *
assay_table_file_get_tool (AssayTableFile *self)
{
  return self->headings != NULL ? assay_survey_tool_get_name (self->headings->tool) : NULL;
}

/**
 * assay_table_file_get_heading_line:
 * @self: a file
 *
 * Tells where the headings begin. Any thread.
 *
 * Returns: the line of a text file or the row of a sheet, from 1
 */
guint64
assay_table_file_get_heading_line (AssayTableFile *self)
{
  return self->headings != NULL
             ? assay_table_sample_get_row (self->sample, self->headings->row)->line
             : 1;
}

/**
 * assay_table_file_get_n_heading_rows:
 * @self: a file
 *
 * Counts the rows that make up the headings. Any thread.
 *
 * Returns: 1 to 3
 */
guint
assay_table_file_get_n_heading_rows (AssayTableFile *self)
{
  return self->headings != NULL ? self->headings->n_rows : 1;
}

/**
 * assay_table_file_get_n_columns:
 * @self: a file
 *
 * Counts the columns that have a heading or, in the first rows, a value. Rows further down may have
 * more cells. Any thread.
 *
 * Returns: how many
 */
guint
assay_table_file_get_n_columns (AssayTableFile *self)
{
  return self->headings != NULL ? self->headings->names->len : 0;
}

/**
 * assay_table_file_get_heading:
 * @self: a file
 * @column: which column, from 0
 *
 * Tells the heading of a column: on one line, several heading rows joined as `Question [option]`,
 * markup removed. Headings may repeat; a column without one is called “Column 3” and the like. Any
 * thread.
 *
 * Returns: (transfer none): UTF-8, never empty
 */
const char *
assay_table_file_get_heading (AssayTableFile *self,
                              guint           column)
{
  g_return_val_if_fail (column < assay_table_file_get_n_columns (self), "");
  return g_ptr_array_index (self->headings->names, column);
}

/**
 * assay_table_file_dup_sample:
 * @self: a file
 * @column: which column, from 0
 * @n_values: how many values at most
 *
 * Shows what a column holds: its first values, each once, parted by middle dots. Any thread.
 *
 * Returns: (transfer full): UTF-8; empty where the first rows hold nothing
 */
char *
assay_table_file_dup_sample (AssayTableFile *self,
                             guint           column,
                             guint           n_values)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_return_val_if_fail (column < assay_table_file_get_n_columns (self), g_strdup (""));
  for (guint i = self->headings->row + self->headings->n_rows;
       i < self->sample->rows->len && values->len < n_values; i++)
    {
      const char *text = assay_table_sample_get_text (self->sample, i, column);

      if (text[0] != '\0' && !g_ptr_array_find_with_equal_func (values, text, g_str_equal, NULL))
        g_ptr_array_add (values, (void *) text);
    }
  g_ptr_array_add (values, NULL);
  return g_strjoinv (" · ", (char **) values->pdata);
}

/**
 * assay_table_file_dup_header_shape:
 * @self: a file
 *
 * Makes the key under which the mapping of a file's columns is remembered: the SHA-256 of its
 * headings in their order, regardless of case, punctuation and white space. Any thread.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
assay_table_file_dup_header_shape (AssayTableFile *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < assay_table_file_get_n_columns (self); i++)
    {
      g_autofree char *folded = assay_text_fold (assay_table_file_get_heading (self, i));

      g_checksum_update (checksum, (const guchar *) folded, (gssize) strlen (folded) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * assay_table_file_is_question_summary:
 * @self: a file
 *
 * Tells a summary of questions, which holds counts of answers and must not be imported, from the
 * answers of people. Any thread.
 *
 * Returns: whether it is a summary
 */
gboolean
assay_table_file_is_question_summary (AssayTableFile *self)
{
  return self->headings != NULL && assay_question_summary_recognise (self->sample, self->headings);
}

/**
 * assay_table_file_read:
 * @self: a file
 * @checksum: (nullable): fed with every byte of the file, to the last once the last row was read;
 *   must outlive the reader
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Begins to read the rows below the headings; rows that hold nothing are left out. Refused with
 * `ASSAY_TABLE_ERROR_CHANGED` if the file is no longer the one that was opened. Any thread.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AssayTableReader *
assay_table_file_read (AssayTableFile *self,
                       AssayDigest    *checksum,
                       GError        **error)
{
  AssayTableReader *reader;
  guint last;

  g_return_val_if_fail (self->headings != NULL, NULL);
  reader = open_reader (self, checksum, error);
  last = self->headings->row + self->headings->n_rows - 1;
  if (reader != NULL)
    _assay_table_reader_skip_headings (reader,
                                       assay_table_sample_get_row (self->sample, last)->line);
  return reader;
}

/**
 * assay_table_file_read_raw:
 * @self: a file
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Begins to read every row of the file or sheet from its first, headings and empty rows included.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AssayTableReader *
assay_table_file_read_raw (AssayTableFile *self,
                           GError        **error)
{
  return open_reader (self, NULL, error);
}
