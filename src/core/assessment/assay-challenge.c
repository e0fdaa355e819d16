/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/store/assay-audit.h"

#define SELECT                                                                                         \
  "SELECT id, assessment_id, received_on, criterion, grounds, outcome, outcome_note, decided_on, " \
  "decided_by, version FROM assessment_challenge "

/* The steps tell what came after what; several can be of one day. */
#define LAST_STEP(assessment) \
  "coalesce ((SELECT max (id) FROM assessment_step WHERE assessment_id = " assessment "), 0)"

/**
 * assay_challenge_free:
 * @self: (nullable) (transfer full): a challenge
 *
 * Frees a challenge.
 */
void
assay_challenge_free (AssayChallenge *self)
{
  if (self == NULL)
    return;
  g_free (self->received_on);
  g_free (self->criterion);
  g_free (self->grounds);
  g_free (self->outcome);
  g_free (self->outcome_note);
  g_free (self->decided_on);
  g_free (self->decided_by);
  g_free (self);
}

static AssayChallenge *
read_challenge (AssayStatement *statement)
{
  AssayChallenge *self = g_new0 (AssayChallenge, 1);

  self->id = assay_statement_get_int (statement, 0);
  self->assessment_id = assay_statement_get_int (statement, 1);
  self->received_on = assay_statement_dup_text (statement, 2);
  self->criterion = assay_statement_dup_text (statement, 3);
  self->grounds = assay_statement_dup_text (statement, 4);
  self->outcome = assay_statement_dup_text (statement, 5);
  self->outcome_note = assay_statement_dup_text (statement, 6);
  self->decided_on = assay_statement_dup_text (statement, 7);
  self->decided_by = assay_statement_dup_text (statement, 8);
  self->version = assay_statement_get_int (statement, 9);
  return self;
}

/**
 * assay_challenge_list:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayChallenge): what the provider held against it, in
 *   the order in which it came
 */
GPtrArray *
assay_challenge_list (AssayConnection *connection,
                      gint64           assessment_id,
                      GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_challenge_free);
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE assessment_id = ? "
                                                      "ORDER BY received_on, id", "i", assessment_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_challenge (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

static AssayChallenge *
load (AssayConnection      *connection,
      const AssayChallenge *challenge,
      GError              **error)
{
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE id = ?", "i",
                                                      challenge->id);
  g_autoptr (AssayChallenge) stored = NULL;

  if (assay_statement_next (statement, error))
    stored = read_challenge (statement);
  if (assay_statement_failed (statement))
    return NULL;
  if (stored == NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _ ("This challenge is no longer in the register."));
  else if (stored->version == challenge->version)
    return g_steal_pointer (&stored);
  else
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
                         _ ("The challenge was changed by somebody else since you opened it. Nothing was saved."));
  return NULL;
}

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
has_outcome (const AssayChallenge *challenge)
{
  return *text_of (challenge->outcome) != '\0';
}

static gboolean
check_words (const AssayChallenge *challenge,
             GError              **error)
{
  const char *const outcomes[] = { "", "upheld", "partly-upheld", "not-upheld", "withdrawn", NULL };

  if (*text_of (challenge->grounds) == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Grounds are needed: what the provider holds against it."));
  else if (!g_strv_contains (outcomes, text_of (challenge->outcome)))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE, _ ("Outcome: “%s” is none."),
                 challenge->outcome);
  else if (has_outcome (challenge) && *text_of (challenge->outcome_note) == '\0' &&
           !g_str_equal (challenge->outcome, "withdrawn"))
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Reason is needed: what the outcome rests on."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_days (const AssayChallenge *challenge,
            GError              **error)
{
  if (!_assay_assessment_check_day (_ ("Received on"), challenge->received_on, error))
    return FALSE;
  if (!has_outcome (challenge))
    return TRUE;
  if (!_assay_assessment_check_day (_ ("Decided on"), challenge->decided_on, error))
    return FALSE;
  if (g_strcmp0 (challenge->decided_on, challenge->received_on) >= 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                       _ ("Decided on: it is before the challenge was received."));
  return FALSE;
}

/* Nobody can challenge what was not shared yet. */
static gboolean
check_after_draft (AssayConnection      *connection,
                   const AssayChallenge *challenge,
                   GError              **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT min (taken_on) FROM assessment_step WHERE assessment_id = ? AND state ="
                            " 'draft-shared' HAVING min (taken_on) > ?", "is", challenge->assessment_id,
                            challenge->received_on);
  g_autofree char *shared_on = NULL;

  while (assay_statement_next (statement, error))
    shared_on = assay_statement_dup_text (statement, 0);
  if (assay_statement_failed (statement))
    return FALSE;
  if (shared_on == NULL)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _ ("Received on: the draft was shared on %s, and cannot have been challenged before."), shared_on);
  return FALSE;
}

/* There is something to challenge from the shared draft on; what is final can be, too, and where it was right is
 * opened again. */
static gboolean
check_state (AssayAssessment *assessment,
             GError         **error)
{
  AssayAssessmentState state = assay_assessment_get_state (assessment);

  if (state >= ASSAY_ASSESSMENT_DRAFT_SHARED && state != ASSAY_ASSESSMENT_CANCELLED)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
               _ ("State: there is no shared draft to challenge (%s)."), assay_assessment_state_get_title (state));
  return FALSE;
}

static gboolean
check_criterion (const AssayChallenge *challenge,
                 AssayFramework       *framework,
                 GError              **error)
{
  const char *criterion = text_of (challenge->criterion);

  if (*criterion == '\0' || assay_framework_find_node (framework, criterion) != NULL)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
               _ ("Criterion: the framework has no criterion “%s”."), criterion);
  return FALSE;
}

