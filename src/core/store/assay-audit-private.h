/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-audit.h"

G_BEGIN_DECLS

char *_assay_audit_digest (const char        *text);
char *_assay_audit_hash   (const char        *previous,
                           gint64             number,
                           const char *const *fields);

G_END_DECLS
