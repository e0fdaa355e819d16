/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double   assay_round          (double   value,
                               int      decimals);
char    *assay_format_number  (double   value,
                               int      decimals);
char    *assay_format_percent (double   share,
                               int      decimals);
char    *assay_format_count   (gint64   count);
gboolean assay_wilson         (gint64   positive,
                               gint64   n,
                               double  *lower,
                               double  *upper);

G_END_DECLS
