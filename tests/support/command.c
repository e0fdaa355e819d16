/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "support/command.h"

#include <gio/gio.h>
#include <string.h>

/**
 * command_set_up:
 * @self: a fixture
 * @data: not used
 *
 * Makes the folder.
 */
void
command_set_up (Command    *self,
                const void *data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("assay-cli-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children
    = g_file_enumerate_children (folder, "standard::name,standard::type",
                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;
  GFileInfo *info;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL)
         && child != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

/**
 * command_tear_down:
 * @self: a fixture
 * @data: not used
 *
 * Removes the folder and what is in it.
 */
void
command_tear_down (Command    *self,
                   const void *data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  remove_folder (folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

static void
run_words (Command *self,
           va_list  words)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *word;

  g_ptr_array_add (argv, (char *) g_getenv ("ASSAYCTL"));
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) word);
  g_ptr_array_add (argv, NULL);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
}

/**
 * command_run:
 * @self: a fixture
 * @...: the words after assayctl, then NULL
 *
 * Runs assayctl and keeps what it said and how it ended; dying by a signal fails the test.
 */
void
command_run (Command *self,
             ...)
{
  va_list words;

  va_start (words, self);
  run_words (self, words);
  va_end (words);
}

/**
 * command_expect:
 * @self: a fixture
 * @status: how it must end
 * @...: the words after assayctl, then NULL
 *
 * Runs assayctl and fails the test, with what it said, where it ends otherwise.
 */
void
command_expect (Command *self,
                int      status,
                ...)
{
  va_list words;

  va_start (words, status);
  run_words (self, words);
  va_end (words);
  if (self->status != status)
    g_test_message ("stdout: %s\nstderr: %s", self->out, self->err);
  g_assert_cmpint (self->status, ==, status);
}

/**
 * command_assert_in:
 * @text: what was said
 * @part: what must be in it
 *
 * Fails the test, showing both, where it is not.
 */
void
command_assert_in (const char *text,
                   const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” is not in: %s", part, text);
  g_assert_nonnull (strstr (text, part));
}

/**
 * command_read_json:
 * @self: a fixture after a run with --json
 *
 * Returns: (transfer full): what stdout holds
 */
JsonNode *
command_read_json (Command *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->out, &error);

  if (node == NULL)
    g_error ("not JSON: %s", self->out);
  return node;
}

/**
 * command_demo_file:
 * @name: a file of the demonstration
 *
 * Returns: (transfer full): its path
 */
char *
command_demo_file (const char *name)
{
  return g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo", name, NULL);
}

/**
 * command_path:
 * @self: a fixture
 * @name: a file in its folder
 *
 * Returns: (transfer full): its path
 */
char *
command_path (Command    *self,
              const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/**
 * command_write:
 * @self: a fixture
 * @name: a file in its folder
 * @text: what it holds
 *
 * Writes a file.
 */
void
command_write (Command    *self,
               const char *name,
               const char *text)
{
  g_autofree char *path = command_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
