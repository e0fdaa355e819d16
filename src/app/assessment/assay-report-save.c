/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The report of a visit, as a file for the provider. */

#include "config.h"

#include "app/assessment/assay-report-save.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "report/assay-assessment-report.h"

typedef struct
{
  GtkWidget *widget;
  AssaySession *session;
  gint64 id;
  char *path;
  gboolean may_replace;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->widget);
  g_object_unref (save->session);
  g_free (save->path);
  g_free (save);
}

static gpointer
write_report (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Save *save = data;
  g_autoptr (AssayAssessmentData) found = assay_assessment_data_load (connection, save->id, error);

  return found != NULL && assay_assessment_report_write (found, save->path, save->may_replace, cancellable, error)
           ? g_strdup (save->path) : NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *said = NULL;

  if (path == NULL)
    {
      assay_error_show (widget, error);
      return;
    }
  name = g_filename_display_basename (path);
  folder = g_path_get_dirname (path);
  said = g_strdup_printf (_("The report is written to “%s” in %s."), name, folder);
  assay_toast (widget, said);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Save *save = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file == NULL)
    {
      save_free (save);
      return;
    }
  save->path = assay_file_choice_dup_path (file, ".pdf", &save->may_replace);
  assay_session_read_async (save->session, write_report, save, save_free, g_free, NULL, written_cb,
                            g_object_ref (save->widget));
}

/**
 * assay_report_save:
 * @widget: a widget of the main window
 * @session: what is worked on
 * @assessment: an assessment that is in the register
 *
 * Asks for a file and writes the report of a visit to it, in the background; a toast says where it is.
 */
void
assay_report_save (GtkWidget       *widget,
                   AssaySession    *session,
                   AssayAssessment *assessment)
{
  Save *save = g_new0 (Save, 1);
  g_autofree char *suggestion = g_strdup_printf ("%s %s.pdf", assay_assessment_get_reference (assessment),
                                                 assay_assessment_get_visited_on (assessment));

  save->widget = g_object_ref (widget);
  save->session = g_object_ref (session);
  save->id = assay_assessment_get_id (assessment);
  assay_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save Report"), ASSAY_FILE_KIND_PDF,
                                suggestion, NULL, chosen_cb, save);
}
