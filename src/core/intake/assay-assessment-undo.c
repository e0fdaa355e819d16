/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a returned form overwrote, so that its import can be taken back. Beside an import stand:
 *
 *   answer ASSESSMENT VERSION:CRITERION   the answer before, as JSON, or null; VERSION is what the import left
 *   piece ID                              a piece of evidence that it named
 *   assessment ID                         an assessment that it began
 *
 * What somebody changed since stays; an answer that was put back counts as what the import before it left. */

#include "config.h"

#include "core/intake/assay-assessment-undo.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-json.h"

static const char *const columns[] = { "answer", "sources", "perspectives", "note", "answered_by", "answered_at" };

#define SELECT_ANSWER                                                                                    \
  "SELECT version, answer, sources, perspectives, note, answered_by, answered_at FROM assessment_answer " \
  "WHERE assessment_id = ? AND criterion = ?"

static gboolean
note (AssayConnection *connection,
      gint64           import_id,
      const char      *subject,
      const char      *before,
      GError         **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO import_undo (import_id, subject, before) VALUES (?, ?, ?)", "iss",
                               import_id, subject, before);
}

/**
 * assay_assessment_undo_note_new:
 * @connection: a connection that writes
 * @import_id: the import
 * @subject: `assessment` or `piece`
 * @id: of what it added
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Notes what an import added.
 *
 * Returns: whether it is noted
 */
gboolean
assay_assessment_undo_note_new (AssayConnection *connection,
                                gint64           import_id,
                                const char      *subject,
                                gint64           id,
                                GError         **error)
{
  g_autofree char *text = g_strdup_printf ("%s %" PRId64, subject, id);

  return note (connection, import_id, text, NULL, error);
}

static char *
dup_answer_subject (gint64      assessment_id,
                    gint64      version,
                    const char *criterion)
{
  return g_strdup_printf ("answer %" PRId64 " %" PRId64 ":%s", assessment_id, version, criterion);
}

static char *
answer_to_json (AssayStatement *statement)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      json_builder_set_member_name (builder, columns[i]);
      json_builder_add_string_value (builder, assay_statement_get_text (statement, 1 + (int) i));
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * assay_assessment_undo_note_answer:
 * @connection: a connection that writes
 * @import_id: the import
 * @assessment_id: an assessment
 * @criterion: whose answer it is about to change
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Notes an answer as it is before an import changes it.
 *
 * Returns: whether it is noted
 */
gboolean
assay_assessment_undo_note_answer (AssayConnection *connection,
                                   gint64           import_id,
                                   gint64           assessment_id,
                                   const char      *criterion,
                                   GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *before = NULL;
  g_autofree char *subject = NULL;
  gint64 version = 0;
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT_ANSWER, "is", assessment_id, criterion);

  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    {
      version = assay_statement_get_int (statement, 0);
      before = answer_to_json (statement);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  subject = dup_answer_subject (assessment_id, version + 1, criterion);
  return note (connection, import_id, subject, before, error);
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/* What an earlier import left is there again, under another version: that one can still be taken back. */
static gboolean
follow_version (AssayConnection *connection,
                gint64           assessment_id,
                gint64           version,
                const char      *criterion,
                GError         **error)
{
  g_autofree char *before = dup_answer_subject (assessment_id, version - 1, criterion);
  g_autofree char *after = dup_answer_subject (assessment_id, version + 1, criterion);

  return assay_connection_changes (connection) == 0 ||
         assay_connection_run (connection, error,
                               "UPDATE import_undo SET subject = ? WHERE subject = ? AND import_id IN "
                               "(SELECT id FROM import WHERE kind = 'assessment')", "ss", after, before);
}

static gboolean
put_back_answer (AssayConnection *connection,
                 gint64           assessment_id,
                 gint64           version,
                 const char      *criterion,
                 const char      *before,
                 GError         **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (before == NULL)
    return assay_connection_run (connection, error,
                                 "DELETE FROM assessment_answer WHERE assessment_id = ? AND criterion = ? "
                                 "AND version = ?", "isi", assessment_id, criterion, version);
  root = assay_json_parse (before, -1, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                           _ ("What the form overwrote cannot be read any more, so that it cannot be put back."));
      return FALSE;
    }
  object = json_node_get_object (root);
  return assay_connection_run (connection, error,
                               "UPDATE assessment_answer SET answer = ?, sources = ?, perspectives = ?, note = ?, "
                               "answered_by = ?, answered_at = ?, version = version + 1 "
                               "WHERE assessment_id = ? AND criterion = ? AND version = ?", "ssssssisi",
                               get_member (object, "answer"), get_member (object, "sources"),
                               get_member (object, "perspectives"), get_member (object, "note"),
                               get_member (object, "answered_by"), get_member (object, "answered_at"),
                               assessment_id, criterion, version) &&
         follow_version (connection, assessment_id, version, criterion, error);
}

