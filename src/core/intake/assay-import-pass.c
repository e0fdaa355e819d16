/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-import-pass.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-text.h"
#include "core/intake/assay-record-feed.h"

/* Their records stay in the processor's cache; after each batch it is looked whether to go on. */
#define ROWS_A_BATCH 512

/* Something odd about rows that are taken all the same. */
typedef struct
{
  char *what;
  guint64 first_line;
  guint64 n_rows;
} Warning;

typedef struct
{
  AssayImportPlan *plan;
  AssayImportCounts counts;
  AssaySetAsideList *set_aside;
  GPtrArray *answers;
  GHashTable *asked;
  AssayDigest *rows;
  gint64 import_id;
  char *elsewhere;
  GPtrArray *warnings;
  guint64 warned_line;
} AssayImportPassPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayImportPass, assay_import_pass, G_TYPE_OBJECT)

static AssayImportPassPrivate *
priv_of (AssayImportPass *self)
{
  return assay_import_pass_get_instance_private (self);
}

static void
free_warning (Warning *warning)
{
  g_free (warning->what);
  g_free (warning);
}

static void
assay_import_pass_finalize (GObject *object)
{
  AssayImportPassPrivate *priv = priv_of (ASSAY_IMPORT_PASS (object));

  g_clear_pointer (&priv->plan, assay_import_plan_free);
  g_clear_object (&priv->set_aside);
  g_clear_pointer (&priv->answers, g_ptr_array_unref);
  g_clear_pointer (&priv->asked, g_hash_table_unref);
  g_clear_pointer (&priv->rows, assay_digest_free);
  g_free (priv->elsewhere);
  g_ptr_array_unref (priv->warnings);
  G_OBJECT_CLASS (assay_import_pass_parent_class)->finalize (object);
}

static void
assay_import_pass_class_init (AssayImportPassClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_import_pass_finalize;
}

static void
assay_import_pass_init (AssayImportPass *self)
{
  AssayImportPassPrivate *priv = priv_of (self);

  priv->set_aside = assay_set_aside_list_new ();
  priv->answers = g_ptr_array_new_with_free_func (g_object_unref);
  priv->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->rows = assay_digest_new ();
  priv->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_warning);
}

/**
 * assay_import_pass_take_plan:
 * @self: a pass
 * @plan: (transfer full): what the import was told
 *
 * Gives a new pass its plan. For handlers.
 */
void
assay_import_pass_take_plan (AssayImportPass *self,
                             AssayImportPlan *plan)
{
  priv_of (self)->plan = plan;
}

/**
 * assay_import_pass_get_plan:
 * @self: a pass
 *
 * Tells what the import was told.
 *
 * Returns: (transfer none): the plan
 */
const AssayImportPlan *
assay_import_pass_get_plan (AssayImportPass *self)
{
  return priv_of (self)->plan;
}

/**
 * assay_import_pass_get_counts:
 * @self: a pass
 *
 * Gives the counts so far. Rows are counted by the pass itself, cells by the kind of import.
 *
 * Returns: (transfer none): the counts
 */
AssayImportCounts *
assay_import_pass_get_counts (AssayImportPass *self)
{
  return &priv_of (self)->counts;
}

/**
 * assay_import_pass_get_set_aside:
 * @self: a pass
 *
 * Gives the rows set aside so far.
 *
 * Returns: (transfer none): the rows
 */
AssaySetAsideList *
assay_import_pass_get_set_aside (AssayImportPass *self)
{
  return priv_of (self)->set_aside;
}

/**
 * assay_import_pass_get_answers:
 * @self: a pass
 *
 * Gives the texts that were not understood so far.
 *
 * Returns: (transfer none) (element-type AssayImportAnswer): the texts
 */
GPtrArray *
assay_import_pass_get_answers (AssayImportPass *self)
{
  return priv_of (self)->answers;
}

/**
 * assay_import_pass_list_providers:
 * @self: a pass
 *
 * Tells what was found for each provider.
 *
 * Returns: (transfer full) (element-type AssayImportProvider): the providers that any row is about
 */
