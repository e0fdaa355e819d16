/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intelligence/assay-return-field.h"
#include "core/register/assay-figure.h"

G_BEGIN_DECLS

/**
 * AssayReturnLine:
 * @field: what it is; borrowed from the list of fields
 * @figure: (nullable): the figure that holds, or %NULL where none was returned
 *
 * One line of a provider's return.
 */
typedef struct
{
  const AssayReturnField *field;
  AssayFigure *figure;
} AssayReturnLine;

GPtrArray *assay_provider_return_load    (AssayConnection        *connection,
                                          GPtrArray              *fields,
                                          gint64                  provider_id,
                                          const char             *period,
                                          GError                **error);
gboolean   assay_provider_return_correct (AssayConnection        *connection,
                                          const AssayReturnField *field,
                                          gint64                  provider_id,
                                          const char             *period,
                                          double                  value,
                                          const char             *reason,
                                          GError                **error);

G_END_DECLS
