/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <atspi/atspi.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "support/assay-test.h"

/* The program as those who listen to it meet it: started on the demonstration's register, and walked
 * through over the accessibility bus. On every page, whatever can take the focus has a name. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiAccessible, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiStateSet, g_object_unref)

#define APP_ID "org.assay.Assay"
#define WINDOW_PATH "/org/assay/Assay/window/1"

typedef struct
{
  char *folder;
  GSubprocess *process;
  GDBusConnection *bus;
} Fixture;

static void
pause_a_moment (void)
{
  g_usleep (G_USEC_PER_SEC * 7 / 10);
}

static AtspiAccessible *
find_application (void)
{
  AtspiAccessible *desktop = atspi_get_desktop (0);
  const int n_children = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (name != NULL && (g_str_has_suffix (name, "assay") || g_str_equal (name, APP_ID)))
        return g_steal_pointer (&child);
    }
  return NULL;
}

static AtspiAccessible *
wait_for_application (void)
{
  for (int i = 0; i < 40; i++)
    {
      AtspiAccessible *application = find_application ();

      if (application != NULL && atspi_accessible_get_child_count (application, NULL) > 0)
        return application;
      g_clear_object (&application);
      g_usleep (G_USEC_PER_SEC / 4);
    }
  return NULL;
}

static void
activate (Fixture    *fixture,
          const char *action,
          GVariant   *target)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  GVariantBuilder targets;
  GVariantBuilder platform;

  g_variant_builder_init (&targets, G_VARIANT_TYPE ("av"));
  g_variant_builder_init (&platform, G_VARIANT_TYPE ("a{sv}"));
  if (target != NULL)
    g_variant_builder_add (&targets, "v", target);
  reply = g_dbus_connection_call_sync (fixture->bus, APP_ID, WINDOW_PATH, "org.gtk.Actions",
                                       "Activate",
                                       g_variant_new ("(sava{sv})", action, &targets, &platform),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  pause_a_moment ();
}

/* A name of its own, or the text that it holds: a label that can be selected says itself. */
static gboolean
has_name (AtspiAccessible *node)
{
  g_autofree char *name = atspi_accessible_get_name (node, NULL);
  g_autoptr (GArray) relations = NULL;

  if (name != NULL && *name != '\0')
    return TRUE;
  relations = atspi_accessible_get_relation_set (node, NULL);
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    if (atspi_relation_get_relation_type (g_array_index (relations, AtspiRelation *, i)) ==
        ATSPI_RELATION_LABELLED_BY)
      return TRUE;
  return FALSE;
}

static gboolean
needs_name (AtspiAccessible *node)
{
  g_autoptr (AtspiStateSet) states = atspi_accessible_get_state_set (node);
  const AtspiRole role = atspi_accessible_get_role (node, NULL);

  if (role == ATSPI_ROLE_LIST_ITEM || role == ATSPI_ROLE_TABLE_ROW || role == ATSPI_ROLE_IMAGE ||
      role == ATSPI_ROLE_PUSH_BUTTON || role == ATSPI_ROLE_TOGGLE_BUTTON ||
      role == ATSPI_ROLE_CHECK_BOX || role == ATSPI_ROLE_ENTRY)
    return atspi_state_set_contains (states, ATSPI_STATE_FOCUSABLE);
  return FALSE;
}

static guint
walk (AtspiAccessible *node,
      const char      *page,
      const char      *trail,
      guint           *n_focusable)
{
  const int n_children = atspi_accessible_get_child_count (node, NULL);
  g_autofree char *role = atspi_accessible_get_role_name (node, NULL);
  g_autofree char *path = g_strdup_printf ("%s/%s", trail, role);
  guint nameless = 0;

  if (needs_name (node))
    {
      (*n_focusable)++;
      if (!has_name (node))
        {
          g_test_message ("%s: nameless: %s", page, path);
          nameless++;
        }
    }
  for (int i = 0; i < n_children; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        nameless += walk (child, page, path, n_focusable);
    }
  return nameless;
}

static guint
check_page (const char *page)
{
  g_autoptr (AtspiAccessible) application = wait_for_application ();
  guint n_focusable = 0;
  guint nameless;

  g_assert_nonnull (application);
  nameless = walk (application, page, "", &n_focusable);
  g_test_message ("%s: %u can take the focus", page, n_focusable);
  g_assert_cmpuint (n_focusable, >, 3);
  return nameless;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) demo = NULL;
  g_autoptr (AtspiAccessible) application = NULL;
  g_autofree char *register_path = NULL;
  g_autofree char *program = g_build_filename (g_getenv ("ASSAY_BUILD_DIR"), "src/app/assay", NULL);

  fixture->folder = assay_test_make_folder ();
  register_path = g_build_filename (fixture->folder, "demo.assay", NULL);
  demo = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                           &error, g_getenv ("ASSAYCTL"), "demo", register_path, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (demo, NULL, &error);
  g_assert_no_error (error);
  fixture->process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, register_path,
                                       NULL);
  g_assert_no_error (error);
  fixture->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  application = wait_for_application ();
  g_assert_nonnull (application);
  pause_a_moment ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_subprocess_send_signal (fixture->process, 15);
  g_subprocess_wait (fixture->process, NULL, NULL);
  g_clear_object (&fixture->process);
  g_clear_object (&fixture->bus);
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const pages[] = { "overview", "providers", "imports", "frameworks" };
  static const char *const sections[] = { "summary", "rating", "visits", "surveys", "figures", "actions", "history" };
  guint nameless = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      activate (fixture, "show-page", g_variant_new_string (pages[i]));
      nameless += check_page (pages[i]);
    }
  activate (fixture, "open-provider", g_variant_new_int64 (3));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      activate (fixture, "show-section", g_variant_new_string (sections[i]));
      nameless += check_page (sections[i]);
    }
  activate (fixture, "officers", NULL);
  nameless += check_page ("people and roles");
  g_test_message ("%u nameless", nameless);
  if (nameless > 0)
    g_test_fail ();
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = NULL;
  int status;

  if (g_getenv ("DISPLAY") == NULL || g_getenv ("DBUS_SESSION_BUS_ADDRESS") == NULL)
    {
      g_print ("1..0 # SKIP there is no display or no session bus\n");
      return 0;
    }
  home = assay_test_make_folder ();
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  /* The client's own library warns of caches that applications do not have yet. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  if (atspi_init () > 1)
    {
      g_print ("1..0 # SKIP there is no accessibility bus\n");
      return 0;
    }
  g_test_add ("/app/accessible/names", Fixture, NULL, set_up, test_names, tear_down);
  status = g_test_run ();
  assay_test_remove_folder (home);
  return status;
}
