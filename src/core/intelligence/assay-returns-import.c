/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intelligence/assay-returns-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-answer-columns.h"
#include "core/intake/assay-column-doubt.h"
#include "core/intake/assay-provider-index.h"
#include "core/intake/assay-standard-columns.h"
#include "core/intelligence/assay-return-field.h"
#include "core/intelligence/assay-returns-pass.h"

#define ASSAY_TYPE_RETURNS_HANDLER (assay_returns_handler_get_type ())
G_DECLARE_FINAL_TYPE (AssayReturnsHandler, assay_returns_handler, ASSAY, RETURNS_HANDLER, AssayImportHandler)

struct _AssayReturnsHandler
{
  AssayImportHandler parent_instance;

  GPtrArray *fields;
};

G_DEFINE_FINAL_TYPE (AssayReturnsHandler, assay_returns_handler, ASSAY_TYPE_IMPORT_HANDLER)

static void
assay_returns_handler_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_RETURNS_HANDLER (object)->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_returns_handler_parent_class)->finalize (object);
}

static GPtrArray *
assay_returns_handler_list_targets (AssayImportHandler *handler)
{
  AssayReturnsHandler *self = ASSAY_RETURNS_HANDLER (handler);
  GPtrArray *targets = assay_standard_columns_targets (ASSAY_IMPORT_RETURNS);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const AssayReturnField *field = g_ptr_array_index (self->fields, i);

      g_ptr_array_add (targets, assay_import_target_new (ASSAY_COLUMN_FIELD, field->field, field->title, TRUE));
    }
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AssayReturnField *field = g_ptr_array_index (self->fields, i);
      g_autofree char *target = g_strconcat (field->field, ASSAY_RETURN_AS_SHARE, NULL);
      g_autofree char *title = g_strdup_printf (_ ("%s, as a share of 1"), field->title);

      if (field->per_cent)
        g_ptr_array_add (targets, assay_import_target_new (ASSAY_COLUMN_FIELD, target, title, TRUE));
    }
  return targets;
}

static gboolean
assay_returns_handler_load (AssayImportHandler *handler,
                            const char         *period,
                            AssayConnection    *connection,
                            GError            **error)
{
  return TRUE;
}

static double
field_fit (const AssayColumnFacts *facts)
{
  return facts->n_filled == 0 ? 1.0 : 0.4 + 0.6 * (double) facts->n_numbers / (double) facts->n_filled;
}

/* Bare numbers that are all at most 1 may be per cents or shares. */
static gboolean
is_share_or_per_cent (const AssayReturnField *field,
                      const AssayColumnFacts *facts)
{
  return field->per_cent && facts->n_numbers > 0 && facts->n_per_cent == 0 && facts->maximum <= 1
         && facts->maximum > 0;
}

/* Bare fractions among greater numbers or per cents: which of the two each one is cannot be seen. */
static gboolean
mixes_shares (const AssayColumnFacts *facts)
{
  return facts->n_fractions > 0 && (facts->n_per_cent > 0 || facts->maximum > 1);
}

static void
choose_field (AssayColumnChoice      *choice,
              const AssayReturnField *field,
              const AssayColumnFacts *facts,
              AssayColumnMatch        match)
{
  assay_column_choice_set (choice, ASSAY_COLUMN_FIELD, field->field, match.sureness);
  choice->doubt = match.doubt;
  if (match.sureness >= ASSAY_SURENESS_SURE && 2 * facts->n_numbers < facts->n_filled)
    assay_column_choice_doubt (choice, ASSAY_DOUBT_NONE);
  if (choice->sureness >= ASSAY_SURENESS_SURE && assay_return_field_doubt (field, facts) != ASSAY_DOUBT_NONE)
    assay_column_choice_doubt (choice, assay_return_field_doubt (field, facts));
  if (is_share_or_per_cent (field, facts))
    assay_column_choice_doubt (choice, ASSAY_DOUBT_SHARE);
}

