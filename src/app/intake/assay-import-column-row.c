/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-column-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/widgets/assay-shape-icon.h"
#include "core/framework/assay-answer-scale.h"

/**
 * AssayImportColumnRow:
 *
 * One column of the file: its heading and a sample, what it is read as, how sure that is, what it holds.
 */
struct _AssayImportColumnRow
{
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkLabel *sample;
  GtkDropDown *read_as;
  AssayShapeIcon *mark;
  GtkLabel *sureness;
  GtkButton *confirm;
  GtkLabel *holds;
  GtkDropDown *scale;

  AssayImportController *controller;
  AssayImportColumn *column;
  gulong notify_id;
  gulong selected_id;
  GPtrArray *scales; /* (nullable): of its numbers, in the order of the choice */
  gulong scale_id;
};

G_DEFINE_FINAL_TYPE (AssayImportColumnRow, assay_import_column_row, GTK_TYPE_BOX)

#define HEADING_WIDTH 240
#define READ_AS_WIDTH 290
#define SURENESS_WIDTH 128
#define HOLDS_WIDTH 264

static const char *
describe_sureness (AssayImportColumn *column)
{
  if (assay_import_column_get_role (column) == ASSAY_COLUMN_LEAVE_OUT)
    return _("Left out");

  switch (assay_import_column_get_sureness (column))
    {
    case ASSAY_SURENESS_SAME:
      return _("Same words");
    case ASSAY_SURENESS_SURE:
      return _("Alike");
    case ASSAY_SURENESS_REMEMBERED:
      return _("As last time");
    case ASSAY_SURENESS_CHOSEN:
      return _("Your choice");
    case ASSAY_SURENESS_ASK:
      return _("Not sure");
    case ASSAY_SURENESS_NONE:
    default:
      return _("Own heading");
    }
}

static void
refresh_mark (AssayImportColumnRow *self)
{
  AssaySureness sureness = assay_import_column_get_sureness (self->column);

  if (assay_import_column_get_role (self->column) == ASSAY_COLUMN_LEAVE_OUT)
    assay_shape_icon_set (self->mark, ASSAY_SHAPE_DASH, ASSAY_INK_SECONDARY);
  else if (sureness == ASSAY_SURENESS_ASK)
    assay_shape_icon_set (self->mark, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION);
  else if (sureness == ASSAY_SURENESS_SURE)
    assay_shape_icon_set (self->mark, ASSAY_SHAPE_HALF, ASSAY_INK_MARK);
  else
    assay_shape_icon_set (self->mark, ASSAY_SHAPE_CIRCLE, ASSAY_INK_BETTER);
}

