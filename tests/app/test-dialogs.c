/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/window-test.h"

#include <math.h>

#include "app/rating/assay-agree-dialog.h"
#include "app/register/assay-figure-dialog.h"
#include "app/register/assay-provider-dialog.h"
#include "core/register/assay-figure.h"
#include "core/register/assay-provider.h"

/* The forms: what they keep, and what they do where somebody else was quicker. */

#define PERIOD "2010-11 Q4"

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
  g_autoptr (AssayProvider) provider = g_object_new (ASSAY_TYPE_PROVIDER, "reference", "HC01", "name",
                                                     "Ashdown Home Support", NULL);

  g_assert_true (assay_provider_save (connection, provider, error));
  g_assert_true (assay_figure_correct (connection, 1, PERIOD, "turnover", 39.3, "First", error));
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
  assay_session_set_period (fixture->session, PERIOD);
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
get_child (gpointer    dialog,
           GType       type,
           const char *name)
{
  gpointer child = gtk_widget_get_template_child (GTK_WIDGET (dialog), type, name);

  g_assert_nonnull (child);
  return child;
}

static void
type (gpointer    dialog,
      const char *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, G_OBJECT_TYPE (dialog), row)), text);
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

static const char *
get_trouble (gpointer dialog)
{
  GtkWidget *label = get_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "trouble_label");

  return gtk_widget_get_visible (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static gpointer
read_turnover (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayFigure) figure = assay_figure_get (connection, 1, PERIOD, "turnover", error);

  *(double *) data = figure->value;
  return NULL;
}

static double
get_turnover (Fixture *fixture)
{
  double value = NAN;

  assay_test_read (assay_session_get_db (fixture->session), read_turnover, &value);
  return value;
}

static gpointer
correct_to_25 (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_assert_true (assay_figure_correct (connection, 1, PERIOD, "turnover", 25, "Theirs", error));
  return NULL;
}

static GtkWindow *
open_figure (Fixture *fixture)
{
  GtkWindow *dialog = assay_figure_dialog_new (GTK_WINDOW (fixture->window), fixture->session, 1,
                                               "turnover", "Turnover", 39.3);

  gtk_window_present (dialog);
  settle ();
  return dialog;
}

static void
test_figure (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWindow *dialog = open_figure (fixture);
  gpointer gone = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  /* Enter keeps the form, and typing goes into the figure at once. */
  g_assert_true (gtk_window_get_default_widget (dialog) == get_save_button (dialog));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog),
                                         get_child (dialog, ASSAY_TYPE_FIGURE_DIALOG, "value_row")));
  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  type (dialog, "value_row", "about 30");
  type (dialog, "reason_row", "Resubmitted");
  g_assert_false (gtk_widget_get_sensitive (get_save_button (dialog)));
  type (dialog, "value_row", "30");
  save (dialog);
  g_assert_null (gone);
  g_assert_cmpfloat (get_turnover (fixture), ==, 30);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  g_assert_cmpfloat (get_turnover (fixture), ==, 39.3);
}

static void
test_figure_conflict (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWindow *dialog = open_figure (fixture);

  assay_test_write (assay_session_get_db (fixture->session), correct_to_25, NULL);
  type (dialog, "value_row", "30");
  type (dialog, "reason_row", "Resubmitted");
  save (dialog);
  g_assert_cmpfloat (get_turnover (fixture), ==, 25);
  g_assert_nonnull (strstr (get_trouble (dialog), "theirs is 25"));
  g_assert_nonnull (strstr (get_trouble (dialog), "yours is 30"));
  save (dialog);
  g_assert_cmpfloat (get_turnover (fixture), ==, 30);
}

/* Closed while it is being written: it is written, and nothing falls over. */
static void
test_closed_meanwhile (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWindow *dialog = open_figure (fixture);

  type (dialog, "value_row", "30");
  type (dialog, "reason_row", "Resubmitted");
  g_signal_emit_by_name (get_save_button (dialog), "clicked");
  gtk_window_destroy (dialog);
  settle ();
  g_assert_cmpfloat (get_turnover (fixture), ==, 30);
}

static gpointer
load_provider (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  return assay_provider_load (connection, 1, error);
}

static gpointer
rename_provider (AssayConnection  *connection,
                 gpointer          data,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (AssayProvider) provider = assay_provider_load (connection, 1, error);

  g_object_set (provider, "name", "Ashdown Care", NULL);
  g_assert_true (assay_provider_save (connection, provider, error));
  return NULL;
}

static AssayProvider *
get_provider (Fixture *fixture)
{
  return assay_test_read (assay_session_get_db (fixture->session), load_provider, NULL);
}

static void
test_provider_conflict (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (AssayProvider) before = get_provider (fixture);
  g_autoptr (AssayProvider) after = NULL;
  GtkWindow *dialog = assay_provider_dialog_new (GTK_WINDOW (fixture->window), fixture->session, before);
  GtkWidget *row;

  gtk_window_present (dialog);
  settle ();
  assay_test_write (assay_session_get_db (fixture->session), rename_provider, NULL);
  row = gtk_widget_get_ancestor (gtk_window_get_focus (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (row), "HC01x");
  save (dialog);
  g_assert_nonnull (strstr (get_trouble (dialog), "theirs “Ashdown Care”, yours “Ashdown Home Support”"));
  save (dialog);
  after = get_provider (fixture);
  g_assert_cmpstr (assay_provider_get_name (after), ==, "Ashdown Home Support");
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
  g_test_add ("/app/dialogs/figure", Fixture, NULL, set_up, test_figure, tear_down);
  g_test_add ("/app/dialogs/figure-conflict", Fixture, NULL, set_up, test_figure_conflict, tear_down);
  g_test_add ("/app/dialogs/closed-meanwhile", Fixture, NULL, set_up, test_closed_meanwhile, tear_down);
  g_test_add ("/app/dialogs/provider-conflict", Fixture, NULL, set_up, test_provider_conflict,
              tear_down);
  return window_test_run (home);
}