GPtrArray *
assay_import_pass_list_providers (AssayImportPass *self)
{
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (self);

  return klass->list_providers != NULL ? klass->list_providers (self)
                                       : g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * assay_import_pass_get_survey_id:
 * @self: a pass
 *
 * Tells the survey that the rows went to.
 *
 * Returns: its id, or 0
 */
gint64
assay_import_pass_get_survey_id (AssayImportPass *self)
{
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (self);

  return klass->get_survey_id != NULL ? klass->get_survey_id (self) : 0;
}

/**
 * assay_import_pass_dup_subject:
 * @self: a pass
 *
 * Says in a few words what is imported, for the audit trail.
 *
 * Returns: (transfer full): such as `the register`
 */
char *
assay_import_pass_dup_subject (AssayImportPass *self)
{
  return ASSAY_IMPORT_PASS_GET_CLASS (self)->dup_subject (self);
}

/**
 * assay_import_pass_get_import_id:
 * @self: a pass
 *
 * Tells the number of the import, once it is being stored.
 *
 * Returns: its id, or 0
 */
gint64
assay_import_pass_get_import_id (AssayImportPass *self)
{
  return priv_of (self)->import_id;
}

/**
 * assay_import_pass_get_digest:
 * @self: a pass that has run
 *
 * Gives the digest over all that was stored. Nothing can be added to it afterwards.
 *
 * Returns: (transfer none): SHA-256, lower-case hexadecimal
 */
const char *
assay_import_pass_get_digest (AssayImportPass *self)
{
  return assay_digest_get_string (priv_of (self)->rows);
}

/**
 * assay_import_pass_get_elsewhere:
 * @self: a pass that has run
 *
 * Names the other survey of the period that has returns of the file already.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL where there is none
 */
const char *
assay_import_pass_get_elsewhere (AssayImportPass *self)
{
  return priv_of (self)->elsewhere;
}

/**
 * assay_import_pass_set_elsewhere:
 * @self: a pass
 * @survey: (nullable): a survey's name
 *
 * Says which other survey of the period has returns of the file already. For kinds of import.
 */
void
assay_import_pass_set_elsewhere (AssayImportPass *self,
                                 const char      *survey)
{
  AssayImportPassPrivate *priv = priv_of (self);

  g_free (priv->elsewhere);
  priv->elsewhere = g_strdup (survey);
}

/**
 * assay_import_pass_reject:
 * @self: a pass
 * @row: the row
 * @identity: (nullable): what the row calls itself
 * @format: the reason, a sentence, and its arguments
 *
 * Sets a row aside. For kinds of import.
 *
 * Returns: %ASSAY_ROW_SET_ASIDE
 */
AssayRowVerdict
assay_import_pass_reject (AssayImportPass     *self,
                          const AssayTableRow *row,
                          const char          *identity,
                          const char          *format,
                          ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  assay_set_aside_list_add (priv_of (self)->set_aside, row, identity, reason);
  return ASSAY_ROW_SET_ASIDE;
}

/**
 * assay_import_pass_ask:
 * @self: a pass
 * @column: the column, from 0
 * @text: a text that is not understood
 * @line: where it is
 * @suggestion: (nullable): what it most likely stands for
 * @choices: (nullable): what it may stand for
 * @needed: whether nothing can be imported before it is settled
 *
 * Puts a text on the list of those that somebody has to settle, once however often it is asked about. The
 * caller counts each occurrence with assay_import_answer_count (). For kinds of import.
 *
 * Returns: (transfer none): the item of the list
 */
AssayImportAnswer *
assay_import_pass_ask (AssayImportPass   *self,
                       guint              column,
                       const char        *text,
                       guint64            line,
                       const char        *suggestion,
                       const char *const *choices,
                       gboolean           needed)
{
  AssayImportPassPrivate *priv = priv_of (self);
  const AssayColumnChoice *choice = g_ptr_array_index (priv->plan->columns, column);
  g_autofree char *squeezed = assay_text_squeeze (text);
  g_autofree char *key = g_strdup_printf ("%u %s", column, squeezed);
  AssayImportAnswer *answer = g_hash_table_lookup (priv->asked, key);

  if (answer != NULL)
    return answer;
  answer = assay_import_answer_new (column, choice->heading, squeezed, line, suggestion, choices, needed);
  g_ptr_array_add (priv->answers, answer);
  g_hash_table_insert (priv->asked, g_steal_pointer (&key), answer);
  return answer;
}

static Warning *
find_warning (AssayImportPassPrivate *priv,
              const char             *what,
              guint64                 line)
{
  Warning *warning;

  for (guint i = 0; i < priv->warnings->len; i++)
    {
      warning = g_ptr_array_index (priv->warnings, i);
      if (strcmp (warning->what, what) == 0)
        return warning;
    }
  warning = g_new0 (Warning, 1);
  warning->what = g_strdup (what);
  warning->first_line = line;
  g_ptr_array_add (priv->warnings, warning);
  return warning;
}

/**
 * assay_import_pass_warn:
 * @self: a pass
 * @row: a row that is taken
 * @what: what is odd about it, a phrase without a full stop
 *
 * Counts something odd about a row that is taken all the same. For kinds of import.
 */
void
assay_import_pass_warn (AssayImportPass     *self,
                        const AssayTableRow *row,
                        const char          *what)
{
  AssayImportPassPrivate *priv = priv_of (self);

  find_warning (priv, what, row->line)->n_rows++;
  priv->counts.warned += row->line != priv->warned_line;
  priv->warned_line = row->line;
}

/**
 * assay_import_pass_list_warnings:
 * @self: a pass that has run
 *
 * Says what was odd about rows that are taken all the same.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
assay_import_pass_list_warnings (AssayImportPass *self)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  AssayImportPassPrivate *priv = priv_of (self);

  for (guint i = 0; i < priv->warnings->len; i++)
    {
      const Warning *warning = g_ptr_array_index (priv->warnings, i);

      /* TRANSLATORS: what is odd, such as “Undeliverable above questionnaires sent”, then how often. */
      g_ptr_array_add (sentences, g_strdup_printf (ngettext ("%s: %" PRIu64 " row, line %" PRIu64 ".",
                                                             "%s: %" PRIu64 " rows, first in line %" PRIu64 ".",
                                                             (gulong) warning->n_rows),
                                                   warning->what, warning->n_rows, warning->first_line));
    }
  return sentences;
}

