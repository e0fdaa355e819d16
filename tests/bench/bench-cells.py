#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Assay contributors
"""bench-cells.py WORKBOOK CELLS: lists a workbook's cells for the bare program of the benchmark.

One line each: S, the sheet's name and whether it was written row by row (long) or not (short); or the
row, column, kind (s, n, f), format, text and value; or T and the four corners of a table. Five million
cells are read as they stream by.
"""
import re
import sys
import zipfile
from xml.etree import ElementTree
from xml.parsers import expat

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def place(name):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def plain(text):
    return text.replace("\t", " ").replace("\n", " ")


def relations(book, part):
    folder, name = part.rsplit("/", 1)
    path = f"{folder}/_rels/{name}.rels"
    if path not in book.namelist():
        return {}
    return {relation.get("Id"): (relation.get("Type"), relation.get("Target"))
            for relation in ElementTree.fromstring(book.read(path))}


class Sheet:
    """Writes the cells of a part; what a long sheet says stands in the cells themselves."""

    def __init__(self, strings, out):
        self.strings, self.out = strings, out
        self.cell, self.parts, self.part = None, {}, None

    def start(self, tag, attributes):
        if tag == "c":
            self.cell, self.parts = attributes, {}
        elif tag in ("f", "v", "t") and self.cell is not None:
            self.part = tag

    def text(self, text):
        if self.part:
            self.parts[self.part] = self.parts.get(self.part, "") + text

    def end(self, tag):
        if tag == self.part:
            self.part = None
        elif tag == "c":
            if self.parts:
                self.write()
            self.cell = None

    def write(self):
        kind, value = self.cell.get("t", "n"), self.parts.get("v", self.parts.get("t", ""))
        shown, value = ("s", self.strings[int(value)]) if kind == "s" else (kind, value)
        row, column = place(self.cell["r"])
        text = value
        if "f" in self.parts:
            shown, text = "f", "=" + self.parts["f"]
        elif kind == "inlineStr":
            shown = "s"
        self.out.write(f"{row}\t{column}\t{shown}\t{self.cell.get('s', '0')}\t{plain(text)}\t{plain(value)}\n")

    def read(self, stream):
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text
        parser.ParseFile(stream)


def read_strings(book):
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    return ["".join(item.itertext()) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]


def write_tables(book, part, out):
    for kind, target in relations(book, part).values():
        if kind.endswith("/table"):
            table = ElementTree.fromstring(book.read("xl/" + target.removeprefix("../")))
            first, last = map(place, table.get("ref").split(":"))
            out.write("\t".join(map(str, ("T", *first, *last))) + "\n")


def is_long(book, part):
    with book.open(part) as stream:
        return b'"inlineStr"' in stream.read(65536)


def main(workbook, cells):
    with zipfile.ZipFile(workbook) as book, open(cells, "w", encoding="utf-8") as out:
        strings = read_strings(book)
        targets = relations(book, "xl/workbook.xml")
        for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            part = "xl/" + targets[sheet.get(RELATION)][1]
            out.write(f"S\t{sheet.get('name')}\t{'long' if is_long(book, part) else 'short'}\n")
            with book.open(part) as stream:
                Sheet(strings, out).read(stream)
            write_tables(book, part, out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
