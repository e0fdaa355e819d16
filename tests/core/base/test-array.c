/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-array.h"

static gboolean
begins_with (gpointer      element,
             gconstpointer letter)
{
  return *(const char *) element == *(const char *) letter;
}

/* Words by space, those kept, in their order. */
static void
check (const char *words,
       const char *expected)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *kept = NULL;

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (array, g_strdup (split[i]));
  assay_array_keep (array, begins_with, "a");
  g_ptr_array_add (array, NULL);
  kept = g_strjoinv (" ", (char **) array->pdata);
  g_assert_cmpstr (kept, ==, expected);
}

static void
test_keep (void)
{
  check ("", "");
  check ("b c", "");
  check ("a1 a2", "a1 a2");
  check ("b a1 c a2 a3 d", "a1 a2 a3");
  check ("a1 b a2", "a1 a2");
}

static guint n_freed;

static void
count_freed (gpointer element)
{
  n_freed++;
  g_free (element);
}

/* What is left out is freed, once. */
static void
test_freed (void)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (count_freed);

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (array, g_strdup (i == 1 ? "a" : "b"));
  assay_array_keep (array, begins_with, "a");
  g_assert_cmpuint (array->len, ==, 1);
  g_assert_cmpuint (n_freed, ==, 2);
  g_clear_pointer (&array, g_ptr_array_unref);
  g_assert_cmpuint (n_freed, ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/array/keep", test_keep);
  g_test_add_func ("/base/array/freed", test_freed);
  return g_test_run ();
}
