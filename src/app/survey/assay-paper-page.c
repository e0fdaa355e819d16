/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-paper-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/register/assay-provider-row.h"
#include "app/survey/assay-paper-question.h"
#include "app/survey/assay-paper-work.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-number.h"

/**
 * AssayPaperPage:
 *
 * Returns on paper, typed in: one form after the other for one provider, one key an answer. Each form is
 * stored when it is saved; those of this sitting are listed and can be taken back.
 */
struct _AssayPaperPage
{
  AssayPage parent_instance;

  AdwEntryRow *name_row;
  AssayProviderRow *provider_row;
  AssayDateRow *date_row;
  GtkLabel *count_label;
  GtkLabel *count_caption;
  GtkBox *typed_box;
  GtkListBox *typed_list;
  GtkStack *stack;
  GtkListBox *questions;
  GtkWidget *comment_group;
  AdwEntryRow *comment_row;

  AssayPaperBasis *basis;
  gint64 shown_survey;
  gboolean filling;
  gboolean arrived;
};

G_DEFINE_FINAL_TYPE (AssayPaperPage, assay_paper_page, ASSAY_TYPE_PAGE)

static AssaySession *
get_session (AssayPaperPage *self)
{
  return assay_page_get_session (ASSAY_PAGE (self));
}

static const AssayResponseRate *
find_rate (AssayPaperPage *self,
           AssayProvider  *provider)
{
  GPtrArray *rates = self->basis ? self->basis->rates : NULL;

  for (guint i = 0; rates && i < rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i);

      if (rate->provider_id == assay_provider_get_id (provider))
        return rate;
    }

  return NULL;
}

static void
show_count (AssayPaperPage *self)
{
  AssayProvider *provider = assay_provider_row_get_provider (self->provider_row);
  const AssayResponseRate *rate = provider ? find_rate (self, provider) : NULL;
  gint64 returned = rate ? rate->returned + rate->blank_returns : 0;
  const gboolean has_providers = self->basis && self->basis->providers->len > 0;
  g_autofree char *number = assay_format_count (returned);
  g_autofree char *sent = rate && rate->sent >= 0 ? assay_format_count (rate->sent) : NULL;
  g_autofree char *text = NULL;

  if (sent)
    text = g_strdup_printf (_("%s of %s returned"), number, sent);
  else
    text = g_strdup_printf (ngettext ("%s form", "%s forms", (gulong) returned), number);
  gtk_label_set_label (self->count_label, text);
  gtk_label_set_label (self->count_caption,
                       provider ? assay_provider_get_name (provider)
                       : has_providers ? _("Choose the provider")
                                       : _("There is no provider in the register."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save",
                                 has_providers && self->basis->survey);
}

static void
fill_questions (AssayPaperPage *self)
{
  AssaySurvey *survey = self->basis->survey;
  GtkWidget *row;

  if (survey && assay_survey_get_id (survey) == self->shown_survey)
    return;

  self->shown_survey = survey ? assay_survey_get_id (survey) : 0;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->questions))))
    gtk_list_box_remove (self->questions, row);
  for (guint i = 0; survey && i < assay_survey_get_n_questions (survey); i++)
    gtk_list_box_append (self->questions,
                         assay_paper_question_new (assay_survey_get_question (survey, i)));
}

static void
select_question (AssayPaperPage *self,
                 int             index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->questions, index);

  if (!row)
    return;

  gtk_list_box_select_row (self->questions, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
take_basis (AssayPaperPage  *self,
            AssayPaperBasis *basis)
{
  const gint64 chosen = assay_provider_row_get_id (self->provider_row);
  gboolean keeps_comments = FALSE;

  g_clear_pointer (&self->basis, assay_paper_basis_free);
  self->basis = basis;
  self->filling = TRUE;
  assay_provider_row_set_providers (self->provider_row, basis->providers, chosen);
  if (basis->survey && !*gtk_editable_get_text (GTK_EDITABLE (self->name_row)))
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), assay_survey_get_name (basis->survey));
  self->filling = FALSE;
  fill_questions (self);
  if (basis->survey)
    g_object_get (basis->survey, "keep-comments", &keeps_comments, NULL);
  gtk_widget_set_visible (self->comment_group, keeps_comments);
  gtk_stack_set_visible_child_name (self->stack, basis->survey ? "form" : "none");
  show_count (self);
  /* Keys answer at once, without a click first; later reads leave the person where they are. */
  if (self->arrived && basis->survey)
    select_question (self, 0);
  self->arrived = FALSE;
}

