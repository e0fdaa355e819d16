/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-evidence-change.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-evidence-back.h"
#include "core/base/assay-error.h"

/* Every change of a file or a piece of evidence says what it was before, so that it can be taken back by another. Run
 * on the register's writer. */

/**
 * assay_evidence_state_free:
 * @self: (nullable) (transfer full): a state
 *
 * Frees it.
 */
void
assay_evidence_state_free (AssayEvidenceState *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->attachment, assay_attachment_free);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->piece, assay_evidence_piece_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidenceState, assay_evidence_state_free)

/**
 * assay_evidence_copy_piece:
 * @piece: a piece of evidence
 *
 * Returns: (transfer full): another one like it
 */
AssayEvidencePiece *
assay_evidence_copy_piece (const AssayEvidencePiece *piece)
{
  AssayEvidencePiece *copy = g_memdup2 (piece, sizeof *piece);

  copy->criterion = g_strdup (piece->criterion);
  copy->description = g_strdup (piece->description);
  copy->source = g_strdup (piece->source);
  copy->verdict = g_strdup (piece->verdict);
  copy->verdict_note = g_strdup (piece->verdict_note);
  copy->verdict_by = g_strdup (piece->verdict_by);
  copy->verdict_at = g_strdup (piece->verdict_at);
  copy->verifier = g_strdup (piece->verifier);
  return copy;
}

/**
 * assay_evidence_change_free:
 * @change: (transfer full): an #AssayEvidenceChange
 *
 * Frees it, but not what it is to lead to.
 */
void
assay_evidence_change_free (gpointer change)
{
  AssayEvidenceChange *self = change;

  g_object_unref (self->assessment);
  g_free (self->path);
  g_free (self->criterion);
  g_free (self);
}

/**
 * assay_evidence_changed_free:
 * @changed: (transfer full): an #AssayEvidenceChanged
 *
 * Frees it.
 */
void
assay_evidence_changed_free (gpointer changed)
{
  AssayEvidenceChanged *self = changed;

  g_free (self->name);
  assay_evidence_state_free (self->before);
  g_free (self);
}

static AssayEvidenceChanged *
new_changed (gint64              id,
             gint64              version,
             const char         *name,
             AssayEvidenceState *before)
{
  AssayEvidenceChanged *self = g_new0 (AssayEvidenceChanged, 1);

  self->id = id;
  self->version = version;
  self->name = g_strdup (name);
  self->before = before;
  return self;
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                       _("Somebody else removed this evidence meanwhile. Nothing was changed."));
}

/* Files */

/* Files are read on the writer's thread, which waits for nothing else meanwhile: they are small. */
static GBytes *
read_file (const char  *path,
           GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                  NULL, error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > ASSAY_ATTACHMENT_MOST_BYTES)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                   _("File: “%s” is larger than 5 MB. Save a photograph smaller, or attach the page that counts."),
                   name);
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

static AssayEvidenceChanged *
attach (AssayConnection            *connection,
        const AssayEvidenceChange  *self,
        GError                    **error)
{
  g_autoptr (GBytes) content = read_file (self->path, error);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *type = NULL;
  g_autofree char *media_type = NULL;
  gint64 id;

  if (content == NULL)
    return NULL;
  type = g_content_type_guess (name, g_bytes_get_data (content, NULL), g_bytes_get_size (content), NULL);
  media_type = g_content_type_get_mime_type (type);
  id = assay_attachment_add (connection, self->assessment, self->criterion, name,
                             media_type != NULL ? media_type : "application/octet-stream", content, error);
  return id == 0 ? NULL : new_changed (id, 0, name, NULL);
}

/* (transfer full) (nullable) */
static AssayAttachment *
take_attachment (AssayConnection            *connection,
                 const AssayEvidenceChange  *self,
                 GError                    **error)
{
  g_autoptr (GPtrArray) list =
    assay_attachment_list (connection, assay_assessment_get_id (self->assessment), error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((const AssayAttachment *) list->pdata[i])->id == self->id)
      return g_ptr_array_steal_index (list, i);
  if (list != NULL)
    set_gone (error);
  return NULL;
}

