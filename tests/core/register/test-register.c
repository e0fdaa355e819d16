/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/register/assay-figure.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider-match.h"
#include "core/register/assay-standing.h"
#include "core/store/assay-audit.h"
#include "support/assay-test.h"

typedef AssayTestRegister Fixture;

static AssayProvider *
make (const char *reference,
      const char *name)
{
  return g_object_new (ASSAY_TYPE_PROVIDER, "reference", reference, "name", name, NULL);
}

/* Runs a function that may fail in a write transaction of its own. */
static gboolean
try (Fixture     *fixture,
     AssayDbFunc  func,
     gpointer     data,
     GError     **error)
{
  g_autoptr (GError) failure = NULL;

  assay_db_write_sync (fixture->db, func, data, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
save (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  assay_provider_save (connection, data, error);
  return NULL;
}

static gpointer
find (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  return assay_provider_find (connection, data, error);
}

static AssayProvider *
add (Fixture    *fixture,
     const char *reference,
     const char *name)
{
  g_autoptr (AssayProvider) provider = make (reference, name);

  assay_test_write (fixture->db, save, provider);
  return assay_test_read (fixture->db, find, (gpointer) reference);
}

static gpointer
check_called (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (AssayProvider) by_name = assay_provider_find_called (connection, "acorn  CARE", error);
  g_autoptr (AssayProvider) by_reference = assay_provider_find_called (connection, "hc02", error);
  g_autoptr (GError) twice = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_cmpstr (assay_provider_get_reference (by_name), ==, "HC01");
  g_assert_cmpstr (assay_provider_get_reference (by_reference), ==, "HC02");
  g_assert_null (assay_provider_find_called (connection, "Birch Care", &twice));
  g_assert_error (twice, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (twice->message, "HC02, HC03"));
  g_assert_null (assay_provider_find_called (connection, "Cedar Care", &missing));
  g_assert_error (missing, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (missing->message, "Cedar Care"));
  return NULL;
}

/* A name will do for a reference where only one provider has it. */
static void
test_called (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (AssayProvider) acorn = add (fixture, "HC01", "Acorn Care");
  g_autoptr (AssayProvider) birch = add (fixture, "HC02", "Birch Care");
  g_autoptr (AssayProvider) other = add (fixture, "HC03", "Birch Care");

  assay_test_read (fixture->db, check_called, NULL);
}

static gint64
count_entries (Fixture *fixture)
{
  return assay_test_number (fixture->db, "SELECT count (*) FROM audit");
}

static void
test_add_and_edit (Fixture      *fixture,
                   gconstpointer data)
{
  gint64 entries = count_entries (fixture);
  g_autoptr (AssayProvider) added = add (fixture, "HC01", "  Acorn Care ");
  g_autoptr (AssayProvider) edited = NULL;
  g_autoptr (AssayProvider) found = NULL;

  g_assert_cmpstr (assay_provider_get_name (added), ==, "Acorn Care");
  g_assert_cmpint (assay_provider_get_version (added), ==, 1);
  g_assert_cmpstr (assay_provider_get_closed_on (added), ==, "");
  g_assert_cmpint (count_entries (fixture), ==, entries + 1);
  edited = assay_provider_copy (added);
  g_object_set (edited, "note", "Visited in March", "cqc-id", "1-101", NULL);
  assay_test_write (fixture->db, save, edited);
  found = assay_test_read (fixture->db, find, "hc01");
  g_assert_cmpint (assay_provider_get_version (found), ==, 2);
  g_assert_cmpstr (assay_provider_get_note (found), ==, "Visited in March");
  g_assert_true (assay_provider_has_same_facts (edited, found));
  g_assert_cmpint (count_entries (fixture), ==, entries + 2);
  assay_test_write (fixture->db, save, found);
  g_assert_cmpint (count_entries (fixture), ==, entries + 2);
}

static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) read = add (fixture, "HC01", "Acorn Care");
  g_autoptr (AssayProvider) mine = assay_provider_copy (read);
  g_autoptr (AssayProvider) theirs = assay_provider_copy (read);
  g_autoptr (AssayProvider) stored = NULL;

  g_object_set (theirs, "postcode", "AB1 2CD", NULL);
  g_object_set (mine, "postcode", "XY9 8ZZ", NULL);
  assay_test_write (fixture->db, save, theirs);
  g_assert_false (try (fixture, save, mine, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Acorn Care"));
  stored = assay_test_read (fixture->db, find, "HC01");
  g_assert_cmpstr (assay_provider_get_postcode (stored), ==, "AB1 2CD");
  g_object_set (mine, "version", assay_provider_get_version (stored), NULL);
  g_assert_true (try (fixture, save, mine, NULL));
}

static void
check_invalid (Fixture              *fixture,
               const char           *reference,
               const char           *name,
               const char           *closed_on,
               AssayValidationError  code,
               const char           *first_word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider = make (reference, name);

  g_object_set (provider, "closed-on", closed_on, NULL);
  g_assert_false (try (fixture, save, provider, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, first_word));
}

static void
test_validation (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (AssayProvider) first = add (fixture, "HC 01", "Acorn Care");

  check_invalid (fixture, "", "Beech Care", "", ASSAY_VALIDATION_ERROR_REQUIRED, "Reference");
  check_invalid (fixture, " - ", "Beech Care", "", ASSAY_VALIDATION_ERROR_REQUIRED, "Reference");
  check_invalid (fixture, "HC02", " ", "", ASSAY_VALIDATION_ERROR_REQUIRED, "Name");
  check_invalid (fixture, "hc 01", "Beech Care", "", ASSAY_VALIDATION_ERROR_DUPLICATE, "Reference");
  check_invalid (fixture, "HC02", "Beech Care", "2011-02-30", ASSAY_VALIDATION_ERROR_DATE, "Closed on");
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM provider"), ==, 1);
}

static gpointer
close_provider (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_provider_close (connection, data, "2011-03-31", error);
  return NULL;
}

static gpointer
reopen_provider (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  assay_provider_close (connection, data, NULL, error);
  return NULL;
}

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AssayProvider) open = add (fixture, "HC01", "Acorn Care");
  g_autoptr (AssayProvider) closed = NULL;
  g_autoptr (AssayProvider) again = NULL;

  assay_test_write (fixture->db, close_provider, open);
  closed = assay_test_read (fixture->db, find, "HC01");
  g_assert_cmpstr (assay_provider_get_closed_on (closed), ==, "2011-03-31");
  assay_test_write (fixture->db, reopen_provider, closed);
  again = assay_test_read (fixture->db, find, "HC01");
  g_assert_true (assay_provider_has_same_facts (open, again));
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM audit WHERE action IN"
                                                   " ('provider.close', 'provider.reopen')"), ==, 2);
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider = make ("HC01", "“Acorn” Care\nand more");
  g_autofree char *json = assay_provider_to_json (provider);
  g_autoptr (AssayProvider) read = assay_provider_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_true (assay_provider_has_same_facts (provider, read));
  g_assert_null (assay_provider_from_json ("[]", &error));
  g_assert_nonnull (error);
}

