/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>

#include "core/assessment/assess-test.h"
#include "core/base/assay-resources.h"
#include "report/assay-assessment-report.h"
#include "report/assay-assessment-tables.h"
#include "report/assay-criterion-history.h"

/* The report of a visit tells what the provider held against it, and what came of that. */

static gpointer
load_data (AssayConnection *connection, gpointer id, GCancellable *cancellable, GError **error)
{
  return assay_assessment_data_load (connection, *(gint64 *) id, error);
}

static AssayAssessmentData *
read_data (AssessFixture *fixture)
{
  gint64 id = assay_assessment_get_id (fixture->visit);

  return assay_test_read (fixture->base.db, load_data, &id);
}

static void
share_draft (AssessFixture *fixture)
{
  fixture->visit = assess_plan (fixture, 1, ASSAY_ASSESSMENT_ANNOUNCED, "2011-03-01");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-01", NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("c%u", i);

      assess_put (fixture, criterion, "met", "records");
    }
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-02", "All seen");
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-03", NULL);
}

static void
put_challenge (AssessFixture *fixture,
               const char    *criterion,
               const char    *grounds,
               const char    *outcome,
               const char    *why)
{
  g_autoptr (AssayChallenge) challenge = g_new0 (AssayChallenge, 1);
  AssessJob job = { .challenge = challenge };
  GError *error = NULL;

  challenge->assessment_id = assay_assessment_get_id (fixture->visit);
  challenge->received_on = g_strdup ("2011-03-07");
  challenge->criterion = g_strdup (criterion);
  challenge->grounds = g_strdup (grounds);
  challenge->outcome = g_strdup (outcome);
  challenge->outcome_note = g_strdup (why);
  challenge->decided_on = g_strdup (*outcome != '\0' ? "2011-03-09" : "");
  assess_try (fixture, assess_challenge, &job, &error);
  g_assert_no_error (error);
}

/* How many elements of a kind there are in a structure. */
static guint
count_elements (qpdf_data   pdf,
                qpdf_oh     element,
                const char *kind)
{
  qpdf_oh children = qpdf_oh_get_key_if_dict (pdf, element, "/K");
  guint n = qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key_if_dict (pdf, element, "/S"), kind) ? 1 : 0;

  if (qpdf_oh_is_dictionary (pdf, children))
    return n + count_elements (pdf, children, kind);
  for (int i = 0; qpdf_oh_is_array (pdf, children) && i < qpdf_oh_get_array_n_items (pdf, children); i++)
    n += count_elements (pdf, qpdf_oh_get_array_item (pdf, children, i), kind);
  return n;
}