static void
set_text (char      **text,
          const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}

static gboolean
write_challenge (AssayConnection *connection,
                 AssayChallenge  *self,
                 GError         **error)
{
  set_text (&self->decided_by, has_outcome (self) ? assay_connection_get_actor (connection) : "");
  set_text (&self->decided_on, has_outcome (self) ? self->decided_on : "");
  if (self->id != 0)
    return assay_connection_run_one (
             connection, error,
             "UPDATE assessment_challenge SET received_on = ?1, criterion = ?2, grounds = ?3, outcome = ?4, "
             "outcome_note = ?5, decided_on = ?6, decided_by = ?7, decided_after = CASE WHEN outcome = ?4 THEN "
             "decided_after WHEN ?4 = '' THEN 0 ELSE " LAST_STEP ("assessment_challenge.assessment_id") " END, "
             "version = version + 1 WHERE id = ?8 AND version = ?9",
             "sssssssii", self->received_on, text_of (self->criterion), self->grounds, text_of (self->outcome),
             text_of (self->outcome_note), self->decided_on, self->decided_by, self->id, self->version) &&
           ++self->version > 0;
  if (!assay_connection_run (connection, error,
                             "INSERT INTO assessment_challenge (assessment_id, received_on, criterion, grounds, "
                             "outcome, outcome_note, decided_on, decided_by, decided_after) VALUES (?1, ?2, ?3, ?4, "
                             "?5, ?6, ?7, ?8, CASE ?5 WHEN '' THEN 0 ELSE " LAST_STEP ("?1") " END)",
                             "isssssss", self->assessment_id, self->received_on, text_of (self->criterion),
                             self->grounds, text_of (self->outcome), text_of (self->outcome_note),
                             self->decided_on, self->decided_by))
    return FALSE;
  self->id = assay_connection_last_row_id (connection);
  self->version = 1;
  return TRUE;
}

/* An open challenge is to be answered within as many days as the provider had to make it. */
static gboolean
settle_due (AssayConnection *connection,
            AssayAssessment *assessment,
            AssayFramework  *framework,
            AssayChallenge  *challenge,
            GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autofree char *about = g_strdup_printf ("challenge:%" PRId64, challenge->id);
  g_autofree char *until = assay_date_add_days (challenge->received_on,
                                                rules != NULL ? (int) rules->correction_days : 14);

  if (has_outcome (challenge))
    return _assay_assessment_end_due (connection, challenge->assessment_id, about, challenge->decided_on, error);
  return _assay_assessment_set_due (connection, assessment, about, "challenge", _ ("Answer to a challenge"), until,
                                    assay_assessment_get_officer_id (assessment), error);
}

static char *
to_json (const AssayChallenge *self)
{
  const char *const names[] = { "received-on", "criterion", "grounds", "outcome", "outcome-note", "decided-on" };
  const char *const texts[] = { self->received_on, self->criterion,    self->grounds,
                                self->outcome,     self->outcome_note, self->decided_on };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      json_builder_set_member_name (builder, names[i]);
      json_builder_add_string_value (builder, text_of (texts[i]));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
record (AssayConnection      *connection,
        AssayAssessment      *assessment,
        const AssayChallenge *before,
        const AssayChallenge *after,
        GError              **error)
{
  g_autofree char *subject = _assay_assessment_dup_provider (assessment);
  g_autofree char *what = _assay_assessment_describe (assessment);
  g_autofree char *summary =
    g_strdup_printf (before == NULL        ? _ ("%s: challenged on %s.")
                     : has_outcome (after) ? _ ("%s: the challenge of %s was decided.")
                                           : _ ("%s: the challenge of %s was changed."), what, after->received_on);
  g_autofree char *before_json = before != NULL ? to_json (before) : NULL;
  g_autofree char *after_json = to_json (after);

  return assay_audit_record (connection, "assessment.challenge", subject, summary, before_json, after_json, error);
}

/**
 * assay_challenge_save:
 * @connection: a connection in a write transaction
 * @challenge: a challenge; id 0 adds it. Gets its number, version and who decided
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DATE; STATE where no draft was
 *   shared yet) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else changed it since it was read
 *
 * Notes what a provider holds against an assessment, or its outcome, with one entry in the audit trail,
 * and sets or ends what is due by it. A disputed assessment is reviewed by a second officer before it is
 * final.
 *
 * Returns: whether it is stored
 */
gboolean
assay_challenge_save (AssayConnection *connection,
                      AssayChallenge  *challenge,
                      GError         **error)
{
  g_autoptr (AssayChallenge) stored = NULL;
  g_autoptr (AssayAssessment) assessment = NULL;
  g_autoptr (AssayFramework) framework = NULL;

  if (challenge->id != 0 && (stored = load (connection, challenge, error)) == NULL)
    return FALSE;
  if (stored != NULL)
    challenge->assessment_id = stored->assessment_id;
  assessment = assay_assessment_load (connection, challenge->assessment_id, error);
  if (assessment == NULL)
    return FALSE;
  framework = assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                 assay_assessment_get_framework_version (assessment), error);
  return framework != NULL && check_state (assessment, error) && check_words (challenge, error) &&
         check_days (challenge, error) && (stored != NULL || check_after_draft (connection, challenge, error)) &&
         check_criterion (challenge, framework, error) &&
         write_challenge (connection, challenge, error) &&
         settle_due (connection, assessment, framework, challenge, error) &&
         record (connection, assessment, stored, challenge, error);
}
