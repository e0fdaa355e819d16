/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayPrintJob:
 *
 * Charts and tables laid out on pages, to be drawn by whatever prints: a toolkit's print operation
 * or a PDF surface. First add what is to be printed, then paginate for the paper, then draw each
 * page.
 */
typedef struct _AssayPrintJob AssayPrintJob;

AssayPrintJob *assay_print_job_new       (const char     *title,
                                          const char     *subtitle);
void           assay_print_job_free      (AssayPrintJob  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPrintJob, assay_print_job_free)
void           assay_print_job_add_chart (AssayPrintJob  *self,
                                          AssayChart     *chart);
void           assay_print_job_add_table (AssayPrintJob  *self,
                                          AssayTextTable *table);
guint          assay_print_job_paginate  (AssayPrintJob  *self,
                                          double          width,
                                          double          height);
void           assay_print_job_draw_page (AssayPrintJob  *self,
                                          cairo_t        *cr,
                                          guint           page);

G_END_DECLS
