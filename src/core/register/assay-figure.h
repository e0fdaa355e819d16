/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/* Fields that every council has; a framework's return fields have ids of their own. */
#define ASSAY_FIELD_PEOPLE_SUPPORTED "people-supported"
#define ASSAY_FIELD_QUESTIONNAIRES_SENT "questionnaires-sent"
#define ASSAY_FIELD_UNDELIVERABLE "undeliverable"

/**
 * AssayFigure:
 * @value: NaN where it is stated to be missing
 * @carrier: the file or form that brought it
 * @as_of: ISO date, or ""
 * @reason: why it was corrected, or ""
 *
 * A figure of one provider and period. Corrections add a row: the one that is not superseded holds.
 */
typedef struct
{
  gint64 id;
  gint64 provider_id;
  char *period;
  char *field;
  double value;
  char *carrier;
  char *as_of;
  char *reason;
  char *recorded_by;
  char *recorded_at;
  gboolean superseded;
} AssayFigure;

void         assay_figure_free    (AssayFigure       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFigure, assay_figure_free)
AssayFigure *assay_figure_get     (AssayConnection   *connection,
                                   gint64             provider_id,
                                   const char        *period,
                                   const char        *field,
                                   GError           **error);
GPtrArray   *assay_figure_list    (AssayConnection   *connection,
                                   gint64             provider_id,
                                   const char        *period,
                                   gboolean           with_history,
                                   GError           **error);
gboolean     assay_figure_correct (AssayConnection   *connection,
                                   gint64             provider_id,
                                   const char        *period,
                                   const char        *field,
                                   double             value,
                                   const char        *reason,
                                   GError           **error);
gboolean     assay_figure_record  (AssayConnection   *connection,
                                   gint64             provider_id,
                                   const char        *period,
                                   const char        *field,
                                   double             value,
                                   const char        *carrier,
                                   const char        *as_of,
                                   gint64             import_id,
                                   gboolean          *changed,
                                   GError           **error);
gboolean     assay_figure_remove_import (AssayConnection *connection,
                                   gint64             import_id,
                                   GError           **error);

G_END_DECLS
