/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-register-pass.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/intake/assay-column-facts.h"
#include "core/intake/assay-provider-index.h"
#include "core/intake/assay-standard-columns.h"
#include "core/register/assay-figure.h"
#include "core/register/assay-provider.h"

static const char *const text_fields[] = { ASSAY_FIELD_SERVICE_TYPE, ASSAY_FIELD_ADDRESS, ASSAY_FIELD_POSTCODE,
                                           ASSAY_FIELD_CONTACT, ASSAY_FIELD_NOTE };
static const char *const count_fields[] = { ASSAY_FIELD_PEOPLE_SUPPORTED, ASSAY_FIELD_QUESTIONNAIRES_SENT,
                                            ASSAY_FIELD_UNDELIVERABLE };

#define N_COUNTS G_N_ELEMENTS (count_fields)

/* So many rows about a provider again are no slip. */
#define LEAST_AGAIN 3

/* Places in count_fields. */
enum
{
  SUPPORTED,
  SENT,
  UNDELIVERABLE,
};

/* What the register has of one provider. */
typedef struct
{
  AssayProvider *provider;
  double counts[N_COUNTS];
  guint64 line;
} Known;

struct _AssayRegisterPass
{
  AssayImportPass parent_instance;

  GHashTable *by_reference;
  GHashTable *by_name;
  GHashTable *by_cqc_id;
  GHashTable *seen;
  guint64 n_again; /* rows about a provider that an earlier row was about */
  int reference_column;
  int name_column;
  int cqc_column;
  int text_columns[G_N_ELEMENTS (text_fields)];
  int count_columns[N_COUNTS];

  /* What the last row judged says. */
  Known *known;
  AssayProvider *provider;
  gboolean facts_differ;
  double counts[N_COUNTS];
};

G_DEFINE_FINAL_TYPE (AssayRegisterPass, assay_register_pass, ASSAY_TYPE_IMPORT_PASS)

static void
free_known (Known *known)
{
  g_object_unref (known->provider);
  g_free (known);
}

static void
assay_register_pass_finalize (GObject *object)
{
  AssayRegisterPass *self = ASSAY_REGISTER_PASS (object);

  g_clear_object (&self->provider);
  g_hash_table_unref (self->by_reference);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_cqc_id);
  g_hash_table_unref (self->seen);
  G_OBJECT_CLASS (assay_register_pass_parent_class)->finalize (object);
}

static char *
dup_cell (const AssayTableRow *row,
          int                  column)
{
  return assay_text_squeeze (assay_table_row_get_cell (row, column)->text);
}

static gboolean
has_name (const Known *known,
          const char  *key)
{
  g_autofree char *own = assay_text_fold (assay_provider_get_name (known->provider));

  return strcmp (own, key) == 0;
}

/* Whether the reference is of one provider and the name beside it of another. */
static gboolean
contradicts (AssayRegisterPass *self,
             const char        *name)
{
  g_autofree char *key = assay_text_fold (name);
  const Known *other = g_hash_table_lookup (self->by_name, key);

  return self->known != NULL && other != NULL && other != self->known && !has_name (self->known, key);
}

/* The provider that a row is about: by reference, else by CQC id, else by name. */
static Known *
find_known (AssayRegisterPass *self,
            const char        *reference,
            const char        *cqc_id,
            const char        *name)
{
  g_autofree char *reference_key = assay_text_fold (reference);
  g_autofree char *cqc_key = assay_text_fold (cqc_id);
  g_autofree char *name_key = assay_text_fold (name);

  if (self->reference_column >= 0)
    return g_hash_table_lookup (self->by_reference, reference_key);
  if (cqc_key[0] != '\0' && g_hash_table_contains (self->by_cqc_id, cqc_key))
    return g_hash_table_lookup (self->by_cqc_id, cqc_key);
  return g_hash_table_lookup (self->by_name, name_key);
}

static void
set_if_filled (AssayProvider *provider,
               const char    *property,
               const char    *text)
{
  if (text[0] != '\0')
    g_object_set (provider, property, text, NULL);
}

