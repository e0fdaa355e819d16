/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Rules and gates: what refers to bands, leaves and answers, once these are read. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/framework/assay-framework-reader.h"

static gboolean
scale_has_key (const AssayScale *scale,
               const char       *key)
{
  for (guint i = 0; scale != NULL && i < scale->n_steps; i++)
    if (g_strcmp0 (scale->steps[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
any_leaf_has_key (AssayFramework *self,
                  const char     *key)
{
  for (guint i = 0; i < self->leaves->len; i++)
    if (scale_has_key (((const AssayNode *) self->leaves->pdata[i])->scale, key))
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

static void
read_rule (AssayFramework       *self,
           AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayRule            *rule,
           gboolean              last)
{
  _assay_reader_check_keys (reader, object, "band", "count", "at-least", NULL);
  rule->band = read_band_id (self, reader, object, "band");
  if (rule->band == NULL)
    _assay_reader_refuse_at (reader, "band", _ ("this is needed and is not there."));
  rule->what = _assay_reader_text (reader, object, "count", NULL);
  rule->at_least = _assay_reader_integer (reader, object, "at-least", 1, 1, 1000);
  if (rule->what != NULL && !any_leaf_has_key (self, rule->what))
    _assay_reader_refuse_at (reader, "count",
                             _ ("no measure or criterion can be “%s”."), rule->what);
  if (rule->what == NULL && !last)
    _assay_reader_refuse (reader,
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
  gboolean wanted = self->aggregation == ASSAY_AGGREGATION_RULES;
  JsonArray *array = _assay_reader_array (reader, object, "rules", wanted);
  gsize mark = _assay_reader_enter (reader, "rules");

  if (array != NULL && !wanted)
    _assay_reader_refuse (reader, _ ("rules belong to an aggregation by rules."));
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
      if (!any_leaf_has_key (self, gate->is))
        _assay_reader_refuse_at (reader, "is",
                                 _ ("no measure or criterion can be “%s”."), gate->is);
      return;
    }
  leaf = g_hash_table_lookup (self->nodes, gate->leaf);
  if (leaf == NULL || leaf->kind == ASSAY_NODE_GROUP)
    _assay_reader_refuse_at (reader, "leaf",
                             _ ("there is no measure or criterion “%s”."), gate->leaf);
  else if (!scale_has_key (leaf->scale, gate->is))
    _assay_reader_refuse_at (reader, "is", _ ("“%s” can never be “%s”."), leaf->title, gate->is);
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
