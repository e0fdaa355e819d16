/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-choice.h"

#include <string.h>

#include "core/base/assay-text-index.h"
#include "core/base/assay-text.h"

/* So many are made ready to be searched before the next frame. */
#define QUICK 2000

struct _AssayProviderChoice
{
  GObject parent_instance;

  GPtrArray *providers;
  GThread *thread;              /* nullable: makes keys, where that takes time */
  AssayTextIndex *keys;         /* nullable: until something is searched for */
  GPtrArray *shown;             /* unowned, of providers */
};

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_PROVIDER;
}

static guint
get_n_items (GListModel *model)
{
  return ASSAY_PROVIDER_CHOICE (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *shown = ASSAY_PROVIDER_CHOICE (model)->shown;

  return position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayProviderChoice, assay_provider_choice, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static gpointer
make_keys (gpointer data)
{
  g_autoptr (GPtrArray) providers = data;
  AssayTextIndex *index = assay_text_index_new ();

  for (guint i = 0; i < providers->len; i++)
    {
      AssayProvider *provider = g_ptr_array_index (providers, i);
      g_autofree char *name = assay_text_fold (assay_provider_get_name (provider));
      g_autofree char *reference = assay_text_fold (assay_provider_get_reference (provider));
      g_autofree char *cqc_id = assay_text_fold (assay_provider_get_cqc_id (provider));
      const char *const keys[] = { name, reference, cqc_id };

      assay_text_index_add (index, keys, G_N_ELEMENTS (keys));
    }
  return index;
}

/* Made once: by the thread, which had the time until somebody types, or when it is first needed. */
static AssayTextIndex *
get_keys (AssayProviderChoice *self)
{
  if (self->keys == NULL && self->thread != NULL)
    self->keys = g_thread_join (g_steal_pointer (&self->thread));
  if (self->keys == NULL)
    self->keys = make_keys (g_ptr_array_ref (self->providers));
  return self->keys;
}

static void
assay_provider_choice_finalize (GObject *object)
{
  AssayProviderChoice *self = ASSAY_PROVIDER_CHOICE (object);

  if (self->thread != NULL)
    self->keys = g_thread_join (self->thread);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->keys, assay_text_index_free);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_provider_choice_parent_class)->finalize (object);
}

static void
assay_provider_choice_class_init (AssayProviderChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_provider_choice_finalize;
}

static void
assay_provider_choice_init (AssayProviderChoice *self)
{
  self->shown = g_ptr_array_new ();
}

static void
show_all (AssayProviderChoice *self)
{
  for (guint i = 0; i < self->providers->len; i++)
    g_ptr_array_add (self->shown, g_ptr_array_index (self->providers, i));
}

/**
 * assay_provider_choice_new:
 * @providers: (element-type AssayProvider): the providers, in the order to show them; neither they nor
 *   the array change any more, since another thread reads them
 *
 * Returns: (transfer full): all of them
 */
AssayProviderChoice *
assay_provider_choice_new (GPtrArray *providers)
{
  AssayProviderChoice *self = g_object_new (ASSAY_TYPE_PROVIDER_CHOICE, NULL);

  self->providers = g_ptr_array_ref (providers);
  show_all (self);
  if (providers->len > QUICK)
    self->thread = g_thread_new ("provider-keys", make_keys, g_ptr_array_ref (providers));
  return self;
}

/* Which hold every one of the words, each anywhere. (transfer full): 1 for each that does */
static guint8 *
find_words (AssayProviderChoice *self,
            const char          *folded)
{
  const guint n = self->providers->len;
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree guint8 *found = g_malloc (n + 1);
  guint8 *all = g_malloc (n + 1);

  memset (all, 1, n);
  for (guint i = 0; words[i] != NULL; i++)
    {
      assay_text_index_find (get_keys (self), words[i], found);
      for (guint j = 0; j < n; j++)
        all[j] &= found[j];
    }
  return all;
}

/**
 * assay_provider_choice_set_search:
 * @self: a choice
 * @text: what was typed; "" finds all
 *
 * Shows those that have each of its words in their name, reference or CQC id, whatever the case and the marks on
 * letters.
 */
void
assay_provider_choice_set_search (AssayProviderChoice *self,
                                  const char          *text)
{
  const guint n_before = self->shown->len;
  g_autofree char *folded = assay_text_fold (text);
  g_autofree guint8 *found = NULL;

  if (*folded == '\0' && n_before == self->providers->len)
    return;
  g_ptr_array_set_size (self->shown, 0);
  if (*folded == '\0')
    show_all (self);
  else
    found = find_words (self, folded);
  for (guint i = 0; found != NULL && i < self->providers->len; i++)
    if (found[i])
      g_ptr_array_add (self->shown, g_ptr_array_index (self->providers, i));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

/**
 * assay_provider_choice_find:
 * @self: a choice
 * @provider_id: a provider's number
 *
 * Returns: (transfer none) (nullable): the provider, found by the search or not
 */
AssayProvider *
assay_provider_choice_find (AssayProviderChoice *self,
                            gint64               provider_id)
{
  for (guint i = 0; i < self->providers->len; i++)
    if (assay_provider_get_id (g_ptr_array_index (self->providers, i)) == provider_id)
      return g_ptr_array_index (self->providers, i);
  return NULL;
}

/**
 * assay_provider_choice_get_place:
 * @self: a choice
 * @provider: (nullable): a provider
 *
 * Returns: its position in the list, `G_MAXUINT` (GTK_INVALID_LIST_POSITION) where it is not shown
 */
guint
assay_provider_choice_get_place (AssayProviderChoice *self,
                                 AssayProvider       *provider)
{
  guint place;

  return g_ptr_array_find (self->shown, provider, &place) ? place : G_MAXUINT;
}

/**
 * assay_provider_choice_get_total:
 * @self: a choice
 *
 * Returns: how many there are to choose from
 */
guint
assay_provider_choice_get_total (AssayProviderChoice *self)
{
  return self->providers->len;
}
