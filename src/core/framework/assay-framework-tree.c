/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/framework/assay-framework-reader.h"

#define DEEPEST 32
#define MOST_LEAVES 1000

static const char *const kinds[] = { "group", "measure", "criterion" };
static const char *const sources[] = { "survey", "return", "register", "visit", "judgement", NULL };

void
_assay_node_free (AssayNode *node)
{
  if (node == NULL)
    return;
  for (guint i = 0; i < node->n_children; i++)
    _assay_node_free (node->children[i]);
  g_free (node->children);
  _assay_bands_free (node->bands, node->n_bands);
  _assay_scale_free (node->scale);
  g_free (node->id);
  g_free (node->title);
  g_free (node->short_title);
  g_free (node->question);
  g_free (node->guidance);
  g_free (node->source);
  g_free (node->source_title);
  g_free (node->unit);
  g_free (node->note);
  g_free (node->field);
  g_free (node->divisor);
  g_free (node->level);
  g_strfreev (node->required_sources);
  g_free (node->method);
  g_strfreev (node->service_types);
  g_strfreev (node->service_keys);
  g_strfreev (node->kinds);
  g_free (node);
}

/* A node says what it is by the key that holds its identifier. */
static void
read_identity (AssayFramework       *self,
               AssayFrameworkReader *reader,
               JsonObject           *object,
               AssayNode            *node)
{
  guint found = 0;

  for (guint i = 0; object != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (json_object_has_member (object, kinds[i]))
      {
        node->kind = i;
        found++;
      }
  if (found != 1)
    {
      _assay_reader_refuse (reader,
                            _ ("exactly one of group, measure and criterion is needed, with an "
                                       "identifier."));
      return;
    }
  node->id = _assay_reader_identifier (reader, object, kinds[node->kind]);
  if (g_hash_table_contains (self->nodes, node->id))
    _assay_reader_refuse_at (reader, kinds[node->kind], _ ("“%s” is there twice."), node->id);
  g_hash_table_insert (self->nodes, node->id, node);
}

static void
read_common (AssayFrameworkReader *reader,
             JsonObject           *object,
             AssayNode            *node)
{
  node->title = _assay_reader_required (reader, object, "title");
  node->short_title = _assay_reader_text (reader, object, "short-title", node->title);
  node->guidance = _assay_reader_text (reader, object, "guidance", "");
  node->weight = _assay_reader_number (reader, object, "weight", 1, 0, 1e6);
  node->weight_placeholder = _assay_reader_boolean (reader, object, "weight-placeholder", FALSE);
}

/* A scale stands in the leaf, or is the name of one of the file's `scales`. */
static AssayScale *
read_leaf_scale (AssayFrameworkReader *reader,
                 JsonObject           *object,
                 GHashTable           *scales)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, "scale");
  const AssayScale *named;
  AssayScale *scale = NULL;
  gsize mark;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      g_autofree char *name = _assay_reader_text (reader, object, "scale", "");

      named = g_hash_table_lookup (scales, name);
      if (named == NULL)
        _assay_reader_refuse_at (reader, "scale",
                                 _ ("“%s” is not among the scales of this file."), name);
      return named == NULL ? NULL : _assay_scale_copy (named);
    }
  mark = _assay_reader_enter (reader, "scale");
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    scale = _assay_framework_read_scale (reader, json_node_get_object (node));
  else if (node != NULL)
    _assay_reader_refuse (reader, _ ("a scale or the name of one is expected."));
  _assay_reader_leave (reader, mark);
  return scale;
}

/* A survey brings its own answers; those of a short visit are the framework's. */
static void
check_share (AssayFrameworkReader *reader,
             const AssayNode      *node)
{
  gboolean visit = g_str_equal (node->source, "visit");

  if (node->scale == NULL || node->scale->kind != ASSAY_SCALE_SHARE)
    return;
  if (!visit && !g_str_equal (node->source, "survey"))
    _assay_reader_refuse_at (reader, "scale",
                             _ ("shares of positive answers come from a survey or from visits."));
  else if (visit && node->scale->n_steps == 0)
    _assay_reader_refuse_at (reader, "scale",
                             _ ("a share of visits needs the answers that may be given."));
  else if (!visit && node->scale->n_steps > 0)
    _assay_reader_doubt_at (reader, "scale",
                            _ ("a survey has its own answers, and the scale must name none."));
}

static void
check_leaf (AssayFrameworkReader *reader,
            const AssayNode      *node)
{
  gboolean criterion = node->kind == ASSAY_NODE_CRITERION;

  if (node->scored && node->scale == NULL)
    _assay_reader_refuse_at (reader, "scale", _ ("a scored leaf needs a scale."));
  if (criterion && node->scale != NULL && node->scale->kind != ASSAY_SCALE_CRITERION)
    _assay_reader_refuse_at (reader, "scale",
                             _ ("a criterion needs a scale of the kind criterion."));
  if (node->critical && !criterion)
    _assay_reader_refuse_at (reader, "critical", _ ("only a criterion can be critical."));
  check_share (reader, node);
  if (g_str_equal (node->source, "return") && node->field == NULL)
    _assay_reader_refuse_at (reader, "field",
                             _ ("a measure from returns needs the field of its figure."));
  if (node->divisor != NULL && node->field == NULL)
    _assay_reader_refuse_at (reader, "divisor", _ ("a divisor needs a field to divide."));
  if (g_strcmp0 (node->divisor, node->field) == 0 && node->divisor != NULL)
    _assay_reader_doubt_at (reader, "divisor", _ ("a field divided by itself says nothing."));
}

