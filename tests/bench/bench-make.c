/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Makes the data of the benchmarks in a folder, unless it is there. */

#include "bench/bench-data.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static char *
in_folder (const char *folder,
           const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
make_quarters (const char *folder,
               guint       n_providers,
               guint       n_rows)
{
  for (guint quarter = 1; quarter <= BENCH_N_QUARTERS; quarter++)
    {
      g_autofree char *survey_name = g_strdup_printf ("survey-%u.csv", quarter);
      g_autofree char *return_name = g_strdup_printf ("return-%u.csv", quarter);
      g_autofree char *survey = in_folder (folder, survey_name);
      g_autofree char *figures = in_folder (folder, return_name);
      g_autofree char *period = g_strdup_printf ("2010-11 Q%u", quarter);

      bench_data_write_survey (survey, n_rows, n_providers, quarter);
      bench_data_write_returns (figures, period, n_providers, quarter);
    }
}

/* Beside the rest, so that a folder made before gets it too. */
static void
make_england (const char *folder,
              double      scale)
{
  g_autofree char *path = in_folder (folder, "england.csv");

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    bench_data_write_england (path, (guint) (BENCH_N_SERVICES * scale));
}

static void
make_sheets (const char *folder)
{
  g_autofree char *xlsx = in_folder (folder, "answers.xlsx");
  g_autofree char *ods = in_folder (folder, "ratings.ods");

  bench_data_write_xlsx (xlsx, 50000, 22);
  bench_data_write_ods (ods, 323673, 28);
}

int
main (int    argc,
      char **argv)
{
  const char *folder = argc > 1 ? argv[1] : NULL;
  double scale = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1;
  g_autofree char *stamp = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *million = NULL;
  g_autofree char *providers = NULL;
  guint n_providers, n_rows;

  if (folder == NULL || scale <= 0 || scale > 1)
    {
      g_printerr ("Usage: bench-make FOLDER [SCALE, up to 1]\n");
      return 2;
    }
  stamp = in_folder (folder, "made");
  g_mkdir_with_parents (folder, 0700);
  make_england (folder, scale);
  if (g_file_test (stamp, G_FILE_TEST_EXISTS))
    return EXIT_SUCCESS;
  n_providers = (guint) (BENCH_N_PROVIDERS * scale);
  n_rows = (guint) (BENCH_N_RETURNS * scale);
  wide = in_folder (folder, "wide.csv");
  sql = in_folder (folder, "group-by.sql");
  million = in_folder (folder, "survey.csv");
  providers = in_folder (folder, "register.csv");
  bench_data_write_register (providers, n_providers);
  bench_data_write_survey (million, n_rows, n_providers, 9);
  make_quarters (folder, n_providers, n_rows / BENCH_N_QUARTERS);
  bench_data_write_wide_table (wide, sql, n_rows / BENCH_N_QUARTERS, n_providers);
  if (scale == 1)
    make_sheets (folder);
  return g_file_set_contents (stamp, "", 0, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}
