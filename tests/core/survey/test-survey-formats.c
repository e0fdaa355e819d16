/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The same survey gives the same register, answer for answer, however it was saved. */

#include <string.h>

#include "core/intake/import-test.h"
#include "core/table/table-package.h"
#include "core/table/workbook-test.h"

#define DATE_COLUMN 1
#define FIRST_SERIAL 40544 /* 1 January 2011 */

/* A survey: its rows, the headings first, each a row of texts. */
typedef GPtrArray Survey;

static const char *const comments[]
    = { "", "Zoë’s carers – “lovely”; £5, well spent | all of them", "Late again,\nand \"rushed\"", "=none", "0012" };

/* The demo's survey, with what makes formats differ: accents, delimiters, quotes and line breaks in cells. */
static Survey *
read_survey (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-survey-2011.csv");
  g_autoptr (AssayTableFile) file = assay_table_file_open (path, NULL, &error);
  g_autoptr (AssayTableReader) reader = file != NULL ? assay_table_file_read_raw (file, &error) : NULL;
  Survey *survey = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  AssayTableRow row;

  g_assert_no_error (error);
  while (assay_table_reader_read_row (reader, &row, &error))
    {
      char **cells = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        cells[i] = g_strdup (row.cells[i].text);
      g_free (cells[row.n_cells - 1]);
      cells[row.n_cells - 1]
          = g_strdup (survey->len == 0 ? "Comments" : comments[survey->len % G_N_ELEMENTS (comments)]);
      g_ptr_array_add (survey, cells);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (survey->len, >, 100);
  return survey;
}

static gboolean
is_date (const Survey *survey,
         guint         row,
         guint         column)
{
  const char *text = ((char **) survey->pdata[row])[column];

  return row > 0 && column == DATE_COLUMN && text[0] != '\0';
}

static GDate
read_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  GDate date;

  g_date_set_dmy (&date, (GDateDay) g_ascii_strtoull (parts[0], NULL, 10),
                  (GDateMonth) g_ascii_strtoull (parts[1], NULL, 10),
                  (GDateYear) g_ascii_strtoull (parts[2], NULL, 10));
  return date;
}

static guint32
count_days (const char *text)
{
  GDate date = read_date (text);
  GDate first;

  g_date_set_dmy (&first, 1, G_DATE_JANUARY, 2011);
  return FIRST_SERIAL + g_date_get_julian (&date) - g_date_get_julian (&first);
}

static char *
write_iso (const char *text)
{
  GDate date = read_date (text);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}

static char *
write_text (const Survey *survey,
            char          delimiter)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < survey->len; i++)
    for (char **cells = survey->pdata[i]; *cells != NULL; cells++)
      {
        g_autoptr (GString) cell = g_string_new (*cells);

        g_string_replace (cell, "\"", "\"\"", 0);
        if (strpbrk (cell->str, ",;|\t\"\n") != NULL)
          g_string_append_printf (text, "\"%s\"", cell->str);
        else
          g_string_append (text, cell->str);
        if (cells[1] != NULL)
          g_string_append_c (text, delimiter);
        else
          g_string_append (text, "\r\n");
      }
  return g_string_free (text, FALSE);
}

static GByteArray *
save_text (const Survey *survey,
           char          delimiter,
           const char   *mark,
           const char   *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = write_text (survey, delimiter);
  g_autofree char *marked = g_strconcat (mark, text, NULL);
  gsize length;
  char *converted = g_convert (marked, -1, encoding, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) converted, length);
}

