/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-actions-section.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-columns.h"
#include "app/actions/assay-action-words.h"
#include "app/widgets/assay-words.h"
#include "core/actions/assay-action-plan.h"
#include "core/assessment/assay-plan-submit.h"
#include "core/base/assay-date.h"

struct _AssayActionsSection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayActionsSection, assay_actions_section, ASSAY_TYPE_PROVIDER_SECTION)

/* @missing: by plan, in their order, the criteria that still want an action */
typedef struct
{
  GPtrArray *plans;
  GPtrArray *actions;
  GPtrArray *missing;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->plans, g_ptr_array_unref);
  g_clear_pointer (&loaded->actions, g_ptr_array_unref);
  g_clear_pointer (&loaded->missing, g_ptr_array_unref);
  g_free (loaded);
}

static gboolean
load_missing (AssayConnection  *connection,
              Loaded           *loaded,
              GError          **error)
{
  loaded->missing = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < loaded->plans->len; i++)
    {
      GPtrArray *missing = assay_assessment_list_missing_actions (connection, loaded->plans->pdata[i], error);

      if (missing == NULL)
        return FALSE;
      g_ptr_array_add (loaded->missing, missing);
    }
  return TRUE;
}

static gpointer
load_plans (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const AssaySectionRequest *request = data;
  const AssayActionFilter filter = { .provider_id = request->provider_id };
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->plans = assay_action_plan_list (connection, request->provider_id, error);
  if (loaded->plans != NULL && (loaded->actions = assay_action_list (connection, &filter, error)) != NULL &&
      load_missing (connection, loaded, error))
    return loaded;
  loaded_free (loaded);
  return NULL;
}

/* One action */

static char *
describe_action (AssayAction *action)
{
  g_autofree char *today = assay_date_today ();
  const char *style;
  GString *text = g_string_new (assay_action_words_state (action));

  if (assay_action_is_open (action))
    {
      g_autofree char *due = assay_action_words_due (assay_action_get_due_on (action), today, &style);

      g_string_append_printf (text, _(", due %s"), due);
    }
  if (*assay_action_get_owner (action) != '\0')
    g_string_append_printf (text, ", %s", assay_action_get_owner (action));
  if (*assay_action_get_completion (action) != '\0')
    g_string_append_printf (text, "\n%s", assay_action_get_completion (action));
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_row (AssayAction *action)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *step = assay_action_columns_create_step ();
  GtkWidget *edit = gtk_button_new_with_label (_("Edit…"));
  g_autofree char *said = describe_action (action);
  g_autofree char *name = g_strdup_printf (_("Edit “%s”"), assay_action_get_title (action));

  assay_action_columns_show_step (step, action);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (edit), "x", assay_action_get_id (action));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "win.edit-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), assay_action_get_title (action));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), step);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  return row;
}

/* What still wants one */

#define ADD_BUTTON "add-missing-action"

static GtkWidget *
create_missing_row (const AssayMissingAction *missing)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Add Action…"));
  g_autofree char *name = g_strdup_printf (_("Add an action for %s"), missing->label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", missing->assessment_id, missing->criterion);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.agree-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_name (button, ADD_BUTTON);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), missing->label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Open from the start: this is what is to be done. */
static GtkWidget *
create_missing (GPtrArray *missing)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u criterion still needs an action", "%u criteria still need an action", missing->len),
                     missing->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), _("The plan can be submitted once each has one."));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  for (guint i = 0; i < missing->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_missing_row (missing->pdata[i]));
  return row;
}

/* One plan */

static char *
describe_plan (const AssayActionPlan *plan)
{
  const char *kind = assay_action_plan_kind_get_title (plan->kind);
  const char *state = assay_action_plan_state_get_title (plan->state);
  const gboolean is_draft = g_str_equal (plan->state, "draft");
  g_autofree char *date = assay_words_date (is_draft ? plan->due_on : plan->submitted_on);

  if (is_draft)
    return g_strdup_printf (_("%s, draft: to be submitted by %s"), kind, date);
  if (*plan->submitted_on == '\0')
    return g_strdup_printf ("%s, %s", kind, state);
  return g_strdup_printf (_("%s, %s; submitted on %s"), kind, state, date);
}

