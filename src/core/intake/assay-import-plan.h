/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-date.h"
#include "core/intake/assay-import-mapping.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/**
 * AssayColumnChoice:
 * @heading: the column's heading
 * @role: what the column is read as
 * @target: the field's or measure's id, or ""
 * @sureness: how that came about
 * @doubt: why the suggestion is not sure
 * @holds: what the column holds, for people, and why the suggestion is not sure
 * @scale: for questions: the scale's id, `own` included; else ""
 * @is_confirmed: it was asked about, and a person confirmed it
 * @by_number: the scale was chosen, so that bare numbers are places on it
 * @own_answers: (nullable): for a scale of its own: its answers, in order
 * @order: for dates: the order of day and month
 * @order_from_before: every date allows both orders; @order is that of an earlier file
 * @mixes_shares: bare fractions stand beside per cents or greater numbers: were it a per cent, each number up to 1
 *   may be a share
 * @settled: (element-type utf8 utf8): for each folded text: the answer it stands for; "" for blank
 *
 * What one column is read as.
 */
typedef struct
{
  char *heading;
  AssayColumnRole role;
  char *target;
  AssaySureness sureness;
  AssayColumnDoubt doubt;
  gboolean is_confirmed;
  char *holds;
  char *scale;
  gboolean by_number;
  char **own_answers;
  AssayDateOrder order;
  gboolean order_from_before;
  gboolean mixes_shares;
  GHashTable *settled;
} AssayColumnChoice;

/**
 * AssayImportPlan:
 * @columns: (element-type AssayColumnChoice): one a column of the file
 * @unchecked: no check went before: each row is taken for a new one, and the register refuses those that are not
 * @allow_repeats: whether returns are taken that another survey of the period has already
 *
 * All that an import was told, as it stood when a pass over the file began.
 */
typedef struct
{
  AssayTableFile *file;
  char *file_name;
  char *period;
  char *survey_name;
  GPtrArray *columns;
  gboolean replace;
  gboolean unknown_as_blank;
  gboolean keep_comments;
  gboolean keep_personal;
  gboolean unchecked;
  gboolean allow_repeats;
} AssayImportPlan;

AssayColumnChoice *assay_column_choice_new     (const char              *heading);
AssayColumnChoice *assay_column_choice_copy    (const AssayColumnChoice *self);
void               assay_column_choice_free    (AssayColumnChoice       *self);
void               assay_column_choice_set     (AssayColumnChoice       *self,
                                                AssayColumnRole          role,
                                                const char              *target,
                                                AssaySureness            sureness);
void               assay_column_choice_take_holds (AssayColumnChoice    *self,
                                                char                    *holds);
void               assay_column_choice_settle  (AssayColumnChoice       *self,
                                                const char              *text,
                                                const char              *as);
gboolean           assay_column_choice_lookup  (const AssayColumnChoice *self,
                                                const char              *text,
                                                const char             **as);
void               assay_import_plan_free      (AssayImportPlan         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayImportPlan, assay_import_plan_free)
int                assay_import_plan_find      (const AssayImportPlan   *self,
                                                AssayColumnRole          role,
                                                const char              *target);

G_END_DECLS
