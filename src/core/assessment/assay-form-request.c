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
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_free (self);
}

/* The kinds that a framework's assessments can be of; one that was asked for must be among them. */
static const char *const *
list_kinds (AssayFramework  *framework,
            const char      *asked,
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
  if (asked == NULL || g_strv_contains (kinds, asked))
    return kinds;
  list = g_strjoinv (", ", rules->kinds);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
               _("Kind: “%s” is not used for “%s”; there are %s."), asked, assay_framework_get_title (framework), list);
  return NULL;
}

/* What a form is for where nothing can be filled in yet: the provider's own, if the framework has it. */
static const char *
choose_kind (const char *const *kinds,
             const char        *asked)
{
  if (asked != NULL)
    return asked;
  return g_strv_contains (kinds, ASSAY_ASSESSMENT_SELF) ? ASSAY_ASSESSMENT_SELF : kinds[0];
}

static gboolean
is_for (AssayAssessment *assessment,
        AssayFramework  *framework,
        const char      *period,
        const char      *kind)       /* or NULL for any */
{
  return strcmp (assay_assessment_get_framework_id (assessment), assay_framework_get_id (framework)) == 0 &&
         strcmp (assay_assessment_get_period (assessment), period) == 0 &&
         (kind == NULL || strcmp (assay_assessment_get_kind (assessment), kind) == 0);
}

/* The assessments that can still be filled in; several are refused, for nobody can tell which one is meant.
 * (transfer none) (nullable) */
static AssayAssessment *
find_open (GPtrArray       *list,
           AssayFramework  *framework,
           const char      *period,
           const char      *kind,
           GError         **error)
{
  AssayAssessment *found = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      AssayAssessment *candidate = list->pdata[i];
      g_autofree char *line = NULL;

      if (!is_for (candidate, framework, period, kind) ||
          assay_assessment_get_state (candidate) > ASSAY_ASSESSMENT_UNDER_WAY)
        continue;
      found = candidate;
      line = assay_assessment_dup_summary_line (candidate);
      g_string_append_printf (lines, "\n  %s", line);
      n++;
    }
  if (n <= 1)
    return found;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE,
               _("Visit: %u of %s by “%s” in %s can be filled in, and the form belongs to one of them:%s"), n,
               assay_assessment_get_reference (found), assay_framework_get_title (framework), period, lines->str);
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
      g_autofree char *line = NULL;

      if (!is_for (candidate, framework, period, kind) ||
          assay_assessment_get_state (candidate) == ASSAY_ASSESSMENT_CANCELLED)
        continue;
      line = assay_assessment_dup_summary_line (candidate);
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _("Period: “%s” for %s was signed off (%s). Plan another one first; then its form can be "
                     "written."), assay_framework_get_title (framework), period, line);
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
  if (self->answers != NULL)
    self->pieces = assay_evidence_piece_list (connection, assay_assessment_get_id (self->assessment), error);
  return self->pieces != NULL;
}

/* The one that can be filled in, else one that is not in the register. (transfer full) (nullable) */
static AssayAssessment *
find_or_make (AssayConnection  *connection,
              AssayFramework   *framework,
              AssayProvider    *provider,
              const char       *period,
              const char       *kind,
              GError          **error)
{
  const char *const *kinds = list_kinds (framework, kind, error);
  g_autoptr (GPtrArray) list =
    kinds == NULL ? NULL : assay_assessment_list (connection, assay_provider_get_id (provider), error);
  g_autoptr (GError) failure = NULL;
  AssayAssessment *open = list == NULL ? NULL : find_open (list, framework, period, kind, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (open != NULL)
    return g_object_ref (open);
  else if (list != NULL && check_none_closed (list, framework, period, choose_kind (kinds, kind), error))
    return make_assessment (provider, framework, period, choose_kind (kinds, kind));
  return NULL;
}

/**
 * assay_form_request_new:
 * @connection: a connection in a transaction
 * @framework_id: such as `care-quality-standard`; the newest version is taken
 * @reference: a provider's reference
 * @period: any way to write a period
 * @kind: (nullable): of assessment; %NULL for the one that is planned or under way, whatever its kind, and where
 *   there is none for a self-assessment if the framework has it, else for its first kind
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (DUPLICATE where several can be filled in: the message
 *   lists them) or an `ASSAY_STORE_ERROR`
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
  g_autofree char *canonical = NULL;

  self->framework = assay_library_get (connection, framework_id, 0, error);
  if (self->framework == NULL || list_kinds (self->framework, kind, error) == NULL ||
      (canonical = assay_assessment_parse_period (self->framework, period, error)) == NULL)
    return NULL;
  provider = assay_provider_find (connection, reference, error);
  if (provider == NULL)
    return NULL;
  self->assessment = find_or_make (connection, self->framework, provider, canonical, kind, error);
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
