/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-measures-grid.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/rating/assay-measure-words.h"
#include "app/widgets/assay-points-mark.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"

/* The measures of a rating, twice: as a grid, each domain beside exactly its measures, and as a list of
 * domains that open, for narrow windows and large text. */

enum
{
  COLUMN_DOMAIN,
  COLUMN_MEASURE,
  COLUMN_VALUE,
  COLUMN_BASE,
  COLUMN_AXIS,
  COLUMN_POINTS,
  COLUMN_WEIGHT,
  COLUMN_ADDS,
  COLUMN_SOURCE,
};

/* Longer names take a second line rather than lose their end. */
#define MEASURE_CHARS 22

static const struct
{
  const char *title;
  float xalign;
} heads[] = {
  [COLUMN_DOMAIN] = { N_("Domain"), 0 },
  [COLUMN_MEASURE] = { N_("Measure"), 0 },
  [COLUMN_VALUE] = { N_("Value"), 1 },
  [COLUMN_BASE] = { N_("Base"), 1 },
  [COLUMN_AXIS] = { NULL, 0 },
  [COLUMN_POINTS] = { N_("Points"), 1 },
  [COLUMN_WEIGHT] = { N_("Weight"), 1 },
  [COLUMN_ADDS] = { N_("Adds"), 1 },
  [COLUMN_SOURCE] = { N_("Source"), 0 },
};

static GtkWidget *
create_label (const char *text,
              float       xalign,
              const char *first_class,
              const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  return label;
}

static void
attach (GtkGrid   *grid,
        GtkWidget *widget,
        int        column,
        int        row,
        gboolean   last)
{
  gtk_widget_add_css_class (widget, last ? "group-end" : "line-end");
  gtk_grid_attach (grid, widget, column, row, 1, 1);
}

static GtkWidget *
create_axis_head (void)
{
  GtkWidget *box = gtk_center_box_new ();

  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), create_label ("0", 0, "th", "numeric"));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box), create_label ("50", 0.5, "th", "numeric"));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), create_label ("100", 1, "th", "numeric"));
  return box;
}

static void
attach_heads (GtkGrid *grid)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = heads[i].title != NULL
        ? create_label (_(heads[i].title), heads[i].xalign, "th", NULL) : create_axis_head ();

      attach (grid, head, i, 0, FALSE);
    }
}

static void
attach_figure (GtkGrid    *grid,
               char       *text,
               int         column,
               int         row,
               gboolean    last,
               const char *style)
{
  GtkWidget *label = create_label (text, 1, "small", "numeric");

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  attach (grid, label, column, row, last);
  g_free (text);
}

static GtkWidget *
create_mark (const AssayRatingDetail *detail,
             const AssayExplanation  *leaf)
{
  GtkWidget *overlay = gtk_overlay_new ();
  double low;
  double high;

  assay_measure_words_interval (detail, leaf, &low, &high);
  gtk_overlay_set_child (GTK_OVERLAY (overlay),
                         assay_points_mark_new (leaf->points * 100, low, high, leaf->tentative));
  if (isnan (leaf->points))
    {
      GtkWidget *reason = create_label (leaf->reason, 0.5, "small", "secondary");

      gtk_label_set_ellipsize (GTK_LABEL (reason), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (reason, leaf->reason);
      gtk_widget_set_halign (reason, GTK_ALIGN_CENTER);
      gtk_widget_set_valign (reason, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (reason, "on-card");
      gtk_overlay_add_overlay (GTK_OVERLAY (overlay), reason);
    }
  return overlay;
}

static void
attach_leaf (GtkGrid                 *grid,
             const AssayRatingDetail *detail,
             const AssayExplanation  *leaf,
             int                      row,
             gboolean                 last)
{
  const char *quiet = isnan (leaf->points) ? "secondary" : NULL;
  GtkWidget *title = create_label (leaf->label, 0, "small", quiet);
  g_autofree char *source_text = assay_measure_words_source (leaf);
  GtkWidget *source = create_label (leaf->source, 0, "small", "secondary");

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (title), MEASURE_CHARS);
  gtk_widget_set_tooltip_text (title, *leaf->note != '\0' ? leaf->note : NULL);
  gtk_label_set_wrap (GTK_LABEL (source), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (source), 18);
  gtk_widget_set_tooltip_text (source, source_text);
  attach (grid, title, COLUMN_MEASURE, row, last);
  attach_figure (grid, assay_measure_words_value (leaf), COLUMN_VALUE, row, last, NULL);
  attach_figure (grid, assay_measure_words_base (leaf), COLUMN_BASE, row, last, quiet);
  attach (grid, create_mark (detail, leaf), COLUMN_AXIS, row, last);
  attach_figure (grid, assay_measure_words_points (leaf), COLUMN_POINTS, row, last, "strong");
  attach_figure (grid, assay_measure_words_weight (leaf), COLUMN_WEIGHT, row, last, "secondary");
  attach_figure (grid, assay_measure_words_adds (leaf), COLUMN_ADDS, row, last, NULL);
  attach (grid, source, COLUMN_SOURCE, row, last);
}

static GtkWidget *
create_group_head (const AssayRatingDetail *detail,
                   const AssayExplanation  *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = create_label (group->label, 0, "small", "strong");
  g_autofree char *score = assay_words_score (detail->framework, group->score);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, group->label);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_label (score, 1, "small", "strong"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "numeric");
  return box;
}

