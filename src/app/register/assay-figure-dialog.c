/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-figure-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/assay-undo.h"
#include "core/register/assay-figure.h"

struct _AssayFigureDialog
{
  AdwWindow parent_instance;

  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  GtkEditable *value_row;
  GtkEditable *reason_row;
  GtkLabel *hint_label;

  AssaySession *session;
  gint64 provider_id;
  char *period;
  char *field;
};

G_DEFINE_FINAL_TYPE (AssayFigureDialog, assay_figure_dialog, ADW_TYPE_WINDOW)

/* An empty field states that there is no figure; what is no number is refused. */
static gboolean
parse_value (AssayFigureDialog *self,
             double            *value)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->value_row)));
  char *end = NULL;

  *value = NAN;
  if (*text == '\0' || g_str_equal (text, "–"))
    return TRUE;
  g_strdelimit (text, ",", '.');
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

static void
update (AssayFigureDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  double value;
  const gboolean valid = parse_value (self, &value);
  const char *hint = _("The value before stays beside the new one. An empty value says that there "
                       "is none.");

  if (!valid)
    hint = _("That is not a number.");
  else if (*reason == '\0')
    hint = _("A correction needs a reason.");
  gtk_widget_set_sensitive (self->save_button, valid && *reason != '\0');
  gtk_label_set_label (self->hint_label, hint);
}

typedef struct
{
  gint64 provider_id;
  char *period;
  char *field;
  double value;
  char *reason;
} Correction;

static void
correction_free (gpointer data)
{
  Correction *correction = data;

  g_free (correction->period);
  g_free (correction->field);
  g_free (correction->reason);
  g_free (correction);
}

/* Brings what held before, for undo. */
static gpointer
correct (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  const Correction *correction = data;
  g_autoptr (AssayFigure) held = assay_figure_get (connection, correction->provider_id,
                                                   correction->period, correction->field, NULL);
  double *before;

  if (!assay_figure_correct (connection, correction->provider_id, correction->period,
                             correction->field, correction->value, correction->reason, error))
    return NULL;
  before = g_new (double, 1);
  *before = held != NULL ? held->value : NAN;
  return before;
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AssayFigureDialog) self = ASSAY_FIGURE_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree double *before = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (before == NULL)
    {
      gtk_label_set_label (self->hint_label, error->message);
      gtk_widget_set_sensitive (self->save_button, TRUE);
      return;
    }
  assay_undo_offer (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                    _("The figure is corrected. Rate the period again for it to count."),
                    "win.restore-figure",
                    g_variant_new ("(xssd)", self->provider_id, self->period, self->field,
                                   *before));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (user_data);
  Correction *correction = g_new0 (Correction, 1);

  parse_value (self, &correction->value);
  correction->provider_id = self->provider_id;
  correction->period = g_strdup (self->period);
  correction->field = g_strdup (self->field);
  correction->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  assay_session_write_async (self->session, correct, correction, correction_free, g_free, NULL,
                             corrected_cb, g_object_ref (self));
}

static void
assay_figure_dialog_dispose (GObject *object)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (assay_figure_dialog_parent_class)->dispose (object);
}

static void
assay_figure_dialog_class_init (AssayFigureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_figure_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, group);
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_figure_dialog_init (AssayFigureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_figure_dialog_new:
 * @parent: the window to show it over
 * @session: where it is kept; the figure is of its period
 * @provider_id: whose figure it is
 * @field: the field's id
 * @title: what it is called
 * @value: what it is now, as shown
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
assay_figure_dialog_new (GtkWindow    *parent,
                         AssaySession *session,
                         gint64        provider_id,
                         const char   *field,
                         const char   *title,
                         const char   *value)
{
  AssayFigureDialog *self = g_object_new (ASSAY_TYPE_FIGURE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *heading = g_strdup_printf (_("Correct %s"), title);

  self->session = g_object_ref (session);
  self->provider_id = provider_id;
  self->period = g_strdup (assay_session_get_period (session));
  self->field = g_strdup (field);
  gtk_window_set_title (GTK_WINDOW (self), heading);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), title);
  gtk_editable_set_text (self->value_row, g_str_equal (value, "–") ? "" : value);
  update (self);
  return GTK_WINDOW (self);
}
