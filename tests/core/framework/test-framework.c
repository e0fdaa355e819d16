/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/framework/assay-framework.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/base/assay-resources.h"

#define HEAD "'id': 'f', 'version': 1, 'title': 'F', 'rates': 'provider', 'period': 'quarter', "
#define BANDS "'bands': [{'id': 'good', 'title': 'Good', 'from': 60, 'role': 'green'}, " \
              "{'id': 'poor', 'title': 'Poor', 'role': 'red'}], "
#define WORDS "'bands': [{'id': 'good', 'title': 'Good', 'role': 'green'}, " \
              "{'id': 'poor', 'title': 'Poor', 'role': 'red'}], "
#define LINEAR "'scale': {'kind': 'linear', 'zero-at': 0, 'one-at': 100}"
#define LEAF "{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', " LINEAR "}"
#define GROUPS "'groups': [" LEAF "]"
#define WEIGHTED "'aggregation': 'measures', "

/* Single quotes are easier to read in C. */
static AssayFramework *
parse (const char *text,
       GError    **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return assay_framework_new_from_data (json, -1, "test.json", error);
}

typedef struct
{
  const char *json;
  const char *path;
  const char *reason;
} Refusal;

static const Refusal refusals[] = {
  { "[]", "the top", "object" },
  { "{" HEAD WEIGHTED BANDS GROUPS ", 'wieght': 1}", "wieght", "no such key" },
  { "{'version': 1, 'title': 'F', 'rates': 'provider', 'period': 'year', " WEIGHTED BANDS GROUPS "}",
    "id", "needed" },
  { "{" HEAD WEIGHTED BANDS "'effective': '2010-02-30', " GROUPS "}", "effective", "no date" },
  { "{" HEAD "'aggregation': 'best', " BANDS GROUPS "}", "aggregation", "Possible are" },
  { "{" HEAD WEIGHTED "'minimum-coverage': 1.5, " BANDS GROUPS "}", "minimum-coverage", "outside" },
  { "{" HEAD WEIGHTED "'minimum-base': {'n': 2.5, 'of': 'returns'}, " BANDS GROUPS "}",
    "minimum-base.n", "whole number" },
  { "{" HEAD WEIGHTED "'placeholders': ['bands'], " BANDS GROUPS "}", "placeholders", "Possible are" },
  { "{" HEAD WEIGHTED GROUPS "}", "bands", "needed" },
  { "{" HEAD WEIGHTED "'bands': [], " GROUPS "}", "bands", "empty" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'from': 60, 'role': 'red'}, "
    "{'id': 'b', 'title': 'B', 'from': 60, 'role': 'red'}, {'id': 'c', 'title': 'C', 'role': 'red'}], "
    GROUPS "}", "bands[1].from", "must fall" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'from': 60.25, 'role': 'red'}, "
    "{'id': 'c', 'title': 'C', 'role': 'red'}], " GROUPS "}", "bands[0].from", "more decimals" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'from': 60, 'role': 'red'}, "
    "{'id': 'c', 'title': 'C', 'from': 10, 'role': 'red'}], " GROUPS "}", "bands[1].from", "last band" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'from': 60, 'role': 'red'}, "
    "{'id': 'a', 'title': 'C', 'role': 'red'}], " GROUPS "}", "bands[1].id", "twice" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'role': 'pink'}], " GROUPS "}",
    "bands[0].role", "Possible are" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'role': 'red'}, "
    "{'id': 'b', 'title': 'C', 'role': 'red'}], " GROUPS "}", "bands[0].from", "needed" },
  { "{" HEAD WEIGHTED BANDS "'groups': [" LEAF ", " LEAF "]}", "groups[1].measure", "twice" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'title': 'M'}]}", "groups[0]", "exactly one" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'group': 'g', 'measure': 'm', 'title': 'M'}]}", "groups[0]",
    "exactly one" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'group': 'g', 'title': 'G', 'children': []}]}",
    "groups[0].children", "empty" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'weight': 0, " LINEAR "}]}", "groups", "add up to 0" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'weight': -1, " LINEAR "}]}", "groups[0].weight", "outside" },
  { "{" HEAD "'aggregation': 'groups', " BANDS "'groups': [{'group': 'g', 'title': 'G', 'children': ["
    "{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', 'weight': 0, " LINEAR "}]}]}",
    "groups[0].children", "add up to 0" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'scored': false}]}", "groups", "add up to 0" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'scale': {'kind': 'linear', 'zero-at': 5, 'one-at': 5}}]}", "groups[0].scale.one-at", "differ" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'scale': 'nowhere'}]}", "groups[0].scale", "among the scales" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'scale': {'kind': 'steps', 'steps': [{'from': 1, 'points': 0}, {'from': 2, 'points': 1}, "
    "{'points': 1}]}}]}", "groups[0].scale.steps[1].from", "must fall" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', " LINEAR "}]}",
    "groups[0].field", "field" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', "
    "'field': 'Staff (all)', " LINEAR "}]}", "groups[0].field", "no identifier" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'group': 'g', 'title': 'G', 'children': [" LEAF ", "
    "{'measure': 'n', 'title': 'N', 'source': 'return', 'field': 'y', 'divisor': 'people-suported', " LINEAR "}]}]}",
    "groups[0].children[1].divisor", "neither a figure of the register" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': []}}]}", "groups[0].scale.positive",
    "must not be empty" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': ['Very satisfied', 'Satisfed']}}]}",
    "groups[0].scale.positive[1]", "Perhaps “Satisfied” is meant" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': ['Stronly agree']}}]}",
    "groups[0].scale.positive[0]", "Perhaps “Strongly agree” is meant" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positiv': ['Yes']}}]}", "groups[0].scale.positiv",
    "no such key" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'level': 'good', " LINEAR "}]}", "groups[0].level", "ladder" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100}}]}", "groups[0].scale", "survey" },
  { "{" HEAD "'aggregation': 'ladder', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'level': 'best', 'scale': {'kind': 'criterion'}}]}", "groups[0].level", "no band" },
  { "{" HEAD "'aggregation': 'ladder', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'level': 'poor', 'scale': {'kind': 'criterion'}}]}", "groups[0].level", "last band" },
  { "{" HEAD "'aggregation': 'ladder', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'scale': {'kind': 'criterion'}}]}", "groups[0].level", "names its level" },
  { "{" HEAD "'aggregation': 'ladder', " BANDS GROUPS "}", "bands[0].from", "no threshold" },
  { "{" HEAD "'aggregation': 'rules', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'scale': {'kind': 'criterion'}}]}", "rules", "needed" },
  { "{" HEAD "'aggregation': 'rules', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'scale': {'kind': 'criterion'}}], 'rules': [{'band': 'best'}]}", "rules[0].band", "no band" },
  { "{" HEAD "'aggregation': 'rules', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'scale': {'kind': 'criterion'}}], 'rules': [{'band': 'poor', 'count': 'red'}, {'band': 'good'}]}",
    "rules[0].count", "can be" },
  { "{" HEAD "'aggregation': 'rules', " WORDS "'groups': [{'criterion': 'm', 'title': 'M', "
    "'scale': {'kind': 'criterion'}}], 'rules': [{'band': 'poor', 'count': 'not-met'}]}",
    "rules[0]", "always match" },
  { "{" HEAD WEIGHTED BANDS GROUPS ", 'rules': [{'band': 'good'}]}", "rules", "belong" },
  { "{" HEAD WEIGHTED BANDS GROUPS ", 'gates': [{'leaf': 'm', 'is': 'bad', 'force': 'poor', "
    "'reason': 'r'}]}", "gates[0].is", "never be" },
  { "{" HEAD WEIGHTED BANDS GROUPS ", 'gates': [{'leaf': 'n', 'is': 'bad', 'force': 'poor', "
    "'reason': 'r'}]}", "gates[0].leaf", "no measure" },
  { "{" HEAD WEIGHTED BANDS GROUPS ", 'gates': [{'leaf': 'm', 'is': 'bad', 'reason': 'r'}]}",
    "gates[0]", "exactly one" },
};

