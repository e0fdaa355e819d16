/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-check-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/intake/assay-import-provider-row.h"
#include "app/intake/assay-import-words.h"
#include "app/intake/assay-set-aside-row.h"
#include "app/widgets/assay-list-name.h"
#include "app/widgets/assay-shape-icon.h"
#include "core/base/assay-number.h"

/**
 * AssayImportCheckPage:
 *
 * What the import would do, before anything is written. The sum of the rows is the largest thing on it,
 * since it is what shows that nothing is lost.
 */
struct _AssayImportCheckPage
{
  GtkBox parent_instance;

  GtkBox *sum;
  AdwBin *sum_mark;
  GtkLabel *sum_label;
  GtkLabel *aside_label;
  GtkButton *save_button;
  GtkStack *aside_stack;
  GtkListView *aside_list;
  GtkWidget *answers_card;
  GtkLabel *answers_label;
  GtkBox *answers_counts;
  GtkLabel *period_label;
  GtkWidget *period_button;
  GtkLabel *notices_label;
  GtkLabel *repeats_label;
  GtkWidget *repeats_button;
  GtkWidget *providers_card;
  GtkLabel *providers_label;
  GtkLabel *line_label;
  GtkBox *providers_head;
  GtkListView *providers_list;

  AssayImportController *controller;
  guint minimum_base;
  guint64 most;
};

G_DEFINE_FINAL_TYPE (AssayImportCheckPage, assay_import_check_page, GTK_TYPE_BOX)

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static GtkWidget *
make_count (guint64     count,
            const char *words,
            const char *count_style,
            float       xalign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = assay_format_count ((gint64) count);
  GtkWidget *figure = gtk_label_new (text);
  GtkWidget *caption = gtk_label_new (words);

  gtk_widget_add_css_class (figure, count_style);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_widget_add_css_class (caption, "secondary");
  gtk_label_set_xalign (GTK_LABEL (figure), xalign);
  gtk_label_set_xalign (GTK_LABEL (caption), xalign);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), caption);

  return box;
}

static void
add_operator (GtkBox     *sum,
              const char *operator)
{
  GtkWidget *label = gtk_label_new (operator);

  gtk_widget_add_css_class (label, "sum-operator");
  gtk_widget_add_css_class (label, "secondary");
  gtk_box_append (sum, label);
}

static void
show_sum (AssayImportCheckPage    *self,
          const AssayImportCounts *counts)
{
  gboolean is_survey = assay_import_controller_get_kind (self->controller) == ASSAY_IMPORT_SURVEY;
  g_autofree char *place = assay_import_words_place (self->controller);
  g_autofree char *text = NULL;

  remove_children (self->sum);
  gtk_box_append (self->sum, make_count (counts->read, _("rows read"), "sum-figure", 0.5f));
  add_operator (self->sum, "=");
  gtk_box_append (self->sum, make_count (counts->added, _("new"), "sum-figure", 0.5f));
  if (counts->changed > 0 || !is_survey)
    {
      add_operator (self->sum, "+");
      gtk_box_append (self->sum, make_count (counts->changed, _("changed"), "sum-figure", 0.5f));
    }
  add_operator (self->sum, "+");
  gtk_box_append (self->sum, make_count (counts->present,
                                         is_survey ? _("already present") : _("unchanged"),
                                         "sum-figure", 0.5f));
  add_operator (self->sum, "+");
  gtk_box_append (self->sum, make_count (counts->set_aside, _("set aside"), "sum-figure", 0.5f));
  text = g_strdup_printf (_("%s: the sum holds. Nothing is lost, and nothing is written before you "
                            "press Import."), place);
  gtk_label_set_label (self->sum_label, text);
}

/* What was odd about rows that are taken all the same, one sentence a line. */
static void
show_notices (AssayImportCheckPage *self)
{
  g_autoptr (GPtrArray) notices = assay_import_controller_list_notices (self->controller);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->notices_label), notices->len > 0);
  g_ptr_array_add (notices, NULL);
  text = g_strjoinv ("\n", (char **) notices->pdata);
  gtk_label_set_label (self->notices_label, text);
}

