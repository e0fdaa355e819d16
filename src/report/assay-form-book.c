/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-form-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-form-layout.h"
#include "core/base/assay-error.h"
#include "report/assay-book.h"

/* A form that travels: instructions, a sheet a group with locked cells around those to fill in, and a hidden sheet
 * that says whose it is and holds the lists of the drop-downs. What stands where is in assay-form-layout.h, which
 * the reader goes by too. Sheets are locked without a password: it keeps honest people from moving cells, and
 * whoever unlocks them is found out by the reader. */

#define LISTS_COLUMN 3u         /* of the hidden sheet: from here on the lists, below one another */

typedef struct
{
  AssayBook book;
  AssayFramework *framework;
  AssayFormIdentity *identity;
  GHashTable *answers;
  GPtrArray *pieces;
  GPtrArray *sheets;
  GArray *columns;
  GPtrArray *scales;            /* of the framework, without repetition; borrowed */
} Form;

static guint
count_criteria (const Form *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheets->len; i++)
    n += ((const AssayFormSheet *) self->sheets->pdata[i])->leaves->len;
  return n;
}

static void
put_line (AssayBookCursor *cursor,
          AssayBookFormat  format,
          const char      *text)
{
  cursor->column = 0;
  assay_book_put_text (cursor, format, text);
  cursor->row++;
}

static void
put_fact (AssayBookCursor *cursor,
          const char      *name,
          const char      *value)
{
  cursor->column = 0;
  assay_book_put_text (cursor, ASSAY_BOOK_BOLD, name);
  assay_book_put_text (cursor, ASSAY_BOOK_WRAP, value);
  cursor->row++;
}

static void
put_sheets (Form            *self,
            AssayBookCursor *cursor)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const AssayFormSheet *sheet = self->sheets->pdata[i];
      g_autofree char *target = assay_book_cell_on (sheet->name, ASSAY_FORM_HEADING_ROW + 1, 0);
      g_autofree char *url = g_strdup_printf ("internal:%s", target);
      g_autofree char *count =
        g_strdup_printf (ngettext ("%s: %u criterion", "%s: %u criteria", sheet->leaves->len), sheet->title,
                         sheet->leaves->len);

      worksheet_write_url_opt (cursor->sheet, cursor->row, 0, url, self->book.formats[ASSAY_BOOK_LINK],
                               sheet->name, NULL);
      cursor->column = 1;
      assay_book_put_text (cursor, ASSAY_BOOK_WRAP, count);
      cursor->row++;
    }
}

static void
put_how (Form            *self,
         AssayBookCursor *cursor)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  const char *const evidence =
    N_("Name the evidence for each answer in the last column, each piece on a line of its own (in Excel, Alt and Enter "
       "begin one). The council verifies it piece by piece; an answer without a verified piece does not count.");
  const char *const steps[] = {
    N_("Open one sheet after the other. Choose an answer for each criterion from the list in its cell."),
    N_("Say Yes under each kind of evidence that the answer stands on, and under each point of view. “What to look "
       "for” says which evidence is asked for."),
    N_("Write into the note what was seen, and what is missing. Name nobody who receives care."),
    rules != NULL && rules->verifies_evidence ? evidence : NULL,
    N_("Cells with a border are there to be filled in; all others are locked. Please do not add or remove rows "
       "and columns: the form could not be read when it comes back."),
    N_("Save the form as a workbook, in XLSX or ODS, and send it back. What is left blank changes nothing: it "
       "stays as the council has it."),
  };

  for (guint i = 0, n = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] != NULL)
      {
        g_autofree char *number = g_strdup_printf ("%u.", ++n);

        put_fact (cursor, number, _(steps[i]));
      }
}

static void
add_instructions (Form *self)
{
  g_autofree char *subtitle = g_strdup_printf (
    ngettext ("A form with %u criterion, to be filled in and sent back.",
              "A form with %u criteria, to be filled in and sent back.", count_criteria (self)),
    count_criteria (self));
  lxw_worksheet *sheet = assay_book_add_sheet (&self->book, _("Instructions"),
                                               assay_framework_get_title (self->framework), subtitle);
  AssayBookCursor cursor = { &self->book, sheet, 3, 0 };

  worksheet_set_column (sheet, 0, 0, 28, NULL);
  worksheet_set_column (sheet, 1, 1, 100, NULL);
  put_fact (&cursor, _("Provider"), self->identity->provider);
  put_fact (&cursor, _("Reference"), self->identity->reference);
  put_fact (&cursor, _("Period"), self->identity->period);
  put_fact (&cursor, _("Kind"), assay_assessment_kind_get_title (self->identity->kind));
  cursor.row++;
  put_line (&cursor, ASSAY_BOOK_SUBTITLE, _("How to fill it in"));
  put_how (self, &cursor);
  cursor.row++;
  put_line (&cursor, ASSAY_BOOK_SUBTITLE, _("The sheets"));
  put_sheets (self, &cursor);
  worksheet_protect (sheet, NULL, NULL);
}

