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
              const char *backup)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("%s was copied to %s."), path, backup);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", path);
  assay_cli_json_add_text (json, "backup", backup);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_backup (AssayCli *cli,
            char    **words,
            GError  **error)
{
  gboolean force = FALSE;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Overwrite the file"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 1, 1, error);
  g_autoptr (AssayDb) db = NULL;

  if (arguments == NULL)
    return FALSE;
  db = assay_cli_open (cli, ASSAY_DB_READ_ONLY, error);
  if (db == NULL || !assay_db_backup (db, arguments[0], force, NULL, error))
    return FALSE;
  print_result (cli, assay_db_get_path (db), arguments[0]);
  return assay_cli_close (g_steal_pointer (&db), error);
}

const AssayCliVerb assay_cli_verb_backup = {
  .name = "backup",
  .arguments = "OUT",
  .summary = N_("Copy the register to a file, even while it is in use"),
  .run = run_backup,
};
