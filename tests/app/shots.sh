#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
#
# shots.sh FOLDER [REGISTER]: a picture of every page, of the demonstration's register unless another
# is named. Wants a display and a session bus; ./dev shots gives it both.
set -euo pipefail
folder=$1
register=${2:-}
if [ -z "$register" ]; then
  scratch=$(mktemp --directory --tmpdir assay-shots.XXXXXX)
  trap 'rm -rf "$scratch"' EXIT
  register=$scratch/east-county.assay
  "$ASSAY_BUILD_DIR/src/cli/assayctl" demo "$register" > /dev/null
fi
mkdir -p "$folder"
"$ASSAY_BUILD_DIR/tests/app/assay-shots" "$folder" "$register"
