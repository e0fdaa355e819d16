/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "support/source-tree.h"

/**
 * source_tree_root:
 *
 * Returns: the folder that holds Assay's sources, as the build told it
 */
const char *
source_tree_root (void)
{
  const char *root = g_getenv ("ASSAY_SOURCE_DIR");

  g_assert_nonnull (root);
  return root;
}

static gboolean
has_suffix (const char        *name,
            const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix (name, *suffixes))
      return TRUE;
  return FALSE;
}

static void
add_folder (GPtrArray         *names,
            const char        *folder,
            const char *const *suffixes)
{
  g_autofree char *path = g_build_filename (source_tree_root (), folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *name = g_build_filename (folder, child, NULL);
      g_autofree char *full = g_build_filename (path, child, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        add_folder (names, name, suffixes);
      else if (has_suffix (child, suffixes))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

static int
compare_names (const void *a,
               const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * source_tree_list:
 * @folder: a folder, relative to the root
 * @suffixes: (array zero-terminated=1): how the names end
 *
 * Returns: (transfer full) (element-type utf8): the files at any depth, relative to the root, in byte
 *   order
 */
GPtrArray *
source_tree_list (const char        *folder,
                  const char *const *suffixes)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  add_folder (names, folder, suffixes);
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * source_tree_read:
 * @name: a file, relative to the root
 *
 * Returns: (transfer full): its text; the test fails where it cannot be read
 */
char *
source_tree_read (const char *name)
{
  g_autofree char *path = g_build_filename (source_tree_root (), name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/**
 * source_tree_lines:
 * @name: a file, relative to the root
 *
 * Returns: (transfer full): its lines
 */
char **
source_tree_lines (const char *name)
{
  g_autofree char *text = source_tree_read (name);

  return g_strsplit (text, "\n", -1);
}
