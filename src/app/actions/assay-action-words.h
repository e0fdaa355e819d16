/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/actions/assay-action.h"

G_BEGIN_DECLS

char       *assay_action_words_day   (const char   *iso_date,
                                      const char   *today);
char       *assay_action_words_due   (const char   *due_on,
                                      const char   *today,
                                      const char  **style);
char       *assay_action_words_name  (gpointer      action);
const char *assay_action_words_state (AssayAction  *action);

G_END_DECLS
