/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <pango/pangocairo.h>

#include "report/assay-document-private.h"
#include "report/assay-palette.h"

G_BEGIN_DECLS

/* All in points, from the upper left of A4. */
#define ASSAY_PAPER_MARGIN 56.0
#define ASSAY_PAPER_WIDTH 483.276           /* between the margins of A4 */
#define ASSAY_PAPER_TOP 56.0
#define ASSAY_PAPER_BOTTOM 782.0            /* the lowest that a page's content comes to */
#define ASSAY_PAPER_GAP 9.0
#define ASSAY_PAPER_LINE 24.0
#define ASSAY_PAPER_BODY 10.5
#define ASSAY_PAPER_SMALL 8.5
#define ASSAY_PAPER_FIRST_LINES 60.0        /* what higher text needs to begin on a page */

/* The pages that a document is drawn on, and the place where the next thing goes. */
typedef struct
{
  AssayDocument *document;
  cairo_t *cr;
  PangoLayout *layout;
  const AssayPalette *palette;
  gboolean tags;
  guint n_pages;
  guint page;
  double y;
} AssayPaper;

void _assay_paper_begin_tag (AssayPaper *self,
                             const char *tag);
void _assay_paper_end_tag (AssayPaper *self,
                           const char *tag);
void _assay_paper_set_text (AssayPaper *self,
                            const char *text,
                            double      points,
                            gboolean    bold,
                            double      width);
double _assay_paper_get_height (AssayPaper *self);
double _assay_paper_get_width (AssayPaper *self);
double _assay_paper_measure (AssayPaper *self,
                             const char *text,
                             double      points,
                             gboolean    bold,
                             double      width);
void _assay_paper_show (AssayPaper        *self,
                        double             x,
                        double             y,
                        const AssayColour *colour);
void _assay_paper_draw_line (AssayPaper        *self,
                             double             x1,
                             double             x2,
                             double             y,
                             const AssayColour *colour);
void _assay_paper_end_page (AssayPaper *self);
void _assay_paper_next_page (AssayPaper *self);
gboolean _assay_paper_make_room (AssayPaper *self,
                                 double      height);
void _assay_paper_draw_text (AssayPaper        *self,
                             const char        *tag,
                             const char        *text,
                             double             points,
                             gboolean           bold,
                             const AssayColour *colour);
const char *_assay_paper_cut_text (AssayPaper *self,
                                   const char *text,
                                   double      height);
double _assay_paper_get_whole (double height);
double _assay_paper_measure_headings (AssayPaper              *self,
                                      const AssayDocumentItem *item);
void _assay_paper_draw_table (AssayPaper              *self,
                              const AssayDocumentItem *item);

G_END_DECLS
