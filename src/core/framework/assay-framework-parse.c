/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/framework/assay-framework-reader.h"

static const char *const rated_things[] = { "provider", "service", NULL };
static const char *const aggregations[] = { "measures", "groups", "rules", "ladder", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (aggregations) == ASSAY_N_AGGREGATIONS + 1);

static const char *const missing_policies[] = { "leave-out", "pool", NULL };

/**
 * assay_aggregation_get_id:
 * @aggregation: a way in which leaves make the whole
 *
 * Returns: (transfer none): its name in files and on the command line: `measures`, `groups`, `rules` or
 *   `ladder`
 */
const char *
assay_aggregation_get_id (AssayAggregation aggregation)
{
  g_return_val_if_fail ((guint) aggregation < ASSAY_N_AGGREGATIONS, NULL);
  return aggregations[aggregation];
}

/**
 * assay_aggregation_from_id:
 * @id: a name, such as `ladder`
 * @aggregation: (out): what it names; left alone where it names none
 *
 * Returns: whether it names one
 */
gboolean
assay_aggregation_from_id (const char       *id,
                           AssayAggregation *aggregation)
{
  for (guint i = 0; i < ASSAY_N_AGGREGATIONS; i++)
    if (g_strcmp0 (aggregations[i], id) == 0)
      {
        *aggregation = i;
        return TRUE;
      }
  return FALSE;
}

static char *
read_date (AssayFrameworkReader *reader,
           JsonObject           *object,
           const char           *key)
{
  char *date = _assay_reader_text (reader, object, key, "");

  if (date[0] == '\0' || assay_date_is_valid (date))
    return date;
  _assay_reader_doubt_at (reader, key, _ ("“%s” is no date. Write it as 2010-04-01."), date);
  g_free (date);
  return g_strdup ("");
}

static void
read_heading (AssayFramework       *self,
              AssayFrameworkReader *reader,
              JsonObject           *object)
{
  static const char *const periods[] = { "year", "half-year", "quarter", NULL };
  static const AssayPeriodKind kinds[] = { ASSAY_PERIOD_YEAR, ASSAY_PERIOD_HALF,
                                           ASSAY_PERIOD_QUARTER };
  int rates;

  self->id = _assay_reader_identifier (reader, object, "id");
  self->version = _assay_reader_integer (reader, object, "version", G_MININT, 1, 1000000);
  self->title = _assay_reader_required (reader, object, "title");
  self->description = _assay_reader_text (reader, object, "description", "");
  self->effective = read_date (reader, object, "effective");
  self->review = read_date (reader, object, "review");
  rates = _assay_reader_choice (reader, object, "rates", rated_things, -1);
  self->rates = g_strdup (rated_things[rates]);
  _assay_framework_read_services (self, reader, object);
  self->period_kind = kinds[_assay_reader_choice (reader, object, "period", periods, -1)];
}

static void
read_minimum_base (AssayFramework       *self,
                   AssayFrameworkReader *reader,
                   JsonObject           *object)
{
  static const char *const things[] = { "returns", "visits", NULL };
  JsonObject *base = _assay_reader_object (reader, object, "minimum-base", FALSE);
  gsize mark = _assay_reader_enter (reader, "minimum-base");

  _assay_reader_check_keys (reader, base, "n", "of", NULL);
  if (base != NULL)
    {
      self->minimum_base = _assay_reader_integer (reader, base, "n", G_MININT, 0, 1000000);
      self->counts_visits = _assay_reader_choice (reader, base, "of", things, -1) == 1;
    }
  _assay_reader_leave (reader, mark);
}

static void
read_open_policies (AssayFramework       *self,
                    AssayFrameworkReader *reader,
                    JsonObject           *object)
{
  /* In the order of AssayOpenPolicies. */
  static const char *const names[] = { "aggregation", "missing", "minimum-base", "minimum-coverage",
                                       "decimals", "gates", "rules", "policy-at-most", "counts",
                                       "plan-days", "correction-days", "revisit-months",
                                       "interval-months", NULL };
  g_autofree char *list = g_strjoinv (", ", (char **) names);
  g_auto (GStrv) open = _assay_reader_texts (reader, object, "placeholders");

  for (char **name = open; *name != NULL; name++)
    {
      guint i = 0;

      while (names[i] != NULL && !g_str_equal (names[i], *name))
        i++;
      if (names[i] == NULL)
        _assay_reader_doubt_at (reader, "placeholders", _ ("“%s” is not known. Possible are: %s."),
                                *name, list);
      else
        self->open |= 1 << i;
    }
}

