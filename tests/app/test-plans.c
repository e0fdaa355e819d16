/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/window-test.h"

#include "app/actions/assay-action-dialog.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-visit-chip.h"
#include "app/assessment/assay-step-dialog.h"
#include "app/assessment/assay-visit-month.h"
#include "app/register/assay-provider-page.h"
#include "app/register/assay-provider-row.h"
#include "core/actions/assay-action.h"
#include "core/assessment/assay-assessment.h"
#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/register/assay-provider.h"

#define CRITERION "respect-1"

/* The pages of visits and actions, driven from within, on a register with two providers. */

typedef struct
{
  char *folder;
  AssayWindow *window;
  AssaySession *session;
} Fixture;

static gpointer
fill (AssayConnection  *connection,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  g_autoptr (GPtrArray) frameworks = assay_library_list (connection, FALSE, error);

  assay_connection_run (connection, error,
                        "INSERT INTO officer (id, account, name, role) VALUES (70, 'ann', 'Ann Reed', 'officer')", "");
  assay_connection_run (connection, error,
                        "INSERT INTO provider (id, reference, reference_key, name, name_key, service_type, "
                        "officer_id) VALUES (1, 'HC01', 'hc01', 'Acorn Care', 'acorn care', 'Home care', 70), "
                        "(2, 'HC02', 'hc02', 'Beech Care', 'beech care', 'Home care', NULL)", "");
  if (frameworks->len == 0)
    assay_library_add_shipped (connection, error);
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = assay_test_make_folder ();
  path = g_build_filename (fixture->folder, "register.assay", NULL);
  fixture->window = assay_window_new (GTK_APPLICATION (application));
  fixture->session = assay_window_get_session (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  assay_window_open (fixture->window, path, ASSAY_DB_CREATE);
  assay_test_wait_for (has_register (fixture->window));
  assay_test_write (assay_session_get_db (fixture->session), fill, NULL);
  settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
get_child (gpointer    widget,
           const char *name)
{
  gpointer child = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  if (child == NULL)
    g_error ("%s has no %s", G_OBJECT_TYPE_NAME (widget), name);
  return child;
}

static GtkWidget *
show (Fixture    *fixture,
      const char *name)
{
  assay_window_show_page (fixture->window, name);
  settle ();
  return assay_window_get_page (fixture->window, name);
}

static guint
count_rows (GtkWidget *page)
{
  GtkColumnView *view = get_child (page, "view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static const char *
get_shown (GtkWidget  *page,
           const char *stack)
{
  return gtk_stack_get_visible_child_name (get_child (page, stack));
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return assay_test_number (assay_session_get_db (fixture->session), sql);
}

static GtkWidget *
find_dialog (void)
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

/* The dialog that an action opens once it has read what it needs. */
static GtkWidget *
get_dialog (void)
{
  assay_test_wait_for (find_dialog () != NULL);
  return find_dialog ();
}

static void
type (GtkWidget  *dialog,
      const char *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, row)), text);
}

static void
save (GtkWidget *dialog)
{
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button"), "clicked");
  settle ();
}

static const char *
get_trouble (GtkWidget *dialog)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG,
                                                                        "trouble_label")));
}

/* Actions */

static void
add_action (Fixture *fixture)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-action", "x", (gint64) 1);
  dialog = get_dialog ();
  type (dialog, "title_row", "Review all care plans");
  type (dialog, "owner_row", "Registered manager");
  type (dialog, "due_row", "01/02/2011");
  save (dialog);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *page = show (fixture, "actions");

  assay_test_wait_for (g_str_equal (get_shown (page, "stack"), "empty"));
  add_action (fixture);
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM action WHERE status = 'open' AND provider_id = 1") == 1);
  assay_test_wait_for (g_str_equal (get_shown (page, "stack"), "list"));
  assay_test_wait_for (count_rows (page) == 1);
  gtk_editable_set_text (get_child (page, "search_entry"), "beech");
  settle ();
  assay_test_wait_for (g_str_equal (get_shown (page, "stack"), "no-match"));
  gtk_editable_set_text (get_child (page, "search_entry"), "care plans");
  settle ();
  assay_test_wait_for (count_rows (page) == 1);
}

