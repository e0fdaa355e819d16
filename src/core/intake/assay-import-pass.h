/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-item.h"
#include "core/intake/assay-import-plan.h"
#include "core/intake/assay-set-aside.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayImportCounts:
 *
 * read = added + changed + present + set_aside, always; `changed` is 0 for a survey unless replacing
 * was asked for; for register and returns `present` counts unchanged rows. `answers`, `blanks`, `not_applicable` and
 * `unknown` count cells of the new returns, `dated` and `out_of_period` returns. `elsewhere` counts new returns
 * that another survey of the period has just so. `warned` counts rows that were taken although something about
 * them is odd, such as 0 people supported.
 */
typedef struct
{
  guint64 read;
  guint64 added;
  guint64 changed;
  guint64 present;
  guint64 set_aside;
  guint64 dated;
  guint64 out_of_period;
  guint64 elsewhere;
  guint64 answers;
  guint64 blanks;
  guint64 not_applicable;
  guint64 unknown;
  guint64 warned;
} AssayImportCounts;

/**
 * AssayRowVerdict:
 * @ASSAY_ROW_SET_ASIDE: not taken, with a reason
 * @ASSAY_ROW_PRESENT: already in the register, just so
 * @ASSAY_ROW_NEW: to be stored
 * @ASSAY_ROW_CHANGED: to be stored in place of what is there
 */
typedef enum
{
  ASSAY_ROW_SET_ASIDE,
  ASSAY_ROW_PRESENT,
  ASSAY_ROW_NEW,
  ASSAY_ROW_CHANGED,
} AssayRowVerdict;

/**
 * AssayImportPass:
 *
 * One reading of a file from top to bottom: the check and the commit are the same pass, the second of them
 * also stores. What the register holds is loaded when the pass begins. Belongs to one thread at a time.
 *
 * A kind of import derives from it: `check_row` judges a row and keeps what it found for `store_row`, which
 * is called at once for new and changed rows when there is a register to write to. A kind made for a million rows
 * has `pack_row` and `store_records` in place of `store_row`: rows are read, judged and packed on one thread, and
 * what was packed of new and changed rows is stored, many at a time, on that of the register. `check_row` and
 * `pack_row` must then not touch what `store_records` changes, nor the other way round.
 */
#define ASSAY_TYPE_IMPORT_PASS (assay_import_pass_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayImportPass, assay_import_pass, ASSAY, IMPORT_PASS, GObject)

struct _AssayImportPassClass
{
  GObjectClass parent_class;

  AssayRowVerdict (*check_row)      (AssayImportPass     *self,
                                     const AssayTableRow *row);
  gboolean        (*prepare)        (AssayImportPass     *self,
                                     AssayConnection     *connection,
                                     gint64               import_id,
                                     GError             **error);
  gboolean        (*store_row)      (AssayImportPass     *self,
                                     AssayConnection     *connection,
                                     AssayRowVerdict      verdict,
                                     GError             **error);
  void            (*pack_row)       (AssayImportPass     *self,
                                     AssayRowVerdict      verdict,
                                     GByteArray          *records);
  gboolean        (*store_records)  (AssayImportPass     *self,
                                     AssayConnection     *connection,
                                     const GByteArray    *records,
                                     GError             **error);
  gboolean        (*finish)         (AssayImportPass     *self,
                                     AssayConnection     *connection,
                                     GError             **error);
  GPtrArray      *(*list_providers) (AssayImportPass     *self);
  gint64          (*get_survey_id)  (AssayImportPass     *self);
  char           *(*dup_subject)    (AssayImportPass     *self);
};

/**
 * AssayPassProgress:
 * @permille: progress, 0 to 1000
 * @rows: rows read so far
 *
 * Where a pass stands, for another thread to look at: both are written atomically.
 */
typedef struct
{
  int permille;
  int rows;
} AssayPassProgress;

void                     assay_import_pass_take_plan      (AssayImportPass     *self,
                                                           AssayImportPlan     *plan);
const AssayImportPlan   *assay_import_pass_get_plan       (AssayImportPass     *self);
AssayImportCounts       *assay_import_pass_get_counts     (AssayImportPass     *self);
AssaySetAsideList       *assay_import_pass_get_set_aside  (AssayImportPass     *self);
GPtrArray               *assay_import_pass_get_answers    (AssayImportPass     *self);
GPtrArray               *assay_import_pass_list_providers (AssayImportPass     *self);
gint64                   assay_import_pass_get_survey_id  (AssayImportPass     *self);
char                    *assay_import_pass_dup_subject    (AssayImportPass     *self);
gint64                   assay_import_pass_get_import_id  (AssayImportPass     *self);
const char              *assay_import_pass_get_digest     (AssayImportPass     *self);
const char              *assay_import_pass_get_elsewhere  (AssayImportPass     *self);
void                     assay_import_pass_set_elsewhere  (AssayImportPass     *self,
                                                           const char          *survey);

AssayRowVerdict          assay_import_pass_reject         (AssayImportPass     *self,
                                                           const AssayTableRow *row,
                                                           const char          *identity,
                                                           const char          *format,
                                                           ...) G_GNUC_PRINTF (4, 5);
AssayImportAnswer       *assay_import_pass_ask            (AssayImportPass     *self,
                                                           guint                column,
                                                           const char          *text,
                                                           guint64              line,
                                                           const char          *suggestion,
                                                           const char *const   *choices,
                                                           gboolean             needed);
void                     assay_import_pass_warn           (AssayImportPass     *self,
                                                           const AssayTableRow *row,
                                                           const char          *what);
GPtrArray               *assay_import_pass_list_warnings  (AssayImportPass     *self);
void                     assay_import_pass_digest         (AssayImportPass     *self,
                                                           const void          *bytes,
                                                           gsize                length);
gboolean                 assay_import_pass_keep_before    (AssayImportPass     *self,
                                                           AssayConnection     *connection,
                                                           const char          *subject,
                                                           const char          *before,
                                                           GError             **error);
gboolean                 assay_import_pass_prepare        (AssayImportPass     *self,
                                                           AssayConnection     *connection,
                                                           gint64               import_id,
                                                           GError             **error);
gboolean                 assay_import_pass_run            (AssayImportPass     *self,
                                                           AssayConnection     *connection,
                                                           AssayDigest         *checksum,
                                                           AssayPassProgress   *progress,
                                                           GCancellable        *cancellable,
                                                           GError             **error);

/**
 * assay_table_row_get_cell:
 * @row: a row
 * @column: a column, from 0, or -1 for none
 *
 * Gives a cell of a row; one that the row does not have is blank.
 *
 * Returns: (transfer none): the cell, until the next row is read
 */
static inline const AssayCell *
assay_table_row_get_cell (const AssayTableRow *row,
                          int                  column)
{
  static const AssayCell blank = { .type = ASSAY_CELL_BLANK, .text = "" };

  return column >= 0 && (guint) column < row->n_cells ? &row->cells[column] : &blank;
}

G_END_DECLS
