/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <atspi/atspi.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The application as a person drives it who does not see it: a program of its own, read through the accessibility
 * bus, with keys that xdotool types. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

/* Machines that do much else are slow; nobody waits so long where all is well. */
#define PATIENCE_SECONDS 60
#define POLL_MICROSECONDS 50000

/**
 * Spoken:
 * @folder: of its own, for the register, settings and what the application complains of
 * @register_path: what the application opens
 * @trouble_path: its standard error
 * @pid: the application, 0 when it has ended
 * @application: the same on the accessibility bus
 */
typedef struct
{
  char *folder;
  char *register_path;
  char *trouble_path;
  GPid pid;
  AtspiAccessible *application;
} Spoken;

static inline void
make_places (Spoken *self)
{
  self->folder = g_dir_make_tmp ("assay-spoken-XXXXXX", NULL);
  self->register_path = g_build_filename (self->folder, "test.assay", NULL);
  self->trouble_path = g_build_filename (self->folder, "stderr", NULL);
}

static inline void
run_and_check (const char *const *argv,
               char             **output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *unread = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                output != NULL ? output : &unread, &trouble, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s %s: %s", argv[0], argv[3] != NULL ? argv[3] : "", trouble);
}

static inline void
run_assayctl (Spoken     *self,
              char      **output,
              const char *first,
              ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  va_list words;

  g_ptr_array_add (argv, (gpointer) g_getenv ("ASSAYCTL"));
  g_ptr_array_add (argv, (gpointer) "--file");
  g_ptr_array_add (argv, self->register_path);
  va_start (words, first);
  for (const char *word = first; word != NULL; word = va_arg (words, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  run_and_check ((const char *const *) argv->pdata, output);
}

/* What is on the screen */

/* GTK 4.8 says of no inner widget that it is showing, but what was never shown has no size. */
static inline gboolean
has_size (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  g_autofree AtspiRect *extents = NULL;

  if (component == NULL)
    return FALSE;
  extents = atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  return extents != NULL && extents->width > 0 && extents->height > 0;
}

/* A button with a mnemonic may be called by its label with the underscore, without, or both. */
static inline gboolean
is_called (AtspiAccessible *accessible,
           const char      *name)
{
  g_autofree char *its_name = atspi_accessible_get_name (accessible, NULL);
  g_auto (GStrv) parts = its_name != NULL ? g_strsplit (its_name, "_", -1) : NULL;
  g_autofree char *plain = parts != NULL ? g_strjoinv ("", parts) : g_strdup ("");
  g_autofree char *end = g_strconcat (" ", name, NULL);

  return g_str_equal (plain, name) || g_str_has_suffix (plain, end);
}

static inline gboolean
is_sensitive (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_SENSITIVE);
}

static inline AtspiAccessible *
search (AtspiAccessible *from,
        const char      *name,
        AtspiRole        role)
{
  const int n_children = atspi_accessible_get_child_count (from, NULL);

  if (is_called (from, name) && has_size (from) &&
      (role == ATSPI_ROLE_INVALID || atspi_accessible_get_role (from, NULL) == role))
    return g_object_ref (from);
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (from, i, NULL);
      AtspiAccessible *found = child != NULL ? search (child, name, role) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline AtspiAccessible *
wait_for (Spoken     *self,
          const char *name,
          AtspiRole   role)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      AtspiAccessible *found;

      atspi_accessible_clear_cache (self->application);
      found = search (self->application, name, role);
      if (found != NULL)
        return found;
      g_usleep (POLL_MICROSECONDS);
    }
  g_error ("There is no “%s” on the screen after %d seconds", name, PATIENCE_SECONDS);
  return NULL;
}

static inline void
expect (Spoken     *self,
        const char *name,
        AtspiRole   role)
{
  g_object_unref (wait_for (self, name, role));
}

