/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Rules and gates: what refers to bands, leaves and answers, once these are read. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/framework/assay-framework-reader.h"

/* Whether any leaf, or any critical one, can have the colour or answer @key. */
gboolean
_assay_framework_has_key (AssayFramework *self,
                          const char     *key,
                          gboolean        critical)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      const AssayNode *leaf = self->leaves->pdata[i];

      if ((leaf->critical || !critical) && _assay_scale_find_key (leaf->scale, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_group_has_band (AssayFramework *self,
                    const char     *id)
{
  for (guint i = 0; i < self->root->n_children; i++)
    for (guint j = 0; j < self->root->children[i]->n_bands; j++)
      if (g_str_equal (self->root->children[i]->bands[j].id, id))
        return TRUE;
  return FALSE;
}

static char *
read_band_id (AssayFramework       *self,
              AssayFrameworkReader *reader,
              JsonObject           *object,
              const char           *key)
{
  char *id = _assay_reader_text (reader, object, key, NULL);

  if (id != NULL && assay_framework_get_band_index (self, id) < 0)
    _assay_reader_refuse_at (reader, key, _ ("there is no band “%s”."), id);
  return id;
}

/* What a rule counts: leaves by their answer, critical ones alone, or groups by their band. */
static void
read_count (AssayFramework       *self,
            AssayFrameworkReader *reader,
            JsonObject           *object,
            AssayRule            *rule)
{
  static const char *const things[] = { "leaves", "groups", NULL };

  rule->what = _assay_reader_text (reader, object, "count", NULL);
  rule->of_groups = _assay_reader_choice (reader, object, "of", things, 0) == 1;
  rule->critical = _assay_reader_boolean (reader, object, "critical", FALSE);
  rule->at_least = _assay_reader_integer (reader, object, "at-least", 1, 1, 1000);
  if (rule->of_groups && rule->critical)
    _assay_reader_doubt_at (reader, "critical", _ ("only a criterion can be critical."));
  if (rule->what == NULL)
    {
      if (rule->of_groups || rule->critical)
        _assay_reader_refuse_at (reader, "count", _ ("this is needed and is not there."));
      return;
    }
  if (rule->of_groups && !any_group_has_band (self, rule->what))
    _assay_reader_doubt_at (reader, "count", _ ("no group has a band “%s”."), rule->what);
  else if (rule->critical && !_assay_framework_has_key (self, rule->what, TRUE))
    _assay_reader_doubt_at (reader, "count",
                            _ ("no critical criterion can be “%s”."), rule->what);
  else if (!rule->of_groups && !_assay_framework_has_key (self, rule->what, FALSE))
    _assay_reader_doubt_at (reader, "count",
                            _ ("no measure or criterion can be “%s”."), rule->what);
}

static void
read_rule (AssayFramework       *self,
           AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayRule            *rule,
           gboolean              last)
{
  _assay_reader_check_keys (reader, object, "band", "count", "of", "critical", "at-least",
                            NULL);
  rule->band = read_band_id (self, reader, object, "band");
  if (rule->band == NULL)
    _assay_reader_refuse_at (reader, "band", _ ("this is needed and is not there."));
  read_count (self, reader, object, rule);
  if (rule->what == NULL && !last)
    _assay_reader_doubt (reader,
                         _ ("without “count” a rule always matches, and those after it are never "
                                    "reached."));
  if (rule->what != NULL && last)
    _assay_reader_refuse (reader, _ ("the last rule must always match and has no “count”."));
}

/* Reads the member `rules` of the framework, which must be there for an aggregation by rules
 * alone. */
void
_assay_framework_read_rules (AssayFramework       *self,
                             AssayFrameworkReader *reader,
                             JsonObject           *object)
{
  gboolean wanted = assay_framework_has_reading (self, ASSAY_AGGREGATION_RULES);
  JsonArray *array = _assay_reader_array (reader, object, "rules", wanted);
  gsize mark = _assay_reader_enter (reader, "rules");

  if (array != NULL && !wanted)
    _assay_reader_doubt (reader, _ ("rules belong to an aggregation by rules."));
  self->n_rules = array == NULL ? 0 : json_array_get_length (array);
  self->rules = g_new0 (AssayRule, self->n_rules);
  for (guint i = 0; i < self->n_rules; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      read_rule (self, reader, _assay_reader_element (reader, array, i), &self->rules[i],
                 i + 1 == self->n_rules);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
}

static void
check_gate (AssayFramework       *self,
            AssayFrameworkReader *reader,
            const AssayGate      *gate)
{
  const AssayNode *leaf;

  if ((gate->force == NULL) == (gate->at_most == NULL))
    _assay_reader_refuse (reader, _ ("a gate has exactly one of “force” and “at-most”."));
  if (gate->leaf == NULL)
    {
      if (!_assay_framework_has_key (self, gate->is, TRUE))
        _assay_reader_doubt_at (reader, "is", _ ("no critical criterion can be “%s”."), gate->is);
      return;
    }
  leaf = g_hash_table_lookup (self->nodes, gate->leaf);
  if (leaf == NULL || leaf->kind == ASSAY_NODE_GROUP)
    _assay_reader_refuse_at (reader, "leaf",
                             _ ("there is no measure or criterion “%s”."), gate->leaf);
  else if (_assay_scale_find_key (leaf->scale, gate->is) == NULL)
    _assay_reader_doubt_at (reader, "is", _ ("“%s” can never be “%s”."), leaf->title, gate->is);
}

static void
read_gate (AssayFramework       *self,
           AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayGate            *gate)
{
  _assay_reader_check_keys (reader, object, "leaf", "is", "force", "at-most", "reason", NULL);
  gate->leaf = _assay_reader_text (reader, object, "leaf", NULL);
  gate->is = _assay_reader_required (reader, object, "is");
  gate->force = read_band_id (self, reader, object, "force");
  gate->at_most = read_band_id (self, reader, object, "at-most");
  gate->reason = _assay_reader_required (reader, object, "reason");
  check_gate (self, reader, gate);
}

/* Reads the member `gates` of the framework, if there is one. */
void
_assay_framework_read_gates (AssayFramework       *self,
                             AssayFrameworkReader *reader,
                             JsonObject           *object)
{
  JsonArray *array = _assay_reader_array (reader, object, "gates", FALSE);
  gsize mark = _assay_reader_enter (reader, "gates");

  self->n_gates = array == NULL ? 0 : json_array_get_length (array);
  self->gates = g_new0 (AssayGate, self->n_gates);
  for (guint i = 0; i < self->n_gates; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      read_gate (self, reader, _assay_reader_element (reader, array, i), &self->gates[i]);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
}
