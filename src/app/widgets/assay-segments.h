/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssaySegments:
 *
 * A line of segments, those that are done filled: how far something has come. It says nothing to those who listen:
 * words beside it do.
 */
#define ASSAY_TYPE_SEGMENTS (assay_segments_get_type ())
G_DECLARE_FINAL_TYPE (AssaySegments, assay_segments, ASSAY, SEGMENTS, GtkWidget)

GtkWidget *assay_segments_new (void);
void       assay_segments_set (AssaySegments *self,
                               guint          n_segments,
                               const guint8  *done);

G_END_DECLS
