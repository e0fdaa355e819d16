/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/framework/assay-visit-rules.h"

#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/framework/assay-framework-change.h"

#define HEAD "'id': 'f', 'version': 1, 'title': 'F', 'rates': 'provider', 'period': 'year', "
#define WEIGHTED "'aggregation': 'measures', "
#define BANDS "'bands': [{'id': 'good', 'title': 'Good', 'from': 60, 'role': 'green'}, " \
              "{'id': 'poor', 'title': 'Poor', 'role': 'red', 'plan': 'special-measures'}], "
#define SOURCES "'sources': [{'id': 'staff', 'title': 'Staff', 'letter': 't'}, " \
                "{'id': 'policy', 'title': 'Policy', 'letter': 'p', 'policy': true}]"
#define KINDS "'kinds': ['announced', 'self-assessment']"
#define VISITS(more) "'visits': {" KINDS ", " SOURCES more "}, "
#define TYPES "'service-types': [{'title': 'Home care', 'also': ['Domiciliary care']}, 'Care home'], "
#define CRITERION(more) "'groups': [{'criterion': 'c', 'title': 'C', " \
                        "'scale': {'kind': 'criterion'}" more "}]"
#define SHARE(more) "'groups': [{'measure': 'm', 'title': 'M', 'source': 'visit', " \
                    "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100" more "}}]"
#define ANSWERS "'answers': [{'key': 'yes', 'title': 'Yes'}, {'key': 'no', 'title': 'No'}, " \
                "{'key': 'none', 'title': 'Does not apply', 'counts': false}]"

