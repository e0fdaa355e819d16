/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char assay_csv_dialect_detect_delimiter (const char *text,
                                         gsize       length);

G_END_DECLS
