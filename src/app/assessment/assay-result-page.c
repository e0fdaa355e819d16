/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-result-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-challenge-dialog.h"
#include "app/assessment/assay-publish.h"
#include "app/assessment/assay-report-save.h"
#include "app/assessment/assay-result-lists.h"
#include "app/assessment/assay-step-dialog.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-when.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-number.h"
#include "report/assay-assessment-data.h"

struct _AssayResultPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkWidget *figure_box;
  AssayBadge *badge;
  GtkLabel *score_label;
  GtkLabel *headline_label;
  GtkLabel *change_label;
  GtkLabel *evidence_label;
  GtkLabel *follows_label;
  GtkLabel *state_label;
  GtkBox *sections;

  gint64 id;
  AssayAssessmentData *data;    /* nullable: until it was read */
};

G_DEFINE_FINAL_TYPE (AssayResultPage, assay_result_page, ASSAY_TYPE_PAGE)

/* Showing */

/* What it is about, and what became of it. */
static char *
describe_challenge (AssayResultPage      *self,
                    const AssayChallenge *challenge)
{
  g_autofree char *day = assay_when_format_date (challenge->received_on);
  g_autofree char *about =
    *challenge->criterion != '\0'
      ? assay_form_dup_criterion (self->data->framework, self->data->assessment, challenge->criterion)
      : g_strdup (_("The whole"));

  if (challenge->outcome[0] == '\0')
    return g_strdup_printf (_("%s\nReceived %s, not decided yet"), about, day);
  return g_strdup_printf (_("%s\nReceived %s. %s %s"), about, day,
                          assay_challenge_dialog_describe (challenge->outcome), challenge->outcome_note);
}

static void
add_challenge (AssayResultPage      *self,
               GtkListBox           *list,
               const AssayChallenge *challenge)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe_challenge (self, challenge);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), challenge->grounds);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (challenge->outcome[0] == '\0')
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Decide…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", challenge->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "result.decide");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (list, row);
}

static void
fill_challenges (AssayResultPage *self)
{
  GtkListBox *list;

  if (self->data->challenges->len == 0)
    return;
  list = assay_result_lists_add (self->sections, _("Challenges"));
  for (guint i = 0; i < self->data->challenges->len; i++)
    add_challenge (self, list, self->data->challenges->pdata[i]);
}

static void
fill_sections (AssayResultPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  if (self->data->shows_score && !self->data->counts_with_others)
    assay_result_lists_add_areas (self->sections, self->data);
  fill_challenges (self);
  assay_result_lists_add_actions (self->sections, self->data);
  assay_result_lists_add_criteria (self->sections, self->data);
  assay_result_lists_add_steps (self->sections, self->data);
}

static void
show_change (AssayResultPage *self)
{
  const AssayResult *now = self->data->result;
  const AssayResult *before = self->data->previous_result;
  g_autofree char *text = NULL;

  if (self->data->shows_score && before != NULL && before->rated && now->rated)
    {
      int decimals = assay_framework_get_decimals (self->data->framework);
      g_autofree char *day = assay_when_format_date (assay_assessment_get_visited_on (self->data->previous));
      g_autofree char *difference = assay_format_number (fabs (now->score - before->score), decimals);

      text = now->score > before->score   ? g_strdup_printf (_("▲ %s up on %s, then %s"), difference, day,
                                                             before->band->title)
             : now->score < before->score ? g_strdup_printf (_("▼ %s down on %s, then %s"), difference, day,
                                                             before->band->title)
                                          : g_strdup_printf (_("As on %s, then %s"), day, before->band->title);
    }
  gtk_label_set_label (self->change_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), text != NULL);
}

static void
show_hero (AssayResultPage *self)
{
  const AssayResult *result = self->data->result;
  gboolean is_shown = self->data->shows_score && result->rated;
  g_autofree char *headline = assay_assessment_data_dup_headline (self->data);
  g_autofree char *evidence = assay_assessment_data_dup_evidence (self->data);
  g_autofree char *score =
    is_shown ? assay_format_number (result->score, assay_framework_get_decimals (self->data->framework)) : NULL;
  g_autofree char *follows = !is_shown || *result->band->follows == '\0'
                               ? g_strdup ("") : g_strdup_printf (_("What follows by the framework: %s"),
                                                                  result->band->follows);

  gtk_widget_set_visible (self->figure_box, is_shown);
  if (is_shown)
    assay_badge_set_band (self->badge, self->data->framework, result->band->id);
  gtk_label_set_label (self->score_label, score != NULL ? score : "");
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->evidence_label, evidence != NULL ? evidence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_label), evidence != NULL);
  gtk_label_set_label (self->follows_label, follows);
  gtk_widget_set_visible (GTK_WIDGET (self->follows_label), *follows != '\0');
  show_change (self);
}

