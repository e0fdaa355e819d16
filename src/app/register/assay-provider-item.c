/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-item.h"

#include <math.h>
#include <string.h>

#include "core/base/assay-text.h"

struct _AssayProviderItem
{
  GObject parent_instance;

  AssayRating *rating;
  char *key;
  char *order;
  gint64 people;
  gboolean to_agree;
};

G_DEFINE_FINAL_TYPE (AssayProviderItem, assay_provider_item, G_TYPE_OBJECT)

/**
 * assay_provider_item_get_rating:
 * @self: an item
 *
 * Returns: (transfer none): the rating
 */
AssayRating *
assay_provider_item_get_rating (AssayProviderItem *self)
{
  return self->rating;
}

/**
 * assay_provider_item_get_id:
 * @self: an item
 *
 * Returns: the provider's number in the register
 */
gint64
assay_provider_item_get_id (AssayProviderItem *self)
{
  return assay_rating_get_provider_id (self->rating);
}

/**
 * assay_provider_item_get_people:
 * @self: an item
 *
 * Returns: how many people it supports, -1 where that is not known
 */
gint64
assay_provider_item_get_people (AssayProviderItem *self)
{
  return self->people;
}

/**
 * assay_provider_item_is_to_agree:
 * @self: an item
 *
 * Returns: whether it has a rating that nobody has agreed yet
 */
gboolean
assay_provider_item_is_to_agree (AssayProviderItem *self)
{
  return self->to_agree;
}

/**
 * assay_provider_item_matches:
 * @self: an item
 * @folded: what is searched for, as assay_text_fold () makes it
 *
 * Returns: whether name, reference or CQC id holds it
 */
gboolean
assay_provider_item_matches (AssayProviderItem *self,
                             const char        *folded)
{
  return strstr (self->key, folded) != NULL;
}

/**
 * assay_provider_item_get_change:
 * @self: an item
 *
 * Returns: by how many points the score differs from the last period's, NaN where either is missing
 */
double
assay_provider_item_get_change (AssayProviderItem *self)
{
  return assay_rating_get_score (self->rating) - assay_rating_get_previous_score (self->rating);
}

/**
 * assay_provider_item_compare_names:
 * @a: an item
 * @b: another
 *
 * Returns: less than, equal to or greater than 0, as the language orders names
 */
int
assay_provider_item_compare_names (AssayProviderItem *a,
                                   AssayProviderItem *b)
{
  return strcmp (a->order, b->order);
}

static void
assay_provider_item_finalize (GObject *object)
{
  AssayProviderItem *self = ASSAY_PROVIDER_ITEM (object);

  g_clear_object (&self->rating);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->order, g_free);
  G_OBJECT_CLASS (assay_provider_item_parent_class)->finalize (object);
}

static void
assay_provider_item_class_init (AssayProviderItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_provider_item_finalize;
}

static void
assay_provider_item_init (AssayProviderItem *self)
{
}

/**
 * assay_provider_item_new:
 * @rating: the provider's rating
 * @cqc_id: its CQC id, or ""
 *
 * Returns: (transfer full): an item; any thread may make it
 */
AssayProviderItem *
assay_provider_item_new (AssayRating *rating,
                         const char  *cqc_id)
{
  AssayProviderItem *self = g_object_new (ASSAY_TYPE_PROVIDER_ITEM, NULL);
  g_autofree char *name = assay_text_fold (assay_rating_get_name (rating));
  g_autofree char *reference = assay_text_fold (assay_rating_get_reference (rating));
  g_autofree char *id = assay_text_fold (cqc_id);

  self->rating = g_object_ref (rating);
  self->key = g_strjoin ("\x1f", name, reference, id, NULL);
  self->order = g_utf8_collate_key (assay_rating_get_name (rating), -1);
  self->to_agree = assay_rating_get_rated (rating) &&
                   g_str_equal (assay_rating_get_state (rating), "provisional");
  self->people = assay_rating_get_people_supported (rating);
  return self;
}
