/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-missing-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-table-window.h"
#include "core/rating/assay-rating-missing.h"

/* The window's action `missing-returns`: which providers' returns have not come for the period. */

typedef struct
{
  AssayFramework *framework;
  char *period;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->framework);
  g_free (order->period);
  g_free (order);
}

static gpointer
list (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  const Order *order = data;

  return assay_missing_return_list (connection, order->framework, order->period, error);
}

static AssayTextTable *
make_table (GPtrArray *missing)
{
  AssayTextTable *table = assay_text_table_new (_("Missing returns"));

  assay_text_table_add_column (table, _("Reference"), FALSE);
  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Return of the period"), FALSE);
  assay_text_table_add_column (table, _("Survey returns"), FALSE);
  for (guint i = 0; i < missing->len; i++)
    {
      const AssayMissingReturn *one = g_ptr_array_index (missing, i);
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_add (cells, one->reference);
      g_strv_builder_add (cells, one->name);
      g_strv_builder_add (cells, one->lacks_return ? _("Missing") : "");
      g_strv_builder_add (cells, one->lacks_survey ? _("None") : "");
      assay_text_table_take_row (table, g_strv_builder_end (cells));
    }
  return table;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = assay_session_finish (ASSAY_SESSION (source), result, &error);
  const char *period = assay_session_get_period (ASSAY_SESSION (source));
  g_autofree char *heading = g_strdup_printf (_("Providers whose returns of %s have not come, by reference"), period);
  GtkWindow *window;

  if (missing == NULL)
    {
      assay_error_show (GTK_WIDGET (parent), error);
      return;
    }
  window = assay_table_window_new (parent, _("Missing Returns"));
  if (missing->len > 0)
    assay_table_window_add_table (ASSAY_TABLE_WINDOW (window), period, heading, make_table (missing));
  else
    assay_table_window_add_sentence (ASSAY_TABLE_WINDOW (window), _("Nothing Is Missing"),
                                     _("Every provider’s returns have come."));
  gtk_window_present (window);
}

static void
missing_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  AssaySession *session = g_object_get_data (G_OBJECT (action), "session");
  AssayFramework *framework = assay_session_get_framework (session);
  Order *order;

  if (framework == NULL)
    return;
  order = g_new0 (Order, 1);
  order->framework = g_object_ref (framework);
  order->period = g_strdup (assay_session_get_period (session));
  assay_session_read_async (session, list, order, (GDestroyNotify) order_free, (GDestroyNotify) g_ptr_array_unref,
                            NULL, listed_cb, g_object_ref (user_data));
}

/**
 * assay_missing_actions_add:
 * @window: the main window, as a map of actions
 * @session: its session
 *
 * Adds `missing-returns`.
 */
void
assay_missing_actions_add (GActionMap   *window,
                           AssaySession *session)
{
  const GActionEntry entries[] = { { "missing-returns", missing_activated } };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
  g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (window, "missing-returns")), "session",
                          g_object_ref (session), g_object_unref);
}
