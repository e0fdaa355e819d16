/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/demo/assay-demo.h"
#include "core/store/assay-register-path.h"
#include "report/assay-rating-workbook.h"

static gpointer
write_workbook (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_rating_workbook_write (connection, ASSAY_DEMO_FRAMEWORK, ASSAY_DEMO_PERIOD, data, TRUE, NULL, NULL,
                               cancellable, error);
  return NULL;
}

/* The workbook lies beside the register, under the same name. */
static char *
name_workbook (const char *path)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, ".assay") ? strlen (".assay") : 0);

  return g_strdup_printf ("%.*s.xlsx", (int) length, path);
}

/* The demonstration's own register is made anew each time; any other file is left as it is. */
static char *
choose_path (AssayCli   *cli,
             const char *asked)
{
  const char *const parts[] = { "", "-wal", "-shm" };
  char *path;

  if (asked != NULL || cli->file != NULL)
    return g_strdup (asked != NULL ? asked : cli->file);
  path = assay_register_demo_path ();
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
  return path;
}

static void
print_result (AssayCli   *cli,
              const char *path,
              const char *workbook)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("The results lie here:"));
      assay_cli_print ("  register  %s", path);
      assay_cli_print ("  workbook  %s", workbook);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", path);
  assay_cli_json_add_text (json, "workbook", workbook);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static void
say_cb (const char *what,
        gpointer    user_data)
{
  assay_cli_say ("%s", what);
}

static gboolean
fill (AssayDb    *db,
      const char *workbook,
      GError    **error)
{
  return assay_demo_fill (db, say_cb, NULL, NULL, error)
         && assay_cli_read (db, write_workbook, (gpointer) workbook, error);
}

static gboolean
run_demo (AssayCli *cli,
          char    **words,
          GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 0, 1, error);
  g_autofree char *path = NULL;
  g_autofree char *workbook = NULL;
  g_autoptr (AssayDb) db = NULL;

  if (arguments == NULL)
    return FALSE;
  path = choose_path (cli, arguments[0]);
  workbook = name_workbook (path);
  db = assay_cli_create (path, error);
  if (db == NULL)
    return FALSE;
  if (!fill (db, workbook, error))
    {
      assay_cli_discard (g_steal_pointer (&db));
      return FALSE;
    }
  if (!assay_cli_close (g_steal_pointer (&db), error))
    return FALSE;
  print_result (cli, path, workbook);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_demo = {
  .name = "demo",
  .arguments = "[PATH]",
  .summary = N_("Fill a demonstration register, rate it and write the workbook"),
  .run = run_demo,
};
