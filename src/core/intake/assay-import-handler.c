/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-import-handler.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"

G_DEFINE_ABSTRACT_TYPE (AssayImportHandler, assay_import_handler, G_TYPE_OBJECT)

static void
assay_import_handler_class_init (AssayImportHandlerClass *klass)
{
}

static void
assay_import_handler_init (AssayImportHandler *self)
{
}

/**
 * assay_import_target_new:
 * @role: what a column would be read as
 * @target: the field's or measure's id, or ""
 * @title: what people read
 * @counted: for questions: whether the framework counts it
 *
 * Makes a target.
 *
 * Returns: (transfer full): the target
 */
AssayImportTarget *
assay_import_target_new (AssayColumnRole role,
                         const char     *target,
                         const char     *title,
                         gboolean        counted)
{
  AssayImportTarget *self = g_new0 (AssayImportTarget, 1);

  self->role = role;
  self->target = g_strdup (target);
  self->title = g_strdup (title);
  self->counted = counted;
  return self;
}

/**
 * assay_import_target_free:
 * @self: (transfer full): a target
 *
 * Frees a target.
 */
void
assay_import_target_free (AssayImportTarget *self)
{
  g_free (self->target);
  g_free (self->title);
  g_free (self);
}

/**
 * assay_import_handler_get_kind:
 * @self: a handler
 *
 * Tells what is imported.
 *
 * Returns: the kind
 */
AssayImportKind
assay_import_handler_get_kind (AssayImportHandler *self)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->kind;
}

/**
 * assay_import_handler_get_kind_id:
 * @self: a handler
 *
 * Names what is imported as the register and mappings do.
 *
 * Returns: (transfer none): `register`, `survey` or `returns`
 */
const char *
assay_import_handler_get_kind_id (AssayImportHandler *self)
{
  static const char *const ids[] = { "register", "survey", "returns" };

  return ids[assay_import_handler_get_kind (self)];
}

/**
 * assay_import_handler_is_bulk:
 * @self: a handler
 *
 * Tells whether its imports are made for a million rows.
 *
 * Returns: %TRUE if they are stored without a look at each reference
 */
gboolean
assay_import_handler_is_bulk (AssayImportHandler *self)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->is_bulk;
}

/**
 * assay_import_handler_list_targets:
 * @self: a handler
 *
 * Lists what a column may be read as, in the order in which it is offered.
 *
 * Returns: (transfer full) (element-type AssayImportTarget): the targets
 */
GPtrArray *
assay_import_handler_list_targets (AssayImportHandler *self)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->list_targets (self);
}

/**
 * assay_import_handler_load:
 * @self: a handler
 * @period: the period, in canonical form
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Loads what the register knows that helps to suggest.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_handler_load (AssayImportHandler *self,
                           const char         *period,
                           AssayConnection    *connection,
                           GError            **error)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->load (self, period, connection, error);
}

/**
 * assay_import_handler_check_file:
 * @self: a handler
 * @file: a file that was looked at
 * @error: return location for an `ASSAY_IMPORT_ERROR`
 *
 * Tells whether a file is of the sort that is imported at all.
 *
 * Returns: %FALSE with the reason if not
 */
gboolean
assay_import_handler_check_file (AssayImportHandler *self,
                                 AssayTableFile     *file,
                                 GError            **error)
{
  AssayImportHandlerClass *klass = ASSAY_IMPORT_HANDLER_GET_CLASS (self);

  return klass->check_file == NULL || klass->check_file (self, file, error);
}

/**
 * assay_import_handler_check_facts:
 * @self: a handler
 * @file: a file that was looked at
 * @facts: (element-type AssayColumnFacts): what each column holds
 * @error: return location for an `ASSAY_IMPORT_ERROR`
 *
 * Tells whether what a file holds is of this kind.
 *
 * Returns: %FALSE with the reason if not
 */
gboolean
assay_import_handler_check_facts (AssayImportHandler *self,
                                  AssayTableFile     *file,
                                  GPtrArray          *facts,
                                  GError            **error)
{
  AssayImportHandlerClass *klass = ASSAY_IMPORT_HANDLER_GET_CLASS (self);

  return klass->check_facts == NULL || klass->check_facts (self, file, facts, error);
}

/**
 * assay_import_handler_suggest:
 * @self: a handler
 * @facts: (element-type AssayColumnFacts): what each column holds
 * @choices: (element-type AssayColumnChoice): one a column, filled in
 *
 * Suggests what each column is.
 */
void
assay_import_handler_suggest (AssayImportHandler *self,
                              GPtrArray          *facts,
                              GPtrArray          *choices)
{
  ASSAY_IMPORT_HANDLER_GET_CLASS (self)->suggest (self, facts, choices);
}

/**
 * assay_import_handler_review:
 * @self: a kind of import
 * @facts: (element-type AssayColumnFacts): what each column holds
 * @choices: (element-type AssayColumnChoice): what each is read as
 *
 * Looks whether readings that are remembered from an earlier file suit the values of this one, and puts in
 * doubt those that do not.
 */
