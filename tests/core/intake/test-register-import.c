/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/import-test.h"

#include <string.h>

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

static void
assert_notices (AssayImportController *controller,
                const char            *expected)
{
  g_autoptr (GPtrArray) notices = assay_import_controller_list_notices (controller);
  g_autofree char *text = NULL;

  g_ptr_array_add (notices, NULL);
  text = g_strjoinv ("\n", (char **) notices->pdata);
  g_assert_cmpstr (text, ==, expected);
}

/* What is odd is counted and said, by row and by what the register has; it is taken all the same. */
static void
test_odd_figures (ImportTest   *test,
                  gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_register (test);
  g_autoptr (AssayImportController) second = import_test_register (test);

  import_test_text (test, first,
                    "Reference,Name,People supported,Questionnaires sent,Undeliverable\n"
                    "A1,Alpha Care,20,21,22\nA2,Beta Care,0,,\nA3,Gamma Care,30,30,30\n");
  import_test_counts (first, 3, 0, 0, 0);
  g_assert_cmpuint (assay_import_controller_get_counts (first)->warned, ==, 2);
  assert_notices (first, "Questionnaires sent above people supported: 1 row, line 2.\n"
                         "Undeliverable above questionnaires sent: 1 row, line 2.\n"
                         "Nobody supported: 1 row, line 3.");
  import_test_text (test, second,
                    "Reference,Name,People supported\nA1,Alpha Care,21\nA3,Gamma and Sons,29\nA9,Beta Care,5\n");
  import_test_counts (second, 1, 2, 0, 0);
  assert_notices (second, "Questionnaires sent above people supported: 1 row, line 3.\n"
                          "Name other than in the register: 1 row, line 3.\n"
                          "New reference with the name of a provider in the register: 1 row, line 4.");
}

static void
test_two_providers (ImportTest   *test,
                    gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    "Provider ref,Provider,Postcode\nHC01,Beachy Head Care,BN1 1AA\nHC02,Beachy Head Care,BN2 2BB\n");
  import_test_counts (controller, 0, 1, 0, 1);
  g_assert_cmpstr (import_test_reason (controller, 0), ==,
                   "The reference is that of Ashdown Home Support, the name beside it that of another: "
                   "“Beachy Head Care”");
}

/* Answers of people are no facts about providers, whatever their questions are called. */
static void
test_survey_as_register (ImportTest   *test,
                         gconstpointer data)
{
  g_autoptr (AssayImportController) words = import_test_register (test);
  g_autoptr (AssayImportController) one = import_test_register (test);
  g_autoptr (AssayImportController) numbers = import_test_register (test);
  g_autoptr (AssayImportController) returns = import_test_register (test);
  g_autofree char *survey = assay_test_source_path ("data/demo/home-care-survey-2011.csv");
  g_autofree char *figures = assay_test_source_path ("data/demo/home-care-return-2010-11-q4.csv");
  g_autofree char *contact
      = assay_test_write_file (test->folder, "contact.csv", "Provider ref,Name,Social contact\nHC01,A,Agree\n");
  g_autofree char *scores = assay_test_write_file (test->folder, "numbers.csv",
                                                   "Provider ref,Name,Social contact\nHC01,A,1\nHC01,A,2\nHC01,A,2\n"
                                                   "HC02,B,5\nHC02,B,5\nHC01,A,3\n");
  g_autofree char *blocked = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (import_test_open (words, survey, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_OTHER_KIND);
  g_assert_nonnull (strstr (error->message, "“Independence”"));
  g_clear_error (&error);
  g_assert_true (import_test_open (one, contact, &error));
  g_assert_cmpint (assay_import_column_get_role (import_test_column (one, "Social contact")), ==,
                   ASSAY_COLUMN_LEAVE_OUT);
  g_assert_true (import_test_open (numbers, scores, &error));
  g_assert_false (import_test_check (numbers, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_OTHER_KIND);
  g_clear_error (&error);
  g_assert_true (import_test_open (returns, figures, &error));
  blocked = import_test_blocked (returns);
  g_assert_cmpstr (blocked, ==, "No column says more of a provider than its reference: this is no list of providers.");
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
  IMPORT_TEST ("/intake/register/odd-figures", test_odd_figures);
  IMPORT_TEST ("/intake/register/two-providers", test_two_providers);
  IMPORT_TEST ("/intake/register/survey-as-register", test_survey_as_register);
  IMPORT_TEST ("/intake/register/variants", test_variants);
  IMPORT_TEST ("/intake/register/headings", test_headings);
  return g_test_run ();
}
