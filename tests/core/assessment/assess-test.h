/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "support/assay-test.h"

/* A framework that is made up for the tests, and a register with providers and officers to use it. */

#define ASSESS_PERIOD "2010-11 H2"

/**
 * AssessShape:
 * @groups: how many groups
 * @criteria: how many criteria in each
 * @visits: more members of `visits`, or ""
 * @heavy: the weight of every seventh criterion; the others have 1
 *
 * How the framework looks. Criteria are called `cN`, from 0. The first
 * is critical and needs records; the last is for care homes alone.
 */
typedef struct
{
  guint groups;
  guint criteria;
  const char *visits;
  guint heavy;
} AssessShape;

#define ASSESS_VISITS                                                                              \
  "'kinds': ['announced', 'unannounced', 'follow-up', 'self-assessment', 'home-visit'], "            \
  "'counts': ['announced', 'unannounced', 'follow-up'], "                                            \
  "'sources': [{'id': 'staff', 'title': 'Staff', 'letter': 't'}, "                                   \
  "{'id': 'records', 'title': 'Records', 'letter': 'r'}, "                                           \
  "{'id': 'policy', 'title': 'Policy', 'letter': 'p', 'policy': true}], "                            \
  "'perspectives': [{'id': 'uses', 'title': 'Uses it'}, {'id': 'gives', 'title': 'Gives it'}], "    \
  "'policy-at-most': 'part', 'needs-action': ['part', 'not-met']"

static inline void
assess_append_criterion (GString           *json,
                         const AssessShape *shape,
                         guint              number)
{
  guint last = shape->groups * shape->criteria - 1;

  g_string_append_printf (json, "{'criterion': 'c%u', 'title': 'Criterion %u', 'source': 'visit', 'weight': %u",
                          number, number, number % 7 == 6 ? shape->heavy : 1);
  if (number == 0)
    g_string_append (json, ", 'critical': true, 'required-sources': ['records']");
  if (number == last)
    g_string_append (json, ", 'service-types': ['Care home']");
  g_string_append (json, ", 'scale': {'kind': 'criterion'}}");
}

static inline AssayFramework *
assess_make_framework (const AssessShape *shape)
{
  g_autoptr (GString) json = g_string_new (
    "{'id': 'synthetic', 'version': 1, 'title': 'Synthetic', 'rates': 'provider', 'period': 'half-year', "
    "'aggregation': 'measures', 'decimals': 1, 'service-types': ['Home care', 'Care home'], "
    "'bands': [{'id': 'excellent', 'title': 'Excellent', 'from': 95, 'role': 'gold'}, "
    "{'id': 'good', 'title': 'Good', 'from': 78, 'role': 'green'}, "
    "{'id': 'adequate', 'title': 'Adequate', 'from': 65, 'role': 'amber'}, "
    "{'id': 'poor', 'title': 'Poor', 'role': 'red'}], 'visits': {" ASSESS_VISITS);
  AssayFramework *framework;
  GError *error = NULL;

  g_string_append_printf (json, "%s}, 'groups': [", shape->visits);
  for (guint i = 0; i < shape->groups; i++)
    {
      g_string_append_printf (json, "%s{'group': 'g%u', 'title': 'Group %u', 'children': [", i > 0 ? ", " : "", i, i);
      for (guint j = 0; j < shape->criteria; j++)
        {
          g_string_append (json, j > 0 ? ", " : "");
          assess_append_criterion (json, shape, i * shape->criteria + j);
        }
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
  g_strdelimit (json->str, "'", '"');
  framework = assay_framework_new_from_data (json->str, (gssize) json->len, "synthetic.json", &error);
  g_assert_no_error (error);
  return framework;
}

static inline gpointer
assess_fill_register (AssayConnection  *connection,
                      gpointer          data,
                      GCancellable     *cancellable,
                      GError          **error)
{
  assay_library_add (connection, data, error);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *reference = g_strdup_printf ("hc0%u", i);
      g_autofree char *name = g_strdup_printf ("Provider %u", i);

      assay_connection_run (connection, NULL,
                            "INSERT INTO provider (id, reference, reference_key, name, name_key, service_type) "
                            "VALUES (?, ?, ?, ?, ?, 'Home care')", "issss", (gint64) i, reference, reference, name,
                            name);
    }
  assay_connection_run (connection, error,
                        "INSERT INTO officer (id, account, name, role) VALUES (11, 'marsh', 'J. Marsh', 'officer'), "
                        "(12, 'reed', 'A. Reed', 'officer')", "");
  return NULL;
}

/* One visit as the tests need it, read anew after each change. */
typedef struct
{
  AssayTestRegister base;
  AssayFramework *framework;
  AssayAssessment *visit;
} AssessFixture;

static const AssessShape assess_small = { 2, 3, "", 3 };

static inline void
assess_set_up (AssessFixture *fixture,
               gconstpointer  data)
{
  assay_test_set_up (&fixture->base, NULL);
  fixture->framework = assess_make_framework (data != NULL ? data : &assess_small);
  assay_test_write (fixture->base.db, assess_fill_register, fixture->framework);
}

static inline void
assess_tear_down (AssessFixture *fixture,
                  gconstpointer  data)
{
  g_clear_object (&fixture->visit);
  g_clear_object (&fixture->framework);
  assay_test_tear_down (&fixture->base, NULL);
}

/* Something to do with a register that may fail. */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  AssayAnswer *answer;
  AssayChallenge *challenge;
  AssayAssessmentState state;
  const char *day;
  const char *note;
  gint64 officer;
  gint64 id;
} AssessJob;

