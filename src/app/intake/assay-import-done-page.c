/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-done-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

/**
 * AssayImportDonePage:
 *
 * What the import brought, and what a person may do next.
 */
struct _AssayImportDonePage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkButton *rate_button;
  GtkButton *undo_button;
};

G_DEFINE_FINAL_TYPE (AssayImportDonePage, assay_import_done_page, ADW_TYPE_BIN)

static char *
describe_rest (const AssayImportCounts *counts)
{
  g_autofree char *read = assay_format_count ((gint64) counts->read);
  g_autofree char *present = assay_format_count ((gint64) counts->present);
  g_autofree char *aside = assay_format_count ((gint64) counts->set_aside);

  return g_strdup_printf (_("Of %s rows read, %s were already there and %s are set aside. Undoing "
                            "takes the whole import back."), read, present, aside);
}

static void
assay_import_done_page_class_init (AssayImportDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportDonePage, status);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDonePage, rate_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDonePage, undo_button);
}

static void
assay_import_done_page_init (AssayImportDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_import_done_page_new:
 *
 * Makes the page, without an import.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_done_page_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_DONE_PAGE, NULL);
}

/**
 * assay_import_done_page_say:
 * @kind: what was imported
 * @counts: what it brought
 *
 * Says in a few words what an import brought, such as "151 Returns Imported".
 * Where every row was set aside, nothing was kept, and so it says.
 *
 * Returns: (transfer full): the words, without a full stop
 */
char *
assay_import_done_page_say (AssayImportKind          kind,
                            const AssayImportCounts *counts)
{
  guint64 number = counts->added + counts->changed;
  g_autofree char *text = assay_format_count ((gint64) number);

  if (counts->set_aside > 0 && counts->set_aside == counts->read)
    return g_strdup (_("Nothing Was Imported"));
  switch (kind)
    {
    case ASSAY_IMPORT_REGISTER:
      return g_strdup_printf (ngettext ("%s Provider Imported", "%s Providers Imported",
                                        (gulong) number), text);
    case ASSAY_IMPORT_RETURNS:
      return g_strdup_printf (ngettext ("%s Row of Figures Imported", "%s Rows of Figures Imported",
                                        (gulong) number), text);
    case ASSAY_IMPORT_SURVEY:
    default:
      return g_strdup_printf (ngettext ("%s Return Imported", "%s Returns Imported",
                                        (gulong) number), text);
    }
}

/**
 * assay_import_done_page_show:
 * @self: the page
 * @controller: an import that was made
 *
 * Shows what an import brought.
 */
void
assay_import_done_page_show (AssayImportDonePage   *self,
                             AssayImportController *controller)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);
  AssayImportKind kind = assay_import_controller_get_kind (controller);
  g_autofree char *title = assay_import_done_page_say (kind, counts);
  g_autofree char *nothing = assay_import_controller_dup_nothing_kept (controller);
  g_autofree char *description = nothing ? g_strdup (nothing) : describe_rest (counts);

  g_return_if_fail (ASSAY_IS_IMPORT_DONE_PAGE (self));

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  adw_status_page_set_icon_name (self->status,
                                 nothing ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->rate_button), nothing == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), nothing == NULL);
  if (!nothing)
    gtk_widget_grab_focus (GTK_WIDGET (self->rate_button));
}
