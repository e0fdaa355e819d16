/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib.h>
#include <string.h>

#include "core/table/table-package.h"
#include "fuzz/fuzz-table.h"

static const char relations[]
    = "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
      "</Relationships>";
static const char workbook_relations[]
    = "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"sheet.xml\"/>"
      "<Relationship Id=\"b\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
static const char workbook[]
    = "<workbook><sheets><sheet name=\"Sheet\" r:id=\"a\"/></sheets></workbook>";

/* Puts the sheet, the shared texts and the styles, parted by NULs, into a workbook. */
static void
read_parts (const uint8_t *bytes,
            size_t         length)
{
  static const char *const names[] = { "xl/sheet.xml", "xl/strings.xml", "xl/styles.xml" };
  g_autoptr (GByteArray) package = table_package_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();

  table_package_add (package, directory, "_rels/.rels", relations, strlen (relations));
  table_package_add (package, directory, "xl/workbook.xml", workbook, strlen (workbook));
  table_package_add (package, directory, "xl/_rels/workbook.xml.rels", workbook_relations,
                    strlen (workbook_relations));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const uint8_t *end = length > 0 ? memchr (bytes, 0, length) : NULL;
      size_t part = end != NULL ? (size_t) (end - bytes) : length;

      table_package_add (package, directory, names[i], bytes, part);
      bytes += MIN (part + 1, length);
      length -= MIN (part + 1, length);
    }
  table_package_finish (package, directory, 6);
  fuzz_table_read (package->data, package->len, "xlsx");
}

/* The bytes are a whole package if they begin like one, else parts of a workbook. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  if (length > 4 && memcmp (bytes, "PK\003\004", 4) == 0)
    fuzz_table_read (bytes, length, "xlsx");
  else
    read_parts (bytes, length);
  return 0;
}
