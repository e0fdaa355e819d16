/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Returns of one survey that come again under another name are recognised by what a file says of them: a row without
 * an ID by its cells, one with an ID by that, the provider, the date and the answers. An ID alone says little, since
 * every survey counts from 1; but where four in five of the IDs that both have belong to the same provider and date,
 * they are the same people, however the answers were read or corrected. Most periods have one survey; then there is
 * nothing to load or to look up. */

#include "config.h"

#include "core/survey/assay-survey-elsewhere.h"

#include <string.h>

#include "core/intake/assay-identity-map.h"
#include "core/survey/assay-survey-private.h"

#define NOT_THERE G_MAXUINT

typedef struct
{
  gint64 id;
  char *name;
  AssayIdentityMap *returns;
  guint64 n_known;              /* rows whose ID it has */
  guint64 n_found;              /* of these, the same in all */
  guint64 n_alike;              /* of these, of the same provider and date, with other answers */
} Other;

struct _AssaySurveyElsewhere
{
  gboolean names_only;
  GPtrArray *others;
};

static void
free_other (Other *other)
{
  g_free (other->name);
  assay_identity_map_free (other->returns);
  g_free (other);
}

/**
 * assay_survey_elsewhere_free:
 * @self: (nullable) (transfer full): what other surveys hold
 *
 * Frees it.
 */
void
assay_survey_elsewhere_free (AssaySurveyElsewhere *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->others);
  g_free (self);
}

static gboolean
asks_the_same (const AssayQuestion *one,
               const AssayQuestion *other)
{
  return (strcmp (one->heading, other->heading) == 0
          || (one->measure[0] != '\0' && strcmp (one->measure, other->measure) == 0))
         && strcmp (one->scale, other->scale) == 0
         && g_strv_equal ((const char *const *) one->answers, (const char *const *) other->answers);
}

/* Provider and date in the place of a line, which a return that is stored has none of. */
static guint32
mark_origin (gint64      provider_id,
             const char *returned_on)
{
  return g_str_hash (returned_on) * 31 + (guint32) provider_id;
}

/* For each question of the file's survey its place among those of another survey, or NOT_THERE. */
static guint *
match_questions (AssaySurveyAnswers *answers,
                 GPtrArray          *questions)
{
  guint n = assay_survey_answers_get_n (answers);
  guint *places = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      places[i] = NOT_THERE;
      for (guint j = 0; j < questions->len && places[i] == NOT_THERE; j++)
        if (asks_the_same (assay_survey_answers_get_question (answers, i), g_ptr_array_index (questions, j)))
          places[i] = j;
    }
  return places;
}

static gboolean
load_returns (Other              *other,
              AssayConnection    *connection,
              AssaySurveyAnswers *answers,
              const guint        *places,
              GError            **error)
{
  guint n = assay_survey_answers_get_n (answers);
  g_autofree guint8 *codes = g_new (guint8, MAX (n, 1));
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT identity, provider_id, returned_on, answers FROM response "
                                "WHERE survey_id = ? AND import_id IS NOT NULL",
                                "i", other->id);

  while (assay_statement_next (statement, error))
    {
      const char *identity = assay_statement_get_text (statement, 0);
      gsize n_stored;
      const guint8 *stored = assay_statement_get_blob (statement, 3, &n_stored);
      const gint64 provider_id = assay_statement_get_int (statement, 1);
      const char *returned_on = assay_statement_get_text (statement, 2);
      AssayIdentity *known;
      gboolean is_new;

      for (guint i = 0; i < n; i++)
        codes[i] = places[i] < n_stored ? stored[places[i]] : ASSAY_ANSWER_NOT_ASKED;
      known = assay_identity_map_find (other->returns, identity, strlen (identity), &is_new);
      known->content = assay_survey_answers_hash (answers, provider_id, returned_on, codes, n);
      known->line = mark_origin (provider_id, returned_on);
    }
  return !assay_statement_failed (statement);
}

static gboolean
load_other (Other              *other,
            AssayConnection    *connection,
            AssaySurveyAnswers *answers,
            GError            **error)
{
  g_autoptr (GPtrArray) questions = _assay_questions_load (connection, other->id, error);
  g_autofree guint *places = questions != NULL ? match_questions (answers, questions) : NULL;

  return places != NULL && load_returns (other, connection, answers, places, error);
}

