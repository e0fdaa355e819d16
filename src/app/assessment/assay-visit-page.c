/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-area-row.h"
#include "app/assessment/assay-visit-evidence.h"
#include "app/assessment/assay-visit-page-private.h"
#include "app/widgets/assay-style.h"
#include "app/widgets/assay-when.h"

G_DEFINE_FINAL_TYPE (AssayVisitPage, assay_visit_page, ASSAY_TYPE_PAGE)

/**
 * _assay_visit_page_get_row:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the row of the criterion that is open
 */
AssayCriterionRow *
_assay_visit_page_get_row (AssayVisitPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->criteria);

  return row != NULL ? ASSAY_CRITERION_ROW (row) : NULL;
}

/**
 * _assay_visit_page_get_criterion:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the criterion that is open
 */
AssayVisitCriterion *
_assay_visit_page_get_criterion (AssayVisitPage *self)
{
  AssayCriterionRow *row = _assay_visit_page_get_row (self);

  return row != NULL ? assay_criterion_row_get_criterion (row) : NULL;
}

/**
 * _assay_visit_page_is_open:
 * @self: a page
 *
 * Returns: whether answers can be given: the visit is under way and the register can be written
 */
gboolean
_assay_visit_page_is_open (AssayVisitPage *self)
{
  return self->sheet != NULL &&
         assay_assessment_get_state (assay_visit_sheet_get_assessment (self->sheet)) == ASSAY_ASSESSMENT_UNDER_WAY &&
         !assay_session_is_read_only (assay_page_get_session (ASSAY_PAGE (self)));
}

/* Showing */

static void
show_saved (AssayVisitPage *self)
{
  const char *at = assay_visit_sheet_get_saved_at (self->sheet);
  g_autofree char *text = NULL;

  if (assay_visit_sheet_is_saving (self->sheet))
    text = g_strdup (_("Saving…"));
  else if (at != NULL)
    text = g_strdup_printf (_("All changes saved, %s. No network needed."), at);
  else
    text = g_strdup (_("Every change is saved as you make it. No network needed."));
  gtk_label_set_label (self->saved_label, text);
}

static void
update_caption (AssayVisitPage       *self,
                const AssayVisitArea *area)
{
  guint answered = assay_visit_area_count_answered (area);
  guint critical = 0;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < area->criteria->len; i++)
    critical += assay_visit_criterion_get_leaf (area->criteria->pdata[i])->critical ? 1 : 0;
  g_string_append_printf (text, ngettext ("%u criterion, ", "%u criteria, ", area->criteria->len),
                          area->criteria->len);
  g_string_append_printf (text, _("%u answered"), answered);
  if (critical > 0)
    g_string_append_printf (text, _(", %u critical"), critical);
  gtk_label_set_label (self->area_caption, text->str);
}

/**
 * _assay_visit_page_update_progress:
 * @self: a page with a sheet
 *
 * Shows how much is answered, in all and in the areas.
 */
void
_assay_visit_page_update_progress (AssayVisitPage *self)
{
  guint answered;
  guint criteria;
  g_autofree char *text = NULL;
  g_autofree char *share = NULL;

  assay_visit_sheet_count (self->sheet, &answered, &criteria);
  text = g_strdup_printf (_("%u of %u answered"), answered, criteria);
  share = g_strdup_printf ("%u %%", criteria > 0 ? 100 * answered / criteria : 0);
  gtk_label_set_label (self->progress_label, text);
  gtk_label_set_label (self->share_label, share);
  gtk_progress_bar_set_fraction (self->progress_bar, criteria > 0 ? (double) answered / criteria : 0);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->areas)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    assay_area_row_update (ASSAY_AREA_ROW (row));
  update_caption (self, assay_visit_sheet_get_area (self->sheet, self->area));
  show_saved (self);
}

static void
fill_criteria (AssayVisitPage       *self,
               const AssayVisitArea *area)
{
  AssayAssessment *previous = assay_visit_sheet_get_data (self->sheet)->previous;
  g_autofree char *last_visit =
    previous == NULL ? NULL : assay_when_format_date (assay_assessment_get_visited_on (previous));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->criteria))) != NULL)
    gtk_list_box_remove (self->criteria, row);
  for (guint i = 0; i < area->criteria->len; i++)
    gtk_list_box_append (self->criteria, assay_criterion_row_new (area->criteria->pdata[i], last_visit));
}

/**
 * _assay_visit_page_show_area:
 * @self: a page with a sheet
 * @area: from 0
 *
 * Shows the criteria of an area, all folded.
 */
