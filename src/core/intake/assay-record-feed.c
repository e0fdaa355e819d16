/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A few batches, small enough for the processor's cache, go round between two threads: whoever is faster waits for
 * the other. The last batch brings the end or the error. */

#include "core/intake/assay-record-feed.h"

#define N_BATCHES 4

typedef struct
{
  GByteArray *records;
  gboolean is_last;
  GError *error;
} Batch;

struct _AssayRecordFeed
{
  AssayRecordFill fill;
  gpointer data;
  GThread *thread;
  GAsyncQueue *full;
  GAsyncQueue *empty;
  int is_stopped;
  Batch batches[N_BATCHES];
  Batch *batch; /* the one that is handed out */
};

static gpointer
feed_thread (gpointer data)
{
  AssayRecordFeed *self = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->is_stopped))
        break;
      g_byte_array_set_size (batch->records, 0);
      is_last = !self->fill (self->data, batch->records, &batch->error);
      batch->is_last = is_last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/**
 * assay_record_feed_new:
 * @fill: makes records
 * @data: for @fill; nobody else may touch it before the feed is freed
 *
 * Begins to make records.
 *
 * Returns: (transfer full): the feed
 */
AssayRecordFeed *
assay_record_feed_new (AssayRecordFill fill,
                       gpointer        data)
{
  AssayRecordFeed *self = g_new0 (AssayRecordFeed, 1);

  self->fill = fill;
  self->data = data;
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      self->batches[i].records = g_byte_array_new ();
      g_async_queue_push (self->empty, &self->batches[i]);
    }
  self->thread = g_thread_new ("assay-records", feed_thread, self);
  return self;
}

/**
 * assay_record_feed_free:
 * @self: (transfer full): a feed
 *
 * Ends a feed, whether or not it came to its end. Waits for its thread.
 */
void
assay_record_feed_free (AssayRecordFeed *self)
{
  g_atomic_int_set (&self->is_stopped, TRUE);
  g_async_queue_push (self->empty, &self->batches[0]);
  g_thread_join (self->thread);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_byte_array_unref (self->batches[i].records);
      g_clear_error (&self->batches[i].error);
    }
  g_free (self);
}

/**
 * assay_record_feed_next:
 * @self: a feed
 * @error: return location for what the feed's function said
 *
 * Takes the next records, perhaps none. Any thread, but one at a time.
 *
 * Returns: (transfer none) (nullable): the batch, until the next is taken; %NULL on error and, without an error, at
 *   the end
 */
const GByteArray *
assay_record_feed_next (AssayRecordFeed  *self,
                        GError          **error)
{
  if (self->batch != NULL && self->batch->is_last)
    return NULL;
  if (self->batch != NULL)
    g_async_queue_push (self->empty, self->batch);
  self->batch = g_async_queue_pop (self->full);
  if (self->batch->error == NULL)
    return self->batch->records;
  g_propagate_error (error, g_steal_pointer (&self->batch->error));
  return NULL;
}
