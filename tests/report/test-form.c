/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-table-file.h"
#include "report/form-test.h"

/* Forms that travel, out and back as they should. */

#define ENTRIES "SELECT count (*) FROM audit"
#define LAST_IMPORT "SELECT max (id) FROM import"

static void
fill_first (FormFixture *fixture)
{
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 2, "F5", "Yes");
  form_type (fixture, 2, "G5", "x");
  form_type (fixture, 2, "I5", " yes ");
  form_type (fixture, 2, "K5", "  Seen on Tuesday\nand <asked> & told  ");
  form_type (fixture, 3, "E6", "not met");
}

static void
test_filled_in (FormFixture   *fixture,
                gconstpointer  data)
{
  gint64 entries;

  form_send (fixture);
  fill_first (fixture);
  entries = form_count (fixture, ENTRIES);
  g_assert_cmpuint (form_take (fixture), ==, 2);
  form_expect (fixture, "c0", "met|staff+records|uses|Seen on Tuesday\nand <asked> & told");
  form_expect (fixture, "c4", "not-met|||");
  form_expect (fixture, "c1", "");
  g_assert_cmpint (assay_assessment_get_state (fixture->assess.visit), ==, ASSAY_ASSESSMENT_UNDER_WAY);
  g_assert_cmpstr (assay_assessment_get_kind (fixture->assess.visit), ==, ASSAY_ASSESSMENT_SELF);
  g_assert_cmpuint (assay_assessment_get_answered (fixture->assess.visit), ==, 2);
  g_assert_cmpint (form_count (fixture, ENTRIES), ==, entries + 1);
  g_assert_cmpint (form_count (fixture, "SELECT rows_read * 100 + rows_changed FROM import"), ==, 502);
  form_verify (fixture);
}

static void
test_again (FormFixture   *fixture,
            gconstpointer  data)
{
  g_autofree char *stock = NULL;
  g_autofree char *after = NULL;

  form_send (fixture);
  fill_first (fixture);
  form_take (fixture);
  stock = form_take_stock (fixture);
  g_assert_cmpuint (form_take (fixture), ==, 0);
  after = form_take_stock (fixture);
  g_assert_cmpstr (after, ==, stock);
}

/* What came from the form and was changed by hand is changed back only where the form says something. */
static void
test_again_after_a_change (FormFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;

  form_send (fixture);
  fill_first (fixture);
  form_take (fixture);
  assess_put (&fixture->assess, "c0", "part", "policy");
  assess_put (&fixture->assess, "c1", "met", "staff");
  form = form_read (fixture);
  g_assert_cmpuint (assay_form_count_overwritten (form), ==, 1);
  g_assert_true (((AssayFormEntry *) form->entries->pdata[0])->overwrites);
  g_assert_cmpuint (form_take (fixture), ==, 1);
  form_expect (fixture, "c0", "met|staff+records|uses|Seen on Tuesday\nand <asked> & told");
  form_expect (fixture, "c1", "met|staff||Seen on the day");
}

/* A form that was corrected and comes in again corrects what it brought itself, and nothing that others changed. */
static void
test_corrected (FormFixture   *fixture,
                gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;
  const AssayFormEntry *entry;

  form_send (fixture);
  fill_first (fixture);
  form_type (fixture, 2, "E6", "MET IN FULL");
  form_take (fixture);
  form_type (fixture, 2, "E5", "Not met");
  form = form_read (fixture);
  entry = form->entries->pdata[0];
  g_assert_cmpuint (assay_form_count_overwritten (form), ==, 0);
  g_assert_cmpuint (assay_form_count_changes (form), ==, 1);
  g_assert_true (entry->corrects);
  g_assert_nonnull (entry->brought_by);
  g_assert_cmpstr (assay_form_find_word (entry->leaf, entry->stored), ==, "Met in full");
  g_assert_cmpstr (assay_form_find_word (entry->leaf, entry->merged), ==, "Not met");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  form_type (fixture, 2, "E5", "Met in part");
  form_type (fixture, 2, "E6", "Not met");
  assess_put (&fixture->assess, "c1", "part", "records");
  g_clear_pointer (&form, assay_form_free);
  form = form_read (fixture);
  g_assert_cmpuint (assay_form_count_overwritten (form), ==, 1);
  g_assert_true (((AssayFormEntry *) form->entries->pdata[0])->corrects);
  g_assert_true (((AssayFormEntry *) form->entries->pdata[1])->overwrites);
}

