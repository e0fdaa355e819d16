/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-filter.h"

#include <string.h>

#include "app/register/assay-provider-item.h"
#include "core/base/assay-text.h"

/* GTK's string filter folds every item's text anew at each letter typed; here the texts are folded once
 * when they are read, and a search is a plain strstr. */

struct _AssayProviderFilter
{
  GtkFilter parent_instance;

  char *search;
  GHashTable *bands;
  gboolean to_agree;
};

G_DEFINE_FINAL_TYPE (AssayProviderFilter, assay_provider_filter, GTK_TYPE_FILTER)

static gboolean
assay_provider_filter_match (GtkFilter *filter,
                             gpointer   item)
{
  AssayProviderFilter *self = ASSAY_PROVIDER_FILTER (filter);
  AssayProviderItem *provider = ASSAY_PROVIDER_ITEM (item);
  const char *band;

  if (self->to_agree && !assay_provider_item_is_to_agree (provider))
    return FALSE;
  if (*self->search != '\0' && !assay_provider_item_matches (provider, self->search))
    return FALSE;
  if (g_hash_table_size (self->bands) == 0)
    return TRUE;
  band = assay_rating_get_held_band (assay_provider_item_get_rating (provider));
  return g_hash_table_contains (self->bands,
                                band != NULL ? band : ASSAY_PROVIDER_FILTER_NOT_RATED);
}

static GtkFilterMatch
assay_provider_filter_get_strictness (GtkFilter *filter)
{
  AssayProviderFilter *self = ASSAY_PROVIDER_FILTER (filter);

  if (*self->search == '\0' && g_hash_table_size (self->bands) == 0 && !self->to_agree)
    return GTK_FILTER_MATCH_ALL;
  return GTK_FILTER_MATCH_SOME;
}

/**
 * assay_provider_filter_set_search:
 * @self: a filter
 * @text: what is searched for, as typed; "" for everything
 */
void
assay_provider_filter_set_search (AssayProviderFilter *self,
                                  const char          *text)
{
  g_autofree char *folded = assay_text_fold (text);
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  if (g_str_equal (folded, self->search))
    return;
  if (strstr (folded, self->search) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (strstr (self->search, folded) != NULL)
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * assay_provider_filter_set_band:
 * @self: a filter
 * @band: a band's id, or ASSAY_PROVIDER_FILTER_NOT_RATED
 * @shown: whether those that hold it are shown; with no band chosen all are
 */
void
assay_provider_filter_set_band (AssayProviderFilter *self,
                                const char          *band,
                                gboolean             shown)
{
  if (shown)
    g_hash_table_add (self->bands, g_strdup (band));
  else
    g_hash_table_remove (self->bands, band);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * assay_provider_filter_get_n_bands:
 * @self: a filter
 *
 * Returns: how many bands are chosen, 0 where all are shown
 */
guint
assay_provider_filter_get_n_bands (AssayProviderFilter *self)
{
  return g_hash_table_size (self->bands);
}

/**
 * assay_provider_filter_has_band:
 * @self: a filter
 * @band: a band's id, or ASSAY_PROVIDER_FILTER_NOT_RATED
 *
 * Returns: whether the band is chosen
 */
gboolean
assay_provider_filter_has_band (AssayProviderFilter *self,
                                const char          *band)
{
  return g_hash_table_contains (self->bands, band);
}

/**
 * assay_provider_filter_set_to_agree:
 * @self: a filter
 * @to_agree: whether only providers with a rating to agree are shown
 */
void
assay_provider_filter_set_to_agree (AssayProviderFilter *self,
                                    gboolean             to_agree)
{
  if (self->to_agree == to_agree)
    return;
  self->to_agree = to_agree;
  gtk_filter_changed (GTK_FILTER (self), to_agree ? GTK_FILTER_CHANGE_MORE_STRICT
                                                  : GTK_FILTER_CHANGE_LESS_STRICT);
}

/**
 * assay_provider_filter_clear:
 * @self: a filter
 *
 * Shows all again.
 */
void
assay_provider_filter_clear (AssayProviderFilter *self)
{
  g_free (self->search);
  self->search = g_strdup ("");
  g_hash_table_remove_all (self->bands);
  self->to_agree = FALSE;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_LESS_STRICT);
}

static void
assay_provider_filter_finalize (GObject *object)
{
  AssayProviderFilter *self = ASSAY_PROVIDER_FILTER (object);

  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->bands, g_hash_table_unref);
  G_OBJECT_CLASS (assay_provider_filter_parent_class)->finalize (object);
}

static void
assay_provider_filter_class_init (AssayProviderFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_provider_filter_finalize;
  filter_class->match = assay_provider_filter_match;
  filter_class->get_strictness = assay_provider_filter_get_strictness;
}

static void
assay_provider_filter_init (AssayProviderFilter *self)
{
  self->search = g_strdup ("");
  self->bands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * assay_provider_filter_new:
 *
 * Returns: (transfer full): a filter that shows all
 */
AssayProviderFilter *
assay_provider_filter_new (void)
{
  return g_object_new (ASSAY_TYPE_PROVIDER_FILTER, NULL);
}
