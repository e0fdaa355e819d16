/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-what-if-setting.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-badge.h"
#include "core/base/assay-number.h"

/**
 * AssayWhatIfSetting:
 *
 * One threshold or weight: a spin button and, for a threshold, a slider on the same adjustment with a
 * mark at the value in force.
 */
struct _AssayWhatIfSetting
{
  GtkBox parent_instance;

  GtkAdjustment *adjustment;
  GtkLabel *was;

  char *id;
  gboolean is_weight;
  double in_force;
  int decimals;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWhatIfSetting, assay_what_if_setting, GTK_TYPE_BOX)

static double
get_value (AssayWhatIfSetting *self)
{
  return assay_round (gtk_adjustment_get_value (self->adjustment), self->decimals);
}

static gboolean
is_moved (AssayWhatIfSetting *self)
{
  return fabs (get_value (self) - self->in_force) > 1e-9;
}

static void
show_was (AssayWhatIfSetting *self)
{
  g_autofree char *in_force = assay_format_number (self->in_force, self->decimals);
  g_autofree char *text = NULL;

  if (!self->was)
    return;

  if (is_moved (self))
    {
      text = g_strdup_printf (_("was %s"), in_force);
      gtk_widget_remove_css_class (GTK_WIDGET (self->was), "secondary");
      gtk_widget_add_css_class (GTK_WIDGET (self->was), "strong");
    }
  else
    {
      text = g_strdup (_("unchanged"));
      gtk_widget_remove_css_class (GTK_WIDGET (self->was), "strong");
      gtk_widget_add_css_class (GTK_WIDGET (self->was), "secondary");
    }
  gtk_label_set_label (self->was, text);
}

static void
value_changed_cb (AssayWhatIfSetting *self)
{
  show_was (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
assay_what_if_setting_dispose (GObject *object)
{
  g_clear_object (&ASSAY_WHAT_IF_SETTING (object)->adjustment);

  G_OBJECT_CLASS (assay_what_if_setting_parent_class)->dispose (object);
}

static void
assay_what_if_setting_finalize (GObject *object)
{
  g_free (ASSAY_WHAT_IF_SETTING (object)->id);

  G_OBJECT_CLASS (assay_what_if_setting_parent_class)->finalize (object);
}

static void
assay_what_if_setting_class_init (AssayWhatIfSettingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_what_if_setting_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_what_if_setting_finalize;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_what_if_setting_init (AssayWhatIfSetting *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
make_spin (AssayWhatIfSetting *self,
           const char         *name)
{
  GtkWidget *spin = gtk_spin_button_new (self->adjustment, 0, (guint) self->decimals);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  gtk_widget_add_css_class (spin, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return spin;
}

static GtkWidget *
make_scale (AssayWhatIfSetting *self,
            const char         *name)
{
  GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment);

  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_scale_add_mark (GTK_SCALE (scale), self->in_force, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return scale;
}

static void
add_was (AssayWhatIfSetting *self)
{
  self->was = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->was, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->was), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->was), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->was));
  show_was (self);
}

static AssayWhatIfSetting *
make_setting (const char *id,
              gboolean    is_weight,
              double      in_force,
              double      greatest,
              int         decimals)
{
  AssayWhatIfSetting *self = g_object_new (ASSAY_TYPE_WHAT_IF_SETTING, NULL);
  double step = is_weight ? 0.5 : pow (10, -MIN (decimals, 1));

  self->id = g_strdup (id);
  self->is_weight = is_weight;
  self->in_force = in_force;
  self->decimals = decimals;
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (in_force, 0, MAX (greatest, in_force),
                                                            step, 5, 0));

  return self;
}

/**
 * assay_what_if_setting_new_band:
 * @framework: the version in force
 * @band: a band with a threshold
 * @decimals: of the score
 *
 * Makes the setting of a threshold.
 *
 * Returns: (transfer floating): the setting
 */
GtkWidget *
assay_what_if_setting_new_band (AssayFramework  *framework,
                                const AssayBand *band,
                                int              decimals)
{
  AssayWhatIfSetting *self = make_setting (band->id, FALSE, band->from, 100, decimals);
  g_autofree char *name = g_strdup_printf (_("%s from"), band->title);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *badge = assay_badge_new ();
  GtkWidget *from = gtk_label_new (_("from"));

  assay_badge_set_band (ASSAY_BADGE (badge), framework, band->id);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (from), 0);
  gtk_widget_set_hexpand (from, TRUE);
  gtk_widget_add_css_class (from, "secondary");
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), from);
  gtk_box_append (GTK_BOX (line), make_spin (self, name));
  gtk_box_append (GTK_BOX (self), line);
  gtk_box_append (GTK_BOX (self), make_scale (self, name));
  add_was (self);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * assay_what_if_setting_new_weight:
 * @leaf: a measure or criterion that is scored
 * @greatest: the greatest weight to choose
 *
 * Makes the setting of a weight.
 *
 * Returns: (transfer floating): the setting
 */
GtkWidget *
assay_what_if_setting_new_weight (const AssayNode *leaf,
                                  double           greatest)
{
  AssayWhatIfSetting *self = make_setting (leaf->id, TRUE, leaf->weight, greatest, 1);
  g_autofree char *name = g_strdup_printf (_("Weight of %s"), leaf->title);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (leaf->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "small");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), make_spin (self, name));
  gtk_box_append (GTK_BOX (self), line);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * assay_what_if_setting_add_to:
 * @self: the setting
 * @change: a change that is being gathered
 *
 * Adds the value, if it differs from the one in force.
 */
void
assay_what_if_setting_add_to (AssayWhatIfSetting   *self,
                              AssayFrameworkChange *change)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF_SETTING (self));

  if (!is_moved (self))
    return;

  if (self->is_weight)
    assay_framework_change_set_weight (change, self->id, get_value (self));
  else
    assay_framework_change_set_from (change, self->id, get_value (self));
}

/**
 * assay_what_if_setting_reset:
 * @self: the setting
 *
 * Puts the value back to the one in force.
 */
void
assay_what_if_setting_reset (AssayWhatIfSetting *self)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF_SETTING (self));

  gtk_adjustment_set_value (self->adjustment, self->in_force);
}