void
assay_import_handler_review (AssayImportHandler *self,
                             GPtrArray          *facts,
                             GPtrArray          *choices)
{
  AssayImportHandlerClass *klass = ASSAY_IMPORT_HANDLER_GET_CLASS (self);

  if (klass->review != NULL)
    klass->review (self, facts, choices);
}

/**
 * assay_import_handler_list_notices:
 * @self: a kind of import
 * @choices: (element-type AssayColumnChoice): what each column is read as
 *
 * Says what people should know about how the columns are read though it stops nothing.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
assay_import_handler_list_notices (AssayImportHandler *self,
                                   GPtrArray          *choices)
{
  AssayImportHandlerClass *klass = ASSAY_IMPORT_HANDLER_GET_CLASS (self);

  return klass->list_notices != NULL ? klass->list_notices (self, choices)
                                     : g_ptr_array_new_with_free_func (g_free);
}

/**
 * assay_import_handler_describe:
 * @self: a handler
 * @facts: what the column holds
 * @choice: what it is read as; its scale and its description are brought up to date
 *
 * Works out what follows from what a column is read as.
 */
void
assay_import_handler_describe (AssayImportHandler     *self,
                               const AssayColumnFacts *facts,
                               AssayColumnChoice      *choice)
{
  ASSAY_IMPORT_HANDLER_GET_CLASS (self)->describe (self, facts, choice);
}

/**
 * assay_import_handler_check_choices:
 * @self: a handler
 * @choices: (element-type AssayColumnChoice): what each column is read as
 * @error: return location for an `ASSAY_IMPORT_ERROR`
 *
 * Tells whether the columns are settled, and if not, all that is missing.
 *
 * Returns: %TRUE if they are
 */
gboolean
assay_import_handler_check_choices (AssayImportHandler *self,
                                    GPtrArray          *choices,
                                    GError            **error)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->check_choices (self, choices, error);
}

/**
 * assay_import_handler_begin_pass:
 * @self: a handler
 * @plan: (transfer full): what the import was told
 * @connection: a connection, for the time of the call
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Begins a pass: loads what rows are compared with. Any thread.
 *
 * Returns: (transfer full) (nullable): the pass
 */
AssayImportPass *
assay_import_handler_begin_pass (AssayImportHandler *self,
                                 AssayImportPlan    *plan,
                                 AssayConnection    *connection,
                                 GError            **error)
{
  return ASSAY_IMPORT_HANDLER_GET_CLASS (self)->begin_pass (self, plan, connection, error);
}

static gboolean
claims_same (const AssayColumnChoice *a,
             const AssayColumnChoice *b)
{
  if (a->role != b->role || strcmp (a->target, b->target) != 0)
    return FALSE;
  switch (a->role)
    {
    case ASSAY_COLUMN_LEAVE_OUT:
    case ASSAY_COLUMN_COMMENT:
    case ASSAY_COLUMN_PERSONAL:
      return FALSE;
    case ASSAY_COLUMN_QUESTION:
      return a->target[0] != '\0';
    default:
      return TRUE;
    }
}

static void
list_claims (GPtrArray *choices,
             guint      index,
             GString   *problems)
{
  const AssayColumnChoice *choice = g_ptr_array_index (choices, index);

  for (guint i = 0; i < index; i++)
    {
      const AssayColumnChoice *other = g_ptr_array_index (choices, i);

      if (!claims_same (choice, other))
        continue;
      g_string_append_printf (problems,
                              /* TRANSLATORS: two headings of a file. */
                              _ ("“%s” and “%s” are both read as the same thing: choose one.\n"),
                              other->heading, choice->heading);
      return;
    }
}

/**
 * assay_import_check_settled:
 * @choices: (element-type AssayColumnChoice): what each column is read as
 * @is_needed: (scope call): tells whether a column must be settled
 * @error: return location for `ASSAY_IMPORT_ERROR_MAPPING`
 *
 * Tells whether no column that counts is in doubt and no two columns claim one thing. The message has one
 * sentence a line. For handlers.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_import_check_settled (GPtrArray          *choices,
                            AssayColumnIsNeeded is_needed,
                            GError            **error)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (choice->sureness == ASSAY_SURENESS_ASK && is_needed (choice))
        g_string_append_printf (problems, _ ("Say what “%s” is read as: the suggestion is not sure.\n"),
                                choice->heading);
      if (choice->role == ASSAY_COLUMN_DATE
          && (choice->order == ASSAY_DATE_ORDER_UNKNOWN || choice->order == ASSAY_DATE_ORDER_CONTRADICTORY))
        g_string_append_printf (problems, _ ("Say whether the day or the month comes first in “%s”.\n"),
                                choice->heading);
      list_claims (choices, i, problems);
    }
  if (problems->len == 0)
    return TRUE;
  g_string_truncate (problems, problems->len - 1);
  g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING, problems->str);
  return FALSE;
}
