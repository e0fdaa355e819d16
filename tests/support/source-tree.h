/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *source_tree_root  (void);
GPtrArray  *source_tree_list  (const char         *folder,
                               const char *const  *suffixes);
char       *source_tree_read  (const char         *name);
char      **source_tree_lines (const char         *name);

G_END_DECLS
