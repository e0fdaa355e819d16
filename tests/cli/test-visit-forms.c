/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "cli/visit-command.h"

/* Which visit a form belongs to: the one that was named, the only one that can be filled in, or a new one; never one
 * of several by chance. */

static void
plan (Command    *command,
      const char *kind,
      const char *day)
{
  VISIT (0, "plan", "--framework", "care-quality-standard", "--provider", "HC03", "--kind", kind, "--on", day);
}

#define EXPORT(status, ...) RUN (status, "export", "form", "form.xlsx", "--force", __VA_ARGS__)
#define OF_HC03 "--framework", "care-quality-standard", "--provider", "HC03", "--period", PERIOD

static void
test_named (Command    *command,
            const void *data)
{
  plan (command, "announced", "2011-02-01");
  plan (command, "announced", "2011-03-01");
  EXPORT (0, "--visit", "2");
  command_assert_in (command->out, "It belongs to No. 2, Announced visit of 1 March 2011, planned.");
  RUN (0, "import", "assessment", "form.xlsx");
  EXPORT (0, "--visit", "1", "--json");
  command_assert_in (command->out, "\"id\": 1");
  command_assert_in (command->out, "\"plannedOn\": \"2011-02-01\"");
}

/* Several are listed, and nothing is written. */
static void
test_several (Command    *command,
              const void *data)
{
  g_autofree char *path = command_path (command, "form.xlsx");

  plan (command, "announced", "2011-02-01");
  plan (command, "follow-up", "2011-03-01");
  plan (command, "announced", "2011-03-15");
  EXPORT (1, OF_HC03);
  command_assert_in (command->err, "3 of HC03 by");
  command_assert_in (command->err, "No. 1, Announced visit of 1 February 2011, planned");
  command_assert_in (command->err, "No. 2, Follow-up visit of 1 March 2011, planned");
  command_assert_in (command->err, "No. 3, Announced visit of 15 March 2011, planned");
  command_assert_in (command->err, "--visit NUMBER");
  EXPORT (1, OF_HC03, "--kind", "announced");
  command_assert_in (command->err, "2 of HC03 by");
  g_assert_null (strstr (command->err, "No. 2"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  EXPORT (0, OF_HC03, "--kind", "follow-up");
  command_assert_in (command->out, "It belongs to No. 2, ");
}

/* Without a kind, what is planned is meant, whatever its kind; a new self-assessment only where nothing is. */
static void
test_default_kind (Command    *command,
                   const void *data)
{
  EXPORT (0, OF_HC03);
  command_assert_in (command->out, "Nothing was planned: it is for a new one of the kind “Self-assessment”");
  command_assert_in (command->out, "--kind");
  plan (command, "unannounced", "2011-02-01");
  EXPORT (0, OF_HC03);
  command_assert_in (command->out, "It belongs to No. 1, Unannounced visit of 1 February 2011, planned.");
  VISIT (0, "1", "cancel", "--reason", "The service closed");
  EXPORT (0, OF_HC03, "--json");
  command_assert_in (command->out, "\"visit\": null");
  command_assert_in (command->out, "\"assessmentKind\": \"self-assessment\"");
}

static void
test_refused (Command    *command,
              const void *data)
{
  plan (command, "announced", "2011-02-01");
  EXPORT (1, "--visit", "7");
  command_assert_in (command->err, "There is no visit or self-assessment 7 in the register");
  EXPORT (2, "--visit", "first");
  EXPORT (2, "--visit", "1", "--kind", "announced");
  command_assert_in (command->err, "--visit says all");
  EXPORT (2, "--framework", "care-quality-standard");
  command_assert_in (command->err, "--visit NUMBER");
  VISIT (0, "1", "cancel", "--reason", "The service closed");
  EXPORT (1, "--visit", "1");
  command_assert_in (command->err, "No. 1, Announced visit of 1 February 2011, cancelled");
  RUN (0, "export", "form", "form.pdf", "--visit", "1");
}

/* One long name does not widen the table for all; programs get all of it. */
static void
test_long_name (Command    *command,
                const void *data)
{
  g_autofree char *path = command_path (command, "long.csv");

  command_write (command, "long.csv", "Provider ref,Provider,Service type\n"
                                      "HC90,A provider whose name goes on for more places than forty,Home care\n");
  RUN (0, "import", "register", path, "--period", "2010-11 Q4");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC90", "--on", "2011-02-01");
  RUN (0, "visits");
  command_assert_in (command->out, "A provider whose name goes on for more…  ");
  RUN (0, "--json", "visits");
  command_assert_in (command->out, "for more places than forty");
}

#define ADD(name, test) \
  g_test_add ("/cli/visit-forms/" name, Command, NULL, visit_command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("named", test_named);
  ADD ("long-name", test_long_name);
  ADD ("several", test_several);
  ADD ("default-kind", test_default_kind);
  ADD ("refused", test_refused);
  return g_test_run ();
}