/* Whoever fills the form in knows which evidence is asked for. */
static void
test_guidance (FormFixture   *fixture,
               gconstpointer  data)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (fixture->assess.framework);
  char *asked[] = { rules->sources[0].id, rules->sources[1].id, NULL };
  AssayNode leaf = *assay_framework_get_leaf (fixture->assess.framework, 0);
  g_autofree char *expected =
    g_strdup_printf ("What to look for\nEvidence asked for: %s, %s.", rules->sources[0].title, rules->sources[1].title);
  g_autofree char *plain = NULL;
  g_autofree char *text = NULL;

  leaf.guidance = (char *) "What to look for";
  leaf.method = NULL;
  leaf.required_sources = NULL;
  plain = assay_form_dup_guidance (fixture->assess.framework, &leaf);
  g_assert_cmpstr (plain, ==, "What to look for");
  leaf.required_sources = asked;
  text = assay_form_dup_guidance (fixture->assess.framework, &leaf);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_blank_stays (FormFixture   *fixture,
                  gconstpointer  data)
{
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  form_send_visit (fixture);
  assess_put (&fixture->assess, "c0", "met", "staff");
  assess_put (&fixture->assess, "c1", "part", "records");
  form_type (fixture, 2, "E6", "MET IN FULL");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  form_expect (fixture, "c0", "met|staff||Seen on the day");
  form_expect (fixture, "c1", "met|records||Seen on the day");
}

static void
write_note (FormFixture *fixture,
            const char  *criterion,
            const char  *note)
{
  g_autoptr (AssayAnswer) answer = assess_make_answer (criterion, "met", "staff");
  AssessJob job = { .assessment = fixture->assess.visit, .answer = answer };
  GError *error = NULL;

  g_free (answer->note);
  answer->note = g_strdup (note);
  assess_try (&fixture->assess, assess_answer, &job, &error);
  g_assert_no_error (error);
}

/* A cell cannot hold all that a note can: what it could not hold is not lost on the way back. */
static void
test_untouched_changes_nothing (FormFixture   *fixture,
                                gconstpointer  data)
{
  g_autofree char *lengthy = g_strnfill (40000, 'n');
  g_autofree char *stock = NULL;
  g_autofree char *after = NULL;

  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  write_note (fixture, "c0", lengthy);
  write_note (fixture, "c1", "  ends with space \n\n");
  write_note (fixture, "c2", "lines\r\nof\rall kinds _x000D_ \t here");
  assess_put (&fixture->assess, "c3", "part", "staff records policy");
  form_send_visit (fixture);
  stock = form_take_stock (fixture);
  g_assert_cmpuint (form_take (fixture), ==, 0);
  after = form_take_stock (fixture);
  g_assert_cmpstr (after, ==, stock);
}

