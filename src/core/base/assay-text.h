/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *assay_text_fold      (const char *text);
char    *assay_text_plain     (const char *folded);
char    *assay_text_squeeze   (const char *text);
char   **assay_text_stems     (const char *text);
double   assay_text_likeness  (const char *a,
                               const char *b);

G_END_DECLS
