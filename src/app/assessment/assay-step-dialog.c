/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-step-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-visit-work.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-style.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-date.h"

struct _AssayStepDialog
{
  AdwWindow parent_instance;

  GtkWidget *take_button;
  GtkLabel *sentence_label;
  AssayDateRow *date_row;
  GtkEditable *note_row;
  GtkLabel *hint_label;

  AssaySession *session;
  AssayAssessment *assessment;
  AssayFramework *framework;
  AssayAssessmentState state;
};

G_DEFINE_FINAL_TYPE (AssayStepDialog, assay_step_dialog, ADW_TYPE_WINDOW)

/* From reviewed on it is for a challenge that was upheld. */
static gboolean
is_opened_again (AssayStepDialog *self)
{
  return self->state == ASSAY_ASSESSMENT_UNDER_WAY &&
         assay_assessment_get_state (self->assessment) >= ASSAY_ASSESSMENT_REVIEWED;
}

static const char *
get_sentence (AssayStepDialog *self)
{
  switch (self->state)
    {
    case ASSAY_ASSESSMENT_UNDER_WAY:
      if (is_opened_again (self))
        return _("Open it again, to correct what the challenge was upheld on?");
      return _("Take it back to under way, so that answers can be changed?");
    case ASSAY_ASSESSMENT_DRAFT_SHARED:
      return _("When was the draft shared with the provider?");
    case ASSAY_ASSESSMENT_CORRECTIONS_HEARD:
      return _("When were the provider’s corrections heard?");
    case ASSAY_ASSESSMENT_REVIEWED:
      return _("Have you, who did not assess it, looked over what is disputed?");
    case ASSAY_ASSESSMENT_FINAL:
      return _("Make the assessment final?");
    case ASSAY_ASSESSMENT_PLANNED:
    case ASSAY_ASSESSMENT_SIGNED_OFF:
    case ASSAY_ASSESSMENT_CANCELLED:
    default:
      return _("Cancel this assessment?");
    }
}

/* What follows from going back. */
static const char *
get_way_back (AssayStepDialog *self)
{
  if (!is_opened_again (self))
    return _("Answers can be changed again. Going back is a step of its own, kept with its reason; a rating that "
             "rests on this assessment is marked.");
  if (assay_assessment_is_published (self->assessment))
    return _("Answers can be changed again, and it is no longer published. A rating that rests on it is marked. It "
             "goes its way again from the sign-off on, and is published when you say so.");
  return _("Answers can be changed again. A rating that rests on it is marked. It goes its way again from the "
           "sign-off on.");
}

/* Whether it becomes final although an answer was successfully challenged and nothing was corrected since. */
static gboolean
leaves_upheld (AssayStepDialog *self)
{
  return self->state == ASSAY_ASSESSMENT_FINAL && assay_assessment_get_upheld_challenges (self->assessment) > 0;
}

static gboolean
needs_reason (AssayStepDialog *self)
{
  return self->state == ASSAY_ASSESSMENT_UNDER_WAY || self->state == ASSAY_ASSESSMENT_CANCELLED ||
         leaves_upheld (self);
}

static char *
make_hint (AssayStepDialog *self)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  g_autofree char *why_not = NULL;

  if (!assay_assessment_may_take (self->assessment, self->state, &why_not))
    return g_steal_pointer (&why_not);
  if (self->state == ASSAY_ASSESSMENT_DRAFT_SHARED && rules != NULL)
    return g_strdup_printf (_("The provider has %u days for corrections, and %u for a plan of actions where one is "
                              "needed; both are on the Overview until then."), rules->correction_days,
                            rules->plan_days);
  if (self->state == ASSAY_ASSESSMENT_UNDER_WAY)
    return g_strdup (get_way_back (self));
  if (leaves_upheld (self))
    return g_strdup (_("A challenge was upheld since the sign-off. Open it again to correct the answer, or say why the "
                       "answers stay as they are."));
  return g_strdup (_("The step is kept with its day, and who took it."));
}

static void
update (AssayStepDialog *self)
{
  g_autofree char *date = assay_date_row_dup_date (self->date_row);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note_row)));

  gtk_widget_set_sensitive (self->take_button,
                            date != NULL && (!needs_reason (self) || *note != '\0') &&
                              assay_assessment_may_take (self->assessment, self->state, NULL));
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AssayStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->take_button, TRUE);
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-assessment", "x",
                                assay_assessment_get_id (self->assessment));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The order's id is the step. */
static gpointer
take (AssayConnection *connection,
      gpointer         order,
      GCancellable    *cancellable,
      GError         **error)
{
  AssayVisitOrder *self = order;

  assay_assessment_take (connection, self->assessment, self->framework, (AssayAssessmentState) self->id, self->date,
                         self->criterion, error);
  return NULL;
}

static void
take_clicked_cb (AssayStepDialog *self)
{
  AssayVisitOrder *order = assay_visit_order_new (self->assessment, self->framework);

  order->id = self->state;
  order->date = assay_date_row_dup_date (self->date_row);
  order->criterion = g_strdup (gtk_editable_get_text (self->note_row));
  gtk_widget_set_sensitive (self->take_button, FALSE);
  assay_session_write_async (self->session, take, order, (GDestroyNotify) assay_visit_order_free, NULL, NULL,
                             taken_cb, g_object_ref (self));
}

static void
assay_step_dialog_dispose (GObject *object)
{
  AssayStepDialog *self = ASSAY_STEP_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->assessment);
  g_clear_object (&self->framework);
  G_OBJECT_CLASS (assay_step_dialog_parent_class)->dispose (object);
}

static void
assay_step_dialog_class_init (AssayStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_step_dialog_dispose;
  g_type_ensure (ASSAY_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStepDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStepDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayStepDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, AssayStepDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, AssayStepDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_step_dialog_init (AssayStepDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_step_dialog_present:
 * @widget: where it is asked
 * @session: where the step is stored
 * @assessment: as it was read
 * @framework: the version it goes by
 * @state: where it is to come to
 *
 * Lets the person take a step.
 */
void
assay_step_dialog_present (GtkWidget            *widget,
                           AssaySession         *session,
                           AssayAssessment      *assessment,
                           AssayFramework       *framework,
                           AssayAssessmentState  state)
{
  AssayStepDialog *self =
    g_object_new (ASSAY_TYPE_STEP_DIALOG, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *today = assay_date_today ();
  g_autofree char *hint = NULL;

  self->session = g_object_ref (session);
  self->assessment = g_object_ref (assessment);
  self->framework = g_object_ref (framework);
  self->state = state;
  hint = make_hint (self);
  gtk_label_set_label (self->sentence_label, get_sentence (self));
  if (needs_reason (self))
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), _("Reason"));
  else if (self->state == ASSAY_ASSESSMENT_CORRECTIONS_HEARD)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row),
                                   _("Reason, where the time for corrections is not over"));
  gtk_label_set_label (self->hint_label, hint);
  assay_date_row_set_date (self->date_row, today);
  update (self);
  gtk_widget_grab_focus (needs_reason (self) ? GTK_WIDGET (self->note_row) : GTK_WIDGET (self->date_row));
  assay_style_fit_window (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
