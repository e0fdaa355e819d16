/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchSide:
 * @seconds: (element-type double): one measurement a round, from exec to exit
 * @peak_kib: the largest resident memory seen, in KiB
 *
 * The measurements of one side of a comparison.
 */
typedef struct
{
  GArray *seconds;
  long peak_kib;
} BenchSide;

/**
 * BenchJob:
 * @id: the word by which it is asked for
 * @title: what is measured
 * @baseline: what it is measured against
 * @limit: the ratio of medians that must hold; the seconds, where there is no baseline
 * @reset: (nullable): a shell command run before each measurement of either side, not measured
 * @ours: a shell command
 * @theirs: (nullable): a shell command
 * @reports: whether the commands measure themselves and leave the seconds in WORK/seconds
 *
 * A job and its baseline. The commands see the variables DATA (the folder of the synthetic data), WORK
 * (a scratch folder), ASSAYCTL and BENCH (the folder of the benchmark programs).
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *baseline;
  double limit;
  const char *reset;
  const char *ours;
  const char *theirs;
  gboolean reports;
} BenchJob;

void   bench_side_init    (BenchSide      *self);
void   bench_side_clear   (BenchSide      *self);
double bench_side_minimum (BenchSide      *self);
double bench_side_median  (BenchSide      *self);
double bench_side_maximum (BenchSide      *self);
void   bench_measure      (const BenchJob *job,
                           guint           rounds,
                           BenchSide      *ours,
                           BenchSide      *theirs);

G_END_DECLS
