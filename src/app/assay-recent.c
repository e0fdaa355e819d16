/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-recent.h"

#include "app/assay-settings.h"

/* The registers that were open lately, newest first, kept among the settings. */

#define MAX_RECENT 8

static GMenu *recent_menu;

static void
fill_menu (void)
{
  g_auto (GStrv) paths = assay_recent_list ();

  g_menu_remove_all (recent_menu);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", paths[i]);
      g_menu_append_item (recent_menu, item);
    }
}

/**
 * assay_recent_get_menu:
 *
 * Returns: (transfer none): a menu of the registers opened lately, which follows what is opened
 */
GMenuModel *
assay_recent_get_menu (void)
{
  if (recent_menu == NULL)
    {
      recent_menu = g_menu_new ();
      fill_menu ();
    }
  return G_MENU_MODEL (recent_menu);
}

/**
 * assay_recent_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): paths of the registers opened lately that are
 *   still there, newest first
 */
char **
assay_recent_list (void)
{
  g_auto (GStrv) paths = g_settings_get_strv (assay_settings_get (), "recent-registers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_EXISTS))
      g_strv_builder_add (builder, paths[i]);
  return g_strv_builder_end (builder);
}

static void
keep (const char *first,
      const char *without)
{
  g_auto (GStrv) paths = g_settings_get_strv (assay_settings_get (), "recent-registers");
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (first != NULL)
    g_ptr_array_add (kept, (gpointer) first);
  for (guint i = 0; paths[i] != NULL && kept->len < MAX_RECENT; i++)
    if (g_strcmp0 (paths[i], without) != 0)
      g_ptr_array_add (kept, paths[i]);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (assay_settings_get (), "recent-registers",
                       (const char *const *) kept->pdata);
  if (recent_menu != NULL)
    fill_menu ();
}

/**
 * assay_recent_add:
 * @path: a register that was opened
 *
 * Puts it first among the registers opened lately.
 */
void
assay_recent_add (const char *path)
{
  keep (path, path);
}

/**
 * assay_recent_remove:
 * @path: a register
 *
 * Takes it from the registers opened lately.
 */
void
assay_recent_remove (const char *path)
{
  keep (NULL, path);
}
