/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/store/assay-db-guard.h"
#include "core/store/assay-db-private.h"

/* How long a write waits for another process, in milliseconds: about as long as its import may take. */
#define WRITER_PATIENCE 20000

static void
free_weak (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * _assay_db_invoke:
 * @self: a database
 * @func: what to do, with the database
 *
 * Calls a function in the context of the database's owner, if it still exists then: a call that waits
 * keeps no register open. Not g_main_context_invoke (), which would call it here while the owner's loop
 * does not turn.
 */
void
_assay_db_invoke (AssayDb     *self,
                  GSourceFunc  func)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, weak, free_weak);
  g_source_attach (source, self->context);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (AssayDb) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_signal_emit_by_name (self, "changed");
  g_object_notify (G_OBJECT (self), "last-change");
  return G_SOURCE_REMOVE;
}

static void
tell_changed (AssayDb *self)
{
  g_mutex_lock (&self->lock);
  self->last_change++;
  g_mutex_unlock (&self->lock);
  _assay_db_invoke (self, emit_changed_cb);
}

/* The number changes when another connection wrote, and here all others only read: another process. */
static void
look_for_other_writers (AssayDb         *self,
                        AssayConnection *connection)
{
  gint64 version;

  if (!_assay_connection_get_number (connection, "PRAGMA data_version", &version, NULL))
    return;
  if (version != self->data_version && self->data_version != 0)
    tell_changed (self);
  self->data_version = version;
}

static void
run_write (AssayDb         *self,
           AssayConnection *connection,
           AssayDbJob      *job)
{
  if (!_assay_db_check_rights (self, connection, &job->error) ||
      !_assay_connection_begin (connection, TRUE, job->cancellable, &job->error))
    return;
  job->result = job->func (connection, job->data, job->cancellable, &job->error);
  if (job->error != NULL)
    _assay_connection_roll_back (connection);
  else if (_assay_connection_commit (connection, &job->error))
    tell_changed (self);
}

/* Whether references are looked at can only be changed outside a transaction; the next write must find them
 * looked at again. An index of a million rows is sorted in a file instead of in 40 MB. */
static void
run_bulk_write (AssayDb         *self,
                AssayConnection *connection,
                AssayDbJob      *job)
{
  if (!_assay_connection_script (connection, "PRAGMA temp_store = FILE", &job->error))
    return;
  _assay_connection_check_references (connection, FALSE);
  run_write (self, connection, job);
  _assay_connection_check_references (connection, TRUE);
  /* What was written is written, wherever the next index is sorted. */
  _assay_connection_script (connection, "PRAGMA temp_store = MEMORY", NULL);
}

static void
run_read (AssayConnection *connection,
          AssayDbJob      *job)
{
  if (!_assay_connection_begin (connection, FALSE, job->cancellable, &job->error))
    return;
  job->result = job->func (connection, job->data, job->cancellable, &job->error);
  _assay_connection_roll_back (connection);
}

static void
free_job (AssayDbJob *job)
{
  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
answer_task_cb (gpointer data)
{
  AssayDbJob *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_free);
  free_job (job);
  return G_SOURCE_REMOVE;
}

