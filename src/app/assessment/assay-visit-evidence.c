/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-evidence.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-visit-page-private.h"
#include "app/widgets/assay-file-choice.h"

/* Files and pieces of evidence: the actions of the visit's page that are about them. */

static AssayVisitOrder *
new_order (AssayVisitPage *self)
{
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);
  AssayVisitOrder *order = assay_visit_order_new (assay_visit_sheet_get_assessment (self->sheet),
                                                  assay_visit_sheet_get_framework (self->sheet));

  order->criterion = criterion != NULL ? g_strdup (assay_visit_criterion_get_leaf (criterion)->id) : NULL;
  return order;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AssayVisitPage) self = user_data;
  g_autoptr (GError) error = NULL;

  g_free (assay_session_finish (ASSAY_SESSION (source), result, &error));
  if (error != NULL)
    assay_error_show (GTK_WIDGET (self), error);
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

static void
write_order (AssayVisitPage  *self,
             AssayDbFunc      func,
             AssayVisitOrder *order)
{
  assay_session_write_async (assay_page_get_session (ASSAY_PAGE (self)), func, order,
                             (GDestroyNotify) assay_visit_order_free, g_free, NULL, done_cb, g_object_ref (self));
}

typedef struct
{
  AssayVisitPage *page;
  char *criterion;
} Attaching;

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Attaching *attaching = user_data;
  g_autoptr (AssayVisitPage) self = attaching->page;
  g_autofree char *criterion = attaching->criterion;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  AssayVisitOrder *order;

  if (file == NULL || self->sheet == NULL)
    return;
  order = new_order (self);
  g_free (order->criterion);
  order->criterion = g_steal_pointer (&criterion);
  order->path = g_file_get_path (file);
  write_order (self, assay_visit_work_attach, order);
}

static void
attach_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = _assay_visit_page_get_criterion (self);
  Attaching *attaching;

  if (criterion == NULL || !_assay_visit_page_is_open (self))
    return;
  attaching = g_new0 (Attaching, 1);
  attaching->page = g_object_ref (self);
  attaching->criterion = g_strdup (assay_visit_criterion_get_leaf (criterion)->id);
  assay_file_choice_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), _("Attach"), ASSAY_FILE_KIND_EVIDENCE,
                                NULL, file_chosen_cb, attaching);
}

static void
detach_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitOrder *order;

  if (!_assay_visit_page_is_open (self))
    return;
  order = new_order (self);
  order->id = g_variant_get_int64 (parameter);
  write_order (self, assay_visit_work_detach, order);
}

static const AssayAttachment *
find_attachment (AssayVisitPage *self,
                 gint64          id)
{
  GPtrArray *all = assay_visit_sheet_get_data (self->sheet)->attachments;

  for (guint i = 0; i < all->len; i++)
    if (((const AssayAttachment *) all->pdata[i])->id == id)
      return all->pdata[i];
  return NULL;
}

typedef struct
{
  AssayVisitPage *page;
  char *name;
} Opening;

/* Other programs read files: a copy is made in a folder that only this person can read. */
static void
content_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (AssayVisitPage) self = opening->page;
  g_autofree char *name = opening->name;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *folder = bytes == NULL ? NULL : g_dir_make_tmp ("assay-XXXXXX", &error);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *path = folder == NULL ? NULL : g_build_filename (folder, base, NULL);
  g_autofree char *uri = NULL;

  if (path == NULL ||
      !g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error) ||
      (uri = g_filename_to_uri (path, NULL, &error)) == NULL ||
      !g_app_info_launch_default_for_uri (uri, NULL, &error))
    assay_error_show (GTK_WIDGET (self), error);
}

static gpointer
read_content (AssayConnection *connection,
              gpointer         id,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_attachment_read (connection, *(gint64 *) id, error);
}

static void
open_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);
  const AssayAttachment *attachment = self->sheet == NULL ? NULL : find_attachment (self, id);
  Opening *opening;

  if (attachment == NULL)
    return;
  opening = g_new0 (Opening, 1);
  opening->page = g_object_ref (self);
  opening->name = g_strdup (attachment->name);
  assay_session_read_async (assay_page_get_session (ASSAY_PAGE (self)), read_content, g_memdup2 (&id, sizeof id),
                            g_free, (GDestroyNotify) g_bytes_unref, NULL, content_read_cb, opening);
}

/* Photographs, shown small */

typedef struct
{
  AssayVisitCriterion *criterion;
  gint64 id;
} Looking;

