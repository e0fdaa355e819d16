/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * assay_about_show:
 * @parent: (nullable): the window to show it over
 *
 * Shows what Assay is, its version and licence.
 */
void
assay_about_show (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Assay"),
                         "application-icon", ASSAY_APP_ID,
                         "developer-name", _("The Assay contributors"),
                         "version", ASSAY_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Rates care providers by the council’s own framework, and "
                                       "shows every point of every rating."),
                         NULL);
}
