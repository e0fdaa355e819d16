/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-agree-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/assay-undo.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-words.h"

struct _AssayAgreeDialog
{
  AssayEditDialog parent_instance;

  GtkLabel *question_label;
  GtkListBox *band_list;
  GtkEditable *reason_row;
  GtkSwitch *publish_switch;

  AssayRating *rating;
  AssayFramework *framework;
  char *band;
};

G_DEFINE_FINAL_TYPE (AssayAgreeDialog, assay_agree_dialog, ASSAY_TYPE_EDIT_DIALOG)

static gboolean
needs_reason (AssayAgreeDialog *self)
{
  return g_strcmp0 (self->band, assay_rating_get_band (self->rating)) != 0;
}

/* Blocked, and the reason in words. */
static void
update (AssayAgreeDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  const gboolean blocked = needs_reason (self) && *reason == '\0';

  assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (self), !blocked,
                               blocked ? _("Another band than the computed one needs a reason. Both "
                                           "are kept, with your name and the date.")
                                       : _("The rating keeps its explanation from now on. New "
                                           "evidence flags it and never alters it."));
}

static void
band_toggled_cb (GtkCheckButton *button,
                 gpointer        user_data)
{
  AssayAgreeDialog *self = ASSAY_AGREE_DIALOG (user_data);

  if (!gtk_check_button_get_active (button))
    return;
  g_free (self->band);
  self->band = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  update (self);
}

typedef struct
{
  gint64 id;
  char *band;
  char *reason;
  gboolean publish;
} Agreement;

static void
agreement_free (gpointer data)
{
  Agreement *agreement = data;

  g_free (agreement->band);
  g_free (agreement->reason);
  g_free (agreement);
}

static gpointer
agree (AssayConnection *connection,
       gpointer         data,
       GCancellable    *cancellable,
       GError         **error)
{
  const Agreement *agreement = data;

  if (assay_rating_agree (connection, agreement->id, agreement->band, agreement->reason, error) &&
      agreement->publish)
    assay_rating_publish (connection, agreement->id, error);
  return NULL;
}

static void
assay_agree_dialog_saved (AssayEditDialog *form,
                          gpointer         result)
{
  AssayAgreeDialog *self = ASSAY_AGREE_DIALOG (form);
  g_autofree char *text = g_strdup_printf (_("The rating of %s is agreed."),
                                           assay_rating_get_name (self->rating));

  assay_undo_offer (assay_edit_dialog_get_parent (form), text, "win.take-back-agreement",
                    g_variant_new_int64 (assay_rating_get_id (self->rating)));
}

static void
assay_agree_dialog_save (AssayEditDialog *form)
{
  AssayAgreeDialog *self = ASSAY_AGREE_DIALOG (form);
  Agreement *agreement = g_new0 (Agreement, 1);

  agreement->id = assay_rating_get_id (self->rating);
  agreement->band = g_strdup (self->band);
  agreement->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  agreement->publish = gtk_switch_get_active (self->publish_switch);
  assay_edit_dialog_write (form, agree, agreement, agreement_free, NULL);
}

static GtkCheckButton *
add_band (AssayAgreeDialog *self,
          const AssayBand  *band,
          GtkCheckButton   *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *badge = assay_badge_new ();
  const gboolean computed = g_strcmp0 (band->id, assay_rating_get_band (self->rating)) == 0;

  assay_badge_set (ASSAY_BADGE (badge), assay_role_from_id (band->role), band->title);
  gtk_widget_set_name (check, band->id);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  band->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, band->title,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (band_toggled_cb), self, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), computed);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), badge);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (computed)
    {
      GtkWidget *label = gtk_label_new (_("as computed"));

      gtk_widget_add_css_class (label, "secondary");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->band_list, row);
  return GTK_CHECK_BUTTON (check);
}

static void
fill (AssayAgreeDialog *self)
{
  g_autofree char *score = assay_words_score (self->framework,
                                              assay_rating_get_score (self->rating));
  const char *name = assay_rating_get_name (self->rating);
  g_autofree char *text =
    assay_rating_get_rated (self->rating)
      ? g_strdup_printf (_("%s scores %s. Which band is agreed?"), name, score)
      : g_strdup_printf (_("%s is not rated by the figures. Agree that it is not, or choose a band."), name);
  GtkCheckButton *group = NULL;

  gtk_label_set_label (self->question_label, text);
  for (guint i = 0; i < assay_framework_get_n_bands (self->framework); i++)
    group = add_band (self, assay_framework_get_band (self->framework, i), group);
  update (self);
}

static void
assay_agree_dialog_finalize (GObject *object)
{
  AssayAgreeDialog *self = ASSAY_AGREE_DIALOG (object);

  g_clear_object (&self->rating);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->band, g_free);
  G_OBJECT_CLASS (assay_agree_dialog_parent_class)->finalize (object);
}

static void
assay_agree_dialog_class_init (AssayAgreeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AssayEditDialogClass *form_class = ASSAY_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_agree_dialog_finalize;
  form_class->save = assay_agree_dialog_save;
  form_class->saved = assay_agree_dialog_saved;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/rating/assay-agree-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayAgreeDialog, question_label);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreeDialog, band_list);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreeDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, AssayAgreeDialog, publish_switch);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
assay_agree_dialog_init (AssayAgreeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), _("_Agree"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->reason_row), TRUE);
}

/**
 * assay_agree_dialog_new:
 * @parent: the window to show it over
 * @session: where it is kept
 * @rating: the rating to agree
 * @framework: whose bands there are
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
assay_agree_dialog_new (GtkWindow      *parent,
                        AssaySession   *session,
                        AssayRating    *rating,
                        AssayFramework *framework)
{
  AssayAgreeDialog *self = g_object_new (ASSAY_TYPE_AGREE_DIALOG, "transient-for", parent,
                                         "session", session, NULL);

  self->rating = g_object_ref (rating);
  self->framework = g_object_ref (framework);
  fill (self);
  return GTK_WINDOW (self);
}
