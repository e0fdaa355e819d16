/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A form's answers beside what is stored, and their way into the register: whole or not at all, in the caller's
 * transaction. What the form leaves blank stays as it is stored. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-form-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/intake/assay-assessment-undo.h"
#include "core/store/assay-audit.h"

static gboolean
is_same_list (char **a,
              char **b)
{
  const char *const empty[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : empty, b != NULL ? (const char *const *) b : empty);
}

static gboolean
is_same_answer (const AssayAnswer *a,
                const AssayAnswer *b)
{
  return strcmp (a->answer, b->answer) == 0 && strcmp (a->note, b->note) == 0 &&
         is_same_list (a->sources, b->sources) && is_same_list (a->perspectives, b->perspectives);
}

static void
take_text (char       **text,
           const char  *returned)
{
  if (returned[0] == '\0')
    return;
  g_free (*text);
  *text = g_strdup (returned);
}

static void
take_list (char  ***list,
           char   **returned)
{
  if (returned == NULL || returned[0] == NULL)
    return;
  g_strfreev (*list);
  *list = g_strdupv (returned);
}

/* A cell brings a note back without the space around it, with other ends of lines, and cut where it is longer than
 * a cell can be: none of this is a change that somebody made. */
static gboolean
is_note_as_sent (const char *stored,
                 const char *returned)
{
  g_autoptr (GString) there = g_string_new (stored);
  g_autoptr (GString) here = g_string_new (returned);

  g_string_replace (there, "\r\n", "\n", 0);
  g_string_replace (there, "\r", "\n", 0);
  g_string_replace (here, "\r\n", "\n", 0);
  g_string_replace (here, "\r", "\n", 0);
  g_strstrip (there->str);
  return strcmp (there->str, here->str) == 0 ||
         (g_utf8_strlen (stored, -1) > ASSAY_FORM_MOST_CHARACTERS && g_str_has_prefix (there->str, here->str));
}

static AssayAnswer *
merge (const AssayAnswer *stored,
       const AssayAnswer *returned)
{
  AssayAnswer *merged = stored != NULL ? assay_answer_copy (stored) : assay_answer_new (returned->criterion);

  take_text (&merged->answer, returned->answer);
  if (!is_note_as_sent (merged->note, returned->note))
    take_text (&merged->note, returned->note);
  take_list (&merged->sources, returned->sources);
  take_list (&merged->perspectives, returned->perspectives);
  return merged;
}