/* On a ladder a leaf belongs to a level other than the last, which is what remains. */
static void
read_level (AssayFramework       *self,
            AssayFrameworkReader *reader,
            JsonObject           *object,
            AssayNode            *node)
{
  int index;

  node->level = _assay_reader_text (reader, object, "level", NULL);
  if (!assay_framework_has_reading (self, ASSAY_AGGREGATION_LADDER))
    {
      if (node->level != NULL)
        _assay_reader_doubt_at (reader, "level",
                                _ ("levels belong to a ladder, and this framework is none."));
      return;
    }
  if (node->level == NULL)
    {
      _assay_reader_refuse_at (reader, "level", _ ("on a ladder every leaf names its level."));
      return;
    }
  index = assay_framework_get_band_index (self, node->level);
  if (index < 0)
    _assay_reader_refuse_at (reader, "level", _ ("there is no band “%s”."), node->level);
  else if ((guint) index + 1 == self->n_bands)
    _assay_reader_refuse_at (reader, "level",
                             _ ("“%s” is the last band, which takes who completes no level."),
                             node->level);
}

static void
read_leaf (AssayFramework       *self,
           AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayNode            *node,
           GHashTable           *scales)
{
  gboolean criterion = node->kind == ASSAY_NODE_CRITERION;

  _assay_reader_check_keys (reader, object, kinds[node->kind], "title", "short-title", "guidance",
                            "question", "source", "source-title", "unit", "weight",
                            "weight-placeholder", "scored", "critical", "note", "scale", "field",
                            "divisor", "level", "required-sources", "method", "service-types",
                            "kinds", NULL);
  node->question = _assay_reader_text (reader, object, "question", NULL);
  node->source = g_strdup (sources[_assay_reader_choice (reader, object, "source", sources,
                                                         criterion ? 3 : -1)]);
  node->source_title = _assay_reader_text (reader, object, "source-title", node->source);
  node->unit = _assay_reader_text (reader, object, "unit", "");
  node->scored = _assay_reader_boolean (reader, object, "scored", TRUE);
  node->critical = _assay_reader_boolean (reader, object, "critical", FALSE);
  node->note = _assay_reader_text (reader, object, "note", "");
  node->field = _assay_reader_optional (reader, object, "field");
  node->divisor = _assay_reader_optional (reader, object, "divisor");
  node->scale = read_leaf_scale (reader, object, scales);
  read_level (self, reader, object, node);
  _assay_framework_read_leaf_visits (self, reader, object, node);
  check_leaf (reader, node);
  node->leaf_index = self->leaves->len;
  g_ptr_array_add (self->leaves, node);
  if (self->leaves->len > MOST_LEAVES)
    _assay_reader_refuse (reader,
                          _ ("a framework has at most %d measures and criteria."), MOST_LEAVES);
}

static void read_children (AssayFramework       *self,
                           AssayFrameworkReader *reader,
                           JsonObject           *object,
                           const char           *key,
                           AssayNode            *node,
                           GHashTable           *scales);

static AssayNode *
read_node (AssayFramework       *self,
           AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayNode            *parent,
           GHashTable           *scales)
{
  AssayNode *node = g_new0 (AssayNode, 1);

  node->parent = parent;
  node->depth = parent->depth + 1;
  if (node->depth > DEEPEST)
    {
      _assay_reader_refuse (reader, _ ("groups lie too deep within one another."));
      return node;
    }
  read_identity (self, reader, object, node);
  if (reader->error != NULL)
    return node;
  read_common (reader, object, node);
  if (node->kind != ASSAY_NODE_GROUP)
    {
      read_leaf (self, reader, object, node, scales);
      return node;
    }
  _assay_reader_check_keys (reader, object, "group", "title", "short-title", "guidance", "weight",
                            "weight-placeholder", "bands", "children", NULL);
  if (object != NULL && json_object_has_member (object, "bands"))
    node->bands = _assay_framework_read_bands (reader, object, self->decimals, TRUE,
                                               &node->n_bands);
  read_children (self, reader, object, "children", node, scales);
  return node;
}

static gboolean
has_scored_leaf (const AssayNode *node)
{
  if (node->kind != ASSAY_NODE_GROUP)
    return node->scored;
  for (guint i = 0; i < node->n_children; i++)
    if (has_scored_leaf (node->children[i]))
      return TRUE;
  return FALSE;
}