/* As Excel does: texts in a part of their own, every place named, dates as numbers with a format. */
static GByteArray *
save_excel (const Survey *survey)
{
  g_autoptr (GString) texts = g_string_new ("<sst>");
  g_autoptr (GString) rows = g_string_new ("<worksheet><sheetData>");
  guint n_texts = 0;

  for (guint i = 0; i < survey->len; i++)
    {
      char **cells = survey->pdata[i];

      g_string_append_printf (rows, "<row r=\"%u\" spans=\"1:9\">", i + 1);
      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *escaped = g_markup_escape_text (cells[j], -1);

          if (is_date (survey, i, j))
            g_string_append_printf (rows, "<c r=\"%c%u\" s=\"1\"><v>%u</v></c>", 'A' + j, i + 1,
                                    count_days (cells[j]));
          else if (cells[j][0] == '\0')
            g_string_append_printf (rows, "<c r=\"%c%u\" s=\"1\"/>", 'A' + j, i + 1);
          else
            {
              g_string_append_printf (rows, "<c r=\"%c%u\" t=\"s\"><v>%u</v></c>", 'A' + j, i + 1, n_texts++);
              g_string_append_printf (texts, "<si><t>%s</t></si>", escaped);
            }
        }
      g_string_append (rows, "</row>");
    }
  g_string_append (rows, "</sheetData></worksheet>");
  g_string_append (texts, "</sst>");
  {
    const WorkbookPart parts[] = {
      { "xl/workbook.xml", "<workbook><sheets><sheet name=\"Survey\"/></sheets></workbook>" },
      { "xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
      { "xl/sharedStrings.xml", texts->str },
      { "xl/worksheets/sheet1.xml", rows->str },
    };

    return workbook_test_pack (parts, G_N_ELEMENTS (parts));
  }
}

/* As other programs do: texts where they stand, in runs, no places, dates as such, a prefix. */
static GByteArray *
save_other (const Survey *survey)
{
  g_autoptr (GString) rows = g_string_new ("<x:worksheet><x:sheetData>");

  for (guint i = 0; i < survey->len; i++)
    {
      char **cells = survey->pdata[i];

      g_string_append (rows, "<x:row>");
      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *escaped = g_markup_escape_text (cells[j], -1);
          g_autofree char *iso = is_date (survey, i, j) ? write_iso (cells[j]) : NULL;

          if (iso != NULL)
            g_string_append_printf (rows, "<x:c t=\"d\"><x:v>%sT00:00:00</x:v></x:c>", iso);
          else
            g_string_append_printf (rows, "<x:c t=\"inlineStr\"><x:is><x:r><x:t>%s</x:t></x:r></x:is></x:c>",
                                    escaped);
        }
      g_string_append (rows, "</x:row>");
    }
  g_string_append (rows, "</x:sheetData></x:worksheet>");
  {
    const WorkbookPart parts[] = {
      { "xl/workbook.xml", "<x:workbook><x:sheets><x:sheet name=\"Survey\"/></x:sheets></x:workbook>" },
      { "xl/worksheets/sheet1.xml", rows->str },
    };

    return workbook_test_pack (parts, G_N_ELEMENTS (parts));
  }
}

static void
add_ods_text (GString    *rows,
              const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  g_string_append (rows, "<c:table-cell o:value-type=\"string\">");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (paragraphs[i], -1);

      g_string_append_printf (rows, "<t:p>%s</t:p>", escaped);
    }
  g_string_append (rows, "</c:table-cell>");
}

static GByteArray *
save_ods (const Survey *survey)
{
  g_autoptr (GString) rows = g_string_new ("<o:document><o:body><o:spreadsheet><c:table c:name=\"Survey\">");

  for (guint i = 0; i < survey->len; i++)
    {
      char **cells = survey->pdata[i];

      g_string_append (rows, "<c:table-row>");
      for (guint j = 0; cells[j] != NULL; j++)
        {
          g_autofree char *iso = is_date (survey, i, j) ? write_iso (cells[j]) : NULL;

          if (iso != NULL)
            g_string_append_printf (rows, "<c:table-cell o:value-type=\"date\" o:date-value=\"%s\"><t:p>%s</t:p>"
                                    "</c:table-cell>", iso, cells[j]);
          else if (cells[j][0] == '\0')
            g_string_append (rows, "<c:table-cell/>");
          else
            add_ods_text (rows, cells[j]);
        }
      g_string_append (rows, "<c:table-cell c:number-columns-repeated=\"1000\"/></c:table-row>");
    }
  g_string_append (rows, "<c:table-row c:number-rows-repeated=\"1048000\"><c:table-cell/></c:table-row></c:table>"
                         "</o:spreadsheet></o:body></o:document>");
  {
    const WorkbookPart parts[] = { { "content.xml", rows->str } };

    return workbook_test_pack (parts, G_N_ELEMENTS (parts));
  }
}