static double
get_width (AssayFormColumnKind kind)
{
  switch (kind)
    {
    case ASSAY_FORM_NUMBER:
      return 6;
    case ASSAY_FORM_STANDARD:
      return 20;
    case ASSAY_FORM_TITLE:
    case ASSAY_FORM_EVIDENCE:
    case ASSAY_FORM_NOTE:
      return 40;
    case ASSAY_FORM_GUIDANCE:
      return 44;
    case ASSAY_FORM_ANSWER:
      return 18;
    case ASSAY_FORM_SOURCE:
    case ASSAY_FORM_PERSPECTIVE:
    case ASSAY_FORM_ID:
    default:
      return 13;
    }
}

static void
set_columns (Form          *self,
             lxw_worksheet *sheet)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint i = 0; i < self->columns->len; i++)
    {
      AssayFormColumnKind kind = g_array_index (self->columns, AssayFormColumn, i).kind;

      worksheet_set_column_opt (sheet, (lxw_col_t) i, (lxw_col_t) i, get_width (kind), NULL,
                                kind == ASSAY_FORM_ID ? &hidden : NULL);
    }
}

static const char *
find_answer_title (const AssayNode *leaf,
                   const char      *key)
{
  for (guint i = 0; i < leaf->scale->n_steps; i++)
    if (g_strcmp0 (leaf->scale->steps[i].key, key) == 0)
      return leaf->scale->steps[i].title;
  return NULL;
}

static gboolean
has (char       **list,
     const char  *id)
{
  return list != NULL && g_strv_contains ((const char *const *) list, id);
}

/* What an open cell holds already. */
static const char *
find_stored (Form                  *self,
             const AssayFormColumn *column,
             const AssayNode       *leaf)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  const AssayAnswer *answer = self->answers == NULL ? NULL : g_hash_table_lookup (self->answers, leaf->id);

  if (answer == NULL)
    return NULL;
  if (column->kind == ASSAY_FORM_ANSWER)
    return find_answer_title (leaf, answer->answer);
  if (column->kind == ASSAY_FORM_SOURCE)
    return has (answer->sources, rules->sources[column->index].id) ? _("Yes") : NULL;
  if (column->kind == ASSAY_FORM_PERSPECTIVE)
    return has (answer->perspectives, rules->perspectives[column->index].id) ? _("Yes") : NULL;
  return column->kind == ASSAY_FORM_NOTE ? answer->note : NULL;
}

/* The evidence of a criterion that is named already, one piece a line as it comes back; what is there does not come
 * in twice. (transfer full) (nullable) */
static char *
dup_pieces (Form            *self,
            const AssayNode *leaf)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = self->pieces->pdata[i];
      g_autofree char *line = g_strdelimit (g_strdup (piece->description), "\r\n", ' ');

      /* A line that was cut off would come back as another piece. */
      if (g_str_equal (piece->criterion, leaf->id) &&
          lines->len + strlen (line) < ASSAY_FORM_MOST_CHARACTERS)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return lines->len > 0 ? g_strdup (lines->str) : NULL;
}

static const char *
find_standard (const AssayNode *leaf)
{
  return leaf->parent != NULL && leaf->parent->depth > 1 ? leaf->parent->title : NULL;
}

/* A title is compared with the framework when it comes back, so that what is critical is said beside it. */
static void
put_guidance (Form            *self,
              AssayBookCursor *cursor,
              const AssayNode *leaf)
{
  g_autofree char *guidance = assay_form_dup_guidance (self->framework, leaf);
  g_autofree char *critical = g_strdup_printf (_("Critical. %s"), guidance);

  assay_book_put_text (cursor, ASSAY_BOOK_WRAP, leaf->critical ? critical : guidance);
}

