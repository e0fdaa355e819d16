/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <sqlite3.h>

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/* "ASSY", in the file's header: this is a register and no other database. */
#define ASSAY_APPLICATION_ID 0x41535359

/**
 * AssayConnectionMode:
 * @ASSAY_CONNECTION_WRITE: reads and writes
 * @ASSAY_CONNECTION_QUERY: refuses writes, but may tidy up what a crash or the last closing leaves
 * @ASSAY_CONNECTION_READ: never touches the file
 * @ASSAY_CONNECTION_FROZEN: as READ, without the files that live beside an open register: for folders
 *   that cannot be written, where nobody else has the register open
 */
typedef enum
{
  ASSAY_CONNECTION_WRITE,
  ASSAY_CONNECTION_QUERY,
  ASSAY_CONNECTION_READ,
  ASSAY_CONNECTION_FROZEN,
} AssayConnectionMode;

struct _AssayStatement
{
  AssayConnection *connection;
  sqlite3_stmt *handle;
  gboolean failed;              /* the last step */
};

struct _AssayConnection
{
  sqlite3 *handle;
  GThread *thread;
  char *path;
  char *actor;
  char *now;
  GHashTable *statements;
  GCancellable *cancellable;
  gint64 patience;
};

AssayConnection *_assay_connection_open         (const char          *path,
                                                 AssayConnectionMode  mode,
                                                 const char          *actor,
                                                 GError             **error);
void             _assay_connection_free         (AssayConnection     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayConnection, _assay_connection_free)
void             _assay_connection_set_patience (AssayConnection     *self,
                                                 gint64               milliseconds);
void             _assay_connection_check_references (AssayConnection *self,
                                                     gboolean         are_checked);
gboolean         _assay_connection_begin        (AssayConnection     *self,
                                                 gboolean             writing,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
gboolean         _assay_connection_commit       (AssayConnection     *self,
                                                 GError             **error);
void             _assay_connection_roll_back    (AssayConnection     *self);
gboolean         _assay_connection_script       (AssayConnection     *self,
                                                 const char          *sql,
                                                 GError             **error);
gboolean         _assay_connection_get_number   (AssayConnection     *self,
                                                 const char          *sql,
                                                 gint64              *number,
                                                 GError             **error);
void             _assay_connection_set_error    (AssayConnection     *self,
                                                 GError             **error);
void             _assay_store_set_error         (GError             **error,
                                                 int                  result,
                                                 int                  system_error,
                                                 const char          *path,
                                                 const char          *detail);

G_END_DECLS
