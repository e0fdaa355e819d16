/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"
#include "core/intelligence/assay-provider-return.h"
#include "core/register/assay-provider.h"

#define HEADINGS "Provider ref,Quarter,NVQ or QCF trained (%),Complaints in year\n"

static void
test_rows (ImportTest   *test,
           gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    HEADINGS "HC01,2010-11 Q4,42.3,9\nHC02,2010-11-Q4,68.5 %,\nHC03,2010-11 Q3,43.8,8\n"
                             "HC04,2010-11 Q4,142.3,4\nHC05,2010-11 Q4,lots,4\nHC77,2010-11 Q4,1,1\n"
                             "HC06,2010-11 Q4,,\nHC01,2010-11 Q4,50,1\nHC07,2010-11 Q4,0.5,-1\n");
  import_test_counts (controller, 2, 0, 0, 7);
  g_assert_cmpstr (import_test_reason (controller, 0), ==, "The row is about 2010-11 Q3, not 2010-11 Q4");
  g_assert_cmpstr (import_test_reason (controller, 1), ==,
                   "NVQ or QCF training level is 142.30, which is no per cent from 0 to 100");
  g_assert_cmpstr (import_test_reason (controller, 2), ==, "NVQ or QCF trained (%) is “lots”, which is no figure");
  g_assert_cmpstr (import_test_reason (controller, 4), ==, "The row holds no figure");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE field = 'complaints'"), ==, 1);
}

static void
test_odd_rows (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  g_autoptr (AssayImportController) survey = import_test_returns (test);
  g_autofree char *answers = assay_test_source_path ("data/demo/home-care-survey-2011.csv");
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    "Provider ref,Provider,Complaints in year\nHC01,Ashdown Home Support,100000\n"
                    "HC02,Ashdown Home Support,1\nHC03,Somebody Else,1\n");
  import_test_counts (controller, 2, 0, 0, 1);
  g_assert_cmpstr (import_test_reason (controller, 0), ==,
                   "The reference is that of Beachy Head Care, the name beside it that of another: "
                   "“Ashdown Home Support”");
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->warned, ==, 1);
  notices = assay_import_controller_list_notices (controller);
  g_assert_cmpstr (g_ptr_array_index (notices, 0), ==, "Complaints above people supported: 1 row, line 2.");
  g_assert_false (import_test_open (survey, answers, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_OTHER_KIND);
}

static void
test_changed (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  gint64 id;

  import_test_demo (test, "register");
  import_test_demo (test, "returns");
  id = import_test_text (test, controller, HEADINGS "HC01,2010-11 Q4,50,9\nHC02,2010-11 Q4,68.5,6\n");
  import_test_counts (controller, 0, 1, 1, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE superseded = 1"), ==, 1);
  import_test_remove (test, id);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE superseded = 1"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT round (10 * value) FROM figure f JOIN provider p ON p.id = "
                                                "f.provider_id WHERE reference = 'HC01' AND field = 'training'"),
                   ==, 423);
}

static void
test_shares (ImportTest   *test,
             gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "shares.csv",
                                                 "Provider ref,Care worker continuity\nHC01,0.7\nHC02,0.85\n");

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  g_assert_false (assay_import_controller_check_settled (controller, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING);
  g_clear_error (&error);
  assay_import_controller_choose (controller, 1, ASSAY_COLUMN_FIELD, "continuity@share");
  import_test_check (controller, &error);
  g_assert_no_error (error);
  import_test_commit (controller, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT sum (value) FROM figure WHERE field = 'continuity'"), ==, 155);
}

/* What were per cents in one file may be shares in the next, whatever was remembered. */
static void
test_shares_after_per_cents (ImportTest   *test,
                             gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_returns (test);
  g_autoptr (AssayImportController) second = import_test_returns (test);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;
  g_autofree char *path = NULL;

  import_test_demo (test, "register");
  import_test_text (test, first, "Provider ref,Care worker continuity\nHC01,70\nHC02,85\n");
  path = assay_test_write_file (test->folder, "shares.csv",
                                "Provider ref,Care worker continuity\nHC03,0.7\nHC04,0.85\n");
  import_test_open (second, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_import_column_get_doubt (import_test_column (second, "Care worker continuity")), ==,
                   ASSAY_DOUBT_SHARE);
  g_assert_false (assay_import_controller_check_settled (second, NULL));
  lines = assay_import_controller_list_map_lines (second, 1);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==,
                   "\"Care worker continuity\": {\"as\": \"field:continuity\", \"share\": true}");
  map = g_strdup_printf ("{\"columns\": {%s}}", (char *) g_ptr_array_index (lines, 0));
  g_assert_true (assay_import_controller_load_map (second, map, "map.json", &error));
  g_assert_no_error (error);
  g_assert_true (assay_import_controller_check_settled (second, NULL));
  g_assert_cmpstr (assay_import_column_get_target (import_test_column (second, "Care worker continuity")), ==,
                   "continuity@share");
}

