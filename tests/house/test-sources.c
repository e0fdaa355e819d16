/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "support/source-tree.h"

/* Beyond these a file or a function is split by subject. */
enum
{
  MOST_LINES_A_FILE = 600,
  MOST_LINES_A_FUNCTION = 70,
  MOST_COLUMNS = 120,
};

static const char *const c_suffixes[] = { ".c", ".h", NULL };
static const char *const folders[] = { "src", "tests" };

typedef void (*FileFunc) (const char *name,
                          char      **lines);

static void
for_each_source (FileFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) names = source_tree_list (folders[i], c_suffixes);

      g_assert_cmpuint (names->len, >, 0);
      for (guint j = 0; j < names->len; j++)
        {
          const char *name = g_ptr_array_index (names, j);
          g_auto (GStrv) lines = source_tree_lines (name);

          func (name, lines);
        }
    }
}

static void
check_licence (const char *name,
               char      **lines)
{
  if (g_strv_length (lines) < 2
      || strcmp (lines[0], "/* SPDX-License-Identifier: GPL-3.0-or-later") != 0
      || strcmp (lines[1], " * SPDX-FileCopyrightText: The Assay contributors */") != 0)
    g_test_fail_printf ("%s does not begin with its licence", name);
}

static void
test_every_file_names_its_licence (void)
{
  for_each_source (check_licence);
}

static void
check_length (const char *name,
              char      **lines)
{
  guint length = g_strv_length (lines);

  if (length > MOST_LINES_A_FILE)
    g_test_fail_printf ("%s has %u lines", name, length);
}

static void
test_files_are_short (void)
{
  for_each_source (check_length);
}

/* A body begins and ends with a brace alone in the first column; a type's ends with more than a brace. */
static void
check_functions (const char *name,
                 char      **lines)
{
  guint begins = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strcmp (lines[i], "{") == 0)
        begins = i;
      if (strcmp (lines[i], "}") == 0 && i - begins - 1 > MOST_LINES_A_FUNCTION)
        g_test_fail_printf ("%s:%u: the function has %u lines", name, begins + 1, i - begins - 1);
    }
}

static void
test_functions_are_short (void)
{
  for_each_source (check_functions);
}

static void
check_columns (const char *name,
               char      **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_utf8_strlen (lines[i], -1) > MOST_COLUMNS)
        g_test_fail_printf ("%s:%u is too wide", name, i + 1);
      if (strchr (lines[i], '\t') != NULL || g_str_has_suffix (lines[i], " "))
        g_test_fail_printf ("%s:%u has a tab or a trailing space", name, i + 1);
    }
}

static void
test_lines_are_neat (void)
{
  for_each_source (check_columns);
}

static gboolean
is_internal (const char *name)
{
  return g_str_has_suffix (name, "-private.h");
}

/* A function's definition begins in the first column, under its type, and its comment ends above that. */
static void
check_documented (const char *name,
                  char      **lines,
                  const char *function)
{
  g_autofree char *start = g_strconcat (function, " (", NULL);
  g_autofree char *title = g_strconcat (" * ", function, ":", NULL);
  gboolean documented = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      documented |= strcmp (lines[i], title) == 0;
      if (g_str_has_prefix (lines[i], start) && !documented)
        g_test_fail_printf ("%s:%u: %s has no comment", name, i + 1, function);
    }
}

static void
check_header (const char *header)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[A-Za-z][^\n;(]*?\\b(assay_[a-z0-9_]+) *\\(", G_REGEX_MULTILINE,
                                          0, NULL);
  g_autofree char *text = source_tree_read (header);
  g_autofree char *source = g_strdup (header);
  g_autofree char *path = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_auto (GStrv) lines = NULL;

  source[strlen (source) - 1] = 'c';
  path = g_build_filename (source_tree_root (), source, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  lines = source_tree_lines (source);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *function = g_match_info_fetch (match, 1);

      check_documented (source, lines, function);
    }
}

static void
test_public_functions_are_documented (void)
{
  static const char *const suffixes[] = { ".h", NULL };
  g_autoptr (GPtrArray) headers = source_tree_list ("src", suffixes);

  for (guint i = 0; i < headers->len; i++)
    if (!is_internal (g_ptr_array_index (headers, i)))
      check_header (g_ptr_array_index (headers, i));
}

static void
check_leftovers (const char *name,
                 char      **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "TO" "DO") != NULL || strstr (lines[i], "FIX" "ME") != NULL)
      g_test_fail_printf ("%s:%u leaves something to be done", name, i + 1);
}

static void
test_nothing_is_left_over (void)
{
  for_each_source (check_leftovers);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/house/sources/licence", test_every_file_names_its_licence);
  g_test_add_func ("/house/sources/files-are-short", test_files_are_short);
  g_test_add_func ("/house/sources/functions-are-short", test_functions_are_short);
  g_test_add_func ("/house/sources/lines-are-neat", test_lines_are_neat);
  g_test_add_func ("/house/sources/documented", test_public_functions_are_documented);
  g_test_add_func ("/house/sources/nothing-left-over", test_nothing_is_left_over);
  return g_test_run ();
}