/* An assessment that was begun by a form goes with it, unless something else is in it by now. */
static gboolean
drop_assessment (AssayConnection *connection,
                 gint64           id,
                 GError         **error)
{
  g_autofree char *due = g_strdup_printf ("assessment:%" PRId64 ":", id);
  gint64 used;

  if (!assay_connection_query_int (connection,
                                   "SELECT EXISTS (SELECT 1 FROM assessment_answer WHERE assessment_id = ?1) OR "
                                   "EXISTS (SELECT 1 FROM assessment_attachment WHERE assessment_id = ?1) OR "
                                   "EXISTS (SELECT 1 FROM assessment_evidence WHERE assessment_id = ?1) OR "
                                   "EXISTS (SELECT 1 FROM assessment_challenge WHERE assessment_id = ?1) OR "
                                   "EXISTS (SELECT 1 FROM assessment WHERE follows_id = ?1)",
                                   id, &used, error))
    return FALSE;
  return used != 0 ||
         (assay_connection_run (connection, error, "DELETE FROM assessment_step WHERE assessment_id = ?", "i",
                                id) &&
          assay_connection_run (connection, error, "DELETE FROM due WHERE substr (subject, 1, length (?1)) = ?1",
                                "s", due) &&
          assay_connection_run (connection, error, "DELETE FROM assessment WHERE id = ?", "i", id));
}

typedef struct
{
  char *subject;
  char *before;
} Noted;

static void
clear_noted (gpointer data)
{
  Noted *noted = data;

  g_free (noted->subject);
  g_free (noted->before);
}