#define RULES(rule) "'aggregation': 'rules', 'bands': [{'id': 'good', 'title': 'G', 'role': 'green'}], " \
                    "'rules': [{'band': 'good', " rule "}, {'band': 'good'}], " CRITERION ("")

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
  { "{" HEAD WEIGHTED BANDS VISITS (", 'colour': 1") CRITERION ("") "}", "visits.colour", "no such key" },
  { "{" HEAD WEIGHTED BANDS "'visits': {}, " CRITERION ("") "}", "visits.kinds", "needed" },
  { "{" HEAD WEIGHTED BANDS "'visits': {'kinds': []}, " CRITERION ("") "}", "visits.kinds", "empty" },
  { "{" HEAD WEIGHTED BANDS "'visits': {'kinds': ['party']}, " CRITERION ("") "}", "visits.kinds",
    "Possible are" },
  { "{" HEAD WEIGHTED BANDS "'visits': {'kinds': ['desktop', 'desktop']}, " CRITERION ("") "}",
    "visits.kinds", "twice" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'counts': ['desktop']") CRITERION ("") "}", "visits.counts",
    "Possible are: announced, self-assessment" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'sources': [{'id': 'a', 'title': 'A', 'letter': 'a'}, "
    "{'id': 'a', 'title': 'B', 'letter': 'b'}]}, " CRITERION ("") "}", "visits.sources[1].id", "twice" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'sources': [{'id': 'a', 'title': 'A', 'letter': 'a'}, "
    "{'id': 'b', 'title': 'B', 'letter': 'a'}]}, " CRITERION ("") "}", "visits.sources[1].letter",
    "letter of “A”" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'sources': [{'id': 'a', 'title': 'A', 'letter': '1'}]}, "
    CRITERION ("") "}", "visits.sources[0].letter", "small letter" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'sources': [{'id': 'a', 'title': 'A', 'letter': 'n'}]}, "
    CRITERION ("") "}", "visits.sources[0].letter", "is taken" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'perspectives': [{'id': 'a', 'title': 'A'}, "
    "{'id': 'a', 'title': 'B'}]}, " CRITERION ("") "}", "visits.perspectives[1].id", "twice" },
  { "{" HEAD WEIGHTED BANDS "'visits': {" KINDS ", 'policy-at-most': 'part'}, " CRITERION ("") "}",
    "visits.policy-at-most", "none of the sources" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'policy-at-most': 'half'") CRITERION ("") "}",
    "visits.policy-at-most", "can be" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'needs-action': ['bad']") CRITERION ("") "}",
    "visits.needs-action", "can be" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'plan-days': -1") CRITERION ("") "}", "visits.plan-days", "outside" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'correction-days': 1.5") CRITERION ("") "}",
    "visits.correction-days", "whole number" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'revisit-months': 6, 'revisit-bands': ['bad']") CRITERION ("") "}",
    "visits.revisit-bands", "no band" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'revisit-months': 6") CRITERION ("") "}", "visits.revisit-months",
    "belong together" },
  { "{" HEAD WEIGHTED BANDS VISITS (", 'interval-months': {'higher': 3}") CRITERION ("") "}",
    "visits.interval-months.higher", "no such key" },
  { "{" HEAD WEIGHTED BANDS VISITS ("") CRITERION (", 'required-sources': ['records']") "}",
    "groups[0].required-sources", "among the sources" },
  { "{" HEAD WEIGHTED BANDS CRITERION (", 'required-sources': ['records']") "}",
    "groups[0].required-sources", "among the sources" },
  { "{" HEAD WEIGHTED BANDS VISITS ("") CRITERION (", 'kinds': ['desktop']") "}", "groups[0].kinds",
    "Possible are" },
  { "{" HEAD WEIGHTED TYPES BANDS CRITERION (", 'service-types': ['Day care']") "}",
    "groups[0].service-types", "Day care" },
  { "{" HEAD WEIGHTED BANDS "'service-types': [{'also': ['A']}], " CRITERION ("") "}",
    "service-types[0].title", "needed" },
  { "{" HEAD WEIGHTED BANDS "'service-types': [1], " CRITERION ("") "}", "service-types[0]", "text" },
  { "{" HEAD WEIGHTED BANDS "'placeholders': ['plan-days'], " CRITERION ("") "}", "placeholders",
    "does not have" },
  { "{" HEAD WEIGHTED BANDS "'placeholders': ['gates'], " CRITERION ("") "}", "placeholders",
    "does not have" },
  { "{" HEAD WEIGHTED "'bands': [{'id': 'a', 'title': 'A', 'role': 'red', 'plan': 'party'}], "
    CRITERION ("") "}", "bands[0].plan", "Possible are" },
  { "{" HEAD WEIGHTED BANDS SHARE ("") "}", "groups[0].scale", "needs the answers" },
  { "{" HEAD WEIGHTED BANDS SHARE (", 'positive': ['oui'], " ANSWERS) "}", "groups[0].scale.positive",
    "among the answers" },
  { "{" HEAD WEIGHTED BANDS SHARE (", 'positive': ['yes', 'no'], " ANSWERS) "}", "groups[0].scale.positive",
    "some must not" },
  { "{" HEAD WEIGHTED BANDS SHARE (", 'positive': ['none'], " ANSWERS) "}",
    "groups[0].scale.answers[2].counts", "must count" },
  { "{" HEAD WEIGHTED BANDS SHARE (", 'positive': ['yes'], 'answers': [{'key': 'yes', 'title': 'Yes'}, "
    "{'key': 'yes', 'title': 'Oui'}]") "}", "groups[0].scale.answers[1].key", "twice" },
  { "{" HEAD WEIGHTED BANDS "'groups': [{'measure': 'm', 'title': 'M', 'source': 'survey', 'scale': "
    "{'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': ['yes'], " ANSWERS "}}]}",
    "groups[0].scale", "its own answers" },
  { "{" HEAD RULES ("'count': 'good', 'of': 'people'") "}", "rules[0].of", "Possible are" },
  { "{" HEAD RULES ("'count': 'good', 'of': 'groups'") "}", "rules[0].count", "no group has a band" },
  { "{" HEAD RULES ("'count': 'not-met', 'critical': true") "}", "rules[0].count", "no critical" },
  { "{" HEAD RULES ("'of': 'groups'") "}", "rules[0].count", "needed" },
  { "{" HEAD WEIGHTED BANDS "'gates': [{'is': 'not-met', 'at-most': 'poor', 'reason': 'R'}], "
    CRITERION ("") "}", "gates[0].is", "no critical" },
  { "{" HEAD WEIGHTED "'readings': ['best'], " BANDS CRITERION ("") "}", "readings", "none of" },
  { "{" HEAD WEIGHTED "'readings': ['measures', 'measures'], " BANDS CRITERION ("") "}", "readings",
    "twice" },
  { "{" HEAD WEIGHTED "'readings': ['ladder'], " BANDS CRITERION (", 'level': 'good'") "}", "readings",
    "in force" },
  { "{" HEAD WEIGHTED "'readings': ['measures', 'ladder'], " BANDS CRITERION ("") "}", "groups[0].level",
    "names its level" },
  { "{" HEAD "'aggregation': 'ladder', 'readings': ['measures', 'ladder'], 'bands': [{'id': 'good', "
    "'title': 'G', 'role': 'green'}, {'id': 'poor', 'title': 'P', 'role': 'red'}], "
    CRITERION (", 'level': 'good'") "}", "bands[0].from", "needed" },
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
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, refusal->reason));
}

