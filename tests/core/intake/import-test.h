/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intake/assay-import-controller.h"
#include "core/intake/assay-imports.h"
#include "support/assay-test.h"

G_BEGIN_DECLS

/**
 * ImportTest:
 * @folder: a folder of the test's own
 * @db: an empty register in it
 * @framework: the care governance framework
 *
 * A register to import into, as a GLib test fixture.
 */
typedef struct
{
  char *folder;
  AssayDb *db;
  AssayFramework *framework;
} ImportTest;

#define IMPORT_PERIOD "2010-11 Q4"

#define IMPORT_TEST(path, function) \
  g_test_add (path, ImportTest, NULL, import_test_set_up, function, import_test_tear_down)

void                   import_test_set_up     (ImportTest            *test,
                                               gconstpointer          data);
void                   import_test_tear_down  (ImportTest            *test,
                                               gconstpointer          data);
AssayImportController *import_test_register   (ImportTest            *test);
AssayImportController *import_test_survey     (ImportTest            *test);
AssayImportController *import_test_returns    (ImportTest            *test);
gboolean               import_test_open       (AssayImportController *controller,
                                               const char            *path,
                                               GError               **error);
gboolean               import_test_check      (AssayImportController *controller,
                                               GError               **error);
gint64                 import_test_commit     (AssayImportController *controller,
                                               GCancellable          *cancellable,
                                               GError               **error);
gint64                 import_test_all        (AssayImportController *controller,
                                               const char            *path);
gint64                 import_test_text       (ImportTest            *test,
                                               AssayImportController *controller,
                                               const char            *text);
void                   import_test_demo       (ImportTest            *test,
                                               const char            *what);
void                   import_test_remove     (ImportTest            *test,
                                               gint64                 id);
void                   import_test_counts     (AssayImportController *controller,
                                               guint64                added,
                                               guint64                changed,
                                               guint64                present,
                                               guint64                set_aside);
AssayImportColumn     *import_test_column     (AssayImportController *controller,
                                               const char            *heading);
const char            *import_test_reason     (AssayImportController *controller,
                                               guint                  place);
char                  *import_test_blocked    (AssayImportController *controller);

G_END_DECLS
