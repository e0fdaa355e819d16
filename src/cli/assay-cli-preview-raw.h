/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

gboolean assay_cli_preview_raw (AssayTableFile *file,
                                guint64         limit,
                                GError        **error);

G_END_DECLS