static AssayFramework *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  AssayFramework *framework = parse (text, &error);

  g_assert_no_error (error);
  return framework;
}

static void
test_defaults (void)
{
  g_autoptr (AssayFramework) without = parse_good ("{" HEAD WEIGHTED BANDS CRITERION ("") "}");
  g_autoptr (AssayFramework) framework =
    parse_good ("{" HEAD WEIGHTED BANDS "'visits': {" KINDS "}, " CRITERION ("") "}");
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);

  g_assert_null (assay_framework_get_visit_rules (without));
  g_assert_cmpuint (rules->n_sources, ==, 0);
  g_assert_cmpuint (rules->n_perspectives, ==, 0);
  g_assert_null (rules->policy_at_most);
  g_assert_null (rules->needs_action[0]);
  g_assert_cmpuint (g_strv_length (rules->counts), ==, 2);
  g_assert_false (rules->hides_score || rules->verifies_evidence);
  g_assert_cmpuint (rules->plan_days, ==, 14);
  g_assert_cmpuint (rules->correction_days, ==, 14);
  g_assert_cmpuint (rules->revisit_months, ==, 0);
  for (guint i = 0; i < ASSAY_N_RISKS; i++)
    g_assert_cmpuint (rules->interval_months[i], ==, 12);
}

static void
test_read (void)
{
  g_autoptr (AssayFramework) framework =
    parse_good ("{" HEAD WEIGHTED BANDS "'placeholders': ['plan-days', 'interval-months'], "
                VISITS (", 'perspectives': [{'id': 'uses', 'title': 'Uses it'}], 'policy-at-most': 'part', "
                        "'needs-action': ['part', 'not-met'], 'counts': ['announced'], 'hides-score': true, "
                        "'verifies-evidence': true, 'plan-days': 7, 'correction-days': 10, 'revisit-months': 6, "
                        "'revisit-bands': ['poor'], 'interval-months': {'high': 3, 'low': 0}")
                CRITERION (", 'required-sources': ['staff'], 'method': 'Asked.'") "}");
  g_auto (GStrv) open = assay_framework_list_placeholders (framework);
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const AssayNode *leaf = assay_framework_get_leaf (framework, 0);

  g_assert_cmpstr (assay_visit_rules_find_source (rules, "policy")->title, ==, "Policy");
  g_assert_true (assay_visit_rules_find_source (rules, "policy")->is_policy);
  g_assert_false (rules->sources[0].is_policy);
  g_assert_cmpint (rules->sources[0].letter, ==, 't');
  g_assert_null (assay_visit_rules_find_source (rules, "records"));
  g_assert_cmpstr (assay_visit_rules_find_perspective (rules, "uses")->title, ==, "Uses it");
  g_assert_cmpstr (rules->policy_at_most, ==, "part");
  g_assert_cmpstr (rules->needs_action[1], ==, "not-met");
  g_assert_cmpuint (g_strv_length (rules->counts), ==, 1);
  g_assert_true (rules->hides_score && rules->verifies_evidence);
  g_assert_cmpuint (rules->plan_days, ==, 7);
  g_assert_cmpuint (rules->correction_days, ==, 10);
  g_assert_cmpuint (rules->revisit_months, ==, 6);
  g_assert_cmpstr (rules->revisit_bands[0], ==, "poor");
  g_assert_cmpuint (rules->interval_months[ASSAY_RISK_HIGH], ==, 3);
  g_assert_cmpuint (rules->interval_months[ASSAY_RISK_MEDIUM], ==, 12);
  g_assert_cmpuint (rules->interval_months[ASSAY_RISK_LOW], ==, 0);
  g_assert_cmpstr (leaf->required_sources[0], ==, "staff");
  g_assert_cmpstr (leaf->method, ==, "Asked.");
  g_assert_cmpstr (assay_framework_get_band (framework, 1)->plan, ==, "special-measures");
  g_assert_null (assay_framework_get_band (framework, 0)->plan);
  g_assert_true (g_strv_contains ((const char *const *) open, "Days until the plan of actions is due: 7"));
}

