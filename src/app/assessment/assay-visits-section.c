/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visits-section.h"

#include <glib/gi18n-lib.h>

#include "app/assessment/assay-visit-waiting.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-row-menu.h"
#include "app/widgets/assay-words.h"
#include "report/assay-assessment-data.h"

struct _AssayVisitsSection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayVisitsSection, assay_visits_section, ASSAY_TYPE_PROVIDER_SECTION)

/* What the section shows: the visits, and why none of them counts in the period. */
typedef struct
{
  GPtrArray *visits;
  char *waiting;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_pointer (&shown->visits, g_ptr_array_unref);
  g_free (shown->waiting);
  g_free (shown);
}

static GPtrArray *
list_visits (AssayConnection           *connection,
             const AssaySectionRequest *request,
             GCancellable              *cancellable,
             GError                   **error)
{
  g_autoptr (GPtrArray) list = assay_assessment_list (connection, request->provider_id, error);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_assessment_data_free);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AssayAssessmentData *visit =
        assay_assessment_data_load (connection, assay_assessment_get_id (list->pdata[i]), error);

      if (visit == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_clear_pointer (&visit, assay_assessment_data_free);
          return NULL;
        }
      g_ptr_array_add (visits, visit);
    }
  return list == NULL ? NULL : g_steal_pointer (&visits);
}

static gpointer
load_visits (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  const AssaySectionRequest *request = data;
  Shown *shown = g_new0 (Shown, 1);

  shown->visits = list_visits (connection, request, cancellable, error);
  if (shown->visits != NULL && assay_visit_waiting_explain (connection, request->framework_id, request->period,
                                                            request->provider_id, &shown->waiting, error))
    return shown;
  shown_free (shown);
  return NULL;
}

/* One assessment */

static char *
describe_day (AssayAssessment *assessment)
{
  const char *visited_on = assay_assessment_get_visited_on (assessment);
  const char *planned_on = assay_assessment_get_planned_on (assessment);

  if (*visited_on == '\0' && *planned_on == '\0')
    return g_strdup (_("No day yet"));
  return assay_words_date (*visited_on != '\0' ? visited_on : planned_on);
}

static char *
describe_visit (const AssayAssessmentData *visit)
{
  AssayAssessment *assessment = visit->assessment;
  const char *officer = assay_assessment_get_officer (assessment);
  GString *text = g_string_new (assay_assessment_state_get_title (assay_assessment_get_state (assessment)));

  g_string_append_printf (text, ", %s", *officer != '\0' ? officer : _("no officer yet"));
  g_string_append_printf (text, _("; %u of %u criteria answered"), assay_assessment_get_answered (assessment),
                          assay_assessment_get_criteria (assessment));
  g_string_append_printf (text, "\n%s", assay_framework_get_title (visit->framework));
  return g_string_free (text, FALSE);
}

static void
append_result (AdwActionRow              *row,
               const AssayAssessmentData *visit)
{
  GtkWidget *badge;
  GtkWidget *label;
  g_autofree char *score = NULL;

  if (!visit->shows_score || !visit->result->rated)
    return;
  badge = assay_badge_new ();
  assay_badge_set_band (ASSAY_BADGE (badge), visit->framework, visit->result->band->id);
  score = assay_words_score (visit->framework, visit->result->score);
  label = gtk_label_new (score);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "strong");
  adw_action_row_add_suffix (row, badge);
  adw_action_row_add_suffix (row, label);
}

static GtkWidget *
create_form_button (gint64      id,
                    const char *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* TRANSLATORS: the form of the assessment named after the colon */
  g_autofree char *name = g_strdup_printf (_("Form: %s"), title);

  assay_row_menu_append (menu, _("Save as _Workbook…"), "win.export-form", id);
  assay_row_menu_append (menu, _("Save for _Printing…"), "win.print-form", id);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Form"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* What the eye takes in at once, said in one go. */
static void
name_row (GtkWidget                 *row,
          const AssayAssessmentData *visit,
          const char                *title,
          const char                *said)
{
  g_autofree char *result = NULL;
  g_autofree char *name = NULL;

  if (visit->shows_score && visit->result->rated)
    result = assay_assessment_data_dup_headline (visit);
  name = g_strdup_printf ("%s, %s%s%s", title, said, result != NULL ? ", " : "", result != NULL ? result : "");
  g_strdelimit (name, "\n", ' ');
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_row (const AssayAssessmentData *visit)
{
  GtkWidget *row = adw_action_row_new ();
  const gint64 id = assay_assessment_get_id (visit->assessment);
  g_autofree char *day = describe_day (visit->assessment);
  g_autofree char *title =
    g_strdup_printf ("%s, %s", day, assay_assessment_kind_get_title (assay_assessment_get_kind (visit->assessment)));
  g_autofree char *said = describe_visit (visit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  append_result (ADW_ACTION_ROW (row), visit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_form_button (id, title));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-assessment");
  name_row (row, visit, title, said);
  return row;
}

/* The whole */

static GtkWidget *
create_button (const char *label,
               const char *action,
               const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, css_class);
  return button;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *plan = create_button (_("_Plan Visit…"), "provider.plan-visit", "pill");

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Visits Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Monitoring visits, self-assessments and reviews from the desk belong "
                                     "here: planned ones, and forms that come back filled in."));
  gtk_widget_add_css_class (plan, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), plan);
  gtk_box_append (GTK_BOX (box), create_button (_("_Import Form…"), "win.import-form", "pill"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
create_head (guint n_visits)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *text = g_strdup_printf (ngettext ("%u assessment", "%u assessments", n_visits), n_visits);
  GtkWidget *heading = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), create_button (_("_Import Form…"), "win.import-form", "flat"));
  return head;
}

static GtkWidget *
create_waiting (const char *waiting)
{
  GtkWidget *label = gtk_label_new (waiting);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caution");
  return label;
}

static GtkWidget *
create_list (const Shown *shown)
{
  GPtrArray *visits = shown->visits;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assessments"), -1);
  for (guint i = 0; i < visits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_row (visits->pdata[i]));
  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), create_head (visits->len));
  if (shown->waiting != NULL)
    gtk_box_append (GTK_BOX (box), create_waiting (shown->waiting));
  gtk_box_append (GTK_BOX (box), list);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
assay_visits_section_show (AssayProviderSection *section,
                           gpointer              data)
{
  Shown *shown = data;

  adw_bin_set_child (ADW_BIN (section), shown->visits->len > 0 ? create_list (shown) : create_empty ());
  shown_free (shown);
}

static void
assay_visits_section_class_init (AssayVisitsSectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_visits;
  section_class->free = shown_free;
  section_class->show = assay_visits_section_show;
}

static void
assay_visits_section_init (AssayVisitsSection *self)
{
  assay_provider_section_set_primary (ASSAY_PROVIDER_SECTION (self), _("_Plan Visit…"), "provider.plan-visit");
}
