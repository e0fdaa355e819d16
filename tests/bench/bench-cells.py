#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
"""bench-cells.py WORKBOOK CELLS: lists a workbook's cells for the bare program of the benchmark.

One line each: S, the sheet's name; or the row, column, kind (s, n, f), format, text and value; or T
and the four corners of a table.
"""
import sys

import openpyxl


def kind_of(formula, value):
    if isinstance(formula, str) and formula.startswith("="):
        return "f"
    return "n" if isinstance(value, (int, float)) else "s"


def plain(value):
    return str(value).replace("\t", " ").replace("\n", " ")


def main(workbook, cells):
    formulas = openpyxl.load_workbook(workbook)
    values = openpyxl.load_workbook(workbook, data_only=True)
    with open(cells, "w", encoding="utf-8") as out:
        for sheet in formulas.worksheets:
            out.write(f"S\t{sheet.title}\n")
            stored = values[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    value = stored.cell(cell.row, cell.column).value
                    if cell.value is None:
                        continue
                    kind = kind_of(cell.value, value)
                    out.write(f"{cell.row - 1}\t{cell.column - 1}\t{kind}\t{cell.style_id}"
                              f"\t{plain(cell.value)}\t{plain(value)}\n")
            for table in sheet.tables.values():
                left, top, right, bottom = openpyxl.utils.range_boundaries(table.ref)
                out.write(f"T\t{top - 1}\t{left - 1}\t{bottom - 1}\t{right - 1}\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
