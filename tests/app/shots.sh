#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
#
# shots.sh FOLDER [REGISTER]: a picture of every page, of the demonstration's register unless another
# is named. Wants a display and a session bus; ./dev shots gives it both.
set -euo pipefail
folder=$1
register=${2:-}
scratch=$(mktemp --directory --tmpdir assay-shots.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
if [ -z "$register" ]; then
  register=$scratch/east-county.assay
  "$ASSAY_BUILD_DIR/src/cli/assayctl" demo "$register" > /dev/null
fi
# Returns that are new, one of an unknown provider and one with an answer that is not understood.
survey=$scratch/home-care-survey-2011.csv
sed '2,$s/^R/N/; 48s/HC[0-9]*/HC99/; 71s/Agree/Agre/' \
  "$(dirname "$0")/../../data/demo/home-care-survey-2011.csv" > "$survey"
mkdir -p "$folder"
"$ASSAY_BUILD_DIR/tests/app/assay-shots" "$folder" "$register" "$survey"
