/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What can be exported, and what its file is called: one rule for all of them. */

#include "config.h"

#include "cli/assay-cli-export-name.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"

/* @other: (nullable): another ending that such a file may have */
typedef struct
{
  const char *kind;
  const char *ending;
  const char *other;
} Kind;

static const Kind kinds[] = {
  { "workbook", ".xlsx", NULL },
  { "csv", ".csv", NULL },
  { "form", ".xlsx", ".pdf" },
  { "report", ".pdf", NULL },
  { "calendar", ".ics", NULL },
};

/* What other programs would take a file for by its name. */
static const char *const foreign[] = {
  ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".pdf", ".ics", ".docx", ".doc", ".odt", ".zip", ".json", ".html",
};

static const Kind *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

/**
 * assay_cli_export_check_kind:
 * @kind: what was typed
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Returns: whether it can be exported
 */
gboolean
assay_cli_export_check_kind (const char  *kind,
                             GError     **error)
{
  if (find_kind (kind) != NULL)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” cannot be exported; there are workbook, csv, form, report and calendar."), kind);
  return FALSE;
}

/**
 * assay_cli_export_has_ending:
 * @path: a file's name
 * @ending: such as `.pdf`
 *
 * Returns: whether it ends so, in capitals or not
 */
gboolean
assay_cli_export_has_ending (const char *path,
                             const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

/* A name without an ending, or with one of nobody's, misleads nobody. */
static gboolean
is_foreign (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (assay_cli_export_has_ending (path, foreign[i]))
      return TRUE;
  return FALSE;
}

static gboolean
fail_ending (const Kind  *kind,
             const char  *path,
             GError     **error)
{
  if (kind->other != NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("%s was not written: the name of a %s ends in %s (filled in on a computer) or %s (printed)."), path,
                 kind->kind, kind->ending, kind->other);
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("%s was not written: the name of a %s ends in %s."), path, kind->kind, kind->ending);
  return FALSE;
}

/**
 * assay_cli_export_check_name:
 * @kind: what is exported
 * @path: where it is to be
 * @force: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR`, or a `G_OPTION_ERROR` where the ending is wrong
 *
 * Checks a file's name before anything is read: a folder, what exists, a register, and the ending of another kind of
 * file than what is written are refused.
 *
 * Returns: whether it may be written there
 */
gboolean
assay_cli_export_check_name (const char  *kind,
                             const char  *path,
                             gboolean     force,
                             GError     **error)
{
  const Kind *found = find_kind (kind);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_strconcat (kind, found->ending, NULL);
      g_autofree char *example = g_build_filename (path, name, NULL);

      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
                   _("%s is a folder. Say the file’s name, such as %s."), path, example);
      return FALSE;
    }
  if (!assay_output_file_check (path, force, error))
    return FALSE;
  return assay_cli_export_has_ending (path, found->ending) || !is_foreign (path) ||
         (found->other != NULL && assay_cli_export_has_ending (path, found->other)) ||
         fail_ending (found, path, error);
}
