/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-attachment.h"
#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

#define SELECT                                                                                      \
  "SELECT id, assessment_id, criterion, description, source, verdict, verdict_note, verdict_by, " \
  "verdict_at, version, coalesce (nullif ((SELECT name FROM officer WHERE account = verdict_by), ''), verdict_by) " \
  "FROM assessment_evidence "

/**
 * assay_evidence_piece_free:
 * @self: (nullable) (transfer full): a piece of evidence
 *
 * Frees a piece of evidence.
 */
void
assay_evidence_piece_free (AssayEvidencePiece *self)
{
  if (self == NULL)
    return;
  g_free (self->criterion);
  g_free (self->description);
  g_free (self->source);
  g_free (self->verdict);
  g_free (self->verdict_note);
  g_free (self->verdict_by);
  g_free (self->verdict_at);
  g_free (self->verifier);
  g_free (self);
}

static AssayEvidencePiece *
read_piece (AssayStatement *statement)
{
  AssayEvidencePiece *self = g_new0 (AssayEvidencePiece, 1);

  self->id = assay_statement_get_int (statement, 0);
  self->assessment_id = assay_statement_get_int (statement, 1);
  self->criterion = assay_statement_dup_text (statement, 2);
  self->description = assay_statement_dup_text (statement, 3);
  self->source = assay_statement_dup_text (statement, 4);
  self->verdict = assay_statement_dup_text (statement, 5);
  self->verdict_note = assay_statement_dup_text (statement, 6);
  self->verdict_by = assay_statement_dup_text (statement, 7);
  self->verdict_at = assay_statement_dup_text (statement, 8);
  self->version = assay_statement_get_int (statement, 9);
  self->verifier = assay_statement_dup_text (statement, 10);
  return self;
}

/**
 * assay_evidence_piece_list:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayEvidencePiece): the pieces of evidence, criterion
 *   by criterion, each in the order in which they were named
 */
GPtrArray *
assay_evidence_piece_list (AssayConnection *connection,
                           gint64           assessment_id,
                           GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_piece_free);
  AssayStatement *statement = assay_connection_query (
    connection, error, SELECT "WHERE assessment_id = ? ORDER BY criterion, id", "i", assessment_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_piece (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

static AssayEvidencePiece *
load (AssayConnection *connection,
      gint64           id,
      GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE id = ?", "i", id);

  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, error))
    return read_piece (statement);
  if (!assay_statement_failed (statement))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _ ("This piece of evidence is no longer in the register."));
  return NULL;
}

static const char *
text_of (const char *text)
{
  return text != NULL ? text : "";
}

static char *
to_json (const AssayEvidencePiece *piece)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "criterion");
  json_builder_add_string_value (builder, piece->criterion);
  json_builder_set_member_name (builder, "description");
  json_builder_add_string_value (builder, piece->description);
  json_builder_set_member_name (builder, "source");
  json_builder_add_string_value (builder, text_of (piece->source));
  json_builder_set_member_name (builder, "verdict");
  json_builder_add_string_value (builder, text_of (piece->verdict));
  json_builder_set_member_name (builder, "note");
  json_builder_add_string_value (builder, text_of (piece->verdict_note));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
