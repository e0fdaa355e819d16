/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-attachment.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

#define SELECT                                                                                        \
  "SELECT id, assessment_id, criterion, name, media_type, digest, size, added_by, added_at FROM " \
  "assessment_attachment "

/**
 * assay_attachment_free:
 * @self: (transfer full): an attachment
 *
 * Frees an attachment.
 */
void
assay_attachment_free (AssayAttachment *self)
{
  g_free (self->criterion);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->digest);
  g_free (self->added_by);
  g_free (self->added_at);
  g_free (self);
}

static AssayAttachment *
read_attachment (AssayStatement *statement)
{
  AssayAttachment *self = g_new0 (AssayAttachment, 1);

  self->id = assay_statement_get_int (statement, 0);
  self->assessment_id = assay_statement_get_int (statement, 1);
  self->criterion = assay_statement_dup_text (statement, 2);
  self->name = assay_statement_dup_text (statement, 3);
  self->media_type = assay_statement_dup_text (statement, 4);
  self->digest = assay_statement_dup_text (statement, 5);
  self->size = assay_statement_get_int (statement, 6);
  self->added_by = assay_statement_dup_text (statement, 7);
  self->added_at = assay_statement_dup_text (statement, 8);
  return self;
}

/**
 * assay_attachment_list:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists what is attached, without reading the contents.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAttachment): the attachments, criterion by
 *   criterion, each in the order in which they were added
 */
GPtrArray *
assay_attachment_list (AssayConnection *connection,
                       gint64           assessment_id,
                       GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_attachment_free);
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT "WHERE assessment_id = ? ORDER BY criterion, id", "i",
                            assessment_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_attachment (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

static gboolean
check (AssayAssessment *assessment,
       const char      *name,
       gsize            size,
       GError         **error)
{
  g_autofree char *limit = g_format_size_full (ASSAY_ATTACHMENT_MOST_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  if (g_str_equal (assay_assessment_get_kind (assessment), ASSAY_ASSESSMENT_HOME_VISIT))
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                         _ ("File: nothing is attached to a visit to a person at home, so that nobody can be "
                            "known by it."));
  else if (name == NULL || *name == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("File: it needs a name."));
  else if (size == 0)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE, _ ("File: “%s” is empty."), name);
  else if (size > ASSAY_ATTACHMENT_MOST_BYTES)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("File: “%s” is larger than %s."), name, limit);
  else
    return TRUE;
  return FALSE;
}

static gboolean
record (AssayConnection *connection,
        AssayAssessment *assessment,
        const char      *action,
        const char      *summary,
        const char      *before,
        const char      *after,
        GError         **error)
{
  g_autofree char *subject = _assay_assessment_dup_subject (assessment);

  return assay_audit_record (connection, action, subject, summary, before, after, error);
}

/**
 * assay_attachment_add:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @criterion: the leaf's id
 * @name: the file's name, without its folder
 * @media_type: such as `image/jpeg`
 * @content: up to %ASSAY_ATTACHMENT_MOST_BYTES bytes
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE for an empty or too large
 *   file, STATE where it is not under way or a visit to a person at home) or an `ASSAY_STORE_ERROR`
 *
 * Attaches a file to a criterion, with one entry in the audit trail, which keeps its SHA-256.
 *
 * Returns: its number, or 0 on failure
 */
gint64
assay_attachment_add (AssayConnection *connection,
                      AssayAssessment *assessment,
                      const char      *criterion,
                      const char      *name,
                      const char      *media_type,
                      GBytes          *content,
                      GError         **error)
{
  gsize size = g_bytes_get_size (content);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autofree char *summary = g_strdup_printf (_ ("“%s” was attached."), name);
  gint64 id;

  if (!check (assessment, name, size, error) ||
      !_assay_assessment_check_editable (connection, assessment, error) ||
      !assay_connection_run (connection, error,
                             "INSERT INTO assessment_attachment (assessment_id, criterion, name, media_type, "
                             "digest, size, content, added_by, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "issssibss", assay_assessment_get_id (assessment), criterion, name, media_type,
                             digest, (gint64) size, content, assay_connection_get_actor (connection),
                             assay_connection_get_now (connection)))
    return 0;
  id = assay_connection_last_row_id (connection);
  return record (connection, assessment, "attachment.add", summary, NULL, digest, error) ? id : 0;
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                       _ ("This file is no longer in the register."));
}

/**
 * assay_attachment_read:
 * @connection: a connection in a transaction
 * @id: an attachment's number
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
GBytes *
assay_attachment_read (AssayConnection *connection,
                       gint64           id,
                       GError         **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error, "SELECT content FROM assessment_attachment WHERE id = ?", "i", id);
  const guint8 *content;
  gsize length;

  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, error))
    {
      content = assay_statement_get_blob (statement, 0, &length);
      return g_bytes_new (content, length);
    }
  if (!assay_statement_failed (statement))
    set_gone (error);
  return NULL;
}

static AssayAttachment *
load (AssayConnection *connection,
      AssayAssessment *assessment,
      gint64           id,
      GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      SELECT "WHERE id = ? AND assessment_id = ?", "ii", id,
                                                      assay_assessment_get_id (assessment));

  if (assay_statement_next (statement, error))
    return read_attachment (statement);
  if (statement != NULL && !assay_statement_failed (statement))
    set_gone (error);
  return NULL;
}

/**
 * assay_attachment_remove:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @id: the number of one of its attachments
 * @error: return location for an `ASSAY_VALIDATION_ERROR_STATE` where it is not under way, or an
 *   `ASSAY_STORE_ERROR`: NOT_FOUND where it is gone already
 *
 * Removes a file, with one entry in the audit trail, which keeps its name and SHA-256.
 *
 * Returns: whether it is removed
 */
gboolean
assay_attachment_remove (AssayConnection *connection,
                         AssayAssessment *assessment,
                         gint64           id,
                         GError         **error)
{
  g_autoptr (AssayAttachment) attachment = load (connection, assessment, id, error);
  g_autofree char *summary = NULL;

  if (attachment == NULL)
    return FALSE;
  summary = g_strdup_printf (_ ("“%s” was removed."), attachment->name);
  return _assay_assessment_check_editable (connection, assessment, error) &&
         assay_connection_run_one (connection, error, "DELETE FROM assessment_attachment WHERE id = ?", "i", id) &&
         record (connection, assessment, "attachment.remove", summary, attachment->digest, NULL, error);
}