static guint
find_target (AssayImportColumnRow *self)
{
  GPtrArray *targets = assay_import_controller_get_targets (self->controller);
  AssayColumnRole role = assay_import_column_get_role (self->column);
  const char *id = assay_import_column_get_target (self->column);

  for (guint i = 0; i < targets->len; i++)
    {
      const AssayImportTarget *target = g_ptr_array_index (targets, i);

      if (target->role == role && g_strcmp0 (target->target, id ? id : "") == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The button that confirmed a suggestion takes that back, so that the keyboard stays where it is. */
static void
refresh_button (AssayImportColumnRow *self,
                gboolean              is_confirmed)
{
  const char *heading = assay_import_column_get_heading (self->column);
  g_autofree char *name = is_confirmed ? g_strdup_printf (_("Ask again about “%s”"), heading)
                                       : g_strdup_printf (_("Confirm “%s”"), heading);

  gtk_button_set_label (self->confirm, is_confirmed ? _("Ask Again") : _("Confirm"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->confirm),
                               is_confirmed ? _("You confirmed this. Press to be asked again.") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
has_same_scales (GPtrArray *a,
                 GPtrArray *b)
{
  return a != NULL && a->len == b->len && (a->len == 0 || memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0);
}

static void
set_scales (AssayImportColumnRow *self,
            GPtrArray            *scales)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < scales->len; i++)
    gtk_string_list_append (titles, _(((const AssayAnswerScale *) g_ptr_array_index (scales, i))->title));
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  self->scales = g_ptr_array_ref (scales);
  gtk_drop_down_set_model (self->scale, G_LIST_MODEL (titles));
  gtk_widget_set_visible (GTK_WIDGET (self->scale), scales->len > 0);
}

/* Of numbers either end may be the best, which can be turned round whether it was asked about or not. */
static void
refresh_scale (AssayImportColumnRow *self)
{
  const char *current = assay_import_column_get_scale (self->column);
  g_autoptr (GPtrArray) scales
    = assay_import_controller_list_scales (self->controller, assay_import_column_get_index (self->column));
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < scales->len; i++)
    if (g_strcmp0 (((const AssayAnswerScale *) g_ptr_array_index (scales, i))->id, current) == 0)
      selected = i;
  g_signal_handler_block (self->scale, self->scale_id);
  if (!has_same_scales (self->scales, scales))
    set_scales (self, scales);
  gtk_drop_down_set_selected (self->scale, selected);
  g_signal_handler_unblock (self->scale, self->scale_id);
}

static void
refresh (AssayImportColumnRow *self)
{
  gboolean asks = assay_import_column_get_sureness (self->column) == ASSAY_SURENESS_ASK;
  gboolean is_confirmed = assay_import_column_is_confirmed (self->column);
  const char *sureness = describe_sureness (self->column);

  refresh_mark (self);
  gtk_label_set_label (self->sureness, sureness);
  gtk_widget_set_visible (GTK_WIDGET (self->sureness), !asks && !is_confirmed);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm), asks || is_confirmed);
  refresh_button (self, is_confirmed);
  refresh_scale (self);
  gtk_label_set_label (self->holds, assay_import_column_get_holds (self->column));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->holds),
                               assay_import_column_get_holds (self->column));

  g_signal_handler_block (self->read_as, self->selected_id);
  gtk_drop_down_set_selected (self->read_as, find_target (self));
  g_signal_handler_unblock (self->read_as, self->selected_id);
}

static void
selected_cb (AssayImportColumnRow *self)
{
  GPtrArray *targets = assay_import_controller_get_targets (self->controller);
  guint selected = gtk_drop_down_get_selected (self->read_as);
  const AssayImportTarget *target;

  if (!self->column || selected >= targets->len)
    return;

  target = g_ptr_array_index (targets, selected);
  assay_import_controller_choose (self->controller,
                                  assay_import_column_get_index (self->column),
                                  target->role, target->target);
}

static void
scale_selected_cb (AssayImportColumnRow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->scale);

  if (self->column == NULL || self->scales == NULL || selected >= self->scales->len)
    return;
  assay_import_controller_choose_scale (self->controller, assay_import_column_get_index (self->column),
                                        ((const AssayAnswerScale *) g_ptr_array_index (self->scales, selected))->id);
}

static void
confirm_cb (AssayImportColumnRow *self)
{
  const guint index = assay_import_column_get_index (self->column);

  if (assay_import_column_is_confirmed (self->column))
    assay_import_controller_ask_again (self->controller, index);
  else
    assay_import_controller_confirm (self->controller, index);
}

static GtkLabel *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static GtkWidget *
make_heading_cell (AssayImportColumnRow *self)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = make_label ("column-heading");
  self->sample = make_label ("tiny");
  gtk_widget_add_css_class (GTK_WIDGET (self->sample), "secondary");
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->heading));
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->sample));
  gtk_widget_set_size_request (cell, HEADING_WIDTH, -1);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);

  return cell;
}

static GtkWidget *
make_sureness_cell (AssayImportColumnRow *self)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);

  self->mark = ASSAY_SHAPE_ICON (assay_shape_icon_new (ASSAY_SHAPE_CIRCLE, ASSAY_INK_BETTER, 11));
  self->sureness = make_label ("small");
  self->confirm = GTK_BUTTON (gtk_button_new_with_label (_("Confirm")));
  gtk_widget_set_valign (GTK_WIDGET (self->confirm), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->confirm, "clicked", G_CALLBACK (confirm_cb), self);
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->sureness));
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->confirm));
  gtk_widget_set_size_request (cell, SURENESS_WIDTH, -1);

  return cell;
}

static GtkWidget *
make_holds_cell (AssayImportColumnRow *self)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->holds = make_label ("small");
  gtk_widget_add_css_class (GTK_WIDGET (self->holds), "secondary");
  gtk_label_set_max_width_chars (self->holds, 34);
  self->scale = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->scale_id = g_signal_connect_swapped (self->scale, "notify::selected", G_CALLBACK (scale_selected_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->scale), FALSE);
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->holds));
  gtk_box_append (GTK_BOX (cell), GTK_WIDGET (self->scale));
  gtk_widget_set_size_request (cell, HOLDS_WIDTH, -1);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);

  return cell;
}

