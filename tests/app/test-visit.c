/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/visit-test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "app/assay-undo.h"
#include "app/widgets/assay-edit-dialog.h"
#include "core/assessment/visit-ways.h"
#include "core/base/assay-date.h"

/* A visit by the keyboard: xdotool types into the window as a person does. One test kills the program while it
 * types: this one starts itself again as the one that dies, "test-visit types PATH VISIT". */

static char *program;

static void
type_area (Fixture     *fixture,
           const guint *answers,
           guint        first)
{
  const guint n = MIN (VISIT_WAYS_AREA, VISIT_WAYS_ASKED - first);
  g_autoptr (GString) words = g_string_new ("xdotool key --delay 4");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, " %u Return", answers[first + i] + 1);
  run_xdotool (words->str);
  assay_test_wait_for (count_answers (fixture) == first + n);
}

static void
test_by_keyboard (Fixture       *fixture,
                  gconstpointer  data)
{
  guint answers[VISIT_WAYS_ASKED];

  visit_ways_draw (answers);
  open_window (fixture);
  give_keys_to (get_xid (fixture->window));
  for (guint i = 0; i < VISIT_WAYS_ASKED; i += VISIT_WAYS_AREA)
    type_area (fixture, answers, i);
  visit_ways_check (&fixture->assess);
}

#define SOURCES "SELECT count (*) FROM assessment_answer WHERE criterion = 'c0' AND sources = "

static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static char *
dup_answer (Fixture    *fixture,
            const char *criterion)
{
  g_autoptr (GHashTable) answers = assess_answers (&fixture->assess);
  const AssayAnswer *answer = g_hash_table_lookup (answers, criterion);

  return g_strdup (answer != NULL ? answer->answer : "");
}

static const char *
get_shown (Fixture    *fixture,
           const char *criterion)
{
  AssayVisitPage *page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  guint area;

  return assay_visit_criterion_get_answer (assay_visit_sheet_find (page->sheet, criterion, &area))->answer;
}

/* Somebody else answers while the form is open; the answer here comes before the window has heard of it. */
static void
answer_both (Fixture    *fixture,
             const char *key)
{
  g_autofree char *words = g_strconcat ("xdotool key ", key, NULL);
  AdwMessageDialog *dialog;

  assess_put (&fixture->assess, "c0", "not-met", "records");
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "visit.answer", "s", "met");
  assay_test_wait_for (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "Stored: Not met; Records: “Seen on the day”"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog),
                            "Yours: Met in full; Records: “Seen on the day”"));
  /* The window hears of what was stored while the question is open. */
  assess_put (&fixture->assess, "c1", "part", "records");
  assay_test_wait_for (g_str_equal (get_shown (fixture, "c1"), "part"));
  settle ();
  give_keys_to (get_xid (dialog));
  run_xdotool (words);
  assay_test_wait_for (find_dialog () == NULL);
  settle ();
}

static void
test_conflict_mine (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *answer = NULL;

  open_window (fixture);
  answer_both (fixture, "alt+m");
  answer = dup_answer (fixture, "c0");
  g_assert_cmpstr (answer, ==, "met");
  /* What was not touched here is the other's still. */
  g_assert_cmpint (assay_test_number (fixture->assess.base.db, SOURCES "'records' AND note = 'Seen on the day'"), ==,
                   1);
}

static void
test_conflict_theirs (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *answer = NULL;

  open_window (fixture);
  answer_both (fixture, "alt+s");
  answer = dup_answer (fixture, "c0");
  g_assert_cmpstr (answer, ==, "not-met");
}

/* Somebody else answers while the form is open: it shows that, and goes on from there without a conflict. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *answer = NULL;

  open_window (fixture);
  assess_put (&fixture->assess, "c0", "not-met", "records");
  assay_test_wait_for (g_str_equal (get_shown (fixture, "c0"), "not-met"));
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (fixture->window)), "visit.answer", "s", "met");
  settle ();
  g_assert_null (find_dialog ());
  answer = dup_answer (fixture, "c0");
  g_assert_cmpstr (answer, ==, "met");
}

/* What is being written is not taken from under the hands; it is shown when the note is left. */
static void
test_follows_later (Fixture       *fixture,
                    gconstpointer  data)
{
  open_window (fixture);
  give_keys_to (get_xid (fixture->window));
  run_xdotool ("xdotool key n");
  assess_put (&fixture->assess, "c0", "not-met", "records");
  assess_put (&fixture->assess, "c1", "part", "records");
  assay_test_wait_for (g_str_equal (get_shown (fixture, "c1"), "part"));
  g_assert_cmpstr (get_shown (fixture, "c0"), ==, "");
  run_xdotool ("xdotool key Escape");
  assay_test_wait_for (g_str_equal (get_shown (fixture, "c0"), "not-met"));
}

