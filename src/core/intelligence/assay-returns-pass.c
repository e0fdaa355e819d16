/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intelligence/assay-returns-pass.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-period.h"
#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-column-facts.h"
#include "core/intake/assay-provider-index.h"
#include "core/intelligence/assay-return-field.h"
#include "core/register/assay-figure.h"

typedef struct
{
  guint column;
  const AssayReturnField *field;
  gboolean as_share;
  gboolean asks; /* each bare number up to 1 may be a share */
  double value;
  double unsure; /* the number of which that is not known; NaN where there is none */
} Figure;

struct _AssayReturnsPass
{
  AssayImportPass parent_instance;

  AssayProviderIndex *providers;
  GPtrArray *fields;
  GHashTable *held;
  GHashTable *lines;
  GArray *figures;
  int provider_column;
  int name_column;
  int period_column;

  AssayIndexedProvider *provider;
};

G_DEFINE_FINAL_TYPE (AssayReturnsPass, assay_returns_pass, ASSAY_TYPE_IMPORT_PASS)

static void
assay_returns_pass_finalize (GObject *object)
{
  AssayReturnsPass *self = ASSAY_RETURNS_PASS (object);

  assay_provider_index_free (self->providers);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->lines);
  g_array_unref (self->figures);
  G_OBJECT_CLASS (assay_returns_pass_parent_class)->finalize (object);
}

/* The reason why a row belongs to another period, or NULL. */
static char *
check_period (AssayReturnsPass    *self,
              const AssayTableRow *row)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (ASSAY_IMPORT_PASS (self));
  g_autofree char *text = assay_text_squeeze (assay_table_row_get_cell (row, self->period_column)->text);
  g_autofree char *period = NULL;

  if (text[0] == '\0')
    return NULL;
  period = assay_period_normalize (text, NULL);
  if (period == NULL)
    return g_strdup_printf (_ ("“%s” is not understood as a period such as 2010-11 Q4"), text);
  if (strcmp (period, plan->period) != 0)
    return g_strdup_printf (_ ("The row is about %s, not %s"), period, plan->period);
  return NULL;
}

static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "n a", "na", "not applicable", "not known", "unknown", "not returned",
                                       "not available", "nil return", "tbc", NULL };
  g_autofree char *folded = assay_text_fold (text);

  return assay_answer_is_blank (text) || g_strv_contains (words, folded);
}

static char *
format_per_cent (double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (number, sizeof number, "%.6g", value), " %", NULL);
}

/* A number that may be a share: what somebody said that it is, or it is to be asked. */
static char *
settle_share (AssayReturnsPass *self,
              Figure           *figure,
              const char       *text)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (ASSAY_IMPORT_PASS (self));
  double number = figure->value;
  const char *as;

  figure->value = NAN;
  if (!assay_column_choice_lookup (g_ptr_array_index (plan->columns, figure->column), text, &as)
      || (as[0] != '\0' && !assay_figure_parse (as, &figure->value, NULL)))
    figure->unsure = number;
  return isnan (figure->value) ? NULL : assay_return_field_check (figure->field, figure->value);
}

/* "72,5", as programs of other languages write it. A comma before three digits parts thousands, and two cannot both be
 * decimal ones. In a survey "1,2" may be two choices; a return has none. */
static gboolean
parse_decimal_comma (const char *text,
                     double     *value,
                     gboolean   *per_cent)
{
  g_autofree char *copy = g_strdup (text);
  char *comma = strchr (copy, ',');
  gsize n;

  if (comma == NULL || comma == copy || strchr (comma + 1, ',') != NULL || strchr (copy, '.') != NULL)
    return FALSE;
  n = strspn (comma + 1, "0123456789");
  if (n == 0 || n == 3)
    return FALSE;
  *comma = '.';
  return assay_figure_parse (copy, value, per_cent);
}

/* Reads one figure of a row; the reason why it cannot be one, or NULL. */
static char *
read_figure (AssayReturnsPass    *self,
             Figure              *figure,
             const AssayTableRow *row)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (ASSAY_IMPORT_PASS (self));
  const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, figure->column);
  const AssayCell *cell = assay_table_row_get_cell (row, (int) figure->column);
  gboolean per_cent = cell->per_cent;

  figure->value = NAN;
  figure->unsure = NAN;
  if (says_nothing (cell->text))
    return NULL;
  if (cell->type == ASSAY_CELL_NUMBER)
    figure->value = per_cent ? 100 * cell->number : cell->number;
  else if (!assay_figure_parse (cell->text, &figure->value, &per_cent) &&
           !parse_decimal_comma (cell->text, &figure->value, &per_cent))
    {
      figure->value = NAN;
      return g_strdup_printf (_ ("%s is “%s”, which is no figure"), choice->heading, cell->text);
    }
  if (figure->asks && !per_cent && figure->value > 0 && figure->value <= 1)
    return settle_share (self, figure, cell->text);
  if (figure->as_share && !per_cent)
    figure->value *= 100;
  return assay_return_field_check (figure->field, figure->value);
}

