/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <gio/gio.h>
#include <string.h>

#include "support/command.h"

/* Installs into a folder and looks at what a desktop would find there. */
typedef struct
{
  Command command;
  char *share;
  char *program;
} Installed;

static void
run (const char *folder,
     const char *data_dirs,
     char      **output,
     ...)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *word;
  va_list words;

  va_start (words, output);
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  g_subprocess_launcher_set_cwd (launcher, folder);
  if (data_dirs != NULL)
    g_subprocess_launcher_setenv (launcher, "XDG_DATA_DIRS", data_dirs, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s", text);
  g_assert_true (g_subprocess_get_successful (process));
  if (output != NULL)
    *output = g_steal_pointer (&text);
}

static void
set_up (Installed  *self,
        const void *data)
{
  g_autofree char *prefix = NULL;

  command_set_up (&self->command, NULL);
  run (self->command.folder, NULL, NULL, "meson", "install", "-C", g_getenv ("ASSAY_BUILD_DIR"),
       "--no-rebuild", "--quiet", "--destdir", self->command.folder, NULL);
  prefix = g_build_filename (self->command.folder, g_getenv ("ASSAY_PREFIX"), NULL);
  self->share = g_build_filename (prefix, "share", NULL);
  self->program = g_build_filename (prefix, "bin", "assayctl", NULL);
}

static void
tear_down (Installed  *self,
           const void *data)
{
  command_tear_down (&self->command, NULL);
  g_free (self->share);
  g_free (self->program);
}

static void
assert_installed (Installed  *self,
                  const char *name)
{
  g_autofree char *path = g_build_filename (self->share, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_test_fail_printf ("%s is not installed", name);
}

static void
test_files (Installed  *self,
            const void *data)
{
  assert_installed (self, "applications/org.assay.Assay.desktop");
  assert_installed (self, "metainfo/org.assay.Assay.metainfo.xml");
  assert_installed (self, "glib-2.0/schemas/org.assay.Assay.gschema.xml");
  assert_installed (self, "mime/packages/org.assay.Assay.xml");
  assert_installed (self, "icons/hicolor/scalable/apps/org.assay.Assay.svg");
  assert_installed (self, "icons/hicolor/symbolic/apps/org.assay.Assay-symbolic.svg");
  assert_installed (self, "icons/hicolor/scalable/mimetypes/application-x-assay-register.svg");
  assert_installed (self, "../bin/assayctl");
}

static void
test_menu_entry (Installed  *self,
                 const void *data)
{
  g_autofree char *path = g_build_filename (self->share, "applications", "org.assay.Assay.desktop", NULL);
  g_autoptr (GKeyFile) entry = g_key_file_new ();
  g_autofree char *types = NULL;
  g_autofree char *command = NULL;

  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, NULL));
  types = g_key_file_get_string (entry, "Desktop Entry", "MimeType", NULL);
  command = g_key_file_get_string (entry, "Desktop Entry", "Exec", NULL);
  command_assert_in (types, "application/x-assay-register;");
  g_assert_true (g_str_has_prefix (command, "assay "));
  assert_installed (self, "../bin/assay");
}

/* A register is known by its name and, under another name, by what it holds. */
static void
test_file_type (Installed  *self,
                const void *data)
{
  g_autofree char *data_dirs = g_strconcat (self->share, ":/usr/share", NULL);
  g_autofree char *mime = g_build_filename (self->share, "mime", NULL);
  const char *const names[] = { "register.assay", "register" };

  run (self->command.folder, NULL, NULL, "update-mime-database", mime, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *output = NULL;

      run (self->command.folder, NULL, NULL, self->program, "--file", names[i], "init", NULL);
      run (self->command.folder, data_dirs, &output, "gio", "info", "-a", "standard::content-type",
           names[i], NULL);
      command_assert_in (output, "application/x-assay-register");
    }
}

#define ADD(name, test) g_test_add ("/house/install/" name, Installed, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  ADD ("files", test_files);
  ADD ("menu-entry", test_menu_entry);
  ADD ("file-type", test_file_type);
  return g_test_run ();
}
