/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include "core/register/assay-provider-match.h"

#include "core/base/assay-text.h"

/* Below this, a likeness of names is chance: "Oak Care Ltd" and "Elm Care Ltd" have 0.7 of one another. */
#define LEAST_LIKENESS 0.75

struct _AssayProviderMatcher
{
  GPtrArray *providers;
  GHashTable *references;
  GHashTable *cqc_ids;
  GHashTable *names;
  GHashTable *likely; /* folded name → AssayMatch */
};

/* A key that two providers share tells nothing: it is kept with no provider. */
static void
add_key (GHashTable    *table,
         const char    *text,
         AssayProvider *provider)
{
  g_autofree char *key = assay_text_fold (text);

  if (*key == '\0')
    return;
  if (g_hash_table_contains (table, key))
    provider = NULL;
  g_hash_table_insert (table, g_steal_pointer (&key), provider);
}

/**
 * assay_provider_matcher_new:
 * @providers: (element-type AssayProvider): among whom to look; closed ones count too
 *
 * Returns: (transfer full): a matcher
 */
AssayProviderMatcher *
assay_provider_matcher_new (GPtrArray *providers)
{
  AssayProviderMatcher *self = g_new0 (AssayProviderMatcher, 1);

  self->providers = g_ptr_array_ref (providers);
  self->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cqc_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->likely = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < providers->len; i++)
    {
      AssayProvider *provider = g_ptr_array_index (providers, i);

      add_key (self->references, assay_provider_get_reference (provider), provider);
      add_key (self->cqc_ids, assay_provider_get_cqc_id (provider), provider);
      add_key (self->names, assay_provider_get_name (provider), provider);
    }
  return self;
}

/**
 * assay_provider_matcher_free:
 * @self: (transfer full): a matcher
 *
 * Frees a matcher, and with it what its matches borrow.
 */
void
assay_provider_matcher_free (AssayProviderMatcher *self)
{
  g_ptr_array_unref (self->providers);
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->cqc_ids);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->likely);
  g_free (self);
}

static AssayProvider *
look_up (GHashTable *table,
         const char *text)
{
  g_autofree char *key = assay_text_fold (text);

  return *key != '\0' ? g_hash_table_lookup (table, key) : NULL;
}

static AssayMatch
find_likeliest (AssayProviderMatcher *self,
                const char           *name)
{
  AssayMatch best = { ASSAY_MATCH_NONE, NULL, 0 };

  for (guint i = 0; i < self->providers->len; i++)
    {
      AssayProvider *provider = g_ptr_array_index (self->providers, i);
      double score = assay_text_likeness (name, assay_provider_get_name (provider));

      if (score >= LEAST_LIKENESS && score > best.score)
        best = (AssayMatch) { ASSAY_MATCH_LIKE, provider, score };
    }
  return best;
}

static AssayMatch
find_by_likeness (AssayProviderMatcher *self,
                  const char           *name)
{
  g_autofree char *key = assay_text_fold (name);
  const AssayMatch *known = g_hash_table_lookup (self->likely, key);
  AssayMatch match;

  if (known != NULL)
    return *known;
  match = find_likeliest (self, name);
  g_hash_table_insert (self->likely, g_steal_pointer (&key), g_memdup2 (&match, sizeof match));
  return match;
}

/**
 * assay_provider_matcher_find:
 * @self: a matcher
 * @reference: (nullable): a reference, in any case and spacing
 * @cqc_id: (nullable): a CQC id
 * @name: (nullable): a name
 *
 * Finds a provider by what a row says of it: by reference if there is one, else by CQC id, else by name.
 * A reference that nobody has is not overruled by a likeness: the row may be about a new provider, which
 * a person must say.
 *
 * Returns: the match; its provider is borrowed from the matcher
 */
AssayMatch
assay_provider_matcher_find (AssayProviderMatcher *self,
                             const char           *reference,
                             const char           *cqc_id,
                             const char           *name)
{
  AssayProvider *provider;

  if ((provider = look_up (self->references, reference)) != NULL)
    return (AssayMatch) { ASSAY_MATCH_REFERENCE, provider, 1 };
  if ((provider = look_up (self->cqc_ids, cqc_id)) != NULL)
    return (AssayMatch) { ASSAY_MATCH_CQC_ID, provider, 1 };
  if ((provider = look_up (self->names, name)) != NULL)
    return (AssayMatch) { ASSAY_MATCH_NAME, provider, 1 };
  return find_by_likeness (self, name);
}

/**
 * assay_match_is_exact:
 * @match: a match
 *
 * Returns: whether no person needs to confirm it
 */
gboolean
assay_match_is_exact (const AssayMatch *match)
{
  return match->kind > ASSAY_MATCH_LIKE;
}