static char *
read_figures (AssayReturnsPass    *self,
              const AssayTableRow *row)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      char *wrong = read_figure (self, &g_array_index (self->figures, Figure, i), row);

      if (wrong != NULL)
        return wrong;
    }
  return NULL;
}

static void
ask (AssayReturnsPass    *self,
     const AssayTableRow *row)
{
  AssayImportPass *pass = ASSAY_IMPORT_PASS (self);

  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);
      g_autofree char *as_written = format_per_cent (figure->unsure);
      g_autofree char *as_share = format_per_cent (100 * figure->unsure);
      const char *const choices[] = { as_written, as_share, NULL };
      const char *text = assay_table_row_get_cell (row, (int) figure->column)->text;

      if (isnan (figure->unsure))
        continue;
      assay_import_answer_count (assay_import_pass_ask (pass, figure->column, text, row->line, NULL, choices, TRUE));
      assay_import_pass_get_counts (pass)->unknown++;
    }
}

static char *
make_key (gint64      provider_id,
          const char *field)
{
  return g_strdup_printf ("%" PRId64 " %s", provider_id, field);
}

/* Among people supported no more can have complained than there are; who counts complaints, not people, may. */
static void
warn (AssayReturnsPass    *self,
      const AssayTableRow *row)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);
      g_autofree char *key = make_key (self->provider->id, ASSAY_FIELD_PEOPLE_SUPPORTED);
      const double *supported = g_hash_table_lookup (self->held, key);
      g_autofree char *what = NULL;

      if (g_strcmp0 (figure->field->divisor, ASSAY_FIELD_PEOPLE_SUPPORTED) != 0 || supported == NULL
          || !(figure->value > *supported))
        continue;
      /* TRANSLATORS: a figure’s title, such as “Complaints”. */
      what = g_strdup_printf (_ ("%s above people supported"), figure->field->title);
      assay_import_pass_warn (ASSAY_IMPORT_PASS (self), row, what);
    }
}

/* Compares a row with the figures that hold. */
static AssayRowVerdict
compare (AssayReturnsPass    *self,
         const AssayTableRow *row)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (ASSAY_IMPORT_PASS (self));
  guint n_given = 0, n_held = 0, n_same = 0;

  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);
      g_autofree char *key = make_key (self->provider->id, figure->field->field);
      const double *held = g_hash_table_lookup (self->held, key);

      n_held += held != NULL;
      n_given += !isnan (figure->value) || (!isnan (figure->unsure) && !plan->unknown_as_blank);
      n_same += !isnan (figure->value) && held != NULL && *held == figure->value;
    }
  if (n_given == 0)
    return assay_import_pass_reject (ASSAY_IMPORT_PASS (self), row, self->provider->reference,
                                     _ ("The row holds no figure"));
  if (n_held == 0)
    return ASSAY_ROW_NEW;
  return n_same == n_given ? ASSAY_ROW_PRESENT : ASSAY_ROW_CHANGED;
}

static AssayRowVerdict
assay_returns_pass_check_row (AssayImportPass     *pass,
                              const AssayTableRow *row)
{
  AssayReturnsPass *self = ASSAY_RETURNS_PASS (pass);
  g_autofree char *wrong = NULL;
  AssayRowVerdict verdict;
  const char *name;
  gsize before;

  self->provider = assay_provider_index_match_cell (self->providers, pass, self->provider_column, row);
  if (self->provider == NULL)
    return assay_provider_index_reject (self->providers, pass, self->provider_column, row, NULL);
  name = assay_table_row_get_cell (row, self->name_column)->text;
  if (assay_provider_index_contradicts (self->providers, self->provider, name))
    return assay_import_pass_reject_name (pass, row, self->provider->reference, self->provider->name, name);
  wrong = check_period (self, row);
  if (wrong == NULL)
    wrong = read_figures (self, row);
  if (wrong != NULL)
    return assay_import_pass_reject (pass, row, self->provider->reference, "%s", wrong);
  before = GPOINTER_TO_SIZE (g_hash_table_lookup (self->lines, self->provider));
  if (before != 0)
    return assay_import_pass_reject (pass, row, self->provider->reference,
                                     _ ("Provider %s is already in line %zu"),
                                     self->provider->reference, before);
  verdict = compare (self, row);
  if (verdict != ASSAY_ROW_SET_ASIDE)
    {
      g_hash_table_insert (self->lines, self->provider, GSIZE_TO_POINTER ((gsize) row->line));
      warn (self, row);
      ask (self, row);
    }
  self->provider->added += verdict >= ASSAY_ROW_NEW;
  return verdict;
}