static void
put_criterion (Form            *self,
               AssayBookCursor *cursor,
               const AssayNode *leaf,
               const char      *number)
{
  cursor->column = 0;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AssayFormColumn *column = &g_array_index (self->columns, AssayFormColumn, i);
      g_autofree char *pieces = column->kind == ASSAY_FORM_EVIDENCE ? dup_pieces (self, leaf) : NULL;

      if (column->kind == ASSAY_FORM_EVIDENCE)
        assay_book_put_open (cursor, pieces);
      else if (assay_form_column_is_open (column))
        assay_book_put_open (cursor, find_stored (self, column, leaf));
      else if (column->kind == ASSAY_FORM_NUMBER)
        assay_book_put_text (cursor, ASSAY_BOOK_TEXT, number);
      else if (column->kind == ASSAY_FORM_STANDARD)
        assay_book_put_text (cursor, ASSAY_BOOK_WRAP, find_standard (leaf));
      else if (column->kind == ASSAY_FORM_TITLE)
        assay_book_put_text (cursor, ASSAY_BOOK_WRAP, leaf->title);
      else if (column->kind == ASSAY_FORM_GUIDANCE)
        put_guidance (self, cursor, leaf);
      else
        assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->id);
    }
}

/* Every leaf has a scale of its own; what a drop-down offers is mostly the same. */
static gboolean
is_same_list (gconstpointer a,
              gconstpointer b)
{
  const AssayScale *one = a;
  const AssayScale *other = b;

  if (one->n_steps != other->n_steps)
    return FALSE;
  for (guint i = 0; i < one->n_steps; i++)
    if (g_strcmp0 (one->steps[i].title, other->steps[i].title) != 0)
      return FALSE;
  return TRUE;
}

static char *
make_list_range (Form             *self,
                 const AssayScale *scale)
{
  guint place = 0;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_ptr_array_find_with_equal_func (self->scales, scale, is_same_list, &place);
  first = assay_book_cell (0, LISTS_COLUMN + place);
  last = assay_book_cell (scale->n_steps - 1, LISTS_COLUMN + place);
  return g_strdup_printf ("='%s'!%s:%s", ASSAY_FORM_IDENTITY_SHEET, first, last);
}

static void
add_choice (Form            *self,
            lxw_worksheet   *sheet,
            guint            row,
            guint            column,
            const AssayNode *leaf)
{
  g_autofree char *range = make_list_range (self, leaf->scale);
  lxw_data_validation choice = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = range,
    .ignore_blank = LXW_VALIDATION_ON,
    .error_title = (char *) _("Choose from the list"),
    .error_message = (char *) _("An answer is chosen from the list of this cell, or left blank."),
  };

  worksheet_data_validation_cell (sheet, row, (lxw_col_t) column, &choice);
}

static void
add_yes (lxw_worksheet *sheet,
         guint          first_row,
         guint          last_row,
         guint          column)
{
  const char *words[] = { _("Yes"), NULL };
  lxw_data_validation choice = {
    .validate = LXW_VALIDATION_TYPE_LIST,
    .value_list = (char **) words,
    .ignore_blank = LXW_VALIDATION_ON,
    .error_title = (char *) _("Yes or blank"),
    .error_message = (char *) _("Say Yes, or leave the cell blank."),
  };

  worksheet_data_validation_range (sheet, first_row, (lxw_col_t) column, last_row, (lxw_col_t) column, &choice);
}

static void
add_choices (Form                 *self,
             lxw_worksheet        *sheet,
             const AssayFormSheet *form_sheet)
{
  const guint first = ASSAY_FORM_HEADING_ROW + 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      AssayFormColumnKind kind = g_array_index (self->columns, AssayFormColumn, i).kind;

      if (kind == ASSAY_FORM_SOURCE || kind == ASSAY_FORM_PERSPECTIVE)
        add_yes (sheet, first, first + form_sheet->leaves->len - 1, i);
      for (guint j = 0; kind == ASSAY_FORM_ANSWER && j < form_sheet->leaves->len; j++)
        add_choice (self, sheet, first + j, i, form_sheet->leaves->pdata[j]);
    }
}

static void
protect (lxw_worksheet *sheet)
{
  lxw_protection allowed = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };

  worksheet_protect (sheet, NULL, &allowed);
}

