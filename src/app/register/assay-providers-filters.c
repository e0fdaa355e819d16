/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-providers-page-private.h"

#include <glib/gi18n-lib.h>

/* How the list of providers is made shorter: by words, by bands, by what is to be done. */

static gboolean
search_cb (gpointer user_data)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (user_data);
  const gint64 selected = _assay_providers_page_hold_selection (self);

  self->search_source = 0;
  assay_rating_model_set_search (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  _assay_providers_page_restore_selection (self, selected);
  _assay_providers_page_update_state (self);
  return G_SOURCE_REMOVE;
}

/* At each letter (GTK's own search-changed comes later, when the typing pauses), but after all that has
 * been typed already, and once where a text is replaced, which is a change to nothing first. Before the
 * next frame. */
static void
search_typed_cb (AssayProvidersPage *self)
{
  if (self->search_source == 0)
    self->search_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, search_cb, self, NULL);
}

static void
search_changed_cb (AssayProvidersPage *self)
{
  _assay_providers_page_describe_nearest (self);
}

static void
stop_search_cb (AssayProvidersPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activate_cb (AssayProvidersPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
_assay_providers_page_update_band_label (AssayProvidersPage *self)
{
  const guint n_bands = assay_rating_model_get_n_bands (self->model);
  g_autofree char *label = NULL;

  if (n_bands == 0)
    label = g_strdup (_("Any band"));
  else
    label = g_strdup_printf (ngettext ("%u band", "%u bands", n_bands), n_bands);
  gtk_menu_button_set_label (self->band_button, label);
}

static void
band_toggled_cb (GtkCheckButton *button,
                 gpointer        user_data)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (user_data);
  const gint64 selected = _assay_providers_page_hold_selection (self);

  assay_rating_model_set_band (self->model, gtk_widget_get_name (GTK_WIDGET (button)),
                               gtk_check_button_get_active (button));
  _assay_providers_page_restore_selection (self, selected);
  _assay_providers_page_update_band_label (self);
  _assay_providers_page_update_state (self);
}

static void
add_band_check (AssayProvidersPage *self,
                const char         *id,
                const char         *title)
{
  GtkWidget *button = gtk_check_button_new_with_label (title);

  gtk_widget_set_name (button, id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               assay_rating_model_has_band (self->model, id));
  g_signal_connect_object (button, "toggled", G_CALLBACK (band_toggled_cb), self, 0);
  gtk_box_append (self->band_box, button);
}

void
_assay_providers_page_fill_bands (AssayProvidersPage *self,
                                  AssayFramework     *framework)
{
  GtkWidget *child;

  if (g_strcmp0 (self->bands_of, assay_framework_get_id (framework)) == 0)
    return;
  g_free (self->bands_of);
  self->bands_of = g_strdup (assay_framework_get_id (framework));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->band_box))) != NULL)
    gtk_box_remove (self->band_box, child);
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (framework, i);

      add_band_check (self, band->id, band->title);
    }
  add_band_check (self, ASSAY_RATING_MODEL_NOT_RATED, _("Not rated"));
}

static void
only_toggled_cb (AssayProvidersPage *self)
{
  const gint64 selected = _assay_providers_page_hold_selection (self);

  assay_rating_model_set_to_agree (self->model, gtk_toggle_button_get_active (self->to_agree_button));
  assay_rating_model_set_outdated (self->model, gtk_toggle_button_get_active (self->outdated_button));
  _assay_providers_page_restore_selection (self, selected);
  _assay_providers_page_update_state (self);
}

void
_assay_providers_page_clear_filters (AssayProvidersPage *self)
{
  const gint64 selected = _assay_providers_page_hold_selection (self);

  assay_rating_model_clear_filters (self->model);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->to_agree_button, FALSE);
  gtk_toggle_button_set_active (self->outdated_button, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->band_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child), FALSE);
  _assay_providers_page_restore_selection (self, selected);
  _assay_providers_page_update_state (self);
}

static void
clear_clicked_cb (GtkButton *button,
                  gpointer   user_data)
{
  _assay_providers_page_clear_filters (ASSAY_PROVIDERS_PAGE (user_data));
}

/* Lets the template find what is called when somebody filters. */
void
_assay_providers_page_bind_filters (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}
