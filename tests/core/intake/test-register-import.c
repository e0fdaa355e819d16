/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/import-test.h"

#include "core/base/assay-error.h"

static void
test_demo (ImportTest   *test,
           gconstpointer data)
{
  g_autoptr (AssayImportController) again = import_test_register (test);
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-register-2011.csv");

  import_test_demo (test, "register");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider"), ==, 12);
  g_assert_cmpint (assay_test_number (test->db, "SELECT sum (value) FROM figure WHERE field = "
                                                "'questionnaires-sent' AND period = '2010-11 Q4'"),
                   ==, 450);
  import_test_all (again, path);
  import_test_counts (again, 0, 0, 12, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure"), ==, 24);
}

static void
test_changes (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    "Provider ref,Provider,Questionnaires sent,Postcode\n"
                    "hc01,Ashdown Home Support,70,BN1 1AA\n"
                    "HC02,Beachy Head Care,60,\n"
                    "HC99,New Care,5,\n"
                    "HC99,New Care again,5,\n"
                    "HC03,Cuckmere Domiciliary Care,many,\n"
                    ",Nobody,1,\n");
  import_test_counts (controller, 1, 1, 1, 3);
  g_assert_cmpstr (import_test_reason (controller, 0), ==, "Provider HC99 is already in line 4");
  g_assert_cmpstr (import_test_reason (controller, 1), ==,
                   "Questionnaires sent is “many”, which is no whole number from 0");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider WHERE postcode = 'BN1 1AA' "
                                                "AND reference = 'HC01'"),
                   ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT value FROM figure JOIN provider p ON p.id = provider_id "
                                                "WHERE reference = 'HC01' AND superseded = 0 AND field = "
                                                "'questionnaires-sent'"),
                   ==, 70);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE superseded = 1"), ==, 1);
}

static void
test_zero_people (ImportTest   *test,
                  gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);

  import_test_text (test, controller, "Reference,Name,People supported\nA1,Alpha Care,0\n");
  import_test_counts (controller, 1, 0, 0, 0);
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->warned, ==, 1);
}

/* However a file is written, what comes of it is the same. */
static void
test_variants (ImportTest   *test,
               gconstpointer data)
{
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-register-2011.csv");
  g_autofree char *text = NULL;
  const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE" };

  g_file_get_contents (path, &text, NULL, NULL);
  import_test_demo (test, "register");
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (AssayImportController) controller = import_test_register (test);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      g_autofree char *joined = g_strjoinv ("\r\n", lines);
      g_auto (GStrv) cells = g_strsplit (joined, ",", -1);
      g_autofree char *other = g_strjoinv (i == 0 ? ";" : "\t", cells);
      g_autofree char *marked = g_strconcat ("\xef\xbb\xbf", other, NULL);
      gsize length;
      g_autofree char *bytes = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autofree char *file = g_build_filename (test->folder, "variant.csv", NULL);

      g_file_set_contents (file, bytes, (gssize) length, NULL);
      import_test_all (controller, file);
      import_test_counts (controller, 0, 0, 12, 0);
    }
}

static void
test_headings (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "alone.csv", "Reference,Name\n");
  g_autofree char *other = assay_test_write_file (test->folder, "other.csv", "Colour,Size\nred,2\n");

  g_assert_false (import_test_open (controller, path, &error));
  g_assert_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_true (import_test_open (controller, other, &error));
  g_assert_no_error (error);
  none = import_test_blocked (controller);
  g_assert_cmpstr (none, ==, "No column says which provider a row is about.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/intake/register/demo", test_demo);
  IMPORT_TEST ("/intake/register/changes", test_changes);
  IMPORT_TEST ("/intake/register/zero-people", test_zero_people);
  IMPORT_TEST ("/intake/register/variants", test_variants);
  IMPORT_TEST ("/intake/register/headings", test_headings);
  return g_test_run ();
}
