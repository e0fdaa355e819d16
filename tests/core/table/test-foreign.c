/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/table-test.h"
#include "core/table/workbook-test.h"

/* What is no table is refused by what it is, whatever it is called. */

typedef struct
{
  const char *bytes;
  gsize length;
  const char *what;
} Foreign;

#define BYTES(bytes) bytes, sizeof (bytes) - 1

static void
test_named (void)
{
  static const Foreign files[] = {
    { BYTES ("\x09\x08\x10\0\0\6\5\0 and so on"), "very old Excel" },
    { BYTES ("\0\0\2\0\6\4\6\0\0\0\0\0"), "Lotus" },
    { BYTES ("ID;PWXL;N;E\nC;Y1;X1;K\"a\"\nE\n"), "SYLK" },
    { BYTES ("TABLE\r\n0,1\r\n\"EXCEL\"\r\n"), "DIF" },
    { BYTES ("\x1f\x8b\x08\0\0\0\0\0\0\3"), ".gz" },
    { BYTES ("7z\xbc\xaf\x27\x1c\0\4"), ".7z" },
    { BYTES ("SQLite format 3\0\x10\0\1\1"), "database" },
    { BYTES ("%PDF-1.4\n%\xe2\xe3\n1 0 obj"), "PDF" },
    { BYTES ("{\\rtf1\\ansi Hello, you}\nfoo, bar\n"), ".rtf" },
    { BYTES ("\xef\xbb\xbf\r\n <TABLE><tr><td>Provider</td></tr></TABLE>"), "web page" },
    { BYTES ("<?xml version=\"1.0\"?><Workbook "
             "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
      "Excel 2003" },
    { BYTES ("<?xml version=\"1.0\"?><office:document "
             "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"),
      ".fods" },
    { BYTES ("<?xml version=\"1.0\"?><answers><answer/></answers>"), "XML file" },
    { BYTES ("[{\"provider\": 1},\n{\"provider\": 2}]\n"), "JSON" },
    { BYTES ("MIME-Version: 1.0\r\nContent-Type: text/html\r\n"), ".mht" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    table_test_refuse ("survey.xlsx", files[i].bytes, files[i].length, ASSAY_TABLE_ERROR_FORMAT,
                       files[i].what);
}

static void
test_packages (void)
{
  static const Foreign files[] = {
    { "xl/workbook.bin", 0, ".xlsb" },
    { "Index/Document.iwa", 0, "Numbers" },
    { "word/document.xml", 0, "Word" },
    { "answers.csv", 0, ".zip" },
    { "[Content_Types].xml", 0, "not a workbook" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const WorkbookPart part = { files[i].bytes, "<x/>" };
      g_autoptr (GByteArray) package = workbook_test_pack (&part, 1);

      workbook_test_refuse (package, ASSAY_TABLE_ERROR_FORMAT, files[i].what);
    }
}

/* Headings that begin as other files do. */
static void
test_tables (void)
{
  static const Foreign files[] = {
    { BYTES ("ID;Person\n1;Ann\n"), "2:[1][Ann]\n" },
    { BYTES ("ID;Provider\nC;Care\n"), "2:[C][Care]\n" },
    { BYTES ("PAR1,PAR2\n1,2\n"), "2:[1][2]\n" },
    { BYTES ("TABLE,Seats\n0,1\n"), "2:[0][1]\n" },
    { BYTES ("BZh,GIF8\n1,2\n"), "2:[1][2]\n" },
    { BYTES ("sep=^\nName^Answer\nAnn^a,b;c\n"), "3:[Ann][a,b;c]\n" },
    { BYTES ("sep=;\nName\nAnn\n"), "3:[Ann]\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayTableFile) file
          = table_test_open ("table.csv", files[i].bytes, files[i].length, NULL, &error);
      g_autoptr (AssayTableReader) reader = NULL;
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      reader = assay_table_file_read (file, NULL, &error);
      joined = table_test_join (reader, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (joined, ==, files[i].what);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foreign/named", test_named);
  g_test_add_func ("/foreign/packages", test_packages);
  g_test_add_func ("/foreign/tables", test_tables);
  return g_test_run ();
}
