/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/form-test.h"

/* Forms that were altered on their way, or do not belong where they came: each is refused as a whole, or what is
 * wrong is told with its sheet and cell, and nothing is stored. */

#define FIRST "xl/worksheets/sheet2.xml"

static void
try_read (FormFixture  *fixture,
          AssayForm   **form,
          GError      **error)
{
  *form = assay_db_read_sync (fixture->assess.base.db, form_read_file, fixture->path, NULL, error);
}

/* The whole file is refused, with words that say why. */
static void
expect_refused (FormFixture *fixture,
                const char  *words)
{
  g_autofree char *stock = form_take_stock (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AssayForm) form = NULL;
  g_autoptr (GError) error = NULL;

  try_read (fixture, &form, &error);
  g_assert_null (form);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "form."));
  g_assert_nonnull (strstr (error->message, words));
  after = form_take_stock (fixture);
  g_assert_cmpstr (after, ==, stock);
}

/* Something is wrong with a cell; the import is refused, naming it. */
static void
expect_problem (FormFixture *fixture,
                const char  *sheet,
                const char  *cell,
                const char  *words)
{
  g_autofree char *stock = form_take_stock (fixture);
  g_autofree char *after = NULL;
  g_autoptr (AssayForm) form = form_read (fixture);
  g_autoptr (GError) error = NULL;
  const AssayFormProblem *problem;

  form_show_problems (form);
  g_assert_cmpuint (form->problems->len, >, 0);
  problem = form->problems->pdata[0];
  g_assert_cmpstr (problem->sheet, ==, sheet);
  g_assert_cmpstr (problem->cell, ==, cell);
  g_assert_nonnull (strstr (problem->text, words));
  g_assert_cmpint (form_try_import (fixture, form, &error), ==, 0);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM);
  g_assert_nonnull (strstr (error->message, sheet));
  g_assert_nonnull (strstr (error->message, words));
  after = form_take_stock (fixture);
  g_assert_cmpstr (after, ==, stock);
}

typedef struct
{
  const char *name;
  const char *cell;
  const char *content;
  const char *problem;
  const char *words;
} Altered;

/* One cell of the first sheet that holds something else. */
static const Altered altered[] = {
  { "answer", "E5", "t=\"inlineStr\"><is><t>Mostly</t></is>", "E5", "Mostly" },
  { "answer-number", "E6", "><v>1</v>", "E6", "none of the answers" },
  { "answer-error", "E7", "t=\"e\"><v>#REF!</v>", "E7", "#REF!" },
  { "answer-formula", "E7", "><f>\"Met in full\"</f><v></v>", "E7", "formula" },
  { "note-formula", "K7", "><f>\"Seen\"</f>", "K7", "formula" },
  { "note-error", "K7", "t=\"e\"><v>#NAME?</v>", "K7", "#NAME?" },
  { "source", "F6", "t=\"inlineStr\"><is><t>maybe</t></is>", "F6", "neither yes (Yes, Y, X, 1, True or ✓) nor no" },
  { "perspective", "J6", "><v>7</v>", "J6", "neither yes (Yes, Y, X, 1, True or ✓) nor no" },
  { "title", "C5", "t=\"inlineStr\"><is><t>Criterion of mine</t></is>", "C5", "altered" },
  { "heading", "E4", "t=\"inlineStr\"><is><t>Reply</t></is>", "E4", "moved or renamed" },
  { "twice", "L6", "t=\"inlineStr\"><is><t>c0</t></is>", "A6", "there twice" },
  { "of-another-sheet", "L6", "t=\"inlineStr\"><is><t>c3</t></is>", "L6", "no criterion of this sheet" },
  { "of-none", "L6", "t=\"inlineStr\"><is><t></t></is>", "A6", "belongs to no criterion" },
};