static GtkWidget *
create_group_bar (const AssayExplanation *group)
{
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 isnan (group->score) ? 0 : group->score / 100);
  gtk_widget_add_css_class (bar, "domain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->label, -1);
  return bar;
}

static GtkWidget *
create_group_cell (const AssayRatingDetail *detail,
                   const AssayExplanation  *group,
                   guint                    n_rows)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, n_rows > 2 ? 4 : 1);
  g_autofree char *caption =
    assay_measure_words_group (group, detail->result->explanation->weight);

  gtk_box_append (GTK_BOX (box), create_group_head (detail, group));
  gtk_box_append (GTK_BOX (box), create_group_bar (group));
  gtk_box_append (GTK_BOX (box), create_label (caption, 0, "tiny", "secondary"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* Leaves that stand in @group itself come with it; groups in it follow with theirs. */
static int
attach_group (GtkGrid                 *grid,
              const AssayRatingDetail *detail,
              const AssayExplanation  *group,
              int                      row)
{
  const int first = row;
  guint n_leaves = 0;

  for (guint i = 0; i < group->children->len; i++)
    if (((const AssayExplanation *) g_ptr_array_index (group->children, i))->is_leaf)
      n_leaves++;
  for (guint i = 0; i < group->children->len; i++)
    {
      const AssayExplanation *leaf = g_ptr_array_index (group->children, i);

      if (leaf->is_leaf)
        {
          attach_leaf (grid, detail, leaf, row, row - first + 1 == (int) n_leaves);
          row++;
        }
    }
  if (n_leaves > 0)
    {
      GtkWidget *cell = adw_bin_new ();

      adw_bin_set_child (ADW_BIN (cell), create_group_cell (detail, group, n_leaves));
      gtk_widget_add_css_class (cell, "group-end");
      gtk_widget_add_css_class (cell, "domain-cell");
      /* The room that is left is for the words of the measures. */
      gtk_widget_set_hexpand (cell, FALSE);
      gtk_grid_attach (grid, cell, COLUMN_DOMAIN, first, 1, (int) n_leaves);
    }
  for (guint i = 0; i < group->children->len; i++)
    {
      const AssayExplanation *child = g_ptr_array_index (group->children, i);

      if (!child->is_leaf)
        row = attach_group (grid, detail, child, row);
    }
  return row;
}

static void
attach_total (GtkGrid                 *grid,
              const AssayRatingDetail *detail,
              int                      row)
{
  g_autofree char *text = assay_measure_words_total (detail);
  g_autofree char *score = assay_words_score (detail->framework, detail->result->score);
  const AssayExplanation *root = detail->result->explanation;
  GtkWidget *sentence = create_label (text, 0, "small", "secondary");

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_grid_attach (grid, create_label (_("Score"), 0, "small", "strong"), COLUMN_DOMAIN, row, 1, 1);
  gtk_widget_add_css_class (gtk_widget_get_last_child (GTK_WIDGET (grid)), "domain-cell");
  gtk_grid_attach (grid, sentence, COLUMN_MEASURE, row, COLUMN_WEIGHT - COLUMN_MEASURE, 1);
  if (detail->result->rated)
    {
      g_autofree char *weight =
        assay_format_number (root->weight, root->weight > floor (root->weight) ? 2 : 0);

      gtk_grid_attach (grid, create_label (weight, 1, "small", "secondary"), COLUMN_WEIGHT, row, 1,
                       1);
    }
  gtk_grid_attach (grid, create_label (score, 1, "small", "strong"), COLUMN_ADDS, row, 1, 1);
}

/**
 * assay_measures_grid_new:
 * @detail: a rating; borrowed for the call
 *
 * Returns: (transfer floating): its measures as a table
 */
GtkWidget *
assay_measures_grid_new (const AssayRatingDetail *detail)
{
  GtkWidget *grid = gtk_grid_new ();
  int row;

  gtk_widget_add_css_class (grid, "measures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Measures"), -1);
  attach_heads (GTK_GRID (grid));
  row = attach_group (GTK_GRID (grid), detail, detail->result->explanation, 1);
  attach_total (GTK_GRID (grid), detail, row);
  gtk_widget_set_hexpand (gtk_grid_get_child_at (GTK_GRID (grid), COLUMN_MEASURE, 0), TRUE);
  return grid;
}

/* The list for narrow windows */

static char *
describe_leaf (const AssayExplanation *leaf)
{
  g_autofree char *value = assay_measure_words_value (leaf);
  g_autofree char *base = NULL;

  if (isnan (leaf->points))
    return g_markup_printf_escaped ("%s, %s", value, leaf->reason);
  if (leaf->n < 0)
    return g_markup_escape_text (value, -1);
  base = assay_measure_words_base (leaf);
  return g_markup_printf_escaped (_("%s, base %s"), value, base);
}

static void
add_leaf_row (AdwExpanderRow         *parent,
              const AssayExplanation *leaf)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *points = assay_measure_words_points (leaf);
  g_autofree char *title = g_markup_escape_text (leaf->label, -1);
  g_autofree char *subtitle = describe_leaf (leaf);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_label (points, 1, "numeric", "strong"));
  adw_expander_row_add_row (parent, row);
}

