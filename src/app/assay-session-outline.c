/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session-outline.h"

#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"

/**
 * assay_session_outline_free:
 * @self: an outline
 */
void
assay_session_outline_free (AssaySessionOutline *self)
{
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_free (self);
}

/**
 * assay_session_outline_read:
 * @connection: a connection in a transaction
 * @data: not used
 * @cancellable: (nullable): not used
 * @error: return location for an error of %ASSAY_STORE_ERROR
 *
 * Reads which frameworks and periods a register holds; an #AssayDbFunc.
 *
 * Returns: (transfer full) (nullable): an #AssaySessionOutline
 */
gpointer
assay_session_outline_read (AssayConnection *connection,
                            gpointer         data,
                            GCancellable    *cancellable,
                            GError         **error)
{
  g_autofree AssaySessionOutline *outline = g_new0 (AssaySessionOutline, 1);

  outline->frameworks = assay_library_list (connection, FALSE, error);
  if (outline->frameworks != NULL)
    outline->periods = assay_rating_list_data_periods (connection, error);
  if (outline->periods == NULL)
    {
      assay_session_outline_free (g_steal_pointer (&outline));
      return NULL;
    }
  return g_steal_pointer (&outline);
}

/**
 * assay_session_outline_list_periods:
 * @known: (element-type AssayKnownPeriod): the newest first
 * @framework_id: a framework's id
 *
 * A period is there once for all frameworks and once for each that knows it by assessments.
 *
 * Returns: (transfer full) (array zero-terminated=1): those that the framework knows, each once
 */
char **
assay_session_outline_list_periods (GPtrArray  *known,
                                    const char *framework_id)
{
  g_autoptr (GStrvBuilder) periods = g_strv_builder_new ();
  const char *last = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const AssayKnownPeriod *one = g_ptr_array_index (known, i);

      if (g_strcmp0 (one->period, last) == 0
          || (*one->framework_id != '\0' && !g_str_equal (one->framework_id, framework_id)))
        continue;
      last = one->period;
      g_strv_builder_add (periods, last);
    }
  return g_strv_builder_end (periods);
}

/**
 * assay_session_outline_find_framework:
 * @frameworks: (element-type AssayFramework): those of the register
 * @known: (element-type AssayKnownPeriod): the newest first
 *
 * Returns: (nullable): the framework to begin with: the first, or the first of which anything is known where all that
 *   is known is known by frameworks of their own
 */
AssayFramework *
assay_session_outline_find_framework (GPtrArray *frameworks,
                                      GPtrArray *known)
{
  AssayFramework *first = frameworks->len > 0 ? frameworks->pdata[0] : NULL;

  for (guint i = 0; i < known->len; i++)
    if (*((const AssayKnownPeriod *) known->pdata[i])->framework_id == '\0')
      return first;
  for (guint i = 0; i < frameworks->len; i++)
    for (guint j = 0; j < known->len; j++)
      if (g_str_equal (((const AssayKnownPeriod *) known->pdata[j])->framework_id,
                       assay_framework_get_id (frameworks->pdata[i])))
        return frameworks->pdata[i];
  return first;
}

/**
 * assay_session_outline_find_period:
 * @known: (element-type AssayKnownPeriod): the newest first
 * @framework_id: a framework's id
 *
 * Returns: (nullable): the period to begin with: the newest that has more than assessments, which are planned for
 *   years to come; otherwise the newest that the framework knows
 */
const char *
assay_session_outline_find_period (GPtrArray  *known,
                                   const char *framework_id)
{
  const char *newest = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      const AssayKnownPeriod *one = g_ptr_array_index (known, i);

      if (*one->framework_id == '\0')
        return one->period;
      if (newest == NULL && g_str_equal (one->framework_id, framework_id))
        newest = one->period;
    }
  return newest;
}

/**
 * assay_session_outline_find_rated_period:
 * @known: (element-type AssayKnownPeriod): the newest first
 * @framework: a framework
 * @today: ISO date
 *
 * Returns: (nullable): the newest known period of the length that the framework rates, unless it is still to come
 */
const char *
assay_session_outline_find_rated_period (GPtrArray      *known,
                                         AssayFramework *framework,
                                         const char     *today)
{
  const AssayPeriod now = assay_period_for_date ((AssayPeriodKind) assay_framework_get_period_kind (framework), today);

  for (guint i = 0; i < known->len; i++)
    {
      const AssayKnownPeriod *one = known->pdata[i];
      AssayPeriod period;

      if ((*one->framework_id == '\0' || g_str_equal (one->framework_id, assay_framework_get_id (framework))) &&
          assay_period_parse (one->period, &period, NULL) && period.kind == now.kind &&
          assay_period_compare (&period, &now) <= 0)
        return one->period;
    }
  return NULL;
}
