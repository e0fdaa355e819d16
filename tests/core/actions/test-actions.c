/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/actions/assay-action-plan.h"
#include "core/actions/assay-action.h"
#include "core/actions/assay-due.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "support/assay-test.h"

typedef AssayTestRegister Fixture;

#define TODAY "2011-02-10"

/* Runs a function that may fail in a write transaction of its own; @code is -1 where it must not. */
static void
try (Fixture     *fixture,
     AssayDbFunc  func,
     gpointer     data,
     GQuark       domain,
     int          code,
     const char  *said)
{
  g_autoptr (GError) error = NULL;

  assay_db_write_sync (fixture->db, func, data, NULL, &error);
  if (code < 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, said));
}

#define try_invalid(fixture, func, data, code, said)                                 \
  try (fixture, func, data, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_##code, said)
#define try_conflict(fixture, func, data, said)                                      \
  try (fixture, func, data, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT, said)

static void
add_providers (Fixture *fixture)
{
  assay_test_run (fixture->db,
                  "INSERT INTO officer (id, account, name, role) VALUES (7, 'ann', 'Ann Reed', 'officer')");
  assay_test_run (fixture->db,
                  "INSERT INTO provider (id, reference, reference_key, name, name_key, officer_id) VALUES "
                  "(1, 'HC01', 'hc01', 'Acorn Care', 'acorn care', 7), "
                  "(2, 'HC02', 'hc02', 'Beech Care', 'beech care', NULL)");
}

static gint64
count_entries (Fixture *fixture)
{
  return assay_test_number (fixture->db, "SELECT count (*) FROM audit");
}

/* What is due */

typedef struct
{
  const char *subject;
  const char *date;
} DueCall;

static gpointer
set_due (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  const DueCall *call = data;

  assay_due_set (connection, call->subject, "visit", 1, "Visit", call->date, 7, error);
  return NULL;
}

static gpointer
end_due (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  assay_due_done (connection, data, TODAY, error);
  return NULL;
}

static gpointer
list_due (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  return assay_due_list (connection, data, error);
}

/* The subjects of what is due, in order. (transfer full) */
static char *
dup_due (Fixture    *fixture,
         const char *until)
{
  g_autoptr (GPtrArray) list = assay_test_read (fixture->db, list_due, (gpointer) until);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const AssayDue *due = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", due->subject, due->due_on);
    }
  return g_string_free (text, FALSE);
}

