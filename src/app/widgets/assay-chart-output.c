/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-chart-output.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "report/assay-chart-file.h"
#include "report/assay-print-job.h"

/* What leaves the screen: charts and tables copied, saved and printed. Always in the light style and at
 * the usual size, whatever the screen shows. */

#define WIDTH 900.0
#define RESOLUTION 144.0

static AssayChartStyle
get_style (void)
{
  const AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };

  return style;
}

/**
 * assay_table_output_copy:
 * @widget: where the person is
 * @table: a table
 *
 * Copies a table so that it can be pasted into a sheet (tabs) or a document (HTML).
 */
void
assay_table_output_copy (GtkWidget            *widget,
                         const AssayTextTable *table)
{
  g_autofree char *html = assay_text_table_to_html (table);
  g_autofree char *text = assay_text_table_to_tsv (table);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  providers[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  assay_toast (widget, _("The table is copied."));
}

static void
copy_picture (GtkWidget  *widget,
              AssayChart *chart)
{
  const AssayChartStyle style = get_style ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = assay_chart_file_render_png (chart, &style, WIDTH, RESOLUTION, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (png != NULL)
    texture = gdk_texture_new_from_bytes (png, &error);
  if (texture == NULL)
    {
      assay_error_show (widget, error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  assay_toast (widget, _("The chart is copied as a picture."));
}

/**
 * assay_chart_output_copy:
 * @widget: where the person is
 * @chart: (nullable): a chart
 * @as_table: whether its table is copied and not the picture
 *
 * Copies a chart so that it can be pasted into a document or a sheet.
 */
void
assay_chart_output_copy (GtkWidget  *widget,
                         AssayChart *chart,
                         gboolean    as_table)
{
  if (chart == NULL)
    return;
  if (as_table)
    {
      g_autoptr (AssayTextTable) table = assay_chart_to_table (chart);

      assay_table_output_copy (widget, table);
    }
  else
    copy_picture (widget, chart);
}

typedef struct
{
  GtkWidget *widget;
  AssayChart *chart;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->widget);
  g_object_unref (saving->chart);
  g_free (saving);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Saving *saving = user_data;
  const AssayChartStyle style = get_style ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = assay_file_choice_finish (result, &error);

  if (file != NULL &&
      assay_chart_file_write (saving->chart, &style, WIDTH, g_file_peek_path (file), TRUE, &error))
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *text = g_strdup_printf (_("The picture is saved as %s."), name);

      assay_toast (saving->widget, text);
    }
  assay_error_show (saving->widget, error);
  saving_free (saving);
}

/**
 * assay_chart_output_save:
 * @widget: where the person is
 * @chart: (nullable): a chart
 *
 * Asks where and saves the chart; the name's ending decides whether as PNG, SVG or PDF.
 */
void
assay_chart_output_save (GtkWidget  *widget,
                         AssayChart *chart)
{
  Saving *saving;

  if (chart == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->widget = g_object_ref (widget);
  saving->chart = g_object_ref (chart);
  assay_file_choice_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Save Picture"),
                                ASSAY_FILE_KIND_PICTURE, _("chart.png"), NULL, file_chosen_cb,
                                saving);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                gpointer           job)
{
  gtk_print_operation_set_n_pages (operation,
                                   (int) assay_print_job_paginate (
                                     job, gtk_print_context_get_width (context),
                                     gtk_print_context_get_height (context)));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           job)
{
  assay_print_job_draw_page (job, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* Takes the job, which lives as long as the operation. */
static void
print_job (GtkWidget     *widget,
           const char    *title,
           AssayPrintJob *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  /* A job is laid out in points. */
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify) assay_print_job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), &error);
  assay_error_show (widget, error);
}

/**
 * assay_table_output_print:
 * @widget: where the person is
 * @table: a table
 * @subtitle: what stands under its title on the paper
 *
 * Prints a table, on as many pages as it takes, its heads on each.
 */
void
assay_table_output_print (GtkWidget            *widget,
                          const AssayTextTable *table,
                          const char           *subtitle)
{
  AssayPrintJob *job = assay_print_job_new (table->title, subtitle);

  assay_print_job_add_table (job, assay_text_table_copy (table));
  print_job (widget, table->title, job);
}

/**
 * assay_chart_output_print:
 * @widget: where the person is
 * @chart: (nullable): a chart
 *
 * Prints the chart, as wide as the paper.
 */
void
assay_chart_output_print (GtkWidget  *widget,
                          AssayChart *chart)
{
  AssayPrintJob *job;

  if (chart == NULL)
    return;
  job = assay_print_job_new (assay_chart_get_title (chart), "");
  assay_print_job_add_chart (job, chart);
  print_job (widget, assay_chart_get_title (chart), job);
}