static gboolean
is_under_way (Fixture *fixture)
{
  return assay_test_number (fixture->assess.base.db, "SELECT state = 'under-way' FROM assessment") == 1;
}

/* However often the key is pressed, it takes back what was done in the form and not the planning before it. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  const gint64 id = assay_assessment_get_id (fixture->assess.visit);

  open_window (fixture);
  assay_undo_note (GTK_WIDGET (fixture->window), "win.unplan-visit", g_variant_new_int64 (id));
  give_keys_to (get_xid (fixture->window));
  run_xdotool ("xdotool key 1");
  assay_test_wait_for (count_answers (fixture) == 1);
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (count_answers (fixture) == 0);
  run_xdotool ("xdotool key ctrl+z ctrl+z ctrl+z");
  settle ();
  g_assert_true (is_under_way (fixture));
  run_xdotool ("xdotool key ctrl+shift+z");
  assay_test_wait_for (count_answers (fixture) == 1);
  g_assert_cmpstr (get_shown (fixture, "c0"), !=, "");
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (count_answers (fixture) == 0);
}

static GtkWidget *
find_start_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_EDIT_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static AssayVisitPage *
open_planned (Fixture         *fixture,
              AssayAssessment *visit)
{
  AssayVisitPage *page;

  open_window (fixture);
  assay_window_show_page (fixture->window, "visits");
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-assessment", "x",
                              assay_assessment_get_id (visit));
  settle ();
  page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  assay_test_wait_for (gtk_widget_get_mapped (page->closed_notice));
  give_keys_to (get_xid (fixture->window));
  return page;
}

static AssayAssessment *
plan_for_today (Fixture *fixture)
{
  g_autofree char *today = assay_date_today ();
  g_autoptr (AssayAssessment) planned = assess_make (2, "announced", today);
  g_autofree char *period = assay_assessment_dup_period_on (planned, fixture->assess.framework, today);
  AssessJob job = { .assessment = planned };

  g_object_set (planned, "period", period, NULL);
  g_assert_true (assess_try (&fixture->assess, assess_save, &job, NULL));
  return assess_read (&fixture->assess, job.id);
}

static char *
dup_fact (Fixture    *fixture,
          const char *fact,
          gint64      id)
{
  g_autoptr (AssayAssessment) visit = assess_read (&fixture->assess, id);
  char *text;

  g_object_get (visit, fact, &text, NULL);
  return text;
}

/* Keys in a form that is not started answer nothing, begin nothing and lead nowhere. */
static void
test_planned (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AssayAssessment) visit = plan_for_today (fixture);
  AssayVisitPage *page = open_planned (fixture, visit);

  run_xdotool ("xdotool key 1 r p n a space b Return space");
  settle ();
  g_assert_true (gtk_widget_get_mapped (page->closed_notice));
  g_assert_true (gtk_widget_is_focus (page->closed_notice));
  g_assert_null (find_start_dialog ());
  g_assert_cmpint (count_answers (fixture), ==, 0);
  run_xdotool ("xdotool key alt+s");
  assay_test_wait_for (is_on_row (fixture->window));
  g_assert_null (find_start_dialog ());
  g_assert_false (gtk_widget_get_mapped (page->closed_notice));
  run_xdotool ("xdotool key 1");
  assay_test_wait_for (count_answers (fixture) == 1);
}

