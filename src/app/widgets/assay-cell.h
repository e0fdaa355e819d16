/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayCellFace:
 * @ASSAY_CELL_FACE_TEXT: words
 * @ASSAY_CELL_FACE_FIGURE: figures, all digits of one width
 * @ASSAY_CELL_FACE_STRONG: the figure that counts
 * @ASSAY_CELL_FACE_SECOND: a second line
 * @ASSAY_CELL_FACE_BADGE: the word in a badge
 *
 * How text is set in a cell.
 */
typedef enum
{
  ASSAY_CELL_FACE_TEXT,
  ASSAY_CELL_FACE_FIGURE,
  ASSAY_CELL_FACE_STRONG,
  ASSAY_CELL_FACE_SECOND,
  ASSAY_CELL_FACE_BADGE,
} AssayCellFace;

#define ASSAY_CELL_N_FACES (ASSAY_CELL_FACE_BADGE + 1)

/**
 * AssayCell:
 *
 * A cell of a long list, which draws what it shows instead of being made of labels: telling it another
 * item costs next to nothing, and only the cells that are seen set any text.
 */
#define ASSAY_TYPE_CELL (assay_cell_get_type ())
G_DECLARE_FINAL_TYPE (AssayCell, assay_cell, ASSAY, CELL, GtkWidget)

/**
 * AssayCellDraw:
 * @cell: the cell
 * @snapshot: where it goes
 * @item: what it shows
 * @user_data: from assay_cell_new ()
 *
 * Draws an item.
 */
typedef void (*AssayCellDraw) (AssayCell   *cell,
                               GtkSnapshot *snapshot,
                               gpointer     item,
                               gpointer     user_data);

GtkWidget *assay_cell_new        (GtkWidget             *view,
                                  AssayCellDraw          draw,
                                  gpointer               user_data);
void       assay_cell_set_item   (AssayCell             *self,
                                  gpointer               item);

gboolean   assay_cell_is_compact (AssayCell             *self);
int        assay_cell_get_line   (AssayCell             *self,
                                  AssayCellFace          face);
float      assay_cell_measure_text (AssayCell           *self,
                                  AssayCellFace          face,
                                  const char            *text);
float      assay_cell_draw_text  (AssayCell             *self,
                                  GtkSnapshot           *snapshot,
                                  AssayCellFace          face,
                                  const AssayColour     *colour,
                                  const char            *text,
                                  const graphene_rect_t *area,
                                  float                  xalign);
void       assay_cell_draw_shape (AssayCell             *self,
                                  GtkSnapshot           *snapshot,
                                  AssayShape             shape,
                                  AssayInk               ink,
                                  int                    size,
                                  float                  x,
                                  float                  middle);

G_END_DECLS
