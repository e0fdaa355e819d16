/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayTextIndex:
 *
 * Folded texts, packed one after the other in one piece of memory, so that all of tens of thousands are
 * looked through at each letter that is typed.
 */
typedef struct _AssayTextIndex AssayTextIndex;

AssayTextIndex *assay_text_index_new  (void);
void            assay_text_index_free (AssayTextIndex    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTextIndex, assay_text_index_free)

void            assay_text_index_add  (AssayTextIndex    *self,
                                       const char *const *texts,
                                       guint              n_texts);
guint           assay_text_index_find (AssayTextIndex    *self,
                                       const char        *folded,
                                       guint8            *found);

G_END_DECLS
