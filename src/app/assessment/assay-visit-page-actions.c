/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-conflict-dialog.h"
#include "app/assessment/assay-sign-off-dialog.h"
#include "app/assessment/assay-visit-evidence.h"
#include "app/assessment/assay-visit-page-private.h"
#include "app/widgets/assay-toast.h"

/* What a person does on the page, each an action with a key. */

/* Changes the criterion that is worked on by what the action says. */
static void
change (GtkWidget *widget,
        GVariant  *parameter,
        void     (*how) (AssayVisitSheet     *sheet,
                         AssayVisitCriterion *criterion,
                         const char          *key))
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);

  if (criterion == NULL || !_assay_visit_page_is_open (self))
    return;
  how (self->sheet, criterion, g_variant_get_string (parameter, NULL));
}

/* The answer that is given already is taken back. */
static void
toggle_answer (AssayVisitSheet     *sheet,
               AssayVisitCriterion *criterion,
               const char          *key)
{
  const gboolean is_given = g_str_equal (assay_visit_criterion_get_answer (criterion)->answer, key);

  assay_visit_sheet_answer (sheet, criterion, is_given ? "" : key);
}

static void
answer_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  change (widget, parameter, toggle_answer);
}

static void
source_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  change (widget, parameter, assay_visit_sheet_toggle_source);
}

static void
perspective_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  change (widget, parameter, assay_visit_sheet_toggle_perspective);
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);

  if (criterion != NULL && _assay_visit_page_is_open (self))
    assay_visit_sheet_set_note (self->sheet, criterion, g_variant_get_string (parameter, NULL));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion =
    _assay_visit_page_is_open (self) ? assay_visit_sheet_undo (self->sheet) : NULL;

  if (criterion != NULL)
    _assay_visit_page_show_criterion (self, criterion);
  else if (self->sheet == NULL || !assay_visit_sheet_is_changing_evidence (self->sheet))
    assay_toast (widget, _("There is no change of this form to take back."));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion =
    _assay_visit_page_is_open (self) ? assay_visit_sheet_redo (self->sheet) : NULL;

  if (criterion != NULL)
    _assay_visit_page_show_criterion (self, criterion);
}

static void
focus_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AssayCriterionRow *row = _assay_visit_page_get_row (ASSAY_VISIT_PAGE (widget));

  if (row != NULL)
    assay_criterion_row_focus_part (row, g_variant_get_string (parameter, NULL));
}

static void
next_unanswered_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *next;

  if (self->sheet == NULL)
    return;
  next = assay_visit_sheet_find_unanswered (self->sheet, _assay_visit_page_get_criterion (self));
  if (next != NULL)
    _assay_visit_page_show_criterion (self, next);
  else
    assay_toast (widget, _("Every criterion is answered. Sign Off looks over the evidence."));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->criteria);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + g_variant_get_int32 (parameter) : 0;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->criteria, index) : NULL;

  if (next == NULL)
    return;
  gtk_list_box_select_row (self->criteria, next);
  gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
show_area_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  guint area = parameter != NULL                           ? g_variant_get_uint32 (parameter)
               : strcmp (name, "visit.previous-area") == 0 ? self->area - 1
                                                           : self->area + 1;
  GtkListBoxRow *first;

  if (self->sheet == NULL || area >= assay_visit_sheet_get_n_areas (self->sheet))
    return;
  _assay_visit_page_show_area (self, area);
  first = gtk_list_box_get_row_at_index (self->criteria, 0);
  gtk_list_box_select_row (self->criteria, first);
  gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
sign_off_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);

  if (!_assay_visit_page_is_open (self))
    return;
  assay_visit_sheet_flush (self->sheet);
  assay_sign_off_dialog_present (widget, assay_page_get_session (ASSAY_PAGE (self)),
                                 assay_visit_sheet_get_assessment (self->sheet),
                                 assay_visit_sheet_get_framework (self->sheet));
}

static void
show_result_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.show-result", "x", ASSAY_VISIT_PAGE (widget)->id);
}

/* Where a finding of the sign-off leads. */
static void
show_criterion_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  guint area;
  AssayVisitCriterion *criterion =
    self->sheet == NULL ? NULL
                        : assay_visit_sheet_find (self->sheet, g_variant_get_string (parameter, NULL), &area);

  if (criterion != NULL)
    _assay_visit_page_show_criterion (self, criterion);
}

static void
agree_action_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);

  if (criterion == NULL || self->sheet == NULL)
    return;
  assay_visit_sheet_flush (self->sheet);
  gtk_widget_activate_action (widget, "win.agree-action", "(xs)", self->id,
                              assay_visit_criterion_get_leaf (criterion)->id);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);

  if (criterion != NULL)
    gtk_widget_activate_action (widget, "win.criterion-history", "(xs)", self->id,
                                assay_visit_criterion_get_leaf (criterion)->id);
}

/**
 * _assay_visit_page_install:
 * @widget_class: the page's
 *
 * Installs the actions, and those keys that act wherever the keyboard is on the page.
 */
