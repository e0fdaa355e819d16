/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <atspi/atspi.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The application as a person drives it who does not see it: through the accessibility bus, from choosing
 * the file to the count in the register. Wants a display, a session bus and xdotool; skipped without. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAction, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiComponent, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

/* Machines that do much else are slow; nobody waits so long where all is well. */
#define PATIENCE_SECONDS 60
#define POLL_MICROSECONDS 50000
#define CHOOSER "Choose the File to Import"
#define WIZARD "Import Survey"

typedef struct
{
  char *folder;
  char *register_path;
  char *trouble_path;
  GPid pid;
  AtspiAccessible *application;
} Fixture;

static void
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

static void
run_assayctl (Fixture    *self,
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

static gint64
count_imports (Fixture *self)
{
  g_autofree char *output = NULL;
  gint64 count = 0;

  run_assayctl (self, &output, "--json", "imports", NULL);
  for (const char *at = output; (at = strstr (at, "\"file\"")) != NULL; at++)
    count++;
  return count;
}

/* What is on the screen */

/* GTK 4.8 says of no inner widget that it is showing, but what was never shown has no size. */
static gboolean
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
static gboolean
is_called (AtspiAccessible *accessible,
           const char      *name)
{
  g_autofree char *its_name = atspi_accessible_get_name (accessible, NULL);
  g_auto (GStrv) parts = its_name != NULL ? g_strsplit (its_name, "_", -1) : NULL;
  g_autofree char *plain = parts != NULL ? g_strjoinv ("", parts) : g_strdup ("");
  g_autofree char *end = g_strconcat (" ", name, NULL);

  return g_str_equal (plain, name) || g_str_has_suffix (plain, end);
}

static gboolean
is_sensitive (AtspiAccessible *accessible)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (accessible);

  return states != NULL && atspi_state_set_contains (states, ATSPI_STATE_SENSITIVE);
}

static AtspiAccessible *
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

static AtspiAccessible *
wait_for (Fixture    *self,
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

static void
expect (Fixture    *self,
        const char *name,
        AtspiRole   role)
{
  g_object_unref (wait_for (self, name, role));
}

static void
press (Fixture    *self,
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

static gboolean
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
static gboolean
give_keys_to (const char *title)
{
  const char *argv[] = { "xdotool", "search", "--onlyvisible", "--name", title, "windowfocus",
                         "--sync", NULL };

  return run_xdotool (argv);
}

static void
type_key (const char *key)
{
  const char *argv[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  g_assert_true (run_xdotool (argv));
}

static gboolean
is_gone (Fixture    *self,
         const char *name,
         AtspiRole   role)
{
  g_autoptr (AtspiAccessible) found = NULL;

  atspi_accessible_clear_cache (self->application);
  found = search (self->application, name, role);
  return found == NULL;
}

/* Keys can get lost before the field has them: then the chooser stays, and they are typed again. */
static void
choose_file (Fixture    *self,
             const char *path)
{
  const char *argv[] = { "xdotool", "type", "--clearmodifiers", "--delay", "5", path, NULL };
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  press (self, "Choose File…");
  expect (self, "Open", ATSPI_ROLE_PUSH_BUTTON);
  while (g_get_monotonic_time () < deadline)
    {
      if (give_keys_to (CHOOSER))
        {
          type_key ("ctrl+l");
          type_key ("ctrl+a");
          g_assert_true (run_xdotool (argv));
          type_key ("Return");
        }
      for (guint i = 0; i < 100; i++)
        {
          if (is_gone (self, "Open", ATSPI_ROLE_PUSH_BUTTON))
            return;
          g_usleep (POLL_MICROSECONDS);
        }
    }
  g_error ("The chooser does not take “%s”", path);
}

/* The application */

static gboolean
find_application (Fixture *self)
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

static void
start_application (Fixture *self)
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

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *providers = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo",
                                                 "home-care-register-2011.csv", NULL);

  self->folder = g_dir_make_tmp ("assay-wizard-XXXXXX", NULL);
  self->register_path = g_build_filename (self->folder, "test.assay", NULL);
  self->trouble_path = g_build_filename (self->folder, "stderr", NULL);
  run_assayctl (self, NULL, "init", NULL);
  run_assayctl (self, NULL, "import", "register", providers, "--period", "2010-11 Q4", NULL);
  start_application (self);
}

static void
check_trouble (Fixture *self)
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

static void
tear_down (Fixture       *self,
           gconstpointer  data)
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

static void
open_wizard (Fixture    *self,
             const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  press (self, "Import…");
  choose_file (self, path);
  expect (self, name, ATSPI_ROLE_INVALID);
}

/* Presses Next until a page has the button that is wanted, however many pages have something to ask. */
static void
go_on_to (Fixture    *self,
          const char *name)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline)
    {
      g_autoptr (AtspiAccessible) wanted = NULL;
      g_autoptr (AtspiAccessible) next = NULL;

      atspi_accessible_clear_cache (self->application);
      wanted = search (self->application, name, ATSPI_ROLE_PUSH_BUTTON);
      if (wanted != NULL)
        return;
      next = search (self->application, "Next", ATSPI_ROLE_PUSH_BUTTON);
      if (next != NULL && is_sensitive (next))
        {
          g_autoptr (AtspiAction) action = atspi_accessible_get_action_iface (next);

          if (action != NULL)
            atspi_action_do_action (action, 0, NULL);
        }
      g_usleep (POLL_MICROSECONDS);
    }
  g_error ("The wizard does not come to “%s”", name);
}

