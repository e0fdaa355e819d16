/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <stddef.h>
#include <stdint.h>

/* What a target does with an input; it returns 0, or does not return where something breaks. */
int LLVMFuzzerTestOneInput (const uint8_t *bytes,
                            size_t         length);
