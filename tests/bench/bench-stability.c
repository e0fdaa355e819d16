/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* How sure the ratings of twelve providers are: 2,000 redraws each, one after the other on one thread. Prints the
 * median of several dozens, in seconds. */

#include <stdio.h>
#include <stdlib.h>

#include "bench/bench-register.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"

#define DOZEN 12
#define N_DOZENS 25
#define PERIOD "2010-11 Q4"

static gboolean
work_out (AssayFramework      *framework,
          const AssayEvidence *evidence)
{
  g_autoptr (AssayResult) result = assay_score (framework, evidence);
  g_autoptr (AssayStability) stability = NULL;

  if (!result->rated)
    return FALSE;
  stability = assay_stability_new (framework, evidence, result, NULL);
  return stability != NULL;
}

/* Of the next twelve providers that are rated. */
static double
time_dozen (AssayFramework *framework,
            GPtrArray      *evidence,
            guint          *next)
{
  gint64 start = g_get_monotonic_time ();

  for (guint n = 0; n < DOZEN && *next < evidence->len; (*next)++)
    n += work_out (framework, evidence->pdata[*next]);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

static gpointer
measure (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 1, error);
  g_autoptr (GPtrArray) evidence = NULL;
  double seconds[N_DOZENS];
  guint next = 0;

  if (framework == NULL)
    return NULL;
  evidence = assay_rating_gather (connection, framework, PERIOD, cancellable, error);
  if (evidence == NULL)
    return NULL;
  for (guint i = 0; i < N_DOZENS; i++)
    seconds[i] = time_dozen (framework, evidence, &next);
  qsort (seconds, N_DOZENS, sizeof *seconds, compare);
  printf ("%.6f\n", seconds[N_DOZENS / 2]);
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  return bench_register_run (argc, argv, FALSE, measure);
}
