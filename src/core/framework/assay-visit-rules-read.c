/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The member `visits`, and what a leaf says of how it is assessed. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/framework/assay-framework-reader.h"

static const char *const known_kinds[] = { "announced", "unannounced", "follow-up", "desktop",
                                           "self-assessment", "expert", "home-visit", NULL };

/* Refuses words of a list that are not among @known. */
static void
check_words (AssayFrameworkReader *reader,
             const char           *key,
             char                **words,
             const char *const    *known)
{
  g_autofree char *list = g_strjoinv (", ", (char **) known);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (known, words[i]))
      _assay_reader_refuse_at (reader, key, _ ("“%s” is not known. Possible are: %s."), words[i],
                               list);
    else
      for (guint j = 0; j < i; j++)
        if (g_str_equal (words[i], words[j]))
          _assay_reader_refuse_at (reader, key, _ ("“%s” is there twice."), words[i]);
}

/* Letters are keys of the visit form, where digits are the answers and three letters lead to evidence, point of view
 * and note. */
static char
read_letter (AssayFrameworkReader *reader,
             JsonObject           *object)
{
  g_autofree char *text = _assay_reader_required (reader, object, "letter");

  if (strlen (text) == 1 && strchr ("esn", text[0]) != NULL)
    {
      _assay_reader_doubt_at (reader, "letter", _ ("“%s” is taken: the form’s own keys are e, s and n."), text);
      return 'a';
    }
  if (strlen (text) == 1 && g_ascii_islower (text[0]))
    return text[0];
  _assay_reader_doubt_at (reader, "letter", _ ("“%s” is not one small letter a–z."), text);
  return 'a';
}

static void
read_source (AssayFrameworkReader *reader,
             JsonObject           *object,
             AssayVisitRules      *rules,
             guint                 index)
{
  AssayEvidenceSource *source = &rules->sources[index];

  _assay_reader_check_keys (reader, object, "id", "title", "letter", "policy", NULL);
  source->id = _assay_reader_identifier (reader, object, "id");
  source->title = _assay_reader_required (reader, object, "title");
  source->letter = read_letter (reader, object);
  source->is_policy = _assay_reader_boolean (reader, object, "policy", FALSE);
  for (guint i = 0; i < index; i++)
    {
      if (g_str_equal (rules->sources[i].id, source->id))
        _assay_reader_refuse_at (reader, "id", _ ("“%s” is there twice."), source->id);
      if (rules->sources[i].letter == source->letter)
        _assay_reader_doubt_at (reader, "letter", _ ("“%c” is the letter of “%s” already."),
                                source->letter, rules->sources[i].title);
    }
}

static void
read_perspective (AssayFrameworkReader *reader,
                  JsonObject           *object,
                  AssayVisitRules      *rules,
                  guint                 index)
{
  AssayPerspective *perspective = &rules->perspectives[index];

  _assay_reader_check_keys (reader, object, "id", "title", NULL);
  perspective->id = _assay_reader_identifier (reader, object, "id");
  perspective->title = _assay_reader_required (reader, object, "title");
  for (guint i = 0; i < index; i++)
    if (g_str_equal (rules->perspectives[i].id, perspective->id))
      _assay_reader_refuse_at (reader, "id", _ ("“%s” is there twice."), perspective->id);
}

typedef void (*ReadElement) (AssayFrameworkReader *reader,
                             JsonObject           *object,
                             AssayVisitRules      *rules,
                             guint                 index);

