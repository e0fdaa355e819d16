/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-work.h"

#include <glib/gi18n-lib.h>

#include "core/actions/assay-action.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

/* What the visit's form asks of the register: run on its writer or a reader, never in the window's thread. */

/**
 * assay_visit_data_free:
 * @self: (transfer full): what was read
 *
 * Frees it.
 */
void
assay_visit_data_free (AssayVisitData *self)
{
  g_clear_object (&self->assessment);
  g_clear_object (&self->framework);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->previous_answers, g_hash_table_unref);
  g_clear_pointer (&self->previous_standings, g_hash_table_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->open_actions, g_ptr_array_unref);
  g_clear_pointer (&self->challenges, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_previous (AssayVisitData   *self,
               AssayConnection  *connection,
               GError          **error)
{
  g_autoptr (GError) failure = NULL;

  self->previous = assay_assessment_find_previous (connection, self->assessment, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->previous == NULL)
    return TRUE;
  self->previous_answers =
    assay_answer_load_all (connection, assay_assessment_get_id (self->previous), error);
  if (self->previous_answers == NULL)
    return FALSE;
  self->previous_standings =
    assay_evidence_piece_list_standings (connection, assay_assessment_get_id (self->previous), error);
  return self->previous_standings != NULL;
}

static gboolean
load_rest (AssayVisitData   *self,
           AssayConnection  *connection,
           gint64            id,
           GError          **error)
{
  const AssayActionFilter filter = {
    .provider_id = assay_assessment_get_provider_id (self->assessment), .only_open = TRUE };

  self->framework = assay_library_get (connection, assay_assessment_get_framework_id (self->assessment),
                                       assay_assessment_get_framework_version (self->assessment), error);
  return self->framework != NULL &&
         (self->answers = assay_answer_load_all (connection, id, error)) != NULL &&
         (self->attachments = assay_attachment_list (connection, id, error)) != NULL &&
         (self->pieces = assay_evidence_piece_list (connection, id, error)) != NULL &&
         (self->open_actions = assay_action_list (connection, &filter, error)) != NULL &&
         (self->challenges = assay_challenge_list (connection, id, error)) != NULL &&
         load_previous (self, connection, error);
}

/**
 * assay_visit_data_load:
 * @connection: a connection in a transaction
 * @id: a gint64: the assessment
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads all that the form shows.
 *
 * Returns: (transfer full) (nullable): an #AssayVisitData
 */
gpointer
assay_visit_data_load (AssayConnection *connection,
                       gpointer         id,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (AssayVisitData) self = g_new0 (AssayVisitData, 1);

  self->assessment = assay_assessment_load (connection, *(gint64 *) id, error);
  if (self->assessment == NULL || !load_rest (self, connection, *(gint64 *) id, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_visit_order_new:
 * @assessment: what it is about
 * @framework: the version it goes by
 *
 * Returns: (transfer full): an order without anything else in it
 */
AssayVisitOrder *
assay_visit_order_new (AssayAssessment *assessment,
                       AssayFramework  *framework)
{
  AssayVisitOrder *self = g_new0 (AssayVisitOrder, 1);

  self->assessment = g_object_ref (assessment);
  self->framework = g_object_ref (framework);
  return self;
}

/**
 * assay_visit_order_free:
 * @self: (transfer full): an order
 *
 * Frees it.
 */
void
assay_visit_order_free (AssayVisitOrder *self)
{
  g_object_unref (self->assessment);
  g_object_unref (self->framework);
  g_clear_pointer (&self->answer, assay_answer_free);
  g_free (self->date);
  g_free (self->criterion);
  g_free (self);
}

/**
 * assay_visit_work_save_answer:
 * @connection: a connection that writes
 * @order: an #AssayVisitOrder with `answer`
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR` or `ASSAY_VALIDATION_ERROR`
 *
 * Returns: (transfer full) (nullable): the #AssayAnswer as it is stored
 */
gpointer
assay_visit_work_save_answer (AssayConnection *connection,
                              gpointer         order,
                              GCancellable    *cancellable,
                              GError         **error)
{
  AssayVisitOrder *self = order;

  if (!assay_answer_save (connection, self->assessment, self->framework, self->answer, error))
    return NULL;
  return assay_answer_copy (self->answer);
}

/**
 * assay_visit_work_read_answer:
 * @connection: a connection
 * @order: an #AssayVisitOrder with `criterion`
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the #AssayAnswer that is stored, an empty one where there is none
 */
gpointer
assay_visit_work_read_answer (AssayConnection *connection,
                              gpointer         order,
                              GCancellable    *cancellable,
                              GError         **error)
{
  AssayVisitOrder *self = order;
  g_autoptr (GHashTable) answers =
    assay_answer_load_all (connection, assay_assessment_get_id (self->assessment), error);
  AssayAnswer *found = answers == NULL ? NULL : g_hash_table_lookup (answers, self->criterion);

  if (answers == NULL)
    return NULL;
  return found != NULL ? assay_answer_copy (found) : assay_answer_new (self->criterion);
}

/**
 * assay_visit_work_start:
 * @connection: a connection that writes
 * @order: an #AssayVisitOrder with `date`
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR` or `ASSAY_VALIDATION_ERROR`
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment, under way
 */
gpointer
assay_visit_work_start (AssayConnection *connection,
                        gpointer         order,
                        GCancellable    *cancellable,
                        GError         **error)
{
  AssayVisitOrder *self = order;

  if (!assay_assessment_start (connection, self->assessment, self->framework, self->date, error))
    return NULL;
  return assay_assessment_load (connection, assay_assessment_get_id (self->assessment), error);
}
