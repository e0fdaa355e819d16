/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The rows of a form's sheet. Nothing is guessed: a cell that is not understood is a problem with its place, and a
 * form with a problem is not imported. Rows are known by the identifier in their hidden column, so that a form may
 * be sorted; what was left blank leaves the register as it is. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-form-private.h"
#include "core/base/assay-text.h"

typedef struct
{
  AssayForm *form;
  const AssayFormSheet *sheet;
  GArray *columns;
  GHashTable *leaves;           /* id → AssayNode, of those that were not met yet */
  GHashTable *numbers;          /* id → "5.4" */
  guint64 line;
} SheetReading;

static void report (SheetReading *self,
                    int           column,
                    const char   *format,
                    ...) G_GNUC_PRINTF (3, 4);

static void
report (SheetReading *self,
        int           column,
        const char   *format,
        ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  _assay_form_add_problem (self->form, self->sheet->name, self->line, column, "%s", text);
}

/**
 * _assay_form_dup_cell:
 * @row: a row
 * @column: from 0
 *
 * Returns: (transfer full): the cell's text without the space around it; "" where there is none
 */
char *
_assay_form_dup_cell (const AssayTableRow *row,
                      guint                column)
{
  return g_strstrip (g_strdup (column < row->n_cells ? row->cells[column].text : ""));
}

/* The first column from @first on that holds something; -1 where there is none. */
static int
find_filled (const AssayTableRow *row,
             guint                first)
{
  for (guint i = first; i < row->n_cells; i++)
    {
      g_autofree char *text = _assay_form_dup_cell (row, i);

      if (text[0] != '\0')
        return (int) i;
    }
  return -1;
}

/* Columns that were moved make everything below them mean something else. */
static gboolean
check_headings (SheetReading        *self,
                const AssayTableRow *row)
{
  gboolean right = TRUE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AssayFormColumn *column = &g_array_index (self->columns, AssayFormColumn, i);
      g_autofree char *heading = _assay_form_dup_cell (row, i);

      if (strcmp (heading, column->heading) == 0)
        continue;
      report (self, (int) i, _("The heading “%s” belongs here, and this is “%s”: columns were moved or "
                               "renamed."), column->heading, heading);
      right = FALSE;
    }
  return right;
}

static gboolean
is_same (const char *folded,
         const char *text)
{
  g_autofree char *other = text == NULL ? NULL : assay_text_fold (text);

  return g_strcmp0 (folded, other) == 0;
}

static char *
list_answers (const AssayNode *leaf)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < leaf->scale->n_steps; i++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", leaf->scale->steps[i].title);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
read_answer (SheetReading    *self,
             int              column,
             const AssayNode *leaf,
             const char      *text,
             AssayAnswer     *answer)
{
  g_autofree char *folded = assay_text_fold (text);
  g_autofree char *choices = NULL;

  if (text[0] == '\0')
    return;
  for (guint i = 0; i < leaf->scale->n_steps; i++)
    if (is_same (folded, leaf->scale->steps[i].title) || is_same (folded, leaf->scale->steps[i].key))
      {
        g_free (answer->answer);
        answer->answer = g_strdup (leaf->scale->steps[i].key);
        return;
      }
  choices = list_answers (leaf);
  report (self, column, _("“%s” is none of the answers: %s."), text, choices);
}

/* Whether a cell of a source or perspective says yes. */
static gboolean
read_yes (SheetReading *self,
          int           column,
          const char   *text)
{
  const char *const yes[] = { "yes", "y", "x", "1", "true", NULL };
  const char *const no[] = { "", "no", "n", "0", "false", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, lower) || strcmp (text, "✓") == 0)
    return TRUE;
  if (!g_strv_contains (no, lower))
    report (self, column, _("“%s” is neither yes (Yes, Y, X, 1, True or ✓) nor no (No, N, 0, False or blank)."), text);
  return FALSE;
}

static char **
read_pieces (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_strstrip (lines[i])[0] != '\0')
      g_strv_builder_add (pieces, lines[i]);
  return g_strv_builder_end (pieces);
}

static void
read_cell (SheetReading          *self,
           const AssayFormColumn *column,
           int                    place,
           const char            *text,
           AssayFormEntry        *entry,
           GStrvBuilder          *sources,
           GStrvBuilder          *perspectives)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->form->framework);

  switch (column->kind)
    {
    case ASSAY_FORM_ANSWER:
      read_answer (self, place, entry->leaf, text, entry->returned);
      break;
    case ASSAY_FORM_SOURCE:
      if (read_yes (self, place, text))
        g_strv_builder_add (sources, rules->sources[column->index].id);
      break;
    case ASSAY_FORM_PERSPECTIVE:
      if (read_yes (self, place, text))
        g_strv_builder_add (perspectives, rules->perspectives[column->index].id);
      break;
    case ASSAY_FORM_NOTE:
      g_free (entry->returned->note);
      entry->returned->note = g_strdup (text);
      break;
    case ASSAY_FORM_EVIDENCE:
      g_strfreev (entry->pieces);
      entry->pieces = read_pieces (text);
      break;
    case ASSAY_FORM_TITLE:
      if (strcmp (text, entry->leaf->title) != 0)
        report (self, place, _("The criterion was altered; it is “%s”."), entry->leaf->title);
      break;
    case ASSAY_FORM_NUMBER:
    case ASSAY_FORM_STANDARD:
    case ASSAY_FORM_GUIDANCE:
    case ASSAY_FORM_ID:
    default:
      break;
    }
}

