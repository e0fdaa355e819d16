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
 * @plans: (element-type AssayActionPlan): those that are not closed, of all providers; one of number 0 is made
 *   with the action
 * @assessment_id: of a new one, the assessment after which it is agreed, 0 for none
 * @about: (nullable): the criterion that it answers, its number and title
 * @days: of a new one, until when it is usually due, from today: as the framework of the assessment says
 *
 * What the dialog about an action needs to know.
 */
typedef struct
{
  AssayAction *action;
  GPtrArray *providers;
  GPtrArray *officers;
  GPtrArray *plans;
  gint64 assessment_id;
  char *about;
  guint days;
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

/**
 * AssayActionChange:
 * @action: what is saved
 * @assessment_id: the assessment into whose plan it comes, which is made where there is none; 0: the action's own
 */
typedef struct
{
  AssayAction *action;
  gint64 assessment_id;
} AssayActionChange;

void     assay_action_change_free    (gpointer         self);
void     assay_action_form_free      (AssayActionForm *self);
gpointer assay_action_form_read      (AssayConnection *connection,
                                      gpointer         request,
                                      GCancellable    *cancellable,
                                      GError         **error);
gpointer assay_action_form_save      (AssayConnection *connection,
                                      gpointer         change,
                                      GCancellable    *cancellable,
                                      GError         **error);
GVariant *assay_action_form_to_state (AssayAction     *action);
gpointer assay_action_form_restore   (AssayConnection *connection,
                                      gpointer         state,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_END_DECLS
