/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-badge.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-shape-icon.h"

struct _AssayBadge
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  AssayRole role;
};

G_DEFINE_FINAL_TYPE (AssayBadge, assay_badge, GTK_TYPE_WIDGET)

/**
 * assay_badge_set:
 * @self: a badge
 * @role: colours and shape
 * @word: the band's title
 */
void
assay_badge_set (AssayBadge *self,
                 AssayRole   role,
                 const char *word)
{
  g_return_if_fail (ASSAY_IS_BADGE (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), assay_role_get_id (self->role));
  gtk_widget_add_css_class (GTK_WIDGET (self), assay_role_get_id (role));
  self->role = role;
  assay_shape_icon_set (ASSAY_SHAPE_ICON (self->icon), assay_shape_for_role (role),
                        (AssayInk) role);
  gtk_label_set_label (GTK_LABEL (self->label), word);
}

/**
 * assay_badge_set_band:
 * @self: a badge
 * @framework: (nullable): whose band it is
 * @band: (nullable): the band's id; NULL for what is not rated
 */
void
assay_badge_set_band (AssayBadge     *self,
                      AssayFramework *framework,
                      const char     *band)
{
  const AssayBand *found = NULL;

  if (framework != NULL && band != NULL)
    found = assay_framework_find_band (framework, band);
  if (found != NULL)
    assay_badge_set (self, assay_role_from_id (found->role), found->title);
  else
    assay_badge_set (self, ASSAY_ROLE_NONE, _("Not rated"));
}

/**
 * assay_badge_set_hero:
 * @self: a badge
 * @hero: whether it is the large one of a provider's page
 */
void
assay_badge_set_hero (AssayBadge *self,
                      gboolean    hero)
{
  g_return_if_fail (ASSAY_IS_BADGE (self));

  assay_shape_icon_set_size (ASSAY_SHAPE_ICON (self->icon), hero ? 30 : 11);
  if (hero)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hero");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hero");
}

static void
assay_badge_dispose (GObject *object)
{
  AssayBadge *self = ASSAY_BADGE (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (assay_badge_parent_class)->dispose (object);
}

static void
assay_badge_class_init (AssayBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_badge_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "badge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_badge_init (AssayBadge *self)
{
  self->icon = assay_shape_icon_new (ASSAY_SHAPE_DASH, (AssayInk) ASSAY_ROLE_NONE, 11);
  self->label = gtk_label_new (NULL);
  self->role = ASSAY_ROLE_NONE;
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * assay_badge_new:
 *
 * Returns: (transfer floating): a badge that says nothing yet
 */
GtkWidget *
assay_badge_new (void)
{
  return g_object_new (ASSAY_TYPE_BADGE, NULL);
}
