/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli/assay-cli-verbs.h"
#include "cli/assay-cli.h"
#include "core/base/assay-error.h"

enum
{
  STATUS_DONE = 0,
  STATUS_REFUSED = 1,
  STATUS_USAGE = 2,
};

/* In the order in which the help lists them. */
static const AssayCliVerb *const verbs[] = {
  &assay_cli_verb_init,
  &assay_cli_verb_frameworks,
  &assay_cli_verb_officers,
  &assay_cli_verb_preview,
  &assay_cli_verb_import,
  &assay_cli_verb_imports,
  &assay_cli_verb_survey,
  &assay_cli_verb_visits,
  &assay_cli_verb_visit,
  &assay_cli_verb_rate,
  &assay_cli_verb_explain,
  &assay_cli_verb_what_if,
  &assay_cli_verb_export,
  &assay_cli_verb_verify,
  &assay_cli_verb_backup,
  &assay_cli_verb_restore,
  &assay_cli_verb_recover,
  &assay_cli_verb_demo,
  NULL,
};

static const AssayCliVerb *
find_verb (const char *name)
{
  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_strcmp0 (verbs[i]->name, name) == 0)
      return verbs[i];
  return NULL;
}

static char *
describe_verbs (void)
{
  GString *text = g_string_new (_("Verbs:"));

  for (guint i = 0; verbs[i] != NULL; i++)
    g_string_append_printf (text, "\n  %-10s %s", verbs[i]->name, _(verbs[i]->summary));
  g_string_append_printf (text, "\n\n%s",
                          _("assayctl VERB --help tells what follows a verb. The exit status is 0 when "
                            "all was done, 1 when it was refused or failed, and 2 for a wrong usage."));
  return g_string_free (text, FALSE);
}

/* Parses what stands before the verb and leaves the verb and what follows it in @words. */
static gboolean
parse_common (AssayCli *cli,
              char   ***words,
              GError  **error)
{
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, &cli->file, N_("The register"), N_("REGISTER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print for programs"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_("VERB …"));
  g_autofree char *description = describe_verbs ();

  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_summary (context, _("Rates care providers by a council’s own framework."));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, words, error))
    return FALSE;
  if (version)
    {
      assay_cli_print ("assayctl %s", ASSAY_VERSION);
      exit (STATUS_DONE);
    }
  return TRUE;
}

static gboolean
run (AssayCli *cli,
     char   ***words,
     GError  **error)
{
  if (!parse_common (cli, words, error))
    return FALSE;
  if ((*words)[1] == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("A verb is needed; assayctl --help lists them."));
      return FALSE;
    }
  cli->verb = find_verb ((*words)[1]);
  if (cli->verb == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("There is no verb “%s”; assayctl --help lists those there are."), (*words)[1]);
      return FALSE;
    }
  return cli->verb->run (cli, *words + 2, error);
}

/* Every message names the file: where the register is not in it already, it is named first. */
static void
say_error (AssayCli     *cli,
           const GError *error)
{
  g_autofree char *name = cli->file == NULL ? NULL : g_path_get_basename (cli->file);

  if (name == NULL || error->domain != ASSAY_STORE_ERROR || strstr (error->message, name) != NULL)
    assay_cli_say ("assayctl: %s", error->message);
  else
    assay_cli_say ("assayctl: %s: %s", cli->file, error->message);
}

int
main (int    argc,
      char **argv)
{
  AssayCli cli = { 0 };
  g_auto (GStrv) words = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  gboolean done;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ASSAY_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_set_prgname ("assayctl");
  done = run (&cli, &words, &error);
  if (!done)
    say_error (&cli, error);
  if (!done && cli.verb != &assay_cli_verb_restore && cli.verb != &assay_cli_verb_recover)
    assay_cli_hint_backup (&cli, error);
  g_free (cli.file);
  if (done)
    return STATUS_DONE;
  return error->domain == G_OPTION_ERROR ? STATUS_USAGE : STATUS_REFUSED;
}
