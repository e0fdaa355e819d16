/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A table on as many pages as it needs: it has its headings on each, and a row that is higher than its page goes on
 * on the next. */

#include "config.h"

#include "report/assay-document-paper-private.h"

#define CELL 4.0

static void
set_cell (AssayPaper              *self,
          const AssayDocumentItem *item,
          guint                    column,
          const char              *text,
          gboolean                 is_head)
{
  _assay_paper_set_text (self, text != NULL ? text : "", ASSAY_PAPER_SMALL + 0.5, is_head,
                         item->shares[column] * ASSAY_PAPER_WIDTH - 2 * CELL);
  if (item->table->numeric[column])
    pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
}

static double
measure_cells (AssayPaper              *self,
               const AssayDocumentItem *item,
               char                   **cells,
               gboolean                 is_head)
{
  double height = 0;

  for (guint i = 0; i < item->table->n_columns; i++)
    {
      set_cell (self, item, i, cells[i], is_head);
      height = MAX (height, _assay_paper_get_height (self));
    }
  return height + 2 * CELL;
}

/* As much of a row as the page has room for; @rests: what is left of its cells. Returns whether anything is. */
static gboolean
draw_piece (AssayPaper              *self,
            const AssayDocumentItem *item,
            const char             **rests,
            gboolean                 is_head)
{
  const double room = ASSAY_PAPER_BOTTOM - self->y - 2 * CELL;
  double height = 0;
  double x = ASSAY_PAPER_MARGIN;
  gboolean is_left = FALSE;

  _assay_paper_begin_tag (self, "TR");
  for (guint i = 0; i < item->table->n_columns; i++)
    {
      set_cell (self, item, i, rests[i], is_head);
      rests[i] = _assay_paper_cut_text (self, rests[i], room);
      is_left |= *rests[i] != '\0';
      height = MAX (height, _assay_paper_get_height (self));
      _assay_paper_begin_tag (self, is_head ? "TH" : "TD");
      _assay_paper_show (self, x + CELL, self->y + CELL, &self->palette->text);
      _assay_paper_end_tag (self, is_head ? "TH" : "TD");
      x += item->shares[i] * ASSAY_PAPER_WIDTH;
    }
  _assay_paper_end_tag (self, "TR");
  self->y += height + 2 * CELL;
  _assay_paper_draw_line (self, ASSAY_PAPER_MARGIN, ASSAY_PAPER_MARGIN + ASSAY_PAPER_WIDTH, self->y,
                          is_head ? &self->palette->secondary : &self->palette->hairline);
  return is_left;
}

static const char **
get_rests (const AssayDocumentItem *item,
           char                   **cells)
{
  const char **rests = g_new0 (const char *, item->table->n_columns);

  for (guint i = 0; i < item->table->n_columns; i++)
    rests[i] = cells[i] != NULL ? cells[i] : "";
  return rests;
}

static void
begin_table (AssayPaper              *self,
             const AssayDocumentItem *item)
{
  g_autofree const char **rests = get_rests (item, item->table->headings);

  _assay_paper_begin_tag (self, "Table");
  draw_piece (self, item, rests, TRUE);
}

static void
turn_table (AssayPaper              *self,
            const AssayDocumentItem *item)
{
  _assay_paper_end_tag (self, "Table");
  _assay_paper_next_page (self);
  begin_table (self, item);
}

/* What goes on says of what: the first cell stands there again, if it is short. */
static void
repeat_first (AssayPaper              *self,
              const AssayDocumentItem *item,
              char                   **cells,
              const char             **rests)
{
  set_cell (self, item, 0, cells[0], FALSE);
  if (*rests[0] == '\0' && cells[0] != NULL && _assay_paper_get_height (self) <= 2 * ASSAY_PAPER_LINE)
    rests[0] = cells[0];
}

static void
draw_row (AssayPaper              *self,
          const AssayDocumentItem *item,
          char                   **cells)
{
  g_autofree const char **rests = get_rests (item, cells);
  const double height = measure_cells (self, item, cells, FALSE);

  if (self->y + _assay_paper_get_whole (height) > ASSAY_PAPER_BOTTOM)
    turn_table (self, item);
  while (draw_piece (self, item, rests, FALSE))
    {
      turn_table (self, item);
      repeat_first (self, item, cells, rests);
    }
}

double
_assay_paper_measure_headings (AssayPaper              *self,
                               const AssayDocumentItem *item)
{
  return measure_cells (self, item, item->table->headings, TRUE);
}

void
_assay_paper_draw_table (AssayPaper              *self,
                         const AssayDocumentItem *item)
{
  double head = _assay_paper_measure_headings (self, item);

  if (item->text[0] != '\0')
    {
      _assay_paper_make_room (self, 30 + head + ASSAY_PAPER_LINE);
      _assay_paper_draw_text (self, "P", item->text, ASSAY_PAPER_BODY, TRUE, &self->palette->text);
      self->y -= ASSAY_PAPER_GAP / 2;
    }
  _assay_paper_make_room (self, head + ASSAY_PAPER_LINE);
  begin_table (self, item);
  for (guint i = 0; i < item->table->rows->len; i++)
    draw_row (self, item, item->table->rows->pdata[i]);
  _assay_paper_end_tag (self, "Table");
  self->y += ASSAY_PAPER_GAP * 1.5;
}