static void
read_elements (AssayFrameworkReader *reader,
               JsonArray            *array,
               const char           *key,
               AssayVisitRules      *rules,
               ReadElement           read)
{
  gsize mark = _assay_reader_enter (reader, key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      read (reader, _assay_reader_element (reader, array, i), rules, i);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
}

static void
read_evidence (AssayFrameworkReader *reader,
               JsonObject           *object,
               AssayVisitRules      *rules)
{
  JsonArray *sources = _assay_reader_array (reader, object, "sources", FALSE);
  JsonArray *perspectives = _assay_reader_array (reader, object, "perspectives", FALSE);

  rules->n_sources = sources == NULL ? 0 : json_array_get_length (sources);
  rules->sources = g_new0 (AssayEvidenceSource, rules->n_sources);
  read_elements (reader, sources, "sources", rules, read_source);
  rules->n_perspectives = perspectives == NULL ? 0 : json_array_get_length (perspectives);
  rules->perspectives = g_new0 (AssayPerspective, rules->n_perspectives);
  read_elements (reader, perspectives, "perspectives", rules, read_perspective);
}

/* What does not rate is left out of `counts`; without that member every kind rates. */
static void
read_kinds (AssayFrameworkReader *reader,
            JsonObject           *object,
            AssayVisitRules      *rules)
{
  _assay_reader_array (reader, object, "kinds", TRUE);
  rules->kinds = _assay_reader_texts (reader, object, "kinds");
  check_words (reader, "kinds", rules->kinds, known_kinds);
  if (!json_object_has_member (object, "counts"))
    {
      rules->counts = g_strdupv (rules->kinds);
      return;
    }
  rules->counts = _assay_reader_texts (reader, object, "counts");
  check_words (reader, "counts", rules->counts, (const char *const *) rules->kinds);
}

static void
read_intervals (AssayFrameworkReader *reader,
                JsonObject           *object,
                AssayVisitRules      *rules)
{
  static const char *const names[] = { "high", "medium", "low" };
  JsonObject *intervals = _assay_reader_object (reader, object, "interval-months", FALSE);
  gsize mark = _assay_reader_enter (reader, "interval-months");

  _assay_reader_check_keys (reader, intervals, "high", "medium", "low", NULL);
  for (guint i = 0; i < ASSAY_N_RISKS; i++)
    rules->interval_months[i] = _assay_reader_integer (reader, intervals, names[i], 12, 0, 120);
  _assay_reader_leave (reader, mark);
}

static void
read_revisit (AssayFramework       *self,
              AssayFrameworkReader *reader,
              JsonObject           *object,
              AssayVisitRules      *rules)
{
  rules->revisit_months = _assay_reader_integer (reader, object, "revisit-months", 0, 0, 120);
  rules->revisit_bands = _assay_reader_texts (reader, object, "revisit-bands");
  for (char **band = rules->revisit_bands; *band != NULL; band++)
    if (assay_framework_get_band_index (self, *band) < 0)
      _assay_reader_doubt_at (reader, "revisit-bands", _ ("there is no band “%s”."), *band);
  if ((rules->revisit_months > 0) != (rules->revisit_bands[0] != NULL))
    _assay_reader_doubt_at (reader, "revisit-months",
                            _ ("revisit-months and revisit-bands belong together."));
}

/* Reads the member `visits`, if there is one; called with the bands read. */
void
_assay_framework_read_visits (AssayFramework       *self,
                              AssayFrameworkReader *reader,
                              JsonObject           *parent)
{
  JsonObject *object = _assay_reader_object (reader, parent, "visits", FALSE);
  gsize mark = _assay_reader_enter (reader, "visits");
  AssayVisitRules *rules;

  if (object != NULL)
    {
      _assay_reader_check_keys (reader, object, "sources", "perspectives", "policy-at-most",
                                "needs-action", "kinds", "counts", "hides-score",
                                "verifies-evidence", "plan-days", "correction-days",
                                "revisit-months", "revisit-bands", "interval-months", NULL);
      rules = self->visits = g_new0 (AssayVisitRules, 1);
      read_evidence (reader, object, rules);
      rules->policy_at_most = _assay_reader_text (reader, object, "policy-at-most", NULL);
      rules->needs_action = _assay_reader_texts (reader, object, "needs-action");
      read_kinds (reader, object, rules);
      rules->hides_score = _assay_reader_boolean (reader, object, "hides-score", FALSE);
      rules->verifies_evidence = _assay_reader_boolean (reader, object, "verifies-evidence", FALSE);
      rules->plan_days = _assay_reader_integer (reader, object, "plan-days", 14, 0, 366);
      rules->correction_days = _assay_reader_integer (reader, object, "correction-days", 14, 0, 366);
      read_revisit (self, reader, object, rules);
      read_intervals (reader, object, rules);
    }
  _assay_reader_leave (reader, mark);
}

static gboolean
has_policy (const AssayVisitRules *rules)
{
  for (guint i = 0; i < rules->n_sources; i++)
    if (rules->sources[i].is_policy)
      return TRUE;
  return FALSE;
}

/* Checks what the rules say of answers, which are known once the tree is read. */
void
_assay_framework_check_visits (AssayFramework       *self,
                               AssayFrameworkReader *reader)
{
  const AssayVisitRules *rules = self->visits;
  gsize mark = _assay_reader_enter (reader, "visits");

  if (rules != NULL && rules->policy_at_most != NULL && !has_policy (rules))
    _assay_reader_doubt_at (reader, "policy-at-most", _ ("none of the sources is a policy."));
  if (rules != NULL && rules->policy_at_most != NULL &&
      !_assay_framework_has_key (self, rules->policy_at_most, FALSE))
    _assay_reader_doubt_at (reader, "policy-at-most",
                            _ ("no measure or criterion can be “%s”."), rules->policy_at_most);
  for (guint i = 0; rules != NULL && rules->needs_action[i] != NULL; i++)
    if (!_assay_framework_has_key (self, rules->needs_action[i], FALSE))
      _assay_reader_doubt_at (reader, "needs-action",
                              _ ("no measure or criterion can be “%s”."), rules->needs_action[i]);
  _assay_reader_leave (reader, mark);
}

static void
read_required_sources (AssayFramework       *self,
                       AssayFrameworkReader *reader,
                       JsonObject           *object,
                       AssayNode            *leaf)
{
  leaf->required_sources = _assay_reader_texts (reader, object, "required-sources");
  for (char **source = leaf->required_sources; *source != NULL; source++)
    if (assay_visit_rules_find_source (self->visits, *source) == NULL)
      _assay_reader_doubt_at (reader, "required-sources",
                              _ ("“%s” is not among the sources of visits."), *source);
}

/* Reads how a leaf is assessed, of which service types and in which kinds of assessment. */
void
_assay_framework_read_leaf_visits (AssayFramework       *self,
                                   AssayFrameworkReader *reader,
                                   JsonObject           *object,
                                   AssayNode            *leaf)
{
  static const char *const none[] = { NULL };

  read_required_sources (self, reader, object, leaf);
  leaf->method = _assay_reader_text (reader, object, "method", "");
  leaf->kinds = _assay_reader_texts (reader, object, "kinds");
  check_words (reader, "kinds", leaf->kinds,
               self->visits == NULL ? none : (const char *const *) self->visits->kinds);
  _assay_framework_read_leaf_services (self, reader, object, leaf);
}
