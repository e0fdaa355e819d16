#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
#
# fuzz.sh TARGET CORPUS: lets a target of libFuzzer run from the stored corpus for ASSAY_FUZZ_SECONDS (30),
# from the random number ASSAY_FUZZ_SEED if it is set.
# Inputs that reach something new are kept in the folder ASSAY_FUZZ_CORPUS, those that break something in
# ASSAY_FUZZ_FINDS; without these folders they go with the other temporary files.
set -eu
name=$(basename "$2")
scratch=$(mktemp --directory --tmpdir="$(test -w /dev/shm && echo /dev/shm || echo "${TMPDIR:-/tmp}")" assay-fuzz.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
grown=${ASSAY_FUZZ_CORPUS:-$scratch/corpus}/$name
finds=${ASSAY_FUZZ_FINDS:-${TMPDIR:-/tmp}}
mkdir -p "$grown" "$finds" "$scratch/tmp"
# What a target writes is in memory, so that the disk does not set the pace.
TMPDIR=$scratch/tmp "$1" -max_total_time="${ASSAY_FUZZ_SECONDS:-30}" -timeout=40 -rss_limit_mb=1536 \
  ${ASSAY_FUZZ_SEED:+-seed="$ASSAY_FUZZ_SEED"} \
  -print_final_stats=1 -artifact_prefix="$finds/$name-" "$grown" "$2" 2> "$scratch/log" || {
  status=$?
  tail -n 200 "$scratch/log" >&2
  exit "$status"
}
sed -n 's/^stat::number_of_executed_units: */inputs tried: /p' "$scratch/log"
