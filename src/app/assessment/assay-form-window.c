/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-form-window.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-toast.h"

struct _AssayFormWindow
{
  AdwWindow parent_instance;

  GtkWidget *import_button;
  GtkStack *stack;
  GtkLabel *sentence_label;
  GtkLabel *identity_label;
  GtkListBox *list;
  GtkLabel *hint_label;

  AssaySession *session;
  char *path;
  AssayForm *form;              /* nullable: until it was read */
};

G_DEFINE_FINAL_TYPE (AssayFormWindow, assay_form_window, ADW_TYPE_WINDOW)

static void
add_row (AssayFormWindow *self,
         const char      *title,
         const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->list, row);
}

static void
show_problems (AssayFormWindow *self)
{
  guint n = self->form->problems->len;
  g_autofree char *sentence =
    g_strdup_printf (ngettext ("%u thing is wrong in this form", "%u things are wrong in this form", n), n);

  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->hint_label, _("Nothing is imported while anything is wrong. Send the form back with this "
                                           "list, or mend the cells and import it again."));
  for (guint i = 0; i < n; i++)
    {
      const AssayFormProblem *problem = self->form->problems->pdata[i];
      g_autofree char *place = problem->cell[0] != '\0'
                                 ? g_strdup_printf (_("Sheet “%s”, cell %s"), problem->sheet, problem->cell)
                                 : g_strdup_printf (_("Sheet “%s”"), problem->sheet);

      add_row (self, problem->text, place);
    }
}

static void
add_difference (AssayFormWindow      *self,
                const AssayFormEntry *entry)
{
  g_autofree char *title = g_strdup_printf ("%s  %s", entry->number, entry->leaf->title);
  const char *before = assay_form_find_word (entry->leaf, entry->stored);
  const char *after = assay_form_find_word (entry->leaf, entry->merged);
  const char *note = entry->merged->note;
  g_autofree char *change = g_strcmp0 (before, after) == 0 ? g_strdup (after)
                                                           : g_strdup_printf (_("%s, until now %s"), after, before);
  g_autofree char *subtitle = note[0] != '\0' ? g_strdup_printf ("%s: %s", change, note) : g_strdup (change);
  g_autofree char *text =
    /* TRANSLATORS: a form and its day, such as “form.xlsx” of 3 May 2011; then what changes */
    entry->corrects ? g_strdup_printf (_("Corrects what this form brought, %s. %s"), entry->brought_by, subtitle)
    : !entry->overwrites ? g_strdup (subtitle)
    /* TRANSLATORS: a form and its day, such as “form.xlsx” of 3 May 2011; then what changes */
    : entry->brought_by != NULL ? g_strdup_printf (_("Came with %s. %s"), entry->brought_by, subtitle)
    : g_strdup_printf (_("Changed in the register since the form was written. %s"), subtitle);

  add_row (self, title, text);
}

static void
show_differences (AssayFormWindow *self)
{
  guint changes = assay_form_count_changes (self->form);
  g_autofree char *sentence =
    g_strdup_printf (_("%u of %u criteria answered, %u changed by this form"),
                     assay_form_count_answers (self->form), self->form->entries->len, changes);

  guint n = assay_form_count_overwritten (self->form);
  g_autofree char *warning =
    g_strdup_printf (ngettext ("%s; %u of these answers came into the register since the form was written",
                               "%s; %u of these answers came into the register since the form was written", n),
                     sentence, n);

  gtk_label_set_label (self->sentence_label,
                       n > 0 ? warning : changes > 0 ? sentence : _("This form changes nothing"));
  gtk_label_set_label (self->hint_label,
                       changes > 0 ? _("What the form leaves blank stays as it is. The import can be taken back on "
                                       "Imports until the assessment is signed off.")
                                   : _("Everything in it is in the register already."));
  for (guint i = 0; i < self->form->entries->len; i++)
    {
      const AssayFormEntry *entry = self->form->entries->pdata[i];

      if (entry->differs)
        add_difference (self, entry);
    }
}

static void
show_form (AssayFormWindow *self)
{
  const AssayFormIdentity *identity = self->form->identity;
  gboolean is_wrong = self->form->problems->len > 0;
  g_autofree char *text =
    g_strdup_printf (_("%s: %s (%s), %s, %s"), self->form->file_name, identity->provider, identity->reference,
                     assay_framework_get_title (self->form->framework), identity->period);

  gtk_label_set_label (self->identity_label, text);
  if (is_wrong)
    show_problems (self);
  else
    show_differences (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_widget_set_sensitive (self->import_button, !is_wrong && assay_form_count_changes (self->form) > 0);
  gtk_stack_set_visible_child_name (self->stack, "form");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AssayFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->form = assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (self->form != NULL)
    {
      show_form (self);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  if (parent != NULL)
    assay_error_show (GTK_WIDGET (parent), error);
}

static gpointer
read_form (AssayConnection *connection,
           gpointer         path,
           GCancellable    *cancellable,
           GError         **error)
{
  return assay_form_read (connection, path, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AssayFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = assay_session_finish (ASSAY_SESSION (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (id == NULL)
    {
      gtk_widget_set_sensitive (self->import_button, TRUE);
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  if (parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-assessment", "x", *id);
  assay_toast (GTK_WIDGET (parent), _("The form was imported."));
}

/* Read anew: whoever changed an answer since the preview makes a conflict, not a surprise. */
static gpointer
import_form (AssayConnection *connection,
             gpointer         form,
             GCancellable    *cancellable,
             GError         **error)
{
  gint64 id = assay_form_import (connection, form, error);

  return id == 0 ? NULL : g_memdup2 (&id, sizeof id);
}

static void
import_clicked_cb (AssayFormWindow *self)
{
  gtk_widget_set_sensitive (self->import_button, FALSE);
  assay_session_write_async (self->session, import_form, self->form, NULL, g_free, NULL, imported_cb,
                             g_object_ref (self));
}

static void
assay_form_window_finalize (GObject *object)
{
  AssayFormWindow *self = ASSAY_FORM_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->form, assay_form_free);
  g_free (self->path);
  G_OBJECT_CLASS (assay_form_window_parent_class)->finalize (object);
}

static void
assay_form_window_class_init (AssayFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_form_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, identity_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, list);
  gtk_widget_class_bind_template_child (widget_class, AssayFormWindow, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_form_window_init (AssayFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_form_window_present:
 * @parent: the main window
 * @session: its session
 * @path: a form that came back
 *
 * Reads a form, shows what it would change and lets the person import it.
 */
void
assay_form_window_present (GtkWindow    *parent,
                           AssaySession *session,
                           const char   *path)
{
  AssayFormWindow *self = g_object_new (ASSAY_TYPE_FORM_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  assay_session_read_async (session, read_form, g_strdup (path), g_free, (GDestroyNotify) assay_form_free, NULL,
                            read_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