static gboolean
assay_returns_pass_store_row (AssayImportPass *pass,
                              AssayConnection *connection,
                              AssayRowVerdict  verdict,
                              GError         **error)
{
  AssayReturnsPass *self = ASSAY_RETURNS_PASS (pass);
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);

  for (guint i = 0; i < self->figures->len; i++)
    {
      const Figure *figure = &g_array_index (self->figures, Figure, i);
      const char *field = figure->field->field;

      if (isnan (figure->value))
        continue;
      assay_import_pass_digest (pass, self->provider->reference, strlen (self->provider->reference) + 1);
      assay_import_pass_digest (pass, field, strlen (field) + 1);
      assay_import_pass_digest (pass, &figure->value, sizeof figure->value);
      if (!assay_figure_record (connection, self->provider->id, plan->period, field, figure->value,
                                plan->file_name, NULL, assay_import_pass_get_import_id (pass), NULL, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
assay_returns_pass_list_providers (AssayImportPass *pass)
{
  return assay_provider_index_report (ASSAY_RETURNS_PASS (pass)->providers, 1);
}

static char *
assay_returns_pass_dup_subject (AssayImportPass *pass)
{
  guint64 n = assay_import_pass_get_counts (pass)->added + assay_import_pass_get_counts (pass)->changed;

  return g_strdup_printf (ngettext ("the return of %" PRIu64 " provider for %s",
                                    "the returns of %" PRIu64 " providers for %s", (gulong) n),
                          n, assay_import_pass_get_plan (pass)->period);
}

static void
assay_returns_pass_class_init (AssayReturnsPassClass *klass)
{
  AssayImportPassClass *pass_class = ASSAY_IMPORT_PASS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_returns_pass_finalize;
  pass_class->check_row = assay_returns_pass_check_row;
  pass_class->store_row = assay_returns_pass_store_row;
  pass_class->list_providers = assay_returns_pass_list_providers;
  pass_class->dup_subject = assay_returns_pass_dup_subject;
}

static void
assay_returns_pass_init (AssayReturnsPass *self)
{
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lines = g_hash_table_new (NULL, NULL);
  self->figures = g_array_new (FALSE, TRUE, sizeof (Figure));
}

static void
find_figures (AssayReturnsPass      *self,
              const AssayImportPlan *plan)
{
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, i);
      Figure figure = { .column = i };
      g_autofree char *field = g_strdup (choice->target);

      if (g_str_has_suffix (field, ASSAY_RETURN_AS_SHARE))
        {
          figure.as_share = TRUE;
          field[strlen (field) - strlen (ASSAY_RETURN_AS_SHARE)] = '\0';
        }
      figure.field = choice->role == ASSAY_COLUMN_FIELD ? assay_return_fields_find (self->fields, field) : NULL;
      figure.asks = choice->mixes_shares && figure.field != NULL && figure.field->per_cent && !figure.as_share;
      if (figure.field != NULL)
        g_array_append_val (self->figures, figure);
    }
}

static gboolean
load_held (AssayReturnsPass *self,
           AssayConnection  *connection,
           const char       *period,
           GError          **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT provider_id, field, value FROM figure WHERE period = ? "
                                "AND superseded = 0 AND value IS NOT NULL",
                                "s", period);

  if (statement == NULL)
    return FALSE;
  while (assay_statement_next (statement, &failure))
    {
      double value = assay_statement_get_double (statement, 2);

      g_hash_table_insert (self->held,
                           make_key (assay_statement_get_int (statement, 0), assay_statement_get_text (statement, 1)),
                           g_memdup2 (&value, sizeof value));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_returns_pass_new:
 * @plan: (transfer full): what the import was told
 * @fields: (element-type AssayReturnField): the figures that are known
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Begins a pass over a file of providers' returns.
 *
 * Returns: (transfer full) (nullable): the pass
 */
AssayImportPass *
assay_returns_pass_new (AssayImportPlan *plan,
                        GPtrArray       *fields,
                        AssayConnection *connection,
                        GError         **error)
{
  g_autoptr (AssayReturnsPass) self = g_object_new (ASSAY_TYPE_RETURNS_PASS, NULL);

  assay_import_pass_take_plan (ASSAY_IMPORT_PASS (self), plan);
  self->fields = g_ptr_array_ref (fields);
  self->provider_column = assay_import_plan_find_provider (plan);
  self->name_column = assay_import_plan_find (plan, ASSAY_COLUMN_PROVIDER_NAME, NULL);
  self->period_column = assay_import_plan_find (plan, ASSAY_COLUMN_PERIOD, NULL);
  find_figures (self, plan);
  self->providers = assay_provider_index_load (connection, plan->period, error);
  if (self->providers == NULL || !load_held (self, connection, plan->period, error))
    return NULL;
  return ASSAY_IMPORT_PASS (g_steal_pointer (&self));
}
