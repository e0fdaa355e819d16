/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visits-data.h"

#include "core/assessment/assay-open-visit.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/library/assay-library.h"
#include "core/register/assay-officer.h"

/**
 * assay_visits_data_free:
 * @data: (transfer full): an #AssayVisitsData
 */
void
assay_visits_data_free (gpointer data)
{
  AssayVisitsData *self = data;

  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->years, assay_visit_officers_data_free);
  g_free (self);
}

/* The asked one where it is among them. */
static gboolean
read_frameworks (AssayConnection *connection,
                 const char      *asked,
                 AssayVisitsData *self,
                 GError         **error)
{
  self->frameworks = assay_library_list (connection, FALSE, error);
  if (self->frameworks == NULL)
    return FALSE;
  for (guint i = self->frameworks->len; i-- > 0;)
    {
      const AssayVisitRules *rules = assay_framework_get_visit_rules (self->frameworks->pdata[i]);

      if (rules == NULL || rules->counts == NULL || rules->counts[0] == NULL)
        g_ptr_array_remove_index (self->frameworks, i);
    }
  for (guint i = 0; i < self->frameworks->len; i++)
    if (g_strcmp0 (assay_framework_get_id (self->frameworks->pdata[i]), asked) == 0)
      self->framework = i;
  return TRUE;
}

static gboolean
read_plan (AssayConnection *connection,
           AssayVisitsData *self,
           GError         **error)
{
  g_autofree char *today = assay_date_today ();
  AssayFramework *framework;

  if (self->frameworks->len == 0)
    return TRUE;
  framework = self->frameworks->pdata[self->framework];
  return (self->officers = assay_officer_list (connection, error)) != NULL &&
         (self->due = assay_visit_due_list (connection, framework, today, error)) != NULL &&
         (self->planned = assay_assessment_list_planned (connection, NULL, NULL, error)) != NULL &&
         (self->open = assay_open_visit_list (connection, error)) != NULL &&
         (self->years = assay_visit_officers_data_read (connection, framework, error)) != NULL;
}

/**
 * assay_visits_data_read:
 * @connection: a connection in a transaction
 * @framework_id: (nullable): the framework, a string, that the agenda is to be of
 * @cancellable: (nullable): not looked at
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads what the page of visits shows, on the thread of the register.
 *
 * Returns: (transfer full) (nullable): an #AssayVisitsData
 */
gpointer
assay_visits_data_read (AssayConnection  *connection,
                        gpointer          framework_id,
                        GCancellable     *cancellable,
                        GError          **error)
{
  AssayVisitsData *self = g_new0 (AssayVisitsData, 1);

  if (read_frameworks (connection, framework_id, self, error) && read_plan (connection, self, error))
    return self;
  assay_visits_data_free (self);
  return NULL;
}
