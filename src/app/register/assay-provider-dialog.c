/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-error.h"

/* The fields of the form, in its order. */
static const struct
{
  const char *property;
  const char *title;
} fields[] = {
  { "reference", N_("Reference") },
  { "name", N_("Name") },
  { "service-type", N_("Service type") },
  { "cqc-id", N_("CQC ID") },
  { "address", N_("Address") },
  { "postcode", N_("Postcode") },
  { "contact", N_("Contact") },
  { "note", N_("Note") },
};

struct _AssayProviderDialog
{
  AssayEditDialog parent_instance;

  GtkWidget *theirs_button;
  AdwPreferencesGroup *group;
  GtkEditable *rows[G_N_ELEMENTS (fields)];

  AssayProvider *base;
  char *name;
};

G_DEFINE_FINAL_TYPE (AssayProviderDialog, assay_provider_dialog, ASSAY_TYPE_EDIT_DIALOG)

static char *
dup_text (AssayProvider *provider,
          guint          field)
{
  char *text = NULL;

  if (provider != NULL)
    g_object_get (provider, fields[field].property, &text, NULL);
  return text != NULL ? text : g_strdup ("");
}

static void
fill (AssayProviderDialog *self,
      AssayProvider       *provider)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = dup_text (provider, i);

      gtk_editable_set_text (self->rows[i], text);
    }
}

/* A copy of what the form was opened with, with what it says now. */
static AssayProvider *
collect (AssayProviderDialog *self)
{
  g_autofree char *officer = NULL;
  g_autofree char *closed_on = NULL;
  g_autofree char *texts[G_N_ELEMENTS (fields)] = { NULL };

  if (self->base != NULL)
    g_object_get (self->base, "officer", &officer, "closed-on", &closed_on, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    texts[i] = g_strstrip (g_strdup (gtk_editable_get_text (self->rows[i])));
  return g_object_new (ASSAY_TYPE_PROVIDER,
                       "id", self->base != NULL ? assay_provider_get_id (self->base) : (gint64) 0,
                       "version", self->base != NULL ? assay_provider_get_version (self->base)
                                                     : (gint64) 0,
                       "officer", officer != NULL ? officer : "",
                       "closed-on", closed_on != NULL ? closed_on : "",
                       fields[0].property, texts[0], fields[1].property, texts[1],
                       fields[2].property, texts[2], fields[3].property, texts[3],
                       fields[4].property, texts[4], fields[5].property, texts[5],
                       fields[6].property, texts[6], fields[7].property, texts[7], NULL);
}

static void
clear_marks (AssayProviderDialog *self)
{
  assay_edit_dialog_say (ASSAY_EDIT_DIALOG (self), NULL);
  gtk_widget_set_visible (self->theirs_button, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->rows[i]), "error");
}

/* The message's first word is the field's name. */
static void
mark_field (AssayProviderDialog *self,
            const char          *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_has_prefix (message, _(fields[i].title)))
      {
        gtk_widget_add_css_class (GTK_WIDGET (self->rows[i]), "error");
        gtk_widget_grab_focus (GTK_WIDGET (self->rows[i]));
        return;
      }
}

/* Conflicts */

static gpointer
load_provider (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return assay_provider_load (connection, *(gint64 *) data, error);
}

static void
show_conflict (AssayProviderDialog *self)
{
  GString *text = g_string_new (_("Somebody else saved this provider meanwhile. What differs:"));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *theirs = dup_text (self->base, i);
      const char *mine = gtk_editable_get_text (self->rows[i]);

      if (!g_str_equal (theirs, mine))
        g_string_append_printf (text, _("\n%s: theirs “%s”, yours “%s”"), _(fields[i].title),
                                theirs, mine);
    }
  assay_edit_dialog_say (ASSAY_EDIT_DIALOG (self), text->str);
  g_string_free (text, TRUE);
  gtk_widget_set_visible (self->theirs_button, TRUE);
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), _("_Save Mine"));
}

static void
theirs_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AssayProviderDialog) self = ASSAY_PROVIDER_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) theirs = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (theirs == NULL)
    {
      assay_edit_dialog_say (ASSAY_EDIT_DIALOG (self), error->message);
      return;
    }
  g_set_object (&self->base, theirs);
  show_conflict (self);
}

static void
theirs_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  AssayProviderDialog *self = ASSAY_PROVIDER_DIALOG (user_data);

  fill (self, self->base);
  clear_marks (self);
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), _("_Save"));
}

/* Saving */

static gpointer
save_provider (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  assay_provider_save (connection, ASSAY_PROVIDER (data), error);
  return NULL;
}

static void
assay_provider_dialog_saved (AssayEditDialog *form,
                             gpointer         result)
{
  AssayProviderDialog *self = ASSAY_PROVIDER_DIALOG (form);
  g_autofree char *text = g_strdup_printf (_("%s is saved."), self->name);

  assay_toast (assay_edit_dialog_get_parent (form), text);
}

static gboolean
assay_provider_dialog_failed (AssayEditDialog *form,
                              const GError    *error)
{
  AssayProviderDialog *self = ASSAY_PROVIDER_DIALOG (form);
  gint64 *id;

  if (!g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT))
    {
      mark_field (self, error->message);
      return FALSE;
    }
  id = g_new (gint64, 1);
  *id = assay_provider_get_id (self->base);
  assay_session_read_async (assay_edit_dialog_get_session (form), load_provider, id, g_free,
                            g_object_unref, NULL, theirs_loaded_cb, g_object_ref (self));
  return TRUE;
}

static void
assay_provider_dialog_save (AssayEditDialog *form)
{
  AssayProviderDialog *self = ASSAY_PROVIDER_DIALOG (form);
  AssayProvider *provider = collect (self);

  clear_marks (self);
  g_free (self->name);
  self->name = g_strdup (assay_provider_get_name (provider));
  assay_edit_dialog_write (form, save_provider, provider, g_object_unref, NULL);
}

static void
add_rows (AssayProviderDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(fields[i].title));
      adw_preferences_group_add (self->group, row);
      assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), row);
      self->rows[i] = GTK_EDITABLE (row);
    }
}

static void
assay_provider_dialog_finalize (GObject *object)
{
  AssayProviderDialog *self = ASSAY_PROVIDER_DIALOG (object);

  g_clear_object (&self->base);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (assay_provider_dialog_parent_class)->finalize (object);
}

static void
assay_provider_dialog_class_init (AssayProviderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AssayEditDialogClass *form_class = ASSAY_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_provider_dialog_finalize;
  form_class->save = assay_provider_dialog_save;
  form_class->saved = assay_provider_dialog_saved;
  form_class->failed = assay_provider_dialog_failed;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/register/assay-provider-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayProviderDialog, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
}

static void
assay_provider_dialog_init (AssayProviderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self);
}

/**
 * assay_provider_dialog_new:
 * @parent: the window to show it over
 * @session: where it is saved
 * @provider: (nullable): who is changed; NULL to add one
 *
 * Returns: (transfer none): the form, not shown yet
 */
GtkWindow *
assay_provider_dialog_new (GtkWindow     *parent,
                           AssaySession  *session,
                           AssayProvider *provider)
{
  AssayProviderDialog *self = g_object_new (ASSAY_TYPE_PROVIDER_DIALOG, "transient-for", parent,
                                            "session", session, "title", provider != NULL ? _("Edit Provider")
                                                                      : _("Add Provider"), NULL);

  self->base = provider != NULL ? g_object_ref (provider) : NULL;
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self),
                                    provider != NULL ? _("_Save") : _("_Add"));
  fill (self, provider);
  return GTK_WINDOW (self);
}
