/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-challenge-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-style.h"
#include "core/assessment/assay-form-layout.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-date.h"

struct _AssayChallengeDialog
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  GtkLabel *sentence_label;
  AssayDateRow *date_row;
  GtkEditable *text_row;
  GtkLabel *about_label;
  GtkWidget *criterion_box;
  GtkDropDown *criterion_drop_down;
  AdwComboRow *outcome_row;

  GPtrArray *criteria;          /* of the list, from its second line on: ids, borrowed from the framework */
  AssayFramework *framework;
  AssaySession *session;
  AssayChallenge *challenge;    /* the one that is saved */
  gboolean decides;
};

G_DEFINE_FINAL_TYPE (AssayChallengeDialog, assay_challenge_dialog, ADW_TYPE_WINDOW)

/* In the order of the list in the template, whose first line is none of them. */
static const char *const outcomes[] = { "upheld", "partly-upheld", "not-upheld", "withdrawn" };

/**
 * assay_challenge_dialog_describe:
 * @outcome: of a challenge
 *
 * Returns: its words, as a sentence
 */
const char *
assay_challenge_dialog_describe (const char *outcome)
{
  const char *const words[] = { N_("Upheld."), N_("Upheld in part."), N_("Not upheld."), N_("Withdrawn.") };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (strcmp (outcomes[i], outcome) == 0)
      return _(words[i]);
  return "";
}

/* (nullable): the outcome that was chosen */
static const char *
get_outcome (AssayChallengeDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->outcome_row);

  return selected >= 1 && selected <= G_N_ELEMENTS (outcomes) ? outcomes[selected - 1] : NULL;
}

/* A person says what became of it; no outcome is there before. */
static void
update (AssayChallengeDialog *self)
{
  g_autofree char *date = assay_date_row_dup_date (self->date_row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text_row)));
  const char *outcome = get_outcome (self);
  const gboolean needs_text = !self->decides || g_strcmp0 (outcome, "withdrawn") != 0;

  gtk_widget_set_sensitive (self->save_button, date != NULL && (*text != '\0' || !needs_text) &&
                                                 (!self->decides || outcome != NULL));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AssayChallengeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, TRUE);
  assay_error_show (GTK_WIDGET (self), error);
}

static gpointer
save (AssayConnection *connection,
      gpointer         challenge,
      GCancellable    *cancellable,
      GError         **error)
{
  assay_challenge_save (connection, challenge, error);
  return NULL;
}

static AssayChallenge *
copy_challenge (const AssayChallenge *challenge)
{
  AssayChallenge *copy = g_memdup2 (challenge, sizeof *challenge);

  copy->received_on = g_strdup (challenge->received_on);
  copy->criterion = g_strdup (challenge->criterion);
  copy->grounds = g_strdup (challenge->grounds);
  copy->outcome = g_strdup (challenge->outcome);
  copy->outcome_note = g_strdup (challenge->outcome_note);
  copy->decided_on = g_strdup (challenge->decided_on);
  copy->decided_by = g_strdup (challenge->decided_by);
  return copy;
}

