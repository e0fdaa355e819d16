/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayColumnRole:
 * @ASSAY_COLUMN_LEAVE_OUT: not read
 * @ASSAY_COLUMN_RESPONSE_ID: identity of a return
 * @ASSAY_COLUMN_DATE: when it was returned
 * @ASSAY_COLUMN_PERIOD: the period a row is about
 * @ASSAY_COLUMN_PROVIDER_REFERENCE: the provider's reference
 * @ASSAY_COLUMN_PROVIDER_NAME: the provider's name
 * @ASSAY_COLUMN_CQC_ID: the provider's CQC id
 * @ASSAY_COLUMN_FIELD: a field of the register or of a return; `target` names it
 * @ASSAY_COLUMN_QUESTION: a question; `target` is the measure's id, or "" for one of its own
 * @ASSAY_COLUMN_COMMENT: free text
 * @ASSAY_COLUMN_PERSONAL: a name, e-mail or IP address: left out unless asked for
 */
typedef enum
{
  ASSAY_COLUMN_LEAVE_OUT,
  ASSAY_COLUMN_RESPONSE_ID,
  ASSAY_COLUMN_DATE,
  ASSAY_COLUMN_PERIOD,
  ASSAY_COLUMN_PROVIDER_REFERENCE,
  ASSAY_COLUMN_PROVIDER_NAME,
  ASSAY_COLUMN_CQC_ID,
  ASSAY_COLUMN_FIELD,
  ASSAY_COLUMN_QUESTION,
  ASSAY_COLUMN_COMMENT,
  ASSAY_COLUMN_PERSONAL,
} AssayColumnRole;

/**
 * AssaySureness:
 * @ASSAY_SURENESS_NONE: nothing suggested
 * @ASSAY_SURENESS_ASK: a suggestion that a person must confirm
 * @ASSAY_SURENESS_SURE: best both ways, half of the stems found, clear lead, answers fit the scale
 * @ASSAY_SURENESS_SAME: the same words
 * @ASSAY_SURENESS_REMEMBERED: mapped so before, for the same headings
 * @ASSAY_SURENESS_CHOSEN: a person chose it
 */
typedef enum
{
  ASSAY_SURENESS_NONE,
  ASSAY_SURENESS_ASK,
  ASSAY_SURENESS_SURE,
  ASSAY_SURENESS_SAME,
  ASSAY_SURENESS_REMEMBERED,
  ASSAY_SURENESS_CHOSEN,
} AssaySureness;

/**
 * AssayColumnDoubt:
 * @ASSAY_DOUBT_NONE: none, or merely that another reading is about as likely
 * @ASSAY_DOUBT_OPPOSITE: the heading seems to say the opposite of the measure's wording
 * @ASSAY_DOUBT_TWO_COLUMNS: another column is more likely the one for the same measure
 * @ASSAY_DOUBT_UNREAD_MEASURE: a question of its own, while a scored measure with such answers has no column
 * @ASSAY_DOUBT_SHARE: per cents that may be shares of 1, or the other way round
 * @ASSAY_DOUBT_COUNT: a figure in per cent whose column may hold a count
 * @ASSAY_DOUBT_FURTHER: the heading has words that what it is read as does not have
 * @ASSAY_DOUBT_DIRECTION: bare numbers, of which either end may be the best
 *
 * Why a suggestion is not sure.
 */
typedef enum
{
  ASSAY_DOUBT_NONE,
  ASSAY_DOUBT_OPPOSITE,
  ASSAY_DOUBT_TWO_COLUMNS,
  ASSAY_DOUBT_UNREAD_MEASURE,
  ASSAY_DOUBT_SHARE,
  ASSAY_DOUBT_COUNT,
  ASSAY_DOUBT_FURTHER,
  ASSAY_DOUBT_DIRECTION,
} AssayColumnDoubt;

const char *assay_column_role_get_id (AssayColumnRole  role);
gboolean    assay_column_role_from_id(const char      *id,
                                      AssayColumnRole *role);

G_END_DECLS
