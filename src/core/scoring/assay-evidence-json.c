/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Evidence as it is kept with a rating. There is a row of it for every provider and period, so that
 * it is short: of an item, what is not there is the usual.
 *
 *   {"reference": "HC01", "period": "2010-11 Q4", "returns": 21, "blank": 0,
 *    "carriers": [["survey.csv", "2011-03-05"]], "items": [{"p": 17, "n": 20, "c": 0}, …]}
 *
 * v value, where it is not 100·p ÷ n; k category; p positive answers or numerator; n base; m why
 * there is no value; c place among the carriers, a file or form and a date; s periods pooled; w why
 * it counts as something else than was answered. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/scoring/assay-evidence.h"
#include "core/scoring/assay-json-writer.h"

#define MOST_CARRIERS 64

typedef struct
{
  const AssayEvidenceItem *items[MOST_CARRIERS];
  guint n;
} Carriers;

static gboolean
has_carrier (const AssayEvidenceItem *item)
{
  return item->carrier[0] != '\0' || item->as_of[0] != '\0';
}

static gboolean
has_same_carrier (const AssayEvidenceItem *a,
                  const AssayEvidenceItem *b)
{
  return (a->carrier == b->carrier || g_str_equal (a->carrier, b->carrier)) &&
         (a->as_of == b->as_of || g_str_equal (a->as_of, b->as_of));
}

static guint
find_carrier (const Carriers          *carriers,
              const AssayEvidenceItem *item)
{
  guint i = 0;

  while (i < carriers->n && !has_same_carrier (carriers->items[i], item))
    i++;
  return i;
}

static void
append_carriers (const AssayEvidence *self,
                 Carriers            *carriers,
                 GString             *json)
{
  carriers->n = 0;
  for (guint i = 0; i < self->n_items; i++)
    {
      const AssayEvidenceItem *item = &self->items[i];

      if (!has_carrier (item) || carriers->n == MOST_CARRIERS ||
          find_carrier (carriers, item) < carriers->n)
        continue;
      g_string_append (json, carriers->n == 0 ? "[" : ",[");
      _assay_json_append_text (json, item->carrier);
      g_string_append_c (json, ',');
      _assay_json_append_text (json, item->as_of);
      g_string_append_c (json, ']');
      carriers->items[carriers->n++] = item;
    }
}

static double
derive_value (gint64 positive,
              gint64 n)
{
  return positive >= 0 && n > 0 ? 100.0 * (double) positive / (double) n : (double) NAN;
}

static void
append_member (GString    *json,
               const char *key)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  g_string_append_c (json, '"');
  g_string_append (json, key);
  g_string_append (json, "\":");
}

static void
append_integer (GString    *json,
                const char *key,
                gint64      value)
{
  append_member (json, key);
  _assay_json_append_integer (json, value);
}

static void
append_text (GString    *json,
             const char *key,
             const char *value)
{
  append_member (json, key);
  _assay_json_append_text (json, value);
}

static void
append_item (const AssayEvidenceItem *item,
             const Carriers          *carriers,
             GString                 *json)
{
  guint carrier = has_carrier (item) ? find_carrier (carriers, item) : G_MAXUINT;

  g_string_append_c (json, '{');
  if (item->missing != ASSAY_MISSING_NONE)
    append_text (json, "m", assay_missing_get_id (item->missing));
  if (item->positive >= 0)
    append_integer (json, "p", item->positive);
  if (item->n >= 0)
    append_integer (json, "n", item->n);
  if (!isnan (item->value) && item->value != derive_value (item->positive, item->n))
    {
      append_member (json, "v");
      _assay_json_append_number (json, item->value);
    }
  if (item->category != NULL)
    append_text (json, "k", item->category);
  if (item->span[0] != '\0')
    append_text (json, "s", item->span);
  if (item->reason[0] != '\0')
    append_text (json, "w", item->reason);
  if (carrier < carriers->n)
    append_integer (json, "c", carrier);
  g_string_append_c (json, '}');
}

/**
 * assay_evidence_append_json:
 * @self: evidence
 * @json: where to append
 *
 * Writes evidence in its kept form: equal evidence gives equal text. The single returns are left
 * out. Any thread.
 */
