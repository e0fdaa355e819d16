/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/table/assay-xlsx-styles.h"
#include "core/table/table-package.h"
#include "core/table/table-test.h"
#include "core/table/workbook-test.h"

static GByteArray *
pack_xlsx (const char *sheet,
           gboolean    is_1904)
{
  const WorkbookPart parts[] = {
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/workbook.xml", is_1904 ? "<x:workbook><x:workbookPr date1904=\"1\"/><x:sheets><x:sheet "
                                   "name=\"S\" r:id=\"rId1\"/></x:sheets></x:workbook>"
                                 : "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>" },
    { "xl/sharedStrings.xml",
      "<sst><si><t>plain</t></si><si><r><t>rich</t></r><r><t> text</t></r><rPh>"
      "<t>no</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si></sst>" },
    { "xl/styles.xml",
      "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-809]d mmmm\"/>"
      "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
      "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
      "<xf numFmtId=\"10\"/></cellXfs></styleSheet>" },
  };

  return workbook_test_pack (parts, G_N_ELEMENTS (parts));
}

static void
check_xlsx (const char *rows,
            gboolean    is_1904,
            const char *expected)
{
  g_autofree char *sheet = g_strdup_printf (
      "<?xml version=\"1.0\"?><worksheet><sheetData>%s</sheetData></worksheet>", rows);
  g_autoptr (GByteArray) package = pack_xlsx (sheet, is_1904);

  workbook_test_check ("file.xlsx", package, expected);
}

static void
test_xlsx_texts (void)
{
  check_xlsx ("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>",
              FALSE, "1:t[plain]t[rich text]t[a\rb_c]\n");
  check_xlsx ("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>in</t><rPh><t>no</t></rPh></is></c>"
              "<c t=\"str\"><f>A1</f><v>is</v></c></row>",
              FALSE, "3:-[]t[in]t[is]\n");
}

static void
test_xlsx_values (void)
{
  check_xlsx (
      "<row><c><v>1.50</v></c><c><v>1E3</v></c><c s=\"3\"><v>0.423</v></c><c t=\"b\"><v>1</v></c>"
      "<c t=\"e\"><v>#N/A</v></c><c><f>1+1</f></c></row>",
      FALSE, "1:n[1.5]n[1000]n%[0.423]b[TRUE]e[#N/A]e[=]\n");
  check_xlsx (
      "<row><c s=\"1\"><v>1</v></c><c s=\"1\"><v>61</v></c><c s=\"2\"><v>44197.4237268519</v></c>"
      "<c s=\"1\"><v>-1</v></c><c t=\"d\"><v>2021-01-01T10:10</v></c></row>",
      FALSE, "1:d[1900-01-01]d[1900-03-01]d[2021-01-01T10:10:10]n[-1]d[2021-01-01T10:10:00]\n");
  check_xlsx ("<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>41331</v></c></row>", TRUE,
              "1:d[1904-01-01]d[2017-02-27]\n");
}

static void
test_formats (void)
{
  static const char *const dates[]
      = { "yyyy-mm-dd", "d/m/yy h:mm", "[$-409]mmm", "\"at\" dd", NULL };
  static const char *const plain[]
      = { "General", "0.00", "h:mm", "[h]:mm:ss", "mm:ss", "[Red]0", "0 \"days\"", "\\d0", NULL };

  for (gsize i = 0; dates[i] != NULL; i++)
    g_assert_cmpint (assay_xlsx_styles_classify (dates[i]), ==, ASSAY_NUMBER_DATE);
  for (gsize i = 0; plain[i] != NULL; i++)
    g_assert_cmpint (assay_xlsx_styles_classify (plain[i]), ==, ASSAY_NUMBER_PLAIN);
  g_assert_cmpint (assay_xlsx_styles_classify ("0.0%;[Red]-0.0%"), ==, ASSAY_NUMBER_PER_CENT);
}

