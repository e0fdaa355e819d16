/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What was removed and is put back is as it was: who added it, and who gave the verdict, and when. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-evidence-back.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/store/assay-audit.h"

static gint64
record (AssayConnection *connection,
        AssayAssessment *assessment,
        const char      *action,
        const char      *what,
        const char      *after,
        GError         **error)
{
  gint64 id = assay_connection_last_row_id (connection);
  g_autofree char *subject = _assay_assessment_dup_subject (assessment);
  g_autofree char *summary = g_strdup_printf (_ ("“%s” was put back."), what);

  return assay_audit_record (connection, action, subject, summary, NULL, after, error) ? id : 0;
}

/**
 * assay_attachment_put_back:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @attachment: one of its attachments, as it was before it was removed
 * @content: what the file held
 * @error: return location for an `ASSAY_VALIDATION_ERROR_STATE` where it is not under way, or an `ASSAY_STORE_ERROR`
 *
 * Attaches a file again that was removed, with one entry in the audit trail.
 *
 * Returns: its number, which need not be the one that it had, or 0 on failure
 */
gint64
assay_attachment_put_back (AssayConnection       *connection,
                           AssayAssessment       *assessment,
                           const AssayAttachment *attachment,
                           GBytes                *content,
                           GError               **error)
{
  if (!_assay_assessment_check_editable (connection, assessment, error) ||
      !assay_connection_run (connection, error,
                             "INSERT INTO assessment_attachment (assessment_id, criterion, name, media_type, "
                             "digest, size, content, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "issssibss", assay_assessment_get_id (assessment), attachment->criterion,
                             attachment->name, attachment->media_type, attachment->digest, attachment->size, content,
                             attachment->added_by, attachment->added_at))
    return 0;
  return record (connection, assessment, "attachment.add", attachment->name, attachment->digest, error);
}

/**
 * assay_evidence_piece_put_back:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @piece: one of its pieces of evidence, as it was before it was removed
 * @error: return location for an `ASSAY_VALIDATION_ERROR_STATE` where it is not under way, or an `ASSAY_STORE_ERROR`
 *
 * Names a piece of evidence again that was removed, with its verdict and one entry in the audit trail.
 *
 * Returns: its number, which need not be the one that it had, or 0 on failure
 */
gint64
assay_evidence_piece_put_back (AssayConnection          *connection,
                               AssayAssessment          *assessment,
                               const AssayEvidencePiece *piece,
                               GError                  **error)
{
  if (!_assay_assessment_check_editable (connection, assessment, error) ||
      !assay_connection_run (connection, error,
                             "INSERT INTO assessment_evidence (assessment_id, criterion, description, source, "
                             "verdict, verdict_note, verdict_by, verdict_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             "isssssss", assay_assessment_get_id (assessment), piece->criterion, piece->description,
                             piece->source, piece->verdict, piece->verdict_note, piece->verdict_by,
                             piece->verdict_at))
    return 0;
  return record (connection, assessment, "evidence.save", piece->description, NULL, error);
}
