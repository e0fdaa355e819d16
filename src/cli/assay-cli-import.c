/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-form.h"
#include "cli/assay-cli-import-print.h"
#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "core/assessment/assay-form.h"
#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "core/intake/assay-imports.h"

static const struct
{
  const char *name;
  AssayImportKind kind;
} kinds[] = {
  { "register", ASSAY_IMPORT_REGISTER },
  { "survey", ASSAY_IMPORT_SURVEY },
  { "returns", ASSAY_IMPORT_RETURNS },
};

static gboolean
read_kind (const char      *name,
           AssayImportKind *kind,
           GError         **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” cannot be imported; there are register, survey, returns and assessment, and undo."), name);
  return FALSE;
}

/* @kept: how many answers were changed since a form brought them */
typedef struct
{
  gint64 id;
  gint64 kept;
} Removal;

static gpointer
remove_import (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Removal *removal = data;

  if (assay_form_count_changed_since (connection, removal->id, &removal->kept, error))
    assay_imports_remove (connection, removal->id, error);
  return NULL;
}

static void
print_removal (const Removal *removal)
{
  assay_cli_print (_("Import %" PRId64 " was taken back."), removal->id);
  if (removal->kept > 0)
    assay_cli_print (ngettext ("%" PRId64 " answer that was changed after the form came in stays as it is.",
                               "%" PRId64 " answers that were changed after the form came in stay as they are.",
                               (gulong) removal->kept), removal->kept);
}

static gboolean
undo (AssayCli   *cli,
      const char *number,
      GError    **error)
{
  g_autoptr (JsonBuilder) json = NULL;
  Removal removal = { 0 };

  if (!g_ascii_string_to_signed (number, 10, 1, G_MAXINT64, &removal.id, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is not the number of an import; “assayctl imports” lists them."), number);
      return FALSE;
    }
  if (!assay_cli_run (cli, TRUE, remove_import, &removal, error))
    return FALSE;
  if (!cli->json)
    {
      print_removal (&removal);
      return TRUE;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_count (json, "removed", removal.id);
  assay_cli_json_add_count (json, "answersKept", removal.kept);
  json_builder_end_object (json);
  assay_cli_json_print (json);
  return TRUE;
}

/* Before anything is read: nobody waits for a check whose rows then have no place to go. */
static gboolean
check_save_set_aside (const AssayCliImport *import,
                      GError              **error)
{
  if (import->save_set_aside == NULL)
    return TRUE;
  if (!assay_output_file_is_same (import->save_set_aside, import->path))
    return assay_output_file_check (import->save_set_aside, import->force, error);
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS,
               _("“%s” is the file that is imported and was left as it is. Choose another name."),
               import->save_set_aside);
  return FALSE;
}

static void
warn_of_nothing_kept (AssayImportController *controller,
                      const AssayCliImport  *import)
{
  g_autofree char *sentence = assay_import_controller_dup_nothing_kept (controller);

  if (sentence != NULL)
    g_printerr ("%s: %s\n", import->path, sentence);
}

static gboolean
import_file (AssayCli       *cli,
             AssayCliImport *import,
             GError        **error)
{
  g_autoptr (AssayDb) db = assay_cli_open (cli, ASSAY_DB_NONE, error);
  g_autoptr (AssayImportController) controller = NULL;
  gint64 id;

  controller = db == NULL ? NULL : assay_cli_import_file (db, import, &id, error);
  if (controller == NULL)
    return FALSE;
  if (cli->json)
    assay_cli_import_print_json (controller, import, id);
  else
    assay_cli_import_print_text (controller, import, id);
  warn_of_nothing_kept (controller, import);
  g_clear_object (&controller);
  return assay_cli_close (g_steal_pointer (&db), error);
}

static gboolean
run_kind (AssayCli       *cli,
          char          **arguments,
          const char     *period,
          const char     *unknown,
          AssayCliImport *import,
          GError        **error)
{
  if (g_strcmp0 (arguments[0], "undo") == 0)
    return undo (cli, arguments[1], error);
  if (!read_kind (arguments[0], &import->kind, error))
    return FALSE;
  if (unknown != NULL && g_strcmp0 (unknown, "blank") != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--unknown %s: answers that are not understood can only become blank."), unknown);
      return FALSE;
    }
  import->period = assay_cli_parse_period (period, error);
  if (import->period == NULL)
    return FALSE;
  import->path = arguments[1];
  import->unknown_as_blank = unknown != NULL;
  import->quiet = cli->json;
  return check_save_set_aside (import, error) && import_file (cli, import, error);
}

static gboolean
run_import (AssayCli *cli,
            char    **words,
            GError  **error)
{
  AssayCliImport import = { 0 };
  g_autofree char *period = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *provider = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_("The period, such as 2010-11 Q4"),
      N_("PERIOD") },
    { "survey", 0, 0, G_OPTION_ARG_STRING, &import.survey, N_("The survey’s name"), N_("NAME") },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &import.framework,
      N_("The framework whose measures the columns hold"), N_("FRAMEWORK") },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &import.map, N_("What columns and answers are"), N_("FILE") },
    { "unknown", 0, 0, G_OPTION_ARG_STRING, &unknown,
      N_("“blank” leaves answers blank that are not understood"), N_("blank") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &import.replace,
      N_("Replace what is known: returns, or answers changed since the form was written"), NULL },
    { "outside-period", 0, 0, G_OPTION_ARG_NONE, &import.outside_period,
      N_("The period is right though most returns are dated outside it"), NULL },
    { "allow-repeats", 0, 0, G_OPTION_ARG_NONE, &import.allow_repeats,
      N_("Count returns that another survey of the period has already"), NULL },
    { "keep-comments", 0, 0, G_OPTION_ARG_NONE, &import.keep_comments, N_("Keep free text"), NULL },
    { "save-set-aside", 0, 0, G_OPTION_ARG_FILENAME, &import.save_set_aside,
      N_("Where rows that are set aside go"), N_("FILE") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &provider, N_("For an assessment: whose form it must be"),
      N_("REFERENCE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &import.force, N_("Overwrite that file"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 2, 2, error);
  gboolean done = FALSE;

  if (arguments != NULL && g_strcmp0 (arguments[0], "assessment") == 0)
    done = assay_cli_import_assessment (cli, arguments[1], provider, period, import.replace, error);
  else if (arguments != NULL)
    done = run_kind (cli, arguments, period, unknown, &import, error);

  g_free (import.period);
  g_free (import.survey);
  g_free (import.framework);
  g_free (import.map);
  g_free (import.save_set_aside);
  return done;
}

const AssayCliVerb assay_cli_verb_import = {
  .name = "import",
  .arguments = "register|survey|returns FILE --period PERIOD, or assessment FILE, or undo ID",
  .summary = N_("Import a file, or take an import back"),
  .run = run_import,
};
