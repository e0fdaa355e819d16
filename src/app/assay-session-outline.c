/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session-outline.h"

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
  g_auto (GStrv) periods = NULL;

  outline->frameworks = assay_library_list (connection, FALSE, error);
  outline->periods = g_ptr_array_new_with_free_func (g_free);
  if (outline->frameworks == NULL)
    {
      assay_session_outline_free (g_steal_pointer (&outline));
      return NULL;
    }
  periods = assay_rating_list_data_periods (connection, error);
  if (periods == NULL)
    {
      assay_session_outline_free (g_steal_pointer (&outline));
      return NULL;
    }
  for (guint i = 0; periods[i] != NULL; i++)
    g_ptr_array_add (outline->periods, g_strdup (periods[i]));
  return g_steal_pointer (&outline);
}
