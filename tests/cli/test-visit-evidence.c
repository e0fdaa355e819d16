/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "cli/visit-command.h"

/* Evidence that a provider names in its form, verified piece by piece; without, no answer counts and nobody is rated,
 * which is said with the way to mend it. */

#define N_SHEETS 9              /* of the form of home-matters */
#define EVIDENCE_COLUMN "Q"

/* A self-assessment that is answered in full, with two pieces of evidence for the first criterion and one for the
 * second. */
static void
bring_form (Command *command)
{
  RUN (0, "export", "form", "form.xlsx", "--framework", "home-matters", "--provider", "HC03", "--period", PERIOD);
  visit_command_answer_all (command, N_SHEETS, "Met in full");
  visit_command_answer_one (command, 2, EVIDENCE_COLUMN "5", "Three plans, signed\nMinutes of May");
  visit_command_answer_one (command, 2, EVIDENCE_COLUMN "6", "The helpline’s card");
  RUN (0, "import", "assessment", "form.xlsx");
}

static JsonObject *
find_piece (JsonNode *list,
            guint     place)
{
  return json_array_get_object_element (json_node_get_array (list), place);
}

static void
test_list (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) pieces = NULL;

  bring_form (command);
  VISIT (0, "1", "evidence");
  command_assert_in (command->out, "1.1  ");
  command_assert_in (command->out, "Minutes of May");
  command_assert_in (command->out, "0 of 3 pieces of evidence are verified. 36 of 36 answers have no verified piece");
  command_assert_in (command->out, "assayctl visit 1 verify NUMBER");
  VISIT (0, "1", "evidence", "--json");
  pieces = command_read_json (command);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (pieces)), ==, 3);
  g_assert_cmpint (json_object_get_int_member (find_piece (pieces, 2), "number"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 2), "evidence"), ==, "The helpline’s card");
  g_assert_true (json_object_get_null_member (find_piece (pieces, 2), "verdict"));
}

static void
test_verify (Command    *command,
             const void *data)
{
  g_autoptr (JsonNode) pieces = NULL;

  bring_form (command);
  RUN (0, "officers", "jmarsh", "--name", "J. Marsh", "--role", "officer");
  VISIT (0, "1", "verify", "1", "3", "--by", "j. marsh", "--reason", "Seen in the office");
  command_assert_in (command->out, "2 of 3 pieces of evidence are verified. 34 of 36 answers");
  VISIT (0, "1", "refuse", "2", "--reason", "They are of another year");
  VISIT (0, "1", "evidence", "--json");
  pieces = command_read_json (command);
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 0), "verdict"), ==, "verified");
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 0), "by"), ==, "jmarsh");
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 0), "note"), ==, "Seen in the office");
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 1), "verdict"), ==, "refused");
  g_assert_cmpstr (json_object_get_string_member (find_piece (pieces, 1), "by"), ==, g_get_user_name ());
  RUN (0, "verify");
}

/* All that are named, or none. */
static void
test_refused (Command    *command,
              const void *data)
{
  bring_form (command);
  VISIT (1, "1", "verify", "1", "77");
  command_assert_in (command->err, "has no piece of evidence 77");
  VISIT (1, "1", "refuse", "1");
  command_assert_in (command->err, "Reason is needed");
  VISIT (1, "1", "verify", "1", "--by", "Nobody");
  VISIT (2, "1", "verify");
  VISIT (2, "1", "evidence", "1");
  VISIT (2, "1", "verify", "1", "--on", "2011-03-01");
  command_assert_in (command->err, "--on does not go with “verify”");
  VISIT (0, "1", "evidence");
  command_assert_in (command->out, "0 of 3 pieces");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-03-01");
  VISIT (0, "2", "evidence");
  command_assert_in (command->out, "does not have evidence verified piece by piece");
}

/* Why nobody is rated is said where the rating is asked for, and where it is mended. */
static void
test_rate (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) explained = NULL;
  JsonArray *list;

  bring_form (command);
  RUN (0, "rate", "home-matters", PERIOD);
  command_assert_in (command->out, "0 of 3 pieces of evidence are verified. 36 of 36 answers");
  VISIT (0, "1", "verify", "1", "2", "3");
  VISIT (0, "1", "sign-off", "--reason", "As the form says");
  RUN (0, "explain", "HC03", "home-matters", PERIOD);
  command_assert_in (command->out, "3 of 3 pieces of evidence are verified. 34 of 36 answers");
  command_assert_in (command->out, "assayctl visit 1 reopen");
  RUN (0, "explain", "HC03", "home-matters", PERIOD, "--json");
  explained = command_read_json (command);
  list = json_object_get_array_member (json_node_get_object (explained), "unverifiedEvidence");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (list, 0), "verified"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (list, 0), "answersWithout"), ==, 34);
  VISIT (1, "1", "verify", "1");
  command_assert_in (command->err, "while an assessment is under way");
}

#define ADD(name, test) \
  g_test_add ("/cli/visit-evidence/" name, Command, NULL, visit_command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("list", test_list);
  ADD ("verify", test_verify);
  ADD ("refused", test_refused);
  ADD ("rate", test_rate);
  return g_test_run ();
}
