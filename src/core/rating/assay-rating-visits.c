/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What assessments say. Of judged criteria the newest assessment of the period speaks; of the shares that short
 * visits to people at home ask for, all of them together, one visit as one return of a survey. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-attachment.h"
#include "core/rating/assay-rating-gather-private.h"

static gboolean
is_judged (const AssayNode *leaf)
{
  return g_str_equal (leaf->source, "visit") || g_str_equal (leaf->source, "judgement");
}

/* Whether a leaf is a share of what people said at home. */
gboolean
_assay_leaf_is_of_home_visits (const AssayNode *leaf)
{
  return g_str_equal (leaf->source, "visit") && leaf->scale != NULL && leaf->scale->kind == ASSAY_SCALE_SHARE;
}

/* Until an assessment is found, nobody was there. */
static gboolean
mark_not_visited (AssayFramework *framework,
                  GPtrArray      *evidence)
{
  gboolean any = FALSE;

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      /* A judgement that comes as a figure is none of ours. */
      if (!is_judged (leaf) || leaf->field != NULL)
        continue;
      any = TRUE;
      for (guint j = 0; j < evidence->len; j++)
        ((AssayEvidence *) evidence->pdata[j])->items[i].missing = ASSAY_MISSING_NOT_VISITED;
    }
  return any;
}

static gboolean
fill_one (AssayConnection  *connection,
          AssayFramework   *framework,
          AssayAssessment  *assessment,
          AssayEvidence    *evidence,
          GError          **error)
{
  gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = assay_answer_load_all (connection, id, error);
  g_autoptr (GHashTable) standings = NULL;

  if (answers == NULL)
    return FALSE;
  if (assay_framework_get_visit_rules (framework)->verifies_evidence &&
      (standings = assay_evidence_piece_list_standings (connection, id, error)) == NULL)
    return FALSE;
  assay_assessment_fill_evidence (assessment, framework, answers, standings, evidence);
  return TRUE;
}

/* Fills the leaves that are judged; @evidence is one a subject, in their order. Shares of home visits are filled
 * from the tallies afterwards. */
gboolean
_assay_visits_fill (AssayConnection  *connection,
                    AssayFramework   *framework,
                    AssaySubjects    *subjects,
                    const char       *period,
                    GPtrArray        *evidence,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (GPtrArray) assessments = NULL;

  if (!mark_not_visited (framework, evidence) || assay_framework_get_visit_rules (framework) == NULL)
    return TRUE;
  assessments = assay_assessment_list_rating (connection, framework, period, error);
  if (assessments == NULL)
    return FALSE;
  for (guint i = 0; i < assessments->len; i++)
    {
      guint place;

      if (!_assay_subjects_find (subjects, assay_assessment_get_provider_id (assessments->pdata[i]), &place))
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !fill_one (connection, framework, assessments->pdata[i], evidence->pdata[place], error))
        return FALSE;
    }
  return TRUE;
}

/* One visit being counted: its answers come row by row. */
typedef struct
{
  gint64 id;
  guint place;
  gboolean counts;              /* of a provider that is rated */
  char *service_type;
  char *visited_on;
  guint8 *said;                 /* a leaf: 0 nothing, 1 an answer, 2 a positive one, 3 one that does not count */
  guint n_said;
} Visit;

#define SAID_OTHER 3

static void
count_leaf (AssayLeafTally *tally,
            guint8          said)
{
  tally->blank += said == 0;
  tally->not_applicable += said == SAID_OTHER;
  tally->answered += said == 1 || said == 2;
  tally->positive += said == 2;
}

static void
add_row (AssayReturnTallies *self,
         AssayReturnTally   *tally,
         const Visit        *visit)
{
  guint length;

  if (tally->rows == NULL)
    tally->rows = g_byte_array_new ();
  length = tally->rows->len;
  g_byte_array_append (tally->rows, visit->said, self->n_leaves);
  for (guint i = 0; i < self->n_leaves; i++)
    if (tally->rows->data[length + i] == SAID_OTHER)
      tally->rows->data[length + i] = 0;
}

