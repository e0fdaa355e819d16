#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
"""Compares the stored values of a workbook's formulas with what LibreOffice makes of the formulas.

usage: recalculate.py WORKBOOK

The stored values are taken out of a copy first, so that LibreOffice has nothing to repeat. Prints how many
formulas were compared; exit status 0 if all agree, 1 if not, 77 if a program is missing.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculate(path, folder):
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE)
    out = folder / "out"
    # What makes our own programs strict would stop this one at its first warning.
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("G_DEBUG", "MALLOC_CHECK_", "MALLOC_PERTURB_")}
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return out / path.name


def agree(stored, calculated):
    if isinstance(stored, (int, float)) and isinstance(calculated, (int, float)):
        return abs(stored - calculated) <= 1e-9 * max(1.0, abs(stored))
    return stored == calculated


def compare(formulas, stored, calculated):
    compared = 0
    wrong = []
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                compared += 1
                before = stored[sheet.title][cell.coordinate].value
                after = calculated[sheet.title][cell.coordinate].value
                if not agree(before, after):
                    wrong.append(f"{sheet.title}!{cell.coordinate} {cell.value}: "
                                 f"stored {before!r}, calculated {after!r}")
    return compared, wrong


def main():
    try:
        import openpyxl
    except ImportError:
        print("python3-openpyxl is not installed")
        return 77
    if shutil.which("soffice") is None:
        print("soffice is not installed")
        return 77
    path = pathlib.Path(sys.argv[1])
    formulas = openpyxl.load_workbook(path)
    stored = openpyxl.load_workbook(path, data_only=True)
    with tempfile.TemporaryDirectory(prefix="assay-recalculate-") as name:
        folder = pathlib.Path(name)
        bare = folder / "bare.xlsx"
        openpyxl.load_workbook(path).save(bare)
        calculated = openpyxl.load_workbook(recalculate(bare, folder), data_only=True)
    compared, wrong = compare(formulas, stored, calculated)
    print("\n".join(wrong[:20]))
    print(f"{compared} formulas, {len(wrong)} differ")
    return 0 if compared > 0 and not wrong else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main())
