/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

/**
 * AssayCliSurvey:
 * @result: the results
 * @reference: (nullable): the provider's reference; NULL for all providers together
 * @rates: (nullable) (element-type AssayResponseRate): by provider, where it is of all
 *
 * What the verb survey shows.
 */
typedef struct
{
  AssaySurveyResult *result;
  const char *reference;
  GPtrArray *rates;
} AssayCliSurvey;

void assay_cli_survey_print_text (const AssayCliSurvey *shown);
void assay_cli_survey_print_json (const AssayCliSurvey *shown);

G_END_DECLS
