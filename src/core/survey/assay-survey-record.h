/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-provider-index.h"

G_BEGIN_DECLS

/**
 * AssaySurveyRecord:
 * @size: bytes of the record with what follows it, so many that the next is aligned
 * @provider: whom the return is about
 * @verdict: %ASSAY_ROW_NEW or %ASSAY_ROW_CHANGED
 * @identity_length: bytes of its identity, without the NUL
 * @n_codes: how many answers
 * @comments_length: bytes of its comments
 * @date: when it was returned, ISO 8601, or ""
 *
 * A return that was judged, on its way to the register: this, then its identity with a NUL, its answers, and its
 * comments, each the number of its column in four bytes and the text with a NUL. Not kept in files.
 */
typedef struct
{
  gsize size;
  const AssayIndexedProvider *provider;
  AssayRowVerdict verdict;
  guint32 identity_length;
  guint32 n_codes;
  guint32 comments_length;
  char date[16];
} AssaySurveyRecord;

static inline const char *
assay_survey_record_identity (const AssaySurveyRecord *self)
{
  return (const char *) (self + 1);
}

static inline const guint8 *
assay_survey_record_codes (const AssaySurveyRecord *self)
{
  return (const guint8 *) assay_survey_record_identity (self) + self->identity_length + 1;
}

static inline const char *
assay_survey_record_comments (const AssaySurveyRecord *self)
{
  return (const char *) assay_survey_record_codes (self) + self->n_codes;
}

void assay_survey_record_pack (const AssaySurveyRecord *self,
                               const char              *identity,
                               const guint8            *codes,
                               const char              *comments,
                               GByteArray              *records);

G_END_DECLS