/**
 * assay_import_pass_digest:
 * @self: a pass
 * @bytes: (array length=length): what is being stored
 * @length: how much
 *
 * Adds to the digest over the rows that are stored. For kinds of import.
 */
void
assay_import_pass_digest (AssayImportPass *self,
                          const void      *bytes,
                          gsize            length)
{
  assay_digest_update (priv_of (self)->rows, bytes, length);
}

/**
 * assay_import_pass_keep_before:
 * @self: a pass that is being stored
 * @connection: the connection
 * @subject: what is being overwritten, such as `provider 12`
 * @before: (nullable): JSON of what was there; %NULL for nothing
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Keeps what the import overwrites, so that its removal can put it back. For kinds of import.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_pass_keep_before (AssayImportPass *self,
                               AssayConnection *connection,
                               const char      *subject,
                               const char      *before,
                               GError         **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO import_undo (import_id, subject, before) VALUES (?, ?, ?)", "iss",
                               priv_of (self)->import_id, subject, before);
}

/**
 * assay_import_pass_prepare:
 * @self: a pass
 * @connection: the connection to store with
 * @import_id: the number of the import, whose row exists
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes ready for storing.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_pass_prepare (AssayImportPass *self,
                           AssayConnection *connection,
                           gint64           import_id,
                           GError         **error)
{
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (self);

  priv_of (self)->import_id = import_id;
  return klass->prepare == NULL || klass->prepare (self, connection, import_id, error);
}

static void
count_verdict (AssayImportCounts *counts,
               AssayRowVerdict    verdict)
{
  counts->read++;
  switch (verdict)
    {
    case ASSAY_ROW_NEW:
      counts->added++;
      break;
    case ASSAY_ROW_CHANGED:
      counts->changed++;
      break;
    case ASSAY_ROW_PRESENT:
      counts->present++;
      break;
    case ASSAY_ROW_SET_ASIDE:
      counts->set_aside++;
      break;
    }
}

typedef struct
{
  AssayImportPass *pass;
  AssayTableReader *reader;
  AssayPassProgress *progress;
  GCancellable *cancellable;
  AssayConnection *connection; /* NULL for a check, and where records are made */
} Reading;

