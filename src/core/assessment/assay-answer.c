/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-answer.h"

#include <string.h>

#include "core/assessment/assay-assessment-private.h"

#define SELECT                                                                                                \
  "SELECT criterion, answer, sources, perspectives, note, carried, coalesce (nullif ((SELECT name FROM officer " \
  "WHERE account = answered_by), ''), answered_by), answered_at, version FROM assessment_answer "

/**
 * assay_answer_new:
 * @criterion: a leaf's id
 *
 * Returns: (transfer full): an answer that is not given yet
 */
AssayAnswer *
assay_answer_new (const char *criterion)
{
  AssayAnswer *self = g_new0 (AssayAnswer, 1);

  self->criterion = g_strdup (criterion);
  self->answer = g_strdup ("");
  self->sources = g_new0 (char *, 1);
  self->perspectives = g_new0 (char *, 1);
  self->note = g_strdup ("");
  self->answered_by = g_strdup ("");
  self->answered_at = g_strdup ("");
  return self;
}

/**
 * assay_answer_copy:
 * @self: an answer
 *
 * Returns: (transfer full): the same, to be changed and saved
 */
AssayAnswer *
assay_answer_copy (const AssayAnswer *self)
{
  AssayAnswer *copy = g_new0 (AssayAnswer, 1);

  copy->criterion = g_strdup (self->criterion);
  copy->answer = g_strdup (self->answer);
  copy->sources = g_strdupv (self->sources);
  copy->perspectives = g_strdupv (self->perspectives);
  copy->note = g_strdup (self->note);
  copy->carried = self->carried;
  copy->answered_by = g_strdup (self->answered_by);
  copy->answered_at = g_strdup (self->answered_at);
  copy->version = self->version;
  return copy;
}

/**
 * assay_answer_free:
 * @self: (nullable) (transfer full): an answer
 *
 * Frees an answer.
 */
void
assay_answer_free (AssayAnswer *self)
{
  if (self == NULL)
    return;
  g_free (self->criterion);
  g_free (self->answer);
  g_strfreev (self->sources);
  g_strfreev (self->perspectives);
  g_free (self->note);
  g_free (self->answered_by);
  g_free (self->answered_at);
  g_free (self);
}

/* The words of a column, as the register keeps them; empty for none. (transfer full) */
char **
_assay_answer_split_words (const char *words)
{
  return *words == '\0' ? g_new0 (char *, 1) : g_strsplit (words, " ", -1);
}

static AssayAnswer *
read_answer (AssayStatement *statement)
{
  AssayAnswer *self = g_new0 (AssayAnswer, 1);

  self->criterion = assay_statement_dup_text (statement, 0);
  self->answer = assay_statement_dup_text (statement, 1);
  self->sources = _assay_answer_split_words (assay_statement_get_text (statement, 2));
  self->perspectives = _assay_answer_split_words (assay_statement_get_text (statement, 3));
  self->note = assay_statement_dup_text (statement, 4);
  self->carried = assay_statement_get_int (statement, 5) != 0;
  self->answered_by = assay_statement_dup_text (statement, 6);
  self->answered_at = assay_statement_dup_text (statement, 7);
  self->version = assay_statement_get_int (statement, 8);
  return self;
}

/**
 * assay_answer_load_all:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type utf8 AssayAnswer): its answers by criterion; those
 *   never given are not in it
 */
GHashTable *
assay_answer_load_all (AssayConnection *connection,
                       gint64           assessment_id,
                       GError         **error)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) assay_answer_free);
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE assessment_id = ?",
                                                      "i", assessment_id);

  while (assay_statement_next (statement, error))
    {
      AssayAnswer *answer = read_answer (statement);

      g_hash_table_insert (answers, answer->criterion, answer);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&answers);
}

/**
 * assay_answer_load:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @criterion: a leaf's id
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads the stored answer of one criterion, such as the one that was faster than one's own.
 *
 * Returns: (transfer full) (nullable): the answer; NULL without @error where there is none
 */
AssayAnswer *
assay_answer_load (AssayConnection *connection,
                   gint64           assessment_id,
                   const char      *criterion,
                   GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT "WHERE assessment_id = ? AND criterion = ?", "is",
                            assessment_id, criterion);

  if (statement == NULL || !assay_statement_next (statement, error))
    return NULL;
  return read_answer (statement);
}
