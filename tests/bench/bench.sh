#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
#
# bench.sh [--scale SHARE] [ROUNDS [JOB…]]: makes the data, prepares the registers that the jobs start
# from and runs the benchmarks. ASSAYCTL and BENCH come from ./dev.
set -euo pipefail

scale=1
if [ "${1:-}" = --scale ]; then
  scale=$2
  shift 2
fi
export DATA=${ASSAY_BENCH_DATA:-${TMPDIR:-/tmp}/assay-bench-$scale}
WORK=$(mktemp --directory --tmpdir assay-bench.XXXXXX)
export WORK
trap 'rm -rf "$WORK"' EXIT

assayctl ()
{
  "$ASSAYCTL" --file "$register" "$@" > "$WORK/log" || { cat "$WORK/log"; exit 1; }
}

# A register of all providers that has imported the survey's headings before.
make_known ()
{
  register=$WORK/known.assay
  assayctl init
  assayctl import register "$DATA/register.csv" --period '2010-11 Q4'
  head -n 200 "$DATA/survey.csv" > "$WORK/first.csv"
  assayctl import survey "$WORK/first.csv" --period '2010-11 Q3' --survey Bench --outside-period
  mv "$register" "$DATA/known.assay"
}

# A register with four quarters of returns; the last is rated, for the workbook.
make_rated ()
{
  local quarter period

  register=$WORK/rated.assay
  assayctl init
  for quarter in 1 2 3 4; do
    period="2010-11 Q$quarter"
    assayctl import register "$DATA/register.csv" --period "$period"
    assayctl import survey "$DATA/survey-$quarter.csv" --period "$period" --survey Bench --outside-period
    assayctl import returns "$DATA/return-$quarter.csv" --period "$period"
  done
  cp "$register" "$DATA/unrated.assay"
  assayctl rate care-governance '2010-11 Q4'
  mv "$register" "$DATA/rated.assay"
}

# A register of the size of the regulator's, of which a part is rated, and its rows as plain text.
make_england ()
{
  local period='2010-11 Q4'

  register=$WORK/england.assay
  assayctl init
  assayctl import register "$DATA/england.csv" --period "$period"
  assayctl import survey "$DATA/survey-4.csv" --period "$period" --survey Bench --outside-period
  assayctl import returns "$DATA/return-4.csv" --period "$period"
  assayctl rate care-governance "$period"
  sqlite3 -separator "$(printf '\t')" "$register" "SELECT name, reference, service_type,
    coalesce (band, 'Not rated'), coalesce (score, '–'), coalesce (returns, 0) || ' of 40',
    coalesce (round (100 * top_share) || ' %', '–')
    FROM provider LEFT JOIN rating ON provider_id = provider.id AND period = '$period'
    AND framework_id = 'care-governance' ORDER BY name" > "$DATA/england.tsv"
  mv "$register" "$DATA/england.assay"
}

# Ten years of visits of 150 criteria, and one under way.
make_visit ()
{
  "$BENCH/bench-visit" make "$WORK/visit.assay"
  mv "$WORK/visit.assay" "$DATA/visit.assay"
}

make_wide ()
{
  sqlite3 "$WORK/wide.db" "CREATE TABLE wide (provider INTEGER, quarter INTEGER,
    $(printf 'q%d INTEGER, ' {0..16}) q17 INTEGER)" '.mode csv' ".import $DATA/wide.csv wide"
  mv "$WORK/wide.db" "$DATA/wide.db"
}

# The workbook's cells, for the program that only writes them.
make_cells ()
{
  register=$DATA/rated.assay
  assayctl export workbook --framework care-governance --period '2010-11 Q4' "$WORK/ratings.xlsx"
  /usr/bin/python3 "$(dirname "$0")/bench-cells.py" "$WORK/ratings.xlsx" "$DATA/cells.tsv"
}

"$BENCH/bench-make" "$DATA" "$scale"
[ -f "$DATA/known.assay" ] || make_known
[ -f "$DATA/rated.assay" ] || make_rated
[ -f "$DATA/england.assay" ] || make_england
[ -f "$DATA/visit.assay" ] || make_visit
[ -f "$DATA/wide.db" ] || make_wide
[ -f "$DATA/cells.tsv" ] || make_cells
"$BENCH/bench" "$@"
