/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-bands.h"

#include <glib/gi18n-lib.h>

#include "app/framework/assay-framework-words.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-when.h"
#include "core/base/assay-number.h"

/**
 * AssayFrameworkBands:
 *
 * The bands of a framework with threshold, meaning and what follows; its gates; and the policies by
 * which a rating is made.
 */
struct _AssayFrameworkBands
{
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (AssayFrameworkBands, assay_framework_bands, ADW_TYPE_BIN)

/* Room for the longest usual badge, so that the words beside them stand in line. */
#define BADGE_WIDTH 124

static AdwPreferencesGroup *
add_group (AssayFrameworkBands *self,
           const char          *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->box, GTK_WIDGET (group));

  return group;
}

static GtkWidget *
make_suffix (const char *text,
             const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
add_band (AdwPreferencesGroup *group,
          AssayFramework      *framework,
          const AssayBand     *band)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *badge = assay_badge_new ();
  g_autofree char *from = assay_framework_words_from (framework, band);

  assay_badge_set_band (ASSAY_BADGE (badge), framework, band->id);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *band->meaning ? band->meaning : band->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), band->follows);
  gtk_widget_set_size_request (place, BADGE_WIDTH, -1);
  gtk_box_append (GTK_BOX (place), badge);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), place);
  if (band->placeholder)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_suffix (_("placeholder"), "caution"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_suffix (from, "heading"));
  adw_preferences_group_add (group, row);
}

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static void
add_gates (AssayFrameworkBands *self,
           AssayFramework      *framework)
{
  guint n_gates;
  const AssayGate *gates = assay_framework_get_gates (framework, &n_gates);
  AdwPreferencesGroup *group;

  if (n_gates == 0)
    return;

  group = add_group (self, _("Gates"));
  for (guint i = 0; i < n_gates; i++)
    {
      const AssayGate *gate = &gates[i];
      const AssayBand *band = assay_framework_find_band (framework, gate->force ? gate->force
                                                                                : gate->at_most);
      g_autofree char *what = NULL;

      what = g_strdup_printf (gate->force ? _("The band is %s") : _("The band is at most %s"),
                              band ? band->title : "");
      add_row (group, gate->reason, what);
    }
}

static void
add_policies (AssayFrameworkBands *self,
              AssayFramework      *framework)
{
  AdwPreferencesGroup *group = add_group (self, _("How a rating is made"));
  guint base_n = assay_framework_get_minimum_base (framework);
  g_autofree char *base = NULL;
  g_autofree char *coverage = NULL;
  g_autofree char *percent = assay_format_percent (assay_framework_get_minimum_coverage (framework),
                                                   0);
  g_autofree char *rates = assay_framework_words_rates (framework);

  base = g_strdup_printf (ngettext ("%u return with at least one answer",
                                    "%u returns with at least one answer", base_n), base_n);
  coverage = g_strdup_printf (_("%s of the weight that applies has points"), percent);
  add_row (group, _("What is rated"), rates);
  add_row (group, _("Measures together"), assay_framework_words_aggregation (framework));
  add_row (group, _("Least number of returns"), base);
  add_row (group, _("Least coverage"), coverage);
  add_row (group, _("Missing values"), assay_framework_words_missing (framework));
}

static void
add_placeholders (AssayFrameworkBands *self,
                  AssayFramework      *framework)
{
  g_auto (GStrv) paths = assay_framework_list_placeholders (framework);
  guint n_paths = paths ? g_strv_length (paths) : 0;
  AdwPreferencesGroup *group;
  g_autofree char *text = NULL;

  if (n_paths == 0)
    return;

  group = add_group (self, _("Placeholders"));
  text = g_strdup_printf (ngettext ("The scheme’s source leaves %u value open. It is filled in "
                                    "provisionally and marked wherever it counts.",
                                    "The scheme’s source leaves %u values open. They are filled in "
                                    "provisionally and marked wherever they count.", n_paths),
                          n_paths);
  adw_preferences_group_set_description (group, text);
}

static void
assay_framework_bands_class_init (AssayFrameworkBandsClass *klass)
{
}

static void
assay_framework_bands_init (AssayFrameworkBands *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "form-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * assay_framework_bands_new:
 *
 * Makes an empty page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_framework_bands_new (void)
{
  return g_object_new (ASSAY_TYPE_FRAMEWORK_BANDS, NULL);
}

/**
 * assay_framework_bands_show:
 * @self: the page
 * @framework: what it shows
 *
 * Shows the bands and policies of a framework.
 */
void
assay_framework_bands_show (AssayFrameworkBands *self,
                            AssayFramework      *framework)
{
  GtkWidget *child;
  AdwPreferencesGroup *group;

  g_return_if_fail (ASSAY_IS_FRAMEWORK_BANDS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  group = add_group (self, _("Bands"));
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    add_band (group, framework, assay_framework_get_band (framework, i));
  add_gates (self, framework);
  add_policies (self, framework);
  add_placeholders (self, framework);
}
