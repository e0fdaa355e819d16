/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-assessment.h"
#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/register/assay-provider.h"

/**
 * assay_assessment_settle:
 * @connection: a connection in a transaction
 * @assessment: a new assessment that has its provider, framework and version, kind and day
 * @error: return location for an `ASSAY_STORE_ERROR`: NOT_FOUND where there is no such provider or framework
 *
 * Sets what follows from the day and the provider: the period that the day falls into, and the service type. What
 * is no day is refused when it is saved.
 *
 * Returns: whether it is settled
 */
gboolean
assay_assessment_settle (AssayConnection *connection,
                         AssayAssessment *assessment,
                         GError         **error)
{
  g_autoptr (AssayFramework) framework =
    assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                       assay_assessment_get_framework_version (assessment), error);
  g_autoptr (AssayProvider) provider =
    framework == NULL ? NULL
                      : assay_provider_load (connection, assay_assessment_get_provider_id (assessment), error);
  const char *day = assay_assessment_get_planned_on (assessment);
  g_autofree char *today = assay_date_today ();
  g_autofree char *text = NULL;
  AssayPeriod period;

  if (provider == NULL)
    return FALSE;
  period = assay_period_for_date (assay_framework_get_period_kind (framework),
                                  assay_date_is_valid (day) ? day : today);
  text = assay_period_to_string (&period);
  g_object_set (assessment, "period", text, "service-type", assay_provider_get_service_type (provider), NULL);
  return TRUE;
}
