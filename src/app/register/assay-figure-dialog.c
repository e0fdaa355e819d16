/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-figure-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/assay-undo.h"
#include "app/register/assay-figure-words.h"
#include "core/base/assay-error.h"
#include "core/register/assay-figure.h"

struct _AssayFigureDialog
{
  AssayEditDialog parent_instance;

  GtkEditable *value_row;
  GtkEditable *reason_row;

  gint64 provider_id;
  char *period;
  char *field;
  double shown;
  double held;
};

G_DEFINE_FINAL_TYPE (AssayFigureDialog, assay_figure_dialog, ASSAY_TYPE_EDIT_DIALOG)

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
  assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (self), valid && *reason != '\0', hint);
}

typedef struct
{
  gint64 provider_id;
  char *period;
  char *field;
  double value;
  double shown;
  double *held;                 /* of the dialog, which is there until the write is done */
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

/* Refused where another figure holds now than the person saw. */
static gboolean
check_shown (AssayConnection  *connection,
             const Correction *correction,
             GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayFigure) held = assay_figure_get (connection, correction->provider_id,
                                                   correction->period, correction->field, &failure);
  const double value = held != NULL ? held->value : NAN;
  g_autofree char *theirs = assay_figure_words_value (value);
  g_autofree char *mine = assay_figure_words_value (correction->value);

  if (failure != NULL && !g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (value == correction->shown || (isnan (value) && isnan (correction->shown)))
    return TRUE;
  *correction->held = value;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _("Somebody else corrected this figure meanwhile: theirs is %s, yours is %s. Save again "
                 "to put yours in its place."), theirs, mine);
  return FALSE;
}

static gpointer
correct (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  const Correction *correction = data;

  if (check_shown (connection, correction, error))
    assay_figure_correct (connection, correction->provider_id, correction->period, correction->field,
                          correction->value, correction->reason, error);
  return NULL;
}

static void
assay_figure_dialog_saved (AssayEditDialog *form,
                           gpointer         result)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (form);

  assay_undo_offer (assay_edit_dialog_get_parent (form),
                    _("The figure is corrected. Rate the period again for it to count."),
                    "win.restore-figure",
                    g_variant_new ("(xssd)", self->provider_id, self->period, self->field,
                                   self->shown));
}

/* Whoever saves again has seen what holds now. */
static gboolean
assay_figure_dialog_failed (AssayEditDialog *form,
                            const GError    *error)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (form);

  if (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT))
    self->shown = self->held;
  return FALSE;
}

static void
assay_figure_dialog_save (AssayEditDialog *form)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (form);
  Correction *correction = g_new0 (Correction, 1);

  parse_value (self, &correction->value);
  correction->shown = self->shown;
  correction->held = &self->held;
  correction->provider_id = self->provider_id;
  correction->period = g_strdup (self->period);
  correction->field = g_strdup (self->field);
  correction->reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  assay_edit_dialog_write (form, correct, correction, correction_free, NULL);
}

static void
assay_figure_dialog_finalize (GObject *object)
{
  AssayFigureDialog *self = ASSAY_FIGURE_DIALOG (object);

  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (assay_figure_dialog_parent_class)->finalize (object);
}

static void
assay_figure_dialog_class_init (AssayFigureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AssayEditDialogClass *form_class = ASSAY_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_figure_dialog_finalize;
  form_class->save = assay_figure_dialog_save;
  form_class->saved = assay_figure_dialog_saved;
  form_class->failed = assay_figure_dialog_failed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, AssayFigureDialog, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
assay_figure_dialog_init (AssayFigureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->value_row));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->reason_row));
}

/**
 * assay_figure_dialog_new:
 * @parent: the window to show it over
 * @session: where it is kept; the figure is of its period
 * @provider_id: whose figure it is
 * @field: the field's id
 * @title: what it is called
 * @value: what it is now; NaN for none
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *
assay_figure_dialog_new (GtkWindow    *parent,
                         AssaySession *session,
                         gint64        provider_id,
                         const char   *field,
                         const char   *title,
                         double        value)
{
  AssayFigureDialog *self = g_object_new (ASSAY_TYPE_FIGURE_DIALOG, "transient-for", parent,
                                          "session", session, NULL);
  g_autofree char *heading = g_strdup_printf (isnan (value) ? _("Add %s") : _("Correct %s"), title);
  g_autofree char *text = isnan (value) ? g_strdup ("") : assay_figure_words_value (value);

  self->provider_id = provider_id;
  self->period = g_strdup (assay_session_get_period (session));
  self->field = g_strdup (field);
  self->shown = value;
  gtk_window_set_title (GTK_WINDOW (self), heading);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), title);
  gtk_editable_set_text (self->value_row, text);
  update (self);
  return GTK_WINDOW (self);
}
