/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Identities themselves would take more memory than all the rest of an import, so 96 bits stand for each: from two
 * hashes that begin with random numbers, so that nobody can write a file whose identities collide. Of a million
 * identities two would be taken for one in about one of 10^17 imports.
 *
 * The first bits choose one of many small tables, each with linear probing, that grow by a quarter: little is
 * empty, and never is much moved or held twice. */

#include "core/intake/assay-identity-map.h"

#include "core/intake/assay-byte-map.h"

#define N_PARTS 1024
#define FIRST_SLOTS 8

typedef struct
{
  AssayIdentity *slots; /* key 0: free */
  guint n_slots;
  guint n_used;
} Part;

struct _AssayIdentityMap
{
  guint64 seed;
  guint64 other_seed;
  Part parts[N_PARTS];
};

/**
 * assay_identity_map_new:
 *
 * Makes an empty map. A map belongs to one thread at a time.
 *
 * Returns: (transfer full): the map
 */
AssayIdentityMap *
assay_identity_map_new (void)
{
  AssayIdentityMap *self = g_new0 (AssayIdentityMap, 1);

  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->other_seed = (guint64) g_random_int () << 32 | g_random_int ();
  return self;
}

/**
 * assay_identity_map_free:
 * @self: (nullable) (transfer full): a map
 *
 * Frees a map.
 */
void
assay_identity_map_free (AssayIdentityMap *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < N_PARTS; i++)
    g_free (self->parts[i].slots);
  g_free (self);
}

static AssayIdentity *
find_slot (const Part *part,
           guint64     key,
           guint32     check)
{
  guint at = (guint) (((key & G_MAXUINT32) * part->n_slots) >> 32);

  while (part->slots[at].key != 0 && (part->slots[at].key != key || part->slots[at].check != check))
    at = at + 1 < part->n_slots ? at + 1 : 0;
  return &part->slots[at];
}

static void
grow (Part *part)
{
  const Part old = *part;

  part->n_slots = MAX (FIRST_SLOTS, old.n_slots + old.n_slots / 4);
  part->slots = g_new0 (AssayIdentity, part->n_slots);
  for (guint i = 0; i < old.n_slots; i++)
    if (old.slots[i].key != 0)
      *find_slot (part, old.slots[i].key, old.slots[i].check) = old.slots[i];
  g_free (old.slots);
}

/**
 * assay_identity_map_find:
 * @self: a map
 * @bytes: (array length=length): an identity
 * @length: of @bytes
 * @is_new: (out): whether it was not there
 *
 * Finds an identity, or adds it with nothing known of it.
 *
 * Returns: (transfer none): what is known, to be changed at will until the next is looked for
 */
AssayIdentity *
assay_identity_map_find (AssayIdentityMap *self,
                         const char       *bytes,
                         gsize             length,
                         gboolean         *is_new)
{
  const guint64 key = MAX (assay_bytes_hash_from (self->seed, bytes, length), 1);
  const guint32 check = (guint32) assay_bytes_hash_from (self->other_seed, bytes, length);
  Part *part = &self->parts[key >> 54];
  AssayIdentity *identity;

  if (5 * (part->n_used + 1) > 4 * part->n_slots)
    grow (part);
  identity = find_slot (part, key, check);
  *is_new = identity->key == 0;
  if (*is_new)
    {
      identity->key = key;
      identity->check = check;
      part->n_used++;
    }
  return identity;
}

/**
 * assay_identity_map_lookup:
 * @self: a map
 * @bytes: (array length=length): an identity
 * @length: of @bytes
 *
 * Looks an identity up and adds nothing.
 *
 * Returns: (transfer none) (nullable): what is known, to be changed at will until the next is added; %NULL where it
 *   is not there
 */
AssayIdentity *
assay_identity_map_lookup (AssayIdentityMap *self,
                           const char       *bytes,
                           gsize             length)
{
  const guint64 key = MAX (assay_bytes_hash_from (self->seed, bytes, length), 1);
  const Part *part = &self->parts[key >> 54];
  AssayIdentity *identity;

  if (part->n_slots == 0)
    return NULL;
  identity = find_slot (part, key, (guint32) assay_bytes_hash_from (self->other_seed, bytes, length));
  return identity->key != 0 ? identity : NULL;
}
