/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-set-aside-row.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/widgets/assay-list-name.h"

static GtkWidget *
make_label (const char *style,
            int         width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *reason = make_label ("reason", -1);

  gtk_widget_add_css_class (row, "aside-row");
  gtk_label_set_wrap (GTK_LABEL (reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (reason), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (reason, TRUE);
  gtk_box_append (GTK_BOX (row), make_label ("secondary", 58));
  gtk_box_append (GTK_BOX (row), make_label ("strong", 46));
  gtk_box_append (GTK_BOX (row), reason);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *line_label = gtk_widget_get_first_child (row);
  GtkWidget *identity_label = gtk_widget_get_next_sibling (line_label);
  GtkWidget *reason_label = gtk_widget_get_next_sibling (identity_label);
  g_autofree char *identity = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *where = NULL;
  g_autofree char *name = NULL;
  guint64 line;

  g_object_get (gtk_list_item_get_item (item), "line", &line, "identity", &identity,
                "reason", &reason, NULL);
  where = g_strdup_printf (_("line %" PRIu64), line);
  gtk_label_set_label (GTK_LABEL (line_label), where);
  gtk_label_set_label (GTK_LABEL (identity_label), identity ? identity : "");
  gtk_label_set_label (GTK_LABEL (reason_label), reason);
  name = g_strdup_printf (_("%s: %s"), where, reason);
  assay_list_item_set_name (item, name);
}

/**
 * assay_set_aside_row_factory_new:
 *
 * Makes rows for a list of #AssaySetAside: the line of the file, the return's identity, the reason.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
assay_set_aside_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}
