/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-actions.h"

#include "app/assay-window.h"
#include "app/framework/assay-framework-page.h"

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayWindow *window = ASSAY_WINDOW (user_data);
  GtkWidget *page = assay_window_get_page (window, "framework");

  assay_framework_page_open (ASSAY_FRAMEWORK_PAGE (page), g_variant_get_string (parameter, NULL));
  assay_window_show_page (window, "framework");
}

static const GActionEntry actions[] = {
  { "open-framework", open_activated, "s" },
};

/**
 * assay_framework_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `open-framework`, whose target is a framework's id.
 */
void
assay_framework_actions_add (GActionMap   *window,
                             AssaySession *session)
{
  g_action_map_add_action_entries (window, actions, G_N_ELEMENTS (actions), window);
}