static void
basis_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayPaperBasis *basis = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (basis)
    take_basis (self, basis);
  else
    assay_error_show (GTK_WIDGET (self), error);
}

static void
assay_paper_page_refresh (AssayPage *page)
{
  AssayPaperPage *self = ASSAY_PAPER_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  AssayPaperOrder *order = assay_paper_order_new ();

  order->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  order->period = g_strdup (assay_session_get_period (session));
  assay_session_read_async (session, assay_paper_work_read_basis, order,
                            (GDestroyNotify) assay_paper_order_free,
                            (GDestroyNotify) assay_paper_basis_free, NULL, basis_read_cb,
                            g_object_ref (self));
}

static void
name_changed_cb (AssayPaperPage *self)
{
  if (!self->filling)
    assay_page_queue_refresh (ASSAY_PAGE (self));
}

/* Saving a form */

static guint8 *
gather_answers (AssayPaperPage *self)
{
  guint n_questions = assay_survey_get_n_questions (self->basis->survey);
  guint8 *answers = g_new0 (guint8, n_questions);

  for (guint i = 0; i < n_questions; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->questions, (int) i);

      answers[i] = assay_paper_question_get_answer (ASSAY_PAPER_QUESTION (row));
    }

  return answers;
}

static void
begin_next_form (AssayPaperPage *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->questions, i)); i++)
    assay_paper_question_set_answer (ASSAY_PAPER_QUESTION (row), ASSAY_ANSWER_BLANK);
  gtk_editable_set_text (GTK_EDITABLE (self->comment_row), "");
  select_question (self, 0);
}

static void
add_typed (AssayPaperPage *self,
           gint64          id)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *undo = gtk_button_new_with_label (_("Undo"));
  AssayProvider *provider = assay_provider_row_get_provider (self->provider_row);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *title = g_strdup_printf (_("Form at %s"), time);
  g_autofree char *label = g_strdup_printf (_("Undo the form typed in at %s"), time);

  gtk_widget_set_valign (undo, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (undo, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (undo), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "paper.take-back");
  gtk_accessible_update_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               provider ? assay_provider_get_name (provider) : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo);
  g_object_set_data_full (G_OBJECT (row), "return", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_prepend (self->typed_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->typed_box), TRUE);
}

static void
entered_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (!id)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }

  add_typed (self, *id);
  assay_undo_note (GTK_WIDGET (self), "paper.take-back", g_variant_new_int64 (*id));
  begin_next_form (self);
}

static gboolean
is_blank (AssayPaperPage *self)
{
  const guint n_questions = assay_survey_get_n_questions (self->basis->survey);
  g_autofree guint8 *answers = gather_answers (self);

  for (guint i = 0; i < n_questions; i++)
    if (answers[i] != ASSAY_ANSWER_BLANK)
      return FALSE;

  return TRUE;
}

static void
enter (AssayPaperPage *self)
{
  AssayProvider *provider = assay_provider_row_get_provider (self->provider_row);
  AssayPaperOrder *order;

  if (!provider || !self->basis->survey)
    return;

  order = assay_paper_order_new ();
  order->survey = g_object_ref (self->basis->survey);
  order->provider_id = assay_provider_get_id (provider);
  order->returned_on = assay_date_row_dup_date (self->date_row);
  if (!order->returned_on)
    order->returned_on = g_strdup ("");
  order->answers = gather_answers (self);
  order->comment = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->comment_row)));
  assay_session_write_async (get_session (self), assay_paper_work_enter, order,
                             (GDestroyNotify) assay_paper_order_free, g_free, NULL, entered_cb,
                             g_object_ref (self));
}

static void
outside_confirmed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;

  if (assay_confirm_finish (result))
    enter (self);
}

/* Asks first where the date lies outside the survey's period: one of the two is likely a slip. */
static void
enter_dated (AssayPaperPage *self)
{
  g_autofree char *date = assay_date_row_dup_date (self->date_row);
  g_autofree char *text = NULL;

  if (assay_survey_holds_date (self->basis->survey, date))
    {
      enter (self);
      return;
    }
  text = g_strdup_printf (_("The survey is about %s. Is the date right?"),
                          assay_survey_get_period (self->basis->survey));
  assay_confirm_async (GTK_WIDGET (self), _("The Date Is Outside the Period"), text,
                       _("_Enter It All the Same"), FALSE, NULL, outside_confirmed_cb,
                       g_object_ref (self));
}

