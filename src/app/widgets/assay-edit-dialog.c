/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-edit-dialog.h"

#include "app/assay-error-text.h"
#include "app/widgets/assay-style.h"

/* A form in a window of its own: Cancel and one button that keeps what it says, by Enter in its entries
 * too. It holds what concerns the keeping: one write at a time, the trouble it has shown above the form,
 * and an end that may come when the window was closed meanwhile. */

typedef struct
{
  GtkButton *back_button;
  GtkButton *save_button;
  GtkLabel *trouble_label;
  AdwBin *body_bin;
  GtkLabel *hint_label;

  AssaySession *session;
  GtkWidget *parent;
  gboolean is_valid;
  gboolean says_fault;          /* why it was not kept, which a change may mend */
  gboolean is_writing;
  gboolean has_entry;
  gboolean is_closed;
} AssayEditDialogPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_BODY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayEditDialog, assay_edit_dialog, ADW_TYPE_WINDOW)

static AssayEditDialogPrivate *
get (AssayEditDialog *self)
{
  return assay_edit_dialog_get_instance_private (self);
}

static void
update_button (AssayEditDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (get (self)->save_button),
                            get (self)->is_valid && !get (self)->is_writing);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * assay_edit_dialog_get_session:
 * @self: a form
 *
 * Returns: (transfer none): where it is kept
 */
AssaySession *
assay_edit_dialog_get_session (AssayEditDialog *self)
{
  return get (self)->session;
}

/**
 * assay_edit_dialog_get_parent:
 * @self: a form
 *
 * Returns: (transfer none): the window that it was shown over, which may be closed by now
 */
GtkWidget *
assay_edit_dialog_get_parent (AssayEditDialog *self)
{
  return get (self)->parent;
}

/**
 * assay_edit_dialog_set_body:
 * @self: a form
 * @body: (nullable): what is filled in; also the property `body`
 */
void
assay_edit_dialog_set_body (AssayEditDialog *self,
                            GtkWidget       *body)
{
  adw_bin_set_child (get (self)->body_bin, body);
}

/**
 * assay_edit_dialog_set_save_label:
 * @self: a form
 * @label: the words on the button that keeps it, with a mnemonic
 */
void
assay_edit_dialog_set_save_label (AssayEditDialog *self,
                                  const char      *label)
{
  gtk_button_set_label (get (self)->save_button, label);
}

/**
 * assay_edit_dialog_set_way_back:
 * @self: a form
 * @label: what the button says that writes nothing, with a mnemonic; “Cancel” unless it is set
 */
void
assay_edit_dialog_set_way_back (AssayEditDialog *self,
                                const char      *label)
{
  gtk_button_set_label (get (self)->back_button, label);
}

/**
 * assay_edit_dialog_set_valid:
 * @self: a form
 * @valid: whether it can be kept as it is
 * @hint: (nullable): what happens then, or what stands in the way; under the form
 */
void
assay_edit_dialog_set_valid (AssayEditDialog *self,
                             gboolean         valid,
                             const char      *hint)
{
  get (self)->is_valid = valid;
  show_text (get (self)->hint_label, hint);
  update_button (self);
}

/**
 * assay_edit_dialog_say:
 * @self: a form
 * @trouble: (nullable): why it was not kept; above the form
 */
void
assay_edit_dialog_say (AssayEditDialog *self,
                       const char      *trouble)
{
  show_text (get (self)->trouble_label, trouble);
  get (self)->says_fault = FALSE;
}

/* What is being corrected is not called wrong any longer. */
static void
entry_changed_cb (AssayEditDialog *self)
{
  if (get (self)->says_fault)
    assay_edit_dialog_say (self, NULL);
}

/**
 * assay_edit_dialog_add_entry:
 * @self: a form
 * @entry: an #AdwEntryRow of its body
 *
 * Lets Enter in the entry keep the form, and takes back what was said of it once it is changed. The first entry has
 * the focus at the start.
 */