static void
take_text (char       **field,
           const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
save_clicked_cb (AssayChallengeDialog *self)
{
  AssayChallenge *order = copy_challenge (self->challenge);
  g_autofree char *date = assay_date_row_dup_date (self->date_row);
  const char *text = gtk_editable_get_text (self->text_row);

  if (self->decides)
    {
      take_text (&order->outcome, get_outcome (self));
      take_text (&order->outcome_note, text);
      take_text (&order->decided_on, date);
    }
  else
    {
      const guint selected = gtk_drop_down_get_selected (self->criterion_drop_down);

      take_text (&order->received_on, date);
      take_text (&order->grounds, text);
      take_text (&order->criterion, selected >= 1 && selected <= self->criteria->len
                                      ? self->criteria->pdata[selected - 1] : "");
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  assay_session_write_async (self->session, save, order, (GDestroyNotify) assay_challenge_free, NULL, NULL, saved_cb,
                             g_object_ref (self));
}

static void
assay_challenge_dialog_dispose (GObject *object)
{
  AssayChallengeDialog *self = ASSAY_CHALLENGE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->challenge, assay_challenge_free);
  G_OBJECT_CLASS (assay_challenge_dialog_parent_class)->dispose (object);
}

static void
assay_challenge_dialog_class_init (AssayChallengeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_challenge_dialog_dispose;
  g_type_ensure (ASSAY_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-challenge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, criterion_box);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, criterion_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AssayChallengeDialog, outcome_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_challenge_dialog_init (AssayChallengeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AssayChallenge *
new_challenge (gint64 assessment_id)
{
  AssayChallenge *challenge = g_new0 (AssayChallenge, 1);

  challenge->assessment_id = assessment_id;
  challenge->received_on = g_strdup ("");
  challenge->criterion = g_strdup ("");
  challenge->grounds = g_strdup ("");
  challenge->outcome = g_strdup ("");
  challenge->outcome_note = g_strdup ("");
  challenge->decided_on = g_strdup ("");
  challenge->decided_by = g_strdup ("");
  return challenge;
}

/* The criteria by their numbers in the form, after the whole. */
static void
fill_criteria (AssayChallengeDialog *self,
               AssayAssessment      *assessment)
{
  g_autoptr (GPtrArray) sheets =
    assay_form_list_sheets (self->framework, assay_assessment_get_service_type (assessment),
                            assay_assessment_get_kind (assessment));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("The whole"));
  for (guint i = 0; i < sheets->len; i++)
    for (guint j = 0; j < ((const AssayFormSheet *) sheets->pdata[i])->leaves->len; j++)
      {
        const AssayFormSheet *sheet = sheets->pdata[i];
        const AssayNode *leaf = sheet->leaves->pdata[j];
        g_autofree char *number = assay_form_sheet_dup_number (sheet, j);
        g_autofree char *name = g_strdup_printf ("%s  %s", number, leaf->title);

        gtk_string_list_append (names, name);
        g_ptr_array_add (self->criteria, leaf->id);
      }
  gtk_drop_down_set_model (self->criterion_drop_down, G_LIST_MODEL (names));
}

/* Whoever decides sees what it is about. */
static void
show_about (AssayChallengeDialog *self,
            AssayAssessment      *assessment)
{
  g_autofree char *about = *self->challenge->criterion != '\0'
                             ? assay_form_dup_criterion (self->framework, assessment, self->challenge->criterion)
                             : g_strdup (_("The whole"));

  gtk_label_set_label (self->about_label, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), self->decides);
}

/**
 * assay_challenge_dialog_present:
 * @widget: where it is asked
 * @session: where it is stored
 * @assessment: what is challenged
 * @framework: the version that it goes by
 * @challenge: (nullable): the one to decide; %NULL to record a new one
 *
 * Lets the person record a challenge, or decide one.
 */
void
assay_challenge_dialog_present (GtkWidget            *widget,
                                AssaySession         *session,
                                AssayAssessment      *assessment,
                                AssayFramework       *framework,
                                const AssayChallenge *challenge)
{
  AssayChallengeDialog *self =
    g_object_new (ASSAY_TYPE_CHALLENGE_DIALOG, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *today = assay_date_today ();

  self->session = g_object_ref (session);
  self->decides = challenge != NULL;
  self->challenge = challenge != NULL ? copy_challenge (challenge)
                                      : new_challenge (assay_assessment_get_id (assessment));
  self->framework = g_object_ref (framework);
  self->criteria = g_ptr_array_new ();
  fill_criteria (self, assessment);
  gtk_label_set_label (self->sentence_label, challenge != NULL ? challenge->grounds
                                                               : _("What does the provider hold against it?"));
  show_about (self, assessment);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 challenge != NULL ? _("Reason") : _("Grounds"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row),
                                 challenge != NULL ? _("Decided on") : _("Received on"));
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_row), challenge != NULL);
  gtk_widget_set_visible (self->criterion_box, challenge == NULL);
  gtk_window_set_title (GTK_WINDOW (self), challenge != NULL ? _("Decide Challenge") : _("Record Challenge"));
  assay_date_row_set_date (self->date_row, today);
  update (self);
  gtk_widget_grab_focus (challenge != NULL ? GTK_WIDGET (self->outcome_row) : GTK_WIDGET (self->text_row));
  assay_style_fit_window (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
