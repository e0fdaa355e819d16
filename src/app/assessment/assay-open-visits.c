/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-open-visits.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-words.h"
#include "app/widgets/assay-list-columns.h"
#include "core/assessment/assay-open-visit.h"
#include "core/base/assay-date.h"

struct _AssayOpenVisits
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkColumnView *view;

  GListStore *store;
};

G_DEFINE_FINAL_TYPE (AssayOpenVisits, assay_open_visits, ADW_TYPE_BIN)

/* Columns */

static const char *
get_name (gpointer item)
{
  return assay_assessment_get_name (assay_open_visit_get_assessment (item));
}

static const char *
get_officer (gpointer item)
{
  const char *officer = assay_assessment_get_officer (assay_open_visit_get_assessment (item));

  return *officer != '\0' ? officer : _("nobody");
}

static const char *
get_state (gpointer item)
{
  return assay_assessment_state_get_title (assay_assessment_get_state (assay_open_visit_get_assessment (item)));
}

static char *
describe_since (gpointer item)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *day = assay_action_words_day (assay_open_visit_get_since (item), today);

  /* TRANSLATORS: the day from which on a visit is in its state, such as “since 3 May” */
  return g_strdup_printf (_("since %s"), day);
}

/* Until when the next step is due; "" where no day is set. */
static char *
describe_due (gpointer     item,
              const char **style)
{
  g_autofree char *today = assay_date_today ();

  *style = "secondary";
  if (*assay_open_visit_get_due_on (item) == '\0')
    return g_strdup ("");
  return assay_action_words_due (assay_open_visit_get_due_on (item), today, style);
}

static char *
name_row (gpointer item)
{
  const char *style;
  g_autofree char *title = assay_assessment_dup_title (assay_open_visit_get_assessment (item));
  g_autofree char *since = describe_since (item);
  g_autofree char *next = assay_open_visit_dup_next (item);
  g_autofree char *due = describe_due (item, &style);

  if (*due == '\0')
    return g_strdup_printf (_("%s, %s, %s %s. Next: %s"), get_name (item), title, get_state (item), since, next);
  return g_strdup_printf (_("%s, %s, %s %s. Next: %s, due %s"), get_name (item), title, get_state (item), since, next,
                          due);
}

static GtkWidget *
create_provider (void)
{
  GtkWidget *lines = assay_list_columns_create_lines ();

  gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_first_child (lines)), 16);
  return lines;
}

static void
show_provider (GtkWidget *child,
               gpointer   item)
{
  assay_list_columns_show_lines (child, get_name (item),
                                 assay_assessment_get_reference (assay_open_visit_get_assessment (item)));
}

static int
compare_providers (gconstpointer a,
                   gconstpointer b,
                   gpointer      unused)
{
  return g_utf8_collate (get_name ((gpointer) a), get_name ((gpointer) b));
}

static void
show_visit (GtkWidget *child,
            gpointer   item)
{
  AssayAssessment *assessment = assay_open_visit_get_assessment (item);
  g_autofree char *today = assay_date_today ();
  g_autofree char *day = assay_action_words_day (assay_assessment_get_visited_on (assessment), today);

  assay_list_columns_show_lines (child, assay_assessment_kind_get_title (assay_assessment_get_kind (assessment)), day);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b,
                gpointer      unused)
{
  return g_strcmp0 (assay_assessment_get_visited_on (assay_open_visit_get_assessment ((AssayOpenVisit *) a)),
                    assay_assessment_get_visited_on (assay_open_visit_get_assessment ((AssayOpenVisit *) b)));
}

static void
show_state (GtkWidget *child,
            gpointer   item)
{
  g_autofree char *since = describe_since (item);

  assay_list_columns_show_lines (child, get_state (item), since);
}

static int
compare_states (gconstpointer a,
                gconstpointer b,
                gpointer      unused)
{
  const int order =
    (int) assay_assessment_get_state (assay_open_visit_get_assessment ((AssayOpenVisit *) a)) -
    (int) assay_assessment_get_state (assay_open_visit_get_assessment ((AssayOpenVisit *) b));

  return order != 0 ? order
                    : g_strcmp0 (assay_open_visit_get_since ((AssayOpenVisit *) a),
                                 assay_open_visit_get_since ((AssayOpenVisit *) b));
}

