/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-form-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/register/assay-provider.h"

/**
 * assay_form_request_free:
 * @self: (transfer full): a request
 *
 * Frees it.
 */
void
assay_form_request_free (AssayFormRequest *self)
{
  g_clear_object (&self->assessment);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_free (self);
}

/* The kind that was asked for, or the one that forms are mostly for. */
static const char *
choose_kind (AssayFramework  *framework,
             const char      *kind,
             GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const char *const *kinds = rules == NULL ? NULL : (const char *const *) rules->kinds;
  g_autofree char *list = NULL;

  if (kinds == NULL || kinds[0] == NULL)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _("Framework: “%s” has no criteria that are judged, so that there is no form to fill in."),
                   assay_framework_get_title (framework));
      return NULL;
    }
  if (kind == NULL)
    return g_strv_contains (kinds, ASSAY_ASSESSMENT_SELF) ? ASSAY_ASSESSMENT_SELF : kinds[0];
  if (g_strv_contains (kinds, kind))
    return kind;
  list = g_strjoinv (", ", rules->kinds);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
               _("Kind: “%s” is not used for “%s”; there are %s."), kind, assay_framework_get_title (framework), list);
  return NULL;
}

static gboolean
is_for (AssayAssessment *assessment,
        AssayFramework  *framework,
        const char      *period,
        const char      *kind)
{
  return strcmp (assay_assessment_get_framework_id (assessment), assay_framework_get_id (framework)) == 0 &&
         strcmp (assay_assessment_get_period (assessment), period) == 0 &&
         strcmp (assay_assessment_get_kind (assessment), kind) == 0;
}

/* An assessment of the same provider, framework, period and kind that can still be filled in. */
static AssayAssessment *
find_open (GPtrArray      *list,
           AssayFramework *framework,
           const char     *period,
           const char     *kind)
{
  for (guint i = 0; i < list->len; i++)
    {
      AssayAssessment *candidate = list->pdata[i];

      if (is_for (candidate, framework, period, kind) &&
          assay_assessment_get_state (candidate) <= ASSAY_ASSESSMENT_UNDER_WAY)
        return g_object_ref (candidate);
    }
  return NULL;
}

/* A form that nobody planned goes to the newest assessment of its kind and period when it comes back: where that was
 * signed off, it could never be taken. */
static gboolean
check_none_closed (GPtrArray       *list,
                   AssayFramework  *framework,
                   const char      *period,
                   const char      *kind,
                   GError         **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      AssayAssessment *candidate = list->pdata[i];

      if (!is_for (candidate, framework, period, kind) ||
          assay_assessment_get_state (candidate) == ASSAY_ASSESSMENT_CANCELLED)
        continue;
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _("Period: “%s” for %s was signed off. Plan another one first; then its form can be written."),
                   assay_framework_get_title (framework), period);
      return FALSE;
    }
  return TRUE;
}

static AssayAssessment *
make_assessment (AssayProvider  *provider,
                 AssayFramework *framework,
                 const char     *period,
                 const char     *kind)
{
  return g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_get_id (provider), "reference",
                       assay_provider_get_reference (provider), "name", assay_provider_get_name (provider),
                       "framework-id", assay_framework_get_id (framework), "framework-version",
                       assay_framework_get_version (framework), "period", period, "kind", kind, "service-type",
                       assay_provider_get_service_type (provider), NULL);
}

static gboolean
complete (AssayFormRequest  *self,
          AssayConnection   *connection,
          GError           **error)
{
  if (self->assessment == NULL)
    return FALSE;
  g_clear_object (&self->framework);
  self->framework = assay_library_get (connection, assay_assessment_get_framework_id (self->assessment),
                                       assay_assessment_get_framework_version (self->assessment), error);
  if (self->framework == NULL)
    return FALSE;
  self->answers = assay_answer_load_all (connection, assay_assessment_get_id (self->assessment), error);
  return self->answers != NULL;
}

/**
 * assay_form_request_new:
 * @connection: a connection in a transaction
 * @framework_id: such as `care-quality-standard`; the newest version is taken
 * @reference: a provider's reference
 * @period: any way to write a period
 * @kind: (nullable): of assessment; %NULL for a self-assessment where the framework has one, else its first kind
 * @error: return location for an `ASSAY_VALIDATION_ERROR` or `ASSAY_STORE_ERROR`
 *
 * Finds the assessment that a form is asked for, planned or under way, or makes one that is not in the register.
 *
 * Returns: (transfer full) (nullable): the request
 */
AssayFormRequest *
assay_form_request_new (AssayConnection  *connection,
                        const char       *framework_id,
                        const char       *reference,
                        const char       *period,
                        const char       *kind,
                        GError          **error)
{
  g_autoptr (AssayFormRequest) self = g_new0 (AssayFormRequest, 1);
  g_autoptr (AssayProvider) provider = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *canonical = NULL;

  self->framework = assay_library_get (connection, framework_id, 0, error);
  if (self->framework == NULL || (kind = choose_kind (self->framework, kind, error)) == NULL ||
      (canonical = assay_assessment_parse_period (self->framework, period, error)) == NULL)
    return NULL;
  provider = assay_provider_find (connection, reference, error);
  if (provider == NULL)
    return NULL;
  list = assay_assessment_list (connection, assay_provider_get_id (provider), error);
  if (list == NULL)
    return NULL;
  self->assessment = find_open (list, self->framework, canonical, kind);
  if (self->assessment == NULL && !check_none_closed (list, self->framework, canonical, kind, error))
    return NULL;
  if (self->assessment == NULL)
    self->assessment = make_assessment (provider, self->framework, canonical, kind);
  return complete (self, connection, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * assay_form_request_new_for:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the request for a form of that assessment
 */
AssayFormRequest *
assay_form_request_new_for (AssayConnection  *connection,
                            gint64            assessment_id,
                            GError          **error)
{
  g_autoptr (AssayFormRequest) self = g_new0 (AssayFormRequest, 1);

  self->assessment = assay_assessment_load (connection, assessment_id, error);
  return complete (self, connection, error) ? g_steal_pointer (&self) : NULL;
}