static void
test_planned (FormFixture   *fixture,
              gconstpointer  data)
{
  fixture->assess.visit = assess_plan (&fixture->assess, 1, "self-assessment", "2011-03-12");
  form_send (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment"), ==, 1);
  g_assert_cmpint (assay_assessment_get_state (fixture->assess.visit), ==, ASSAY_ASSESSMENT_UNDER_WAY);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM due WHERE done_on IS NULL AND kind = 'visit'"), ==, 0);
}

/* Beginning the follow-up takes the first visit's answers over; the form's are put over them, and count as looked
 * at. */
static void
test_planned_follow_up (FormFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (GHashTable) answers = NULL;

  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  assess_put_all (&fixture->assess, "met");
  assess_step (&fixture->assess, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-13", NULL);
  g_clear_object (&fixture->assess.visit);
  fixture->assess.visit = assess_plan (&fixture->assess, 1, "follow-up", "2011-03-28");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Not met");
  form_type (fixture, 2, "E6", "Met in full");
  g_assert_cmpuint (form_take (fixture), ==, 2);
  g_assert_cmpstr (assay_assessment_get_visited_on (fixture->assess.visit), ==, "2011-03-28");
  form_expect (fixture, "c0", "not-met|staff+records||Seen on the day");
  form_expect (fixture, "c1", "met|staff+records||Seen on the day");
  answers = assess_answers (&fixture->assess);
  g_assert_false (((AssayAnswer *) g_hash_table_lookup (answers, "c0"))->carried);
  g_assert_false (((AssayAnswer *) g_hash_table_lookup (answers, "c1"))->carried);
  g_assert_true (((AssayAnswer *) g_hash_table_lookup (answers, "c2"))->carried);
}

static gpointer
replan (AssayConnection *connection, gpointer visit, GCancellable *cancellable, GError **error)
{
  assay_assessment_replan (connection, visit, "2011-10-12", 11, error);
  return NULL;
}

/* A form that was sent before its visit moved to another period goes to its visit all the same. */
static void
test_planned_again (FormFixture   *fixture,
                    gconstpointer  data)
{
  fixture->assess.visit = assess_plan (&fixture->assess, 1, "announced", "2011-03-12");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  assay_test_write (fixture->assess.base.db, replan, fixture->assess.visit);
  g_assert_cmpuint (form_take (fixture), ==, 1);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment"), ==, 1);
  g_assert_cmpint (form_count (fixture, "SELECT count (DISTINCT period) FROM (SELECT period FROM assessment UNION ALL"
                                        " SELECT period FROM import WHERE kind = 'assessment')"), ==, 1);
}

/* Rows are known by their identifier: a form may come back sorted. */
static void
test_sorted (FormFixture   *fixture,
             gconstpointer  data)
{
  form_send (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_file_renumber (fixture->path, 2, 5, 9);
  form_file_renumber (fixture->path, 2, 6, 5);
  form_file_renumber (fixture->path, 2, 9, 6);
  form_file_replace (fixture->path, "xl/worksheets/sheet2.xml", "(<row r=\"6\".*?</row>)(<row r=\"5\".*?</row>)",
                     "\\2\\1");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  form_expect (fixture, "c0", "met|||");
}

static void
append_ods_row (GString             *content,
                const AssayTableRow *row,
                guint64              line)
{
  if (row->line > line)
    g_string_append_printf (content, "<table:table-row table:number-rows-repeated=\"%u\"><table:table-cell/>"
                            "</table:table-row>", (guint) (row->line - line));
  g_string_append (content, "<table:table-row>");
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = g_markup_escape_text (row->cells[i].text, -1);

      g_string_append_printf (content, "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p>"
                              "</table:table-cell>", text);
    }
  g_string_append (content, "</table:table-row>");
}

static void
append_ods_sheet (GString    *content,
                  const char *path,
                  const char *sheet)
{
  AssayTableOptions options = { .sheet = (char *) sheet };
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, &options, NULL);
  g_autoptr (AssayTableReader) reader = assay_table_file_read_raw (file, NULL);
  guint64 line = 1;
  AssayTableRow row;

  g_string_append_printf (content, "<table:table table:name=\"%s\">", sheet);
  while (assay_table_reader_read_row (reader, &row, NULL))
    {
      append_ods_row (content, &row, line);
      line = row.line + 1;
    }
  g_string_append (content, "</table:table>");
}

/* Saves the form as another program would, in OpenDocument. */
static void
save_as_ods (FormFixture *fixture)
{
  g_autoptr (GString) content = g_string_new ("<office:document-content><office:body><office:spreadsheet>");
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (fixture->path, NULL, NULL);
  const char *const *sheets = assay_table_file_get_sheets (file);

  for (guint i = 0; sheets[i] != NULL; i++)
    append_ods_sheet (content, fixture->path, sheets[i]);
  g_string_append (content, "</office:spreadsheet></office:body></office:document-content>");
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->assess.base.folder, "form.ods", NULL);
  form_file_write (fixture->path, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  form_file_write (fixture->path, "content.xml", content->str);
}

static void
test_ods (FormFixture   *fixture,
          gconstpointer  data)
{
  form_send (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 2, "G5", "yes");
  form_type (fixture, 3, "K6", "Not for us & <others>");
  save_as_ods (fixture);
  g_assert_cmpuint (form_take (fixture), ==, 2);
  form_expect (fixture, "c0", "met|records||");
  form_expect (fixture, "c4", "|||Not for us & <others>");
}

static void
test_evidence (FormFixture   *fixture,
               gconstpointer  data)
{
  form_send (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 2, "L5", "Rota of May\n\n Training log ");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment_evidence WHERE criterion = 'c0'"), ==, 2);
  g_assert_cmpuint (form_take (fixture), ==, 0);
  form_type (fixture, 2, "L5", "rota of may\nInduction log");
  g_assert_cmpuint (form_take (fixture), ==, 1);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment_evidence"), ==, 3);
  g_assert_true (form_take_back (fixture, form_count (fixture, LAST_IMPORT), NULL));
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment_evidence"), ==, 2);
  form_verify (fixture);
}

/* An answer that changes between the look at the form and its import: nothing of the form is stored. */
/* A form for a visit brings the evidence that is named already, and it does not come in twice. */
static void
test_evidence_goes_out (FormFixture   *fixture,
                        gconstpointer  data)
{
  g_autofree char *sheet = NULL;

  form_send (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 2, "L5", "Rota of May\nTraining log");
  form_take (fixture);
  form_send_visit (fixture);
  sheet = form_file_read (fixture->path, "xl/sharedStrings.xml");
  g_assert_nonnull (strstr (sheet, "Rota of May\nTraining log"));
  g_assert_nonnull (strstr (sheet, "an answer without a verified piece does not count"));
  g_assert_cmpuint (form_take (fixture), ==, 0);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment_evidence"), ==, 2);
}

static void
test_changed_meanwhile (FormFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr (AssayForm) form = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stock = NULL;
  g_autofree char *after = NULL;

  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 3, "E5", "Met in full");
  form = form_read (fixture);
  assess_put (&fixture->assess, "c3", "part", "policy");
  stock = form_take_stock (fixture);
  g_assert_cmpint (form_try_import (fixture, form, &error), ==, 0);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  after = form_take_stock (fixture);
  g_assert_cmpstr (after, ==, stock);
}

