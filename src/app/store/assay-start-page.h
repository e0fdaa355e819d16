/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayStartPage:
 *
 * What a window shows without a register: how to come by one, that one is being opened, or why it cannot
 * be opened and what can be done about it. Emits `open` with a path when it has put a register right.
 */
#define ASSAY_TYPE_START_PAGE (assay_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayStartPage, assay_start_page, ASSAY, START_PAGE, AdwBin)

void assay_start_page_show_start   (AssayStartPage *self);
void assay_start_page_show_busy    (AssayStartPage *self,
                                    const char     *path);
void assay_start_page_show_making  (AssayStartPage *self);
void assay_start_page_show_trouble (AssayStartPage *self,
                                    const char     *path,
                                    const GError   *error);
void assay_start_page_show_damaged (AssayStartPage *self,
                                    const char     *path);

G_END_DECLS
