/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-edit-dialog.h"

G_BEGIN_DECLS

/**
 * AssayFormDialog:
 *
 * A form of a few rows that needs no class of its own: whoever makes it says what is collected, what is written
 * and what follows.
 */
#define ASSAY_TYPE_FORM_DIALOG (assay_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayFormDialog, assay_form_dialog, ASSAY, FORM_DIALOG, AssayEditDialog)

/**
 * AssayFormDialogPlan:
 * @collect: what was filled in, for @write; freed by @free
 * @write: writes it, in a write transaction; returns an object that @done takes, never NULL without an error
 * @result_free: frees what @write returned
 * @done: it is written: says so, in the main context
 */
typedef struct
{
  gpointer (*collect) (AssayFormDialog *dialog);
  GDestroyNotify free;
  AssayDbFunc write;
  GDestroyNotify result_free;
  void (*done) (AssayFormDialog *dialog,
                GtkWidget       *window,
                gpointer         result);
} AssayFormDialogPlan;

AssayFormDialog *assay_form_dialog_new       (GtkWindow                 *parent,
                                              AssaySession              *session,
                                              const char                *title,
                                              const char                *verb,
                                              const AssayFormDialogPlan *plan);
void             assay_form_dialog_set_data  (AssayFormDialog           *self,
                                              gpointer                   data,
                                              GDestroyNotify             free);
gpointer         assay_form_dialog_get_data  (AssayFormDialog           *self);
void             assay_form_dialog_set_note  (AssayFormDialog           *self,
                                              const char                *text);
void             assay_form_dialog_add       (AssayFormDialog           *self,
                                              GtkWidget                 *row);
GtkWidget       *assay_form_dialog_add_entry (AssayFormDialog           *self,
                                              const char                *title,
                                              const char                *text);
GtkWidget       *assay_form_dialog_add_date  (AssayFormDialog           *self,
                                              const char                *title,
                                              const char                *iso_date);
GtkWidget       *assay_form_dialog_add_combo (AssayFormDialog           *self,
                                              const char                *title,
                                              GListModel                *model,
                                              guint                      selected);

G_END_DECLS
