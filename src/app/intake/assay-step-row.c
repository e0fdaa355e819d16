/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-step-row.h"

#include <glib/gi18n-lib.h>

/**
 * AssayStepRow:
 *
 * The steps of a wizard in one row: those behind with a tick, the present one filled and bold, those
 * ahead as a number in a ring. It shows and does not act; assistive technology reads it as one label.
 */
struct _AssayStepRow
{
  GtkWidget parent_instance;

  char **titles;
  guint current;
};

G_DEFINE_FINAL_TYPE (AssayStepRow, assay_step_row, GTK_TYPE_WIDGET)

static GtkWidget *
make_mark (guint step,
           guint current)
{
  GtkWidget *mark;

  if (step < current)
    {
      mark = gtk_image_new_from_icon_name ("object-select-symbolic");
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%u", step + 1);

      mark = gtk_label_new (number);
    }

  gtk_widget_add_css_class (mark, "step-mark");
  gtk_widget_add_css_class (mark, step > current ? "ahead" : "reached");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);

  return mark;
}

static void
add_step (AssayStepRow *self,
          guint         step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (self->titles[step]);

  if (step > 0)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_size_request (line, 44, 1);
      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (line, "step-line");
      gtk_widget_set_parent (line, GTK_WIDGET (self));
    }

  gtk_box_append (GTK_BOX (box), make_mark (step, self->current));
  gtk_box_append (GTK_BOX (box), title);
  gtk_widget_add_css_class (title, step == self->current ? "heading" : "secondary");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
remove_children (AssayStepRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
rebuild (AssayStepRow *self)
{
  g_autofree char *label = NULL;
  guint n_steps;

  remove_children (self);
  if (!self->titles)
    return;

  n_steps = g_strv_length (self->titles);
  for (guint i = 0; i < n_steps; i++)
    add_step (self, i);

  if (self->current < n_steps)
    label = g_strdup_printf (_("Step %u of %u: %s"), self->current + 1, n_steps,
                             self->titles[self->current]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label ? label : "", -1);
}

static void
assay_step_row_dispose (GObject *object)
{
  remove_children (ASSAY_STEP_ROW (object));

  G_OBJECT_CLASS (assay_step_row_parent_class)->dispose (object);
}

static void
assay_step_row_finalize (GObject *object)
{
  g_strfreev (ASSAY_STEP_ROW (object)->titles);

  G_OBJECT_CLASS (assay_step_row_parent_class)->finalize (object);
}

static void
assay_step_row_class_init (AssayStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_step_row_dispose;
  object_class->finalize = assay_step_row_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "steprow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
assay_step_row_init (AssayStepRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              12);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * assay_step_row_new:
 *
 * Makes a row without steps.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_step_row_new (void)
{
  return g_object_new (ASSAY_TYPE_STEP_ROW, NULL);
}

/**
 * assay_step_row_set_steps:
 * @self: the row
 * @titles: (array zero-terminated=1): the steps' names, already translated
 *
 * Sets what steps there are.
 */
void
assay_step_row_set_steps (AssayStepRow      *self,
                          const char *const *titles)
{
  g_return_if_fail (ASSAY_IS_STEP_ROW (self));

  g_strfreev (self->titles);
  self->titles = g_strdupv ((char **) titles);
  rebuild (self);
}

/**
 * assay_step_row_set_current:
 * @self: the row
 * @current: the present step, from 0; the number of steps when all are behind
 *
 * Marks the step that a person is at.
 */
void
assay_step_row_set_current (AssayStepRow *self,
                            guint         current)
{
  g_return_if_fail (ASSAY_IS_STEP_ROW (self));

  if (self->current == current)
    return;

  self->current = current;
  rebuild (self);
}
