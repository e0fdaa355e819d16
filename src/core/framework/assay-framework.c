/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/framework/assay-framework.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/framework/assay-framework-reader.h"

G_DEFINE_FINAL_TYPE (AssayFramework, assay_framework, G_TYPE_OBJECT)

static void
free_conditions (AssayFramework *self)
{
  for (guint i = 0; i < self->n_rules; i++)
    {
      g_free (self->rules[i].band);
      g_free (self->rules[i].what);
    }
  for (guint i = 0; i < self->n_gates; i++)
    {
      g_free (self->gates[i].leaf);
      g_free (self->gates[i].is);
      g_free (self->gates[i].force);
      g_free (self->gates[i].at_most);
      g_free (self->gates[i].reason);
    }
  g_free (self->rules);
  g_free (self->gates);
}

static void
assay_framework_finalize (GObject *object)
{
  AssayFramework *self = ASSAY_FRAMEWORK (object);

  g_clear_pointer (&self->json, json_node_unref);
  g_ptr_array_unref (self->leaves);
  g_hash_table_unref (self->nodes);
  _assay_node_free (self->root);
  _assay_bands_free (self->bands, self->n_bands);
  free_conditions (self);
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_free (self->effective);
  g_free (self->review);
  g_free (self->rates);
  g_strfreev (self->service_types);
  g_ptr_array_unref (self->services);
  _assay_visit_rules_free (self->visits);

  G_OBJECT_CLASS (assay_framework_parent_class)->finalize (object);
}

static void
assay_framework_class_init (AssayFrameworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_framework_finalize;
}

static void
assay_framework_init (AssayFramework *self)
{
  self->leaves = g_ptr_array_new ();
  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
}

/* Takes over @json, which was read from @text, if from any. */
static AssayFramework *
read_json (JsonNode    *json,
           const char  *name,
           const char  *text,
           gssize       length,
           gboolean     lenient,
           GError     **error)
{
  g_autoptr (AssayFramework) self = g_object_new (ASSAY_TYPE_FRAMEWORK, NULL);
  AssayFrameworkReader reader;

  self->json = json;
  _assay_reader_init (&reader, name);
  reader.text = text;
  reader.length = length;
  reader.lenient = lenient;
  _assay_framework_read (self, json, &reader);
  if (!_assay_reader_finish (&reader, error))
    return NULL;
  json_node_seal (json);
  return g_steal_pointer (&self);
}

/* Takes over @json. @name is said in errors. */
AssayFramework *
_assay_framework_new_from_json (JsonNode    *json,
                                const char  *name,
                                GError     **error)
{
  return read_json (json, name, NULL, -1, FALSE, error);
}

static AssayFramework *
parse_and_read (const char  *json,
                gssize       length,
                const char  *name,
                gboolean     lenient,
                GError     **error)
{
  g_autofree char *reason = NULL;
  JsonNode *root = assay_json_parse (json, length, &reason);

  if (root != NULL)
    return read_json (root, name, json, length, lenient, error);
  g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_SYNTAX,
               _ ("“%s” is not valid JSON: %s"), name, reason);
  return NULL;
}

/**
 * assay_framework_new_from_data:
 * @json: (array length=length): UTF-8
 * @length: in bytes, or -1 when @json ends with a zero byte
 * @name: the file's name, for messages
 * @error: return location for an `ASSAY_FRAMEWORK_ERROR`: SYNTAX names the line, INVALID the line and
 *   the JSON path; both name the file and the reason
 *
 * Reads and checks a framework. Any thread.
 *
 * Returns: (transfer full) (nullable): the framework
 */
AssayFramework *
assay_framework_new_from_data (const char  *json,
                               gssize       length,
                               const char  *name,
                               GError     **error)
{
  g_return_val_if_fail (json != NULL && name != NULL, NULL);
  return parse_and_read (json, length, name, FALSE, error);
}

/**
 * assay_framework_new_from_stored:
 * @json: UTF-8, as a register keeps it
 * @name: the framework's title, for messages
 * @error: return location for an `ASSAY_FRAMEWORK_ERROR`, as of assay_framework_new_from_data ()
 *
 * Reads a version that was checked when it was stored, perhaps by a program that knew fewer rules. What can be scored
 * is read; keys that are not known, and other things on which no score depends, are passed over. Any thread.
 *
 * Returns: (transfer full) (nullable): the framework
 */