static void
add_group (Form                 *self,
           const AssayFormSheet *form_sheet)
{
  g_autofree char *subtitle = g_strdup_printf (_("%s, %s, %s"), self->identity->provider, self->identity->period,
                                               assay_framework_get_title (self->framework));
  lxw_worksheet *sheet = assay_book_add_sheet (&self->book, form_sheet->name, form_sheet->title, subtitle);
  AssayBookCursor cursor = { &self->book, sheet, ASSAY_FORM_HEADING_ROW, 0 };

  set_columns (self, sheet);
  for (guint i = 0; i < self->columns->len; i++)
    assay_book_put_text (&cursor, ASSAY_BOOK_HEAD, g_array_index (self->columns, AssayFormColumn, i).heading);
  for (guint i = 0; i < form_sheet->leaves->len; i++)
    {
      g_autofree char *number = assay_form_sheet_dup_number (form_sheet, i);

      cursor.row = ASSAY_FORM_HEADING_ROW + 1 + i;
      put_criterion (self, &cursor, form_sheet->leaves->pdata[i], number);
    }
  add_choices (self, sheet, form_sheet);
  worksheet_freeze_panes (sheet, ASSAY_FORM_HEADING_ROW + 1, 3);
  worksheet_repeat_rows (sheet, ASSAY_FORM_HEADING_ROW, ASSAY_FORM_HEADING_ROW);
  protect (sheet);
}

/* The hidden sheet. Its name and keys are never translated: forms cross languages. */
static void
add_identity (Form *self)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book.book, ASSAY_FORM_IDENTITY_SHEET);
  g_autoptr (GPtrArray) rows = assay_form_identity_list (self->identity);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayBookCursor cursor = { &self->book, sheet, i / 2, i % 2 };

      assay_book_put_text (&cursor, ASSAY_BOOK_TEXT, rows->pdata[i]);
    }
  for (guint i = 0; i < self->scales->len; i++)
    {
      const AssayScale *scale = self->scales->pdata[i];

      for (guint j = 0; j < scale->n_steps; j++)
        {
          AssayBookCursor cursor = { &self->book, sheet, j, LISTS_COLUMN + i };

          assay_book_put_text (&cursor, ASSAY_BOOK_TEXT, scale->steps[j].title);
        }
    }
  worksheet_protect (sheet, NULL, NULL);
  worksheet_hide (sheet);
}

static void
list_scales (Form *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const AssayFormSheet *sheet = self->sheets->pdata[i];

      for (guint j = 0; j < sheet->leaves->len; j++)
        {
          AssayScale *scale = ((const AssayNode *) sheet->leaves->pdata[j])->scale;

          if (!g_ptr_array_find_with_equal_func (self->scales, scale, is_same_list, NULL))
            g_ptr_array_add (self->scales, scale);
        }
    }
}

static void
add_sheets (Form *self)
{
  add_instructions (self);
  for (guint i = 0; i < self->sheets->len; i++)
    add_group (self, self->sheets->pdata[i]);
  add_identity (self);
}

/**
 * assay_form_book_write:
 * @request: what is to be filled in; its assessment has its provider's reference and name
 * @path: where; by custom it ends in `.xlsx`
 * @replace: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Writes an assessment as a workbook that can be filled in by any spreadsheet program and read back by
 * assay_form_read (). The file appears whole or not at all. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_form_book_write (const AssayFormRequest  *request,
                       const char              *path,
                       gboolean                 replace,
                       GError                 **error)
{
  AssayFramework *framework = request->framework;
  g_autoptr (AssayFormIdentity) identity = assay_form_identity_new (request->assessment, framework);
  g_autoptr (GPtrArray) sheets = assay_form_list_sheets (framework, identity->service_type, identity->kind);
  g_autoptr (GArray) columns = assay_form_list_columns (framework);
  g_autoptr (GPtrArray) scales = g_ptr_array_new ();
  g_autoptr (AssayOutputFile) output = NULL;
  Form self = { { NULL }, framework, identity, request->answers, request->pieces, sheets, columns, scales };
  gboolean done;

  if (sheets->len == 0)
    {
      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_NOTHING,
                   _("No criterion of “%s” applies to this provider and kind of assessment, so that there is "
                     "nothing to fill in."), assay_framework_get_title (framework));
      return FALSE;
    }
  assay_form_identity_set_sent (identity, request->answers);
  output = assay_output_file_new (path, replace, error);
  if (output == NULL)
    return FALSE;
  list_scales (&self);
  assay_book_init (&self.book, workbook_new (assay_output_file_get_temporary (output)), 1);
  add_sheets (&self);
  done = assay_book_close (self.book.book, output, path, NULL, error);
  assay_book_clear (&self.book);
  return done;
}
