/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection-private.h"
#include "core/store/assay-db.h"

G_BEGIN_DECLS

#define ASSAY_DB_READERS 3

/* A flag for tests: behave as on a network share, where processes cannot share memory. */
#define ASSAY_DB_NO_SHARED_MEMORY ((AssayDbFlags) (1 << 8))

/**
 * AssayDbJobKind:
 * @ASSAY_DB_JOB_READ: in a read transaction
 * @ASSAY_DB_JOB_WRITE: in a write transaction
 * @ASSAY_DB_JOB_BULK_WRITE: as WRITE, without a look at each reference
 * @ASSAY_DB_JOB_PLAIN: in none
 * @ASSAY_DB_JOB_QUIT: ends the thread
 */
typedef enum
{
  ASSAY_DB_JOB_READ,
  ASSAY_DB_JOB_WRITE,
  ASSAY_DB_JOB_BULK_WRITE,
  ASSAY_DB_JOB_PLAIN,
  ASSAY_DB_JOB_QUIT,
} AssayDbJobKind;

/* One piece of work for a thread. Somebody waits for @is_done, or @task is answered in its context. */
typedef struct
{
  AssayDbJobKind kind;
  AssayDb *db;
  AssayDbFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GTask *task;
  gpointer result;
  GError *error;
  gboolean is_done;
} AssayDbJob;

struct _AssayDb
{
  GObject parent_instance;

  /* Fixed once open. */
  char *path;
  char *actor;
  AssayDbFlags flags;
  AssayConnectionMode writer_mode;
  AssayConnectionMode reader_mode;
  GMainContext *context;
  GSource *poll;
  GThread *writer;
  GThread *readers[ASSAY_DB_READERS];
  guint n_readers;
  GAsyncQueue *writes;
  GAsyncQueue *reads;

  /* Guarded by the lock. */
  GMutex lock;
  GCond ready;
  gboolean is_started;
  GError *start_error;
  gboolean is_read_only;
  gboolean is_damaged;
  const char *notice;
  gint64 last_change;
  gboolean is_polling;

  /* The writer thread's own. */
  gint64 data_version;
  const char *journal_notice;
};

AssayDb         *_assay_db_open_as      (const char    *path,
                                         AssayDbFlags   flags,
                                         const char    *actor,
                                         GError       **error);
gpointer         _assay_db_run_plain    (AssayDb       *self,
                                         AssayDbFunc    func,
                                         gpointer       data,
                                         GCancellable  *cancellable,
                                         GError       **error);

/* Threads. */
gboolean         _assay_db_start        (AssayDb       *self,
                                         GError       **error);
gboolean         _assay_db_stop         (AssayDb       *self,
                                         GError       **error);
void             _assay_db_push         (AssayDb       *self,
                                         AssayDbJob    *job);
void             _assay_db_invoke       (AssayDb       *self,
                                         GSourceFunc    func);
gpointer         _assay_db_push_and_wait(AssayDb       *self,
                                         AssayDbJob    *job,
                                         GError       **error);

/* Opening, on the writer thread. */
AssayConnection *_assay_db_open_file    (AssayDb       *self,
                                         GError       **error);
gboolean         _assay_db_settle_officers (AssayConnection *connection,
                                         GError       **error);
gboolean         _assay_db_check_rights (AssayDb       *self,
                                         AssayConnection *connection,
                                         GError       **error);
void             _assay_db_note         (AssayDb       *self,
                                         gboolean       is_read_only,
                                         const char    *notice);

/* Looking a file over before it is opened for good. */
gboolean         _assay_db_create_file  (const char    *path,
                                         GError       **error);
gboolean         _assay_db_check_header (const char    *path,
                                         GError       **error);
gboolean         _assay_db_check_versions (AssayConnection *connection,
                                         gint64        *version,
                                         GError       **error);

void             _assay_db_share_beside (const char    *path);

/* The schema. */
int              _assay_migrate_newest  (void);
gboolean         _assay_migrate         (AssayConnection *connection,
                                         int            last,
                                         gboolean       backs_up,
                                         GError       **error);
const char      *_assay_table_get_title (const char    *table);

G_END_DECLS