static void
test_xlsx_refused (void)
{
  g_autoptr (GByteArray) entity = pack_xlsx (
      "<!DOCTYPE w [<!ENTITY a \"b\">]><worksheet><sheetData><row><c t=\"str\"><v>&a;</v></c>"
      "</row></sheetData></worksheet>",
      FALSE);
  g_autoptr (GByteArray) broken = pack_xlsx ("<worksheet><sheetData><row><c>", FALSE);
  g_autoptr (GByteArray) column = pack_xlsx (
      "<worksheet><sheetData><row><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
      FALSE);
  g_autoptr (GByteArray) row = pack_xlsx (
      "<worksheet><sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData></worksheet>",
      FALSE);
  g_autoptr (GByteArray) cut = pack_xlsx ("<worksheet/>", FALSE);

  workbook_test_refuse (entity, ASSAY_TABLE_ERROR_FORMAT, "entities");
  workbook_test_refuse (broken, ASSAY_TABLE_ERROR_FORMAT, "damaged");
  workbook_test_refuse (column, ASSAY_TABLE_ERROR_TOO_LARGE, "columns");
  workbook_test_refuse (row, ASSAY_TABLE_ERROR_TOO_LARGE, "rows");
  g_byte_array_set_size (cut, cut->len - 40);
  workbook_test_refuse (cut, ASSAY_TABLE_ERROR_FORMAT, "damaged");
}

static void
test_overlapping_entries (void)
{
  g_autoptr (GByteArray) package = table_package_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  g_autoptr (GByteArray) again = NULL;

  table_package_add (package, directory, "content.xml", "<a/>", 4);
  again = g_byte_array_new ();
  g_byte_array_append (again, directory->data, directory->len);
  g_byte_array_append (again, directory->data, directory->len);
  table_package_finish (package, again, 2);
  workbook_test_refuse (package, ASSAY_TABLE_ERROR_FORMAT, "damaged");
}

static GByteArray *
pack_ods (const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content><office:automatic-styles><style:style "
      "style:name=\"ta2\"><style:table-properties table:display=\"false\"/>"
      "</style:style></office:automatic-styles><office:body><office:spreadsheet>%s"
      "</office:spreadsheet></office:body></office:document-content>",
      tables);
  const WorkbookPart parts[] = { { "content.xml", content } };

  return workbook_test_pack (parts, 1);
}

static void
check_ods (const char *rows,
           const char *expected)
{
  g_autofree char *table = g_strdup_printf ("<table:table table:name=\"A\">%s</table:table>", rows);
  g_autoptr (GByteArray) package = pack_ods (table);

  workbook_test_check ("file.ods", package, expected);
}

static void
test_ods_values (void)
{
  check_ods (
      "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s/>"
      "<text:span>b</text:span>  c</text:p><office:annotation><text:p>no</text:p>"
      "</office:annotation><text:p>d</text:p></table:table-cell><table:covered-table-cell "
      "office:value-type=\"string\"><text:p>no</text:p></table:covered-table-cell>"
      "<table:table-cell office:value-type=\"float\" office:value=\"12.5\"><text:p>13</text:p>"
      "</table:table-cell></table:table-row>",
      "1:t[a b c\nd]-[]n[12.5]\n");
  check_ods (
      "<table:table-row><table:table-cell office:value-type=\"percentage\" office:value=\"0.423\"/>"
      "<table:table-cell office:value-type=\"date\" office:date-value=\"2021-01-01T10:10:10\"/>"
      "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
      "<table:table-cell office:value-type=\"time\" office:time-value=\"PT12H00M00S\"/>"
      "<table:table-cell office:value-type=\"string\" office:string-value=\"\" "
      "calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell></table:table-row>",
      "1:n%[0.423]d[2021-01-01T10:10:10]b[TRUE]n[0.5]e[#N/A]\n");
}

