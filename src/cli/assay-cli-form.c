/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Forms that travel, from the command line: export form, import assessment. */

#include "config.h"

#include "cli/assay-cli-form.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/assay-cli-export-name.h"
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
  const AssayCliFormWanted *wanted;
  gint64 id;
  AssayFormRequest *request;
} Export;

static gboolean
is_on_paper (const char *path)
{
  return assay_cli_export_has_ending (path, ".pdf");
}

/* A workbook that could never come back is not written; on paper it is a record. */
static gboolean
check_open (const Export  *export,
            GError       **error)
{
  AssayAssessment *visit = export->request->assessment;
  g_autofree char *line = NULL;

  if (assay_assessment_get_state (visit) <= ASSAY_ASSESSMENT_UNDER_WAY || is_on_paper (export->wanted->path))
    return TRUE;
  line = assay_assessment_dup_summary_line (visit);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
               _("Visit: it cannot be filled in any more: %s. A form for printing (.pdf) can be written."), line);
  return FALSE;
}

/* Says how one of several is named. */
static void
add_hint (GError *error)
{
  char *message;

  if (!g_error_matches (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE))
    return;
  message = g_strdup_printf (_("%s\nSay which one with --visit NUMBER."), error->message);
  g_free (error->message);
  error->message = message;
}

static gpointer
find_request (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  Export *export = data;
  const AssayCliFormWanted *wanted = export->wanted;
  g_autoptr (GError) failure = NULL;

  export->request = export->id != 0 ? assay_form_request_new_for (connection, export->id, &failure)
                                    : assay_form_request_new (connection, wanted->framework, wanted->provider,
                                                              wanted->period, wanted->kind, &failure);
  if (export->request != NULL)
    check_open (export, error);
  else if (export->id != 0 && g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    assay_cli_visit_set_unknown (error, export->id);
  else
    {
      add_hint (failure);
      g_propagate_error (error, g_steal_pointer (&failure));
    }
  return NULL;
}

static gboolean
write_form (const Export  *export,
            GError       **error)
{
  const AssayFormRequest *request = export->request;
  const AssayCliFormWanted *wanted = export->wanted;

  if (is_on_paper (wanted->path))
    return assay_form_print_write (request, wanted->path, wanted->force, NULL, error);
  return assay_form_book_write (request, wanted->path, wanted->force, error);
}

static void
print_belongs (const Export *export)
{
  AssayAssessment *visit = export->request->assessment;
  const char *kind = assay_assessment_kind_get_title (assay_assessment_get_kind (visit));
  g_autofree char *line = assay_assessment_get_id (visit) != 0 ? assay_assessment_dup_summary_line (visit) : NULL;

  if (line != NULL)
    assay_cli_print (_("It belongs to %s."), line);
  else if (export->wanted->kind != NULL)
    assay_cli_print (_("Nothing was planned: it is for a new one of the kind “%s”, which comes into the register with "
                       "the form."), kind);
  else
    assay_cli_print (_("Nothing was planned: it is for a new one of the kind “%s”, which comes into the register with "
                       "the form. --kind chooses another kind."), kind);
}

static void
print_exported (AssayCli     *cli,
                const Export *export)
{
  AssayAssessment *visit = export->request->assessment;
  const gint64 id = assay_assessment_get_id (visit);
  g_autoptr (JsonBuilder) json = NULL;

  if (!cli->json)
    {
      assay_cli_print (_("The form of %s by %s for %s was written to %s."), assay_assessment_get_name (visit),
                       assay_framework_get_title (export->request->framework), assay_assessment_get_period (visit),
                       export->wanted->path);
      print_belongs (export);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "kind", "form");
  assay_cli_json_add_text (json, "framework", assay_assessment_get_framework_id (visit));
  assay_cli_json_add_text (json, "provider", assay_assessment_get_reference (visit));
  assay_cli_json_add_text (json, "period", assay_assessment_get_period (visit));
  assay_cli_json_add_text (json, "file", export->wanted->path);
  json_builder_set_member_name (json, "visit");
  if (id != 0)
    assay_cli_visit_add_json (json, visit);
  else
    json_builder_add_null_value (json);
  if (id != 0)
    json_builder_end_object (json);
  assay_cli_json_add_text (json, "assessmentKind", assay_assessment_get_kind (visit));
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

static gboolean
check_wanted (const AssayCliFormWanted  *wanted,
              gint64                    *id,
              GError                   **error)
{
  const gboolean says_other = wanted->framework != NULL || wanted->provider != NULL || wanted->period != NULL ||
                              wanted->kind != NULL;

  if (wanted->visit == NULL && (wanted->framework == NULL || wanted->provider == NULL || wanted->period == NULL))
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("A form is for one visit: --visit NUMBER is needed, or --framework, --provider and "
                           "--period."));
  else if (wanted->visit != NULL && says_other)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("--visit says all: it takes no --framework, --provider, --period or --kind beside it."));
  else
    return wanted->visit == NULL || assay_cli_visit_parse_number (wanted->visit, id, error);
  return FALSE;
}

/**
 * assay_cli_export_form:
 * @cli: the run
 * @wanted: the form that was asked for
 * @error: return location for a `G_OPTION_ERROR`, or an error of what was asked for
 *
 * Writes a form for a provider, and says which visit it belongs to.
 *
 * Returns: whether it was written
 */
gboolean
assay_cli_export_form (AssayCli                  *cli,
                       const AssayCliFormWanted  *wanted,
                       GError                   **error)
{
  Export export = { wanted, 0, NULL };
  gboolean done;

  if (!check_wanted (wanted, &export.id, error))
    return FALSE;
  done = assay_cli_run (cli, FALSE, find_request, &export, error) && write_form (&export, error);
  if (done)
    print_exported (cli, &export);
  g_clear_pointer (&export.request, assay_form_request_free);
  return done;
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

/* One that a form would overwrite, and the form that brought it where one did: be it the same, corrected since. */
static void
append_overwritten (GString              *list,
                    const AssayFormEntry *entry)
{
  g_string_append_printf (list, "\n  %s “%s”", entry->number, entry->leaf->title);
  if (entry->brought_by != NULL)
    /* TRANSLATORS: a form and its day, such as “form.xlsx” of 3 May 2011 */
    g_string_append_printf (list, _(", which came with %s"), entry->brought_by);
}

/* What was answered since the form was written is not lost without a word. */
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
        append_overwritten (list, entry);
    }
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_FORM,
               ngettext ("%s: The form would overwrite %u answer that came into the register since it was written. "
                         "Nothing was imported; --replace lets the form win. It is:%s",
                         "%s: The form would overwrite %u answers that came into the register since it was written. "
                         "Nothing was imported; --replace lets the form win. They are:%s", n),
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

/* What a form had brought before and brings otherwise now. */
static void
print_corrected (const AssayForm *form)
{
  for (guint i = 0; i < form->entries->len; i++)
    {
      const AssayFormEntry *entry = form->entries->pdata[i];

      if (entry->corrects)
        /* TRANSLATORS: a criterion's number and words, its answer now, and what it was */
        assay_cli_print (_("corrected: %s “%s”: %s, until now %s"), entry->number, entry->leaf->title,
                         assay_form_find_word (entry->leaf, entry->merged),
                         assay_form_find_word (entry->leaf, entry->stored));
    }
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
      print_corrected (form);
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
