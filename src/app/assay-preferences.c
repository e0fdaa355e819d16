/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-settings.h"
#include "app/register/assay-officers-window.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "app/widgets/assay-when.h"
#include "core/store/assay-backup.h"

/* The preferences window: what holds for this account on this machine, and what concerns the open
 * register's file. Settings take effect at once. */

static const char *const schemes[] = { "system", "light", "dark" };

typedef struct
{
  GtkWindow *parent;
  AssaySession *session;
} Sharing;

static void
sharing_free (Sharing *sharing)
{
  g_object_unref (sharing->parent);
  g_object_unref (sharing->session);
  g_free (sharing);
}

static gboolean
scheme_to_index (GValue   *value,
                 GVariant *variant,
                 gpointer  user_data)
{
  const char *scheme = g_variant_get_string (variant, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_str_equal (scheme, schemes[i]))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
index_to_scheme (const GValue       *value,
                 const GVariantType *type,
                 gpointer            user_data)
{
  guint index = MIN (g_value_get_uint (value), G_N_ELEMENTS (schemes) - 1);

  return g_variant_new_string (schemes[index]);
}

static void
scheme_changed_cb (GSettings *settings)
{
  const AdwColorScheme values[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                    ADW_COLOR_SCHEME_FORCE_DARK };
  guint index = MIN ((guint) g_settings_get_enum (settings, "colour-scheme"),
                     G_N_ELEMENTS (values) - 1);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), values[index]);
}

/**
 * assay_preferences_apply_scheme:
 *
 * Lets the colours follow the setting, from now on. Called once, after libadwaita is set up.
 */
void
assay_preferences_apply_scheme (void)
{
  GSettings *settings = assay_settings_get ();

  g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (scheme_changed_cb), NULL);
  scheme_changed_cb (settings);
}

static void
share_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Sharing *sharing = user_data;
  AssayDb *db = assay_session_get_db (sharing->session);
  g_autoptr (GError) error = NULL;

  if (assay_confirm_finish (result) && db)
    {
      if (assay_db_share_with_group (db, &error))
        assay_toast (GTK_WIDGET (sharing->parent), _("The register is shared with its group."));
      else
        assay_error_show (GTK_WIDGET (sharing->parent), error);
    }
  sharing_free (sharing);
}

static void
share_clicked_cb (GtkButton *button,
                  gpointer   user_data)
{
  const Sharing *shown = user_data;
  Sharing *sharing = g_new0 (Sharing, 1);
  g_autofree char *name = g_path_get_basename (assay_session_get_path (shown->session));
  g_autofree char *heading = g_strdup_printf (_("Share “%s” With Its Group?"), name);

  sharing->parent = g_object_ref (shown->parent);
  sharing->session = g_object_ref (shown->session);
  assay_confirm_async (GTK_WIDGET (button), heading,
                       _("Everybody in the file’s group on this machine will be able to read and "
                         "change it. Who belongs to the group is settled by the machine’s "
                         "administrator."), _("_Share"), FALSE, NULL, share_confirmed_cb, sharing);
}

static void
people_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  const Sharing *shown = user_data;

  gtk_window_present (assay_officers_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                                                 shown->session));
}

/* The folder for exports */

static void
show_folder (GtkBuilder *builder)
{
  g_autofree char *path = g_settings_get_string (assay_settings_get (), "export-folder");
  AdwActionRow *row = ADW_ACTION_ROW (gtk_builder_get_object (builder, "folder_row"));

  adw_action_row_set_subtitle (row, *path != '\0' ? path : _("Where a file was saved last"));
  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "folder_clear_button")),
                          *path != '\0');
}

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GtkBuilder) builder = GTK_BUILDER (user_data);
  g_autoptr (GFile) folder = assay_file_choice_finish (result, NULL);

  if (folder == NULL || g_file_peek_path (folder) == NULL)
    return;
  g_settings_set_string (assay_settings_get (), "export-folder", g_file_peek_path (folder));
  show_folder (builder);
}

static void
folder_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  assay_file_choice_folder_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))),
                                  _("Folder for Exports"), NULL, folder_chosen_cb,
                                  g_object_ref (user_data));
}

static void
folder_clear_clicked_cb (GtkButton *button,
                         gpointer   user_data)
{
  g_settings_reset (assay_settings_get (), "export-folder");
  show_folder (user_data);
}

/* Settings that take effect where they are bound. */
static void
bind_settings (GtkBuilder *builder)
{
  GSettings *settings = assay_settings_get ();

  g_settings_bind_with_mapping (settings, "colour-scheme",
                                gtk_builder_get_object (builder, "scheme_row"), "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_index, index_to_scheme, NULL,
                                NULL);
  g_settings_bind (settings, "reopen-last-register",
                   gtk_builder_get_object (builder, "reopen_switch"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "providers-compact",
                   gtk_builder_get_object (builder, "compact_switch"), "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect (gtk_builder_get_object (builder, "folder_button"), "clicked",
                    G_CALLBACK (folder_clicked_cb), builder);
  g_signal_connect (gtk_builder_get_object (builder, "folder_clear_button"), "clicked",
                    G_CALLBACK (folder_clear_clicked_cb), builder);
  show_folder (builder);
}

static void
show_register (GtkBuilder   *builder,
               AssaySession *session)
{
  AssayDb *db = assay_session_get_db (session);
  AdwActionRow *path_row = ADW_ACTION_ROW (gtk_builder_get_object (builder, "path_row"));
  AdwActionRow *backup_row = ADW_ACTION_ROW (gtk_builder_get_object (builder, "backup_row"));
  g_autofree char *last = NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (gtk_builder_get_object (builder, "register_group")),
                          db != NULL);
  if (!db)
    return;

  adw_action_row_set_subtitle (path_row, assay_session_get_path (session));
  last = assay_db_dup_last_backup (db);
  if (last)
    {
      when = assay_when_format_file (last);
      text = g_strdup_printf (_("Last: %s. One is made each day, before imports and before the "
                                "file’s form changes; 14 days are kept."), when);
    }
  adw_action_row_set_subtitle (backup_row, text ? text : _("None yet. One is made each day."));
}

/**
 * assay_preferences_show:
 * @parent: the main window
 * @session: its session
 *
 * Shows the preferences.
 */
void
assay_preferences_show (GtkWindow    *parent,
                        AssaySession *session)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/assay/Assay/assay-preferences.ui");
  GtkWidget *window = adw_preferences_window_new ();
  Sharing *sharing = g_new0 (Sharing, 1);

  sharing->parent = g_object_ref (parent);
  sharing->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (window), "sharing", sharing, (GDestroyNotify) sharing_free);
  g_object_set_data_full (G_OBJECT (window), "builder", g_object_ref (builder), g_object_unref);
  bind_settings (builder);
  g_signal_connect (gtk_builder_get_object (builder, "share_button"), "clicked",
                    G_CALLBACK (share_clicked_cb), sharing);
  g_signal_connect (gtk_builder_get_object (builder, "people_button"), "clicked",
                    G_CALLBACK (people_clicked_cb), sharing);
  show_register (builder, session);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (gtk_builder_get_object (builder, "page")));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
