/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/rating/assay-rating-model.h"

#include <string.h>

#include "core/base/assay-text.h"
#include "core/rating/assay-rating-order-private.h"
#include "core/rating/assay-rating-table-private.h"

/* Three arrays: the rows of the table in the order of the list, those of them that are shown, and the
 * objects of the rows that somebody asked for. An object stays the same as long as its row says the same,
 * from one table to the next too, so that a list binds anew only what has changed. Every change is told
 * as one piece between what is the same before and after it. */

struct _AssayRatingModel
{
  GObject parent_instance;

  AssayRatingTable *table;
  AssayFramework *framework;
  AssayRating **items;    /* owned, by row; NULL where nobody asked */
  guint *sorted;          /* rows, all of them */
  guint *shown;           /* rows */
  guint n_shown;

  AssayRatingOrder order;
  gboolean descending;
  char *search;
  GHashTable *bands;
  gboolean to_agree;
  gboolean outdated;
};

static GType
assay_rating_model_get_item_type (GListModel *list)
{
  return ASSAY_TYPE_RATING;
}

static guint
assay_rating_model_get_n_items (GListModel *list)
{
  return ASSAY_RATING_MODEL (list)->n_shown;
}

static gpointer
assay_rating_model_get_item (GListModel *list,
                             guint       position)
{
  AssayRatingModel *self = ASSAY_RATING_MODEL (list);
  guint row;

  if (position >= self->n_shown)
    return NULL;
  row = self->shown[position];
  if (self->items[row] == NULL)
    self->items[row] =
      _assay_rating_from_row (self->table, _assay_rating_table_row (self->table, row));
  return g_object_ref (self->items[row]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = assay_rating_model_get_item_type;
  iface->get_n_items = assay_rating_model_get_n_items;
  iface->get_item = assay_rating_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayRatingModel, assay_rating_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static guint
get_n_rows (AssayRatingModel *self)
{
  return self->table != NULL ? self->table->rows->len : 0;
}

/* Filtering */

static gboolean
is_to_agree (const AssayRating *row)
{
  return row->rated && g_str_equal (row->state, "provisional");
}

static gboolean
is_outdated (const AssayRating *row)
{
  return row->flag != NULL && *row->flag != '\0';
}

static gboolean
passes (AssayRatingModel  *self,
        const AssayRating *row)
{
  if ((self->to_agree && !is_to_agree (row)) || (self->outdated && !is_outdated (row)))
    return FALSE;
  return g_hash_table_size (self->bands) == 0 ||
         g_hash_table_contains (self->bands, row->held_band != NULL ? row->held_band
                                                                     : ASSAY_RATING_MODEL_NOT_RATED);
}

/* The rows that are shown now, in order. (transfer full) */
static guint *
find_shown (AssayRatingModel *self,
            guint            *n_shown)
{
  const guint n_rows = get_n_rows (self);
  const gboolean all = !self->to_agree && !self->outdated && g_hash_table_size (self->bands) == 0;
  g_autofree guint8 *found = g_malloc (n_rows);
  guint *shown = g_new (guint, n_rows);

  *n_shown = 0;
  if (n_rows > 0)
    assay_text_index_find (self->table->keys, self->search, found);
  for (guint i = 0; i < n_rows; i++)
    {
      const guint row = self->sorted[i];

      if (found[row] && (all || passes (self, _assay_rating_table_row (self->table, row))))
        shown[(*n_shown)++] = row;
    }
  return shown;
}

/* Telling */

/* Takes what is shown from now on, and tells what has changed. Two rows are the same if their number
 * is: not for use from one table to the next. */
static void
take_shown (AssayRatingModel *self,
            guint            *shown,
            guint             n_shown)
{
  g_autofree guint *before = g_steal_pointer (&self->shown);
  const guint n_before = self->n_shown;
  const guint shorter = MIN (n_before, n_shown);
  guint start = 0;
  guint end = 0;

  while (start < shorter && before[start] == shown[start])
    start++;
  while (end < shorter - start && before[n_before - 1 - end] == shown[n_shown - 1 - end])
    end++;
  self->shown = shown;
  self->n_shown = n_shown;
  if (start < n_before || start < n_shown)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end,
                                n_shown - start - end);
}

static void
filter (AssayRatingModel *self)
{
  guint n_shown;
  guint *shown = find_shown (self, &n_shown);

  take_shown (self, shown, n_shown);
}

/* The next table */

/* For each row of @table the row that the one before has for the provider, G_MAXUINT where it has none.
 * Both are by provider. (transfer full) */
static guint *
find_former_rows (AssayRatingModel *self,
                  AssayRatingTable *table)
{
  const guint n_before = get_n_rows (self);
  guint *former = g_new (guint, table->rows->len);
  guint at = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const gint64 id = _assay_rating_table_row (table, i)->provider_id;

      while (at < n_before && _assay_rating_table_row (self->table, at)->provider_id < id)
        at++;
      former[i] = G_MAXUINT;
      if (at < n_before && _assay_rating_table_row (self->table, at)->provider_id == id)
        former[i] = at;
    }
  return former;
}

