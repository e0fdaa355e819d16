/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-waiting.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-waiting.h"
#include "core/library/assay-library.h"

/**
 * assay_visit_waiting_explain:
 * @connection: a connection in a transaction
 * @framework_id: the framework that rates; "" for none
 * @period: a period in canonical form
 * @provider_id: a provider's number
 * @why: (out) (transfer full) (nullable): why no visit of the provider counts in the period although there is one,
 *   and what is to happen before it does, as sentences; %NULL where one counts or none is there
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: whether it was looked up
 */
gboolean
assay_visit_waiting_explain (AssayConnection *connection,
                             const char      *framework_id,
                             const char      *period,
                             gint64           provider_id,
                             char           **why,
                             GError         **error)
{
  g_autoptr (AssayFramework) framework = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autofree char *reason = NULL;

  *why = NULL;
  if (framework_id == NULL || *framework_id == '\0')
    return TRUE;
  framework = assay_library_get (connection, framework_id, 0, error);
  if (framework != NULL)
    waiting = assay_assessment_list_waiting (connection, framework, period, provider_id, error);
  if (waiting == NULL)
    return FALSE;
  if (waiting->len > 0)
    reason = assay_assessment_dup_why_waiting (waiting->pdata[0], framework, period);
  if (reason != NULL)
    /* TRANSLATORS: a period; then sentences that say which visit is there and what it waits for */
    *why = g_strdup_printf (_("No visit counts in %s yet. %s"), period, reason);
  return TRUE;
}
