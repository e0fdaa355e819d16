/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-db.h"

G_BEGIN_DECLS

/* Files. */
char     *assay_test_make_folder   (void);
void      assay_test_remove_folder (const char   *folder);
char     *assay_test_write_file    (const char   *folder,
                                    const char   *name,
                                    const char   *text);
char     *assay_test_source_path   (const char   *path);

/* Registers. */

/**
 * AssayTestRegister:
 * @folder: a folder of the test's own
 * @path: of the register in it
 * @db: the register, open
 *
 * The fixture of tests that need a register and nothing in it.
 */
typedef struct
{
  char *folder;
  char *path;
  AssayDb *db;
} AssayTestRegister;

void      assay_test_set_up        (AssayTestRegister *self,
                                    gconstpointer      data);
void      assay_test_tear_down     (AssayTestRegister *self,
                                    gconstpointer      data);

/**
 * assay_test_add_with_register:
 * @path: the test's name
 * @function: what takes an #AssayTestRegister and data
 *
 * Adds a test that gets an empty register of its own.
 */
#define assay_test_add_with_register(path, function)                                            \
  g_test_add (path, AssayTestRegister, NULL, assay_test_set_up, function, assay_test_tear_down)

AssayDb  *assay_test_new_db        (const char   *folder);
gpointer  assay_test_write         (AssayDb      *db,
                                    AssayDbFunc   func,
                                    gpointer      data);
gpointer  assay_test_read          (AssayDb      *db,
                                    AssayDbFunc   func,
                                    gpointer      data);
gint64    assay_test_number        (AssayDb      *db,
                                    const char   *sql);
void      assay_test_run           (AssayDb      *db,
                                    const char   *sql);

/* The main loop. */
void      assay_test_spin          (void);

typedef gboolean (*AssayTestCondition) (gpointer data);

void      assay_test_wait_until    (AssayTestCondition condition,
                                    gpointer      data,
                                    const char   *text);

/**
 * assay_test_wait_for:
 * @condition: a C expression
 *
 * Turns the main loop until @condition holds; after 20 seconds the test fails with its text.
 */
#define assay_test_wait_for(condition)                                                          \
  G_STMT_START {                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                           \
    while (!(condition))                                                                        \
      {                                                                                         \
        if (g_get_monotonic_time () > deadline_)                                                \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);             \
        assay_test_turn ();                                                                     \
      }                                                                                         \
  } G_STMT_END

void      assay_test_turn          (void);

G_END_DECLS
