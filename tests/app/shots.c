/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "app/assay-application.h"
#include "app/assay-pages.h"
#include "app/assay-window.h"
#include "app/intake/assay-import-window.h"
#include "app/register/assay-provider-page.h"

/* Takes a picture of every page of the window: assay-shots FOLDER REGISTER [SURVEY], the last a file that
 * the import's pages are pictured with. In the light and the dark
 * style at the usual size of text, and in the light one at twice that. Pages are asked for by the
 * window's own table, so that a new one is pictured without a word here. */

#define WIDTH 1280
#define HEIGHT 800
/* Of the demonstration's provider with most to see. */
#define PLANNED_VISIT 17
#define LATER_VISIT 18
#define FINAL_VISIT 3
/* Long enough for a page to be read and laid out; nothing is animated. */
#define SETTLE_MS 600
#define TOAST_MS 6000

typedef struct
{
  const char *folder;
  AssayWindow *window;
  const char *suffix;
  const char *survey;
} Shots;

static gboolean
quit_loop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (SETTLE_MS, quit_loop_cb, loop);
  g_main_loop_run (loop);
}

/* What a widget shows; nothing where it is still to be drawn. */
static GskRenderNode *
draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (snapshot);
}

static void
take (const Shots *shots,
      GtkWidget   *widget,
      const char  *name)
{
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node = NULL;
  g_autofree char *file = g_strconcat (name, shots->suffix, ".png", NULL);
  g_autofree char *path = g_build_filename (shots->folder, file, NULL);

  /* A busy machine takes its time. */
  for (guint i = 0; i < 10 && node == NULL; i++)
    {
      settle ();
      node = draw (widget);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  gdk_texture_save_to_png (texture, path);
  gsk_render_node_unref (node);
  g_print ("%s\n", path);
}

static void
take_provider (const Shots *shots,
               gint64       provider_id)
{
  static const char *const sections[] = { "summary", "rating", "visits", "surveys", "figures", "actions", "history" };
  GtkWidget *page;

  assay_window_show_page (shots->window, "providers");
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.open-provider", "x", provider_id);
  page = assay_window_get_page (shots->window, "provider");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autofree char *name = g_strconcat ("provider-", sections[i], NULL);

      assay_provider_page_show_section (ASSAY_PROVIDER_PAGE (page), sections[i]);
      take (shots, GTK_WIDGET (shots->window), name);
    }
}

/* The window that is open before another. */
static GtkWidget *
find_dialog (gpointer parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (parent) &&
          gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* Where today is in another period than the visit was planned for, the day is asked for. The words about it have gone
 * before the form is pictured. */
static void
start_visit (const Shots *shots,
             GtkWidget   *page)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "visit.start", NULL);
  settle ();
  dialog = find_dialog (shots->window);
  if (dialog != NULL)
    gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  for (guint i = 0; i < TOAST_MS / SETTLE_MS; i++)
    settle ();
}

/* A visit that is planned, one that is being made, and what another came to. */
static void
take_assessments (const Shots *shots)
{
  GtkWidget *page = assay_window_get_page (shots->window, "visit");

  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.show-visit", "x", (gint64) LATER_VISIT);
  settle ();
  take (shots, GTK_WIDGET (shots->window), "visit-planned");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.show-visit", "x", (gint64) PLANNED_VISIT);
  settle ();
  start_visit (shots, page);
  take (shots, GTK_WIDGET (shots->window), "visit");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.show-result", "x", (gint64) FINAL_VISIT);
  take (shots, GTK_WIDGET (shots->window), "result");
}

