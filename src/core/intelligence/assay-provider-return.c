/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intelligence/assay-provider-return.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"

static void
free_line (AssayReturnLine *line)
{
  g_clear_pointer (&line->figure, assay_figure_free);
  g_free (line);
}

/**
 * assay_provider_return_load:
 * @connection: a connection
 * @fields: (element-type AssayReturnField): what the framework asks for; must outlive the result
 * @provider_id: a provider
 * @period: a period, in canonical form
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Loads what a provider returned for a period, line by line, whether or not there is a figure.
 *
 * Returns: (transfer full) (nullable) (element-type AssayReturnLine): one line a field, in the framework's order
 */
GPtrArray *
assay_provider_return_load (AssayConnection *connection,
                            GPtrArray       *fields,
                            gint64           provider_id,
                            const char      *period,
                            GError         **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);

  for (guint i = 0; i < fields->len; i++)
    {
      g_autoptr (GError) failure = NULL;
      AssayReturnLine *line = g_new0 (AssayReturnLine, 1);

      g_ptr_array_add (lines, line);
      line->field = g_ptr_array_index (fields, i);
      line->figure = assay_figure_get (connection, provider_id, period, line->field->field, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&lines);
}

/**
 * assay_provider_return_correct:
 * @connection: a connection that writes
 * @field: what the figure is
 * @provider_id: a provider
 * @period: a period, in canonical form
 * @value: what holds from now on; NaN states that there is none
 * @reason: why; needed
 * @error: return location for an `ASSAY_VALIDATION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Enters or corrects a figure of a provider's return by hand. What held before is kept beside; agreed ratings of the
 * period are flagged.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_provider_return_correct (AssayConnection        *connection,
                               const AssayReturnField *field,
                               gint64                  provider_id,
                               const char             *period,
                               double                  value,
                               const char             *reason,
                               GError                **error)
{
  g_autofree char *wrong = isnan (value) ? NULL : assay_return_field_check (field, value);

  if (wrong != NULL)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE, "%s.", wrong);
      return FALSE;
    }
  return assay_figure_correct (connection, provider_id, period, field->field, value, reason, error);
}