check (const AssayEvidencePiece *piece,
       GError                  **error)
{
  const char *const verdicts[] = { "", "verified", "refused", NULL };

  if (text_of (piece->description)[0] == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Evidence: say what it is."));
  else if (!g_strv_contains (verdicts, text_of (piece->verdict)))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Verdict: “%s” is none."), piece->verdict);
  else if (g_strcmp0 (piece->verdict, "refused") == 0 && text_of (piece->verdict_note)[0] == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Reason is needed: why the evidence is refused."));
  else
    return TRUE;
  return FALSE;
}

/* Who gave the verdict, and when, is noted when it changes. @by: (nullable): an account, where it is not the person
 * who writes it down */
static void
settle_verdict (AssayConnection          *connection,
                const AssayEvidencePiece *stored,
                AssayEvidencePiece       *piece,
                const char               *by)
{
  gboolean has_verdict = text_of (piece->verdict)[0] != '\0';

  if (by == NULL && stored != NULL && g_strcmp0 (stored->verdict, text_of (piece->verdict)) == 0)
    return;
  g_free (piece->verdict_by);
  g_free (piece->verdict_at);
  piece->verdict_by = g_strdup (!has_verdict ? "" : by != NULL ? by : assay_connection_get_actor (connection));
  piece->verdict_at = g_strdup (has_verdict ? assay_connection_get_now (connection) : "");
}

static gboolean
insert (AssayConnection    *connection,
        AssayEvidencePiece *piece,
        GError            **error)
{
  if (!assay_connection_run (connection, error,
                             "INSERT INTO assessment_evidence (assessment_id, criterion, description, source, "
                             "verdict, verdict_note, verdict_by, verdict_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             "isssssss", piece->assessment_id, piece->criterion, piece->description,
                             text_of (piece->source), text_of (piece->verdict), text_of (piece->verdict_note),
                             text_of (piece->verdict_by), text_of (piece->verdict_at)))
    return FALSE;
  piece->id = assay_connection_last_row_id (connection);
  piece->version = 1;
  return TRUE;
}

static gboolean
update (AssayConnection    *connection,
        AssayEvidencePiece *piece,
        GError            **error)
{
  if (!assay_connection_run_one (connection, error,
                                 "UPDATE assessment_evidence SET description = ?, source = ?, verdict = ?, "
                                 "verdict_note = ?, verdict_by = ?, verdict_at = ?, version = version + 1 "
                                 "WHERE id = ? AND version = ?", "ssssssii", piece->description,
                                 text_of (piece->source), text_of (piece->verdict), text_of (piece->verdict_note),
                                 text_of (piece->verdict_by), text_of (piece->verdict_at), piece->id,
                                 piece->version))
    return FALSE;
  piece->version++;
  return TRUE;
}

static gboolean
store (AssayConnection          *connection,
       AssayAssessment          *assessment,
       const AssayEvidencePiece *stored,
       AssayEvidencePiece       *piece,
       const char               *by,
       GError                  **error)
{
  piece->assessment_id = assay_assessment_get_id (assessment);
  if (!check (piece, error) || !_assay_assessment_check_editable (connection, assessment, error))
    return FALSE;
  settle_verdict (connection, stored, piece, by);
  return stored == NULL ? insert (connection, piece, error) : update (connection, piece, error);
}

/**
 * assay_evidence_piece_put:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @piece: a piece of evidence that is not in the register yet; gets its number and version
 * @error: return location, as for assay_evidence_piece_save ()
 *
 * Adds a piece of evidence as part of the caller's change, without an entry in the audit trail.
 *
 * Returns: whether it is stored
 */
gboolean
assay_evidence_piece_put (AssayConnection    *connection,
                          AssayAssessment    *assessment,
                          AssayEvidencePiece *piece,
                          GError            **error)
{
  return store (connection, assessment, NULL, piece, NULL, error);
}

static gboolean
save (AssayConnection    *connection,
      AssayAssessment    *assessment,
      AssayEvidencePiece *piece,
      const char         *by,
      GError            **error)
{
  g_autoptr (AssayEvidencePiece) stored = NULL;
  g_autofree char *subject = _assay_assessment_dup_subject (assessment);
  g_autofree char *summary = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (piece->id != 0 && (stored = load (connection, piece->id, error)) == NULL)
    return FALSE;
  if (!store (connection, assessment, stored, piece, by, error))
    return FALSE;
  summary = g_strdup_printf (g_strcmp0 (piece->verdict, "verified") == 0  ? _ ("Evidence “%s”: verified.")
                             : g_strcmp0 (piece->verdict, "refused") == 0 ? _ ("Evidence “%s”: refused.")
                                                                          : _ ("Evidence “%s”: named."),
                             piece->description);
  before = stored != NULL ? to_json (stored) : NULL;
  after = to_json (piece);
  return assay_audit_record (connection, "evidence.save", subject, summary, before, after, error);
}

/**
 * assay_evidence_piece_save:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @piece: a piece of evidence; id 0 adds it. Gets its number and version, and who gave the verdict
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE; STATE where it is not under
 *   way) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else changed it since it was read
 *
 * Names a piece of evidence or gives the council's verdict on it, with one entry in the audit trail.
 *
 * Returns: whether it is stored
 */
gboolean
assay_evidence_piece_save (AssayConnection    *connection,
                           AssayAssessment    *assessment,
                           AssayEvidencePiece *piece,
                           GError            **error)
{
  return save (connection, assessment, piece, NULL, error);
}

/**
 * assay_evidence_piece_judge:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @piece: one of its pieces of evidence as it was read; gets the verdict and its new version
 * @verdict: `verified` or `refused`
 * @note: (nullable): what the verdict rests on; needed where the piece is refused
 * @by: (nullable): the account of who looked at it, where that is not the person who writes it down
 * @error: return location, as for assay_evidence_piece_save ()
 *
 * Gives the council's verdict on a piece of evidence, with one entry in the audit trail.
 *
 * Returns: whether it is stored
 */
gboolean
assay_evidence_piece_judge (AssayConnection    *connection,
                            AssayAssessment    *assessment,
                            AssayEvidencePiece *piece,
                            const char         *verdict,
                            const char         *note,
                            const char         *by,
                            GError            **error)
{
  g_free (piece->verdict);
  piece->verdict = g_strdup (verdict);
  g_free (piece->verdict_note);
  piece->verdict_note = g_strdup (text_of (note));
  return save (connection, assessment, piece, by, error);
}

/**
 * assay_evidence_piece_remove:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @piece: one of its pieces of evidence as it was read
 * @error: return location, as for assay_evidence_piece_save ()
 *
 * Removes a piece of evidence, with one entry in the audit trail.
 *
 * Returns: whether it is removed
 */
gboolean
assay_evidence_piece_remove (AssayConnection    *connection,
                             AssayAssessment    *assessment,
                             AssayEvidencePiece *piece,
                             GError            **error)
{
  g_autofree char *subject = _assay_assessment_dup_subject (assessment);
  g_autofree char *summary = g_strdup_printf (_ ("Evidence “%s”: removed."), piece->description);
  g_autofree char *before = to_json (piece);

  return _assay_assessment_check_editable (connection, assessment, error) &&
         assay_connection_run_one (connection, error,
                                   "DELETE FROM assessment_evidence WHERE id = ? AND version = ? AND "
                                   "assessment_id = ?", "iii", piece->id, piece->version,
                                   assay_assessment_get_id (assessment)) &&
         assay_audit_record (connection, "evidence.remove", subject, summary, before, NULL, error);
}

/**
 * assay_evidence_piece_list_standings:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type utf8 AssayEvidenceStanding): how the evidence of each criterion
 *   stands for which a piece was named, to be asked by [func@evidence_get_standing]
 */
GHashTable *
assay_evidence_piece_list_standings (AssayConnection *connection,
                                     gint64           assessment_id,
                                     GError         **error)
{
  g_autoptr (GHashTable) standings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AssayStatement *statement = assay_connection_query (
    connection, error, "SELECT e.criterion, " _ASSAY_EVIDENCE_STANDING " FROM assessment_evidence e "
    "WHERE e.assessment_id = ? GROUP BY e.criterion", "i", assessment_id);

  while (assay_statement_next (statement, error))
    g_hash_table_insert (standings, assay_statement_dup_text (statement, 0),
                         GINT_TO_POINTER ((int) assay_statement_get_int (statement, 1)));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&standings);
}

/**
 * assay_evidence_get_standing:
 * @standings: (nullable) (element-type utf8 AssayEvidenceStanding): of an assessment's criteria
 * @criterion: a criterion's id
 *
 * Returns: how the evidence of a criterion stands
 */
AssayEvidenceStanding
assay_evidence_get_standing (GHashTable *standings,
                             const char *criterion)
{
  return standings == NULL ? ASSAY_EVIDENCE_UNSEEN
                           : (AssayEvidenceStanding) GPOINTER_TO_INT (g_hash_table_lookup (standings, criterion));
}
