/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Where a form belongs: the provider and the assessment that it was made for. A form of another provider, version or
 * register is refused, never bent into place. One that names its assessment follows it when that moved to another
 * period; any other belongs to the period that it was made for. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-form-private.h"
#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/library/assay-library.h"
#include "core/register/assay-provider.h"

static AssayProvider *
find_provider (const AssayForm  *self,
               AssayConnection  *connection,
               GError          **error)
{
  g_autoptr (AssayProvider) provider = assay_provider_find (connection, self->identity->reference, error);
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  if (provider == NULL)
    {
      g_prefix_error (error, "%s: ", self->file_name);
      return NULL;
    }
  here = assay_text_fold (assay_provider_get_name (provider));
  there = assay_text_fold (self->identity->provider);
  if (strcmp (here, there) == 0)
    return g_steal_pointer (&provider);
  _assay_form_refuse (self, error,
                      _("The form is for %s, “%s”, and in this register %s is “%s”."), self->identity->reference,
          self->identity->provider, self->identity->reference, assay_provider_get_name (provider));
  return NULL;
}

static gboolean
is_of_form (const AssayForm  *self,
            AssayAssessment  *assessment,
            gint64            provider_id)
{
  const AssayFormIdentity *identity = self->identity;

  return assay_assessment_get_provider_id (assessment) == provider_id &&
         strcmp (assay_assessment_get_framework_id (assessment), identity->framework_id) == 0 &&
         strcmp (assay_assessment_get_kind (assessment), identity->kind) == 0 &&
         (identity->assessment_id != 0 ||
          strcmp (assay_assessment_get_period (assessment), identity->period) == 0);
}

/**
 * _assay_form_find_assessment:
 * @self: a form whose identity was read
 * @connection: a connection
 * @provider_id: whose it is
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the newest assessment that the form can be for; %NULL without @error where
 *   there is none
 */
AssayAssessment *
_assay_form_find_assessment (const AssayForm  *self,
                             AssayConnection  *connection,
                             gint64            provider_id,
                             GError          **error)
{
  g_autoptr (GPtrArray) list = assay_assessment_list (connection, provider_id, error);
  AssayAssessment *found = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AssayAssessment *candidate = list->pdata[i];

      if (!is_of_form (self, candidate, provider_id) ||
          assay_assessment_get_state (candidate) == ASSAY_ASSESSMENT_CANCELLED)
        continue;
      if (self->identity->assessment_id != 0
            ? assay_assessment_get_id (candidate) == self->identity->assessment_id
            : found == NULL || assay_assessment_get_id (candidate) > assay_assessment_get_id (found))
        found = candidate;
    }
  return found != NULL ? g_object_ref (found) : NULL;
}

static AssayAssessment *
make_assessment (const AssayForm *self,
                 AssayProvider   *provider)
{
  const AssayFormIdentity *identity = self->identity;

  return g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_get_id (provider),
                       "framework-id", identity->framework_id,
                       "framework-version", identity->framework_version, "period", identity->period,
                       "kind", identity->kind, "service-type", identity->service_type, NULL);
}

/* A form that nobody planned is welcome, but only under the version in force. */
static gboolean
check_newest (const AssayForm  *self,
              AssayConnection  *connection,
              GError          **error)
{
  g_autoptr (AssayFramework) newest = assay_library_get (connection, self->identity->framework_id, 0, error);

  if (newest == NULL)
    return FALSE;
  return assay_framework_get_version (newest) == self->identity->framework_version ||
         _assay_form_refuse (self, error,
                             _("The form was made from version %d of “%s”, and version %d is in force. Write a new "
                                "one."), self->identity->framework_version, assay_framework_get_title (newest),
                 assay_framework_get_version (newest));
}

static gboolean
check_found (const AssayForm  *self,
             AssayAssessment  *found,
             GError          **error)
{
  if (assay_assessment_get_framework_version (found) != self->identity->framework_version)
    return _assay_form_refuse (self, error,
                               _("The form was made from version %d of its framework, and the assessment goes by "
                                  "version %d. Write a new one."), self->identity->framework_version,
                   assay_assessment_get_framework_version (found));
  if (assay_assessment_get_state (found) > ASSAY_ASSESSMENT_UNDER_WAY)
    return _assay_form_refuse (self, error,
                               _("The assessment was signed off meanwhile; nothing can be filled in any more."));
  return TRUE;
}

/**
 * _assay_form_find_target:
 * @self: a form whose identity was read
 * @connection: a connection
 * @error: return location for %ASSAY_IMPORT_ERROR_FORM or an `ASSAY_STORE_ERROR`
 *
 * Finds the assessment that the form is for, or makes one that is not in the register yet.
 *
 * Returns: whether the form belongs into this register
 */
gboolean
_assay_form_find_target (AssayForm        *self,
                         AssayConnection  *connection,
                         GError          **error)
{
  g_autoptr (AssayProvider) provider = find_provider (self, connection, error);
  g_autoptr (AssayAssessment) found = NULL;
  g_autoptr (GError) failure = NULL;

  if (provider == NULL)
    return FALSE;
  found = _assay_form_find_assessment (self, connection, assay_provider_get_id (provider), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (found == NULL && self->identity->assessment_id != 0)
    return _assay_form_refuse (self, error, _("The assessment that the form was made for is not in this register."));
  if (found != NULL)
    {
      self->assessment = g_object_ref (found);
      return check_found (self, found, error);
    }
  self->assessment = make_assessment (self, provider);
  return check_newest (self, connection, error);
}
