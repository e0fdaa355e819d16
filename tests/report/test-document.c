/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE

#include <qpdf/qpdf-c.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "report/assay-chart-bands.h"
#include "report/assay-document.h"
#include "support/assay-test.h"

static AssayTextTable *
make_table (guint n_rows)
{
  AssayTextTable *table = assay_text_table_new ("Criteria");

  assay_text_table_add_column (table, "No.", FALSE);
  assay_text_table_add_column (table, "Criterion", FALSE);
  assay_text_table_add_column (table, "Points", TRUE);
  for (guint i = 0; i < n_rows; i++)
    {
      char **cells = g_new0 (char *, 4);

      cells[0] = g_strdup_printf ("5.%u", i + 1);
      cells[1] = i % 7 == 0 ? g_strnfill (400, 'w') : g_strdup ("Plans are looked at again when needs change");
      cells[2] = g_strdup ("0.5");
      assay_text_table_take_row (table, cells);
    }
  return table;
}

static AssayDocument *
make_document (guint n_rows)
{
  const char *const answers[] = { "Met in full", "Met in part", "Not met", "Not applicable", NULL };
  const double shares[] = { 1, 8, 1 };
  g_autoptr (AssayChart) chart = ASSAY_CHART (assay_chart_bands_new (NULL));
  AssayDocument *document = assay_document_new ("Monitoring visit", "Cuckmere Domiciliary Care, 12 April 2011");

  assay_chart_bands_add (ASSAY_CHART_BANDS (chart), "Gold", ASSAY_ROLE_GOLD, 2, -1);
  assay_chart_bands_add (ASSAY_CHART_BANDS (chart), "Silver", ASSAY_ROLE_SILVER, 3, -1);
  assay_document_add_badge (document, ASSAY_ROLE_AMBER, "Amber", "62.5 of 100, 10 of 10 areas answered");
  assay_document_add_heading (document, 1, "What was found");
  assay_document_add_paragraph (document, "Two of three plans have a current assessment.\nThe third is late.");
  assay_document_add_table (document, make_table (n_rows), shares);
  assay_document_add_chart (document, chart);
  assay_document_add_heading (document, 2, "5.4 Risks are assessed");
  assay_document_add_choices (document, "Answer", answers);
  assay_document_add_lines (document, "Note", 3);
  return document;
}

static guint
count_words (const char *bytes,
             gsize       length,
             const char *word)
{
  guint n = 0;
  const char *at = bytes;

  while ((at = memmem (at, length - (gsize) (at - bytes), word, strlen (word))) != NULL)
    {
      n++;
      at += strlen (word);
    }
  return n;
}

static char *
write_pdf (const char *folder,
           guint       n_rows,
           gsize      *length)
{
  g_autoptr (AssayDocument) document = make_document (n_rows);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_true (assay_document_write_pdf (document, path, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

/* A PDF as another reader sees it. */
static qpdf_data
read_pdf (const char *bytes,
          gsize       length)
{
  qpdf_data pdf = qpdf_init ();

  g_assert_cmpint (qpdf_read_memory (pdf, "report.pdf", bytes, length, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (pdf), ==, QPDF_SUCCESS);
  return pdf;
}

static guint
count_pages (const char *bytes,
             gsize       length)
{
  qpdf_data pdf = read_pdf (bytes, length);
  int n_pages = qpdf_get_num_pages (pdf);

  qpdf_cleanup (&pdf);
  return (guint) n_pages;
}

/* The first figure of a structure; an object that is not initialized where there is none. */
static qpdf_oh
find_figure (qpdf_data pdf,
             qpdf_oh   element)
{
  qpdf_oh children = qpdf_oh_get_key_if_dict (pdf, element, "/K");

  if (qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key_if_dict (pdf, element, "/S"), "/Figure"))
    return element;
  if (!qpdf_oh_is_array (pdf, children))
    return qpdf_oh_is_dictionary (pdf, children) ? find_figure (pdf, children) : qpdf_oh_new_uninitialized (pdf);
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf, children); i++)
    {
      qpdf_oh figure = find_figure (pdf, qpdf_oh_get_array_item (pdf, children, i));

      if (qpdf_oh_is_initialized (pdf, figure))
        return figure;
    }
  return qpdf_oh_new_uninitialized (pdf);
}

/* What a screen reader needs to take the tags for tags. */
static void
test_accessible (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  gsize length;
  g_autofree char *bytes = write_pdf (folder, 40, &length);
  qpdf_data pdf = read_pdf (bytes, length);
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh marks = qpdf_oh_get_key (pdf, root, "/MarkInfo");
  qpdf_oh views = qpdf_oh_get_key (pdf, root, "/ViewerPreferences");
  qpdf_oh figure = find_figure (pdf, qpdf_oh_get_key (pdf, root, "/StructTreeRoot"));

  g_assert_true (qpdf_oh_get_bool_value (pdf, qpdf_oh_get_key (pdf, marks, "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (pdf, qpdf_oh_get_key (pdf, views, "/DisplayDocTitle")));
  g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, root, "/Lang")), ==, "en-GB");
  g_assert_cmpstr (qpdf_get_info_key (pdf, "/Title"), ==, "Monitoring visit");
  g_assert_true (qpdf_oh_is_initialized (pdf, figure));
  g_assert_nonnull (strstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, figure, "/Alt")), "Gold"));
  qpdf_cleanup (&pdf);
  assay_test_remove_folder (folder);
}

