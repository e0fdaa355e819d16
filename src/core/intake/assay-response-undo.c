/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A return as it was before it was replaced, corrected or deleted, as JSON: `provider` (id), `returned` (ISO
 * date or ""), `answers` (hexadecimal), `import` (id or null), `enteredBy`, `comments` (an object: question →
 * comment). */

#include "config.h"

#include "core/intake/assay-response-undo.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"

/**
 * assay_response_find:
 * @connection: a connection
 * @survey_id: a survey
 * @identity: the identity of one of its returns
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finds a return.
 *
 * Returns: its id, or 0 with @error set
 */
gint64
assay_response_find (AssayConnection *connection,
                     gint64           survey_id,
                     const char      *identity,
                     GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error, "SELECT id FROM response WHERE survey_id = ? AND identity = ?",
                                "is", survey_id, identity);

  if (statement == NULL)
    return 0;
  if (assay_statement_next (statement, &failure))
    return assay_statement_get_int (statement, 0);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _ ("The return “%s” is no longer in the register."), identity);
  return 0;
}

static char *
to_hex (const guint8 *bytes,
        gsize         length)
{
  GString *hex = g_string_sized_new (2 * length);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (; g_ascii_isxdigit (hex[0]) && g_ascii_isxdigit (hex[1]); hex += 2)
    {
      guint8 byte = (guint8) (16 * g_ascii_xdigit_value (hex[0]) + g_ascii_xdigit_value (hex[1]));

      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static gboolean
add_response (JsonBuilder     *builder,
              AssayConnection *connection,
              gint64           response_id,
              GBytes         **answers,
              GError         **error)
{
  g_autofree char *hex = NULL;
  const guint8 *blob;
  gsize length;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT provider_id, returned_on, answers, coalesce (import_id, 0), entered_by "
                                "FROM response WHERE id = ?",
                                "i", response_id);

  if (statement == NULL || !assay_statement_next (statement, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                             _ ("The return is no longer in the register."));
      return FALSE;
    }
  blob = assay_statement_get_blob (statement, 2, &length);
  hex = to_hex (blob, length);
  if (answers != NULL)
    *answers = g_bytes_new (blob, length);
  json_builder_set_member_name (builder, "provider");
  json_builder_add_int_value (builder, assay_statement_get_int (statement, 0));
  add_text (builder, "returned", assay_statement_get_text (statement, 1));
  add_text (builder, "answers", hex);
  json_builder_set_member_name (builder, "import");
  json_builder_add_int_value (builder, assay_statement_get_int (statement, 3));
  add_text (builder, "enteredBy", assay_statement_get_text (statement, 4));
  return TRUE;
}

static gboolean
add_comments (JsonBuilder     *builder,
              AssayConnection *connection,
              gint64           response_id,
              GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT question, comment FROM response_comment WHERE response_id = ?", "i",
                                response_id);

  if (statement == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "comments");
  json_builder_begin_object (builder);
  while (assay_statement_next (statement, &failure))
    add_text (builder, assay_statement_get_text (statement, 0), assay_statement_get_text (statement, 1));
  json_builder_end_object (builder);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_response_dup_before:
 * @connection: a connection
 * @response_id: a return
 * @answers: (out) (optional): its answers, one byte a question
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Writes down a return as it is, so that it can be put back. Free text is part of it.
 *
 * Returns: (transfer full) (nullable): JSON
 */
char *
assay_response_dup_before (AssayConnection *connection,
                           gint64           response_id,
                           GBytes         **answers,
                           GError         **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  if (!add_response (builder, connection, response_id, answers, error)
      || !add_comments (builder, connection, response_id, error))
    return NULL;
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
put_back_comments (AssayConnection *connection,
                   gint64           response_id,
                   JsonObject      *comments,
                   GError         **error)
{
  JsonObjectIter iter;
  const char *question;
  JsonNode *comment;

  if (!assay_connection_run (connection, error, "DELETE FROM response_comment WHERE response_id = ?", "i",
                             response_id))
    return FALSE;
  json_object_iter_init (&iter, comments);
  while (json_object_iter_next (&iter, &question, &comment))
    if (!assay_connection_run (connection, error,
                               "INSERT INTO response_comment (response_id, question, comment) VALUES (?, ?, ?)",
                               "iss", response_id, question, json_node_get_string (comment)))
      return FALSE;
  return TRUE;
}

/**
 * assay_response_put_back:
 * @connection: a connection that writes
 * @response_id: a return
 * @before: what [func@response_dup_before] wrote down
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Puts a return back as it was.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_response_put_back (AssayConnection *connection,
                         gint64           response_id,
                         const char      *before,
                         GError         **error)
{
  g_autoptr (JsonNode) root = assay_json_parse (before, -1, NULL);
  g_autoptr (GBytes) answers = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                           _ ("What was kept of a return cannot be read."));
      return FALSE;
    }
  object = json_node_get_object (root);
  answers = from_hex (json_object_get_string_member (object, "answers"));
  return assay_connection_run (connection, error,
                               "UPDATE response SET provider_id = ?, returned_on = ?, answers = ?, "
                               "import_id = nullif (?, 0), entered_by = ?, version = version + 1 WHERE id = ?",
                               "isbisi", json_object_get_int_member (object, "provider"),
                               json_object_get_string_member (object, "returned"), answers,
                               json_object_get_int_member (object, "import"),
                               json_object_get_string_member (object, "enteredBy"), response_id)
         && put_back_comments (connection, response_id, json_object_get_object_member (object, "comments"), error);
}
