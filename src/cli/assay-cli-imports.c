/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "core/intake/assay-imports.h"

/* The properties of an import that are counts, and what they are called outside. */
static const struct
{
  const char *property;
  const char *member;
  const char *title;
} counts[] = {
  { "rows-read", "read", N_("Read") },
  { "rows-new", "new", N_("New") },
  { "rows-changed", "changed", N_("Changed") },
  { "rows-present", "present", N_("Present") },
  { "rows-set-aside", "setAside", N_("Set aside") },
};

static const struct
{
  const char *property;
  const char *member;
  const char *title;
} texts[] = {
  { "kind", "kind", N_("Kind") },
  { "period", "period", N_("Period") },
  { "survey", "survey", N_("Survey") },
  { "file-name", "file", N_("File") },
  { "imported-by", "importedBy", N_("By") },
  { "imported-at", "importedAt", N_("When") },
  { "removed-at", "removedAt", N_("Removed") },
};

static gpointer
list_imports (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  *(GPtrArray **) data = assay_imports_list (connection, error);
  return NULL;
}

static gint64
get_count (AssayImport *import,
           const char  *property)
{
  gint64 count;

  g_object_get (import, property, &count, NULL);
  return count;
}

static char *
dup_text (AssayImport *import,
          const char  *property)
{
  char *text;

  g_object_get (import, property, &text, NULL);
  return text;
}

static char **
make_row (AssayImport *import)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, assay_cli_count (get_count (import, "id")));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = dup_text (import, texts[i].property);

      g_ptr_array_add (cells, g_strdup (text == NULL || *text == '\0' ? "–" : text));
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_ptr_array_add (cells, assay_cli_count (get_count (import, counts[i].property)));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_steal (cells, NULL);
}

static void
print_table (GPtrArray *imports)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Import"), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assay_text_table_add_column (table, _(texts[i].title), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    assay_text_table_add_column (table, _(counts[i].title), TRUE);
  for (guint i = 0; i < imports->len; i++)
    assay_text_table_take_row (table, make_row (g_ptr_array_index (imports, i)));
  assay_cli_table_print (table);
}

static void
print_json (GPtrArray *imports)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < imports->len; i++)
    {
      AssayImport *import = g_ptr_array_index (imports, i);

      json_builder_begin_object (json);
      assay_cli_json_add_count (json, "id", get_count (import, "id"));
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_autofree char *text = dup_text (import, texts[j].property);

          assay_cli_json_add_text (json, texts[j].member, text);
        }
      for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
        assay_cli_json_add_count (json, counts[j].member, get_count (import, counts[j].property));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run_imports (AssayCli *cli,
             char    **words,
             GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 0, 0, error);
  g_autoptr (GPtrArray) imports = NULL;

  if (arguments == NULL || !assay_cli_run (cli, FALSE, list_imports, &imports, error))
    return FALSE;
  (cli->json ? print_json : print_table) (imports);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_imports = {
  .name = "imports",
  .arguments = "",
  .summary = N_("List what was imported, by whom and when"),
  .run = run_imports,
};
