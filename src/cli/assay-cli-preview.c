/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-preview-raw.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "core/table/assay-column-profile.h"
#include "core/table/assay-table-file.h"

#define SHOWN_VALUES 3

typedef struct
{
  AssayTableFile *file;
  AssayColumnProfile *columns; /* as many as the file has */
  guint64 n_rows;
} Preview;

static gboolean
profile_columns (Preview *preview,
                 guint64  limit,
                 GError **error)
{
  g_autoptr (AssayTableReader) reader = assay_table_file_read (preview->file, NULL, error);
  g_autoptr (GError) local = NULL;
  guint n_columns = assay_table_file_get_n_columns (preview->file);
  AssayTableRow row;

  if (reader == NULL)
    return FALSE;
  preview->columns = g_new0 (AssayColumnProfile, n_columns);
  while ((limit == 0 || preview->n_rows < limit)
         && assay_table_reader_read_row (reader, &row, &local))
    {
      for (guint i = 0; i < MIN (row.n_cells, n_columns); i++)
        assay_column_profile_add (&preview->columns[i], &row.cells[i]);
      preview->n_rows++;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static const char *
name_format (AssayTableFormat format)
{
  static const char *const names[] = { "csv", "xlsx", "ods" };

  return names[format];
}

static const char *
name_order (AssayDateOrder order)
{
  static const char *const names[]
      = { "unknown", "day-first", "month-first", "year-first", "contradictory" };

  return names[order];
}

static const char *
describe_kind (const AssayColumnProfile *column)
{
  static const char *const orders[] = { N_("date, order not certain"), N_("date, day first"),
                                        N_("date, month first"), N_("date"),
                                        N_("date, orders contradict") };

  switch (assay_column_profile_get_kind (column))
    {
    case ASSAY_COLUMN_NUMBER:
      return _("number");
    case ASSAY_COLUMN_PER_CENT:
      return _("per cent");
    case ASSAY_COLUMN_BOOLEAN:
      return _("true or false");
    case ASSAY_COLUMN_DATE:
      return _(orders[assay_date_tally_order (&column->dates)]);
    case ASSAY_COLUMN_EMPTY:
      return _("empty");
    case ASSAY_COLUMN_TEXT:
    default:
      return _("text");
    }
}

static void
print_table (const Preview *preview)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *description = assay_table_file_dup_description (preview->file);
  g_autofree char *count = assay_cli_count ((gint64) preview->n_rows);

  assay_cli_print ("%s", description);
  if (assay_table_file_is_question_summary (preview->file))
    assay_cli_print ("%s", _("This is a summary of questions, not the answers of people."));
  assay_text_table_add_column (table, _("Column"), TRUE);
  assay_text_table_add_column (table, _("Heading"), FALSE);
  assay_text_table_add_column (table, _("Kind"), FALSE);
  assay_text_table_add_column (table, _("Values"), TRUE);
  assay_text_table_add_column (table, _("First values"), FALSE);
  for (guint i = 0; i < assay_table_file_get_n_columns (preview->file); i++)
    {
      char *cells[] = {
        assay_cli_count (i + 1),
        g_strdup (assay_table_file_get_heading (preview->file, i)),
        g_strdup (describe_kind (&preview->columns[i])),
        assay_cli_count ((gint64) preview->columns[i].n_values),
        assay_table_file_dup_sample (preview->file, i, SHOWN_VALUES),
        NULL,
      };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_table_print (table);
  assay_cli_print (ngettext ("%s row", "%s rows", (gulong) preview->n_rows), count);
}

static void
add_sheets (JsonBuilder    *json,
            AssayTableFile *file)
{
  const char *const *sheets = assay_table_file_get_sheets (file);

  json_builder_set_member_name (json, "sheets");
  json_builder_begin_array (json);
  for (gsize i = 0; sheets != NULL && sheets[i] != NULL; i++)
    json_builder_add_string_value (json, sheets[i]);
  json_builder_end_array (json);
  assay_cli_json_add_text (json, "sheet", assay_table_file_get_sheet (file));
}

static void
add_column (JsonBuilder   *json,
            const Preview *preview,
            guint          column)
{
  const AssayColumnProfile *profile = &preview->columns[column];
  AssayColumnKind kind = assay_column_profile_get_kind (profile);
  g_autofree char *sample = assay_table_file_dup_sample (preview->file, column, SHOWN_VALUES);

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "heading", assay_table_file_get_heading (preview->file, column));
  assay_cli_json_add_text (json, "kind", assay_column_kind_get_name (kind));
  assay_cli_json_add_text (
      json, "order",
      kind == ASSAY_COLUMN_DATE ? name_order (assay_date_tally_order (&profile->dates)) : NULL);
  assay_cli_json_add_count (json, "values", (gint64) profile->n_values);
  assay_cli_json_add_text (json, "sample", sample);
  json_builder_end_object (json);
}

static void
print_json (const Preview *preview)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  AssayTableFile *file = preview->file;
  char delimiter[] = { assay_table_file_get_delimiter (file), '\0' };

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "file", assay_table_file_get_path (file));
  assay_cli_json_add_text (json, "format", name_format (assay_table_file_get_format (file)));
  assay_cli_json_add_text (json, "encoding", assay_table_file_get_encoding (file));
  assay_cli_json_add_text (json, "delimiter", delimiter[0] != '\0' ? delimiter : NULL);
  add_sheets (json, file);
  assay_cli_json_add_text (json, "tool", assay_table_file_get_tool (file));
  assay_cli_json_add_count (json, "headingLine", (gint64) assay_table_file_get_heading_line (file));
  assay_cli_json_add_count (json, "headingRows", assay_table_file_get_n_heading_rows (file));
  assay_cli_json_add_boolean (json, "questionSummary", assay_table_file_is_question_summary (file));
  assay_cli_json_add_count (json, "rows", (gint64) preview->n_rows);
  json_builder_set_member_name (json, "columns");
  json_builder_begin_array (json);
  for (guint i = 0; i < assay_table_file_get_n_columns (file); i++)
    add_column (json, preview, i);
  json_builder_end_array (json);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
run_preview (AssayCli *cli,
             char    **words,
             GError  **error)
{
  AssayTableOptions options = { 0 };
  gint64 limit = 0;
  gboolean raw = FALSE;
  g_autoptr (AssayTableFile) file = NULL;
  Preview preview = { 0 };
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_ ("The sheet of a workbook"),
      N_ ("NAME") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding, N_ ("The encoding of a text file"),
      N_ ("NAME") },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, N_ ("Look at so many rows at most"), N_ ("N") },
    { "raw", 0, 0, G_OPTION_ARG_NONE, &raw, N_ ("Every row as it stands, as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 1, 1, error);
  g_autofree char *sheet = options.sheet;
  g_autofree char *encoding = options.encoding;
  gboolean success;

  if (arguments == NULL)
    return FALSE;
  file = (raw ? assay_table_file_open_any : assay_table_file_open) (arguments[0], &options, error);
  if (file == NULL)
    return FALSE;
  if (raw)
    return assay_cli_preview_raw (file, (guint64) MAX (limit, 0), error);
  preview.file = file;
  success = profile_columns (&preview, (guint64) MAX (limit, 0), error);
  if (success)
    (cli->json ? print_json : print_table) (&preview);
  g_free (preview.columns);
  return success;
}

const AssayCliVerb assay_cli_verb_preview = {
  .name = "preview",
  .arguments = "FILE [--sheet NAME] [--limit N] [--raw]",
  .summary = N_("Show what Assay makes of a file"),
  .run = run_preview,
};
