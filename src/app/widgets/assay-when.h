/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *assay_when_format      (const char *iso_time);
char *assay_when_format_date (const char *iso_date);
char *assay_when_format_file (const char *path);

G_END_DECLS
