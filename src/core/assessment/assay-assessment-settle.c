/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
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

/**
 * assay_assessment_settle_follows:
 * @connection: a connection in a transaction
 * @assessment: a new assessment that has its provider, framework and kind
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Sets what a follow-up follows up: the provider's newest assessment by the same framework that was signed off. Others
 * are left as they are.
 *
 * Returns: whether it could be looked up
 */
gboolean
assay_assessment_settle_follows (AssayConnection *connection,
                                 AssayAssessment *assessment,
                                 GError         **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!g_str_equal (assay_assessment_get_kind (assessment), ASSAY_ASSESSMENT_FOLLOW_UP))
    return TRUE;
  list = assay_assessment_list (connection, assay_assessment_get_provider_id (assessment), error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AssayAssessment *earlier = list->pdata[i];
      const AssayAssessmentState state = assay_assessment_get_state (earlier);

      if (state < ASSAY_ASSESSMENT_SIGNED_OFF || state > ASSAY_ASSESSMENT_FINAL ||
          !g_str_equal (assay_assessment_get_framework_id (earlier), assay_assessment_get_framework_id (assessment)))
        continue;
      g_object_set (assessment, "follows-id", assay_assessment_get_id (earlier), NULL);
      break;
    }
  return list != NULL;
}

/**
 * assay_assessment_dup_period_on:
 * @self: an assessment
 * @framework: its framework
 * @day: (nullable): ISO date
 *
 * A visit counts for the period that it is in, whatever it was planned for. A self-assessment, and a visit that nobody
 * planned for a day, keep the period that they were made for, as does one whose day is not known.
 *
 * Returns: (transfer full): the period that it counts for when it is done on @day, in canonical form
 */
char *
assay_assessment_dup_period_on (AssayAssessment *self,
                                AssayFramework  *framework,
                                const char      *day)
{
  AssayPeriod period;

  if (day == NULL || !assay_date_is_valid (day) || !assay_date_is_valid (assay_assessment_get_planned_on (self)) ||
      g_str_equal (assay_assessment_get_kind (self), ASSAY_ASSESSMENT_SELF))
    return g_strdup (assay_assessment_get_period (self));
  period = assay_period_for_date (assay_framework_get_period_kind (framework), day);
  return assay_period_to_string (&period);
}

/* Moves it to the period that it counts for on a day. */
void
_assay_assessment_follow_day (AssayAssessment *self,
                              AssayFramework  *framework,
                              const char      *day)
{
  g_autofree char *period = assay_assessment_dup_period_on (self, framework, day);

  g_object_set (self, "period", period, NULL);
}

/**
 * assay_assessment_parse_period:
 * @framework: a framework
 * @text: any way to write a period
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE`: no period, or one of another length than the
 *   framework rates, which is told with the period to write instead
 *
 * Returns: (transfer full) (nullable): the period in canonical form
 */
char *
assay_assessment_parse_period (AssayFramework  *framework,
                               const char      *text,
                               GError         **error)
{
  const AssayPeriodKind kind = assay_framework_get_period_kind (framework);
  g_autofree char *first = NULL;
  g_autofree char *fit = NULL;
  AssayPeriod parsed;
  AssayPeriod right;

  if (!assay_period_parse (text, &parsed, error))
    return NULL;
  if (parsed.kind == kind)
    return assay_period_to_string (&parsed);
  assay_period_get_dates (&parsed, &first, NULL);
  right = assay_period_for_date (kind, first);
  fit = assay_period_to_string (&right);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               kind == ASSAY_PERIOD_QUARTER ? _ ("Period: “%s” rates quarters, such as %s, and “%s” is none.")
               : kind == ASSAY_PERIOD_HALF  ? _ ("Period: “%s” rates half-years, such as %s, and “%s” is none.")
                                            : _ ("Period: “%s” rates council years, such as %s, and “%s” is none."),
               assay_framework_get_title (framework), fit, text);
  return NULL;
}
