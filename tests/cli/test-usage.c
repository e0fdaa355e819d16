/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "support/command.h"

static const char *const verbs[] = {
  "init", "frameworks", "import", "imports", "survey", "rate", "explain", "what-if", "export",
  "verify", "backup", "restore", "recover", "demo",
};

static void
test_no_verb (Command    *command,
              const void *data)
{
  command_expect (command, 2, NULL);
  command_assert_in (command->err, "assayctl: ");
  g_assert_cmpstr (command->out, ==, "");
}

static void
test_unknown_verb (Command    *command,
                   const void *data)
{
  command_expect (command, 2, "polish", NULL);
  command_assert_in (command->err, "“polish”");
}

static void
test_help_lists_all_verbs (Command    *command,
                           const void *data)
{
  command_expect (command, 0, "--help", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    command_assert_in (command->out, verbs[i]);
}

static void
test_help_of_each_verb (Command    *command,
                        const void *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      command_expect (command, 0, verbs[i], "--help", NULL);
      command_assert_in (command->out, verbs[i]);
      command_assert_in (command->out, "--json");
    }
}

static void
test_version (Command    *command,
              const void *data)
{
  command_expect (command, 0, "--version", NULL);
  command_assert_in (command->out, "assayctl 0.");
}

static void
test_too_few_words (Command    *command,
                    const void *data)
{
  command_expect (command, 2, "rate", "care-governance", NULL);
  command_assert_in (command->err, "rate FRAMEWORK PERIOD");
  command_expect (command, 2, "import", "survey", NULL);
  command_expect (command, 2, "backup", NULL);
}

static void
test_too_many_words (Command    *command,
                     const void *data)
{
  command_expect (command, 2, "init", "here", NULL);
  command_assert_in (command->err, "init");
}

static void
test_unknown_option (Command    *command,
                     const void *data)
{
  command_expect (command, 2, "--polish", NULL);
  command_expect (command, 2, "verify", "--polish", NULL);
  command_assert_in (command->err, "--polish");
}

static void
test_impossible_period (Command    *command,
                        const void *data)
{
  command_expect (command, 2, "rate", "care-governance", "2010-11 Q5", NULL);
  command_assert_in (command->err, "2010-11 Q5");
}

static void
test_default_register_is_named (Command    *command,
                                const void *data)
{
  g_autofree char *path = command_path (command, "assay/register.assay");

  command_expect (command, 0, "init", NULL);
  command_assert_in (command->err, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  command_expect (command, 1, "init", NULL);
  command_assert_in (command->err, path);
}

/* Who makes a register says who else may work with it, and cannot shut everybody out. */
static void
test_officers (Command    *command,
               const void *data)
{
  command_expect (command, 0, "init", NULL);
  command_expect (command, 0, "officers", "jmarsh", "--name", "J. Marsh", NULL);
  command_expect (command, 0, "officers", "jmarsh", "--role", "reader", NULL);
  command_expect (command, 0, "--json", "officers", NULL);
  command_assert_in (command->out, "\"name\": \"J. Marsh\"");
  command_assert_in (command->out, "\"role\": \"reader\"");
  command_expect (command, 1, "officers", "jmarsh", "--role", "boss", NULL);
  command_assert_in (command->err, "Role “boss” does not exist");
  command_expect (command, 1, "officers", "somebody", NULL);
  command_assert_in (command->err, "Name is needed");
  command_expect (command, 1, "officers", g_get_user_name (), "--role", "officer", NULL);
  command_assert_in (command->err, "the register needs an administrator");
}

#define ADD(name, test) g_test_add ("/cli/usage/" name, Command, NULL, command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-verb", test_no_verb);
  ADD ("unknown-verb", test_unknown_verb);
  ADD ("help", test_help_lists_all_verbs);
  ADD ("help-of-each-verb", test_help_of_each_verb);
  ADD ("version", test_version);
  ADD ("too-few-words", test_too_few_words);
  ADD ("too-many-words", test_too_many_words);
  ADD ("unknown-option", test_unknown_option);
  ADD ("impossible-period", test_impossible_period);
  ADD ("default-register", test_default_register_is_named);
  ADD ("officers", test_officers);
  return g_test_run ();
}
