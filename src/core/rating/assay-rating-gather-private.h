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

/* The bits of what came by no import. */
#define ASSAY_TYPED_BIT 63
#define ASSAY_VISITS_BIT 62

/* What one provider returned, or was said at home where the base is of visits. @imports has a bit for
 * each of the first 62 imports of the period, the last two for visits and for typed returns. */
typedef struct
{
  guint32 returns;
  guint32 blank_returns;
  guint32 visits;               /* to people at home */
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
  gboolean base_is_visits;      /* @returns counts visits to people at home, not returns of a survey */
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

/* Assessments of a period. */
gboolean            _assay_leaf_is_of_home_visits (const AssayNode  *leaf);
gboolean            _assay_home_visits_count   (AssayReturnTallies  *self,
                                                AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                AssaySubjects       *subjects,
                                                const char          *period,
                                                gboolean             with_rows,
                                                GError             **error);
gboolean            _assay_visits_fill         (AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                AssaySubjects       *subjects,
                                                const char          *period,
                                                GPtrArray           *evidence,
                                                GCancellable        *cancellable,
                                                GError             **error);

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
gboolean            _assay_rating_check_data   (AssayConnection     *connection,
                                                AssayFramework      *framework,
                                                const char          *period,
                                                GError             **error);

G_END_DECLS