void
_assay_visit_page_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "visit.answer", "s", answer_action);
  gtk_widget_class_install_action (widget_class, "visit.source", "s", source_action);
  gtk_widget_class_install_action (widget_class, "visit.perspective", "s", perspective_action);
  gtk_widget_class_install_action (widget_class, "visit.note", "s", note_action);
  gtk_widget_class_install_action (widget_class, "visit.focus", "s", focus_action);
  gtk_widget_class_install_action (widget_class, "visit.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "visit.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "visit.next-unanswered", NULL, next_unanswered_action);
  gtk_widget_class_install_action (widget_class, "visit.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "visit.show-area", "u", show_area_action);
  gtk_widget_class_install_action (widget_class, "visit.previous-area", NULL, show_area_action);
  gtk_widget_class_install_action (widget_class, "visit.next-area", NULL, show_area_action);
  gtk_widget_class_install_action (widget_class, "visit.show-criterion", "s", show_criterion_action);
  gtk_widget_class_install_action (widget_class, "visit.start", NULL, _assay_visit_page_start);
  gtk_widget_class_install_action (widget_class, "visit.sign-off", NULL, sign_off_action);
  gtk_widget_class_install_action (widget_class, "visit.show-result", NULL, show_result_action);
  gtk_widget_class_install_action (widget_class, "visit.agree-action", NULL, agree_action_action);
  gtk_widget_class_install_action (widget_class, "visit.history", NULL, history_action);
  assay_visit_evidence_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "visit.previous-area",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "visit.next-area", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "visit.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "visit.next-unanswered",
                                       NULL);
}

/* Keys that act on the open criterion, but not while a note is written */

/**
 * _assay_visit_page_is_writing:
 * @self: a page
 *
 * Returns: whether the keyboard is in a text, such as a note
 */
gboolean
_assay_visit_page_is_writing (AssayVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_EDITABLE (focus);
}

/* A key that is pressed twice means what it meant the first time; 0 takes an answer away. */
static gboolean
answer_by_number (AssayVisitPage      *self,
                  AssayVisitCriterion *criterion,
                  guint                number)
{
  const AssayScale *scale = assay_visit_criterion_get_leaf (criterion)->scale;

  if (scale == NULL || number > scale->n_steps)
    return FALSE;
  assay_visit_sheet_answer (self->sheet, criterion, number > 0 ? scale->steps[number - 1].key : "");
  return TRUE;
}

static gboolean
act_by_letter (AssayVisitPage *self,
               guint32         letter)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (assay_visit_sheet_get_framework (self->sheet));
  const char *part = letter == 'e' ? "evidence" : letter == 's' ? "perspectives" : letter == 'n' ? "note" : NULL;

  if (part != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "visit.focus", "s", part);
      return TRUE;
    }
  for (guint i = 0; rules != NULL && i < rules->n_sources; i++)
    if ((guint32) rules->sources[i].letter == letter)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), "visit.source", "s", rules->sources[i].id);
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_on_row (AssayVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && ASSAY_IS_CRITERION_ROW (gtk_root_get_focus (root));
}

/* On an answer, a source or a point of view, which Space presses; a button does what it says. */
static gboolean
is_on_choice (AssayVisitPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && GTK_IS_TOGGLE_BUTTON (gtk_root_get_focus (root));
}

/* The list would move its own focus and leave the open criterion behind. */
static gboolean
move_by_key (AssayVisitPage *self,
             guint           keyval)
{
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.move", "i", keyval == GDK_KEY_Up ? -1 : 1);
  else if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.previous-area", NULL);
  else if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    gtk_widget_activate_action (GTK_WIDGET (self), "visit.next-area", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (AssayVisitPage  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (keyval));

  if ((state & GDK_CONTROL_MASK) != 0 && move_by_key (self, keyval) == GDK_EVENT_STOP)
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || criterion == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && !is_on_row (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (_assay_visit_page_get_row (self)));
      _assay_visit_page_catch_up (self);
      return GDK_EVENT_STOP;
    }
  if (_assay_visit_page_is_writing (self) || !_assay_visit_page_is_open (self))
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (is_on_row (self) || is_on_choice (self)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "visit.next-unanswered", NULL);
      return GDK_EVENT_STOP;
    }
  if (letter >= '0' && letter <= '9')
    return answer_by_number (self, criterion, letter - '0');
  return letter != 0 && act_by_letter (self, letter);
}

/**
 * _assay_visit_page_add_keys:
 * @self: a page that is being made
 *
 * Lets digits and letters act on the open criterion.
 */
void
_assay_visit_page_add_keys (AssayVisitPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->criteria), keys);
}

/* What the sheet says */

static void
sheet_failed_cb (AssayVisitPage *self,
                 const GError   *error)
{
  assay_error_show (GTK_WIDGET (self), error);
}

static void
sheet_conflict_cb (AssayVisitPage      *self,
                   AssayVisitCriterion *criterion,
                   AssayAnswer         *stored)
{
  assay_conflict_dialog_present (GTK_WIDGET (self), self->sheet, criterion, stored);
}

/**
 * _assay_visit_page_watch_sheet:
 * @self: a page with a new sheet
 *
 * Follows what becomes of the changes.
 */
void
_assay_visit_page_watch_sheet (AssayVisitPage *self)
{
  g_signal_connect_object (self->sheet, "changed", G_CALLBACK (_assay_visit_page_update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "saved", G_CALLBACK (_assay_visit_page_update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "failed", G_CALLBACK (sheet_failed_cb), self, G_CONNECT_SWAPPED);
  assay_visit_evidence_watch (self);
  g_signal_connect_object (self->sheet, "conflict", G_CALLBACK (sheet_conflict_cb), self, G_CONNECT_SWAPPED);
}
