/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-digest.h"

static void
check (const guint8 *bytes,
       gsize         length,
       gsize         piece)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

  assay_digest_update (digest, "before", 6);
  assay_digest_reset (digest);
  for (gsize at = 0; at < length; at += piece)
    assay_digest_update (digest, bytes + at, MIN (piece, length - at));
  g_assert_cmpstr (assay_digest_get_string (digest), ==, expected);
  g_assert_cmpstr (assay_digest_get_string (digest), ==, expected);
}

/* Every length around the block's, in pieces that end within, at and beyond blocks. */
static void
test_lengths (void)
{
  static const gsize pieces[] = { 1, 7, 55, 63, 64, 65, 128, 300 };
  guint8 bytes[300];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (gsize length = 0; length <= sizeof bytes; length++)
    for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
      check (bytes, length, pieces[i]);
}

/* The example of FIPS 180-4. */
static void
test_example (void)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();

  assay_digest_update (digest, "abc", 3);
  g_assert_cmpstr (assay_digest_get_string (digest), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/digest/lengths", test_lengths);
  g_test_add_func ("/base/digest/example", test_example);
  return g_test_run ();
}