static void
show_set_aside (AssayImportCheckPage    *self,
                const AssayImportCounts *counts)
{
  GListModel *set_aside = assay_import_controller_get_set_aside (self->controller);
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *count = assay_format_count ((gint64) counts->set_aside);
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("%s row set aside", "%s rows set aside",
                                    (gulong) counts->set_aside), count);
  gtk_label_set_label (self->aside_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), counts->set_aside > 0);
  gtk_stack_set_visible_child_name (self->aside_stack, counts->set_aside > 0 ? "list" : "none");
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (set_aside)));
  gtk_list_view_set_model (self->aside_list, selection);
}

/* Where most returns lie outside the period the import waits until somebody has said that it is right. */
static void
show_period_button (AssayImportCheckPage    *self,
                    const AssayImportCounts *counts)
{
  gboolean is_confirmed;

  g_object_get (self->controller, "outside-period", &is_confirmed, NULL);
  gtk_widget_set_visible (self->period_button,
                          !is_confirmed && 2 * counts->out_of_period > counts->dated);
}

static void
period_confirmed_cb (AssayImportCheckPage *self)
{
  g_object_set (self->controller, "outside-period", TRUE, NULL);
  gtk_widget_set_visible (self->period_button, FALSE);
}

/* Returns that another survey of the period has would count twice, unless somebody says that they are others. */
static void
show_repeats (AssayImportCheckPage    *self,
              const AssayImportCounts *counts)
{
  const char *elsewhere = assay_import_controller_get_elsewhere (self->controller);
  const gboolean repeats = elsewhere && counts->added > 0;
  g_autofree char *text = NULL;
  gboolean is_confirmed;

  g_object_get (self->controller, "allow-repeats", &is_confirmed, NULL);
  text = g_strdup_printf (_("The survey “%s” of this period has them already. Go back to the file and "
                            "give that name, or they count twice."), elsewhere ? elsewhere : "");
  gtk_label_set_label (self->repeats_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->repeats_label), repeats);
  gtk_widget_set_visible (self->repeats_button, repeats && !is_confirmed);
}

static void
repeats_confirmed_cb (AssayImportCheckPage *self)
{
  g_object_set (self->controller, "allow-repeats", TRUE, NULL);
  gtk_widget_set_visible (self->repeats_button, FALSE);
}

static void
show_answers (AssayImportCheckPage    *self,
              const AssayImportCounts *counts)
{
  g_autofree char *added = assay_format_count ((gint64) counts->added);
  g_autofree char *outside = NULL;
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("Answers in the %s new return", "Answers in the %s new returns",
                                    (gulong) counts->added), added);
  gtk_label_set_label (self->answers_label, text);
  remove_children (self->answers_counts);
  gtk_box_append (self->answers_counts, make_count (counts->answers, _("understood"),
                                                    "heading", 0));
  gtk_box_append (self->answers_counts, make_count (counts->blanks, _("blank"), "heading", 0));
  if (counts->not_applicable > 0)
    gtk_box_append (self->answers_counts, make_count (counts->not_applicable, _("not applicable"),
                                                      "heading", 0));
  gtk_box_append (self->answers_counts, make_count (counts->unknown, _("not understood"),
                                                    "heading", 0));

  outside = g_strdup_printf (ngettext ("%" PRIu64 " return is dated outside the period "
                                       "and is imported all the same.",
                                       "%" PRIu64 " returns are dated outside the period "
                                       "and are imported all the same.",
                                       (gulong) counts->out_of_period), counts->out_of_period);
  gtk_label_set_label (self->period_label, outside);
  gtk_widget_set_visible (GTK_WIDGET (self->period_label), counts->out_of_period > 0);
  show_period_button (self, counts);
  show_repeats (self, counts);
}

static guint64
find_most (GListModel *providers)
{
  guint64 most = 1;

  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (GObject) provider = g_list_model_get_item (providers, i);
      guint64 added, held;

      g_object_get (provider, "added", &added, "held", &held, NULL);
      most = MAX (most, added + held);
    }

  return most;
}