static void
show_next (GtkWidget *child,
           gpointer   item)
{
  GtkWidget *second = gtk_widget_get_last_child (child);
  const char *style;
  g_autofree char *next = assay_open_visit_dup_next (item);
  g_autofree char *due = describe_due (item, &style);

  assay_list_columns_show_lines (child, next, due);
  assay_list_columns_show_styled (second, due, style);
}

/* As the list comes: what has no day comes last. */
static int
compare_next (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  const char *due_a = assay_open_visit_get_due_on ((AssayOpenVisit *) a);
  const char *due_b = assay_open_visit_get_due_on ((AssayOpenVisit *) b);

  return g_strcmp0 (*due_a != '\0' ? due_a : "9999", *due_b != '\0' ? due_b : "9999");
}

static void
show_officer (GtkWidget *child,
              gpointer   item)
{
  const gboolean is_somebody = *assay_assessment_get_officer (assay_open_visit_get_assessment (item)) != '\0';

  assay_list_columns_show_styled (child, get_officer (item), is_somebody ? NULL : "secondary");
}

static int
compare_officers (gconstpointer a,
                  gconstpointer b,
                  gpointer      unused)
{
  return g_utf8_collate (get_officer ((gpointer) a), get_officer ((gpointer) b));
}

enum
{
  COLUMN_STATE = 2,
  COLUMN_OFFICER = 4,
};

static const AssayListColumn columns[] = {
  { N_("Provider"), 0, FALSE, create_provider, show_provider, compare_providers, name_row },
  { N_("Visit"), 180, FALSE, assay_list_columns_create_lines, show_visit, compare_visits, NULL },
  { N_("State"), 150, FALSE, assay_list_columns_create_lines, show_state, compare_states, NULL },
  { N_("Next step"), 270, FALSE, assay_list_columns_create_lines, show_next, compare_next, NULL },
  { N_("Officer"), 130, FALSE, assay_list_columns_create_label, show_officer, compare_officers, NULL },
};

/* Acting */

static void
row_activated_cb (AssayOpenVisits *self,
                  guint            position)
{
  g_autoptr (AssayOpenVisit) visit =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (visit != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-assessment", "x",
                                assay_assessment_get_id (assay_open_visit_get_assessment (visit)));
}

static void
assay_open_visits_dispose (GObject *object)
{
  g_clear_object (&ASSAY_OPEN_VISITS (object)->store);
  G_OBJECT_CLASS (assay_open_visits_parent_class)->dispose (object);
}

static void
assay_open_visits_class_init (AssayOpenVisitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_open_visits_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/assessment/assay-open-visits.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOpenVisits, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayOpenVisits, view);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_open_visits_init (AssayOpenVisits *self)
{
  GtkSortListModel *sorted;
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (ASSAY_TYPE_OPEN_VISIT);
  assay_list_columns_add (self->view, columns, G_N_ELEMENTS (columns));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * assay_open_visits_set_visits:
 * @self: a list
 * @visits: (element-type AssayOpenVisit): what is shown, in its order
 * @is_filtered: whether more would be shown without the filters of the page
 */
void
assay_open_visits_set_visits (AssayOpenVisits *self,
                              GPtrArray       *visits,
                              gboolean         is_filtered)
{
  g_return_if_fail (ASSAY_IS_OPEN_VISITS (self));

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), visits->pdata,
                       visits->len);
  gtk_stack_set_visible_child_name (self->stack, visits->len > 0 ? "list" : is_filtered ? "no-match" : "empty");
}

/**
 * assay_open_visits_set_narrow:
 * @self: a list
 * @is_narrow: whether there is room for the provider, the visit and the next step, and for no more
 *
 * Sets widths by the size of text and shows the columns that fit. The row's name says the rest all the same.
 */
void
assay_open_visits_set_narrow (AssayOpenVisits *self,
                              gboolean         is_narrow)
{
  static const guint dispensable[] = { COLUMN_STATE, COLUMN_OFFICER };

  g_return_if_fail (ASSAY_IS_OPEN_VISITS (self));

  assay_list_columns_set_narrow (self->view, dispensable, G_N_ELEMENTS (dispensable), is_narrow);
}
