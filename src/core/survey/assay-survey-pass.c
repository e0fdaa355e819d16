/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A pass over a file of returns. It is made for a million rows: what a cell means is looked up by its bytes, what
 * is known of earlier rows and of the register lies in one map of identities, and nothing is allocated for a row
 * that is stored. */

#include "config.h"

#include "core/survey/assay-survey-pass.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/base/assay-text.h"
#include "core/intake/assay-byte-map.h"
#include "core/intake/assay-identity-map.h"
#include "core/intake/assay-provider-index.h"
#include "core/survey/assay-survey-answers.h"
#include "core/survey/assay-survey-elsewhere.h"
#include "core/survey/assay-survey-private.h"
#include "core/survey/assay-survey-record.h"
#include "core/survey/assay-survey-writer.h"

/* No questionnaire of this kind came back before. */
#define EARLIEST "1990-01-01"

typedef struct
{
  char iso[11];
  gboolean valid;
  gboolean inside;
} Date;

struct _AssaySurveyPass
{
  AssayImportPass parent_instance;

  gint64 survey_id;
  char *today;
  AssayPeriod period;
  guint minimum_base;
  AssayProviderIndex *providers;
  AssaySurveyAnswers *answers;

  int provider_column;
  int name_column;
  int id_column;
  int date_column;
  GArray *comment_columns;
  AssayByteMap *dates_by_text;
  GArray *dates;
  AssayIdentityMap *known; /* line: where in this file, or 0 for one of the register; NULL if unchecked */
  AssayIdentityMap *occurrences; /* the same */
  AssaySurveyElsewhere *elsewhere; /* NULL where the period has no other survey */
  AssayDigest *cells;

  /* What the last row judged says. */
  const AssayTableRow *row;
  AssayIndexedProvider *provider;
  const Date *date;
  GString *identity;
  guint8 *codes;
  guint n_codes;

  GString *comments; /* as they are packed */

  AssaySurveyWriter *writer;
};

G_DEFINE_FINAL_TYPE (AssaySurveyPass, assay_survey_pass, ASSAY_TYPE_IMPORT_PASS)

static void
forget_identities (AssaySurveyPass *self)
{
  g_clear_pointer (&self->known, assay_identity_map_free);
  g_clear_pointer (&self->occurrences, assay_identity_map_free);
  g_clear_pointer (&self->elsewhere, assay_survey_elsewhere_free);
}

static void
assay_survey_pass_finalize (GObject *object)
{
  AssaySurveyPass *self = ASSAY_SURVEY_PASS (object);

  g_free (self->today);
  assay_provider_index_free (self->providers);
  assay_survey_answers_free (self->answers);
  g_array_unref (self->comment_columns);
  assay_byte_map_free (self->dates_by_text);
  g_array_unref (self->dates);
  forget_identities (self);
  assay_digest_free (self->cells);
  g_string_free (self->identity, TRUE);
  g_string_free (self->comments, TRUE);
  g_free (self->codes);
  assay_survey_writer_free (self->writer);
  G_OBJECT_CLASS (assay_survey_pass_parent_class)->finalize (object);
}

static guint32
work_out_date (AssaySurveyPass *self,
               const AssayCell *cell)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (ASSAY_IMPORT_PASS (self));
  const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, (guint) self->date_column);
  g_autofree char *text = assay_text_squeeze (cell->text);
  g_autofree char *iso = assay_date_parse (text, choice->order);
  Date date = { "", iso != NULL, FALSE };

  if (text[0] == '\0' || strcmp (text, "-") == 0)
    date = (Date) { "", TRUE, TRUE };
  else if (iso != NULL)
    {
      date.valid = strcmp (iso, EARLIEST) >= 0 && strcmp (iso, self->today) <= 0;
      g_strlcpy (date.iso, iso, sizeof date.iso);
      date.inside = assay_period_contains (&self->period, iso);
    }
  g_array_append_val (self->dates, date);
  return self->dates->len - 1;
}

