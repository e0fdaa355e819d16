/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-button-names.h"

#include <adwaita.h>

/* GTK 4.8 tells assistive technology a button's label with the underscore of its mnemonic in it. Buttons
 * are therefore named anew, without it, when they come on the screen and when their label changes. */

static void
name_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_button_get_use_underline (button) || strchr (label, '_') == NULL)
    return;
  parts = g_strsplit (label, "_", -1);
  name = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* libadwaita 1.2 does not say that the keyboard is in a row with text: the text within has it, and is none to assistive
 * technology. It becomes one, called as its row is. */
static void
name_text (GtkWidget *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (text, ADW_TYPE_ENTRY_ROW);

  if (row == NULL || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)) == GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

static gboolean
widget_mapped_hook (GSignalInvocationHint *hint,
                    guint                  n_values,
                    const GValue          *values,
                    gpointer               data)
{
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_TEXT (widget))
    name_text (GTK_WIDGET (widget));
  if (!GTK_IS_BUTTON (widget) || g_object_get_data (widget, "assay-button-named") != NULL)
    return TRUE;
  g_object_set_data (widget, "assay-button-named", GINT_TO_POINTER (TRUE));
  g_signal_connect (widget, "notify::label", G_CALLBACK (name_button), NULL);
  name_button (GTK_BUTTON (widget));
  return TRUE;
}

/**
 * assay_button_names_watch:
 *
 * From now on gives every button that is shown, in whatever window, a name without the underscore of its
 * mnemonic. Call once, after GTK is initialized.
 */
void
assay_button_names_watch (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, widget_mapped_hook, NULL,
                              NULL);
  g_type_class_unref (klass);
}
