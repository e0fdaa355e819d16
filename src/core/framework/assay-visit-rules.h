/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

/**
 * AssayEvidenceSource:
 * @id: such as `records`
 * @title: such as "Records"
 * @letter: the key that names it in the visit form, lower case and unique in the framework
 * @is_policy: says what ought to be done, not what is: alone it proves little
 *
 * Where an assessor may have seen or heard what the answer stands on.
 */
typedef struct
{
  char *id;
  char *title;
  char letter;
  gboolean is_policy;
} AssayEvidenceSource;

/**
 * AssayPerspective:
 * @id: such as `uses`
 * @title: such as "Uses the service"
 *
 * Whose point of view it is: people who use the service, those who provide it, those who commission it.
 */
typedef struct
{
  char *id;
  char *title;
} AssayPerspective;

/**
 * AssayRisk:
 *
 * How closely a provider is watched; the interval between its visits follows from it.
 */
typedef enum
{
  ASSAY_RISK_HIGH,
  ASSAY_RISK_MEDIUM,
  ASSAY_RISK_LOW,
  ASSAY_N_RISKS,
} AssayRisk;

/**
 * AssayVisitRules:
 * @sources: (array length=n_sources): in the order of the form
 * @perspectives: (array length=n_perspectives): likewise
 * @policy_at_most: (nullable): the answer that a policy without other evidence counts as at most
 * @needs_action: (array zero-terminated=1): the answers that ask for an action
 * @kinds: (array zero-terminated=1): the kinds of assessment that the framework is used for
 * @counts: (array zero-terminated=1): the kinds among them whose answers rate a provider
 * @hides_score: the score stays hidden from the officer until the draft is shared
 * @verifies_evidence: the provider names its evidence, and each piece is verified by the council: an answer
 *   without a verified piece is not yet scored
 * @plan_days: days from sharing the draft until the plan of actions is to be submitted
 * @correction_days: days for the provider's corrections to the draft
 * @revisit_months: months after which a poor result is visited again; 0: no rule
 * @revisit_bands: (array zero-terminated=1): the bands that are poor in this sense
 * @interval_months: months between visits, by risk; 0: not planned by it
 *
 * How a framework's criteria are assessed; part of its JSON as `visits`, whose members are named as
 * these, with hyphens. Only `kinds` must be there. Without them: no sources and perspectives, no limit
 * to a policy, no answer asks for an action, all kinds count, the score is shown, evidence is not
 * verified, 14 days for plan and corrections, no visiting again, 12 months at every risk.
 */
typedef struct
{
  AssayEvidenceSource *sources;
  guint n_sources;
  AssayPerspective *perspectives;
  guint n_perspectives;
  char *policy_at_most;
  char **needs_action;
  char **kinds;
  char **counts;
  gboolean hides_score;
  gboolean verifies_evidence;
  guint plan_days;
  guint correction_days;
  guint revisit_months;
  char **revisit_bands;
  guint interval_months[ASSAY_N_RISKS];
} AssayVisitRules;

const AssayVisitRules     *assay_framework_get_visit_rules (AssayFramework        *self);
char       *assay_visit_rules_dup_sources   (const AssayVisitRules *self,
                                             char                 **ids);
const AssayEvidenceSource *assay_visit_rules_find_source   (const AssayVisitRules *self,
                                                            const char            *id);
const AssayPerspective    *assay_visit_rules_find_perspective (const AssayVisitRules *self,
                                                            const char            *id);
gboolean                   assay_node_applies              (const AssayNode       *leaf,
                                                            const char            *service_type,
                                                            const char            *kind);

G_END_DECLS