#define MIXED \
  "Provider ref,Percentage of staff trained,Care worker continuity,Care worker turnover,Complaints\n" \
  "HC01,90.1,95,0,1\nHC02,0.699,0.95,1,2\nHC03,52.1%,1,40,0\n"

static AssayImportAnswer *
find_answer (AssayImportController *controller,
             const char            *text)
{
  GListModel *answers = assay_import_controller_get_answers (controller);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (AssayImportAnswer) answer = g_list_model_get_item (answers, i);

      if (strcmp (assay_import_answer_get_text (answer), text) == 0)
        return answer;
    }
  return NULL;
}

/* Among per cents a number up to 1 may be a share: each is asked, and nothing is imported before. */
static void
test_mixed_shares (ImportTest   *test,
                   gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "mixed.csv", MIXED);
  GListModel *answers = assay_import_controller_get_answers (controller);

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  /* Turnover has a 1 but no fraction. */
  g_assert_cmpuint (g_list_model_get_n_items (answers), ==, 3);
  g_assert_cmpuint (assay_import_answer_get_first_line (find_answer (controller, "0.699")), ==, 3);
  g_assert_cmpstr (assay_import_answer_get_choices (find_answer (controller, "0.699"))[0], ==, "0.699 %");
  g_assert_cmpstr (assay_import_answer_get_choices (find_answer (controller, "0.699"))[1], ==, "69.9 %");
  g_assert_cmpuint (assay_import_answer_get_first_line (find_answer (controller, "1")), ==, 4);
  assay_import_controller_go_next (controller);
  g_assert_false (assay_import_controller_check_settled (controller, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS);
  g_clear_error (&error);
  import_test_commit (controller, NULL, &error);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE field = 'training'"), ==, 0);
}

static void
test_mixed_shares_settled (ImportTest   *test,
                           gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  g_autoptr (AssayImportController) next = import_test_returns (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "mixed.csv", MIXED);

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  g_assert_true (assay_import_controller_load_map (
      controller,
      "{\"answers\": {\"Percentage of staff trained\": {\"0.699\": \"69.9 %\"}, "
      "\"Care worker continuity\": {\"0.95\": \"0.95 %\", \"1\": null}}}",
      "map.json", &error));
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 0);
  import_test_commit (controller, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT round (10 * sum (value)) FROM figure WHERE field = 'training'"),
                   ==, 2121);
  g_assert_cmpint (assay_test_number (test->db, "SELECT round (100 * sum (value)) FROM figure "
                                                "WHERE field = 'continuity'"), ==, 9595);
  g_assert_cmpint (assay_test_number (test->db, "SELECT sum (value) FROM figure WHERE field = 'turnover'"), ==, 41);
  /* The next file is asked about anew. */
  import_test_open (next, path, &error);
  g_assert_no_error (error);
  import_test_check (next, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (next)), ==, 3);
}

static gpointer
correct (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  ImportTest *test = data;
  g_autoptr (GPtrArray) fields = assay_return_fields_list (test->framework);
  const AssayReturnField *training = assay_return_fields_find (fields, "training");
  g_autoptr (AssayProvider) provider = assay_provider_find (connection, "HC01", error);
  gint64 id = assay_provider_get_id (provider);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) wrong = NULL;

  g_assert_cmpuint (fields->len, ==, 6);
  g_assert_false (assay_provider_return_correct (connection, training, id, IMPORT_PERIOD, 101, "Slip", &wrong));
  g_assert_error (wrong, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE);
  g_assert_true (assay_provider_return_correct (connection, training, id, IMPORT_PERIOD, 55.5, "Slip", error));
  lines = assay_provider_return_load (connection, fields, id, IMPORT_PERIOD, error);
  g_assert_cmpuint (lines->len, ==, 6);
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayReturnLine *line = g_ptr_array_index (lines, i);

      if (line->field == training)
        g_assert_cmpfloat (line->figure->value, ==, 55.5);
      else
        g_assert_nonnull (line->figure);
    }
  return NULL;
}

