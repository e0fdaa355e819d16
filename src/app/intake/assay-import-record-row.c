/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-record-row.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-when.h"
#include "core/base/assay-number.h"

/**
 * AssayImportRecordRow:
 *
 * One import that was made: the file and what it held, the period, the counts, who imported it and when,
 * and its removal. One that was taken back stays in the list, greyed, and says by whom.
 */
struct _AssayImportRecordRow
{
  GtkBox parent_instance;

  GtkLabel *file;
  GtkLabel *kind;
  GtkLabel *period;
  GtkLabel *counts[5];
  GtkLabel *when;
  GtkLabel *who;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (AssayImportRecordRow, assay_import_record_row, GTK_TYPE_BOX)

#define PERIOD_WIDTH 88
#define COUNT_WIDTH 66
#define WHEN_WIDTH 130
#define REMOVE_WIDTH 108

static const char *const count_properties[] = {
  "rows-read", "rows-new", "rows-changed", "rows-present", "rows-set-aside",
};

static GtkLabel *
make_label (const char *style,
            float       xalign,
            int         width)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, width, -1);
  gtk_widget_add_css_class (label, style);

  return GTK_LABEL (label);
}

static GtkWidget *
make_pair (GtkLabel **first,
           GtkLabel **second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *first = make_label ("small", 0, -1);
  *second = make_label ("tiny", 0, -1);
  gtk_widget_add_css_class (GTK_WIDGET (*second), "secondary");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*first));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*second));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static const char *
describe_kind (const char *kind)
{
  if (g_strcmp0 (kind, "register") == 0)
    return _("Providers");
  if (g_strcmp0 (kind, "returns") == 0)
    return _("Figures that providers return");

  return _("Survey");
}

static void
assay_import_record_row_class_init (AssayImportRecordRowClass *klass)
{
}

static void
assay_import_record_row_init (AssayImportRecordRow *self)
{
  GtkWidget *file = make_pair (&self->file, &self->kind);
  GtkWidget *when = make_pair (&self->when, &self->who);

  gtk_widget_add_css_class (GTK_WIDGET (self), "record-row");
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self->file), "strong");
  gtk_label_set_ellipsize (self->file, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (file, TRUE);
  gtk_box_append (GTK_BOX (self), file);
  self->period = make_label ("small", 0, PERIOD_WIDTH);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->period));
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    {
      self->counts[i] = make_label ("small", 1, COUNT_WIDTH);
      gtk_widget_add_css_class (GTK_WIDGET (self->counts[i]), "numeric");
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->counts[i]));
    }
  gtk_widget_set_size_request (when, WHEN_WIDTH, -1);
  gtk_widget_set_margin_start (when, 12);
  gtk_box_append (GTK_BOX (self), when);
  self->remove = GTK_BUTTON (gtk_button_new_with_label (_("Remove…")));
  gtk_widget_add_css_class (GTK_WIDGET (self->remove), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->remove), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->remove), REMOVE_WIDTH, -1);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->remove));
}

/**
 * assay_import_record_row_new:
 *
 * Makes a row, bound to no import.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_import_record_row_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_RECORD_ROW, NULL);
}

static void
show_counts (AssayImportRecordRow *self,
             AssayImport          *import)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    {
      g_autofree char *text = NULL;
      gint64 count;

      g_object_get (import, count_properties[i], &count, NULL);
      text = assay_format_count (count);
      gtk_label_set_label (self->counts[i], text);
    }
}

static void
show_state (AssayImportRecordRow *self,
            AssayImport          *import)
{
  g_autofree char *imported_by = NULL;
  g_autofree char *imported_at = NULL;
  g_autofree char *removed_by = NULL;
  g_autofree char *removed_at = NULL;
  g_autofree char *when = NULL;
  g_autofree char *who = NULL;

  g_object_get (import, "imported-by", &imported_by, "imported-at", &imported_at,
                "removed-by", &removed_by, "removed-at", &removed_at, NULL);
  if (removed_at)
    {
      when = assay_when_format (removed_at);
      who = g_strdup_printf (_("taken back by %s"), removed_by);
      gtk_widget_add_css_class (GTK_WIDGET (self), "removed");
    }
  else
    {
      when = assay_when_format (imported_at);
      who = g_strdup_printf (_("by %s"), imported_by);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "removed");
    }
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->who, who);
  gtk_widget_set_opacity (GTK_WIDGET (self->remove), removed_at ? 0 : 1);
  gtk_widget_set_can_target (GTK_WIDGET (self->remove), removed_at == NULL);
  gtk_widget_set_can_focus (GTK_WIDGET (self->remove), removed_at == NULL);
}

/**
 * assay_import_record_row_bind:
 * @self: the row
 * @import: what it shows
 *
 * Shows an import.
 */
