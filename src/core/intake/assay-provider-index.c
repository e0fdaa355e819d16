/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-provider-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-text.h"
#include "core/intake/assay-byte-map.h"
#include "core/register/assay-figure.h"

/* A name that is less like any provider's than this suggests nobody. */
#define LEAST_LIKENESS 0.6
#define UNKNOWN (ASSAY_BYTE_MAP_NONE - 1)

struct _AssayProviderIndex
{
  GPtrArray *providers;
  GStringChunk *texts;
  GHashTable *by_reference;
  GHashTable *by_name;
  GHashTable *by_cqc_id;
  GHashTable *by_id;
  AssayByteMap *cells;
};

static GHashTable *
make_table (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

/* A name or id that two providers have finds neither. */
static void
add_key (AssayProviderIndex   *self,
         GHashTable           *table,
         const char           *key,
         AssayIndexedProvider *provider)
{
  if (key[0] == '\0')
    return;
  if (g_hash_table_contains (table, key))
    g_hash_table_insert (table, (gpointer) key, NULL);
  else
    g_hash_table_insert (table, g_string_chunk_insert (self->texts, key), provider);
}

static void
add_provider (AssayProviderIndex *self,
              AssayStatement     *statement)
{
  AssayIndexedProvider *provider = g_new0 (AssayIndexedProvider, 1);
  g_autofree char *cqc_key = assay_text_fold (assay_statement_get_text (statement, 3));

  provider->id = assay_statement_get_int (statement, 0);
  provider->reference = g_string_chunk_insert (self->texts, assay_statement_get_text (statement, 1));
  provider->name = g_string_chunk_insert (self->texts, assay_statement_get_text (statement, 2));
  provider->cqc_id = g_string_chunk_insert (self->texts, assay_statement_get_text (statement, 3));
  provider->sent = assay_statement_is_null (statement, 4)
                       ? -1
                       : (gint64) assay_statement_get_double (statement, 4);
  provider->place = self->providers->len;
  g_ptr_array_add (self->providers, provider);
  g_hash_table_insert (self->by_id, &provider->id, provider);
  add_key (self, self->by_reference, assay_statement_get_text (statement, 5), provider);
  add_key (self, self->by_name, assay_statement_get_text (statement, 6), provider);
  add_key (self, self->by_cqc_id, cqc_key, provider);
}

/**
 * assay_provider_index_load:
 * @connection: a connection
 * @period: the period of the import, in canonical form
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Loads all providers and what was sent in the period. Belongs to one thread at a time.
 *
 * Returns: (transfer full) (nullable): the index
 */
AssayProviderIndex *
assay_provider_index_load (AssayConnection *connection,
                           const char      *period,
                           GError         **error)
{
  g_autoptr (AssayProviderIndex) self = g_new0 (AssayProviderIndex, 1);
  g_autoptr (GError) local_error = NULL;
  AssayStatement *statement;

  self->providers = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (64 * 1024);
  self->by_reference = make_table ();
  self->by_name = make_table ();
  self->by_cqc_id = make_table ();
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cells = assay_byte_map_new ();
  statement = assay_connection_query (connection, error,
                                      "SELECT p.id, p.reference, p.name, p.cqc_id, f.value, p.reference_key, "
                                      "p.name_key FROM provider p "
                                      "LEFT JOIN figure f ON f.provider_id = p.id AND f.period = ? "
                                      "AND f.field = ? AND f.superseded = 0 ORDER BY p.reference_key",
                                      "ss", period, ASSAY_FIELD_QUESTIONNAIRES_SENT);
  if (statement == NULL)
    return NULL;
  while (assay_statement_next (statement, &local_error))
    add_provider (self, statement);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * assay_provider_index_free:
 * @self: (transfer full): an index
 *
 * Frees an index.
 */
void
assay_provider_index_free (AssayProviderIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_reference);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_cqc_id);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->providers);
  g_string_chunk_free (self->texts);
  assay_byte_map_free (self->cells);
  g_free (self);
}

/**
 * assay_provider_index_get_by_id:
 * @self: an index
 * @id: the id of a row of the register
 *
 * Gives a provider.
 *
 * Returns: (transfer none) (nullable): the provider
 */
