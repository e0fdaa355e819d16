/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Synthetic data for the benchmarks: the same bytes on every machine, from a fixed seed. Nothing in it
 * is about real people or providers. */

#include "bench/bench-data.h"

#include <stdio.h>
#include <string.h>

static const char *const agreement[] = { "Strongly agree", "Agree", "Neither", "Disagree",
                                         "Strongly disagree" };
static const char *const satisfaction[] = { "Very satisfied", "Satisfied", "Neither", "Dissatisfied",
                                            "Very dissatisfied" };
static const char *const yes_no[] = { "Yes", "No" };

static const struct
{
  const char *heading;
  const char *const *answers;
  guint n_answers;
} questions[] = {
  { "Independence", agreement, 5 },
  { "Activities", agreement, 5 },
  { "Positive difference to quality of life", agreement, 5 },
  { "Workers not rushed", agreement, 5 },
  { "Reliable visit times", agreement, 5 },
  { "Kept informed of changes", agreement, 5 },
  { "Control over service", agreement, 5 },
  { "Social contact", agreement, 5 },
  { "Confidence", agreement, 5 },
  { "Choice of provider", agreement, 5 },
  { "Dignity and respect", agreement, 5 },
  { "Cultural and relationship needs", agreement, 5 },
  { "Confidentiality", agreement, 5 },
  { "Feels safe at home", agreement, 5 },
  { "Meals as wanted", agreement, 5 },
  { "Overall satisfaction", satisfaction, 5 },
  { "Raised a complaint", yes_no, 2 },
  { "Complaint dealt with", yes_no, 2 },
};

static FILE *
open_for_writing (const char *path)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    g_error ("Cannot write %s", path);
  return file;
}

static void
close_written (FILE       *file,
               const char *path)
{
  if (ferror (file) || fclose (file) != 0)
    g_error ("Cannot write %s", path);
}

/* The code of an answer, from 1, or 0 for a blank: agreement more often than not, as surveys have it. */
static guint
draw_answer (GRand *rand,
             guint  n_answers)
{
  guint draw = g_rand_int (rand) % 100;

  if (draw < 8)
    return 0;
  if (n_answers == 2)
    return draw < 40 ? 1 : 2;
  return draw < 35 ? 1 : draw < 75 ? 2 : draw < 88 ? 3 : draw < 96 ? 4 : 5;
}

/**
 * bench_data_write_register:
 * @path: the CSV file to write
 * @n_providers: how many rows
 *
 * Writes a register of providers `P00001` and on.
 */
void
bench_data_write_register (const char *path,
                           guint       n_providers)
{
  FILE *file = open_for_writing (path);

  fputs ("Provider ref,Provider,Service type,Service users supported,Questionnaires sent\r\n", file);
  for (guint i = 1; i <= n_providers; i++)
    fprintf (file, "P%05u,Provider number %05u,Home care,%u,%u\r\n", i, i, 40 + i % 200, 20 + i % 60);
  close_written (file, path);
}

/* Names as a national register has them: some words come again and again, so that a search that is
 * typed narrows the list letter by letter. */
static void
write_service_name (FILE *file,
                    guint i)
{
  static const char *const first[] = { "Rose", "Park", "St Mary’s", "Oak", "Ash", "Willow", "Beech",
                                       "Church", "Hill", "River", "Meadow", "Bright", "Abbey", "Manor",
                                       "Orchard", "Cedar", "Holly", "Station", "Victoria" };
  static const char *const second[] = { "Lodge", "House", "Court", "View", "Gardens", "Grange", "Croft",
                                        "Villa", "Bank", "Fields", "Cottage" };
  static const char *const third[] = { "Home Care", "Care Services", "Domiciliary Care", "Support",
                                       "Residential Home", "Nursing Home", "Care Ltd" };

  fprintf (file, "%s %s %s %u", first[i % G_N_ELEMENTS (first)],
           second[i / 7 % G_N_ELEMENTS (second)], third[i / 3 % G_N_ELEMENTS (third)], i % 997);
}

/**
 * bench_data_write_england:
 * @path: the CSV file to write
 * @n_services: how many rows
 *
 * Writes a register of the size of the regulator's, `P00001` and on.
 */
