/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_PAGE (assay_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayPage, assay_page, ASSAY, PAGE, AdwBin)

/**
 * AssayPageClass:
 * @refresh: the register, the period or the framework is another one now, or the page is shown for the
 *   first time; called only while it can be seen and there is a register
 */
struct _AssayPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (AssayPage *self);
};

AssaySession *assay_page_get_session      (AssayPage    *self);
void          assay_page_set_title        (AssayPage    *self,
                                           const char   *title,
                                           const char   *subtitle);
const char   *assay_page_get_title        (AssayPage    *self);
void          assay_page_set_content      (AssayPage    *self,
                                           GtkWidget    *content);
void          assay_page_set_primary      (AssayPage    *self,
                                           const char   *label,
                                           const char   *action_name);
void          assay_page_set_back_label   (AssayPage    *self,
                                           const char   *label);
void          assay_page_show_selectors   (AssayPage    *self,
                                           gboolean      period,
                                           gboolean      framework);
void          assay_page_move_selectors_to_end (AssayPage *self);
void          assay_page_add_header_start (AssayPage    *self,
                                           GtkWidget    *widget);
void          assay_page_add_header_end   (AssayPage    *self,
                                           GtkWidget    *widget);
void          assay_page_set_narrow       (AssayPage    *self,
                                           gboolean      is_narrow);
void          assay_page_add_narrow_start (AssayPage    *self,
                                           GtkWidget    *widget);
void          assay_page_queue_refresh    (AssayPage    *self);

G_END_DECLS
