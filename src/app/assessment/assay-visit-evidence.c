/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-evidence.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-evidence-change.h"
#include "app/assessment/assay-visit-page-private.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"

/* Files and pieces of evidence: the actions of the visit's page that are about them. */

/* (nullable): the criterion that is open, where its evidence can be changed */
static AssayVisitCriterion *
get_criterion (AssayVisitPage *self)
{
  return _assay_visit_page_is_open (self) ? _assay_visit_page_get_criterion (self) : NULL;
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
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  AssayVisitCriterion *chosen;
  guint area;

  if (path == NULL || !_assay_visit_page_is_open (self))
    return;
  chosen = assay_visit_sheet_find (self->sheet, criterion, &area);
  if (chosen != NULL)
    assay_visit_sheet_attach (self->sheet, chosen, path);
}

static void
attach_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion = get_criterion (self);
  Attaching *attaching;

  if (criterion == NULL)
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
  AssayVisitCriterion *criterion = get_criterion (self);

  if (criterion != NULL)
    assay_visit_sheet_detach (self->sheet, criterion, g_variant_get_int64 (parameter));
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

/* Asks for a line of text; the response with it is "add". */
static AdwMessageDialog *
ask_for_text (AssayVisitPage *self,
              const char     *title,
              const char     *body,
              const char     *name,
              const char     *verb)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, body);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add", verb, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add", ADW_RESPONSE_SUGGESTED);
  return ADW_MESSAGE_DIALOG (dialog);
}

/* (transfer full) (nullable): what was typed, %NULL where it is to be nothing */
static char *
dup_asked (AdwMessageDialog *dialog,
           const char       *response)
{
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return g_str_equal (response, "add") && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
named_cb (AdwMessageDialog *dialog,
          const char       *response,
          gpointer          user_data)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (user_data);
  AssayVisitCriterion *criterion = get_criterion (self);
  g_autofree char *text = dup_asked (dialog, response);
  AssayEvidencePiece *piece;

  if (text == NULL || criterion == NULL)
    return;
  piece = g_new0 (AssayEvidencePiece, 1);
  piece->criterion = g_strdup (assay_visit_criterion_get_leaf (criterion)->id);
  piece->description = g_steal_pointer (&text);
  piece->source = g_strdup ("");
  piece->verdict = g_strdup ("");
  piece->verdict_note = g_strdup ("");
  assay_visit_sheet_save_piece (self->sheet, criterion, piece);
}

static void
name_evidence_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AdwMessageDialog *dialog;

  if (get_criterion (self) == NULL)
    return;
  dialog = ask_for_text (self, _("Name Evidence"),
                         _("A document, a record or a fact that shows it, such as “training records of six care "
                           "workers, May”."), _("Evidence"), _("_Add"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (named_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const AssayEvidencePiece *
find_piece (AssayVisitPage *self,
            gint64          id)
{
  GPtrArray *pieces = assay_visit_sheet_get_data (self->sheet)->pieces;

  for (guint i = 0; i < pieces->len; i++)
    if (((const AssayEvidencePiece *) pieces->pdata[i])->id == id)
      return pieces->pdata[i];
  return NULL;
}

static void
judge (AssayVisitPage           *self,
       const AssayEvidencePiece *piece,
       const char               *verdict,
       const char               *why)
{
  AssayEvidencePiece *judged = assay_evidence_copy_piece (piece);

  g_free (judged->verdict);
  g_free (judged->verdict_note);
  judged->verdict = g_strdup (verdict);
  judged->verdict_note = g_strdup (why);
  assay_visit_sheet_save_piece (self->sheet, get_criterion (self), judged);
}

static void
refused_cb (AdwMessageDialog *dialog,
            const char       *response,
            gpointer          user_data)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (user_data);
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "piece");
  g_autofree char *why = dup_asked (dialog, response);
  const AssayEvidencePiece *piece = get_criterion (self) != NULL ? find_piece (self, *id) : NULL;

  if (why != NULL && piece != NULL)
    judge (self, piece, "refused", why);
}

static void
ask_why_refused (AssayVisitPage           *self,
                 const AssayEvidencePiece *piece)
{
  g_autofree char *title = g_strdup_printf (_("Why Is “%s” Not Accepted?"), piece->description);
  AdwMessageDialog *dialog =
    ask_for_text (self, title, _("The reason is kept with the evidence."), _("Reason"), _("_Do Not Accept"));

  g_object_set_data_full (G_OBJECT (dialog), "piece", g_memdup2 (&piece->id, sizeof piece->id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (refused_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The verdict that stands already is taken back. */
static void
verify_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  const AssayEvidencePiece *piece;
  const char *verdict;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &verdict);
  piece = get_criterion (self) != NULL ? find_piece (self, id) : NULL;
  if (piece == NULL)
    return;
  if (g_str_equal (piece->verdict, verdict))
    judge (self, piece, "", "");
  else if (g_str_equal (verdict, "refused"))
    ask_why_refused (self, piece);
  else
    judge (self, piece, verdict, "");
}

static void
remove_evidence_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  const AssayEvidencePiece *piece =
    get_criterion (self) != NULL ? find_piece (self, g_variant_get_int64 (parameter)) : NULL;

  if (piece != NULL)
    assay_visit_sheet_remove_piece (self->sheet, get_criterion (self), piece);
}

/* What was removed is put back */

static void
put_back_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AssayVisitPage *self = ASSAY_VISIT_PAGE (widget);
  AssayVisitCriterion *criterion =
    _assay_visit_page_is_open (self)
      ? assay_visit_sheet_put_back (self->sheet, g_variant_get_uint64 (parameter))
      : NULL;

  if (criterion == NULL)
    assay_toast (widget, _("This can no longer be put back."));
  else if (gtk_widget_get_mapped (widget))
    _assay_visit_page_show_criterion (self, criterion);
}

/* The button that was pressed is gone with what it was about: the keyboard goes back to the criterion. */
static void
evidence_cb (AssayVisitPage *self,
             guint64         removal,
             const char     *what)
{
  AssayCriterionRow *row = _assay_visit_page_get_row (self);
  g_autofree char *text = removal != 0 ? g_strdup_printf (_("“%s” is removed."), what) : NULL;

  if (what != NULL && row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) && !_assay_visit_page_is_writing (self))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (text != NULL)
    assay_undo_offer (GTK_WIDGET (self), text, "visit.put-back", g_variant_new_uint64 (removal));
  _assay_visit_page_update_progress (self);
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

static void
taken_back_cb (AssayVisitPage *self,
               guint64         removal)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_uint64 (removal));

  assay_undo_forget (GTK_WIDGET (self), "visit.put-back", target);
}

/**
 * assay_visit_evidence_watch:
 * @page: the visit's page, with a new sheet
 *
 * Follows what becomes of the evidence.
 */
void
assay_visit_evidence_watch (AssayVisitPage *page)
{
  g_signal_connect_object (page->sheet, "evidence", G_CALLBACK (evidence_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (page->sheet, "taken-back", G_CALLBACK (taken_back_cb), page, G_CONNECT_SWAPPED);
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
  gtk_widget_class_install_action (widget_class, "visit.remove-evidence", "x", remove_evidence_action);
  gtk_widget_class_install_action (widget_class, "visit.put-back", "t", put_back_action);
}
