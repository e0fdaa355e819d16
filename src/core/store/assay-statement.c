/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-connection-private.h"

/**
 * assay_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Prepares a statement, or finds it where it was prepared before, without any values bound.
 *
 * Returns: (transfer none) (nullable): the statement
 */
AssayStatement *
assay_connection_prepare (AssayConnection *self,
                          const char      *sql,
                          GError         **error)
{
  AssayStatement *statement;
  sqlite3_stmt *handle;

  g_assert (self->thread == g_thread_self ());

  statement = g_hash_table_lookup (self->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement->handle);
      sqlite3_clear_bindings (statement->handle);
      statement->failed = FALSE;
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) != SQLITE_OK)
    {
      _assay_connection_set_error (self, error);
      return NULL;
    }
  statement = g_new0 (AssayStatement, 1);
  statement->connection = self;
  statement->handle = handle;
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * assay_statement_bind_int:
 * @self: a statement that is not running
 * @parameter: place of the parameter, from 0
 * @value: its value
 *
 * Binds a whole number.
 */
void
assay_statement_bind_int (AssayStatement *self,
                          int             parameter,
                          gint64          value)
{
  sqlite3_bind_int64 (self->handle, parameter + 1, value);
}

/**
 * assay_statement_bind_double:
 * @self: a statement that is not running
 * @parameter: place of the parameter, from 0
 * @value: its value; NaN is null
 *
 * Binds a number.
 */
void
assay_statement_bind_double (AssayStatement *self,
                             int             parameter,
                             double          value)
{
  if (isnan (value))
    sqlite3_bind_null (self->handle, parameter + 1);
  else
    sqlite3_bind_double (self->handle, parameter + 1, value);
}

/**
 * assay_statement_bind_text:
 * @self: a statement that is not running
 * @parameter: place of the parameter, from 0
 * @value: (nullable): UTF-8; NULL is null. Must live and stay until the statement ran
 * @length: bytes, or -1 for all up to the NUL
 *
 * Binds a text without copying it.
 */
void
assay_statement_bind_text (AssayStatement *self,
                           int             parameter,
                           const char     *value,
                           gssize          length)
{
  if (value == NULL)
    sqlite3_bind_null (self->handle, parameter + 1);
  else
    sqlite3_bind_text64 (self->handle, parameter + 1, value,
                         length < 0 ? strlen (value) : (sqlite3_uint64) length,
                         SQLITE_STATIC, SQLITE_UTF8);
}

/**
 * assay_statement_bind_blob:
 * @self: a statement that is not running
 * @parameter: place of the parameter, from 0
 * @value: (nullable): bytes; NULL is null. Must live and stay until the statement ran
 * @length: how many
 *
 * Binds bytes without copying them.
 */
void
assay_statement_bind_blob (AssayStatement *self,
                           int             parameter,
                           const void     *value,
                           gsize           length)
{
  if (value == NULL)
    sqlite3_bind_null (self->handle, parameter + 1);
  else
    sqlite3_bind_blob64 (self->handle, parameter + 1, value, length, SQLITE_STATIC);
}

static void
bind_copy_of_text (AssayStatement *self,
                   int             parameter,
                   const char     *value)
{
  sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT);
}

static void
bind_copy_of_bytes (AssayStatement *self,
                    int             parameter,
                    GBytes         *value)
{
  gsize length;
  const void *data;

  if (value == NULL)
    return;
  data = g_bytes_get_data (value, &length);
  sqlite3_bind_blob64 (self->handle, parameter, length > 0 ? data : "", length, SQLITE_TRANSIENT);
}

