/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-application.h"

#include <glib/gi18n-lib.h>

#include "app/assay-about.h"
#include "app/assay-accels.h"
#include "assay-app-resources.h"
#include "app/assay-preferences.h"
#include "app/assay-recent.h"
#include "app/assay-settings.h"
#include "app/assay-window.h"
#include "app/widgets/assay-button-names.h"
#include "app/widgets/assay-file-choice.h"
#include "core/store/assay-register-path.h"

/* The application: windows, the registers they open, and what does not belong to one window. A window
 * holds one register; a second one is opened in a window of its own unless this one has none. */

struct _AssayApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayApplication, assay_application, ADW_TYPE_APPLICATION)

static AssayWindow *
find_window_of (AssayApplication *self,
                const char       *path)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL;
       link = link->next)
    if (ASSAY_IS_WINDOW (link->data) &&
        g_str_equal (assay_session_get_path (assay_window_get_session (link->data)), path))
      return link->data;
  return NULL;
}

static AssayWindow *
find_empty_window (AssayApplication *self)
{
  AssayWindow *window = find_window_of (self, "");

  if (window == NULL)
    window = assay_window_new (GTK_APPLICATION (self));
  return window;
}

static void
open_path (AssayApplication *self,
           const char       *path,
           AssayDbFlags      flags)
{
  AssayWindow *window = find_window_of (self, path);

  if (window == NULL)
    {
      window = find_empty_window (self);
      assay_window_open (window, path, flags);
    }
  gtk_window_present (GTK_WINDOW (window));
}

/* The register that was open last, if it is still there and the person wants it so. */
static void
reopen_last (AssayWindow *window)
{
  GSettings *settings = assay_settings_get ();
  g_autofree char *path = g_settings_get_string (settings, "last-register");

  if (*path != '\0' && g_settings_get_boolean (settings, "reopen-last-register") &&
      g_file_test (path, G_FILE_TEST_EXISTS))
    assay_window_open (window, path, ASSAY_DB_NONE);
}

static void
assay_application_activate (GApplication *application)
{
  AssayApplication *self = ASSAY_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (find_empty_window (self));
      reopen_last (ASSAY_WINDOW (window));
    }
  gtk_window_present (window);
}

static void
assay_application_open (GApplication  *application,
                        GFile        **files,
                        int            n_files,
                        const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_path (ASSAY_APPLICATION (application), path, ASSAY_DB_NONE);
      else
        g_application_activate (application);
    }
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayApplication) self = ASSAY_APPLICATION (user_data);
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file != NULL)
    open_path (self, g_file_peek_path (file), ASSAY_DB_NONE);
}

static void
new_file_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AssayApplication) self = ASSAY_APPLICATION (user_data);
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  g_autofree char *path = NULL;

  if (file == NULL)
    return;
  path = g_str_has_suffix (g_file_peek_path (file), ".assay")
           ? g_strdup (g_file_peek_path (file))
           : g_strconcat (g_file_peek_path (file), ".assay", NULL);
  open_path (self, path, ASSAY_DB_CREATE);
}

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayApplication *self = ASSAY_APPLICATION (user_data);

  assay_file_choice_open_async (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                _("Open Register"), ASSAY_FILE_KIND_REGISTER, NULL, file_chosen_cb,
                                g_object_ref (self));
}

static void
new_activated (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  AssayApplication *self = ASSAY_APPLICATION (user_data);

  assay_file_choice_save_async (gtk_application_get_active_window (GTK_APPLICATION (self)),
                                _("New Register"), ASSAY_FILE_KIND_REGISTER, _("register.assay"),
                                NULL, new_file_chosen_cb, g_object_ref (self));
}

static void
open_recent_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  open_path (ASSAY_APPLICATION (user_data), g_variant_get_string (parameter, NULL), ASSAY_DB_NONE);
}

static void
demo_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayApplication *self = ASSAY_APPLICATION (user_data);
  g_autofree char *path = assay_register_demo_path ();
  AssayWindow *window = find_window_of (self, path);

  if (window == NULL)
    {
      window = find_empty_window (self);
      assay_window_open_demo (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (ASSAY_IS_WINDOW (window))
    assay_preferences_show (window, assay_window_get_session (ASSAY_WINDOW (window)));
}

static void
about_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  assay_about_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
quit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GList *link = gtk_application_get_windows (GTK_APPLICATION (user_data));

  while (link != NULL)
    {
      GtkWindow *window = link->data;

      link = link->next;
      gtk_window_close (window);
    }
}

static const GActionEntry actions[] = {
  { "new", new_activated },
  { "open", open_activated },
  { "open-recent", open_recent_activated, "s" },
  { "demo", demo_activated },
  { "preferences", preferences_activated },
  { "about", about_activated },
  { "quit", quit_activated },
};

static void
assay_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (assay_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  assay_accels_set (GTK_APPLICATION (application));
  assay_preferences_apply_scheme ();
  assay_button_names_watch ();
  gtk_window_set_default_icon_name (ASSAY_APP_ID);
}

/* Whoever else still holds the window, its register is let go with it: closing leaves one file, which is whole
 * wherever it is copied. */
static void
assay_application_window_removed (GtkApplication *application,
                                  GtkWindow      *window)
{
  AssaySession *session = ASSAY_IS_WINDOW (window) ? assay_window_get_session (ASSAY_WINDOW (window)) : NULL;

  GTK_APPLICATION_CLASS (assay_application_parent_class)->window_removed (application, window);
  if (session != NULL)
    assay_session_close (session);
}

static void
assay_application_class_init (AssayApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = assay_application_activate;
  application_class->open = assay_application_open;
  application_class->startup = assay_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_removed = assay_application_window_removed;
}

static void
assay_application_init (AssayApplication *self)
{
}

/**
 * assay_application_new:
 *
 * Makes the application. With ASSAY_NON_UNIQUE in the environment it keeps to itself, so that several
 * can run side by side under one session bus.
 *
 * Returns: (transfer full): the application
 */
AssayApplication *
assay_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_DEFAULT_FLAGS | G_APPLICATION_HANDLES_OPEN;

  if (g_getenv ("ASSAY_NON_UNIQUE") != NULL)
    flags |= G_APPLICATION_NON_UNIQUE;
  assay_app_register_resource ();
  return g_object_new (ASSAY_TYPE_APPLICATION,
                       "application-id", ASSAY_APP_ID,
                       "resource-base-path", "/org/assay/Assay",
                       "flags", flags,
                       NULL);
}