static const Date *
read_date (AssaySurveyPass     *self,
           const AssayTableRow *row)
{
  static const Date none = { "", TRUE, TRUE };
  const AssayCell *cell = assay_table_row_get_cell (row, self->date_column);
  guint32 place;

  if (self->date_column < 0 || cell->length == 0)
    return &none;
  place = assay_byte_map_lookup (self->dates_by_text, cell->text, cell->length);
  if (place == ASSAY_BYTE_MAP_NONE)
    {
      place = work_out_date (self, cell);
      assay_byte_map_insert (self->dates_by_text, cell->text, cell->length, place);
    }
  return &g_array_index (self->dates, Date, place);
}

/* A row without an ID is known by what it holds and by how many rows before it hold the same. */
static void
digest_row (AssaySurveyPass     *self,
            const AssayTableRow *row)
{
  guint n_cells = row->n_cells;
  guint32 occurrence = 1;
  const char *digest;
  gboolean is_new;

  while (n_cells > 0 && row->cells[n_cells - 1].length == 0)
    n_cells--;
  assay_digest_reset (self->cells);
  for (guint i = 0; i < n_cells; i++)
    assay_digest_update (self->cells, row->cells[i].text, row->cells[i].length + 1);
  digest = assay_digest_get_string (self->cells);
  if (self->occurrences != NULL)
    occurrence = ++assay_identity_map_find (self->occurrences, digest, 32, &is_new)->line;
  g_string_printf (self->identity, "row:%.32s:%u", digest, occurrence);
}

static void
read_identity (AssaySurveyPass     *self,
               const AssayTableRow *row)
{
  const AssayCell *cell = assay_table_row_get_cell (row, self->id_column);
  const char *start = cell->text;
  gsize length = cell->length;

  while (length > 0 && g_ascii_isspace (*start))
    start++, length--;
  while (length > 0 && g_ascii_isspace (start[length - 1]))
    length--;
  if (length == 0)
    digest_row (self, row);
  else
    {
      g_string_truncate (self->identity, 0);
      g_string_append_len (self->identity, start, (gssize) length);
    }
}

static const char *
name_row (AssaySurveyPass *self)
{
  return g_str_has_prefix (self->identity->str, "row:") ? "" : self->identity->str;
}

/* Compares a row with the return of the same identity, if there is one. */
static AssayRowVerdict
compare (AssaySurveyPass     *self,
         const AssayTableRow *row)
{
  AssayImportPass *pass = ASSAY_IMPORT_PASS (self);
  AssayIdentity *known;
  gboolean is_new;
  guint64 hash;

  if (self->known == NULL)
    return ASSAY_ROW_NEW;
  hash = assay_survey_answers_hash (self->answers, self->provider->id, self->date->iso, self->codes, self->n_codes);
  known = assay_identity_map_find (self->known, self->identity->str, self->identity->len, &is_new);
  if (!is_new && known->content == hash)
    return ASSAY_ROW_PRESENT;
  if (!is_new && known->line != 0)
    return assay_import_pass_reject (pass, row, name_row (self),
                                     _ ("Differs from line %" PRIu64 ", which has the same ID"),
                                     (guint64) known->line);
  if (!is_new && !assay_import_pass_get_plan (pass)->replace)
    return assay_import_pass_reject (pass, row, name_row (self), _ ("Differs from what is stored"));
  known->content = hash;
  known->line = (guint32) MIN (row->line, G_MAXUINT32);
  if (is_new && assay_survey_elsewhere_find (self->elsewhere, self->identity->str, self->identity->len, hash,
                                             self->provider->id, self->date->iso))
    assay_import_pass_get_counts (pass)->elsewhere++;
  return is_new ? ASSAY_ROW_NEW : ASSAY_ROW_CHANGED;
}

