/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-criterion-row.h"

#include <glib/gi18n-lib.h>

#include "app/assessment/assay-answer-words.h"
#include "app/assessment/assay-criterion-body.h"
#include "app/widgets/assay-shape-icon.h"

struct _AssayCriterionRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkLabel *sources_label;
  GtkWidget *critical_box;
  AssayShapeIcon *critical_icon;
  GtkWidget *answer_box;
  AssayShapeIcon *answer_icon;
  GtkLabel *answer_label;
  GtkImage *arrow;
  GtkBox *body_box;
  GtkWidget *body;              /* nullable: made when it is first opened */

  AssayVisitCriterion *criterion;
  char *last_visit;
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (AssayCriterionRow, assay_criterion_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_answer (AssayCriterionRow *self)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  const AssayAnswer *answer = assay_visit_criterion_get_answer (self->criterion);
  const AssayScaleStep *step = assay_visit_criterion_find_step (self->criterion, answer->answer);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->answer_icon), step != NULL);
  words = step != NULL ? assay_visit_criterion_dup_words (self->criterion) : g_strdup (_("to answer"));
  gtk_label_set_label (self->answer_label, words);
  if (step != NULL)
    assay_shape_icon_set (self->answer_icon, assay_answer_get_shape (leaf->scale, step), ASSAY_INK_MARK);
  if (step != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->answer_label), "strong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->answer_label), "strong");
}

static void
update_name (AssayCriterionRow *self)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  g_autofree char *description = assay_visit_criterion_dup_description (self->criterion);
  g_autofree char *name =
    g_strdup_printf (_("%s %s: %s"), assay_visit_criterion_get_number (self->criterion), leaf->title,
                     gtk_label_get_label (self->answer_label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
changed_cb (AssayCriterionRow *self)
{
  g_autofree char *sources = assay_visit_criterion_dup_sources (self->criterion);
  gboolean is_carried = assay_visit_criterion_get_answer (self->criterion)->carried;

  /* An answer that nobody looked at yet at this visit says so before anything else. */
  gtk_label_set_label (self->sources_label, is_carried ? _("carried over") : sources);
  show_answer (self);
  update_name (self);
}

static void
assay_criterion_row_dispose (GObject *object)
{
  AssayCriterionRow *self = ASSAY_CRITERION_ROW (object);

  g_clear_object (&self->criterion);
  g_clear_pointer (&self->last_visit, g_free);
  G_OBJECT_CLASS (assay_criterion_row_parent_class)->dispose (object);
}

static void
assay_criterion_row_class_init (AssayCriterionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_criterion_row_dispose;
  g_type_ensure (ASSAY_TYPE_SHAPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-criterion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, sources_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, critical_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, critical_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, answer_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, answer_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, answer_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionRow, body_box);
}

static void
assay_criterion_row_init (AssayCriterionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_shape_icon_set (self->critical_icon, ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION);
}

/**
 * assay_criterion_row_new:
 * @criterion: what is asked
 * @last_visit: (nullable): the day of the visit before, as it is to be shown
 *
 * Returns: (transfer floating): its row, folded
 */
GtkWidget *
assay_criterion_row_new (AssayVisitCriterion *criterion,
                         const char          *last_visit)
{
  AssayCriterionRow *self = g_object_new (ASSAY_TYPE_CRITERION_ROW, NULL);
  const AssayNode *leaf = assay_visit_criterion_get_leaf (criterion);

  self->criterion = g_object_ref (criterion);
  self->last_visit = g_strdup (last_visit);
  gtk_label_set_label (self->number_label, assay_visit_criterion_get_number (criterion));
  gtk_label_set_label (self->title_label, leaf->title);
  g_signal_connect_object (criterion, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * assay_criterion_row_get_criterion:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
AssayVisitCriterion *
assay_criterion_row_get_criterion (AssayCriterionRow *self)
{
  return self->criterion;
}

/**
 * assay_criterion_row_set_open:
 * @self: a row
 * @is_open: whether all of it is shown
 *
 * Opens or folds the row.
 */
void
assay_criterion_row_set_open (AssayCriterionRow *self,
                              gboolean           is_open)
{
  if (self->is_open == is_open)
    return;
  self->is_open = is_open;
  if (is_open && self->body == NULL)
    {
      self->body = assay_criterion_body_new (self->criterion, self->last_visit);
      gtk_box_append (self->body_box, self->body);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->body_box), is_open);
  gtk_widget_set_visible (self->answer_box, !is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->sources_label), !is_open);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), !is_open);
  gtk_widget_set_visible (self->critical_box, is_open && assay_visit_criterion_get_leaf (self->criterion)->critical);
  if (is_open)
    gtk_widget_add_css_class (GTK_WIDGET (self), "open");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "open");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

/**
 * assay_criterion_row_set_editable:
 * @self: a row
 * @is_editable: whether its note can be written
 *
 * What else can be changed is changed by actions of the page. Once it is open.
 */
void
assay_criterion_row_set_editable (AssayCriterionRow *self,
                                  gboolean           is_editable)
{
  if (self->body != NULL)
    assay_criterion_body_set_editable (ASSAY_CRITERION_BODY (self->body), is_editable);
}

/**
 * assay_criterion_row_focus_part:
 * @self: a row that is open
 * @part: `evidence`, `perspectives` or `note`
 *
 * Takes the keyboard to a part of the answer.
 */
void
assay_criterion_row_focus_part (AssayCriterionRow *self,
                                const char        *part)
{
  if (self->body != NULL)
    assay_criterion_body_focus_part (ASSAY_CRITERION_BODY (self->body), part);
}
