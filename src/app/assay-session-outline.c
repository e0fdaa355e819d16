/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session-outline.h"

#include <string.h>

#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/survey/assay-survey.h"

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

static void
add_period (GPtrArray  *periods,
            const char *period)
{
  if (*period != '\0' && !g_ptr_array_find_with_equal_func (periods, period, g_str_equal, NULL))
    g_ptr_array_add (periods, g_strdup (period));
}

static int
compare_periods_newest_first (gconstpointer a,
                              gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

static gboolean
read_periods (AssayConnection *connection,
              const char      *framework_id,
              GPtrArray       *periods,
              GError         **error)
{
  g_auto (GStrv) rated = assay_rating_periods (connection, framework_id, error);
  g_autoptr (GPtrArray) surveys = NULL;

  if (rated == NULL)
    return FALSE;
  surveys = assay_survey_list (connection, error);
  if (surveys == NULL)
    return FALSE;
  for (guint i = 0; rated[i] != NULL; i++)
    add_period (periods, rated[i]);
  for (guint i = 0; i < surveys->len; i++)
    add_period (periods, assay_survey_get_period (g_ptr_array_index (surveys, i)));
  return TRUE;
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
  outline->periods = g_ptr_array_new_with_free_func (g_free);
  if (outline->frameworks == NULL)
    {
      assay_session_outline_free (g_steal_pointer (&outline));
      return NULL;
    }
  for (guint i = 0; i < outline->frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (outline->frameworks, i);

      if (!read_periods (connection, assay_framework_get_id (framework), outline->periods, error))
        {
          assay_session_outline_free (g_steal_pointer (&outline));
          return NULL;
        }
    }
  g_ptr_array_sort (outline->periods, compare_periods_newest_first);
  return g_steal_pointer (&outline);
}
