/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Stands in for the fuzzer where there is no clang: a target gets each file of its corpus, as a test. */

#include <glib.h>

#include "fuzz/fuzz.h"

static void
replay (gconstpointer path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree uint8_t *exact = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  /* Without the NUL that is put behind what was read, which would hide a read too far. */
  exact = g_memdup2 (bytes, length);
  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, length), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) corpus = NULL;
  g_autofree char *target = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  corpus = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  target = g_path_get_basename (argv[1]);
  while ((name = g_dir_read_name (corpus)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/fuzz/%s/%s", target, name);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), replay, g_free);
    }
  return g_test_run ();
}
