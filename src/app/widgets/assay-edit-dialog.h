/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_EDIT_DIALOG (assay_edit_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayEditDialog, assay_edit_dialog, ASSAY, EDIT_DIALOG, AdwWindow)

/**
 * AssayEditDialogClass:
 * @save: the person wants what the form says to be kept: write it with assay_edit_dialog_write ()
 * @saved: it is kept; @result is what the write brought. Tell so on assay_edit_dialog_get_parent ()
 * @failed: (nullable): it is not kept, and the form is still there. Without it the error's message is shown
 */
struct _AssayEditDialogClass
{
  AdwWindowClass parent_class;

  void     (*save)   (AssayEditDialog *self);
  void     (*saved)  (AssayEditDialog *self,
                      gpointer         result);
  gboolean (*failed) (AssayEditDialog *self,
                      const GError    *error);
};

AssaySession *assay_edit_dialog_get_session    (AssayEditDialog *self);
GtkWidget    *assay_edit_dialog_get_parent     (AssayEditDialog *self);
void          assay_edit_dialog_set_body       (AssayEditDialog *self,
                                                GtkWidget       *body);
void          assay_edit_dialog_set_save_label (AssayEditDialog *self,
                                                const char      *label);
void          assay_edit_dialog_set_way_back   (AssayEditDialog *self,
                                                const char      *label);
void          assay_edit_dialog_set_valid      (AssayEditDialog *self,
                                                gboolean         valid,
                                                const char      *hint);
void          assay_edit_dialog_say            (AssayEditDialog *self,
                                                const char      *trouble);
void          assay_edit_dialog_add_entry      (AssayEditDialog *self,
                                                GtkWidget       *entry);
void          assay_edit_dialog_write          (AssayEditDialog *self,
                                                AssayDbFunc      func,
                                                gpointer         data,
                                                GDestroyNotify   data_free,
                                                GDestroyNotify   result_free);

G_END_DECLS
