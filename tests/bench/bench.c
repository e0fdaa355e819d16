/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Runs the benchmarks and prints the table that README shows. Ratios, not seconds, are what counts:
 * both sides run in turn on the same machine. */

#include "bench/bench-measure.h"

#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>

#define SURVEY_RESET "cp $DATA/known.assay $WORK/register.assay; rm -f $WORK/baseline.db*"

static const BenchJob jobs[] = {
  { "survey-import", "Import a survey of 1,000,000 returns × 22 columns, mapping known",
    "sqlite3 .import into text columns", 0.7, SURVEY_RESET,
    "exec $ASSAYCTL --file $WORK/register.assay import survey $DATA/survey.csv"
    " --period '2010-11 Q4' --survey Bench > $WORK/out",
    "exec sqlite3 $WORK/baseline.db '.mode csv' \".import $DATA/survey.csv survey\"" },
  { "rating", "Gather, rate and store 21,000 providers × 4 quarters, stability off",
    "one SQL GROUP BY of the percentages", 0.75, "cp $DATA/unrated.assay $WORK/register.assay",
    "exec $BENCH/bench-rate $WORK/register.assay",
    "exec sqlite3 $DATA/wide.db < $DATA/group-by.sql > $WORK/out" },
  { "stability", "How sure the ratings of 12 providers are, 2,000 redraws each", "a limit, s", 0.050,
    "cp $DATA/unrated.assay $WORK/register.assay",
    "exec $BENCH/bench-stability $WORK/register.assay > $WORK/seconds", NULL, TRUE },
  { "xlsx", "Read an XLSX of 50,000 rows × 22 columns", "bare libzip + expat", 1.3, NULL,
    "exec $BENCH/bench-read $DATA/answers.xlsx",
    "exec $BENCH/bench-expat $DATA/answers.xlsx xl/sharedStrings.xml xl/worksheets/sheet1.xml" },
  { "xlsx2csv", "The same file", "xlsx2csv", 0.25, NULL,
    "exec $BENCH/bench-read $DATA/answers.xlsx",
    "exec xlsx2csv $DATA/answers.xlsx $WORK/out" },
  { "ods", "Read an ODS of 323,673 rows × 28 columns, over 1 GB of XML", "bare expat", 1.5, NULL,
    "exec $BENCH/bench-read $DATA/ratings.ods",
    "exec $BENCH/bench-expat $DATA/ratings.ods content.xml" },
  { "workbook", "Write the workbook of 21,000 ratings", "bare libxlsxwriter, the same cells", 1.3,
    "rm -f $WORK/out.xlsx",
    "exec $ASSAYCTL --file $DATA/rated.assay export workbook --framework care-governance"
    " --period '2010-11 Q4' $WORK/out.xlsx > $WORK/out",
    "exec $BENCH/bench-workbook $DATA/cells.tsv $WORK/out.xlsx" },
  { "first-paint", "First paint of a list of 57,000 services", "a bare column view, the same rows",
    1.15, NULL, "exec $BENCH/bench-window paint $DATA/england.assay",
    "exec $BENCH/bench-bare paint $DATA/england.tsv" },
  { "search", "A letter typed in the search, to the change of the list", "a limit, s", 0.016, NULL,
    "exec $BENCH/bench-window search $DATA/england.assay > $WORK/seconds", NULL, TRUE },
  { "search-paint", "A letter typed in the search, to the painted frame",
    "a bare column view given the result", 1.25, NULL,
    "exec $BENCH/bench-window search-paint $DATA/england.assay > $WORK/seconds",
    "exec $BENCH/bench-bare search-paint $DATA/england.tsv > $WORK/seconds", TRUE },
  { "scroll", "Scrolling: 95 % of frames within", "a limit, s", 0.016, NULL,
    "exec $BENCH/bench-window scroll $DATA/england.assay > $WORK/seconds", NULL, TRUE },
  { "scroll-worst", "Scrolling: the longest frame after the first second", "a limit, s", 0.050, NULL,
    "exec $BENCH/bench-window scroll-worst $DATA/england.assay > $WORK/seconds", NULL, TRUE },
  { "provider", "A provider’s page, to the painted frame", "a limit, s", 0.050, NULL,
    "exec $BENCH/bench-window provider $DATA/england.assay > $WORK/seconds", NULL, TRUE },
  { "visit", "Open a visit of 150 criteria with ten years of visits before it", "a limit, s", 0.150, NULL,
    "exec $BENCH/bench-visit open $DATA/visit.assay > $WORK/seconds", NULL, TRUE },
  { "answer", "An answer, to stored and redrawn", "a limit, s", 0.016,
    "cp $DATA/visit.assay $WORK/register.assay",
    "exec $BENCH/bench-visit answer $WORK/register.assay > $WORK/seconds", NULL, TRUE },
};

static void
print_machine (void)
{
  struct utsname system_name;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%-d %B %Y");

  uname (&system_name);
  g_print ("Measured on %s, %s, %u processors, %s.\n\n", date, system_name.machine,
           g_get_num_processors (), system_name.release);
  g_print ("| job | against | ratio | limit | ours, s (min, median, max) | baseline, s | peak, MB |\n"
           "|---|---|---|---|---|---|---|\n");
}

/* Against a limit alone. */
static gboolean
print_limited (const BenchJob *job,
               BenchSide      *ours)
{
  const double median = bench_side_median (ours);

  g_print ("| %s | %s |  | %.3f%s | %.4f, %.4f, %.4f |  | %ld |\n", job->title, job->baseline,
           job->limit, median <= job->limit ? "" : " (missed)", bench_side_minimum (ours), median,
           bench_side_maximum (ours), ours->peak_kib / 1024);
  return median <= job->limit;
}

/* Returns whether the limit holds. */
static gboolean
print_job (const BenchJob *job,
           BenchSide      *ours,
           BenchSide      *theirs)
{
  double ratio;

  if (job->theirs == NULL)
    return print_limited (job, ours);
  ratio = bench_side_median (ours) / bench_side_median (theirs);
  g_print ("| %s | %s | %.2f | %.2f%s | %.2f, %.2f, %.2f | %.2f, %.2f, %.2f | %ld (%ld) |\n",
           job->title, job->baseline, ratio, job->limit, ratio <= job->limit ? "" : " (missed)",
           bench_side_minimum (ours), bench_side_median (ours), bench_side_maximum (ours),
           bench_side_minimum (theirs), bench_side_median (theirs), bench_side_maximum (theirs),
           ours->peak_kib / 1024, theirs->peak_kib / 1024);
  return ratio <= job->limit;
}

static gboolean
run_job (const BenchJob *job,
         guint           rounds)
{
  BenchSide ours, theirs;
  gboolean holds;

  bench_measure (job, rounds, &ours, &theirs);
  holds = print_job (job, &ours, &theirs);
  fflush (stdout);
  bench_side_clear (&ours);
  bench_side_clear (&theirs);
  return holds;
}

int
main (int    argc,
      char **argv)
{
  guint rounds = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 5;
  guint missed = 0;

  if (rounds == 0)
    {
      g_printerr ("Usage: bench [ROUNDS [JOB…]]\n");
      return 2;
    }
  print_machine ();
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (argc <= 2 || g_strv_contains ((const char *const *) argv + 2, jobs[i].id))
      missed += !run_job (&jobs[i], rounds);
  if (missed > 0)
    g_print ("\n%u missed.\n", missed);
  return 0;
}