/* Everything about the returns, in the order of their IDs. */
static gpointer
list_returns (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  GString *list = g_string_new (NULL);
  AssayStatement *statement = assay_connection_query (
      connection, error,
      "SELECT r.identity || ' ' || p.reference || ' ' || r.returned_on || ' ' || hex (r.answers) || ' ' || "
      "ifnull ((SELECT group_concat (question || '=' || comment) FROM response_comment c "
      "WHERE c.response_id = r.id), '') FROM response r JOIN provider p ON p.id = r.provider_id "
      "UNION ALL SELECT position || heading || scale || answers || measure FROM survey_question ORDER BY 1", "");

  while (statement != NULL && assay_statement_next (statement, error))
    g_string_append_printf (list, "%s\n", assay_statement_get_text (statement, 0));
  return g_string_free (list, FALSE);
}

/* What the register holds after one file. */
static char *
import (const char *name,
        GByteArray *bytes)
{
  ImportTest test = { 0 };
  g_autoptr (AssayImportController) controller = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *list;

  import_test_set_up (&test, NULL);
  import_test_demo (&test, "register");
  controller = import_test_survey (&test);
  g_object_set (controller, "keep-comments", TRUE, NULL);
  path = g_build_filename (test.folder, name, NULL);
  g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &error);
  g_assert_no_error (error);
  import_test_all (controller, path);
  list = assay_test_read (test.db, list_returns, NULL);
  g_clear_object (&controller);
  import_test_tear_down (&test, NULL);
  return list;
}

static void
check (const char *name,
       GByteArray *bytes,
       const char *expected)
{
  g_autoptr (GByteArray) owned = bytes;
  g_autofree char *found = import (name, bytes);

  g_test_message ("%s", name);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_formats (void)
{
  g_autoptr (GPtrArray) survey = read_survey ();
  g_autoptr (GByteArray) plain = save_text (survey, ',', "", "UTF-8");
  g_autofree char *expected = import ("plain.csv", plain);

  g_assert_nonnull (strstr (expected, "Zoë’s carers – “lovely”; £5, well spent | all of them"));
  g_assert_nonnull (strstr (expected, "Late again, and \"rushed\""));
  check ("marked.csv", save_text (survey, ',', "\ufeff", "UTF-8"), expected);
  check ("windows.csv", save_text (survey, ',', "", "WINDOWS-1252"), expected);
  check ("mac.csv", save_text (survey, ',', "", "MACINTOSH"), expected);
  check ("utf16.csv", save_text (survey, ',', "\ufeff", "UTF-16LE"), expected);
  check ("utf16be.csv", save_text (survey, ',', "\ufeff", "UTF-16BE"), expected);
  check ("unmarked16.csv", save_text (survey, ',', "", "UTF-16LE"), expected);
  check ("utf32.csv", save_text (survey, ',', "\ufeff", "UTF-32LE"), expected);
  check ("semicolons.csv", save_text (survey, ';', "", "UTF-8"), expected);
  check ("named.csv", save_text (survey, ';', "sep=;\r\n", "WINDOWS-1252"), expected);
  check ("bars.txt", save_text (survey, '|', "", "UTF-8"), expected);
  check ("tabs.tsv", save_text (survey, '\t', "", "UTF-8"), expected);
  check ("unicode.txt", save_text (survey, '\t', "\ufeff", "UTF-16LE"), expected);
  check ("excel.xlsx", save_excel (survey), expected);
  check ("other.xlsx", save_other (survey), expected);
  check ("calc.ods", save_ods (survey), expected);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/survey/formats", test_formats);
  return g_test_run ();
}
