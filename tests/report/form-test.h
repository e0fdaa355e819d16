/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-form-request.h"
#include "core/assessment/assay-form.h"
#include "core/assessment/assess-test.h"
#include "core/intake/assay-imports.h"
#include "core/store/assay-backup.h"
#include "report/assay-form-book.h"
#include "support/form-file.h"

/* A form on its way out and back. With assess_small its sheets 2 and 3 hold c0 to c2 and c3 to c4 from row 5 on:
 * E is the answer, F to H staff, records and policy, I and J the perspectives, K the note, L the identifier; where
 * evidence is verified, L is the evidence and M the identifier. */

typedef struct
{
  AssessFixture assess;
  char *path;
} FormFixture;

static inline void
form_set_up (FormFixture   *fixture,
             gconstpointer  shape)
{
  assess_set_up (&fixture->assess, shape);
  fixture->path = g_build_filename (fixture->assess.base.folder, "form.xlsx", NULL);
}

static inline void
form_tear_down (FormFixture   *fixture,
                gconstpointer  shape)
{
  g_free (fixture->path);
  assess_tear_down (&fixture->assess, shape);
}

static inline void
form_write_request (AssayFormRequest *request,
                    const char       *path,
                    GError          **error)
{
  if (request == NULL)
    return;
  assay_form_book_write (request, path, TRUE, error);
  assay_form_request_free (request);
}

static inline gpointer
form_write_anew (AssayConnection *connection, gpointer path, GCancellable *cancellable, GError **error)
{
  form_write_request (assay_form_request_new (connection, "synthetic", "hc01", ASSESS_PERIOD, NULL, error), path,
                      error);
  return NULL;
}

/* A form for a self-assessment of the first provider. */
static inline void
form_send (FormFixture *fixture)
{
  assay_test_read (fixture->assess.base.db, form_write_anew, fixture->path);
}

static inline gpointer
form_write_visit (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FormFixture *fixture = data;
  const gint64 id = assay_assessment_get_id (fixture->assess.visit);

  form_write_request (assay_form_request_new_for (connection, id, error), fixture->path, error);
  return NULL;
}

/* A form for the fixture's visit. */
static inline void
form_send_visit (FormFixture *fixture)
{
  assay_test_read (fixture->assess.base.db, form_write_visit, fixture);
}

static inline gpointer
form_read_file (AssayConnection *connection, gpointer path, GCancellable *cancellable, GError **error)
{
  return assay_form_read (connection, path, error);
}

static inline AssayForm *
form_read (FormFixture *fixture)
{
  return assay_test_read (fixture->assess.base.db, form_read_file, fixture->path);
}

typedef struct
{
  const AssayForm *form;
  gint64 id;
} FormJob;

static inline gpointer
form_store (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FormJob *job = data;

  job->id = assay_form_import (connection, job->form, error);
  return NULL;
}

static inline gint64
form_try_import (FormFixture      *fixture,
                 const AssayForm  *form,
                 GError          **error)
{
  FormJob job = { form, 0 };

  assay_db_write_sync (fixture->assess.base.db, form_store, &job, NULL, error);
  return job.id;
}

static inline void
form_show_problems (const AssayForm *form)
{
  for (guint i = 0; i < form->problems->len; i++)
    {
      const AssayFormProblem *problem = form->problems->pdata[i];

      g_test_message ("%s!%s: %s", problem->sheet, problem->cell, problem->text);
    }
}

/* Reads the form and imports it; the fixture's visit is then what it filled in. */
static inline guint
form_take (FormFixture *fixture)
{
  g_autoptr (AssayForm) form = form_read (fixture);
  GError *error = NULL;
  gint64 id;

  form_show_problems (form);
  id = form_try_import (fixture, form, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_clear_object (&fixture->assess.visit);
  fixture->assess.visit = assess_read (&fixture->assess, id);
  return assay_form_count_changes (form);
}

static inline void
form_type (FormFixture *fixture,
           guint        sheet,
           const char  *cell,
           const char  *words)
{
  form_file_type (fixture->path, sheet, cell, words);
}

static inline gint64
form_count (FormFixture *fixture,
            const char  *sql)
{
  return assay_test_number (fixture->assess.base.db, sql);
}

/* What would differ if anything were stored. */
static inline char *
form_take_stock (FormFixture *fixture)
{
  static const char *const queries[] = {
    "SELECT count (*) FROM audit",
    "SELECT count (*) FROM import",
    "SELECT count (*) FROM import_undo",
    "SELECT count (*) FROM due",
    "SELECT count (*) FROM assessment_step",
    "SELECT count (*) FROM assessment_evidence",
    "SELECT coalesce (sum (version), 0) * 1000 + count (*) FROM assessment",
    "SELECT coalesce (sum (version), 0) * 1000 + count (*) FROM assessment_answer",
  };
  GString *stock = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_string_append_printf (stock, "%" G_GINT64_FORMAT " ", form_count (fixture, queries[i]));
  return g_string_free (stock, FALSE);
}

static inline void
form_verify (FormFixture *fixture)
{
  GError *error = NULL;
  g_autoptr (AssayVerifyReport) report = assay_db_verify (fixture->assess.base.db, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

static inline gpointer
form_remove_import (AssayConnection *connection, gpointer id, GCancellable *cancellable, GError **error)
{
  assay_imports_remove (connection, *(gint64 *) id, error);
  return NULL;
}

static inline gboolean
form_take_back (FormFixture *fixture,
                gint64       import_id,
                GError     **error)
{
  GError *failure = NULL;

  assay_db_write_sync (fixture->assess.base.db, form_remove_import, &import_id, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/* "KEY note" of a criterion of the fixture's visit; "" where it was never answered. */
static inline char *
form_dup_answer (FormFixture *fixture,
                 const char  *criterion)
{
  g_autoptr (GHashTable) answers = assess_answers (&fixture->assess);
  const AssayAnswer *answer = g_hash_table_lookup (answers, criterion);
  g_autofree char *sources = answer == NULL ? NULL : g_strjoinv ("+", answer->sources);
  g_autofree char *perspectives = answer == NULL ? NULL : g_strjoinv ("+", answer->perspectives);

  return answer == NULL ? g_strdup ("")
                        : g_strdup_printf ("%s|%s|%s|%s", answer->answer, sources, perspectives, answer->note);
}

static inline void
form_expect (FormFixture *fixture,
             const char  *criterion,
             const char  *expected)
{
  g_autofree char *answer = form_dup_answer (fixture, criterion);

  g_assert_cmpstr (answer, ==, expected);
}
