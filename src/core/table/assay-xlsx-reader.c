/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-row-builder.h"
#include "core/table/assay-sheet-bounds.h"
#include "core/table/assay-table-reader-private.h"
#include "core/table/assay-xml-part.h"

/*
 * Reads one sheet of an Excel workbook, a row at a time (ECMA-376 part 1, 18.3). Elements are known
 * by their names without prefix, so that both flavours of the format and any prefix read alike.
 * Rows and cells may leave out where they are: they then follow the one before. Rows without any
 * value are left out; what a row's place is, its line tells. A formula is worth the value stored
 * with it; one that no program has worked out yet is told as an error, since it is not blank.
 */

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_DATE,
} CellKind;

struct _AssayXlsxReader
{
  AssayTableReader parent_instance;

  AssayPackage *package;
  AssayXlsxStrings *strings;
  AssayXlsxStyles *styles;
  gboolean is_1904;
  AssayXmlPart *part;

  AssayRowBuilder builder;
  AssaySheetBounds bounds;
  guint64 line; /* of the row that is read */
  gboolean in_row;
  gboolean has_row;
  gboolean at_end;

  guint column; /* of the cell that is read */
  CellKind kind;
  guint style;
  gboolean in_cell;
  gboolean in_value;
  gboolean in_inline;
  gboolean has_formula;
  gboolean has_inline; /* which then counts, whatever value stands beside it */
  guint phonetic_depth;
  GString *value;
};

G_DEFINE_FINAL_TYPE (AssayXlsxReader, assay_xlsx_reader, ASSAY_TYPE_TABLE_READER)

static void
start_row (AssayXlsxReader *self,
           const char     **attributes)
{
  const char *place = assay_xml_find (attributes, "r");
  guint64 line = place != NULL ? g_ascii_strtoull (place, NULL, 10) : 0;

  self->line = MAX (line, self->line + 1);
  self->column = 0;
  self->in_row = TRUE;
  assay_row_builder_begin (&self->builder);
  if (self->line > ASSAY_SHEET_MOST_ROWS)
    assay_xml_part_fail_at_row (self->part, self->line, _("there are more rows than Assay reads."));
}

/* Reads the letters of a place such as `AB12`: the column, from 0; G_MAXUINT for none. */
static guint
read_column (const char *place)
{
  guint column = 0;

  for (; g_ascii_isalpha (*place) && column <= ASSAY_TABLE_MOST_COLUMNS; place++)
    column = column * 26 + (guint) (g_ascii_toupper (*place) - 'A') + 1;
  return column - 1;
}

/* Digits alone, as programs write them; GLib's own function takes several times as long. */
static guint64
read_index (const char *text)
{
  guint64 index = 0;

  while (g_ascii_isspace (*text))
    text++;
  for (; g_ascii_isdigit (*text) && index < G_MAXUINT32; text++)
    index = index * 10 + (guint64) (*text - '0');
  return index;
}

static CellKind
read_kind (const char *type)
{
  switch (type[0])
    {
    case 's':
      return type[1] == '\0' ? CELL_SHARED : CELL_TEXT;
    case 'i':
      return CELL_TEXT;
    case 'b':
      return CELL_BOOLEAN;
    case 'e':
      return CELL_ERROR;
    case 'd':
      return CELL_DATE;
    default:
      return CELL_NUMBER;
    }
}

static void
start_cell (AssayXlsxReader *self,
            const char     **attributes)
{
  self->kind = CELL_NUMBER;
  self->style = 0;
  self->in_cell = TRUE;
  self->has_inline = FALSE;
  self->has_formula = FALSE;
  g_string_truncate (self->value, 0);
  for (; attributes[0] != NULL; attributes += 2)
    {
      if (attributes[0][0] == '\0' || attributes[0][1] != '\0')
        continue;
      if (attributes[0][0] == 'r')
        {
          guint column = read_column (attributes[1]);

          self->column = column != G_MAXUINT ? column : self->column;
        }
      else if (attributes[0][0] == 't')
        self->kind = read_kind (attributes[1]);
      else if (attributes[0][0] == 's')
        self->style = (guint) MIN (read_index (attributes[1]), G_MAXUINT32);
    }
  if (self->column >= ASSAY_TABLE_MOST_COLUMNS)
    assay_xml_part_fail_at_row (self->part, self->line,
                                _("the row has more columns than Assay reads."));
}