void
assay_evidence_append_json (const AssayEvidence *self,
                            GString             *json)
{
  Carriers carriers;

  g_return_if_fail (self != NULL && json != NULL);
  g_string_append_c (json, '{');
  append_text (json, "reference", self->reference);
  append_text (json, "period", self->period);
  append_integer (json, "returns", self->returns);
  append_integer (json, "blank", self->blank_returns);
  append_member (json, "carriers");
  g_string_append_c (json, '[');
  append_carriers (self, &carriers, json);
  g_string_append (json, "],\"items\":[");
  for (guint i = 0; i < self->n_items; i++)
    {
      if (i > 0)
        g_string_append_c (json, ',');
      append_item (&self->items[i], &carriers, json);
    }
  g_string_append (json, "]}");
}

/**
 * assay_evidence_to_json:
 * @self: evidence
 *
 * As assay_evidence_append_json(). Any thread.
 *
 * Returns: (transfer full): JSON
 */
char *
assay_evidence_to_json (const AssayEvidence *self)
{
  GString *json = g_string_sized_new (512);

  assay_evidence_append_json (self, json);
  return g_string_free (json, FALSE);
}

static void
read_carrier (JsonArray         *carriers,
              gint64             index,
              AssayEvidenceItem *item)
{
  JsonArray *pair;

  if (carriers == NULL || index < 0 || index >= json_array_get_length (carriers))
    return;
  pair = json_array_get_array_element (carriers, (guint) index);
  if (pair == NULL || json_array_get_length (pair) != 2)
    return;
  item->carrier = g_intern_string (json_array_get_string_element (pair, 0));
  item->as_of = g_intern_string (json_array_get_string_element (pair, 1));
}

static void
read_item (JsonObject        *object,
           JsonArray         *carriers,
           AssayEvidenceItem *item)
{
  item->missing = assay_missing_from_id (
    json_object_get_string_member_with_default (object, "m", NULL));
  item->positive = json_object_get_int_member_with_default (object, "p", -1);
  item->n = json_object_get_int_member_with_default (object, "n", -1);
  item->value = json_object_get_double_member_with_default (object, "v",
                                                            derive_value (item->positive, item->n));
  item->category = g_strdup (json_object_get_string_member_with_default (object, "k", NULL));
  item->span = g_intern_string (json_object_get_string_member_with_default (object, "s", ""));
  item->reason = g_intern_string (json_object_get_string_member_with_default (object, "w", ""));
  read_carrier (carriers, json_object_get_int_member_with_default (object, "c", -1), item);
}

static AssayEvidence *
read_evidence (JsonObject *object)
{
  JsonArray *items = json_object_get_array_member (object, "items");
  JsonArray *carriers = json_object_has_member (object, "carriers")
                          ? json_object_get_array_member (object, "carriers") : NULL;
  AssayEvidence *self;

  self = assay_evidence_new (json_object_get_string_member_with_default (object, "reference", ""),
                             json_object_get_string_member_with_default (object, "period", ""),
                             json_array_get_length (items));
  self->returns = json_object_get_int_member_with_default (object, "returns", 0);
  self->blank_returns = json_object_get_int_member_with_default (object, "blank", 0);
  for (guint i = 0; i < self->n_items; i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (JSON_NODE_HOLDS_OBJECT (item))
        read_item (json_node_get_object (item), carriers, &self->items[i]);
    }
  return self;
}

/**
 * assay_evidence_from_json:
 * @json: what assay_evidence_to_json() wrote
 * @error: return location for an `ASSAY_STORE_ERROR_CORRUPT`
 *
 * Reads evidence kept with a rating. The single returns are not among it. Any thread.
 *
 * Returns: (transfer full) (nullable): the evidence
 */
AssayEvidence *
assay_evidence_from_json (const char  *json,
                          GError     **error)
{
  g_autoptr (JsonNode) node = assay_json_parse (json, -1, NULL);
  JsonNode *items = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    items = json_object_get_member (json_node_get_object (node), "items");
  if (items == NULL || !JSON_NODE_HOLDS_ARRAY (items))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                   _ ("The evidence kept with a rating cannot be read."));
      return NULL;
    }
  return read_evidence (json_node_get_object (node));
}
