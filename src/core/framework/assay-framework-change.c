/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/framework/assay-framework-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/framework/assay-framework-private.h"

struct _AssayFrameworkChange
{
  GHashTable *thresholds;       /* band id → double */
  GHashTable *weights;          /* node id → double */
  int reading;                  /* an AssayAggregation, -1: as it is */
};

/**
 * assay_framework_change_new:
 *
 * Returns: (transfer full): a change that changes nothing yet
 */
AssayFrameworkChange *
assay_framework_change_new (void)
{
  AssayFrameworkChange *self = g_new0 (AssayFrameworkChange, 1);

  self->thresholds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reading = -1;
  return self;
}

/**
 * assay_framework_change_free:
 * @self: (nullable) (transfer full): a change
 */
void
assay_framework_change_free (AssayFrameworkChange *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->thresholds);
  g_hash_table_unref (self->weights);
  g_free (self);
}

static void
set_number (GHashTable *table,
            const char *id,
            double      value)
{
  g_hash_table_replace (table, g_strdup (id), g_memdup2 (&value, sizeof value));
}

/**
 * assay_framework_change_set_from:
 * @self: a change
 * @band: a band's id
 * @from: its threshold, in points of the score, 0 to 100, inclusive
 *
 * Sets a threshold. Whether it fits is known when the change is applied.
 */
void
assay_framework_change_set_from (AssayFrameworkChange *self,
                                 const char           *band,
                                 double                from)
{
  g_return_if_fail (self != NULL && band != NULL);
  set_number (self->thresholds, band, from);
}

/**
 * assay_framework_change_set_weight:
 * @self: a change
 * @node: a group's, measure's or criterion's id
 * @weight: 0 or more
 *
 * Sets a weight. Whether it fits is known when the change is applied.
 */
void
assay_framework_change_set_weight (AssayFrameworkChange *self,
                                   const char           *node,
                                   double                weight)
{
  g_return_if_fail (self != NULL && node != NULL);
  set_number (self->weights, node, weight);
}

/**
 * assay_framework_change_set_aggregation:
 * @self: a change
 * @reading: one of the framework's readings
 *
 * Chooses how leaves make the whole. Whether the framework offers it is known when the change is
 * applied.
 */
void
assay_framework_change_set_aggregation (AssayFrameworkChange *self,
                                        AssayAggregation      reading)
{
  g_return_if_fail (self != NULL && (guint) reading < ASSAY_N_AGGREGATIONS);
  self->reading = (int) reading;
}

/**
 * assay_framework_change_is_empty:
 * @self: a change
 *
 * Returns: whether nothing was set
 */
gboolean
assay_framework_change_is_empty (const AssayFrameworkChange *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return g_hash_table_size (self->thresholds) == 0 && g_hash_table_size (self->weights) == 0 &&
         self->reading < 0;
}

/* "" where the two are the same to the last digit that people give. */
static char *
describe_step (const char *title,
               gboolean    threshold,
               double      now,
               double      then)
{
  g_autofree char *before = g_strdup_printf ("%.10g", now);
  g_autofree char *after = g_strdup_printf ("%.10g", then);

  if (g_str_equal (before, after))
    return g_strdup ("");
  if (threshold)
    return g_strdup_printf (_ ("%s from %s instead of %s"), title, after, before);
  return g_strdup_printf (_ ("weight of %s %s instead of %s"), title, after, before);
}

static char *
describe_reading (AssayAggregation reading)
{
  switch (reading)
    {
    case ASSAY_AGGREGATION_WEIGHTED:
      return g_strdup (_ ("bands by the score over all measures"));
    case ASSAY_AGGREGATION_GROUPS:
      return g_strdup (_ ("bands by the score over groups"));
    case ASSAY_AGGREGATION_RULES:
      return g_strdup (_ ("bands by rules"));
    case ASSAY_AGGREGATION_LADDER:
    default:
      return g_strdup (_ ("bands by a ladder of levels"));
    }
}

static void
take_step (GPtrArray *steps,
           char      *step)
{
  if (step[0] == '\0')
    g_free (step);
  else
    g_ptr_array_add (steps, step);
}

static void
describe_nodes (const AssayFrameworkChange *self,
                const AssayNode            *node,
                GPtrArray                  *steps)
{
  const double *weight = g_hash_table_lookup (self->weights, node->id);

  if (weight != NULL)
    take_step (steps, describe_step (node->title, FALSE, node->weight, *weight));
  for (guint i = 0; i < node->n_children; i++)
    describe_nodes (self, node->children[i], steps);
}

/**
 * assay_framework_change_describe:
 * @self: a change
 * @framework: what it changes
 *
 * Says in words what differs, in the order of the framework, such as “Gold from 85 instead of 80;
 * weight of Activities 2 instead of 1”. Any thread.
 *
 * Returns: (transfer full): the words; "" where nothing differs
 */
