/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-criterion-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/widgets/assay-words.h"

struct _AssayCriterionFiles
{
  GtkBox parent_instance;

  GtkBox *list_box;
  GtkWidget *name_evidence_button;
};

G_DEFINE_FINAL_TYPE (AssayCriterionFiles, assay_criterion_files, GTK_TYPE_BOX)

static void
assay_criterion_files_class_init (AssayCriterionFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-criterion-files.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionFiles, list_box);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionFiles, name_evidence_button);
}

static void
assay_criterion_files_init (AssayCriterionFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
add_button (GtkWidget  *line,
            const char *label,
            const char *name,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

/* A photograph as it is, others as what they are. */
static GtkWidget *
create_image (const char *icon,
              GdkTexture *picture)
{
  GtkWidget *image;

  if (picture == NULL)
    return gtk_image_new_from_icon_name (icon);
  image = gtk_picture_new_for_paintable (GDK_PAINTABLE (picture));
  gtk_picture_set_content_fit (GTK_PICTURE (image), GTK_CONTENT_FIT_COVER);
  gtk_picture_set_can_shrink (GTK_PICTURE (image), TRUE);
  gtk_widget_set_size_request (image, 72, 54);
  gtk_widget_set_overflow (image, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (image, "thumbnail");
  return image;
}

static GtkWidget *
create_line (const char *icon,
             GdkTexture *picture,
             const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = create_image (icon, picture);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "small");
  gtk_box_append (GTK_BOX (line), image);
  gtk_box_append (GTK_BOX (line), label);
  return line;
}

static void
add_attachment (AssayCriterionFiles   *self,
                AssayVisitCriterion   *criterion,
                const AssayAttachment *attachment)
{
  gboolean is_picture = g_str_has_prefix (attachment->media_type, "image/");
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *text = g_strdup_printf ("%s, %s", attachment->name, size);
  g_autofree char *open = g_strdup_printf (_("Open %s"), attachment->name);
  g_autofree char *detach = g_strdup_printf (_("Remove %s"), attachment->name);
  GtkWidget *line = create_line (is_picture ? "image-x-generic-symbolic" : "text-x-generic-symbolic",
                                 assay_visit_criterion_get_picture (criterion, attachment->id), text);

  add_button (line, _("Open"), open, "visit.open-file", g_variant_new_int64 (attachment->id));
  add_button (line, _("Remove"), detach, "visit.detach", g_variant_new_int64 (attachment->id));
  gtk_box_append (self->list_box, line);
}

/* What it is, and what who found of it, and why. (transfer full) */
static char *
describe_piece (const AssayEvidencePiece *piece)
{
  const char *verdict = assay_evidence_verdict_get_title (piece->verdict);
  const char *by = piece->verifier != NULL ? piece->verifier : piece->verdict_by;
  g_autofree char *day = NULL;
  g_autofree char *found = NULL;

  if (piece->verdict[0] == '\0')
    /* TRANSLATORS: a piece of evidence, and that nobody has looked at it */
    return g_strdup_printf (_("%s (%s)"), piece->description, verdict);
  day = assay_words_date (piece->verdict_at != NULL ? piece->verdict_at : "");
  /* TRANSLATORS: a piece of evidence, what was found of it, by whom and when */
  found = g_strdup_printf (_("%s (%s by %s, %s)"), piece->description, verdict, by != NULL ? by : "–", day);
  return piece->verdict_note == NULL || piece->verdict_note[0] == '\0'
           ? g_steal_pointer (&found)
           : g_strdup_printf ("%s: %s", found, piece->verdict_note);
}

static void
add_piece (AssayCriterionFiles      *self,
           const AssayEvidencePiece *piece)
{
  g_autofree char *text = describe_piece (piece);
  g_autofree char *verify = g_strdup_printf (_("Verify “%s”"), piece->description);
  g_autofree char *refuse = g_strdup_printf (_("Do not accept “%s”"), piece->description);
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), piece->description);
  GtkWidget *line = create_line ("emblem-documents-symbolic", NULL, text);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* Beside a long description there is no room for three. */
  gtk_widget_set_margin_start (buttons, 12);
  gtk_box_append (self->list_box, line);
  add_button (buttons, _("Verify"), verify, "visit.verify", g_variant_new ("(xs)", piece->id, "verified"));
  add_button (buttons, _("Do Not Accept"), refuse, "visit.verify", g_variant_new ("(xs)", piece->id, "refused"));
  add_button (buttons, _("Remove"), remove, "visit.remove-evidence", g_variant_new_int64 (piece->id));
  gtk_box_append (self->list_box, buttons);
}

/**
 * assay_criterion_files_show:
 * @self: what is shown under an answer
 * @criterion: whose files and evidence
 *
 * Shows what there is now.
 */
void
assay_criterion_files_show (AssayCriterionFiles *self,
                            AssayVisitCriterion *criterion)
{
  GPtrArray *attachments = assay_visit_criterion_get_attachments (criterion);
  GPtrArray *pieces = assay_visit_criterion_get_pieces (criterion);
  const AssayVisitRules *rules = assay_framework_get_visit_rules (assay_visit_criterion_get_framework (criterion));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_box_remove (self->list_box, child);
  for (guint i = 0; i < attachments->len; i++)
    add_attachment (self, criterion, attachments->pdata[i]);
  for (guint i = 0; i < pieces->len; i++)
    add_piece (self, pieces->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), attachments->len + pieces->len > 0);
  gtk_widget_set_visible (self->name_evidence_button, rules != NULL && rules->verifies_evidence);
}
