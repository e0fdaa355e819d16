/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/window-test.h"

#include "app/register/assay-officer-dialog.h"
#include "app/register/assay-officer-state.h"
#include "app/register/assay-officers-window.h"

/* Who may work with a register: the list, and what an administrator changes in it. */

typedef struct
{
  char *folder;
  AssayWindow *window;
  AssaySession *session;
  AssayDb *db;
  GtkWidget *officers;
} Fixture;

/* The window that is open before another. */
static GtkWidget *
find_over (gpointer parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }
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
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "officers"));
  assay_window_open (fixture->window, path, ASSAY_DB_CREATE);
  assay_test_wait_for (has_register (fixture->window));
  settle ();
  fixture->db = assay_session_get_db (fixture->session);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.officers", NULL);
  settle ();
  fixture->officers = find_over (fixture->window);
  g_assert_true (ASSAY_IS_OFFICERS_WINDOW (fixture->officers));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->officers));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gpointer
get_child (gpointer    widget,
           GType       type,
           const char *name)
{
  gpointer child = gtk_widget_get_template_child (GTK_WIDGET (widget), type, name);

  g_assert_nonnull (child);
  return child;
}

static gpointer
get_part (Fixture    *fixture,
          const char *name)
{
  return get_child (fixture->officers, ASSAY_TYPE_OFFICERS_WINDOW, name);
}

static void
type (gpointer    dialog,
      const char *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, ASSAY_TYPE_OFFICER_DIALOG, row)), text);
}

static GtkWidget *
get_save_button (gpointer dialog)
{
  return get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button");
}

static void
save (gpointer dialog)
{
  g_assert_true (gtk_widget_get_sensitive (get_save_button (dialog)));
  g_signal_emit_by_name (get_save_button (dialog), "clicked");
  settle ();
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
open_form (Fixture    *fixture,
           const char *action,
           GVariant   *target)
{
  GtkWidget *dialog;

  gtk_widget_activate_action_variant (fixture->officers, action, target);
  assay_test_wait_for (ASSAY_IS_OFFICER_DIALOG (find_over (fixture->officers)));
  settle ();
  dialog = find_over (fixture->officers);
  return dialog;
}

static void
add_person (Fixture    *fixture,
            const char *account,
            const char *name,
            guint       role)
{
  GtkWidget *dialog = open_form (fixture, "officers.add", NULL);

  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  type (dialog, "name_row", name);
  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  type (dialog, "account_row", account);
  adw_combo_row_set_selected (get_child (dialog, ASSAY_TYPE_OFFICER_DIALOG, "role_row"), role);
  save (dialog);
  assay_test_wait_for (find_over (fixture->officers) == NULL);
  assay_test_wait_for (has_text (fixture->officers, name));
}

static gpointer
find_state (AssayConnection  *connection,
            gpointer          account,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (AssayOfficer) officer = assay_officer_find (connection, account, error);

  g_assert_nonnull (officer);
  return g_variant_ref_sink (assay_officer_state_make (officer));
}

static GVariant *
get_state (Fixture    *fixture,
           const char *account)
{
  return assay_test_read (fixture->db, find_state, (gpointer) account);
}

static void
assert_role (Fixture    *fixture,
             const char *account,
             const char *role)
{
  g_autoptr (GVariant) state = get_state (fixture, account);
  g_autoptr (AssayOfficer) officer = assay_officer_state_get (state);

  g_assert_cmpstr (officer->role, ==, role);
}

static void
test_people (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GVariant) state = NULL;
  GtkWidget *dialog;

  assay_test_wait_for (has_text (get_part (fixture, "you_label"), g_get_user_name ()));
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "(you)"));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "reason_label")));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "readers_group")));
  add_person (fixture, "jmarsh", "J. Marsh & Co <b>", 1);
  assert_role (fixture, "jmarsh", ASSAY_ROLE_OFFICER);
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "J. Marsh & Co <b>"));

  state = get_state (fixture, "jmarsh");
  dialog = open_form (fixture, "officers.change", state);
  type (dialog, "name_row", "Jo Marsh");
  save (dialog);
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "Jo Marsh"));
  gtk_widget_activate_action (fixture->officers, "officers.undo", NULL);
  settle ();
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "J. Marsh & Co <b>"));
}

