/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/table/assay-table-file.h"

static const char *
name_delimiter (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _("Semicolon-separated");
    case '\t':
      return _("Tab-separated");
    case '|':
      return _("Bar-separated");
    case ',':
    default:
      return _("Comma-separated");
    }
}

static const char *
name_encoding (const char *encoding)
{
  if (g_ascii_strcasecmp (encoding, "WINDOWS-1252") == 0)
    return "Windows-1252";
  if (g_ascii_strcasecmp (encoding, "MACINTOSH") == 0)
    return "Mac Roman";
  return g_str_has_prefix (encoding, "UTF-16") ? "UTF-16" : encoding;
}

static char *
describe_kind (AssayTableFile *file)
{
  switch (assay_table_file_get_format (file))
    {
    case ASSAY_TABLE_XLSX:
      return g_strdup_printf (_("Excel workbook, sheet “%s”"), assay_table_file_get_sheet (file));
    case ASSAY_TABLE_ODS:
      return g_strdup_printf (_("OpenDocument spreadsheet, sheet “%s”"),
                              assay_table_file_get_sheet (file));
    case ASSAY_TABLE_CSV:
    default:
      return g_strdup_printf ("%s, %s", name_delimiter (assay_table_file_get_delimiter (file)),
                              name_encoding (assay_table_file_get_encoding (file)));
    }
}

static char *
describe_headings (AssayTableFile *file)
{
  gulong first = (gulong) assay_table_file_get_heading_line (file);
  gulong last = first + assay_table_file_get_n_heading_rows (file) - 1;
  gboolean is_text = assay_table_file_get_format (file) == ASSAY_TABLE_CSV;

  if (first == last)
    return g_strdup_printf (is_text ? _("headings on line %lu") : _("headings in row %lu"), first);
  return g_strdup_printf (
      is_text ? _("headings on lines %lu to %lu") : _("headings in rows %lu to %lu"), first, last);
}

/**
 * assay_table_file_dup_description:
 * @self: a file
 *
 * Says in words what the file was found to be, such as “Comma-separated, UTF-8, headings on line 1”
 * or “Excel workbook, sheet “Returns”, headings in row 3, from Google Forms”. Any thread.
 *
 * Returns: (transfer full): UTF-8
 */
char *
assay_table_file_dup_description (AssayTableFile *self)
{
  g_autofree char *kind = describe_kind (self);
  g_autofree char *headings = describe_headings (self);
  const char *tool = assay_table_file_get_tool (self);

  if (tool == NULL)
    return g_strdup_printf ("%s, %s", kind, headings);
  return g_strdup_printf (_("%s, %s, from %s"), kind, headings, tool);
}
