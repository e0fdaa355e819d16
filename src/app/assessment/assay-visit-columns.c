/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-columns.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-words.h"
#include "app/widgets/assay-list-columns.h"
#include "app/widgets/assay-row-menu.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"

/* The columns of the agenda: who is due, since when, and who goes. */

static char *
describe_due (AssayVisitDue  *visit,
              const char    **style)
{
  g_autofree char *today = assay_date_today ();
  const char *due_on = assay_visit_due_get_due_on (visit);

  if (*due_on != '\0')
    return assay_action_words_due (due_on, today, style);
  *style = assay_visit_due_is_late (visit, today) ? "worse" : "secondary";
  return g_strdup (assay_visit_due_is_late (visit, today) ? _("now") : _("no date"));
}

static char *
describe_planned (AssayVisitDue *visit)
{
  const char *planned_on = assay_visit_due_get_planned_on (visit);
  const char *begun_on = assay_visit_due_get_begun_on (visit);
  g_autofree char *today = assay_date_today ();

  if (*begun_on != '\0')
    {
      g_autofree char *day = assay_action_words_day (begun_on, today);

      /* TRANSLATORS: the day of a visit that was begun and is not signed off */
      return g_strdup_printf (_("under way, %s"), day);
    }
  return *planned_on != '\0' ? assay_action_words_day (planned_on, today) : g_strdup (_("not planned"));
}

static char *
name_row (gpointer item)
{
  const char *style;
  g_autofree char *due = describe_due (item, &style);
  g_autofree char *planned = describe_planned (item);

  return g_strdup_printf (_("%s, risk %s, due %s, %s"), assay_visit_due_get_name (item),
                          assay_risk_get_title (assay_visit_due_get_risk (item)), due, planned);
}

/* Never so narrow that names say nothing, however large the text. */
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
  assay_list_columns_show_lines (child, assay_visit_due_get_name (item),
                                 assay_visit_due_get_reference (item));
}

static int
compare_providers (gconstpointer a,
                   gconstpointer b,
                   gpointer      unused)
{
  return g_utf8_collate (assay_visit_due_get_name ((AssayVisitDue *) a),
                         assay_visit_due_get_name ((AssayVisitDue *) b));
}

/* A button of a cell whose action takes a number. The target comes first: an action without the target that
 * it wants is warned of. */
static void
set_action (GtkWidget  *button,
            const char *label,
            const char *action_name,
            gint64      target,
            const char *name)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_button (GtkAlign    align,
               const char *style)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, align);
  /* For the pointer: inside a row it would take the focus from it, and Enter. The row has a menu. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, style);
  gtk_widget_add_css_class (button, "small");
  return button;
}

static GtkWidget *
create_risk (void)
{
  return create_button (GTK_ALIGN_START, "row-name");
}

static GtkWidget *
create_next (void)
{
  return create_button (GTK_ALIGN_END, "flat");
}

static void
show_risk (GtkWidget *child,
           gpointer   item)
{
  const char *title = assay_risk_get_title (assay_visit_due_get_risk (item));
  g_autofree char *name = g_strdup_printf (_("Risk of %s: %s. Record…"), assay_visit_due_get_name (item),
                                           title);

  set_action (child, title, "win.record-risk", assay_visit_due_get_provider_id (item), name);
  gtk_widget_set_tooltip_text (child, _("Record another risk"));
}

static int
compare_risks (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  return (int) assay_visit_due_get_risk ((AssayVisitDue *) a) -
         (int) assay_visit_due_get_risk ((AssayVisitDue *) b);
}

static void
show_last (GtkWidget *child,
           gpointer   item)
{
  const char *last_on = assay_visit_due_get_last_on (item);
  g_autofree char *today = assay_date_today ();
  g_autofree char *date =
    *last_on != '\0' ? assay_action_words_day (last_on, today) : g_strdup (_("never"));

  assay_list_columns_show_lines (child, date, assay_visit_due_get_last_result (item));
}

static int
compare_last (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  return g_strcmp0 (assay_visit_due_get_last_on ((AssayVisitDue *) a),
                    assay_visit_due_get_last_on ((AssayVisitDue *) b));
}

static void
show_due (GtkWidget *child,
          gpointer   item)
{
  GtkWidget *first = gtk_widget_get_first_child (child);
  const char *style;
  g_autofree char *due = describe_due (item, &style);

  assay_list_columns_show_lines (child, due, assay_visit_due_get_why (item));
  assay_list_columns_show_styled (first, due, style);
}

/* As the list comes: never seen first, no date last. */
static int
compare_due (gconstpointer a,
             gconstpointer b,
             gpointer      unused)
{
  const char *due_a = assay_visit_due_get_due_on ((AssayVisitDue *) a);
  const char *due_b = assay_visit_due_get_due_on ((AssayVisitDue *) b);

  return g_strcmp0 (due_a, due_b);
}

