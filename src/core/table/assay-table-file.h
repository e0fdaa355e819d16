/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-digest.h"
#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssayTableFormat:
 * @ASSAY_TABLE_CSV: text with separators
 * @ASSAY_TABLE_XLSX: an Office Open XML workbook
 * @ASSAY_TABLE_ODS: an OpenDocument spreadsheet
 */
typedef enum
{
  ASSAY_TABLE_CSV,
  ASSAY_TABLE_XLSX,
  ASSAY_TABLE_ODS,
} AssayTableFormat;

/**
 * AssayTableOptions:
 * @encoding: (nullable): an iconv name; NULL to find it out
 * @delimiter: `,` `;` TAB `|`, or 0 to find it out
 * @sheet: (nullable): a sheet's name; NULL for the first that has headings
 * @heading_line: the row of the sheet or file, from 1, at which the headings begin, or 0 to find it
 *   out
 * @n_heading_rows: 1 to 3, or 0 to find it out
 */
typedef struct
{
  char *encoding;
  char delimiter;
  char *sheet;
  guint64 heading_line;
  guint n_heading_rows;
} AssayTableOptions;

/**
 * AssayTableFile:
 *
 * A file that somebody sent, looked at but not yet read: what it is, where its headings are and
 * what its first rows hold. Immutable after `assay_table_file_open ()`, so that any thread may use
 * it.
 */
#define ASSAY_TYPE_TABLE_FILE (assay_table_file_get_type ())
G_DECLARE_FINAL_TYPE (AssayTableFile, assay_table_file, ASSAY, TABLE_FILE, GObject)

AssayTableFile    *assay_table_file_open             (const char              *path,
                                                      const AssayTableOptions *options,
                                                      GError                 **error);
AssayTableFile    *assay_table_file_open_any         (const char              *path,
                                                      const AssayTableOptions *options,
                                                      GError                 **error);
const char        *assay_table_file_get_path         (AssayTableFile          *self);
AssayTableFormat   assay_table_file_get_format       (AssayTableFile          *self);
const char        *assay_table_file_get_encoding     (AssayTableFile          *self);
char               assay_table_file_get_delimiter    (AssayTableFile          *self);
const char *const *assay_table_file_get_sheets       (AssayTableFile          *self);
const char        *assay_table_file_get_sheet        (AssayTableFile          *self);
const char        *assay_table_file_get_tool         (AssayTableFile          *self);
guint64            assay_table_file_get_heading_line (AssayTableFile          *self);
guint              assay_table_file_get_n_heading_rows(AssayTableFile         *self);
guint              assay_table_file_get_n_columns    (AssayTableFile          *self);
const char        *assay_table_file_get_heading      (AssayTableFile          *self,
                                                      guint                    column);
char              *assay_table_file_dup_sample       (AssayTableFile          *self,
                                                      guint                    column,
                                                      guint                    n_values);
char              *assay_table_file_dup_description  (AssayTableFile          *self);
char              *assay_table_file_dup_header_shape (AssayTableFile          *self);
gboolean           assay_table_file_is_question_summary (AssayTableFile      *self);
AssayTableReader  *assay_table_file_read             (AssayTableFile          *self,
                                                      AssayDigest             *checksum,
                                                      GError                 **error);
AssayTableReader  *assay_table_file_read_raw         (AssayTableFile          *self,
                                                      GError                 **error);

G_END_DECLS
