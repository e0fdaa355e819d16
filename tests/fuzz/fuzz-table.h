/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "fuzz/fuzz.h"

void fuzz_table_read (const uint8_t *bytes,
                      size_t         length,
                      const char    *suffix);