static void
test_altered (FormFixture   *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (altered); i++)
    {
      g_test_message ("%s", altered[i].name);
      form_send (fixture);
      form_type (fixture, 3, "E5", "Met");
      form_file_fill (fixture->path, 2, altered[i].cell, altered[i].content);
      expect_problem (fixture, "1 Group 0", altered[i].problem, altered[i].words);
    }
}

static void
test_row_deleted (FormFixture   *fixture,
                  gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, FIRST, "<row r=\"6\".*?</row>", "");
  expect_problem (fixture, "1 Group 0", "", "The row of criterion 1.2");
}

static void
test_headings_deleted (FormFixture   *fixture,
                       gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, FIRST, "<row r=\"4\".*?</row>", "");
  expect_problem (fixture, "1 Group 0", "A4", "headings");
}

/* The whole sheet went up or down by a row. */
static void
test_rows_moved (FormFixture   *fixture,
                 gconstpointer  data)
{
  form_send (fixture);
  for (guint row = 4; row <= 7; row++)
    form_file_renumber (fixture->path, 2, row, row - 1);
  expect_problem (fixture, "1 Group 0", "A4", "belongs here");
}

static void
test_beside (FormFixture   *fixture,
             gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, FIRST, "(<row r=\"5\".*?)</row>",
                     "\\1<c r=\"N5\" t=\"inlineStr\"><is><t>See over</t></is></c></row>");
  expect_problem (fixture, "1 Group 0", "N5", "beside the form");
}

static void
test_below (FormFixture   *fixture,
            gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, FIRST, "</sheetData>",
                     "<row r=\"40\"><c r=\"C40\" t=\"inlineStr\"><is><t>And one more</t></is></c></row></sheetData>");
  expect_problem (fixture, "1 Group 0", "A40", "no criterion");
}

static void
test_sheet_renamed (FormFixture   *fixture,
                    gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, "xl/workbook.xml", "name=\"2 Group 1\"", "name=\"Second\"");
  expect_problem (fixture, "2 Group 1", "", "not there");
}

static void
test_no_identity (FormFixture   *fixture,
                  gconstpointer  data)
{
  form_send (fixture);
  form_file_replace (fixture->path, "xl/workbook.xml", "<sheet name=\"Assay form\"[^>]*/>", "");
  expect_refused (fixture, "no form that Assay wrote");
}

static void
test_plain_text (FormFixture   *fixture,
                 gconstpointer  data)
{
  g_free (fixture->path);
  fixture->path = assay_test_write_file (fixture->assess.base.folder, "form.csv", "No.,Answer\n1.1,Met\n");
  expect_refused (fixture, "plain text");
}

/* One value of the hidden sheet. */
static const Altered identities[] = {
  { "version", "B1", "t=\"inlineStr\"><is><t>2</t></is>", NULL, "newer Assay" },
  { "no-version", "B1", "t=\"inlineStr\"><is><t>one</t></is>", NULL, "cannot be its Form" },
  { "provider", "B2", "t=\"inlineStr\"><is><t>hc02</t></is>", NULL, "altered" },
  { "period", "B6", "t=\"inlineStr\"><is><t>2011-12 H1</t></is>", NULL, "altered" },
  { "kind", "B7", "t=\"inlineStr\"><is><t>announced</t></is>", NULL, "altered" },
  { "service-type", "B8", "t=\"inlineStr\"><is><t>Care home</t></is>", NULL, "altered" },
  { "assessment", "B9", "t=\"inlineStr\"><is><t>7</t></is>", NULL, "altered" },
  { "digest", "B10", "t=\"inlineStr\"><is><t>0123abcd</t></is>", NULL, "altered" },
  { "no-digest", "A10", "t=\"inlineStr\"><is><t>Cheque</t></is>", NULL, "not whole" },
};

static void
test_identity_altered (FormFixture   *fixture,
                       gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      g_test_message ("%s", identities[i].name);
      form_send (fixture);
      form_file_fill (fixture->path, 4, identities[i].cell, identities[i].content);
      expect_refused (fixture, identities[i].words);
    }
}

