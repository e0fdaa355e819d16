/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/plans-test.h"

#include "app/assessment/assay-step-dialog.h"
#include "app/assessment/assay-visit-chip.h"
#include "app/assessment/assay-visit-month.h"
#include "app/register/assay-provider-row.h"
#include "app/widgets/assay-date-row.h"
#include "core/base/assay-date.h"

/* The page of visits, and what they lead to, driven from within. */

static void
test_agenda (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = show (fixture, "visits");

  assay_test_wait_for (g_str_equal (get_shown (page, "stack"), "plan"));
  assay_test_wait_for (count_rows (page) == 2);
  gtk_editable_set_text (get_child (page, "search_entry"), "b\u00e9ech");
  settle ();
  assay_test_wait_for (count_rows (page) == 1);
  gtk_editable_set_text (get_child (page, "search_entry"), "");
  gtk_drop_down_set_selected (get_child (page, "officer_drop_down"), 1);
  settle ();
  assay_test_wait_for (count_rows (page) == 1);
}

static void
press (GtkWidget       *widget,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
      if (handled)
        break;
    }
  settle ();
}

/* The first widget of a type within another. */
static gpointer
find_within (GtkWidget *widget,
             GType      type)
{
  gpointer found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

/* The first row of the list, which the keys go to. */
static GtkWidget *
focus_row (GtkWidget *page,
           GtkWidget *view)
{
  gtk_widget_grab_focus (get_child (page, "search_entry"));
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  settle ();
  gtk_widget_child_focus (view, GTK_DIR_DOWN);
  settle ();
  return gtk_root_get_focus (gtk_widget_get_root (page));
}

/* A row has the focus as a whole: Enter goes on from it, and its menu says what else can be done. */
static void
test_agenda_keys (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *page = show (fixture, "visits");
  GtkWidget *view;
  GtkWidget *row;

  assay_test_wait_for (g_str_equal (get_shown (page, "stack"), "plan"));
  assay_test_wait_for (count_rows (page) == 2);
  view = get_child (page, "view");
  row = focus_row (page, view);
  g_assert_cmpstr (gtk_widget_get_css_name (row), ==, "row");
  g_assert_null (find_within (view, GTK_TYPE_POPOVER_MENU));
  press (view, GDK_KEY_Menu, 0);
  assay_test_wait_for (find_within (view, GTK_TYPE_POPOVER_MENU) != NULL);
  gtk_popover_popdown (find_within (view, GTK_TYPE_POPOVER_MENU));
  assay_test_wait_for (find_within (view, GTK_TYPE_POPOVER_MENU) == NULL);
  gtk_widget_activate (row);
  gtk_window_close (GTK_WINDOW (get_dialog ()));
  settle ();
}

static gpointer
share_draft (AssayConnection  *connection,
             gpointer          day,
             GCancellable     *cancellable,
             GError          **error)
{
  assay_connection_run (connection, error,
                        "UPDATE assessment SET state = 'draft-shared', visited_on = planned_on, version = 2", "");
  assay_connection_run (connection, error,
                        "INSERT INTO assessment_step (assessment_id, state, taken_on, recorded_by, recorded_at) "
                        "SELECT id, 'draft-shared', planned_on, 'ann', planned_on FROM assessment", "");
  return NULL;
}

/* What was made and is not done with is listed, and opened from there. */
static void
test_steps_left (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  GtkWidget *page = show (fixture, "visits");
  GtkWidget *open_view = get_child (page, "open_view");

  gtk_widget_activate_action (page, "visits.view", "s", "open");
  assay_test_wait_for (g_str_equal (get_shown (open_view, "stack"), "empty"));
  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  assay_test_write (assay_session_get_db (fixture->session), share_draft, NULL);
  assay_session_changed (fixture->session);
  assay_test_wait_for (count_rows (open_view) == 1);
  g_assert_cmpstr (gtk_label_get_text (get_child (page, "count_label")), ==, "1 visit");
  gtk_editable_set_text (get_child (page, "search_entry"), "beech");
  assay_test_wait_for (g_str_equal (get_shown (open_view, "stack"), "no-match"));
  gtk_editable_set_text (get_child (page, "search_entry"), "acorn");
  assay_test_wait_for (count_rows (open_view) == 1);
  g_signal_emit_by_name (get_child (open_view, "view"), "activate", 0u);
  assay_test_wait_for (gtk_widget_get_mapped (assay_window_get_page (fixture->window, "result")));
}

/* The row of a title within a widget. */
static gpointer
find_titled (GtkWidget  *widget,
             const char *title)
{
  gpointer found = ADW_IS_COMBO_ROW (widget) &&
                       g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)
                     ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_titled (child, title);
  return found;
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, "visits");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 1);
  save (get_dialog ());
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE provider_id = 1 AND officer_id = 70 AND "
                                   "state = 'planned'") == 1);
  /* The way back is offered after the register has it. */
  assay_test_wait_for (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'cancelled' FROM assessment") == 1);
}