/* Where today is in another period the person is asked for the day, told what it counts for, and can stay. */
static void
test_start_elsewhere (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (AssayAssessment) visit = assess_plan (&fixture->assess, 2, "announced", "2011-03-14");
  AssayVisitPage *page = open_planned (fixture, visit);
  g_autofree char *day = NULL;
  g_autofree char *period = NULL;

  run_xdotool ("xdotool key alt+s");
  assay_test_wait_for (find_start_dialog () != NULL);
  settle ();
  give_keys_to (get_xid (find_start_dialog ()));
  run_xdotool ("xdotool key Escape");
  assay_test_wait_for (find_start_dialog () == NULL);
  g_assert_true (gtk_widget_get_mapped (page->closed_notice));
  give_keys_to (get_xid (fixture->window));
  run_xdotool ("xdotool key alt+s");
  assay_test_wait_for (find_start_dialog () != NULL);
  settle ();
  give_keys_to (get_xid (find_start_dialog ()));
  run_xdotool ("xdotool key ctrl+a 2 slash 4 slash 2 0 1 1 Return");
  assay_test_wait_for (is_on_row (fixture->window));
  day = dup_fact (fixture, "visited-on", assay_assessment_get_id (visit));
  g_assert_cmpstr (day, ==, "2011-04-02");
  period = dup_fact (fixture, "period", assay_assessment_get_id (visit));
  g_assert_cmpstr (period, ==, "2011-12 H1");
}

/* Outside the form the key reaches the planning, which is refused once the visit was started. */
static void
test_undo_of_started (Fixture       *fixture,
                      gconstpointer  data)
{
  const gint64 id = assay_assessment_get_id (fixture->assess.visit);

  open_window (fixture);
  assay_undo_note (GTK_WIDGET (fixture->window), "win.unplan-visit", g_variant_new_int64 (id));
  assay_window_show_page (fixture->window, "visits");
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_true (is_under_way (fixture));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
}

static char *
dup_note (Fixture *fixture)
{
  g_autoptr (GHashTable) answers = assess_answers (&fixture->assess);
  const AssayAnswer *answer = g_hash_table_lookup (answers, "c0");

  return g_strdup (answer != NULL ? answer->note : "");
}

static gboolean
has_note (Fixture    *fixture,
          const char *beginning)
{
  g_autofree char *note = dup_note (fixture);

  return g_str_has_prefix (note, beginning);
}

/* The one that dies; says which window is to be typed into. */
static int
type_until_killed (char **argv)
{
  AssayWindow *window = open_visit (argv[2], g_ascii_strtoll (argv[3], NULL, 10));

  g_print ("%lu\n", get_xid (window));
  while (gtk_widget_get_visible (GTK_WIDGET (window)))
    assay_test_turn ();
  return 0;
}

static GSubprocess *
start_victim (Fixture *fixture,
              gulong  *xid)
{
  g_autofree char *visit =
    g_strdup_printf ("%" G_GINT64_FORMAT, assay_assessment_get_id (fixture->assess.visit));
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "types",
                                                     fixture->assess.base.path, visit, NULL);
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (victim));

  g_assert_no_error (error);
  /* The test framework has its say on stdout too. */
  for (*xid = 0; *xid == 0;)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (line);
      *xid = g_ascii_strtoull (line, NULL, 10);
    }
  return g_steal_pointer (&victim);
}

/* The typing never pauses, so that it is the ends of words at which the note is stored. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  gulong xid = 0;
  g_autoptr (GSubprocess) victim = start_victim (fixture, &xid);
  g_autoptr (GSubprocess) typing = NULL;
  g_autofree char *note = NULL;

  give_keys_to (xid);
  run_xdotool ("xdotool key n");
  typing = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "xdotool", "type", "--delay", "60",
                             "one two three four five six seven eight nine ten eleven twelve", NULL);
  assay_test_wait_for (has_note (fixture, "one two three "));
  g_subprocess_send_signal (victim, SIGKILL);
  g_subprocess_wait (victim, NULL, NULL);
  g_subprocess_wait (typing, NULL, NULL);
  note = dup_note (fixture);
  g_test_message ("%s", note);
  g_assert_true (g_str_has_prefix (note, "one two three "));
  g_assert_false (g_str_has_suffix (note, "twelve"));
}

/* Whether the form is at a criterion, and the keys with it. */
static gboolean
is_at (Fixture    *fixture,
       const char *criterion)
{
  AssayVisitPage *page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  AssayVisitCriterion *shown = _assay_visit_page_get_criterion (page);

  return shown != NULL && is_on_row (fixture->window) &&
         g_str_equal (assay_visit_criterion_get_leaf (shown)->id, criterion);
}

