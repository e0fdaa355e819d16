/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-json.h"

#include <math.h>

#include "cli/assay-cli.h"

/* JSON for programs. json-glib writes 79.7 as 79.700000000000003; programs read that as the same number,
 * but people look at it too, so the tree is written here with the shortest digits that read back. */

/**
 * assay_cli_json_add_text:
 * @builder: inside an object
 * @name: the member's name
 * @value: (nullable): UTF-8; NULL is null
 *
 * Adds a text to the object.
 */
void
assay_cli_json_add_text (JsonBuilder *builder,
                         const char  *name,
                         const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * assay_cli_json_add_number:
 * @builder: inside an object
 * @name: the member's name
 * @value: NaN and infinity are null
 *
 * Adds a number to the object.
 */
void
assay_cli_json_add_number (JsonBuilder *builder,
                           const char  *name,
                           double       value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * assay_cli_json_add_count:
 * @builder: inside an object
 * @name: the member's name
 * @value: negative for a count that is not known, which is null
 *
 * Adds a count to the object.
 */
void
assay_cli_json_add_count (JsonBuilder *builder,
                          const char  *name,
                          gint64       value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * assay_cli_json_add_boolean:
 * @builder: inside an object
 * @name: the member's name
 * @value: the value
 *
 * Adds a truth value to the object.
 */
void
assay_cli_json_add_boolean (JsonBuilder *builder,
                            const char  *name,
                            gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void write_node (GString *text, JsonNode *node, guint depth);

static void
write_indent (GString *text,
              guint    depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "  ");
}

static void
write_number (GString *text,
              double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    {
      g_string_append (text, "null");
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (text, buffer);
}

static void
write_value (GString  *text,
             JsonNode *node)
{
  g_autofree char *plain = NULL;

  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      write_number (text, json_node_get_double (node));
      return;
    }
  plain = json_to_string (node, FALSE);
  g_string_append (text, plain);
}

static void
write_array (GString   *text,
             JsonArray *array,
             guint      depth)
{
  guint length = json_array_get_length (array);

  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      write_indent (text, depth + 1);
      write_node (text, json_array_get_element (array, i), depth + 1);
      if (i + 1 < length)
        g_string_append_c (text, ',');
    }
  if (length > 0)
    write_indent (text, depth);
  g_string_append_c (text, ']');
}

static void
write_object (GString    *text,
              JsonObject *object,
              guint       depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autoptr (JsonNode) key = json_node_init_string (json_node_alloc (), name);
      g_autofree char *quoted = json_to_string (key, FALSE);

      if (!first)
        g_string_append_c (text, ',');
      first = FALSE;
      write_indent (text, depth + 1);
      g_string_append_printf (text, "%s: ", quoted);
      write_node (text, member, depth + 1);
    }
  if (!first)
    write_indent (text, depth);
  g_string_append_c (text, '}');
}

static void
write_node (GString  *text,
            JsonNode *node,
            guint     depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (text, json_node_get_object (node), depth);
      break;
    case JSON_NODE_ARRAY:
      write_array (text, json_node_get_array (node), depth);
      break;
    case JSON_NODE_VALUE:
      write_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
      break;
    }
}

/**
 * assay_cli_json_print_node:
 * @root: a complete value
 *
 * Prints the value to stdout, indented, ending in a newline.
 */
void
assay_cli_json_print_node (JsonNode *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  write_node (text, root, 0);
  assay_cli_print ("%s", text->str);
}

/**
 * assay_cli_json_print:
 * @builder: with a complete value
 *
 * Prints what was built to stdout, indented, ending in a newline.
 */
void
assay_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  assay_cli_json_print_node (root);
}
