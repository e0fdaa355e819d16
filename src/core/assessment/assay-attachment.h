/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

#define ASSAY_ATTACHMENT_MOST_BYTES (5 * 1024 * 1024)

/**
 * AssayAttachment:
 * @digest: SHA-256 of the content, lower case hexadecimal
 * @size: bytes
 *
 * A file or photograph that belongs to a criterion; the content is read apart.
 */
typedef struct
{
  gint64 id;
  gint64 assessment_id;
  char *criterion;
  char *name;
  char *media_type;
  char *digest;
  gint64 size;
  char *added_by;
  char *added_at;
} AssayAttachment;

void       assay_attachment_free   (AssayAttachment  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAttachment, assay_attachment_free)
GPtrArray *assay_attachment_list   (AssayConnection  *connection,
                                    gint64            assessment_id,
                                    GError          **error);
gint64     assay_attachment_add    (AssayConnection  *connection,
                                    AssayAssessment  *assessment,
                                    const char       *criterion,
                                    const char       *name,
                                    const char       *media_type,
                                    GBytes           *content,
                                    GError          **error);
GBytes    *assay_attachment_read   (AssayConnection  *connection,
                                    gint64            id,
                                    GError          **error);
gboolean   assay_attachment_remove (AssayConnection  *connection,
                                    AssayAssessment  *assessment,
                                    gint64            id,
                                    GError          **error);

/**
 * AssayEvidencePiece:
 * @verdict: "" until somebody looked, `verified` or `refused`
 * @verdict_by: the account of who looked
 * @verifier: (nullable): what that person is called, as it was read
 *
 * A piece of evidence that a provider names for a criterion.
 */
typedef struct
{
  gint64 id;
  gint64 assessment_id;
  char *criterion;
  char *description;
  char *source;
  char *verdict;
  char *verdict_note;
  char *verdict_by;
  char *verdict_at;
  gint64 version;
  char *verifier;
} AssayEvidencePiece;

const char *assay_evidence_verdict_get_title (const char        *verdict);
void        assay_evidence_piece_free   (AssayEvidencePiece  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidencePiece, assay_evidence_piece_free)
GPtrArray  *assay_evidence_piece_list   (AssayConnection     *connection,
                                         gint64               assessment_id,
                                         GError             **error);
/* As save, for a new one, but part of the caller's change, without an audit row of its own. */
gboolean    assay_evidence_piece_put    (AssayConnection     *connection,
                                         AssayAssessment     *assessment,
                                         AssayEvidencePiece  *piece,
                                         GError             **error);
gboolean    assay_evidence_piece_save   (AssayConnection     *connection,
                                         AssayAssessment     *assessment,
                                         AssayEvidencePiece  *piece,
                                         GError             **error);
gboolean    assay_evidence_piece_judge  (AssayConnection     *connection,
                                         AssayAssessment     *assessment,
                                         AssayEvidencePiece  *piece,
                                         const char          *verdict,
                                         const char          *note,
                                         const char          *by,
                                         GError             **error);
gboolean    assay_evidence_piece_remove (AssayConnection     *connection,
                                         AssayAssessment     *assessment,
                                         AssayEvidencePiece  *piece,
                                         GError             **error);
GHashTable *assay_evidence_piece_list_standings (AssayConnection *connection,
                                                 gint64           assessment_id,
                                                 GError         **error);
AssayEvidenceStanding assay_evidence_get_standing (GHashTable *standings,
                                                 const char *criterion);

G_END_DECLS
