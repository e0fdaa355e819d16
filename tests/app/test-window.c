/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/demo-test.h"

#include "app/assay-pages.h"
#include "app/assay-settings.h"
#include "app/register/assay-provider-page.h"
#include "app/register/assay-providers-page.h"
#include "app/widgets/assay-toast.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-provider.h"

/* The window on the demonstration's register, driven from within. Warnings are fatal, so that a page
 * that opens with a word on stderr fails. */

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

static int
measure_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found =
    GTK_IS_LABEL (widget) && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

/* In large text a word at the foot has as many lines as it needs. */
static void
check_toast (Fixture *fixture)
{
  const char *text = "The visit is dated 27 November and counts for 2026-27. Sign Off can put it right, and so can "
                     "Replan before it is started.";
  GtkWidget *label;

  assay_toast (GTK_WIDGET (fixture->window), text);
  settle ();
  label = find_label (GTK_WIDGET (fixture->window), text);
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  g_assert_cmpint (gtk_widget_get_width (label), <, gtk_widget_get_width (GTK_WIDGET (fixture->window)));
  assay_toast_dismiss_all (GTK_WIDGET (fixture->window));
}

/* The agenda says who sees to a visit, and when, in large text too. */
static void
check_agenda (Fixture *fixture)
{
  assay_window_show_page (fixture->window, "visits");
  settle ();
  g_assert_true (gtk_widget_get_mapped (find_label (GTK_WIDGET (fixture->window), "Officer, planned")));
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
  check_toast (fixture);
  check_agenda (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  assay_test_wait_for (!is_narrow (page));
}

#define LONG_NAME "The Extraordinarily Long-Named Domiciliary, Reablement & Extra-Care Partnership of St " \
                  "Bartholomew-under-the-Hill and Surrounding Parishes (formerly Sunshine) Limited Company"

static int
get_least_width (Fixture *fixture)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static void
resize (Fixture *fixture,
        int      width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 800);
  /* Without a window manager the window draws its own edges. */
  assay_test_wait_for (ABS (gtk_widget_get_width (GTK_WIDGET (fixture->window)) - width) < 40);
  settle ();
}

/* The first button of a kind, by its class. */
static GtkWidget *
find_button (GtkWidget  *widget,
             const char *class)
{
  GtkWidget *found = GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, class) &&
                     gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, class);
  return found;
}

/* What is chosen keeps its width, so that nothing moves under the pointer. */
static void
check_chip (Fixture *fixture)
{
  GtkToggleButton *chip = GTK_TOGGLE_BUTTON (find_button (GTK_WIDGET (fixture->window), "chip"));
  const int width = measure_width (GTK_WIDGET (chip));

  gtk_toggle_button_set_active (chip, !gtk_toggle_button_get_active (chip));
  settle ();
  g_assert_cmpint (measure_width (GTK_WIDGET (chip)), ==, width);
}

static void
wait_ms (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + 1000 * (gint64) milliseconds;

  while (g_get_monotonic_time () < end)
    assay_test_turn ();
}

/* A toast that is taken away while it comes up in place of another does not end the program. */
static void
test_toasts_in_haste (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  for (guint i = 0; i < 3; i++)
    {
      assay_toast (window, "The first");
      wait_ms (700);
      assay_toast_dismiss_all (window);
      assay_toast (window, "The second");
      wait_ms (30);
      assay_toast_dismiss_all (window);
      wait_ms (1300);
    }
}

/* A window can be made so narrow that its pages change their layout: below 64 ems. The counts of the imports are in
 * columns that are as wide in any window. */
static void
check_pages (Fixture *fixture,
             int      most)
{
  guint n_pages;
  const AssayPageInfo *pages = assay_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (pages[i].title != NULL)
      {
        assay_window_show_page (fixture->window, pages[i].name);
        settle ();
        g_test_message ("%s: %d", pages[i].name, get_least_width (fixture));
        g_assert_cmpint (get_least_width (fixture), <=, strcmp (pages[i].name, "imports") == 0 ? 1020 : most);
      }
}

static void
check_least_width (Fixture *fixture,
                   gint64   visit,
                   int      most)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-assessment", "x", visit);
  settle ();
  settle ();
  g_test_message ("visit %d: %d", (int) visit, get_least_width (fixture));
  g_assert_cmpint (get_least_width (fixture), <=, most);
}

/* The form of five answers and the result of a provider with a long name: neither makes the window wide, and
 * the form is usable at 900 pixels, with large text too. */
static void
test_least_width (Fixture       *fixture,
                  gconstpointer  data)
{
  AssayDb *db = assay_session_get_db (assay_window_get_session (fixture->window));
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  assay_test_run (db, "UPDATE provider SET name = '" LONG_NAME "'");
  assay_test_run (db, "UPDATE assessment SET state = 'under-way' WHERE id = 14");
  check_pages (fixture, 930);
  check_least_width (fixture, 14, 1010);
  check_chip (fixture);
  check_least_width (fixture, 3, 880);
  resize (fixture, 1000);
  resize (fixture, 900);
  check_pages (fixture, 800);
  check_least_width (fixture, 14, 760);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  check_least_width (fixture, 14, 900);
  check_least_width (fixture, 3, 900);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  /* The next window is as large as this one was left. */
  resize (fixture, 1240);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = assay_test_make_folder ();

  window_test_init (&argc, &argv, home);
  if (!window_test_start ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add ("/app/window/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/app/window/toasts-in-haste", Fixture, NULL, set_up, test_toasts_in_haste, tear_down);
  g_test_add ("/app/window/provider", Fixture, NULL, set_up, test_provider, tear_down);
  g_test_add ("/app/window/other-provider", Fixture, NULL, set_up, test_other_provider, tear_down);
  g_test_add ("/app/window/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/app/window/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/app/window/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/app/window/place", Fixture, NULL, set_up, test_place, tear_down);
  g_test_add ("/app/window/period", Fixture, NULL, set_up, test_period, tear_down);
  g_test_add ("/app/window/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/app/window/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/app/window/rest", Fixture, NULL, set_up, test_rest, tear_down);
  g_test_add ("/app/window/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  g_test_add ("/app/window/least-width", Fixture, NULL, set_up, test_least_width, tear_down);
  return window_test_run (home);
}
