/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/actions/assay-action.h"

G_BEGIN_DECLS

/**
 * AssayActionForm:
 * @action: what is edited; of a new one, id 0 and maybe its provider
 * @providers: (element-type AssayProvider): those that are open
 * @officers: (element-type AssayOfficer): all
 * @plans: (element-type AssayActionPlan): those that are not closed, of all providers
 *
 * What the dialog about an action needs to know.
 */
typedef struct
{
  AssayAction *action;
  GPtrArray *providers;
  GPtrArray *officers;
  GPtrArray *plans;
} AssayActionForm;

/**
 * AssayActionFormRequest:
 * @action_id: what is edited, 0 for a new one
 * @provider_id: of a new one, whose it is, 0 where that is to be chosen
 */
typedef struct
{
  gint64 action_id;
  gint64 provider_id;
} AssayActionFormRequest;

void     assay_action_form_free      (AssayActionForm *self);
gpointer assay_action_form_read      (AssayConnection *connection,
                                      gpointer         request,
                                      GCancellable    *cancellable,
                                      GError         **error);
gpointer assay_action_form_save      (AssayConnection *connection,
                                      gpointer         action,
                                      GCancellable    *cancellable,
                                      GError         **error);
GVariant *assay_action_form_to_state (AssayAction     *action);
gpointer assay_action_form_restore   (AssayConnection *connection,
                                      gpointer         state,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_END_DECLS