/* The step that comes next; where a challenge was upheld, to open it again. */
static AssayAssessmentState
find_next_step (AssayResultPage *self)
{
  return assay_assessment_is_to_be_corrected (self->data->assessment)
           ? ASSAY_ASSESSMENT_UNDER_WAY
           : assay_assessment_get_next_step (self->data->assessment);
}

static const char *
get_step_label (AssayAssessmentState now,
                AssayAssessmentState next)
{
  if (now == next)
    return NULL;
  switch (next)
    {
    case ASSAY_ASSESSMENT_UNDER_WAY:
      return now >= ASSAY_ASSESSMENT_CORRECTIONS_HEARD ? _("_Open Again…") : NULL;
    case ASSAY_ASSESSMENT_DRAFT_SHARED:
      return _("_Share Draft…");
    case ASSAY_ASSESSMENT_CORRECTIONS_HEARD:
      return _("_Corrections Heard…");
    case ASSAY_ASSESSMENT_REVIEWED:
      return _("_Review…");
    case ASSAY_ASSESSMENT_FINAL:
      return _("Make _Final…");
    case ASSAY_ASSESSMENT_PLANNED:
    case ASSAY_ASSESSMENT_SIGNED_OFF:
    case ASSAY_ASSESSMENT_CANCELLED:
    default:
      return NULL;
    }
}

/* The one thing that comes next: a step, or to publish what is final. */
static void
show_primary (AssayResultPage *self,
              gboolean         may_write,
              gboolean         may_publish)
{
  const AssayAssessmentState state = assay_assessment_get_state (self->data->assessment);
  const char *label = get_step_label (state, find_next_step (self));
  const char *action = label != NULL ? "result.next" : may_publish ? "result.publish" : NULL;

  if (state <= ASSAY_ASSESSMENT_UNDER_WAY)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.next", FALSE);
      assay_page_set_primary (ASSAY_PAGE (self), _("_Answers"), "result.answers");
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.next", may_write && label != NULL);
  assay_page_set_primary (ASSAY_PAGE (self), label != NULL ? label : may_publish ? _("P_ublish…") : NULL, action);
}

static void
show_steps (AssayResultPage *self)
{
  AssayAssessment *assessment = self->data->assessment;
  const AssayAssessmentState state = assay_assessment_get_state (assessment);
  const gboolean may_write = !assay_session_is_read_only (assay_page_get_session (ASSAY_PAGE (self)));
  const gboolean is_final = state == ASSAY_ASSESSMENT_FINAL;
  const gboolean is_to_be_corrected = assay_assessment_is_to_be_corrected (assessment);
  const gboolean is_published = assay_assessment_is_published (assessment);
  const gboolean may_publish = may_write && is_final && !is_published && !is_to_be_corrected;

  show_primary (self, may_write, may_publish);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.leave",
                                 may_write && is_to_be_corrected && !is_final);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.back-under-way",
                                 may_write && state >= ASSAY_ASSESSMENT_SIGNED_OFF &&
                                   assay_assessment_may_take (assessment, ASSAY_ASSESSMENT_UNDER_WAY, NULL));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.challenge",
                                 may_write && state >= ASSAY_ASSESSMENT_DRAFT_SHARED &&
                                   state <= ASSAY_ASSESSMENT_FINAL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.publish", may_publish);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "result.keep-internal", may_write && is_final && is_published);
}

