/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/store/assay-register-path.h"

/**
 * assay_register_default_path:
 *
 * Where the register lies of a person who has not chosen another place: below their data folder. The
 * folder need not exist; whoever makes the register makes it. Any thread.
 *
 * Returns: (transfer full): an absolute path
 */
char *
assay_register_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "assay", "register.assay", NULL);
}

/**
 * assay_register_demo_path:
 *
 * Where the demonstration register lies, beside the person's own. Any thread.
 *
 * Returns: (transfer full): an absolute path
 */
char *
assay_register_demo_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "assay", "demo.assay", NULL);
}