/* What is planned already is planned again only by somebody who has been told. */
static void
test_plan_same (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *dialog;
  GtkLabel *hint;
  AdwComboRow *kind_row;

  show (fixture, "visits");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 1);
  save (get_dialog ());
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE state = 'planned'") == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 1);
  dialog = get_dialog ();
  hint = GTK_LABEL (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "hint_label"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (hint)));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (hint), "The same is planned already: No. 1, "));
  kind_row = find_titled (dialog, "Kind");
  adw_combo_row_set_selected (kind_row, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (hint)));
  adw_combo_row_set_selected (kind_row, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (hint)));
  save (dialog);
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE state = 'planned'") == 2);
}

/* A day that there is not is told by the field's name, as dates are typed there, until it is corrected. */
static void
test_plan_day (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *button;
  GtkLabel *hint;
  GtkEditable *day;

  show (fixture, "visits");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 1);
  dialog = get_dialog ();
  button = GTK_WIDGET (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button"));
  hint = GTK_LABEL (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "hint_label"));
  day = find_within (dialog, ASSAY_TYPE_DATE_ROW);
  gtk_editable_set_text (day, "31/2/2027");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpstr (gtk_label_get_label (hint), ==,
                   "Day: “31/2/2027” is not a date. Write day/month/year, such as 27/11/2026.");
  gtk_editable_set_text (day, "");
  g_assert_cmpstr (gtk_label_get_label (hint), ==, "Day: give a date.");
  gtk_editable_set_text (day, "28/2/2027");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (hint)));
  save (dialog);
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE planned_on = '2027-02-28'") == 1);
}

/* Nobody is chosen where nobody was named; the first letters and Enter are enough. */
static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog;
  GtkWidget *button;
  AssayProviderRow *row;
  GtkEditable *search;

  show (fixture, "visits");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 0);
  dialog = get_dialog ();
  button = GTK_WIDGET (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button"));
  row = find_within (dialog, ASSAY_TYPE_PROVIDER_ROW);
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (button));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  settle ();
  g_assert_true (gtk_widget_get_mapped (get_child (row, "popover")));
  search = get_child (row, "search_entry");
  gtk_editable_set_text (search, "nobody of this name");
  g_assert_cmpstr (get_shown (GTK_WIDGET (row), "stack"), ==, "nobody");
  g_signal_emit_by_name (search, "activate");
  g_assert_null (assay_provider_row_get_provider (row));
  gtk_editable_set_text (search, "care B\u00e9ech");
  g_assert_cmpstr (get_shown (GTK_WIDGET (row), "stack"), ==, "list");
  g_signal_emit_by_name (search, "activate");
  settle ();
  g_assert_false (gtk_widget_get_mapped (get_child (row, "popover")));
  g_assert_cmpint (assay_provider_row_get_id (row), ==, 2);
  g_assert_true (gtk_widget_get_sensitive (button));
  save (dialog);
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE provider_id = 2") == 1);
}

