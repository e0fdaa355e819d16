/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-column-match.h"
#include "core/intake/assay-import-handler.h"

G_BEGIN_DECLS

/* Fields of the register that a file may bring, besides those of `AssayFigure`. */
#define ASSAY_FIELD_SERVICE_TYPE "service-type"
#define ASSAY_FIELD_ADDRESS "address"
#define ASSAY_FIELD_POSTCODE "postcode"
#define ASSAY_FIELD_CONTACT "contact"
#define ASSAY_FIELD_NOTE "note"

/**
 * AssayStandardHolds:
 *
 * What a standard column holds.
 */
typedef enum
{
  ASSAY_HOLDS_TEXT,
  ASSAY_HOLDS_COUNT,
  ASSAY_HOLDS_DATES,
  ASSAY_HOLDS_FREE_TEXT,
} AssayStandardHolds;

/**
 * AssayStandardColumn:
 * @role: what it is read as
 * @target: for fields of the register: the field
 * @title: what people read, translatable
 * @words: (array zero-terminated=1): other words by which it is known
 * @holds: what it holds
 * @kinds: the kinds of import that know it, one bit each (`1 << kind`)
 *
 * A column that files of some kind have whatever the framework.
 */
typedef struct
{
  AssayColumnRole role;
  const char *target;
  const char *title;
  const char *const *words;
  AssayStandardHolds holds;
  guint kinds;
} AssayStandardColumn;

GPtrArray                 *assay_standard_columns_list     (AssayImportKind            kind);
GPtrArray                 *assay_standard_columns_targets  (AssayImportKind            kind);
AssayMatchLabel           *assay_standard_column_label     (const AssayStandardColumn *self);
double                     assay_standard_column_fit       (const AssayStandardColumn *self,
                                                            const AssayColumnFacts    *facts);
char                      *assay_describe_dates            (const AssayColumnFacts    *facts,
                                                            AssayDateOrder             order);
char                      *assay_describe_values           (const AssayColumnFacts    *facts);
const char *const         *assay_facts_headings            (GPtrArray                 *facts,
                                                            GPtrArray                 *into);
gboolean                   assay_standard_column_needed    (const AssayColumnChoice   *choice);

G_END_DECLS
