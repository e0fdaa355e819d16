/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Made for a million returns. Many rows go into one statement: SQLite then stays at the end of the table and of
 * the index of identities, which mostly come in order, instead of finding its way from the top for each, and takes
 * half as long. Where most returns of the register come with this file, the index of providers is made anew at the
 * end, which is faster than to find a place in it for each; so is that of identities where they come in no order. */

#include "config.h"

#include "core/survey/assay-survey-writer.h"

#include <string.h>

#include "core/base/assay-text.h"
#include "core/intake/assay-response-undo.h"
#include "core/survey/assay-survey-record.h"

#define ROWS_A_STATEMENT 50

/* Fewer new returns find their places in an index one by one. */
#define ROWS_WORTH_AN_INDEX 20000

/* Of identities, to tell whether they come in order. */
#define LONGEST_COMPARED 31

/* Where one row breaks a rule, the whole import is undone: OR FAIL spares SQLite to keep what would undo the rows
 * of this statement alone. The survey and the import are the same for all rows. */
#define INSERT                                                                                      \
  "INSERT OR FAIL INTO response (survey_id, import_id, identity, provider_id, returned_on, answers) " \
  "VALUES "
#define ROW "(?1, ?2, ?, ?, ?, ?)"
#define FIRST_OF_ROW(n) (2 + 4 * (int) (n))

struct _AssaySurveyWriter
{
  AssayImportPass *pass;
  AssaySurveyAnswers *answers;
  AssayConnection *connection;
  gint64 survey_id;
  gint64 n_before; /* returns in the register, about */
  gint64 n_stored;
  AssayStatement *insert_one;
  AssayStatement *insert_many;
  const AssaySurveyRecord *waiting[ROWS_A_STATEMENT];
  guint n_waiting;
  GString *digested;
  char last[LONGEST_COMPARED + 1]; /* identity, as far as it is compared */
  gint64 n_backward; /* identities that come before the one before them */
  char *providers_index; /* what makes the index that was dropped */
  char *identities_index;
  gboolean needs_identities; /* returns are replaced, which are found by their identity */
};

