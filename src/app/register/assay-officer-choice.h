/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A drop-down of officers: a first word for none, then the officers' names. */
GListModel *assay_officer_choice_new  (GPtrArray  *officers,
                                       const char *first);
gint64      assay_officer_choice_get  (GPtrArray  *officers,
                                       guint       selected);
guint       assay_officer_choice_find (GPtrArray  *officers,
                                       gint64      officer_id);

G_END_DECLS