static void
show_state (AssayResultPage *self)
{
  AssayAssessment *assessment = self->data->assessment;
  AssayAssessmentState state = assay_assessment_get_state (assessment);
  g_autofree char *day = assay_when_format_date (assay_assessment_get_visited_on (assessment));
  g_autofree char *subtitle =
    g_strdup_printf ("%s, %s%s%s", assay_assessment_kind_get_title (assay_assessment_get_kind (assessment)), day,
                     *assay_assessment_get_officer (assessment) != '\0' ? ", " : "",
                     assay_assessment_get_officer (assessment));
  const char *published = state != ASSAY_ASSESSMENT_FINAL                ? ""
                          : assay_assessment_is_published (assessment) ? _(", published")
                                                                         : _(", not published");
  const char *upheld = !assay_assessment_is_to_be_corrected (assessment)
                         ? ""
                         : _(". A challenge was upheld: opened again, its answers can be corrected.");
  g_autofree char *text = g_strconcat (assay_assessment_state_get_title (state), published, upheld, NULL);

  assay_page_set_title (ASSAY_PAGE (self), assay_assessment_get_name (assessment), subtitle);
  gtk_label_set_label (self->state_label, text);
  show_steps (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AssayResultPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayAssessmentData *data = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (data == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->data, assay_assessment_data_free);
  self->data = data;
  show_hero (self);
  show_state (self);
  fill_sections (self);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static gpointer
load (AssayConnection *connection,
      gpointer         id,
      GCancellable    *cancellable,
      GError         **error)
{
  return assay_assessment_data_load (connection, *(gint64 *) id, error);
}

static void
assay_result_page_refresh (AssayPage *page)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (page);

  if (self->id != 0)
    assay_session_read_async (assay_page_get_session (page), load, g_memdup2 (&self->id, sizeof self->id), g_free,
                              (GDestroyNotify) assay_assessment_data_free, NULL, read_cb, g_object_ref (self));
}

/* Acting */

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_step_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                               self->data->framework, find_next_step (self));
}

/* What was upheld stays as it is, for a reason that the step asks for. */
static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_step_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                               self->data->framework, assay_assessment_get_next_step (self->data->assessment));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_step_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                               self->data->framework, ASSAY_ASSESSMENT_UNDER_WAY);
}

static void
challenge_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_challenge_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                                    self->data->framework, NULL);
}

static void
decide_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  for (guint i = 0; self->data != NULL && i < self->data->challenges->len; i++)
    if (((const AssayChallenge *) self->data->challenges->pdata[i])->id == g_variant_get_int64 (parameter))
      assay_challenge_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                                      self->data->framework, self->data->challenges->pdata[i]);
}

static void
publish_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_publish_ask (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment,
                       strcmp (name, "result.publish") == 0);
}

static void
report_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  if (self->data != NULL)
    assay_report_save (widget, assay_page_get_session (ASSAY_PAGE (self)), self->data->assessment);
}

static void
answers_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AssayResultPage *self = ASSAY_RESULT_PAGE (widget);

  gtk_widget_activate_action (widget, "win.show-visit", "x", self->id);
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.action-plan", "x", ASSAY_RESULT_PAGE (widget)->id);
}

static void
assay_result_page_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_RESULT_PAGE (object)->data, assay_assessment_data_free);
  G_OBJECT_CLASS (assay_result_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "result.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "result.back-under-way", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "result.challenge", NULL, challenge_action);
  gtk_widget_class_install_action (widget_class, "result.decide", "x", decide_action);
  gtk_widget_class_install_action (widget_class, "result.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "result.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "result.keep-internal", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "result.report", NULL, report_action);
  gtk_widget_class_install_action (widget_class, "result.answers", NULL, answers_action);
  gtk_widget_class_install_action (widget_class, "result.plan", NULL, plan_action);
}

static void
assay_result_page_class_init (AssayResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_result_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_result_page_refresh;
  g_type_ensure (ASSAY_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, figure_box);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, badge);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, score_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, change_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, follows_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, AssayResultPage, sections);
  install_actions (widget_class);
}

static void
assay_result_page_init (AssayResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_badge_set_hero (self->badge, TRUE);
  assay_page_show_selectors (ASSAY_PAGE (self), FALSE, FALSE);
  assay_page_set_back_label (ASSAY_PAGE (self), _("Visits"));
}

/**
 * assay_result_page_open:
 * @self: a page
 * @assessment_id: what it is to show
 * @from: (nullable): the title of the page that led here
 *
 * Shows what an assessment came to.
 */
void
assay_result_page_open (AssayResultPage *self,
                        gint64           assessment_id,
                        const char      *from)
{
  g_return_if_fail (ASSAY_IS_RESULT_PAGE (self));

  if (self->id != assessment_id)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  self->id = assessment_id;
  assay_page_set_back_label (ASSAY_PAGE (self), from != NULL ? from : _("Visits"));
  assay_page_queue_refresh (ASSAY_PAGE (self));
}