/* Ends a visit: what was said of each leaf that is asked, and, where the base is of visits, one more of them. */
static void
count_visit (AssayReturnTallies *self,
             AssayFramework     *framework,
             Visit              *visit,
             gboolean            with_rows)
{
  AssayReturnTally *tally = &self->returns[visit->place];
  AssayLeafTally *leaves = &self->leaves[(gsize) visit->place * self->n_leaves];
  gboolean is_base = assay_framework_counts_visits (framework);

  tally->visits++;
  if (visit->n_said == 0)
    {
      tally->blank_returns += is_base;
      return;
    }
  for (guint i = 0; i < self->n_leaves; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (_assay_leaf_is_of_home_visits (leaf) &&
          assay_node_applies (leaf, visit->service_type, ASSAY_ASSESSMENT_HOME_VISIT))
        count_leaf (&leaves[i], visit->said[i]);
    }
  if (strcmp (visit->visited_on, tally->last) > 0)
    g_strlcpy (tally->last, visit->visited_on, sizeof tally->last);
  tally->imports |= (guint64) 1 << ASSAY_VISITS_BIT;
  tally->returns += is_base;
  if (with_rows && is_base)
    add_row (self, tally, visit);
}

static void
begin_visit (AssayReturnTallies *self,
             AssaySubjects      *subjects,
             AssayStatement     *statement,
             Visit              *visit)
{
  visit->id = assay_statement_get_int (statement, 0);
  visit->counts = _assay_subjects_find (subjects, assay_statement_get_int (statement, 1), &visit->place);
  g_free (visit->service_type);
  g_free (visit->visited_on);
  visit->visited_on = assay_statement_dup_text (statement, 2);
  visit->service_type = assay_statement_dup_text (statement, 3);
  memset (visit->said, 0, self->n_leaves);
  visit->n_said = 0;
}

static void
note_answer (AssayFramework *framework,
             AssayStatement *statement,
             Visit          *visit)
{
  const AssayNode *leaf;

  if (assay_statement_is_null (statement, 4))
    return;
  leaf = assay_framework_find_node (framework, assay_statement_get_text (statement, 4));
  if (leaf == NULL || leaf->kind == ASSAY_NODE_GROUP || !_assay_leaf_is_of_home_visits (leaf))
    return;
  for (guint i = 0; i < leaf->scale->n_steps; i++)
    if (g_strcmp0 (leaf->scale->steps[i].key, assay_statement_get_text (statement, 5)) == 0)
      {
        double points = leaf->scale->steps[i].points;

        visit->said[leaf->leaf_index] = isnan (points) ? SAID_OTHER : points > 0 ? 2 : 1;
        visit->n_said++;
      }
}

static gboolean
asks_at_home (AssayReturnTallies *self,
              AssayFramework     *framework)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->n_leaves; i++)
    if (_assay_leaf_is_of_home_visits (assay_framework_get_leaf (framework, i)))
      any = self->asked[i] = TRUE;
  return any;
}

/* In the order in which they were made, which redraws need: one order. */
#define VISITS                                                                                              \
  "SELECT a.id, a.provider_id, a.visited_on, a.service_type, s.criterion, s.answer FROM assessment a "       \
  "LEFT JOIN assessment_answer s ON s.assessment_id = a.id AND s.answer <> '' WHERE a.framework_id = ? "     \
  "AND a.period = ? AND a.kind = 'home-visit' AND a.state NOT IN ('planned', 'under-way', 'cancelled') "     \
  "ORDER BY a.visited_on, a.id"

/* Counts what people said at home in a period. */
gboolean
_assay_home_visits_count (AssayReturnTallies  *self,
                          AssayConnection     *connection,
                          AssayFramework      *framework,
                          AssaySubjects       *subjects,
                          const char          *period,
                          gboolean             with_rows,
                          GError             **error)
{
  Visit visit = { 0 };
  AssayStatement *statement;

  if (!asks_at_home (self, framework))
    return TRUE;
  visit.said = g_new0 (guint8, self->n_leaves);
  statement = assay_connection_query (connection, error, VISITS, "ss", assay_framework_get_id (framework), period);
  while (assay_statement_next (statement, error))
    {
      if (assay_statement_get_int (statement, 0) != visit.id)
        {
          if (visit.counts)
            count_visit (self, framework, &visit, with_rows);
          begin_visit (self, subjects, statement, &visit);
        }
      note_answer (framework, statement, &visit);
    }
  if (visit.counts)
    count_visit (self, framework, &visit, with_rows);
  g_free (visit.said);
  g_free (visit.service_type);
  g_free (visit.visited_on);
  return !assay_statement_failed (statement);
}
