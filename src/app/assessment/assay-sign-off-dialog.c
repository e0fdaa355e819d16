/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-sign-off-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-visit-work.h"
#include "app/widgets/assay-date-row.h"
#include "app/widgets/assay-style.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-form-number.h"
#include "core/assessment/assay-sign-off.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"

struct _AssaySignOffDialog
{
  AdwWindow parent_instance;

  GtkWidget *sign_off_button;
  GtkLabel *sentence_label;
  GtkWidget *findings_card;
  GtkListBox *findings_list;
  AssayDateRow *date_row;
  GtkEditable *reason_row;
  GtkLabel *hint_label;

  GtkWidget *page;              /* weak */
  AssaySession *session;
  AssayAssessment *assessment;
  AssayFramework *framework;
  GPtrArray *findings;          /* nullable: until they were found */
};

G_DEFINE_FINAL_TYPE (AssaySignOffDialog, assay_sign_off_dialog, ADW_TYPE_WINDOW)

static guint
count_stops (AssaySignOffDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    n += ((const AssaySignOffFinding *) self->findings->pdata[i])->stops ? 1 : 0;
  return n;
}

/* The hint under the form, after what another day changes. */
static void
show_hint (AssaySignOffDialog *self,
           const char         *date,
           const char         *hint)
{
  const char *before = assay_assessment_get_period (self->assessment);
  g_autofree char *after = assay_assessment_dup_period_on (self->assessment, self->framework, date);
  g_autofree char *moved = NULL;
  g_autofree char *text = NULL;

  if (g_str_equal (before, after))
    {
      gtk_label_set_label (self->hint_label, hint);
      return;
    }
  moved = g_strdup_printf (_("On this day the visit counts for %s instead of %s."), after, before);
  text = g_strconcat (moved, " ", hint, NULL);
  gtk_label_set_label (self->hint_label, text);
}

/* Blocked, and the reason in words. */
static void
update (AssaySignOffDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  g_autofree char *date = assay_date_row_dup_date (self->date_row);
  guint stops = self->findings != NULL ? count_stops (self) : 0;
  const char *hint = _("Signing off is dated and kept. Answers can be changed again only by going back, which is a "
                       "step of its own.");
  gboolean blocked = self->findings == NULL;

  if (stops > 0)
    {
      blocked = TRUE;
      hint = _("Answer what is open first; a criterion that does not apply is answered as such.");
    }
  else if (date == NULL)
    {
      blocked = TRUE;
      hint = _("Say on which day the visit was made.");
    }
  else if (self->findings != NULL && self->findings->len > 0 && *reason == '\0')
    {
      blocked = TRUE;
      hint = _("What is listed can stay as it is, with a reason.");
    }
  gtk_widget_set_sensitive (self->sign_off_button, !blocked);
  show_hint (self, date, hint);
}

static void
show_sentence (AssaySignOffDialog *self)
{
  guint stops = count_stops (self);
  guint n = self->findings->len;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("Everything is answered, from the evidence that is asked for."));
  else if (stops > 0)
    text = g_strdup_printf (ngettext ("%u criterion has no answer yet", "%u criteria have no answer yet", stops),
                            stops);
  else
    text = g_strdup_printf (ngettext ("%u thing to look at before signing off",
                                      "%u things to look at before signing off", n), n);
  gtk_label_set_label (self->sentence_label, text);
}

static void
row_activated_cb (AssaySignOffDialog *self,
                  GtkListBoxRow      *row)
{
  const AssaySignOffFinding *finding = self->findings->pdata[gtk_list_box_row_get_index (row)];

  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "visit.show-criterion", "s", finding->leaf->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* What is found, without the criterion's title that the row begins with. */
static char *
dup_text (const AssaySignOffFinding *finding)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", finding->leaf->title);
  const char *rest = finding->text;
  g_autofree char *first = NULL;

  if (!g_str_has_prefix (rest, quoted))
    return g_strdup (rest);
  rest += strlen (quoted);
  while (*rest == ':' || *rest == ' ')
    rest++;
  first = g_utf8_strup (rest, (gssize) (g_utf8_next_char (rest) - rest));
  return g_strconcat (first, g_utf8_next_char (rest), NULL);
}

