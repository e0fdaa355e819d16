/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/register/assay-officer.h"

G_BEGIN_DECLS

/* An officer as the target of actions: id, account, name, role, version. */
#define ASSAY_OFFICER_STATE_TYPE "(xsssx)"

GVariant     *assay_officer_state_make      (const AssayOfficer *officer);
AssayOfficer *assay_officer_state_get       (GVariant           *state);
gpointer      assay_officer_state_read      (AssayConnection    *connection,
                                             gpointer            id,
                                             GCancellable       *cancellable,
                                             GError            **error);
gpointer      assay_officer_state_save      (AssayConnection    *connection,
                                             gpointer            officer,
                                             GCancellable       *cancellable,
                                             GError            **error);
gpointer      assay_officer_state_take_role (AssayConnection    *connection,
                                             gpointer            id,
                                             GCancellable       *cancellable,
                                             GError            **error);
gpointer      assay_officer_state_restore   (AssayConnection    *connection,
                                             gpointer            state,
                                             GCancellable       *cancellable,
                                             GError            **error);

G_END_DECLS
