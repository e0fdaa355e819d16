/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/store/assay-backup.h"

static void
print_result (AssayCli   *cli,
              const char *path,
              const char *backup,
              const char *kept_as)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("%s was put back from %s."), path, backup);
      if (kept_as != NULL)
        assay_cli_print (_("What was there before is kept as %s."), kept_as);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", path);
  assay_cli_json_add_text (json, "backup", backup);
  assay_cli_json_add_text (json, "keptAs", kept_as);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_restore (AssayCli *cli,
             char    **words,
             GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 1, 1, error);
  g_autofree char *path = NULL;
  g_autofree char *kept_as = NULL;

  if (arguments == NULL)
    return FALSE;
  path = assay_cli_dup_path (cli);
  if (!assay_backup_restore (arguments[0], path, &kept_as, error))
    return FALSE;
  print_result (cli, path, arguments[0], kept_as);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_restore = {
  .name = "restore",
  .arguments = "BACKUP",
  .summary = N_("Put the register back from a backup; what is there now is kept beside it"),
  .run = run_restore,
};
