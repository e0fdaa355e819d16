/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <stdio.h>

#include "support/command.h"

/* How long the main job takes, against the sqlite3 shell's import of the same file in the same run: the
 * ratio travels from machine to machine, the seconds do not. */

#define PERIOD "2010-11 Q4"

static const char *const questions[] = {
  "Independence", "Activities", "Positive difference to quality of life", "Workers not rushed",
  "Reliable visit times", "Kept informed of changes", "Control over service", "Social contact",
  "Confidence", "Choice of provider", "Dignity and respect", "Cultural and relationship needs",
  "Confidentiality", "Feels safe at home",
};

static const char *const answers[] = {
  "Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", "",
};

static FILE *
open_file (Command    *command,
           const char *name)
{
  g_autofree char *path = command_path (command, name);
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  return file;
}

static void
write_providers (Command *command,
                 guint    n_providers)
{
  FILE *file = open_file (command, "providers.csv");

  fputs ("Provider ref,Provider,Service type,Service users supported,Questionnaires sent\n", file);
  for (guint i = 0; i < n_providers; i++)
    fprintf (file, "P%05u,Provider number %u,Home care,%u,%u\n", i, i, 50 + i % 200, 20 + i % 100);
  fclose (file);
}

static void
write_survey (Command *command,
              guint    n_providers,
              guint    n_returns)
{
  FILE *file = open_file (command, "survey.csv");
  g_autoptr (GRand) random = g_rand_new_with_seed (2011);

  fputs ("Response ID,Date returned,Provider ref", file);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    fprintf (file, ",%s", questions[i]);
  fputc ('\n', file);
  for (guint row = 0; row < n_returns; row++)
    {
      fprintf (file, "R%07u,%02u/02/2011,P%05u", row, 1 + row % 28, row % n_providers);
      for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
        fprintf (file, ",%s", answers[g_rand_int_range (random, 0, G_N_ELEMENTS (answers))]);
      fputc ('\n', file);
    }
  fclose (file);
}

static double
time_baseline (Command *command)
{
  const char *argv[] = { "sqlite3", "baseline.db", ".mode csv", ".import survey.csv survey", NULL };
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (command->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return g_timer_elapsed (timer, NULL);
}

static void
measure (guint n_providers,
         guint n_returns)
{
  Command command = { 0 };
  g_autoptr (GTimer) timer = g_timer_new ();
  double baseline, taken;

  command_set_up (&command, NULL);
  write_providers (&command, n_providers);
  write_survey (&command, n_providers, n_returns);
  command_expect (&command, 0, "init", NULL);
  command_expect (&command, 0, "import", "register", "providers.csv", "--period", PERIOD, NULL);
  baseline = time_baseline (&command);
  g_timer_start (timer);
  command_expect (&command, 0, "import", "survey", "survey.csv", "--period", PERIOD, NULL);
  taken = g_timer_elapsed (timer, NULL);
  g_print ("import of %u returns: %.2f s, %.2f times the sqlite3 shell\n", n_returns, taken,
           taken / baseline);
  g_timer_start (timer);
  command_expect (&command, 0, "rate", "care-governance", PERIOD, NULL);
  g_print ("rating of %u providers with %u returns, redraws included: %.2f s\n", n_providers, n_returns,
           g_timer_elapsed (timer, NULL));
  g_timer_start (timer);
  command_expect (&command, 0, "survey", NULL);
  g_print ("results of %u returns by question: %.2f s\n", n_returns, g_timer_elapsed (timer, NULL));
  command_tear_down (&command, NULL);
}

int
main (void)
{
  measure (12, 153);
  measure (300, 20000);
  measure (21000, 1000000);
  return 0;
}
