/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "assess-test.h"
#include "core/actions/assay-action.h"
#include "core/assessment/assay-plan-submit.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/register/assay-standing.h"

typedef AssessFixture Fixture;

#define TODAY "2011-06-01"

static const AssessShape planned_shape = {
  2, 3,
  ", 'interval-months': {'high': 6, 'medium': 12, 'low': 24}, 'revisit-months': 4, 'revisit-bands': ['poor']",
};

/* When who is due */

static gpointer
list_due (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  return assay_visit_due_list (connection, data, TODAY, error);
}

static GPtrArray *
get_due (Fixture *fixture)
{
  return assay_test_read (fixture->base.db, list_due, fixture->framework);
}

static void
assert_due (Fixture    *fixture,
            const char *expected)
{
  g_autoptr (GPtrArray) list = get_due (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", assay_visit_due_get_reference (list->pdata[i]),
                            assay_visit_due_get_due_on (list->pdata[i]));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
set_risk (Fixture    *fixture,
          int         provider,
          const char *risk,
          const char *from)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO standing (provider_id, kind, value, from_date, recorded_by, recorded_at) "
                     "VALUES (%d, 'risk', '%s', '%s', 'marsh', '2011-01-01')", provider, risk, from);

  assay_test_run (fixture->base.db, sql);
}

/* A visit that is over, with the same answer to all. */
static void
visit (Fixture    *fixture,
       gint64      provider,
       const char *kind,
       const char *day,
       const char *answer)
{
  assess_begin (fixture, provider, kind, day);
  assess_put_all (fixture, answer);
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, day, NULL);
}

static void
test_never_seen (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;

  set_risk (fixture, 3, "high", "2011-01-01");
  set_risk (fixture, 1, "low", "2011-01-01");
  set_risk (fixture, 2, "high", "2011-07-01");
  assert_due (fixture, "hc03 , hc02 , hc01 ");
  list = get_due (fixture);
  g_assert_cmpint (assay_visit_due_get_risk (list->pdata[1]), ==, ASSAY_RISK_MEDIUM);
  g_assert_true (assay_visit_due_is_late (list->pdata[1], TODAY));
  g_assert_cmpstr (assay_visit_due_get_last_on (list->pdata[1]), ==, "");
}

static void
test_by_risk (Fixture       *fixture,
              gconstpointer  data)
{
  set_risk (fixture, 1, "low", "2010-01-01");
  set_risk (fixture, 2, "high", "2010-01-01");
  visit (fixture, 1, "announced", "2010-08-31", "met");
  visit (fixture, 2, "announced", "2010-08-31", "met");
  visit (fixture, 3, "announced", "2010-08-31", "met");
  assert_due (fixture, "hc02 2011-02-28, hc03 2011-08-31, hc01 2012-08-31");
}

/* A self-assessment does not count, one that is under way has not happened yet. */
static void
test_what_counts (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;

  visit (fixture, 1, "announced", "2010-09-10", "met");
  visit (fixture, 1, "self-assessment", "2011-01-10", "met");
  assess_begin (fixture, 1, "unannounced", "2011-05-10");
  visit (fixture, 2, "self-assessment", "2011-01-10", "met");
  visit (fixture, 3, "announced", "2011-01-10", "met");
  assert_due (fixture, "hc02 , hc01 2011-09-10, hc03 2012-01-10");
  list = get_due (fixture);
  g_assert_cmpstr (assay_visit_due_get_planned_on (list->pdata[1]), ==, "2011-05-10");
  g_assert_cmpstr (assay_visit_due_get_officer (list->pdata[1]), ==, "J. Marsh");
  g_assert_cmpstr (assay_visit_due_get_begun_on (list->pdata[1]), ==, "2011-05-10");
  g_assert_cmpint (assay_visit_due_get_planned_id (list->pdata[0]), ==, 0);
  g_assert_cmpstr (assay_visit_due_get_begun_on (list->pdata[0]), ==, "");
}

static void
test_revisit (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;

  visit (fixture, 1, "announced", "2011-01-31", "not-met");
  visit (fixture, 2, "announced", "2011-01-31", "met");
  visit (fixture, 3, "announced", "2010-01-31", "not-met");
  visit (fixture, 3, "announced", "2011-01-31", "met");
  list = get_due (fixture);
  g_assert_cmpstr (assay_visit_due_get_reference (list->pdata[0]), ==, "hc01");
  g_assert_cmpstr (assay_visit_due_get_due_on (list->pdata[0]), ==, "2011-05-31");
  g_assert_cmpstr (assay_visit_due_get_last_band (list->pdata[0]), ==, "poor");
  g_assert_nonnull (strstr (assay_visit_due_get_why (list->pdata[0]), "4 months after “Poor”"));
  g_assert_cmpstr (assay_visit_due_get_due_on (list->pdata[1]), ==, "2012-01-31");
  g_assert_cmpstr (assay_visit_due_get_due_on (list->pdata[2]), ==, "2012-01-31");
}

