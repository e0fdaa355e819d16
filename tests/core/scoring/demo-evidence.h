/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/assay-resources.h"
#include "core/scoring/assay-evidence.h"
#include "core/scoring/assay-scoring.h"

/* The demo's files read by hand, without any room but the scoring: an independent way from file to
 * evidence. Their cells have neither quotes nor commas within. */

static inline char **
read_lines (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup (name, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (g_strstrip (g_strdelimit (text, "\r", ' ')), "\n", -1);
}

static inline AssayFramework *
load_care_governance (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/care-governance.json", &error);
  AssayFramework *framework;

  g_assert_no_error (error);
  framework = assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                             "care-governance.json", &error);
  g_assert_no_error (error);
  return framework;
}

static inline int
find_column (char      **heads,
             const char *title)
{
  for (int i = 0; heads[i] != NULL; i++)
    if (g_str_equal (g_strstrip (heads[i]), title))
      return i;
  return -1;
}

static inline guint8
code_answer (const char *cell)
{
  static const char *const positive[] = { "Strongly agree", "Agree", "Very satisfied", "Satisfied", NULL };

  return cell[0] == '\0' ? 0 : g_strv_contains (positive, cell) ? 2 : 1;
}

/* Adds one return to the evidence. */
static inline void
add_return (AssayFramework *framework,
            AssayEvidence  *evidence,
            char          **heads,
            char          **cells)
{
  guint8 *row;

  evidence->answers = g_realloc (evidence->answers, (evidence->returns + 1) * evidence->n_items);
  row = evidence->answers + evidence->returns * evidence->n_items;
  memset (row, 0, evidence->n_items);
  for (guint i = 0; i < evidence->n_items; i++)
    {
      AssayEvidenceItem *item = &evidence->items[i];
      int column = find_column (heads, assay_framework_get_leaf (framework, i)->title);

      if (column < 0)
        continue;
      row[i] = code_answer (g_strstrip (cells[column]));
      item->n = MAX (item->n, 0) + (row[i] != 0);
      item->positive = MAX (item->positive, 0) + (row[i] == 2);
      item->missing = item->n == 0 ? ASSAY_MISSING_NO_ANSWER : ASSAY_MISSING_NONE;
      item->value = item->n == 0 ? (double) NAN : 100.0 * (double) item->positive / (double) item->n;
    }
  evidence->returns++;
  evidence->strata[0]++;
}

static inline void
set_figure (AssayFramework *framework,
            AssayEvidence  *evidence,
            const char     *id,
            const char     *text)
{
  AssayEvidenceItem *item = &evidence->items[assay_framework_find_node (framework, id)->leaf_index];

  if (text[0] == '\0')
    return;
  item->value = g_ascii_strtod (text, NULL);
  item->missing = ASSAY_MISSING_NONE;
}

/* The evidence of the quarter for a provider such as HC01. */
static inline AssayEvidence *
load_demo_evidence (AssayFramework *framework,
                    const char     *reference)
{
  static const char *const fields[] = { "training", "continuity", "turnover", "rttm-compliance" };
  AssayEvidence *self = assay_evidence_new (reference, "2010-11 Q4",
                                            assay_framework_get_n_leaves (framework));
  g_auto (GStrv) survey = read_lines ("demo/home-care-survey-2011.csv");
  g_auto (GStrv) returned = read_lines ("demo/home-care-return-2010-11-q4.csv");
  g_auto (GStrv) registered = read_lines ("demo/home-care-register-2011.csv");
  g_auto (GStrv) heads = g_strsplit (survey[0], ",", -1);
  double complaints = NAN;
  AssayEvidenceItem *item;

  self->strata = g_new0 (guint, 1);
  self->n_strata = 1;
  for (char **line = survey + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (g_str_equal (cells[2], reference))
        add_return (framework, self, heads, cells);
    }
  for (char **line = returned + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (!g_str_equal (cells[0], reference))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        set_figure (framework, self, fields[i], cells[2 + i]);
      complaints = g_ascii_strtod (cells[6], NULL);
      set_figure (framework, self, "safeguarding-alerts", g_strstrip (cells[7]));
    }
  item = &self->items[assay_framework_find_node (framework, "complaints")->leaf_index];
  for (char **line = registered + 1; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (!g_str_equal (cells[0], reference))
        continue;
      item->positive = (gint64) complaints;
      item->n = g_ascii_strtoll (cells[3], NULL, 10);
      item->value = 100 * complaints / (double) item->n;
      item->missing = ASSAY_MISSING_NONE;
    }
  return self;
}