static void
report_progress (Reading *reading)
{
  const AssayImportCounts *counts = assay_import_pass_get_counts (reading->pass);

  g_atomic_int_set (&reading->progress->permille,
                    (int) (1000 * assay_table_reader_get_progress (reading->reader)));
  g_atomic_int_set (&reading->progress->rows, (int) MIN (counts->read, G_MAXINT));
}

/* Reads and judges some rows, and keeps what is to be stored; FALSE at the end and on error. */
static gboolean
read_rows (gpointer    data,
           GByteArray *records,
           GError    **error)
{
  Reading *reading = data;
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (reading->pass);
  AssayImportCounts *counts = assay_import_pass_get_counts (reading->pass);
  gboolean go_on = TRUE;
  AssayTableRow row;

  for (guint i = 0; go_on && i < ROWS_A_BATCH; i++)
    {
      AssayRowVerdict verdict;

      go_on = assay_table_reader_read_row (reading->reader, &row, error);
      if (!go_on)
        break;
      verdict = klass->check_row (reading->pass, &row);
      count_verdict (counts, verdict);
      if (verdict < ASSAY_ROW_NEW)
        continue;
      if (records != NULL)
        klass->pack_row (reading->pass, verdict, records);
      else if (reading->connection != NULL)
        go_on = klass->store_row (reading->pass, reading->connection, verdict, error);
    }
  report_progress (reading);
  return go_on && !g_cancellable_set_error_if_cancelled (reading->cancellable, error);
}

static gboolean
read_here (Reading  *reading,
           GError  **error)
{
  g_autoptr (GError) failure = NULL;

  while (read_rows (reading, NULL, &failure))
    ;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
store_while_reading (Reading          *reading,
                     AssayConnection  *connection,
                     GError          **error)
{
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (reading->pass);
  g_autoptr (AssayRecordFeed) feed = assay_record_feed_new (read_rows, reading);
  g_autoptr (GError) failure = NULL;
  const GByteArray *records;

  while ((records = assay_record_feed_next (feed, &failure)) != NULL)
    if (!klass->store_records (reading->pass, connection, records, error))
      return FALSE;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_import_pass_run:
 * @self: a pass
 * @connection: (nullable): where to store; %NULL for a check
 * @checksum: (nullable): is given the bytes of the file
 * @progress: is kept up to date
 * @cancellable: (nullable): to stop it
 * @error: return location for an `ASSAY_TABLE_ERROR`, an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Reads the file and judges each row, and stores what is new or changed if there is a connection.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_pass_run (AssayImportPass   *self,
                       AssayConnection   *connection,
                       AssayDigest       *checksum,
                       AssayPassProgress *progress,
                       GCancellable      *cancellable,
                       GError           **error)
{
  AssayImportPassClass *klass = ASSAY_IMPORT_PASS_GET_CLASS (self);
  g_autoptr (AssayTableReader) reader = assay_table_file_read (priv_of (self)->plan->file, checksum, error);
  Reading reading = { self, reader, progress, cancellable, klass->pack_row == NULL ? connection : NULL };
  gboolean done;

  if (reader == NULL)
    return FALSE;
  if (connection != NULL && klass->pack_row != NULL)
    done = store_while_reading (&reading, connection, error);
  else
    done = read_here (&reading, error);
  return done && (klass->finish == NULL || klass->finish (self, connection, error));
}
