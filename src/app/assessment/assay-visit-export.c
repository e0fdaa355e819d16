/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-visit-plan.h"

typedef struct
{
  GtkWidget *widget;
  char *text;
} Export;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *said = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    assay_error_show (export->widget, error);
  else
    {
      said = g_strdup_printf (_("The calendar is written to “%s”."), name);
      assay_toast (export->widget, said);
    }
  g_object_unref (export->widget);
  g_free (export->text);
  g_free (export);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);

  if (file != NULL)
    {
      g_file_replace_contents_async (file, export->text, strlen (export->text), NULL, FALSE,
                                     G_FILE_CREATE_NONE, NULL, written_cb, export);
      return;
    }
  g_object_unref (export->widget);
  g_free (export->text);
  g_free (export);
}

/**
 * assay_visit_export_calendar:
 * @widget: a widget of the main window
 * @assessments: (element-type AssayAssessment): what is planned or under way
 *
 * Asks for a file and writes the visits to it as a calendar.
 */
void
assay_visit_export_calendar (GtkWidget *widget,
                             GPtrArray *assessments)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  Export *export;

  if (assessments->len == 0)
    {
      assay_toast (widget, _("No visit is planned that a calendar could hold."));
      return;
    }
  export = g_new0 (Export, 1);
  export->widget = g_object_ref (widget);
  export->text = assay_visit_plan_to_ics (assessments, stamp);
  assay_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Export Calendar"),
                                ASSAY_FILE_KIND_CALENDAR, _("visits.ics"), NULL, chosen_cb, export);
}
