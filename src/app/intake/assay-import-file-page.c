/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-file-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-period.h"
#include "core/survey/assay-survey.h"

/**
 * AssayImportFilePage:
 *
 * The wizard's first page: what the file holds, the file itself (chosen or dropped), and the survey and
 * period that it belongs to. A period that is none is told beside the field and kept from the import.
 */
struct _AssayImportFilePage
{
  AdwBin parent_instance;

  GtkCheckButton *survey_check;
  GtkCheckButton *register_check;
  GtkCheckButton *returns_check;
  GtkBox *drop_zone;
  GtkLabel *file_label;
  GtkLabel *file_detail;
  GtkButton *choose_button;
  AdwEntryRow *name_row;
  AdwEntryRow *period_row;
  GtkMenuButton *known_button;
  GtkMenuButton *periods_button;

  AssaySession *session;
  AssayImportController *controller;
  GSimpleActionGroup *actions;
  gboolean filling;
};

enum
{
  KIND_CHOSEN,
  FILE_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayImportFilePage, assay_import_file_page, ADW_TYPE_BIN)

/* As many periods before the session's own as a council asks for again. */
#define PERIODS_BEFORE 6
#define PERIODS_AFTER 2

static AssayImportKind
get_kind (AssayImportFilePage *self)
{
  if (gtk_check_button_get_active (self->register_check))
    return ASSAY_IMPORT_REGISTER;
  if (gtk_check_button_get_active (self->returns_check))
    return ASSAY_IMPORT_RETURNS;

  return ASSAY_IMPORT_SURVEY;
}

static void
kind_toggled_cb (AssayImportFilePage *self,
                 GtkCheckButton      *check)
{
  if (!self->filling && gtk_check_button_get_active (check))
    g_signal_emit (self, signals[KIND_CHOSEN], 0, (int) get_kind (self));
}

static void
name_changed_cb (AssayImportFilePage *self)
{
  if (self->controller)
    g_object_set (self->controller,
                  "survey-name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                  NULL);
}

static void
period_changed_cb (AssayImportFilePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->period_row));
  g_autofree char *period = assay_period_normalize (text, NULL);

  if (period)
    gtk_widget_remove_css_class (GTK_WIDGET (self->period_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->period_row), "error");
  if (self->controller)
    g_object_set (self->controller, "period", period ? period : "", NULL);
}

static gboolean
drop_cb (AssayImportFilePage *self,
         const GValue        *value)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  gtk_widget_remove_css_class (GTK_WIDGET (self->drop_zone), "over");
  if (!path)
    return FALSE;

  g_signal_emit (self, signals[FILE_DROPPED], 0, path);
  return TRUE;
}

static GdkDragAction
enter_cb (AssayImportFilePage *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->drop_zone), "over");

  return GDK_ACTION_COPY;
}

static void
leave_cb (AssayImportFilePage *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->drop_zone), "over");
}

static void
add_drop_target (AssayImportFilePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
choose_name_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayImportFilePage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), g_variant_get_string (parameter, NULL));
}

static void
choose_period_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AssayImportFilePage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->period_row), g_variant_get_string (parameter, NULL));
}

static void
append_choice (GMenu      *menu,
               const char *title,
               const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (title, NULL);

  g_menu_item_set_action_and_target (item, action, "s", title);
  g_menu_append_item (menu, item);
}

static void
fill_periods (AssayImportFilePage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  AssayPeriod period;

  if (!assay_period_parse (assay_session_get_period (self->session), &period, NULL))
    return;

  for (int i = PERIODS_AFTER; i >= -PERIODS_BEFORE; i--)
    {
      AssayPeriod shifted = assay_period_shift (&period, i);
      g_autofree char *text = assay_period_to_string (&shifted);

      append_choice (menu, text, "belongs.period");
    }
  gtk_menu_button_set_menu_model (self->periods_button, G_MENU_MODEL (menu));
}

static gpointer
read_surveys (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_survey_list (connection, error);
}

static void
surveys_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AssayImportFilePage) self = user_data;
  g_autoptr (GPtrArray) surveys = assay_session_finish (ASSAY_SESSION (source), result, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; surveys && i < surveys->len; i++)
    {
      const char *name = assay_survey_get_name (g_ptr_array_index (surveys, i));

      if (g_hash_table_add (seen, (gpointer) name))
        append_choice (menu, name, "belongs.survey");
    }
  gtk_menu_button_set_menu_model (self->known_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->known_button), g_hash_table_size (seen) > 0);
}

static void
assay_import_file_page_dispose (GObject *object)
{
  AssayImportFilePage *self = ASSAY_IMPORT_FILE_PAGE (object);

  g_clear_object (&self->controller);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (assay_import_file_page_parent_class)->dispose (object);
}

