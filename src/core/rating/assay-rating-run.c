/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Rating everybody for a period: evidence is gathered in one pass, compared with what the ratings
 * in force were made from, and only what differs is stored, as a new revision. What a panel agreed
 * stays as it is and is flagged. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-digest.h"
#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/rating/assay-rating-gather-private.h"
#include "core/rating/assay-rating-revise-private.h"
#include "core/rating/assay-rating.h"
#include "core/store/assay-audit.h"

#define RATED_BETWEEN_REPORTS 256

/* The rating in force of one provider; @id is 0 where there is none. */
typedef struct
{
  gint64 id;
  gint64 revision;
  gboolean agreed;
  gboolean has_stability;
  int framework_version;
  int engine_version;
  char *evidence;
  char *flag;
} Kept;

typedef struct
{
  AssayConnection *connection;
  AssayFramework *framework;
  const char *period;
  AssaySubjects *subjects;
  gboolean with_stability;
  gboolean only_flag;
  gint64 only_provider;    /* 0 for all; one whose rating is agreed is rated beside it */
  Kept *kept;
  GString *json;
  AssayDigest *digest;
  guint flagged;
  AssayRatingRun *run;
  GCancellable *cancellable;
} Run;

static void
free_kept (Kept  *kept,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      g_free (kept[i].evidence);
      g_free (kept[i].flag);
    }
  g_free (kept);
}

static void
read_kept (AssayStatement *statement,
           Kept           *kept)
{
  kept->id = assay_statement_get_int (statement, 1);
  kept->revision = assay_statement_get_int (statement, 2);
  kept->agreed = strcmp (assay_statement_get_text (statement, 3), "provisional") != 0;
  kept->framework_version = (int) assay_statement_get_int (statement, 4);
  kept->engine_version = (int) assay_statement_get_int (statement, 5);
  kept->has_stability = assay_statement_get_int (statement, 6) != 0;
  kept->flag = assay_statement_dup_text (statement, 7);
  kept->evidence = assay_statement_dup_text (statement, 8);
}

static gboolean
load_kept (Run     *self,
           GError **error)
{
  AssayStatement *statement = assay_connection_query (
    self->connection, error,
    "SELECT provider_id, id, revision, state,"
    " framework_version, engine_version,"
    " stability IS NOT NULL, flag, evidence FROM rating"
    " WHERE framework_id = ? AND period = ?"
    " AND state <> 'superseded'", "ss",
    assay_framework_get_id (self->framework),
    self->period);

  self->kept = g_new0 (Kept, self->subjects->subjects->len + 1);
  while (assay_statement_next (statement, error))
    {
      guint place;

      if (_assay_subjects_find (self->subjects, assay_statement_get_int (statement, 0), &place))
        read_kept (statement, &self->kept[place]);
    }
  return !assay_statement_failed (statement);
}

static double
get_top_share (const AssayStability *stability,
               AssayFramework       *framework,
               const AssayResult    *result)
{
  if (stability == NULL || result->ungated_band == NULL)
    return NAN;
  return stability->shares[assay_framework_get_band_index (framework, result->band->id)];
}