static void
add_group_row (GtkListBox              *list,
               const AssayRatingDetail *detail,
               const AssayExplanation  *group)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_markup_escape_text (group->label, -1);
  g_autofree char *score = assay_words_score (detail->framework, group->score);
  g_autofree char *caption =
    assay_measure_words_group (group, detail->result->explanation->weight);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->label, -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               create_label (score, 1, "numeric", "title-3"));
  for (guint i = 0; i < group->children->len; i++)
    {
      const AssayExplanation *child = g_ptr_array_index (group->children, i);

      if (child->is_leaf)
        add_leaf_row (ADW_EXPANDER_ROW (row), child);
    }
  gtk_list_box_append (list, row);
  for (guint i = 0; i < group->children->len; i++)
    if (!((const AssayExplanation *) g_ptr_array_index (group->children, i))->is_leaf)
      add_group_row (list, detail, g_ptr_array_index (group->children, i));
}

/**
 * assay_measures_list_new:
 * @detail: a rating; borrowed for the call
 *
 * Returns: (transfer floating): its measures as a list of domains that open
 */
GtkWidget *
assay_measures_list_new (const AssayRatingDetail *detail)
{
  GtkWidget *list = gtk_list_box_new ();
  const AssayExplanation *root = detail->result->explanation;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < root->children->len; i++)
    add_group_row (GTK_LIST_BOX (list), detail, g_ptr_array_index (root->children, i));
  return list;
}
