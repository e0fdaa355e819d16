/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-row-builder.h"

G_BEGIN_DECLS

/**
 * AssayOdsCell:
 *
 * A cell of an OpenDocument sheet while it is read: what its attributes say, and the text that it
 * shows.
 */
typedef struct
{
  AssayCellType type;
  gboolean per_cent;
  gboolean has_type;
  gboolean is_error;
  gboolean is_covered;
  gboolean has_string_value;
  guint times;
  GString *value; /* the attribute that holds the value */
  GString *shown;
  guint n_paragraphs;
  gboolean ends_in_space;
} AssayOdsCell;

void     assay_ods_cell_init            (AssayOdsCell    *self);
void     assay_ods_cell_clear           (AssayOdsCell    *self);
void     assay_ods_cell_begin           (AssayOdsCell    *self,
                                         const char     **attributes,
                                         gboolean         is_covered);
void     assay_ods_cell_begin_paragraph (AssayOdsCell    *self);
void     assay_ods_cell_add_text        (AssayOdsCell    *self,
                                         const char      *text,
                                         gsize            length);
void     assay_ods_cell_add_white       (AssayOdsCell    *self,
                                         const char      *name,
                                         const char     **attributes);
void     assay_ods_cell_put             (AssayOdsCell    *self,
                                         AssayRowBuilder *row,
                                         guint            column);

G_END_DECLS
