/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/intake/assay-import-answers-page.h"
#include "app/intake/assay-import-check-page.h"
#include "app/intake/assay-import-columns-page.h"
#include "app/intake/assay-import-done-page.h"
#include "app/intake/assay-import-file-page.h"
#include "app/intake/assay-import-progress-page.h"
#include "app/intake/assay-import-window.h"
#include "app/intake/assay-step-row.h"

G_BEGIN_DECLS

struct _AssayImportWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *back_button;
  GtkButton *next_button;
  AssayStepRow *steps;
  GtkStack *stack;
  GtkRevealer *foot;
  AdwBin *blocked_mark;
  GtkLabel *blocked_label;
  GtkLabel *note_label;

  AssayImportFilePage *file_page;
  AssayImportColumnsPage *columns_page;
  AssayImportAnswersPage *answers_page;
  AssayImportCheckPage *check_page;
  AssayImportProgressPage *progress_page;
  AssayImportDonePage *done_page;

  AssaySession *session;
  AssayImportController *controller;
  GCancellable *cancellable;
  GtkWidget *toast_target;
  gint64 import_id;
  gboolean working;
  gboolean closed;
};

void _assay_import_window_refresh     (AssayImportWindow *self);
void _assay_import_window_enter_state (AssayImportWindow *self);
void _assay_import_window_progress    (AssayImportWindow *self);
void _assay_import_window_check       (AssayImportWindow *self);
void _assay_import_window_commit      (AssayImportWindow *self);

G_END_DECLS