typedef struct
{
  double value;
  const char *reason;
  gint64 import;
  gboolean changed;
} Entry;

static gpointer
correct (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  const Entry *entry = data;

  assay_figure_correct (connection, 1, "2010-11-Q4", ASSAY_FIELD_PEOPLE_SUPPORTED, entry->value,
                        entry->reason, error);
  return NULL;
}

static gpointer
record (AssayConnection *connection,
        gpointer         data,
        GCancellable    *cancellable,
        GError         **error)
{
  Entry *entry = data;

  assay_figure_record (connection, 1, "2010-11 Q4", ASSAY_FIELD_PEOPLE_SUPPORTED, entry->value,
                       "register.csv",
                       NULL, entry->import, &entry->changed, error);
  return NULL;
}

static gpointer
remove_import (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  assay_figure_remove_import (connection, 1, error);
  return NULL;
}

static gpointer
get_figure (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return assay_figure_get (connection, 1, "2010-11 Q4", ASSAY_FIELD_PEOPLE_SUPPORTED, error);
}

static gpointer
list_figures (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_figure_list (connection, 1, NULL, GPOINTER_TO_INT (data), error);
}

static void
check_figures (Fixture *fixture,
               double   value,
               guint    rows)
{
  g_autoptr (AssayFigure) figure = assay_test_read (fixture->db, get_figure, NULL);
  g_autoptr (GPtrArray) held = assay_test_read (fixture->db, list_figures, GINT_TO_POINTER (FALSE));
  g_autoptr (GPtrArray) all = assay_test_read (fixture->db, list_figures, GINT_TO_POINTER (TRUE));

  g_assert_nonnull (figure);
  g_assert_true (figure->value == value || (isnan (figure->value) && isnan (value)));
  g_assert_cmpuint (held->len, ==, 1);
  g_assert_cmpuint (all->len, ==, rows);
}

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider = add (fixture, "HC01", "Acorn Care");
  Entry first = { 41, NULL, 0, FALSE };
  Entry fixed = { 43, "Miscounted by the provider", 0, FALSE };
  Entry gone = { NAN, "They withdrew it", 0, FALSE };
  gint64 entries = count_entries (fixture);

  g_assert_null (assay_test_read (fixture->db, get_figure, NULL));
  assay_test_write (fixture->db, record, &first);
  g_assert_true (first.changed);
  assay_test_write (fixture->db, record, &first);
  g_assert_false (first.changed);
  check_figures (fixture, 41, 1);
  g_assert_cmpint (count_entries (fixture), ==, entries);
  assay_test_write (fixture->db, correct, &fixed);
  check_figures (fixture, 43, 2);
  assay_test_write (fixture->db, correct, &fixed);
  check_figures (fixture, 43, 2);
  assay_test_write (fixture->db, correct, &gone);
  check_figures (fixture, NAN, 3);
  g_assert_cmpint (count_entries (fixture), ==, entries + 2);
}

