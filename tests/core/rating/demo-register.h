/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <string.h>

#include "core/base/assay-resources.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "support/assay-test.h"

/* A register with the demo's quarter, filled by SQL alone, so that these tests need no other room.
 * */

#define DEMO_PERIOD "2010-11 Q4"

typedef AssayTestRegister Fixture;

static inline char **
demo_lines (const char *name)
{
  g_autoptr (GBytes) bytes = assay_resources_lookup (name, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_strsplit (g_strstrip (g_strdelimit (text, "\r", ' ')), "\n", -1);
}

static inline void
demo_figure (AssayConnection *connection,
             const char      *reference,
             const char      *field,
             const char      *value,
             const char      *carrier)
{
  g_autoptr (GError) error = NULL;

  if (value[0] == '\0')
    return;
  assay_connection_run (connection, &error,
                        "INSERT INTO figure (provider_id, period, field, value, carrier, recorded_by,"
                        " recorded_at) SELECT id, ?, ?, ?, ?, 'test', '2011-04-01T09:00:00Z' FROM provider"
                        " WHERE reference = ?", "ssdss", DEMO_PERIOD, field, g_ascii_strtod (value, NULL),
                        carrier, reference);
  g_assert_no_error (error);
}

static inline void
demo_register (AssayConnection *connection)
{
  g_auto (GStrv) lines = demo_lines ("demo/home-care-register-2011.csv");

  for (char **line = lines + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      g_autofree char *key = g_ascii_strdown (cells[0], -1);

      assay_connection_run (connection, NULL,
                            "INSERT INTO provider (reference, reference_key, name, name_key, service_type)"
                            " VALUES (?, ?, ?, ?, ?)", "sssss", cells[0], key, cells[1], cells[1],
                            cells[2]);
      demo_figure (connection, cells[0], "people-supported", cells[3], "register.csv");
      demo_figure (connection, cells[0], "questionnaires-sent", g_strstrip (cells[4]), "register.csv");
    }
}

static inline void
demo_returns (AssayConnection *connection)
{
  static const char *const fields[] = { "training", "continuity", "turnover", "rttm-compliance",
                                        "complaints", "safeguarding-alerts" };
  g_auto (GStrv) lines = demo_lines ("demo/home-care-return-2010-11-q4.csv");

  for (char **line = lines + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        demo_figure (connection, cells[0], fields[i], g_strstrip (cells[2 + i]), "return.csv");
    }
}

static inline const char *
demo_measure (AssayFramework *framework,
              const char     *title)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (g_str_equal (assay_framework_get_leaf (framework, i)->title, title))
      return assay_framework_get_leaf (framework, i)->id;
  return "";
}

#define AGREEMENT "Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", NULL
#define SATISFACTION "Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied", NULL

static inline guint8
demo_code (const char *cell)
{
  static const char *const agreement[] = { AGREEMENT };
  static const char *const satisfaction[] = { SATISFACTION };
  static const char *const yes_no[] = { "Yes", "No", NULL };
  static const char *const *const scales[] = { agreement, satisfaction, yes_no };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    for (guint8 j = 0; scales[i][j] != NULL; j++)
      if (g_str_equal (cell, scales[i][j]))
        return (guint8) (j + 1);
  return 0;
}

static inline void
demo_questions (AssayConnection *connection,
                AssayFramework  *framework,
                char           **heads)
{
  for (guint i = 4; heads[i] != NULL; i++)
    {
      gboolean satisfaction = g_str_equal (g_strstrip (heads[i]), "Overall satisfaction");

      assay_connection_run (connection, NULL,
                            "INSERT INTO survey_question (survey_id, position, heading, title, scale,"
                            " answers, measure) VALUES (1, ?, ?, ?, ?, ?, ?)", "isssss", (gint64) i - 4,
                            heads[i], heads[i], satisfaction ? "satisfaction" : "agreement",
                            satisfaction ? "[\"Very satisfied\",\"Satisfied\",\"Neither\","
                                           "\"Dissatisfied\",\"Very dissatisfied\"]"
                                         : "[\"Strongly agree\",\"Agree\",\"Neither\",\"Disagree\","
                                           "\"Strongly disagree\"]",
                            demo_measure (framework, heads[i]));
    }
}

static inline void
demo_survey (AssayConnection *connection,
             AssayFramework  *framework)
{
  g_auto (GStrv) lines = demo_lines ("demo/home-care-survey-2011.csv");
  g_auto (GStrv) heads = g_strsplit (lines[0], ",", -1);
  guint n = g_strv_length (heads) - 4;

  assay_connection_run (connection, NULL, "INSERT INTO survey (id, name, period) VALUES (1, 'Survey', ?)",
                        "s", DEMO_PERIOD);
  demo_questions (connection, framework, heads);
  for (char **line = lines + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      g_autofree guint8 *answers = g_new0 (guint8, n);
      g_autoptr (GBytes) bytes = NULL;

      for (guint i = 0; i < n; i++)
        answers[i] = demo_code (g_strstrip (cells[4 + i]));
      bytes = g_bytes_new (answers, n);
      assay_connection_run (connection, NULL,
                            "INSERT INTO response (survey_id, identity, provider_id, returned_on, answers)"
                            " SELECT 1, ?, id, '2011-03-01', ? FROM provider WHERE reference = ?", "sbs",
                            cells[0], bytes, cells[2]);
    }
}

static inline gpointer
demo_fill (AssayConnection  *connection,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (AssayFramework) framework = NULL;

  if (!assay_library_add_shipped (connection, error))
    return NULL;
  framework = assay_library_get (connection, "care-governance", 0, error);
  demo_register (connection);
  demo_returns (connection);
  demo_survey (connection, framework);
  return NULL;
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  assay_test_set_up (fixture, data);
  assay_test_write (fixture->db, demo_fill, NULL);
}

/* Rates the quarter with stability, within a write. */
static inline AssayRatingRun
rate (AssayConnection *connection)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, NULL);
  g_autoptr (GError) error = NULL;
  AssayRatingRun run;

  assay_rating_rate_all (connection, framework, DEMO_PERIOD, TRUE, NULL, NULL, &run, NULL, &error);
  g_assert_no_error (error);
  return run;
}

static inline AssayRating *
find_rating (GPtrArray  *ratings,
             const char *reference)
{
  for (guint i = 0; i < ratings->len; i++)
    if (g_str_equal (assay_rating_get_reference (ratings->pdata[i]), reference))
      return ratings->pdata[i];
  g_assert_not_reached ();
}

static inline void
correct (AssayConnection *connection,
         const char      *reference,
         const char      *field,
         double           value)
{
  g_autoptr (GError) error = NULL;

  assay_connection_run_one (connection, &error,
                            "UPDATE figure SET value = ? WHERE field = ? AND provider_id ="
                            " (SELECT id FROM provider WHERE reference = ?)", "dss", value, field,
                            reference);
  g_assert_no_error (error);
}

static inline gint64
find_id (AssayConnection *connection,
         const char      *reference)
{
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, NULL);

  return assay_rating_get_id (find_rating (ratings, reference));
}

static inline void
assert_held (AssayConnection *connection,
             const char      *state,
             const char      *band,
             const char      *held)
{
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, NULL);
  AssayRating *rating = find_rating (ratings, "HC03");

  g_assert_cmpstr (assay_rating_get_state (rating), ==, state);
  g_assert_cmpstr (assay_rating_get_band (rating), ==, band);
  g_assert_cmpstr (assay_rating_get_held_band (rating), ==, held);
}
