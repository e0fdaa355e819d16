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
static const char *const missing_policies[] = { "leave-out", "pool", NULL };

static char *
read_date (AssayFrameworkReader *reader,
           JsonObject           *object,
           const char           *key)
{
  char *date = _assay_reader_text (reader, object, key, "");

  if (date[0] != '\0' && !assay_date_is_valid (date))
    _assay_reader_refuse_at (reader, key, _ ("“%s” is no date. Write it as 2010-04-01."), date);
  return date;
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
  self->service_types = _assay_reader_texts (reader, object, "service-types");
  self->period_kind = kinds[_assay_reader_choice (reader, object, "period", periods, -1)];
}

static void
read_minimum_base (AssayFramework       *self,
                   AssayFrameworkReader *reader,
                   JsonObject           *object)
{
  static const char *const things[] = { "returns", NULL };
  JsonObject *base = _assay_reader_object (reader, object, "minimum-base", FALSE);
  gsize mark = _assay_reader_enter (reader, "minimum-base");

  _assay_reader_check_keys (reader, base, "n", "of", NULL);
  if (base != NULL)
    {
      self->minimum_base = _assay_reader_integer (reader, base, "n", G_MININT, 0, 1000000);
      _assay_reader_choice (reader, base, "of", things, -1);
    }
  _assay_reader_leave (reader, mark);
}

static void
read_open_policies (AssayFramework       *self,
                    AssayFrameworkReader *reader,
                    JsonObject           *object)
{
  static const char *const names[] = { "aggregation", "missing", "minimum-base", "minimum-coverage",
                                       "decimals", NULL };
  g_auto (GStrv) open = _assay_reader_texts (reader, object, "placeholders");

  for (char **name = open; *name != NULL; name++)
    {
      guint i = 0;

      while (names[i] != NULL && !g_str_equal (names[i], *name))
        i++;
      if (names[i] == NULL)
        _assay_reader_refuse_at (reader, "placeholders", _ ("“%s” is none of aggregation, missing, "
                                 "minimum-base, minimum-coverage and decimals."), *name);
      self->open |= 1 << i;
    }
}

static void
read_policies (AssayFramework       *self,
               AssayFrameworkReader *reader,
               JsonObject           *object)
{
  self->aggregation = _assay_reader_choice (reader, object, "aggregation", aggregations, -1);
  self->missing = _assay_reader_choice (reader, object, "missing", missing_policies, 0);
  read_minimum_base (self, reader, object);
  self->minimum_coverage = _assay_reader_number (reader, object, "minimum-coverage", 0, 0, 1);
  self->decimals = _assay_reader_integer (reader, object, "decimals", 1, 0, 4);
  read_open_policies (self, reader, object);
}

/* Reads the whole into @self. What is wrong is in the reader; @self can be freed in any case. */
void
_assay_framework_read (AssayFramework       *self,
                       JsonNode             *json,
                       AssayFrameworkReader *reader)
{
  JsonObject *object;
  gboolean thresholds;

  if (json == NULL || !JSON_NODE_HOLDS_OBJECT (json))
    {
      _assay_reader_refuse (reader, _ ("an object in curly brackets is expected."));
      return;
    }
  object = json_node_get_object (json);
  _assay_reader_check_keys (reader, object, "id", "version", "title", "description", "effective",
                            "review", "rates", "service-types", "period", "aggregation", "missing",
                            "minimum-base", "minimum-coverage", "decimals", "placeholders", "bands",
                            "scales", "groups", "rules", "gates", NULL);
  read_heading (self, reader, object);
  read_policies (self, reader, object);
  thresholds = self->aggregation == ASSAY_AGGREGATION_WEIGHTED ||
               self->aggregation == ASSAY_AGGREGATION_GROUPS;
  self->bands = _assay_framework_read_bands (reader, object, self->decimals, thresholds,
                                             &self->n_bands);
  _assay_framework_read_tree (self, reader, object);
  if (reader->error != NULL)
    return;
  _assay_framework_read_rules (self, reader, object);
  _assay_framework_read_gates (self, reader, object);
}