/* Objects that are in use go over to the next table if they say the same there; the row of one that does
 * not is no longer a former row. (transfer full) */
static AssayRating **
move_items (AssayRatingModel *self,
            AssayRatingTable *table,
            guint            *former)
{
  AssayRating **items = g_new0 (AssayRating *, table->rows->len);

  for (guint i = 0; i < table->rows->len; i++)
    {
      AssayRating *item = former[i] != G_MAXUINT ? self->items[former[i]] : NULL;
      const AssayRating *row = _assay_rating_table_row (table, i);

      if (item == NULL)
        continue;
      if (G_OBJECT (item)->ref_count > 1 && !_assay_rating_has_same (item, row))
        former[i] = G_MAXUINT;
      else if (G_OBJECT (item)->ref_count > 1)
        {
          _assay_rating_move (item, table, row);
          items[i] = g_steal_pointer (&self->items[former[i]]);
        }
    }
  return items;
}

static void
clear_items (AssayRatingModel *self)
{
  for (guint i = 0; i < get_n_rows (self); i++)
    g_clear_object (&self->items[i]);
  g_clear_pointer (&self->items, g_free);
}

/* Puts rows of the next table in the place of those of the one before, so that the two lists can be
 * compared; what has no row any more gets a number that none has. */
static void
renumber_shown (AssayRatingModel *self,
                const guint      *former,
                guint             n_rows)
{
  g_autofree guint *next = g_new (guint, get_n_rows (self));

  for (guint i = 0; i < get_n_rows (self); i++)
    next[i] = G_MAXUINT;
  for (guint i = 0; i < n_rows; i++)
    if (former[i] != G_MAXUINT)
      next[former[i]] = i;
  for (guint i = 0; i < self->n_shown; i++)
    self->shown[i] = next[self->shown[i]];
}

/**
 * assay_rating_model_set_table:
 * @self: a model
 * @table: what the list shows from now on
 * @framework: (nullable): whose bands the ratings have, for sorting
 *
 * Replaces the ratings; search, filters and order stay. Rows that say the same as before keep their
 * objects.
 */
void
assay_rating_model_set_table (AssayRatingModel *self,
                              AssayRatingTable *table,
                              AssayFramework   *framework)
{
  g_autofree guint *former = NULL;
  AssayRating **items;

  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  former = find_former_rows (self, table);
  items = move_items (self, table, former);
  renumber_shown (self, former, table->rows->len);
  clear_items (self);
  g_clear_pointer (&self->table, assay_rating_table_unref);
  self->table = assay_rating_table_ref (table);
  self->items = items;
  g_set_object (&self->framework, framework);
  g_free (self->sorted);
  self->sorted = _assay_rating_order_rows (table, framework, self->order, self->descending);
  filter (self);
}

/**
 * assay_rating_model_set_order:
 * @self: a model
 * @order: what it is sorted by
 * @descending: whether the other way round
 */
void
assay_rating_model_set_order (AssayRatingModel *self,
                              AssayRatingOrder  order,
                              gboolean          descending)
{
  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  if (self->order == order && self->descending == descending)
    return;
  self->order = order;
  self->descending = descending;
  if (self->table == NULL)
    return;
  g_free (self->sorted);
  self->sorted = _assay_rating_order_rows (self->table, self->framework, order, descending);
  filter (self);
}

/**
 * assay_rating_model_set_search:
 * @self: a model
 * @text: what is searched for, as typed; "" for everything. Name, reference and CQC id are looked at,
 *   regardless of case, space and punctuation
 */
void
assay_rating_model_set_search (AssayRatingModel *self,
                               const char       *text)
{
  g_autofree char *folded = assay_text_fold (text);

  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  if (g_str_equal (folded, self->search))
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  filter (self);
}

/**
 * assay_rating_model_set_band:
 * @self: a model
 * @band: a band's id, or ASSAY_RATING_MODEL_NOT_RATED
 * @shown: whether those that hold it are shown; with no band chosen all are
 */
void
assay_rating_model_set_band (AssayRatingModel *self,
                             const char       *band,
                             gboolean          shown)
{
  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  if (shown)
    g_hash_table_add (self->bands, g_strdup (band));
  else
    g_hash_table_remove (self->bands, band);
  filter (self);
}

/**
 * assay_rating_model_has_band:
 * @self: a model
 * @band: a band's id, or ASSAY_RATING_MODEL_NOT_RATED
 *
 * Returns: whether the band is chosen
 */
gboolean
assay_rating_model_has_band (AssayRatingModel *self,
                             const char       *band)
{
  return g_hash_table_contains (self->bands, band);
}

/**
 * assay_rating_model_get_n_bands:
 * @self: a model
 *
 * Returns: how many bands are chosen, 0 where all are shown
 */
guint
assay_rating_model_get_n_bands (AssayRatingModel *self)
{
  return g_hash_table_size (self->bands);
}