static void
test_complete (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *page = show (fixture, "actions");
  GtkWidget *dialog;

  add_action (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.complete-action", "x", (gint64) 1);
  dialog = get_dialog ();
  save (dialog);
  assay_test_wait_for (strstr (get_trouble (dialog), "Evidence") != NULL);
  assay_test_wait_for (count (fixture, "SELECT status = 'open' FROM action") == 1);
  type (dialog, "completion_row", "Twelve plans seen");
  save (dialog);
  assay_test_wait_for (count (fixture, "SELECT status = 'done' AND completion = 'Twelve plans seen' FROM action") == 1);
  assay_test_wait_for (count_rows (page) == 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.verify-action", "x", (gint64) 1);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT status = 'verified' FROM action") == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT status = 'done' FROM action") == 1);
}

static void
test_section (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *page = assay_window_get_page (fixture->window, "provider");

  add_action (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 1);
  assay_provider_page_show_section (ASSAY_PROVIDER_PAGE (page), "actions");
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.withdraw-action", "x", (gint64) 1);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.close-plan", "x", (gint64) 1);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'closed' FROM action_plan") == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'agreed' FROM action_plan") == 1);
}

/* Visits */

static gpointer
plan_visit (AssayConnection  *connection,
            gpointer          day,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-quality-standard", 0, error);
  const AssayPeriod period = assay_period_for_date (assay_framework_get_period_kind (framework), day);
  g_autofree char *text = assay_period_to_string (&period);
  g_autoptr (AssayAssessment) visit =
    g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", (gint64) 1, "framework-id", "care-quality-standard",
                  "framework-version", assay_framework_get_version (framework), "period", text, "service-type",
                  "Home care", "kind", "announced", "planned-on", day, "officer-id", (gint64) 70, NULL);

  assay_assessment_save (connection, visit, error);
  return NULL;
}

static GtkWidget *
agree (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.agree-action", "(xs)", (gint64) 1, CRITERION);
  return get_dialog ();
}

/* The plan after a visit comes with its first action, not with the question for one. */
static void
test_agree (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  GtkWidget *dialog;

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  dialog = agree (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (get_child (dialog, "plan_row")), ==, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  settle ();
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM action_plan"), ==, 0);
  for (int i = 0; i < 2; i++)
    {
      dialog = agree (fixture);
      type (dialog, "title_row", "Files are reviewed each month");
      type (dialog, "owner_row", "Registered manager");
      type (dialog, "due_row", "01/02/2030");
      save (dialog);
    }
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM action a JOIN action_plan p ON p.id = a.plan_id WHERE "
                                   "p.origin = 'assessment:1' AND a.subject = '" CRITERION "'") == 2);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM action_plan"), ==, 1);
}

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
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, "visits");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.plan-visit", "x", (gint64) 1);
  save (get_dialog ());
  assay_test_wait_for (count (fixture, "SELECT count (*) FROM assessment WHERE provider_id = 1 AND officer_id = 70 AND "
                                   "state = 'planned'") == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'cancelled' FROM assessment") == 1);
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
  gtk_widget_activate_action (page, "result.next", NULL);
  assay_test_wait_for (find_step_dialog () != NULL);
  dialog = find_step_dialog ();
  g_assert_nonnull (strstr (gtk_label_get_label (get_child (dialog, "hint_label")), "no longer published"));
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "take_button")));
  type (dialog, "note_row", "The record was there");
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "take_button")));
  g_signal_emit_by_name (get_child (dialog, "take_button"), "clicked");
  settle ();
  assay_test_wait_for (count (fixture, "SELECT state = 'under-way' AND NOT published FROM assessment") == 1);
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
  const char *words = "Announced visit of 3 March 2011: planned. It counts when its draft is shared.";

  assay_test_write (assay_session_get_db (fixture->session), plan_visit, (gpointer) "2011-03-03");
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
  g_test_add ("/app/actions/list", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/app/actions/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/app/actions/section", Fixture, NULL, set_up, test_section, tear_down);
  g_test_add ("/app/actions/agree", Fixture, NULL, set_up, test_agree, tear_down);
  g_test_add ("/app/visits/agenda", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/app/visits/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/app/visits/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/app/visits/open-again", Fixture, NULL, set_up, test_open_again, tear_down);
  g_test_add ("/app/visits/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/app/visits/month", Fixture, NULL, set_up, test_month, tear_down);
  return window_test_run (home);
}