void
_assay_visit_page_show_area (AssayVisitPage *self,
                             guint           area)
{
  const AssayVisitArea *shown = assay_visit_sheet_get_area (self->sheet, area);
  g_autofree char *title = g_strdup_printf ("%u  %s", shown->number, shown->title);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->areas, (int) area);

  assay_visit_sheet_flush (self->sheet);
  self->area = area;
  gtk_label_set_label (self->area_title, title);
  update_caption (self, shown);
  fill_criteria (self, shown);
  gtk_list_box_select_row (self->areas, row);
  gtk_label_set_label (self->areas_label, title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.previous-area", area > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.next-area",
                                 area + 1 < assay_visit_sheet_get_n_areas (self->sheet));
}

/* Once a row is open and has its height: all of it is brought into sight, its head before its foot. */
static gboolean
scroll_cb (gpointer user_data)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  AssayCriterionRow *row = _assay_visit_page_get_row (self);
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (row == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->criteria), &bounds))
    return G_SOURCE_REMOVE;
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 8, bounds.origin.y + bounds.size.height + 16);
  if (bounds.size.height + 24 > gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, bounds.origin.y - 8);
  return G_SOURCE_REMOVE;
}

/**
 * _assay_visit_page_catch_up:
 * @self: a page
 *
 * Shows what was kept back while a note was written.
 */
void
_assay_visit_page_catch_up (AssayVisitPage *self)
{
  if (self->is_behind)
    assay_page_queue_refresh (ASSAY_PAGE (self));
  self->is_behind = FALSE;
}

static void
criterion_selected_cb (AssayVisitPage *self,
                       GtkListBoxRow  *selected)
{
  if (self->sheet != NULL)
    assay_visit_sheet_flush (self->sheet);
  _assay_visit_page_catch_up (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->criteria)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      assay_criterion_row_set_open (ASSAY_CRITERION_ROW (row), row == (GtkWidget *) selected);
      assay_criterion_row_set_editable (ASSAY_CRITERION_ROW (row), _assay_visit_page_is_open (self));
    }
  if (selected != NULL)
    assay_visit_evidence_load_pictures (self, assay_criterion_row_get_criterion (ASSAY_CRITERION_ROW (selected)));
  if (selected != NULL && self->scroll_source == 0)
    self->scroll_source = g_timeout_add (30, scroll_cb, self);
}

/**
 * _assay_visit_page_show_criterion:
 * @self: a page with a sheet
 * @criterion: of the sheet
 *
 * Opens a criterion, in whatever area it is, and gives it the keyboard.
 */
void
_assay_visit_page_show_criterion (AssayVisitPage      *self,
                                  AssayVisitCriterion *criterion)
{
  guint area;

  if (assay_visit_sheet_find (self->sheet, assay_visit_criterion_get_leaf (criterion)->id, &area) == NULL)
    return;
  if (area != self->area || gtk_list_box_get_row_at_index (self->criteria, 0) == NULL)
    _assay_visit_page_show_area (self, area);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->criteria)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (assay_criterion_row_get_criterion (ASSAY_CRITERION_ROW (row)) == criterion)
      {
        gtk_list_box_select_row (self->criteria, GTK_LIST_BOX_ROW (row));
        gtk_widget_grab_focus (row);
      }
}

static void
area_activated_cb (AssayVisitPage *self,
                   GtkListBoxRow  *row)
{
  guint area = (guint) gtk_list_box_row_get_index (row);

  if (self->sheet != NULL && area != self->area)
    _assay_visit_page_show_area (self, area);
}

static void
fill_areas (AssayVisitPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->areas))) != NULL)
    gtk_list_box_remove (self->areas, row);
  for (guint i = 0; i < assay_visit_sheet_get_n_areas (self->sheet); i++)
    {
      const AssayVisitArea *area = assay_visit_sheet_get_area (self->sheet, i);
      g_autofree char *title = g_strdup_printf ("%u  %s", area->number, area->title);
      g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "visit.show-area", "u", i);
      g_menu_append_item (menu, item);
      gtk_list_box_append (self->areas, assay_area_row_new (area));
    }
  gtk_menu_button_set_menu_model (self->areas_button, G_MENU_MODEL (menu));
}

