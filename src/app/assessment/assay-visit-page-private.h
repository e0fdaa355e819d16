/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assessment/assay-criterion-row.h"
#include "app/assessment/assay-visit-page.h"
#include "app/assessment/assay-visit-sheet.h"

G_BEGIN_DECLS

struct _AssayVisitPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkWidget *areas_pane;
  GtkListBox *areas;
  GtkLabel *progress_label;
  GtkLabel *share_label;
  GtkProgressBar *progress_bar;
  GtkLabel *saved_label;
  GtkLabel *area_title;
  GtkLabel *area_caption;
  GtkWidget *closed_notice;     /* takes the keyboard where no answer can be given */
  GtkLabel *closed_label;
  GtkMenuButton *areas_button;
  GtkLabel *areas_label;
  GtkScrolledWindow *scroller;
  GtkListBox *criteria;

  gint64 id;
  AssayVisitSheet *sheet;       /* nullable: until it was read */
  guint area;
  guint scroll_source;
  guint narrow_source;
  gboolean is_arriving;         /* the keyboard is to be given its place once the visit is read */
  gboolean is_behind;           /* something new was kept back from a note that was written */
};

AssayCriterionRow   *_assay_visit_page_get_row       (AssayVisitPage      *self);
AssayVisitCriterion *_assay_visit_page_get_criterion (AssayVisitPage      *self);
void                 _assay_visit_page_show_area     (AssayVisitPage      *self,
                                                      guint                area);
void                 _assay_visit_page_show_criterion (AssayVisitPage     *self,
                                                      AssayVisitCriterion *criterion);
void                 _assay_visit_page_update_progress (AssayVisitPage    *self);
gboolean             _assay_visit_page_is_open       (AssayVisitPage      *self);
gboolean             _assay_visit_page_is_writing    (AssayVisitPage      *self);
void                 _assay_visit_page_catch_up      (AssayVisitPage      *self);
void                 _assay_visit_page_install       (GtkWidgetClass      *widget_class);
void                 _assay_visit_page_add_keys      (AssayVisitPage      *self);
void                 _assay_visit_page_watch_sheet   (AssayVisitPage      *self);
void                 _assay_visit_page_start         (GtkWidget           *widget,
                                                      const char          *name,
                                                      GVariant            *parameter);

G_END_DECLS