static void
test_pages_and_tags (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  gsize length;
  gsize short_length;
  g_autofree char *bytes = write_pdf (folder, 150, &length);
  g_autofree char *few = write_pdf (folder, 2, &short_length);
  guint pages = count_pages (bytes, length);

  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (pages, >, 4);
  g_assert_cmpuint (pages, <, 20);
  g_assert_cmpuint (count_pages (few, short_length), ==, 1);
  g_assert_cmpuint (count_words (bytes, length, "/StructTreeRoot"), >, 0);
  /* A table anew on each page that it is on, and every row once, besides the headings. */
  g_assert_cmpuint (count_words (bytes, length, "/S /Table"), ==, pages);
  g_assert_cmpuint (count_words (bytes, length, "/S /TD"), ==, 3 * 150);
  g_assert_cmpuint (count_words (bytes, length, "/S /Figure"), ==, 1);
  assay_test_remove_folder (folder);
}

/* What poppler reads of a file, each word with its place on the page; NULL, and the test skipped, without it. */
static char *
read_words (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const command[] = { program, "-bbox", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *words = NULL;
  int status;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &words, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return words;
}

/* "n00000 n00001 …", in two paragraphs. */
static char *
make_long_note (guint n_words)
{
  GString *note = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (note, "n%05u%c", i, i == n_words / 2 ? '\n' : ' ');
  return g_string_free (note, FALSE);
}

/* Every word once, in their order, and none below the place where a page's content ends. */
static void
assert_note_is_read (const char *words,
                     guint       n_words,
                     double      bottom)
{
  const char *at = words;

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *word = g_strdup_printf (">n%05u<", i);
      const char *found = strstr (at, word);
      const char *place = found != NULL ? g_strrstr_len (words, found - words, "yMax=\"") : NULL;

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, word));
      g_assert_cmpfloat (g_ascii_strtod (place + strlen ("yMax=\""), NULL), <=, bottom);
      at = found;
    }
}

/* A note of @n_words, with the report's table or as a paragraph. */
static void
check_long_note (guint    n_words,
                 gboolean in_table)
{
  const double shares[] = { 1, 3, 4 };
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "long.pdf", NULL);
  g_autofree char *note = make_long_note (n_words);
  g_autofree char *words = NULL;
  g_autoptr (AssayDocument) document = assay_document_new ("Monitoring visit", "Cuckmere Domiciliary Care");
  g_autoptr (GError) error = NULL;
  AssayTextTable *table = make_table (3);

  if (in_table)
    {
      g_free (((char **) table->rows->pdata[1])[2]);
      ((char **) table->rows->pdata[1])[2] = g_strdup (note);
    }
  else
    assay_document_add_paragraph (document, note);
  assay_document_add_table (document, table, shares);
  g_assert_true (assay_document_write_pdf (document, path, TRUE, NULL, &error));
  g_assert_no_error (error);
  words = read_words (path);
  if (words != NULL)
    {
      assert_note_is_read (words, n_words, 783);
      /* Where the row goes on, its number stands again. */
      g_assert_cmpuint (count_words (words, strlen (words), ">5.2<"), ==,
                        in_table ? count_words (words, strlen (words), "<page ") : 1);
      g_assert_cmpuint (count_words (words, strlen (words), ">5.3<"), ==, 1);
    }
  assay_test_remove_folder (folder);
}

static void
test_long_note (void)
{
  /* 5,000 characters, and some pages. */
  check_long_note (715, TRUE);
  check_long_note (6000, TRUE);
  check_long_note (715, FALSE);
  check_long_note (6000, FALSE);
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  gsize length;
  gsize again;
  g_autofree char *first = write_pdf (folder, 40, &length);
  g_autofree char *second = write_pdf (folder, 40, &again);

  g_assert_cmpmem (first, length, second, again);
  assay_test_remove_folder (folder);
}

static void
test_nothing_is_left (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autoptr (AssayDocument) document = make_document (3);
  g_autofree char *path = g_build_filename (folder, "kept.pdf", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (assay_document_write_pdf (document, path, FALSE, NULL, &error));
  g_assert_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (assay_document_write_pdf (document, path, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
  assay_test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/document/pages-and-tags", test_pages_and_tags);
  g_test_add_func ("/report/document/accessible", test_accessible);
  g_test_add_func ("/report/document/long-note", test_long_note);
  g_test_add_func ("/report/document/same-bytes", test_same_bytes);
  g_test_add_func ("/report/document/nothing-is-left", test_nothing_is_left);
  return g_test_run ();
}
