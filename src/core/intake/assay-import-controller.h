/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/base/assay-date.h"
#include "core/framework/assay-framework.h"
#include "core/intake/assay-import-mapping.h"
#include "core/store/assay-db.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/**
 * AssayImportKind:
 * @ASSAY_IMPORT_REGISTER: providers and their figures
 * @ASSAY_IMPORT_SURVEY: returns of a survey
 * @ASSAY_IMPORT_RETURNS: figures that providers return
 */
typedef enum
{
  ASSAY_IMPORT_REGISTER,
  ASSAY_IMPORT_SURVEY,
  ASSAY_IMPORT_RETURNS,
} AssayImportKind;

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
 * same names as its getters and the signal `notify` when a person chooses otherwise.
 */
#define ASSAY_TYPE_IMPORT_COLUMN (assay_import_column_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportColumn, assay_import_column, ASSAY, IMPORT_COLUMN, GObject)

guint           assay_import_column_get_index    (AssayImportColumn *self);
const char     *assay_import_column_get_heading  (AssayImportColumn *self);
const char     *assay_import_column_get_sample   (AssayImportColumn *self);
AssayColumnRole assay_import_column_get_role     (AssayImportColumn *self);
const char     *assay_import_column_get_target   (AssayImportColumn *self);
AssaySureness   assay_import_column_get_sureness (AssayImportColumn *self);
const char     *assay_import_column_get_holds    (AssayImportColumn *self);

/**
 * AssayImportTarget:
 * @role: what the column would be read as
 * @target: the field's or measure's id, or ""
 * @title: what people read
 * @counted: for questions: whether the framework counts it
 *
 * Something that a column may be read as; the choices of the columns page.
 */
typedef struct
{
  AssayColumnRole role;
  char *target;
  char *title;
  gboolean counted;
} AssayImportTarget;

/**
 * AssayImportAnswer:
 *
 * An answer of the file that is not understood, for a person to settle; an item of a model. Properties:
 * column (guint), heading, text, count (guint64), first-line (guint64), suggestion (nullable),
 * choices (GStrv), settled (boolean), chosen (nullable: NULL once settled means blank).
 */
#define ASSAY_TYPE_IMPORT_ANSWER (assay_import_answer_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportAnswer, assay_import_answer, ASSAY, IMPORT_ANSWER, GObject)

/**
 * AssaySetAside:
 *
 * A row that is not imported, and why; an item of a model. Properties: line (guint64), identity,
 * reason, cells (GStrv).
 */
#define ASSAY_TYPE_SET_ASIDE (assay_set_aside_get_type ())
G_DECLARE_FINAL_TYPE (AssaySetAside, assay_set_aside, ASSAY, SET_ASIDE, GObject)

/**
 * AssayImportCounts:
 *
 * read = added + changed + present + set_aside, always; `changed` is 0 for a survey unless replacing
 * was asked for. `answers`, `blanks` and `unknown` count cells of the new returns.
 */
typedef struct
{
  guint64 read;
  guint64 added;
  guint64 changed;
  guint64 present;
  guint64 set_aside;
  guint64 out_of_period;
  guint64 answers;
  guint64 blanks;
  guint64 unknown;
} AssayImportCounts;

/**
 * AssayImportProvider:
 *
 * What the check found for one provider; an item of a model. Properties: reference, name, added
 * (guint64), sent (gint64, -1 unknown), enough (boolean), held (guint64: returns already present).
 */
#define ASSAY_TYPE_IMPORT_PROVIDER (assay_import_provider_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportProvider, assay_import_provider, ASSAY, IMPORT_PROVIDER, GObject)

/**
 * AssayImportController:
 *
 * An import as a person goes through it: file, columns, answers, check, commit. Holds no widgets, so
 * that the wizard, the command line and tests drive the same. Lives in the main context; long work runs
 * in a thread and is reported through `progress`.
 *
 * Properties: state (read only), can-go-next, can-go-back, blocked-reason (nullable: why not next),
 * progress (0 to 1), rows-done (guint64), busy, period, survey-name, replace, unknown-as-blank,
 * keep-comments, keep-personal.
 */
#define ASSAY_TYPE_IMPORT_CONTROLLER (assay_import_controller_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportController, assay_import_controller, ASSAY, IMPORT_CONTROLLER, GObject)

AssayImportKind          assay_import_controller_get_kind       (AssayImportController *self);
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
/* Reads the whole file without a lock on the register: answers, counts, set-aside rows. */
void                     assay_import_controller_check_async    (AssayImportController *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gboolean                 assay_import_controller_check_finish   (AssayImportController *self,
                                                                 GAsyncResult          *result,
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
/* One transaction; the result is the import's number. */
void                     assay_import_controller_commit_async   (AssayImportController *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gint64                   assay_import_controller_commit_finish  (AssayImportController *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);

G_END_DECLS