static gboolean
insert_rating (Run                  *self,
               guint                 place,
               const AssayEvidence  *evidence,
               const AssayResult    *result,
               const AssayStability *stability,
               GError              **error)
{
  g_autofree char *shares = stability == NULL ? NULL
                                              : assay_stability_to_json (stability, self->framework);
  AssayStatement *statement = assay_connection_prepare (
    self->connection,
    "INSERT INTO rating (provider_id, framework_id, framework_version, engine_version, period, revision,"
    " state, score, band, reason, coverage, returns, stability, evidence, rated_by, rated_at, range_low,"
    " range_high, top_share) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    error);

  if (statement == NULL)
    return FALSE;
  assay_statement_bind_int (statement, 0,
                            g_array_index (self->subjects->subjects, AssaySubject, place).id);
  assay_statement_bind_text (statement, 1, assay_framework_get_id (self->framework), -1);
  assay_statement_bind_int (statement, 2, assay_framework_get_version (self->framework));
  assay_statement_bind_int (statement, 3, ASSAY_ENGINE_VERSION);
  assay_statement_bind_text (statement, 4, self->period, -1);
  assay_statement_bind_int (statement, 5, self->kept[place].revision + 1);
  assay_statement_bind_text (statement, 6, self->kept[place].agreed ? "superseded" : "provisional", -1);
  assay_statement_bind_double (statement, 7, result->score);
  assay_statement_bind_text (statement, 8, result->band == NULL ? NULL : result->band->id, -1);
  assay_statement_bind_text (statement, 9,
                             result->reason_text == NULL ? "" : result->reason_text, -1);
  assay_statement_bind_double (statement, 10, result->coverage);
  assay_statement_bind_int (statement, 11, evidence->returns);
  assay_statement_bind_text (statement, 12, shares, -1);
  assay_statement_bind_text (statement, 13, self->json->str, (gssize) self->json->len);
  assay_statement_bind_text (statement, 14, assay_connection_get_actor (self->connection), -1);
  assay_statement_bind_text (statement, 15, assay_connection_get_now (self->connection), -1);
  assay_statement_bind_double (statement, 16, stability == NULL ? (double) NAN : stability->low);
  assay_statement_bind_double (statement, 17, stability == NULL ? (double) NAN : stability->high);
  assay_statement_bind_double (statement, 18, get_top_share (stability, self->framework, result));
  return assay_statement_execute (statement, error);
}

/* What was rated goes into the run's one audit entry as a digest. */
static void
digest_rating (Run                 *self,
               const AssayEvidence *evidence,
               const AssayResult   *result)
{
  g_autofree char *score = assay_format_number (result->score,
                                                assay_framework_get_decimals (self->framework));
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n", evidence->reference, score,
                                           result->band == NULL ? "" : result->band->id);

  assay_digest_update (self->digest, line, strlen (line));
  assay_digest_update (self->digest, self->json->str, self->json->len);
}

static gboolean
store_rating (Run                  *self,
              guint                 place,
              const AssayEvidence  *evidence,
              const AssayResult    *result,
              GError              **error)
{
  g_autoptr (AssayStability) stability = NULL;
  const Kept *kept = &self->kept[place];

  if (self->with_stability)
    stability = assay_stability_new (self->framework, evidence, result, self->cancellable);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (kept->agreed ? !_assay_rating_remove_later (self->connection, kept->id, error)
                   : kept->id != 0 && !assay_connection_run (self->connection, error,
                                                             "UPDATE rating SET state = 'superseded' WHERE id = ?",
                                                             "i", kept->id))
    return FALSE;
  digest_rating (self, evidence, result);
  self->run->stored++;
  return insert_rating (self, place, evidence, result, stability, error);
}

/* A rating from before its redraws were asked for: they add to it and change nothing of it. */
static gboolean
add_stability (Run                  *self,
               const Kept           *kept,
               const AssayEvidence  *evidence,
               const AssayResult    *result,
               GError              **error)
{
  g_autoptr (AssayStability) stability = assay_stability_new (self->framework, evidence, result,
                                                              self->cancellable);
  g_autofree char *shares = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (stability == NULL)
    return TRUE;
  shares = assay_stability_to_json (stability, self->framework);
  return assay_connection_run (self->connection, error,
                               "UPDATE rating SET stability = ?, range_low = ?, range_high = ?,"
                               " top_share = ? WHERE id = ?", "sdddi", shares, stability->low,
                               stability->high, get_top_share (stability, self->framework, result),
                               kept->id);
}

static char *
describe_flag (Run               *self,
               const AssayResult *result)
{
  g_autofree char *score = assay_format_number (result->score,
                                                assay_framework_get_decimals (self->framework));

  if (!result->rated)
    return g_strdup (_ ("The evidence has changed since this was agreed: it would no longer be "
                        "rated."));
  return g_strdup_printf (_ ("The evidence has changed since this was agreed: the score would be "
                             "%s, %s."), score, result->band->title);
}

static gboolean
set_flag (Run         *self,
          const Kept  *kept,
          const char  *flag,
          GError     **error)
{
  if (g_str_equal (flag, kept->flag))
    return TRUE;
  self->flagged++;
  return assay_connection_run (self->connection, error, "UPDATE rating SET flag = ? WHERE id = ?",
                               "si", flag, kept->id);
}