/* Whoever names a service type by one of its names means it by all of them. */
static void
test_applies (void)
{
  g_autoptr (AssayFramework) framework =
    parse_good ("{" HEAD WEIGHTED TYPES BANDS VISITS ("")
                CRITERION (", 'service-types': ['home  CARE'], 'kinds': ['announced']") "}");
  g_autofree const char **titles = assay_framework_list_service_titles (framework);
  const AssayNode *leaf = assay_framework_get_leaf (framework, 0);

  g_assert_cmpuint (g_strv_length ((char **) assay_framework_get_service_types (framework)), ==, 3);
  g_assert_cmpuint (g_strv_length ((char **) titles), ==, 2);
  g_assert_cmpstr (titles[0], ==, "Home care");
  g_assert_cmpstr (titles[1], ==, "Care home");
  g_assert_true (assay_node_applies (leaf, "Home care", "announced"));
  g_assert_true (assay_node_applies (leaf, "DOMICILIARY  care", "announced"));
  g_assert_true (assay_node_applies (leaf, "", "announced"));
  g_assert_true (assay_node_applies (leaf, "Home care", NULL));
  g_assert_false (assay_node_applies (leaf, "Care home", "announced"));
  g_assert_false (assay_node_applies (leaf, "Home care", "self-assessment"));
}

static void
test_share (void)
{
  g_autoptr (AssayFramework) framework =
    parse_good ("{" HEAD WEIGHTED "'minimum-base': {'n': 10, 'of': 'visits'}, " BANDS
                SHARE (", 'positive': ['yes'], " ANSWERS) "}");
  const AssayScale *scale = assay_framework_get_leaf (framework, 0)->scale;

  g_assert_true (assay_framework_counts_visits (framework));
  g_assert_cmpuint (scale->n_steps, ==, 3);
  g_assert_cmpstr (scale->steps[0].title, ==, "Yes");
  g_assert_cmpfloat (scale->steps[0].points, ==, 1);
  g_assert_cmpfloat (scale->steps[1].points, ==, 0);
  g_assert_true (isnan (scale->steps[2].points));
}

/* Thresholds of a reading that is not in force are kept, and not shown. */
static void
test_readings (void)
{
  g_autoptr (AssayFramework) ladder =
    parse_good ("{" HEAD "'aggregation': 'ladder', 'readings': ['ladder', 'measures'], "
                "'placeholders': ['aggregation', 'decimals'], " BANDS CRITERION (", 'level': 'good'") "}");
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (AssayFrameworkChange) back = assay_framework_change_new ();
  g_autoptr (AssayFramework) weighted = NULL;
  g_autoptr (AssayFramework) again = NULL;
  g_auto (GStrv) open = NULL;
  g_autofree char *words = NULL;

  g_assert_true (assay_framework_has_reading (ladder, ASSAY_AGGREGATION_WEIGHTED));
  g_assert_false (assay_framework_has_reading (ladder, ASSAY_AGGREGATION_RULES));
  g_assert_true (isinf (assay_framework_get_band (ladder, 0)->from));
  assay_framework_change_set_aggregation (change, ASSAY_AGGREGATION_WEIGHTED);
  g_assert_false (assay_framework_change_is_empty (change));
  words = assay_framework_change_describe (change, ladder);
  g_assert_cmpstr (words, ==, "bands by the score over all measures");
  weighted = assay_framework_change_apply (change, ladder, 2, NULL);
  g_assert_cmpint (assay_framework_get_aggregation (weighted), ==, ASSAY_AGGREGATION_WEIGHTED);
  g_assert_cmpfloat (assay_framework_get_band (weighted, 0)->from, ==, 60);
  open = assay_framework_list_placeholders (weighted);
  g_assert_cmpuint (g_strv_length (open), ==, 1);
  assay_framework_change_set_aggregation (back, ASSAY_AGGREGATION_LADDER);
  again = assay_framework_change_apply (back, weighted, 3, NULL);
  g_assert_cmpint (assay_framework_get_aggregation (again), ==, ASSAY_AGGREGATION_LADDER);
}

static void
test_no_such_reading (void)
{
  g_autoptr (AssayFramework) framework = parse_good ("{" HEAD WEIGHTED BANDS CRITERION ("") "}");
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (GError) error = NULL;

  assay_framework_change_set_aggregation (change, ASSAY_AGGREGATION_LADDER);
  g_assert_null (assay_framework_change_apply (change, framework, 2, &error));
  g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "ladder"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/visit-rules/refused/%02u", i);

      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/visit-rules/defaults", test_defaults);
  g_test_add_func ("/visit-rules/read", test_read);
  g_test_add_func ("/visit-rules/applies", test_applies);
  g_test_add_func ("/visit-rules/share", test_share);
  g_test_add_func ("/visit-rules/readings", test_readings);
  g_test_add_func ("/visit-rules/no-such-reading", test_no_such_reading);
  return g_test_run ();
}