/**
 * assay_rating_model_set_to_agree:
 * @self: a model
 * @to_agree: whether only providers with a rating that nobody has agreed yet are shown
 */
void
assay_rating_model_set_to_agree (AssayRatingModel *self,
                                 gboolean          to_agree)
{
  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  if (self->to_agree == to_agree)
    return;
  self->to_agree = to_agree;
  filter (self);
}

/**
 * assay_rating_model_set_outdated:
 * @self: a model
 * @outdated: whether only providers with a rating whose evidence has changed since are shown
 */
void
assay_rating_model_set_outdated (AssayRatingModel *self,
                                 gboolean          outdated)
{
  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  if (self->outdated == outdated)
    return;
  self->outdated = outdated;
  filter (self);
}

/**
 * assay_rating_model_clear_filters:
 * @self: a model
 *
 * Shows all again.
 */
void
assay_rating_model_clear_filters (AssayRatingModel *self)
{
  g_return_if_fail (ASSAY_IS_RATING_MODEL (self));

  g_free (self->search);
  self->search = g_strdup ("");
  g_hash_table_remove_all (self->bands);
  self->to_agree = FALSE;
  self->outdated = FALSE;
  filter (self);
}

/**
 * assay_rating_model_is_filtered:
 * @self: a model
 *
 * Returns: whether a search or a filter may leave providers out
 */
gboolean
assay_rating_model_is_filtered (AssayRatingModel *self)
{
  return *self->search != '\0' || self->to_agree || self->outdated || g_hash_table_size (self->bands) > 0;
}

/**
 * assay_rating_model_get_total:
 * @self: a model
 *
 * Returns: how many providers there are, shown or not, and read or not
 */
guint
assay_rating_model_get_total (AssayRatingModel *self)
{
  return self->table != NULL ? assay_rating_table_get_total (self->table) : 0;
}

/**
 * assay_rating_model_count_to_agree:
 * @self: a model
 *
 * Returns: how many have a rating that nobody has agreed yet, shown or not
 */
guint
assay_rating_model_count_to_agree (AssayRatingModel *self)
{
  guint count = 0;

  for (guint i = 0; i < get_n_rows (self); i++)
    count += is_to_agree (_assay_rating_table_row (self->table, i));
  return count;
}

/**
 * assay_rating_model_count_outdated:
 * @self: a model
 *
 * Returns: how many have a rating whose evidence has changed since, shown or not
 */
guint
assay_rating_model_count_outdated (AssayRatingModel *self)
{
  guint count = 0;

  for (guint i = 0; i < get_n_rows (self); i++)
    count += is_outdated (_assay_rating_table_row (self->table, i));
  return count;
}

/* Finding */

/**
 * assay_rating_model_find:
 * @self: a model
 * @provider_id: a provider's number
 *
 * Returns: the provider's place in the list, G_MAXUINT where it is not shown
 */
guint
assay_rating_model_find (AssayRatingModel *self,
                         gint64            provider_id)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (_assay_rating_table_row (self->table, self->shown[i])->provider_id == provider_id)
      return i;
  return G_MAXUINT;
}

/**
 * assay_rating_model_get_provider_id:
 * @self: a model
 * @position: a place in the list
 *
 * Returns: the provider's number, 0 for no place of the list
 */
gint64
assay_rating_model_get_provider_id (AssayRatingModel *self,
                                    guint             position)
{
  if (position >= self->n_shown)
    return 0;
  return _assay_rating_table_row (self->table, self->shown[position])->provider_id;
}

/**
 * assay_rating_model_find_nearest:
 * @self: a model
 * @text: what was searched for
 *
 * Looks at every name, shown or not.
 *
 * Returns: (transfer none) (nullable): the name that is most like it, until the next table; %NULL where
 *   none is
 */
const char *
assay_rating_model_find_nearest (AssayRatingModel *self,
                                 const char       *text)
{
  const char *best = NULL;
  double best_likeness = 0.3;

  for (guint i = 0; i < get_n_rows (self); i++)
    {
      const char *name = _assay_rating_table_row (self->table, i)->name;
      const double likeness = assay_text_likeness (text, name);

      if (likeness > best_likeness)
        {
          best_likeness = likeness;
          best = name;
        }
    }
  return best;
}

static void
assay_rating_model_finalize (GObject *object)
{
  AssayRatingModel *self = ASSAY_RATING_MODEL (object);

  clear_items (self);
  g_clear_pointer (&self->table, assay_rating_table_unref);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->sorted, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->bands, g_hash_table_unref);
  G_OBJECT_CLASS (assay_rating_model_parent_class)->finalize (object);
}

static void
assay_rating_model_class_init (AssayRatingModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_rating_model_finalize;
}

static void
assay_rating_model_init (AssayRatingModel *self)
{
  self->search = g_strdup ("");
  self->bands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * assay_rating_model_new:
 *
 * Returns: (transfer full): a list of nothing, sorted by name
 */
AssayRatingModel *
assay_rating_model_new (void)
{
  return g_object_new (ASSAY_TYPE_RATING_MODEL, NULL);
}