AssayFramework *
assay_framework_new_from_stored (const char  *json,
                                 const char  *name,
                                 GError     **error)
{
  g_return_val_if_fail (json != NULL && name != NULL, NULL);
  return parse_and_read (json, -1, name, TRUE, error);
}

/**
 * assay_framework_new_from_file:
 * @path: a JSON file, in the file system's encoding
 * @error: return location for an `ASSAY_FRAMEWORK_ERROR` or a `G_FILE_ERROR`
 *
 * Reads and checks a framework. Any thread.
 *
 * Returns: (transfer full) (nullable): the framework
 */
AssayFramework *
assay_framework_new_from_file (const char  *path,
                               GError     **error)
{
  g_autofree char *data = NULL;
  g_autofree char *name = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);
  if (!g_file_get_contents (path, &data, &length, error))
    return NULL;
  name = g_filename_display_basename (path);
  if (!g_utf8_validate (data, length, NULL))
    {
      g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_SYNTAX,
                   _ ("“%s” is not text in UTF-8."), name);
      return NULL;
    }
  return assay_framework_new_from_data (data, length, name, error);
}

/**
 * assay_framework_to_json:
 * @self: a framework
 *
 * Writes the framework as it was read, indented. Reading that gives an equal framework. Any thread.
 *
 * Returns: (transfer full): JSON
 */
char *
assay_framework_to_json (AssayFramework *self)
{
  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (self), NULL);
  return json_to_string (self->json, TRUE);
}

/**
 * assay_framework_get_id:
 * @self: a framework
 *
 * Returns: (transfer none): small letters, digits and hyphens, such as `care-governance`
 */
const char *
assay_framework_get_id (AssayFramework *self)
{
  return self->id;
}

/**
 * assay_framework_get_version:
 * @self: a framework
 *
 * Returns: 1 or more
 */
int
assay_framework_get_version (AssayFramework *self)
{
  return self->version;
}

/**
 * assay_framework_get_title:
 * @self: a framework
 *
 * Returns: (transfer none): what people call it
 */
const char *
assay_framework_get_title (AssayFramework *self)
{
  return self->title;
}

/**
 * assay_framework_get_description:
 * @self: a framework
 *
 * Returns: (transfer none): a few sentences, or ""
 */
const char *
assay_framework_get_description (AssayFramework *self)
{
  return self->description;
}

/**
 * assay_framework_get_effective:
 * @self: a framework
 *
 * Returns: (transfer none): ISO date from which it holds, or ""
 */
const char *
assay_framework_get_effective (AssayFramework *self)
{
  return self->effective;
}

/**
 * assay_framework_get_review:
 * @self: a framework
 *
 * Returns: (transfer none): ISO date on which it is to be reviewed, or ""
 */
const char *
assay_framework_get_review (AssayFramework *self)
{
  return self->review;
}

/**
 * assay_framework_get_rates:
 * @self: a framework
 *
 * Returns: (transfer none): what is rated: `provider` or `service`
 */
const char *
assay_framework_get_rates (AssayFramework *self)
{
  return self->rates;
}

/**
 * assay_framework_get_service_types:
 * @self: a framework
 *
 * Returns: (transfer none) (array zero-terminated=1): the service types it is for, under all their
 *   names; empty for all
 */
const char *const *
assay_framework_get_service_types (AssayFramework *self)
{
  return (const char *const *) self->service_types;
}

/**
 * assay_framework_get_period_kind:
 * @self: a framework
 *
 * Returns: an #AssayPeriodKind: how long a rating's period is
 */
int
assay_framework_get_period_kind (AssayFramework *self)
{
  return self->period_kind;
}

/**
 * assay_framework_get_aggregation:
 * @self: a framework
 *
 * Returns: how leaves make the whole
 */
AssayAggregation
assay_framework_get_aggregation (AssayFramework *self)
{
  return self->aggregation;
}

/**
 * assay_framework_has_reading:
 * @self: a framework
 * @reading: a way in which leaves may make the whole
 *
 * A framework may offer several readings, of which one is in force; choosing another makes its next
 * version.
 *
 * Returns: whether the framework has what @reading needs; the one in force always does
 */
gboolean
assay_framework_has_reading (AssayFramework   *self,
                             AssayAggregation  reading)
{
  return (self->readings & (1u << reading)) != 0;
}

/**
 * assay_framework_get_missing_policy:
 * @self: a framework
 *
 * Returns: what happens to survey measures under the minimum base
 */
