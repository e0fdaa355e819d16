/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-progress-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

/**
 * AssayImportProgressPage:
 *
 * Long work in the wizard: what is being read, how far it is, how long it will take, and what cancelling
 * leaves behind.
 */
struct _AssayImportProgressPage
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkProgressBar *bar;
  GtkLabel *leaves_label;

  gint64 started;
};

G_DEFINE_FINAL_TYPE (AssayImportProgressPage, assay_import_progress_page, GTK_TYPE_BOX)

/* An estimate before a twentieth is read jumps about more than it tells. */
#define LEAST_PROGRESS_TO_ESTIMATE 0.05

static char *
describe_time_left (AssayImportProgressPage *self,
                    double                   progress)
{
  gint64 elapsed = g_get_monotonic_time () - self->started;
  guint seconds;

  if (progress < LEAST_PROGRESS_TO_ESTIMATE)
    return NULL;

  seconds = (guint) ((double) elapsed / G_USEC_PER_SEC * (1 - progress) / progress + 0.5);
  if (seconds < 1)
    return g_strdup (_("nearly done"));
  if (seconds < 90)
    return g_strdup_printf (ngettext ("%u second left", "%u seconds left", seconds), seconds);

  return g_strdup_printf (ngettext ("%u minute left", "%u minutes left", (seconds + 30) / 60),
                          (seconds + 30) / 60);
}

static char *
describe_rows (double  progress,
               guint64 rows)
{
  g_autofree char *done = assay_format_count ((gint64) rows);
  g_autofree char *total = NULL;

  if (rows == 0)
    return g_strdup (_("Starting"));
  if (progress < LEAST_PROGRESS_TO_ESTIMATE)
    return g_strdup_printf (_("%s rows"), done);

  total = assay_format_count ((gint64) ((double) rows / progress + 0.5));
  return g_strdup_printf (_("%s of about %s rows"), done, total);
}

static void
assay_import_progress_page_class_init (AssayImportProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportProgressPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportProgressPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportProgressPage, bar);
  gtk_widget_class_bind_template_child (widget_class, AssayImportProgressPage, leaves_label);
}

static void
assay_import_progress_page_init (AssayImportProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_import_progress_page_new:
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_progress_page_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_PROGRESS_PAGE, NULL);
}

/**
 * assay_import_progress_page_start:
 * @self: the page
 * @title: what is being done, such as "Reading survey.csv"
 * @leaves: what cancelling leaves behind, a sentence
 *
 * Begins at nothing done.
 */
void
assay_import_progress_page_start (AssayImportProgressPage *self,
                                  const char              *title,
                                  const char              *leaves)
{
  g_return_if_fail (ASSAY_IS_IMPORT_PROGRESS_PAGE (self));

  self->started = g_get_monotonic_time ();
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->leaves_label, leaves);
  assay_import_progress_page_update (self, 0, 0);
}

/**
 * assay_import_progress_page_update:
 * @self: the page
 * @progress: how much of the file is read, 0 to 1
 * @rows: rows read so far
 *
 * Shows how far it is; the time left is worked out from the time since the start.
 */
void
assay_import_progress_page_update (AssayImportProgressPage *self,
                                   double                   progress,
                                   guint64                  rows)
{
  g_autofree char *count = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ASSAY_IS_IMPORT_PROGRESS_PAGE (self));

  count = describe_rows (progress, rows);
  left = describe_time_left (self, progress);
  text = left ? g_strdup_printf ("%s, %s", count, left) : g_strdup (count);
  gtk_label_set_label (self->count_label, text);
  gtk_progress_bar_set_fraction (self->bar, CLAMP (progress, 0, 1));
}
