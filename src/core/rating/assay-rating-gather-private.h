/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/scoring/assay-evidence.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/* Who is rated. */
typedef struct
{
  gint64 id;
  char *reference;
} AssaySubject;

typedef struct
{
  GArray *subjects;             /* AssaySubject, by reference */
  GHashTable *places;           /* provider id → place + 1 */
  guint other_types;            /* who is left out for the service type */
} AssaySubjects;

AssaySubjects *_assay_subjects_load (AssayConnection  *connection,
                                     AssayFramework   *framework,
                                     const char       *period,
                                     GError          **error);
void           _assay_subjects_free (AssaySubjects    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubjects, _assay_subjects_free)
gboolean       _assay_subjects_find (AssaySubjects    *self,
                                     gint64            id,
                                     guint            *place);

/* What one provider's returns say of one leaf. */
typedef struct
{
  guint32 positive;
  guint32 answered;
  guint32 blank;
  guint32 not_applicable;
} AssayLeafTally;

/* What one provider returned. @imports has a bit for each of the first 63 imports of the period,
 * the last bit for typed returns. */
typedef struct
{
  guint32 returns;
  guint32 blank_returns;
  guint64 imports;
  char last[12];
  GByteArray *rows;
} AssayReturnTally;

typedef struct
{
  guint n_leaves;
  gboolean *asked;              /* by any survey of the period, leaf by leaf */
  AssayReturnTally *returns;    /* one a subject */
  AssayLeafTally *leaves;       /* n_leaves a subject */
  guint n_subjects;
  GPtrArray *file_names;        /* of the imports, by bit */
} AssayReturnTallies;

AssayReturnTallies *_assay_return_tallies_load (AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                AssaySubjects       *subjects,
                                                const char          *period,
                                                gboolean             with_rows,
                                                GCancellable        *cancellable,
                                                GError             **error);
void                _assay_return_tallies_free (AssayReturnTallies  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReturnTallies, _assay_return_tallies_free)
char               *_assay_return_tallies_dup_carrier (AssayReturnTallies *self,
                                                       guint               place);

/* Figures of a period, field by field. */
gboolean            _assay_figures_fill        (AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                AssaySubjects       *subjects,
                                                const char          *period,
                                                GPtrArray           *evidence,
                                                GError             **error);

GPtrArray          *_assay_gather              (AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                AssaySubjects       *subjects,
                                                const char          *period,
                                                gboolean             with_rows,
                                                GCancellable        *cancellable,
                                                GError             **error);
char               *_assay_rating_check_period (AssayFramework      *framework,
                                                const char          *period,
                                                GError             **error);

G_END_DECLS