static gboolean
is_known_piece (GPtrArray  *pieces,
                const char *criterion,
                const char *description)
{
  g_autofree char *folded = assay_text_fold (description);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AssayEvidencePiece *piece = pieces->pdata[i];
      g_autofree char *other = assay_text_fold (piece->description);

      if (strcmp (piece->criterion, criterion) == 0 && strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
drop_known_pieces (AssayFormEntry *entry,
                   GPtrArray      *pieces)
{
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  char **named = entry->pieces;

  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    if (!is_known_piece (pieces, entry->leaf->id, named[i]))
      g_strv_builder_add (left, named[i]);
  entry->pieces = g_strv_builder_end (left);
  g_strfreev (named);
}

static void
compare_entry (AssayFormEntry    *entry,
               const AssayAnswer *stored,
               GPtrArray         *pieces)
{
  g_autoptr (AssayAnswer) nothing = assay_answer_new (entry->leaf->id);

  entry->stored = stored != NULL ? assay_answer_copy (stored) : NULL;
  entry->merged = merge (stored, entry->returned);
  drop_known_pieces (entry, pieces);
  entry->differs = !is_same_answer (entry->merged, stored != NULL ? stored : nothing) || entry->pieces[0] != NULL;
}

/* What was answered since the form was written, and by which other form where one did. What the same form brought
 * before, and nobody changed since, is the form's own to correct. */
static gboolean
find_overwritten (AssayForm        *self,
                  AssayConnection  *connection,
                  AssayFormEntry   *entry,
                  GError          **error)
{
  const AssayAnswer *stored = entry->stored;
  g_autofree char *copy = NULL;

  entry->overwrites = stored != NULL && !stored->carried && !is_same_answer (stored, entry->merged) &&
                      !assay_form_identity_was_sent (self->identity, stored);
  if (!entry->overwrites)
    return TRUE;
  copy = assay_form_identity_dup_copy (self->identity);
  if (!assay_assessment_undo_find_form (connection, assay_assessment_get_id (self->assessment), entry->leaf->id,
                                        stored->version, copy, &entry->brought_by, &entry->corrects, error))
    return FALSE;
  entry->overwrites = !entry->corrects;
  return TRUE;
}

/**
 * _assay_form_compare:
 * @self: a form that was read
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Puts beside each criterion what is stored and what it will be.
 *
 * Returns: whether it could be compared
 */
gboolean
_assay_form_compare (AssayForm        *self,
                     AssayConnection  *connection,
                     GError          **error)
{
  gint64 id = assay_assessment_get_id (self->assessment);
  g_autoptr (GHashTable) answers = assay_answer_load_all (connection, id, error);
  g_autoptr (GPtrArray) pieces = answers == NULL ? NULL : assay_evidence_piece_list (connection, id, error);

  if (pieces == NULL)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      AssayFormEntry *entry = self->entries->pdata[i];

      compare_entry (entry, g_hash_table_lookup (answers, entry->leaf->id), pieces);
      if (!find_overwritten (self, connection, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_problems (const AssayForm  *self,
                GError          **error)
{
  const AssayFormProblem *first;

  if (self->problems->len == 0)
    return TRUE;
  first = self->problems->pdata[0];
  return _assay_form_refuse (self, error,
                             ngettext ("%u thing is wrong, and nothing was imported. It is on sheet “%s”, %s: %s",
                                       "%u things are wrong, and nothing was imported. The first is on sheet “%s”, "
                                       "%s: %s", self->problems->len),
                             self->problems->len, first->sheet, first->cell[0] != '\0' ? first->cell : _("the whole"),
                             first->text);
}

/* An assessment that the form would begin may have been planned or begun since the form was read. */
static gboolean
check_still_new (AssayConnection  *connection,
                 const AssayForm  *self,
                 GError          **error)
{
  g_autoptr (AssayAssessment) found = NULL;
  g_autoptr (GError) failure = NULL;

  if (assay_assessment_get_id (self->assessment) != 0)
    return TRUE;
  found = _assay_form_find_assessment (self, connection, assay_assessment_get_provider_id (self->assessment), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (found == NULL)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _("%s: The assessment was begun since you opened the form. Nothing was imported; open the form again."),
               self->file_name);
  return FALSE;
}

/**
 * assay_form_dup_visited_on:
 * @self: a form that was read
 *
 * What was planned was done on that day, until somebody says otherwise; what nobody planned is done today.
 *
 * Returns: (transfer full): ISO date that an assessment has that the form begins
 */
char *
assay_form_dup_visited_on (const AssayForm *self)
{
  const char *planned_on = assay_assessment_get_planned_on (self->assessment);
  g_autofree char *today = assay_date_today ();

  return g_strdup (assay_date_is_valid (planned_on) && strcmp (planned_on, today) < 0 ? planned_on : today);
}

static gboolean
is_planned (const AssayForm *self)
{
  return assay_assessment_get_id (self->assessment) != 0 &&
         assay_assessment_get_state (self->assessment) == ASSAY_ASSESSMENT_PLANNED;
}

/* The assessment, under way; one that nobody planned begins with the form. */
static AssayAssessment *
prepare_target (AssayConnection  *connection,
                const AssayForm  *self,
                GError          **error)
{
  g_autofree char *day = assay_form_dup_visited_on (self);
  g_autoptr (AssayAssessment) begun = NULL;
  gint64 id = assay_assessment_get_id (self->assessment);

  if (id == 0)
    {
      begun = assay_assessment_copy (self->assessment);
      g_object_set (begun, "state", (int) ASSAY_ASSESSMENT_UNDER_WAY, "visited-on", day, NULL);
      id = assay_assessment_put (connection, begun, error);
    }
  else if (is_planned (self) &&
           !assay_assessment_start (connection, self->assessment, self->framework, day, error))
    return NULL;
  return id == 0 ? NULL : assay_assessment_load (connection, id, error);
}

static gint64
add_import (AssayConnection  *connection,
            const AssayForm  *self,
            AssayAssessment  *assessment,
            GError          **error)
{
  gint64 changes = assay_form_count_changes (self);
  gint64 rows = self->entries->len;

  if (!assay_connection_run (connection, error,
                             "INSERT INTO import (kind, period, file_name, file_digest, mapping, rows_read, rows_new, "
                             "rows_changed, rows_present, rows_set_aside, imported_by, imported_at) "
                             "VALUES ('assessment', ?, ?, ?, '{}', ?, 0, ?, ?, 0, ?, ?)", "sssiiiss",
                             assay_assessment_get_period (assessment), self->file_name, self->file_digest, rows,
                             changes, rows - changes, assay_connection_get_actor (connection),
                             assay_connection_get_now (connection)))
    return 0;
  return assay_connection_last_row_id (connection);
}

static gboolean
put_piece (AssayConnection  *connection,
           AssayAssessment  *assessment,
           gint64            import_id,
           const char       *criterion,
           const char       *description,
           GError          **error)
{
  g_autoptr (AssayEvidencePiece) piece = g_new0 (AssayEvidencePiece, 1);

  piece->criterion = g_strdup (criterion);
  piece->description = g_strdup (description);
  piece->source = g_strdup ("");
  piece->verdict = g_strdup ("");
  piece->verdict_note = g_strdup ("");
  return assay_evidence_piece_put (connection, assessment, piece, error) &&
         assay_assessment_undo_note_new (connection, import_id, "piece", piece->id, error);
}

static gboolean
put_entry (AssayConnection       *connection,
           const AssayForm       *self,
           AssayAssessment       *assessment,
           gint64                 import_id,
           const AssayFormEntry  *entry,
           GError               **error)
{
  g_autoptr (AssayAnswer) answer = assay_answer_copy (entry->merged);
  g_autoptr (AssayAnswer) nothing = assay_answer_new (entry->leaf->id);
  const gboolean confirms = entry->stored != NULL && entry->stored->carried && entry->returned->answer[0] != '\0';

  if ((confirms || !is_same_answer (answer, entry->stored != NULL ? entry->stored : nothing)) &&
      (!assay_assessment_undo_note_answer (connection, import_id, assay_assessment_get_id (assessment),
                                           entry->leaf->id, error) ||
       !assay_answer_put (connection, assessment, self->framework, answer, error)))
    return FALSE;
  for (guint i = 0; entry->pieces[i] != NULL; i++)
    if (!put_piece (connection, assessment, import_id, entry->leaf->id, entry->pieces[i], error))
      return FALSE;
  return TRUE;
}

static void
clear_entry (AssayFormEntry *entry)
{
  g_clear_pointer (&entry->stored, assay_answer_free);
  g_clear_pointer (&entry->merged, assay_answer_free);
  g_clear_pointer (&entry->pieces, g_strfreev);
}

/* Beginning a follow-up takes answers and evidence over, and what the form says is put over these. @answers: (nullable)
 * and @pieces: (nullable): what is there since it began; %NULL where the form did not begin it */
static gboolean
put_compared (AssayConnection       *connection,
              const AssayForm       *self,
              AssayAssessment       *assessment,
              gint64                 import_id,
              const AssayFormEntry  *entry,
              GHashTable            *answers,
              GPtrArray             *pieces,
              GError               **error)
{
  AssayFormEntry anew = *entry;
  gboolean done;

  if (answers == NULL)
    return put_entry (connection, self, assessment, import_id, entry, error);
  anew.pieces = g_strdupv (entry->pieces);
  compare_entry (&anew, g_hash_table_lookup (answers, entry->leaf->id), pieces);
  done = put_entry (connection, self, assessment, import_id, &anew, error);
  clear_entry (&anew);
  return done;
}

static gboolean
put_entries (AssayConnection  *connection,
             const AssayForm  *self,
             AssayAssessment  *assessment,
             gint64            import_id,
             GError          **error)
{
  const gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = is_planned (self) ? assay_answer_load_all (connection, id, error) : NULL;
  g_autoptr (GPtrArray) pieces = answers != NULL ? assay_evidence_piece_list (connection, id, error) : NULL;

  if (is_planned (self) && pieces == NULL)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayFormEntry *entry = self->entries->pdata[i];

      if (entry->differs && !put_compared (connection, self, assessment, import_id, entry, answers, pieces, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
record (AssayConnection  *connection,
        const AssayForm  *self,
        gint64            import_id,
        gint64            assessment_id,
        GError          **error)
{
  g_autofree char *subject = g_strdup_printf ("import %" PRId64, import_id);
  g_autofree char *summary =
    g_strdup_printf (_("Imported the form “%s” of %s: %u of %u criteria changed"), self->file_name,
                     self->identity->provider, assay_form_count_changes (self), self->entries->len);
  g_autofree char *copy = assay_form_identity_dup_copy (self->identity);
  g_autofree char *after =
    g_strdup_printf ("{\"assessment\":%" PRId64 ",\"fileSha256\":\"%s\",\"form\":\"%s\",\"copy\":\"%s\",\"read\":%u,"
                     "\"changed\":%u}", assessment_id, self->file_digest, self->identity->digest, copy,
                     self->entries->len, assay_form_count_changes (self));

  return assay_audit_record (connection, "import.commit", subject, summary, NULL, after, error);
}

static gint64
store (AssayConnection  *connection,
       const AssayForm  *self,
       GError          **error)
{
  g_autoptr (AssayAssessment) assessment = prepare_target (connection, self, error);
  gint64 import_id = assessment == NULL ? 0 : add_import (connection, self, assessment, error);
  gint64 id = assessment == NULL ? 0 : assay_assessment_get_id (assessment);

  if (import_id == 0 ||
      (assay_assessment_get_id (self->assessment) == 0 &&
       !assay_assessment_undo_note_new (connection, import_id, "assessment", id, error)) ||
      !assay_connection_run (connection, error, "UPDATE assessment SET import_id = ? WHERE id = ?", "ii", import_id,
                             id) ||
      !put_entries (connection, self, assessment, import_id, error))
    return 0;
  return record (connection, self, import_id, id, error) ? id : 0;
}

/**
 * assay_form_import:
 * @connection: a connection that writes
 * @self: a form as it was read and compared
 * @error: return location for %ASSAY_IMPORT_ERROR_FORM where anything in it is wrong, `ASSAY_VALIDATION_ERROR`, or
 *   an `ASSAY_STORE_ERROR`: CONFLICT where an answer was changed since it was compared
 *
 * Stores what a form brings, whole or not at all, with one entry in the audit trail; an assessment that was planned
 * is under way from then on. A form that changes nothing leaves nothing behind.
 *
 * Returns: the assessment's id; 0 on failure
 */
gint64
assay_form_import (AssayConnection  *connection,
                   const AssayForm  *self,
                   GError          **error)
{
  if (!check_problems (self, error) || !check_still_new (connection, self, error))
    return 0;
  if (assay_assessment_get_id (self->assessment) != 0 && assay_form_count_changes (self) == 0)
    return assay_assessment_get_id (self->assessment);
  return store (connection, self, error);
}

/**
 * assay_form_count_changed_since:
 * @connection: a connection in a transaction
 * @import_id: an import
 * @n_changed: (out): how many answers that the form brought were changed since: they stay where the import is taken
 *   back; 0 for an import of another kind
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Counts what taking an import back does not touch. To be asked before it is taken back.
 *
 * Returns: whether it was counted
 */
gboolean
assay_form_count_changed_since (AssayConnection  *connection,
                                gint64            import_id,
                                gint64           *n_changed,
                                GError          **error)
{
  return assay_connection_query_int (
    connection,
    "SELECT count (*) FROM import_undo WHERE import_id = ?1 AND subject LIKE 'answer %' AND EXISTS (SELECT 1 FROM "
    "import WHERE id = ?1 AND kind = 'assessment' AND removed_at IS NULL) AND NOT EXISTS (SELECT 1 FROM "
    "assessment_answer a WHERE a.assessment_id = CAST (substr (subject, 8) AS INTEGER) AND subject = 'answer ' || "
    "a.assessment_id || ' ' || a.version || ':' || a.criterion)",
    import_id, n_changed, error);
}
