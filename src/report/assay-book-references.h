/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *assay_book_cell     (guint       row,
                          guint       column);
char *assay_book_cell_on  (const char *sheet,
                          guint       row,
                          guint       column);
char *assay_book_range_on (const char *sheet,
                          guint       first_row,
                          guint       last_row,
                          guint       column);
char *assay_book_literal  (const char *text);
char *assay_book_figure   (double      value);

G_END_DECLS
