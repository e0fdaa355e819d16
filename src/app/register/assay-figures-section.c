/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-figures-section.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/register/assay-figure-dialog.h"
#include "app/register/assay-figure-words.h"
#include "app/widgets/assay-words.h"
#include "core/library/assay-library.h"
#include "core/register/assay-figure.h"

struct _AssayFiguresSection
{
  AssayProviderSection parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayFiguresSection, assay_figures_section, ASSAY_TYPE_PROVIDER_SECTION)

typedef struct
{
  AssayFramework *framework;
  GPtrArray *figures;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->framework);
  g_clear_pointer (&loaded->figures, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
load_figures (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const AssaySectionRequest *request = data;
  GPtrArray *figures = assay_figure_list (connection, request->provider_id, request->period, TRUE,
                                          error);
  Loaded *loaded;

  if (figures == NULL)
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->figures = figures;
  loaded->framework = assay_library_get (connection, request->framework_id, 0, NULL);
  return loaded;
}

static void
correct_clicked_cb (GtkButton *button,
                    gpointer   user_data)
{
  AssayProviderSection *section = ASSAY_PROVIDER_SECTION (user_data);
  const char *field = g_object_get_data (G_OBJECT (button), "field");
  const char *title = g_object_get_data (G_OBJECT (button), "title");
  const double *value = g_object_get_data (G_OBJECT (button), "value");

  gtk_window_present (assay_figure_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))),
    assay_provider_section_get_session (section),
    assay_provider_section_get_provider_id (section), field, title, *value));
}

static GtkWidget *
create_correct_button (AssayFiguresSection *self,
                       const char          *field,
                       const char          *title,
                       double               value)
{
  GtkWidget *button = gtk_button_new_with_label (isnan (value) ? _("Add…") : _("Correct…"));
  g_autofree char *name = g_strdup_printf (isnan (value) ? _("Add %s") : _("Correct %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "field", g_strdup (field), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (title), g_free);
  g_object_set_data_full (G_OBJECT (button), "value", g_memdup2 (&value, sizeof value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (correct_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
create_value (double      value,
              const char *style)
{
  g_autofree char *text = assay_figure_words_value (value);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, style);
  return label;
}

/* Earlier values of the same field, newest first, as rows that open under it. */
static guint
add_history (AdwExpanderRow *row,
             GPtrArray      *figures,
             const char     *field)
{
  guint count = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const AssayFigure *figure = g_ptr_array_index (figures, i);
      GtkWidget *child;
      g_autofree char *said = NULL;

      if (!figure->superseded || !g_str_equal (figure->field, field))
        continue;
      child = adw_action_row_new ();
      said = assay_figure_words_origin (figure);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (child), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (child), figure->carrier);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (child), said);
      adw_action_row_add_suffix (ADW_ACTION_ROW (child), create_value (figure->value, "secondary"));
      adw_expander_row_add_row (row, child);
      count++;
    }
  return count;
}

static GtkWidget *
create_row (AssayFiguresSection *self,
            const AssayFigure   *figure,
            const char          *title,
            GPtrArray           *figures)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *said = assay_figure_words_origin (figure);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                               create_correct_button (self, figure->field, title, figure->value));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), create_value (figure->value, "strong"));
  adw_expander_row_set_enable_expansion (
    ADW_EXPANDER_ROW (row), add_history (ADW_EXPANDER_ROW (row), figures, figure->field) > 0);
  return row;
}

static const AssayFigure *
find_in_force (GPtrArray  *figures,
               const char *field)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AssayFigure *figure = g_ptr_array_index (figures, i);

      if (!figure->superseded && g_str_equal (figure->field, field))
        return figure;
    }
  return NULL;
}

static GtkWidget *
create_missing_row (AssayFiguresSection *self,
                    const char          *field,
                    const char          *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Not returned for this period"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_value (NAN, "secondary"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_correct_button (self, field, title, NAN));
  return row;
}

static GtkWidget *
create_list (AssayFiguresSection *self,
             const Loaded        *loaded)
{
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) fields = assay_figure_words_list_fields (loaded->framework,
                                                                 loaded->figures);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      const AssayFigure *figure = find_in_force (loaded->figures, field);
      g_autofree char *title = assay_figure_words_title (loaded->framework, field);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           figure != NULL ? create_row (self, figure, title, loaded->figures)
                                          : create_missing_row (self, field, title));
    }
  return list;
}

static void
assay_figures_section_show (AssayProviderSection *section,
                            gpointer              data)
{
  AssayFiguresSection *self = ASSAY_FIGURES_SECTION (section);
  Loaded *loaded = data;
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *label = gtk_label_new (_("A correction needs a reason; the value before stays beside "
                                      "it. Ratings are made again when the period is rated again."));

  gtk_widget_add_css_class (box, "page-body");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (GTK_BOX (box), create_list (self, loaded));
  gtk_box_append (GTK_BOX (box), label);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 940);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  adw_bin_set_child (ADW_BIN (section), scrolled);
  loaded_free (loaded);
}

static void
assay_figures_section_class_init (AssayFiguresSectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  section_class->load = load_figures;
  section_class->free = loaded_free;
  section_class->show = assay_figures_section_show;
}

static void
assay_figures_section_init (AssayFiguresSection *self)
{
}
