/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-accels.h"

/* Every key that activates an action of the application or the window. Keys that act only inside one
 * page or dialog are bindings of its class. */
static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.back", { "<Alt>Left" } },
  { "win.export", { "<Control>e" } },
  { "win.import", { "<Control>i" } },
  { "win.rate", { "<Control>r" } },
  { "win.sidebar", { "F9" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.search", { "<Control>f" } },
  { "window.close", { "<Control>w" } },
  { "win.show-place(1)", { "<Alt>1" } },
  { "win.show-place(2)", { "<Alt>2" } },
  { "win.show-place(3)", { "<Alt>3" } },
  { "win.show-place(4)", { "<Alt>4" } },
  { "win.show-place(5)", { "<Alt>5" } },
  { "win.show-place(6)", { "<Alt>6" } },
  { "win.show-place(7)", { "<Alt>7" } },
  { "win.show-place(8)", { "<Alt>8" } },
  { "win.show-place(9)", { "<Alt>9" } },
};

/**
 * assay_accels_set:
 * @application: the application
 *
 * Gives the actions their keys.
 */
void
assay_accels_set (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}
