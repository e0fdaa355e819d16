/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "cli/visit-command.h"

/* What comes after a visit on the command line: what the provider holds against it, and its follow-up. */

#define N_SHEETS 10             /* of the form of monitoring-visit */

static void
share_draft (Command *command)
{
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-02-01");
  VISIT (0, "1", "start", "--on", "2011-02-01");
  RUN (0, "export", "form", "form.xlsx", "--visit", "1");
  visit_command_answer_all (command, N_SHEETS, "Met in full");
  RUN (0, "import", "assessment", "form.xlsx");
  VISIT (0, "1", "sign-off", "--on", "2011-02-02", "--reason", "As the form says");
  VISIT (0, "1", "share-draft", "--on", "2011-02-03");
}

static void
test_way (Command    *command,
          const void *data)
{
  g_autoptr (JsonNode) list = NULL;
  JsonObject *first;

  share_draft (command);
  VISIT (0, "1", "challenge");
  command_assert_in (command->out, "has not challenged anything");
  VISIT (0, "1", "challenge", "--criterion", "1.2", "--reason", "The rota was there", "--on", "2011-02-07");
  command_assert_in (command->out, "1.2  ");
  command_assert_in (command->out, "Not answered yet");
  VISIT (0, "1", "challenge", "--reason", "It was a bad day", "--on", "2011-02-08");
  command_assert_in (command->out, "The whole");
  VISIT (0, "1", "outcome", "1", "upheld", "--reason", "The rota was found", "--on", "2011-02-10");
  command_assert_in (command->out, "Upheld");
  VISIT (0, "1", "outcome", "2", "withdrawn", "--on", "2011-02-11");
  VISIT (0, "1", "corrections-heard", "--on", "2011-02-17");
  command_assert_in (command->out, "Next: assayctl visit 1 reopen");
  VISIT (0, "1", "challenge", "--json");
  list = command_read_json (command);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (list)), ==, 2);
  first = json_array_get_object_element (json_node_get_array (list), 0);
  g_assert_cmpstr (json_object_get_string_member (first, "outcome"), ==, "upheld");
  g_assert_cmpstr (json_object_get_string_member (first, "decidedOn"), ==, "2011-02-10");
  g_assert_cmpstr (json_object_get_string_member (first, "decidedBy"), ==, g_get_user_name ());
  VISIT (0, "1", "reopen", "--reason", "The rota was found", "--on", "2011-02-18");
  RUN (0, "verify");
}

/* A follow-up takes over what was answered in the visit that it follows, as in the window. */
static void
test_follow_up (Command    *command,
                const void *data)
{
  share_draft (command);
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--kind", "follow-up", "--on",
         "2011-03-01");
  command_assert_in (command->out, "0 of 51 criteria");
  VISIT (0, "2", "start", "--on", "2011-03-01");
  command_assert_in (command->out, "51 of 51 criteria");
}

static void
test_refused (Command    *command,
              const void *data)
{
  share_draft (command);
  VISIT (1, "1", "challenge", "--criterion", "99.1", "--reason", "It was there");
  command_assert_in (command->err, "has no criterion 99.1");
  VISIT (2, "1", "challenge", "--criterion", "1.1");
  command_assert_in (command->err, "--reason");
  VISIT (2, "1", "challenge", "--reason", "It was there", "--by", "J. Marsh");
  VISIT (1, "1", "outcome", "1", "upheld", "--reason", "It was there");
  command_assert_in (command->err, "has no challenge 1");
  VISIT (1, "1", "challenge", "--reason", "It was there", "--on", "2011-02-02");
  command_assert_in (command->err, "the draft was shared on 2011-02-03");
  VISIT (0, "1", "challenge", "--reason", "It was there", "--on", "2011-02-07");
  VISIT (1, "1", "outcome", "1", "not-upheld");
  command_assert_in (command->err, "Reason is needed");
  VISIT (1, "1", "outcome", "1", "not-upheld", "--reason", "It was not", "--on", "2011-02-01");
  command_assert_in (command->err, "before the challenge was received");
  VISIT (2, "1", "outcome", "1", "perhaps", "--reason", "It was not");
  command_assert_in (command->err, "partly-upheld");
  VISIT (2, "1", "outcome");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC04", "--on", "2011-02-01");
  VISIT (1, "2", "challenge", "--reason", "It was there");
  command_assert_in (command->err, "no shared draft to challenge");
  VISIT (0, "2", "start", "--on", "2011-10-01");
  command_assert_in (command->err, "instead of 2010-11");
}

#define ADD(name, test) \
  g_test_add ("/cli/visit-challenges/" name, Command, NULL, visit_command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("way", test_way);
  ADD ("follow-up", test_follow_up);
  ADD ("refused", test_refused);
  return g_test_run ();
}
