/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-survey-tool.h"

#include <string.h>

#include "core/base/assay-text.h"

/*
 * Survey tools are told by the headings that they themselves put before the questions. What the
 * exports look like was learnt from real ones; of SmartSurvey's only a description was at hand.
 */

#define MOST_MARKS 4

typedef struct
{
  AssaySurveyTool tool;
  const char *first;             /* the first heading must be this one, or NULL */
  const char *marks[MOST_MARKS]; /* headings that must all be there, folded */
} ToolShape;

static const ToolShape shapes[] = {
  { ASSAY_TOOL_SURVEY_MONKEY, NULL, { "respondent id", "collector id" } },
  { ASSAY_TOOL_SURVEY_MONKEY, "respondent id", { "start date", "end date" } },
  { ASSAY_TOOL_QUALTRICS, NULL, { "startdate", "enddate", "responseid" } },
  { ASSAY_TOOL_QUALTRICS, NULL, { "responseid", "responseset" } },
  { ASSAY_TOOL_QUALTRICS, "v1", { "v2", "v3", "v4" } },
  { ASSAY_TOOL_SMART_SURVEY, NULL, { "userid", "userno" } },
  { ASSAY_TOOL_LIME_SURVEY, NULL, { "response id", "date submitted", "last page" } },
  { ASSAY_TOOL_LIME_SURVEY, NULL, { "id response id", "submitdate date submitted" } },
  { ASSAY_TOOL_LIME_SURVEY, NULL, { "submitdate", "lastpage", "startlanguage" } },
  { ASSAY_TOOL_ALCHEMER, "response id", { "time started", "date submitted" } },
  { ASSAY_TOOL_ALCHEMER, NULL, { "sessionid", "legacy comments" } },
  { ASSAY_TOOL_MICROSOFT_FORMS, "id", { "start time", "completion time" } },
};

/**
 * assay_survey_tool_get_name:
 * @tool: a tool
 *
 * Tells the name under which a tool is sold.
 *
 * Returns: (transfer none) (nullable): the name; %NULL for none
 */
const char *
assay_survey_tool_get_name (AssaySurveyTool tool)
{
  static const char *const names[]
      = { NULL,         "SurveyMonkey", "Google Forms", "Microsoft Forms", "Qualtrics",
          "LimeSurvey", "Alchemer",     "SmartSurvey" };

  return names[tool];
}

static GHashTable *
fold_row (const AssayTableSample *sample,
          guint                   row)
{
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_cells = assay_table_sample_get_row (sample, row)->n_cells;

  for (guint i = 0; i < n_cells; i++)
    g_hash_table_add (headings, assay_text_fold (assay_table_sample_get_text (sample, row, i)));
  return headings;
}

static gboolean
fits (const ToolShape *shape,
      GHashTable      *headings,
      const char      *first)
{
  if (shape->first != NULL && strcmp (shape->first, first) != 0)
    return FALSE;
  for (gsize i = 0; i < MOST_MARKS && shape->marks[i] != NULL; i++)
    if (!g_hash_table_contains (headings, shape->marks[i]))
      return FALSE;
  return TRUE;
}

/* A form of Google's has nothing of its own but the first column, which holds a date and time in
 * every row. */
static gboolean
is_google_form (const AssayTableSample *sample,
                guint                   row,
                const char             *first)
{
  return strcmp (first, "timestamp") == 0 && assay_table_sample_get_row (sample, row)->n_cells >= 2
         && assay_table_sample_is_value (sample, row + 1, 0);
}

/**
 * assay_survey_tool_is_import_id:
 * @text: a cell
 *
 * Recognises the cells of Qualtrics's third heading row.
 *
 * Returns: whether @text is such a cell
 */
gboolean
assay_survey_tool_is_import_id (const char *text)
{
  return g_str_has_prefix (text, "{\"ImportId\"") || g_str_has_prefix (text, "{'ImportId'");
}

/**
 * assay_survey_tool_is_option_word:
 * @text: a cell
 *
 * Recognises what SurveyMonkey writes under a question in its second heading row where there is no
 * option to name.
 *
 * Returns: whether @text is such a word
 */
gboolean
assay_survey_tool_is_option_word (const char *text)
{
  g_autofree char *folded = assay_text_fold (text);

  return strcmp (folded, "response") == 0 || strcmp (folded, "open ended response") == 0;
}

