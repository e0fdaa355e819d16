/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/base/assay-error.h"
#include "core/store/assay-backup.h"

static void
print_text (const AssayVerifyReport *report,
            const char              *path)
{
  for (guint i = 0; i < report->problems->len; i++)
    assay_cli_print ("%s", (const char *) g_ptr_array_index (report->problems, i));
  if (report->problems->len == 0)
    assay_cli_print (_("All is well with %s."), path);
  assay_cli_print (ngettext ("The audit trail has %" PRId64 " entry.",
                             "The audit trail has %" PRId64 " entries.", report->entries),
                   report->entries);
  assay_cli_print (_("Chain head: %s"), *report->head == '\0' ? "–" : report->head);
}

static void
print_json (const AssayVerifyReport *report,
            const char              *path)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "register", path);
  assay_cli_json_add_boolean (json, "ok", report->problems->len == 0);
  json_builder_set_member_name (json, "problems");
  json_builder_begin_array (json);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (json, g_ptr_array_index (report->problems, i));
  json_builder_end_array (json);
  assay_cli_json_add_count (json, "entries", report->entries);
  assay_cli_json_add_text (json, "head", report->head);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_verify (AssayCli *cli,
            char    **words,
            GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 0, 0, error);
  g_autoptr (AssayDb) db = NULL;
  g_autoptr (AssayVerifyReport) report = NULL;
  g_autofree char *path = NULL;

  if (arguments == NULL)
    return FALSE;
  db = assay_cli_open (cli, ASSAY_DB_READ_ONLY, error);
  if (db == NULL)
    return FALSE;
  report = assay_db_verify (db, NULL, error);
  if (report == NULL)
    return FALSE;
  (cli->json ? print_json : print_text) (report, assay_db_get_path (db));
  path = g_strdup (assay_db_get_path (db));
  if (!assay_cli_close (g_steal_pointer (&db), error))
    return FALSE;
  if (report->problems->len == 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
               ngettext ("%s: %u problem was found.", "%s: %u problems were found.",
                         report->problems->len),
               path, report->problems->len);
  return FALSE;
}

const AssayCliVerb assay_cli_verb_verify = {
  .name = "verify",
  .arguments = "",
  .summary = N_("Check the register’s file, references and audit trail"),
  .run = run_verify,
};