static void
show_officer (GtkWidget *child,
              gpointer   item)
{
  const char *officer = assay_visit_due_get_officer (item);

  assay_list_columns_show_styled (child, *officer != '\0' ? officer : _("nobody"),
                                  *officer != '\0' ? NULL : "secondary");
}

static int
compare_officers (gconstpointer a,
                  gconstpointer b,
                  gpointer      unused)
{
  return g_utf8_collate (assay_visit_due_get_officer ((AssayVisitDue *) a),
                         assay_visit_due_get_officer ((AssayVisitDue *) b));
}

static void
show_planned (GtkWidget *child,
              gpointer   item)
{
  g_autofree char *planned = describe_planned (item);
  const gboolean is_planned = assay_visit_due_get_planned_id (item) != 0;

  assay_list_columns_show_styled (child, planned, is_planned ? NULL : "secondary");
}

/* Where there is no room for a column each. */
static void
show_officer_and_day (GtkWidget *child,
                      gpointer   item)
{
  const char *officer = assay_visit_due_get_officer (item);
  g_autofree char *planned = describe_planned (item);

  assay_list_columns_show_lines (child, *officer != '\0' ? officer : _("nobody"), planned);
}

static int
compare_planned (gconstpointer a,
                 gconstpointer b,
                 gpointer      unused)
{
  return g_strcmp0 (assay_visit_due_get_planned_on ((AssayVisitDue *) a),
                    assay_visit_due_get_planned_on ((AssayVisitDue *) b));
}

static void
show_next (GtkWidget *child,
           gpointer   item)
{
  const gint64 planned_id = assay_visit_due_get_planned_id (item);
  const gboolean is_planned = planned_id != 0;
  g_autofree char *name = g_strdup_printf (is_planned ? _("Open the visit to %s") : _("Plan a visit to %s"),
                                           assay_visit_due_get_name (item));

  set_action (child, is_planned ? _("Open") : _("Plan…"),
              is_planned ? "win.open-assessment" : "win.plan-visit",
              is_planned ? planned_id : assay_visit_due_get_provider_id (item), name);
}

static const AssayListColumn columns[] = {
  { N_("Provider"), 0, FALSE, create_provider, show_provider, compare_providers, name_row },
  { N_("Risk"), 84, FALSE, create_risk, show_risk, compare_risks, NULL },
  { N_("Last seen"), 124, FALSE, assay_list_columns_create_lines, show_last, compare_last, NULL },
  { N_("Due"), 216, FALSE, assay_list_columns_create_lines, show_due, compare_due, NULL },
  { N_("Officer"), 130, FALSE, assay_list_columns_create_label, show_officer, compare_officers, NULL },
  { N_("Planned for"), 120, FALSE, assay_list_columns_create_label, show_planned, compare_planned, NULL },
  { N_("Officer, planned"), 150, FALSE, assay_list_columns_create_lines, show_officer_and_day, compare_officers, NULL },
  { N_("Visit"), 92, TRUE, create_next, show_next, NULL, NULL },
};

static GMenuModel *
create_menu (gpointer item)
{
  GMenu *menu = g_menu_new ();
  const gint64 planned_id = assay_visit_due_get_planned_id (item);
  const gint64 provider_id = assay_visit_due_get_provider_id (item);

  if (planned_id != 0)
    {
      assay_row_menu_append (menu, _("_Open Visit"), "win.open-assessment", planned_id);
      assay_row_menu_append (menu, _("_Replan…"), "win.replan-visit", planned_id);
      assay_row_menu_append (menu, _("_Cancel Visit…"), "win.cancel-visit", planned_id);
    }
  assay_row_menu_append (menu, planned_id != 0 ? _("Plan A_nother Visit…") : _("Pla_n Visit…"), "win.plan-visit",
                         provider_id);
  assay_row_menu_append (menu, _("Record R_isk…"), "win.record-risk", provider_id);
  assay_row_menu_append (menu, _("Open _Provider"), "win.open-provider", provider_id);
  return G_MENU_MODEL (menu);
}

/**
 * assay_visit_columns_add:
 * @view: a column view over #AssayVisitDue
 *
 * Adds the columns of the agenda, and the menu of its rows.
 */
void
assay_visit_columns_add (GtkColumnView *view)
{
  assay_list_columns_add (view, columns, G_N_ELEMENTS (columns));
  assay_row_menu_add (view, create_menu);
}

/**
 * assay_visit_columns_set_narrow:
 * @view: a column view with the columns of the agenda
 * @is_narrow: whether there is room for the provider, what is due, who sees to it and the way on, and for no more
 *
 * Sets widths by the size of text and shows the columns that fit. The row's name says the risk all the same.
 */
void
assay_visit_columns_set_narrow (GtkColumnView *view,
                                gboolean       is_narrow)
{
  static const guint dispensable[] = { 1, 2, 4, 5 };
  static const guint instead[] = { 6 };

  assay_list_columns_set_narrow (view, dispensable, G_N_ELEMENTS (dispensable), is_narrow);
  assay_list_columns_show (view, instead, G_N_ELEMENTS (instead), is_narrow);
}
