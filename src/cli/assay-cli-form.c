/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Forms that travel, from the command line: export form, import assessment. */

#include "config.h"

#include "cli/assay-cli-form.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-form-request.h"
#include "core/assessment/assay-form.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "report/assay-form-book.h"
#include "report/assay-form-print.h"

typedef struct
{
  const char *framework;
  const char *provider;
  const char *period;
  const char *kind;
} Wanted;

static gpointer
find_request (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  AssayFormRequest **request = ((gpointer *) data)[1];
  const Wanted *wanted = ((gpointer *) data)[0];

  *request = assay_form_request_new (connection, wanted->framework, wanted->provider, wanted->period, wanted->kind,
                                     error);
  return NULL;
}

static gboolean
write_form (const AssayFormRequest  *request,
            const char              *path,
            gboolean                 force,
            GError                 **error)
{
  if (g_str_has_suffix (path, ".pdf"))
    return assay_form_print_write (request, path, force, NULL, error);
  return assay_form_book_write (request->assessment, request->framework, request->answers, path, force, error);
}

static void
print_exported (AssayCli               *cli,
                const AssayFormRequest *request,
                const char             *path)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("The form of %s by %s for %s was written to %s."),
                       assay_assessment_get_name (request->assessment),
                       assay_framework_get_title (request->framework),
                       assay_assessment_get_period (request->assessment), path);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "kind", "form");
  assay_cli_json_add_text (json, "framework", assay_framework_get_id (request->framework));
  assay_cli_json_add_text (json, "provider", assay_assessment_get_reference (request->assessment));
  assay_cli_json_add_text (json, "period", assay_assessment_get_period (request->assessment));
  assay_cli_json_add_text (json, "file", path);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

/**
 * assay_cli_export_form:
 * @cli: the run
 * @framework: a framework's id
 * @provider: a provider's reference
 * @period: any way to write a period
 * @kind: (nullable): of assessment
 * @path: where; `.pdf` for one that is filled in by hand, else a workbook
 * @force: whether an existing file may be replaced
 * @error: return location for a `G_OPTION_ERROR`, or an error of what was asked for
 *
 * Writes a form for a provider.
 *
 * Returns: whether it was written
 */
gboolean
assay_cli_export_form (AssayCli    *cli,
                       const char  *framework,
                       const char  *provider,
                       const char  *period,
                       const char  *kind,
                       const char  *path,
                       gboolean     force,
                       GError     **error)
{
  Wanted wanted = { framework, provider, period, kind };
  g_autoptr (AssayFormRequest) request = NULL;
  gpointer data[] = { &wanted, &request };

  if (framework == NULL || provider == NULL || period == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("A form is for one provider: --framework, --provider and --period are needed."));
      return FALSE;
    }
  if (!assay_cli_run (cli, FALSE, find_request, data, error) || !write_form (request, path, force, error))
    return FALSE;
  print_exported (cli, request, path);
  return TRUE;
}

typedef struct
{
  const char *path;
  const char *provider;
  const char *period;
  gboolean replace;
  AssayForm *form;
  gint64 id;
  AssayAssessment *visit;
  AssayFramework *framework;
} Returned;

/* Who says whose form it is must be right. */
static gboolean
check_expected (const Returned  *returned,
                GError         **error)
{
  const AssayFormIdentity *identity = returned->form->identity;

  if (returned->provider != NULL && g_ascii_strcasecmp (returned->provider, identity->reference) != 0)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM,
                 _("%s: The form is for provider %s, not for %s."), returned->form->file_name, identity->reference,
                 returned->provider);
  else if (returned->period != NULL && strcmp (returned->period, identity->period) != 0)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM,
                 _("%s: The form is for %s, not for %s."), returned->form->file_name, identity->period,
                 returned->period);
  else
    return TRUE;
  return FALSE;
}

static void
say_problems (const AssayForm *form)
{
  for (guint i = 0; i < form->problems->len; i++)
    {
      const AssayFormProblem *problem = form->problems->pdata[i];

      if (problem->cell[0] != '\0')
        assay_cli_say ("%s!%s: %s", problem->sheet, problem->cell, problem->text);
      else
        assay_cli_say ("%s: %s", problem->sheet, problem->text);
    }
}

