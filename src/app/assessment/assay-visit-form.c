/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-form.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-array.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"

/**
 * assay_visit_form_new:
 * @assessment_id: what is to be changed, 0 for a new one
 * @provider_id: of a new one, whose it is to be, 0 where that is open
 * @day: (nullable): of a new one, ISO date; today where nobody says
 *
 * Returns: (transfer full): a form that is still to be read
 */
AssayVisitForm *
assay_visit_form_new (gint64      assessment_id,
                      gint64      provider_id,
                      const char *day)
{
  AssayVisitForm *self = g_new0 (AssayVisitForm, 1);

  self->assessment_id = assessment_id;
  self->provider_id = provider_id;
  self->day = day != NULL ? g_strdup (day) : assay_date_today ();
  return self;
}

/**
 * assay_visit_form_free:
 * @self: (transfer full): a form
 */
void
assay_visit_form_free (AssayVisitForm *self)
{
  g_clear_object (&self->assessment);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_free (self->day);
  g_free (self);
}

static gboolean
is_visited_by (gpointer      framework,
               gconstpointer data)
{
  return assay_framework_get_visit_rules (framework) != NULL;
}

/**
 * assay_visit_form_read:
 * @connection: a connection in a transaction
 * @form: an #AssayVisitForm as it was made
 * @cancellable: (nullable): unused
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): another #AssayVisitForm, filled
 */
gpointer
assay_visit_form_read (AssayConnection *connection,
                       gpointer         form,
                       GCancellable    *cancellable,
                       GError         **error)
{
  const AssayVisitForm *asked = form;
  AssayVisitForm *read = assay_visit_form_new (asked->assessment_id, asked->provider_id, asked->day);

  if ((asked->assessment_id == 0 ||
       (read->assessment = assay_assessment_load (connection, asked->assessment_id, error)) != NULL) &&
      (read->providers = assay_provider_list (connection, error)) != NULL &&
      (read->officers = assay_officer_list (connection, error)) != NULL &&
      (read->frameworks = assay_library_list (connection, FALSE, error)) != NULL &&
      (read->planned = assay_assessment_list_planned (connection, NULL, NULL, error)) != NULL)
    {
      assay_provider_keep_open (read->providers);
      assay_array_keep (read->frameworks, is_visited_by, NULL);
      return read;
    }
  assay_visit_form_free (read);
  return NULL;
}

/* Changes */

/**
 * assay_visit_change_free:
 * @self: (transfer full): a change
 */
void
assay_visit_change_free (AssayVisitChange *self)
{
  g_clear_object (&self->assessment);
  g_free (self->day);
  g_free (self->reason);
  g_free (self);
}

/**
 * assay_visit_change_plan:
 * @connection: a connection in a write transaction
 * @change: an #AssayVisitChange with a new assessment
 * @cancellable: (nullable): unused
 * @error: return location for what saving an assessment fails with
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment as it was saved
 */
gpointer
assay_visit_change_plan (AssayConnection *connection,
                         gpointer         change,
                         GCancellable    *cancellable,
                         GError         **error)
{
  const AssayVisitChange *asked = change;
  gint64 id;

  if (!assay_assessment_settle (connection, asked->assessment, error) ||
      !assay_assessment_settle_follows (connection, asked->assessment, error))
    return NULL;
  id = assay_assessment_save (connection, asked->assessment, error);
  return id != 0 ? assay_assessment_load (connection, id, error) : NULL;
}

/**
 * assay_visit_change_move:
 * @connection: a connection in a write transaction
 * @change: an #AssayVisitChange with an assessment's number, a day and an officer
 * @cancellable: (nullable): unused
 * @error: return location for what replanning an assessment fails with
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment as it was before
 */
gpointer
assay_visit_change_move (AssayConnection *connection,
                         gpointer         change,
                         GCancellable    *cancellable,
                         GError         **error)
{
  const AssayVisitChange *asked = change;
  g_autoptr (AssayAssessment) before = assay_assessment_load (connection, asked->assessment_id, error);

  if (before == NULL ||
      !assay_assessment_replan (connection, before, asked->day,
                                asked->officer_id >= 0 ? asked->officer_id
                                                       : assay_assessment_get_officer_id (before),
                                error))
    return NULL;
  return g_steal_pointer (&before);
}

/**
 * assay_visit_change_cancel:
 * @connection: a connection in a write transaction
 * @change: an #AssayVisitChange with an assessment's number and a reason
 * @cancellable: (nullable): unused
 * @error: return location for what a step fails with
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment as it was before
 */
gpointer
assay_visit_change_cancel (AssayConnection *connection,
                           gpointer         change,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const AssayVisitChange *asked = change;
  g_autoptr (AssayAssessment) before = assay_assessment_load (connection, asked->assessment_id, error);
  g_autoptr (AssayFramework) framework = NULL;
  g_autofree char *today = assay_date_today ();

  if (before == NULL)
    return NULL;
  framework = assay_library_get (connection, assay_assessment_get_framework_id (before),
                                 assay_assessment_get_framework_version (before), error);
  if (framework == NULL ||
      !assay_assessment_take (connection, before, framework, ASSAY_ASSESSMENT_CANCELLED, today,
                              asked->reason, error))
    return NULL;
  return g_steal_pointer (&before);
}

/**
 * assay_visit_change_unplan:
 * @connection: a connection in a write transaction
 * @change: an #AssayVisitChange with an assessment's number and a reason
 * @cancellable: (nullable): unused
 * @error: return location for an `ASSAY_VALIDATION_ERROR_STATE` where the visit was started, or what a step fails with
 *
 * Takes a planning back, which is not to end a visit that has begun.
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment as it was before
 */
gpointer
assay_visit_change_unplan (AssayConnection *connection,
                           gpointer         change,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const AssayVisitChange *asked = change;
  g_autoptr (AssayAssessment) planned = assay_assessment_load (connection, asked->assessment_id, error);

  if (planned == NULL)
    return NULL;
  if (assay_assessment_get_state (planned) != ASSAY_ASSESSMENT_PLANNED)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _("The visit to %s is no longer only planned, so its planning cannot be taken back."),
                   assay_assessment_get_name (planned));
      return NULL;
    }
  return assay_visit_change_cancel (connection, change, cancellable, error);
}

/**
 * assay_visit_change_again:
 * @connection: a connection in a write transaction
 * @change: an #AssayVisitChange with the number of an assessment that was cancelled
 * @cancellable: (nullable): unused
 * @error: return location for what saving an assessment fails with
 *
 * Plans a visit anew as it was planned; the cancelled one stays on record.
 *
 * Returns: (transfer full) (nullable): the #AssayAssessment as it was saved
 */
gpointer
assay_visit_change_again (AssayConnection *connection,
                          gpointer         change,
                          GCancellable    *cancellable,
                          GError         **error)
{
  const AssayVisitChange *asked = change;
  g_autoptr (AssayAssessment) earlier = assay_assessment_load (connection, asked->assessment_id, error);
  g_autoptr (AssayAssessment) again = NULL;
  gint64 id;

  if (earlier == NULL)
    return NULL;
  again = assay_assessment_copy (earlier);
  g_object_set (again, "id", (gint64) 0, "version", (gint64) 0, "state", (int) ASSAY_ASSESSMENT_PLANNED,
                "visited-on", "", "summary", "", "import-id", (gint64) 0, NULL);
  id = assay_assessment_save (connection, again, error);
  return id != 0 ? assay_assessment_load (connection, id, error) : NULL;
}