static AssayRowVerdict
assay_survey_pass_check_row (AssayImportPass     *pass,
                             const AssayTableRow *row)
{
  AssaySurveyPass *self = ASSAY_SURVEY_PASS (pass);
  AssayRowVerdict verdict;
  const char *name;

  self->row = row;
  read_identity (self, row);
  self->provider = assay_provider_index_match_cell (self->providers, pass, self->provider_column, row);
  if (self->provider == NULL)
    return assay_provider_index_reject (self->providers, pass, self->provider_column, row, name_row (self));
  name = assay_table_row_get_cell (row, self->name_column)->text;
  if (assay_provider_index_contradicts (self->providers, self->provider, name))
    return assay_import_pass_reject_name (pass, row, name_row (self), self->provider->name, name);
  self->date = read_date (self, row);
  if (!self->date->valid)
    return assay_import_pass_reject (pass, row, name_row (self),
                                     self->date->iso[0] == '\0'
                                         ? _ ("Returned %s: there is no such day")
                                         : _ ("Returned %s: that is before 1990 or yet to come"),
                                     assay_table_row_get_cell (row, self->date_column)->text);
  assay_survey_answers_read (self->answers, pass, row, self->codes);
  verdict = compare (self, row);
  if (verdict == ASSAY_ROW_NEW)
    {
      self->provider->added++;
      assay_survey_answers_count (self->answers, pass, self->codes);
    }
  if (verdict >= ASSAY_ROW_NEW && self->date->iso[0] != '\0')
    assay_import_pass_get_counts (pass)->dated++;
  if (verdict >= ASSAY_ROW_NEW && !self->date->inside)
    assay_import_pass_get_counts (pass)->out_of_period++;
  return verdict;
}

static gboolean
assay_survey_pass_finish (AssayImportPass *pass,
                          AssayConnection *connection,
                          GError         **error)
{
  AssaySurveyPass *self = ASSAY_SURVEY_PASS (pass);

  assay_import_pass_set_elsewhere (pass, assay_survey_elsewhere_get_name (self->elsewhere));
  assay_import_pass_get_counts (pass)->elsewhere += assay_survey_elsewhere_count_alike (self->elsewhere);
  forget_identities (self);
  return self->writer == NULL || assay_survey_writer_finish (self->writer, error);
}

static gboolean
assay_survey_pass_prepare (AssayImportPass *pass,
                           AssayConnection *connection,
                           gint64           import_id,
                           GError         **error)
{
  AssaySurveyPass *self = ASSAY_SURVEY_PASS (pass);
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);

  if (self->survey_id == 0)
    self->survey_id = _assay_survey_insert (connection, plan->survey_name, plan->period, plan->keep_comments, error);
  else if (plan->keep_comments
           && !assay_connection_run (connection, error, "UPDATE survey SET keep_comments = 1 WHERE id = ?", "i",
                                     self->survey_id))
    return FALSE;
  if (self->survey_id == 0 || !assay_survey_answers_store (self->answers, connection, self->survey_id, error))
    return FALSE;
  self->writer = assay_survey_writer_new (pass, self->answers, connection, self->survey_id, error);
  return self->writer != NULL;
}

static void
gather_comments (AssaySurveyPass *self)
{
  g_string_truncate (self->comments, 0);
  for (guint i = 0; i < self->comment_columns->len; i++)
    {
      guint32 column = g_array_index (self->comment_columns, guint, i);
      g_autofree char *comment = assay_text_squeeze (assay_table_row_get_cell (self->row, (int) column)->text);
      g_autofree char *folded = assay_text_fold (comment);

      if (folded[0] == '\0')
        continue;
      g_string_append_len (self->comments, (const char *) &column, sizeof column);
      g_string_append_len (self->comments, comment, (gssize) strlen (comment) + 1);
    }
}

static void
assay_survey_pass_pack_row (AssayImportPass *pass,
                            AssayRowVerdict  verdict,
                            GByteArray      *records)
{
  AssaySurveyPass *self = ASSAY_SURVEY_PASS (pass);
  AssaySurveyRecord record = { .provider = self->provider, .verdict = verdict, .n_codes = self->n_codes };

  gather_comments (self);
  record.identity_length = (guint32) self->identity->len;
  record.comments_length = (guint32) self->comments->len;
  memcpy (record.date, self->date->iso, sizeof self->date->iso);
  assay_survey_record_pack (&record, self->identity->str, self->codes, self->comments->str, records);
}

