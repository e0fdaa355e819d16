/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* One pass over the returns of a period's surveys. A return is one row of answer codes; what each
 * code means for the rating is looked up in one table a question, made before the pass. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-json.h"
#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/rating/assay-rating-gather-private.h"
#include "core/survey/assay-survey.h"

#define ROWS_BETWEEN_LOOKS 4096

typedef enum
{
  MEANS_BLANK,
  MEANS_ANSWER,
  MEANS_POSITIVE,
  MEANS_NOT_APPLICABLE,
  MEANS_NOT_ASKED,
} Meaning;

typedef struct
{
  guint position;
  guint leaf;
  guint8 means[256];
} Question;

void
_assay_return_tallies_free (AssayReturnTallies *self)
{
  for (guint i = 0; i < self->n_subjects; i++)
    if (self->returns[i].rows != NULL)
      g_byte_array_unref (self->returns[i].rows);
  g_ptr_array_unref (self->file_names);
  g_free (self->returns);
  g_free (self->leaves);
  g_free (self->asked);
  g_free (self);
}

static char **
parse_answers (const char *json)
{
  g_autoptr (JsonNode) node = assay_json_parse (json, -1, NULL);
  GPtrArray *answers = g_ptr_array_new ();

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      g_ptr_array_add (answers,
                       g_strdup (json_array_get_string_element (json_node_get_array (node), i)));
  g_ptr_array_add (answers, NULL);
  return (char **) g_ptr_array_free (answers, FALSE);
}

/* The framework may name an answer in other words than the question's scale does. */
static gboolean
is_same_answer (const AssayAnswerScale *scale,
                const char             *named,
                const char             *answer,
                guint                   place)
{
  g_autofree char *given = assay_text_fold (answer);
  g_autofree char *wanted = assay_text_fold (named);

  return g_str_equal (given, wanted)
         || (scale != NULL && assay_answer_scale_locate (scale, named) == (int) place);
}

/* The framework says which answers count; where it names none that this question has, the
 * question's own scale does. */
static void
find_positive (Question        *question,
               const AssayNode *leaf,
               const char      *scale,
               char           **answers)
{
  guint n = MIN (g_strv_length (answers), ASSAY_ANSWER_NOT_APPLICABLE - 1);
  char **counted = leaf->scale == NULL ? NULL : leaf->scale->positive;
  g_autofree gboolean *positive = NULL;
  gboolean found = FALSE;

  for (guint i = 0; i < n && counted != NULL; i++)
    for (guint j = 0; counted[j] != NULL; j++)
      {
        if (!is_same_answer (assay_answer_scale_find (scale), counted[j], answers[i], i))
          continue;
        question->means[i + 1] = MEANS_POSITIVE;
        found = TRUE;
      }
  if (found)
    return;
  positive = assay_answer_scale_positive (scale, n, TRUE);
  for (guint i = 0; i < n && positive != NULL; i++)
    if (positive[i])
      question->means[i + 1] = MEANS_POSITIVE;
}

static void
add_question (GArray          *questions,
              const AssayNode *leaf,
              AssayStatement  *statement)
{
  Question question = { (guint) assay_statement_get_int (statement, 0), leaf->leaf_index, { 0 } };
  g_auto (GStrv) answers = parse_answers (assay_statement_get_text (statement, 3));

  memset (question.means, MEANS_ANSWER, sizeof question.means);
  question.means[ASSAY_ANSWER_BLANK] = MEANS_BLANK;
  question.means[ASSAY_ANSWER_NOT_APPLICABLE] = MEANS_NOT_APPLICABLE;
  question.means[ASSAY_ANSWER_NOT_ASKED] = MEANS_NOT_ASKED;
  find_positive (&question, leaf, assay_statement_get_text (statement, 2), answers);
  g_array_append_val (questions, question);
}

/* The questions of a survey that feed a measure of the framework. */
static GArray *
load_questions (AssayConnection    *connection,
                AssayFramework     *framework,
                gint64              survey_id,
                AssayReturnTallies *tallies,
                GError            **error)
{
  g_autoptr (GArray) questions = g_array_new (FALSE, FALSE, sizeof (Question));
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT position, measure, scale, answers"
                                                      " FROM survey_question WHERE survey_id = ?"
                                                      " AND measure <> '' ORDER BY position", "i",
                                                      survey_id);

  while (assay_statement_next (statement, error))
    {
      const AssayNode *leaf = assay_framework_find_node (framework,
                                                         assay_statement_get_text (statement, 1));

      if (leaf == NULL || leaf->kind == ASSAY_NODE_GROUP || !g_str_equal (leaf->source, "survey"))
        continue;
      tallies->asked[leaf->leaf_index] = TRUE;
      add_question (questions, leaf, statement);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&questions);
}

static gboolean
has_an_answer (const guint8 *answers,
               gsize         length)
{
  for (gsize i = 0; i < length; i++)
    if (answers[i] != ASSAY_ANSWER_BLANK && answers[i] < ASSAY_ANSWER_NOT_APPLICABLE)
      return TRUE;
  return FALSE;
}

