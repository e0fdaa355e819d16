/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-ods-cell.h"

#include <string.h>

#include "core/table/assay-table-reader-private.h"
#include "core/table/assay-xml-part.h"

/**
 * assay_ods_cell_init:
 * @self: (out caller-allocates): a cell
 *
 * Makes a cell ready.
 */
void
assay_ods_cell_init (AssayOdsCell *self)
{
  memset (self, 0, sizeof *self);
  self->value = g_string_new (NULL);
  self->shown = g_string_new (NULL);
}

/**
 * assay_ods_cell_clear:
 * @self: a cell
 *
 * Frees what a cell holds.
 */
void
assay_ods_cell_clear (AssayOdsCell *self)
{
  g_string_free (self->value, TRUE);
  g_string_free (self->shown, TRUE);
}

/* The type is said twice by some programs, in a namespace of their own too, where alone an error is
 * called one. */
static void
read_type (AssayOdsCell *self,
           const char   *type)
{
  static const struct
  {
    const char *name;
    AssayCellType type;
  } types[] = {
    { "float", ASSAY_CELL_NUMBER },      { "currency", ASSAY_CELL_NUMBER },
    { "percentage", ASSAY_CELL_NUMBER }, { "time", ASSAY_CELL_NUMBER },
    { "date", ASSAY_CELL_DATE },         { "boolean", ASSAY_CELL_BOOLEAN },
    { "string", ASSAY_CELL_TEXT },
  };

  if (strcmp (type, "error") == 0)
    self->is_error = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i].name) == 0)
      {
        self->type = types[i].type;
        self->has_type = TRUE;
        self->per_cent = strcmp (type, "percentage") == 0;
      }
}

static guint
read_times (const char *text)
{
  guint64 times = g_ascii_strtoull (text, NULL, 10);

  return (guint) CLAMP (times, 1, G_MAXINT32);
}

/**
 * assay_ods_cell_begin:
 * @self: a cell
 * @attributes: of its element
 * @is_covered: whether a merged cell lies over it
 *
 * Begins a cell.
 */
void
assay_ods_cell_begin (AssayOdsCell *self,
                      const char  **attributes,
                      gboolean      is_covered)
{
  self->type = ASSAY_CELL_TEXT;
  self->per_cent = FALSE;
  self->has_type = FALSE;
  self->is_error = FALSE;
  self->is_covered = is_covered;
  self->has_string_value = FALSE;
  self->times = 1;
  self->n_paragraphs = 0;
  self->ends_in_space = TRUE;
  g_string_truncate (self->value, 0);
  g_string_truncate (self->shown, 0);
  for (; attributes[0] != NULL; attributes += 2)
    {
      const char *name = assay_xml_local_name (attributes[0]);

      if (strcmp (name, "value-type") == 0)
        read_type (self, attributes[1]);
      else if (strcmp (name, "number-columns-repeated") == 0)
        self->times = read_times (attributes[1]);
      else if (strcmp (name, "value") == 0 || strcmp (name, "date-value") == 0
               || strcmp (name, "time-value") == 0 || strcmp (name, "boolean-value") == 0)
        g_string_assign (self->value, attributes[1]);
      else if (strcmp (name, "string-value") == 0)
        {
          g_string_assign (self->value, attributes[1]);
          self->has_string_value = TRUE;
        }
    }
}

/**
 * assay_ods_cell_begin_paragraph:
 * @self: a cell
 *
 * Begins another paragraph of the text shown.
 */
void
assay_ods_cell_begin_paragraph (AssayOdsCell *self)
{
  if (self->n_paragraphs++ > 0)
    g_string_append_c (self->shown, '\n');
  self->ends_in_space = TRUE;
}

/**
 * assay_ods_cell_add_text:
 * @self: a cell
 * @text: characters of a paragraph
 * @length: in bytes
 *
 * Adds to the text shown; runs of white space count as one space, as the format has it
 * (OpenDocument 1.2 part 1, 6.1.2).
 */
