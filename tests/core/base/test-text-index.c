/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-text-index.h"

#include <string.h>

#include "core/base/assay-text.h"

static const char *const entries[][2] = {
  { "rose lodge", "hc01" },
  { "park house", "hc02" },
  { "primrose court", "" },
  { "", "hc03" },
};

static AssayTextIndex *
make_index (void)
{
  AssayTextIndex *index = assay_text_index_new ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    assay_text_index_add (index, entries[i], G_N_ELEMENTS (entries[i]));
  return index;
}

/* @expected has a letter for each entry: x where it is found. */
static void
check_find (const char *folded,
            const char *expected)
{
  g_autoptr (AssayTextIndex) index = make_index ();
  guint8 found[G_N_ELEMENTS (entries)] = { 7, 7, 7, 7 };
  guint count = assay_text_index_find (index, folded, found);
  guint n_expected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_assert_cmpuint (found[i], ==, expected[i] == 'x');
      n_expected += expected[i] == 'x';
    }
  g_assert_cmpuint (count, ==, n_expected);
}

static void
test_find (void)
{
  check_find ("rose", "x.x.");
  check_find ("ro", "x.x.");
  check_find ("o", "xxx.");
  check_find ("hc0", "xx.x");
  check_find ("hc03", "...x");
  check_find ("court", "..x.");
  check_find ("zz", "....");
  check_find ("", "xxxx");
}

/* Marks on letters are neither needed nor in the way. */
static void
test_marks (void)
{
  static const char *const names[] = { "m\u00fcller care", "brenans" };
  g_autoptr (AssayTextIndex) index = assay_text_index_new ();
  guint8 found[2];

  assay_text_index_add (index, &names[0], 1);
  assay_text_index_add (index, &names[1], 1);
  g_assert_cmpuint (assay_text_index_find (index, "muller", found), ==, 1);
  g_assert_true (found[0]);
  g_assert_cmpuint (assay_text_index_find (index, "m\u00fcller", found), ==, 1);
  g_assert_cmpuint (assay_text_index_find (index, "bren\u00e1n", found), ==, 1);
  g_assert_true (found[1]);
}

/* Nothing is found that only stands across two texts or two entries. */
static void
test_borders (void)
{
  check_find ("lodgehc01", "....");
  check_find ("lodge hc01", "....");
  check_find ("hc01park", "....");
  check_find ("hc01 park", "....");
}

static void
test_empty (void)
{
  g_autoptr (AssayTextIndex) index = assay_text_index_new ();
  guint8 found = 7;

  g_assert_cmpuint (assay_text_index_find (index, "a", &found), ==, 0);
  g_assert_cmpuint (assay_text_index_find (index, "", &found), ==, 0);
  g_assert_cmpuint (found, ==, 7);
}

/* The same as looking into each text by itself. */
static void
test_like_strstr (void)
{
  enum { N = 500 };
  g_autoptr (AssayTextIndex) index = assay_text_index_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint8 found[N];

  for (guint i = 0; i < N; i++)
    {
      char *text = g_strdup_printf ("provider %u of %u", i * 7919 % 1000, i);
      const char *const one[] = { text };

      g_ptr_array_add (texts, text);
      assay_text_index_add (index, one, 1);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("%u", i);

      assay_text_index_find (index, wanted, found);
      for (guint j = 0; j < N; j++)
        g_assert_cmpuint (found[j], ==, strstr (g_ptr_array_index (texts, j), wanted) != NULL);
    }
}

/* What ends a text or an entry is never in a folded one. */
static void
test_marks_fold_away (void)
{
  g_autofree char *folded = assay_text_fold ("a\x1f" "b\nc");

  g_assert_cmpstr (folded, ==, "a b c");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text-index/find", test_find);
  g_test_add_func ("/base/text-index/borders", test_borders);
  g_test_add_func ("/base/text-index/marks", test_marks);
  g_test_add_func ("/base/text-index/empty", test_empty);
  g_test_add_func ("/base/text-index/like-strstr", test_like_strstr);
  g_test_add_func ("/base/text-index/marks-fold-away", test_marks_fold_away);
  return g_test_run ();
}
