/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-attachment.h"

G_BEGIN_DECLS

gint64   assay_attachment_put_back     (AssayConnection          *connection,
                                        AssayAssessment          *assessment,
                                        const AssayAttachment    *attachment,
                                        GBytes                   *content,
                                        GError                  **error);
gint64   assay_evidence_piece_put_back (AssayConnection          *connection,
                                        AssayAssessment          *assessment,
                                        const AssayEvidencePiece *piece,
                                        GError                  **error);

G_END_DECLS
