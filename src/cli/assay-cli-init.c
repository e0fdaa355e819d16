/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"

static void
print_result (AssayCli *cli,
              AssayDb  *db)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("A new register was made: %s"), assay_db_get_path (db));
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", assay_db_get_path (db));
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_init (AssayCli *cli,
          char    **words,
          GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 0, 0, error);
  g_autofree char *path = NULL;
  g_autoptr (AssayDb) db = NULL;

  if (arguments == NULL)
    return FALSE;
  path = assay_cli_dup_path (cli);
  db = assay_cli_create (path, error);
  if (db == NULL)
    return FALSE;
  print_result (cli, db);
  return assay_cli_close (g_steal_pointer (&db), error);
}

const AssayCliVerb assay_cli_verb_init = {
  .name = "init",
  .arguments = "",
  .summary = N_("Make a new, empty register with the frameworks that Assay brings"),
  .run = run_init,
};
