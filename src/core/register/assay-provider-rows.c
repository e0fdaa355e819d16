/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-array.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/register/assay-provider.h"
#include "core/store/assay-audit.h"

#define SELECT                                                                                      \
  "SELECT provider.id, provider.version, reference, provider.name, service_type, cqc_id, address, " \
  "postcode, contact, note, coalesce (officer.account, ''), coalesce (closed_on, '') "              \
  "FROM provider LEFT JOIN officer ON officer.id = provider.officer_id "

static AssayProvider *
read_provider (AssayStatement *statement)
{
  return g_object_new (ASSAY_TYPE_PROVIDER,
                       "id", assay_statement_get_int (statement, 0),
                       "version", assay_statement_get_int (statement, 1),
                       "reference", assay_statement_get_text (statement, 2),
                       "name", assay_statement_get_text (statement, 3),
                       "service-type", assay_statement_get_text (statement, 4),
                       "cqc-id", assay_statement_get_text (statement, 5),
                       "address", assay_statement_get_text (statement, 6),
                       "postcode", assay_statement_get_text (statement, 7),
                       "contact", assay_statement_get_text (statement, 8),
                       "note", assay_statement_get_text (statement, 9),
                       "officer", assay_statement_get_text (statement, 10),
                       "closed-on", assay_statement_get_text (statement, 11),
                       NULL);
}

/* The one row of a query; an error where there is none, which says @missing. (transfer full) */
static AssayProvider *
read_one (AssayStatement *statement,
          const char     *missing,
          GError        **error)
{
  if (assay_statement_next (statement, error))
    return read_provider (statement);
  if (!assay_statement_failed (statement))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND, missing);
  return NULL;
}

/**
 * assay_provider_load:
 * @connection: a connection in a transaction
 * @id: a provider's number
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): the provider as the register has it now
 */
AssayProvider *
assay_provider_load (AssayConnection *connection,
                     gint64           id,
                     GError         **error)
{
  return read_one (assay_connection_query (connection, error, SELECT "WHERE provider.id = ?", "i", id),
                   _("This provider is no longer in the register."), error);
}

/**
 * assay_provider_find:
 * @connection: a connection in a transaction
 * @reference: a reference, in any case and spacing
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): the provider with that reference
 */
AssayProvider *
assay_provider_find (AssayConnection *connection,
                     const char      *reference,
                     GError         **error)
{
  g_autofree char *key = assay_text_fold (reference);
  g_autofree char *missing =
    g_strdup_printf (_("There is no provider “%s” in the register."), reference);

  return read_one (assay_connection_query (connection, error, SELECT "WHERE reference_key = ?", "s",
                                           key),
                   missing, error);
}

/* Names the providers of a list by their references. */
static char *
join_references (GPtrArray *providers)
{
  g_autoptr (GPtrArray) references = g_ptr_array_new ();

  for (guint i = 0; i < providers->len; i++)
    g_ptr_array_add (references, (gpointer) assay_provider_get_reference (g_ptr_array_index (providers, i)));
  g_ptr_array_add (references, NULL);
  return g_strjoinv (_(", "), (char **) references->pdata);
}

static gboolean
is_open (gpointer      provider,
         gconstpointer data)
{
  return *assay_provider_get_closed_on (provider) == '\0';
}

/**
 * assay_provider_keep_open:
 * @providers: (element-type AssayProvider): providers
 *
 * Leaves out those that are closed.
 */
void
assay_provider_keep_open (GPtrArray *providers)
{
  assay_array_keep (providers, is_open, NULL);
}

static gboolean
is_called (gpointer      provider,
           gconstpointer key)
{
  g_autofree char *name = assay_text_fold (assay_provider_get_name (provider));

  return g_str_equal (name, key);
}

/**
 * assay_provider_find_called:
 * @connection: a connection in a transaction
 * @words: a reference, or a name that only one provider has; in any case and spacing
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Finds a provider by its reference or else by its name.
 *
 * Returns: (transfer full) (nullable): the provider
 */
