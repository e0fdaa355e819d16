/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayDbFlags:
 * @ASSAY_DB_NONE: open an existing register
 * @ASSAY_DB_CREATE: make a new one; the file must not exist
 * @ASSAY_DB_READ_ONLY: write nothing, not even a migration
 */
typedef enum
{
  ASSAY_DB_NONE = 0,
  ASSAY_DB_CREATE = 1 << 0,
  ASSAY_DB_READ_ONLY = 1 << 1,
} AssayDbFlags;

/**
 * AssayDb:
 *
 * A register that is open. Properties, all read only and with notification: path, read-only, notice
 * (nullable), last-change (gint64, grows with every change). Signal `changed`: somebody changed the
 * register, here or in another process; show it anew.
 */
#define ASSAY_TYPE_DB (assay_db_get_type ())
G_DECLARE_FINAL_TYPE (AssayDb, assay_db, ASSAY, DB, GObject)

/**
 * AssayDbFunc:
 * @connection: the connection, inside a transaction, for the time of the call
 * @data: what the caller gave
 * @cancellable: (nullable): the caller's
 * @error: return location; setting it rolls the transaction back
 *
 * Work on the register. A write runs on the writer thread inside one transaction, a read on a reader
 * inside a read transaction.
 *
 * Returns: (transfer full) (nullable): the result, passed on to the caller; NULL may be a result, so
 *   failure is told by @error alone
 */
typedef gpointer (*AssayDbFunc) (AssayConnection *connection,
                                 gpointer         data,
                                 GCancellable    *cancellable,
                                 GError         **error);

AssayDb    *assay_db_open           (const char          *path,
                                     AssayDbFlags         flags,
                                     GError             **error);
gboolean    assay_db_close          (AssayDb             *self,
                                     GError             **error);
const char *assay_db_get_path       (AssayDb             *self);
gboolean    assay_db_is_read_only   (AssayDb             *self);
gboolean    assay_db_is_damaged     (AssayDb             *self);
const char *assay_db_get_notice     (AssayDb             *self);
gint64      assay_db_get_last_change(AssayDb             *self);
gboolean    assay_db_share_with_group (AssayDb           *self,
                                       GError           **error);

void        assay_db_write_async    (AssayDb             *self,
                                     AssayDbFunc          func,
                                     gpointer             data,
                                     GDestroyNotify       data_free,
                                     GDestroyNotify       result_free,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void        assay_db_read_async     (AssayDb             *self,
                                     AssayDbFunc          func,
                                     gpointer             data,
                                     GDestroyNotify       data_free,
                                     GDestroyNotify       result_free,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gpointer    assay_db_finish         (AssayDb             *self,
                                     GAsyncResult        *result,
                                     GError             **error);

gpointer    assay_db_write_sync     (AssayDb             *self,
                                     AssayDbFunc          func,
                                     gpointer             data,
                                     GCancellable        *cancellable,
                                     GError             **error);
gpointer    assay_db_bulk_write_sync (AssayDb           *self,
                                      AssayDbFunc        func,
                                      gpointer           data,
                                      GCancellable      *cancellable,
                                      GError           **error);
gpointer    assay_db_read_sync      (AssayDb             *self,
                                     AssayDbFunc          func,
                                     gpointer             data,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