/* Why no answer can be given. */
static void
show_closed (AssayVisitPage       *self,
             AssayAssessmentState  state)
{
  const char *text = _("The register is open for reading only, so nothing can be answered.");

  if (state == ASSAY_ASSESSMENT_CANCELLED)
    text = _("This visit is cancelled. Its answers stay as they are.");
  else if (state > ASSAY_ASSESSMENT_UNDER_WAY)
    text = _("This visit is signed off. Its answers stay as they are.");
  else if (!assay_session_is_read_only (assay_page_get_session (ASSAY_PAGE (self))))
    text = _("This visit is planned. Answering begins with Start Visit (Alt+S).");
  gtk_label_set_label (self->closed_label, text);
  gtk_widget_set_visible (self->closed_notice, !_assay_visit_page_is_open (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->closed_notice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* In a form that cannot be answered the keyboard waits on the words that say so, where no key does anything: on Start
 * Visit the space of a note would begin the visit. */
static void
focus_closed (AssayVisitPage *self)
{
  self->is_arriving = FALSE;
  if (!_assay_visit_page_is_open (self))
    gtk_widget_grab_focus (self->closed_notice);
}

/* What cannot be changed can be read all the same: guidance, notes and files stay as they are, and what would change
 * them waits. */
static void
set_editable (AssayVisitPage *self,
              gboolean        is_editable)
{
  static const char *const changes[] = { "visit.answer", "visit.source", "visit.perspective", "visit.note",
                                         "visit.attach", "visit.detach", "visit.name-evidence",
                                         "visit.remove-evidence", "visit.verify" };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changes[i], is_editable);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->criteria)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    assay_criterion_row_set_editable (ASSAY_CRITERION_ROW (row), is_editable);
}

/* The state decides what the one primary action is. */
static void
show_state (AssayVisitPage *self)
{
  AssayAssessment *assessment = assay_visit_sheet_get_assessment (self->sheet);
  AssayAssessmentState state = assay_assessment_get_state (assessment);
  const char *day = state == ASSAY_ASSESSMENT_PLANNED ? assay_assessment_get_planned_on (assessment)
                                                      : assay_assessment_get_visited_on (assessment);
  g_autofree char *when = *day != '\0' ? assay_when_format_date (day) : g_strdup (_("no date yet"));
  g_autofree char *subtitle =
    g_strdup_printf ("%s, %s, %s%s%s", assay_assessment_kind_get_title (assay_assessment_get_kind (assessment)),
                     assay_assessment_state_get_title (state), when,
                     *assay_assessment_get_officer (assessment) != '\0' ? ", " : "",
                     assay_assessment_get_officer (assessment));
  gboolean may_write = !assay_session_is_read_only (assay_page_get_session (ASSAY_PAGE (self)));

  assay_page_set_title (ASSAY_PAGE (self), assay_assessment_get_name (assessment), subtitle);
  if (state == ASSAY_ASSESSMENT_PLANNED)
    assay_page_set_primary (ASSAY_PAGE (self), _("_Start Visit"), "visit.start");
  else if (state == ASSAY_ASSESSMENT_UNDER_WAY)
    assay_page_set_primary (ASSAY_PAGE (self), _("_Sign Off…"), "visit.sign-off");
  else
    assay_page_set_primary (ASSAY_PAGE (self), _("Show _Result"), "visit.show-result");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.start", may_write && state == ASSAY_ASSESSMENT_PLANNED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.sign-off",
                                 may_write && state == ASSAY_ASSESSMENT_UNDER_WAY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.agree-action",
                                 may_write && state >= ASSAY_ASSESSMENT_UNDER_WAY &&
                                   state != ASSAY_ASSESSMENT_CANCELLED);
  set_editable (self, _assay_visit_page_is_open (self));
  /* Nobody who is seen at home is to be known by a file. */
  if (strcmp (assay_assessment_get_kind (assessment), ASSAY_ASSESSMENT_HOME_VISIT) == 0)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.attach", FALSE);
  show_closed (self, state);
}

