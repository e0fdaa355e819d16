/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <gio/gio.h>
#include <string.h>

#include "support/source-tree.h"

/* A language is added by adding its .po: so the words must come out of the sources, and a catalogue made of
 * them must hold together. The catalogue here is a pretended one, every message being its own translation. */

static char *
run (const char        *input,
     const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                 | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *warnings = NULL;
  char *output = NULL;

  g_subprocess_launcher_set_cwd (launcher, source_tree_root ());
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &output, &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (warnings, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static char *
extract_words (void)
{
  const char *const argv[] = {
    "xgettext", "--files-from=po/POTFILES", "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--flag=N_:1:pass-c-format",
    "--flag=C_:2:pass-c-format", "--flag=g_dngettext:2:pass-c-format", "--output=-", NULL,
  };

  return run (NULL, argv);
}

static void
test_words_can_be_extracted (void)
{
  g_autofree char *words = extract_words ();
  g_auto (GStrv) messages = g_strsplit (words, "\nmsgid ", -1);

  g_assert_cmpuint (g_strv_length (messages), >, 200);
  g_assert_nonnull (strstr (words, "Rate care providers by your council’s own framework"));
}

static void
test_catalogue_holds_together (void)
{
  const char *const fill[] = { "msgen", "--lang=en", "-", NULL };
  const char *const check[] = { "msgfmt", "--check-format", "--output-file=/dev/null", "-", NULL };
  g_autofree char *words = extract_words ();
  g_autofree char *catalogue = NULL;
  g_autofree char *nothing = NULL;

  catalogue = run (words, fill);
  nothing = run (catalogue, check);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/house/translation/extracted", test_words_can_be_extracted);
  g_test_add_func ("/house/translation/catalogue", test_catalogue_holds_together);
  return g_test_run ();
}