void
bench_data_write_england (const char *path,
                          guint       n_services)
{
  FILE *file = open_for_writing (path);

  fputs ("Provider ref,Provider,Service type,CQC ID,Service users supported,Questionnaires sent\r\n",
         file);
  for (guint i = 1; i <= n_services; i++)
    {
      fprintf (file, "P%05u,", i);
      write_service_name (file, i);
      fprintf (file, ",Home care,1-%09u,%u,%u\r\n", 100000000 + i, 40 + i % 200, 20 + i % 60);
    }
  close_written (file, path);
}

/**
 * bench_data_write_survey:
 * @path: the CSV file to write
 * @n_rows: how many returns
 * @n_providers: how many providers they are spread over
 * @seed: of the answers; also keeps the response IDs of two files apart
 *
 * Writes a survey of 22 columns.
 */
void
bench_data_write_survey (const char *path,
                         guint       n_rows,
                         guint       n_providers,
                         guint32     seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  FILE *file = open_for_writing (path);

  fputs ("Response ID,Date returned,Provider ref,Provider", file);
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    fprintf (file, ",%s", questions[q].heading);
  fputs ("\r\n", file);
  for (guint i = 0; i < n_rows; i++)
    {
      guint provider = 1 + i % n_providers;

      fprintf (file, "R%u-%07u,%02u/%02u/2011,P%05u,Provider number %05u",
               seed, i, 1 + i % 28, 1 + i % 3, provider, provider);
      for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
        {
          guint code = draw_answer (rand, questions[q].n_answers);

          putc (',', file);
          if (code > 0)
            fputs (questions[q].answers[code - 1], file);
        }
      fputs ("\r\n", file);
    }
  close_written (file, path);
}

/**
 * bench_data_write_returns:
 * @path: the CSV file to write
 * @period: the period that its rows are about
 * @n_providers: one row for each
 * @seed: of the figures
 *
 * Writes a quarterly return.
 */
void
bench_data_write_returns (const char *path,
                          const char *period,
                          guint       n_providers,
                          guint32     seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  FILE *file = open_for_writing (path);

  fputs ("Provider ref,Quarter,NVQ or QCF trained (%),Care worker continuity (%),"
         "Care worker turnover (%),RTTM submission compliance (%),Complaints in year,"
         "Safeguarding alerts substantiated\r\n", file);
  for (guint i = 1; i <= n_providers; i++)
    fprintf (file, "P%05u,%s,%.1f,%.1f,%.1f,%.1f,%d,%d\r\n", i, period,
             g_rand_double_range (rand, 30, 95), g_rand_double_range (rand, 50, 95),
             g_rand_double_range (rand, 5, 45), g_rand_double_range (rand, 60, 100),
             g_rand_int_range (rand, 0, 5), g_rand_int_range (rand, 0, 3));
  close_written (file, path);
}

/**
 * bench_data_write_wide_table:
 * @path: the CSV file to write, one small integer an answer
 * @sql_path: the SQL that loads it and the one that counts, for the baseline of the rating job
 * @n_rows: returns a quarter
 * @n_providers: how many providers
 *
 * Writes the answers of `bench_data_write_survey ()` with the seeds 1 to 4 as codes: the table that a
 * GROUP BY is run over.
 */
void
bench_data_write_wide_table (const char *path,
                             const char *sql_path,
                             guint       n_rows,
                             guint       n_providers)
{
  FILE *file = open_for_writing (path);
  FILE *sql = open_for_writing (sql_path);

  for (guint quarter = 1; quarter <= BENCH_N_QUARTERS; quarter++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (quarter);

      for (guint i = 0; i < n_rows; i++)
        {
          fprintf (file, "%u,%u", 1 + i % n_providers, quarter);
          for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
            fprintf (file, ",%u", draw_answer (rand, questions[q].n_answers));
          putc ('\n', file);
        }
    }
  fputs ("SELECT provider, quarter", sql);
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    fprintf (sql, ",\n  100.0 * sum (q%u IN (1, 2)) / nullif (sum (q%u > 0), 0)", q, q);
  fputs ("\nFROM wide GROUP BY provider, quarter;\n", sql);
  close_written (file, path);
  close_written (sql, sql_path);
}