static void
count_meaning (AssayLeafTally *leaf,
               Meaning         meaning)
{
  switch (meaning)
    {
    case MEANS_POSITIVE:
      leaf->positive++;
      leaf->answered++;
      break;
    case MEANS_ANSWER:
      leaf->answered++;
      break;
    case MEANS_BLANK:
      leaf->blank++;
      break;
    case MEANS_NOT_APPLICABLE:
      leaf->not_applicable++;
      break;
    case MEANS_NOT_ASKED:
    default:
      break;
    }
}

/* @row is where a leaf's answer is noted for the redraws, or NULL. */
static void
count_answers (const GArray   *questions,
               const guint8   *answers,
               gsize           length,
               AssayLeafTally *leaves,
               guint8         *row)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const Question *question = &g_array_index (questions, Question, i);
      guint8 code = question->position < length ? answers[question->position]
                                                : ASSAY_ANSWER_NOT_ASKED;
      guint8 meaning = question->means[code];

      count_meaning (&leaves[question->leaf], meaning);
      if (row != NULL && (meaning == MEANS_ANSWER || meaning == MEANS_POSITIVE))
        row[question->leaf] = meaning;
    }
}

static guint8 *
add_row (AssayReturnTallies *self,
         AssayReturnTally   *tally)
{
  guint length;

  if (tally->rows == NULL)
    tally->rows = g_byte_array_new ();
  length = tally->rows->len;
  g_byte_array_set_size (tally->rows, length + self->n_leaves);
  memset (tally->rows->data + length, 0, self->n_leaves);
  return tally->rows->data + length;
}

static guint
find_bit (GHashTable *bits,
          gint64      import_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (bits, GSIZE_TO_POINTER ((gsize) import_id)));
}

/* Columns: provider, answers, date, import. */
static void
count_return (AssayReturnTallies *self,
              AssaySubjects      *subjects,
              const GArray       *questions,
              GHashTable         *bits,
              gboolean            with_rows,
              AssayStatement     *statement)
{
  AssayReturnTally *tally;
  const guint8 *answers;
  const char *date;
  gsize length;
  guint place;

  if (!_assay_subjects_find (subjects, assay_statement_get_int (statement, 0), &place))
    return;
  tally = &self->returns[place];
  answers = assay_statement_get_blob (statement, 1, &length);
  if (!has_an_answer (answers, length))
    {
      tally->blank_returns += !self->base_is_visits;
      return;
    }
  tally->returns += !self->base_is_visits;
  count_answers (questions, answers, length, &self->leaves[(gsize) place * self->n_leaves],
                 with_rows && !self->base_is_visits ? add_row (self, tally) : NULL);
  date = assay_statement_get_text (statement, 2);
  if (strcmp (date, tally->last) > 0)
    g_strlcpy (tally->last, date, sizeof tally->last);
  tally->imports |= (guint64) 1 << (assay_statement_is_null (statement, 3)
                                      ? ASSAY_TYPED_BIT
                                      : find_bit (bits, assay_statement_get_int (statement, 3)));
}

typedef struct
{
  AssayReturnTallies *tallies;
  AssaySubjects *subjects;
  const GArray *questions;
  GHashTable *bits;
  gboolean with_rows;
  GCancellable *cancellable;
} Count;

/* Columns: provider, answers, date, import. */
static gboolean
count_rows (const Count     *self,
            AssayStatement  *statement,
            gint64          *n,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;

  *n = 0;
  if (statement == NULL)
    return FALSE;
  while (assay_statement_next (statement, &failure))
    {
      count_return (self->tallies, self->subjects, self->questions, self->bits, self->with_rows, statement);
      if (++*n % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, &failure))
        break;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Where the returns of a survey lie, and how many there are. */
typedef struct
{
  gint64 first;
  gint64 last;
  gint64 count;
} Stretch;

#define OF_SURVEY " FROM response INDEXED BY response_of_identity WHERE survey_id = ?"

static gboolean
locate_returns (AssayConnection  *connection,
                gint64            survey_id,
                Stretch          *stretch,
                GError          **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT (SELECT count (*)" OF_SURVEY "),"
    " (SELECT id" OF_SURVEY " ORDER BY identity LIMIT 1),"
    " (SELECT id" OF_SURVEY " ORDER BY identity DESC LIMIT 1)", "iii", survey_id, survey_id, survey_id);

  while (assay_statement_next (statement, error))
    {
      gint64 one = assay_statement_get_int (statement, 1);
      gint64 other = assay_statement_get_int (statement, 2);

      stretch->count = assay_statement_get_int (statement, 0);
      stretch->first = MIN (one, other);
      stretch->last = MAX (one, other);
    }
  return !assay_statement_failed (statement);
}

#define COLUMNS "SELECT provider_id, answers, returned_on, import_id"

/* In the order of identities, which does not depend on when what was imported: redraws need one order. */
static gboolean
count_in_order (const Count      *self,
                AssayConnection  *connection,
                gint64            survey_id,
                GError          **error)
{
  gint64 n;

  return count_rows (self, assay_connection_query (connection, error, COLUMNS OF_SURVEY " ORDER BY identity", "i",
                                                   survey_id), &n, error);
}