AssayIndexedProvider *
assay_provider_index_get_by_id (AssayProviderIndex *self,
                                gint64              id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * assay_provider_index_find:
 * @self: an index
 * @role: what @text is: a reference, a name or a CQC id
 * @text: what a file calls a provider, in any case, spacing and punctuation
 *
 * Finds a provider by exactly what it is called. Under the heading of a name there may be a reference.
 *
 * Returns: (transfer none) (nullable): the provider
 */
AssayIndexedProvider *
assay_provider_index_find (AssayProviderIndex *self,
                           AssayColumnRole     role,
                           const char         *text)
{
  g_autofree char *key = assay_text_fold (text);
  AssayIndexedProvider *named
      = role == ASSAY_COLUMN_PROVIDER_NAME ? g_hash_table_lookup (self->by_name, key) : NULL;

  if (named != NULL)
    return named;
  if (role == ASSAY_COLUMN_CQC_ID)
    return g_hash_table_lookup (self->by_cqc_id, key);
  return g_hash_table_lookup (self->by_reference, key);
}

/**
 * assay_provider_index_find_like:
 * @self: an index
 * @name: what a file calls a provider
 * @likeness: (out) (optional): how alike, 0 to 1
 *
 * Finds the provider whose name is most like a name. Somebody has to confirm it.
 *
 * Returns: (transfer none) (nullable): the provider; %NULL where none is much like it
 */
AssayIndexedProvider *
assay_provider_index_find_like (AssayProviderIndex *self,
                                const char         *name,
                                double             *likeness)
{
  AssayIndexedProvider *best = NULL;
  double most = LEAST_LIKENESS;

  for (guint i = 0; i < self->providers->len; i++)
    {
      AssayIndexedProvider *provider = g_ptr_array_index (self->providers, i);
      double alike = assay_text_likeness (provider->name, name);

      if (alike > most)
        {
          most = alike;
          best = provider;
        }
    }
  if (likeness != NULL)
    *likeness = best != NULL ? most : 0.0;
  return best;
}

/* What a person settled for this text: a reference or a name. */
static AssayIndexedProvider *
find_settled (AssayProviderIndex      *self,
              const AssayColumnChoice *choice,
              const char              *text)
{
  AssayIndexedProvider *provider;
  const char *as;

  if (!assay_column_choice_lookup (choice, text, &as))
    return NULL;
  provider = assay_provider_index_find (self, ASSAY_COLUMN_PROVIDER_REFERENCE, as);
  return provider != NULL ? provider : assay_provider_index_find (self, ASSAY_COLUMN_PROVIDER_NAME, as);
}

static guint32
find_place (AssayProviderIndex      *self,
            const AssayColumnChoice *choice,
            const char              *text)
{
  AssayIndexedProvider *provider = find_settled (self, choice, text);

  if (provider == NULL)
    provider = assay_provider_index_find (self, choice->role, text);
  return provider != NULL ? provider->place : UNKNOWN;
}

/**
 * assay_provider_index_match_cell:
 * @self: an index
 * @pass: the pass
 * @column: the column that says which provider a row is about
 * @row: the row
 *
 * Finds the provider that a row is about. Each spelling is worked out once.
 *
 * Returns: (transfer none) (nullable): the provider; %NULL where the register has none of that reference
 */
AssayIndexedProvider *
assay_provider_index_match_cell (AssayProviderIndex  *self,
                                 AssayImportPass     *pass,
                                 int                  column,
                                 const AssayTableRow *row)
{
  const AssayCell *cell = assay_table_row_get_cell (row, column);
  guint32 place = assay_byte_map_lookup (self->cells, cell->text, cell->length);

  if (place == ASSAY_BYTE_MAP_NONE)
    {
      const AssayImportPlan *plan = assay_import_pass_get_plan (pass);

      place = find_place (self, g_ptr_array_index (plan->columns, (guint) column), cell->text);
      assay_byte_map_insert (self->cells, cell->text, cell->length, place);
    }
  return place != UNKNOWN ? g_ptr_array_index (self->providers, place) : NULL;
}

static void
ask_for_provider (AssayProviderIndex *self,
                  AssayImportPass    *pass,
                  guint               column,
                  const char         *text,
                  guint64             line)
{
  AssayIndexedProvider *like = assay_provider_index_find_like (self, text, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->providers->len; i++)
    g_ptr_array_add (names, ((AssayIndexedProvider *) g_ptr_array_index (self->providers, i))->name);
  g_ptr_array_add (names, NULL);
  assay_import_answer_count (assay_import_pass_ask (pass, column, text, line, like != NULL ? like->name : NULL,
                                                    (const char *const *) names->pdata, FALSE));
}

/**
 * assay_provider_index_reject:
 * @self: an index
 * @pass: the pass
 * @column: the column that says which provider a row is about
 * @row: a row whose provider was not found
 * @identity: (nullable): what the row calls itself
 *
 * Sets a row of an unknown provider aside. A name that is not exactly a provider's is also put on the list of
 * what somebody may settle.
 *
 * Returns: %ASSAY_ROW_SET_ASIDE
 */
AssayRowVerdict
assay_provider_index_reject (AssayProviderIndex  *self,
                             AssayImportPass     *pass,
                             int                  column,
                             const AssayTableRow *row,
                             const char          *identity)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);
  const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, (guint) column);
  g_autofree char *text = assay_text_squeeze (assay_table_row_get_cell (row, column)->text);

  if (text[0] == '\0')
    return assay_import_pass_reject (pass, row, identity, _ ("The row names no provider"));
  if (choice->role == ASSAY_COLUMN_PROVIDER_NAME)
    {
      ask_for_provider (self, pass, (guint) column, text, row->line);
      return assay_import_pass_reject (pass, row, identity,
                                       _ ("No provider in the register is called “%s”"), text);
    }
  if (choice->role == ASSAY_COLUMN_CQC_ID)
    return assay_import_pass_reject (pass, row, identity,
                                     _ ("No provider in the register has the CQC id %s"), text);
  return assay_import_pass_reject (pass, row, identity, _ ("Provider reference %s is not in the register"),
                                   text);
}

