/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/window-test.h"

#include "app/widgets/assay-edit-dialog.h"
#include "core/assessment/assay-assessment.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"

#define CRITERION "respect-1"

/* The pages of visits and actions, driven from within, on a register with two providers. */

typedef struct
{
  char *folder;
  AssayWindow *window;
  AssaySession *session;
} Fixture;

static inline gpointer
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

static inline void
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

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static inline gpointer
get_child (gpointer    widget,
           const char *name)
{
  gpointer child = gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);

  if (child == NULL)
    g_error ("%s has no %s", G_OBJECT_TYPE_NAME (widget), name);
  return child;
}

static inline GtkWidget *
show (Fixture    *fixture,
      const char *name)
{
  assay_window_show_page (fixture->window, name);
  settle ();
  return assay_window_get_page (fixture->window, name);
}

static inline guint
count_rows (GtkWidget *page)
{
  GtkColumnView *view = get_child (page, "view");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view)));
}

static inline const char *
get_shown (GtkWidget  *page,
           const char *stack)
{
  return gtk_stack_get_visible_child_name (get_child (page, stack));
}

static inline gint64
count (Fixture    *fixture,
       const char *sql)
{
  return assay_test_number (assay_session_get_db (fixture->session), sql);
}

static inline GtkWidget *
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
static inline GtkWidget *
get_dialog (void)
{
  assay_test_wait_for (find_dialog () != NULL);
  return find_dialog ();
}

static inline void
type (GtkWidget  *dialog,
      const char *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (dialog, row)), text);
}

static inline const char *
get_trouble (GtkWidget *dialog)
{
  return gtk_label_get_label (GTK_LABEL (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG,
                                                                        "trouble_label")));
}

/* Keeps what was entered and waits until the form is gone or says why not: else it would be taken for the next. */
static inline void
save (GtkWidget *dialog)
{
  g_signal_emit_by_name (gtk_widget_get_template_child (dialog, ASSAY_TYPE_EDIT_DIALOG, "save_button"), "clicked");
  settle ();
  assay_test_wait_for (find_dialog () != dialog || *get_trouble (dialog) != '\0');
}

static inline gpointer
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
