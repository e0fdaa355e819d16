/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "bench/bench-register.h"

#include <stdlib.h>

/**
 * bench_register_run:
 * @argc: of main ()
 * @argv: of main (): the program and the register
 * @writes: whether @func writes
 * @func: what to do in one transaction
 *
 * Opens the register, runs @func and closes it; ends the program where anything fails.
 *
 * Returns: what main () returns
 */
int
bench_register_run (int          argc,
                    char       **argv,
                    gboolean     writes,
                    AssayDbFunc  func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: %s REGISTER\n", argv[0]);
      return 2;
    }
  db = assay_db_open (argv[1], ASSAY_DB_NONE, &error);
  if (db != NULL && writes)
    assay_db_write_sync (db, func, NULL, NULL, &error);
  else if (db != NULL)
    assay_db_read_sync (db, func, NULL, NULL, &error);
  if (error == NULL)
    assay_db_close (db, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}
