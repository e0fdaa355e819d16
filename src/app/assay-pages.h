/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayPageInfo:
 * @name: by which `win.show-page` knows it
 * @title: (nullable): in the sidebar, marked for translation; NULL for a page that others lead to
 * @icon: (nullable): in the sidebar
 * @get_type: its type, derived from #AssayPage
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} AssayPageInfo;

const AssayPageInfo *assay_pages_get_all     (guint        *n_pages);
void                 assay_pages_add_actions (GActionMap   *window,
                                              AssaySession *session);

G_END_DECLS