static void
test_ods_repeats (void)
{
  check_ods (
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
      "table:number-columns-repeated=\"2\" office:value-type=\"string\"><text:p>x</text:p>"
      "</table:table-cell><table:table-cell table:number-columns-repeated=\"16382\"/>"
      "</table:table-row><table:table-row table:number-rows-repeated=\"3\"><table:table-cell/>"
      "</table:table-row><table:table-row><table:table-cell office:value-type=\"float\" "
      "office:value=\"1\"/></table:table-row><table:table-row "
      "table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>",
      "1:t[x]t[x]\n2:t[x]t[x]\n6:n[1]\n");
}

static void
test_ods_bounds (void)
{
  g_autoptr (GByteArray) cells = pack_ods (
      "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">"
      "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" "
      "office:value=\"1\"/></table:table-row></table:table>");
  g_autoptr (GByteArray) columns
      = pack_ods ("<table:table table:name=\"A\"><table:table-row><table:table-cell "
                  "table:number-columns-repeated=\"16385\" office:value-type=\"float\" "
                  "office:value=\"1\"/></table:table-row></table:table>");

  workbook_test_refuse (cells, ASSAY_TABLE_ERROR_TOO_LARGE, "more than Assay reads");
  workbook_test_refuse (columns, ASSAY_TABLE_ERROR_TOO_LARGE, "columns");
}

static void
test_ods_sheets (void)
{
  g_autoptr (GByteArray) package = pack_ods (
      "<table:table table:name=\"README\"><table:table-row><table:table-cell><text:p>About</text:p>"
      "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>More</"
      "text:p>"
      "</table:table-cell></table:table-row></table:table><table:table table:name=\"Hidden\" "
      "table:style-name=\"ta2\"><table:table-row "
      "table:number-rows-repeated=\"2\"><table:table-cell>"
      "<text:p>h</text:p></table:table-cell></table:table-row></table:table><table:table "
      "table:name=\"Data\"><table:table-row "
      "table:number-rows-repeated=\"2\"><table:table-cell><text:p>d"
      "</text:p></table:table-cell></table:table-row></table:table>");
  g_autofree char *path = table_test_write ("sheets.ods", package->data, package->len);
  AssayTableOptions named = { .sheet = (char *) "hidden" };
  AssayTableOptions missing = { .sheet = (char *) "None" };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = assay_table_file_open (path, NULL, &error);
  g_autoptr (AssayTableFile) hidden = assay_table_file_open (path, &named, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) assay_table_file_get_sheets (file)), ==, 3);
  g_assert_cmpstr (assay_table_file_get_sheet (file), ==, "Data");
  g_assert_cmpstr (assay_table_file_get_sheet (hidden), ==, "Hidden");
  g_assert_null (assay_table_file_open (path, &missing, &error));
  g_assert_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_NO_SHEET);
  g_assert_nonnull (strstr (error->message, "README"));
}

static void
test_ods_protected (void)
{
  const WorkbookPart parts[]
      = { { "content.xml", "cipher" },
          { "META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry>"
                                     "<manifest:encryption-data/></manifest:file-entry>"
                                     "</manifest:manifest>" } };
  g_autoptr (GByteArray) package = workbook_test_pack (parts, 2);

  workbook_test_refuse (package, ASSAY_TABLE_ERROR_PROTECTED, "password");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbooks/xlsx/texts", test_xlsx_texts);
  g_test_add_func ("/workbooks/xlsx/values", test_xlsx_values);
  g_test_add_func ("/workbooks/xlsx/formats", test_formats);
  g_test_add_func ("/workbooks/xlsx/refused", test_xlsx_refused);
  g_test_add_func ("/workbooks/overlapping-entries", test_overlapping_entries);
  g_test_add_func ("/workbooks/ods/values", test_ods_values);
  g_test_add_func ("/workbooks/ods/repeats", test_ods_repeats);
  g_test_add_func ("/workbooks/ods/bounds", test_ods_bounds);
  g_test_add_func ("/workbooks/ods/sheets", test_ods_sheets);
  g_test_add_func ("/workbooks/ods/protected", test_ods_protected);
  return g_test_run ();
}