static void
test_refused (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) framework = parse (refusal->json, &error);
  g_autofree char *place = g_strdup_printf (", at line 1, %s: ", refusal->path);

  g_assert_null (framework);
  g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "test.json"));
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, refusal->reason));
}

/* What a register keeps is read though rules were added since; what cannot be scored is not. */
static void
test_stored (void)
{
  static const char *const read[] = {
    "{" HEAD WEIGHTED BANDS GROUPS ", 'wieght': 1}",
    "{" HEAD WEIGHTED BANDS "'effective': '2010-02-30', " GROUPS "}",
    "{" HEAD WEIGHTED "'placeholders': ['bands', 'rules'], " BANDS GROUPS "}",
    "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'return', 'field': 'x', "
    "'divisor': 'nobody-asks', " LINEAR "}]}",
    "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', "
    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': ['Satisfed']}}]}",
  };
  static const char *const refused[] = { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', "
                                         "'source': 'return', 'field': 'x'}]}",
                                         "{" HEAD WEIGHTED "'bands': [], " GROUPS "}" };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (read[i]), "'", '"');
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayFramework) framework = assay_framework_new_from_stored (json, "F", &error);

      g_assert_no_error (error);
      g_assert_null (parse (read[i], NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (refused[i]), "'", '"');
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_framework_new_from_stored (json, "F", &error));
      g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID);
    }
}