static void
test_by_hand (ImportTest   *test,
              gconstpointer data)
{
  import_test_demo (test, "register");
  import_test_demo (test, "returns");
  assay_test_write (test->db, correct, test);
}

/* What a heading is likely about is asked where it may count something else. */
static void
test_doubtful_headings (ImportTest   *test,
                        gconstpointer data)
{
  static const struct
  {
    const char *heading;
    const char *values[2];
    AssayColumnDoubt doubt;
  } cases[] = {
    { "Staff trained", { "12", "30" }, ASSAY_DOUBT_COUNT },
    { "Number of care workers trained", { "12", "30" }, ASSAY_DOUBT_COUNT },
    { "Care worker turnover", { "12", "130" }, ASSAY_DOUBT_COUNT },
    { "Complaints resolved", { "3", "2" }, ASSAY_DOUBT_FURTHER },
    { "Complaints upheld in quarter", { "3", "2" }, ASSAY_DOUBT_FURTHER },
    { "Training", { "40", "55" }, ASSAY_DOUBT_NONE },
    { "Staff trained (%)", { "40", "155" }, ASSAY_DOUBT_NONE },
    { "Percentage of staff trained", { "40", "55" }, ASSAY_DOUBT_NONE },
    { "Staff trained", { "40 %", "55 %" }, ASSAY_DOUBT_NONE },
    { "Care worker turnover", { "12", "30" }, ASSAY_DOUBT_NONE },
    { "Number of complaints received in 2010-11", { "3", "2" }, ASSAY_DOUBT_NONE },
    { "Complaints", { "3", "2" }, ASSAY_DOUBT_NONE },
  };

  import_test_demo (test, "register");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AssayImportController) controller = import_test_returns (test);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("Provider ref,%s\nHC01,%s\nHC02,%s\n", cases[i].heading,
                                               cases[i].values[0], cases[i].values[1]);
      g_autofree char *path = assay_test_write_file (test->folder, "headings.csv", text);
      AssayImportColumn *column;

      import_test_open (controller, path, &error);
      g_assert_no_error (error);
      column = import_test_column (controller, cases[i].heading);
      g_test_message ("%s: %s", cases[i].heading, assay_import_column_get_holds (column));
      g_assert_cmpint (assay_import_column_get_role (column), ==, ASSAY_COLUMN_FIELD);
      g_assert_cmpint (assay_import_column_get_doubt (column), ==, cases[i].doubt);
      g_assert_true ((assay_import_column_get_sureness (column) == ASSAY_SURENESS_ASK)
                     == (cases[i].doubt != ASSAY_DOUBT_NONE));
    }
}

/* A decimal comma is one where it cannot part thousands. */
static void
test_decimal_comma (ImportTest   *test,
                    gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    HEADINGS "HC01,2010-11 Q4,\"72,5\",9\nHC02,2010-11 Q4,\"68,25 %\",\nHC03,2010-11 Q4,\"7,5,1\",8\n"
                             "HC04,2010-11 Q4,50,4\nHC05,2010-11 Q4,50,4\nHC06,2010-11 Q4,50,4\nHC07,2010-11 Q4,50,4\n"
                             "HC08,2010-11 Q4,50,4\nHC09,2010-11 Q4,50,4\nHC10,2010-11 Q4,50,4\n");
  import_test_counts (controller, 9, 0, 0, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure WHERE value IN (72.5, 68.25)"), ==, 2);
  g_assert_cmpstr (import_test_reason (controller, 0), ==, "NVQ or QCF trained (%) is “7,5,1”, which is no figure");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/intelligence/returns/rows", test_rows);
  IMPORT_TEST ("/intelligence/returns/odd-rows", test_odd_rows);
  IMPORT_TEST ("/intelligence/returns/changed", test_changed);
  IMPORT_TEST ("/intelligence/returns/shares", test_shares);
  IMPORT_TEST ("/intelligence/returns/shares-after-per-cents", test_shares_after_per_cents);
  IMPORT_TEST ("/intelligence/returns/mixed-shares", test_mixed_shares);
  IMPORT_TEST ("/intelligence/returns/mixed-shares-settled", test_mixed_shares_settled);
  IMPORT_TEST ("/intelligence/returns/by-hand", test_by_hand);
  IMPORT_TEST ("/intelligence/returns/decimal-comma", test_decimal_comma);
  IMPORT_TEST ("/intelligence/returns/doubtful-headings", test_doubtful_headings);
  return g_test_run ();
}
