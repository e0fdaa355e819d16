/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "fuzz/fuzz-table.h"

/* The bytes are a text file. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  fuzz_table_read (bytes, length, "csv");
  return 0;
}
