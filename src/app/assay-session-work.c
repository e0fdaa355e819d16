/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session.h"

/* Work on a session's register: the database's own calls, and word to the pages after a change. */

typedef struct
{
  gboolean changes;
  GDestroyNotify result_free;
} Work;

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  const Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer value = assay_db_finish (ASSAY_DB (source), result, &error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (work->changes)
    assay_session_check (g_task_get_source_object (task));
  g_task_return_pointer (task, value, work->result_free);
}

static GTask *
make_work (AssaySession        *self,
           gboolean             changes,
           GDestroyNotify       result_free,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->changes = changes;
  work->result_free = result_free;
  g_task_set_task_data (task, work, g_free);
  return task;
}

/**
 * assay_session_read_async:
 * @self: a session with a register
 * @func: the reading, run on a reader thread
 * @data: for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody took
 * @cancellable: (nullable): to stop
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Reads from the register off the main thread; see assay_db_read_async ().
 */
void
assay_session_read_async (AssaySession        *self,
                          AssayDbFunc          func,
                          gpointer             data,
                          GDestroyNotify       data_free,
                          GDestroyNotify       result_free,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));
  g_return_if_fail (assay_session_get_db (self) != NULL);

  assay_db_read_async (assay_session_get_db (self), func, data, data_free, result_free, cancellable,
                       worked_cb,
                       make_work (self, FALSE, result_free, cancellable, callback, user_data));
}

/**
 * assay_session_write_async:
 * @self: a session with a register
 * @func: the change, run on the writer thread in one transaction
 * @data: for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees a result that nobody took
 * @cancellable: (nullable): to stop
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Changes the register off the main thread; every page is told when it is done.
 */
void
assay_session_write_async (AssaySession        *self,
                           AssayDbFunc          func,
                           gpointer             data,
                           GDestroyNotify       data_free,
                           GDestroyNotify       result_free,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));
  g_return_if_fail (assay_session_get_db (self) != NULL);

  assay_db_write_async (assay_session_get_db (self), func, data, data_free, result_free,
                        cancellable, worked_cb,
                        make_work (self, TRUE, result_free, cancellable, callback, user_data));
}

/**
 * assay_session_finish:
 * @self: a session
 * @result: from the callback
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what the function returned; failure is told by @error alone
 */
gpointer
assay_session_finish (AssaySession  *self,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
