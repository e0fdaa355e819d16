/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/table/assay-row-builder.h"

static const AssayCell *
put (AssayRowBuilder *builder,
     const char      *text)
{
  assay_row_builder_begin (builder);
  assay_row_builder_put_number (builder, 0, text, FALSE);
  assay_row_builder_end (builder);
  return &builder->cells[0];
}

/* A number as programs write it: perhaps a sign, up to 19 digits, perhaps a point anywhere, perhaps an exponent. */
static void
write_number (GString *text)
{
  guint n_digits = 1 + g_random_int () % 19;
  guint point = g_random_int () % 24;

  g_string_truncate (text, 0);
  if (g_random_int () % 4 == 0)
    g_string_append_c (text, '-');
  for (guint i = 0; i < n_digits; i++)
    {
      if (i == point)
        g_string_append_c (text, '.');
      g_string_append_c (text, (char) ('0' + g_random_int () % 10));
    }
  if (g_random_int () % 8 == 0)
    g_string_append_printf (text, "E%d", (int) (g_random_int () % 40) - 20);
}

/* To the last bit what the C library reads. */
static void
test_as_strtod (void)
{
  AssayRowBuilder builder;
  g_autoptr (GString) text = g_string_new (NULL);

  assay_row_builder_init (&builder);
  for (guint i = 0; i < 200000; i++)
    {
      double expected;
      const AssayCell *cell;

      write_number (text);
      expected = g_ascii_strtod (text->str, NULL);
      cell = put (&builder, text->str);
      if (cell->type != ASSAY_CELL_NUMBER || memcmp (&cell->number, &expected, sizeof expected) != 0)
        g_error ("“%s” was read as %.17g, not %.17g", text->str, cell->number, expected);
    }
  assay_row_builder_clear (&builder);
}

static void
test_no_numbers (void)
{
  static const char *const texts[] = { "-", ".", "-.", "1.2.3", "1-", "one", "1 2", "--1", "1e" };
  AssayRowBuilder builder;

  assay_row_builder_init (&builder);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (put (&builder, texts[i])->type, ==, ASSAY_CELL_TEXT);
  g_assert_cmpfloat (put (&builder, ".5")->number, ==, 0.5);
  g_assert_cmpfloat (put (&builder, "5.")->number, ==, 5);
  g_assert_cmpstr (put (&builder, "007")->text, ==, "7");
  g_assert_cmpstr (put (&builder, "-0")->text, ==, "0");
  assay_row_builder_clear (&builder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/numbers/as-strtod", test_as_strtod);
  g_test_add_func ("/table/numbers/no-numbers", test_no_numbers);
  return g_test_run ();
}
