/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The register file and who may touch it when.
 *
 * One thread owns the handle that writes, three others a handle each that reads. Work is queued to them
 * as functions; results travel back to the main context of whoever asked. Inside the process writes
 * therefore never wait for one another's locks, and reads see a whole register, before or after a
 * write, never half of one. Another process is waited for, then reported as busy.
 *
 * Every write is one transaction with synchronous=FULL: in write-ahead mode that is one flush a commit,
 * whether it holds one answer of a form or a million imported rows, so there is no cheaper way for bulk
 * work to ask for.
 *
 * Where the file system cannot share memory between processes (network shares), write-ahead logging
 * does not work; the file then keeps a rollback journal, and the one thread both writes and reads.
 *
 * `changed` is emitted in the context that opened the register, after each write of this process, and
 * within two seconds of one of another process. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "core/store/assay-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/base/assay-error.h"
#include "core/store/assay-db-private.h"

G_DEFINE_FINAL_TYPE (AssayDb, assay_db, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_NOTICE,
  PROP_LAST_CHANGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
assay_db_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  AssayDb *self = ASSAY_DB (object);

  switch (property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, assay_db_is_read_only (self));
      break;
    case PROP_NOTICE:
      g_value_set_string (value, assay_db_get_notice (self));
      break;
    case PROP_LAST_CHANGE:
      g_value_set_int64 (value, assay_db_get_last_change (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
assay_db_dispose (GObject *object)
{
  assay_db_close (ASSAY_DB (object), NULL);
  G_OBJECT_CLASS (assay_db_parent_class)->dispose (object);
}

static void
assay_db_finalize (GObject *object)
{
  AssayDb *self = ASSAY_DB (object);

  g_async_queue_unref (self->writes);
  g_async_queue_unref (self->reads);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self->path);
  g_free (self->actor);
  G_OBJECT_CLASS (assay_db_parent_class)->finalize (object);
}

static void
assay_db_class_init (AssayDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = assay_db_get_property;
  object_class->dispose = assay_db_dispose;
  object_class->finalize = assay_db_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROP_LAST_CHANGE] = g_param_spec_int64 ("last-change", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AssayDb::changed:
   * @self: the register
   *
   * Somebody changed the register, here or in another process. In the context that opened it.
   */
  g_signal_new ("changed", ASSAY_TYPE_DB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_db_init (AssayDb *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->writes = g_async_queue_new ();
  self->reads = g_async_queue_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
}

/**
 * _assay_db_open_as:
 * @path: as for [func@Db.open]
 * @flags: as for it
 * @actor: the account that acts
 * @error: as for it
 *
 * Opens a register as somebody in particular.
 *
 * Returns: (transfer full) (nullable): the register
 */
AssayDb *
_assay_db_open_as (const char    *path,
                   AssayDbFlags   flags,
                   const char    *actor,
                   GError       **error)
{
  g_autoptr (AssayDb) self = g_object_new (ASSAY_TYPE_DB, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->actor = g_strdup (actor);
  self->flags = flags;
  if (!_assay_db_start (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_db_open:
 * @path: the register file, in the file system's encoding
 * @flags: whether to make a new one, or to read only
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Opens a register and brings an old one up to date, after a backup; this blocks. Whoever makes a new
 * one becomes its administrator; an account that the register does not know reads only. The calling
 * thread's default main context is the one in which `changed` is emitted.
 *
 * Returns: (transfer full) (nullable): the register
 */
AssayDb *
assay_db_open (const char    *path,
               AssayDbFlags   flags,
               GError       **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return _assay_db_open_as (path, flags, g_get_user_name (), error);
}

/**
 * assay_db_close:
 * @self: a register
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finishes what is queued and closes the register; this blocks. If nobody else has it open, one file
 * is left. Nothing more can be asked of it. Closing twice does no harm.
 *
 * Returns: FALSE where the file could not be tidied up for another reason than that others are at work on
 *   it or that the disk is full; what was written is safe in any case
 */
gboolean
assay_db_close (AssayDb *self,
                GError **error)
{
  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  return self->writer == NULL || _assay_db_stop (self, error);
}

/**
 * assay_db_get_path:
 * @self: a register
 *
 * Returns: (transfer none): the file, absolute, in the file system's encoding
 */
const char *
assay_db_get_path (AssayDb *self)
{
  g_return_val_if_fail (ASSAY_IS_DB (self), NULL);

  return self->path;
}

/**
 * assay_db_is_read_only:
 * @self: a register
 *
 * Tells whether writes are refused: it was opened so, the file or folder cannot be written, the file is
 * damaged, or the register does not know the account or lets it read only. The notice says which. The
 * property `read-only` is the same, with notification. Any thread.
 *
 * Returns: whether writes are refused
 */
gboolean
assay_db_is_read_only (AssayDb *self)
{
  gboolean is_read_only;

  g_return_val_if_fail (ASSAY_IS_DB (self), TRUE);

  g_mutex_lock (&self->lock);
  is_read_only = self->is_read_only;
  g_mutex_unlock (&self->lock);
  return is_read_only;
}

/**
 * assay_db_is_damaged:
 * @self: a register
 *
 * Tells whether damage was found when the register was opened. It is then read only; a backup or
 * [func@recover] helps. Any thread.
 *
 * Returns: whether the file is damaged
 */
gboolean
assay_db_is_damaged (AssayDb *self)
{
  gboolean is_damaged;

  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  g_mutex_lock (&self->lock);
  is_damaged = self->is_damaged;
  g_mutex_unlock (&self->lock);
  return is_damaged;
}

/**
 * assay_db_get_notice:
 * @self: a register
 *
 * Tells what people should know about how the register is open: read only and why, or on a network
 * share. The property `notice` is the same, with notification. Any thread.
 *
 * Returns: (transfer none) (nullable): sentences for people
 */
const char *
assay_db_get_notice (AssayDb *self)
{
  const char *notice;

  g_return_val_if_fail (ASSAY_IS_DB (self), NULL);

  g_mutex_lock (&self->lock);
  notice = self->notice;
  g_mutex_unlock (&self->lock);
  return notice;
}

/**
 * assay_db_get_last_change:
 * @self: a register
 *
 * Tells one state of the register from another while it is open: the number grows with every change of
 * this process and with every one seen of others. The property `last-change` is the same, with
 * notification. Any thread.
 *
 * Returns: how many changes were seen since opening
 */
gint64
assay_db_get_last_change (AssayDb *self)
{
  gint64 last_change;

  g_return_val_if_fail (ASSAY_IS_DB (self), 0);

  g_mutex_lock (&self->lock);
  last_change = self->last_change;
  g_mutex_unlock (&self->lock);
  return last_change;
}

static void
run_async (AssayDb             *self,
           AssayDbJobKind       kind,
           AssayDbFunc          func,
           gpointer             data,
           GDestroyNotify       data_free,
           GDestroyNotify       result_free,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  AssayDbJob *job = g_new0 (AssayDbJob, 1);

  job->kind = kind;
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  g_set_object (&job->cancellable, cancellable);
  job->task = g_task_new (self, cancellable, callback, user_data);
  /* Once committed, a write has happened, whatever is pressed while the answer travels. */
  g_task_set_check_cancellable (job->task, FALSE);
  _assay_db_push (self, job);
}

/**
 * assay_db_write_async:
 * @self: an open register
 * @func: what to do, on the writer thread, inside one transaction
 * @data: for @func; not to be touched until @callback
 * @data_free: (nullable): frees @data, in the caller's context, after @callback
 * @result_free: (nullable): frees a result that nobody takes, or whose transaction could not be kept
 * @cancellable: (nullable): undoes the transaction, at any moment before it is kept
 * @callback: called in the caller's default main context
 * @user_data: for @callback
 *
 * Changes the register. The transaction is kept if @func sets no error, and is then safe on the disk.
 * Writes happen in the order in which they were asked for.
 */
void
assay_db_write_async (AssayDb             *self,
                      AssayDbFunc          func,
                      gpointer             data,
                      GDestroyNotify       data_free,
                      GDestroyNotify       result_free,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (ASSAY_IS_DB (self) && self->writer != NULL);

  run_async (self, ASSAY_DB_JOB_WRITE, func, data, data_free, result_free, cancellable, callback,
             user_data);
}

/**
 * assay_db_read_async:
 * @self: an open register
 * @func: what to do, on a reader thread, inside a read transaction
 * @data: for @func; not to be touched until @callback
 * @data_free: (nullable): frees @data, in the caller's context, after @callback
 * @result_free: (nullable): frees a result that nobody takes
 * @cancellable: (nullable): stops the reading
 * @callback: called in the caller's default main context
 * @user_data: for @callback
 *
 * Reads from the register, beside writes: everything that @func reads is from one moment.
 */
void
assay_db_read_async (AssayDb             *self,
                     AssayDbFunc          func,
                     gpointer             data,
                     GDestroyNotify       data_free,
                     GDestroyNotify       result_free,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_return_if_fail (ASSAY_IS_DB (self) && self->writer != NULL);

  run_async (self, ASSAY_DB_JOB_READ, func, data, data_free, result_free, cancellable, callback,
             user_data);
}

/**
 * assay_db_finish:
 * @self: a register
 * @result: what the callback got
 * @error: return location for what the function set, an `ASSAY_STORE_ERROR`, or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Finishes [method@Db.write_async] and [method@Db.read_async].
 *
 * Returns: (transfer full) (nullable): the function's result; NULL may be one, see @error
 */
gpointer
assay_db_finish (AssayDb       *self,
                 GAsyncResult  *result,
                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
run_sync (AssayDb         *self,
          AssayDbJobKind   kind,
          AssayDbFunc      func,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  AssayDbJob job = { .kind = kind, .func = func, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (ASSAY_IS_DB (self) && self->writer != NULL, NULL);
  g_return_val_if_fail (g_thread_self () != self->writer, NULL);

  return _assay_db_push_and_wait (self, &job, error);
}

/**
 * assay_db_write_sync:
 * @self: an open register
 * @func: what to do
 * @data: for @func
 * @cancellable: (nullable): undoes the transaction
 * @error: return location for what @func set, an `ASSAY_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Does what [method@Db.write_async] does and waits for it: for the command line, tests and threads of
 * the caller's own; never for the thread that draws a window, nor from within @func.
 *
 * Returns: (transfer full) (nullable): the function's result; NULL may be one, see @error
 */
gpointer
assay_db_write_sync (AssayDb       *self,
                     AssayDbFunc    func,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return run_sync (self, ASSAY_DB_JOB_WRITE, func, data, cancellable, error);
}

/**
 * assay_db_bulk_write_sync:
 * @self: an open register
 * @func: what to do
 * @data: for @func
 * @cancellable: (nullable): undoes the transaction
 * @error: return location for what @func set, an `ASSAY_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Does what [method@Db.write_sync] does, but neither looks the references of each row up nor follows them where
 * rows go, which takes a fifth of the time that a million rows need. For a @func that refers only to rows that it
 * read or made in the same transaction, and removes none that others refer to.
 *
 * Returns: (transfer full) (nullable): the function's result; NULL may be one, see @error
 */
gpointer
assay_db_bulk_write_sync (AssayDb       *self,
                          AssayDbFunc    func,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  return run_sync (self, ASSAY_DB_JOB_BULK_WRITE, func, data, cancellable, error);
}

/**
 * assay_db_read_sync:
 * @self: an open register
 * @func: what to do
 * @data: for @func
 * @cancellable: (nullable): stops the reading
 * @error: return location for what @func set, an `ASSAY_STORE_ERROR`, or `G_IO_ERROR_CANCELLED`
 *
 * Does what [method@Db.read_async] does and waits for it, as [method@Db.write_sync] does.
 *
 * Returns: (transfer full) (nullable): the function's result; NULL may be one, see @error
 */
gpointer
assay_db_read_sync (AssayDb       *self,
                    AssayDbFunc    func,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return run_sync (self, ASSAY_DB_JOB_READ, func, data, cancellable, error);
}

/**
 * _assay_db_run_plain:
 * @self: an open register
 * @func: what to do, on the writer thread, in no transaction
 * @data: for @func
 * @cancellable: (nullable): handed to @func
 * @error: return location for what @func set
 *
 * Runs a function between writes and waits for it.
 *
 * Returns: (transfer full) (nullable): the function's result
 */
gpointer
_assay_db_run_plain (AssayDb       *self,
                     AssayDbFunc    func,
                     gpointer       data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return run_sync (self, ASSAY_DB_JOB_PLAIN, func, data, cancellable, error);
}

/**
 * assay_db_share_with_group:
 * @self: an open register
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lets the file's group read and write it: mode 0660. Its backups go with it.
 *
 * Returns: whether the mode was set
 */
gboolean
assay_db_share_with_group (AssayDb *self,
                           GError **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  if (g_chmod (self->path, 0660) == 0)
    {
      _assay_db_share_beside (self->path);
      return TRUE;
    }
  name = g_filename_display_name (self->path);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
               _("“%s” could not be shared with its group, since it belongs to somebody else."), name);
  return FALSE;
}
