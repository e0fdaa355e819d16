/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-card.h"

#include <glib/gi18n-lib.h>

/* What the cards of the overview are put together from. */

/**
 * assay_overview_label_new:
 * @text: (nullable): what it says
 * @xalign: 0 to 1
 * @style: (nullable): a style class
 *
 * Returns: (transfer floating): a label that gives way where there is no room
 */
GtkWidget *
assay_overview_label_new (const char *text,
                          float       xalign,
                          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * assay_overview_card_new:
 * @title: what it is about
 * @caption: (nullable): a word beside it
 * @lead_page: (nullable): the name of the page that has the whole of it
 *
 * Returns: (transfer floating): a box with a head, for more to be put in
 */
GtkWidget *
assay_overview_card_new (const char *title,
                         const char *caption,
                         const char *lead_page)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = assay_overview_label_new (caption, 0, "small");

  gtk_widget_add_css_class (card, "assay-card");
  gtk_widget_add_css_class (card, "padded");
  gtk_widget_add_css_class (second, "secondary");
  gtk_widget_set_hexpand (second, TRUE);
  gtk_box_append (GTK_BOX (head), assay_overview_label_new (title, 0, "heading"));
  gtk_box_append (GTK_BOX (head), second);
  if (lead_page != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Show All"));
      g_autofree char *name = g_strdup_printf (_("Show All: %s"), title);

      gtk_widget_add_css_class (button, "lead");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-page");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", lead_page);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (card), head);
  return card;
}

/**
 * assay_overview_line_new:
 *
 * Returns: (transfer floating): the line between two rows
 */
GtkWidget *
assay_overview_line_new (void)
{
  return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
}

/**
 * assay_overview_link_new:
 * @text: what it says
 * @said: what is read out for it
 * @action_name: what it does, with its target if it takes one: `win.show-page::visits`
 *
 * Returns: (transfer floating): words that do something, as part of a row
 */
GtkWidget *
assay_overview_link_new (const char *text,
                         const char *said,
                         const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return button;
}

/**
 * assay_overview_name_new:
 * @name: a provider's name, or what it is about
 * @said: what is read out for it
 * @provider_id: the provider it leads to
 *
 * Returns: (transfer floating): a name that leads to the provider's page
 */
GtkWidget *
assay_overview_name_new (const char *name,
                         const char *said,
                         gint64      provider_id)
{
  GtkWidget *button = assay_overview_link_new (name, said, "win.open-provider");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", provider_id);
  return button;
}
