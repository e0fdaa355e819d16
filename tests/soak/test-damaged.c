/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Registers with damage at random places: ASSAY_DAMAGED says how many, the seed that GLib prints which. */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "soak/soak-test.h"
#include "support/assay-test.h"

#define FEW 300
#define PAGE 16384 /* of a new register */
#define MOST_SECONDS 120 /* more is a hang, under a sanitizer too */

typedef void (*Damage) (GByteArray *bytes);

static void
change_bytes (GByteArray *bytes)
{
  int n = g_test_rand_int_range (1, 200);

  for (int i = 0; i < n; i++)
    bytes->data[g_test_rand_int_range (0, (int) bytes->len)] = (guint8) g_test_rand_int ();
}

/* Most is in the first page and at the beginnings of pages. */
static void
change_headers (GByteArray *bytes)
{
  int n = g_test_rand_int_range (1, 8);

  for (int i = 0; i < n; i++)
    {
      int page = g_test_rand_bit () ? 0 : g_test_rand_int_range (0, (int) bytes->len / PAGE);

      bytes->data[page * PAGE + g_test_rand_int_range (0, 120)] = (guint8) g_test_rand_int ();
    }
}

static void
cut_off (GByteArray *bytes)
{
  g_byte_array_set_size (bytes, (guint) g_test_rand_int_range (0, (int) bytes->len));
}

static void
zero_pages (GByteArray *bytes)
{
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    memset (bytes->data + g_test_rand_int_range (0, (int) bytes->len / PAGE) * PAGE, 0, PAGE);
}

/* As a disk does that has written a page to the wrong place. */
static void
swap_pages (GByteArray *bytes)
{
  int from = g_test_rand_int_range (0, (int) bytes->len / PAGE);
  int to = g_test_rand_int_range (0, (int) bytes->len / PAGE);

  memmove (bytes->data + to * PAGE, bytes->data + from * PAGE, PAGE);
}

static const Damage damages[] = { change_bytes, change_headers, cut_off, zero_pages, swap_pages };

static void
test_damaged (void)
{
  g_autoptr (GBytes) sound = soak_test_demo_register ();
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  g_autofree char *rescued = g_build_filename (folder, "rescued.assay", NULL);
  guint counts[SOAK_REFUSED + 1] = { 0 };
  guint n = soak_test_count ("ASSAY_DAMAGED", FEW);
  guint n_recovered = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) damaged = NULL;
      gboolean is_recovered;

      g_byte_array_append (bytes, g_bytes_get_data (sound, NULL), (guint) g_bytes_get_size (sound));
      damages[i % G_N_ELEMENTS (damages)](bytes);
      damaged = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      soak_test_copy (damaged, path);
      alarm (MOST_SECONDS);
      counts[soak_test_use_damaged (path, rescued, &is_recovered)]++;
      alarm (0);
      n_recovered += is_recovered;
      g_unlink (rescued);
    }
  g_test_message ("%u damaged: %u opened, %u opened to be read, %u refused; %u recovered", n, counts[SOAK_SOUND],
                  counts[SOAK_READ_ONLY], counts[SOAK_REFUSED], n_recovered);
  g_assert_cmpuint (counts[SOAK_READ_ONLY], >, 0);
  g_assert_cmpuint (counts[SOAK_REFUSED], >, 0);
  g_assert_cmpuint (n_recovered, >, n / 2);
  assay_test_remove_folder (folder);
}

/* Each damage is told to the log many times over. */
static void
drop_message (const char     *domain,
              GLogLevelFlags  level,
              const char     *message,
              gpointer        data)
{
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_handler ("assay-store", G_LOG_LEVEL_DEBUG, drop_message, NULL);
  g_test_add_func ("/soak/damaged", test_damaged);
  return g_test_run ();
}
