/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayVisitForm:
 * @assessment: (nullable): what is replanned or cancelled
 * @providers: (element-type AssayProvider): those that are open
 * @officers: (element-type AssayOfficer): all
 * @frameworks: (element-type AssayFramework): those that visits are made by
 * @planned: (element-type AssayAssessment): what is planned or under way
 * @provider_id: of a new one, whose it is to be, 0 where that is open
 * @day: of a new one, ISO date
 *
 * What the dialogs about a visit need to know.
 */
typedef struct
{
  AssayAssessment *assessment;
  GPtrArray *providers;
  GPtrArray *officers;
  GPtrArray *frameworks;
  GPtrArray *planned;
  gint64 assessment_id;
  gint64 provider_id;
  char *day;
} AssayVisitForm;

AssayVisitForm *assay_visit_form_new        (gint64           assessment_id,
                                             gint64           provider_id,
                                             const char      *day);
void            assay_visit_form_free       (AssayVisitForm  *self);
gpointer        assay_visit_form_read       (AssayConnection *connection,
                                             gpointer         form,
                                             GCancellable    *cancellable,
                                             GError         **error);

/* Changes, each in a write transaction. They return the assessment as it was saved, or as it was before. */

/**
 * AssayVisitChange:
 * @assessment: (nullable): a new one to be saved
 * @day: (nullable): ISO date to move to
 * @officer_id: who is to go; -1 leaves it
 * @reason: (nullable): why it is cancelled
 */
typedef struct
{
  AssayAssessment *assessment;
  gint64 assessment_id;
  char *day;
  gint64 officer_id;
  char *reason;
} AssayVisitChange;

void            assay_visit_change_free     (AssayVisitChange *self);
gpointer        assay_visit_change_plan     (AssayConnection *connection,
                                             gpointer         change,
                                             GCancellable    *cancellable,
                                             GError         **error);
gpointer        assay_visit_change_move     (AssayConnection *connection,
                                             gpointer         change,
                                             GCancellable    *cancellable,
                                             GError         **error);
gpointer        assay_visit_change_cancel   (AssayConnection *connection,
                                             gpointer         change,
                                             GCancellable    *cancellable,
                                             GError         **error);
gpointer        assay_visit_change_unplan   (AssayConnection *connection,
                                             gpointer         change,
                                             GCancellable    *cancellable,
                                             GError         **error);
gpointer        assay_visit_change_again    (AssayConnection *connection,
                                             gpointer         change,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_END_DECLS
