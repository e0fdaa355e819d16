/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-banner.h"

struct _AssayBanner
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (AssayBanner, assay_banner, ADW_TYPE_BIN)

/**
 * assay_banner_set_text:
 * @self: a banner
 * @text: what it says; "" hides it
 */
void
assay_banner_set_text (AssayBanner *self,
                       const char  *text)
{
  g_return_if_fail (ASSAY_IS_BANNER (self));
  g_return_if_fail (text != NULL);

  if (*text != '\0')
    gtk_label_set_label (self->label, text);
  gtk_revealer_set_reveal_child (self->revealer, *text != '\0');
}

/**
 * assay_banner_set_action:
 * @self: a banner
 * @label: (nullable): the words on its button; NULL for none
 * @action_name: (nullable): the action it activates
 */
void
assay_banner_set_action (AssayBanner *self,
                         const char  *label,
                         const char  *action_name)
{
  g_return_if_fail (ASSAY_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  gtk_button_set_label (self->button, label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
}

static void
assay_banner_class_init (AssayBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayBanner, label);
  gtk_widget_class_bind_template_child (widget_class, AssayBanner, button);
}

static void
assay_banner_init (AssayBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