static gboolean
assay_survey_pass_store_records (AssayImportPass  *pass,
                                 AssayConnection  *connection,
                                 const GByteArray *records,
                                 GError          **error)
{
  return assay_survey_writer_store (ASSAY_SURVEY_PASS (pass)->writer, records, error);
}

static GPtrArray *
assay_survey_pass_list_providers (AssayImportPass *pass)
{
  return assay_provider_index_report (ASSAY_SURVEY_PASS (pass)->providers, ASSAY_SURVEY_PASS (pass)->minimum_base);
}

static gint64
assay_survey_pass_get_survey_id (AssayImportPass *pass)
{
  return ASSAY_SURVEY_PASS (pass)->survey_id;
}

static char *
assay_survey_pass_dup_subject (AssayImportPass *pass)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);
  guint64 n = assay_import_pass_get_counts (pass)->added + assay_import_pass_get_counts (pass)->changed;

  return g_strdup_printf (ngettext ("%" PRIu64 " return of the survey “%s” of %s",
                                    "%" PRIu64 " returns of the survey “%s” of %s", (gulong) n),
                          n, plan->survey_name, plan->period);
}

static void
assay_survey_pass_class_init (AssaySurveyPassClass *klass)
{
  AssayImportPassClass *pass_class = ASSAY_IMPORT_PASS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_survey_pass_finalize;
  pass_class->check_row = assay_survey_pass_check_row;
  pass_class->prepare = assay_survey_pass_prepare;
  pass_class->pack_row = assay_survey_pass_pack_row;
  pass_class->store_records = assay_survey_pass_store_records;
  pass_class->finish = assay_survey_pass_finish;
  pass_class->list_providers = assay_survey_pass_list_providers;
  pass_class->get_survey_id = assay_survey_pass_get_survey_id;
  pass_class->dup_subject = assay_survey_pass_dup_subject;
}

static void
assay_survey_pass_init (AssaySurveyPass *self)
{
  self->comment_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->dates_by_text = assay_byte_map_new ();
  self->dates = g_array_new (FALSE, FALSE, sizeof (Date));
  self->cells = assay_digest_new ();
  self->identity = g_string_new (NULL);
  self->today = assay_date_today ();
  self->comments = g_string_new (NULL);
}

static void
find_columns (AssaySurveyPass       *self,
              const AssayImportPlan *plan)
{
  self->provider_column = assay_import_plan_find_provider (plan);
  self->name_column = assay_import_plan_find (plan, ASSAY_COLUMN_PROVIDER_NAME, NULL);
  self->id_column = assay_import_plan_find (plan, ASSAY_COLUMN_RESPONSE_ID, NULL);
  self->date_column = assay_import_plan_find (plan, ASSAY_COLUMN_DATE, NULL);
  for (guint i = 0; i < plan->columns->len; i++)
    {
      AssayColumnRole role = ((AssayColumnChoice *) g_ptr_array_index (plan->columns, i))->role;

      if ((role == ASSAY_COLUMN_COMMENT && plan->keep_comments)
          || (role == ASSAY_COLUMN_PERSONAL && plan->keep_personal))
        g_array_append_val (self->comment_columns, i);
    }
}