void
assay_ods_cell_add_text (AssayOdsCell *self,
                         const char   *text,
                         gsize         length)
{
  if (self->shown->len > ASSAY_TABLE_MOST_CELL_BYTES)
    return;
  for (gsize i = 0; i < length; i++)
    {
      gboolean is_space = strchr (" \t\r\n", text[i]) != NULL;

      if (!is_space)
        g_string_append_c (self->shown, text[i]);
      else if (!self->ends_in_space)
        g_string_append_c (self->shown, ' ');
      self->ends_in_space = is_space;
    }
}

/**
 * assay_ods_cell_add_white:
 * @self: a cell
 * @name: the name of an element, without prefix
 * @attributes: of the element
 *
 * Adds the white space for which a paragraph has elements: spaces, a TAB or a line break. Other
 * elements add nothing.
 */
void
assay_ods_cell_add_white (AssayOdsCell *self,
                          const char   *name,
                          const char  **attributes)
{
  const char *count = assay_xml_find (attributes, "c");

  if (strcmp (name, "s") == 0)
    {
      for (guint n = count != NULL ? MIN (read_times (count), 32767) : 1; n > 0; n--)
        g_string_append_c (self->shown, ' ');
      self->ends_in_space = FALSE;
    }
  else if (strcmp (name, "tab") == 0)
    g_string_append_c (self->shown, '\t');
  else if (strcmp (name, "line-break") == 0)
    g_string_append_c (self->shown, '\n');
}

/* A span of time such as `PT10H37M56.5S`, in days. */
static gboolean
read_duration (const char *text,
               double     *days)
{
  gboolean is_negative = *text == '-';
  gboolean after_t = FALSE;

  *days = 0.0;
  text += is_negative;
  if (*text++ != 'P')
    return FALSE;
  while (*text != '\0')
    {
      char *end;
      double number;

      if (*text == 'T')
        {
          after_t = TRUE;
          text++;
          continue;
        }
      number = g_ascii_strtod (text, &end);
      if (end == text || strchr (after_t ? "HMS" : "D", *end) == NULL || *end == '\0')
        return FALSE;
      *days += number / (*end == 'D' ? 1.0 : *end == 'H' ? 24.0 : *end == 'M' ? 1440.0 : 86400.0);
      text = end + 1;
    }
  *days = is_negative ? -*days : *days;
  return TRUE;
}

static void
put_number (AssayOdsCell    *self,
            AssayRowBuilder *row,
            guint            column)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double days;

  if (read_duration (self->value->str, &days))
    assay_row_builder_put_number (row, column, g_ascii_dtostr (buffer, sizeof buffer, days), FALSE);
  else
    assay_row_builder_put_number (row, column, self->value->str, self->per_cent);
}

/* Programs that do not call an error one store it as the number 0 and show it. */
static gboolean
shows_error (const AssayOdsCell *self)
{
  static const char *const errors[]
      = { "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#REF!", "#NUM!", "#NULL!", NULL };

  return self->is_error
         || (self->type == ASSAY_CELL_NUMBER && g_strv_contains (errors, self->shown->str));
}

static void
put_text (AssayOdsCell    *self,
          AssayRowBuilder *row,
          guint            column)
{
  GString *text = self->has_string_value ? self->value : self->shown;

  assay_row_builder_put (row, column, ASSAY_CELL_TEXT, text->str, text->len);
}

/**
 * assay_ods_cell_put:
 * @self: a cell that was read
 * @row: the row that it belongs to
 * @column: from 0
 *
 * Puts the cell into its row: once, not repeated. A covered or empty one leaves the row as it is. A
 * span of time is a number, in days.
 */
void
assay_ods_cell_put (AssayOdsCell    *self,
                    AssayRowBuilder *row,
                    guint            column)
{
  if (self->is_covered)
    return;
  if (shows_error (self))
    assay_row_builder_put (row, column, ASSAY_CELL_ERROR, self->shown->str, self->shown->len);
  else if (!self->has_type || self->type == ASSAY_CELL_TEXT || self->value->len == 0)
    put_text (self, row, column);
  else if (self->type == ASSAY_CELL_DATE)
    assay_row_builder_put_date (row, column, self->value->str);
  else if (self->type == ASSAY_CELL_BOOLEAN)
    assay_row_builder_put_boolean (row, column, strcmp (self->value->str, "true") == 0);
  else
    put_number (self, row, column);
}