static AssayEvidenceChanged *
detach (AssayConnection            *connection,
        const AssayEvidenceChange  *self,
        GError                    **error)
{
  g_autoptr (AssayEvidenceState) before = g_new0 (AssayEvidenceState, 1);
  const char *name;

  before->attachment = take_attachment (connection, self, error);
  if (before->attachment == NULL || (before->content = assay_attachment_read (connection, self->id, error)) == NULL ||
      !assay_attachment_remove (connection, self->assessment, self->id, error))
    return NULL;
  name = before->attachment->name;
  return new_changed (0, 0, name, g_steal_pointer (&before));
}

static AssayEvidenceChanged *
change_file (AssayConnection            *connection,
             const AssayEvidenceChange  *self,
             GError                    **error)
{
  gint64 id;

  if (self->path != NULL)
    return attach (connection, self, error);
  if (self->to == NULL)
    return detach (connection, self, error);
  id = assay_attachment_put_back (connection, self->assessment, self->to->attachment, self->to->content, error);
  return id == 0 ? NULL : new_changed (id, 0, self->to->attachment->name, NULL);
}

/* Pieces of evidence */

/* (transfer full) (nullable) */
static AssayEvidenceState *
read_piece (AssayConnection            *connection,
            const AssayEvidenceChange  *self,
            GError                    **error)
{
  g_autoptr (GPtrArray) list =
    assay_evidence_piece_list (connection, assay_assessment_get_id (self->assessment), error);
  AssayEvidenceState *state;

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((const AssayEvidencePiece *) list->pdata[i])->id == self->id)
      {
        state = g_new0 (AssayEvidenceState, 1);
        state->piece = g_ptr_array_steal_index (list, i);
        return state;
      }
  if (list != NULL)
    set_gone (error);
  return NULL;
}

static AssayEvidenceChanged *
add_piece (AssayConnection            *connection,
           const AssayEvidenceChange  *self,
           GError                    **error)
{
  g_autoptr (AssayEvidencePiece) piece = assay_evidence_copy_piece (self->to->piece);

  if (piece->id != 0)
    piece->id = assay_evidence_piece_put_back (connection, self->assessment, piece, error);
  else if (!assay_evidence_piece_save (connection, self->assessment, piece, error))
    return NULL;
  return piece->id == 0 ? NULL : new_changed (piece->id, 1, piece->description, NULL);
}

static AssayEvidenceChanged *
change_piece (AssayConnection            *connection,
              const AssayEvidenceChange  *self,
              GError                    **error)
{
  g_autoptr (AssayEvidenceState) before = NULL;
  g_autoptr (AssayEvidencePiece) piece = NULL;

  if (self->id == 0)
    return add_piece (connection, self, error);
  before = read_piece (connection, self, error);
  if (before == NULL)
    return NULL;
  piece = assay_evidence_copy_piece (self->to != NULL ? self->to->piece : before->piece);
  piece->id = self->id;
  piece->version = self->version;
  if (!(self->to != NULL ? assay_evidence_piece_save : assay_evidence_piece_remove) (connection, self->assessment,
                                                                                     piece, error))
    return NULL;
  return new_changed (self->to != NULL ? self->id : 0, piece->version, piece->description, g_steal_pointer (&before));
}

/**
 * assay_evidence_change_make:
 * @connection: a connection that writes
 * @change: an #AssayEvidenceChange
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR` (CONFLICT and NOT_FOUND where somebody else changed it),
 *   `ASSAY_VALIDATION_ERROR` or `G_IO_ERROR`
 *
 * Returns: (transfer full) (nullable): an #AssayEvidenceChanged
 */
gpointer
assay_evidence_change_make (AssayConnection *connection,
                            gpointer         change,
                            GCancellable    *cancellable,
                            GError         **error)
{
  const AssayEvidenceChange *self = change;

  return self->is_piece ? change_piece (connection, self, error) : change_file (connection, self, error);
}