static void
setup_provider_cb (AssayImportCheckPage *self,
                   GtkListItem          *item)
{
  gboolean is_survey = assay_import_controller_get_kind (self->controller) == ASSAY_IMPORT_SURVEY;

  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, assay_import_provider_row_new (is_survey));
}

static void
bind_provider_cb (AssayImportCheckPage *self,
                  GtkListItem          *item)
{
  AssayImportProvider *provider = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  guint64 added;

  assay_import_provider_row_bind (ASSAY_IMPORT_PROVIDER_ROW (row), provider, self->most,
                                  self->minimum_base);
  g_object_get (provider, "name", &name, "added", &added, NULL);
  label = g_strdup_printf (_("%s: %" PRIu64 " new"), name, added);
  assay_list_item_set_name (item, label);
}

static void
show_providers (AssayImportCheckPage *self)
{
  gboolean is_survey = assay_import_controller_get_kind (self->controller) == ASSAY_IMPORT_SURVEY;
  GListModel *providers = assay_import_controller_get_providers (self->controller);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *line = NULL;

  gtk_widget_set_visible (self->providers_card, g_list_model_get_n_items (providers) > 0);
  self->most = find_most (providers);
  remove_children (self->providers_head);
  gtk_box_append (self->providers_head, assay_import_provider_row_make_head (is_survey));
  gtk_label_set_label (self->providers_label,
                       is_survey ? _("New returns by provider") : _("Rows by provider"));
  line = g_strdup_printf (_("line: %u, the least to judge"), self->minimum_base);
  gtk_label_set_label (self->line_label, line);
  gtk_widget_set_visible (GTK_WIDGET (self->line_label), is_survey && self->minimum_base > 0);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_provider_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_provider_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->providers_list, NULL);
  gtk_list_view_set_factory (self->providers_list, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (providers)));
  gtk_list_view_set_model (self->providers_list, selection);
}

static void
assay_import_check_page_dispose (GObject *object)
{
  g_clear_object (&ASSAY_IMPORT_CHECK_PAGE (object)->controller);

  G_OBJECT_CLASS (assay_import_check_page_parent_class)->dispose (object);
}

static void
assay_import_check_page_class_init (AssayImportCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_check_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, sum);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, sum_mark);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, sum_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, aside_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, aside_stack);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, aside_list);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, answers_card);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, answers_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, answers_counts);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, period_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, period_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, notices_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, repeats_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, repeats_button);
  gtk_widget_class_bind_template_callback (widget_class, period_confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, repeats_confirmed_cb);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, providers_card);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, providers_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, line_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, providers_head);
  gtk_widget_class_bind_template_child (widget_class, AssayImportCheckPage, providers_list);
}

static void
assay_import_check_page_init (AssayImportCheckPage *self)
{
  g_autoptr (GtkListItemFactory) factory = assay_set_aside_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->sum_mark,
                     assay_shape_icon_new (ASSAY_SHAPE_CIRCLE, ASSAY_INK_BETTER, 10));
  gtk_list_view_set_factory (self->aside_list, factory);
}

/**
 * assay_import_check_page_new:
 *
 * Makes the page, without figures.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_check_page_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_CHECK_PAGE, NULL);
}

/**
 * assay_import_check_page_show:
 * @self: the page
 * @controller: an import that was checked
 * @minimum_base: the least number of returns that the framework judges; 0 where there is none
 *
 * Shows what the check found.
 */
void
assay_import_check_page_show (AssayImportCheckPage  *self,
                              AssayImportController *controller,
                              guint                  minimum_base)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);

  g_return_if_fail (ASSAY_IS_IMPORT_CHECK_PAGE (self));

  g_set_object (&self->controller, controller);
  self->minimum_base = minimum_base;
  show_sum (self, counts);
  show_notices (self);
  show_set_aside (self, counts);
  show_answers (self, counts);
  gtk_widget_set_visible (self->answers_card,
                          assay_import_controller_get_kind (controller) == ASSAY_IMPORT_SURVEY);
  show_providers (self);
}