static void
bind_values (AssayStatement *self,
             const char     *types,
             va_list        *values)
{
  g_return_if_fail (sqlite3_bind_parameter_count (self->handle) == (int) strlen (types));

  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 's':
        bind_copy_of_text (self, i + 1, va_arg (*values, const char *));
        break;
      case 'i':
        assay_statement_bind_int (self, i, va_arg (*values, gint64));
        break;
      case 'd':
        assay_statement_bind_double (self, i, va_arg (*values, double));
        break;
      case 'b':
        bind_copy_of_bytes (self, i + 1, va_arg (*values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static AssayStatement *
prepare_with (AssayConnection *self,
              GError         **error,
              const char      *sql,
              const char      *types,
              va_list         *values)
{
  AssayStatement *statement = assay_connection_prepare (self, sql, error);

  if (statement != NULL)
    bind_values (statement, types, values);
  return statement;
}

/**
 * assay_connection_query:
 * @self: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 * @sql: one statement, with a `?` for each value
 * @types: one letter a value: `s` text, `i` gint64, `d` double, `b` GBytes
 * @...: the values; they are copied
 *
 * Prepares a query and binds its values; [method@AssayStatement.next] then walks through its rows,
 * and [method@AssayStatement.failed] says after the last whether these were all.
 *
 * Returns: (transfer none) (nullable): the statement, before its first row
 */
AssayStatement *
assay_connection_query (AssayConnection *self,
                        GError         **error,
                        const char      *sql,
                        const char      *types,
                        ...)
{
  AssayStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_with (self, error, sql, types, &values);
  va_end (values);
  return statement;
}

/**
 * assay_connection_query_int:
 * @self: a connection
 * @sql: a query of one column, with a `?` for @parameter
 * @parameter: its value
 * @value: (out): the whole number in its first row; 0 where there is no row, or null
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Asks for one number.
 *
 * Returns: whether the query ran
 */
gboolean
assay_connection_query_int (AssayConnection *self,
                            const char      *sql,
                            gint64           parameter,
                            gint64          *value,
                            GError         **error)
{
  AssayStatement *statement = assay_connection_query (self, error, sql, "i", parameter);

  *value = assay_statement_next (statement, error) ? assay_statement_get_int (statement, 0) : 0;
  return !assay_statement_failed (statement);
}

/**
 * assay_connection_run:
 * @self: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 * @sql: one statement, with a `?` for each value
 * @types: one letter a value, as in [method@AssayConnection.query]
 * @...: the values
 *
 * Runs a statement whose rows, if any, do not matter.
 *
 * Returns: whether it ran
 */
gboolean
assay_connection_run (AssayConnection *self,
                      GError         **error,
                      const char      *sql,
                      const char      *types,
                      ...)
{
  AssayStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_with (self, error, sql, types, &values);
  va_end (values);
  return statement != NULL && assay_statement_execute (statement, error);
}

/**
 * assay_connection_run_one:
 * @self: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 * @sql: one statement that changes one row, with a `?` for each value
 * @types: one letter a value, as in [method@AssayConnection.query]
 * @...: the values
 *
 * Runs a statement that must change exactly one row, such as
 * `UPDATE … WHERE id = ? AND version = ?`. Another number is `ASSAY_STORE_ERROR_CONFLICT`: somebody
 * else changed or removed the row since it was read.
 *
 * Returns: whether it changed one row
 */
gboolean
assay_connection_run_one (AssayConnection *self,
                          GError         **error,
                          const char      *sql,
                          const char      *types,
                          ...)
{
  AssayStatement *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_with (self, error, sql, types, &values);
  va_end (values);
  if (statement == NULL || !assay_statement_execute (statement, error))
    return FALSE;
  if (assay_connection_changes (self) == 1)
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
                       _("Somebody else changed this since it was read. Nothing was saved."));
  return FALSE;
}

/**
 * assay_statement_next:
 * @self: (nullable): a statement; NULL, of a query that could not be prepared, has no rows
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Goes to the next row.
 *
 * Returns: whether there is one; at the end and on failure FALSE, told apart by @error or
 *   [method@AssayStatement.failed]
 */
gboolean
assay_statement_next (AssayStatement *self,
                      GError        **error)
{
  int result;

  if (self == NULL)
    return FALSE;
  result = sqlite3_step (self->handle);
  if (result == SQLITE_ROW)
    return TRUE;
  self->failed = result != SQLITE_DONE;
  if (self->failed)
    _assay_connection_set_error (self->connection, error);
  sqlite3_reset (self->handle);
  return FALSE;
}

/**
 * assay_statement_failed:
 * @self: (nullable): a statement after its last row; NULL, of a query that could not be prepared, has
 *   failed
 *
 * Tells the end of the rows from a failure, so that a loop over rows needs no error of its own.
 *
 * Returns: whether [method@AssayStatement.next] failed, and set its error
 */
gboolean
assay_statement_failed (AssayStatement *self)
{
  return self == NULL || self->failed;
}

/**
 * assay_statement_execute:
 * @self: a statement
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Runs a statement to its end and makes it ready for the next values.
 *
 * Returns: whether it ran
 */
gboolean
assay_statement_execute (AssayStatement *self,
                         GError        **error)
{
  int result;

  do
    result = sqlite3_step (self->handle);
  while (result == SQLITE_ROW);
  if (result != SQLITE_DONE)
    _assay_connection_set_error (self->connection, error);
  sqlite3_reset (self->handle);
  return result == SQLITE_DONE;
}

/**
 * assay_statement_is_null:
 * @self: a statement on a row
 * @column: place of the column, from 0
 *
 * Returns: whether there is no value
 */
gboolean
assay_statement_is_null (AssayStatement *self,
                         int             column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * assay_statement_get_int:
 * @self: a statement on a row
 * @column: place of the column, from 0
 *
 * Returns: the value, 0 where there is none
 */
gint64
assay_statement_get_int (AssayStatement *self,
                         int             column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * assay_statement_get_double:
 * @self: a statement on a row
 * @column: place of the column, from 0
 *
 * Returns: the value, NaN where there is none
 */
double
assay_statement_get_double (AssayStatement *self,
                            int             column)
{
  if (assay_statement_is_null (self, column))
    return NAN;
  return sqlite3_column_double (self->handle, column);
}

/**
 * assay_statement_get_text:
 * @self: a statement on a row
 * @column: place of the column, from 0
 *
 * Returns: (transfer none) (nullable): UTF-8, until the next row; NULL where there is no value; U+FFFD
 *   alone where damage has left no UTF-8
 */
const char *
assay_statement_get_text (AssayStatement *self,
                          int             column)
{
  const char *text = (const char *) sqlite3_column_text (self->handle, column);

  return text == NULL || g_utf8_validate (text, -1, NULL) ? text : "\357\277\275";
}

/**
 * assay_statement_text_is:
 * @self: a statement on a row
 * @column: place of the column, from 0
 * @text: UTF-8
 *
 * Compares without looking whether it is UTF-8: for columns in which the same few texts stand again and again.
 *
 * Returns: whether the column has this text
 */
gboolean
assay_statement_text_is (AssayStatement *self,
                         int             column,
                         const char     *text)
{
  const char *kept = (const char *) sqlite3_column_text (self->handle, column);

  return kept != NULL && strcmp (kept, text) == 0;
}

/**
 * assay_statement_dup_text:
 * @self: a statement on a row
 * @column: place of the column, from 0
 *
 * Returns: (transfer full) (nullable): UTF-8; NULL where there is no value
 */
char *
assay_statement_dup_text (AssayStatement *self,
                          int             column)
{
  return g_strdup (assay_statement_get_text (self, column));
}

/**
 * assay_statement_get_blob:
 * @self: a statement on a row
 * @column: place of the column, from 0
 * @length: (out): how many bytes
 *
 * Returns: (transfer none) (nullable) (array length=length): the bytes, until the next row; NULL where
 *   there are none
 */
const guint8 *
assay_statement_get_blob (AssayStatement *self,
                          int             column,
                          gsize          *length)
{
  const guint8 *data = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}
