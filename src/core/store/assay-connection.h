/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayConnection:
 *
 * One handle on a register file, lent to a function for the time of a transaction. It belongs to one
 * thread and is never kept.
 */
typedef struct _AssayConnection AssayConnection;

/**
 * AssayStatement:
 *
 * A prepared statement of a connection, cached there by its text. Borrowed: never freed, and reset when
 * the same text is asked for again, so that no two uses of one text may overlap.
 */
typedef struct _AssayStatement AssayStatement;

/* Statements. @types is one letter a parameter, in order: 's' const char * (NULL is null), 'i' gint64,
 * 'd' double (NaN is null), 'b' GBytes * (NULL is null). Write integers as (gint64) 1. */
AssayStatement *assay_connection_query       (AssayConnection *self,
                                              GError         **error,
                                              const char      *sql,
                                              const char      *types,
                                              ...);
gboolean        assay_connection_run         (AssayConnection *self,
                                              GError         **error,
                                              const char      *sql,
                                              const char      *types,
                                              ...);
gboolean        assay_connection_run_one     (AssayConnection *self,
                                              GError         **error,
                                              const char      *sql,
                                              const char      *types,
                                              ...);
gboolean        assay_connection_query_int   (AssayConnection *self,
                                              const char      *sql,
                                              gint64           parameter,
                                              gint64          *value,
                                              GError         **error);
char           *assay_connection_drop_index  (AssayConnection *self,
                                               const char      *name,
                                               GError         **error);
gint64          assay_connection_last_row_id (AssayConnection *self);
gint64          assay_connection_changes     (AssayConnection *self);
const char     *assay_connection_get_actor   (AssayConnection *self);
const char     *assay_connection_get_now     (AssayConnection *self);

gboolean        assay_statement_next         (AssayStatement  *self,
                                              GError         **error);
gboolean        assay_statement_failed       (AssayStatement  *self);
gboolean        assay_statement_is_null      (AssayStatement  *self,
                                              int              column);
gint64          assay_statement_get_int      (AssayStatement  *self,
                                              int              column);
double          assay_statement_get_double   (AssayStatement  *self,
                                              int              column);
const char     *assay_statement_get_text     (AssayStatement  *self,
                                              int              column);
gboolean        assay_statement_text_is      (AssayStatement  *self,
                                              int              column,
                                              const char      *text);
char           *assay_statement_dup_text     (AssayStatement  *self,
                                              int              column);
const guint8   *assay_statement_get_blob     (AssayStatement  *self,
                                              int              column,
                                              gsize           *length);

/* For loops over very many rows: a statement prepared once, bound and run again and again. Columns and
 * parameters count from 0. */
AssayStatement *assay_connection_prepare     (AssayConnection *self,
                                              const char      *sql,
                                              GError         **error);
void            assay_statement_bind_int     (AssayStatement  *self,
                                              int              parameter,
                                              gint64           value);
void            assay_statement_bind_double  (AssayStatement  *self,
                                              int              parameter,
                                              double           value);
void            assay_statement_bind_text    (AssayStatement  *self,
                                              int              parameter,
                                              const char      *value,
                                              gssize           length);
void            assay_statement_bind_blob    (AssayStatement  *self,
                                              int              parameter,
                                              const void      *value,
                                              gsize            length);
gboolean        assay_statement_execute      (AssayStatement  *self,
                                              GError         **error);

G_END_DECLS