/* Without the groups' own weights only the leaves' sum matters, which is looked at in the end. */
static void
check_group_weights (AssayFramework       *self,
                     AssayFrameworkReader *reader,
                     const AssayNode      *node)
{
  double sum = 0;

  if (!assay_framework_has_reading (self, ASSAY_AGGREGATION_GROUPS) || reader->error != NULL ||
      !has_scored_leaf (node))
    return;
  for (guint i = 0; i < node->n_children; i++)
    if (has_scored_leaf (node->children[i]))
      sum += node->children[i]->weight;
  if (sum <= 0)
    _assay_reader_refuse (reader, _ ("the weights of what is scored here add up to 0."));
}

static void
read_children (AssayFramework       *self,
               AssayFrameworkReader *reader,
               JsonObject           *object,
               const char           *key,
               AssayNode            *node,
               GHashTable           *scales)
{
  JsonArray *array = _assay_reader_array (reader, object, key, TRUE);
  gsize mark = _assay_reader_enter (reader, key);
  guint n = array == NULL ? 0 : json_array_get_length (array);

  node->children = g_new0 (AssayNode *, n);
  for (guint i = 0; i < n && reader->error == NULL; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      node->children[i] = read_node (self, reader, _assay_reader_element (reader, array, i), node,
                                     scales);
      node->n_children = i + 1;
      _assay_reader_leave (reader, inner);
    }
  check_group_weights (self, reader, node);
  _assay_reader_leave (reader, mark);
}

static void
check_leaf_weights (AssayFramework       *self,
                    AssayFrameworkReader *reader)
{
  double sum = 0;

  for (guint i = 0; i < self->leaves->len; i++)
    {
      const AssayNode *leaf = self->leaves->pdata[i];

      if (leaf->scored)
        sum += leaf->weight;
    }
  if (sum <= 0 && self->readings != 1u << ASSAY_AGGREGATION_GROUPS)
    _assay_reader_refuse_at (reader, "groups",
                             _ ("the weights of what is scored add up to 0, so that there is no "
                                "score."));
}

/* Figures that come with the register of providers, whatever a framework asks for. */
static const char *const register_fields[] = { "people-supported", "questionnaires-sent",
                                               "undeliverable", NULL };

static gboolean
is_asked_for (const AssayFramework *self,
              const char           *field)
{
  for (guint i = 0; i < self->leaves->len; i++)
    if (g_strcmp0 (((const AssayNode *) self->leaves->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

static guint
get_index (const AssayNode *node)
{
  guint index = 0;

  while (node->parent->children[index] != node)
    index++;
  return index;
}

static void
append_path (GString         *path,
             const AssayNode *node)
{
  if (node->parent->parent != NULL)
    append_path (path, node->parent);
  g_string_append_printf (path, "%s[%u]", path->len == 0 ? "groups" : ".children", get_index (node));
}

/* A figure that nobody brings divides nothing: the measure would never have a value. */
static void
check_divisors (const AssayFramework *self,
                AssayFrameworkReader *reader)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      const AssayNode *leaf = self->leaves->pdata[i];
      gsize mark = reader->path->len;

      if (leaf->divisor == NULL || g_strv_contains (register_fields, leaf->divisor) ||
          is_asked_for (self, leaf->divisor))
        continue;
      append_path (reader->path, leaf);
      _assay_reader_doubt_at (reader, "divisor",
                              _ ("“%s” is neither a figure of the register (people-supported, "
                                 "questionnaires-sent, undeliverable) nor the field of a measure."),
                              leaf->divisor);
      _assay_reader_leave (reader, mark);
    }
}

static GHashTable *
read_scales (AssayFrameworkReader *reader,
             JsonObject           *object)
{
  GHashTable *scales = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) _assay_scale_free);
  JsonObject *named = _assay_reader_object (reader, object, "scales", FALSE);
  g_autoptr (GList) names = named == NULL ? NULL : json_object_get_members (named);
  gsize mark = _assay_reader_enter (reader, "scales");

  for (GList *l = names; l != NULL; l = l->next)
    {
      gsize inner = _assay_reader_enter (reader, l->data);
      JsonNode *node = json_object_get_member (named, l->data);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_hash_table_insert (scales, g_strdup (l->data),
                             _assay_framework_read_scale (reader, json_node_get_object (node)));
      else
        _assay_reader_refuse (reader, _ ("an object in curly brackets is expected."));
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
  return scales;
}

/* Reads `scales` and `groups`. The root is the framework itself and bears its id and title. */
void
_assay_framework_read_tree (AssayFramework       *self,
                            AssayFrameworkReader *reader,
                            JsonObject           *object)
{
  g_autoptr (GHashTable) scales = read_scales (reader, object);

  self->root = g_new0 (AssayNode, 1);
  self->root->kind = ASSAY_NODE_GROUP;
  self->root->id = g_strdup (self->id);
  self->root->title = g_strdup (self->title);
  self->root->short_title = g_strdup (self->title);
  self->root->guidance = g_strdup ("");
  self->root->weight = 1;
  g_hash_table_insert (self->nodes, self->root->id, self->root);
  read_children (self, reader, object, "groups", self->root, scales);
  if (reader->error == NULL)
    {
      check_leaf_weights (self, reader);
      check_divisors (self, reader);
    }
}
