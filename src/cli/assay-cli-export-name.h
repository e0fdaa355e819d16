/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean assay_cli_export_check_kind (const char  *kind,
                                      GError     **error);
gboolean assay_cli_export_check_name (const char  *kind,
                                      const char  *path,
                                      gboolean     force,
                                      GError     **error);
gboolean assay_cli_export_has_ending (const char  *path,
                                      const char  *ending);

G_END_DECLS