static void
test_syntax (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) deep = NULL;
  g_autofree char *brackets = g_strnfill (100000, '[');

  g_assert_null (parse ("{\n'id': 'f',\n'title' 'F'}", &error));
  g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "line 3"));
  g_assert_nonnull (strstr (error->message, "test.json"));
  g_assert_null (parse ("", &empty));
  g_assert_error (empty, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_SYNTAX);
  g_assert_null (parse (brackets, &deep));
  g_assert_error (deep, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_SYNTAX);
}

static AssayFramework *
load_shipped (const char *name)
{
  g_autofree char *path = g_strdup_printf ("frameworks/%s", name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup (path, &error);
  AssayFramework *framework;

  g_assert_no_error (error);
  framework = assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                             name, &error);
  g_assert_no_error (error);
  return framework;
}

static void
test_shipped (void)
{
  g_auto (GStrv) names = assay_resources_children ("frameworks");

  g_assert_cmpuint (g_strv_length (names), >=, 1);
  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (AssayFramework) framework = load_shipped (*name);
      g_autofree char *stem = g_strndup (*name, strlen (*name) - strlen (".json"));

      g_assert_cmpstr (assay_framework_get_id (framework), ==, stem);
    }
}

static void
test_care_governance (void)
{
  g_autoptr (AssayFramework) framework = load_shipped ("care-governance.json");
  const AssayNode *complaints = assay_framework_find_node (framework, "complaints");
  guint surveys = 0;

  g_assert_cmpuint (assay_framework_get_n_leaves (framework), ==, 15);
  g_assert_cmpuint (assay_framework_get_root (framework)->n_children, ==, 5);
  g_assert_cmpint (assay_framework_get_period_kind (framework), ==, ASSAY_PERIOD_QUARTER);
  g_assert_cmpuint (assay_framework_get_minimum_base (framework), ==, 10);
  g_assert_cmpfloat (assay_framework_get_minimum_coverage (framework), ==, 0.6);
  g_assert_cmpuint (assay_framework_get_n_bands (framework), ==, 4);
  g_assert_cmpfloat (assay_framework_find_band (framework, "gold")->from, ==, 80);
  g_assert_true (isinf (assay_framework_find_band (framework, "not-awarded")->from));
  for (guint i = 0; i < 15; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      g_assert_cmpuint (leaf->leaf_index, ==, i);
      g_assert_cmpfloat (leaf->weight, ==, 1);
      g_assert_true (leaf->scored == (strcmp (leaf->id, "safeguarding-alerts") != 0));
      surveys += g_str_equal (leaf->source, "survey");
      g_assert_true (g_str_equal (leaf->source, "return") == (leaf->question == NULL));
    }
  g_assert_cmpuint (surveys, ==, 9);
  g_assert_cmpstr (complaints->divisor, ==, "people-supported");
  g_assert_cmpfloat (complaints->scale->zero_at, ==, 10);
  g_assert_cmpstr (complaints->parent->id, ==, "own-quality");
}