/* An agreed rating is only flagged, and the flag goes where the evidence is again what it was. */
static gboolean
flag_rating (Run                *self,
             const Kept         *kept,
             const AssayResult  *result,
             gboolean            same,
             GError            **error)
{
  g_autofree char *flag = same ? g_strdup ("") : describe_flag (self, result);

  self->run->unchanged++;
  return set_flag (self, kept, flag, error);
}

static gboolean
rate_one (Run                  *self,
          guint                 place,
          const AssayEvidence  *evidence,
          GError              **error)
{
  const Kept *kept = &self->kept[place];
  g_autoptr (AssayResult) result = assay_score_quick (self->framework, evidence);
  gboolean same_version = kept->framework_version == assay_framework_get_version (self->framework);
  gboolean same;

  g_string_truncate (self->json, 0);
  assay_evidence_append_json (evidence, self->json);
  same = kept->id != 0 && same_version && strcmp (self->json->str, kept->evidence) == 0;
  self->run->not_rated += !result->rated;
  /* Under another version the leaves are not the same ones: nothing can be said of new evidence. */
  if (kept->agreed && self->only_provider != 0 && !same)
    return store_rating (self, place, evidence, result, error);
  if (kept->agreed)
    return flag_rating (self, kept, result, same || !same_version, error);
  if (self->only_flag)
    return TRUE;
  if (!same || kept->engine_version != ASSAY_ENGINE_VERSION)
    return store_rating (self, place, evidence, result, error);
  self->run->unchanged++;
  if (!set_flag (self, kept, "", error))
    return FALSE;
  if (self->with_stability && result->rated && !kept->has_stability)
    return add_stability (self, kept, evidence, result, error);
  return TRUE;
}

static gboolean
rate_each (Run                  *self,
           GPtrArray            *evidence,
           AssayRatingProgress   progress,
           gpointer              user_data,
           GError              **error)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      if (self->only_provider != 0 &&
          g_array_index (self->subjects->subjects, AssaySubject, i).id != self->only_provider)
        continue;
      if (!rate_one (self, i, evidence->pdata[i], error))
        return FALSE;
      if (i % RATED_BETWEEN_REPORTS != 0)
        continue;
      if (progress != NULL)
        progress (i, evidence->len, user_data);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (progress != NULL)
    progress (evidence->len, evidence->len, user_data);
  return TRUE;
}

static gboolean
record_run (Run     *self,
            GError **error)
{
  const AssayRatingRun *run = self->run;
  g_autofree char *subject = g_strconcat ("framework ", assay_framework_get_id (self->framework),
                                          NULL);
  g_autofree char *summary = g_strdup_printf (
    _ ("Rated %s by “%s”, version %d: providers %u, new ratings %u, unchanged %u, not rated %u."),
    self->period, assay_framework_get_title (self->framework),
    assay_framework_get_version (self->framework), run->providers, run->stored, run->unchanged,
    run->not_rated);
  g_autofree char *after = g_strdup_printf (
    "{\"period\":\"%s\",\"version\":%d,\"engine\":%d,\"stored\":%u,\"flagged\":%u,\"ratings\":\"%s\"}",
    self->period, assay_framework_get_version (self->framework), ASSAY_ENGINE_VERSION, run->stored,
    self->flagged, assay_digest_get_string (self->digest));

  /* Who rates one again records it. */
  if (self->only_provider != 0 || (run->stored == 0 && self->flagged == 0))
    return TRUE;
  return assay_audit_record (self->connection, self->only_flag ? "rating.flag" : "rating.run",
                             subject, summary, NULL, after, error);
}

static gboolean
rate (Run                 *self,
      AssayRatingProgress  progress,
      gpointer             user_data,
      GError             **error)
{
  g_autoptr (GPtrArray) evidence = NULL;
  gboolean done;

  self->subjects = _assay_subjects_load (self->connection, self->framework, self->period, error);
  if (self->subjects == NULL)
    return FALSE;
  self->run->providers = self->subjects->subjects->len;
  self->run->other_types = self->subjects->other_types;
  evidence = _assay_gather (self->connection, self->framework, self->subjects, self->period,
                            self->with_stability, self->cancellable, error);
  done = evidence != NULL && load_kept (self, error) &&
         rate_each (self, evidence, progress, user_data, error) && record_run (self, error);
  if (self->kept != NULL)
    free_kept (self->kept, self->subjects->subjects->len);
  _assay_subjects_free (self->subjects);
  return done;
}

