/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-assessment-private.h"

/**
 * assay_answer_history_free:
 * @self: (transfer full): an entry
 *
 * Frees an entry.
 */
void
assay_answer_history_free (AssayAnswerHistory *self)
{
  g_free (self->provider);
  g_free (self->visited_on);
  g_free (self->kind);
  g_free (self->officer);
  assay_answer_free (self->answer);
  g_free (self);
}

static AssayAnswerHistory *
read_entry (AssayStatement *statement,
            const char     *criterion)
{
  AssayAnswerHistory *self = g_new0 (AssayAnswerHistory, 1);

  self->assessment_id = assay_statement_get_int (statement, 0);
  self->provider_id = assay_statement_get_int (statement, 1);
  self->provider = assay_statement_dup_text (statement, 2);
  self->visited_on = assay_statement_dup_text (statement, 3);
  self->kind = assay_statement_dup_text (statement, 4);
  self->officer = assay_statement_dup_text (statement, 5);
  self->answer = assay_answer_new (criterion);
  g_free (self->answer->answer);
  self->answer->answer = assay_statement_dup_text (statement, 6);
  g_free (self->answer->note);
  self->answer->note = assay_statement_dup_text (statement, 7);
  g_strfreev (self->answer->sources);
  self->answer->sources = _assay_answer_split_words (assay_statement_get_text (statement, 8));
  self->evidence = (AssayEvidenceStanding) assay_statement_get_int (statement, 9);
  return self;
}

/**
 * assay_answer_history:
 * @connection: a connection in a transaction
 * @framework_id: a framework's id, of any version
 * @criterion: a leaf's id
 * @provider_id: a provider's number; 0 for all providers
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists how a criterion was judged in assessments that were signed off, the newest first. Visits to people
 * at home are left out: what one person said is nobody's history.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAnswerHistory): the judgements
 */
GPtrArray *
assay_answer_history (AssayConnection *connection,
                      const char      *framework_id,
                      const char      *criterion,
                      gint64           provider_id,
                      GError         **error)
{
  g_autoptr (GPtrArray) history =
    g_ptr_array_new_with_free_func ((GDestroyNotify) assay_answer_history_free);
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT a.id, a.provider_id, p.name, a.visited_on, a.kind, coalesce (o.name, ''), s.answer, s.note, "
    "s.sources, (SELECT " _ASSAY_EVIDENCE_STANDING " FROM assessment_evidence e WHERE e.assessment_id = a.id "
    "AND e.criterion = s.criterion) "
    "FROM assessment_answer s JOIN assessment a ON a.id = s.assessment_id "
    "JOIN provider p ON p.id = a.provider_id LEFT JOIN officer o ON o.id = a.officer_id "
    "WHERE s.criterion = ?1 AND s.answer <> '' AND a.framework_id = ?2 AND (?3 = 0 OR a.provider_id = ?3) "
    "AND a.kind <> 'home-visit' AND a.state NOT IN ('planned', 'under-way', 'cancelled') "
    "ORDER BY a.visited_on DESC, a.id DESC", "ssi", criterion, framework_id, provider_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (history, read_entry (statement, criterion));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&history);
}
