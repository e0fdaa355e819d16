/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-ods-sheets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-ods-reader.h"
#include "core/table/assay-workbook.h"
#include "core/table/assay-xml-part.h"

/* How many rows are passed over in search of further sheets unless every one is asked for: the
 * names of the sheets behind a very large one are not worth reading it an extra time. */
#define MOST_ROWS_PASSED 5000
#define MANIFEST "META-INF/manifest.xml"

typedef struct
{
  AssayXmlPart *part;
  GPtrArray *sheets;
  GHashTable *hidden_styles;
  char *style;
  guint depth;
  guint spreadsheet_depth;
  guint64 n_rows;
  gboolean everything;
  gboolean is_complete;
} Listing;

static void
add_sheet (Listing     *listing,
           const char **attributes)
{
  const char *name = assay_xml_find (attributes, "name");
  const char *style = assay_xml_find (attributes, "style-name");
  AssaySheet *sheet = g_new0 (AssaySheet, 1);

  sheet->name
      = name != NULL ? g_strdup (name) : g_strdup_printf (_("Sheet %u"), listing->sheets->len + 1);
  sheet->is_hidden = style != NULL && g_hash_table_contains (listing->hidden_styles, style);
  g_ptr_array_add (listing->sheets, sheet);
  if (listing->sheets->len == ASSAY_WORKBOOK_MOST_SHEETS)
    assay_xml_part_stop (listing->part);
}

static void
start_before_sheets (Listing     *listing,
                     const char  *name,
                     const char **attributes)
{
  const char *display;

  if (strcmp (name, "spreadsheet") == 0)
    listing->spreadsheet_depth = listing->depth;
  else if (strcmp (name, "style") == 0)
    {
      g_free (listing->style);
      listing->style = g_strdup (assay_xml_find (attributes, "name"));
    }
  else if (strcmp (name, "table-properties") == 0 && listing->style != NULL)
    {
      display = assay_xml_find (attributes, "display");
      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (listing->hidden_styles, g_strdup (listing->style));
    }
}

static void
start_cb (gpointer     data,
          const char  *name,
          const char **attributes)
{
  Listing *listing = data;
  const char *local = assay_xml_local_name (name);

  listing->depth++;
  if (listing->spreadsheet_depth == 0)
    start_before_sheets (listing, local, attributes);
  else if (listing->depth == listing->spreadsheet_depth + 1 && strcmp (local, "table") == 0)
    add_sheet (listing, attributes);
  else if (!listing->everything && strcmp (local, "table-row") == 0
           && ++listing->n_rows > MOST_ROWS_PASSED)
    {
      listing->is_complete = FALSE;
      assay_xml_part_stop (listing->part);
    }
}

static void
end_cb (gpointer    data,
        const char *name)
{
  ((Listing *) data)->depth--;
}

/**
 * assay_ods_sheets_list:
 * @package: a spreadsheet
 * @everything: whether to read the file to its end for the names of all sheets
 * @is_complete: (out): whether all sheets are listed; else those that begin within the first rows
 *   are
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Lists the sheets of an OpenDocument spreadsheet.
 *
 * Returns: (transfer full) (element-type AssaySheet) (nullable): the sheets
 */
GPtrArray *
assay_ods_sheets_list (AssayPackage *package,
                       gboolean      everything,
                       gboolean     *is_complete,
                       GError      **error)
{
  static const AssayXmlHandlers handlers = { start_cb, end_cb, NULL };
  Listing listing = { .everything = everything, .is_complete = TRUE };
  gboolean at_end;
  gboolean success;

  listing.part = assay_xml_part_open (package, ASSAY_ODS_CONTENT, &handlers, &listing, error);
  if (listing.part == NULL)
    return NULL;
  listing.sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_sheet_free);
  listing.hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  success = assay_xml_part_pump (listing.part, &at_end, error);
  *is_complete = listing.is_complete;
  assay_xml_part_close (listing.part);
  g_hash_table_unref (listing.hidden_styles);
  g_free (listing.style);
  if (success)
    return listing.sheets;
  g_ptr_array_unref (listing.sheets);
  return NULL;
}

static void
manifest_cb (gpointer     data,
             const char  *name,
             const char **attributes)
{
  if (strcmp (assay_xml_local_name (name), "encryption-data") == 0)
    *(gboolean *) data = TRUE;
}

static void
manifest_end_cb (gpointer    data,
                 const char *name)
{
}

/**
 * assay_ods_sheets_check_open:
 * @package: a spreadsheet
 * @error: return location for an `ASSAY_TABLE_ERROR_PROTECTED`
 *
 * Checks that a spreadsheet is not protected with a password, which its manifest tells.
 *
 * Returns: whether it can be read
 */
gboolean
assay_ods_sheets_check_open (AssayPackage *package,
                             GError      **error)
{
  static const AssayXmlHandlers handlers = { manifest_cb, manifest_end_cb, NULL };
  gboolean is_encrypted = FALSE;

  if (!assay_package_has (package, MANIFEST)
      || !assay_xml_part_read (package, MANIFEST, &handlers, &is_encrypted, NULL) || !is_encrypted)
    return TRUE;
  g_set_error (
      error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_PROTECTED,
      _("“%s” is protected with a password. Open it in a spreadsheet program, remove the password "
         "and save it again."),
      assay_package_get_name (package));
  return FALSE;
}
