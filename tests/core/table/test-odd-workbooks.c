/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/table/table-test.h"
#include "core/table/workbook-test.h"

/* Workbooks as no large program writes them, but as some do. */

#define RELATIONS(target)                                                                          \
  "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"" target               \
  "\"/></Relationships>"
#define WORKBOOK                                                                                   \
  "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define ONE_ROW SHEET ("<row><c><v>1</v></c></row>")

static void
check (const WorkbookPart *parts,
       gsize               n_parts,
       const char         *expected)
{
  g_autoptr (GByteArray) package = workbook_test_pack (parts, n_parts);

  workbook_test_check ("odd.xlsx", package, expected);
}

static void
test_targets (void)
{
  static const char *const targets[][2] = {
    { RELATIONS ("worksheets/sheet%201.xml"), "xl/worksheets/sheet 1.xml" },
    { RELATIONS ("worksheets/sheet%201.xml"), "xl/worksheets/sheet%201.xml" },
    { RELATIONS ("/xl/Worksheets/Sheet1.xml"), "XL\\worksheets\\SHEET1.XML" },
    { RELATIONS ("..\\xl\\.\\a.xml"), "/xl/a.xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const WorkbookPart parts[] = {
        { "xl/workbook.xml", WORKBOOK },
        { "xl/_rels/workbook.xml.rels", targets[i][0] },
        { targets[i][1], ONE_ROW },
      };

      check (parts, G_N_ELEMENTS (parts), "1:n[1]\n");
    }
}

/* Nothing but the list of types tells which part lists the sheets. */
static void
test_found_by_type (void)
{
  static const WorkbookPart parts[] = {
    { "[Content_Types].xml",
      "<Types><Override PartName=\"/book/list.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>" },
    { "book/list.xml", WORKBOOK },
    { "book/_rels/list.xml.rels", RELATIONS ("a.xml") },
    { "book/a.xml", ONE_ROW },
  };

  check (parts, G_N_ELEMENTS (parts), "1:n[1]\n");
}

static void
test_encodings (void)
{
  static const char *const sheets[][2] = {
    { "<?xml version=\"1.0\" encoding=\"windows-1252\"?>"
      SHEET ("<row><c t=\"str\"><v>Caf\xe9 \x80</v></c></row>"),
      "1:t[Caf\u00e9 \u20ac]\n" },
    { "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>"
      SHEET ("<row><c t=\"str\"><v>\xb9</v></c></row>"),
      "1:t[\u0161]\n" },
    { "\xef\xbb\xbf" SHEET ("<row><c t=\"str\"><v>\u0161</v></c></row>"), "1:t[\u0161]\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      const WorkbookPart parts[] = {
        { "xl/workbook.xml", WORKBOOK },
        { "xl/worksheets/sheet1.xml", sheets[i][0] },
      };

      check (parts, G_N_ELEMENTS (parts), sheets[i][1]);
    }
}

static void
test_values (void)
{
  static const WorkbookPart parts[] = {
    { "xl/workbook.xml", WORKBOOK },
    { "xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
    { "xl/sharedStrings.xml", "<sst><si><t>zero</t></si><si><t>one</t></si></sst>" },
    { "xl/worksheets/sheet1.xml",
      SHEET ("<row><c t=\"b\"><v>TRUE</v></c><c t=\"b\"><v>false</v></c>"
             "<c s=\"1\"><v>2958465</v></c><c s=\"1\"><v>2958466</v></c>"
             "<c t=\"s\"><v>\n 1 </v></c></row>") },
  };

  check (parts, G_N_ELEMENTS (parts), "1:b[TRUE]b[FALSE]d[9999-12-31]n[2958466]t[one]\n");
}

/* Nor must a formula that nobody has worked out yet; one that gives no text is blank. */
static void
test_uncalculated (void)
{
  static const WorkbookPart parts[] = {
    { "xl/workbook.xml", WORKBOOK },
    { "xl/worksheets/sheet1.xml",
      SHEET ("<row><c t=\"str\"><v>One</v></c><c t=\"str\"><v>Two</v></c><c t=\"str\"><v>Three</v></c>"
             "<c t=\"str\"><v>Four</v></c></row>"
             "<row><c><f>D2+1</f><v></v></c><c><f>D2</f></c><c t=\"str\"><f>T(D2)</f><v></v></c>"
             "<c><f>1+1</f><v>2</v></c></row>") },
  };

  static const char *const expected[] = { "formula without a stored value", "formula without a stored value", "", "2" };
  g_autoptr (GByteArray) package = workbook_test_pack (parts, G_N_ELEMENTS (parts));
  g_autofree char *path = table_test_write ("odd.xlsx", package->data, package->len);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = assay_table_file_open (path, NULL, &error);
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;

  g_assert_no_error (error);
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (assay_table_reader_read_row (reader, &row, &error));
  g_assert_cmpuint (row.n_cells, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (row.cells[i].text, ==, expected[i]);
}

/* A cell whose text is not there must not read as blank. */
static void
test_missing_texts (void)
{
  static const WorkbookPart parts[] = {
    { "xl/workbook.xml", WORKBOOK },
    { "xl/worksheets/sheet1.xml",
      SHEET ("<row><c><v>1</v></c></row><row><c t=\"s\"><v>0</v></c></row>") },
  };
  g_autoptr (GByteArray) package = workbook_test_pack (parts, G_N_ELEMENTS (parts));

  workbook_test_refuse (package, ASSAY_TABLE_ERROR_FORMAT, "row 2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/odd-workbooks/targets", test_targets);
  g_test_add_func ("/odd-workbooks/found-by-type", test_found_by_type);
  g_test_add_func ("/odd-workbooks/encodings", test_encodings);
  g_test_add_func ("/odd-workbooks/values", test_values);
  g_test_add_func ("/odd-workbooks/uncalculated", test_uncalculated);
  g_test_add_func ("/odd-workbooks/missing-texts", test_missing_texts);
  return g_test_run ();
}
