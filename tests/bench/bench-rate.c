/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Rates four quarters in one transaction, stability off. */

#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/store/assay-db.h"

#include <stdlib.h>

static gpointer
rate_four_quarters (AssayConnection *connection,
                    gpointer         data,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autoptr (AssayFramework) framework = NULL;
  AssayRatingRun run;

  framework = assay_library_get (connection, "care-governance", 1, error);
  for (int quarter = 1; framework != NULL && quarter <= 4; quarter++)
    {
      g_autofree char *period = g_strdup_printf ("2010-11 Q%d", quarter);

      if (!assay_rating_rate_all (connection, framework, period, FALSE, NULL, NULL, &run, NULL, error))
        return NULL;
      g_print ("%s: %u providers, %u stored\n", period, run.providers, run.stored);
    }
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-rate REGISTER\n");
      return 2;
    }
  db = assay_db_open (argv[1], ASSAY_DB_NONE, &error);
  if (db != NULL)
    assay_db_write_sync (db, rate_four_quarters, NULL, NULL, &error);
  if (error == NULL)
    assay_db_close (db, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}
