/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

/**
 * AssayCliImport:
 * @kind: what is imported
 * @path: the file
 * @period: in canonical form
 * @survey: (nullable): the survey's name; NULL for the file's
 * @framework: (nullable): the framework whose measures the columns hold; NULL for the first with a survey
 * @map: (nullable): a file that says what columns and answers are
 * @save_set_aside: (nullable): where rows that are set aside are written
 * @unknown_as_blank: whether answers that are not understood count as blank
 * @replace: whether returns that are known are replaced by the file's
 * @keep_comments: whether free text is kept
 * @outside_period: whether the period is right though most returns are dated outside it
 * @allow_repeats: whether returns count that another survey of the period has already
 * @force: whether @save_set_aside may replace a file
 * @quiet: whether nothing is said while it goes on
 *
 * An import that was asked for.
 */
typedef struct
{
  AssayImportKind kind;
  const char *path;
  char *period;
  char *survey;
  char *framework;
  char *map;
  char *save_set_aside;
  gboolean unknown_as_blank;
  gboolean replace;
  gboolean keep_comments;
  gboolean outside_period;
  gboolean allow_repeats;
  gboolean force;
  gboolean quiet;
} AssayCliImport;

AssayImportController *assay_cli_import_file        (AssayDb               *db,
                                                     const AssayCliImport  *import,
                                                     gint64                *id,
                                                     GError               **error);
const char            *assay_cli_import_name_column (AssayImportController *controller,
                                                     AssayImportColumn     *column);

G_END_DECLS
