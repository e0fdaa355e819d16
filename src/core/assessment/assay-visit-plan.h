/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

#define ASSAY_STANDING_RISK "risk"

/**
 * AssayVisitDue:
 * @risk: as recorded (standing `risk`: `high` `medium` `low`); medium where nobody has said
 * @last_on: ISO date of the last assessment that counts, or ""
 * @last_band: (nullable): the id of the band that it came to, where that is known and may be shown
 * @last_result: that band's title, or ""
 * @due_on: ISO date by which the next is due: the last one and the interval of the risk, or sooner after a
 *   poor result; "" for a provider that was never seen, which is due at once
 * @why: the rule that gave it, as a sentence
 * @planned_id: the assessment that is planned or under way, 0 for none
 *
 * When a provider is next due. Objects for lists; properties of the same names and reference, name,
 * officer-id, officer, planned-on.
 */
#define ASSAY_TYPE_VISIT_DUE (assay_visit_due_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitDue, assay_visit_due, ASSAY, VISIT_DUE, GObject)

gint64      assay_visit_due_get_provider_id (AssayVisitDue   *self);
const char *assay_visit_due_get_reference   (AssayVisitDue   *self);
const char *assay_visit_due_get_name        (AssayVisitDue   *self);
AssayRisk   assay_visit_due_get_risk        (AssayVisitDue   *self);
const char *assay_visit_due_get_last_on     (AssayVisitDue   *self);
const char *assay_visit_due_get_last_band   (AssayVisitDue   *self);
const char *assay_visit_due_get_last_result (AssayVisitDue   *self);
const char *assay_visit_due_get_due_on      (AssayVisitDue   *self);
const char *assay_visit_due_get_why         (AssayVisitDue   *self);
gint64      assay_visit_due_get_planned_id  (AssayVisitDue   *self);
const char *assay_visit_due_get_planned_on  (AssayVisitDue   *self);
const char *assay_visit_due_get_begun_on    (AssayVisitDue   *self);
gint64      assay_visit_due_get_officer_id  (AssayVisitDue   *self);
const char *assay_visit_due_get_officer     (AssayVisitDue   *self);
gboolean    assay_visit_due_is_late         (AssayVisitDue   *self,
                                             const char      *today);
const char *assay_risk_get_id               (AssayRisk        risk);
const char *assay_risk_get_title            (AssayRisk        risk);
AssayRisk   assay_risk_from_id              (const char      *id);

/* All open providers that the framework is for, most urgent first: those never seen, then by date due and
 * risk. */
GPtrArray  *assay_visit_due_list            (AssayConnection *connection,
                                             AssayFramework  *framework,
                                             const char      *today,
                                             GError         **error);

/**
 * AssayCapacity:
 * @target: visits that the officer is to make in the year
 * @done: made so far
 * @planned: planned in the rest of the year
 * @due: falling due in the year among the officer's own providers
 *
 * An officer's year: monitoring visits, and visits to people at home.
 */
typedef struct
{
  gint64 officer_id;
  char *officer;
  guint providers;
  guint target;
  guint done;
  guint planned;
  guint due;
  guint home_target;
  guint home_done;
} AssayCapacity;

void       assay_capacity_free       (AssayCapacity    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCapacity, assay_capacity_free)
GPtrArray *assay_capacity_list       (AssayConnection  *connection,
                                      AssayFramework   *framework,
                                      const char       *year,
                                      const char       *today,
                                      GError          **error);
gboolean   assay_capacity_set_target (AssayConnection  *connection,
                                      gint64            officer_id,
                                      const char       *year,
                                      guint             monitoring_visits,
                                      guint             home_visits,
                                      GError          **error);
/* People seen at home in the year and people supported, whose share the plan is about. */
gboolean   assay_home_visit_share    (AssayConnection  *connection,
                                      const char       *year,
                                      gint64           *seen,
                                      gint64           *supported,
                                      GError          **error);
AssayAssessment *assay_visit_plan_find_same (GPtrArray  *planned,
                                      AssayAssessment  *wanted);
/* The planned assessments as an iCalendar text (RFC 5545), CRLF line ends, folded at 75 octets. */
const char *assay_visit_plan_get_day (AssayAssessment *assessment);
char      *assay_visit_plan_to_ics   (GPtrArray        *assessments,
                                      const char       *now);

G_END_DECLS