char *
assay_framework_change_describe (const AssayFrameworkChange *self,
                                 AssayFramework             *framework)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && ASSAY_IS_FRAMEWORK (framework), NULL);
  if (self->reading >= 0 && self->reading != (int) framework->aggregation)
    take_step (steps, describe_reading (self->reading));
  for (guint i = 0; i < framework->n_bands; i++)
    {
      const double *from = g_hash_table_lookup (self->thresholds, framework->bands[i].id);

      if (from != NULL)
        take_step (steps, describe_step (framework->bands[i].title, TRUE, framework->bands[i].from,
                                         *from));
    }
  describe_nodes (self, framework->root, steps);
  g_ptr_array_add (steps, NULL);
  return g_strjoinv (_ ("; "), (char **) steps->pdata);
}

static gboolean
check_ids (const AssayFrameworkChange *self,
           AssayFramework             *framework,
           GError                    **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->thresholds);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (assay_framework_get_band_index (framework, id) < 0)
      {
        g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID,
                     _ ("“%s” has no band “%s”."), framework->title, (const char *) id);
        return FALSE;
      }
  g_hash_table_iter_init (&iter, self->weights);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (g_hash_table_lookup (framework->nodes, id) == NULL)
      {
        g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID,
                     _ ("“%s” has no measure or group “%s”."), framework->title, (const char *) id);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_reading (const AssayFrameworkChange *self,
               AssayFramework             *framework,
               GError                    **error)
{
  if (self->reading < 0 || assay_framework_has_reading (framework, self->reading))
    return TRUE;
  g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID,
               _ ("“%s” does not offer the reading “%s”."), framework->title,
               assay_aggregation_get_id (self->reading));
  return FALSE;
}

/* Takes a policy off the list of what is open. */
static void
close_policy (JsonObject *object,
              const char *name)
{
  JsonArray *open = json_object_has_member (object, "placeholders")
                      ? json_object_get_array_member (object, "placeholders") : NULL;

  for (guint i = open == NULL ? 0 : json_array_get_length (open); i > 0; i--)
    if (g_str_equal (json_array_get_string_element (open, i - 1), name))
      json_array_remove_element (open, i - 1);
}

static void
change_reading (const AssayFrameworkChange *self,
                JsonObject                 *object)
{
  if (self->reading < 0)
    return;
  json_object_set_string_member (object, "aggregation", assay_aggregation_get_id (self->reading));
  close_policy (object, "aggregation");
}

/* Somebody has decided what the source left open: it is no placeholder any longer. */
static void
change_bands (const AssayFrameworkChange *self,
              JsonArray                  *bands)
{
  for (guint i = 0; i < json_array_get_length (bands); i++)
    {
      JsonObject *band = json_array_get_object_element (bands, i);
      const double *from = g_hash_table_lookup (self->thresholds,
                                                json_object_get_string_member (band, "id"));

      if (from == NULL)
        continue;
      json_object_set_double_member (band, "from", *from);
      json_object_remove_member (band, "placeholder");
    }
}

static const char *
get_node_id (JsonObject *object)
{
  static const char *const keys[] = { "group", "measure", "criterion" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (json_object_has_member (object, keys[i]))
      return json_object_get_string_member (object, keys[i]);
  return "";
}

static void
change_nodes (const AssayFrameworkChange *self,
              JsonArray                  *nodes)
{
  for (guint i = 0; i < json_array_get_length (nodes); i++)
    {
      JsonObject *node = json_array_get_object_element (nodes, i);
      const double *weight = g_hash_table_lookup (self->weights, get_node_id (node));

      if (weight != NULL)
        {
          json_object_set_double_member (node, "weight", *weight);
          json_object_remove_member (node, "weight-placeholder");
        }
      if (json_object_has_member (node, "children"))
        change_nodes (self, json_object_get_array_member (node, "children"));
    }
}

/* A copy of sealed JSON shares its members, so that only reading the text again gives one to
 * change. */
static JsonNode *
copy_json (AssayFramework *framework)
{
  g_autofree char *text = json_to_string (framework->json, FALSE);

  return assay_json_parse (text, -1, NULL);
}

/**
 * assay_framework_change_apply:
 * @self: a change
 * @framework: what it changes; stays as it is
 * @version: the version of the result: the same for a what-if, the next one for an edit
 * @error: return location for an `ASSAY_FRAMEWORK_ERROR_INVALID`
 *
 * Makes a changed framework. It goes through the same checks as a file. What was changed is no
 * longer marked as placeholder. Any thread.
 *
 * Returns: (transfer full) (nullable): the changed framework
 */
AssayFramework *
assay_framework_change_apply (const AssayFrameworkChange *self,
                              AssayFramework             *framework,
                              int                         version,
                              GError                    **error)
{
  JsonNode *json;
  JsonObject *object;

  g_return_val_if_fail (self != NULL && ASSAY_IS_FRAMEWORK (framework), NULL);
  if (!check_ids (self, framework, error) || !check_reading (self, framework, error))
    return NULL;
  json = copy_json (framework);
  object = json_node_get_object (json);
  json_object_set_int_member (object, "version", version);
  change_reading (self, object);
  change_bands (self, json_object_get_array_member (object, "bands"));
  change_nodes (self, json_object_get_array_member (object, "groups"));
  return _assay_framework_new_from_json (json, framework->title, error);
}
