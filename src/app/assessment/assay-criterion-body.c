/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-criterion-body.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assessment/assay-answer-words.h"
#include "app/assessment/assay-criterion-files.h"
#include "app/widgets/assay-shape-icon.h"

struct _AssayCriterionBody
{
  GtkBox parent_instance;

  GtkLabel *guidance_label;
  GtkFlowBox *answers_box;
  GtkLabel *counted_label;
  GtkWidget *sources_label;
  GtkFlowBox *sources_box;
  GtkWidget *perspectives_label;
  GtkFlowBox *perspectives_box;
  GtkTextView *note_view;
  GtkWidget *last_label;
  GtkWidget *last_box;
  AssayShapeIcon *last_icon;
  GtkLabel *last_answer_label;
  GtkLabel *last_note_label;
  AssayShapeIcon *change_icon;
  GtkLabel *change_label;
  GtkWidget *open_label;
  GtkLabel *open_actions_label;
  AssayCriterionFiles *files;

  AssayVisitCriterion *criterion;
  char *last_visit;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AssayCriterionBody, assay_criterion_body, GTK_TYPE_BOX)

/* Toggles show what is stored; a click asks the page for a change and waits for what comes of it. */
static void
toggle_clicked_cb (GtkToggleButton *button,
                   gpointer         user_data)
{
  AssayCriterionBody *self = ASSAY_CRITERION_BODY (user_data);
  const char *action = g_object_get_data (G_OBJECT (button), "action");
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", id);
}

static GtkWidget *
create_toggle (AssayCriterionBody *self,
               const char         *action,
               const char         *id,
               const char         *title)
{
  GtkWidget *button = gtk_toggle_button_new ();

  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (toggle_clicked_cb), self, 0);
  return button;
}

static gboolean
has (char       **list,
     const char  *id)
{
  return list != NULL && g_strv_contains ((const char *const *) list, id);
}

static GtkWidget *
create_cap (const char *key)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "keycap-small");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  return cap;
}

static void
add_answer (AssayCriterionBody   *self,
            const AssayScale     *scale,
            guint                 number)
{
  const AssayScaleStep *step = &scale->steps[number - 1];
  GtkWidget *button = create_toggle (self, "visit.answer", step->key, step->title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *title = gtk_label_new (step->title);
  g_autofree char *key = g_strdup_printf ("%u", number);

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (title), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (GTK_BOX (box), assay_shape_icon_new (assay_answer_get_shape (scale, step), ASSAY_INK_MARK, 11));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_cap (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_flow_box_insert (self->answers_box, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static GtkWidget *
add_chip (AssayCriterionBody *self,
          GtkFlowBox         *flow,
          const char         *action,
          const char         *id,
          const char         *title)
{
  GtkWidget *button = create_toggle (self, action, id, title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (title));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_flow_box_insert (flow, button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

/* What the criterion asks for says so in words, for the eye and for the ear. */
static void
add_source (AssayCriterionBody        *self,
            const AssayEvidenceSource *source)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  GtkWidget *button = add_chip (self, self->sources_box, "visit.source", source->id, source->title);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  char key[] = { g_ascii_toupper (source->letter), '\0' };

  if (has (leaf->required_sources, source->id))
    {
      GtkWidget *mark = gtk_label_new (_("asked for"));
      /* TRANSLATORS: a source of evidence that the criterion asks for */
      g_autofree char *name = g_strdup_printf (_("%s, asked for"), source->title);

      gtk_widget_add_css_class (mark, "required");
      gtk_box_append (GTK_BOX (box), mark);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  if (*key == '\0')
    return;
  gtk_box_append (GTK_BOX (box), create_cap (key));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
}

static void
add_choices (AssayCriterionBody *self)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  const AssayVisitRules *rules =
    assay_framework_get_visit_rules (assay_visit_criterion_get_framework (self->criterion));

  for (guint i = 0; leaf->scale != NULL && i < leaf->scale->n_steps; i++)
    add_answer (self, leaf->scale, i + 1);
  for (guint i = 0; rules != NULL && i < rules->n_sources; i++)
    add_source (self, &rules->sources[i]);
  for (guint i = 0; rules != NULL && i < rules->n_perspectives; i++)
    add_chip (self, self->perspectives_box, "visit.perspective", rules->perspectives[i].id,
              rules->perspectives[i].title);
  gtk_widget_set_visible (self->sources_label, rules != NULL && rules->n_sources > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sources_box), rules != NULL && rules->n_sources > 0);
  gtk_widget_set_visible (self->perspectives_label, rules != NULL && rules->n_perspectives > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->perspectives_box), rules != NULL && rules->n_perspectives > 0);
}

static void
show_chosen (GtkFlowBox  *flow,
            char       **chosen)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (flow, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    has (chosen, g_object_get_data (G_OBJECT (button), "id")));
    }
}

static void
show_note (AssayCriterionBody *self,
           const char         *note)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_view);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  if (strcmp (shown, note) != 0)
    gtk_text_buffer_set_text (buffer, note, -1);
}

/* What the answer counts as, where that is not what was answered. */
static void
show_counted (AssayCriterionBody *self,
              const AssayAnswer  *answer)
{
  const AssayCounted counted = assay_visit_criterion_count (self->criterion);

  gtk_label_set_label (self->counted_label, counted.reason != NULL ? counted.reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counted_label), counted.reason != NULL && answer->answer[0] != '\0');
}