static void
add_finding (AssaySignOffDialog        *self,
             const AssaySignOffFinding *finding)
{
  g_autofree char *text = dup_text (finding);
  g_autofree char *number = assay_form_dup_number (self->framework, self->assessment, finding->leaf->id);
  const gboolean has_number = number != NULL && finding->kind != ASSAY_SIGN_OFF_CARRIED;
  g_autofree char *title =
    g_strconcat (has_number ? number : "", has_number ? "  " : "", finding->leaf->title, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_list_box_append (self->findings_list, row);
}

/* What stands in the way comes first; the rest keeps the order of the form. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const AssaySignOffFinding *one = *(const AssaySignOffFinding *const *) a;
  const AssaySignOffFinding *other = *(const AssaySignOffFinding *const *) b;

  return (int) other->stops - (int) one->stops;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssaySignOffDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->findings = assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (self->findings == NULL)
    {
      if (self->page != NULL)
        assay_error_show (self->page, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_ptr_array_sort (self->findings, compare_findings);
  for (guint i = 0; i < self->findings->len; i++)
    add_finding (self, self->findings->pdata[i]);
  gtk_widget_set_visible (self->findings_card, self->findings->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), self->findings->len > 0);
  gtk_widget_grab_focus (count_stops (self) > 0          ? GTK_WIDGET (self->findings_list)
                         : self->findings->len > 0 ? GTK_WIDGET (self->reason_row)
                                                   : self->sign_off_button);
  show_sentence (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}

static gpointer
check (AssayConnection *connection,
       gpointer         order,
       GCancellable    *cancellable,
       GError         **error)
{
  AssayVisitOrder *self = order;
  g_autoptr (AssayAssessment) current =
    assay_assessment_load (connection, assay_assessment_get_id (self->assessment), error);

  if (current == NULL)
    return NULL;
  if (assay_assessment_get_state (current) != ASSAY_ASSESSMENT_UNDER_WAY)
    {
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                           _("It is no longer under way, so it cannot be signed off."));
      return NULL;
    }
  return assay_sign_off_check (connection, self->assessment, self->framework, error);
}

static void
signed_off_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssaySignOffDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    {
      gtk_widget_set_sensitive (self->sign_off_button, TRUE);
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (self->page != NULL)
    gtk_widget_activate_action (self->page, "win.open-assessment", "x", assay_assessment_get_id (self->assessment));
  gtk_window_destroy (GTK_WINDOW (self));
}

static gpointer
sign_off (AssayConnection *connection,
          gpointer         order,
          GCancellable    *cancellable,
          GError         **error)
{
  AssayVisitOrder *self = order;
  const gint64 id = assay_assessment_get_id (self->assessment);
  g_autofree char *today = assay_date_today ();
  g_autoptr (AssayAssessment) current = assay_assessment_load (connection, id, error);
  g_autoptr (AssayAssessment) corrected = NULL;

  if (current == NULL ||
      !assay_assessment_set_visited_on (connection, current, self->framework, self->date, error) ||
      (corrected = assay_assessment_load (connection, id, error)) == NULL)
    return NULL;
  assay_assessment_take (connection, corrected, self->framework, ASSAY_ASSESSMENT_SIGNED_OFF, today, self->criterion,
                         error);
  return NULL;
}

static void
sign_off_clicked_cb (AssaySignOffDialog *self)
{
  AssayVisitOrder *order = assay_visit_order_new (self->assessment, self->framework);

  order->date = assay_date_row_dup_date (self->date_row);
  order->criterion = g_strdup (gtk_editable_get_text (self->reason_row));
  gtk_widget_set_sensitive (self->sign_off_button, FALSE);
  assay_session_write_async (self->session, sign_off, order, (GDestroyNotify) assay_visit_order_free, NULL, NULL,
                             signed_off_cb, g_object_ref (self));
}

static void
assay_sign_off_dialog_dispose (GObject *object)
{
  AssaySignOffDialog *self = ASSAY_SIGN_OFF_DIALOG (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->session);
  g_clear_object (&self->assessment);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_sign_off_dialog_parent_class)->dispose (object);
}

static void
assay_sign_off_dialog_class_init (AssaySignOffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_sign_off_dialog_dispose;
  g_type_ensure (ASSAY_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-sign-off-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, sign_off_button);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, findings_card);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, findings_list);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, AssaySignOffDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_off_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_sign_off_dialog_init (AssaySignOffDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_sign_off_dialog_present:
 * @page: the visit's page; its action `visit.show-criterion` leads to a finding
 * @session: where it is stored
 * @assessment: under way
 * @framework: the version it goes by
 *
 * Looks the visit over and lets the person sign it off.
 */
void
assay_sign_off_dialog_present (GtkWidget       *page,
                               AssaySession    *session,
                               AssayAssessment *assessment,
                               AssayFramework  *framework)
{
  AssaySignOffDialog *self = g_object_new (ASSAY_TYPE_SIGN_OFF_DIALOG, "transient-for",
                                           gtk_widget_get_root (page), NULL);
  const char *visited_on = assay_assessment_get_visited_on (assessment);
  g_autofree char *today = assay_date_today ();

  g_set_weak_pointer (&self->page, page);
  self->session = g_object_ref (session);
  self->assessment = g_object_ref (assessment);
  self->framework = g_object_ref (framework);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->sign_off_button);
  assay_date_row_set_date (self->date_row, *visited_on != '\0' ? visited_on : today);
  update (self);
  assay_session_read_async (session, check, assay_visit_order_new (assessment, framework),
                            (GDestroyNotify) assay_visit_order_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                            checked_cb, g_object_ref (self));
  assay_style_fit_window (GTK_WINDOW (self));
}