static gboolean
find_survey (AssaySurveyPass       *self,
             const AssayImportPlan *plan,
             AssayConnection       *connection,
             GError               **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT id, name FROM survey WHERE period = ? ORDER BY id",
                                                      "s", plan->period);
  g_autofree char *sought = assay_text_fold (plan->survey_name);

  if (statement == NULL)
    return FALSE;
  /* The same survey in other letters is the same survey, or its returns would count twice. */
  while (assay_statement_next (statement, &failure))
    {
      g_autofree char *name = assay_text_fold (assay_statement_get_text (statement, 1));

      if (self->survey_id == 0 && strcmp (name, sought) == 0)
        self->survey_id = assay_statement_get_int (statement, 0);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* How many returns each provider has. */
static gboolean
count_held (AssaySurveyPass *self,
            AssayConnection *connection,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT provider_id, count (*) FROM response "
                                                      "WHERE survey_id = ? GROUP BY provider_id",
                                                      "i", self->survey_id);

  if (statement == NULL)
    return FALSE;
  while (assay_statement_next (statement, &failure))
    {
      AssayIndexedProvider *provider
          = assay_provider_index_get_by_id (self->providers, assay_statement_get_int (statement, 0));

      if (provider != NULL)
        provider->held = (guint64) assay_statement_get_int (statement, 1);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What the register has of the survey, so that the check needs no register. */
static gboolean
load_known (AssaySurveyPass *self,
            AssayConnection *connection,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT identity, provider_id, returned_on, answers FROM response "
                                "WHERE survey_id = ?",
                                "i", self->survey_id);

  if (statement == NULL)
    return FALSE;
  self->known = assay_identity_map_new ();
  self->occurrences = assay_identity_map_new ();
  while (assay_statement_next (statement, &failure))
    {
      const char *identity = assay_statement_get_text (statement, 0);
      gint64 provider_id = assay_statement_get_int (statement, 1);
      AssayIndexedProvider *provider = assay_provider_index_get_by_id (self->providers, provider_id);
      gsize n_answers;
      const guint8 *answers = assay_statement_get_blob (statement, 3, &n_answers);
      AssayIdentity *known;
      gboolean is_new;

      known = assay_identity_map_find (self->known, identity, strlen (identity), &is_new);
      known->content = assay_survey_answers_hash (self->answers, provider_id, assay_statement_get_text (statement, 2),
                                                  answers, n_answers);
      if (provider != NULL)
        provider->held++;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What other surveys of the period hold. Without a check it is enough that there are any. */
static gboolean
load_elsewhere (AssaySurveyPass *self,
                AssayConnection *connection,
                GError         **error)
{
  AssayImportPass *pass = ASSAY_IMPORT_PASS (self);
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);

  if (plan->allow_repeats)
    return TRUE;
  if (!assay_survey_elsewhere_load (connection, plan->period, self->survey_id, plan->unchecked ? NULL : self->answers,
                                    &self->elsewhere, error))
    return FALSE;
  if (plan->unchecked)
    assay_import_pass_set_elsewhere (pass, assay_survey_elsewhere_get_name (self->elsewhere));
  return TRUE;
}

/**
 * assay_survey_pass_new:
 * @plan: (transfer full): what the import was told
 * @framework: (nullable): the framework whose measures the questions feed; must outlive the pass
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR` or an `ASSAY_VALIDATION_ERROR` for the period
 *
 * Begins a pass over a file of returns.
 *
 * Returns: (transfer full) (nullable): the pass
 */
AssayImportPass *
assay_survey_pass_new (AssayImportPlan *plan,
                       AssayFramework  *framework,
                       AssayConnection *connection,
                       GError         **error)
{
  g_autoptr (AssaySurveyPass) self = g_object_new (ASSAY_TYPE_SURVEY_PASS, NULL);
  GPtrArray *questions;

  assay_import_pass_take_plan (ASSAY_IMPORT_PASS (self), plan);
  if (!assay_period_parse (plan->period, &self->period, error) || !find_survey (self, plan, connection, error))
    return NULL;
  self->minimum_base = framework != NULL ? assay_framework_get_minimum_base (framework) : 1;
  find_columns (self, plan);
  self->providers = assay_provider_index_load (connection, plan->period, error);
  questions = self->providers != NULL ? _assay_questions_load (connection, self->survey_id, error) : NULL;
  if (questions == NULL)
    return NULL;
  self->answers = assay_survey_answers_new (plan, framework, questions);
  self->n_codes = assay_survey_answers_get_n (self->answers);
  self->codes = g_new0 (guint8, MAX (self->n_codes, 1));
  if (!(plan->unchecked ? count_held (self, connection, error) : load_known (self, connection, error))
      || !load_elsewhere (self, connection, error))
    return NULL;
  return ASSAY_IMPORT_PASS (g_steal_pointer (&self));
}