static void
show_change (AssayCriterionBody *self,
             int                 change)
{
  gtk_widget_set_visible (GTK_WIDGET (self->change_icon), change != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->change_label), change != 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->change_label), change > 0 ? "worse" : "better");
  gtk_widget_add_css_class (GTK_WIDGET (self->change_label), change > 0 ? "better" : "worse");
  gtk_label_set_label (self->change_label, change > 0 ? _("better") : _("worse"));
  assay_shape_icon_set (self->change_icon, change > 0 ? ASSAY_SHAPE_TRIANGLE : ASSAY_SHAPE_TRIANGLE_DOWN,
                        change > 0 ? ASSAY_INK_BETTER : ASSAY_INK_WORSE);
}

static void
show_previous (AssayCriterionBody *self)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  const AssayAnswer *previous = assay_visit_criterion_get_previous (self->criterion);
  const AssayScaleStep *before =
    previous == NULL ? NULL : assay_visit_criterion_find_step (self->criterion, previous->answer);
  g_autofree char *word = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->last_label, before != NULL);
  gtk_widget_set_visible (self->last_box, before != NULL);
  if (before == NULL)
    return;
  assay_shape_icon_set (self->last_icon, assay_answer_get_shape (leaf->scale, before), ASSAY_INK_MARK);
  word = assay_visit_criterion_dup_previous (self->criterion);
  gtk_label_set_label (self->last_answer_label, word);
  /* TRANSLATORS: the day of the last visit, and what was noted there */
  text = previous->note[0] != '\0' ? g_strdup_printf (_("on %s: %s"), self->last_visit, previous->note)
                                   : g_strdup_printf (_("on %s"), self->last_visit);
  gtk_label_set_label (self->last_note_label, text);
  show_change (self, assay_visit_criterion_compare (self->criterion));
}

static void
show_open_actions (AssayCriterionBody *self)
{
  const char *open_actions = assay_visit_criterion_get_open_actions (self->criterion);

  gtk_label_set_label (self->open_actions_label, open_actions);
  gtk_widget_set_visible (GTK_WIDGET (self->open_actions_label), *open_actions != '\0');
  gtk_widget_set_visible (self->open_label, *open_actions != '\0');
}

static void
changed_cb (AssayCriterionBody *self)
{
  const AssayAnswer *answer = assay_visit_criterion_get_answer (self->criterion);
  char *answers[] = { answer->answer, NULL };

  self->filling = TRUE;
  show_chosen (self->answers_box, answers);
  show_chosen (self->sources_box, answer->sources);
  show_chosen (self->perspectives_box, answer->perspectives);
  show_note (self, answer->note);
  self->filling = FALSE;
  show_counted (self, answer);
  show_previous (self);
  show_open_actions (self);
  assay_criterion_files_show (self->files, self->criterion);
}

static void
note_changed_cb (AssayCriterionBody *self,
                 GtkTextBuffer      *buffer)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *note = NULL;

  if (self->filling)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "visit.note", "s", note);
}

static void
assay_criterion_body_dispose (GObject *object)
{
  AssayCriterionBody *self = ASSAY_CRITERION_BODY (object);

  g_clear_object (&self->criterion);
  g_clear_pointer (&self->last_visit, g_free);
  G_OBJECT_CLASS (assay_criterion_body_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, guidance_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, answers_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, counted_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, sources_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, sources_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, perspectives_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, perspectives_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, note_view);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, last_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, last_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, last_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, last_answer_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, last_note_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, change_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, change_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, open_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, open_actions_label);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionBody, files);
}

static void
assay_criterion_body_class_init (AssayCriterionBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_criterion_body_dispose;
  g_type_ensure (ASSAY_TYPE_SHAPE_ICON);
  g_type_ensure (ASSAY_TYPE_CRITERION_FILES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-criterion-body.ui");
  bind_children (widget_class);
}

static void
assay_criterion_body_init (AssayCriterionBody *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note_view), "changed", G_CALLBACK (note_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
show_guidance (AssayCriterionBody *self)
{
  const AssayNode *leaf = assay_visit_criterion_get_leaf (self->criterion);
  g_autofree char *text = g_strjoin (leaf->guidance[0] != '\0' && leaf->method != NULL ? " " : "", leaf->guidance,
                                     leaf->method != NULL ? leaf->method : "", NULL);

  gtk_label_set_label (self->guidance_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->guidance_label), text[0] != '\0');
}

/**
 * assay_criterion_body_new:
 * @criterion: what is asked
 * @last_visit: (nullable): the day of the visit before, as it is to be shown
 *
 * Returns: (transfer floating): what belongs to its answer
 */
GtkWidget *
assay_criterion_body_new (AssayVisitCriterion *criterion,
                          const char          *last_visit)
{
  AssayCriterionBody *self = g_object_new (ASSAY_TYPE_CRITERION_BODY, NULL);

  self->criterion = g_object_ref (criterion);
  self->last_visit = g_strdup (last_visit != NULL ? last_visit : "");
  show_guidance (self);
  add_choices (self);
  g_signal_connect_object (criterion, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * assay_criterion_body_set_editable:
 * @self: a body
 * @is_editable: whether it can be answered; else it can be read
 */
void
assay_criterion_body_set_editable (AssayCriterionBody *self,
                                   gboolean            is_editable)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->answers_box), is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sources_box), is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->perspectives_box), is_editable);
  gtk_text_view_set_editable (self->note_view, is_editable);
}

/**
 * assay_criterion_body_focus_part:
 * @self: a body
 * @part: `evidence`, `perspectives` or `note`
 *
 * Takes the keyboard there.
 */
void
assay_criterion_body_focus_part (AssayCriterionBody *self,
                                 const char         *part)
{
  GtkFlowBoxChild *first = NULL;

  if (strcmp (part, "note") == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->note_view));
      return;
    }
  first = gtk_flow_box_get_child_at_index (strcmp (part, "evidence") == 0 ? self->sources_box
                                                                          : self->perspectives_box, 0);
  if (first != NULL)
    gtk_widget_grab_focus (gtk_flow_box_child_get_child (first));
}
