/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/rating/assay-rating-order-private.h"

#include <math.h>
#include <stdlib.h>

#include "core/rating/assay-rating-table-private.h"

/* Whatever a list is sorted by becomes one number a row, worked out once; then numbers alone are
 * compared. */

typedef struct
{
  double key;
  guint rank;
  guint row;
} Place;

static int
compare_places (const void *a,
                const void *b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->key < second->key || first->key > second->key)
    return first->key < second->key ? -1 : 1;
  return (first->rank > second->rank) - (first->rank < second->rank);
}

static int
compare_words (const void *a,
               const void *b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The place of each service type in the order of the language; a table holds each of them once. */
static GHashTable *
rank_services (AssayRatingTable *table)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *words = NULL;
  guint n_words;

  for (guint i = 0; i < table->rows->len; i++)
    g_hash_table_add (places, _assay_rating_table_row (table, i)->service_type);
  words = g_hash_table_get_keys_as_array (places, &n_words);
  qsort (words, n_words, sizeof (gpointer), compare_words);
  for (guint i = 0; i < n_words; i++)
    g_hash_table_insert (places, words[i], GUINT_TO_POINTER (i));
  return places;
}

static double
get_band_key (const AssayRating *row,
              AssayFramework    *framework)
{
  if (row->held_band == NULL || framework == NULL)
    return G_MAXINT;
  return assay_framework_get_band_index (framework, row->held_band);
}

/* Figures; the missing ones come first. */
static double
get_figure_key (const AssayRating *row,
                AssayRatingOrder   order)
{
  double figure;

  switch (order)
    {
    case ASSAY_RATING_ORDER_SCORE:
      figure = row->score;
      break;
    case ASSAY_RATING_ORDER_CHANGE:
      figure = row->score - row->previous_score;
      break;
    case ASSAY_RATING_ORDER_STABILITY:
      figure = row->top_share;
      break;
    default:
      figure = (double) row->returns;
    }
  return isnan (figure) ? -G_MAXDOUBLE : figure;
}

static void
fill_keys (Place            *places,
           AssayRatingTable *table,
           AssayFramework   *framework,
           AssayRatingOrder  order)
{
  g_autoptr (GHashTable) services =
    order == ASSAY_RATING_ORDER_SERVICE ? rank_services (table) : NULL;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const AssayRating *row = _assay_rating_table_row (table, i);

      places[i].row = i;
      places[i].rank = g_array_index (table->ranks, guint, i);
      if (order == ASSAY_RATING_ORDER_NAME)
        places[i].key = places[i].rank;
      else if (services != NULL)
        places[i].key = GPOINTER_TO_UINT (g_hash_table_lookup (services, row->service_type));
      else if (order == ASSAY_RATING_ORDER_BAND)
        places[i].key = get_band_key (row, framework);
      else
        places[i].key = get_figure_key (row, order);
    }
}

/* The order by name is at hand. (transfer full) */
static guint *
take_ranks (AssayRatingTable *table,
            gboolean          descending)
{
  const guint n_rows = table->rows->len;
  guint *rows = g_new (guint, n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      const guint rank = g_array_index (table->ranks, guint, i);

      rows[descending ? n_rows - 1 - rank : rank] = i;
    }
  return rows;
}

/* The rows of a table in an order; those that are equal by name, whichever way. (transfer full) */
guint *
_assay_rating_order_rows (AssayRatingTable *table,
                          AssayFramework   *framework,
                          AssayRatingOrder  order,
                          gboolean          descending)
{
  const guint n_rows = table->rows->len;
  g_autofree Place *places = NULL;
  guint *rows;

  if (order == ASSAY_RATING_ORDER_NAME)
    return take_ranks (table, descending);
  places = g_new (Place, n_rows);
  rows = g_new (guint, n_rows);
  fill_keys (places, table, framework, order);
  for (guint i = 0; descending && i < n_rows; i++)
    places[i].key = -places[i].key;
  qsort (places, n_rows, sizeof (Place), compare_places);
  for (guint i = 0; i < n_rows; i++)
    rows[i] = places[i].row;
  return rows;
}
