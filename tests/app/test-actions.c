/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/plans-test.h"

#include "app/actions/assay-action-dialog.h"
#include "app/register/assay-provider-page.h"
#include "app/widgets/assay-date-row.h"
#include "core/base/assay-date.h"

/* The page of actions and a provider's section of them, driven from within. */

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

/* What stands in the way of keeping a form is said under it, and its button waits. */
static void
check_hint (GtkWidget  *dialog,
            const char *words)
{
  GObject *hint = gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "hint_label");
  GObject *button = gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button");

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (hint)), words));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (button)));
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
  check_hint (dialog, "shows that it is done");
  type (dialog, "completion_row", "  ");
  check_hint (dialog, "shows that it is done");
  type (dialog, "completion_row", "Twelve plans seen");
  type (dialog, "completed_row", "31/02/2026");
  check_hint (dialog, "not a date");
  type (dialog, "completed_row", "1/1/2999");
  check_hint (dialog, "still to come");
  type (dialog, "completed_row", "");
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

static GtkWidget *
agree (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.agree-action", "(xs)", (gint64) 1, CRITERION);
  return get_dialog ();
}

/* An action without an owner or a date is not taken; the date is set a fortnight ahead. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *later = assay_date_add_days (today, 14);
  g_autofree char *due_on = NULL;
  GtkWidget *dialog;
  GtkWidget *button;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.add-action", "x", (gint64) 1);
  dialog = get_dialog ();
  button = GTK_WIDGET (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button"));
  due_on = assay_date_row_dup_date (get_child (dialog, "due_row"));
  g_assert_cmpstr (due_on, ==, later);
  type (dialog, "title_row", "Review all care plans");
  g_assert_false (gtk_widget_get_sensitive (button));
  type (dialog, "owner_row", "Registered manager");
  g_assert_true (gtk_widget_get_sensitive (button));
  type (dialog, "due_row", "");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The framework's next version gives 30 days for the plan. */
static gpointer
give_days (AssayConnection  *connection,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-quality-standard", 0, error);
  g_autofree char *json = assay_framework_to_json (framework);
  g_autoptr (GRegex) days = g_regex_new ("\"plan-days\"\\s*:\\s*14", 0, 0, NULL);
  g_autoptr (GRegex) version = g_regex_new ("\"version\"\\s*:\\s*1\\b", 0, 0, NULL);
  g_autofree char *with_days = g_regex_replace_literal (days, json, -1, 0, "\"plan-days\": 30", 0, NULL);
  g_autofree char *next = g_regex_replace_literal (version, with_days, -1, 0, "\"version\": 2", 0, NULL);
  g_autoptr (AssayFramework) changed = assay_framework_new_from_data (next, -1, "next.json", error);

  g_assert_no_error (*error);
  assay_library_add (connection, changed, error);
  return NULL;
}

/* An action after a visit is set as many days ahead as the framework gives for the plan. */
static void
test_agree_days (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *later = assay_date_add_days (today, 30);
  g_autofree char *due_on = NULL;
  GtkWidget *dialog;

  assay_test_write (assay_session_get_db (fixture->session), give_days, NULL);
  assay_test_write (assay_session_get_db (fixture->session), plan_visit, today);
  dialog = agree (fixture);
  due_on = assay_date_row_dup_date (get_child (dialog, "due_row"));
  g_assert_cmpstr (due_on, ==, later);
  gtk_window_close (GTK_WINDOW (dialog));
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
  g_test_add ("/app/actions/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/app/actions/agree", Fixture, NULL, set_up, test_agree, tear_down);
  g_test_add ("/app/actions/agree-days", Fixture, NULL, set_up, test_agree_days, tear_down);
  return window_test_run (home);
}