/* The answer is given, and the caller's data freed, in the caller's context, never on this thread. */
static void
answer_task (AssayDbJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, answer_task_cb, job, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
finish_job (AssayDb    *self,
            AssayDbJob *job)
{
  if (job->error != NULL && job->result != NULL && job->result_free != NULL)
    job->result_free (g_steal_pointer (&job->result));
  if (job->task != NULL)
    {
      answer_task (job);
      return;
    }
  g_mutex_lock (&self->lock);
  job->is_done = TRUE;
  g_cond_broadcast (&self->ready);
  g_mutex_unlock (&self->lock);
}

static void
run_job (AssayDb         *self,
         AssayConnection *connection,
         AssayDbJob      *job)
{
  switch (job->kind)
    {
    case ASSAY_DB_JOB_WRITE:
      run_write (self, connection, job);
      break;
    case ASSAY_DB_JOB_BULK_WRITE:
      run_bulk_write (self, connection, job);
      break;
    case ASSAY_DB_JOB_READ:
      run_read (connection, job);
      break;
    case ASSAY_DB_JOB_PLAIN:
      job->result = job->func (connection, job->data, job->cancellable, &job->error);
      break;
    case ASSAY_DB_JOB_QUIT:
    default:
      break;
    }
  finish_job (self, job);
}

static void
tell_started (AssayDb *self,
              GError  *error)
{
  g_mutex_lock (&self->lock);
  self->is_started = TRUE;
  self->start_error = error;
  g_cond_broadcast (&self->ready);
  g_mutex_unlock (&self->lock);
}

/* Tidying up: what was committed is safe without it. Where another process is at work it folds the log in
 * when it ends, and where the disk is full somebody will later. */
static gboolean
tidy_up (AssayConnection *connection,
         const char      *sql,
         GError         **error)
{
  g_autoptr (GError) failure = NULL;

  if (_assay_connection_script (connection, sql, &failure) ||
      g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY) ||
      g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
close_writer (AssayDb          *self,
              AssayConnection  *connection,
              AssayDbGuard     *guard,
              GError          **error)
{
  if (self->writer_mode == ASSAY_CONNECTION_WRITE)
    {
      _assay_connection_set_patience (connection, 0);
      if (tidy_up (connection, "PRAGMA optimize", error))
        tidy_up (connection, "PRAGMA wal_checkpoint (TRUNCATE)", error);
    }
  if (guard != NULL)
    _assay_db_guard_let_go (guard);
  _assay_connection_free (connection);
  g_clear_pointer (&guard, _assay_db_guard_free);
}

/* Only where there is a log: without one, whoever writes needs the whole file to himself. */
static AssayDbGuard *
hold_guard (AssayDb *self)
{
  if (self->writer_mode != ASSAY_CONNECTION_WRITE || self->n_readers == 0)
    return NULL;
  return _assay_db_guard_hold (self->path);
}

static gpointer
writer_thread (gpointer data)
{
  AssayDb *self = data;
  GError *error = NULL;
  AssayConnection *connection = _assay_db_open_file (self, &error);
  AssayDbGuard *guard;

  tell_started (self, error);
  if (connection == NULL)
    return NULL;
  guard = hold_guard (self);
  _assay_connection_set_patience (connection, WRITER_PATIENCE);
  look_for_other_writers (self, connection);
  while (TRUE)
    {
      AssayDbJob *job = g_async_queue_pop (self->writes);
      gboolean is_last = job->kind == ASSAY_DB_JOB_QUIT;

      if (is_last)
        close_writer (self, connection, guard, &job->error);
      run_job (self, connection, job);
      if (is_last)
        return NULL;
    }
}

static gpointer
reader_thread (gpointer data)
{
  AssayDb *self = data;
  AssayConnection *connection = NULL;

  while (TRUE)
    {
      AssayDbJob *job = g_async_queue_pop (self->reads);
      gboolean is_last = job->kind == ASSAY_DB_JOB_QUIT;

      if (is_last)
        g_clear_pointer (&connection, _assay_connection_free);
      else if (connection == NULL)
        connection = _assay_connection_open (self->path, self->reader_mode, self->actor, &job->error);
      if (connection == NULL)
        finish_job (self, job);
      else
        run_job (self, connection, job);
      if (is_last)
        return NULL;
    }
}

static gpointer
look_for_other_writers_func (AssayConnection *connection,
                             gpointer         data,
                             GCancellable    *cancellable,
                             GError         **error)
{
  AssayDb *self = data;

  look_for_other_writers (self, connection);
  return NULL;
}

static void
polled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ASSAY_DB (source)->is_polling = FALSE;
}

/* Runs in the owner's context; a poll that is still queued behind a long write is enough. */
static gboolean
poll_cb (gpointer data)
{
  AssayDb *self = data;
  AssayDbJob *job;

  if (self->is_polling)
    return G_SOURCE_CONTINUE;
  self->is_polling = TRUE;
  job = g_new0 (AssayDbJob, 1);
  job->kind = ASSAY_DB_JOB_PLAIN;
  job->func = look_for_other_writers_func;
  job->data = self;
  job->task = g_task_new (self, NULL, polled_cb, NULL);
  _assay_db_push (self, job);
  return G_SOURCE_CONTINUE;
}

static void
start_polling (AssayDb *self)
{
  self->poll = g_timeout_source_new_seconds (2);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, self->context);
}

/**
 * _assay_db_start:
 * @self: a database whose path, actor and flags are set
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Starts the writer thread, which opens the file, and waits for it; then the readers, which open
 * theirs when they are first needed.
 *
 * Returns: whether the file is open
 */
gboolean
_assay_db_start (AssayDb *self,
                 GError **error)
{
  self->writer = g_thread_new ("assay-db-writer", writer_thread, self);
  g_mutex_lock (&self->lock);
  while (!self->is_started)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  if (self->start_error != NULL)
    {
      g_thread_join (g_steal_pointer (&self->writer));
      g_propagate_error (error, g_steal_pointer (&self->start_error));
      return FALSE;
    }
  for (guint i = 0; i < self->n_readers; i++)
    self->readers[i] = g_thread_new ("assay-db-reader", reader_thread, self);
  start_polling (self);
  return TRUE;
}

static void
stop_readers (AssayDb *self)
{
  AssayDbJob jobs[ASSAY_DB_READERS] = { 0 };

  for (guint i = 0; i < self->n_readers; i++)
    {
      jobs[i].kind = ASSAY_DB_JOB_QUIT;
      g_async_queue_push (self->reads, &jobs[i]);
    }
  for (guint i = 0; i < self->n_readers; i++)
    g_thread_join (g_steal_pointer (&self->readers[i]));
}

/**
 * _assay_db_stop:
 * @self: an open database
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lets the threads finish what is queued and ends them, the writer last, so that it is the one that
 * folds everything into the one file.
 *
 * Returns: whether that went well
 */
gboolean
_assay_db_stop (AssayDb  *self,
                GError  **error)
{
  AssayDbJob job = { .kind = ASSAY_DB_JOB_QUIT };

  g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
  stop_readers (self);
  g_async_queue_push (self->writes, &job);
  g_thread_join (g_steal_pointer (&self->writer));
  if (job.error == NULL)
    return TRUE;
  g_propagate_error (error, job.error);
  return FALSE;
}

/**
 * _assay_db_push:
 * @self: an open database
 * @job: (transfer full): what to do; its task is answered
 *
 * Hands a job to the thread that it is for.
 */
void
_assay_db_push (AssayDb    *self,
                AssayDbJob *job)
{
  gboolean is_for_reader = job->kind == ASSAY_DB_JOB_READ && self->n_readers > 0;

  g_async_queue_push (is_for_reader ? self->reads : self->writes, job);
}

/**
 * _assay_db_push_and_wait:
 * @self: an open database
 * @job: what to do, without a task
 * @error: return location for the job's error
 *
 * Hands a job to the thread that it is for and waits until it is done.
 *
 * Returns: (transfer full) (nullable): the job's result
 */
gpointer
_assay_db_push_and_wait (AssayDb    *self,
                         AssayDbJob *job,
                         GError    **error)
{
  _assay_db_push (self, job);
  g_mutex_lock (&self->lock);
  while (!job->is_done)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  if (job->error == NULL)
    return job->result;
  g_propagate_error (error, g_steal_pointer (&job->error));
  return NULL;
}
