/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intake/assay-column-facts.h"
#include "core/intake/assay-import-mapping.h"

G_BEGIN_DECLS

/**
 * AssayReturnField:
 * @field: the figure's field
 * @title: what people read
 * @words: (nullable): other words by which it is known
 * @guidance: what the framework says of it, or ""
 * @divisor: (nullable): the field that the framework divides it by
 * @per_cent: it is a per cent, from 0 to 100
 * @source_title: how the council names where it comes from, or ""
 * @unit: its unit, or ""
 *
 * A figure that providers return.
 */
typedef struct
{
  char *field;
  char *title;
  char *words;
  char *guidance;
  char *divisor;
  gboolean per_cent;
  char *source_title;
  char *unit;
} AssayReturnField;

GPtrArray              *assay_return_fields_list (AssayFramework         *framework);
const AssayReturnField *assay_return_fields_find (GPtrArray              *fields,
                                                  const char             *field);
AssayColumnDoubt        assay_return_field_doubt (const AssayReturnField *self,
                                                  const AssayColumnFacts *facts);
char                   *assay_return_field_check (const AssayReturnField *self,
                                                  double                  value);

G_END_DECLS
