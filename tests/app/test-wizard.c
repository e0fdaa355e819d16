/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/spoken-test.h"

/* The wizard as a person drives it who does not see it, from choosing the file to the count in the register.
 * Wants a display, a session bus and xdotool; skipped without. */

#define CHOOSER "Choose the File to Import"
#define WIZARD "Import Survey"

static gint64
count_imports (Spoken *self)
{
  g_autofree char *output = NULL;
  gint64 count = 0;

  run_assayctl (self, &output, "--json", "imports", NULL);
  for (const char *at = output; (at = strstr (at, "\"file\"")) != NULL; at++)
    count++;
  return count;
}

/* Keys can get lost before the field has them: then the chooser stays, and they are typed again. */
static void
choose_file (Spoken     *self,
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

static void
set_up (Spoken        *self,
        gconstpointer  data)
{
  g_autofree char *providers = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo",
                                                 "home-care-register-2011.csv", NULL);

  make_places (self);
  run_assayctl (self, NULL, "init", NULL);
  run_assayctl (self, NULL, "import", "register", providers, "--period", "2010-11 Q4", NULL);
  start_application (self);
}

static void
tear_down (Spoken        *self,
           gconstpointer  data)
{
  end_application (self);
}

static void
open_wizard (Spoken     *self,
             const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  press (self, "Import…");
  choose_file (self, path);
  expect (self, name, ATSPI_ROLE_INVALID);
}

/* Presses Next until a page has the button that is wanted, however many pages have something to ask. */
static void
go_on_to (Spoken     *self,
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
test_whole_way (Spoken        *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "demo",
                                            "home-care-survey-2011.csv", NULL);
  g_autofree char *output = NULL;

  open_wizard (self, path);
  go_on_to (self, "Import 153 Returns");
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
make_large_file (Spoken *self,
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
test_closed_in_the_middle (Spoken        *self,
                           gconstpointer  data)
{
  g_autofree char *path = make_large_file (self, 1000);

  open_wizard (self, path);
  go_on_to (self, "Import 153,000 Returns");
  press (self, "Import 153,000 Returns");
  close_with_key (self, WIZARD, "Escape");
  quit_application (self);

  g_assert_cmpint (count_imports (self), ==, 1);
  run_assayctl (self, NULL, "verify", NULL);
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
  g_test_add ("/app/wizard/whole-way", Spoken, NULL, set_up, test_whole_way, tear_down);
  g_test_add ("/app/wizard/closed-in-the-middle", Spoken, NULL, set_up, test_closed_in_the_middle,
              tear_down);
  return g_test_run ();
}