/**
 * assay_provider_index_report:
 * @self: an index
 * @minimum_base: how many returns a provider needs to be judged
 *
 * Tells what a pass found for each provider.
 *
 * Returns: (transfer full) (element-type AssayImportProvider): those with rows or with questionnaires sent
 */
GPtrArray *
assay_provider_index_report (AssayProviderIndex *self,
                             guint               minimum_base)
{
  GPtrArray *report = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->providers->len; i++)
    {
      const AssayIndexedProvider *provider = g_ptr_array_index (self->providers, i);

      if (provider->added + provider->held > 0 || provider->sent > 0)
        g_ptr_array_add (report, assay_import_provider_new (provider->reference, provider->name,
                                                            provider->added, provider->sent,
                                                            provider->added + provider->held >= minimum_base,
                                                            provider->held));
    }
  return report;
}

/**
 * assay_import_plan_find_provider:
 * @plan: a plan
 *
 * Finds the column that says which provider a row is about: the reference before the CQC id before the name.
 *
 * Returns: its index, or -1
 */
int
assay_import_plan_find_provider (const AssayImportPlan *plan)
{
  static const AssayColumnRole roles[]
      = { ASSAY_COLUMN_PROVIDER_REFERENCE, ASSAY_COLUMN_CQC_ID, ASSAY_COLUMN_PROVIDER_NAME };
  int column = -1;

  for (guint i = 0; i < G_N_ELEMENTS (roles) && column < 0; i++)
    column = assay_import_plan_find (plan, roles[i], NULL);
  return column;
}

/**
 * assay_import_choices_name_provider:
 * @choices: (element-type AssayColumnChoice): what each column is read as
 *
 * Tells whether any column says which provider a row is about.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_import_choices_name_provider (GPtrArray *choices)
{
  const AssayImportPlan plan = { .columns = choices };

  return assay_import_plan_find_provider (&plan) >= 0;
}

/**
 * assay_provider_index_contradicts:
 * @self: an index
 * @provider: the provider that a row names by its reference
 * @name: the name beside it
 *
 * Tells whether a row names two providers: one by its reference, another by its name. A name that no provider
 * has contradicts nothing.
 *
 * Returns: %TRUE if it does
 */
gboolean
assay_provider_index_contradicts (AssayProviderIndex         *self,
                                  const AssayIndexedProvider *provider,
                                  const char                 *name)
{
  const AssayIndexedProvider *other;

  if (name[0] == '\0' || strcmp (name, provider->name) == 0)
    return FALSE;
  other = assay_provider_index_find (self, ASSAY_COLUMN_PROVIDER_NAME, name);
  return other != NULL && other != provider;
}

/**
 * assay_import_pass_reject_name:
 * @pass: a pass
 * @row: a row that names two providers
 * @identity: (nullable): what the row calls itself
 * @provider: the name of the provider that the reference is of
 * @name: the name beside it, which is another provider's
 *
 * Sets a row aside whose reference and name contradict each other.
 *
 * Returns: %ASSAY_ROW_SET_ASIDE
 */
AssayRowVerdict
assay_import_pass_reject_name (AssayImportPass     *pass,
                               const AssayTableRow *row,
                               const char          *identity,
                               const char          *provider,
                               const char          *name)
{
  return assay_import_pass_reject (pass, row, identity,
                                   _ ("The reference is that of %s, the name beside it that of another: “%s”"),
                                   provider, name);
}
