/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/visit-test.h"

#include "core/assessment/assay-attachment.h"

/* Files and pieces of evidence in the form of a visit, taken back and made again. */

static gint64
get_number (Fixture    *fixture,
            const char *sql)
{
  return assay_test_number (fixture->assess.base.db, sql);
}

static gpointer
read_file (AssayConnection  *connection,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  gint64 *id = data;

  return assay_attachment_read (connection, *id, error);
}

/* Whether the one file that there is holds what it held. */
static void
check_file (Fixture *fixture)
{
  gint64 id = get_number (fixture, "SELECT id FROM assessment_attachment");
  g_autoptr (GBytes) content = assay_test_read (fixture->assess.base.db, read_file, &id);

  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), "Rota of May", 11);
}

#define N_FILES "SELECT count (*) FROM assessment_attachment WHERE criterion = 'c0' AND name = 'rota.txt'"

/* A file is attached and removed as an answer is given: taken back, and made again; nothing of it is lost. */
static void
test_undo_file (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = assay_test_write_file (folder, "rota.txt", "Rota of May");
  AssayVisitPage *page;

  open_window (fixture);
  page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  give_keys_to (get_xid (fixture->window));
  assay_visit_sheet_attach (page->sheet, _assay_visit_page_get_criterion (page), path);
  assay_test_wait_for (get_number (fixture, N_FILES) == 1);
  settle ();
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (get_number (fixture, N_FILES) == 0);
  settle ();
  run_xdotool ("xdotool key ctrl+shift+z");
  assay_test_wait_for (get_number (fixture, N_FILES) == 1);
  settle ();
  check_file (fixture);
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.detach", "x",
                              get_number (fixture, "SELECT id FROM assessment_attachment"));
  assay_test_wait_for (get_number (fixture, N_FILES) == 0);
  settle ();
  run_xdotool ("xdotool key 1");
  assay_test_wait_for (count_answers (fixture) == 1);
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (count_answers (fixture) == 0);
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (get_number (fixture, N_FILES) == 1);
  settle ();
  check_file (fixture);
  run_xdotool ("xdotool key ctrl+z");
  assay_test_wait_for (get_number (fixture, N_FILES) == 0);
  assay_test_remove_folder (folder);
}

/* What the words at the foot of the window put back is the file that they are about, and no later change; once it is
 * back, the key takes back what was before it. */
static void
test_put_back (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = assay_test_write_file (folder, "rota.txt", "Rota of May");
  AssayVisitPage *page;

  open_window (fixture);
  page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  give_keys_to (get_xid (fixture->window));
  assay_visit_sheet_attach (page->sheet, _assay_visit_page_get_criterion (page), path);
  assay_test_wait_for (get_number (fixture, N_FILES) == 1);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.detach", "x",
                              get_number (fixture, "SELECT id FROM assessment_attachment"));
  assay_test_wait_for (get_number (fixture, N_FILES) == 0);
  settle ();
  run_xdotool ("xdotool key 1");
  assay_test_wait_for (count_answers (fixture) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-act", "t", (guint64) 1);
  assay_test_wait_for (get_number (fixture, N_FILES) == 1);
  settle ();
  g_assert_cmpint (count_answers (fixture), ==, 1);
  check_file (fixture);
  assay_window_show_page (fixture->window, "visits");
  settle ();
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "undo"));
  assay_test_remove_folder (folder);
}

#define VERDICT(verdict) "SELECT count (*) FROM assessment_evidence WHERE verdict = '" verdict "'"

static AssayEvidencePiece *
make_piece (void)
{
  AssayEvidencePiece *piece = g_new0 (AssayEvidencePiece, 1);

  piece->criterion = g_strdup ("c0");
  piece->description = g_strdup ("Training records");
  piece->source = g_strdup ("");
  piece->verdict = g_strdup ("");
  piece->verdict_note = g_strdup ("");
  return piece;
}

static void
press_until (Fixture    *fixture,
             const char *keys,
             const char *sql,
             gint64      number)
{
  g_autofree char *words = g_strconcat ("xdotool key ", keys, NULL);

  run_xdotool (words);
  assay_test_wait_for (get_number (fixture, sql) == number);
  settle ();
}

/* A piece of evidence that is named, verified and removed goes the same way back and forth, its verdict with it. */
static void
test_undo_piece (Fixture       *fixture,
                 gconstpointer  data)
{
  AssayVisitPage *page;

  open_window (fixture);
  page = ASSAY_VISIT_PAGE (assay_window_get_page (fixture->window, "visit"));
  give_keys_to (get_xid (fixture->window));
  assay_visit_sheet_save_piece (page->sheet, _assay_visit_page_get_criterion (page), make_piece ());
  assay_test_wait_for (get_number (fixture, VERDICT ("")) == 1);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.verify", "(xs)",
                              get_number (fixture, "SELECT id FROM assessment_evidence"), "verified");
  assay_test_wait_for (get_number (fixture, VERDICT ("verified")) == 1);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.remove-evidence", "x",
                              get_number (fixture, "SELECT id FROM assessment_evidence"));
  assay_test_wait_for (get_number (fixture, VERDICT ("verified")) == 0);
  settle ();
  press_until (fixture, "ctrl+z", VERDICT ("verified"), 1);
  press_until (fixture, "ctrl+z", VERDICT (""), 1);
  press_until (fixture, "ctrl+z", VERDICT (""), 0);
  press_until (fixture, "ctrl+shift+z", VERDICT (""), 1);
  press_until (fixture, "ctrl+shift+z", VERDICT ("verified"), 1);
  press_until (fixture, "ctrl+shift+z", VERDICT ("verified"), 0);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM assessment_evidence"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = assay_test_make_folder ();

  window_test_init (&argc, &argv, home);
  if (!window_test_start () || !has_what_it_needs ())
    {
      g_print ("1..0 # SKIP no display or xdotool\n");
      return 0;
    }
  g_test_add ("/app/visit-evidence/file", Fixture, NULL, set_up, test_undo_file, tear_down);
  g_test_add ("/app/visit-evidence/put-back", Fixture, NULL, set_up, test_put_back, tear_down);
  g_test_add ("/app/visit-evidence/piece", Fixture, NULL, set_up, test_undo_piece, tear_down);
  return window_test_run (home);
}
