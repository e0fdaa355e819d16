/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GByteArray *table_package_new    (void);
void        table_package_add    (GByteArray *self,
                                  GByteArray *directory,
                                  const char *name,
                                  const void *bytes,
                                  gsize       length);
void        table_package_finish (GByteArray *self,
                                  GByteArray *directory,
                                  guint       n_parts);

G_END_DECLS