AssayProvider *
assay_provider_find_called (AssayConnection *connection,
                            const char      *words,
                            GError         **error)
{
  g_autoptr (GError) missing = NULL;
  AssayProvider *provider = assay_provider_find (connection, words, &missing);
  g_autoptr (GPtrArray) providers = NULL;
  g_autofree char *key = assay_text_fold (words);
  g_autofree char *references = NULL;

  if (provider == NULL && g_error_matches (missing, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    providers = assay_provider_list (connection, error);
  if (providers != NULL)
    assay_array_keep (providers, is_called, key);
  if (providers != NULL && providers->len == 1)
    return g_object_ref (g_ptr_array_index (providers, 0));
  if (providers != NULL && providers->len > 1)
    {
      references = join_references (providers);
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                   _("%u providers are called “%s”: name one by its reference (%s)."), providers->len, words,
                   references);
    }
  else if (provider == NULL && (error == NULL || *error == NULL))
    g_propagate_error (error, g_steal_pointer (&missing));
  return provider;
}

/**
 * assay_provider_list:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists all providers, closed ones too, by reference.
 *
 * Returns: (transfer full) (nullable) (element-type AssayProvider): the providers
 */
GPtrArray *
assay_provider_list (AssayConnection *connection,
                     GError         **error)
{
  g_autoptr (GPtrArray) providers = g_ptr_array_new_with_free_func (g_object_unref);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "ORDER BY reference_key", "");

  while (assay_statement_next (statement, error))
    g_ptr_array_add (providers, read_provider (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&providers);
}

static gboolean
check_reference_is_free (AssayConnection *connection,
                         AssayProvider   *provider,
                         GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *key = assay_text_fold (assay_provider_get_reference (provider));
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT name FROM provider"
                            " WHERE reference_key = ? AND id <> ?", "si",
                            key, assay_provider_get_id (provider));

  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE,
                 _("Reference “%s” is already that of %s."), assay_provider_get_reference (provider),
                 assay_statement_get_text (statement, 0));
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_officer (AssayConnection *connection,
               AssayProvider   *provider,
               GError         **error)
{
  g_autoptr (GError) failure = NULL;
  const char *account = assay_provider_get_officer (provider);
  AssayStatement *statement;

  if (*account == '\0')
    return TRUE;
  statement = assay_connection_query (connection, error, "SELECT 1 FROM officer WHERE account = ?", "s",
                                      account);
  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("Officer “%s” is not among the register’s officers."), account);
  return FALSE;
}

/**
 * assay_provider_check:
 * @connection: a connection in a transaction
 * @provider: a provider as somebody typed it
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, DUPLICATE, DATE, RANGE) or an
 *   `ASSAY_STORE_ERROR`
 *
 * Looks whether a provider could be saved: reference and name are there, nobody else has the
 * reference, the officer is known, the date it was closed on is one.
 *
 * Returns: whether it could
 */
gboolean
assay_provider_check (AssayConnection *connection,
                      AssayProvider   *provider,
                      GError         **error)
{
  const char *reference = assay_provider_get_reference (provider);
  const char *closed_on = assay_provider_get_closed_on (provider);
  g_autofree char *key = assay_text_fold (reference);

  if (*key == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Reference is needed: the council’s own number or letters for this "
                           "provider."));
  else if (*assay_provider_get_name (provider) == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Name is needed."));
  else if (*closed_on != '\0' && !assay_date_is_valid (closed_on))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                 _("Closed on: “%s” is not a date."), closed_on);
  else
    return check_reference_is_free (connection, provider, error) &&
           check_officer (connection, provider, error);
  return FALSE;
}

static const char *
text_or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static gboolean
insert (AssayConnection *connection,
        AssayProvider   *provider,
        const char      *reference_key,
        const char      *name_key,
        GError         **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO provider (reference, reference_key, name, name_key, "
                               "service_type, cqc_id, address, postcode, contact, note, "
                               "officer_id, closed_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                               "(SELECT id FROM officer WHERE account = ?), ?)", "ssssssssssss",
                               assay_provider_get_reference (provider), reference_key,
                               assay_provider_get_name (provider), name_key,
                               assay_provider_get_service_type (provider),
                               assay_provider_get_cqc_id (provider),
                               assay_provider_get_address (provider),
                               assay_provider_get_postcode (provider),
                               assay_provider_get_contact (provider), assay_provider_get_note (provider),
                               assay_provider_get_officer (provider),
                               text_or_null (assay_provider_get_closed_on (provider)));
}

static gboolean
update (AssayConnection *connection,
        AssayProvider   *provider,
        const char      *reference_key,
        const char      *name_key,
        GError         **error)
{
  return assay_connection_run_one (connection, error,
                                   "UPDATE provider SET reference = ?, reference_key = ?, name = "
                                   "?, name_key = ?, service_type = ?, cqc_id = ?, address = ?, "
                                   "postcode = ?, contact = ?, note = ?, officer_id = (SELECT id "
                                   "FROM officer WHERE account = ?), closed_on = ?, version = "
                                   "version + 1 WHERE id = ? AND version = ?",
                                   "ssssssssssssii",
                                   assay_provider_get_reference (provider), reference_key,
                                   assay_provider_get_name (provider), name_key,
                                   assay_provider_get_service_type (provider),
                                   assay_provider_get_cqc_id (provider),
                                   assay_provider_get_address (provider),
                                   assay_provider_get_postcode (provider),
                                   assay_provider_get_contact (provider),
                                   assay_provider_get_note (provider),
                                   assay_provider_get_officer (provider),
                                   text_or_null (assay_provider_get_closed_on (provider)),
                                   assay_provider_get_id (provider),
                                   assay_provider_get_version (provider));
}

