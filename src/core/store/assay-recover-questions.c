/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Questions of surveys that are lost. Returns hold their answers by place alone, one byte each: without a question
 * they could not be counted. Its heading is what an index still tells, or its number. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/store/assay-recover-private.h"

#define MOST_ANSWERS 253 /* higher bytes say why there is none */

/* The highest answer given to each question of a survey, by place. */
static GByteArray *
find_highest (AssayRecovery  *self,
              gint64          survey,
              GError        **error)
{
  g_autoptr (GByteArray) highest = g_byte_array_new ();
  AssayStatement *row =
    assay_connection_query (self->to, error, "SELECT answers FROM response WHERE survey_id = ?", "i", survey);

  while (assay_statement_next (row, error))
    {
      gsize length;
      const guint8 *answers = assay_statement_get_blob (row, 0, &length);
      const guint before = highest->len;

      if (length > before)
        {
          g_byte_array_set_size (highest, (guint) length);
          memset (highest->data + before, 0, length - before);
        }
      for (gsize i = 0; i < length; i++)
        if (answers[i] <= MOST_ANSWERS)
          highest->data[i] = MAX (highest->data[i], answers[i]);
    }
  return row == NULL || assay_statement_failed (row) ? NULL : g_steal_pointer (&highest);
}

static char *
make_answers (guint8 n)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 1; i <= MAX (n, 1); i++)
    /* Translators: goes between quotation marks in JSON: no quotation mark or backslash. */
    g_string_append_printf (json, _("%s\"Answer %u\""), i > 1 ? "," : "", i);
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* The lost number and heading of a survey's question, where indexes tell; @number is 0 where not. */
static char *
dup_heading (AssayRecovery *self,
             GArray        *missing,
             gint64         survey,
             gint64         position,
             gint64        *number)
{
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      gint64 row = g_array_index (missing, gint64, i);
      g_autofree char *of = _assay_recovery_dup_indexed (self, "survey_question", "survey_id", row);
      g_autofree char *place = _assay_recovery_dup_indexed (self, "survey_question", "position", row);

      if (of == NULL || place == NULL || g_ascii_strtoll (of, NULL, 10) != survey ||
          g_ascii_strtoll (place, NULL, 10) != position)
        continue;
      *number = row;
      return _assay_recovery_dup_indexed (self, "survey_question", "heading", row);
    }
  *number = 0;
  return NULL;
}

static gboolean
place_question (AssayRecovery  *self,
                GArray         *missing,
                gint64          survey,
                gint64          position,
                guint8          n_answers,
                GError        **error)
{
  gint64 number;
  g_autofree char *heading = dup_heading (self, missing, survey, position, &number);
  g_autofree char *answers = make_answers (n_answers);

  if (heading == NULL)
    heading = g_strdup_printf (_("Question %" PRId64), position + 1);
  return assay_connection_run (self->to, error,
                               "INSERT OR IGNORE INTO survey_question (id, survey_id, position, heading, title, scale,"
                               " answers) VALUES (nullif (?1, 0), ?2, ?3, ?4, ?4, 'own', ?5)", "iiiss", number, survey,
                               position, heading, answers);
}

static gboolean
has_question (AssayRecovery *self,
              gint64         survey,
              gint64         position)
{
  AssayStatement *row = assay_connection_query (self->to, NULL, "SELECT 1 FROM survey_question WHERE survey_id = ?"
                                                " AND position = ?", "ii", survey, position);

  return assay_statement_next (row, NULL);
}

static gboolean
place_survey_questions (AssayRecovery  *self,
                        GArray         *missing,
                        gint64          survey,
                        guint          *n,
                        GError        **error)
{
  g_autoptr (GByteArray) highest = find_highest (self, survey, error);

  if (highest == NULL)
    return FALSE;
  for (guint i = 0; i < highest->len; i++)
    {
      if (has_question (self, survey, i))
        continue;
      if (!place_question (self, missing, survey, i, highest->data[i], error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

static GArray *
list_surveys (AssayRecovery  *self,
              GError        **error)
{
  g_autoptr (GArray) surveys = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayStatement *row = assay_connection_query (self->to, error, "SELECT id FROM survey ORDER BY id", "");

  while (assay_statement_next (row, error))
    {
      gint64 survey = assay_statement_get_int (row, 0);

      g_array_append_val (surveys, survey);
    }
  return row == NULL || assay_statement_failed (row) ? NULL : g_steal_pointer (&surveys);
}

/**
 * _assay_recovery_place_questions:
 * @self: a recovery whose surveys and returns are there
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes questions for the answers that returns hold, where questions were lost.
 *
 * Returns: whether they were made
 */
gboolean
_assay_recovery_place_questions (AssayRecovery  *self,
                                 GError        **error)
{
  g_autoptr (GArray) surveys = list_surveys (self, error);
  g_autoptr (GArray) missing = NULL;
  guint n = 0;

  if (surveys == NULL)
    return FALSE;
  if (!g_hash_table_contains (self->torn, "survey_question"))
    return TRUE;
  missing = _assay_recovery_find_missing (self, "survey_question", "survey_question");
  for (guint i = 0; i < surveys->len; i++)
    if (!place_survey_questions (self, missing, g_array_index (surveys, gint64, i), &n, error))
      return FALSE;
  if (n > 0)
    _assay_recovery_note (self,
                          ngettext ("Questions of surveys: in place of %u lost one stands another with the answers "
                                    "“Answer 1” and so on. What it counts for is lost.",
                                    "Questions of surveys: in place of %u lost ones stand others with the answers "
                                    "“Answer 1” and so on. What they count for is lost.", n), n);
  return TRUE;
}
