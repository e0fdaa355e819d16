/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

gint64   assay_response_find       (AssayConnection *connection,
                                    gint64           survey_id,
                                    const char      *identity,
                                    GError         **error);
char    *assay_response_dup_before (AssayConnection *connection,
                                    gint64           response_id,
                                    GBytes         **answers,
                                    GError         **error);
gboolean assay_response_put_back   (AssayConnection *connection,
                                    gint64           response_id,
                                    const char      *before,
                                    GError         **error);

G_END_DECLS
