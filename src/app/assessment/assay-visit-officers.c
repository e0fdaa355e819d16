/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-officers.h"

#include <glib/gi18n-lib.h>

#include "app/assessment/assay-portfolio-dialogs.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/base/assay-period.h"

struct _AssayVisitOfficers
{
  AdwBin parent_instance;

  GtkLabel *year_label;
  GtkLabel *share_label;
  GtkLevelBar *share_bar;
  GtkGrid *grid;

  AssaySession *session;
  char *year;
};

G_DEFINE_FINAL_TYPE (AssayVisitOfficers, assay_visit_officers, ADW_TYPE_BIN)

/* Reading */

/**
 * assay_visit_officers_data_free:
 * @self: (transfer full): what is shown
 */
void
assay_visit_officers_data_free (AssayVisitOfficersData *self)
{
  g_clear_pointer (&self->capacity, g_ptr_array_unref);
  g_free (self->year);
  g_free (self);
}

/**
 * assay_visit_officers_data_read:
 * @connection: a connection in a transaction
 * @framework: the framework of the monitoring visits
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the officers' years, of the council year that it is
 */
gpointer
assay_visit_officers_data_read (AssayConnection  *connection,
                                AssayFramework   *framework,
                                GError          **error)
{
  AssayVisitOfficersData *data = g_new0 (AssayVisitOfficersData, 1);
  g_autofree char *today = assay_date_today ();
  const AssayPeriod year = assay_period_for_date (ASSAY_PERIOD_YEAR, today);

  data->year = assay_period_to_string (&year);
  data->capacity = assay_capacity_list (connection, framework, data->year, today, error);
  if (data->capacity != NULL &&
      assay_home_visit_share (connection, data->year, &data->seen, &data->supported, error))
    return data;
  assay_visit_officers_data_free (data);
  return NULL;
}

/* Showing */

static GtkWidget *
create_label (const char *text,
              float       xalign,
              const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A bar of what is done and planned against what is to be done, with the figures beneath. */
static GtkWidget *
create_progress (guint       done,
                 guint       planned,
                 guint       target,
                 const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  const double share = target > 0 ? MIN (1, (double) done / target) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (target > 0)
    g_string_append_printf (text, _("%u of %u done"), done, target);
  else
    g_string_append_printf (text, _("%u done, no target"), done);
  if (planned > 0)
    g_string_append_printf (text, _(", %u planned"), planned);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), share);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text->str, -1);
  gtk_widget_add_css_class (bar, "capacity");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), create_label (text->str, 0, "small"));
  return box;
}

typedef struct
{
  gint64 officer_id;
  char *officer;
  guint target;
  guint home_target;
} Target;

static void
target_free (gpointer   data,
             GClosure  *closure)
{
  g_free (((Target *) data)->officer);
  g_free (data);
}

static void
target_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  const Target *target = user_data;
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), ASSAY_TYPE_VISIT_OFFICERS);

  assay_portfolio_dialogs_target (GTK_WINDOW (gtk_widget_get_root (self)),
                                  ASSAY_VISIT_OFFICERS (self)->session, target->officer_id,
                                  target->officer, ASSAY_VISIT_OFFICERS (self)->year, target->target,
                                  target->home_target);
}

static GtkWidget *
create_target_button (const AssayCapacity *capacity)
{
  GtkWidget *button = gtk_button_new_with_label (_("Set Target…"));
  Target *target = g_new0 (Target, 1);
  g_autofree char *name = g_strdup_printf (_("Set the target of %s"), capacity->officer);

  target->officer_id = capacity->officer_id;
  target->officer = g_strdup (capacity->officer);
  target->target = capacity->target;
  target->home_target = capacity->home_target;
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (target_clicked_cb), target, target_free, 0);
  return button;
}

static void
append_officer (GtkGrid             *grid,
                const AssayCapacity *capacity,
                int                  row)
{
  const gboolean is_nobody = capacity->officer_id == 0;
  g_autofree char *providers = assay_format_count (capacity->providers);
  g_autofree char *due = assay_format_count (capacity->due);
  g_autofree char *visits_name = g_strdup_printf (_("Visits of %s"), capacity->officer);
  g_autofree char *home_name = g_strdup_printf (_("People seen at home by %s"), capacity->officer);

  gtk_grid_attach (grid, create_label (is_nobody ? _("Nobody’s") : capacity->officer, 0,
                                       is_nobody ? "secondary" : NULL), 0, row, 1, 1);
  gtk_grid_attach (grid, create_label (is_nobody ? "–" : providers, 1, "numeric"), 1, row, 1, 1);
  gtk_grid_attach (grid, create_label (due, 1, "numeric"), 2, row, 1, 1);
  if (is_nobody)
    return;
  gtk_grid_attach (grid, create_progress (capacity->done, capacity->planned, capacity->target,
                                          visits_name), 3, row, 1, 1);
  gtk_grid_attach (grid, create_progress (capacity->home_done, 0, capacity->home_target, home_name), 4,
                   row, 1, 1);
  gtk_grid_attach (grid, create_target_button (capacity), 5, row, 1, 1);
}

static void
append_heads (GtkGrid *grid)
{
  const char *const heads[] = { _("Officer"), _("Providers"), _("Due this year"), _("Visits"),
                                _("People seen at home") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    gtk_grid_attach (grid, create_label (heads[i], i == 1 || i == 2 ? 1 : 0, "th"), (int) i, 0, 1, 1);
}

static void
show_share (AssayVisitOfficers           *self,
            const AssayVisitOfficersData *data)
{
  g_autofree char *seen = assay_format_count (data->seen);
  g_autofree char *supported = assay_format_count (data->supported);
  const double share = data->supported > 0 ? (double) data->seen / (double) data->supported : 0;
  g_autofree char *percent = assay_format_percent (share, 1);
  g_autofree char *text = NULL;

  if (data->supported > 0)
    text = g_strdup_printf (_("People seen at home: %s of %s supported, %s"), seen, supported, percent);
  else
    text = g_strdup_printf (_("People seen at home: %s. How many are supported is not known."), seen);
  gtk_label_set_label (self->share_label, text);
  gtk_level_bar_set_value (self->share_bar, MIN (1, share));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->share_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

/**
 * assay_visit_officers_show:
 * @self: the officers' years
 * @session: where targets are kept
 * @data: what to show
 */
void
assay_visit_officers_show (AssayVisitOfficers           *self,
                           AssaySession                 *session,
                           const AssayVisitOfficersData *data)
{
  GtkWidget *child;
  g_autofree char *title = g_strdup_printf (_("Council year %s"), data->year);

  g_return_if_fail (ASSAY_IS_VISIT_OFFICERS (self));

  g_set_object (&self->session, session);
  g_free (self->year);
  self->year = g_strdup (data->year);
  gtk_label_set_label (self->year_label, title);
  show_share (self, data);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  append_heads (self->grid);
  for (guint i = 0; i < data->capacity->len; i++)
    append_officer (self->grid, data->capacity->pdata[i], (int) i + 1);
}

static void
assay_visit_officers_dispose (GObject *object)
{
  AssayVisitOfficers *self = ASSAY_VISIT_OFFICERS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->year, g_free);
  G_OBJECT_CLASS (assay_visit_officers_parent_class)->dispose (object);
}

static void
assay_visit_officers_class_init (AssayVisitOfficersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_visit_officers_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/assessment/assay-visit-officers.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayVisitOfficers, year_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitOfficers, share_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitOfficers, share_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitOfficers, grid);
}

static void
assay_visit_officers_init (AssayVisitOfficers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