static void
test_figure_refusals (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider = add (fixture, "HC01", "Acorn Care");
  Entry without_reason = { 1, " ", 0, FALSE };
  Entry negative = { -1, "So they say", 0, FALSE };

  g_assert_false (try (fixture, correct, &without_reason, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_false (try (fixture, correct, &negative, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE);
}

static void
test_figures_of_import (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (AssayProvider) provider = add (fixture, "HC01", "Acorn Care");
  Entry first = { 41, NULL, 0, FALSE };
  Entry imported = { 50, NULL, 1, FALSE };

  assay_test_run (fixture->db,
                  "INSERT INTO import (id, kind, period, file_name, file_digest, mapping, rows_read,"
                               " rows_new, rows_changed, rows_present, rows_set_aside, imported_by, "
                               "imported_at)"
                               " VALUES (1, 'register', '2010-11 Q4', 'r.csv', '', '{}', 0, 0, 0, 0, 0, "
                               "'x', '')");
  assay_test_write (fixture->db, record, &first);
  assay_test_write (fixture->db, record, &imported);
  check_figures (fixture, 50, 2);
  assay_test_write (fixture->db, remove_import, NULL);
  check_figures (fixture, 41, 1);
}

static void
check_match (AssayProviderMatcher *matcher,
             const char           *reference,
             const char           *cqc_id,
             const char           *name,
             AssayMatchKind        kind,
             const char           *found)
{
  AssayMatch match = assay_provider_matcher_find (matcher, reference, cqc_id, name);

  g_assert_cmpint (match.kind, ==, kind);
  g_assert_cmpstr (match.provider != NULL ? assay_provider_get_reference (match.provider) : NULL, ==,
                   found);
  g_assert_cmpint (assay_match_is_exact (&match), ==, kind > ASSAY_MATCH_LIKE);
}

static void
test_match (void)
{
  g_autoptr (GPtrArray) providers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AssayProviderMatcher) matcher = NULL;

  g_ptr_array_add (providers, make ("HC01", "Acorn Home Care Ltd"));
  g_ptr_array_add (providers, make ("HC02", "Beechwood Support"));
  g_ptr_array_add (providers, make ("HC03", "Twin Care"));
  g_ptr_array_add (providers, make ("HC04", "Twin Care"));
  g_object_set (g_ptr_array_index (providers, 1), "cqc-id", "1-202", NULL);
  matcher = assay_provider_matcher_new (providers);
  check_match (matcher, "hc01", NULL, NULL, ASSAY_MATCH_REFERENCE, "HC01");
  check_match (matcher, "HC01", "1-202", "Beechwood Support", ASSAY_MATCH_REFERENCE, "HC01");
  check_match (matcher, "", "1-202", NULL, ASSAY_MATCH_CQC_ID, "HC02");
  check_match (matcher, NULL, NULL, "ACORN HOME CARE, LTD.", ASSAY_MATCH_NAME, "HC01");
  check_match (matcher, NULL, NULL, "Acorn Homecare Ltd", ASSAY_MATCH_LIKE, "HC01");
  check_match (matcher, NULL, NULL, "Acorn Homecare Ltd", ASSAY_MATCH_LIKE, "HC01");
  check_match (matcher, NULL, NULL, "Zebra Nursing", ASSAY_MATCH_NONE, NULL);
  check_match (matcher, NULL, NULL, "Twin Care", ASSAY_MATCH_LIKE, "HC03");
  check_match (matcher, NULL, NULL, NULL, ASSAY_MATCH_NONE, NULL);
  check_match (matcher, "", "", "", ASSAY_MATCH_NONE, NULL);
}

static gpointer
save_officer (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  assay_officer_save (connection, data, error);
  return NULL;
}

static gpointer
find_self (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  return assay_officer_find (connection, assay_connection_get_actor (connection), error);
}

static void
test_officers (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayOfficer) self = assay_test_read (fixture->db, find_self, NULL);
  g_autoptr (AssayOfficer) reader = assay_officer_new ("rea", "Rea Der", ASSAY_ROLE_READER);
  g_autoptr (AssayOfficer) nobody = assay_officer_new ("", "Rea Der", ASSAY_ROLE_READER);
  g_autoptr (AssayOfficer) king = assay_officer_new ("king", "A King", "king");

  g_assert_cmpstr (self->role, ==, ASSAY_ROLE_ADMINISTRATOR);
  g_assert_true (try (fixture, save_officer, reader, &error));
  g_assert_no_error (error);
  g_assert_false (try (fixture, save_officer, reader, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE);
  g_clear_error (&error);
  g_assert_false (try (fixture, save_officer, nobody, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_clear_error (&error);
  g_assert_false (try (fixture, save_officer, king, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE);
  g_clear_error (&error);
  g_free (self->role);
  self->role = g_strdup (ASSAY_ROLE_OFFICER);
  g_assert_false (try (fixture, save_officer, self, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
}

static gpointer
record_standings (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  if (assay_standing_record (connection, 1, ASSAY_STANDING_PURCHASING, "open", "2010-04-01", NULL, error))
    assay_standing_record (connection, 1, ASSAY_STANDING_PURCHASING, "suspended", "2011-01-10",
                           "Concerns", error);
  return NULL;
}

static gpointer
get_standing (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_standing_get (connection, 1, ASSAY_STANDING_PURCHASING, data, error);
}

static void
test_standing (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (AssayProvider) provider = add (fixture, "HC01", "Acorn Care");
  g_autoptr (AssayStanding) before = NULL;
  g_autoptr (AssayStanding) after = NULL;

  assay_test_write (fixture->db, record_standings, NULL);
  g_assert_null (assay_test_read (fixture->db, get_standing, "2010-03-31"));
  before = assay_test_read (fixture->db, get_standing, "2011-01-09");
  after = assay_test_read (fixture->db, get_standing, "2011-01-10");
  g_assert_cmpstr (before->value, ==, "open");
  g_assert_cmpstr (after->value, ==, "suspended");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  assay_test_add_with_register ("/register/provider/add-and-edit", test_add_and_edit);
  assay_test_add_with_register ("/register/provider/called", test_called);
  assay_test_add_with_register ("/register/provider/conflict", test_conflict);
  assay_test_add_with_register ("/register/provider/validation", test_validation);
  assay_test_add_with_register ("/register/provider/close", test_close);
  g_test_add_func ("/register/provider/json", test_json);
  g_test_add_func ("/register/provider/match", test_match);
  assay_test_add_with_register ("/register/figure/history", test_figures);
  assay_test_add_with_register ("/register/figure/refusals", test_figure_refusals);
  assay_test_add_with_register ("/register/figure/of-import", test_figures_of_import);
  assay_test_add_with_register ("/register/officers", test_officers);
  assay_test_add_with_register ("/register/standing", test_standing);
  return g_test_run ();
}
