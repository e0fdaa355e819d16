/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayFileKind:
 *
 * What a file holds, for the filter of the file chooser.
 */
typedef enum
{
  ASSAY_FILE_KIND_REGISTER,
  ASSAY_FILE_KIND_TABLE,
  ASSAY_FILE_KIND_FRAMEWORK,
  ASSAY_FILE_KIND_WORKBOOK,
  ASSAY_FILE_KIND_CSV,
  ASSAY_FILE_KIND_PICTURE,
  ASSAY_FILE_KIND_EVIDENCE,
  ASSAY_FILE_KIND_FORM,
  ASSAY_FILE_KIND_CALENDAR,
  ASSAY_FILE_KIND_PDF,
} AssayFileKind;

void   assay_file_choice_open_async (GtkWindow           *parent,
                                     const char          *title,
                                     AssayFileKind        kind,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void   assay_file_choice_save_async (GtkWindow           *parent,
                                     const char          *title,
                                     AssayFileKind        kind,
                                     const char          *name,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void   assay_file_choice_folder_async (GtkWindow           *parent,
                                       const char          *title,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GFile *assay_file_choice_finish     (GAsyncResult        *result,
                                     GError             **error);
char  *assay_file_choice_dup_path   (GFile               *file,
                                     const char          *ending,
                                     gboolean            *may_replace);

G_END_DECLS
