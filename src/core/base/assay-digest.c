/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* SHA-256 (FIPS 180-4) for what is as large as a file. Processors with instructions for it take half a second a
 * gigabyte, GLib's takes three; where the processor does not help, the work is left to GLib's. */

#include "core/base/assay-digest.h"

#include <string.h>

#if defined (__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define HAS_INSTRUCTIONS 1
#else
#define HAS_INSTRUCTIONS 0
#endif

#define BLOCK 64
#define WORDS 8

struct _AssayDigest
{
  GChecksum *checksum; /* where the processor does not help */
  guint32 state[WORDS];
  guint64 length;
  guint8 block[BLOCK]; /* what does not fill a block yet */
  char text[2 * 4 * WORDS + 1];
};

#if HAS_INSTRUCTIONS

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
static const guint32 constants[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static gboolean
has_instructions (void)
{
  unsigned int a, b, c, d;

  return __builtin_cpu_supports ("sse4.1") && __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;
}

/* Sixteen steps of four rounds; the instructions keep the eight words as A B E F and C D G H. */
__attribute__ ((target ("sha,sse4.1"))) static void
add_blocks (guint32      *state,
            const guint8 *bytes,
            gsize         n_blocks)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i cdab = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) state), 0xb1);
  __m128i efgh = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (cdab, efgh, 8);
  __m128i cdgh = _mm_blend_epi16 (efgh, cdab, 0xf0);

  for (; n_blocks > 0; n_blocks--, bytes += BLOCK)
    {
      const __m128i abef_before = abef;
      const __m128i cdgh_before = cdgh;
      __m128i words[4];

#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        {
          __m128i *word = &words[i % 4];
          __m128i sum;

          if (i < 4)
            *word = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) bytes + i), swap);
          else
            *word = _mm_sha256msg2_epu32 (
                _mm_add_epi32 (_mm_sha256msg1_epu32 (*word, words[(i + 1) % 4]),
                               _mm_alignr_epi8 (words[(i + 3) % 4], words[(i + 2) % 4], 4)),
                words[(i + 3) % 4]);
          sum = _mm_add_epi32 (*word, _mm_loadu_si128 ((const __m128i *) constants + i));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));
        }
      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }
  abef = _mm_shuffle_epi32 (abef, 0x1b);
  cdgh = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) state, _mm_blend_epi16 (abef, cdgh, 0xf0));
  _mm_storeu_si128 ((__m128i *) (state + 4), _mm_alignr_epi8 (cdgh, abef, 8));
}

#else

static gboolean
has_instructions (void)
{
  return FALSE;
}

static void
add_blocks (guint32      *state,
            const guint8 *bytes,
            gsize         n_blocks)
{
  g_assert_not_reached ();
}

#endif

/**
 * assay_digest_new:
 *
 * Begins a digest. It belongs to one thread at a time.
 *
 * Returns: (transfer full): the digest, of nothing yet
 */
AssayDigest *
assay_digest_new (void)
{
  AssayDigest *self = g_new0 (AssayDigest, 1);

  if (!has_instructions ())
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  assay_digest_reset (self);
  return self;
}

/**
 * assay_digest_free:
 * @self: (nullable) (transfer full): a digest
 *
 * Frees a digest.
 */
void
assay_digest_free (AssayDigest *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_free (self);
}

/**
 * assay_digest_reset:
 * @self: a digest
 *
 * Begins anew.
 */
void
assay_digest_reset (AssayDigest *self)
{
  /* The same of the square roots of the first eight primes (FIPS 180-4, 5.3.3). */
  static const guint32 first[WORDS] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

  memcpy (self->state, first, sizeof first);
  self->length = 0;
  self->text[0] = '\0';
  if (self->checksum != NULL)
    g_checksum_reset (self->checksum);
}

/**
 * assay_digest_update:
 * @self: a digest whose text was not asked for yet
 * @bytes: (array length=length): any bytes
 * @length: how many
 *
 * Adds to a digest.
 */
void
assay_digest_update (AssayDigest *self,
                     const void  *bytes,
                     gsize        length)
{
  const guint8 *at = bytes;
  gsize used = self->length % BLOCK;

  g_return_if_fail (self->text[0] == '\0');
  self->length += length;
  if (self->checksum != NULL)
    {
      g_checksum_update (self->checksum, at, (gssize) length);
      return;
    }
  if (used + length >= BLOCK && used > 0)
    {
      memcpy (self->block + used, at, BLOCK - used);
      add_blocks (self->state, self->block, 1);
      at += BLOCK - used;
      length -= BLOCK - used;
      used = 0;
    }
  if (used == 0)
    {
      add_blocks (self->state, at, length / BLOCK);
      at += length / BLOCK * BLOCK;
      length %= BLOCK;
    }
  if (length > 0)
    memcpy (self->block + used, at, length);
}

/* A one bit, zeros, and the length in bits fill the last block. */
static void
pad (AssayDigest *self)
{
  static const guint8 padding[BLOCK] = { 0x80 };
  const guint64 n_bits = GUINT64_TO_BE (8 * self->length);
  gsize used = self->length % BLOCK;

  assay_digest_update (self, padding, (used < BLOCK - sizeof n_bits ? BLOCK : 2 * BLOCK) - sizeof n_bits - used);
  assay_digest_update (self, &n_bits, sizeof n_bits);
}

/**
 * assay_digest_get_string:
 * @self: a digest
 *
 * Ends a digest; before anything can be added again it must be reset.
 *
 * Returns: (transfer none): SHA-256 of all that was added, lower-case hexadecimal
 */
const char *
assay_digest_get_string (AssayDigest *self)
{
  if (self->text[0] != '\0')
    return self->text;
  if (self->checksum != NULL)
    g_strlcpy (self->text, g_checksum_get_string (self->checksum), sizeof self->text);
  else
    {
      pad (self);
      for (guint i = 0; i < WORDS; i++)
        g_snprintf (self->text + 8 * i, 9, "%08x", self->state[i]);
    }
  return self->text;
}