static void
picture_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree Looking *looking = user_data;
  g_autoptr (AssayVisitCriterion) criterion = looking->criterion;
  g_autoptr (GdkTexture) picture = assay_session_finish (ASSAY_SESSION (source), result, NULL);

  if (picture != NULL)
    assay_visit_criterion_set_picture (criterion, looking->id, picture);
}

/* What cannot be shown keeps its icon; it can be opened all the same. */
static gpointer
read_picture (AssayConnection *connection,
              gpointer         id,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GBytes) bytes = assay_attachment_read (connection, *(gint64 *) id, error);

  return bytes == NULL ? NULL : gdk_texture_new_from_bytes (bytes, error);
}

/**
 * assay_visit_evidence_load_pictures:
 * @page: the visit's page
 * @criterion: the one that is open
 *
 * Reads the photographs of a criterion that were not read yet, off the main thread.
 */
void
assay_visit_evidence_load_pictures (AssayVisitPage      *page,
                                    AssayVisitCriterion *criterion)
{
  GPtrArray *attachments = assay_visit_criterion_get_attachments (criterion);

  for (guint i = 0; i < attachments->len; i++)
    {
      const AssayAttachment *attachment = attachments->pdata[i];
      Looking *looking;

      if (!g_str_has_prefix (attachment->media_type, "image/") ||
          assay_visit_criterion_get_picture (criterion, attachment->id) != NULL)
        continue;
      looking = g_new0 (Looking, 1);
      looking->criterion = g_object_ref (criterion);
      looking->id = attachment->id;
      assay_session_read_async (assay_page_get_session (ASSAY_PAGE (page)), read_picture,
                                g_memdup2 (&attachment->id, sizeof attachment->id), g_free, g_object_unref, NULL,
                                picture_read_cb, looking);
    }
}

/* Pieces of evidence */

static void
named_cb (AdwMessageDialog *dialog,
          const char       *response,
          gpointer          user_data)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (user_data);
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  AssayVisitOrder *order;

  if (!g_str_equal (response, "add") || *text == '\0' || self->sheet == NULL)
    return;
  order = new_order (self);
  order->piece = g_new0 (AssayEvidencePiece, 1);
  order->piece->criterion = g_strdup (order->criterion);
  order->piece->description = g_steal_pointer (&text);
  order->piece->source = g_strdup ("");
  order->piece->verdict = g_strdup ("");
  order->piece->verdict_note = g_strdup ("");
  write_order (self, assay_visit_work_save_piece, order);
}

static void
name_evidence_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  GtkWidget *dialog;
  GtkWidget *entry;

  if (_assay_visit_page_get_criterion (self) == NULL || !_assay_visit_page_is_open (self))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Name Evidence"),
                                   _("A document, a record or a fact that shows it, such as “training records of "
                                     "six care workers, May”."));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Evidence"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static AssayEvidencePiece *
copy_piece (const AssayEvidencePiece *piece)
{
  AssayEvidencePiece *copy = g_memdup2 (piece, sizeof *piece);

  copy->criterion = g_strdup (piece->criterion);
  copy->description = g_strdup (piece->description);
  copy->source = g_strdup (piece->source);
  copy->verdict = g_strdup (piece->verdict);
  copy->verdict_note = g_strdup (piece->verdict_note);
  copy->verdict_by = g_strdup (piece->verdict_by);
  copy->verdict_at = g_strdup (piece->verdict_at);
  return copy;
}

/* The verdict that stands already is taken back. */
static void
verify_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  const char *verdict;
  gint64 id;
  GPtrArray *pieces;

  if (!_assay_visit_page_is_open (self))
    return;
  g_variant_get (parameter, "(x&s)", &id, &verdict);
  pieces = assay_visit_sheet_get_data (self->sheet)->pieces;
  for (guint i = 0; i < pieces->len; i++)
    {
      const AssayEvidencePiece *piece = pieces->pdata[i];
      AssayVisitOrder *order;

      if (piece->id != id)
        continue;
      order = new_order (self);
      order->piece = copy_piece (piece);
      g_free (order->piece->verdict);
      order->piece->verdict = g_strdup (strcmp (piece->verdict, verdict) == 0 ? "" : verdict);
      write_order (self, assay_visit_work_save_piece, order);
    }
}

/**
 * assay_visit_evidence_install:
 * @widget_class: the visit page's
 *
 * Installs the actions about files and evidence.
 */
void
assay_visit_evidence_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "visit.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "visit.detach", "x", detach_action);
  gtk_widget_class_install_action (widget_class, "visit.open-file", "x", open_file_action);
  gtk_widget_class_install_action (widget_class, "visit.name-evidence", NULL, name_evidence_action);
  gtk_widget_class_install_action (widget_class, "visit.verify", "(xs)", verify_action);
}