static GArray *
list_noted (AssayConnection *connection,
            gint64           import_id,
            GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Noted));
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT subject, before FROM import_undo WHERE import_id = ? ORDER BY rowid DESC", "i",
                            import_id);

  g_array_set_clear_func (list, clear_noted);
  while (assay_statement_next (statement, error))
    {
      Noted noted = { assay_statement_dup_text (statement, 0),
                      assay_statement_is_null (statement, 1) ? NULL : assay_statement_dup_text (statement, 1) };

      g_array_append_val (list, noted);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

static gboolean
put_back (AssayConnection *connection,
          const Noted     *noted,
          GError         **error)
{
  g_auto (GStrv) words = g_strsplit (noted->subject, " ", 3);
  gint64 id = words[0] != NULL && words[1] != NULL ? g_ascii_strtoll (words[1], NULL, 10) : 0;
  char *criterion = id != 0 && words[2] != NULL ? strchr (words[2], ':') : NULL;

  if (id != 0 && strcmp (words[0], "answer") == 0 && criterion != NULL)
    return put_back_answer (connection, id, g_ascii_strtoll (words[2], NULL, 10), criterion + 1, noted->before,
                            error);
  if (id != 0 && strcmp (words[0], "piece") == 0)
    return assay_connection_run (connection, error, "DELETE FROM assessment_evidence WHERE id = ? AND verdict = ''",
                                 "i", id);
  return id == 0 || strcmp (words[0], "assessment") != 0 || drop_assessment (connection, id, error);
}

/* By what the import left, since an assessment bears the number of its last form alone. */
#define COUNT_CLOSED                                                                                       \
  "SELECT count (*) FROM import_undo JOIN assessment ON assessment.id = CASE "                             \
  "WHEN subject LIKE 'answer %' THEN CAST (substr (subject, 8) AS INTEGER) "                               \
  "WHEN subject LIKE 'assessment %' THEN CAST (substr (subject, 12) AS INTEGER) "                          \
  "WHEN subject LIKE 'piece %' THEN (SELECT assessment_id FROM assessment_evidence WHERE id = "            \
  "CAST (substr (subject, 7) AS INTEGER)) END "                                                            \
  "WHERE import_undo.import_id = ? AND assessment.state NOT IN ('planned', 'under-way', 'cancelled')"

/* What was signed off stands on the form's answers. */
static gboolean
check_open (AssayConnection *connection,
            gint64           import_id,
            GError         **error)
{
  gint64 closed;

  if (!assay_connection_query_int (connection, COUNT_CLOSED, import_id, &closed, error))
    return FALSE;
  if (closed == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                       _ ("The assessment that this form filled in was signed off since. Take it back to “under "
                          "way” first; then the form can be taken back."));
  return FALSE;
}

/**
 * assay_assessment_undo_find_form:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment
 * @criterion: whose answer it is about
 * @version: the answer's version
 * @copy: the digest of a form that came back, as its imports are recorded with
 * @form: (out) (transfer full) (nullable): the form that brought the answer as it is, such as “form.xlsx” of 3 May
 *   2011, translated; %NULL where no form did, or its import was taken back
 * @is_same: (out): whether it was that form itself; what its import recorded may have been purged, then it was another
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: whether it was looked up
 */
gboolean
assay_assessment_undo_find_form (AssayConnection *connection,
                                 gint64           assessment_id,
                                 const char      *criterion,
                                 gint64           version,
                                 const char      *copy,
                                 char           **form,
                                 gboolean        *is_same,
                                 GError         **error)
{
  g_autofree char *subject = dup_answer_subject (assessment_id, version, criterion);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT i.file_name, substr (i.imported_at, 1, 10), EXISTS (SELECT 1 FROM audit a JOIN "
                            "audit_detail d USING (number) WHERE a.subject = 'import ' || i.id AND a.action = "
                            "'import.commit' AND json_extract (d.after, '$.copy') = ?) FROM import i CROSS JOIN "
                            "import_undo u ON u.import_id = i.id WHERE i.kind = 'assessment' AND i.removed_at IS NULL "
                            "AND u.subject = ? ORDER BY i.id", "ss", copy, subject);

  *form = NULL;
  *is_same = FALSE;
  while (assay_statement_next (statement, error))
    {
      g_autofree char *day = assay_date_format_long (assay_statement_get_text (statement, 1));

      g_free (*form);
      /* TRANSLATORS: a file's name and the day it came in, such as “form.xlsx” of 3 May 2011 */
      *form = g_strdup_printf (_("“%s” of %s"), assay_statement_get_text (statement, 0), day);
      *is_same = assay_statement_get_int (statement, 2) != 0;
    }
  return !assay_statement_failed (statement);
}

/**
 * assay_assessment_undo_import:
 * @connection: a connection that writes
 * @import_id: an import
 * @error: return location for %ASSAY_VALIDATION_ERROR_STATE where the assessment was signed off since, or an
 *   `ASSAY_STORE_ERROR`
 *
 * Takes back what a form that came back brought; nothing where the import was of another kind.
 *
 * Returns: whether all of it was taken back
 */
gboolean
assay_assessment_undo_import (AssayConnection *connection,
                              gint64           import_id,
                              GError         **error)
{
  g_autoptr (GArray) list = NULL;

  if (!check_open (connection, import_id, error) ||
      (list = list_noted (connection, import_id, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    if (!put_back (connection, &g_array_index (list, Noted, i), error))
      return FALSE;
  return TRUE;
}
