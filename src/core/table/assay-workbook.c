/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-workbook.h"

#include "core/table/assay-ods-reader.h"
#include "core/table/assay-ods-sheets.h"
#include "core/table/assay-xlsx-reader.h"
#include "core/table/assay-xlsx-workbook.h"

struct _AssayWorkbook
{
  AssayPackage *package;
  AssayTableFormat format;
  AssayXlsxWorkbook *xlsx; /* NULL for an OpenDocument spreadsheet */
  GPtrArray *ods_sheets;
  gboolean is_complete;
};

/**
 * assay_sheet_free:
 * @self: (transfer full): a sheet
 */
void
assay_sheet_free (AssaySheet *self)
{
  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

static gboolean
open_xlsx (AssayWorkbook *self,
           GError       **error)
{
  self->format = ASSAY_TABLE_XLSX;
  self->is_complete = TRUE;
  self->xlsx = assay_xlsx_workbook_read (self->package, error);
  return self->xlsx != NULL;
}

static gboolean
open_ods (AssayWorkbook *self,
          GError       **error)
{
  self->format = ASSAY_TABLE_ODS;
  if (!assay_ods_sheets_check_open (self->package, error))
    return FALSE;
  self->ods_sheets = assay_ods_sheets_list (self->package, FALSE, &self->is_complete, error);
  return self->ods_sheets != NULL;
}

/* ODF 1.2 packages encrypted as a whole hold one part of this name. */
static gboolean
is_ods (AssayPackage *package)
{
  return assay_package_has (package, ASSAY_ODS_CONTENT)
         || assay_package_has (package, "encrypted-package");
}

/**
 * assay_workbook_open:
 * @path: a path in the file system's encoding
 * @expected: (nullable): what the file must still be
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Opens an Excel workbook or an OpenDocument spreadsheet. Any thread, but one at a time.
 *
 * Returns: (transfer full) (nullable): the workbook
 */
AssayWorkbook *
assay_workbook_open (const char           *path,
                     const AssayFileStamp *expected,
                     GError              **error)
{
  g_autoptr (AssayWorkbook) self = g_new0 (AssayWorkbook, 1);

  self->package = assay_package_open (path, expected, error);
  if (self->package == NULL)
    return NULL;
  if (is_ods (self->package) ? !open_ods (self, error) : !open_xlsx (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_workbook_free:
 * @self: (transfer full): a workbook
 *
 * Closes a workbook. Readers of its sheets may live on.
 */
void
assay_workbook_free (AssayWorkbook *self)
{
  g_clear_pointer (&self->xlsx, assay_xlsx_workbook_free);
  g_clear_pointer (&self->ods_sheets, g_ptr_array_unref);
  g_clear_pointer (&self->package, assay_package_unref);
  g_free (self);
}

/**
 * assay_workbook_get_format:
 * @self: a workbook
 *
 * Tells what kind of workbook it is.
 *
 * Returns: the format
 */
AssayTableFormat
assay_workbook_get_format (AssayWorkbook *self)
{
  return self->format;
}

/**
 * assay_workbook_get_sheets:
 * @self: a workbook
 *
 * Lists its sheets of cells, hidden ones too, in their order. Of a very large OpenDocument
 * spreadsheet those that begin behind its first thousands of rows are not listed until
 * `assay_workbook_complete_sheets ()`.
 *
 * Returns: (transfer none) (element-type AssaySheet): the sheets
 */
GPtrArray *
assay_workbook_get_sheets (AssayWorkbook *self)
{
  return self->xlsx != NULL ? self->xlsx->sheets : self->ods_sheets;
}

/**
 * assay_workbook_complete_sheets:
 * @self: a workbook
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Lists all sheets, if that takes reading the whole file.
 *
 * Returns: whether there are more than before
 */
gboolean
assay_workbook_complete_sheets (AssayWorkbook *self,
                                GError       **error)
{
  GPtrArray *sheets;
  guint before;

  if (self->is_complete)
    return FALSE;
  before = self->ods_sheets->len;
  sheets = assay_ods_sheets_list (self->package, TRUE, &self->is_complete, error);
  if (sheets == NULL)
    return FALSE;
  g_ptr_array_unref (self->ods_sheets);
  self->ods_sheets = sheets;
  return sheets->len > before;
}

static AssayTableReader *
read_xlsx_sheet (AssayWorkbook *self,
                 AssaySheet    *sheet,
                 GError       **error)
{
  AssayXlsxStrings *strings
      = assay_xlsx_strings_read (self->package, self->xlsx->strings_part, error);
  AssayXlsxStyles *styles;

  if (strings == NULL)
    return NULL;
  styles = assay_xlsx_styles_read (self->package, self->xlsx->styles_part, error);
  if (styles == NULL)
    {
      assay_xlsx_strings_free (strings);
      return NULL;
    }
  return assay_xlsx_reader_new (self->package, sheet->part, strings, styles, self->xlsx->is_1904,
                                error);
}

/**
 * assay_workbook_read_sheet:
 * @self: a workbook
 * @sheet: which of its sheets, from 0
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Begins to read a sheet. One reader at a time.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AssayTableReader *
assay_workbook_read_sheet (AssayWorkbook *self,
                           guint          sheet,
                           GError       **error)
{
  if (self->xlsx != NULL)
    return read_xlsx_sheet (self, g_ptr_array_index (self->xlsx->sheets, sheet), error);
  return assay_ods_reader_new (self->package, sheet, error);
}