static void
assert_due (Fixture    *fixture,
            const char *until,
            const char *expected)
{
  g_autofree char *found = dup_due (fixture, until);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_due (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  const AssayDue *first;

  add_providers (fixture);
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:2", "2011-03-01" });
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:1", "2011-02-01" });
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:3", "2011-04-01" });
  assert_due (fixture, NULL,
              "assessment:1 2011-02-01, assessment:2 2011-03-01, assessment:3 2011-04-01");
  assert_due (fixture, "2011-03-01", "assessment:1 2011-02-01, assessment:2 2011-03-01");
  assert_due (fixture, "2011-02-28", "assessment:1 2011-02-01");
  list = assay_test_read (fixture->db, list_due, NULL);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpint (first->provider_id, ==, 1);
  g_assert_cmpstr (first->provider, ==, "Acorn Care");
  g_assert_cmpstr (first->reference, ==, "HC01");
  g_assert_cmpstr (first->kind, ==, "visit");
  g_assert_cmpint (first->officer_id, ==, 7);
}

static void
test_due_moves_and_ends (Fixture      *fixture,
                         gconstpointer data)
{
  add_providers (fixture);
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:1", "2011-02-01" });
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:1", "2011-05-01" });
  assert_due (fixture, NULL, "assessment:1 2011-05-01");
  assay_test_write (fixture->db, end_due, "assessment:1");
  assay_test_write (fixture->db, end_due, "assessment:9");
  assert_due (fixture, NULL, "");
  assay_test_write (fixture->db, set_due, &(DueCall){ "assessment:1", "2011-06-01" });
  assert_due (fixture, NULL, "assessment:1 2011-06-01");
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM due"), ==, 1);
  try_invalid (fixture, set_due, (&(DueCall){ "assessment:2", "2011-02-30" }), DATE, "2011-02-30");
}

/* Plans */

static gpointer
save_plan (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  assay_action_plan_save (connection, data, error);
  return NULL;
}

static gpointer
find_plan (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  return assay_action_plan_find (connection, data, error);
}

static AssayActionPlan *
make_plan (const char *origin)
{
  AssayActionPlan *plan = g_new0 (AssayActionPlan, 1);

  plan->provider_id = 1;
  plan->origin = g_strdup (origin);
  plan->kind = g_strdup ("improvement-plan");
  plan->title = g_strdup ("After the visit in February");
  plan->state = g_strdup ("draft");
  plan->due_on = g_strdup ("2011-02-24");
  return plan;
}

static AssayActionPlan *
add_plan (Fixture *fixture)
{
  g_autoptr (AssayActionPlan) plan = make_plan ("assessment:12");

  assay_test_write (fixture->db, save_plan, plan);
  return assay_test_read (fixture->db, find_plan, "assessment:12");
}

static void
replace (char      **text,
         const char *by)
{
  g_free (*text);
  *text = g_strdup (by);
}

static void
test_plan (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayActionPlan) changed = NULL;
  g_autoptr (AssayActionPlan) second = make_plan ("assessment:12");
  gint64 entries;

  add_providers (fixture);
  entries = count_entries (fixture);
  plan = add_plan (fixture);
  g_assert_cmpint (count_entries (fixture), ==, entries + 1);
  assert_due (fixture, NULL, "plan:1 2011-02-24");
  try_invalid (fixture, save_plan, second, DUPLICATE, "Plan");
  changed = assay_action_plan_copy (plan);
  replace (&changed->due_on, "2011-03-03");
  assay_test_write (fixture->db, save_plan, changed);
  g_assert_cmpint (count_entries (fixture), ==, entries + 2);
  assert_due (fixture, NULL, "plan:1 2011-03-03");
  try_conflict (fixture, save_plan, plan, "After the visit");
  replace (&changed->state, "agreed");
  changed->version = 2;
  try_invalid (fixture, save_plan, changed, STATE, "draft");
  replace (&changed->kind, "wish");
  try_invalid (fixture, save_plan, changed, RANGE, "wish");
}

static void
test_plan_is_due_in_two_weeks (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = make_plan ("assessment:12");
  g_autoptr (AssayActionPlan) saved = NULL;
  g_autofree char *today = assay_date_today ();

  add_providers (fixture);
  replace (&plan->due_on, "");
  assay_test_write (fixture->db, save_plan, plan);
  saved = assay_test_read (fixture->db, find_plan, "assessment:12");
  g_assert_cmpint (assay_date_days_between (today, saved->due_on), ==, 14);
}

/* Actions */

static gpointer
save_action (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  assay_action_save (connection, data, error);
  return NULL;
}

static gpointer
list_actions (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_action_list (connection, data, error);
}

static AssayAction *
make_action (const char *subject,
             const char *title,
             const char *due_on)
{
  return g_object_new (ASSAY_TYPE_ACTION, "plan-id", (gint64) 1, "provider-id", (gint64) 1, "subject",
                       subject, "title", title, "owner", "Registered manager", "officer-id", (gint64) 7,
                       "due-on", due_on, NULL);
}

static void
add_action (Fixture    *fixture,
            const char *subject,
            const char *title,
            const char *due_on)
{
  g_autoptr (AssayAction) action = make_action (subject, title, due_on);

  assay_test_write (fixture->db, save_action, action);
}

static AssayAction *
get_action (Fixture    *fixture,
            const char *subject)
{
  const AssayActionFilter filter = { .subject = subject };
  g_autoptr (GPtrArray) actions = assay_test_read (fixture->db, list_actions, (gpointer) &filter);

  g_assert_cmpuint (actions->len, ==, 1);
  return g_object_ref (g_ptr_array_index (actions, 0));
}

