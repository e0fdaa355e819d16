/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A reader's rows are gone when the next is read, so they are copied into batches that stay in the processor's
 * cache. A few batches go round between the two threads: whoever is faster waits for the other. The last batch
 * brings the end of the file or the error. */

#include "core/intake/assay-row-feed.h"

#include <string.h>

#define N_BATCHES 4
#define ROWS_A_BATCH 128
#define FIRST_TEXT (32 * 1024)

typedef struct
{
  guint first_cell;
  guint n_cells;
  guint64 line;
} FedRow;

typedef struct
{
  FedRow rows[ROWS_A_BATCH];
  guint n_rows;
  GArray *cells; /* AssayCell; while a batch is filled, text is an offset */
  GByteArray *text;
  double progress;
  gboolean is_last;
  GError *error;
} Batch;

struct _AssayRowFeed
{
  AssayTableReader *reader;
  GThread *thread;
  GAsyncQueue *full;
  GAsyncQueue *empty;
  int is_stopped;
  Batch batches[N_BATCHES];
  Batch *batch; /* the one whose rows are handed out */
  guint next_row;
};

static void
add_row (Batch               *batch,
         const AssayTableRow *row)
{
  FedRow *fed = &batch->rows[batch->n_rows++];

  fed->first_cell = batch->cells->len;
  fed->n_cells = row->n_cells;
  fed->line = row->line;
  g_array_append_vals (batch->cells, row->cells, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    {
      AssayCell *cell = &g_array_index (batch->cells, AssayCell, fed->first_cell + i);
      gsize offset = batch->text->len;

      g_byte_array_append (batch->text, (const guint8 *) cell->text, (guint) cell->length + 1);
      cell->text = GSIZE_TO_POINTER (offset);
    }
}

/* Where the texts lie is known once no more are added. */
static void
settle_texts (Batch *batch)
{
  for (guint i = 0; i < batch->cells->len; i++)
    {
      AssayCell *cell = &g_array_index (batch->cells, AssayCell, i);

      cell->text = (const char *) batch->text->data + GPOINTER_TO_SIZE (cell->text);
    }
}

static void
fill_batch (AssayRowFeed *self,
            Batch        *batch)
{
  AssayTableRow row;

  batch->n_rows = 0;
  g_array_set_size (batch->cells, 0);
  g_byte_array_set_size (batch->text, 0);
  while (batch->n_rows < ROWS_A_BATCH && !batch->is_last && batch->text->len < FIRST_TEXT)
    if (assay_table_reader_read_row (self->reader, &row, &batch->error))
      add_row (batch, &row);
    else
      batch->is_last = TRUE;
  settle_texts (batch);
  batch->progress = assay_table_reader_get_progress (self->reader);
}

static gpointer
feed_thread (gpointer data)
{
  AssayRowFeed *self = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Batch *batch = g_async_queue_pop (self->empty);

      if (g_atomic_int_get (&self->is_stopped))
        break;
      fill_batch (self, batch);
      is_last = batch->is_last;
      g_async_queue_push (self->full, batch);
    }
  return NULL;
}

/**
 * assay_row_feed_new:
 * @reader: a reader, which nobody else may touch before the feed is freed
 *
 * Begins to read ahead.
 *
 * Returns: (transfer full): the feed
 */
AssayRowFeed *
assay_row_feed_new (AssayTableReader *reader)
{
  AssayRowFeed *self = g_new0 (AssayRowFeed, 1);

  self->reader = g_object_ref (reader);
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      Batch *batch = &self->batches[i];

      batch->cells = g_array_new (FALSE, FALSE, sizeof (AssayCell));
      batch->text = g_byte_array_sized_new (2 * FIRST_TEXT);
      g_async_queue_push (self->empty, batch);
    }
  self->thread = g_thread_new ("assay-rows", feed_thread, self);
  return self;
}

/**
 * assay_row_feed_free:
 * @self: (transfer full): a feed
 *
 * Ends a feed, wherever it is in the file. Waits for its thread.
 */
void
assay_row_feed_free (AssayRowFeed *self)
{
  g_atomic_int_set (&self->is_stopped, TRUE);
  g_async_queue_push (self->empty, &self->batches[0]);
  g_thread_join (self->thread);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_array_unref (self->batches[i].cells);
      g_byte_array_unref (self->batches[i].text);
      g_clear_error (&self->batches[i].error);
    }
  g_object_unref (self->reader);
  g_free (self);
}

/* FALSE at the end. */
static gboolean
take_batch (AssayRowFeed *self)
{
  if (self->batch != NULL && self->batch->is_last)
    return FALSE;
  if (self->batch != NULL)
    g_async_queue_push (self->empty, self->batch);
  self->batch = g_async_queue_pop (self->full);
  self->next_row = 0;
  return TRUE;
}

/**
 * assay_row_feed_next:
 * @self: a feed
 * @row: (out caller-allocates): the row; its cells are borrowed until the next is taken
 * @error: return location for what the reader says
 *
 * Takes the next row. Any thread, but one at a time.
 *
 * Returns: whether there was a row; at the end %FALSE without an error
 */
gboolean
assay_row_feed_next (AssayRowFeed  *self,
                     AssayTableRow *row,
                     GError       **error)
{
  const FedRow *fed;

  while (self->batch == NULL || self->next_row == self->batch->n_rows)
    if (!take_batch (self))
      {
        if (self->batch->error != NULL)
          g_propagate_error (error, g_steal_pointer (&self->batch->error));
        return FALSE;
      }
  fed = &self->batch->rows[self->next_row++];
  row->cells = (const AssayCell *) (gpointer) self->batch->cells->data + fed->first_cell;
  row->n_cells = fed->n_cells;
  row->line = fed->line;
  return TRUE;
}

/**
 * assay_row_feed_get_progress:
 * @self: a feed
 *
 * Tells how much of the file was read for the rows taken so far.
 *
 * Returns: 0 to 1
 */
double
assay_row_feed_get_progress (AssayRowFeed *self)
{
  return self->batch != NULL ? self->batch->progress : 0.0;
}