void
assay_import_record_row_bind (AssayImportRecordRow *self,
                              AssayImport          *import)
{
  g_autofree char *file = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *survey = NULL;
  g_autofree char *period = NULL;
  g_autofree char *remove = NULL;
  g_autofree char *what = NULL;
  gint64 id;

  g_return_if_fail (ASSAY_IS_IMPORT_RECORD_ROW (self));

  g_object_get (import, "id", &id, "file-name", &file, "kind", &kind, "survey", &survey,
                "period", &period, NULL);
  what = survey && *survey ? g_strdup_printf (_("Survey “%s”"), survey)
                           : g_strdup (describe_kind (kind));
  gtk_label_set_label (self->file, file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file), file);
  gtk_label_set_label (self->kind, what);
  gtk_label_set_label (self->period, period);
  show_counts (self, import);
  show_state (self, import);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), "imports.remove");
  remove = g_strdup_printf (_("Remove the import of %s"), file);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
}

/**
 * assay_import_record_row_make_head:
 *
 * Makes the heads that stand over rows, with the rows' widths.
 *
 * Returns: (transfer floating): the heads
 */
GtkWidget *
assay_import_record_row_make_head (void)
{
  const char *titles[] = { _("Read"), _("New"), _("Changed"), _("Present"), _("Set aside") };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *file = make_label ("th", 0, -1);
  GtkLabel *period = make_label ("th", 0, PERIOD_WIDTH);
  GtkLabel *when = make_label ("th", 0, WHEN_WIDTH);
  GtkLabel *remove = make_label ("th", 0, REMOVE_WIDTH);

  gtk_widget_add_css_class (head, "record-row");
  gtk_label_set_label (file, _("File"));
  gtk_label_set_label (period, _("Period"));
  gtk_label_set_label (when, _("Imported"));
  gtk_widget_set_hexpand (GTK_WIDGET (file), TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (when), 12);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (file));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (period));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkLabel *label = make_label ("th", 1, COUNT_WIDTH);

      gtk_label_set_label (label, titles[i]);
      gtk_box_append (GTK_BOX (head), GTK_WIDGET (label));
    }
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (when));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (remove));

  return head;
}

/**
 * assay_import_record_row_describe:
 * @import: an import
 *
 * Says in one sentence what an import was, as the row's name.
 *
 * Returns: (transfer full): the sentence
 */
char *
assay_import_record_row_describe (AssayImport *import)
{
  g_autofree char *file = NULL;
  g_autofree char *period = NULL;
  g_autofree char *removed_at = NULL;
  g_autofree char *read_text = NULL;
  g_autofree char *added_text = NULL;
  g_autofree char *set_aside_text = NULL;
  gint64 read, added, set_aside;

  g_object_get (import, "file-name", &file, "period", &period, "rows-read", &read,
                "rows-new", &added, "rows-set-aside", &set_aside, "removed-at", &removed_at,
                NULL);
  if (removed_at)
    return g_strdup_printf (_("%s, %s, taken back"), file, period);

  read_text = assay_format_count (read);
  added_text = assay_format_count (added);
  set_aside_text = assay_format_count (set_aside);
  return g_strdup_printf (_("%s, %s: %s rows read, %s new, %s set aside"), file, period, read_text, added_text,
                          set_aside_text);
}
