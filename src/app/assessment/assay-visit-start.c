/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-visit-page-private.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-form-dialog.h"
#include "app/widgets/assay-toast.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-date.h"

/* A visit that is started is dated today. Where it would then count for another period than it was planned for, the
 * person is asked first, and told for which. */

static void
show_started (AssayVisitPage  *self,
              AssayAssessment *started)
{
  g_autoptr (GVariant) planned = g_variant_ref_sink (g_variant_new_int64 (self->id));
  g_autofree char *day = assay_words_date (assay_assessment_get_visited_on (started));
  g_autofree char *text = g_strdup_printf (_("The visit is dated %s and counts for %s. Sign Off can put another day."),
                                           day, assay_assessment_get_period (started));

  assay_undo_forget (GTK_WIDGET (self), "win.unplan-visit", planned);
  assay_toast (GTK_WIDGET (self), text);
}

/* Answers may have been carried over: the form is laid anew. */
static void
lay_anew (AssayVisitPage *self)
{
  g_clear_object (&self->sheet);
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayVisitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAssessment) started = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (started != NULL)
    show_started (self, started);
  else
    assay_error_show (GTK_WIDGET (self), error);
  lay_anew (self);
}

static AssayVisitOrder *
new_order (AssayVisitPage *self)
{
  return assay_visit_order_new (assay_visit_sheet_get_assessment (self->sheet),
                                assay_visit_sheet_get_framework (self->sheet));
}

/* Asking for the day */

typedef struct
{
  AssayVisitPage *page;
  AssayVisitOrder *order;
  AssayDateRow *day_row;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->page);
  assay_visit_order_free (asking->order);
  g_free (asking);
}

/* (transfer full) */
static char *
describe_day (AssayAssessment *planned,
              AssayFramework  *framework,
              const char      *day)
{
  const char *before = assay_assessment_get_period (planned);
  g_autofree char *after = assay_assessment_dup_period_on (planned, framework, day);
  g_autofree char *planned_on = assay_words_date (assay_assessment_get_planned_on (planned));

  if (g_str_equal (before, after))
    return g_strdup_printf (_("The visit was planned for %s. On this day it counts for %s, as planned."), planned_on,
                            before);
  return g_strdup_printf (_("The visit was planned for %s, which is in %s. On this day it counts for %s."), planned_on,
                          before, after);
}

static void
day_changed_cb (AssayDateRow    *row,
                AssayFormDialog *dialog)
{
  Asking *asking = assay_form_dialog_get_data (dialog);
  g_autofree char *day = assay_date_row_dup_date (row);
  g_autofree char *text =
    day == NULL ? g_strdup (_("Say on which day the visit is made."))
                : describe_day (asking->order->assessment, asking->order->framework, day);

  assay_form_dialog_set_note (dialog, text);
  assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (dialog), day != NULL, NULL);
}

static gpointer
collect (AssayFormDialog *dialog)
{
  Asking *asking = assay_form_dialog_get_data (dialog);
  AssayVisitOrder *order = assay_visit_order_new (asking->order->assessment, asking->order->framework);

  order->date = assay_date_row_dup_date (asking->day_row);
  return order;
}

static void
asked (AssayFormDialog *dialog,
       GtkWidget       *window,
       gpointer         result)
{
  Asking *asking = assay_form_dialog_get_data (dialog);

  show_started (asking->page, result);
  lay_anew (asking->page);
}

static const AssayFormDialogPlan start_plan = {
  collect, (GDestroyNotify) assay_visit_order_free, assay_visit_work_start, g_object_unref, asked,
};

static void
ask_for_day (AssayVisitPage *self,
             const char     *today)
{
  AssayFormDialog *dialog =
    assay_form_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           assay_page_get_session (ASSAY_PAGE (self)), _("Start Visit"), _("_Start"), &start_plan);
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (self);
  asking->order = new_order (self);
  assay_form_dialog_set_data (dialog, asking, asking_free);
  asking->day_row = ASSAY_DATE_ROW (assay_form_dialog_add_date (dialog, _("Visited on"), today));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (dialog), GTK_WIDGET (asking->day_row));
  g_signal_connect_object (asking->day_row, "changed", G_CALLBACK (day_changed_cb), dialog, 0);
  day_changed_cb (asking->day_row, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * _assay_visit_page_start:
 * @widget: a page
 * @name: the action's
 * @parameter: (nullable): none
 *
 * Begins a planned visit.
 */
void
_assay_visit_page_start (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  g_autofree char *today = assay_date_today ();
  g_autofree char *period = NULL;
  AssayAssessment *planned;
  AssayVisitOrder *order;

  if (self->sheet == NULL)
    return;
  planned = assay_visit_sheet_get_assessment (self->sheet);
  period = assay_assessment_dup_period_on (planned, assay_visit_sheet_get_framework (self->sheet), today);
  if (!g_str_equal (period, assay_assessment_get_period (planned)))
    {
      ask_for_day (self, today);
      return;
    }
  order = new_order (self);
  order->date = g_steal_pointer (&today);
  assay_session_write_async (assay_page_get_session (ASSAY_PAGE (self)), assay_visit_work_start, order,
                             (GDestroyNotify) assay_visit_order_free, g_object_unref, NULL, started_cb,
                             g_object_ref (self));
}
