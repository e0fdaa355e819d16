/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-officer-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/register/assay-officer-state.h"
#include "app/register/assay-officer-words.h"
#include "core/base/assay-error.h"
#include "core/register/assay-officer.h"

/* Somebody who works with the register: their account, what they are called, their role. */

struct _AssayOfficerDialog
{
  AssayEditDialog parent_instance;

  GtkEditable *name_row;
  GtkEditable *account_row;
  AdwComboRow *role_row;

  AssayOfficer *base; /* as it was read, whose version the edit is of */
  gboolean is_self;
};

G_DEFINE_FINAL_TYPE (AssayOfficerDialog, assay_officer_dialog, ASSAY_TYPE_EDIT_DIALOG)

static const char *
get_role (AssayOfficerDialog *self)
{
  return assay_officer_words_get_role (MIN (adw_combo_row_get_selected (self->role_row), ASSAY_N_OFFICER_ROLES - 1));
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* What the role lets them do, and what an administrator would do to themselves. */
static char *
dup_hint (AssayOfficerDialog *self,
          const char         *account)
{
  const char *rights = assay_officer_words_get_rights (get_role (self));

  if (!self->is_self)
    return g_strdup (rights);
  if (!g_str_equal (account, self->base->account))
    return g_strdup (_("This is you. Under another account name this register will not know you: you can then "
                       "only read."));
  if (!g_str_equal (get_role (self), ASSAY_ROLE_ADMINISTRATOR))
    return g_strdup_printf (_("This is you. %s Only another administrator can change it back."), rights);
  return g_strdup (rights);
}

static void
check (AssayOfficerDialog *self)
{
  g_autofree char *name = NULL;
  g_autofree char *account = NULL;
  g_autofree char *hint = NULL;

  if (self->base == NULL)
    return;
  name = dup_text (self->name_row);
  account = dup_text (self->account_row);
  if (*name == '\0')
    hint = g_strdup (_("Give the name by which people know them."));
  else if (*account == '\0')
    hint = g_strdup (_("Give the name with which they sign in to the computer."));
  if (hint != NULL)
    assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (self), FALSE, hint);
  else
    {
      hint = dup_hint (self, account);
      assay_edit_dialog_set_valid (ASSAY_EDIT_DIALOG (self), TRUE, hint);
    }
}

/* Saving */

static void
assay_officer_dialog_save (AssayEditDialog *dialog)
{
  AssayOfficerDialog *self = ASSAY_OFFICER_DIALOG (dialog);
  g_autofree char *name = dup_text (self->name_row);
  g_autofree char *account = dup_text (self->account_row);
  AssayOfficer *officer = assay_officer_new (account, name, get_role (self));

  officer->id = self->base->id;
  officer->version = self->base->version;
  assay_edit_dialog_write (dialog, assay_officer_state_save, officer, (GDestroyNotify) assay_officer_free,
                           (GDestroyNotify) g_variant_unref);
}

/* The list says it, and can take it back. */
static void
assay_officer_dialog_saved (AssayEditDialog *dialog,
                            gpointer         result)
{
  g_autoptr (GVariant) before = result;

  gtk_widget_activate_action_variant (assay_edit_dialog_get_parent (dialog), "officers.kept", before);
}

static void
theirs_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayOfficerDialog) self = ASSAY_OFFICER_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  AssayOfficer *theirs = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (theirs == NULL)
    {
      assay_edit_dialog_say (ASSAY_EDIT_DIALOG (self), error->message);
      return;
    }
  g_clear_pointer (&self->base, assay_officer_free);
  self->base = theirs;
  text = g_strdup_printf (_("Somebody else changed this meanwhile. Theirs is: %s, account “%s”, %s."), theirs->name,
                          theirs->account, assay_officer_words_get_title (theirs->role));
  assay_edit_dialog_say (ASSAY_EDIT_DIALOG (self), text);
  assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), _("_Save Mine"));
}

static gboolean
assay_officer_dialog_failed (AssayEditDialog *dialog,
                             const GError    *error)
{
  AssayOfficerDialog *self = ASSAY_OFFICER_DIALOG (dialog);
  gint64 *id;

  if (!g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT))
    return FALSE;
  id = g_new (gint64, 1);
  *id = self->base->id;
  assay_session_read_async (assay_edit_dialog_get_session (dialog), assay_officer_state_read, id, g_free,
                            (GDestroyNotify) assay_officer_free, NULL, theirs_read_cb, g_object_ref (self));
  return TRUE;
}

static void
assay_officer_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_OFFICER_DIALOG (object)->base, assay_officer_free);
  G_OBJECT_CLASS (assay_officer_dialog_parent_class)->finalize (object);
}

static void
assay_officer_dialog_class_init (AssayOfficerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AssayEditDialogClass *dialog_class = ASSAY_EDIT_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_officer_dialog_finalize;
  dialog_class->save = assay_officer_dialog_save;
  dialog_class->saved = assay_officer_dialog_saved;
  dialog_class->failed = assay_officer_dialog_failed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/register/assay-officer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOfficerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficerDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficerDialog, role_row);
  gtk_widget_class_bind_template_callback (widget_class, check);
}

static void
assay_officer_dialog_init (AssayOfficerDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->name_row));
  assay_edit_dialog_add_entry (ASSAY_EDIT_DIALOG (self), GTK_WIDGET (self->account_row));
  for (guint i = 0; i < ASSAY_N_OFFICER_ROLES; i++)
    gtk_string_list_append (titles, assay_officer_words_get_title (assay_officer_words_get_role (i)));
  adw_combo_row_set_model (self->role_row, G_LIST_MODEL (titles));
}

static void
fill (AssayOfficerDialog *self)
{
  gtk_editable_set_text (self->name_row, self->base->name);
  gtk_editable_set_text (self->account_row, self->base->account);
  adw_combo_row_set_selected (self->role_row, assay_officer_words_find_role (self->base->role));
  check (self);
}

/**
 * assay_officer_dialog_new:
 * @parent: the list of people, which has the action `officers.kept`
 * @session: the register
 * @officer: (nullable): who is changed, of type %ASSAY_OFFICER_STATE_TYPE; %NULL to add somebody
 * @is_self: whether it is the account that works here now
 *
 * Returns: (transfer none): the form, not shown yet
 */
GtkWindow *
assay_officer_dialog_new (GtkWindow    *parent,
                          AssaySession *session,
                          GVariant     *officer,
                          gboolean      is_self)
{
  AssayOfficerDialog *self = g_object_new (ASSAY_TYPE_OFFICER_DIALOG, "transient-for", parent, "session", session,
                                           "title", officer != NULL ? _("Change Person") : _("Add Person"), NULL);

  self->base = officer != NULL ? assay_officer_state_get (officer) : assay_officer_new ("", "", ASSAY_ROLE_OFFICER);
  self->is_self = is_self;
  if (officer == NULL)
    assay_edit_dialog_set_save_label (ASSAY_EDIT_DIALOG (self), _("_Add"));
  fill (self);
  return GTK_WINDOW (self);
}