/* Errors of spreadsheet programs are called #REF!, #N/A and the like; what is not is a formula without its value. */
static void
report_error (SheetReading *self,
              int           column,
              const char   *text)
{
  if (text[0] == '#')
    report (self, column, _("The spreadsheet program shows the error %s here."), text);
  else
    report (self, column, _("This is a formula, and the file does not hold what it gives. Type the words in, or open "
                            "and save the form in a spreadsheet program."));
}

static void
read_criterion (SheetReading        *self,
                const AssayTableRow *row,
                const AssayNode     *leaf)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) perspectives = g_strv_builder_new ();
  AssayFormEntry *entry = g_new0 (AssayFormEntry, 1);
  int beside;

  entry->leaf = leaf;
  entry->number = g_strdup (g_hash_table_lookup (self->numbers, leaf->id));
  entry->returned = assay_answer_new (leaf->id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AssayFormColumn *column = &g_array_index (self->columns, AssayFormColumn, i);
      g_autofree char *text = _assay_form_dup_cell (row, i);

      if (i < row->n_cells && row->cells[i].type == ASSAY_CELL_ERROR && assay_form_column_is_open (column))
        report_error (self, (int) i, text);
      else
        read_cell (self, column, (int) i, text, entry, sources, perspectives);
    }
  g_strfreev (entry->returned->sources);
  entry->returned->sources = g_strv_builder_end (sources);
  g_strfreev (entry->returned->perspectives);
  entry->returned->perspectives = g_strv_builder_end (perspectives);
  beside = find_filled (row, self->columns->len);
  if (beside >= 0)
    report (self, beside, _("This stands beside the form; put it into the note."));
  g_ptr_array_add (self->form->entries, entry);
}

static void
read_row (SheetReading        *self,
          const AssayTableRow *row)
{
  int place = assay_form_find_column (self->columns, ASSAY_FORM_ID);
  g_autofree char *id = _assay_form_dup_cell (row, (guint) place);
  const AssayNode *leaf = g_hash_table_lookup (self->leaves, id);

  if (leaf != NULL)
    {
      g_hash_table_remove (self->leaves, id);
      read_criterion (self, row, leaf);
    }
  else if (id[0] == '\0')
    report (self, -1, _("This row belongs to no criterion of the form."));
  else if (g_hash_table_contains (self->numbers, id))
    report (self, -1, _("Criterion %s is there twice."), (char *) g_hash_table_lookup (self->numbers, id));
  else
    report (self, place, _("“%s” is no criterion of this sheet."), id);
}

static void
report_missing (SheetReading *self)
{
  for (guint i = 0; i < self->sheet->leaves->len; i++)
    {
      const AssayNode *leaf = self->sheet->leaves->pdata[i];

      if (g_hash_table_contains (self->leaves, leaf->id))
        _assay_form_add_problem (self->form, self->sheet->name, 0, -1,
                                 _("The row of criterion %s, “%s”, is not there."),
                                 (char *) g_hash_table_lookup (self->numbers, leaf->id), leaf->title);
    }
}

static gboolean
read_rows (SheetReading     *self,
           AssayTableReader *reader,
           GError          **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean has_headings = FALSE;
  AssayTableRow row;

  while (assay_table_reader_read_row (reader, &row, &failure))
    {
      self->line = row.line;
      if (row.line == ASSAY_FORM_HEADING_ROW + 1 && !(has_headings = check_headings (self, &row)))
        return TRUE;
      if (row.line > ASSAY_FORM_HEADING_ROW + 1 && has_headings && find_filled (&row, 0) >= 0)
        read_row (self, &row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->line = ASSAY_FORM_HEADING_ROW + 1;
  if (!has_headings)
    report (self, -1, _("The row of headings is not where it was."));
  else
    report_missing (self);
  return TRUE;
}

/**
 * _assay_form_read_sheet:
 * @self: the form
 * @path: its file
 * @sheet: a sheet that it must have
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Reads a group's criteria into the form's entries, and what is wrong with them into its problems.
 *
 * Returns: whether the file could be read
 */
gboolean
_assay_form_read_sheet (AssayForm            *self,
                        const char           *path,
                        const AssayFormSheet *sheet,
                        GError              **error)
{
  g_autoptr (AssayTableReader) reader = _assay_form_open_sheet (path, sheet->name, error);
  g_autoptr (GHashTable) leaves = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GArray) columns = assay_form_list_columns (self->framework);
  SheetReading reading = { self, sheet, columns, leaves, numbers, 0 };

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < sheet->leaves->len; i++)
    {
      AssayNode *leaf = sheet->leaves->pdata[i];

      g_hash_table_insert (leaves, leaf->id, leaf);
      g_hash_table_insert (numbers, leaf->id, assay_form_sheet_dup_number (sheet, i));
    }
  return read_rows (&reading, reader, error);
}
