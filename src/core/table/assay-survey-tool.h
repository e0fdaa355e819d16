/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-sample.h"

G_BEGIN_DECLS

/**
 * AssaySurveyTool:
 *
 * The survey tools whose exports are recognised; their names are `assay_survey_tool_get_name ()`.
 */
typedef enum
{
  ASSAY_TOOL_NONE,
  ASSAY_TOOL_SURVEY_MONKEY,
  ASSAY_TOOL_GOOGLE_FORMS,
  ASSAY_TOOL_MICROSOFT_FORMS,
  ASSAY_TOOL_QUALTRICS,
  ASSAY_TOOL_LIME_SURVEY,
  ASSAY_TOOL_ALCHEMER,
  ASSAY_TOOL_SMART_SURVEY,
} AssaySurveyTool;

const char     *assay_survey_tool_get_name       (AssaySurveyTool         tool);
AssaySurveyTool assay_survey_tool_recognise      (const AssayTableSample *sample,
                                                  guint                   row);
guint           assay_survey_tool_count_headings (AssaySurveyTool         tool,
                                                  const AssayTableSample *sample,
                                                  guint                   row);
gboolean        assay_survey_tool_is_option_word (const char             *text);
gboolean        assay_survey_tool_is_import_id   (const char             *text);

G_END_DECLS
