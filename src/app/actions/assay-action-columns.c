/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-action-columns.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-words.h"
#include "app/widgets/assay-list-columns.h"
#include "app/widgets/assay-row-menu.h"
#include "core/base/assay-date.h"

static int
compare_texts (gconstpointer a,
               gconstpointer b,
               const char *(*get) (AssayAction *))
{
  return g_utf8_collate (get ((AssayAction *) a), get ((AssayAction *) b));
}

/* What is to be done is seldom said in one line. */
static GtkWidget *
create_title (void)
{
  GtkWidget *lines = assay_list_columns_create_lines ();
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (lines));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_lines (label, 2);
  gtk_label_set_width_chars (label, 20);
  return lines;
}

static void
show_title (GtkWidget *child,
            gpointer   item)
{
  assay_list_columns_show_lines (child, assay_action_get_title (item),
                                 assay_action_get_plan_title (item));
}

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      unused)
{
  return compare_texts (a, b, assay_action_get_title);
}

/* The provider's name leads to its page. */
static GtkWidget *
create_provider (void)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  /* The row has the focus, and a menu. */
  gtk_widget_set_focusable (button, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "row-name");
  gtk_widget_add_css_class (button, "small");
  return button;
}

static void
show_provider (GtkWidget *child,
               gpointer   item)
{
  gtk_button_set_label (GTK_BUTTON (child), assay_action_get_provider (item));
  /* The target first: an action without the target that it wants is warned of. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (child), "x", assay_action_get_provider_id (item));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (child), "win.open-provider");
}

static int
compare_providers (gconstpointer a,
                   gconstpointer b,
                   gpointer      unused)
{
  return compare_texts (a, b, assay_action_get_provider);
}

static void
show_owner (GtkWidget *child,
            gpointer   item)
{
  assay_list_columns_show_lines (child, assay_action_get_owner (item), "");
}

static void
show_due (GtkWidget *child,
          gpointer   item)
{
  g_autofree char *today = assay_date_today ();
  const char *style = NULL;
  g_autofree char *text = NULL;

  if (assay_action_is_open (item))
    text = assay_action_words_due (assay_action_get_due_on (item), today, &style);
  else
    text = g_strdup ("–");
  assay_list_columns_show_styled (child, text, style);
}

/* Those without a date last. */
static int
compare_due (gconstpointer a,
             gconstpointer b,
             gpointer      unused)
{
  const char *due_a = assay_action_get_due_on ((AssayAction *) a);
  const char *due_b = assay_action_get_due_on ((AssayAction *) b);

  if (*due_a == '\0' || *due_b == '\0')
    return (*due_a == '\0') - (*due_b == '\0');
  return g_strcmp0 (due_a, due_b);
}

static void
show_status (GtkWidget *child,
             gpointer   item)
{
  assay_list_columns_show_styled (child, assay_action_words_state (item), NULL);
}

static void
show_officer (GtkWidget *child,
              gpointer   item)
{
  const char *officer = assay_action_get_officer (item);

  assay_list_columns_show_styled (child, *officer != '\0' ? officer : _("nobody"),
                                  *officer != '\0' ? NULL : "secondary");
}

static int
compare_officers (gconstpointer a,
                  gconstpointer b,
                  gpointer      unused)
{
  return compare_texts (a, b, assay_action_get_officer);
}

/**
 * assay_action_columns_create_step:
 *
 * Returns: (transfer floating): a button for what comes next with an action
 */
GtkWidget *
assay_action_columns_create_step (void)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  return button;
}

/**
 * assay_action_columns_show_step:
 * @button: a button
 * @action: the action it is about
 *
 * What is open can be completed, and what is done verified; after that nothing comes.
 */
void
assay_action_columns_show_step (GtkWidget   *button,
                                AssayAction *action)
{
  const gboolean is_open = assay_action_is_open (action);
  const gboolean is_done = g_str_equal (assay_action_get_status (action), "done");
  g_autofree char *name = g_strdup_printf (is_open ? _("Complete “%s”") : _("Verify “%s”"),
                                           assay_action_get_title (action));

  gtk_button_set_label (GTK_BUTTON (button), is_open ? _("Complete…") : _("Verify"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", assay_action_get_id (action));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  is_open ? "win.complete-action" : "win.verify-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, is_open || is_done);
}

static void
show_step (GtkWidget *child,
           gpointer   item)
{
  assay_action_columns_show_step (child, item);
}

static GtkWidget *
create_step (void)
{
  GtkWidget *button = assay_action_columns_create_step ();

  gtk_widget_set_focusable (button, FALSE);
  return button;
}

static GMenuModel *
create_menu (gpointer item)
{
  GMenu *menu = g_menu_new ();
  const gint64 id = assay_action_get_id (item);

  assay_row_menu_append (menu, _("_Edit…"), "win.edit-action", id);
  if (assay_action_is_open (item))
    {
      assay_row_menu_append (menu, _("_Complete…"), "win.complete-action", id);
      assay_row_menu_append (menu, _("_Withdraw…"), "win.withdraw-action", id);
    }
  else if (g_str_equal (assay_action_get_status (item), "done"))
    assay_row_menu_append (menu, _("_Verify"), "win.verify-action", id);
  assay_row_menu_append (menu, _("Open _Provider"), "win.open-provider", assay_action_get_provider_id (item));
  return G_MENU_MODEL (menu);
}

static const AssayListColumn columns[] = {
  { N_("Action"), 0, FALSE, create_title, show_title, compare_titles,
    assay_action_words_name },
  { N_("Provider"), 172, FALSE, create_provider, show_provider, compare_providers, NULL },
  { N_("Owner"), 136, FALSE, assay_list_columns_create_lines, show_owner, NULL, NULL },
  { N_("Due"), 156, FALSE, assay_list_columns_create_label, show_due, compare_due, NULL },
  { N_("Status"), 84, FALSE, assay_list_columns_create_label, show_status, NULL, NULL },
  { N_("Followed up by"), 124, FALSE, assay_list_columns_create_label, show_officer, compare_officers, NULL },
  { N_("Next"), 116, TRUE, create_step, show_step, NULL, NULL },
};

/**
 * assay_action_columns_add:
 * @view: a column view over #AssayAction
 *
 * Adds the columns of the list of actions, and the menu of its rows.
 */
void
assay_action_columns_add (GtkColumnView *view)
{
  assay_list_columns_add (view, columns, G_N_ELEMENTS (columns));
  assay_row_menu_add (view, create_menu);
}
