/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <sys/mount.h>
#include <unistd.h>

#include "support/command.h"

/* Bad input gets a clear message that names the file, status 1, and loses nothing. */

#define PERIOD "2010-11 Q4"
#define HEADINGS "Response ID,Provider ref,Dignity and respect,Overall satisfaction\n"

static void
set_up (Command    *command,
        const void *data)
{
  g_autofree char *providers = command_demo_file ("home-care-register-2011.csv");

  command_set_up (command, data);
  command_expect (command, 0, "--file", "r.assay", "init", NULL);
  command_expect (command, 0, "--file", "r.assay", "import", "register", providers, "--period", PERIOD,
                  NULL);
}

/* An import that must be refused, and for which @reason must be given. */
static void
expect_refused (Command    *command,
                const char *kind,
                const char *text,
                const char *reason)
{
  g_autofree char *before = NULL;

  if (text != NULL)
    command_write (command, "sent.csv", text);
  command_expect (command, 0, "--file", "r.assay", "--json", "imports", NULL);
  before = g_strdup (command->out);
  command_expect (command, 1, "--file", "r.assay", "import", kind, "sent.csv", "--period", PERIOD, NULL);
  command_assert_in (command->err, "sent.csv");
  command_assert_in (command->err, reason);
  command_expect (command, 0, "--file", "r.assay", "--json", "imports", NULL);
  g_assert_cmpstr (command->out, ==, before);
  command_expect (command, 0, "--file", "r.assay", "verify", NULL);
}

static void
test_not_a_database (Command    *command,
                     const void *data)
{
  command_write (command, "letter.assay", "Dear Sir or Madam, this is a letter and no register at all.");
  command_expect (command, 1, "--file", "letter.assay", "imports", NULL);
  command_assert_in (command->err, "letter.assay");
  command_expect (command, 1, "--file", "letter.assay", "verify", NULL);
  command_expect (command, 1, "--file", "missing.assay", "imports", NULL);
  command_assert_in (command->err, "missing.assay");
}

/* Rows that are set aside are no failure, even where all are and nothing is kept. */
static void
test_survey_before_providers (Command    *command,
                              const void *data)
{
  command_write (command, "sent.csv", HEADINGS "1,HC01,Agree,Satisfied\n2,HC02,Agree,Satisfied\n");
  command_expect (command, 0, "--file", "new.assay", "init", NULL);
  command_expect (command, 0, "--file", "new.assay", "import", "survey", "sent.csv", "--period", PERIOD, NULL);
  command_assert_in (command->err, "The register has no providers yet: import them first.");
  g_assert_null (strstr (command->err, "CRITICAL"));
  command_assert_in (command->out, "read 2 = new 0 + present 0 + set aside 2");
}

/* A file imported again under another name would count each of its returns twice. */
static void
test_survey_under_another_name (Command    *command,
                                const void *data)
{
  g_autofree char *survey = command_demo_file ("home-care-survey-2011.csv");

  command_expect (command, 0, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, "--survey",
                  "Home care 2011", NULL);
  command_expect (command, 1, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, "--survey",
                  "Homecare 2011", NULL);
  command_assert_in (command->err, "153 of 153 new returns are in the survey “Home care 2011” of 2010-11 Q4 already");
  command_assert_in (command->err, "--allow-repeats");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, "--survey",
                  "HOME CARE 2011", NULL);
  command_assert_in (command->out, "read 153 = new 0 + present 153 + set aside 0");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, "--survey",
                  "Homecare 2011", "--allow-repeats", NULL);
  command_assert_in (command->out, "read 153 = new 153 + present 0 + set aside 0");
}

static void
patch_file (Command      *command,
            const char   *name,
            gsize         offset,
            const guint8 *bytes,
            gsize         length)
{
  g_autofree char *path = command_path (command, name);
  FILE *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

/* The number of the format lies at offset 60 of an SQLite file, the mark of its program at 68. */
static void
test_newer_register (Command    *command,
                     const void *data)
{
  const guint8 version[] = { 0, 0, 3, 231 };

  patch_file (command, "r.assay", 60, version, sizeof version);
  command_expect (command, 1, "--file", "r.assay", "imports", NULL);
  command_assert_in (command->err, "r.assay");
  command_assert_in (command->err, "newer");
}

static void
test_foreign_database (Command    *command,
                       const void *data)
{
  const guint8 mark[] = { 1, 2, 3, 4 };

  patch_file (command, "r.assay", 68, mark, sizeof mark);
  command_expect (command, 1, "--file", "r.assay", "imports", NULL);
  command_assert_in (command->err, "r.assay");
}

static void
test_read_only_folder (Command    *command,
                       const void *data)
{
  g_autofree char *folder = command_path (command, "closed");

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is read-only for root");
      return;
    }
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  command_expect (command, 1, "--file", "closed/r.assay", "init", NULL);
  command_assert_in (command->err, "closed/r.assay");
}

