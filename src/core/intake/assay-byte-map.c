/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Open addressing with linear probing over a table that is at most half full; keys lie end to end in
 * blocks that are never moved, so that a million identities cost no allocation each. */

#include "core/intake/assay-byte-map.h"

#include <string.h>

#define FIRST_SLOTS 64
#define BLOCK_SIZE (64 * 1024)

typedef struct
{
  const char *key;
  guint32 length;
  guint32 hash;
  guint32 value;
} Slot;

struct _AssayByteMap
{
  Slot *slots;
  guint n_slots;
  guint size;
  GPtrArray *blocks;
  gsize used;
  gsize room;
};

static inline guint64
load_word (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

/* The last bytes of a string, 8 at most, as one number that no others of the same length give: from loads that
 * overlap, so that there is no loop. */
static inline guint64
load_rest (const char *bytes,
           gsize       length)
{
  guint32 first, last;

  if (length == sizeof (guint64))
    return load_word (bytes);
  if (length < sizeof first)
    return length == 0 ? 0
                       : (guint8) bytes[0] | (guint64) (guint8) bytes[length / 2] << 8
                             | (guint64) (guint8) bytes[length - 1] << 16;
  memcpy (&first, bytes, sizeof first);
  memcpy (&last, bytes + length - sizeof last, sizeof last);
  return first | (guint64) last << 32;
}

/* Both halves of the product, so that the highest bits reach the lowest: what differs in the last byte of a word
 * alone would else stay in the highest bits of the hash, and the next word could undo it. */
static inline guint64
mix (guint64 a,
     guint64 b)
{
  __extension__ const unsigned __int128 product = (__extension__ (unsigned __int128) a) * b;

  return (guint64) product ^ (guint64) (product >> 64);
}

/**
 * assay_bytes_hash:
 * @bytes: (array length=length): any bytes
 * @length: how many
 *
 * Hashes a byte string, eight bytes a step. Not made to withstand somebody who wants collisions. The result
 * differs between machines and is never stored.
 *
 * Returns: the hash
 */
guint64
assay_bytes_hash (const char *bytes,
                  gsize       length)
{
  return assay_bytes_hash_from (G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), bytes, length);
}

/**
 * assay_bytes_hash_from:
 * @seed: any number
 * @bytes: (array length=length): any bytes
 * @length: how many
 *
 * Does what [func@bytes_hash] does; another seed makes another hash.
 *
 * Returns: the hash
 */
guint64
assay_bytes_hash_from (guint64     seed,
                       const char *bytes,
                       gsize       length)
{
  guint64 hash = seed ^ G_GUINT64_CONSTANT (0x9fb21c651e98df25);

  for (; length > sizeof (guint64); bytes += sizeof (guint64), length -= sizeof (guint64))
    hash = mix (hash ^ load_word (bytes), G_GUINT64_CONSTANT (0xff51afd7ed558ccd));
  /* The length is mixed in after the bytes: no byte of a shorter string can make up for it. */
  hash = mix (hash ^ load_rest (bytes, length), G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53));
  return mix (hash ^ length, G_GUINT64_CONSTANT (0xa0761d6478bd642f));
}

/* Keys are short, so that a call of memcmp () would take longer than comparing them. */
static inline gboolean
are_equal (const char *a,
           const char *b,
           gsize       length)
{
  for (; length > sizeof (guint64); a += sizeof (guint64), b += sizeof (guint64), length -= sizeof (guint64))
    if (load_word (a) != load_word (b))
      return FALSE;
  return load_rest (a, length) == load_rest (b, length);
}

/**
 * assay_byte_map_new:
 *
 * Makes an empty map. A map belongs to one thread at a time.
 *
 * Returns: (transfer full): the map
 */
AssayByteMap *
assay_byte_map_new (void)
{
  AssayByteMap *self = g_new0 (AssayByteMap, 1);

  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * assay_byte_map_free:
 * @self: (nullable) (transfer full): a map
 *
 * Frees a map.
 */
void
assay_byte_map_free (AssayByteMap *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->slots);
  g_free (self);
}

static Slot *
find_slot (const AssayByteMap *self,
           const char         *bytes,
           gsize               length,
           guint32             hash)
{
  guint mask = self->n_slots - 1;

  for (guint at = hash & mask;; at = (at + 1) & mask)
    {
      Slot *slot = &self->slots[at];

      if (slot->key == NULL
          || (slot->hash == hash && slot->length == length && are_equal (slot->key, bytes, length)))
        return slot;
    }
}

/**
 * assay_byte_map_lookup:
 * @self: a map
 * @bytes: (array length=length): the key
 * @length: of @bytes
 *
 * Looks a byte string up.
 *
 * Returns: its number, or %ASSAY_BYTE_MAP_NONE
 */
guint32
assay_byte_map_lookup (const AssayByteMap *self,
                       const char         *bytes,
                       gsize               length)
{
  const Slot *slot = find_slot (self, bytes, length, (guint32) assay_bytes_hash (bytes, length));

  return slot->key != NULL ? slot->value : ASSAY_BYTE_MAP_NONE;
}

static void
double_slots (AssayByteMap *self)
{
  g_autofree Slot *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].key != NULL)
      *find_slot (self, old[i].key, old[i].length, old[i].hash) = old[i];
}

static const char *
keep_key (AssayByteMap *self,
          const char   *bytes,
          gsize         length)
{
  char *kept;

  if (self->blocks->len == 0 || self->used + length + 1 > self->room)
    {
      self->room = MAX (BLOCK_SIZE, length + 1);
      self->used = 0;
      g_ptr_array_add (self->blocks, g_malloc (self->room));
    }
  kept = (char *) g_ptr_array_index (self->blocks, self->blocks->len - 1) + self->used;
  memcpy (kept, bytes, length);
  kept[length] = '\0';
  self->used += length + 1;
  return kept;
}

/**
 * assay_byte_map_insert:
 * @self: a map
 * @bytes: (array length=length): the key, copied
 * @length: of @bytes
 * @value: its number, not %ASSAY_BYTE_MAP_NONE
 *
 * Keeps a number for a byte string, in place of the one it had.
 */
void
assay_byte_map_insert (AssayByteMap *self,
                       const char   *bytes,
                       gsize         length,
                       guint32       value)
{
  guint32 hash = (guint32) assay_bytes_hash (bytes, length);
  Slot *slot;

  if (2 * (self->size + 1) > self->n_slots)
    double_slots (self);
  slot = find_slot (self, bytes, length, hash);
  if (slot->key == NULL)
    {
      slot->key = keep_key (self, bytes, length);
      slot->length = (guint32) length;
      slot->hash = hash;
      self->size++;
    }
  slot->value = value;
}
