/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-attachment.h"

G_BEGIN_DECLS

/**
 * AssayEvidenceState:
 * @attachment: (nullable): a file
 * @content: (nullable): what the file holds
 * @piece: (nullable): a piece of evidence, where it is no file
 *
 * A file or a piece of evidence as it is or was, whole enough to be put back.
 */
typedef struct
{
  AssayAttachment *attachment;
  GBytes *content;
  AssayEvidencePiece *piece;
} AssayEvidenceState;

void                assay_evidence_state_free (AssayEvidenceState *self);
AssayEvidencePiece *assay_evidence_copy_piece (const AssayEvidencePiece *piece);

/**
 * AssayEvidenceChange:
 * @assessment: whose evidence it is
 * @is_piece: whether it is a piece of evidence and no file
 * @id: which; 0 for one that is not there
 * @version: of a piece that is there: as it was read
 * @to: (nullable) (not owned): what it is to be; %NULL for gone, or with @path for a new file
 * @path: (nullable): a new file
 * @criterion: of a new file
 *
 * A change of the evidence that can be taken back.
 */
typedef struct
{
  AssayAssessment *assessment;
  gboolean is_piece;
  gint64 id;
  gint64 version;
  AssayEvidenceState *to;
  char *path;
  char *criterion;
} AssayEvidenceChange;

void assay_evidence_change_free (gpointer change);

/**
 * AssayEvidenceChanged:
 * @id: which it is now, 0 where it is gone
 * @version: of a piece
 * @name: of the file, or what the piece is
 * @before: (nullable): what it was; %NULL where it was not there
 *
 * What became of a change.
 */
typedef struct
{
  gint64 id;
  gint64 version;
  char *name;
  AssayEvidenceState *before;
} AssayEvidenceChanged;

void     assay_evidence_changed_free (gpointer          changed);
gpointer assay_evidence_change_make  (AssayConnection  *connection,
                                      gpointer          change,
                                      GCancellable     *cancellable,
                                      GError          **error);

G_END_DECLS