/* What an officer answered since the form was written is not lost without a word. */
static gboolean
check_overwritten (const Returned  *returned,
                   GError         **error)
{
  const AssayForm *form = returned->form;
  const guint n = assay_form_count_overwritten (form);
  g_autoptr (GString) list = g_string_new (NULL);

  if (n == 0 || returned->replace)
    return TRUE;
  for (guint i = 0; i < form->entries->len; i++)
    {
      const AssayFormEntry *entry = form->entries->pdata[i];

      if (entry->overwrites)
        g_string_append_printf (list, "%s%s “%s”", list->len > 0 ? ", " : "", entry->number, entry->leaf->title);
    }
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM,
               ngettext ("%s: The form would overwrite %u answer that was changed in the register since it was "
                         "written: %s. Nothing was imported; --replace lets the form win.",
                         "%s: The form would overwrite %u answers that were changed in the register since it was "
                         "written: %s. Nothing was imported; --replace lets the form win.", n),
               form->file_name, n, list->str);
  return FALSE;
}

static gpointer
take_form (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  Returned *returned = data;

  returned->form = assay_form_read (connection, returned->path, error);
  if (returned->form == NULL || !check_expected (returned, error))
    return NULL;
  say_problems (returned->form);
  if (returned->form->problems->len == 0 && !check_overwritten (returned, error))
    return NULL;
  returned->id = assay_form_import (connection, returned->form, error);
  if (returned->id != 0)
    returned->visit = assay_assessment_load (connection, returned->id, error);
  if (returned->visit != NULL)
    returned->framework = assay_library_get (connection, assay_assessment_get_framework_id (returned->visit),
                                             assay_assessment_get_framework_version (returned->visit), error);
  return NULL;
}

/* A day that nobody named can be a wrong one. */
static void
say_day (const Returned *returned)
{
  const AssayForm *form = returned->form;
  g_autofree char *day = NULL;

  if (assay_assessment_get_id (form->assessment) != 0 &&
      (assay_assessment_get_state (form->assessment) != ASSAY_ASSESSMENT_PLANNED ||
       assay_form_count_changes (form) == 0))
    return;
  day = assay_form_dup_visited_on (form);
  assay_cli_print (strcmp (day, assay_assessment_get_planned_on (form->assessment)) == 0
                     ? _("Visited on %s, as it was planned; “sign-off --visited-on DATE” corrects it.")
                     : _("Visited on %s, the day of this import; “sign-off --visited-on DATE” corrects it."), day);
}

static void
print_imported (AssayCli       *cli,
                const Returned *returned)
{
  const AssayForm *form = returned->form;
  guint changed = assay_form_count_changes (form);
  g_autofree char *next = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("%s: %u of %u criteria are answered in the form of %s."), form->file_name,
                       assay_form_count_answers (form), form->entries->len, form->identity->provider);
      assay_cli_print (_("read %u = changed %u + unchanged %u"), form->entries->len, changed,
                       form->entries->len - changed);
      say_day (returned);
      next = assay_cli_visit_dup_next (returned->visit, returned->framework);
      assay_cli_print ("%s", next);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_count (json, "assessment", returned->id);
  assay_cli_json_add_text (json, "provider", form->identity->reference);
  assay_cli_json_add_text (json, "framework", form->identity->framework_id);
  assay_cli_json_add_text (json, "period", form->identity->period);
  assay_cli_json_add_count (json, "read", form->entries->len);
  assay_cli_json_add_count (json, "answered", assay_form_count_answers (form));
  assay_cli_json_add_count (json, "changed", changed);
  assay_cli_json_add_count (json, "unchanged", form->entries->len - changed);
  assay_cli_json_add_text (json, "state",
                           assay_assessment_state_get_id (assay_assessment_get_state (returned->visit)));
  assay_cli_json_add_text (json, "next", assay_cli_visit_next_word (returned->visit));
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

/**
 * assay_cli_import_assessment:
 * @cli: the run
 * @path: a form that came back
 * @provider: (nullable): whose it must be
 * @period: (nullable): for which it must be
 * @replace: whether it may change answers that were given or changed since the form was written
 * @error: return location for %ASSAY_IMPORT_ERROR_FORM and others
 *
 * Checks a form and stores what it brings, whole or not at all; everything that is wrong is listed with its cell.
 *
 * Returns: whether it was stored
 */
gboolean
assay_cli_import_assessment (AssayCli    *cli,
                             const char  *path,
                             const char  *provider,
                             const char  *period,
                             gboolean     replace,
                             GError     **error)
{
  g_autofree char *canonical = period == NULL ? NULL : assay_cli_parse_period (period, error);
  Returned returned = { path, provider, canonical, replace, NULL, 0, NULL, NULL };
  gboolean done;

  if (period != NULL && canonical == NULL)
    return FALSE;
  done = assay_cli_run (cli, TRUE, take_form, &returned, error);
  if (done)
    print_imported (cli, &returned);
  g_clear_pointer (&returned.form, assay_form_free);
  g_clear_object (&returned.visit);
  g_clear_object (&returned.framework);
  return done;
}
