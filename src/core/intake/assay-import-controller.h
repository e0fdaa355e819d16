/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/base/assay-date.h"
#include "core/intake/assay-import-handler.h"
#include "core/store/assay-db.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/**
 * AssayImportState:
 *
 * Where an import stands; each state needs the one before to be settled.
 */
typedef enum
{
  ASSAY_IMPORT_STATE_FILE,
  ASSAY_IMPORT_STATE_COLUMNS,
  ASSAY_IMPORT_STATE_ANSWERS,
  ASSAY_IMPORT_STATE_CHECK,
  ASSAY_IMPORT_STATE_DONE,
} AssayImportState;

/**
 * AssayImportColumn:
 *
 * One column of the file and what it is read as; an item of the columns' model, with properties of the
 * same names as its getters (role and sureness as unsigned integers) and the signal `notify` when a person
 * chooses otherwise.
 */
#define ASSAY_TYPE_IMPORT_COLUMN (assay_import_column_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportColumn, assay_import_column, ASSAY, IMPORT_COLUMN, GObject)

guint           assay_import_column_get_index    (AssayImportColumn *self);
const char     *assay_import_column_get_heading  (AssayImportColumn *self);
const char     *assay_import_column_get_sample   (AssayImportColumn *self);
AssayColumnRole assay_import_column_get_role     (AssayImportColumn *self);
const char     *assay_import_column_get_target   (AssayImportColumn *self);
AssaySureness   assay_import_column_get_sureness (AssayImportColumn *self);
gboolean        assay_import_column_is_confirmed (AssayImportColumn *self);
const char     *assay_import_column_get_holds    (AssayImportColumn *self);
const char     *assay_import_column_get_scale    (AssayImportColumn *self);
AssayColumnDoubt assay_import_column_get_doubt   (AssayImportColumn *self);

/**
 * AssayImportController:
 *
 * An import as a person goes through it: file, columns, answers, check, commit. Holds no widgets, so
 * that the wizard, the command line and tests drive the same. Lives in the main context; long work runs
 * in a thread and is reported through `progress`.
 *
 * Made for a kind by `assay_register_import_new ()`, `assay_survey_import_new ()` and
 * `assay_returns_import_new ()`.
 *
 * Properties: state (read only, unsigned integer), can-go-next, can-go-back, blocked-reason (nullable: why
 * not next; one sentence a line), progress (0 to 1), rows-done (guint64), busy, period, survey-name, replace,
 * unknown-as-blank, keep-comments, keep-personal, outside-period (somebody confirmed that the period is right
 * though most returns are dated outside it; without that the import stops at the state CHECK), allow-repeats
 * (somebody confirmed that returns count although another survey of the period has them; likewise). A check is made
 * in the states ANSWERS and CHECK; settling an answer changes the counts with the next check.
 */
#define ASSAY_TYPE_IMPORT_CONTROLLER (assay_import_controller_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportController, assay_import_controller, ASSAY, IMPORT_CONTROLLER, GObject)

AssayImportController   *assay_import_controller_new            (AssayDb               *db,
                                                                 AssayImportHandler    *handler,
                                                                 const char            *period,
                                                                 const char            *survey_name);
AssayImportKind          assay_import_controller_get_kind       (AssayImportController *self);
const char              *assay_import_controller_get_elsewhere  (AssayImportController *self);
char                    *assay_import_controller_dup_nothing_kept (AssayImportController *self);
AssayImportState         assay_import_controller_get_state      (AssayImportController *self);
void                     assay_import_controller_open_async     (AssayImportController *self,
                                                                 const char            *path,
                                                                 const AssayTableOptions *options,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gboolean                 assay_import_controller_open_finish    (AssayImportController *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);
AssayTableFile          *assay_import_controller_get_file       (AssayImportController *self);
GListModel              *assay_import_controller_get_columns    (AssayImportController *self);
GPtrArray               *assay_import_controller_get_targets    (AssayImportController *self);
void                     assay_import_controller_choose         (AssayImportController *self,
                                                                 guint                  column,
                                                                 AssayColumnRole        role,
                                                                 const char            *target);
void                     assay_import_controller_confirm        (AssayImportController *self,
                                                                 guint                  column);
void                     assay_import_controller_ask_again      (AssayImportController *self,
                                                                 guint                  column);
GPtrArray               *assay_import_controller_list_scales    (AssayImportController *self,
                                                                 guint                  column);
void                     assay_import_controller_choose_scale   (AssayImportController *self,
                                                                 guint                  column,
                                                                 const char            *scale);
AssayDateOrder           assay_import_controller_get_date_order (AssayImportController *self,
                                                                 guint                  column);
void                     assay_import_controller_set_date_order (AssayImportController *self,
                                                                 guint                  column,
                                                                 AssayDateOrder         order);
gboolean                 assay_import_controller_load_map       (AssayImportController *self,
                                                                 const char            *json,
                                                                 const char            *name,
                                                                 GError               **error);
char                    *assay_import_controller_to_map         (AssayImportController *self);
GPtrArray               *assay_import_controller_list_map_lines (AssayImportController *self,
                                                                 guint                  column);
GPtrArray               *assay_import_controller_list_notices   (AssayImportController *self);
void                     assay_import_controller_check_async    (AssayImportController *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gboolean                 assay_import_controller_check_finish   (AssayImportController *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);
gboolean                 assay_import_controller_is_checked     (AssayImportController *self);
gboolean                 assay_import_controller_check_settled  (AssayImportController *self,
                                                                 GError               **error);
GListModel              *assay_import_controller_get_answers    (AssayImportController *self);
void                     assay_import_controller_settle         (AssayImportController *self,
                                                                 AssayImportAnswer     *answer,
                                                                 const char            *as);
const AssayImportCounts *assay_import_controller_get_counts     (AssayImportController *self);
GListModel              *assay_import_controller_get_set_aside  (AssayImportController *self);
GListModel              *assay_import_controller_get_providers  (AssayImportController *self);
gboolean                 assay_import_controller_save_set_aside (AssayImportController *self,
                                                                 const char            *path,
                                                                 GError               **error);
void                     assay_import_controller_go_back        (AssayImportController *self);
void                     assay_import_controller_go_next        (AssayImportController *self);
void                     assay_import_controller_commit_async   (AssayImportController *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
void                     assay_import_controller_commit_unchecked_async
                                                                (AssayImportController *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gint64                   assay_import_controller_commit_finish  (AssayImportController *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);

G_END_DECLS