/**
 * assay_provider_put:
 * @connection: a connection in a write transaction
 * @provider: a provider; id 0 adds it
 * @error: return location for an `ASSAY_VALIDATION_ERROR`, as [method@Provider.check] sets it, or an
 *   `ASSAY_STORE_ERROR`: CONFLICT where its version is not the register's any more
 *
 * Adds or changes a provider without an entry in the audit trail: for imports, whose one entry stands
 * for all their rows. @provider itself is not touched; load it again for its new version.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_provider_put (AssayConnection *connection,
                    AssayProvider   *provider,
                    GError         **error)
{
  g_autofree char *reference_key = assay_text_fold (assay_provider_get_reference (provider));
  g_autofree char *name_key = assay_text_fold (assay_provider_get_name (provider));
  gint64 id = assay_provider_get_id (provider);

  if (!assay_provider_check (connection, provider, error))
    return 0;
  if (id != 0)
    return update (connection, provider, reference_key, name_key, error) ? id : 0;
  if (!insert (connection, provider, reference_key, name_key, error))
    return 0;
  return assay_connection_last_row_id (connection);
}

static gboolean
check_version (AssayProvider *stored,
               AssayProvider *provider,
               GError       **error)
{
  if (assay_provider_get_version (stored) == assay_provider_get_version (provider))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _("%s was changed by somebody else since you opened it. Nothing was saved."),
               assay_provider_get_name (stored));
  return FALSE;
}

static gboolean
record (AssayConnection *connection,
        AssayProvider   *before,
        AssayProvider   *after,
        const char      *action,
        const char      *sentence,
        GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("provider %s", assay_provider_get_reference (after));
  g_autofree char *before_json = before != NULL ? assay_provider_to_json (before) : NULL;
  g_autofree char *after_json = assay_provider_to_json (after);

  return assay_audit_record (connection, action, subject, sentence, before_json, after_json, error);
}

static gint64
add (AssayConnection *connection,
     AssayProvider   *provider,
     GError         **error)
{
  g_autofree char *sentence = g_strdup_printf (_("%s was added to the register."),
                                               assay_provider_get_name (provider));
  gint64 id = assay_provider_put (connection, provider, error);
  g_autoptr (AssayProvider) added = id != 0 ? assay_provider_load (connection, id, error) : NULL;

  if (added == NULL || !record (connection, NULL, added, "provider.add", sentence, error))
    return 0;
  return id;
}

static gint64
edit (AssayConnection *connection,
      AssayProvider   *provider,
      const char      *action,
      const char      *sentence,
      GError         **error)
{
  gint64 id = assay_provider_get_id (provider);
  g_autoptr (AssayProvider) stored = assay_provider_load (connection, id, error);

  if (stored == NULL || !check_version (stored, provider, error))
    return 0;
  if (assay_provider_has_same_facts (stored, provider))
    return id;
  if (assay_provider_put (connection, provider, error) == 0 ||
      !record (connection, stored, provider, action, sentence, error))
    return 0;
  return id;
}

/**
 * assay_provider_save:
 * @connection: a connection in a write transaction
 * @provider: a provider; id 0 adds it
 * @error: return location for an `ASSAY_VALIDATION_ERROR`, as [method@Provider.check] sets it, or an
 *   `ASSAY_STORE_ERROR`: CONFLICT where somebody else saved it since it was read (load it to show both),
 *   NOT_FOUND where it is gone
 *
 * Adds or changes a provider, with one entry in the audit trail; saving what is there already does
 * nothing. @provider itself is not touched; load it again for its new version.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_provider_save (AssayConnection *connection,
                     AssayProvider   *provider,
                     GError         **error)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (ASSAY_IS_PROVIDER (provider), 0);

  if (assay_provider_get_id (provider) == 0)
    return add (connection, provider, error);
  sentence = g_strdup_printf (_("The entry of %s was changed."), assay_provider_get_name (provider));
  return edit (connection, provider, "provider.edit", sentence, error);
}

/**
 * assay_provider_close:
 * @connection: a connection in a write transaction
 * @provider: a provider
 * @closed_on: (nullable): ISO date from which it is no longer contracted; NULL opens it again
 * @error: return location, as for [method@Provider.save]
 *
 * Closes a provider, or opens it again, with one entry in the audit trail. What it has stays.
 *
 * Returns: whether it was done
 */
gboolean
assay_provider_close (AssayConnection *connection,
                      AssayProvider   *provider,
                      const char      *closed_on,
                      GError         **error)
{
  g_autoptr (AssayProvider) changed = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (ASSAY_IS_PROVIDER (provider), FALSE);

  changed = assay_provider_copy (provider);
  g_object_set (changed, "closed-on", closed_on, NULL);
  if (closed_on == NULL)
    sentence = g_strdup_printf (_("%s was opened again."), assay_provider_get_name (provider));
  else
    sentence = g_strdup_printf (_("%s was closed from %s."), assay_provider_get_name (provider),
                                closed_on);
  return edit (connection, changed, closed_on != NULL ? "provider.close" : "provider.reopen", sentence,
               error) != 0;
}