/* Another register may have another provider under the same reference. */
static void
test_other_register (FormFixture   *fixture,
                     gconstpointer  data)
{
  form_send (fixture);
  assay_test_run (fixture->assess.base.db, "UPDATE provider SET name = 'Somebody Else' WHERE reference = 'hc01'");
  expect_refused (fixture, "Somebody Else");
}

static void
test_unknown_provider (FormFixture   *fixture,
                       gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;
  g_autoptr (GError) error = NULL;

  form_send (fixture);
  assay_test_run (fixture->assess.base.db, "DELETE FROM provider WHERE reference = 'hc01'");
  try_read (fixture, &form, &error);
  g_assert_null (form);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "form.xlsx: "));
  g_assert_nonnull (strstr (error->message, "hc01"));
}

static void
test_unknown_framework (FormFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;
  g_autoptr (GError) error = NULL;

  form_send (fixture);
  form_file_fill (fixture->path, 4, "B5", "t=\"inlineStr\"><is><t>9</t></is>");
  try_read (fixture, &form, &error);
  g_assert_null (form);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "form.xlsx: "));
}

static gpointer
add_second_version (AssayConnection *connection, gpointer framework, GCancellable *cancellable, GError **error)
{
  g_autofree char *json = assay_framework_to_json (framework);
  g_autoptr (GRegex) regex = g_regex_new ("\"version\"\\s*:\\s*1\\b", 0, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (regex, json, -1, 0, "\"version\": 2", 0, NULL);
  g_autoptr (AssayFramework) second = assay_framework_new_from_data (text, -1, "second.json", error);

  if (second != NULL)
    assay_library_add (connection, second, error);
  return NULL;
}

/* A form that nobody planned is taken under the version in force alone. */
static void
test_older_version (FormFixture   *fixture,
                    gconstpointer  data)
{
  form_send (fixture);
  assay_test_write (fixture->assess.base.db, add_second_version, fixture->assess.framework);
  expect_refused (fixture, "version 2 is in force. Write a new one");
}

static void
test_assessment_gone (FormFixture   *fixture,
                      gconstpointer  data)
{
  fixture->assess.visit = assess_plan (&fixture->assess, 1, "self-assessment", "2011-03-12");
  form_send (fixture);
  assess_step (&fixture->assess, ASSAY_ASSESSMENT_CANCELLED, "2011-03-12", "Closed");
  expect_refused (fixture, "not in this register");
}

static void
test_signed_off (FormFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;
  g_autoptr (GError) error = NULL;

  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  assess_put_all (&fixture->assess, "met");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Not met");
  form = form_read (fixture);
  assess_step (&fixture->assess, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-13", NULL);
  expect_refused (fixture, "signed off");
  /* And where it was looked at before. */
  g_assert_cmpint (form_try_import (fixture, form, &error), ==, 0);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  form_expect (fixture, "c0", "met|staff+records||Seen on the day");
}

#define ADD(name, test) g_test_add ("/form/refused/" name, FormFixture, NULL, form_set_up, test, form_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("altered", test_altered);
  ADD ("row-deleted", test_row_deleted);
  ADD ("headings-deleted", test_headings_deleted);
  ADD ("rows-moved", test_rows_moved);
  ADD ("beside", test_beside);
  ADD ("below", test_below);
  ADD ("sheet-renamed", test_sheet_renamed);
  ADD ("no-identity", test_no_identity);
  ADD ("plain-text", test_plain_text);
  ADD ("identity-altered", test_identity_altered);
  ADD ("other-register", test_other_register);
  ADD ("unknown-provider", test_unknown_provider);
  ADD ("unknown-framework", test_unknown_framework);
  ADD ("older-version", test_older_version);
  ADD ("assessment-gone", test_assessment_gone);
  ADD ("signed-off", test_signed_off);
  return g_test_run ();
}