/* The provider as it will be: what the register has, with what the row says; a blank cell says nothing. */
static AssayProvider *
make_provider (AssayRegisterPass   *self,
               const AssayTableRow *row,
               const char          *reference,
               const char          *cqc_id,
               const char          *name)
{
  AssayProvider *provider = self->known != NULL ? assay_provider_copy (self->known->provider)
                                                : assay_provider_new ();

  if (self->known == NULL)
    set_if_filled (provider, "reference", reference);
  set_if_filled (provider, "name", name);
  set_if_filled (provider, "cqc-id", cqc_id);
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    {
      g_autofree char *text = dup_cell (row, self->text_columns[i]);

      set_if_filled (provider, text_fields[i], text);
    }
  return provider;
}

/* Reads the counts of a row; the column that is no count, or -1. */
static int
read_counts (AssayRegisterPass   *self,
             const AssayTableRow *row)
{
  for (guint i = 0; i < N_COUNTS; i++)
    {
      const AssayCell *cell = assay_table_row_get_cell (row, self->count_columns[i]);
      g_autofree char *text = assay_text_squeeze (cell->text);
      double value = cell->number;

      self->counts[i] = NAN;
      if (text[0] == '\0' || strcmp (text, "-") == 0)
        continue;
      if (cell->type != ASSAY_CELL_NUMBER && !assay_figure_parse (text, &value, NULL))
        return self->count_columns[i];
      if (value < 0 || value != floor (value))
        return self->count_columns[i];
      self->counts[i] = value;
    }
  return -1;
}

static gboolean
counts_differ (AssayRegisterPass *self)
{
  for (guint i = 0; i < N_COUNTS; i++)
    if (!isnan (self->counts[i]) && (isnan (self->known->counts[i]) || self->counts[i] != self->known->counts[i]))
      return TRUE;
  return FALSE;
}

/* A count as it will be: what the row says, else what the register has, else NaN. */
static double
get_count (const AssayRegisterPass *self,
           guint                    count)
{
  return isnan (self->counts[count]) && self->known != NULL ? self->known->counts[count] : self->counts[count];
}

/* Comparisons with NaN are false: what is not known is not odd. */
static gboolean
exceeds (const AssayRegisterPass *self,
         guint                    count,
         guint                    limit)
{
  return (!isnan (self->counts[count]) || !isnan (self->counts[limit]))
         && get_count (self, count) > get_count (self, limit);
}

static void
warn (AssayRegisterPass   *self,
      const AssayTableRow *row,
      const char          *name)
{
  AssayImportPass *pass = ASSAY_IMPORT_PASS (self);
  g_autofree char *key = assay_text_fold (name);

  if (self->counts[SUPPORTED] == 0)
    assay_import_pass_warn (pass, row, _ ("Nobody supported"));
  if (exceeds (self, SENT, SUPPORTED))
    assay_import_pass_warn (pass, row, _ ("Questionnaires sent above people supported"));
  if (exceeds (self, UNDELIVERABLE, SENT))
    assay_import_pass_warn (pass, row, _ ("Undeliverable above questionnaires sent"));
  if (self->known == NULL && g_hash_table_contains (self->by_name, key))
    assay_import_pass_warn (pass, row, _ ("New reference with the name of a provider in the register"));
  if (self->known != NULL && key[0] != '\0' && !has_name (self->known, key))
    assay_import_pass_warn (pass, row, _ ("Name other than in the register"));
}

static AssayRowVerdict
compare (AssayRegisterPass   *self,
         const AssayTableRow *row,
         const char          *name)
{
  warn (self, row, name);
  if (self->known == NULL)
    return ASSAY_ROW_NEW;
  self->facts_differ = !assay_provider_has_same_facts (self->provider, self->known->provider);
  return self->facts_differ || counts_differ (self) ? ASSAY_ROW_CHANGED : ASSAY_ROW_PRESENT;
}

/* A row for a provider that an earlier row was about: which of the two is right is not for us to say. */
static guint64
note_line (AssayRegisterPass *self,
           const char        *reference,
           guint64            line)
{
  g_autofree char *key = assay_text_fold (reference);
  guint64 before = GPOINTER_TO_SIZE (g_hash_table_lookup (self->seen, key));

  if (before == 0)
    g_hash_table_insert (self->seen, g_steal_pointer (&key), GSIZE_TO_POINTER ((gsize) line));
  return before;
}