static void
test_action (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayAction) action = NULL;
  g_autoptr (AssayAction) changed = NULL;
  g_autoptr (AssayAction) done = NULL;
  gint64 entries;

  add_providers (fixture);
  plan = add_plan (fixture);
  entries = count_entries (fixture);
  add_action (fixture, "care-plans", "Review all care plans", "2011-02-01");
  g_assert_cmpint (count_entries (fixture), ==, entries + 1);
  assert_due (fixture, NULL, "action:1 2011-02-01, plan:1 2011-02-24");
  action = get_action (fixture, "care-plans");
  g_assert_cmpstr (assay_action_get_provider (action), ==, "Acorn Care");
  g_assert_cmpstr (assay_action_get_plan_title (action), ==, "After the visit in February");
  g_assert_cmpstr (assay_action_get_officer (action), ==, "Ann Reed");
  g_assert_true (assay_action_is_overdue (action, TODAY));
  g_assert_false (assay_action_is_overdue (action, "2011-02-01"));
  changed = assay_action_copy (action);
  g_object_set (changed, "status", "done", NULL);
  try_invalid (fixture, save_action, changed, REQUIRED, "Evidence");
  g_object_set (changed, "completion", "Twelve plans seen", "completed-on", "2999-01-01", NULL);
  try_invalid (fixture, save_action, changed, DATE, "2999-01-01 is still to come");
  g_object_set (changed, "completed-on", "2011-02-08", NULL);
  assay_test_write (fixture->db, save_action, changed);
  g_assert_cmpint (count_entries (fixture), ==, entries + 2);
  assert_due (fixture, NULL, "plan:1 2011-02-24");
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT done_on = '2011-02-08' FROM due WHERE subject = 'action:1'"),
                   ==, 1);
  done = get_action (fixture, "care-plans");
  g_assert_false (assay_action_is_overdue (done, TODAY));
  g_assert_cmpstr (assay_action_get_completed_on (done), ==, "2011-02-08");
  try_conflict (fixture, save_action, action, "Review all care plans");
  g_object_set (done, "status", "open", NULL);
  assay_test_write (fixture->db, save_action, done);
  assert_due (fixture, NULL, "action:1 2011-02-01, plan:1 2011-02-24");
}

static void
test_action_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayAction) untitled = make_action ("a", "  ", "");
  g_autoptr (AssayAction) undated = make_action ("a", "Train everybody", "soon");
  g_autoptr (AssayAction) stray = make_action ("a", "Train everybody", "");
  gint64 entries;

  add_providers (fixture);
  plan = add_plan (fixture);
  entries = count_entries (fixture);
  try_invalid (fixture, save_action, untitled, REQUIRED, "Action");
  try_invalid (fixture, save_action, undated, DATE, "Due: “soon”");
  g_object_set (stray, "provider-id", (gint64) 2, NULL);
  try_invalid (fixture, save_action, stray, RANGE, "Plan");
  g_object_set (stray, "provider-id", (gint64) 1, "status", "maybe", NULL);
  try_invalid (fixture, save_action, stray, RANGE, "maybe");
  g_object_set (stray, "status", "open", "plan-id", (gint64) 9, NULL);
  try (fixture, save_action, stray, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND, "plan");
  g_assert_cmpint (count_entries (fixture), ==, entries);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM action"), ==, 0);
}

