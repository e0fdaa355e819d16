/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Rates four quarters in one transaction, stability off. */

#include "bench/bench-register.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"

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
  return bench_register_run (argc, argv, TRUE, rate_four_quarters);
}