static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_run (fixture->base.db, "UPDATE provider SET closed_on = '2011-05-31' WHERE id = 1");
  assay_test_run (fixture->base.db, "UPDATE provider SET closed_on = '2011-06-02' WHERE id = 2");
  assay_test_run (fixture->base.db, "UPDATE provider SET service_type = 'Day centre' WHERE id = 3");
  assert_due (fixture, "hc02 ");
}

/* Capacity */

static gpointer
list_capacity (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return assay_capacity_list (connection, data, "2011-12", TODAY, error);
}

static gpointer
set_target (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  assay_capacity_set_target (connection, *(gint64 *) data, "2011-12", 20, 6, error);
  return NULL;
}

static void
test_capacity (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (AssayAssessment) planned = NULL;
  const AssayCapacity *marsh;
  const AssayCapacity *nobody;
  gint64 officer = 11;
  gint64 entries = assay_test_number (fixture->base.db, "SELECT count (*) FROM audit");

  assay_test_write (fixture->base.db, set_target, &officer);
  assay_test_write (fixture->base.db, set_target, &officer);
  g_assert_cmpint (assay_test_number (fixture->base.db, "SELECT count (*) FROM audit"), ==, entries + 2);
  assay_test_run (fixture->base.db, "UPDATE provider SET officer_id = 11 WHERE id IN (1, 2)");
  visit (fixture, 1, "announced", "2011-04-01", "met");
  visit (fixture, 2, "announced", "2011-03-31", "met");
  visit (fixture, 1, "home-visit", "2011-04-02", "met");
  planned = assess_plan (fixture, 2, "announced", "2012-03-31");
  list = assay_test_read (fixture->base.db, list_capacity, fixture->framework);
  g_assert_cmpuint (list->len, ==, 2);
  marsh = list->pdata[0];
  g_assert_cmpstr (marsh->officer, ==, "J. Marsh");
  g_assert_cmpuint (marsh->providers, ==, 2);
  g_assert_cmpuint (marsh->target, ==, 20);
  g_assert_cmpuint (marsh->done, ==, 1);
  g_assert_cmpuint (marsh->planned, ==, 1);
  g_assert_cmpuint (marsh->due, ==, 1);
  g_assert_cmpuint (marsh->home_target, ==, 6);
  g_assert_cmpuint (marsh->home_done, ==, 1);
  nobody = list->pdata[1];
  g_assert_cmpint (nobody->officer_id, ==, 0);
  g_assert_cmpuint (nobody->due, ==, 1);
}

static void
test_no_such_officer (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 officer = 99;

  assay_db_write_sync (fixture->base.db, set_target, &officer, NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
}

typedef struct
{
  gint64 seen;
  gint64 supported;
} Share;

static gpointer
get_share (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  Share *share = data;

  assay_home_visit_share (connection, "2011-12", &share->seen, &share->supported, error);
  return NULL;
}

static void
add_people (Fixture    *fixture,
            int         provider,
            const char *period,
            int         people)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO figure (provider_id, period, field, value, carrier, recorded_by, "
                     "recorded_at) VALUES (%d, '%s', 'people-supported', %d, 'test', 'marsh', '2011-01-01')",
                     provider, period, people);

  assay_test_run (fixture->base.db, sql);
}

static void
test_share (Fixture       *fixture,
            gconstpointer  data)
{
  Share share = { 0 };

  add_people (fixture, 1, "2010-11 Q4", 40);
  add_people (fixture, 1, "2011-12 Q1", 50);
  add_people (fixture, 1, "2012-13 Q1", 90);
  add_people (fixture, 2, "2010-11 Q4", 30);
  visit (fixture, 1, "home-visit", "2011-04-02", "met");
  visit (fixture, 1, "home-visit", "2011-04-02", "met");
  visit (fixture, 2, "home-visit", "2011-03-02", "met");
  assay_test_read (fixture->base.db, get_share, &share);
  g_assert_cmpint (share.seen, ==, 2);
  g_assert_cmpint (share.supported, ==, 80);
}

/* The plan that a visit asks for */

static gpointer
plan_actions (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  AssayActionPlan plan = { .provider_id = 1, .kind = (char *) "action-plan", .title = (char *) "After the visit",
                           .state = (char *) "draft", .due_on = (char *) "2011-04-20" };

  plan.origin = assay_assessment_dup_origin (data);
  assay_action_plan_save (connection, &plan, error);
  g_free (plan.origin);
  return NULL;
}

static gpointer
add_action (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (AssayAction) action =
    g_object_new (ASSAY_TYPE_ACTION, "plan-id", (gint64) 1, "provider-id", (gint64) 1, "subject", data, "title",
                  "Do it", "owner", "Manager", "due-on", "2011-06-01", NULL);

  assay_action_save (connection, action, error);
  return NULL;
}

