/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

#define ASSAY_STANDING_PURCHASING "purchasing"
#define ASSAY_STANDING_STAGE "stage"
#define ASSAY_STANDING_TRAFFIC_LIGHT "traffic-light"
#define ASSAY_STANDING_CQC_RATING "cqc-rating"

/**
 * AssayStanding:
 * @kind: one of the `ASSAY_STANDING_` words
 * @value: what holds
 * @from_date: ISO date from which it holds, until another of its kind does
 * @reason: why, or ""
 *
 * A fact about a provider that holds from a day on.
 */
typedef struct
{
  gint64 id;
  gint64 provider_id;
  char *kind;
  char *value;
  char *from_date;
  char *reason;
  char *recorded_by;
  char *recorded_at;
} AssayStanding;

void           assay_standing_free   (AssayStanding   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStanding, assay_standing_free)

AssayStanding *assay_standing_get    (AssayConnection *connection,
                                      gint64           provider_id,
                                      const char      *kind,
                                      const char      *date,
                                      GError         **error);
GPtrArray     *assay_standing_list   (AssayConnection *connection,
                                      gint64           provider_id,
                                      GError         **error);
gboolean       assay_standing_record (AssayConnection *connection,
                                      gint64           provider_id,
                                      const char      *kind,
                                      const char      *value,
                                      const char      *from_date,
                                      const char      *reason,
                                      GError         **error);

G_END_DECLS
