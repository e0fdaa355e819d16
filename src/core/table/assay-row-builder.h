/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssayRowBuilder:
 *
 * The cells of a sheet's row while it is read. Texts are kept together and found by offset until
 * the row is done.
 */
typedef struct
{
  AssayCell *cells;
  gsize *offsets; /* of each cell's text, or G_MAXSIZE where text already points to it */
  guint n_cells;
  guint room;
  GString *text;
} AssayRowBuilder;

void assay_row_builder_init        (AssayRowBuilder *self);
void assay_row_builder_clear       (AssayRowBuilder *self);
void assay_row_builder_begin       (AssayRowBuilder *self);
void assay_row_builder_put         (AssayRowBuilder *self,
                                    guint            column,
                                    AssayCellType    type,
                                    const char      *text,
                                    gsize            length);
void assay_row_builder_put_static  (AssayRowBuilder *self,
                                    guint            column,
                                    const char      *text,
                                    gsize            length);
void assay_row_builder_put_number  (AssayRowBuilder *self,
                                    guint            column,
                                    const char      *text,
                                    gboolean         per_cent);
void assay_row_builder_put_serial  (AssayRowBuilder *self,
                                    guint            column,
                                    const char      *text,
                                    gboolean         is_1904);
void assay_row_builder_put_date    (AssayRowBuilder *self,
                                    guint            column,
                                    const char      *iso);
void assay_row_builder_put_boolean (AssayRowBuilder *self,
                                    guint            column,
                                    gboolean         value);
void assay_row_builder_repeat      (AssayRowBuilder *self,
                                    guint            column,
                                    guint            times);
void assay_row_builder_end         (AssayRowBuilder *self);

G_END_DECLS
