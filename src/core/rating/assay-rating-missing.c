/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/rating/assay-rating-missing.h"

#include "core/intelligence/assay-return-field.h"
#include "core/rating/assay-rating-gather-private.h"

static void
missing_free (AssayMissingReturn *self)
{
  g_free (self->reference);
  g_free (self->name);
  g_free (self);
}

static gboolean
asks_survey (AssayFramework *framework)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (g_str_equal (assay_framework_get_leaf (framework, i)->source, "survey"))
      return TRUE;
  return FALSE;
}

/* Who returned any of the figures, by their number. (nullable) */
static GHashTable *
find_returned (AssayConnection  *connection,
               GPtrArray        *fields,
               const char       *period,
               GError          **error)
{
  g_autoptr (GHashTable) returned = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const AssayReturnField *field = g_ptr_array_index (fields, i);
      AssayStatement *statement =
        assay_connection_query (connection, error,
                                "SELECT provider_id FROM figure WHERE period = ? AND field = ? AND superseded = 0",
                                "ss", period, field->field);

      while (assay_statement_next (statement, error))
        g_hash_table_add (returned, GSIZE_TO_POINTER ((gsize) assay_statement_get_int (statement, 0)));
      if (assay_statement_failed (statement))
        return NULL;
    }
  return g_steal_pointer (&returned);
}

static AssayMissingReturn *
read_missing (AssayStatement *statement,
              gboolean        lacks_return,
              gboolean        lacks_survey)
{
  AssayMissingReturn *self = g_new0 (AssayMissingReturn, 1);

  self->provider_id = assay_statement_get_int (statement, 0);
  self->reference = assay_statement_dup_text (statement, 1);
  self->name = assay_statement_dup_text (statement, 2);
  self->lacks_return = lacks_return;
  self->lacks_survey = lacks_survey;
  return self;
}

static GPtrArray *
list_of (AssayConnection  *connection,
         AssayFramework   *framework,
         AssaySubjects    *subjects,
         const char       *period,
         GError          **error)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) missing_free);
  g_autoptr (GPtrArray) fields = assay_return_fields_list (framework);
  g_autoptr (GHashTable) returned = find_returned (connection, fields, period, error);
  const gboolean is_surveyed = asks_survey (framework);
  AssayStatement *statement;
  guint place;

  if (returned == NULL)
    return NULL;
  statement = assay_connection_query (connection, error,
                                      "SELECT id, reference, name, EXISTS (SELECT 1 FROM survey WHERE period = ?"
                                      " AND EXISTS (SELECT 1 FROM response WHERE provider_id = provider.id"
                                      " AND survey_id = survey.id)) FROM provider ORDER BY reference_key", "s", period);
  while (assay_statement_next (statement, error))
    {
      const gint64 id = assay_statement_get_int (statement, 0);
      const gboolean lacks_return = fields->len > 0 && !g_hash_table_contains (returned, GSIZE_TO_POINTER ((gsize) id));
      const gboolean lacks_survey = is_surveyed && assay_statement_get_int (statement, 3) == 0;

      if ((lacks_return || lacks_survey) && _assay_subjects_find (subjects, id, &place))
        g_ptr_array_add (missing, read_missing (statement, lacks_return, lacks_survey));
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&missing);
}

/**
 * assay_missing_return_list:
 * @connection: a connection in a transaction
 * @framework: a framework
 * @period: as people write it
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR` where the framework does not
 *   rate the period
 *
 * Lists the providers that the framework rates in a period and of whom the period’s return or survey returns are
 * missing, as far as the framework asks for them. What is stated to be missing has come.
 *
 * Returns: (transfer full) (nullable) (element-type AssayMissingReturn): the providers, by reference
 */
GPtrArray *
assay_missing_return_list (AssayConnection  *connection,
                           AssayFramework   *framework,
                           const char       *period,
                           GError          **error)
{
  g_autofree char *canonical = _assay_rating_check_period (framework, period, error);
  g_autoptr (AssaySubjects) subjects = NULL;

  if (canonical == NULL)
    return NULL;
  subjects = _assay_subjects_load (connection, framework, canonical, error);
  return subjects != NULL ? list_of (connection, framework, subjects, canonical, error) : NULL;
}

/**
 * assay_missing_return_count:
 * @missing: (element-type AssayMissingReturn): a list
 * @n_returns: (out): how many lack the period’s return
 * @n_surveys: (out): how many lack survey returns
 */
void
assay_missing_return_count (GPtrArray *missing,
                            guint     *n_returns,
                            guint     *n_surveys)
{
  *n_returns = 0;
  *n_surveys = 0;
  for (guint i = 0; i < missing->len; i++)
    {
      const AssayMissingReturn *one = g_ptr_array_index (missing, i);

      *n_returns += one->lacks_return ? 1 : 0;
      *n_surveys += one->lacks_survey ? 1 : 0;
    }
}
