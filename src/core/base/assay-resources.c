/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-resources.h"

#include "assay-core-resources.h"

/* A static library's constructors may be dropped by the linker, so the resource is registered by hand,
 * at its first use. */
static void
register_once (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      assay_core_resources_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * assay_resources_lookup:
 * @name: a path below `ASSAY_RESOURCE_PATH`, such as `frameworks/care-governance.json`
 * @error: return location for a `G_RESOURCE_ERROR`
 *
 * Reads a file that is compiled into the core. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
assay_resources_lookup (const char *name,
                        GError    **error)
{
  g_autofree char *path = g_build_path ("/", ASSAY_RESOURCE_PATH, name, NULL);

  register_once ();
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static int
compare_names (const void *a,
               const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * assay_resources_children:
 * @folder: a folder below `ASSAY_RESOURCE_PATH`, such as `frameworks`
 *
 * Lists the files of a folder that is compiled into the core, in byte order. Any thread.
 *
 * Returns: (transfer full): names without the folder; empty where there is no such folder
 */
char **
assay_resources_children (const char *folder)
{
  g_autofree char *path = g_build_path ("/", ASSAY_RESOURCE_PATH, folder, NULL);
  char **names;

  register_once ();
  names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
