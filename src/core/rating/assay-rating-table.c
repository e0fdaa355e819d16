/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/rating/assay-rating-table.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/assay-text.h"
#include "core/rating/assay-rating-table-private.h"

/* Room for the texts of some hundred rows at a time. */
#define TEXT_BLOCK 65536

static AssayRatingTable *
create_table (void)
{
  AssayRatingTable *self = g_new0 (AssayRatingTable, 1);

  g_atomic_ref_count_init (&self->references);
  self->rows = g_array_new (FALSE, TRUE, sizeof (AssayRating));
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->keys = assay_text_index_new ();
  self->texts = g_string_chunk_new (TEXT_BLOCK);
  return self;
}

/**
 * assay_rating_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): the same; any thread
 */
AssayRatingTable *
assay_rating_table_ref (AssayRatingTable *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * assay_rating_table_unref:
 * @self: (transfer full): a table; any thread
 */
void
assay_rating_table_unref (AssayRatingTable *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->rows);
  g_array_unref (self->ranks);
  assay_text_index_free (self->keys);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* Reading */

static void
add_row (AssayRatingTable *self,
         AssayStatement   *statement,
         const char       *framework_id,
         const char       *period)
{
  g_autofree char *cqc_key = NULL;
  const char *cqc_id = assay_statement_get_text (statement, ASSAY_RATING_COLUMN_CQC_ID);
  const char *keys[3];
  AssayRating *row;

  g_array_set_size (self->rows, self->rows->len + 1);
  row = &g_array_index (self->rows, AssayRating, self->rows->len - 1);
  _assay_rating_clear (row);
  _assay_rating_read_into (row, statement, self->texts, framework_id, period);
  row->cqc_id = g_string_chunk_insert (self->texts, cqc_id);
  cqc_key = assay_text_fold (cqc_id);
  keys[0] = assay_statement_get_text (statement, ASSAY_RATING_COLUMN_NAME_KEY);
  keys[1] = assay_statement_get_text (statement, ASSAY_RATING_COLUMN_REFERENCE_KEY);
  keys[2] = cqc_key;
  assay_text_index_add (self->keys, keys, G_N_ELEMENTS (keys));
}

static gboolean
count_total (AssayRatingTable *self,
             AssayConnection  *connection,
             const char       *framework_id,
             const char       *period,
             GError          **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT count (*) FROM provider WHERE closed_on IS NULL OR EXISTS (SELECT 1 FROM rating"
    " WHERE framework_id = ? AND period = ? AND provider_id = provider.id AND state <> 'superseded')",
    "ss", framework_id, period);

  if (!assay_statement_next (statement, error))
    return FALSE;
  self->total = (guint) assay_statement_get_int (statement, 0);
  return TRUE;
}

/* Sorting by name */

typedef struct
{
  char *key;
  const char *reference;
  guint row;
} Name;

static int
compare_names (const void *a,
               const void *b)
{
  const Name *first = a;
  const Name *second = b;
  const int names = strcmp (first->key, second->key);

  return names != 0 ? names : strcmp (first->reference, second->reference);
}

static void
rank_names (AssayRatingTable *self)
{
  const guint n_rows = self->rows->len;
  g_autofree Name *names = g_new (Name, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const AssayRating *row = _assay_rating_table_row (self, i);

      names[i].key = g_utf8_collate_key (row->name, -1);
      names[i].reference = row->reference;
      names[i].row = i;
    }
  qsort (names, n_rows, sizeof (Name), compare_names);
  g_array_set_size (self->ranks, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_array_index (self->ranks, guint, names[i].row) = i;
      g_free (names[i].key);
    }
}

/**
 * assay_rating_table_read:
 * @connection: a connection in a transaction
 * @framework_id: a framework's id
 * @period: as people write it
 * @part: how much
 * @error: return location for an `ASSAY_STORE_ERROR` or `ASSAY_VALIDATION_ERROR`
 *
 * Reads the ratings in force of a period, open providers that were not rated among them, as
 * [func@Rating.list] does.
 *
 * Returns: (transfer full) (nullable): the table
 */
AssayRatingTable *
assay_rating_table_read (AssayConnection  *connection,
                         const char       *framework_id,
                         const char       *period,
                         AssayRatingPart   part,
                         GError          **error)
{
  g_autoptr (AssayRatingTable) self = create_table ();
  g_autofree char *canonical = NULL;
  const AssayRatingScope scope = part == ASSAY_RATING_PART_FIRST ? ASSAY_RATING_SCOPE_FIRST_NAMES
                                                                 : ASSAY_RATING_SCOPE_BY_ID;
  AssayStatement *statement =
    _assay_rating_query_period (connection, framework_id, period, scope, &canonical, error);

  if (statement == NULL)
    return NULL;
  while (assay_statement_next (statement, error))
    add_row (self, statement, framework_id, canonical);
  if (assay_statement_failed (statement))
    return NULL;
  self->total = self->rows->len;
  if (part == ASSAY_RATING_PART_FIRST &&
      !count_total (self, connection, framework_id, canonical, error))
    return NULL;
  rank_names (self);
  return g_steal_pointer (&self);
}

/**
 * assay_rating_table_get_total:
 * @self: a table
 *
 * Returns: how many ratings the whole has
 */
guint
assay_rating_table_get_total (AssayRatingTable *self)
{
  return self->total;
}

/**
 * assay_rating_table_is_whole:
 * @self: a table
 *
 * Returns: whether there is nothing beside what was read
 */
gboolean
assay_rating_table_is_whole (AssayRatingTable *self)
{
  return self->rows->len == self->total;
}
