/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayListColumn:
 * @title: marked for translation
 * @width: in pixels at the usual size of text; 0 takes what is left
 * @to_the_right: figures: the head stands to the right too
 * @create: makes a cell's widget, once for many rows
 * @show: tells it a row's values
 * @compare: (nullable): how the column sorts
 * @name: (nullable): what a row is called, for those who listen; of the first column
 *
 * One column of a list whose rows are objects.
 */
typedef struct
{
  const char *title;
  int width;
  gboolean to_the_right;
  GtkWidget *(*create) (void);
  void (*show) (GtkWidget *child,
                gpointer   item);
  GCompareDataFunc compare;
  char *(*name) (gpointer item);
} AssayListColumn;

void       assay_list_columns_add           (GtkColumnView         *view,
                                             const AssayListColumn *columns,
                                             guint                  n_columns);
void       assay_list_columns_align         (GtkColumnView         *view);
void       assay_list_columns_show          (GtkColumnView         *view,
                                             const guint           *which,
                                             guint                  n,
                                             gboolean               are_shown);
void       assay_list_columns_set_narrow    (GtkColumnView         *view,
                                             const guint           *dispensable,
                                             guint                  n_dispensable,
                                             gboolean               is_narrow);
GtkWidget *assay_list_columns_create_label  (void);
GtkWidget *assay_list_columns_create_figure (void);
GtkWidget *assay_list_columns_create_lines  (void);
void       assay_list_columns_show_lines    (GtkWidget             *child,
                                             const char            *first,
                                             const char            *second);
void       assay_list_columns_show_styled   (GtkWidget             *label,
                                             const char            *text,
                                             const char            *style);

G_END_DECLS
