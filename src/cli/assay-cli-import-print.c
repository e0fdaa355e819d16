/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-import-print.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli.h"

/* Of very many rows set aside the first are shown; all of them can be saved. */
enum
{
  MOST_SHOWN = 20,
};

static const char *
name_sureness (AssaySureness sureness)
{
  switch (sureness)
    {
    case ASSAY_SURENESS_ASK:
      return _("not sure");
    case ASSAY_SURENESS_SURE:
      return _("alike");
    case ASSAY_SURENESS_SAME:
      return _("same words");
    case ASSAY_SURENESS_REMEMBERED:
      return _("as last time");
    case ASSAY_SURENESS_CHOSEN:
      return _("your choice");
    case ASSAY_SURENESS_NONE:
    default:
      return "–";
    }
}

/**
 * assay_cli_import_print_columns:
 * @controller: an import whose file is open
 *
 * Prints what each column of the file is read as.
 */
void
assay_cli_import_print_columns (AssayImportController *controller)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  GListModel *columns = assay_import_controller_get_columns (controller);

  assay_text_table_add_column (table, _("Column"), FALSE);
  assay_text_table_add_column (table, _("Read as"), FALSE);
  assay_text_table_add_column (table, _("How sure"), FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);
      char *cells[] = {
        g_strdup (assay_import_column_get_heading (column)),
        g_strdup (assay_cli_import_name_column (controller, column)),
        g_strdup (name_sureness (assay_import_column_get_sureness (column))),
        NULL,
      };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_table_print (table);
}

static void
print_set_aside (GListModel *rows)
{
  guint n_rows = g_list_model_get_n_items (rows);

  for (guint i = 0; i < MIN (n_rows, MOST_SHOWN); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autofree char *reason = NULL;
      guint64 line;

      g_object_get (row, "line", &line, "reason", &reason, NULL);
      assay_cli_print (_("Set aside, line %" PRIu64 ": %s"), line, reason);
    }
  if (n_rows > MOST_SHOWN)
    assay_cli_print (ngettext ("… and %u more; --save-set-aside FILE saves it.",
                               "… and %u more; --save-set-aside FILE saves them all.",
                               n_rows - MOST_SHOWN),
                     n_rows - MOST_SHOWN);
}

static void
print_notices (AssayImportController *controller)
{
  g_autoptr (GPtrArray) notices = assay_import_controller_list_notices (controller);

  for (guint i = 0; i < notices->len; i++)
    assay_cli_print ("%s", (const char *) g_ptr_array_index (notices, i));
}

/* The sum that an import must come to; figures are plain, so that programs can read the line too. */
static void
print_sum (const AssayImportCounts *counts,
           const AssayCliImport    *import)
{
#define N "%" PRIu64
  if (import->kind == ASSAY_IMPORT_SURVEY && counts->changed == 0)
    assay_cli_print (_("read " N " = new " N " + present " N " + set aside " N), counts->read,
                     counts->added, counts->present, counts->set_aside);
  else if (import->kind == ASSAY_IMPORT_SURVEY)
    assay_cli_print (_("read " N " = new " N " + replaced " N " + present " N " + set aside " N),
                     counts->read, counts->added, counts->changed, counts->present, counts->set_aside);
  else
    assay_cli_print (_("read " N " = new " N " + changed " N " + unchanged " N " + set aside " N),
                     counts->read, counts->added, counts->changed, counts->present, counts->set_aside);
#undef N
}

/**
 * assay_cli_import_print_text:
 * @controller: an import that was made
 * @import: what was asked for
 * @id: its number; 0 where nothing was kept
 *
 * Prints for people what an import did; the last line is the sum of its rows.
 */
void
assay_cli_import_print_text (AssayImportController *controller,
                             const AssayCliImport  *import,
                             gint64                 id)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);

  assay_cli_import_print_columns (controller);
  assay_cli_print ("%s", "");
  print_set_aside (assay_import_controller_get_set_aside (controller));
  print_notices (controller);
  if (counts->out_of_period > 0)
    assay_cli_print (_("Dated outside %s and imported all the same: %" PRIu64), import->period,
                     counts->out_of_period);
  if (counts->unknown > 0)
    assay_cli_print (_("Answers not understood and left blank: %" PRIu64), counts->unknown);
  if (id != 0)
    assay_cli_print (_("Import %" PRId64 " of %s, period %s"), id, import->path, import->period);
  print_sum (counts, import);
}

static void
add_columns (JsonBuilder           *json,
             AssayImportController *controller)
{
  GListModel *columns = assay_import_controller_get_columns (controller);

  json_builder_set_member_name (json, "columns");
  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "heading", assay_import_column_get_heading (column));
      assay_cli_json_add_text (json, "readAs", assay_cli_import_name_column (controller, column));
      assay_cli_json_add_text (json, "target", assay_import_column_get_target (column));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_set_aside (JsonBuilder *json,
               GListModel  *rows)
{
  json_builder_set_member_name (json, "setAsideRows");
  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);
      g_autofree char *reason = NULL;
      g_autofree char *identity = NULL;
      guint64 line;

      g_object_get (row, "line", &line, "identity", &identity, "reason", &reason, NULL);
      json_builder_begin_object (json);
      assay_cli_json_add_count (json, "line", line);
      assay_cli_json_add_text (json, "identity", identity);
      assay_cli_json_add_text (json, "reason", reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * assay_cli_import_print_json:
 * @controller: an import that was made
 * @import: what was asked for
 * @id: its number; 0 where nothing was kept
 *
 * Prints for programs what an import did.
 */
void
assay_cli_import_print_json (AssayImportController *controller,
                             const AssayCliImport  *import,
                             gint64                 id)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  assay_cli_json_add_count (json, "import", id);
  assay_cli_json_add_text (json, "file", import->path);
  assay_cli_json_add_text (json, "period", import->period);
  assay_cli_json_add_count (json, "read", counts->read);
  assay_cli_json_add_count (json, "new", counts->added);
  assay_cli_json_add_count (json, "changed", counts->changed);
  assay_cli_json_add_count (json, import->kind == ASSAY_IMPORT_SURVEY ? "present" : "unchanged",
                            counts->present);
  assay_cli_json_add_count (json, "setAside", counts->set_aside);
  assay_cli_json_add_count (json, "outOfPeriod", counts->out_of_period);
  assay_cli_json_add_count (json, "answers", counts->answers);
  assay_cli_json_add_count (json, "blanks", counts->blanks);
  assay_cli_json_add_count (json, "notApplicable", counts->not_applicable);
  assay_cli_json_add_count (json, "unknown", counts->unknown);
  add_columns (json, controller);
  add_set_aside (json, assay_import_controller_get_set_aside (controller));
  json_builder_end_object (json);
  assay_cli_json_print (json);
}
