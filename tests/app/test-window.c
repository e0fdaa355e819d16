/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <adwaita.h>

#include "app/assay-application.h"
#include "app/assay-pages.h"
#include "app/assay-settings.h"
#include "app/assay-window.h"
#include "app/intake/assay-import-window.h"
#include "app/rating/assay-agree-dialog.h"
#include "app/register/assay-provider-page.h"
#include "app/register/assay-providers-page.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-provider.h"
#include "support/assay-test.h"

/* The window on the demonstration's register, driven from within. Warnings are fatal, so that a page
 * that opens with a word on stderr fails. */

typedef struct
{
  char *folder;
  AssayWindow *window;
} Fixture;

/* One for all tests: a session bus takes the application's objects once. */
static AssayApplication *application;

static void
make_demo (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("ASSAYCTL"), "demo",
                      path, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* The first widget of a type within another. */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* Long enough for what is read in another thread to come back and be laid out. */
static void
settle (void)
{
  const gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 3;

  while (g_get_monotonic_time () < until)
    assay_test_turn ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = assay_test_make_folder ();
  path = g_build_filename (fixture->folder, "demo.assay", NULL);
  make_demo (path);
  fixture->window = assay_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  assay_window_open (fixture->window, path, ASSAY_DB_NONE);
  assay_test_wait_for (assay_session_get_db (assay_window_get_session (fixture->window)) != NULL);
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

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_pages;
  const AssayPageInfo *pages = assay_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].title != NULL)
      {
        assay_window_show_page (fixture->window, pages[i].name);
        settle ();
        g_assert_true (gtk_widget_get_mapped (assay_window_get_page (fixture->window,
                                                                     pages[i].name)));
      }
}

static void
test_provider (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const sections[] = { "summary", "rating", "visits", "surveys", "figures", "actions", "history" };
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x",
                              (gint64) 3);
  page = assay_window_get_page (fixture->window, "provider");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      assay_provider_page_show_section (ASSAY_PROVIDER_PAGE (page), sections[i]);
      settle ();
    }
  g_assert_cmpstr (assay_page_get_title (ASSAY_PAGE (page)), ==, "Cuckmere Domiciliary Care");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  settle ();
  g_assert_false (gtk_widget_get_mapped (page));
}

/* Whether a label below the widget has a text. */
static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = has_text (child, text);
  return found;
}

/* At no moment of the reading stands one provider's summary under another's name. */
static void
test_other_provider (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 3);
  page = assay_window_get_page (fixture->window, "provider");
  assay_test_wait_for (has_text (page, "HC03"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 4);
  g_assert_cmpstr (assay_page_get_title (ASSAY_PAGE (page)), ==, "");
  while (!has_text (page, "HC04"))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_strcmp0 (assay_page_get_title (ASSAY_PAGE (page)), "") != 0)
        g_assert_false (has_text (page, "HC03"));
    }
  settle ();
  g_assert_false (has_text (page, "HC03"));
}

static gpointer
get_child (GtkWidget  *page,
           const char *name)
{
  gpointer child = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), name);

  g_assert_nonnull (child);
  return child;
}

static guint
count_rows (GtkWidget *page)
{
  GtkColumnView *view = get_child (page, "view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

/* The entry waits a moment before it tells of what was typed. */
static void
search (GtkWidget  *page,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (page, "search_entry")), text);
  settle ();
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page;

  assay_window_show_page (fixture->window, "providers");
  page = assay_window_get_page (fixture->window, "providers");
  settle ();
  g_assert_cmpuint (count_rows (page), ==, 12);
  search (page, "CARE at");
  g_assert_cmpuint (count_rows (page), ==, 1);
  search (page, "hc0");
  g_assert_cmpuint (count_rows (page), ==, 9);
  search (page, "wealdon");
  g_assert_cmpuint (count_rows (page), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_child (page, "stack")), ==, "no-match");
  g_assert_nonnull (strstr (adw_status_page_get_description (get_child (page, "no_match_page")),
                            "Wealden Way Care"));
  search (page, "");
  g_assert_cmpuint (count_rows (page), ==, 12);
}

static const char *
get_first_name (GtkWidget *page)
{
  GtkColumnView *view = get_child (page, "view");
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)),
                                                    0);

  return assay_rating_get_name (ASSAY_RATING (item));
}

static void
test_sort (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *page;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) score = NULL;

  assay_window_show_page (fixture->window, "providers");
  page = assay_window_get_page (fixture->window, "providers");
  settle ();
  view = get_child (page, "view");
  g_assert_cmpstr (get_first_name (page), ==, "Ashdown Home Support");
  score = g_list_model_get_item (gtk_column_view_get_columns (view), 3);
  gtk_column_view_sort_by_column (view, score, GTK_SORT_DESCENDING);
  settle ();
  g_assert_cmpstr (get_first_name (page), ==, "Pevensey Personal Care");
}