static char *
dup_titles (Fixture                 *fixture,
            const AssayActionFilter *filter)
{
  g_autoptr (GPtrArray) actions = assay_test_read (fixture->db, list_actions, (gpointer) filter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    g_string_append (text, assay_action_get_title (g_ptr_array_index (actions, i)));
  return g_string_free (text, FALSE);
}

static void
assert_titles (Fixture                 *fixture,
               const AssayActionFilter *filter,
               const char              *expected)
{
  g_autofree char *found = dup_titles (fixture, filter);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_list (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayAction) early = make_action ("e", "E", "2011-01-01");

  add_providers (fixture);
  plan = add_plan (fixture);
  add_action (fixture, "a", "A", "");
  add_action (fixture, "b", "B", "2011-03-01");
  add_action (fixture, "c", "C", "2011-02-01");
  g_object_set (early, "status", "withdrawn", "officer-id", (gint64) 0, NULL);
  assay_test_write (fixture->db, save_action, early);
  assert_titles (fixture, &(AssayActionFilter){ 0 }, "CBAE");
  assert_titles (fixture, &(AssayActionFilter){ .only_open = TRUE }, "CBA");
  assert_titles (fixture, &(AssayActionFilter){ .officer_id = 7, .plan_id = 1 }, "CBA");
  assert_titles (fixture, &(AssayActionFilter){ .provider_id = 2 }, "");
  assert_titles (fixture, &(AssayActionFilter){ .subject = "b", .provider_id = 1 }, "B");
}

/* Submitting */

typedef struct
{
  AssayActionPlan *plan;
  const char *const *subjects;
} Submission;

static gpointer
submit (AssayConnection *connection,
        gpointer         data,
        GCancellable    *cancellable,
        GError         **error)
{
  const Submission *submission = data;

  assay_action_plan_submit (connection, submission->plan, submission->subjects, TODAY, error);
  return NULL;
}

static void
test_submit (Fixture      *fixture,
             gconstpointer data)
{
  const char *const subjects[] = { "care-plans", "training", "medicines", NULL };
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayActionPlan) submitted = NULL;
  g_autoptr (AssayAction) training = NULL;
  gint64 entries;

  add_providers (fixture);
  plan = add_plan (fixture);
  add_action (fixture, "care-plans", "Review all care plans", "2011-05-01");
  try_invalid (fixture, submit, (&(Submission){ plan, subjects }), REQUIRED, "training, medicines");
  add_action (fixture, "training", "Train everybody", "");
  add_action (fixture, "medicines", "Check records weekly", "2011-05-01");
  try_invalid (fixture, submit, (&(Submission){ plan, subjects }), REQUIRED, "Train everybody");
  training = get_action (fixture, "training");
  g_object_set (training, "due-on", "2011-06-01", "status", "withdrawn", NULL);
  assay_test_write (fixture->db, save_action, training);
  try_invalid (fixture, submit, (&(Submission){ plan, subjects }), REQUIRED, "training");
  g_clear_object (&training);
  training = get_action (fixture, "training");
  g_object_set (training, "status", "under-way", NULL);
  assay_test_write (fixture->db, save_action, training);
  entries = count_entries (fixture);
  assay_test_write (fixture->db, submit, &(Submission){ plan, subjects });
  g_assert_cmpint (count_entries (fixture), ==, entries + 1);
  assert_due (fixture, NULL, "action:1 2011-05-01, action:3 2011-05-01, action:2 2011-06-01");
  submitted = assay_test_read (fixture->db, find_plan, "assessment:12");
  g_assert_cmpstr (submitted->state, ==, "submitted");
  g_assert_cmpstr (submitted->submitted_on, ==, TODAY);
  try_conflict (fixture, submit, (&(Submission){ plan, subjects }), "After the visit");
  try_invalid (fixture, submit, (&(Submission){ submitted, subjects }), STATE, "submitted already");
}

static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (AssayAction) action = NULL;

  add_providers (fixture);
  plan = add_plan (fixture);
  add_action (fixture, "care-plans", "Review all care plans", "2011-05-01");
  replace (&plan->state, "closed");
  try_invalid (fixture, save_plan, plan, STATE, "1 of its actions is open");
  action = get_action (fixture, "care-plans");
  g_object_set (action, "status", "withdrawn", NULL);
  assay_test_write (fixture->db, save_action, action);
  assay_test_write (fixture->db, save_plan, plan);
  assert_due (fixture, NULL, "");
  g_object_set (action, "version", (gint64) 2, "status", "open", NULL);
  try_invalid (fixture, save_action, action, STATE, "closed");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  assay_test_add_with_register ("/actions/due/list", test_due);
  assay_test_add_with_register ("/actions/due/moves-and-ends", test_due_moves_and_ends);
  assay_test_add_with_register ("/actions/plan/save", test_plan);
  assay_test_add_with_register ("/actions/plan/due-in-two-weeks", test_plan_is_due_in_two_weeks);
  assay_test_add_with_register ("/actions/plan/submit", test_submit);
  assay_test_add_with_register ("/actions/plan/close", test_close);
  assay_test_add_with_register ("/actions/action/save", test_action);
  assay_test_add_with_register ("/actions/action/refused", test_action_refused);
  assay_test_add_with_register ("/actions/action/list", test_list);
  return g_test_run ();
}