static void
start_cb (gpointer     data,
          const char  *name,
          const char **attributes)
{
  AssayXlsxReader *self = data;
  const char *local = assay_xml_local_name (name);

  switch (local[0])
    {
    case 'r':
      if (strcmp (local, "row") == 0)
        start_row (self, attributes);
      else if (strcmp (local, "rPh") == 0)
        self->phonetic_depth++;
      break;
    case 'c':
      if (local[1] == '\0' && self->in_row)
        start_cell (self, attributes);
      break;
    case 'f':
      self->has_formula |= local[1] == '\0' && self->in_cell;
      break;
    case 'v':
      self->in_value = local[1] == '\0' && self->in_cell && !self->has_inline;
      break;
    case 'i':
      if (strcmp (local, "is") == 0 && self->in_cell)
        {
          self->in_inline = TRUE;
          self->has_inline = TRUE;
          g_string_truncate (self->value, 0);
        }
      break;
    case 't':
      if (local[1] == '\0')
        self->in_value = self->in_inline && self->phonetic_depth == 0;
      break;
    default:
      break;
    }
}

static void
put_text (AssayXlsxReader *self)
{
  gsize length = assay_xlsx_strings_unescape (self->value->str, self->value->len);

  assay_row_builder_put (&self->builder, self->column, ASSAY_CELL_TEXT, self->value->str, length);
}

/* A cell that would otherwise be blank without a word. */
static void
report_missing_text (AssayXlsxReader *self)
{
  g_autofree char *reason
      = g_strdup_printf (_("a cell in row %lu refers to a text that is missing"),
                         (gulong) self->line);

  assay_xml_part_fail_damaged (self->part, reason);
}

static void
put_shared (AssayXlsxReader *self)
{
  gsize length;
  const char *text = assay_xlsx_strings_get (
      self->strings, read_index (self->value->str), &length);

  if (text == NULL)
    report_missing_text (self);
  else if (length > 0 || _assay_table_reader_is_raw (ASSAY_TABLE_READER (self)))
    assay_row_builder_put_static (&self->builder, self->column, text, length);
}

static void
put_number (AssayXlsxReader *self)
{
  AssayNumberKind kind = assay_xlsx_styles_get_kind (self->styles, self->style);

  if (kind == ASSAY_NUMBER_DATE)
    assay_row_builder_put_serial (&self->builder, self->column, self->value->str, self->is_1904);
  else
    assay_row_builder_put_number (&self->builder, self->column, self->value->str,
                                  kind == ASSAY_NUMBER_PER_CENT);
}

/* Programs that write workbooks without calculating leave formulas without a value: an error, which raw reading
 * gives as a sign. A formula that gives no text is of the kind of texts. */
static void
put_uncalculated (AssayXlsxReader *self)
{
  const char *text =
    _assay_table_reader_is_raw (ASSAY_TABLE_READER (self)) ? ASSAY_CELL_UNCALCULATED
                                                            : _("formula without a stored value");

  if (self->has_formula && self->kind == CELL_NUMBER)
    assay_row_builder_put (&self->builder, self->column, ASSAY_CELL_ERROR, text, strlen (text));
}

static void
end_cell (AssayXlsxReader *self)
{
  self->in_cell = FALSE;
  self->in_inline = FALSE;
  if (self->value->len > 0)
    switch (self->kind)
      {
      case CELL_SHARED:
        put_shared (self);
        break;
      case CELL_TEXT:
        put_text (self);
        break;
      case CELL_BOOLEAN:
        assay_row_builder_put_boolean (&self->builder, self->column,
                                       strchr ("1tT", self->value->str[0]) != NULL);
        break;
      case CELL_ERROR:
        assay_row_builder_put (&self->builder, self->column, ASSAY_CELL_ERROR, self->value->str,
                               self->value->len);
        break;
      case CELL_DATE:
        assay_row_builder_put_date (&self->builder, self->column, self->value->str);
        break;
      case CELL_NUMBER:
      default:
        put_number (self);
        break;
      }
  else
    put_uncalculated (self);
  self->column++;
}

static void
end_row (AssayXlsxReader *self)
{
  self->in_row = FALSE;
  if (self->builder.n_cells == 0)
    return;
  if (!assay_sheet_bounds_count (&self->bounds, &self->builder, 1))
    assay_xml_part_fail_at_row (self->part, self->line,
                                _("the sheet holds more than Assay reads."));
  else
    {
      assay_row_builder_end (&self->builder);
      self->has_row = TRUE;
      assay_xml_part_suspend (self->part);
    }
}