static void
test_take_role (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GVariant) state = NULL;

  add_person (fixture, "jmarsh", "J. Marsh", 2);
  state = get_state (fixture, "jmarsh");
  gtk_widget_activate_action_variant (fixture->officers, "officers.take-role", state);
  assay_test_wait_for (gtk_widget_get_visible (get_part (fixture, "readers_group")));
  assert_role (fixture, "jmarsh", ASSAY_ROLE_READER);
  assay_test_wait_for (has_text (get_part (fixture, "readers_group"), "J. Marsh"));
  assay_test_wait_for (!has_text (get_part (fixture, "workers_group"), "J. Marsh"));
  gtk_widget_activate_action (fixture->officers, "officers.undo", NULL);
  assay_test_wait_for (!gtk_widget_get_visible (get_part (fixture, "readers_group")));
  assert_role (fixture, "jmarsh", ASSAY_ROLE_PANEL);
}

/* Refused in the form, with the reason: an account twice, and a register without an administrator. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GVariant) state = get_state (fixture, g_get_user_name ());
  GtkWidget *dialog = open_form (fixture, "officers.change", state);

  adw_combo_row_set_selected (get_child (dialog, ASSAY_TYPE_OFFICER_DIALOG, "role_row"), 3);
  assay_test_wait_for (has_text (get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "hint_label"), "This is you"));
  save (dialog);
  assay_test_wait_for (has_text (get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "trouble_label"),
                                 "needs an administrator"));
  assert_role (fixture, g_get_user_name (), ASSAY_ROLE_ADMINISTRATOR);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = open_form (fixture, "officers.add", NULL);
  type (dialog, "name_row", "Somebody");
  type (dialog, "account_row", g_get_user_name ());
  save (dialog);
  assay_test_wait_for (has_text (get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "trouble_label"), "already"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Somebody else changes the person meanwhile: theirs is said, and mine can still be kept. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GVariant) state = NULL;
  GtkWidget *dialog;

  add_person (fixture, "jmarsh", "J. Marsh", 1);
  state = get_state (fixture, "jmarsh");
  dialog = open_form (fixture, "officers.change", state);
  assay_test_run (fixture->db, "UPDATE officer SET name = 'Jean Marsh', version = version + 1"
                               " WHERE account = 'jmarsh'");
  type (dialog, "name_row", "Jo Marsh");
  save (dialog);
  assay_test_wait_for (has_text (get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "trouble_label"), "Jean Marsh"));
  save (dialog);
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "Jo Marsh"));
}

/* Who is no administrator sees the list, and who could change it. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  add_person (fixture, "jmarsh", "J. Marsh", 0);
  assay_test_run (fixture->db, "UPDATE officer SET role = 'officer' WHERE account <> 'jmarsh'");
  assay_session_changed (fixture->session);
  settle ();
  assay_test_wait_for (has_text (get_part (fixture, "workers_group"), "J. Marsh"));
  assay_test_wait_for (gtk_widget_get_visible (get_part (fixture, "reason_label")));
  assay_test_wait_for (has_text (get_part (fixture, "reason_label"), "J. Marsh"));
  assay_test_wait_for (!has_text (get_part (fixture, "workers_group"), "Change"));
  gtk_widget_activate_action (fixture->officers, "officers.add", NULL);
  settle ();
  g_assert_null (find_over (fixture->officers));
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
  g_test_add ("/app/officers/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/app/officers/take-role", Fixture, NULL, set_up, test_take_role, tear_down);
  g_test_add ("/app/officers/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/app/officers/conflict", Fixture, NULL, set_up, test_conflict, tear_down);
  g_test_add ("/app/officers/others", Fixture, NULL, set_up, test_others, tear_down);
  return window_test_run (home);
}