static AssayRowVerdict
assay_register_pass_check_row (AssayImportPass     *pass,
                               const AssayTableRow *row)
{
  AssayRegisterPass *self = ASSAY_REGISTER_PASS (pass);
  g_autofree char *reference = dup_cell (row, self->reference_column);
  g_autofree char *cqc_id = dup_cell (row, self->cqc_column);
  g_autofree char *name = dup_cell (row, self->name_column);
  guint64 before;
  int wrong;

  self->known = find_known (self, reference, cqc_id, name);
  if (contradicts (self, name))
    return assay_import_pass_reject_name (pass, row, reference, assay_provider_get_name (self->known->provider), name);
  if (self->known == NULL && reference[0] == '\0')
    return assay_import_pass_reject (pass, row, name, _ ("The row has no provider reference"));
  if (self->known == NULL && name[0] == '\0')
    return assay_import_pass_reject (pass, row, reference, _ ("The row has no provider name"));
  g_clear_object (&self->provider);
  self->provider = make_provider (self, row, reference, cqc_id, name);
  before = note_line (self, assay_provider_get_reference (self->provider), row->line);
  if (before != 0)
    {
      self->n_again++;
      return assay_import_pass_reject (pass, row, reference, _ ("Provider %s is already in line %" PRIu64),
                                       assay_provider_get_reference (self->provider), before);
    }
  wrong = read_counts (self, row);
  if (wrong >= 0)
    {
      const AssayColumnChoice *choice
          = g_ptr_array_index (assay_import_pass_get_plan (pass)->columns, (guint) wrong);

      return assay_import_pass_reject (pass, row, reference, _ ("%s is “%s”, which is no whole number from 0"),
                                       choice->heading, assay_table_row_get_cell (row, wrong)->text);
    }
  return compare (self, row, name);
}

static gboolean
store_provider (AssayRegisterPass *self,
                AssayConnection   *connection,
                gint64            *id,
                GError           **error)
{
  AssayImportPass *pass = ASSAY_IMPORT_PASS (self);
  g_autofree char *before = self->known != NULL ? assay_provider_to_json (self->known->provider) : NULL;
  g_autofree char *after = assay_provider_to_json (self->provider);
  g_autofree char *subject = NULL;
  gint64 version;

  *id = assay_provider_get_id (self->provider);
  assay_import_pass_digest (pass, after, strlen (after) + 1);
  if (self->known != NULL && !self->facts_differ)
    return TRUE;
  *id = assay_provider_put (connection, self->provider, error);
  if (*id == 0)
    return FALSE;
  /* With the version that it has now, to tell whether somebody changed it since. */
  version = self->known != NULL ? assay_provider_get_version (self->known->provider) + 1 : 1;
  subject = g_strdup_printf ("provider %" PRId64 " %" PRId64, *id, version);
  return assay_import_pass_keep_before (pass, connection, subject, before, error);
}

