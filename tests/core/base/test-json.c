/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-json.h"

static const char text[] = "{\n"
                           "  \"a\": \"brackets } ] and \\\"quotes\\\" in text\",\n"
                           "  \"list\": [\n"
                           "    1, [2, {\"x\": 3}],\n"
                           "    {\"ab\": 1,\n"
                           "     \"b\": {\"c\":\n"
                           "       null}}\n"
                           "  ],\n"
                           "  \"Q1. A heading\": true\n"
                           "}\n";

static void
test_lines (void)
{
  static const struct
  {
    const char *path;
    guint line;
  } places[] = {
    { "", 1 },
    { "a", 2 },
    { "list", 3 },
    { "list[0]", 4 },
    { "list[1][1].x", 4 },
    { "list[2]", 5 },
    { "list[2].ab", 5 },
    { "list[2].b", 6 },
    { "list[2].b.c", 6 },
    { "list[2].nothing", 5 },
    { "list[9]", 3 },
    { "nothing.at.all", 1 },
    { "Q1. A heading", 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_test_message ("%s", places[i].path);
      g_assert_cmpuint (assay_json_find_line (text, -1, places[i].path), ==, places[i].line);
    }
  /* Text that ends in the middle is walked to its end and no further. */
  for (gssize length = 0; length < (gssize) sizeof text; length++)
    g_assert_cmpuint (assay_json_find_line (text, length, "list[2].b.c"), <=, 10);
}

static void
test_reasons (void)
{
  g_autofree char *reason = NULL;
  g_autofree char *empty = NULL;

  g_assert_null (assay_json_parse ("{\n\"a\": 1,\n\"b\" 2}", -1, &reason));
  g_assert_true (g_str_has_prefix (reason, "line 3: "));
  g_assert_null (assay_json_parse ("", -1, &empty));
  g_assert_cmpstr (empty, ==, "it is empty.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/json/lines", test_lines);
  g_test_add_func ("/base/json/reasons", test_reasons);
  return g_test_run ();
}