static void
end_cb (gpointer    data,
        const char *name)
{
  AssayXlsxReader *self = data;
  const char *local = assay_xml_local_name (name);

  if (local[1] == '\0')
    {
      if (local[0] == 'v' || local[0] == 't')
        self->in_value = FALSE;
      else if (local[0] == 'c' && self->in_cell)
        end_cell (self);
    }
  else if (strcmp (local, "row") == 0)
    end_row (self);
  else if (strcmp (local, "is") == 0)
    self->in_inline = FALSE;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic_depth--;
  else if (strcmp (local, "sheetData") == 0)
    assay_xml_part_stop (self->part);
}

static void
text_cb (gpointer    data,
         const char *text,
         int         length)
{
  AssayXlsxReader *self = data;

  if (!self->in_value)
    return;
  g_string_append_len (self->value, text, length);
  if (self->value->len > ASSAY_TABLE_MOST_CELL_BYTES)
    assay_xml_part_fail_at_row (self->part, self->line, _("a cell is longer than Assay reads."));
}

static gboolean
assay_xlsx_reader_read_row (AssayTableReader *reader,
                            AssayTableRow    *row,
                            GError          **error)
{
  AssayXlsxReader *self = ASSAY_XLSX_READER (reader);

  if (self->at_end)
    return FALSE;
  self->has_row = FALSE;
  if (!assay_xml_part_pump (self->part, &self->at_end, error))
    {
      self->at_end = TRUE;
      return FALSE;
    }
  if (!self->has_row)
    {
      assay_package_check_unchanged (self->package, error);
      return FALSE;
    }
  row->cells = self->builder.cells;
  row->n_cells = self->builder.n_cells;
  row->line = self->line;
  return TRUE;
}

static double
assay_xlsx_reader_get_progress (AssayTableReader *reader)
{
  AssayXlsxReader *self = ASSAY_XLSX_READER (reader);

  return self->at_end ? 1.0 : assay_xml_part_get_progress (self->part);
}

static void
assay_xlsx_reader_finalize (GObject *object)
{
  AssayXlsxReader *self = ASSAY_XLSX_READER (object);

  g_clear_pointer (&self->part, assay_xml_part_close);
  g_clear_pointer (&self->strings, assay_xlsx_strings_free);
  g_clear_pointer (&self->styles, assay_xlsx_styles_free);
  assay_row_builder_clear (&self->builder);
  g_string_free (self->value, TRUE);
  assay_package_unref (self->package);
  G_OBJECT_CLASS (assay_xlsx_reader_parent_class)->finalize (object);
}

static void
assay_xlsx_reader_class_init (AssayXlsxReaderClass *klass)
{
  AssayTableReaderClass *reader_class = ASSAY_TABLE_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_xlsx_reader_finalize;
  reader_class->read_row = assay_xlsx_reader_read_row;
  reader_class->get_progress = assay_xlsx_reader_get_progress;
}

static void
assay_xlsx_reader_init (AssayXlsxReader *self)
{
  assay_row_builder_init (&self->builder);
  self->value = g_string_new (NULL);
}

/**
 * assay_xlsx_reader_new:
 * @package: a workbook
 * @part: the part that holds the sheet
 * @strings: (transfer full): its shared texts
 * @styles: (transfer full): its styles
 * @is_1904: whether its dates count from 1 January 1904
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Makes a reader of one sheet of an Excel workbook.
 *
 * Returns: (transfer full) (nullable): the reader
 */
AssayTableReader *
assay_xlsx_reader_new (AssayPackage     *package,
                       const char       *part,
                       AssayXlsxStrings *strings,
                       AssayXlsxStyles  *styles,
                       gboolean          is_1904,
                       GError          **error)
{
  static const AssayXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (AssayXlsxReader) self = g_object_new (ASSAY_TYPE_XLSX_READER, NULL);

  self->package = assay_package_ref (package);
  self->strings = strings;
  self->styles = styles;
  self->is_1904 = is_1904;
  self->part = assay_xml_part_open (package, part, &handlers, self, error);
  return self->part != NULL ? ASSAY_TABLE_READER (g_steal_pointer (&self)) : NULL;
}