static gboolean
has_option_word (const AssayTableSample *sample,
                 guint                   row)
{
  AssaySampleRow *found = assay_table_sample_get_row (sample, row);

  for (guint i = 0; found != NULL && i < found->n_cells; i++)
    if (assay_survey_tool_is_option_word (found->cells[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_import_id (const AssayTableSample *sample,
               guint                   row)
{
  AssaySampleRow *found = assay_table_sample_get_row (sample, row);

  for (guint i = 0; found != NULL && i < found->n_cells; i++)
    if (assay_survey_tool_is_import_id (found->cells[i]))
      return TRUE;
  return FALSE;
}

/**
 * assay_survey_tool_recognise:
 * @sample: the first part of a table
 * @row: the row of @sample that may be the first of the headings
 *
 * Finds out which survey tool wrote a table.
 *
 * Returns: the tool, or `ASSAY_TOOL_NONE`
 */
AssaySurveyTool
assay_survey_tool_recognise (const AssayTableSample *sample,
                             guint                   row)
{
  g_autoptr (GHashTable) headings = fold_row (sample, row);
  g_autofree char *first = assay_text_fold (assay_table_sample_get_text (sample, row, 0));

  if (has_import_id (sample, row + 1) || has_import_id (sample, row + 2))
    return ASSAY_TOOL_QUALTRICS;
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (fits (&shapes[i], headings, first))
      return shapes[i].tool;
  if (is_google_form (sample, row, first))
    return ASSAY_TOOL_GOOGLE_FORMS;
  if (has_option_word (sample, row + 1)
      && (assay_table_sample_count (sample, row) >= 2
          || assay_survey_tool_is_option_word (assay_table_sample_get_text (sample, row + 1, 0))))
    return ASSAY_TOOL_SURVEY_MONKEY;
  return ASSAY_TOOL_NONE;
}

/* Whether the columns that the tool fills itself, the first among them, have nothing in a row. */
static gboolean
is_blank_below (const AssayTableSample *sample,
                guint                   row,
                guint                   below)
{
  guint n_texts = 0;

  if (assay_table_sample_get_row (sample, below) == NULL
      || assay_table_sample_get_text (sample, below, 0)[0] != '\0'
      || assay_table_sample_get_text (sample, row, 0)[0] == '\0')
    return FALSE;
  for (guint i = 0; i < assay_table_sample_get_row (sample, below)->n_cells; i++)
    n_texts += assay_table_sample_get_text (sample, below, i)[0] != '\0';
  return n_texts > 0;
}

static guint
count_qualtrics (const AssayTableSample *sample,
                 guint                   row)
{
  g_autoptr (GHashTable) below = NULL;

  if (has_import_id (sample, row + 2))
    return 3;
  if (has_import_id (sample, row + 1))
    return 2;
  if (assay_table_sample_get_row (sample, row + 1) == NULL)
    return 1;
  below = fold_row (sample, row + 1);
  return g_hash_table_contains (below, "responseset") || g_hash_table_contains (below, "start date")
             ? 2
             : 1;
}

/**
 * assay_survey_tool_count_headings:
 * @tool: a tool
 * @sample: the first part of a table that it wrote
 * @row: the first of the headings
 *
 * Counts the rows of headings of a tool's export.
 *
 * Returns: 1 to 3
 */
guint
assay_survey_tool_count_headings (AssaySurveyTool         tool,
                                  const AssayTableSample *sample,
                                  guint                   row)
{
  switch (tool)
    {
    case ASSAY_TOOL_QUALTRICS:
      return count_qualtrics (sample, row);
    case ASSAY_TOOL_SURVEY_MONKEY:
      return has_option_word (sample, row + 1) || is_blank_below (sample, row, row + 1) ? 2 : 1;
    case ASSAY_TOOL_SMART_SURVEY:
      if (!is_blank_below (sample, row, row + 1))
        return 1;
      return is_blank_below (sample, row, row + 2) ? 3 : 2;
    case ASSAY_TOOL_NONE:
    case ASSAY_TOOL_GOOGLE_FORMS:
    case ASSAY_TOOL_MICROSOFT_FORMS:
    case ASSAY_TOOL_LIME_SURVEY:
    case ASSAY_TOOL_ALCHEMER:
    default:
      return 1;
    }
}