static GtkWidget *
find_step_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_STEP_DIALOG (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gpointer
make_final (AssayConnection  *connection,
            gpointer          challenge,
            GCancellable     *cancellable,
            GError          **error)
{
  assay_connection_run (connection, error,
                        "UPDATE assessment SET state = 'final', published = 1, visited_on = planned_on", "");
  assay_connection_run (connection, error,
                        "INSERT INTO assessment_challenge (assessment_id, received_on, grounds, outcome, outcome_note, "
                        "decided_on) SELECT id, planned_on, 'It was there', ?, 'Seen', planned_on FROM assessment", "s",
                        challenge);
  return NULL;
}

static gpointer
leave_unpublished (AssayConnection  *connection,
                   gpointer          data,
                   GCancellable     *cancellable,
                   GError          **error)
{
  assay_connection_run (connection, error,
                        "UPDATE assessment SET state = 'final', published = 0, visited_on = planned_on", "");
  return NULL;
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static void
answer_question (const char *response)
{
  AdwMessageDialog *dialog;

  assay_test_wait_for (find_question () != NULL);
  dialog = find_question ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle ();
}

/* What is final is published when somebody says so, and can be taken back. */
static void
test_publish (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  GtkWidget *page = assay_window_get_page (fixture->window, "result");

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  assay_test_write (assay_session_get_db (fixture->session), leave_unpublished, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-result", "x", (gint64) 1);
  settle ();
  assay_test_wait_for ((gtk_widget_activate_action (page, "result.publish", NULL), settle (),
                        find_question () != NULL));
  answer_question ("cancel");
  g_assert_cmpint (count (fixture, "SELECT published FROM assessment"), ==, 0);
  gtk_widget_activate_action (page, "result.publish", NULL);
  answer_question ("accept");
  assay_test_wait_for (count (fixture, "SELECT published FROM assessment") == 1);
  assay_test_wait_for ((gtk_widget_activate_action (page, "result.keep-internal", NULL), settle (),
                        find_question () != NULL));
  answer_question ("accept");
  assay_test_wait_for (count (fixture, "SELECT published FROM assessment") == 0);
}

/* What is final is opened again where a challenge was upheld, with a reason; not where it was not. */
static void
test_open_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  GtkWidget *page = assay_window_get_page (fixture->window, "result");
  GtkWidget *dialog;

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  assay_test_write (assay_session_get_db (fixture->session), make_final, (gpointer) "not-upheld");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-result", "x", (gint64) 1);
  settle ();
  gtk_widget_activate_action (page, "result.next", NULL);
  gtk_widget_activate_action (page, "result.back-under-way", NULL);
  settle ();
  g_assert_null (find_step_dialog ());
  assay_test_write (assay_session_get_db (fixture->session), make_final, (gpointer) "upheld");
  assay_session_changed (fixture->session);
  settle ();
  /* It is offered once the page has read it again. */
  assay_test_wait_for ((gtk_widget_activate_action (page, "result.next", NULL), settle (),
                        find_step_dialog () != NULL));
  dialog = find_step_dialog ();
  g_assert_nonnull (strstr (gtk_label_get_label (get_child (dialog, "hint_label")), "no longer published"));
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "take_button")));
  type (dialog, "note_row", "The record was there");
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "take_button")));
  g_signal_emit_by_name (get_child (dialog, "take_button"), "clicked");
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'under-way' AND NOT published FROM assessment") == 1);
}

static gint64
count_on (Fixture    *fixture,
          const char *day)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM assessment WHERE planned_on = '%s'", day);

  return count (fixture, sql);
}

static guint
count_chips (gpointer widget)
{
  guint chips = ASSAY_IS_VISIT_CHIP (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    chips += count_chips (child);
  return chips;
}

/* Toasts come one after the other: the newest that was said. (nullable) */
static AdwToast *
find_toast (Fixture *fixture)
{
  GPtrArray *toasts =
    g_object_get_data (G_OBJECT (adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window))),
                       "toasts");

  return toasts != NULL && toasts->len > 0 ? toasts->pdata[toasts->len - 1] : NULL;
}

static gboolean
was_said (Fixture    *fixture,
          const char *words)
{
  AdwToast *toast = find_toast (fixture);

  return toast != NULL && strstr (adw_toast_get_title (toast), words) != NULL;
}

static gboolean
has_label (gpointer    widget,
           const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, words))
      return TRUE;
  return FALSE;
}

/* A visit that does not count yet is named where nobody would look for it: it is not “no visit”. */
static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  const char *words = "Announced visit of 3 March 2011: under way. It counts when its draft is shared.";

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, (gpointer) "2011-03-03");
  assay_test_run (assay_session_get_db (fixture->session), "UPDATE assessment SET state = 'under-way'");
  assay_session_set_framework_id (fixture->session, "care-quality-standard");
  assay_session_set_period (fixture->session, "2010-11");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-section", "s", "rating");
  settle ();
  assay_test_wait_for (has_label (fixture->window, words));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-section", "s", "visits");
  settle ();
  assay_test_wait_for (has_label (fixture->window, words));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.rate", NULL);
  assay_test_wait_for (was_said (fixture, "1 visit does not count yet."));
  g_assert_cmpstr (adw_toast_get_action_name (find_toast (fixture)), ==, "win.open-assessment");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-section", "s", "rating");
  settle ();
  assay_test_wait_for (has_label (fixture->window, words));
}

