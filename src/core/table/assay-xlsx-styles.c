/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-xlsx-styles.h"

#include <string.h>

#include "core/table/assay-xml-part.h"

#define MOST_STYLES 65536
#define MOST_FORMATS 65536

struct _AssayXlsxStyles
{
  GHashTable *formats; /* number format id → kind + 1, for those that the workbook defines */
  GArray *kinds;       /* style → AssayNumberKind */
  gboolean in_cell_formats;
};

/* Steps over what a format only shows: quoted text, an escaped, padded or repeated character, a
 * bracket other than that of elapsed time. */
static const char *
skip_literal (const char *at)
{
  const char *close;

  switch (*at)
    {
    case '"':
      close = strchr (at + 1, '"');
      return close != NULL ? close : at + strlen (at) - 1;
    case '\\':
    case '_':
    case '*':
      return at[1] != '\0' ? at + 1 : at;
    case '[':
      close = strchr (at, ']');
      return close != NULL ? close : at;
    default:
      return at;
    }
}

/**
 * assay_xlsx_styles_classify:
 * @format: a number format of a workbook
 *
 * Tells dates and percentages from other numbers by their format, of which the section for positive
 * numbers counts (ECMA-376 part 1, 18.8.31). A time of day or a span of time without a day stays a
 * number.
 *
 * Returns: what it makes of a number
 */
AssayNumberKind
assay_xlsx_styles_classify (const char *format)
{
  gboolean has_day = FALSE;
  gboolean has_month = FALSE;
  gboolean has_time = FALSE;

  if (g_ascii_strcasecmp (format, "General") == 0 || g_ascii_strcasecmp (format, "Standard") == 0)
    return ASSAY_NUMBER_PLAIN;
  for (const char *at = format; *at != '\0' && *at != ';'; at++)
    {
      const char *after = skip_literal (at);

      if (after != at || *at == '[')
        {
          has_time = has_time || (*at == '[' && strchr ("hHsS", at[1]) != NULL && at[1] != '\0');
          at = after;
          continue;
        }
      if (*at == '%')
        return ASSAY_NUMBER_PER_CENT;
      has_day = has_day || strchr ("yYdD", *at) != NULL;
      has_month = has_month || strchr ("mM", *at) != NULL;
      has_time = has_time || strchr ("hHsS", *at) != NULL;
    }
  return has_day || (has_month && !has_time) ? ASSAY_NUMBER_DATE : ASSAY_NUMBER_PLAIN;
}

/* The formats that every program knows by number (ECMA-376 part 1, 18.8.30). */
static AssayNumberKind
classify_builtin (guint id)
{
  if (id == 9 || id == 10)
    return ASSAY_NUMBER_PER_CENT;
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
      || (id >= 50 && id <= 58))
    return ASSAY_NUMBER_DATE;
  return ASSAY_NUMBER_PLAIN;
}

static AssayNumberKind
find_kind (AssayXlsxStyles *self,
           guint            id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id)));

  return found > 0 ? (AssayNumberKind) (found - 1) : classify_builtin (id);
}

static guint
get_id (const char **attributes)
{
  const char *text = assay_xml_find (attributes, "numFmtId");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
start_cb (gpointer     data,
          const char  *name,
          const char **attributes)
{
  AssayXlsxStyles *self = data;
  const char *local = assay_xml_local_name (name);

  if (strcmp (local, "numFmt") == 0)
    {
      const char *code = assay_xml_find (attributes, "formatCode");

      if (code != NULL && g_hash_table_size (self->formats) < MOST_FORMATS)
        g_hash_table_insert (self->formats, GUINT_TO_POINTER (get_id (attributes)),
                             GUINT_TO_POINTER (assay_xlsx_styles_classify (code) + 1));
    }
  else if (strcmp (local, "cellXfs") == 0)
    self->in_cell_formats = TRUE;
  else if (self->in_cell_formats && strcmp (local, "xf") == 0 && self->kinds->len < MOST_STYLES)
    {
      AssayNumberKind kind = find_kind (self, get_id (attributes));

      g_array_append_val (self->kinds, kind);
    }
}

static void
end_cb (gpointer    data,
        const char *name)
{
  AssayXlsxStyles *self = data;

  if (strcmp (assay_xml_local_name (name), "cellXfs") == 0)
    self->in_cell_formats = FALSE;
}

/**
 * assay_xlsx_styles_read:
 * @package: a workbook
 * @part: (nullable): the part that holds its styles; %NULL or a missing one makes every number
 *   plain
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Reads which cell styles of an Excel workbook make dates and percentages of numbers.
 *
 * Returns: (transfer full) (nullable): the styles
 */
AssayXlsxStyles *
assay_xlsx_styles_read (AssayPackage *package,
                        const char   *part,
                        GError      **error)
{
  static const AssayXmlHandlers handlers = { start_cb, end_cb, NULL };
  AssayXlsxStyles *self = g_new0 (AssayXlsxStyles, 1);

  self->formats = g_hash_table_new (NULL, NULL);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (AssayNumberKind));
  if (part == NULL || !assay_package_has (package, part)
      || assay_xml_part_read (package, part, &handlers, self, error))
    return self;
  assay_xlsx_styles_free (self);
  return NULL;
}

/**
 * assay_xlsx_styles_free:
 * @self: (transfer full): styles
 *
 * Frees styles.
 */
void
assay_xlsx_styles_free (AssayXlsxStyles *self)
{
  g_hash_table_unref (self->formats);
  g_array_unref (self->kinds);
  g_free (self);
}

/**
 * assay_xlsx_styles_get_kind:
 * @self: styles
 * @style: a cell's style, from 0
 *
 * Tells what a style makes of a number.
 *
 * Returns: the kind; plain for a style that is not there
 */
AssayNumberKind
assay_xlsx_styles_get_kind (const AssayXlsxStyles *self,
                            guint                  style)
{
  return style < self->kinds->len ? g_array_index (self->kinds, AssayNumberKind, style)
                                  : ASSAY_NUMBER_PLAIN;
}