static void
assay_import_file_page_class_init (AssayImportFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_file_page_dispose;

  signals[KIND_CHOSEN] = g_signal_new ("kind-chosen", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[FILE_DROPPED] = g_signal_new ("file-dropped", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, survey_check);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, register_check);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, returns_check);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, drop_zone);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, file_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, file_detail);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, choose_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, period_row);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, known_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportFilePage, periods_button);
}

static void
assay_import_file_page_init (AssayImportFilePage *self)
{
  const GActionEntry entries[] = {
    { "survey", choose_name_cb, "s" },
    { "period", choose_period_cb, "s" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->survey_check, "toggled", G_CALLBACK (kind_toggled_cb), self);
  g_signal_connect_swapped (self->register_check, "toggled", G_CALLBACK (kind_toggled_cb), self);
  g_signal_connect_swapped (self->returns_check, "toggled", G_CALLBACK (kind_toggled_cb), self);
  g_signal_connect_swapped (self->name_row, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_swapped (self->period_row, "changed", G_CALLBACK (period_changed_cb), self);
  add_drop_target (self);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "belongs", G_ACTION_GROUP (self->actions));
}

/**
 * assay_import_file_page_new:
 * @session: the register that is imported into
 *
 * Makes the page, without a file.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_file_page_new (AssaySession *session)
{
  AssayImportFilePage *self = g_object_new (ASSAY_TYPE_IMPORT_FILE_PAGE, NULL);

  self->session = g_object_ref (session);
  gtk_widget_set_visible (GTK_WIDGET (self->known_button), FALSE);
  fill_periods (self);
  assay_session_read_async (session, read_surveys, NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, NULL, surveys_read_cb,
                            g_object_ref (self));

  return GTK_WIDGET (self);
}

static void
show_kind (AssayImportFilePage *self,
           AssayImportKind      kind)
{
  GtkCheckButton *checks[] = {
    [ASSAY_IMPORT_REGISTER] = self->register_check,
    [ASSAY_IMPORT_SURVEY] = self->survey_check,
    [ASSAY_IMPORT_RETURNS] = self->returns_check,
  };

  self->filling = TRUE;
  gtk_check_button_set_active (checks[kind], TRUE);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), kind == ASSAY_IMPORT_SURVEY);
}

/**
 * assay_import_file_page_show:
 * @self: the page
 * @controller: the import, whose survey and period are shown and set from now on
 *
 * Shows an import that has no file yet.
 */
void
assay_import_file_page_show (AssayImportFilePage   *self,
                             AssayImportController *controller)
{
  g_autofree char *name = NULL;
  g_autofree char *period = NULL;

  g_return_if_fail (ASSAY_IS_IMPORT_FILE_PAGE (self));

  g_set_object (&self->controller, controller);
  g_object_get (controller, "survey-name", &name, "period", &period, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name ? name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->period_row), period ? period : "");
  show_kind (self, assay_import_controller_get_kind (controller));
  assay_import_file_page_show_file (self, NULL);
}

/**
 * assay_import_file_page_show_file:
 * @self: the page
 * @file: (nullable): the file that was opened; NULL for none yet
 *
 * Names the file and says what it is.
 */
void
assay_import_file_page_show_file (AssayImportFilePage *self,
                                  AssayTableFile      *file)
{
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (ASSAY_IS_IMPORT_FILE_PAGE (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self->file_detail), "caution");
  gtk_widget_add_css_class (GTK_WIDGET (self->file_detail), "secondary");
  if (file)
    {
      name = g_path_get_basename (assay_table_file_get_path (file));
      detail = assay_table_file_dup_description (file);
    }
  gtk_label_set_label (self->file_label, name ? name : _("Drop the file here"));
  gtk_label_set_label (self->file_detail, detail ? detail : _("A CSV, XLSX or ODS file from any "
                                                              "survey tool or spreadsheet will "
                                                              "do."));
  gtk_button_set_label (self->choose_button,
                        file ? _("_Choose Another…") : _("_Choose File…"));
}

/**
 * assay_import_file_page_show_error:
 * @self: the page
 * @message: why the file cannot be read, a sentence
 *
 * Says that a file was not taken, and why.
 */
void
assay_import_file_page_show_error (AssayImportFilePage *self,
                                   const char          *message)
{
  g_return_if_fail (ASSAY_IS_IMPORT_FILE_PAGE (self));

  assay_import_file_page_show_file (self, NULL);
  gtk_label_set_label (self->file_label, _("This file cannot be imported"));
  gtk_label_set_label (self->file_detail, message);
  gtk_widget_remove_css_class (GTK_WIDGET (self->file_detail), "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self->file_detail), "caution");
}
