/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/scoring/assay-json-writer.h"
#include "core/scoring/assay-scoring.h"

/* One table serves writing and reading, so that neither forgets a field. */
typedef enum
{
  FIELD_TEXT,
  FIELD_NUMBER,
  FIELD_INTEGER,
  FIELD_COUNT,
  FIELD_BOOLEAN,
} FieldKind;

typedef struct
{
  const char *key;
  FieldKind kind;
  gsize offset;
} Field;

#define FIELD(key, kind, member) { key, kind, G_STRUCT_OFFSET (AssayExplanation, member) }

static const Field fields[] = {
  FIELD ("id", FIELD_TEXT, id),
  FIELD ("label", FIELD_TEXT, label),
  FIELD ("depth", FIELD_COUNT, depth),
  FIELD ("leaf", FIELD_BOOLEAN, is_leaf),
  FIELD ("value", FIELD_NUMBER, value),
  FIELD ("unit", FIELD_TEXT, unit),
  FIELD ("category", FIELD_TEXT, category),
  FIELD ("points", FIELD_NUMBER, points),
  FIELD ("score", FIELD_NUMBER, score),
  FIELD ("weight", FIELD_NUMBER, weight),
  FIELD ("adds", FIELD_NUMBER, adds),
  FIELD ("coverage", FIELD_NUMBER, coverage),
  FIELD ("scored", FIELD_COUNT, scored),
  FIELD ("leaves", FIELD_COUNT, leaves),
  FIELD ("positive", FIELD_INTEGER, positive),
  FIELD ("n", FIELD_INTEGER, n),
  FIELD ("lower", FIELD_NUMBER, lower),
  FIELD ("upper", FIELD_NUMBER, upper),
  FIELD ("source", FIELD_TEXT, source),
  FIELD ("carrier", FIELD_TEXT, carrier),
  FIELD ("asOf", FIELD_TEXT, as_of),
  FIELD ("span", FIELD_TEXT, span),
  FIELD ("note", FIELD_TEXT, note),
  FIELD ("reason", FIELD_TEXT, reason),
  FIELD ("tentative", FIELD_BOOLEAN, tentative),
  FIELD ("band", FIELD_TEXT, band),
};

static void
append_value (const AssayExplanation *self,
              const Field            *field,
              GString                *json)
{
  const char *text;

  switch (field->kind)
    {
    case FIELD_TEXT:
      text = G_STRUCT_MEMBER (const char *, self, field->offset);
      if (text == NULL)
        g_string_append (json, "null");
      else
        _assay_json_append_text (json, text);
      break;
    case FIELD_NUMBER:
      _assay_json_append_number (json, G_STRUCT_MEMBER (double, self, field->offset));
      break;
    case FIELD_INTEGER:
      _assay_json_append_integer (json, G_STRUCT_MEMBER (gint64, self, field->offset));
      break;
    case FIELD_COUNT:
      _assay_json_append_integer (json, G_STRUCT_MEMBER (guint, self, field->offset));
      break;
    case FIELD_BOOLEAN:
      g_string_append (json, G_STRUCT_MEMBER (gboolean, self, field->offset) ? "true" : "false");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
append_node (const AssayExplanation *self,
             GString                *json)
{
  g_string_append_c (json, '{');
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_string_append_printf (json, "\"%s\":", fields[i].key);
      append_value (self, &fields[i], json);
      g_string_append_c (json, ',');
    }
  g_string_append_printf (json, "\"missing\":\"%s\",\"children\":[",
                          assay_missing_get_id (self->missing));
  for (guint i = 0; i < self->children->len; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_node (self->children->pdata[i], json);
    }
  g_string_append (json, "]}");
}

/**
 * assay_explanation_to_json:
 * @self: an explanation
 *
 * Writes the tree as nested objects; what has no value is null, `positive` and `n` then -1. Any
 * thread.
 *
 * Returns: (transfer full): JSON
 */
char *
assay_explanation_to_json (const AssayExplanation *self)
{
  GString *json = g_string_sized_new (8192);

  g_return_val_if_fail (self != NULL, NULL);
  append_node (self, json);
  return g_string_free (json, FALSE);
}

static void
read_value (AssayExplanation *self,
            const Field      *field,
            JsonNode         *node)
{
  gboolean null = node == NULL || !JSON_NODE_HOLDS_VALUE (node);

  switch (field->kind)
    {
    case FIELD_TEXT:
      G_STRUCT_MEMBER (char *, self, field->offset) = null ? NULL : json_node_dup_string (node);
      break;
    case FIELD_NUMBER:
      G_STRUCT_MEMBER (double, self, field->offset) = null ? (double) NAN
                                                           : json_node_get_double (node);
      break;
    case FIELD_INTEGER:
      G_STRUCT_MEMBER (gint64, self, field->offset) = null ? -1 : json_node_get_int (node);
      break;
    case FIELD_COUNT:
      G_STRUCT_MEMBER (guint, self, field->offset) = null ? 0 : (guint) json_node_get_int (node);
      break;
    case FIELD_BOOLEAN:
      G_STRUCT_MEMBER (gboolean, self, field->offset) = !null && json_node_get_boolean (node);
      break;
    default:
      g_assert_not_reached ();
    }
}

static AssayExplanation *
read_node (JsonObject *object)
{
  AssayExplanation *self = g_new0 (AssayExplanation, 1);
  JsonNode *children = json_object_get_member (object, "children");
  JsonArray *array = NULL;

  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_explanation_free);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    read_value (self, &fields[i], json_object_get_member (object, fields[i].key));
  self->missing = assay_missing_from_id (
    json_object_get_string_member_with_default (object, "missing", NULL));
  if (children != NULL && JSON_NODE_HOLDS_ARRAY (children))
    array = json_node_get_array (children);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *child = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (child))
        g_ptr_array_add (self->children, read_node (json_node_get_object (child)));
    }
  return self;
}

/**
 * assay_explanation_from_json:
 * @json: what assay_explanation_to_json() wrote
 * @error: return location for an `ASSAY_STORE_ERROR_CORRUPT`
 *
 * Reads an explanation that was kept whole. Any thread.
 *
 * Returns: (transfer full) (nullable): the explanation
 */
AssayExplanation *
assay_explanation_from_json (const char  *json,
                             GError     **error)
{
  g_autoptr (JsonNode) node = assay_json_parse (json, -1, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                   _ ("The explanation kept with a rating cannot be read."));
      return NULL;
    }
  return read_node (json_node_get_object (node));
}
