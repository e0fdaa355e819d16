/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A form that came back: what it is, whether it is still what was sent out, and what it holds. */

#include "config.h"

#include "core/assessment/assay-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-form-private.h"
#include "core/base/assay-digest.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/table/assay-input-file.h"

static void
free_problem (gpointer data)
{
  AssayFormProblem *problem = data;

  g_free (problem->sheet);
  g_free (problem->cell);
  g_free (problem->text);
  g_free (problem);
}

static void
free_entry (gpointer data)
{
  AssayFormEntry *entry = data;

  g_free (entry->number);
  g_clear_pointer (&entry->returned, assay_answer_free);
  g_clear_pointer (&entry->stored, assay_answer_free);
  g_clear_pointer (&entry->merged, assay_answer_free);
  g_strfreev (entry->pieces);
  g_free (entry->brought_by);
  g_free (entry);
}

/**
 * assay_form_free:
 * @self: (transfer full): a form
 *
 * Frees it.
 */
void
assay_form_free (AssayForm *self)
{
  g_clear_pointer (&self->identity, assay_form_identity_free);
  g_clear_object (&self->framework);
  g_clear_object (&self->assessment);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_free (self->file_name);
  g_free (self->file_digest);
  g_free (self);
}

/* The name of a column as spreadsheet programs write it: A … Z, AA … */
static void
append_column (GString *cell,
               int      column)
{
  if (column >= 26)
    append_column (cell, column / 26 - 1);
  g_string_append_c (cell, (char) ('A' + column % 26));
}

/**
 * _assay_form_add_problem:
 * @self: the form
 * @sheet: the sheet's name
 * @line: the row, from 1; 0 for the whole sheet
 * @column: from 0; -1 for the whole row
 * @format: what is wrong, as a sentence
 * @...: what it names
 *
 * Adds something that is wrong.
 */
void
_assay_form_add_problem (AssayForm  *self,
                         const char *sheet,
                         guint64     line,
                         int         column,
                         const char *format,
                         ...)
{
  AssayFormProblem *problem = g_new0 (AssayFormProblem, 1);
  GString *cell = g_string_new (NULL);
  va_list values;

  va_start (values, format);
  problem->text = g_strdup_vprintf (format, values);
  va_end (values);
  problem->sheet = g_strdup (sheet);
  if (line > 0)
    {
      append_column (cell, MAX (column, 0));
      g_string_append_printf (cell, "%" G_GUINT64_FORMAT, line);
    }
  problem->cell = g_string_free (cell, FALSE);
  g_ptr_array_add (self->problems, problem);
}

/**
 * _assay_form_open_sheet:
 * @path: the file
 * @sheet: (nullable): a sheet's name; %NULL for any
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Returns: (transfer full) (nullable): a reader of all rows of the sheet
 */
AssayTableReader *
_assay_form_open_sheet (const char  *path,
                        const char  *sheet,
                        GError     **error)
{
  AssayTableOptions options = { .sheet = (char *) sheet };
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, &options, error);

  return file == NULL ? NULL : assay_table_file_read_raw (file, error);
}

/**
 * _assay_form_refuse:
 * @self: the form
 * @error: return location for %ASSAY_IMPORT_ERROR_FORM
 * @format: why, as sentences
 * @...: what it names
 *
 * Refuses the whole file, naming it.
 *
 * Returns: %FALSE
 */
gboolean
_assay_form_refuse (const AssayForm  *self,
                    GError          **error,
                    const char       *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM, "%s: %s", self->file_name, text);
  return FALSE;
}

static gboolean
check_is_form (AssayForm   *self,
               const char  *path,
               GError     **error)
{
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, NULL, error);

  if (file == NULL)
    return FALSE;
  if (assay_table_file_get_format (file) == ASSAY_TABLE_CSV)
    return _assay_form_refuse (self, error,
                               _("A form comes back as a workbook, in XLSX or ODS, and this is plain text."));
  if (!g_strv_contains (assay_table_file_get_sheets (file), ASSAY_FORM_IDENTITY_SHEET))
    return _assay_form_refuse (self, error,
                               _("This is no form that Assay wrote: the hidden sheet “%s”, which says whose it "
                                 "is, is not there."), ASSAY_FORM_IDENTITY_SHEET);
  return TRUE;
}

