/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-evidence-unverified.h"
#include "core/register/assay-officer.h"
#include "report/assay-assessment-data.h"

G_BEGIN_DECLS

typedef struct _AssayCliVisitStep AssayCliVisitStep;

/**
 * AssayCliVisitJob:
 * @id: the visit's number
 * @step: (nullable): the step to take; assay-cli-visit.c knows what it holds
 * @framework_id: (nullable): what follows is what was typed
 * @again: whether to plan what is planned already
 * @visit: (nullable): the visit as it was read; what follows goes with it
 * @evidence: how far its evidence is verified, where the framework asks for that
 * @data: (nullable): what it comes to, once it is signed off
 * @taken: (nullable) (element-type AssayStep): the steps that it took
 * @findings: (nullable) (element-type AssaySignOffFinding): what its sign-off pointed out
 *
 * What “assayctl visit” was asked for, and what came of it.
 */
typedef struct
{
  gint64 id;
  const AssayCliVisitStep *step;
  char *framework_id;
  char *reference;
  char *kind;
  char *on;
  char *visited_on;
  char *by;
  char *reason;
  char *criterion;
  gboolean again;
  AssayAssessment *visit;
  AssayFramework *framework;
  AssayEvidenceTally evidence;
  AssayAssessmentData *data;
  GPtrArray *taken;
  GPtrArray *findings;
} AssayCliVisitJob;

void     assay_cli_visit_job_clear       (AssayCliVisitJob       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayCliVisitJob, assay_cli_visit_job_clear)
gboolean assay_cli_visit_job_read        (AssayCliVisitJob       *self,
                                          AssayConnection        *connection,
                                          GError                **error);
gboolean assay_cli_visit_job_verifies    (const AssayCliVisitJob *self);
gboolean assay_cli_visit_job_find_officer (const AssayCliVisitJob *self,
                                          AssayConnection        *connection,
                                          AssayOfficer          **officer,
                                          GError                **error);
gboolean assay_cli_visit_job_check_options (const AssayCliVisitJob *self,
                                          const char             *word,
                                          const char *const      *allowed,
                                          GError                **error);
gboolean assay_cli_fail_usage            (GError                **error,
                                          const char             *message);

/* What is typed after the visit's number, in a file of its own. */
gboolean assay_cli_visit_run_evidence    (AssayCli               *cli,
                                          AssayCliVisitJob       *job,
                                          char                  **words,
                                          GError                **error);
gboolean assay_cli_visit_run_verify      (AssayCli               *cli,
                                          AssayCliVisitJob       *job,
                                          char                  **words,
                                          GError                **error);
gboolean assay_cli_visit_run_challenge   (AssayCli               *cli,
                                          AssayCliVisitJob       *job,
                                          char                  **words,
                                          GError                **error);
gboolean assay_cli_visit_run_outcome     (AssayCli               *cli,
                                          AssayCliVisitJob       *job,
                                          char                  **words,
                                          GError                **error);

G_END_DECLS