/* What may be done with the plan as a whole, as it is. */
static GtkWidget *
create_plan_step (const AssayActionPlan *plan,
                  gboolean               lacks_actions)
{
  static const struct
  {
    const char *state;
    const char *label;
    const char *action;
  } steps[] = {
    { "draft", N_("Submit Plan"), "win.submit-plan" },
    { "submitted", N_("Agree Plan"), "win.agree-plan" },
    { "agreed", N_("Close Plan"), "win.close-plan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].state, plan->state))
      {
        GtkWidget *button = gtk_button_new_with_label (_(steps[i].label));
        g_autofree char *name = g_strdup_printf ("%s: %s", _(steps[i].label), plan->title);

        gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
        gtk_widget_add_css_class (button, "flat");
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", plan->id);
        /* What would be refused waits; the list says what for. */
        if (!lacks_actions)
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button), steps[i].action);
        gtk_widget_set_sensitive (button, !lacks_actions);
        gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
        return button;
      }
  return NULL;
}

static GtkWidget *
create_group (const AssayActionPlan *plan,
              GPtrArray             *actions,
              GPtrArray             *missing)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *said = describe_plan (plan);
  g_autofree char *title = g_markup_escape_text (plan->title, -1);
  g_autofree char *description = g_markup_escape_text (said, -1);
  GtkWidget *step = create_plan_step (plan, missing->len > 0);
  guint count = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  if (step != NULL)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), step);
  for (guint i = 0; i < actions->len; i++)
    if (assay_action_get_plan_id (g_ptr_array_index (actions, i)) == plan->id)
      {
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   create_row (g_ptr_array_index (actions, i)));
        count++;
      }
  if (missing->len > 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_missing (missing));
  else if (count == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("No action in this plan yet"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* The whole */

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Action…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "checkbox-checked-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Actions Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("What this provider agrees to do belongs here, from its visits or "
                                     "from talks in between."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "provider.add-action");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

/* What is still to be done comes before what is closed. */
static void
append_groups (GtkBox       *box,
               const Loaded *loaded,
               gboolean      closed)
{
  for (guint i = 0; i < loaded->plans->len; i++)
    {
      const AssayActionPlan *plan = loaded->plans->pdata[i];

      if (g_str_equal (plan->state, "closed") == closed)
        gtk_box_append (box, create_group (plan, loaded->actions, loaded->missing->pdata[i]));
    }
}

static GtkWidget *
create_plans (const Loaded *loaded)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (box, "page-body");
  append_groups (GTK_BOX (box), loaded, FALSE);
  append_groups (GTK_BOX (box), loaded, TRUE);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (widget), name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static gboolean
has_focus (GtkWidget *section)
{
  GtkRoot *root = gtk_widget_get_root (section);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, section);
}

/* Whoever adds one action after another goes on with the next. */
static void
assay_actions_section_show (AssayProviderSection *section,
                            gpointer              data)
{
  Loaded *loaded = data;
  const gboolean had_focus = has_focus (GTK_WIDGET (section));
  GtkWidget *next;

  adw_bin_set_child (ADW_BIN (section), loaded->plans->len > 0 ? create_plans (loaded) : create_empty ());
  next = find_named (GTK_WIDGET (section), ADD_BUTTON);
  if (had_focus && next != NULL)
    gtk_widget_grab_focus (next);
  loaded_free (loaded);
}

static void
assay_actions_section_class_init (AssayActionsSectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_plans;
  section_class->free = loaded_free;
  section_class->show = assay_actions_section_show;
}

static void
assay_actions_section_init (AssayActionsSection *self)
{
  assay_provider_section_set_primary (ASSAY_PROVIDER_SECTION (self), _("_Add Action…"),
                                      "provider.add-action");
}
