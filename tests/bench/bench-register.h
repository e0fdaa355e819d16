/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-db.h"

int bench_register_run (int          argc,
                        char       **argv,
                        gboolean     writes,
                        AssayDbFunc  func);