/* What an action asks, given to the page or, without one, to the window. */
static void
take_dialog (const Shots *shots,
             const char  *page,
             const char  *action,
             const char  *target,
             const char  *name)
{
  GtkWidget *widget = page != NULL ? assay_window_get_page (shots->window, page) : GTK_WIDGET (shots->window);
  g_autoptr (GVariant) value = target != NULL ? g_variant_parse (NULL, target, NULL, NULL, NULL) : NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action_variant (widget, action, value);
  settle ();
  dialog = find_dialog (shots->window);
  g_assert_nonnull (dialog);
  take (shots, dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who may work with the register, and the form for one of them. */
static void
take_officers (const Shots *shots)
{
  GtkWidget *officers;
  GtkWidget *form;

  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.officers", NULL);
  settle ();
  officers = find_dialog (shots->window);
  g_assert_nonnull (officers);
  take (shots, officers, "dialog-officers");
  gtk_widget_activate_action (officers, "officers.add", NULL);
  settle ();
  form = find_dialog (officers);
  g_assert_nonnull (form);
  take (shots, form, "dialog-officer");
  gtk_window_destroy (GTK_WINDOW (form));
  gtk_window_destroy (GTK_WINDOW (officers));
}

static void
take_dialogs (const Shots *shots)
{
  static const char *const asked[][3] = {
    { "win.plan-visit", "int64 0", "dialog-plan-visit" },
    { "win.replan-visit", "int64 18", "dialog-replan-visit" },
    { "win.cancel-visit", "int64 18", "dialog-cancel-visit" },
    { "win.record-risk", "int64 3", "dialog-record-risk" },
    { "win.add-action", "int64 0", "dialog-add-action" },
    { "win.complete-action", "int64 1", "dialog-complete-action" },
    { "win.compare-officers", NULL, "dialog-compare-officers" },
    { "win.missing-returns", NULL, "dialog-missing-returns" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    take_dialog (shots, NULL, asked[i][0], asked[i][1], asked[i][2]);
  take_officers (shots);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.show-visit", "x", (gint64) PLANNED_VISIT);
  settle ();
  take_dialog (shots, "visit", "visit.sign-off", NULL, "dialog-sign-off");
  take_dialog (shots, "visit", "visit.agree-action", NULL, "dialog-agree-action");
  take_dialog (shots, "visit", "visit.history", NULL, "dialog-criterion-history");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.show-result", "x", (gint64) FINAL_VISIT);
  settle ();
  take_dialog (shots, "result", "result.challenge", NULL, "dialog-challenge");
}

static GtkWidget *
find_wizard (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ASSAY_IS_IMPORT_WINDOW (window))
        return window;
    }
  return NULL;
}

static void
take_wizard (const Shots *shots)
{
  static const char *const steps[] = { "import-file", "import-columns", "import-answers",
                                       "import-check" };
  GtkWidget *wizard;

  if (shots->survey == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.import", NULL);
  /* It opens once the register has said what it holds. */
  settle ();
  wizard = find_wizard ();
  g_assert_nonnull (wizard);
  assay_import_window_open (ASSAY_IMPORT_WINDOW (wizard), shots->survey);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      take (shots, wizard, steps[i]);
      gtk_widget_activate_action (wizard, "wizard.next", NULL);
      settle ();
    }
  /* It may have closed by itself, its work done. */
  wizard = find_wizard ();
  if (wizard != NULL)
    gtk_window_destroy (GTK_WINDOW (wizard));
}

static void
take_framework (const Shots *shots)
{
  static const char *const sections[] = { "framework", "framework-bands", "what-if",
                                          "framework-versions" };
  GtkWidget *page = assay_window_get_page (shots->window, "framework");

  assay_window_show_page (shots->window, "framework");
  gtk_widget_activate_action (page, "framework.section", "i", -(int) G_N_ELEMENTS (sections));
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      take (shots, GTK_WIDGET (shots->window), sections[i]);
      gtk_widget_activate_action (page, "framework.section", "i", 1);
    }
}

static void
take_visits (const Shots *shots)
{
  static const char *const views[] = { "month", "open", "officers", "agenda" };
  GtkWidget *page = assay_window_get_page (shots->window, "visits");

  assay_window_show_page (shots->window, "visits");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autofree char *name = g_strconcat ("visits-", views[i], NULL);

      gtk_widget_activate_action (page, "visits.view", "s", views[i]);
      /* The agenda is what the page begins with, and has its picture. */
      if (i + 1 < G_N_ELEMENTS (views))
        take (shots, GTK_WIDGET (shots->window), name);
    }
}

static void
take_all (Shots      *shots,
          const char *suffix)
{
  guint n_pages;
  const AssayPageInfo *pages = assay_pages_get_all (&n_pages);

  shots->suffix = suffix;
  for (guint i = 0; i < n_pages; i++)
    if (pages[i].title != NULL)
      {
        assay_window_show_page (shots->window, pages[i].name);
        take (shots, GTK_WIDGET (shots->window), pages[i].name);
      }
  take_visits (shots);
  take_provider (shots, 3);
  take_assessments (shots);
  take_dialogs (shots);
  take_framework (shots);
  assay_window_show_page (shots->window, "paper");
  take (shots, GTK_WIDGET (shots->window), "paper");
  take_wizard (shots);
}

static gboolean
take_pictures_cb (gpointer user_data)
{
  Shots *shots = user_data;
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_settings_get_default ();

  take_all (shots, "");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  take_all (shots, "-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  take_all (shots, "-200");
  gtk_window_destroy (GTK_WINDOW (shots->window));
  return G_SOURCE_REMOVE;
}

static void
activated_cb (GtkApplication *application,
              gpointer        user_data)
{
  Shots *shots = user_data;

  shots->window = ASSAY_WINDOW (gtk_application_get_active_window (application));
  gtk_window_set_default_size (GTK_WINDOW (shots->window), WIDTH, HEIGHT);
  assay_window_open (shots->window, g_getenv ("ASSAY_SHOTS_REGISTER"), ASSAY_DB_NONE);
  g_timeout_add (1500, take_pictures_cb, shots);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AssayApplication) application = NULL;
  Shots shots = { 0 };
  char *arguments[] = { argv[0], NULL };

  if (argc != 3 && argc != 4)
    {
      g_printerr ("Usage: assay-shots FOLDER REGISTER [SURVEY]\n");
      return 2;
    }
  shots.folder = argv[1];
  shots.survey = argc > 3 ? argv[3] : NULL;
  g_setenv ("ASSAY_SHOTS_REGISTER", argv[2], TRUE);
  g_setenv ("ASSAY_NON_UNIQUE", "1", TRUE);
  application = assay_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &shots);
  return g_application_run (G_APPLICATION (application), 1, arguments);
}