static void
show_sheet (AssayVisitPage *self,
            AssayVisitData *data)
{
  AssayVisitCriterion *first;

  g_clear_object (&self->sheet);
  self->sheet = assay_visit_sheet_new (assay_page_get_session (ASSAY_PAGE (self)), data);
  _assay_visit_page_watch_sheet (self);
  fill_areas (self);
  show_state (self);
  if (assay_visit_sheet_get_n_areas (self->sheet) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "form");
  first = assay_visit_sheet_find_first (self->sheet);
  _assay_visit_page_show_area (self, 0);
  _assay_visit_page_show_criterion (self, first);
  _assay_visit_page_update_progress (self);
  focus_closed (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AssayVisitPage) self = user_data;
  g_autoptr (GError) error = NULL;
  AssayVisitData *data = assay_session_finish (ASSAY_SESSION (source), result, &error);
  gboolean was_open;

  if (data == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (self->sheet == NULL || assay_assessment_get_id (data->assessment) !=
                               assay_assessment_get_id (assay_visit_sheet_get_assessment (self->sheet)))
    {
      show_sheet (self, data);
      return;
    }
  was_open = _assay_visit_page_is_open (self);
  self->is_behind = !assay_visit_sheet_merge (
    self->sheet, data, _assay_visit_page_is_writing (self) ? _assay_visit_page_get_criterion (self) : NULL);
  if (_assay_visit_page_get_criterion (self) != NULL)
    assay_visit_evidence_load_pictures (self, _assay_visit_page_get_criterion (self));
  show_state (self);
  _assay_visit_page_update_progress (self);
  if (!was_open && _assay_visit_page_is_open (self))
    _assay_visit_page_show_criterion (self, assay_visit_sheet_find_first (self->sheet));
  if (self->is_arriving)
    focus_closed (self);
}

static void
assay_visit_page_refresh (AssayPage *page)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (page);

  if (self->id == 0)
    return;
  assay_session_read_async (assay_page_get_session (page), assay_visit_data_load,
                            g_memdup2 (&self->id, sizeof self->id), g_free,
                            (GDestroyNotify) assay_visit_data_free, NULL, read_cb, g_object_ref (self));
}

/* The undo key takes back what was done in the form, never what was done before it was opened. */
static void
mapped_cb (AssayVisitPage *self)
{
  assay_undo_enter (GTK_WIDGET (self), "visit.undo");
  self->is_arriving = TRUE;
}

/* Leaving the page stores what is being typed. */
static void
unmapped_cb (AssayVisitPage *self)
{
  assay_undo_leave (GTK_WIDGET (self));
  if (self->sheet != NULL)
    assay_visit_sheet_flush (self->sheet);
}

/* Beside the areas the criteria need a window wider than one that is narrow to other pages. */
static gboolean
fold_cb (gpointer user_data)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (user_data);
  const gboolean is_narrow = assay_style_is_narrow (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)));

  self->narrow_source = 0;
  gtk_widget_set_visible (self->areas_pane, !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->areas_button), is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->area_title), !is_narrow);
  return G_SOURCE_REMOVE;
}

/* Nothing may be shown or hidden while the page is being allocated. */
static void
width_changed_cb (AssayVisitPage *self)
{
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

static void
assay_visit_page_dispose (GObject *object)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->sheet != NULL)
    assay_visit_sheet_flush (self->sheet);
  g_clear_object (&self->sheet);
  G_OBJECT_CLASS (assay_visit_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, areas_pane);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, areas);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, share_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, area_title);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, area_caption);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, closed_notice);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, closed_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, areas_button);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, areas_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitPage, criteria);
}

static void
assay_visit_page_class_init (AssayVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_visit_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_visit_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-visit-page.ui");
  bind_children (widget_class);
  _assay_visit_page_install (widget_class);
}

static void
assay_visit_page_init (AssayVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_show_selectors (ASSAY_PAGE (self), FALSE, FALSE);
  assay_page_set_back_label (ASSAY_PAGE (self), _("Visits"));
  g_signal_connect_swapped (self, "map", G_CALLBACK (mapped_cb), self);
  g_signal_connect_swapped (self, "unmap", G_CALLBACK (unmapped_cb), self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->areas, "row-activated", G_CALLBACK (area_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->criteria, "row-selected", G_CALLBACK (criterion_selected_cb), self,
                           G_CONNECT_SWAPPED);
  _assay_visit_page_add_keys (self);
}

/**
 * assay_visit_page_open:
 * @self: a page
 * @assessment_id: what it is to show
 * @from: (nullable): the title of the page that led here
 *
 * Shows a visit.
 */
void
assay_visit_page_open (AssayVisitPage *self,
                       gint64          assessment_id,
                       const char     *from)
{
  g_return_if_fail (ASSAY_IS_VISIT_PAGE (self));

  if (self->id != assessment_id)
    {
      if (self->sheet != NULL)
        assay_visit_sheet_flush (self->sheet);
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  self->id = assessment_id;
  assay_page_set_back_label (ASSAY_PAGE (self), from != NULL ? from : _("Visits"));
  assay_page_queue_refresh (ASSAY_PAGE (self));
}
