/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-consistency-table.h"

#include <string.h>

static AssayConsistency *
make_pair (const char *criterion,
           double      p)
{
  AssayConsistency *pair = g_new0 (AssayConsistency, 1);

  pair->criterion = g_strdup (criterion);
  pair->a = g_strdup ("J. Marsh");
  pair->b = g_strdup ("A. Reed");
  pair->a_n = 12;
  pair->a_full = 12;
  pair->b_n = 10;
  pair->b_full = 1;
  pair->p = p;
  return pair;
}

static GPtrArray *
make_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_consistency_free);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) list = make_list ();
  g_autofree char *headline = assay_consistency_headline (list);

  g_assert_nonnull (strstr (headline, "10 times"));
}

/* A p that one pair would be told apart by is not enough among many. */
static void
test_many_pairs (void)
{
  g_autoptr (GPtrArray) list = make_list ();
  g_autofree char *alone = NULL;
  g_autofree char *among = NULL;
  g_autofree char *two = NULL;

  g_ptr_array_add (list, make_pair ("c0", 0.04));
  alone = assay_consistency_headline (list);
  g_assert_true (g_str_has_prefix (alone, "1 criterion is"));
  g_ptr_array_add (list, make_pair ("c1", 0.5));
  among = assay_consistency_headline (list);
  g_assert_true (g_str_has_prefix (among, "No criterion"));
  g_ptr_array_add (list, make_pair ("c2", 0.00001));
  g_ptr_array_add (list, make_pair ("c3", 0.00001));
  g_ptr_array_add (list, make_pair ("c3", 0.00002));
  two = assay_consistency_headline (list);
  g_assert_true (g_str_has_prefix (two, "2 criteria are"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/consistency-table/empty", test_empty);
  g_test_add_func ("/consistency-table/many-pairs", test_many_pairs);
  return g_test_run ();
}
