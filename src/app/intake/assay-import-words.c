/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-words.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

/* The words around the wizard's steps. */

/**
 * assay_import_words_kind:
 * @kind: what is imported
 *
 * Returns: (transfer none): the wizard's title
 */
const char *
assay_import_words_kind (AssayImportKind kind)
{
  switch (kind)
    {
    case ASSAY_IMPORT_REGISTER:
      return _("Import Providers");
    case ASSAY_IMPORT_RETURNS:
      return _("Import Figures");
    case ASSAY_IMPORT_SURVEY:
    default:
      return _("Import Survey");
    }
}

/**
 * assay_import_words_file_name:
 * @controller: an import
 *
 * Returns: (transfer full): the name of its file without the folder, "" without one
 */
char *
assay_import_words_file_name (AssayImportController *controller)
{
  AssayTableFile *file = assay_import_controller_get_file (controller);

  return file ? g_path_get_basename (assay_table_file_get_path (file)) : g_strdup ("");
}

/**
 * assay_import_words_button:
 * @controller: an import that was checked
 *
 * Returns: (transfer full): the words on the button that imports, with a mnemonic and the count
 */
char *
assay_import_words_button (AssayImportController *controller)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);
  guint64 number = counts->added + counts->changed;
  g_autofree char *text = assay_format_count ((gint64) number);

  switch (assay_import_controller_get_kind (controller))
    {
    case ASSAY_IMPORT_REGISTER:
      return g_strdup_printf (ngettext ("_Import %s Provider", "_Import %s Providers",
                                        (gulong) number), text);
    case ASSAY_IMPORT_RETURNS:
      return g_strdup_printf (ngettext ("_Import %s Row", "_Import %s Rows", (gulong) number),
                              text);
    case ASSAY_IMPORT_SURVEY:
    default:
      return g_strdup_printf (ngettext ("_Import %s Return", "_Import %s Returns",
                                        (gulong) number), text);
    }
}

/**
 * assay_import_words_blocked:
 * @controller: an import
 *
 * Says why the next step cannot be taken.
 *
 * Returns: (transfer full) (nullable): the reason; NULL if it can be taken
 */
char *
assay_import_words_blocked (AssayImportController *controller)
{
  const AssayImportCounts *counts;
  char *reason = NULL;
  gboolean can_go;

  if (assay_import_controller_get_state (controller) == ASSAY_IMPORT_STATE_DONE)
    return NULL;

  g_object_get (controller, "can-go-next", &can_go, "blocked-reason", &reason, NULL);
  if (!can_go)
    return g_strdelimit (reason ? reason : g_strdup (""), "\n", ' ');
  g_free (reason);
  if (assay_import_controller_get_state (controller) != ASSAY_IMPORT_STATE_CHECK)
    return NULL;

  reason = assay_import_controller_dup_nothing_kept (controller);
  if (reason)
    return reason;
  counts = assay_import_controller_get_counts (controller);
  if (counts->added + counts->changed == 0)
    return g_strdup (_("There is nothing new in this file."));

  return NULL;
}

/**
 * assay_import_words_place:
 * @controller: an import
 *
 * Returns: (transfer full): where it belongs: "Survey “Home care”, period 2010-11 Q4"
 */
char *
assay_import_words_place (AssayImportController *controller)
{
  g_autofree char *survey = NULL;
  g_autofree char *period = NULL;

  g_object_get (controller, "survey-name", &survey, "period", &period, NULL);
  if (assay_import_controller_get_kind (controller) != ASSAY_IMPORT_SURVEY)
    return g_strdup_printf (_("Period %s"), period);

  return g_strdup_printf (_("Survey “%s”, period %s"), survey, period);
}

/**
 * assay_import_words_note:
 * @controller: an import
 * @state: the step shown
 *
 * Returns: (transfer full): what is said at the foot of a step, "" for nothing
 */
char *
assay_import_words_note (AssayImportController *controller,
                         AssayImportState       state)
{
  if (state == ASSAY_IMPORT_STATE_CHECK)
    return g_strdup (_("A backup is made first. Undo takes the whole import back."));
  if (state != ASSAY_IMPORT_STATE_COLUMNS && state != ASSAY_IMPORT_STATE_ANSWERS)
    return g_strdup ("");

  return assay_import_words_place (controller);
}
