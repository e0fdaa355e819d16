/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-window.h"
#include "app/store/assay-start-page.h"

G_BEGIN_DECLS

struct _AssayWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *outer_stack;
  AssayStartPage *start_page;
  GtkStack *page_stack;
  GtkListBox *page_list;
  GtkWidget *sidebar;
  GtkLabel *register_label;
  GtkLabel *backup_label;

  AssaySession *session;
  char *opening;
  GQueue *trail;
  gboolean is_narrow;
  guint narrow_source;
};

void _assay_window_add_register_actions (AssayWindow *self);
void _assay_window_watch_start_page     (AssayWindow *self);

G_END_DECLS
