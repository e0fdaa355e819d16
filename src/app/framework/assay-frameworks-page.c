/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-frameworks-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/framework/assay-framework-words.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-style.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "core/library/assay-library.h"

/**
 * AssayFrameworksPage:
 *
 * The frameworks kept in the register, newest version of each; a file adds another one or a version.
 */
struct _AssayFrameworksPage
{
  AssayPage parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (AssayFrameworksPage, assay_frameworks_page, ASSAY_TYPE_PAGE)

static void
row_activated_cb (AssayFrameworksPage *self,
                  GtkWidget           *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-framework", "s",
                              gtk_widget_get_name (row));
}

static void
add_badges (AdwActionRow   *row,
            AssayFramework *framework)
{
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    {
      GtkWidget *badge = assay_badge_new ();

      assay_badge_set_band (ASSAY_BADGE (badge), framework,
                            assay_framework_get_band (framework, i)->id);
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (row, badge);
    }
}

static void
add_framework (AssayFrameworksPage *self,
               AssayFramework      *framework)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *version = assay_framework_words_version (framework);
  g_autofree char *rates = assay_framework_words_rates (framework);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", version, rates);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_set_name (row, assay_framework_get_id (framework));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), assay_framework_get_title (framework));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* Beside them there is no room for large text; the framework's own page has them. */
  if (assay_style_get_scale (row) < ASSAY_STYLE_LARGE)
    add_badges (ADW_ACTION_ROW (row), framework);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
assay_frameworks_page_refresh (AssayPage *page)
{
  AssayFrameworksPage *self = ASSAY_FRAMEWORKS_PAGE (page);
  GPtrArray *frameworks = assay_session_get_frameworks (assay_page_get_session (page));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < frameworks->len; i++)
    add_framework (self, g_ptr_array_index (frameworks, i));
}

static gpointer
write_framework (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  assay_library_add (connection, data, error);

  return NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayFrameworksPage) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error)
    assay_error_show (GTK_WIDGET (self), error);
  else
    assay_toast (GTK_WIDGET (self), _("The framework was imported."));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayFrameworksPage) self = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  g_autoptr (GError) error = NULL;
  AssayFramework *framework;

  if (!file)
    return;

  framework = assay_framework_new_from_file (g_file_peek_path (file), &error);
  if (!framework)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  assay_session_write_async (assay_page_get_session (ASSAY_PAGE (self)), write_framework,
                             framework, g_object_unref, NULL, NULL, written_cb,
                             g_object_ref (self));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  assay_file_choice_open_async (GTK_WINDOW (root), _("Import a Framework"),
                                ASSAY_FILE_KIND_FRAMEWORK, NULL, file_chosen_cb,
                                g_object_ref (widget));
}

static void
assay_frameworks_page_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_FRAMEWORKS_PAGE (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (assay_frameworks_page_parent_class)->dispose (object);
}

static void
assay_frameworks_page_class_init (AssayFrameworksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_frameworks_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_frameworks_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/framework/assay-frameworks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworksPage, group);
  gtk_widget_class_install_action (widget_class, "frameworks.import", NULL, import_action);
}

static void
assay_frameworks_page_init (AssayFrameworksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  assay_page_set_title (ASSAY_PAGE (self), _("Frameworks"), NULL);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Import Framework…"), "frameworks.import");
}
