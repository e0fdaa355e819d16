# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
"""Counts single test cases in the logs that meson test leaves, and says so in one last line."""

import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b[^#\n]*(# *SKIP)?', re.IGNORECASE | re.MULTILINE)


def count_program(record):
    """(passed, failed, skipped) of one program. One that dies before it has reported a failure counts
    as one failed case; one that reports no cases is a case by itself."""
    counts = [0, 0, 0]
    for failed, skipped in CASE.findall(record.get('stdout') or ''):
        counts[1 if failed else 2 if skipped else 0] += 1
    result = record['result']
    if result == 'SKIP' and not any(counts):
        counts[2] = 1
    elif result in ('OK', 'EXPECTEDFAIL') and not any(counts):
        counts[0] = 1
    elif result not in ('OK', 'EXPECTEDFAIL', 'SKIP') and not counts[1]:
        counts[1] = 1
    return counts


def read_records(path):
    try:
        with open(path, encoding='utf-8') as log:
            return [json.loads(line) for line in log if line.strip()]
    except OSError:
        return []


def main(paths):
    records = [record for path in paths for record in read_records(path)]
    passed, failed, skipped = map(sum, zip((0, 0, 0), *map(count_program, records)))
    line = '{} passed, {} failed'.format(passed, failed)
    print(line + (', {} skipped'.format(skipped) if skipped else ''))
    return 1 if failed or not passed else 0


sys.exit(main(sys.argv[1:]))