/* Two people look at the same form of a visit that nobody planned, and both import it. */
static void
test_imported_meanwhile (FormFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr (AssayForm) mine = NULL;
  g_autoptr (AssayForm) theirs = NULL;
  g_autoptr (GError) error = NULL;

  form_send (fixture);
  fill_first (fixture);
  mine = form_read (fixture);
  theirs = form_read (fixture);
  g_assert_cmpint (form_try_import (fixture, theirs, NULL), >, 0);
  g_assert_cmpint (form_try_import (fixture, mine, &error), ==, 0);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment"), ==, 1);
}

static void
test_taken_back (FormFixture   *fixture,
                 gconstpointer  data)
{
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  assess_put (&fixture->assess, "c0", "part", "policy");
  form_send_visit (fixture);
  fill_first (fixture);
  form_type (fixture, 3, "E5", "Met in full");
  form_take (fixture);
  assess_put (&fixture->assess, "c4", "part", "staff");
  g_assert_true (form_take_back (fixture, form_count (fixture, LAST_IMPORT), NULL));
  form_expect (fixture, "c0", "part|policy||Seen on the day");
  form_expect (fixture, "c3", "");
  form_expect (fixture, "c4", "part|staff||Seen on the day");
  form_verify (fixture);
  g_assert_cmpuint (form_take (fixture), ==, 3);
}

