/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/store/assay-backup.h"

static void
print_text (const char *damaged,
            const char *path,
            char      **saved,
            char      **lost)
{
  assay_cli_print (_("%s was made of what can be read of %s, and is sound."), path, damaged);
  if (*saved != NULL)
    assay_cli_print ("%s", _("Saved:"));
  for (; *saved != NULL; saved++)
    assay_cli_print ("  %s", *saved);
  if (*lost == NULL)
    assay_cli_print ("%s", _("Nothing is missing."));
  else
    assay_cli_print ("%s", _("What could not be read:"));
  for (; *lost != NULL; lost++)
    assay_cli_print ("  %s", *lost);
}

static void
add_list (JsonBuilder *json,
          const char  *name,
          char       **phrases)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (; *phrases != NULL; phrases++)
    json_builder_add_string_value (json, *phrases);
  json_builder_end_array (json);
}

static void
print_json (const char *damaged,
            const char *path,
            char      **saved,
            char      **lost)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", path);
  assay_cli_json_add_text (json, "damaged", damaged);
  add_list (json, "saved", saved);
  add_list (json, "lost", lost);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_recover (AssayCli *cli,
             char    **words,
             GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 2, 2, error);
  g_auto (GStrv) saved = NULL;
  g_auto (GStrv) lost = NULL;

  if (arguments == NULL || !assay_recover (arguments[0], arguments[1], &saved, &lost, error))
    return FALSE;
  if (cli->json)
    print_json (arguments[0], arguments[1], saved, lost);
  else
    print_text (arguments[0], arguments[1], saved, lost);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_recover = {
  .name = "recover",
  .arguments = "FILE OUT",
  .summary = N_("Save what can be read of a damaged register into a new one"),
  .run = run_recover,
};
