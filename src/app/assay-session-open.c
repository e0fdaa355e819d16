/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session-private.h"

#include "core/library/assay-library.h"
#include "core/store/assay-backup.h"

/* How a session comes by its register: in a thread, since migrations and the daily backup take their time. */

typedef struct
{
  char *path;
  AssayDbFlags flags;
  AssayDb *db;
  AssaySessionOutline *outline;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_clear_object (&opening->db);
  g_clear_pointer (&opening->outline, assay_session_outline_free);
  g_free (opening);
}

static gpointer
write_shipped_frameworks (AssayConnection *connection,
                          gpointer         data,
                          GCancellable    *cancellable,
                          GError         **error)
{
  assay_library_add_shipped (connection, error);
  return NULL;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;

  opening->db = assay_db_open (opening->path, opening->flags, &error);
  if (opening->db != NULL && (opening->flags & ASSAY_DB_CREATE) != 0)
    assay_db_write_sync (opening->db, write_shipped_frameworks, NULL, cancellable, &error);
  if (error == NULL)
    opening->outline = assay_db_read_sync (opening->db, assay_session_outline_read, NULL,
                                           cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (!assay_db_is_read_only (opening->db) && !assay_db_backup_daily (opening->db, &error))
    {
      g_message ("No daily backup of %s: %s", opening->path, error->message);
      g_clear_error (&error);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * assay_session_open_async:
 * @self: a session
 * @path: the register file
 * @flags: how to open it; a new one is given the shipped frameworks
 * @cancellable: (nullable): to stop
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Opens a register in a thread, with its daily backup. The register that was open stays until
 * assay_session_open_finish () succeeds.
 */
void
assay_session_open_async (AssaySession        *self,
                          const char          *path,
                          AssayDbFlags         flags,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (ASSAY_IS_SESSION (self));
  g_return_if_fail (path != NULL);

  opening->path = g_strdup (path);
  opening->flags = flags;
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_thread);
}

/* Takes what assay_session_open_async () opened. */
AssayDb *
_assay_session_take_opened (GTask                *task,
                            AssaySessionOutline **outline)
{
  Opening *opening = g_task_get_task_data (task);

  *outline = g_steal_pointer (&opening->outline);
  return g_steal_pointer (&opening->db);
}