static gboolean
read_identity (AssayForm   *self,
               const char  *path,
               GError     **error)
{
  g_autoptr (AssayTableReader) reader = _assay_form_open_sheet (path, ASSAY_FORM_IDENTITY_SHEET, error);
  g_autoptr (GError) failure = NULL;
  AssayTableRow row;

  if (reader == NULL)
    return FALSE;
  while (assay_table_reader_read_row (reader, &row, &failure))
    {
      g_autofree char *key = _assay_form_dup_cell (&row, 0);
      g_autofree char *value = _assay_form_dup_cell (&row, 1);

      if (!assay_form_identity_take (self->identity, key, value))
        return _assay_form_refuse (self, error, _("The form was altered: “%s” cannot be its %s."), value, key);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* What the form says of itself must be what Assay wrote into it. */
static gboolean
check_identity (AssayForm        *self,
                AssayConnection  *connection,
                GError          **error)
{
  const AssayFormIdentity *identity = self->identity;
  g_autofree char *digest = NULL;

  if (identity->form_version > ASSAY_FORM_VERSION)
    return _assay_form_refuse (self, error, _("A newer Assay wrote this form."));
  if (identity->form_version < 1 || identity->framework_id == NULL || identity->reference == NULL ||
      identity->provider == NULL || identity->period == NULL || identity->kind == NULL ||
      identity->service_type == NULL || identity->digest == NULL)
    return _assay_form_refuse (self, error,
                               _("The form was altered: what ties it to its provider, framework and period is "
                                  "not whole. Write a new one."));
  self->framework = assay_library_get (connection, identity->framework_id, identity->framework_version, error);
  if (self->framework == NULL)
    {
      g_prefix_error (error, "%s: ", self->file_name);
      return FALSE;
    }
  digest = assay_form_identity_dup_digest (identity, self->framework);
  return strcmp (digest, identity->digest) == 0 ||
         _assay_form_refuse (self, error,
                             _("The form was altered: it no longer says for which provider, framework and period "
                               "Assay wrote it. Write a new one."));
}

static gboolean
read_sheets (AssayForm   *self,
             const char  *path,
             GError     **error)
{
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, NULL, error);
  g_autoptr (GPtrArray) sheets = assay_form_list_sheets (self->framework, self->identity->service_type,
                                                         self->identity->kind);

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    {
      const AssayFormSheet *sheet = sheets->pdata[i];

      if (!g_strv_contains (assay_table_file_get_sheets (file), sheet->name))
        _assay_form_add_problem (self, sheet->name, 0, -1, _("This sheet is not there."));
      else if (!_assay_form_read_sheet (self, path, sheet, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_digest (AssayForm   *self,
             const char  *path,
             GError     **error)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();

  if (!assay_input_file_hash (path, NULL, digest, error))
    return FALSE;
  self->file_digest = g_strdup (assay_digest_get_string (digest));
  return TRUE;
}

/**
 * assay_form_read:
 * @connection: a connection
 * @path: a path in the file system's encoding
 * @error: return location for %ASSAY_IMPORT_ERROR_FORM where the file is no form, or not one that belongs here, an
 *   `ASSAY_TABLE_ERROR`, `ASSAY_STORE_ERROR` or `G_IO_ERROR`
 *
 * Reads a form that came back, checks every cell and compares it with what is stored. What is wrong with single
 * cells is among the form's problems. Nothing is written.
 *
 * Returns: (transfer full) (nullable): the form
 */
AssayForm *
assay_form_read (AssayConnection  *connection,
                 const char       *path,
                 GError          **error)
{
  g_autoptr (AssayForm) self = g_new0 (AssayForm, 1);

  self->identity = g_new0 (AssayFormIdentity, 1);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  self->file_name = g_filename_display_basename (path);
  if (!check_is_form (self, path, error) || !take_digest (self, path, error) ||
      !read_identity (self, path, error) || !check_identity (self, connection, error) ||
      !_assay_form_find_target (self, connection, error) || !read_sheets (self, path, error) ||
      !_assay_form_compare (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_form_count_answers:
 * @self: a form
 *
 * Returns: how many criteria it answers
 */
guint
assay_form_count_answers (const AssayForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const AssayFormEntry *) self->entries->pdata[i])->returned->answer[0] != '\0';
  return n;
}

/**
 * assay_form_count_overwritten:
 * @self: a form
 *
 * Returns: how many answers that were given or changed since the form was written importing it changes
 */
guint
assay_form_count_overwritten (const AssayForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const AssayFormEntry *) self->entries->pdata[i])->overwrites;
  return n;
}

/**
 * assay_form_count_changes:
 * @self: a form
 *
 * Returns: how many criteria importing it changes
 */
guint
assay_form_count_changes (const AssayForm *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((const AssayFormEntry *) self->entries->pdata[i])->differs;
  return n;
}

/**
 * assay_form_find_word:
 * @leaf: a criterion
 * @answer: (nullable): what was answered
 *
 * Returns: the answer as people read it, translated where there is none
 */
const char *
assay_form_find_word (const AssayNode   *leaf,
                      const AssayAnswer *answer)
{
  const AssayScaleStep *step = answer != NULL ? _assay_leaf_find_answer (leaf, answer->answer) : NULL;

  return step != NULL ? step->title : _("not answered");
}
