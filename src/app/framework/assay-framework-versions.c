/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-versions.h"

#include <glib/gi18n-lib.h>

#include "app/framework/assay-framework-compare.h"
#include "app/framework/assay-framework-words.h"
#include "app/widgets/assay-text-table-view.h"

/**
 * AssayFrameworkVersions:
 *
 * Two versions of a framework side by side: only what differs.
 */
struct _AssayFrameworkVersions
{
  AdwBin parent_instance;

  GtkDropDown *first_drop;
  GtkDropDown *second_drop;
  GtkLabel *sentence_label;
  GtkStack *stack;
  AssayTextTableView *table;

  GPtrArray *versions;
};

G_DEFINE_FINAL_TYPE (AssayFrameworkVersions, assay_framework_versions, ADW_TYPE_BIN)

static void
compare (AssayFrameworkVersions *self)
{
  guint first = gtk_drop_down_get_selected (self->first_drop);
  guint second = gtk_drop_down_get_selected (self->second_drop);
  g_autoptr (AssayTextTable) table = NULL;
  g_autofree char *sentence = NULL;

  if (!self->versions || first >= self->versions->len || second >= self->versions->len)
    return;

  table = assay_framework_compare (g_ptr_array_index (self->versions, first),
                                   g_ptr_array_index (self->versions, second));
  sentence = g_strdup_printf (ngettext ("%u difference", "%u differences", table->rows->len),
                              table->rows->len);
  gtk_label_set_label (self->sentence_label, sentence);
  assay_text_table_view_set_table (self->table, table);
  gtk_stack_set_visible_child_name (self->stack, table->rows->len > 0 ? "table" : "same");
}

static void
assay_framework_versions_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FRAMEWORK_VERSIONS (object)->versions, g_ptr_array_unref);

  G_OBJECT_CLASS (assay_framework_versions_parent_class)->dispose (object);
}

static void
assay_framework_versions_class_init (AssayFrameworkVersionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_framework_versions_dispose;

  g_type_ensure (ASSAY_TYPE_TEXT_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/framework/assay-framework-versions.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkVersions, first_drop);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkVersions, second_drop);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkVersions, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkVersions, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkVersions, table);
}

static void
assay_framework_versions_init (AssayFrameworkVersions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->first_drop, "notify::selected", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->second_drop, "notify::selected", G_CALLBACK (compare), self);
}

/**
 * assay_framework_versions_new:
 *
 * Makes a comparison without versions.
 *
 * Returns: (transfer floating): the comparison
 */
GtkWidget *
assay_framework_versions_new (void)
{
  return g_object_new (ASSAY_TYPE_FRAMEWORK_VERSIONS, NULL);
}

/**
 * assay_framework_versions_show:
 * @self: the comparison
 * @versions: (element-type AssayFramework): all versions of one framework, oldest first
 *
 * Compares the newest version with the one before it, until a person chooses others.
 */
void
assay_framework_versions_show (AssayFrameworkVersions *self,
                               GPtrArray              *versions)
{
  g_autoptr (GtkStringList) first = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) second = gtk_string_list_new (NULL);

  g_return_if_fail (ASSAY_IS_FRAMEWORK_VERSIONS (self));

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name = NULL;

      name = assay_framework_words_version_in_list (g_ptr_array_index (versions, i));
      gtk_string_list_append (first, name);
      gtk_string_list_append (second, name);
    }
  gtk_drop_down_set_model (self->first_drop, G_LIST_MODEL (first));
  gtk_drop_down_set_model (self->second_drop, G_LIST_MODEL (second));
  self->versions = g_ptr_array_ref (versions);
  gtk_drop_down_set_selected (self->first_drop, versions->len > 1 ? versions->len - 2 : 0);
  gtk_drop_down_set_selected (self->second_drop, versions->len - 1);
  compare (self);
}