void
assay_edit_dialog_add_entry (AssayEditDialog *self,
                             GtkWidget       *entry)
{
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self, G_CONNECT_SWAPPED);
  if (!get (self)->has_entry)
    gtk_window_set_focus (GTK_WINDOW (self),
                          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))));
  get (self)->has_entry = TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayEditDialog) self = ASSAY_EDIT_DIALOG (user_data);
  AssayEditDialogClass *klass = ASSAY_EDIT_DIALOG_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer outcome = assay_session_finish (ASSAY_SESSION (source), result, &error);

  get (self)->is_writing = FALSE;
  if (error == NULL)
    {
      klass->saved (self, outcome);
      if (!get (self)->is_closed)
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (get (self)->is_closed)
    {
      assay_error_show (get (self)->parent, error);
      return;
    }
  update_button (self);
  if (klass->failed == NULL || !klass->failed (self, error))
    {
      assay_edit_dialog_say (self, error->message);
      get (self)->says_fault = TRUE;
    }
}

/**
 * assay_edit_dialog_write:
 * @self: a form, in its `save`
 * @func: what writes it
 * @data: (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees what @func brought, where nobody takes it; `saved` takes it
 *
 * Writes what the form says. The form is there, and cannot be kept a second time, until that is done.
 */
void
assay_edit_dialog_write (AssayEditDialog *self,
                         AssayDbFunc      func,
                         gpointer         data,
                         GDestroyNotify   data_free,
                         GDestroyNotify   result_free)
{
  get (self)->is_writing = TRUE;
  assay_edit_dialog_say (self, NULL);
  update_button (self);
  assay_session_write_async (get (self)->session, func, data, data_free, result_free, NULL,
                             written_cb, g_object_ref (self));
}

static void
save_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  ASSAY_EDIT_DIALOG_GET_CLASS (user_data)->save (ASSAY_EDIT_DIALOG (user_data));
}

static void
parent_changed_cb (AssayEditDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  g_set_object (&get (self)->parent, GTK_WIDGET (parent));
  assay_style_fit_window (GTK_WINDOW (self));
}

static void
assay_edit_dialog_dispose (GObject *object)
{
  get (ASSAY_EDIT_DIALOG (object))->is_closed = TRUE;
  G_OBJECT_CLASS (assay_edit_dialog_parent_class)->dispose (object);
}

static void
assay_edit_dialog_finalize (GObject *object)
{
  AssayEditDialogPrivate *priv = get (ASSAY_EDIT_DIALOG (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->parent);
  G_OBJECT_CLASS (assay_edit_dialog_parent_class)->finalize (object);
}

static void
assay_edit_dialog_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  AssayEditDialogPrivate *priv = get (ASSAY_EDIT_DIALOG (object));

  if (prop_id == PROP_SESSION)
    g_value_set_object (value, priv->session);
  else if (prop_id == PROP_BODY)
    g_value_set_object (value, adw_bin_get_child (priv->body_bin));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
assay_edit_dialog_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  AssayEditDialog *self = ASSAY_EDIT_DIALOG (object);

  if (prop_id == PROP_SESSION)
    get (self)->session = g_value_dup_object (value);
  else if (prop_id == PROP_BODY)
    assay_edit_dialog_set_body (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
assay_edit_dialog_class_init (AssayEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_edit_dialog_dispose;
  object_class->finalize = assay_edit_dialog_finalize;
  object_class->get_property = assay_edit_dialog_get_property;
  object_class->set_property = assay_edit_dialog_set_property;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BODY] = g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-edit-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AssayEditDialog, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayEditDialog, save_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayEditDialog, trouble_label);
  gtk_widget_class_bind_template_child_private (widget_class, AssayEditDialog, body_bin);
  gtk_widget_class_bind_template_child_private (widget_class, AssayEditDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_edit_dialog_init (AssayEditDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  get (self)->is_valid = TRUE;
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (get (self)->save_button));
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (parent_changed_cb), NULL);
}
