/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static char **
check_count (AssayCli *self,
             char    **words,
             guint     n_least,
             guint     n_most,
             GError  **error)
{
  guint n_words = g_strv_length (words);

  if (n_words >= n_least && n_words <= n_most)
    return g_strdupv (words);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               n_words < n_least ? _("“%s” needs more: assayctl %s %s")
                                 : _("“%s” takes less: assayctl %s %s"),
               self->verb->name, self->verb->name, self->verb->arguments);
  return NULL;
}

/**
 * assay_cli_parse:
 * @self: the run
 * @words: (array zero-terminated=1): what follows the verb
 * @entries: (nullable) (array zero-terminated=1): the verb's own options
 * @n_least: how many arguments it needs
 * @n_most: how many it takes
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Parses what follows a verb: its own options and those that every verb has. `--help` prints the help
 * and ends the program with status 0.
 *
 * Returns: (transfer full) (nullable): the arguments that are left
 */
char **
assay_cli_parse (AssayCli           *self,
                 char              **words,
                 const GOptionEntry *entries,
                 guint               n_least,
                 guint               n_most,
                 GError            **error)
{
  const GOptionEntry common[] = {
    { "file", 'f', 0, G_OPTION_ARG_FILENAME, &self->file, N_("The register"), N_("REGISTER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print for programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *usage = g_strdup_printf ("%s %s", self->verb->name, self->verb->arguments);
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;

  g_strv_builder_add (builder, g_get_prgname ());
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  g_option_context_set_summary (context, _(self->verb->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &argv, error))
    return NULL;
  return check_count (self, argv + 1, n_least, n_most, error);
}

static void
put (FILE       *stream,
     const char *text)
{
  fputs (text, stream);
  fputc ('\n', stream);
}

/**
 * assay_cli_print:
 * @format: as for printf
 * @...: its arguments
 *
 * Prints a line of the result to stdout, in UTF-8 whatever the locale.
 */
void
assay_cli_print (const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stdout, text);
}

/**
 * assay_cli_say:
 * @format: as for printf
 * @...: its arguments
 *
 * Tells the person at the keyboard something beside the result, on stderr.
 */
void
assay_cli_say (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  put (stderr, text);
}
