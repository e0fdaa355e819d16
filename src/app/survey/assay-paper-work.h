/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

/**
 * AssayPaperBasis:
 * @survey: (nullable): NULL where there is none of that name yet
 * @providers: (element-type AssayProvider)
 * @rates: (element-type AssayResponseRate) (nullable): with @survey
 * @names: the names of the period's surveys
 *
 * What typing in returns needs to know of the register.
 */
typedef struct
{
  AssaySurvey *survey;
  GPtrArray *providers;
  GPtrArray *rates;
  char **names;
} AssayPaperBasis;

/**
 * AssayPaperOrder:
 *
 * What is asked of the register; only the fields that a function names are used.
 */
typedef struct
{
  char *name;
  char *period;
  AssayFramework *framework;
  AssaySurvey *survey;
  gint64 provider_id;
  char *returned_on;
  guint8 *answers;
  char *comment;
  gint64 response_id;
} AssayPaperOrder;

AssayPaperOrder *assay_paper_order_new         (void);
void             assay_paper_order_free        (AssayPaperOrder *self);
void             assay_paper_basis_free        (AssayPaperBasis *self);
gpointer         assay_paper_work_read_basis   (AssayConnection *connection,
                                                gpointer         order,
                                                GCancellable    *cancellable,
                                                GError         **error);
gpointer         assay_paper_work_begin        (AssayConnection *connection,
                                                gpointer         order,
                                                GCancellable    *cancellable,
                                                GError         **error);
gpointer         assay_paper_work_enter        (AssayConnection *connection,
                                                gpointer         order,
                                                GCancellable    *cancellable,
                                                GError         **error);
gpointer         assay_paper_work_take_back    (AssayConnection *connection,
                                                gpointer         order,
                                                GCancellable    *cancellable,
                                                GError         **error);

G_END_DECLS