static GPtrArray *
list_others (AssayConnection *connection,
             const char      *period,
             gint64           survey_id,
             GError         **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) free_other);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT id, name FROM survey WHERE period = ? AND id <> ? AND EXISTS "
                                "(SELECT 1 FROM response WHERE survey_id = survey.id) ORDER BY id",
                                "si", period, survey_id);

  while (assay_statement_next (statement, error))
    {
      Other *other = g_new0 (Other, 1);

      other->id = assay_statement_get_int (statement, 0);
      other->name = assay_statement_dup_text (statement, 1);
      other->returns = assay_identity_map_new ();
      g_ptr_array_add (others, other);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&others);
}

/**
 * assay_survey_elsewhere_load:
 * @connection: a connection
 * @period: the period, in canonical form
 * @survey_id: the survey that a file goes to, or 0 for one that is not there yet
 * @answers: (nullable): the questions of that survey; %NULL where only the names of the others matter
 * @elsewhere: (out) (nullable) (transfer full): what the other surveys of the period hold; %NULL where there are none
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Loads the imported returns of the other surveys of a period. Belongs to one thread at a time.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_elsewhere_load (AssayConnection       *connection,
                             const char            *period,
                             gint64                 survey_id,
                             AssaySurveyAnswers    *answers,
                             AssaySurveyElsewhere **elsewhere,
                             GError               **error)
{
  g_autoptr (GPtrArray) others = list_others (connection, period, survey_id, error);

  *elsewhere = NULL;
  for (guint i = 0; others != NULL && answers != NULL && i < others->len; i++)
    if (!load_other (g_ptr_array_index (others, i), connection, answers, error))
      return FALSE;
  if (others == NULL || others->len == 0)
    return others != NULL;
  *elsewhere = g_new0 (AssaySurveyElsewhere, 1);
  (*elsewhere)->names_only = answers == NULL;
  (*elsewhere)->others = g_steal_pointer (&others);
  return TRUE;
}

/**
 * assay_survey_elsewhere_find:
 * @self: (nullable): what other surveys hold
 * @identity: a return's identity: its ID, or `row:` and the digest of its cells
 * @length: of @identity
 * @content: what assay_survey_answers_hash () makes of it
 * @provider_id: whose return it is
 * @returned_on: its date, or ""
 *
 * Tells whether another survey holds a return just so, and notes one that is alike.
 *
 * Returns: %TRUE if one does
 */
gboolean
assay_survey_elsewhere_find (AssaySurveyElsewhere *self,
                             const char           *identity,
                             gsize                 length,
                             guint64               content,
                             gint64                provider_id,
                             const char           *returned_on)
{
  for (guint i = 0; self != NULL && i < self->others->len; i++)
    {
      Other *other = g_ptr_array_index (self->others, i);
      const AssayIdentity *known = assay_identity_map_lookup (other->returns, identity, length);

      if (known == NULL)
        continue;
      other->n_known++;
      if (known->content == content || g_str_has_prefix (identity, "row:"))
        {
          other->n_found++;
          return TRUE;
        }
      other->n_alike += known->line == mark_origin (provider_id, returned_on);
    }
  return FALSE;
}

/* Those that are alike, where they are too many for chance. */
static guint64
count_alike (const Other *other)
{
  return 5 * (other->n_found + other->n_alike) >= 4 * other->n_known ? other->n_alike : 0;
}

static const Other *
find_most (const AssaySurveyElsewhere *self)
{
  const Other *most = NULL;

  for (guint i = 0; self != NULL && i < self->others->len; i++)
    {
      const Other *other = g_ptr_array_index (self->others, i);
      const guint64 n = other->n_found + count_alike (other);

      if (n > (most != NULL ? most->n_found + count_alike (most) : 0))
        most = other;
    }
  return most;
}

/**
 * assay_survey_elsewhere_count_alike:
 * @self: (nullable): what other surveys hold, when all rows were looked up
 *
 * Counts the rows of which the survey that assay_survey_elsewhere_get_name () names holds the same ID, provider and
 * date with other answers, where four in five of the IDs that it has agree so.
 *
 * Returns: how many, besides those that were found
 */
guint64
assay_survey_elsewhere_count_alike (AssaySurveyElsewhere *self)
{
  const Other *most = find_most (self);

  return most != NULL ? count_alike (most) : 0;
}

/**
 * assay_survey_elsewhere_get_name:
 * @self: (nullable): what other surveys hold
 *
 * Names the survey in which most returns were found; where returns were not loaded, the first.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL where none was found
 */
const char *
assay_survey_elsewhere_get_name (AssaySurveyElsewhere *self)
{
  const Other *most = self != NULL && self->names_only ? g_ptr_array_index (self->others, 0) : find_most (self);

  return most != NULL ? most->name : NULL;
}