static void
test_begun_and_taken_back (FormFixture   *fixture,
                           gconstpointer  data)
{
  form_send (fixture);
  fill_first (fixture);
  form_take (fixture);
  g_assert_true (form_take_back (fixture, 1, NULL));
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM assessment"), ==, 0);
  g_assert_cmpint (form_count (fixture, "SELECT count (*) FROM due"), ==, 0);
  g_assert_false (form_take_back (fixture, 1, NULL));
  form_verify (fixture);
  g_assert_cmpuint (form_take (fixture), ==, 2);
}

/* Two forms, one after the other, go in any order. */
static void
test_both_taken_back (FormFixture   *fixture,
                      gconstpointer  data)
{
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  assess_put (&fixture->assess, "c0", "part", "policy");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Met in full");
  form_type (fixture, 2, "E6", "MET IN FULL");
  form_take (fixture);
  form_type (fixture, 2, "E5", "Not met");
  form_take (fixture);
  g_assert_true (form_take_back (fixture, 2, NULL));
  form_expect (fixture, "c0", "met|policy||Seen on the day");
  g_assert_true (form_take_back (fixture, 1, NULL));
  form_expect (fixture, "c0", "part|policy||Seen on the day");
  form_expect (fixture, "c1", "");
}

/* Neither the last form that filled it in nor one before goes once it is signed off. */
static void
test_not_taken_back (FormFixture   *fixture,
                     gconstpointer  data)
{
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  assess_put_all (&fixture->assess, "met");
  form_send_visit (fixture);
  form_type (fixture, 2, "E5", "Met in part");
  form_take (fixture);
  form_type (fixture, 2, "E5", "Not met");
  form_take (fixture);
  assess_step (&fixture->assess, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-13", NULL);
  for (gint64 id = 2; id > 0; id--)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (form_take_back (fixture, id, &error));
      g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
    }
  form_expect (fixture, "c0", "not-met|staff+records||Seen on the day");
  assess_step (&fixture->assess, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-14", "A typing error");
  g_assert_true (form_take_back (fixture, 2, NULL));
  form_expect (fixture, "c0", "part|staff+records||Seen on the day");
}

static const AssessShape verifying = { 2, 3, ", 'verifies-evidence': true", 3 };

#define ADD(name, data, test) \
  g_test_add ("/form/" name, FormFixture, data, form_set_up, test, form_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("filled-in", NULL, test_filled_in);
  ADD ("again", NULL, test_again);
  ADD ("again-after-a-change", NULL, test_again_after_a_change);
  ADD ("corrected", NULL, test_corrected);
  ADD ("guidance", NULL, test_guidance);
  ADD ("blank-stays", NULL, test_blank_stays);
  ADD ("untouched-changes-nothing", NULL, test_untouched_changes_nothing);
  ADD ("planned", NULL, test_planned);
  ADD ("planned-again", NULL, test_planned_again);
  ADD ("planned-follow-up", NULL, test_planned_follow_up);
  ADD ("sorted", NULL, test_sorted);
  ADD ("ods", NULL, test_ods);
  ADD ("evidence", &verifying, test_evidence);
  ADD ("evidence-goes-out", &verifying, test_evidence_goes_out);
  ADD ("changed-meanwhile", NULL, test_changed_meanwhile);
  ADD ("imported-meanwhile", NULL, test_imported_meanwhile);
  ADD ("taken-back", NULL, test_taken_back);
  ADD ("begun-and-taken-back", NULL, test_begun_and_taken_back);
  ADD ("both-taken-back", NULL, test_both_taken_back);
  ADD ("not-taken-back", NULL, test_not_taken_back);
  return g_test_run ();
}