static void
blank_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;

  if (assay_confirm_finish (result))
    enter_dated (self);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayPaperPage *self = ASSAY_PAPER_PAGE (widget);

  if (!self->basis || !self->basis->survey)
    return;

  if (assay_provider_row_get_id (self->provider_row) == 0)
    {
      assay_toast (widget, _("Choose the provider first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->provider_row));
    }
  else if (is_blank (self))
    assay_confirm_async (widget, _("No Question Is Answered"),
                         _("A form sent back without answers is counted as a blank return, apart "
                           "from the others."),
                         _("_Count as Blank Return"), FALSE, NULL, blank_confirmed_cb,
                         g_object_ref (self));
  else
    enter_dated (self);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error)
    assay_error_show (GTK_WIDGET (self), error);
}

static void
begin_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AssayPaperPage *self = ASSAY_PAPER_PAGE (widget);
  AssaySession *session = get_session (self);
  AssayFramework *framework = assay_session_get_framework (session);
  const char *survey_name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  AssayPaperOrder *order;

  if (!framework || !*survey_name)
    {
      assay_toast (widget, _("Type a name for the survey first."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }

  order = assay_paper_order_new ();
  order->name = g_strdup (survey_name);
  order->period = g_strdup (assay_session_get_period (session));
  order->framework = g_object_ref (framework);
  assay_session_write_async (session, assay_paper_work_begin, order,
                             (GDestroyNotify) assay_paper_order_free, NULL, NULL, begun_cb,
                             g_object_ref (self));
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayPaperPage) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error)
    assay_error_show (GTK_WIDGET (self), error);
  else
    assay_toast (GTK_WIDGET (self), _("The form was taken back."));
}

static void
take_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AssayPaperPage *self = ASSAY_PAPER_PAGE (widget);
  AssayPaperOrder *order = assay_paper_order_new ();
  GtkListBoxRow *row;

  order->response_id = g_variant_get_int64 (parameter);
  assay_undo_forget (widget, "paper.take-back", parameter);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->typed_list, i)); i++)
    {
      gint64 *id = g_object_get_data (G_OBJECT (row), "return");

      if (*id == order->response_id)
        {
          gtk_list_box_remove (self->typed_list, GTK_WIDGET (row));
          break;
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->typed_box),
                          gtk_list_box_get_row_at_index (self->typed_list, 0) != NULL);
  assay_session_write_async (get_session (self), assay_paper_work_take_back, order,
                             (GDestroyNotify) assay_paper_order_free, NULL, NULL, taken_back_cb,
                             g_object_ref (self));
}

/* Keys */

static gboolean
key_pressed_cb (AssayPaperPage  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->questions);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) || !row)
    return GDK_EVENT_PROPAGATE;
  if (!assay_paper_question_take_key (ASSAY_PAPER_QUESTION (row), keyval))
    return GDK_EVENT_PROPAGATE;

  select_question (self, gtk_list_box_row_get_index (row) + 1);
  return GDK_EVENT_STOP;
}

static void
assay_paper_page_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_PAPER_PAGE (object)->basis, assay_paper_basis_free);

  G_OBJECT_CLASS (assay_paper_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, provider_row);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, date_row);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, count_caption);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, typed_box);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, typed_list);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, questions);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, comment_group);
  gtk_widget_class_bind_template_child (widget_class, AssayPaperPage, comment_row);
}

static void
assay_paper_page_class_init (AssayPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_paper_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_paper_page_refresh;

  g_type_ensure (ASSAY_TYPE_DATE_ROW);
  g_type_ensure (ASSAY_TYPE_PROVIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/survey/assay-paper-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "paper.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "paper.take-back", "x", take_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "paper.save", NULL);
}

static void
mapped_cb (AssayPaperPage *self)
{
  self->arrived = TRUE;
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

static void
assay_paper_page_init (AssayPaperPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self, "map", G_CALLBACK (mapped_cb), self);
  assay_page_set_title (ASSAY_PAGE (self), _("Returns on Paper"), NULL);
  assay_page_set_back_label (ASSAY_PAGE (self), _("Surveys"));
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, FALSE);
  assay_page_move_selectors_to_end (ASSAY_PAGE (self));
  assay_page_set_primary (ASSAY_PAGE (self), _("_Save and Next"), "paper.save");
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provider_row, "notify::provider", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->questions), keys);
}
