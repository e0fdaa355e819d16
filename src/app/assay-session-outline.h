/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssaySessionOutline:
 * @frameworks: (element-type AssayFramework): the newest version of each
 * @periods: (element-type AssayKnownPeriod): of which something is known, newest first
 *
 * What a session reads of a register besides the pages' own lists.
 */
typedef struct
{
  GPtrArray *frameworks;
  GPtrArray *periods;
} AssaySessionOutline;

void     assay_session_outline_free (AssaySessionOutline *self);
gpointer assay_session_outline_read (AssayConnection     *connection,
                                     gpointer             data,
                                     GCancellable        *cancellable,
                                     GError             **error);
char   **assay_session_outline_list_periods (GPtrArray *known,
                                             const char *framework_id);
AssayFramework *assay_session_outline_find_framework (GPtrArray *frameworks,
                                             GPtrArray *known);
const char *assay_session_outline_find_rated_period (GPtrArray *known,
                                             AssayFramework *framework,
                                             const char *today);
const char *assay_session_outline_find_period (GPtrArray *known,
                                             const char *framework_id);

G_END_DECLS