static void
test_placeholders (void)
{
  g_autoptr (AssayFramework) framework = load_shipped ("care-governance.json");
  g_auto (GStrv) open = assay_framework_list_placeholders (framework);

  g_assert_true (g_strv_contains ((const char *const *) open, "Threshold of Gold: 80.0"));
  g_assert_true (g_strv_contains ((const char *const *) open, "Weight of Activities: 1"));
  g_assert_true (g_strv_contains ((const char *const *) open, "Scale of Care worker turnover"));
  g_assert_true (g_strv_contains ((const char *const *) open, "How a missing measure counts"));
}

static void
test_round_trip (void)
{
  g_autoptr (AssayFramework) framework = load_shipped ("care-governance.json");
  g_autofree char *json = assay_framework_to_json (framework);
  g_autoptr (AssayFramework) again = assay_framework_new_from_data (json, -1, "again", NULL);
  g_autofree char *second = assay_framework_to_json (again);

  g_assert_cmpstr (json, ==, second);
}

static void
test_depth (void)
{
  g_autoptr (GString) json = g_string_new ("{" HEAD WEIGHTED BANDS "'groups': [");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) framework = NULL;

  for (int i = 0; i < 5; i++)
    g_string_append_printf (json, "{'group': 'g%d', 'title': 'G', 'children': [", i);
  g_string_append (json, LEAF);
  for (int i = 0; i < 5; i++)
    g_string_append (json, "]}");
  g_string_append (json, "]}");
  framework = parse (json->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_framework_get_leaf (framework, 0)->depth, ==, 6);
}

/* Whatever is broken in a file, it is refused with a reason or read: nothing else may happen. */
static void
test_broken (void)
{
  static const char *const tokens[] = { "null", "[]", "{}", "-1", "1e300", "\"\"", "true", "\"x\"", "," };
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/care-governance.json", NULL);
  g_autofree char *whole = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  int n = (int) g_strv_length (lines);

  for (int i = 0; i < 600; i++)
    {
      int place = g_test_rand_int_range (0, n);
      g_autofree char *line = g_steal_pointer (&lines[place]);
      g_autofree char *json = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayFramework) framework = NULL;
      g_autoptr (AssayFramework) stored = NULL;
      const char *colon = strchr (line, ':');

      lines[place] = g_strdup_printf ("%.*s%s%s", colon == NULL ? 0 : (int) (colon - line) + 1, line,
                                      tokens[g_test_rand_int_range (0, G_N_ELEMENTS (tokens))],
                                      g_str_has_suffix (line, ",") ? "," : "");
      json = g_strjoinv ("\n", lines);
      framework = assay_framework_new_from_data (json, -1, "broken", &error);
      g_assert_true ((framework == NULL) == (error != NULL));
      g_clear_error (&error);
      stored = assay_framework_new_from_stored (json, "broken", &error);
      g_assert_true ((stored == NULL) == (error != NULL));
      g_assert_true (framework == NULL || stored != NULL);
      g_free (lines[place]);
      lines[place] = g_steal_pointer (&line);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/framework/refused/%02u", i);

      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/framework/syntax", test_syntax);
  g_test_add_func ("/framework/stored", test_stored);
  g_test_add_func ("/framework/shipped", test_shipped);
  g_test_add_func ("/framework/care-governance", test_care_governance);
  g_test_add_func ("/framework/placeholders", test_placeholders);
  g_test_add_func ("/framework/round-trip", test_round_trip);
  g_test_add_func ("/framework/depth", test_depth);
  g_test_add_func ("/framework/broken", test_broken);
  return g_test_run ();
}