/* Counts need no order. Where the returns lie together, as those of an import do, they are read where they lie, and
 * what lies elsewhere after them. */
static gboolean
count_in_place (const Count      *self,
                AssayConnection  *connection,
                gint64            survey_id,
                GError          **error)
{
  Stretch stretch = { 0 };
  gint64 n;

  if (!locate_returns (connection, survey_id, &stretch, error))
    return FALSE;
  if (stretch.last - stretch.first >= 2 * stretch.count)
    return count_in_order (self, connection, survey_id, error);
  if (!count_rows (self, assay_connection_query (connection, error,
                                                 COLUMNS " FROM response WHERE id BETWEEN ? AND ?"
                                                 " AND +survey_id = ?", "iii", stretch.first, stretch.last,
                                                 survey_id), &n, error))
    return FALSE;
  return n == stretch.count ||
         count_rows (self, assay_connection_query (connection, error,
                                                   COLUMNS OF_SURVEY " AND id NOT BETWEEN ? AND ?", "iii",
                                                   survey_id, stretch.first, stretch.last), &n, error);
}

/* Every import gets a bit; with very many, the last share one. */
static GHashTable *
load_imports (AssayReturnTallies  *self,
              AssayConnection     *connection,
              const char          *period,
              GError             **error)
{
  g_autoptr (GHashTable) bits = g_hash_table_new (NULL, NULL);
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT id, file_name FROM import WHERE kind = 'survey'"
    " AND survey_id IN (SELECT id FROM survey"
    " WHERE period = ?) ORDER BY id", "s", period);

  while (assay_statement_next (statement, error))
    {
      guint bit = MIN (self->file_names->len, ASSAY_VISITS_BIT - 1);

      g_hash_table_insert (bits, GSIZE_TO_POINTER ((gsize) assay_statement_get_int (statement, 0)),
                           GUINT_TO_POINTER (bit));
      if (bit == self->file_names->len)
        g_ptr_array_add (self->file_names, assay_statement_dup_text (statement, 1));
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&bits);
}

static GArray *
load_surveys (AssayConnection  *connection,
              const char       *period,
              GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT id FROM survey WHERE period = ? ORDER BY name",
    "s", period);

  while (assay_statement_next (statement, error))
    {
      gint64 id = assay_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}

static AssayReturnTallies *
make_tallies (AssayFramework *framework,
              AssaySubjects  *subjects)
{
  AssayReturnTallies *self = g_new0 (AssayReturnTallies, 1);

  self->n_leaves = assay_framework_get_n_leaves (framework);
  self->base_is_visits = assay_framework_counts_visits (framework);
  self->n_subjects = subjects->subjects->len;
  self->asked = g_new0 (gboolean, self->n_leaves);
  self->returns = g_new0 (AssayReturnTally, self->n_subjects);
  self->leaves = g_new0 (AssayLeafTally, (gsize) self->n_subjects * self->n_leaves);
  self->file_names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Counts what the surveys and the visits to people at home of a period say. @with_rows keeps every
 * return for the redraws. */
AssayReturnTallies *
_assay_return_tallies_load (AssayConnection  *connection,
                            AssayFramework   *framework,
                            AssaySubjects    *subjects,
                            const char       *period,
                            gboolean          with_rows,
                            GCancellable     *cancellable,
                            GError          **error)
{
  g_autoptr (AssayReturnTallies) self = make_tallies (framework, subjects);
  g_autoptr (GArray) surveys = load_surveys (connection, period, error);
  g_autoptr (GHashTable) bits = NULL;

  if (surveys == NULL)
    return NULL;
  bits = load_imports (self, connection, period, error);
  if (bits == NULL)
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    {
      gint64 id = g_array_index (surveys, gint64, i);
      g_autoptr (GArray) questions = load_questions (connection, framework, id, self, error);

      if (questions == NULL)
        return NULL;
      if (questions->len > 0 &&
          !(with_rows ? count_in_order : count_in_place) (&(Count) { self, subjects, questions, bits, with_rows,
                                                                     cancellable }, connection, id, error))
        return NULL;
    }
  if (!_assay_home_visits_count (self, connection, framework, subjects, period, with_rows, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The files and forms that brought a provider's returns, for people; "" for none. */
char *
_assay_return_tallies_dup_carrier (AssayReturnTallies *self,
                                   guint               place)
{
  guint64 imports = self->returns[place].imports;
  GString *carrier = g_string_new (NULL);

  for (guint bit = 0; bit <= ASSAY_TYPED_BIT; bit++)
    {
      const char *name;

      if (!(imports & ((guint64) 1 << bit)))
        continue;
      name = bit == ASSAY_TYPED_BIT    ? _ ("typed in")
             : bit == ASSAY_VISITS_BIT ? _ ("visits to people at home")
             : bit < self->file_names->len ? (const char *) self->file_names->pdata[bit] : "";
      if (carrier->len > 0)
        g_string_append (carrier, ", ");
      g_string_append (carrier, name);
    }
  return g_string_free (carrier, FALSE);
}
