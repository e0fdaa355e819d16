/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-band-counts.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-shape-icon.h"
#include "core/base/assay-number.h"
#include "core/scoring/assay-scoring.h"

/**
 * AssayBandCounts:
 *
 * How many providers hold each band now, and would then; those without a rating in a row of their own.
 */
struct _AssayBandCounts
{
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (AssayBandCounts, assay_band_counts, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text,
            const char *style,
            float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
attach_count (AssayBandCounts *self,
              guint            count,
              const char      *style,
              int              column,
              int              row)
{
  g_autofree char *text = assay_format_count (count);
  GtkWidget *label = make_label (text, "numeric", 1);

  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
attach_change (AssayBandCounts *self,
               guint            now,
               guint            then,
               int              row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *number = assay_format_count (then > now ? then - now : now - then);
  g_autofree char *text = NULL;

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (then > now)
    text = g_strdup_printf (_("%s more"), number);
  else if (then < now)
    text = g_strdup_printf (_("%s fewer"), number);
  else
    text = g_strdup (_("same"));

  if (then != now)
    gtk_box_append (GTK_BOX (box), assay_shape_icon_new (
      then > now ? ASSAY_SHAPE_TRIANGLE : ASSAY_SHAPE_TRIANGLE_DOWN, ASSAY_INK_SECONDARY, 10));
  gtk_box_append (GTK_BOX (box), make_label (text, then == now ? "secondary" : "small", 1));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "small");
  gtk_grid_attach (GTK_GRID (self->grid), box, 3, row, 1, 1);
}

static void
count_band (GPtrArray       *moves,
            const AssayBand *band,
            guint           *now,
            guint           *then)
{
  *now = 0;
  *then = 0;
  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (moves, i);
      const AssayBand *band_now = move->now->band;
      const AssayBand *band_then = move->then->band;

      *now += band ? band_now && g_str_equal (band_now->id, band->id) : !band_now;
      *then += band ? band_then && g_str_equal (band_then->id, band->id) : !band_then;
    }
}

static void
attach_band (AssayBandCounts *self,
             AssayFramework  *framework,
             const AssayBand *band,
             GPtrArray       *moves,
             int              row)
{
  GtkWidget *badge = assay_badge_new ();
  guint now, then;

  count_band (moves, band, &now, &then);
  assay_badge_set_band (ASSAY_BADGE (badge), framework, band ? band->id : NULL);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), badge, 0, row, 1, 1);
  attach_count (self, now, NULL, 1, row);
  attach_count (self, then, "strong", 2, row);
  attach_change (self, now, then, row);
}

static void
make_grid (AssayBandCounts *self)
{
  const char *titles[] = { _("Band"), _("Now"), _("Then"), _("Change") };

  if (self->grid)
    gtk_widget_unparent (self->grid);
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 14);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = make_label (titles[i], "th", i == 0 ? 0 : 1);

      gtk_widget_set_hexpand (label, i == 3);
      gtk_grid_attach (GTK_GRID (self->grid), label, (int) i, 0, 1, 1);
    }
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

static void
assay_band_counts_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_BAND_COUNTS (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (assay_band_counts_parent_class)->dispose (object);
}

static void
assay_band_counts_class_init (AssayBandCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_band_counts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
assay_band_counts_init (AssayBandCounts *self)
{
}

/**
 * assay_band_counts_new:
 *
 * Makes an empty table.
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *
assay_band_counts_new (void)
{
  return g_object_new (ASSAY_TYPE_BAND_COUNTS, NULL);
}

/**
 * assay_band_counts_show:
 * @self: the table
 * @framework: the version in force
 * @moves: (element-type AssayMove): what a change would do
 *
 * Counts the bands now and then.
 */
void
assay_band_counts_show (AssayBandCounts *self,
                        AssayFramework  *framework,
                        GPtrArray       *moves)
{
  guint n_bands = assay_framework_get_n_bands (framework);

  g_return_if_fail (ASSAY_IS_BAND_COUNTS (self));

  make_grid (self);
  for (guint i = 0; i < n_bands; i++)
    attach_band (self, framework, assay_framework_get_band (framework, i), moves, (int) i + 1);
  attach_band (self, framework, NULL, moves, (int) n_bands + 1);
}
