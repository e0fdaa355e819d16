/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>

#include "cli/visit-command.h"

/* One rule for the file of each export: its ending, what is there already, and a folder. */

static const struct
{
  const char *kind;
  const char *ending;
  const char *wrong;
} kinds[] = {
  { "workbook", ".xlsx", "ratings.ods" },
  { "csv", ".csv", "ratings.xlsx" },
  { "form", ".pdf", "form.doc" },
  { "report", ".pdf", "report.docx" },
  { "calendar", ".ics", "visits.pdf" },
};

static void
test_names (Command    *command,
            const void *data)
{
  g_autofree char *folder = command_path (command, "folder.pdf");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *there = g_strconcat ("there", kinds[i].ending, NULL);
      g_autofree char *wrong = command_path (command, kinds[i].wrong);

      RUN (2, "export", kinds[i].kind, kinds[i].wrong);
      command_assert_in (command->err, kinds[i].wrong);
      command_assert_in (command->err, kinds[i].ending);
      g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
      RUN (1, "export", kinds[i].kind, "folder.pdf", "--force");
      command_assert_in (command->err, "folder.pdf is a folder");
      command_write (command, there, "kept");
      RUN (1, "export", kinds[i].kind, there);
      command_assert_in (command->err, "exists already");
    }
}

/* What has no ending, or one that no other program knows, is written: there is nothing to export, which comes after. */
static void
test_other_endings (Command    *command,
                    const void *data)
{
  static const char *const names[] = { "ratings", "ratings.2011", "ratings.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RUN (1, "export", "csv", names[i]);
      g_assert_null (strstr (command->err, "ends in"));
    }
}

static void
test_report (Command    *command,
             const void *data)
{
  g_autofree char *path = command_path (command, "REPORT.PDF");
  g_autofree char *text = NULL;

  RUN (2, "export", "report", "REPORT.PDF");
  command_assert_in (command->err, "--visit NUMBER");
  RUN (1, "export", "report", "REPORT.PDF", "--visit", "1");
  command_assert_in (command->err, "There is no visit or self-assessment 1");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-02-01");
  RUN (1, "export", "report", "REPORT.PDF", "--visit", "1");
  command_assert_in (command->err, "nothing to report yet");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  VISIT (0, "1", "start", "--on", "2011-02-01");
  RUN (0, "export", "report", "REPORT.PDF", "--visit", "1");
  command_assert_in (command->out, "No. 1, Announced visit of 1 February 2011, under way");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

/* A form is on paper where its name says so, in capitals too. */
static void
test_form (Command    *command,
           const void *data)
{
  g_autofree char *path = command_path (command, "FORM.PDF");
  g_autofree char *text = NULL;

  RUN (0, "export", "form", "FORM.PDF", "--framework", "monitoring-visit", "--provider", "HC03", "--period", PERIOD);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

static void
test_calendar (Command    *command,
               const void *data)
{
  g_autofree char *path = command_path (command, "visits.ics");
  g_autofree char *text = NULL;

  RUN (1, "export", "calendar", "visits.ics");
  command_assert_in (command->err, "no visit is planned");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-02-01");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC04", "--on", "2011-02-02");
  VISIT (0, "2", "cancel", "--reason", "The service closed");
  RUN (0, "export", "calendar", "visits.ics");
  command_assert_in (command->out, "1 visit was written to visits.ics");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20110201"));
  RUN (1, "export", "calendar", "visits.ics", "--force", "--provider", "HC04");
  g_clear_pointer (&text, g_free);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20110201"));
}

#define ADD(name, test) \
  g_test_add ("/cli/export-names/" name, Command, NULL, visit_command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("names", test_names);
  ADD ("other-endings", test_other_endings);
  ADD ("report", test_report);
  ADD ("form", test_form);
  ADD ("calendar", test_calendar);
  return g_test_run ();
}