static gpointer
submit (AssayConnection *connection,
        gpointer         data,
        GCancellable    *cancellable,
        GError         **error)
{
  g_autoptr (AssayActionPlan) plan = assay_action_plan_load (connection, 1, error);

  if (plan != NULL)
    assay_assessment_submit_plan (connection, plan, "2011-04-10", error);
  return NULL;
}

static void
test_submit (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assess_begin (fixture, 1, "announced", "2011-04-01");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c1", "part", "staff records");
  assess_put (fixture, "c3", "not-met", "staff records");
  assay_test_write (fixture->base.db, plan_actions, fixture->visit);
  assay_test_write (fixture->base.db, add_action, (gpointer) "c3");
  assay_db_write_sync (fixture->base.db, submit, NULL, NULL, &error);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_nonnull (strstr (error->message, "1 criterion: 1.2  Criterion 1."));
  assay_test_write (fixture->base.db, add_action, (gpointer) "c1");
  assay_test_write (fixture->base.db, submit, NULL);
  g_assert_cmpint (assay_test_number (fixture->base.db, "SELECT state = 'submitted' FROM action_plan"), ==, 1);
}

/* The calendar */

static char *
make_calendar (const char *name,
               const char *officer)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (list, g_object_new (ASSAY_TYPE_ASSESSMENT, "id", (gint64) 12, "reference", "HC01", "name",
                                       name, "kind", "announced", "planned-on", "2011-02-28", "officer",
                                       officer, "version", (gint64) 3, NULL));
  g_ptr_array_add (list, g_object_new (ASSAY_TYPE_ASSESSMENT, "id", (gint64) 13, "reference", "HC02", "name",
                                       "Without a day", "kind", "announced", NULL));
  return assay_visit_plan_to_ics (list, "2011-02-10T09:30:00Z");
}

static void
test_calendar (void)
{
  g_autofree char *text = make_calendar ("Acorn Care", "J. Marsh");

  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\n"
                   "VERSION:2.0\r\n"
                   "PRODID:-//Assay//Visits//EN\r\n"
                   "CALSCALE:GREGORIAN\r\n"
                   "BEGIN:VEVENT\r\n"
                   "UID:assessment-12-HC01@assay\r\n"
                   "DTSTAMP:20110210T093000Z\r\n"
                   "DTSTART;VALUE=DATE:20110228\r\n"
                   "DTEND;VALUE=DATE:20110301\r\n"
                   "SEQUENCE:2\r\n"
                   "SUMMARY:Announced visit: Acorn Care (HC01)\r\n"
                   "DESCRIPTION:Officer: J. Marsh\r\n"
                   "TRANSP:TRANSPARENT\r\n"
                   "END:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
}

static void
test_calendar_escapes (void)
{
  g_autofree char *text = make_calendar ("Care, \\home; and\r\nBEGIN:VEVENT\x07", "");

  g_assert_nonnull (strstr (text, "Care\\, \\\\home\\; and\\nBEGIN:VEVENT (HC01)\r\n"));
  g_assert_null (strstr (text, "\r\nBEGIN:VEVENT\x07"));
  g_assert_null (strchr (text, '\x07'));
  g_assert_null (strstr (text, "DESCRIPTION"));
}

/* What a reader does first: breaks before a space are taken out (RFC 5545, 3.1). */
static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static void
test_calendar_folds (void)
{
  /* Characters of one to four octets, so that a break falls on each kind. */
  for (guint lead = 0; lead < 4; lead++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *unfolded = NULL;
      g_auto (GStrv) lines = NULL;

      for (guint i = 0; i < 30 + lead; i++)
        g_string_append (name, i < lead ? "a" : i % 3 == 0 ? "é" : i % 3 == 1 ? "€" : "𝄞");
      text = make_calendar (name->str, "");
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_null (strchr (lines[i], '\n'));
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }
      unfolded = unfold (text);
      g_assert_nonnull (strstr (unfolded, name->str));
      g_assert_null (strstr (text, name->str));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) g_test_add (path, Fixture, &planned_shape, assess_set_up, function, assess_tear_down)
  ADD ("/visit-plan/due/never-seen", test_never_seen);
  ADD ("/visit-plan/due/by-risk", test_by_risk);
  ADD ("/visit-plan/due/what-counts", test_what_counts);
  ADD ("/visit-plan/due/revisit", test_revisit);
  ADD ("/visit-plan/due/closed", test_closed);
  ADD ("/visit-plan/submit", test_submit);
  ADD ("/visit-plan/capacity/list", test_capacity);
  ADD ("/visit-plan/capacity/no-such-officer", test_no_such_officer);
  ADD ("/visit-plan/capacity/share", test_share);
#undef ADD
  g_test_add_func ("/visit-plan/calendar/whole", test_calendar);
  g_test_add_func ("/visit-plan/calendar/escapes", test_calendar_escapes);
  g_test_add_func ("/visit-plan/calendar/folds", test_calendar_folds);
  return g_test_run ();
}