static void
assay_import_column_row_dispose (GObject *object)
{
  AssayImportColumnRow *self = ASSAY_IMPORT_COLUMN_ROW (object);

  assay_import_column_row_unbind (self);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (assay_import_column_row_parent_class)->dispose (object);
}

static void
assay_import_column_row_class_init (AssayImportColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_import_column_row_dispose;
}

static void
assay_import_column_row_init (AssayImportColumnRow *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self), "column-row");
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (self), make_heading_cell (self));
  gtk_box_append (GTK_BOX (self), arrow);

  self->read_as = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_size_request (GTK_WIDGET (self->read_as), READ_AS_WIDTH, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->read_as), GTK_ALIGN_CENTER);
  self->selected_id = g_signal_connect_swapped (self->read_as, "notify::selected",
                                                G_CALLBACK (selected_cb), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->read_as));
  gtk_box_append (GTK_BOX (self), make_sureness_cell (self));

  gtk_box_append (GTK_BOX (self), make_holds_cell (self));
}

/**
 * assay_import_column_row_new:
 * @controller: the import
 * @titles: the titles of the controller's targets, in their order
 *
 * Makes a row, bound to no column.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_import_column_row_new (AssayImportController *controller,
                             GtkStringList         *titles)
{
  AssayImportColumnRow *self = g_object_new (ASSAY_TYPE_IMPORT_COLUMN_ROW, NULL);

  self->controller = g_object_ref (controller);
  g_signal_handler_block (self->read_as, self->selected_id);
  gtk_drop_down_set_expression (self->read_as, gtk_property_expression_new (
    GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_model (self->read_as, G_LIST_MODEL (titles));
  gtk_drop_down_set_enable_search (self->read_as, TRUE);
  g_signal_handler_unblock (self->read_as, self->selected_id);

  return GTK_WIDGET (self);
}

/**
 * assay_import_column_row_bind:
 * @self: the row
 * @column: what it shows from now on
 *
 * Shows a column and follows its changes.
 */
void
assay_import_column_row_bind (AssayImportColumnRow *self,
                              AssayImportColumn    *column)
{
  g_autofree char *label = NULL;
  const char *heading;

  g_return_if_fail (ASSAY_IS_IMPORT_COLUMN_ROW (self));

  assay_import_column_row_unbind (self);
  self->column = g_object_ref (column);
  self->notify_id = g_signal_connect_swapped (column, "notify", G_CALLBACK (refresh), self);

  heading = assay_import_column_get_heading (column);
  gtk_label_set_label (self->heading, *heading ? heading : _("(no heading)"));
  gtk_label_set_label (self->sample, assay_import_column_get_sample (column));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), heading);

  label = g_strdup_printf (_("Column “%s” is read as"), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->read_as),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_free (label);
  label = g_strdup_printf (_("Numbers in “%s” are"), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  refresh (self);
}

/**
 * assay_import_column_row_unbind:
 * @self: the row
 *
 * Lets go of the column it shows, if any.
 */
void
assay_import_column_row_unbind (AssayImportColumnRow *self)
{
  g_return_if_fail (ASSAY_IS_IMPORT_COLUMN_ROW (self));

  if (self->column)
    g_clear_signal_handler (&self->notify_id, self->column);
  g_clear_object (&self->column);
}

/**
 * assay_import_column_row_make_head:
 *
 * Makes the heads that stand over rows, with the rows' widths.
 *
 * Returns: (transfer floating): the heads
 */
GtkWidget *
assay_import_column_row_make_head (void)
{
  const char *titles[] = { _("Column in the file"), _("Read as"), _("How sure"),
                           _("What it holds") };
  const int widths[] = { HEADING_WIDTH + 12 + 16, READ_AS_WIDTH, SURENESS_WIDTH, HOLDS_WIDTH };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (head, "column-row");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkLabel *label = make_label ("th");

      gtk_label_set_label (label, titles[i]);
      gtk_widget_set_size_request (GTK_WIDGET (label), widths[i], -1);
      gtk_widget_set_hexpand (GTK_WIDGET (label), i == 0);
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (label));
    }

  return head;
}