static guint
count_tables (AssessFixture *fixture)
{
  g_autoptr (AssayAssessmentData) data = read_data (fixture);
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  qpdf_data pdf = qpdf_init ();
  GError *error = NULL;
  guint n;

  g_assert_true (assay_assessment_report_write (data, path, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (qpdf_read (pdf, path, NULL), ==, QPDF_SUCCESS);
  n = count_elements (pdf, qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot"), "/Table");
  qpdf_cleanup (&pdf);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return n;
}

static void
test_challenges (AssessFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (AssayAssessmentData) read = NULL;
  g_autoptr (AssayTextTable) table = NULL;
  char **first, **second;

  share_draft (fixture);
  put_challenge (fixture, "c1", "The rota was there", "upheld", "It was found");
  put_challenge (fixture, "", "It was a bad day", "", "");
  read = read_data (fixture);
  table = assay_assessment_table_challenges (read);
  g_assert_cmpuint (table->rows->len, ==, 2);
  first = table->rows->pdata[0];
  second = table->rows->pdata[1];
  g_assert_cmpstr (first[0], ==, "1.2  Criterion 1");
  g_assert_cmpstr (first[1], ==, "The rota was there");
  g_assert_cmpstr (first[2], ==, "2011-03-07");
  g_assert_cmpstr (first[3], ==, "Upheld: It was found");
  g_assert_cmpstr (first[4], !=, "–");
  g_assert_cmpstr (first[5], ==, "2011-03-09");
  g_assert_cmpstr (second[0], ==, "The whole");
  g_assert_cmpstr (second[3], ==, "Not answered yet");
  g_assert_cmpstr (second[5], ==, "–");
}

/* Whoever reads the report can work out the score: what counts as less than was answered says so. */
static void
test_counts_as_less (AssessFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr (AssayAssessmentData) read = NULL;
  g_autofree char *policy = NULL;
  g_autofree char *records = NULL;
  g_autofree char *none = NULL;

  assess_begin (fixture, 1, ASSAY_ASSESSMENT_ANNOUNCED, "2011-03-01");
  assess_put (fixture, "c0", "met", "policy");
  assess_put (fixture, "c1", "met", "policy records");
  read = read_data (fixture);
  policy = assay_assessment_data_dup_answer (read, assay_framework_get_leaf (read->framework, 0));
  records = assay_assessment_data_dup_answer (read, assay_framework_get_leaf (read->framework, 1));
  none = assay_assessment_data_dup_answer (read, assay_framework_get_leaf (read->framework, 2));
  g_assert_cmpstr (policy, ==, "Met in full, counts as “Met in part”");
  g_assert_cmpstr (records, ==, "Met in full");
  g_assert_cmpstr (none, ==, "not answered");
}

static gpointer
load_history (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_criterion_history_load (connection, *(gint64 *) data, "c0", error);
}

/* The same answer is worse where a policy is all that it stands on now; the criterion's history says so too. */
static void
test_compares_what_counted (AssessFixture *fixture,
                            gconstpointer  data)
{
  g_autoptr (AssayAssessmentData) read = NULL;
  g_autoptr (AssayCriterionHistory) history = NULL;
  g_autoptr (AssayTextTable) table = NULL;
  g_autofree char *headline = NULL;
  const AssayNode *leaf;
  gint64 id;

  share_draft (fixture);
  g_clear_object (&fixture->visit);
  assess_begin (fixture, 1, ASSAY_ASSESSMENT_ANNOUNCED, "2011-06-01");
  assess_put (fixture, "c0", "met", "policy");
  read = read_data (fixture);
  leaf = assay_framework_get_leaf (read->framework, 0);
  g_assert_cmpstr (assay_assessment_data_find_counted (read, leaf)->title, ==, "Met in part");
  g_assert_cmpstr (assay_assessment_data_find_previous (read, leaf)->title, ==, "Met in full");
  assess_put (fixture, "c1", "met", "records");
  assess_put (fixture, "c2", "met", "records");
  assess_put (fixture, "c3", "met", "records");
  assess_put (fixture, "c4", "met", "records");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-06-02", "All seen");
  id = assay_assessment_get_id (fixture->visit);
  history = assay_test_read (fixture->base.db, load_history, &id);
  table = assay_criterion_history_table_over_time (history);
  headline = assay_criterion_history_dup_headline (history);
  g_assert_cmpstr (((char **) table->rows->pdata[0])[1], ==, "Met in full, counts as “Met in part”");
  g_assert_cmpstr (((char **) table->rows->pdata[1])[1], ==, "Met in full");
  g_assert_true (g_str_has_prefix (headline, "Met in full 1 time of the 2"));
}

/* One visit to a person at home; the framework asks for ten to come to a score. */
static gpointer
make_home_visit (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/customer-standards.json", error);
  g_autoptr (AssayFramework) framework =
    assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "shipped",
                                   error);
  g_autoptr (AssayAssessment) planned =
    g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", (gint64) 1, "framework-id", "customer-standards",
                  "framework-version", 1, "period", "2010-11", "service-type", "Home care", "kind", "home-visit",
                  "state", (int) ASSAY_ASSESSMENT_UNDER_WAY, "visited-on", "2011-03-01", NULL);

  assay_library_add (connection, framework, NULL);
  return assay_assessment_data_load (connection, assay_assessment_put (connection, planned, error), error);
}

/* What one person said is no score, and not too little for one either. */
static void
test_home_visit (AssessFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr (AssayAssessmentData) visit = assay_test_write (fixture->base.db, make_home_visit, NULL);
  g_autofree char *headline = assay_assessment_data_dup_headline (visit);

  g_assert_true (visit->counts_with_others);
  g_assert_true (g_str_has_prefix (headline, "What one person said."));
}

static gpointer
attach (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessFixture *fixture = data;
  const char *const names[] = { "rota.jpg", "kitchen.png" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new (names[i], strlen (names[i]));

      assay_attachment_add (connection, fixture->visit, "c1", names[i], "image/png", content, error);
    }
  return NULL;
}

/* The names of files stand below the note, and what does not apply is told where criteria are counted. */
static void
test_files_and_not_applicable (AssessFixture *fixture,
                               gconstpointer  data)
{
  g_autoptr (AssayAssessmentData) read = NULL;
  g_autoptr (AssayTextTable) areas = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (AssayTextTable) criteria = NULL;

  assess_begin (fixture, 1, ASSAY_ASSESSMENT_ANNOUNCED, "2011-03-01");
  assess_put (fixture, "c0", "met", "records");
  assess_put (fixture, "c1", "met", "records");
  assess_put (fixture, "c2", "not-applicable", "");
  assay_test_write (fixture->base.db, attach, fixture);
  read = read_data (fixture);
  areas = assay_assessment_table_areas (read);
  sheets = assay_form_list_sheets (read->framework, "Home care", ASSAY_ASSESSMENT_ANNOUNCED);
  criteria = assay_assessment_table_criteria (read, sheets->pdata[0]);
  g_assert_cmpstr (((char **) areas->rows->pdata[0])[2], ==, "2 of 2, and 1 not applicable");
  g_assert_cmpstr (((char **) areas->rows->pdata[1])[2], ==, "0 of 2");
  g_assert_cmpstr (((char **) criteria->rows->pdata[0])[5], ==, "Seen on the day");
  g_assert_cmpstr (((char **) criteria->rows->pdata[1])[5], ==, "Seen on the day\nAttached: rota.jpg, kitchen.png");
}

/* The section is tagged as a table like the others, and there only where something was challenged. */
static void
test_tagged (AssessFixture *fixture,
             gconstpointer  data)
{
  guint n;

  share_draft (fixture);
  n = count_tables (fixture);
  put_challenge (fixture, "c1", "The rota was there", "", "");
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (count_tables (fixture), ==, n + 1);
}

#define ADD(name, test) \
  g_test_add ("/assessment-report/" name, AssessFixture, NULL, assess_set_up, test, assess_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("challenges", test_challenges);
  ADD ("tagged", test_tagged);
  ADD ("files-and-not-applicable", test_files_and_not_applicable);
  ADD ("counts-as-less", test_counts_as_less);
  ADD ("compares-what-counted", test_compares_what_counted);
  ADD ("home-visit", test_home_visit);
  return g_test_run ();
}
