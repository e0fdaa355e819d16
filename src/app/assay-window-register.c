/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The window's register: how it is opened, what the sidebar says of it, and the start page that stands
 * there while there is none or it needs to be put right. */

#include "config.h"

#include "app/assay-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-recent.h"
#include "app/assay-settings.h"
#include "app/widgets/assay-when.h"
#include "core/demo/assay-demo.h"
#include "core/store/assay-backup.h"

static void
update_backup (AssayWindow *self)
{
  AssayDb *db = assay_session_get_db (self->session);
  g_autofree char *path = db != NULL ? assay_db_dup_last_backup (db) : NULL;
  g_autofree char *time = path != NULL ? assay_when_format_file (path) : NULL;
  g_autofree char *text =
    time != NULL ? g_strdup_printf (_("Backed up %s"), time) : g_strdup (_("Not backed up yet"));

  gtk_label_set_label (self->backup_label, text);
}

static void
update_register (AssayWindow *self)
{
  const char *path = assay_session_get_path (self->session);
  g_autofree char *name = g_path_get_basename (path);

  gtk_label_set_label (self->register_label, name);
  update_backup (self);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->register_label), path);
  if (*path != '\0')
    {
      g_autofree char *title = g_strdup_printf (_("%s – Assay"), name);

      gtk_window_set_title (GTK_WINDOW (self), title);
    }
}

/* Closed while something was under way. */
static gboolean
is_gone (AssayWindow *self)
{
  return self->session == NULL;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AssayWindow) self = ASSAY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean opened = assay_session_open_finish (ASSAY_SESSION (source), result, &error);

  if (is_gone (self))
    return;
  if (!opened)
    {
      if (assay_session_get_db (self->session) != NULL)
        {
          gtk_stack_set_visible_child_name (self->outer_stack, "register");
          assay_error_show (GTK_WIDGET (self), error);
        }
      else
        assay_start_page_show_trouble (self->start_page, self->opening, error);
      return;
    }
  assay_recent_add (assay_session_get_path (self->session));
  g_settings_set_string (assay_settings_get (), "last-register",
                         assay_session_get_path (self->session));
  update_register (self);
  gtk_stack_set_visible_child_name (self->outer_stack, "register");
  if (gtk_stack_get_visible_child_name (self->page_stack) == NULL)
    assay_window_show_page (self, "overview");
}

/**
 * assay_window_open:
 * @self: a window
 * @path: a register file
 * @flags: how to open it
 *
 * Opens a register in the window; what goes wrong is shown there.
 */
void
assay_window_open (AssayWindow  *self,
                   const char   *path,
                   AssayDbFlags  flags)
{
  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_free (self->opening);
  self->opening = g_strdup (path);
  assay_start_page_show_busy (self->start_page, path);
  assay_session_open_async (self->session, path, flags, NULL, opened_cb, g_object_ref (self));
}

/* The demonstration */

static void
demo_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (assay_demo_create (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
demo_made_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AssayWindow *self = ASSAY_WINDOW (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  if (is_gone (self))
    return;
  if (made)
    assay_window_open (self, path, ASSAY_DB_NONE);
  else
    assay_start_page_show_trouble (self->start_page, path, error);
}

/**
 * assay_window_open_demo:
 * @self: a window
 * @path: where the demonstration's register is, or shall be
 *
 * Opens the demonstration, which is made first unless it is there already.
 */
void
assay_window_open_demo (AssayWindow *self,
                        const char  *path)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ASSAY_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      assay_window_open (self, path, ASSAY_DB_NONE);
      return;
    }
  assay_start_page_show_making (self->start_page);
  gtk_stack_set_visible_child_name (self->outer_stack, "start");
  task = g_task_new (self, NULL, demo_made_cb, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, demo_thread);
}

/* The start page */

static void
open_cb (AssayStartPage *page,
         const char     *path,
         gpointer        user_data)
{
  assay_window_open (ASSAY_WINDOW (user_data), path, ASSAY_DB_NONE);
}

/* Nobody may have a register open that is put back. */
static void
release_cb (AssayStartPage *page,
            gpointer        user_data)
{
  assay_session_close (ASSAY_WINDOW (user_data)->session);
}

static void
resume_cb (AssayStartPage *page,
           gpointer        user_data)
{
  gtk_stack_set_visible_child_name (ASSAY_WINDOW (user_data)->outer_stack, "register");
}

/**
 * _assay_window_watch_start_page:
 * @self: a window
 *
 * Does what is asked for on its start page.
 */
void
_assay_window_watch_start_page (AssayWindow *self)
{
  g_signal_connect (self->start_page, "open", G_CALLBACK (open_cb), self);
  g_signal_connect (self->start_page, "release", G_CALLBACK (release_cb), self);
  g_signal_connect (self->start_page, "resume", G_CALLBACK (resume_cb), self);
}

static void
repair_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);

  assay_start_page_show_damaged (self->start_page, assay_session_get_path (self->session));
  gtk_stack_set_visible_child_name (self->outer_stack, "start");
}

/**
 * _assay_window_add_register_actions:
 * @self: a window
 *
 * Adds `repair`, which leads from a damaged register to what can be done about it.
 */
void
_assay_window_add_register_actions (AssayWindow *self)
{
  const GActionEntry entries[] = { { "repair", repair_activated } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
