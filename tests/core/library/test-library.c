/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/library/assay-library.h"

#include "support/assay-test.h"
#include "core/base/assay-error.h"
#include "core/framework/assay-framework-change.h"
#include "core/scoring/assay-scoring.h"

typedef AssayTestRegister Fixture;

static gpointer
add_shipped (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  assay_library_add_shipped (connection, error);
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  assay_test_set_up (fixture, data);
  assay_test_write (fixture->db, add_shipped, NULL);
}

/* The framework in force with another threshold for gold, under the given number. */
static AssayFramework *
change_gold (AssayConnection *connection,
             double           from,
             int              version)
{
  g_autoptr (AssayFramework) now = assay_library_get (connection, "care-governance", 0, NULL);
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();

  assay_framework_change_set_from (change, "gold", from);
  return assay_framework_change_apply (change, now, version, NULL);
}

static gpointer
check_shipped (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (GPtrArray) list = assay_library_list (connection, TRUE, error);

  g_assert_cmpuint (list->len, >=, 1);
  g_assert_true (assay_library_add_shipped (connection, error));
  return NULL;
}

static void
test_shipped (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_shipped, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE action LIKE 'framework.%'"), ==, 1);
}

static gpointer
check_versions (AssayConnection  *connection,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (AssayFramework) second = change_gold (connection, 85, 2);
  g_autoptr (AssayFramework) newest = NULL;
  g_autoptr (AssayFramework) first = NULL;

  g_assert_true (assay_library_add (connection, second, error));
  g_assert_true (assay_library_add (connection, second, error));
  newest = assay_library_get (connection, "care-governance", 0, error);
  first = assay_library_get (connection, "care-governance", 1, error);
  g_assert_cmpint (assay_framework_get_version (newest), ==, 2);
  g_assert_cmpfloat (assay_framework_find_band (newest, "gold")->from, ==, 85);
  g_assert_cmpfloat (assay_framework_find_band (first, "gold")->from, ==, 80);
  g_assert_null (assay_library_get (connection, "care-governance", 3, NULL));
  return NULL;
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  assay_test_write (fixture->db, check_versions, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE action LIKE 'framework.%'"), ==, 2);
}

static gpointer
check_in_use (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (AssayFramework) changed = change_gold (connection, 90, 1);
  g_autoptr (AssayFramework) kept = NULL;
  g_autoptr (GError) refusal = NULL;
  gboolean used = FALSE;

  g_assert_true (assay_library_is_used (connection, "care-governance", 1, &used, error));
  g_assert_true (used);
  g_assert_false (assay_library_add (connection, changed, &refusal));
  g_assert_error (refusal, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_IN_USE);
  kept = assay_library_get (connection, "care-governance", 1, error);
  g_assert_cmpfloat (assay_framework_find_band (kept, "gold")->from, ==, 80);
  return NULL;
}

static void
test_in_use (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_run (fixture->db, "INSERT INTO provider (id, reference, reference_key, name, name_key)"
                               " VALUES (1, 'A', 'a', 'A', 'a')");
  assay_test_run (fixture->db,
                  "INSERT INTO rating (provider_id, framework_id, framework_version, engine_version,"
                  " period, revision, state, coverage, returns, evidence, rated_by, rated_at) VALUES (1,"
                  " 'care-governance', 1, 1, '2010-11 Q4', 1, 'superseded', 0, 0, '{}', 'a', 'b')");
  assay_test_write (fixture->db, check_in_use, NULL);
}

static gpointer
check_unused (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (AssayFramework) changed = change_gold (connection, 90, 1);
  g_autoptr (AssayFramework) kept = NULL;

  g_assert_true (assay_library_add (connection, changed, error));
  kept = assay_library_get (connection, "care-governance", 1, error);
  g_assert_cmpfloat (assay_framework_find_band (kept, "gold")->from, ==, 90);
  return NULL;
}

static void
test_unused (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_unused, NULL);
}

static gpointer
check_older (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (AssayFramework) kept = assay_library_get (connection, "care-governance", 0, error);
  g_autoptr (GPtrArray) list = assay_library_list (connection, TRUE, error);
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  g_assert_nonnull (kept);
  g_assert_nonnull (list);
  evidence = assay_evidence_new ("A", "2010-11 Q4", assay_framework_get_n_leaves (kept));
  evidence->returns = 12;
  for (guint i = 0; i < assay_framework_get_n_leaves (kept); i++)
    {
      evidence->items[i].missing = ASSAY_MISSING_NONE;
      evidence->items[i].value = assay_framework_get_leaf (kept, i)->scale != NULL
                                     ? assay_framework_get_leaf (kept, i)->scale->one_at
                                     : 0;
    }
  result = assay_score (kept, evidence);
  g_assert_cmpfloat (result->score, ==, 100);
  return NULL;
}

/* A version from before a rule was added is read and rates. */
static void
test_older (Fixture       *fixture,
            gconstpointer  data)
{
  assay_test_run (fixture->db, "UPDATE framework SET json = '{\"colour\": \"red\", ' || substr (json, 2)"
                               " WHERE id = 'care-governance'");
  assay_test_write (fixture->db, check_older, NULL);
}

static gpointer
check_damaged (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (GError) list_error = NULL;
  g_autoptr (GError) get_error = NULL;

  g_assert_null (assay_library_list (connection, TRUE, &list_error));
  g_assert_error (list_error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_assert_null (assay_library_get (connection, "care-governance", 0, &get_error));
  g_assert_error (get_error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  return NULL;
}

/* What can be in no file but a damaged one: no value where one must be. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_run (fixture->db, "CREATE TABLE loose AS SELECT * FROM framework");
  assay_test_run (fixture->db, "DROP TABLE framework");
  assay_test_run (fixture->db, "ALTER TABLE loose RENAME TO framework");
  assay_test_run (fixture->db, data);
  assay_test_write (fixture->db, check_damaged, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library/shipped", Fixture, NULL, set_up, test_shipped, assay_test_tear_down);
  g_test_add ("/library/versions", Fixture, NULL, set_up, test_versions, assay_test_tear_down);
  g_test_add ("/library/in-use", Fixture, NULL, set_up, test_in_use, assay_test_tear_down);
  g_test_add ("/library/unused", Fixture, NULL, set_up, test_unused, assay_test_tear_down);
  g_test_add ("/library/older", Fixture, NULL, set_up, test_older, assay_test_tear_down);
  g_test_add ("/library/damaged/text", Fixture, "UPDATE framework SET json = NULL", set_up, test_damaged,
              assay_test_tear_down);
  g_test_add ("/library/damaged/title", Fixture, "UPDATE framework SET title = NULL", set_up, test_damaged,
              assay_test_tear_down);
  return g_test_run ();
}