/* What a framework may be read by: what is in force, and what is offered besides. */
static void
read_readings (AssayFramework       *self,
               AssayFrameworkReader *reader,
               JsonObject           *object)
{
  g_auto (GStrv) names = _assay_reader_texts (reader, object, "readings");
  guint in_force = 1u << self->aggregation;
  AssayAggregation reading;

  for (char **name = names; *name != NULL; name++)
    if (!assay_aggregation_from_id (*name, &reading))
      _assay_reader_doubt_at (reader, "readings",
                              _ ("“%s” is none of measures, groups, rules and ladder."), *name);
    else if (self->readings & (1u << reading))
      _assay_reader_doubt_at (reader, "readings", _ ("“%s” is there twice."), *name);
    else
      self->readings |= 1u << reading;
  if (names[0] == NULL)
    self->readings = in_force;
  else if (!(self->readings & in_force))
    _assay_reader_doubt_at (reader, "readings", _ ("the aggregation in force is not among them."));
  self->readings |= in_force;
}

static void
read_policies (AssayFramework       *self,
               AssayFrameworkReader *reader,
               JsonObject           *object)
{
  self->aggregation = _assay_reader_choice (reader, object, "aggregation", aggregations, -1);
  read_readings (self, reader, object);
  self->missing = _assay_reader_choice (reader, object, "missing", missing_policies, 0);
  read_minimum_base (self, reader, object);
  self->minimum_coverage = _assay_reader_number (reader, object, "minimum-coverage", 0, 0, 1);
  self->decimals = _assay_reader_integer (reader, object, "decimals", 1, 0, 4);
  read_open_policies (self, reader, object);
}

static gboolean
is_by_score (AssayAggregation aggregation)
{
  return aggregation == ASSAY_AGGREGATION_WEIGHTED || aggregation == ASSAY_AGGREGATION_GROUPS;
}

/* Thresholds are checked wherever a reading by score is offered. They count, and are shown, only where
 * it is in force. */
static void
read_whole_bands (AssayFramework       *self,
                  AssayFrameworkReader *reader,
                  JsonObject           *object)
{
  gboolean thresholds = assay_framework_has_reading (self, ASSAY_AGGREGATION_WEIGHTED) ||
                        assay_framework_has_reading (self, ASSAY_AGGREGATION_GROUPS);

  self->bands = _assay_framework_read_bands (reader, object, self->decimals, thresholds,
                                             &self->n_bands);
  for (guint i = 0; i < self->n_bands && !is_by_score (self->aggregation); i++)
    self->bands[i].from = -INFINITY;
}

/* Policies of visits or rules that are not there cannot be open. */
static void
check_open (AssayFramework       *self,
            AssayFrameworkReader *reader)
{
  static const AssayOpenPolicies of_visits =
    ASSAY_OPEN_POLICY_AT_MOST | ASSAY_OPEN_COUNTS | ASSAY_OPEN_PLAN_DAYS |
    ASSAY_OPEN_CORRECTION_DAYS | ASSAY_OPEN_REVISIT_MONTHS | ASSAY_OPEN_INTERVAL_MONTHS;

  AssayOpenPolicies missing = (self->visits == NULL ? of_visits : 0) |
                              (self->n_rules == 0 ? ASSAY_OPEN_RULES : 0) |
                              (self->n_gates == 0 ? ASSAY_OPEN_GATES : 0);

  if (self->open & missing)
    _assay_reader_doubt_at (reader, "placeholders",
                            _ ("something is named that this framework does not have."));
  self->open &= ~missing;
}

/* Reads the whole into @self. What is wrong is in the reader; @self can be freed in any case. */
void
_assay_framework_read (AssayFramework       *self,
                       JsonNode             *json,
                       AssayFrameworkReader *reader)
{
  JsonObject *object;

  if (json == NULL || !JSON_NODE_HOLDS_OBJECT (json))
    {
      _assay_reader_refuse (reader, _ ("an object in curly brackets is expected."));
      return;
    }
  object = json_node_get_object (json);
  _assay_reader_check_keys (reader, object, "id", "version", "title", "description", "effective",
                            "review", "rates", "service-types", "period", "aggregation", "readings",
                            "missing", "minimum-base", "minimum-coverage", "decimals", "placeholders", "bands",
                            "visits", "scales", "groups", "rules", "gates", NULL);
  read_heading (self, reader, object);
  read_policies (self, reader, object);
  read_whole_bands (self, reader, object);
  _assay_framework_read_visits (self, reader, object);
  _assay_framework_read_tree (self, reader, object);
  if (reader->error != NULL)
    return;
  _assay_framework_read_rules (self, reader, object);
  _assay_framework_read_gates (self, reader, object);
  _assay_framework_check_visits (self, reader);
  check_open (self, reader);
}
