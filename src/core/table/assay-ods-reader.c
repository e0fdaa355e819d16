/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-ods-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-ods-cell.h"
#include "core/table/assay-sheet-bounds.h"
#include "core/table/assay-table-reader-private.h"
#include "core/table/assay-xml-part.h"

/*
 * Reads one sheet of an OpenDocument spreadsheet, a row at a time. All sheets are in one part, so
 * those before the wanted one are passed over and those behind it never looked at. Rows and cells
 * are repeated by count: a row is kept once however often it is handed out, blank repeats only move
 * the place, and what is not blank is counted with all its repeats before the first is handed out,
 * so that a small file cannot grow without bounds.
 */

struct _AssayOdsReader
{
  AssayTableReader parent_instance;

  AssayPackage *package;
  AssayXmlPart *part;
  guint wanted;

  guint depth;
  guint spreadsheet_depth; /* of the element that holds the sheets; 0 outside it */
  guint n_sheets;
  gboolean in_sheet;
  guint sheet_depth;

  AssayRowBuilder builder;
  AssaySheetBounds bounds;
  AssayOdsCell cell;
  guint64 line; /* of the row that is read or handed out next */
  guint64 row_times;
  guint64 rows_left; /* repeats of the row that are not yet handed out */
  guint64 column;
  gboolean in_row;
  gboolean in_cell;
  guint skip_depth; /* of an element whose text is not the cell's; 0 outside */
  guint paragraph_depth;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (AssayOdsReader, assay_ods_reader, ASSAY_TYPE_TABLE_READER)

static void
start_row (AssayOdsReader *self,
           const char    **attributes)
{
  const char *times = assay_xml_find (attributes, "number-rows-repeated");

  self->row_times = times != NULL ? MAX (g_ascii_strtoull (times, NULL, 10), 1) : 1;
  self->row_times = MIN (self->row_times, G_MAXUINT32);
  self->column = 0;
  self->in_row = TRUE;
  assay_row_builder_begin (&self->builder);
}

/* What stands in a paragraph or beside it and is not the cell's own text: comments, drawings,
 * readings of words. */
static gboolean
is_foreign (AssayOdsReader *self,
            const char     *name)
{
  static const char *const names[]
      = { "annotation", "note", "ruby-text", "frame", "custom-shape", "g", NULL };

  if (self->paragraph_depth == 0)
    return strcmp (name, "p") != 0 && strcmp (name, "h") != 0;
  return g_strv_contains (names, name);
}

static void
start_in_cell (AssayOdsReader *self,
               const char     *name,
               const char    **attributes)
{
  if (self->skip_depth > 0)
    return;
  if (is_foreign (self, name))
    self->skip_depth = self->depth;
  else if (self->paragraph_depth == 0)
    {
      self->paragraph_depth = self->depth;
      assay_ods_cell_begin_paragraph (&self->cell);
    }
  else
    assay_ods_cell_add_white (&self->cell, name, attributes);
}

static void
start_in_sheet (AssayOdsReader *self,
                const char     *name,
                const char    **attributes)
{
  if (!self->in_row && strcmp (name, "table-row") == 0)
    start_row (self, attributes);
  else if (self->in_row
           && (strcmp (name, "table-cell") == 0 || strcmp (name, "covered-table-cell") == 0))
    {
      self->in_cell = TRUE;
      assay_ods_cell_begin (&self->cell, attributes, name[0] == 'c');
    }
}

static void
start_cb (gpointer     data,
          const char  *name,
          const char **attributes)
{
  AssayOdsReader *self = data;
  const char *local = assay_xml_local_name (name);

  self->depth++;
  if (self->in_cell)
    start_in_cell (self, local, attributes);
  else if (self->in_sheet)
    start_in_sheet (self, local, attributes);
  else if (self->spreadsheet_depth == 0 && strcmp (local, "spreadsheet") == 0)
    self->spreadsheet_depth = self->depth;
  else if (self->spreadsheet_depth > 0 && self->depth == self->spreadsheet_depth + 1
           && strcmp (local, "table") == 0 && self->n_sheets++ == self->wanted)
    {
      self->in_sheet = TRUE;
      self->sheet_depth = self->depth;
    }
}

static void
end_cell (AssayOdsReader *self)
{
  guint before = self->builder.n_cells;
  guint times = self->cell.times;

  self->in_cell = FALSE;
  if (self->column < ASSAY_TABLE_MOST_COLUMNS)
    assay_ods_cell_put (&self->cell, &self->builder, (guint) self->column);
  if (self->builder.n_cells > before && self->column + times > ASSAY_TABLE_MOST_COLUMNS)
    assay_xml_part_fail_at_row (self->part, self->line,
                                _("the row has more columns than Assay reads."));
  else if (self->builder.n_cells > before && times > 1)
    assay_row_builder_repeat (&self->builder, (guint) self->column, times - 1);
  if (self->cell.shown->len > ASSAY_TABLE_MOST_CELL_BYTES
      || self->cell.value->len > ASSAY_TABLE_MOST_CELL_BYTES)
    assay_xml_part_fail_at_row (self->part, self->line, _("a cell is longer than Assay reads."));
  self->column += times;
}

static void
end_row (AssayOdsReader *self)
{
  self->in_row = FALSE;
  if (self->builder.n_cells == 0)
    self->line += self->row_times;
  else if (self->line + self->row_times - 1 > ASSAY_SHEET_MOST_ROWS)
    assay_xml_part_fail_at_row (self->part, self->line, _("there are more rows than Assay reads."));
  else if (!assay_sheet_bounds_count (&self->bounds, &self->builder, self->row_times))
    assay_xml_part_fail_at_row (self->part, self->line,
                                _("the sheet holds more than Assay reads."));
  else
    {
      assay_row_builder_end (&self->builder);
      self->rows_left = self->row_times;
      assay_xml_part_suspend (self->part);
    }
}

static void
end_cb (gpointer    data,
        const char *name)
{
  AssayOdsReader *self = data;
  const char *local = assay_xml_local_name (name);

  if (self->skip_depth == self->depth)
    self->skip_depth = 0;
  else if (self->skip_depth > 0)
    ;
  else if (self->paragraph_depth == self->depth)
    self->paragraph_depth = 0;
  else if (self->in_cell && self->paragraph_depth == 0)
    end_cell (self);
  else if (self->in_row && !self->in_cell && strcmp (local, "table-row") == 0)
    end_row (self);
  else if (self->in_sheet && self->depth == self->sheet_depth)
    assay_xml_part_stop (self->part);
  self->depth--;
}

static void
text_cb (gpointer    data,
         const char *text,
         int         length)
{
  AssayOdsReader *self = data;

  if (self->paragraph_depth > 0 && self->skip_depth == 0)
    assay_ods_cell_add_text (&self->cell, text, (gsize) length);
}

static gboolean
read_next (AssayOdsReader *self,
           GError        **error)
{
  if (self->at_end)
    return FALSE;
  if (!assay_xml_part_pump (self->part, &self->at_end, error))
    {
      self->at_end = TRUE;
      return FALSE;
    }
  if (self->rows_left > 0)
    return TRUE;
  assay_package_check_unchanged (self->package, error);
  return FALSE;
}

static gboolean
assay_ods_reader_read_row (AssayTableReader *reader,
                           AssayTableRow    *row,
                           GError          **error)
{
  AssayOdsReader *self = ASSAY_ODS_READER (reader);

  if (self->rows_left == 0 && !read_next (self, error))
    return FALSE;
  self->rows_left--;
  row->cells = self->builder.cells;
  row->n_cells = self->builder.n_cells;
  row->line = self->line++;
  return TRUE;
}

static double
assay_ods_reader_get_progress (AssayTableReader *reader)
{
  AssayOdsReader *self = ASSAY_ODS_READER (reader);

  return self->at_end ? 1.0 : assay_xml_part_get_progress (self->part);
}

static void
assay_ods_reader_finalize (GObject *object)
{
  AssayOdsReader *self = ASSAY_ODS_READER (object);

  g_clear_pointer (&self->part, assay_xml_part_close);
  assay_row_builder_clear (&self->builder);
  assay_ods_cell_clear (&self->cell);
  assay_package_unref (self->package);
  G_OBJECT_CLASS (assay_ods_reader_parent_class)->finalize (object);
}

static void
assay_ods_reader_class_init (AssayOdsReaderClass *klass)
{
  AssayTableReaderClass *reader_class = ASSAY_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_ods_reader_finalize;
  reader_class->read_row = assay_ods_reader_read_row;
  reader_class->get_progress = assay_ods_reader_get_progress;
}

static void
assay_ods_reader_init (AssayOdsReader *self)
{
  assay_row_builder_init (&self->builder);
  assay_ods_cell_init (&self->cell);
  self->line = 1;
}

/**
 * assay_ods_reader_new:
 * @package: a spreadsheet
 * @sheet: which sheet, from 0
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Makes a reader of one sheet of an OpenDocument spreadsheet. Rows without any value are left out;
 * what a row's place is, its line tells.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AssayTableReader *
assay_ods_reader_new (AssayPackage *package,
                      guint         sheet,
                      GError      **error)
{
  static const AssayXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (AssayOdsReader) self = g_object_new (ASSAY_TYPE_ODS_READER, NULL);

  self->package = assay_package_ref (package);
  self->wanted = sheet;
  self->part = assay_xml_part_open (package, ASSAY_ODS_CONTENT, &handlers, self, error);
  return self->part != NULL ? ASSAY_TABLE_READER (g_steal_pointer (&self)) : NULL;
}
