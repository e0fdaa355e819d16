/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-register-import.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/intake/assay-answer-columns.h"
#include "core/intake/assay-provider-index.h"
#include "core/intake/assay-register-pass.h"
#include "core/intake/assay-standard-columns.h"

#define ASSAY_TYPE_REGISTER_HANDLER (assay_register_handler_get_type ())
G_DECLARE_FINAL_TYPE (AssayRegisterHandler, assay_register_handler, ASSAY, REGISTER_HANDLER,
                      AssayImportHandler)

/* Of a column that holds what people answered only the very heading speaks for a field of the register: “Social
 * contact” is no contact. */
#define ANSWERS_FIT 0.2

struct _AssayRegisterHandler
{
  AssayImportHandler parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayRegisterHandler, assay_register_handler, ASSAY_TYPE_IMPORT_HANDLER)

static GPtrArray *
assay_register_handler_list_targets (AssayImportHandler *handler)
{
  return assay_standard_columns_targets (ASSAY_IMPORT_REGISTER);
}

static gboolean
assay_register_handler_load (AssayImportHandler *handler,
                             const char         *period,
                             AssayConnection    *connection,
                             GError            **error)
{
  return TRUE;
}

static void
assay_register_handler_suggest (AssayImportHandler *handler,
                                GPtrArray          *facts,
                                GPtrArray          *choices)
{
  g_autoptr (GPtrArray) columns = assay_standard_columns_list (ASSAY_IMPORT_REGISTER);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_match_label_free);
  g_autoptr (GPtrArray) into = g_ptr_array_new ();
  g_autofree double *fit = g_new (double, facts->len * columns->len);
  g_autofree AssayColumnMatch *matches = NULL;

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (labels, assay_standard_column_label (g_ptr_array_index (columns, i)));
  for (guint i = 0; i < facts->len; i++)
    for (guint j = 0; j < columns->len; j++)
      fit[i * columns->len + j] = assay_facts_hold_answers (g_ptr_array_index (facts, i))
                                      ? ANSWERS_FIT
                                      : assay_standard_column_fit (g_ptr_array_index (columns, j),
                                                                   g_ptr_array_index (facts, i));
  matches = assay_column_match_all (assay_facts_headings (facts, into), facts->len, labels, fit);
  for (guint i = 0; i < facts->len; i++)
    if (matches[i].label >= 0)
      {
        const AssayStandardColumn *column = g_ptr_array_index (columns, (guint) matches[i].label);

        assay_column_choice_set (g_ptr_array_index (choices, i), column->role, column->target,
                                 matches[i].sureness);
      }
}

static void
assay_register_handler_describe (AssayImportHandler     *handler,
                                 const AssayColumnFacts *facts,
                                 AssayColumnChoice      *choice)
{
  assay_column_choice_take_holds (choice, assay_describe_values (facts));
}

static gboolean
assay_register_handler_check_facts (AssayImportHandler *handler,
                                    AssayTableFile     *file,
                                    GPtrArray          *facts,
                                    GError            **error)
{
  return assay_facts_refuse_survey (facts, assay_table_file_get_path (file), error);
}

/* Whether a column tells something about providers besides which they are. */
static gboolean
says_something (GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnRole role = ((const AssayColumnChoice *) g_ptr_array_index (choices, i))->role;

      if (role == ASSAY_COLUMN_PROVIDER_NAME || role == ASSAY_COLUMN_FIELD)
        return TRUE;
    }
  return FALSE;
}

static gboolean
assay_register_handler_check_choices (AssayImportHandler *handler,
                                      GPtrArray          *choices,
                                      GError            **error)
{
  if (!assay_import_choices_name_provider (choices))
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NO_PROVIDER,
                           _ ("No column says which provider a row is about."));
      return FALSE;
    }
  if (!says_something (choices))
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING,
                           _ ("No column says more of a provider than its reference: this is no list of providers."));
      return FALSE;
    }
  return assay_import_check_settled (choices, assay_standard_column_needed, error);
}

static AssayImportPass *
assay_register_handler_begin_pass (AssayImportHandler *handler,
                                   AssayImportPlan    *plan,
                                   AssayConnection    *connection,
                                   GError            **error)
{
  return assay_register_pass_new (plan, connection, error);
}

static void
assay_register_handler_class_init (AssayRegisterHandlerClass *klass)
{
  AssayImportHandlerClass *handler_class = ASSAY_IMPORT_HANDLER_CLASS (klass);

  handler_class->kind = ASSAY_IMPORT_REGISTER;
  handler_class->list_targets = assay_register_handler_list_targets;
  handler_class->load = assay_register_handler_load;
  handler_class->suggest = assay_register_handler_suggest;
  handler_class->describe = assay_register_handler_describe;
  handler_class->check_facts = assay_register_handler_check_facts;
  handler_class->check_choices = assay_register_handler_check_choices;
  handler_class->begin_pass = assay_register_handler_begin_pass;
}

static void
assay_register_handler_init (AssayRegisterHandler *self)
{
}

/**
 * assay_register_import_new:
 * @db: the register
 * @period: (nullable): the period that questionnaires sent and people supported belong to, in canonical form
 *
 * Makes an import of providers. Main thread.
 *
 * Returns: (transfer full): the import
 */
AssayImportController *
assay_register_import_new (AssayDb    *db,
                           const char *period)
{
  return assay_import_controller_new (db, g_object_new (ASSAY_TYPE_REGISTER_HANDLER, NULL), period, NULL);
}
