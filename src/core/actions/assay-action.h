/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayAction:
 *
 * An action of a plan as it was read; an edit is a changed copy that is saved. Properties, all construct: id,
 * plan-id, provider-id, reference and provider (its name; read only), plan-title (read only), subject (the
 * criterion it answers, ""), title, owner (a role at the provider), officer-id, officer (the name, read only),
 * due-on (ISO date or ""), status (`open` `under-way` `done` `verified` `withdrawn`), completion,
 * completed-on, version.
 */
#define ASSAY_TYPE_ACTION (assay_action_get_type ())
G_DECLARE_FINAL_TYPE (AssayAction, assay_action, ASSAY, ACTION, GObject)

AssayAction *assay_action_new             (void);
AssayAction *assay_action_copy            (AssayAction      *self);
gint64       assay_action_get_id          (AssayAction      *self);
gint64       assay_action_get_plan_id     (AssayAction      *self);
gint64       assay_action_get_provider_id (AssayAction      *self);
const char  *assay_action_get_reference   (AssayAction      *self);
const char  *assay_action_get_provider    (AssayAction      *self);
const char  *assay_action_get_plan_title  (AssayAction      *self);
const char  *assay_action_get_subject     (AssayAction      *self);
const char  *assay_action_get_title       (AssayAction      *self);
const char  *assay_action_get_owner       (AssayAction      *self);
gint64       assay_action_get_officer_id  (AssayAction      *self);
const char  *assay_action_get_officer     (AssayAction      *self);
const char  *assay_action_get_due_on      (AssayAction      *self);
const char  *assay_action_get_status      (AssayAction      *self);
const char  *assay_action_get_completion  (AssayAction      *self);
const char  *assay_action_get_completed_on (AssayAction     *self);
gint64       assay_action_get_version     (AssayAction      *self);
gboolean     assay_action_is_open         (AssayAction      *self);
gboolean     assay_action_is_overdue      (AssayAction      *self,
                                           const char       *today);
const char  *assay_action_status_get_title (const char      *status);

/**
 * AssayActionFilter:
 * @provider_id: 0 for all
 * @plan_id: 0 for all
 * @officer_id: 0 for all
 * @only_open: leaves out what is done, verified or withdrawn
 * @subject: (nullable): of one criterion
 */
typedef struct
{
  gint64 provider_id;
  gint64 plan_id;
  gint64 officer_id;
  gboolean only_open;
  const char *subject;
} AssayActionFilter;

AssayAction *assay_action_load            (AssayConnection         *connection,
                                           gint64                   id,
                                           GError                 **error);
/* Late first, then by date due; those without a date last; what is not open after that. */
GPtrArray   *assay_action_list            (AssayConnection         *connection,
                                           const AssayActionFilter *filter,
                                           GError                 **error);
gint64       assay_action_save            (AssayConnection         *connection,
                                           AssayAction             *action,
                                           GError                 **error);

G_END_DECLS
