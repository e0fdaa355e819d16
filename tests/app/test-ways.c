/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/demo-test.h"

#include <string.h>

#include "app/intake/assay-import-window.h"
#include "app/rating/assay-agree-dialog.h"
#include "app/register/assay-provider-page.h"

/* Ways through the window that cross its pages: periods, a provider's menu, the wizard's choices. */

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
  g_assert_cmpstr (assay_session_get_period (session), ==, "2026-27");
  assay_session_set_framework_id (session, "care-governance");
  g_assert_cmpstr (assay_session_get_period (session), ==, "2010-11 Q4");
  g_assert_cmpstr (assay_session_get_periods (session)[0], ==, "2010-11 Q4");
}

/* Before anything is rated, what is due is there all the same. */
static void
test_unrated (Fixture       *fixture,
              gconstpointer  data)
{
  AssaySession *session = assay_window_get_session (fixture->window);
  GtkWidget *page = assay_window_get_page (fixture->window, "overview");
  GtkLabel *headline =
    GTK_LABEL (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), "headline_label"));

  assay_window_show_page (fixture->window, "overview");
  assay_session_set_period (session, "2011-12 Q1");
  assay_test_wait_for (g_str_equal (gtk_label_get_label (headline), "Nothing is rated for 2011-12 Q1 yet"));
  g_assert_nonnull (find_button (page, "Corrections to the draft, Beachy Head Care"));
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
  g_test_add ("/app/ways/numbers", Fixture, NULL, set_up, test_numbers, tear_down);
  g_test_add ("/app/ways/unrated", Fixture, NULL, set_up, test_unrated, tear_down);
  g_test_add ("/app/ways/visits-period", Fixture, NULL, set_up, test_visits_period, tear_down);
  g_test_add ("/app/ways/rating-menu", Fixture, NULL, set_up, test_rating_menu, tear_down);
  return window_test_run (home);
}