static gboolean
count_returns (AssaySurveyWriter *self,
               GError           **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (self->connection, &failure,
                                                      "SELECT coalesce (max (id), 0) FROM response", "");

  if (assay_statement_next (statement, &failure))
    {
      self->n_before = assay_statement_get_int (statement, 0);
      assay_statement_next (statement, &failure);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
prepare (AssaySurveyWriter *self,
         GError           **error)
{
  g_autoptr (GString) many = g_string_new (INSERT ROW);

  for (guint i = 1; i < ROWS_A_STATEMENT; i++)
    g_string_append (many, ", " ROW);
  self->insert_one = assay_connection_prepare (self->connection, INSERT ROW, error);
  if (self->insert_one != NULL)
    self->insert_many = assay_connection_prepare (self->connection, many->str, error);
  return self->insert_many != NULL;
}

/**
 * assay_survey_writer_new:
 * @pass: the pass whose returns are stored, which has the number of its import
 * @answers: its answers
 * @connection: a connection in a transaction that writes
 * @survey_id: the survey
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes ready to store returns. Its arguments must outlive it.
 *
 * Returns: (transfer full) (nullable): the writer
 */
AssaySurveyWriter *
assay_survey_writer_new (AssayImportPass     *pass,
                         AssaySurveyAnswers  *answers,
                         AssayConnection     *connection,
                         gint64               survey_id,
                         GError             **error)
{
  g_autoptr (AssaySurveyWriter) self = g_new0 (AssaySurveyWriter, 1);

  self->pass = pass;
  self->answers = answers;
  self->connection = connection;
  self->survey_id = survey_id;
  self->digested = g_string_new (NULL);
  if (!count_returns (self, error) || !prepare (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_survey_writer_free:
 * @self: (nullable) (transfer full): a writer
 *
 * Frees a writer.
 */
void
assay_survey_writer_free (AssaySurveyWriter *self)
{
  if (self == NULL)
    return;
  g_string_free (self->digested, TRUE);
  g_free (self->providers_index);
  g_free (self->identities_index);
  g_free (self);
}

/* What the digest over the rows says of a return. */
static void
digest_response (AssaySurveyWriter       *self,
                 const AssaySurveyRecord *record,
                 const guint8            *codes)
{
  GString *digested = self->digested;
  const AssayIndexedProvider *provider = record->provider;

  g_string_truncate (digested, 0);
  g_string_append_len (digested, assay_survey_record_identity (record), (gssize) record->identity_length + 1);
  g_string_append_len (digested, provider->reference, (gssize) strlen (provider->reference) + 1);
  g_string_append_len (digested, record->date, (gssize) strlen (record->date) + 1);
  g_string_append_len (digested, (const char *) codes, (gssize) record->n_codes);
  assay_import_pass_digest (self->pass, digested->str, digested->len);
}

static void
bind_row (AssayStatement          *insert,
          int                      first,
          const AssaySurveyRecord *record)
{
  assay_statement_bind_text (insert, first, assay_survey_record_identity (record), (gssize) record->identity_length);
  assay_statement_bind_int (insert, first + 1, record->provider->id);
  assay_statement_bind_text (insert, first + 2, record->date, -1);
  assay_statement_bind_blob (insert, first + 3, assay_survey_record_codes (record), record->n_codes);
}

static gboolean
execute (AssaySurveyWriter *self,
         AssayStatement    *insert,
         GError           **error)
{
  assay_statement_bind_int (insert, 0, self->survey_id);
  assay_statement_bind_int (insert, 1, assay_import_pass_get_import_id (self->pass));
  return assay_statement_execute (insert, error);
}

static gboolean
insert_one (AssaySurveyWriter       *self,
            const AssaySurveyRecord *record,
            GError                 **error)
{
  bind_row (self->insert_one, FIRST_OF_ROW (0), record);
  return execute (self, self->insert_one, error);
}

/* Stores the returns that wait for others. */
static gboolean
flush (AssaySurveyWriter *self,
       GError           **error)
{
  guint n = self->n_waiting;

  self->n_waiting = 0;
  if (n < ROWS_A_STATEMENT)
    {
      for (guint i = 0; i < n; i++)
        if (!insert_one (self, self->waiting[i], error))
          return FALSE;
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    bind_row (self->insert_many, FIRST_OF_ROW (i), self->waiting[i]);
  return execute (self, self->insert_many, error);
}

/* Makes an index that was dropped. */
static gboolean
make_index (AssaySurveyWriter *self,
            char             **sql,
            GError           **error)
{
  g_autofree char *index = g_steal_pointer (sql);

  return index == NULL || assay_connection_run (self->connection, error, index, "");
}

static gboolean
replace_response (AssaySurveyWriter       *self,
                  const AssaySurveyRecord *record,
                  gint64                   response_id,
                  GBytes                  *answers,
                  GError                 **error)
{
  return assay_connection_run_one (self->connection, error,
                                   "UPDATE response SET provider_id = ?, returned_on = ?, answers = ?, "
                                   "import_id = ?, version = version + 1 WHERE id = ?",
                                   "isbii", record->provider->id, record->date, answers,
                                   assay_import_pass_get_import_id (self->pass), response_id)
         && assay_connection_run (self->connection, error, "DELETE FROM response_comment WHERE response_id = ?", "i",
                                  response_id);
}

/* Stores a return in place of the one of that identity, which is kept for the import's removal. */
static gboolean
store_changed (AssaySurveyWriter       *self,
               const AssaySurveyRecord *record,
               gint64                  *response_id,
               GError                 **error)
{
  g_autofree guint8 *codes = g_memdup2 (assay_survey_record_codes (record), record->n_codes);
  g_autofree char *subject = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) answers = NULL;

  self->needs_identities = TRUE;
  if (!make_index (self, &self->identities_index, error))
    return FALSE;
  *response_id = assay_response_find (self->connection, self->survey_id, assay_survey_record_identity (record), error);
  if (*response_id == 0)
    return FALSE;
  before = assay_response_dup_before (self->connection, *response_id, &stored, error);
  if (before == NULL)
    return FALSE;
  subject = g_strdup_printf ("response %" G_GINT64_FORMAT, *response_id);
  assay_survey_answers_merge (self->answers, codes, g_bytes_get_data (stored, NULL), g_bytes_get_size (stored));
  digest_response (self, record, codes);
  answers = g_bytes_new (codes, record->n_codes);
  return assay_import_pass_keep_before (self->pass, self->connection, subject, before, error)
         && replace_response (self, record, *response_id, answers, error);
}

static gboolean
store_comments (AssaySurveyWriter       *self,
                const AssaySurveyRecord *record,
                gint64                   response_id,
                GError                 **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (self->pass);
  const char *at = assay_survey_record_comments (record);
  const char *end = at + record->comments_length;

  while (at < end)
    {
      const AssayColumnChoice *choice;
      guint32 column;

      memcpy (&column, at, sizeof column);
      at += sizeof column;
      choice = g_ptr_array_index (plan->columns, column);
      if (!assay_connection_run (self->connection, error,
                                 "INSERT INTO response_comment (response_id, question, comment) VALUES (?, ?, ?)",
                                 "iss", response_id, choice->heading, at))
        return FALSE;
      at += strlen (at) + 1;
    }
  return TRUE;
}

/* Stores a return that cannot wait for others. */
static gboolean
store_alone (AssaySurveyWriter       *self,
             const AssaySurveyRecord *record,
             GError                 **error)
{
  gint64 response_id = 0;

  if (!flush (self, error))
    return FALSE;
  if (record->verdict == ASSAY_ROW_CHANGED)
    return store_changed (self, record, &response_id, error) && store_comments (self, record, response_id, error);
  digest_response (self, record, assay_survey_record_codes (record));
  return insert_one (self, record, error)
         && store_comments (self, record, assay_connection_last_row_id (self->connection), error);
}

static void
note_order (AssaySurveyWriter       *self,
            const AssaySurveyRecord *record)
{
  const char *identity = assay_survey_record_identity (record);

  self->n_backward += strncmp (identity, self->last, LONGEST_COMPARED) < 0;
  g_strlcpy (self->last, identity, sizeof self->last);
}

static gboolean
drop_index (AssaySurveyWriter *self,
            const char        *name,
            char             **sql,
            GError           **error)
{
  if (*sql == NULL)
    *sql = assay_connection_drop_index (self->connection, name, error);
  return *sql != NULL;
}

static gboolean
put_off_indexes (AssaySurveyWriter *self,
                 GError           **error)
{
  if (self->n_stored < ROWS_WORTH_AN_INDEX || self->n_before > 2 * self->n_stored)
    return TRUE;
  return drop_index (self, "response_of_provider", &self->providers_index, error)
         && (self->needs_identities || self->n_backward < self->n_stored / 8
             || drop_index (self, "response_of_identity", &self->identities_index, error));
}

/**
 * assay_survey_writer_store:
 * @self: a writer
 * @records: AssaySurveyRecords, end to end
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Stores returns.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_writer_store (AssaySurveyWriter  *self,
                           const GByteArray   *records,
                           GError            **error)
{
  const AssaySurveyRecord *record;

  for (gsize at = 0; at < records->len; at += record->size)
    {
      record = (const AssaySurveyRecord *) (const void *) (records->data + at);
      self->n_stored++;
      note_order (self, record);
      if (record->verdict == ASSAY_ROW_CHANGED || record->comments_length > 0)
        {
          if (!store_alone (self, record, error))
            return FALSE;
          continue;
        }
      digest_response (self, record, assay_survey_record_codes (record));
      self->waiting[self->n_waiting++] = record;
      if (self->n_waiting == ROWS_A_STATEMENT && !flush (self, error))
        return FALSE;
    }
  return flush (self, error) && put_off_indexes (self, error);
}

/**
 * assay_survey_writer_finish:
 * @self: a writer
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Ends storing.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_writer_finish (AssaySurveyWriter  *self,
                            GError            **error)
{
  return make_index (self, &self->identities_index, error) && make_index (self, &self->providers_index, error);
}