static void
test_folder_that_is_not_there (Command    *command,
                               const void *data)
{
  command_expect (command, 1, "--file", "/proc/assay/r.assay", "init", NULL);
  command_assert_in (command->err, "/proc/assay");
}

/* What lies on a full disk can still be read, also what a killed program left in the log beside it. */
static void
test_full_disk (Command    *command,
                const void *data)
{
  static const char *const reading[] = { "imports", "verify", "frameworks" };
  g_autofree char *folder = command_path (command, "full");
  g_autofree char *fill = command_path (command, "full/fill");
  g_autofree char *providers = command_demo_file ("home-care-register-2011.csv");
  g_autofree char *noise = g_strnfill (8000000, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=6000k") != 0)
    {
      g_test_skip ("no file system can be mounted here");
      return;
    }
  command_expect (command, 0, "--file", "full/r.assay", "init", NULL);
  /* Writes what fits, then fails: the disk is full. */
  g_assert_false (g_file_set_contents_full (fill, noise, 8000000, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  command_expect (command, 1, "--file", "full/r.assay", "import", "register", providers, "--period", PERIOD, NULL);
  command_assert_in (command->err, "full/r.assay");
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    command_expect (command, 0, "--file", "full/r.assay", reading[i], NULL);
  g_unlink (fill);
  command_expect (command, 0, "--file", "full/r.assay", "import", "register", providers, "--period", PERIOD, NULL);
  g_assert_cmpint (umount (folder), ==, 0);
}

/* Zeros over every second block from the place on. */
static void
patch_from (Command    *command,
            const char *name,
            gsize       place,
            gsize       size)
{
  const guint8 zeros[4096] = { 0 };

  for (gsize block = place / sizeof zeros; block < size / sizeof zeros; block += 2)
    patch_file (command, name, block * sizeof zeros, zeros, sizeof zeros);
}

/* What lies on sound pages is saved, what is lost is listed; where nothing is left, no register is made. */
static void
test_recover (Command    *command,
              const void *data)
{
  g_autofree char *path = command_path (command, "r.assay");
  g_autofree char *none = command_path (command, "none.assay");
  g_autofree char *survey = command_demo_file ("home-care-survey-2011.csv");
  GStatBuf size;

  command_expect (command, 0, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, NULL);
  command_expect (command, 0, "recover", "r.assay", "whole.assay", NULL);
  command_assert_in (command->out, "Nothing is missing.");
  command_expect (command, 1, "recover", "r.assay", "whole.assay", NULL);
  command_assert_in (command->err, "whole.assay");
  g_assert_cmpint (g_stat (path, &size), ==, 0);
  patch_from (command, "r.assay", (gsize) size.st_size / 8 * 7, (gsize) size.st_size);
  command_expect (command, 1, "--file", "r.assay", "verify", NULL);
  command_expect (command, 0, "--json", "recover", "r.assay", "saved.assay", NULL);
  command_assert_in (command->out, "saved.assay");
  command_assert_in (command->out, "\"lost\"");
  command_expect (command, 0, "recover", "r.assay", "again.assay", NULL);
  command_assert_in (command->out, "Saved:\n  Providers: ");
  command_assert_in (command->out, "What could not be read:\n");
  command_assert_in (command->out, "  Survey returns: ");
  command_expect (command, 0, "--file", "saved.assay", "verify", NULL);
  patch_from (command, "r.assay", (gsize) size.st_size / 4, (gsize) size.st_size);
  command_expect (command, 1, "recover", "r.assay", "none.assay", NULL);
  command_assert_in (command->err, "Its newest sound backup is “");
  g_assert_false (g_file_test (none, G_FILE_TEST_EXISTS));
  command_write (command, "letter.assay", "Dear Sir or Madam, this is a letter and no register at all.");
  command_expect (command, 1, "recover", "letter.assay", "out.assay", NULL);
  command_assert_in (command->err, "letter.assay");
  command_expect (command, 2, "recover", "r.assay", NULL);
}

static void
test_missing_file (Command    *command,
                   const void *data)
{
  expect_refused (command, "survey", NULL, "sent.csv");
}

static void
test_empty_file (Command    *command,
                 const void *data)
{
  expect_refused (command, "survey", "", "empty");
}

static void
test_headings_alone (Command    *command,
                     const void *data)
{
  expect_refused (command, "survey", HEADINGS, "sent.csv");
}

static void
test_unclosed_quote (Command    *command,
                     const void *data)
{
  expect_refused (command, "survey",
                  HEADINGS "R1,HC01,Agree,Satisfied\nR2,HC01,\"Agree,Satisfied\nR3,HC01,Agree,Satisfied\n",
                  "line 3");
}

static void
test_no_provider_column (Command    *command,
                         const void *data)
{
  expect_refused (command, "survey",
                  "Response ID,Dignity and respect,Overall satisfaction\n"
                  "R1,Agree,Satisfied\nR2,Strongly agree,Very satisfied\nR3,Disagree,Dissatisfied\n",
                  "provider");
}

static void
test_unknown_answer (Command    *command,
                     const void *data)
{
  g_autoptr (GString) text = g_string_new (HEADINGS);

  for (int i = 0; i < 20; i++)
    g_string_append_printf (text, "R%d,HC01,%s,Satisfied\n", i, i == 7 ? "Agre" : "Agree");
  expect_refused (command, "survey", text->str, "“Agre”");
  expect_refused (command, "survey", text->str,
                  "in the map, among “answers”: \"Dignity and respect\": {\"Agre\": ANSWER}, where ANSWER is one of "
                  "\"Strongly agree\", \"Agree\"");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--unknown", "blank", NULL);
  command_assert_in (command->out, "read 20 = new 20 + present 0 + set aside 0\n");
}

static void
test_unknown_provider (Command    *command,
                       const void *data)
{
  g_autofree char *saved = command_path (command, "aside.csv");
  g_autofree char *text = NULL;
  GStatBuf status;

  command_write (command, "sent.csv",
                 HEADINGS "R1,HC01,Agree,Satisfied\nR2,HC99,Agree,Satisfied\n");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--save-set-aside", "aside.csv", NULL);
  command_assert_in (command->out, "read 2 = new 1 + present 0 + set aside 1\n");
  command_assert_in (command->out, "HC99");
  g_assert_true (g_file_get_contents (saved, &text, NULL, NULL));
  command_assert_in (text, "HC99");
  /* Rows may name people: nobody else reads them, as nobody else reads the register. */
  g_assert_cmpint (g_stat (saved, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_nothing_kept (Command    *command,
                   const void *data)
{
  g_autofree char *saved = command_path (command, "aside.csv");

  command_write (command, "sent.csv", HEADINGS "R1,HC98,Agree,Satisfied\nR2,HC99,Agree,Satisfied\n");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--save-set-aside", "aside.csv", NULL);
  command_assert_in (command->out, "read 2 = new 0 + present 0 + set aside 2\n");
  command_assert_in (command->err, "sent.csv: No row could be imported, and nothing was kept. "
                                   "Line 2: Provider reference HC98 is not in the register.");
  g_assert_true (g_file_test (saved, G_FILE_TEST_EXISTS));
  command_expect (command, 0, "--file", "r.assay", "imports", NULL);
  g_assert_null (strstr (command->out, "sent.csv"));
}

static void
test_duplicate_references (Command    *command,
                           const void *data)
{
  command_write (command, "sent.csv",
                 "Provider ref,Provider,Service users supported\nHC50,Newhaven Care,10\nHC50,Lewes Care,12\n");
  command_expect (command, 0, "--file", "r.assay", "import", "register", "sent.csv", "--period", PERIOD,
                  NULL);
  command_assert_in (command->out, "HC50");
  command_assert_in (command->out, "read 2 = ");
  command_assert_in (command->out, "set aside 1\n");
}

static void
test_nobody_supported (Command    *command,
                       const void *data)
{
  command_write (command, "sent.csv", "Provider ref,Provider,Service users supported\nHC01,Ashdown Home Support,0\n");
  command_expect (command, 0, "--file", "r.assay", "import", "register", "sent.csv", "--period", PERIOD,
                  NULL);
  command_expect (command, 0, "--file", "r.assay", "rate", "care-governance", PERIOD, NULL);
}

/* A period that was mistyped is not rated, not even as one in which nobody can be. */
static void
test_unknown_period (Command    *command,
                     const void *data)
{
  command_expect (command, 1, "--file", "r.assay", "rate", "care-governance", "2031-32 Q1", NULL);
  command_assert_in (command->err, "Nothing is known of 2031-32 Q1");
  command_assert_in (command->err, "There are data of: " PERIOD);
  command_write (command, "sent.csv", HEADINGS "R1,HC01,Agree,Satisfied\n");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", "2031-32 Q1",
                  "--outside-period", NULL);
  command_expect (command, 0, "--file", "r.assay", "rate", "care-governance", "2031-32 Q1", NULL);
}

static void
test_all_blank (Command    *command,
                const void *data)
{
  command_write (command, "sent.csv", HEADINGS "R1,HC01,,\nR2,HC01,,\nR3,HC02,,\n");
  command_run (command, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD, NULL);
  g_assert_cmpint (command->status, <=, 1);
  command_expect (command, 0, "--file", "r.assay", "rate", "care-governance", PERIOD, NULL);
}

static void
test_no_overwriting (Command    *command,
                     const void *data)
{
  command_expect (command, 1, "--file", "r.assay", "init", NULL);
  command_assert_in (command->err, "r.assay");
  command_expect (command, 1, "--file", "r.assay", "demo", NULL);
  command_assert_in (command->err, "r.assay");
  command_expect (command, 1, "--file", "r.assay", "backup", "r.assay", NULL);
  command_expect (command, 1, "--file", "r.assay", "restore", "missing.assay", NULL);
  command_assert_in (command->err, "missing.assay");
  command_expect (command, 0, "--file", "r.assay", "verify", NULL);
}

/* Damage is told once, with the way back. */
static void
test_hint_of_backups (Command    *command,
                      const void *data)
{
  const guint8 zeros[4096] = { 0 };
  g_autofree char *survey = command_demo_file ("home-care-survey-2011.csv");
  g_autofree char *path = command_path (command, "r.assay");
  g_autofree char *folder = g_strconcat (path, ".backups", NULL);

  command_expect (command, 0, "--file", "r.assay", "import", "survey", survey, "--period", PERIOD, NULL);
  patch_file (command, "r.assay", 0, zeros, sizeof zeros);
  command_expect (command, 1, "--file", "r.assay", "imports", NULL);
  command_assert_in (command->err, "is not a database");
  command_assert_in (command->err, "The newest sound backup is “r.assay.backups/");
  command_assert_in (command->err, "assayctl --file \"r.assay\" restore \"r.assay.backups/");
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
}

/* What stops several checks is one problem. */
static void
test_damage_told_once (Command    *command,
                       const void *data)
{
  const guint8 noise[3000] = { 0x55 };
  const char *told = "Part of the file could not be read";
  const char *first;

  patch_file (command, "r.assay", 108, noise, sizeof noise);
  command_expect (command, 1, "--file", "r.assay", "verify", NULL);
  first = strstr (command->out, told);
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, told));
}

/* Neither a file that is there, nor ever the register or the file that is imported. */
static void
test_set_aside_overwrites_nothing (Command    *command,
                                   const void *data)
{
  g_autofree char *path = command_path (command, "kept.csv");
  g_autofree char *absent = command_path (command, "absent.csv");
  g_autofree char *link = command_path (command, "link.assay");
  g_autofree char *text = NULL;
  const char *const taken[] = { "r.assay", "sent.csv", "link.assay", NULL };

  command_write (command, "sent.csv", HEADINGS "R1,HC01,Agree,Satisfied\n");
  command_write (command, "kept.csv", "kept");
  g_assert_cmpint (symlink ("r.assay", link), ==, 0);
  command_expect (command, 1, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--save-set-aside", "kept.csv", NULL);
  command_assert_in (command->err, "kept.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "kept");
  for (guint i = 0; taken[i] != NULL; i++)
    {
      command_expect (command, 1, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                      "--save-set-aside", taken[i], "--force", NULL);
      command_assert_in (command->err, taken[i]);
      command_expect (command, 0, "--file", "r.assay", "verify", NULL);
    }
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--save-set-aside", "absent.csv", NULL);
  g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
}

static void
test_export_spares_registers (Command    *command,
                              const void *data)
{
  g_autofree char *link = command_path (command, "link.assay");
  const char *const kinds[] = { "csv", "workbook", NULL };

  g_assert_cmpint (symlink ("r.assay", link), ==, 0);
  command_write (command, "sent.csv", HEADINGS "R1,HC01,Agree,Satisfied\n");
  command_expect (command, 0, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD, NULL);
  command_expect (command, 0, "--file", "r.assay", "rate", "care-governance", PERIOD, NULL);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      command_expect (command, 1, "--file", "r.assay", "export", kinds[i], "r.assay", "--force", NULL);
      command_assert_in (command->err, "is a register");
      command_expect (command, 1, "--file", "r.assay", "export", kinds[i], "link.assay", "--force", NULL);
      command_assert_in (command->err, "is a register");
    }
  command_expect (command, 0, "--file", "r.assay", "verify", NULL);
}

static void
test_bad_map (Command    *command,
              const void *data)
{
  command_write (command, "sent.csv", HEADINGS "R1,HC01,Agree,Satisfied\n");
  command_write (command, "map.json", "{ \"columns\": ");
  command_expect (command, 1, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--map", "map.json", NULL);
  command_assert_in (command->err, "map.json");
  command_expect (command, 1, "--file", "r.assay", "import", "survey", "sent.csv", "--period", PERIOD,
                  "--map", "nowhere.json", NULL);
  command_assert_in (command->err, "nowhere.json");
}

static char *
change_framework (const char *from,
                  const char *to)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "data", "frameworks",
                                            "care-governance.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static void
test_bad_framework (Command    *command,
                    const void *data)
{
  g_autofree char *broken = change_framework ("\"weight\": 1", "\"weight\": ");
  g_autofree char *negative = change_framework ("\"weight\": 1", "\"weight\": -1");

  command_write (command, "own.json", broken);
  command_expect (command, 1, "--file", "r.assay", "frameworks", "--add", "own.json", NULL);
  command_assert_in (command->err, "own.json");
  command_assert_in (command->err, "line ");
  command_write (command, "own.json", negative);
  command_expect (command, 1, "--file", "r.assay", "frameworks", "--add", "own.json", NULL);
  command_assert_in (command->err, "own.json");
  command_assert_in (command->err, "weight");
  command_expect (command, 1, "--file", "r.assay", "frameworks", "--add", "nowhere.json", NULL);
  command_assert_in (command->err, "nowhere.json");
}

static void
test_messages_name_the_register (Command    *command,
                                 const void *data)
{
  command_expect (command, 1, "--file", "r.assay", "survey", "Nothing", NULL);
  command_assert_in (command->err, "r.assay: ");
  command_assert_in (command->err, "“Nothing”");
  command_expect (command, 1, "--file", "r.assay", "survey", "--provider", "HC77", NULL);
  command_assert_in (command->err, "r.assay: ");
  command_expect (command, 1, "--file", "r.assay", "explain", "HC77", "care-governance", PERIOD, NULL);
  command_assert_in (command->err, "“HC77”");
  command_expect (command, 1, "--file", "r.assay", "explain", "HC01", "care-governence", PERIOD, NULL);
  command_assert_in (command->err, "“care-governence”");
}

#define ADD(name, test) g_test_add ("/cli/bad-input/" name, Command, NULL, set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  ADD ("not-a-database", test_not_a_database);
  ADD ("newer-register", test_newer_register);
  ADD ("foreign-database", test_foreign_database);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("no-folder", test_folder_that_is_not_there);
  ADD ("full-disk", test_full_disk);
  ADD ("recover", test_recover);
  ADD ("missing-file", test_missing_file);
  ADD ("empty-file", test_empty_file);
  ADD ("headings-alone", test_headings_alone);
  ADD ("unclosed-quote", test_unclosed_quote);
  ADD ("no-provider-column", test_no_provider_column);
  ADD ("unknown-answer", test_unknown_answer);
  ADD ("unknown-provider", test_unknown_provider);
  ADD ("duplicate-references", test_duplicate_references);
  ADD ("nobody-supported", test_nobody_supported);
  ADD ("all-blank", test_all_blank);
  ADD ("survey-under-another-name", test_survey_under_another_name);
  ADD ("survey-before-providers", test_survey_before_providers);
  ADD ("no-overwriting", test_no_overwriting);
  ADD ("unknown-period", test_unknown_period);
  ADD ("hint-of-backups", test_hint_of_backups);
  ADD ("damage-told-once", test_damage_told_once);
  ADD ("nothing-kept", test_nothing_kept);
  ADD ("set-aside-overwrites-nothing", test_set_aside_overwrites_nothing);
  ADD ("export-spares-registers", test_export_spares_registers);
  ADD ("bad-map", test_bad_map);
  ADD ("bad-framework", test_bad_framework);
  ADD ("messages-name-the-register", test_messages_name_the_register);
  return g_test_run ();
}
