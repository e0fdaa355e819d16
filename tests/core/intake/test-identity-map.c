/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-identity-map.h"

#include <string.h>

#define N 50000

static void
write_identity (char  identity[32],
                guint number)
{
  g_snprintf (identity, 32, "return %u", number);
}

/* What is kept of an identity stays with it, however often the map grows. */
static void
test_keeps (void)
{
  AssayIdentityMap *map = assay_identity_map_new ();
  char identity[32];
  gboolean is_new;

  for (guint i = 0; i < N; i++)
    {
      AssayIdentity *found;

      write_identity (identity, i);
      found = assay_identity_map_find (map, identity, strlen (identity), &is_new);
      g_assert_true (is_new);
      g_assert_cmpuint (found->line, ==, 0);
      found->line = i + 1;
      found->content = (guint64) i << 32;
    }
  for (guint i = 0; i < N; i++)
    {
      const AssayIdentity *found;

      write_identity (identity, i);
      found = assay_identity_map_find (map, identity, strlen (identity), &is_new);
      g_assert_false (is_new);
      g_assert_cmpuint (found->line, ==, i + 1);
      g_assert_cmpuint (found->content, ==, (guint64) i << 32);
    }
  assay_identity_map_free (map);
}

/* Numbers are what identities mostly are, alone or behind a word: no two are the same, of whatever length. */
static void
write_number (char        number[32],
              const char *before,
              guint       i)
{
  g_snprintf (number, 32, "%s%u", before, i);
}

static void
test_numbers (gconstpointer before)
{
  /* Each round has other seeds. */
  for (guint round = 0; round < 40; round++)
    {
      AssayIdentityMap *map = assay_identity_map_new ();
      char number[32];
      gboolean is_new;

      for (guint i = 0; i < 20000; i++)
        {
          write_number (number, before, i);
          assay_identity_map_find (map, number, strlen (number), &is_new);
          g_assert_true (is_new);
        }
      assay_identity_map_free (map);
    }
}

static void
test_lookup (void)
{
  AssayIdentityMap *map = assay_identity_map_new ();
  gboolean is_new;

  g_assert_null (assay_identity_map_lookup (map, "a", 1));
  assay_identity_map_find (map, "a", 1, &is_new)->line = 7;
  g_assert_cmpuint (assay_identity_map_lookup (map, "a", 1)->line, ==, 7);
  g_assert_null (assay_identity_map_lookup (map, "b", 1));
  g_assert_null (assay_identity_map_lookup (map, "a\0", 2));
  g_assert_null (assay_identity_map_lookup (map, "", 0));
  assay_identity_map_find (map, "b", 1, &is_new);
  g_assert_true (is_new);
  assay_identity_map_free (map);
  assay_identity_map_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/identity-map/keeps", test_keeps);
  g_test_add_data_func ("/intake/identity-map/numbers", "", test_numbers);
  g_test_add_data_func ("/intake/identity-map/numbers-behind-seven", "return ", test_numbers);
  g_test_add_data_func ("/intake/identity-map/numbers-behind-ten", "collector-", test_numbers);
  g_test_add_func ("/intake/identity-map/lookup", test_lookup);
  return g_test_run ();
}
