/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib.h>
#include <string.h>

#include "core/table/table-package.h"
#include "fuzz/fuzz-table.h"

/* The bytes are a whole package if they begin like one, else the contents of a spreadsheet. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  g_autoptr (GByteArray) package = table_package_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();

  if (length > 4 && memcmp (bytes, "PK\003\004", 4) == 0)
    {
      fuzz_table_read (bytes, length, "ods");
      return 0;
    }
  table_package_add (package, directory, "content.xml", bytes, length);
  table_package_finish (package, directory, 1);
  fuzz_table_read (package->data, package->len, "ods");
  return 0;
}