static gboolean
is_on_chip (Fixture *fixture)
{
  return GTK_IS_TOGGLE_BUTTON (gtk_window_get_focus (GTK_WINDOW (fixture->window)));
}

/* Letters and Space choose evidence, Enter goes on from it, Ctrl with Page Down from group to group; while a note is
 * written letters and numbers are its own. */
static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  open_window (fixture);
  give_keys_to (get_xid (fixture->window));
  run_xdotool ("xdotool key 1 0");
  assay_test_wait_for (assay_test_number (fixture->assess.base.db, "SELECT count (*) FROM assessment_answer WHERE "
                                          "criterion = 'c0' AND answer = ''") == 1);
  run_xdotool ("xdotool key 1 1 r");
  assay_test_wait_for (assay_test_number (fixture->assess.base.db, SOURCES "'records'") == 1);
  run_xdotool ("xdotool key e");
  assay_test_wait_for (is_on_chip (fixture));
  run_xdotool ("xdotool key space");
  assay_test_wait_for (assay_test_number (fixture->assess.base.db, SOURCES "'staff records'") == 1);
  run_xdotool ("xdotool key p Return");
  assay_test_wait_for (assay_test_number (fixture->assess.base.db, SOURCES "'staff records policy'") == 1);
  assay_test_wait_for (is_at (fixture, "c1"));
  run_xdotool ("xdotool key ctrl+Page_Down");
  assay_test_wait_for (is_at (fixture, "c3"));
  run_xdotool ("xdotool key n");
  settle ();
  run_xdotool ("xdotool type 12r");
  run_xdotool ("xdotool key Escape");
  assay_test_wait_for (is_at (fixture, "c3"));
  assay_test_wait_for (assay_test_number (fixture->assess.base.db, "SELECT count (*) FROM assessment_answer WHERE "
                                          "criterion = 'c3' AND note = '12r' AND answer = ''") == 1);
  /* The second 1 took nothing away. */
  g_assert_cmpint (count_answers (fixture), ==, 1);
  run_xdotool ("xdotool key ctrl+Page_Up");
  assay_test_wait_for (is_at (fixture, "c0"));
}

/* What was opened again for a challenge begins at what it is about. */
static void
test_upheld (Fixture       *fixture,
             gconstpointer  data)
{
  AssessFixture *assess = &fixture->assess;
  g_autoptr (AssayChallenge) challenge = g_new0 (AssayChallenge, 1);
  AssessJob job = { .challenge = challenge };

  challenge->assessment_id = assay_assessment_get_id (assess->visit);
  challenge->received_on = g_strdup ("2011-03-21");
  challenge->criterion = g_strdup ("c3");
  challenge->grounds = g_strdup ("It was in the safe");
  challenge->outcome = g_strdup ("upheld");
  challenge->outcome_note = g_strdup ("Shown");
  challenge->decided_on = g_strdup ("2011-03-22");
  assess_put_all (assess, "met");
  assess_step (assess, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", "Seen");
  assess_step (assess, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-20", NULL);
  g_assert_true (assess_try (assess, assess_challenge, &job, NULL));
  assess_refresh (assess);
  assess_step (assess, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-22", "To put it right");
  open_window (fixture);
  assay_test_wait_for (is_at (fixture, "c3"));
}

#define ADD(name, shape, test) g_test_add ("/app/visit/" name, Fixture, shape, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = assay_test_make_folder ();

  window_test_init (&argc, &argv, home);
  if (!window_test_start () || !has_what_it_needs ())
    {
      g_print ("1..0 # SKIP no display or xdotool\n");
      return 0;
    }
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "types"))
    return type_until_killed (argv);
  ADD ("by-keyboard", &visit_ways_shape, test_by_keyboard);
  ADD ("keys", NULL, test_keys);
  ADD ("conflict-mine", NULL, test_conflict_mine);
  ADD ("conflict-theirs", NULL, test_conflict_theirs);
  ADD ("follows", NULL, test_follows);
  ADD ("follows-later", NULL, test_follows_later);
  ADD ("planned", NULL, test_planned);
  ADD ("start-elsewhere", NULL, test_start_elsewhere);
  ADD ("undo", NULL, test_undo);
  ADD ("undo-of-started", NULL, test_undo_of_started);
  ADD ("upheld", NULL, test_upheld);
  ADD ("killed", NULL, test_killed);
  return window_test_run (home);
}
