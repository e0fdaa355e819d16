/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/survey/assay-survey-record.h"

#include <string.h>

/**
 * assay_survey_record_pack:
 * @self: a record whose size is not known yet
 * @identity: its identity
 * @codes: its answers
 * @comments: (nullable): its comments, one after the other
 * @records: (inout): where it goes
 *
 * Adds a record to those that lie end to end.
 */
void
assay_survey_record_pack (const AssaySurveyRecord *self,
                          const char              *identity,
                          const guint8            *codes,
                          const char              *comments,
                          GByteArray              *records)
{
  const gsize alignment = sizeof (gsize);
  gsize size = sizeof *self + self->identity_length + 1 + self->n_codes + self->comments_length;
  guint start = records->len;
  AssaySurveyRecord *record;

  size = (size + alignment - 1) / alignment * alignment;
  g_byte_array_set_size (records, start + (guint) size);
  record = (AssaySurveyRecord *) (void *) (records->data + start);
  *record = *self;
  record->size = size;
  memcpy ((char *) assay_survey_record_identity (record), identity, self->identity_length + 1);
  memcpy ((guint8 *) assay_survey_record_codes (record), codes, self->n_codes);
  if (self->comments_length > 0)
    memcpy ((char *) assay_survey_record_comments (record), comments, self->comments_length);
}
