/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "soak/soak-test.h"
#include "support/assay-test.h"

#define PAGE 4096

static GBytes *sound;
static char *folder;

/* Removes nothing at the end: a fuzzer ends at any moment, in a folder that its caller removes. */
static void
prepare (void)
{
  if (folder != NULL)
    return;
  sound = soak_test_demo_register ();
  folder = assay_test_make_folder ();
}

/* The bytes are a whole file if they begin like one, else changes to the demo's register, one after the
 * other: two bytes say the page, two the place in it, one how many bytes follow that are put there; none:
 * the file is cut off. */
static GBytes *
make_register (const uint8_t *bytes,
               size_t         length)
{
  gsize whole = g_bytes_get_size (sound);
  gsize n_pages = whole / PAGE;
  g_autofree guint8 *changed = NULL;

  if (length > 15 && memcmp (bytes, "SQLite format 3", 15) == 0)
    return g_bytes_new (bytes, length);
  changed = g_memdup2 (g_bytes_get_data (sound, NULL), whole);
  while (length >= 5)
    {
      gsize place = ((gsize) (bytes[0] << 8 | bytes[1]) % n_pages) * PAGE + (gsize) (bytes[2] << 8 | bytes[3]) % PAGE;
      gsize n = MIN (MIN (bytes[4], length - 5), n_pages * PAGE - place);

      if (bytes[4] == 0)
        whole = MIN (whole, place);
      memcpy (changed + place, bytes + 5, n);
      bytes += 5 + n;
      length -= 5 + n;
    }
  return g_bytes_new_take (g_steal_pointer (&changed), whole);
}

/* A damaged register is read, recovered or refused with a message. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  g_autofree char *path = NULL;
  g_autofree char *rescued = NULL;
  g_autoptr (GBytes) damaged = NULL;
  gboolean is_recovered;

  prepare ();
  path = g_build_filename (folder, "test.assay", NULL);
  rescued = g_build_filename (folder, "rescued.assay", NULL);
  damaged = make_register (bytes, length);
  soak_test_copy (damaged, path);
  soak_test_use_damaged (path, rescued, &is_recovered);
  g_unlink (rescued);
  return 0;
}
