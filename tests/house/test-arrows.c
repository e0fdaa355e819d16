/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "support/source-tree.h"

/* The rooms and their floors: a room includes what is on lower floors, never what is beside or above. */
typedef struct
{
  const char *name;
  int floor;
} Room;

static const Room rooms[] = {
  { "core/base", 0 },
  { "core/store", 1 },
  { "core/table", 1 },
  { "core/framework", 1 },
  { "core/scoring", 2 },
  { "core/library", 2 },
  { "core/register", 2 },
  { "core/intake", 3 },
  { "core/actions", 3 },
  { "core/survey", 4 },
  { "core/assessment", 4 },
  { "core/intelligence", 4 },
  { "core/rating", 5 },
  { "core/governance", 6 },
  { "core/demo", 7 },
  { "report", 7 },
  { "cli", 8 },
  { "app", 8 },
};

/* Headers of other libraries that one room alone knows; where the room is a prefix, all below it. */
static const struct
{
  const char *header;
  const char *room;
} confined[] = {
  { "sqlite3.h", "core/store" },
  { "xlsxwriter.h", "report" },
  { "qpdf/qpdf-c.h", "report" },
  { "csv.h", "core/table" },
  { "zip.h", "core/table" },
  { "expat.h", "core/table" },
  { "gtk/", "app" },
  { "gdk/", "app" },
  { "gsk/", "app" },
  { "adwaita.h", "app" },
};

static const char *const c_suffixes[] = { ".c", ".h", NULL };

static const Room *
find_room (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (g_str_has_prefix (path, rooms[i].name) && path[strlen (rooms[i].name)] == '/')
      return &rooms[i];
  return NULL;
}

/* What a file includes, as (element-type utf8) the text between quotes or angle brackets. */
static GPtrArray *
list_includes (const char *name)
{
  static GRegex *regex;
  g_autofree char *text = source_tree_read (name);
  g_autoptr (GMatchInfo) match = NULL;
  GPtrArray *includes = g_ptr_array_new_with_free_func (g_free);

  if (regex == NULL)
    regex = g_regex_new ("^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]+)[>\"]", G_REGEX_MULTILINE, 0, NULL);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_ptr_array_add (includes, g_match_info_fetch (match, 1));
  return includes;
}

static void
check_arrow (const char *file,
             const Room *from,
             const char *include)
{
  const Room *to = find_room (include);

  if (to != NULL && to != from && to->floor >= from->floor)
    g_test_fail_printf ("src/%s (floor %d) includes %s (floor %d)", file, from->floor, include,
                        to->floor);
  for (guint i = 0; i < G_N_ELEMENTS (confined); i++)
    if (g_str_has_prefix (include, confined[i].header) && strcmp (from->name, confined[i].room) != 0)
      g_test_fail_printf ("src/%s includes %s, which belongs to %s alone", file, include,
                          confined[i].room);
}

static void
test_arrows_run_down (void)
{
  g_autoptr (GPtrArray) files = source_tree_list ("src", c_suffixes);

  g_assert_cmpuint (files->len, >, 20);
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      const char *name = file + strlen ("src/");
      g_autoptr (GPtrArray) includes = list_includes (file);
      const Room *room = find_room (name);

      if (room == NULL)
        g_test_fail_printf ("%s is in no room that has a floor", file);
      for (guint j = 0; room != NULL && j < includes->len; j++)
        check_arrow (name, room, g_ptr_array_index (includes, j));
    }
}

/* Follows the include lines from @name, and from a header to the file that carries it out. */
static gboolean
reaches (const char *name,
         const char *room,
         GHashTable *seen)
{
  g_autofree char *path = g_build_filename ("src", name, NULL);
  g_autofree char *full = g_build_filename (source_tree_root (), path, NULL);
  g_autoptr (GPtrArray) includes = NULL;

  if (!g_hash_table_add (seen, g_strdup (name)) || !g_file_test (full, G_FILE_TEST_EXISTS))
    return FALSE;
  if (g_str_has_prefix (name, room))
    return TRUE;
  if (g_str_has_suffix (name, ".h"))
    {
      g_autofree char *source = g_strdup (name);

      source[strlen (source) - 1] = 'c';
      if (reaches (source, room, seen))
        return TRUE;
    }
  includes = list_includes (path);
  for (guint i = 0; i < includes->len; i++)
    if (find_room (g_ptr_array_index (includes, i)) != NULL
        && reaches (g_ptr_array_index (includes, i), room, seen))
      return TRUE;
  return FALSE;
}

static void
test_pure_rooms_never_reach_the_store (void)
{
  const char *const pure[] = { "src/core/framework", "src/core/scoring", "src/core/table" };

  for (guint i = 0; i < G_N_ELEMENTS (pure); i++)
    {
      g_autoptr (GPtrArray) files = source_tree_list (pure[i], c_suffixes);

      g_assert_cmpuint (files->len, >, 0);
      for (guint j = 0; j < files->len; j++)
        {
          g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          const char *file = g_ptr_array_index (files, j);

          if (reaches (file + strlen ("src/"), "core/store/", seen))
            g_test_fail_printf ("%s reaches core/store", file);
        }
    }
}

static void
test_command_line_is_free_of_gtk (void)
{
  const char *argv[] = { "ldd", g_getenv ("ASSAYCTL"), NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "libc.so"));
  g_assert_null (strstr (output, "libgtk"));
  g_assert_null (strstr (output, "libadwaita"));
}

/* PRAGMA and full-text search are the store's own, so that another backend can come. */
static void
test_sql_of_one_backend_stays_in_the_store (void)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"[^\"\n]*\\b(PRAGMA|fts5|MATCH \\?|strftime|julianday)\\b",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GPtrArray) files = source_tree_list ("src", c_suffixes);

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);
      g_autofree char *text = source_tree_read (file);

      if (!g_str_has_prefix (file, "src/core/store/") && g_regex_match (regex, text, 0, NULL))
        g_test_fail_printf ("%s speaks to one database alone", file);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/house/arrows/run-down", test_arrows_run_down);
  g_test_add_func ("/house/arrows/pure-rooms", test_pure_rooms_never_reach_the_store);
  g_test_add_func ("/house/arrows/free-of-gtk", test_command_line_is_free_of_gtk);
  g_test_add_func ("/house/arrows/one-backend", test_sql_of_one_backend_stays_in_the_store);
  return g_test_run ();
}