static gboolean
run_with (Run                  *self,
          const char           *period,
          AssayRatingProgress   progress,
          gpointer              user_data,
          AssayRatingRun       *result,
          GError              **error)
{
  g_autofree char *canonical = _assay_rating_check_period (self->framework, period, error);
  AssayRatingRun run = { 0 };
  gboolean done;

  if (canonical == NULL)
    return FALSE;
  if (!self->only_flag && !_assay_rating_check_data (self->connection, self->framework, canonical, error))
    return FALSE;
  self->period = canonical;
  self->run = &run;
  self->json = g_string_sized_new (1024);
  self->digest = assay_digest_new ();
  done = rate (self, progress, user_data, error);
  g_string_free (self->json, TRUE);
  assay_digest_free (self->digest);
  if (result != NULL)
    *result = run;
  return done;
}

/**
 * assay_rating_rate_all:
 * @connection: a connection in a write transaction
 * @framework: a framework that the register has
 * @period: as people write it
 * @with_stability: whether to draw the returns again, about a millisecond a provider
 * @progress: (nullable): told now and then, on this thread
 * @user_data: for @progress
 * @run: (out) (optional): what was done
 * @cancellable: (nullable): stops it; the transaction must then be rolled back
 * @error: return location for an `ASSAY_STORE_ERROR`, `G_IO_ERROR_CANCELLED`, or an
 *   `ASSAY_VALIDATION_ERROR`: DATE where the period is not of the framework's length, STATE where nothing is
 *   known of it (the message says of which periods there are data), so that a slip of the pen does not make
 *   every provider not rated
 *
 * Rates everybody for a period. Unchanged evidence under the same version stores nothing; otherwise
 * a new, provisional revision is stored and the earlier one superseded. An agreed or published
 * rating is never altered: other evidence flags it. One audit entry for the run, none where it
 * changed nothing.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_rate_all (AssayConnection      *connection,
                       AssayFramework       *framework,
                       const char           *period,
                       gboolean              with_stability,
                       AssayRatingProgress   progress,
                       gpointer              user_data,
                       AssayRatingRun       *run,
                       GCancellable         *cancellable,
                       GError              **error)
{
  Run self = { .connection = connection, .framework = framework, .with_stability = with_stability,
               .cancellable = cancellable };

  return run_with (&self, period, progress, user_data, run, error);
}

/* Rates one provider: beside what is agreed of it. */
gboolean
_assay_rating_rate_one (AssayConnection *connection,
                        AssayFramework  *framework,
                        const char      *period,
                        gint64           provider_id,
                        AssayRatingRun  *run,
                        GCancellable    *cancellable,
                        GError         **error)
{
  Run self = { .connection = connection, .framework = framework, .with_stability = TRUE,
               .only_provider = provider_id, .cancellable = cancellable };

  return run_with (&self, period, NULL, NULL, run, error);
}

/**
 * assay_rating_flag_changed:
 * @connection: a connection in a write transaction
 * @framework: a framework that the register has
 * @period: as people write it
 * @cancellable: (nullable): stops it
 * @error: return location for an `ASSAY_STORE_ERROR`, `G_IO_ERROR_CANCELLED` or
 *   `ASSAY_VALIDATION_ERROR_DATE`
 *
 * Looks whether the evidence of agreed ratings is still what they were made from, and flags those
 * of which it is not. Rates nothing.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_flag_changed (AssayConnection  *connection,
                           AssayFramework   *framework,
                           const char       *period,
                           GCancellable     *cancellable,
                           GError          **error)
{
  Run self = { .connection = connection, .framework = framework, .only_flag = TRUE,
               .cancellable = cancellable };

  return run_with (&self, period, NULL, NULL, NULL, error);
}