/* Without the line between two rows. */
static int
get_row_height (GtkWidget *page)
{
  GtkWidget *list = gtk_widget_get_last_child (get_child (page, "view"));

  return gtk_widget_get_height (gtk_widget_get_first_child (list));
}

static void
test_compact (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *page;

  assay_window_show_page (fixture->window, "providers");
  page = assay_window_get_page (fixture->window, "providers");
  settle ();
  assay_test_wait_for (get_row_height (page) == 43);
  g_settings_set_boolean (assay_settings_get (), "providers-compact", TRUE);
  settle ();
  assay_test_wait_for (get_row_height (page) == 29);
  g_settings_reset (assay_settings_get (), "providers-compact");
  settle ();
  assay_test_wait_for (get_row_height (page) == 43);
}

static const char *
get_place (Fixture *fixture)
{
  GtkListBox *list = get_child (GTK_WIDGET (fixture->window), "page_list");

  return gtk_widget_get_name (GTK_WIDGET (gtk_list_box_get_selected_row (list)));
}

/* A page that the sidebar does not have keeps its place under the one that led to it, also when it is
 * gone back to. */
static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  assay_window_show_page (fixture->window, "providers");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 3);
  g_assert_cmpstr (get_place (fixture), ==, "providers");
  assay_window_show_page (fixture->window, "overview");
  g_assert_cmpstr (get_place (fixture), ==, "overview");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_cmpstr (get_place (fixture), ==, "providers");
}

static void
test_period (Fixture       *fixture,
             gconstpointer  data)
{
  AssaySession *session = assay_window_get_session (fixture->window);

  g_assert_cmpstr (assay_session_get_period (session), ==, "2010-11 Q4");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.period", "s", "2010-11 Q3");
  settle ();
  g_assert_cmpstr (assay_session_get_period (session), ==, "2010-11 Q3");
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
                     && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* The choice of a scale, which is shown where a column holds numbers. */
static GtkDropDown *
find_scale (GtkWidget *widget)
{
  GtkDropDown *found = NULL;

  if (GTK_IS_DROP_DOWN (widget) && gtk_widget_get_mapped (widget))
    {
      GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (widget));
      g_autoptr (GObject) first = model != NULL ? g_list_model_get_item (model, 0) : NULL;

      if (GTK_IS_STRING_OBJECT (first)
          && strstr (gtk_string_object_get_string (GTK_STRING_OBJECT (first)), "the best") != NULL)
        return GTK_DROP_DOWN (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scale (child);
  return found;
}

static GtkWidget *
open_wizard (Fixture    *fixture,
             const char *text)
{
  g_autofree char *path = assay_test_write_file (fixture->folder, "numbers.csv", text);
  GtkWidget *wizard = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import", NULL);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_IMPORT_WINDOW (window))
        wizard = window;
    }
  g_assert_nonnull (wizard);
  assay_import_window_open (ASSAY_IMPORT_WINDOW (wizard), path);
  settle ();
  gtk_widget_activate_action (wizard, "wizard.next", NULL);
  settle ();
  return wizard;
}

/* Which end of numbers is the best can be confirmed, asked again, and turned round. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *wizard = open_wizard (fixture, "ID,Provider ref,Confidence\n1,HC01,1\n2,HC01,5\n3,HC02,4\n");
  GtkDropDown *scale = find_scale (wizard);

  g_assert_nonnull (scale);
  g_signal_emit_by_name (find_button (wizard, "Confirm"), "clicked");
  settle ();
  g_assert_null (find_button (wizard, "Confirm"));
  g_signal_emit_by_name (find_button (wizard, "Ask Again"), "clicked");
  settle ();
  g_assert_nonnull (find_button (wizard, "Confirm"));
  g_assert_cmpuint (gtk_drop_down_get_selected (scale), ==, 0);
  gtk_drop_down_set_selected (scale, 1);
  settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (scale), ==, 1);
  g_assert_null (find_button (wizard, "Confirm"));
  g_assert_null (find_button (wizard, "Ask Again"));
  gtk_drop_down_set_selected (scale, 0);
  settle ();
  g_assert_cmpuint (gtk_drop_down_get_selected (scale), ==, 0);
  gtk_window_destroy (GTK_WINDOW (wizard));
  settle ();
}

/* A period of which only visits are known is offered by their framework alone, and is not the one to begin with. */
static void
test_visits_period (Fixture       *fixture,
                    gconstpointer  data)
{
  AssaySession *session = assay_window_get_session (fixture->window);

  g_assert_cmpstr (assay_session_get_framework_id (session), ==, "care-governance");
  g_assert_cmpstr (assay_session_get_periods (session)[0], ==, "2010-11 Q4");
  assay_test_run (assay_session_get_db (session), "UPDATE assessment SET period = '2026-27'");
  assay_session_changed (session);
  settle ();
  assay_session_set_framework_id (session, "care-quality-standard");
  settle ();
  g_assert_cmpstr (assay_session_get_periods (session)[0], ==, "2026-27");
  g_assert_cmpstr (assay_session_get_periods (session)[1], ==, "2010-11 Q4");
  assay_session_set_framework_id (session, "care-governance");
  g_assert_cmpstr (assay_session_get_periods (session)[0], ==, "2010-11 Q4");
}

/* The menu's words about the rating lead to it from wherever on the provider's page one is. */
static void
test_rating_menu (Fixture       *fixture,
                  gconstpointer  data)
{
  GtkWidget *page;
  GtkStack *stack;
  GtkWidget *dialog = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-provider", "x", (gint64) 3);
  settle ();
  page = assay_window_get_page (fixture->window, "provider");
  stack = GTK_STACK (gtk_widget_get_ancestor (find_widget (page, g_type_from_name ("AssayRatingSection")),
                                              GTK_TYPE_STACK));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "summary");
  /* There is nothing to publish yet: that is said where the rating is. */
  gtk_widget_activate_action (page, "rating.publish", NULL);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rating");
  assay_provider_page_show_section (ASSAY_PROVIDER_PAGE (page), "surveys");
  settle ();
  gtk_widget_activate_action (page, "rating.agree", NULL);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "rating");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_assert_cmpstr (G_OBJECT_TYPE_NAME (window), !=, "AdwMessageDialog");
      if (ASSAY_IS_AGREE_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = assay_test_write_file (fixture->folder, "note.assay",
                                                 "This is a letter, not a register.\n");

  assay_window_open (fixture->window, path, ASSAY_DB_NONE);
  settle ();
  /* What was open stays open. */
  g_assert_nonnull (assay_session_get_db (assay_window_get_session (fixture->window)));
}