static gpointer
bring_form (AssayConnection  *connection,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  assay_connection_run (connection, error,
                        "INSERT INTO import (id, kind, period, file_name, file_digest, mapping, rows_read, rows_new, "
                        "rows_changed, rows_present, rows_set_aside, imported_by, imported_at) VALUES (5, "
                        "'assessment', '2010-11', 'form.xlsx', '', '{}', 1, 1, 0, 0, 0, 'ann', '2011-03-04')", "");
  assay_connection_run (connection, error,
                        "INSERT INTO assessment_answer (assessment_id, criterion, answer, answered_by, answered_at, "
                        "version) VALUES (1, '" CRITERION "', 'met', 'ann', '2011-03-05T10:00:00Z', 2)", "");
  assay_connection_run (connection, error,
                        "INSERT INTO import_undo (import_id, subject) VALUES (5, 'answer 1 1:" CRITERION "')", "");
  return NULL;
}

/* What was changed after a form came in stays, and is told. */
static void
test_undo_form (Fixture       *fixture,
                gconstpointer  data)
{
  assay_test_write (assay_session_get_db (fixture->session), plan_visit, (gpointer) "2011-03-03");
  assay_test_write (assay_session_get_db (fixture->session), bring_form, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-import", "x", (gint64) 5);
  assay_test_wait_for (was_said (fixture, "1 answer changed since stays"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM assessment_answer WHERE answer = 'met'"), ==, 1);
}

static void
test_month (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *page = show (fixture, "visits");
  AssayVisitMonth *month = get_child (page, "month");
  g_autofree char *today = assay_date_today ();
  g_autofree char *tomorrow = assay_date_add_days (today, 1);
  g_autofree char *next_week = assay_date_add_days (today, 8);

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  assay_session_changed (fixture->session);
  gtk_widget_activate_action (page, "visits.view", "s", "month");
  settle ();
  assay_visit_month_show_day (month, today);
  press (GTK_WIDGET (month), GDK_KEY_Right, 0);
  assay_test_wait_for (g_str_equal (assay_visit_month_get_day (month), tomorrow));
  press (GTK_WIDGET (month), GDK_KEY_Left, 0);
  assay_test_wait_for (count_chips (month) == 1);
  press (GTK_WIDGET (month), GDK_KEY_Right, GDK_CONTROL_MASK);
  assay_test_wait_for (count_on (fixture, tomorrow) == 1);
  assay_test_wait_for (g_str_equal (assay_visit_month_get_day (month), tomorrow));
  press (GTK_WIDGET (month), GDK_KEY_Down, GDK_CONTROL_MASK);
  assay_test_wait_for (count_on (fixture, next_week) == 1);
  assay_test_wait_for (g_str_equal (assay_visit_month_get_day (month), next_week));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  assay_test_wait_for (count_on (fixture, tomorrow) == 1);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = assay_test_make_folder ();

  window_test_init (&argc, &argv, home);
  if (!window_test_start ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add ("/app/visits/agenda", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/app/visits/agenda-keys", Fixture, NULL, set_up, test_agenda_keys, tear_down);
  g_test_add ("/app/visits/steps-left", Fixture, NULL, set_up, test_steps_left, tear_down);
  g_test_add ("/app/visits/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/app/visits/plan-same", Fixture, NULL, set_up, test_plan_same, tear_down);
  g_test_add ("/app/visits/plan-day", Fixture, NULL, set_up, test_plan_day, tear_down);
  g_test_add ("/app/visits/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/app/visits/open-again", Fixture, NULL, set_up, test_open_again, tear_down);
  g_test_add ("/app/visits/publish", Fixture, NULL, set_up, test_publish, tear_down);
  g_test_add ("/app/visits/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/app/visits/undo-form", Fixture, NULL, set_up, test_undo_form, tear_down);
  g_test_add ("/app/visits/month", Fixture, NULL, set_up, test_month, tear_down);
  return window_test_run (home);
}