AssayMissingPolicy
assay_framework_get_missing_policy (AssayFramework *self)
{
  return self->missing;
}

/**
 * assay_framework_get_minimum_base:
 * @self: a framework
 *
 * Returns: how many returns with an answer a provider needs; 0 for no such rule
 */
guint
assay_framework_get_minimum_base (AssayFramework *self)
{
  return self->minimum_base;
}

/**
 * assay_framework_counts_visits:
 * @self: a framework
 *
 * Returns: whether the minimum base is of short visits to people at home, rather than of returns of
 *   a survey
 */
gboolean
assay_framework_counts_visits (AssayFramework *self)
{
  return self->counts_visits;
}

/**
 * assay_framework_get_minimum_coverage:
 * @self: a framework
 *
 * Returns: the least coverage that is rated, 0 to 1, compared unrounded
 */
double
assay_framework_get_minimum_coverage (AssayFramework *self)
{
  return self->minimum_coverage;
}

/**
 * assay_framework_get_decimals:
 * @self: a framework
 *
 * Returns: decimals of the score, 0 to 4
 */
int
assay_framework_get_decimals (AssayFramework *self)
{
  return self->decimals;
}

/**
 * assay_framework_get_root:
 * @self: a framework
 *
 * Returns: (transfer none): the group of everything; it bears the framework's id and title
 */
const AssayNode *
assay_framework_get_root (AssayFramework *self)
{
  return self->root;
}

/**
 * assay_framework_get_n_leaves:
 * @self: a framework
 *
 * Returns: how many measures and criteria there are, at least 1
 */
guint
assay_framework_get_n_leaves (AssayFramework *self)
{
  return self->leaves->len;
}

/**
 * assay_framework_get_leaf:
 * @self: a framework
 * @leaf_index: from 0, in the order of the tree
 *
 * Returns: (transfer none): the measure or criterion
 */
const AssayNode *
assay_framework_get_leaf (AssayFramework *self,
                          guint           leaf_index)
{
  g_return_val_if_fail (leaf_index < self->leaves->len, NULL);
  return self->leaves->pdata[leaf_index];
}

/**
 * assay_framework_find_node:
 * @self: a framework
 * @id: a group's, measure's or criterion's id
 *
 * Returns: (transfer none) (nullable): the node
 */
const AssayNode *
assay_framework_find_node (AssayFramework *self,
                           const char     *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  return g_hash_table_lookup (self->nodes, id);
}

/**
 * assay_framework_get_n_bands:
 * @self: a framework
 *
 * Returns: how many bands there are, at least 1
 */
guint
assay_framework_get_n_bands (AssayFramework *self)
{
  return self->n_bands;
}

/**
 * assay_framework_get_band:
 * @self: a framework
 * @index: from 0, the best first
 *
 * Returns: (transfer none): the band
 */
const AssayBand *
assay_framework_get_band (AssayFramework *self,
                          guint           index)
{
  g_return_val_if_fail (index < self->n_bands, NULL);
  return &self->bands[index];
}

/**
 * assay_framework_find_band:
 * @self: a framework
 * @id: (nullable): a band's id
 *
 * Returns: (transfer none) (nullable): the band
 */
const AssayBand *
assay_framework_find_band (AssayFramework *self,
                           const char     *id)
{
  int index = assay_framework_get_band_index (self, id);

  return index < 0 ? NULL : &self->bands[index];
}

/**
 * assay_framework_get_band_index:
 * @self: a framework
 * @id: (nullable): a band's id
 *
 * Returns: its place, 0 for the best; -1 where there is none of that id
 */
int
assay_framework_get_band_index (AssayFramework *self,
                                const char     *id)
{
  for (guint i = 0; i < self->n_bands; i++)
    if (g_strcmp0 (self->bands[i].id, id) == 0)
      return (int) i;
  return -1;
}

/**
 * assay_framework_get_rules:
 * @self: a framework
 * @n_rules: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rules): the rules, in the order in which they are tried
 */
const AssayRule *
assay_framework_get_rules (AssayFramework *self,
                           guint          *n_rules)
{
  *n_rules = self->n_rules;
  return self->rules;
}

/**
 * assay_framework_get_gates:
 * @self: a framework
 * @n_gates: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_gates): the gates
 */
const AssayGate *
assay_framework_get_gates (AssayFramework *self,
                           guint          *n_gates)
{
  *n_gates = self->n_gates;
  return self->gates;
}
