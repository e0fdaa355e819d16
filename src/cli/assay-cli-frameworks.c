/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "core/library/assay-library.h"

typedef struct
{
  gboolean all_versions;
  AssayFramework *added;
  GPtrArray *frameworks;
} Job;

static gpointer
list_frameworks (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  Job *job = data;

  if (job->added != NULL && !assay_library_add (connection, job->added, error))
    return NULL;
  job->frameworks = assay_library_list (connection, job->all_versions, error);
  return NULL;
}

static guint
count_placeholders (AssayFramework *framework)
{
  g_auto (GStrv) placeholders = assay_framework_list_placeholders (framework);

  return g_strv_length (placeholders);
}

static char *
describe_bands (AssayFramework *framework)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (framework, i);
      g_autofree char *from = assay_cli_number (band->from, assay_framework_get_decimals (framework));

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, band->title);
      if (from[0] != '\0')
        g_string_append_printf (text, " %s", from);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_table (GPtrArray *frameworks)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Framework"), FALSE);
  assay_text_table_add_column (table, _("Version"), TRUE);
  assay_text_table_add_column (table, _("Title"), FALSE);
  assay_text_table_add_column (table, _("Measures"), TRUE);
  assay_text_table_add_column (table, _("Bands from"), FALSE);
  assay_text_table_add_column (table, _("Placeholders"), TRUE);
  for (guint i = 0; i < frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (frameworks, i);
      char *cells[] = {
        g_strdup (assay_framework_get_id (framework)),
        assay_cli_count (assay_framework_get_version (framework)),
        g_strdup (assay_framework_get_title (framework)),
        assay_cli_count (assay_framework_get_n_leaves (framework)),
        describe_bands (framework),
        assay_cli_count (count_placeholders (framework)),
        NULL,
      };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_table_print (table);
}

static void
add_bands (JsonBuilder    *json,
           AssayFramework *framework)
{
  json_builder_set_member_name (json, "bands");
  json_builder_begin_array (json);
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (framework, i);

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "id", band->id);
      assay_cli_json_add_text (json, "title", band->title);
      assay_cli_json_add_number (json, "from", band->from);
      assay_cli_json_add_boolean (json, "placeholder", band->placeholder);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (GPtrArray *frameworks)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (frameworks, i);

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "id", assay_framework_get_id (framework));
      assay_cli_json_add_count (json, "version", assay_framework_get_version (framework));
      assay_cli_json_add_text (json, "title", assay_framework_get_title (framework));
      assay_cli_json_add_text (json, "rates", assay_framework_get_rates (framework));
      assay_cli_json_add_count (json, "measures", assay_framework_get_n_leaves (framework));
      assay_cli_json_add_count (json, "placeholders", count_placeholders (framework));
      add_bands (json, framework);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run_frameworks (AssayCli *cli,
                char    **words,
                GError  **error)
{
  Job job = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (AssayFramework) added = NULL;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_FILENAME, &path, N_("Add a framework, or the next version of one"),
      N_("FILE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &job.all_versions, N_("Earlier versions too"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 0, 0, error);

  if (arguments == NULL
      || (path != NULL && (added = assay_framework_new_from_file (path, error)) == NULL))
    return FALSE;
  job.added = added;
  if (!assay_cli_run (cli, added != NULL, list_frameworks, &job, error))
    return FALSE;
  (cli->json ? print_json : print_table) (job.frameworks);
  g_ptr_array_unref (job.frameworks);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_frameworks = {
  .name = "frameworks",
  .arguments = "[--add FILE] [--all]",
  .summary = N_("List the frameworks that the register rates by, or add one"),
  .run = run_frameworks,
};
