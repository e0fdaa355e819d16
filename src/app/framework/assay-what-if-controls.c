/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-what-if-controls.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/framework/assay-band-counts.h"
#include "app/framework/assay-framework-words.h"
#include "app/framework/assay-what-if-setting.h"

/**
 * AssayWhatIfControls:
 *
 * The left side of the what-if: the readings, where the framework offers several; a slider and a spin
 * button for each threshold; the weights; and how many providers each band would have.
 */
struct _AssayWhatIfControls
{
  AdwBin parent_instance;

  GtkWidget *reading_section;
  GtkBox *readings;
  GtkWidget *threshold_section;
  GtkBox *thresholds;
  GtkBox *weights;
  AssayBandCounts *counts;

  AssayFramework *framework;
  GPtrArray *settings;
  GtkCheckButton *choices[ASSAY_N_AGGREGATIONS]; /* NULL: not offered */
  gboolean resetting;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayWhatIfControls, assay_what_if_controls, ADW_TYPE_BIN)

#define GREATEST_WEIGHT 10

/* A heading and a box below it, which is returned; with a line after it. */
static GtkBox *
make_section (const char  *title,
              GtkBox      *into,
              GtkWidget  **section)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (whole), label);
  gtk_box_append (GTK_BOX (whole), box);
  gtk_box_append (GTK_BOX (whole), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (into, whole);
  if (section)
    *section = whole;

  return GTK_BOX (box);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
moved_cb (AssayWhatIfControls *self)
{
  if (!self->resetting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_setting (AssayWhatIfControls *self,
              GtkBox              *box,
              GtkWidget           *setting)
{
  g_signal_connect_object (setting, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, setting);
  g_ptr_array_add (self->settings, g_object_ref (setting));
}

static void
add_thresholds (AssayWhatIfControls *self)
{
  int decimals = assay_framework_get_decimals (self->framework);

  for (guint i = 0; i < assay_framework_get_n_bands (self->framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (self->framework, i);

      if (isfinite (band->from))
        take_setting (self, self->thresholds,
                      assay_what_if_setting_new_band (self->framework, band, decimals));
    }
  gtk_widget_set_visible (self->threshold_section,
                          gtk_widget_get_first_child (GTK_WIDGET (self->thresholds)) != NULL);
}

static void
add_reading (AssayWhatIfControls *self,
             AssayAggregation     reading,
             GtkCheckButton      *group)
{
  static const char *const names[ASSAY_N_AGGREGATIONS] = {
    N_("By the score of all measures"), N_("By the score of groups"), N_("By rules"),
    N_("By a ladder of levels"),
  };
  GtkWidget *button = gtk_check_button_new_with_label (_(names[reading]));

  gtk_widget_set_tooltip_text (button, assay_framework_words_reading (reading));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               reading == assay_framework_get_aggregation (self->framework));
  g_signal_connect_object (button, "toggled", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->readings, button);
  self->choices[reading] = GTK_CHECK_BUTTON (button);
}

/* A choice of one is none, and not shown. */
static void
add_readings (AssayWhatIfControls *self)
{
  GtkCheckButton *first = NULL;
  guint n = 0;

  for (guint i = 0; i < ASSAY_N_AGGREGATIONS; i++)
    {
      self->choices[i] = NULL;
      if (!assay_framework_has_reading (self->framework, i))
        continue;
      add_reading (self, i, first);
      first = self->choices[i];
      n++;
    }
  gtk_widget_set_visible (self->reading_section, n > 1);
}

/* Where groups have the say, their weights are the ones to move. */
static void
add_group_weights (AssayWhatIfControls *self,
                   const AssayNode     *group)
{
  for (guint i = 0; i < group->n_children; i++)
    if (group->children[i]->kind == ASSAY_NODE_GROUP)
      {
        take_setting (self, self->weights,
                      assay_what_if_setting_new_weight (group->children[i], GREATEST_WEIGHT));
        add_group_weights (self, group->children[i]);
      }
}

static void
add_weights (AssayWhatIfControls *self)
{
  if (assay_framework_get_aggregation (self->framework) == ASSAY_AGGREGATION_GROUPS)
    {
      add_group_weights (self, assay_framework_get_root (self->framework));
      return;
    }
  for (guint i = 0; i < assay_framework_get_n_leaves (self->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (self->framework, i);

      if (leaf->scored)
        take_setting (self, self->weights,
                      assay_what_if_setting_new_weight (leaf, GREATEST_WEIGHT));
    }
}

static void
assay_what_if_controls_dispose (GObject *object)
{
  AssayWhatIfControls *self = ASSAY_WHAT_IF_CONTROLS (object);

  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_object (&self->framework);

  G_OBJECT_CLASS (assay_what_if_controls_parent_class)->dispose (object);
}

static void
assay_what_if_controls_class_init (AssayWhatIfControlsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_what_if_controls_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_weights (AssayWhatIfControls *self)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_Weights of measures"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 8);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  self->weights = GTK_BOX (box);

  return expander;
}

static void
assay_what_if_controls_init (AssayWhatIfControls *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkBox *counts;

  self->settings = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_add_css_class (box, "what-if-controls");
  self->readings = make_section (_("How the band is found"), GTK_BOX (box), &self->reading_section);
  self->thresholds = make_section (_("Thresholds"), GTK_BOX (box), &self->threshold_section);
  counts = make_section (_("How many in each band"), GTK_BOX (box), NULL);
  self->counts = ASSAY_BAND_COUNTS (assay_band_counts_new ());
  gtk_box_append (counts, GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (box), make_weights (self));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (scroller, "assay-card");
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, -1);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * assay_what_if_controls_new:
 *
 * Makes controls without a framework.
 *
 * Returns: (transfer floating): the controls
 */
GtkWidget *
assay_what_if_controls_new (void)
{
  return g_object_new (ASSAY_TYPE_WHAT_IF_CONTROLS, NULL);
}

/**
 * assay_what_if_controls_show:
 * @self: the controls
 * @framework: the version in force
 *
 * Shows the reading, the thresholds and the weights in force.
 */
void
assay_what_if_controls_show (AssayWhatIfControls *self,
                             AssayFramework      *framework)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF_CONTROLS (self));

  g_set_object (&self->framework, framework);
  g_ptr_array_set_size (self->settings, 0);
  clear_box (self->readings);
  clear_box (self->thresholds);
  clear_box (self->weights);
  self->resetting = TRUE;
  add_readings (self);
  self->resetting = FALSE;
  add_thresholds (self);
  add_weights (self);
}

/**
 * assay_what_if_controls_dup_change:
 * @self: the controls
 *
 * Gathers what was moved away from the values in force.
 *
 * Returns: (transfer full): the change, which may be empty
 */
AssayFrameworkChange *
assay_what_if_controls_dup_change (AssayWhatIfControls *self)
{
  AssayFrameworkChange *change = assay_framework_change_new ();

  for (guint i = 0; i < self->settings->len; i++)
    assay_what_if_setting_add_to (g_ptr_array_index (self->settings, i), change);
  for (guint i = 0; self->framework && i < ASSAY_N_AGGREGATIONS; i++)
    if (self->choices[i] && gtk_check_button_get_active (self->choices[i])
        && i != assay_framework_get_aggregation (self->framework))
      assay_framework_change_set_aggregation (change, i);

  return change;
}

/**
 * assay_what_if_controls_reset:
 * @self: the controls
 *
 * Puts everything back to the values in force.
 */
void
assay_what_if_controls_reset (AssayWhatIfControls *self)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF_CONTROLS (self));

  self->resetting = TRUE;
  for (guint i = 0; i < self->settings->len; i++)
    assay_what_if_setting_reset (g_ptr_array_index (self->settings, i));
  if (self->framework && self->choices[assay_framework_get_aggregation (self->framework)])
    gtk_check_button_set_active (
      self->choices[assay_framework_get_aggregation (self->framework)], TRUE);
  self->resetting = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_what_if_controls_show_counts:
 * @self: the controls
 * @moves: (element-type AssayMove): what the change would do
 *
 * Shows how many providers hold each band now and would then.
 */
void
assay_what_if_controls_show_counts (AssayWhatIfControls *self,
                                    GPtrArray           *moves)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF_CONTROLS (self));

  assay_band_counts_show (self->counts, self->framework, moves);
}