static gboolean
assay_register_pass_store_row (AssayImportPass *pass,
                               AssayConnection *connection,
                               AssayRowVerdict  verdict,
                               GError         **error)
{
  AssayRegisterPass *self = ASSAY_REGISTER_PASS (pass);
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);
  gint64 id;

  if (!store_provider (self, connection, &id, error))
    return FALSE;
  for (guint i = 0; i < N_COUNTS; i++)
    {
      if (isnan (self->counts[i]))
        continue;
      assay_import_pass_digest (pass, &self->counts[i], sizeof self->counts[i]);
      if (!assay_figure_record (connection, id, plan->period, count_fields[i], self->counts[i],
                                plan->file_name, NULL, assay_import_pass_get_import_id (pass), NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* A register says of each provider once what there is to say; returns of a survey go on about the same few. */
static gboolean
assay_register_pass_finish (AssayImportPass *pass,
                            AssayConnection *connection,
                            GError         **error)
{
  AssayRegisterPass *self = ASSAY_REGISTER_PASS (pass);
  const AssayImportCounts *counts = assay_import_pass_get_counts (pass);

  if (self->n_again < LEAST_AGAIN || 2 * self->n_again <= counts->read)
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_OTHER_KIND,
               _ ("“%s” has %" PRIu64 " rows about providers of earlier rows, out of %" PRIu64
                  ": this is no list of providers."),
               assay_import_pass_get_plan (pass)->file_name, self->n_again, counts->read);
  return FALSE;
}

static char *
assay_register_pass_dup_subject (AssayImportPass *pass)
{
  guint64 n = assay_import_pass_get_counts (pass)->added + assay_import_pass_get_counts (pass)->changed;

  return g_strdup_printf (ngettext ("%" PRIu64 " provider", "%" PRIu64 " providers",
                                    (gulong) n),
                          n);
}

static void
assay_register_pass_class_init (AssayRegisterPassClass *klass)
{
  AssayImportPassClass *pass_class = ASSAY_IMPORT_PASS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_register_pass_finalize;
  pass_class->check_row = assay_register_pass_check_row;
  pass_class->store_row = assay_register_pass_store_row;
  pass_class->finish = assay_register_pass_finish;
  pass_class->dup_subject = assay_register_pass_dup_subject;
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
assay_register_pass_init (AssayRegisterPass *self)
{
  self->by_reference = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_known);
  self->by_name = make_table ();
  self->by_cqc_id = make_table ();
  self->seen = make_table ();
}

static void
find_columns (AssayRegisterPass     *self,
              const AssayImportPlan *plan)
{
  self->reference_column = assay_import_plan_find (plan, ASSAY_COLUMN_PROVIDER_REFERENCE, NULL);
  self->name_column = assay_import_plan_find (plan, ASSAY_COLUMN_PROVIDER_NAME, NULL);
  self->cqc_column = assay_import_plan_find (plan, ASSAY_COLUMN_CQC_ID, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (text_fields); i++)
    self->text_columns[i] = assay_import_plan_find (plan, ASSAY_COLUMN_FIELD, text_fields[i]);
  for (guint i = 0; i < N_COUNTS; i++)
    self->count_columns[i] = assay_import_plan_find (plan, ASSAY_COLUMN_FIELD, count_fields[i]);
}

static void
add_known (AssayRegisterPass *self,
           AssayProvider     *provider)
{
  Known *known = g_new0 (Known, 1);
  char *name_key = assay_text_fold (assay_provider_get_name (provider));
  char *cqc_key = assay_text_fold (assay_provider_get_cqc_id (provider));

  known->provider = g_object_ref (provider);
  for (guint i = 0; i < N_COUNTS; i++)
    known->counts[i] = NAN;
  g_hash_table_insert (self->by_reference, assay_text_fold (assay_provider_get_reference (provider)), known);
  g_hash_table_insert (self->by_name, name_key, known);
  g_hash_table_insert (self->by_cqc_id, cqc_key, known);
}

static gboolean
load_counts (AssayRegisterPass *self,
             AssayConnection   *connection,
             const char        *period,
             GError           **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT p.reference_key, f.field, f.value FROM figure f "
                                "JOIN provider p ON p.id = f.provider_id WHERE f.period = ? AND f.superseded = 0",
                                "s", period);

  if (statement == NULL)
    return FALSE;
  while (assay_statement_next (statement, &failure))
    {
      Known *known = g_hash_table_lookup (self->by_reference, assay_statement_get_text (statement, 0));

      for (guint i = 0; known != NULL && i < N_COUNTS; i++)
        if (strcmp (count_fields[i], assay_statement_get_text (statement, 1)) == 0
            && !assay_statement_is_null (statement, 2))
          known->counts[i] = assay_statement_get_double (statement, 2);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_register_pass_new:
 * @plan: (transfer full): what the import was told
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Begins a pass over a file of providers.
 *
 * Returns: (transfer full) (nullable): the pass
 */
AssayImportPass *
assay_register_pass_new (AssayImportPlan *plan,
                         AssayConnection *connection,
                         GError         **error)
{
  g_autoptr (AssayRegisterPass) self = g_object_new (ASSAY_TYPE_REGISTER_PASS, NULL);
  g_autoptr (GPtrArray) providers = assay_provider_list (connection, error);

  assay_import_pass_take_plan (ASSAY_IMPORT_PASS (self), plan);
  if (providers == NULL)
    return NULL;
  find_columns (self, plan);
  for (guint i = 0; i < providers->len; i++)
    add_known (self, g_ptr_array_index (providers, i));
  return load_counts (self, connection, plan->period, error) ? ASSAY_IMPORT_PASS (g_steal_pointer (&self)) : NULL;
}
