/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/* Days until a plan is to be submitted, where nobody says another day. */
#define ASSAY_ACTION_PLAN_DAYS 14

/**
 * AssayActionPlan:
 * @origin: who asked for it, a word and an id, such as "assessment:12"
 * @kind: `action-plan` `improvement-plan` `excellence-plan` `special-measures`
 * @state: `draft` `submitted` `agreed` `closed`
 * @due_on: ISO date by which it is to be submitted
 *
 * What a provider is to do. One plan an origin.
 */
typedef struct
{
  gint64 id;
  gint64 provider_id;
  char *origin;
  char *kind;
  char *title;
  char *state;
  char *due_on;
  char *submitted_on;
  gint64 version;
} AssayActionPlan;

void             assay_action_plan_free   (AssayActionPlan  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayActionPlan, assay_action_plan_free)
AssayActionPlan *assay_action_plan_copy   (const AssayActionPlan *self);
AssayActionPlan *assay_action_plan_load   (AssayConnection  *connection,
                                           gint64            id,
                                           GError          **error);
AssayActionPlan *assay_action_plan_find   (AssayConnection  *connection,
                                           const char       *origin,
                                           GError          **error);
GPtrArray       *assay_action_plan_list   (AssayConnection  *connection,
                                           gint64            provider_id,
                                           GError          **error);
gint64           assay_action_plan_save   (AssayConnection  *connection,
                                           AssayActionPlan  *plan,
                                           GError          **error);
/* @subjects: the criteria that must have an action each before the plan can be submitted; those without are
 * named in the error. */
gboolean         assay_action_plan_submit (AssayConnection  *connection,
                                           AssayActionPlan  *plan,
                                           const char *const *subjects,
                                           const char       *submitted_on,
                                           GError          **error);
char           **assay_action_plan_find_missing (AssayConnection *connection,
                                           gint64            plan_id,
                                           const char *const *subjects,
                                           GError          **error);
const char      *assay_action_plan_kind_get_title (const char    *kind);
const char      *assay_action_plan_state_get_title (const char   *state);

G_END_DECLS