static void
test_whole_way (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo",
                                            "home-care-survey-2011.csv", NULL);
  g_autofree char *output = NULL;

  open_wizard (self, path);
  go_on_to (self, "Import 153 Returns");
  /* The wizard offers the present period, and the returns are of 2011. */
  press (self, "The Period Is Right");
  press (self, "Import 153 Returns");
  expect (self, "Rate Now", ATSPI_ROLE_PUSH_BUTTON);

  run_assayctl (self, &output, "--json", "survey", NULL);
  g_assert_nonnull (strstr (output, "\"returned\""));
  g_assert_nonnull (strstr (output, "153"));
  g_assert_cmpint (count_imports (self), ==, 2);
  press (self, "Close");
}

/* Rows of the demonstration's survey over and over, each a return of its own: enough to be in the middle
 * of when the window is closed. */
static char *
make_large_file (Fixture *self,
                 guint    n_copies)
{
  g_autofree char *source = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo",
                                              "home-care-survey-2011.csv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) large = g_string_new (NULL);
  char *path = g_build_filename (self->folder, "large.csv", NULL);

  g_assert_true (g_file_get_contents (source, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  g_string_append_printf (large, "%s\n", lines[0]);
  for (guint copy = 0; copy < n_copies; copy++)
    for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
      g_string_append_printf (large, "C%u-%s\n", copy, lines[i]);
  g_assert_true (g_file_set_contents (path, large->str, (gssize) large->len, NULL));
  return path;
}

static void
close_with_key (Fixture    *self,
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
static void
quit_application (Fixture *self)
{
  close_with_key (self, "test.assay", "ctrl+q");
  g_clear_object (&self->application);
  waitpid (self->pid, NULL, 0);
  self->pid = 0;
}

static void
test_closed_in_the_middle (Fixture       *self,
                           gconstpointer  data)
{
  g_autofree char *path = make_large_file (self, 1000);

  open_wizard (self, path);
  go_on_to (self, "Import 153,000 Returns");
  press (self, "The Period Is Right");
  press (self, "Import 153,000 Returns");
  close_with_key (self, WIZARD, "Escape");
  quit_application (self);

  g_assert_cmpint (count_imports (self), ==, 1);
  run_assayctl (self, NULL, "verify", NULL);
}

static gboolean
has_what_it_needs (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  return g_getenv ("DISPLAY") != NULL && g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL &&
         xdotool != NULL && atspi_init () < 2;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* The client's own library warns of caches that applications do not have. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  if (!has_what_it_needs ())
    {
      g_print ("1..0 # SKIP no display, session bus or xdotool\n");
      return 0;
    }
  g_test_add ("/app/wizard/whole-way", Fixture, NULL, set_up, test_whole_way, tear_down);
  g_test_add ("/app/wizard/closed-in-the-middle", Fixture, NULL, set_up, test_closed_in_the_middle,
              tear_down);
  return g_test_run ();
}
