/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "core/register/assay-officer.h"

typedef struct
{
  const char *account; /* whose name or role is set; NULL where officers are listed */
  const char *name;
  const char *role;
  GPtrArray *officers;
} Job;

static gpointer
list_officers (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Job *job = data;

  job->officers = assay_officer_list (connection, error);
  return NULL;
}

/* What is not given stays as it is; somebody new is an officer. */
static AssayOfficer *
make_officer (const Job          *job,
              const AssayOfficer *known)
{
  AssayOfficer *officer = assay_officer_new (job->account,
                                             job->name != NULL ? job->name : known != NULL ? known->name : "",
                                             job->role != NULL ? job->role
                                                               : known != NULL ? known->role : ASSAY_ROLE_OFFICER);

  if (known != NULL)
    {
      officer->id = known->id;
      officer->version = known->version;
    }
  return officer;
}

static gpointer
save_officer (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Job *job = data;
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayOfficer) known = assay_officer_find (connection, job->account, &failure);
  g_autoptr (AssayOfficer) officer = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  officer = make_officer (job, known);
  if (assay_officer_save (connection, officer, error))
    job->officers = assay_officer_list (connection, error);
  return NULL;
}

static void
print_text (const GPtrArray *officers)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Account"), FALSE);
  assay_text_table_add_column (table, _("Name"), FALSE);
  assay_text_table_add_column (table, _("Role"), FALSE);
  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];
      char *cells[] = { g_strdup (officer->account), g_strdup (officer->name), g_strdup (officer->role), NULL };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_table_print (table);
}

static void
print_json (const GPtrArray *officers)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "account", officer->account);
      assay_cli_json_add_text (json, "name", officer->name);
      assay_cli_json_add_text (json, "role", officer->role);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run_officers (AssayCli *cli,
              char    **words,
              GError  **error)
{
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What people call them"), N_("NAME") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role,
      N_("What they may do: administrator, officer, panel or reader"), N_("ROLE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 0, 1, error);
  g_autoptr (GPtrArray) officers = NULL;
  Job job = { 0 };

  if (arguments == NULL)
    return FALSE;
  job = (Job) { arguments[0], name, role, NULL };
  if (!assay_cli_run (cli, job.account != NULL, job.account != NULL ? save_officer : list_officers, &job, error))
    return FALSE;
  officers = job.officers;
  if (cli->json)
    print_json (officers);
  else
    print_text (officers);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_officers = {
  .name = "officers",
  .arguments = "[ACCOUNT [--name NAME] [--role ROLE]]",
  .summary = N_("List who works with the register, or say who may: an account, what they are called, their role"),
  .run = run_officers,
};