static gpointer
load_provider (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return assay_provider_load (connection, *(gint64 *) data, error);
}

static gboolean
is_closed (Fixture *fixture,
           gint64   id)
{
  AssayDb *db = assay_session_get_db (assay_window_get_session (fixture->window));
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider = assay_db_read_sync (db, load_provider, &id, NULL, &error);
  g_autofree char *closed_on = NULL;

  g_assert_no_error (error);
  g_object_get (provider, "closed-on", &closed_on, NULL);
  return closed_on != NULL && *closed_on != '\0';
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GAction *undo = g_action_map_lookup_action (G_ACTION_MAP (window), "undo");

  g_assert_false (g_action_get_enabled (undo));
  gtk_widget_activate_action (window, "win.close-provider", "x", (gint64) 3);
  settle ();
  g_assert_true (is_closed (fixture, 3));
  g_assert_true (g_action_get_enabled (undo));
  gtk_widget_activate_action (window, "win.undo", NULL);
  settle ();
  g_assert_false (is_closed (fixture, 3));
  g_assert_false (g_action_get_enabled (undo));
}

static gboolean
is_narrow (GtkWidget *page)
{
  gboolean narrow;

  g_object_get (page, "narrow", &narrow, NULL);
  return narrow;
}

static guint
count_spinners (GtkWidget *widget,
                guint     *n_turning)
{
  guint n = GTK_IS_SPINNER (widget) ? 1 : 0;

  if (n > 0 && gtk_spinner_get_spinning (GTK_SPINNER (widget)) && !gtk_widget_get_mapped (widget))
    ++*n_turning;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_spinners (child, n_turning);
  return n;
}

/* A spinner that turns unseen would wake the window at every frame. */
static void
test_rest (Fixture       *fixture,
           gconstpointer  data)
{
  guint n_turning = 0;

  g_assert_cmpuint (count_spinners (GTK_WIDGET (fixture->window), &n_turning), >, 0);
  g_assert_cmpuint (n_turning, ==, 0);
}

static void
test_large_text (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *page = assay_window_get_page (fixture->window, "overview");
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  assay_test_wait_for (!is_narrow (page));
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  assay_test_wait_for (is_narrow (page));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  assay_test_wait_for (!is_narrow (page));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = assay_test_make_folder ();
  g_autoptr (GError) error = NULL;
  int status;

  /* Folders of its own, but the system's data: without it no icon is known for what it is. */
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_setenv ("ASSAY_NON_UNIQUE", "1", TRUE);
  application = assay_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/app/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/app/window/provider", Fixture, NULL, set_up, test_provider, tear_down);
  g_test_add ("/app/window/other-provider", Fixture, NULL, set_up, test_other_provider, tear_down);
  g_test_add ("/app/window/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/app/window/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/app/window/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/app/window/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/app/window/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/app/window/visits-period", Fixture, NULL, set_up, test_visits_period, tear_down);
  g_test_add ("/app/window/rating-menu", Fixture, NULL, set_up, test_rating_menu, tear_down);
  g_test_add ("/app/window/period", Fixture, NULL, set_up, test_period, tear_down);
  g_test_add ("/app/window/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/app/window/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/app/window/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/app/window/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  assay_test_remove_folder (home);
  return status;
}