static inline gboolean
assess_try (AssessFixture *fixture,
            AssayDbFunc    func,
            AssessJob     *job,
            GError       **error)
{
  g_autoptr (GError) failure = NULL;

  job->framework = fixture->framework;
  assay_db_write_sync (fixture->base.db, func, job, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static inline gpointer
assess_save (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  job->id = assay_assessment_save (connection, job->assessment, error);
  return NULL;
}

static inline gpointer
assess_load (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_assessment_load (connection, *(gint64 *) data, error);
}

static inline gpointer
assess_take (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  assay_assessment_take (connection, job->assessment, job->framework, job->state, job->day, job->note, error);
  return NULL;
}

static inline gpointer
assess_answer (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  assay_answer_save (connection, job->assessment, job->framework, job->answer, error);
  return NULL;
}

static inline gpointer
assess_challenge (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  assay_challenge_save (connection, job->challenge, error);
  return NULL;
}

static inline AssayAssessment *
assess_read (AssessFixture *fixture,
             gint64         id)
{
  return assay_test_read (fixture->base.db, assess_load, &id);
}

/* Reads the visit anew. */
static inline void
assess_refresh (AssessFixture *fixture)
{
  AssayAssessment *read = assess_read (fixture, assay_assessment_get_id (fixture->visit));

  g_object_unref (fixture->visit);
  fixture->visit = read;
}

static inline AssayAssessment *
assess_make (gint64      provider,
             const char *kind,
             const char *planned_on)
{
  return g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", provider, "framework-id", "synthetic",
                       "framework-version", 1, "period", ASSESS_PERIOD, "service-type", "Home care", "kind", kind,
                       "planned-on", planned_on, "officer-id", (gint64) 11, NULL);
}

static inline AssayAssessment *
assess_plan (AssessFixture *fixture,
             gint64         provider,
             const char    *kind,
             const char    *planned_on)
{
  g_autoptr (AssayAssessment) planned = assess_make (provider, kind, planned_on);
  AssessJob job = { .assessment = planned };
  GError *error = NULL;

  assess_try (fixture, assess_save, &job, &error);
  g_assert_no_error (error);
  return assess_read (fixture, job.id);
}

static inline gboolean
assess_try_step (AssessFixture        *fixture,
                 AssayAssessmentState  state,
                 const char           *day,
                 const char           *note,
                 GError              **error)
{
  AssessJob job = { .assessment = fixture->visit, .state = state, .day = day, .note = note };

  return assess_try (fixture, assess_take, &job, error);
}

/* A step that succeeds; the visit is read anew. */
static inline void
assess_step (AssessFixture        *fixture,
             AssayAssessmentState  state,
             const char           *day,
             const char           *note)
{
  GError *error = NULL;

  assess_try_step (fixture, state, day, note, &error);
  g_assert_no_error (error);
  assess_refresh (fixture);
  g_assert_cmpint (assay_assessment_get_state (fixture->visit), ==, state);
}

/* A step that is refused with a validation error. */
static inline void
assess_refuse_step (AssessFixture        *fixture,
                    AssayAssessmentState  state,
                    const char           *day,
                    const char           *note,
                    AssayValidationError  code,
                    const char           *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assess_try_step (fixture, state, day, note, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
}

static inline AssayAnswer *
assess_make_answer (const char *criterion,
                    const char *key,
                    const char *sources)
{
  AssayAnswer *answer = assay_answer_new (criterion);

  g_free (answer->answer);
  answer->answer = g_strdup (key);
  g_strfreev (answer->sources);
  answer->sources = g_strsplit (sources, " ", -1);
  return answer;
}

static inline gpointer
assess_load_answers (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_answer_load_all (connection, *(gint64 *) data, error);
}

static inline GHashTable *
assess_answers (AssessFixture *fixture)
{
  gint64 id = assay_assessment_get_id (fixture->visit);

  return assay_test_read (fixture->base.db, assess_load_answers, &id);
}

/* Answers a criterion of the visit, whatever was answered before, and says why. */
static inline void
assess_put (AssessFixture *fixture,
            const char    *criterion,
            const char    *key,
            const char    *sources)
{
  g_autoptr (AssayAnswer) answer = assess_make_answer (criterion, key, sources);
  g_autoptr (GHashTable) answers = assess_answers (fixture);
  const AssayAnswer *stored = g_hash_table_lookup (answers, criterion);
  AssessJob job = { .assessment = fixture->visit, .answer = answer };
  GError *error = NULL;

  g_free (answer->note);
  answer->note = g_strdup ("Seen on the day");
  answer->version = stored != NULL ? stored->version : 0;
  assess_try (fixture, assess_answer, &job, &error);
  g_assert_no_error (error);
}

/* Answers all criteria of the visit that are asked. */
static inline void
assess_put_all (AssessFixture *fixture,
                const char    *key)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (fixture->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (fixture->framework, i);

      if (assay_node_applies (leaf, assay_assessment_get_service_type (fixture->visit),
                              assay_assessment_get_kind (fixture->visit)))
        assess_put (fixture, leaf->id, key, "staff records");
    }
}

/* Plans and starts the visit. */
static inline void
assess_begin (AssessFixture *fixture,
              gint64         provider,
              const char    *kind,
              const char    *day)
{
  g_clear_object (&fixture->visit);
  fixture->visit = assess_plan (fixture, provider, kind, day);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, NULL);
}

/* Plans a visit, answers it and takes it as far as the shared draft of 20 March. */
static inline void
assess_share_draft (AssessFixture *fixture)
{
  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-20", NULL);
}

static inline gpointer
assess_publish (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  assay_assessment_set_published (connection, ((AssessJob *) data)->assessment, TRUE, error);
  return NULL;
}
