/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/store/assay-db.h"

G_BEGIN_DECLS

/**
 * AssayMissingReturn:
 * @provider_id: a provider's number
 * @reference: its reference
 * @name: its name
 * @lacks_return: none of the figures came that the framework takes from providers’ returns
 * @lacks_survey: no survey return came, of which the framework takes shares
 *
 * A provider of whom something is missing that the framework rates by.
 */
typedef struct
{
  gint64 provider_id;
  char *reference;
  char *name;
  gboolean lacks_return;
  gboolean lacks_survey;
} AssayMissingReturn;

GPtrArray *assay_missing_return_list  (AssayConnection  *connection,
                                       AssayFramework   *framework,
                                       const char       *period,
                                       GError          **error);
void       assay_missing_return_count (GPtrArray        *missing,
                                       guint            *n_returns,
                                       guint            *n_surveys);

G_END_DECLS
