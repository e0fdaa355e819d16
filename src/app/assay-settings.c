/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-settings.h"

/**
 * assay_settings_get:
 *
 * Returns: (transfer none): the settings of this person, the one object for the whole application
 */
GSettings *
assay_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (ASSAY_APP_ID);
  return settings;
}