/* The figure that a target names, as a share of 1 or not. */
static const AssayReturnField *
find_field (AssayReturnsHandler *self,
            const char          *target,
            gboolean            *as_share)
{
  g_autofree char *field = g_strdup (target);

  *as_share = g_str_has_suffix (field, ASSAY_RETURN_AS_SHARE);
  if (*as_share)
    field[strlen (field) - strlen (ASSAY_RETURN_AS_SHARE)] = '\0';
  return assay_return_fields_find (self->fields, field);
}

/* What was a per cent in one file may be a share of 1 in the next, and so may each number. */
static void
assay_returns_handler_review (AssayImportHandler *handler,
                              GPtrArray          *facts,
                              GPtrArray          *choices)
{
  AssayReturnsHandler *self = ASSAY_RETURNS_HANDLER (handler);

  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      const AssayColumnFacts *column = g_ptr_array_index (facts, i);
      gboolean as_share;
      const AssayReturnField *field = find_field (self, choice->target, &as_share);

      if (choice->role != ASSAY_COLUMN_FIELD || choice->sureness != ASSAY_SURENESS_REMEMBERED || field == NULL)
        continue;
      g_hash_table_remove_all (choice->settled);
      if (as_share ? column->n_per_cent == 0 && column->maximum > 1 : is_share_or_per_cent (field, column))
        {
          assay_column_choice_set (choice, ASSAY_COLUMN_FIELD, field->field, ASSAY_SURENESS_ASK);
          assay_column_choice_doubt (choice, ASSAY_DOUBT_SHARE);
        }
    }
}

static GPtrArray *
make_labels (AssayReturnsHandler *self,
             GPtrArray           *columns)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_match_label_free);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (labels, assay_standard_column_label (g_ptr_array_index (columns, i)));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AssayReturnField *field = g_ptr_array_index (self->fields, i);
      AssayMatchLabel *label = assay_match_label_new (field->title);

      assay_match_label_add (label, field->words);
      g_ptr_array_add (labels, label);
    }
  return labels;
}

static double *
make_fit (AssayReturnsHandler *self,
          GPtrArray           *columns,
          GPtrArray           *facts)
{
  guint n_labels = columns->len + self->fields->len;
  double *fit = g_new (double, facts->len * n_labels);

  for (guint i = 0; i < facts->len; i++)
    for (guint j = 0; j < n_labels; j++)
      fit[i * n_labels + j]
          = j < columns->len ? assay_standard_column_fit (g_ptr_array_index (columns, j), g_ptr_array_index (facts, i))
                             : field_fit (g_ptr_array_index (facts, i));
  return fit;
}

static void
assay_returns_handler_suggest (AssayImportHandler *handler,
                               GPtrArray          *facts,
                               GPtrArray          *choices)
{
  AssayReturnsHandler *self = ASSAY_RETURNS_HANDLER (handler);
  g_autoptr (GPtrArray) columns = assay_standard_columns_list (ASSAY_IMPORT_RETURNS);
  g_autoptr (GPtrArray) labels = make_labels (self, columns);
  g_autoptr (GPtrArray) into = g_ptr_array_new ();
  g_autofree double *fit = make_fit (self, columns, facts);
  g_autofree AssayColumnMatch *matches
      = assay_column_match_all (assay_facts_headings (facts, into), facts->len, labels, fit);
  gboolean has_reference = FALSE;

  for (guint i = 0; i < facts->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      int label = matches[i].label;
      const AssayStandardColumn *column
          = label >= 0 && (guint) label < columns->len ? g_ptr_array_index (columns, (guint) label) : NULL;

      choice->mixes_shares = mixes_shares (g_ptr_array_index (facts, i));
      if (column != NULL)
        assay_column_choice_set (choice, column->role, column->target, matches[i].sureness);
      else if (label >= 0)
        choose_field (choice, g_ptr_array_index (self->fields, (guint) label - columns->len),
                      g_ptr_array_index (facts, i), matches[i]);
      has_reference = has_reference || choice->role == ASSAY_COLUMN_PROVIDER_REFERENCE;
    }
  /* A name beside a reference is kept where it is sure, to see whether the two contradict each other. */
  for (guint i = 0; has_reference && i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (choice->role == ASSAY_COLUMN_PROVIDER_NAME && choice->sureness < ASSAY_SURENESS_SURE)
        assay_column_choice_set (choice, ASSAY_COLUMN_LEAVE_OUT, "", ASSAY_SURENESS_NONE);
    }
}

