/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssaySetAside:
 *
 * A row that is not imported, and why; an item of a model. Properties, all read only: line (guint64),
 * identity, reason, cells (GStrv).
 */
#define ASSAY_TYPE_SET_ASIDE (assay_set_aside_get_type ())
G_DECLARE_FINAL_TYPE (AssaySetAside, assay_set_aside, ASSAY, SET_ASIDE, GObject)

guint64            assay_set_aside_get_line     (AssaySetAside *self);
const char        *assay_set_aside_get_reason   (AssaySetAside *self);
const char *const *assay_set_aside_get_cells    (AssaySetAside *self);
AssaySetAside     *assay_set_aside_new          (guint64        line,
                                                 const char    *identity,
                                                 const char    *reason,
                                                 char         **cells);

/**
 * AssaySetAsideList:
 *
 * The rows set aside, as a model of AssaySetAside. A file may have a million of them: they are kept packed and
 * an item is made when it is asked for.
 */
#define ASSAY_TYPE_SET_ASIDE_LIST (assay_set_aside_list_get_type ())
G_DECLARE_FINAL_TYPE (AssaySetAsideList, assay_set_aside_list, ASSAY, SET_ASIDE_LIST, GObject)

AssaySetAsideList *assay_set_aside_list_new   (void);
void               assay_set_aside_list_add   (AssaySetAsideList   *self,
                                               const AssayTableRow *row,
                                               const char          *identity,
                                               const char          *reason);
void               assay_set_aside_list_take  (AssaySetAsideList   *self,
                                               AssaySetAsideList   *other);

G_END_DECLS