static inline void
press (Spoken     *self,
       const char *name)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (AtspiAccessible) button = wait_for (self, name, ATSPI_ROLE_PUSH_BUTTON);
      g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (button);

      g_assert_nonnull (action);
      /* Once only: the answer may be lost though the button was pressed. */
      if (is_sensitive (button))
        {
          atspi_action_do_action (action, 0, NULL);
          return;
        }
      g_usleep (POLL_MICROSECONDS);
    }
  g_error ("“%s” cannot be pressed", name);
}

static inline gboolean
run_xdotool (const char *const *argv)
{
  g_autofree char *output = NULL;
  g_autofree char *trouble = NULL;
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                       &trouble, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

/* There is no window manager that would do it. */
static inline gboolean
give_keys_to (const char *title)
{
  const char *argv[] = { "xdotool", "search", "--onlyvisible", "--name", title, "windowfocus",
                         "--sync", NULL };

  return run_xdotool (argv);
}

static inline void
type_key (const char *key)
{
  const char *argv[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  g_assert_true (run_xdotool (argv));
}

static inline gboolean
is_gone (Spoken     *self,
         const char *name,
         AtspiRole   role)
{
  g_autoptr (AtspiAccessible) found = NULL;

  atspi_accessible_clear_cache (self->application);
  found = search (self->application, name, role);
  return found == NULL;
}

/* The application */

static inline gboolean
find_application (Spoken *self)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);
  int n_applications;

  atspi_accessible_clear_cache (desktop);
  n_applications = atspi_accessible_get_child_count (desktop, NULL);
  for (int i = 0; i < n_applications; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child != NULL && (GPid) atspi_accessible_get_process_id (child, NULL) == self->pid)
        {
          self->application = g_steal_pointer (&child);
          return TRUE;
        }
    }
  return FALSE;
}

static inline void
start_application (Spoken *self)
{
  g_autofree char *program = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "src/app/assay", NULL);
  const char *argv[] = { program, self->register_path, NULL };
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int trouble;

  environment = g_environ_setenv (environment, "ASSAY_NON_UNIQUE", "1", TRUE);
  environment = g_environ_setenv (environment, "GSK_RENDERER", "cairo", TRUE);
  environment = g_environ_unsetenv (environment, "G_DEBUG");
  environment = g_environ_unsetenv (environment, "GTK_A11Y");
  environment = g_environ_setenv (environment, "XDG_CONFIG_HOME", self->folder, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", self->folder, TRUE);
  trouble = g_open (self->trouble_path, O_CREAT | O_WRONLY | O_APPEND, 0600);
  g_assert_cmpint (trouble, >=, 0);
  g_spawn_async_with_fds (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                          &self->pid, -1, -1, trouble, &error);
  g_assert_no_error (error);
  close (trouble);
  while (!find_application (self))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (POLL_MICROSECONDS);
    }
}

static inline void
check_trouble (Spoken *self)
{
  g_autofree char *trouble = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (self->trouble_path, &trouble, NULL, NULL));
  lines = g_strsplit (trouble, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      g_test_message ("stderr: %s", lines[i]);
      g_test_fail ();
    }
}

/* Ends it, whether or not all went well, and takes its folder away. */
static inline void
end_application (Spoken *self)
{
  const char *argv[] = { "rm", "-rf", self->folder, NULL };

  g_clear_object (&self->application);
  if (self->pid != 0)
    {
      kill (self->pid, SIGTERM);
      waitpid (self->pid, NULL, 0);
    }
  check_trouble (self);
  run_and_check (argv, NULL);
  g_free (self->register_path);
  g_free (self->trouble_path);
  g_free (self->folder);
}

static inline void
close_with_key (Spoken     *self,
                const char *title,
                const char *key)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (give_keys_to (title))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      type_key (key);
      g_usleep (POLL_MICROSECONDS);
    }
}

/* When the application has ended, nothing is being written any more. */
static inline void
quit_application (Spoken *self)
{
  close_with_key (self, "test.assay", "ctrl+q");
  g_clear_object (&self->application);
  waitpid (self->pid, NULL, 0);
  self->pid = 0;
}

static inline gboolean
has_what_it_needs (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  return g_getenv ("DISPLAY") != NULL && g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL &&
         xdotool != NULL && atspi_init () < 2;
}