static void
assay_returns_handler_describe (AssayImportHandler     *handler,
                                const AssayColumnFacts *facts,
                                AssayColumnChoice      *choice)
{
  AssayReturnsHandler *self = ASSAY_RETURNS_HANDLER (handler);
  const AssayReturnField *field
      = choice->role == ASSAY_COLUMN_FIELD ? assay_return_fields_find (self->fields, choice->target) : NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (field != NULL && is_share_or_per_cent (field, facts) && choice->doubt == ASSAY_DOUBT_SHARE)
    assay_column_choice_take_holds (choice, g_strdup (_ ("numbers up to 1")));
  else if (choice->role == ASSAY_COLUMN_FIELD && facts->n_numbers > 0)
    {
      least = assay_format_number (facts->minimum, facts->minimum == floor (facts->minimum) ? 0 : 1);
      most = assay_format_number (facts->maximum, facts->maximum == floor (facts->maximum) ? 0 : 1);
      assay_column_choice_take_holds (choice, g_strdup_printf (_ ("%s to %s"), least, most));
    }
  else
    assay_column_choice_take_holds (choice, assay_describe_values (facts));
  assay_column_choice_add_doubt (choice, field != NULL ? field->title : "");
}

static gboolean
assay_returns_handler_check_facts (AssayImportHandler *handler,
                                   AssayTableFile     *file,
                                   GPtrArray          *facts,
                                   GError            **error)
{
  return assay_facts_refuse_survey (facts, assay_table_file_get_path (file), error);
}

static gboolean
assay_returns_handler_check_choices (AssayImportHandler *handler,
                                     GPtrArray          *choices,
                                     GError            **error)
{
  const AssayImportPlan plan = { .columns = choices };

  if (!assay_import_choices_name_provider (choices))
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NO_PROVIDER,
                           _ ("No column says which provider a row is about."));
      return FALSE;
    }
  if (assay_import_plan_find (&plan, ASSAY_COLUMN_FIELD, NULL) < 0)
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING,
                           _ ("No column is read as a figure that the framework asks for."));
      return FALSE;
    }
  return assay_import_check_settled (choices, assay_standard_column_needed, error);
}

static AssayImportPass *
assay_returns_handler_begin_pass (AssayImportHandler *handler,
                                  AssayImportPlan    *plan,
                                  AssayConnection    *connection,
                                  GError            **error)
{
  return assay_returns_pass_new (plan, ASSAY_RETURNS_HANDLER (handler)->fields, connection, error);
}

static void
assay_returns_handler_class_init (AssayReturnsHandlerClass *klass)
{
  AssayImportHandlerClass *handler_class = ASSAY_IMPORT_HANDLER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_returns_handler_finalize;
  handler_class->kind = ASSAY_IMPORT_RETURNS;
  handler_class->list_targets = assay_returns_handler_list_targets;
  handler_class->load = assay_returns_handler_load;
  handler_class->suggest = assay_returns_handler_suggest;
  handler_class->review = assay_returns_handler_review;
  handler_class->describe = assay_returns_handler_describe;
  handler_class->check_facts = assay_returns_handler_check_facts;
  handler_class->check_choices = assay_returns_handler_check_choices;
  handler_class->begin_pass = assay_returns_handler_begin_pass;
}

static void
assay_returns_handler_init (AssayReturnsHandler *self)
{
}

/**
 * assay_returns_import_new:
 * @db: the register
 * @framework: the framework that asks for the figures
 * @period: (nullable): the period that the returns are about, in canonical form
 *
 * Makes an import of figures that providers return. Main thread.
 *
 * Returns: (transfer full): the import
 */
AssayImportController *
assay_returns_import_new (AssayDb        *db,
                          AssayFramework *framework,
                          const char     *period)
{
  AssayReturnsHandler *handler = g_object_new (ASSAY_TYPE_RETURNS_HANDLER, NULL);

  handler->fields = assay_return_fields_list (framework);
  return assay_import_controller_new (db, ASSAY_IMPORT_HANDLER (handler), period, NULL);
}
