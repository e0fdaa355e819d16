/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include "core/register/assay-figure.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/base/assay-period.h"
#include "core/register/assay-rating-flag.h"
#include "core/store/assay-audit.h"

#define SELECT                                                                                      \
  "SELECT id, provider_id, period, field, value, carrier, as_of, reason, recorded_by, recorded_at, " \
  "superseded FROM figure "

/**
 * assay_figure_free:
 * @self: (transfer full): a figure
 *
 * Frees a figure.
 */
void
assay_figure_free (AssayFigure *self)
{
  g_free (self->period);
  g_free (self->field);
  g_free (self->carrier);
  g_free (self->as_of);
  g_free (self->reason);
  g_free (self->recorded_by);
  g_free (self->recorded_at);
  g_free (self);
}

static AssayFigure *
read_figure (AssayStatement *statement)
{
  AssayFigure *figure = g_new0 (AssayFigure, 1);

  figure->id = assay_statement_get_int (statement, 0);
  figure->provider_id = assay_statement_get_int (statement, 1);
  figure->period = assay_statement_dup_text (statement, 2);
  figure->field = assay_statement_dup_text (statement, 3);
  figure->value = assay_statement_get_double (statement, 4);
  figure->carrier = assay_statement_dup_text (statement, 5);
  figure->as_of = assay_statement_dup_text (statement, 6);
  figure->reason = assay_statement_dup_text (statement, 7);
  figure->recorded_by = assay_statement_dup_text (statement, 8);
  figure->recorded_at = assay_statement_dup_text (statement, 9);
  figure->superseded = assay_statement_get_int (statement, 10) != 0;
  return figure;
}

/**
 * assay_figure_get:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @period: a period in canonical form
 * @field: which figure
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the figure that holds; NULL without @error where there is none
 */
AssayFigure *
assay_figure_get (AssayConnection *connection,
                  gint64           provider_id,
                  const char      *period,
                  const char      *field,
                  GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE provider_id = ? AND period = ? AND field = ?"
                            " AND superseded = 0", "iss", provider_id, period, field);

  if (statement == NULL || !assay_statement_next (statement, error))
    return NULL;
  return read_figure (statement);
}

/**
 * assay_figure_list:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number, or 0 for all
 * @period: (nullable): a period in canonical form; NULL for all
 * @with_history: whether to list superseded figures too
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists figures by provider, period and field, of each the newest first.
 *
 * Returns: (transfer full) (nullable) (element-type AssayFigure): the figures
 */
GPtrArray *
assay_figure_list (AssayConnection *connection,
                   gint64           provider_id,
                   const char      *period,
                   gboolean         with_history,
                   GError         **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_figure_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE (?1 = 0 OR provider_id = ?1)"
                            " AND (?2 IS NULL OR period = ?2) AND (?3 OR superseded = 0)"
                            " ORDER BY provider_id, period, field, id DESC", "isi",
                            provider_id, period, (gint64) with_history);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (figures, read_figure (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&figures);
}

static gboolean
is_same_value (double a,
               double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Sets aside the figure that holds, if any, and adds the one that holds now; import 0 is none. */
static gboolean
replace (AssayConnection *connection,
         gint64           provider_id,
         const char      *period,
         const char      *field,
         double           value,
         const char      *carrier,
         const char      *as_of,
         const char      *reason,
         gint64           import_id,
         GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE figure SET superseded = 1"
                               " WHERE provider_id = ? AND period = ? AND field = ? AND superseded = 0",
                               "iss",
                               provider_id, period, field) &&
         assay_connection_run (connection, error,
                               "INSERT INTO figure (provider_id, period, field, value, carrier, "
                               "as_of, reason, import_id, recorded_by, recorded_at) VALUES (?, ?, "
                               "?, ?, ?, ?, ?, nullif (?, 0), ?, ?)", "issdsssiss",
                               provider_id, period, field, value, carrier, as_of, reason, import_id,
                               assay_connection_get_actor (connection),
                               assay_connection_get_now (connection));
}

/**
 * assay_figure_record:
 * @connection: a connection in a write transaction
 * @provider_id: a provider's number
 * @period: a period in canonical form
 * @field: which figure
 * @value: NaN where it is stated to be missing
 * @carrier: the file or form that brought it
 * @as_of: (nullable): ISO date
 * @import_id: the import that brought it, or 0
 * @changed: (out) (optional): whether it differs from what held; if not, nothing is stored
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Stores a figure that a file or form brought, without an entry in the audit trail: the import's stands
 * for it. What held before is kept beside.
 *
 * Returns: whether it is stored
 */
gboolean
assay_figure_record (AssayConnection *connection,
                     gint64           provider_id,
                     const char      *period,
                     const char      *field,
                     double           value,
                     const char      *carrier,
                     const char      *as_of,
                     gint64           import_id,
                     gboolean        *changed,
                     GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayFigure) held = assay_figure_get (connection, provider_id, period, field, &failure);
  gboolean differs = held == NULL || !is_same_value (held->value, value);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (changed != NULL)
    *changed = differs;
  return !differs || replace (connection, provider_id, period, field, value, carrier,
                              as_of != NULL ? as_of : "", "", import_id, error);
}

static gboolean
revive_newest (AssayConnection *connection,
               GPtrArray       *figures,
               GError         **error)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AssayFigure *figure = g_ptr_array_index (figures, i);

      if (!assay_connection_run (connection, error,
                                 "UPDATE figure SET superseded = 0 WHERE id = (SELECT max (id) "
                                 "FROM figure WHERE provider_id = ? AND period = ? AND field = ?)", "iss",
                                 figure->provider_id, figure->period, figure->field))
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_figure_remove_import:
 * @connection: a connection in a write transaction
 * @import_id: an import's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Removes the figures that an import brought. Where one of them held, what held before it holds again;
 * later corrections stay. Without an entry in the audit trail: the import's removal has one.
 *
 * Returns: whether they are removed
 */
gboolean
assay_figure_remove_import (AssayConnection *connection,
                            gint64           import_id,
                            GError         **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_figure_free);
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT "WHERE import_id = ?", "i",
                            import_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (figures, read_figure (statement));
  return !assay_statement_failed (statement) &&
         assay_connection_run (connection, error, "DELETE FROM figure WHERE import_id = ?", "i",
                               import_id) &&
         revive_newest (connection, figures, error);
}

static char *
describe_value (double value)
{
  if (isnan (value))
    return g_strdup (C_("figure", "none"));
  return assay_format_number (value, value == floor (value) ? 0 : 2);
}

static const char *
find_title (const char *field)
{
  if (g_strcmp0 (field, ASSAY_FIELD_PEOPLE_SUPPORTED) == 0)
    return _("People supported");
  if (g_strcmp0 (field, ASSAY_FIELD_QUESTIONNAIRES_SENT) == 0)
    return _("Questionnaires sent");
  if (g_strcmp0 (field, ASSAY_FIELD_UNDELIVERABLE) == 0)
    return _("Undeliverable questionnaires");
  return field;
}

static char *
make_json (const char *period,
           const char *field,
           double      value,
           const char *carrier,
           const char *reason)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_add_string_value (json_builder_set_member_name (builder, "period"), period);
  json_builder_add_string_value (json_builder_set_member_name (builder, "field"), field);
  json_builder_set_member_name (builder, "value");
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
  json_builder_add_string_value (json_builder_set_member_name (builder, "carrier"), carrier);
  json_builder_add_string_value (json_builder_set_member_name (builder, "reason"), reason);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char *
make_sentence (const AssayFigure *held,
               const char        *period,
               const char        *field,
               double             value,
               const char        *reason)
{
  g_autofree char *now = describe_value (value);
  g_autofree char *before = held != NULL ? describe_value (held->value) : NULL;

  if (before == NULL)
    return g_strdup_printf (_("%s in %s was entered: %s (%s)."), find_title (field), period, now, reason);
  return g_strdup_printf (_("%s in %s was corrected from %s to %s (%s)."), find_title (field), period,
                          before,
                          now, reason);
}

static char *
dup_subject (AssayConnection *connection,
             gint64           provider_id,
             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT reference FROM provider WHERE id = ?", "i", provider_id);

  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, &failure))
    return g_strdup_printf ("provider %s", assay_statement_get_text (statement, 0));
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _("This provider is no longer in the register."));
  return NULL;
}

static gboolean
counts_people (const char *field)
{
  const char *const fields[] = { ASSAY_FIELD_PEOPLE_SUPPORTED, ASSAY_FIELD_QUESTIONNAIRES_SENT,
                                 ASSAY_FIELD_UNDELIVERABLE, NULL };

  return g_strv_contains (fields, field);
}

static gboolean
check_correction (const char *field,
                  double      value,
                  const char *reason,
                  GError    **error)
{
  if (*reason == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Reason is needed: it is kept beside the figure."));
  else if (isinf (value))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("%s must be a number."), find_title (field));
  else if (counts_people (field) && !isnan (value) && (value < 0 || value != floor (value)))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("%s must be a whole number, 0 or more."), find_title (field));
  else
    return TRUE;
  return FALSE;
}

/**
 * assay_figure_correct:
 * @connection: a connection in a write transaction
 * @provider_id: a provider's number
 * @period: a period, in any form that is understood
 * @field: which figure
 * @value: what holds from now on; NaN states that there is none
 * @reason: why; needed
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DATE) or an
 *   `ASSAY_STORE_ERROR`
 *
 * Enters or corrects a figure by hand, with one entry in the audit trail. What held before is kept
 * beside; entering what holds already does nothing. Ratings in force of the period are flagged.
 *
 * Returns: whether it holds
 */
gboolean
assay_figure_correct (AssayConnection *connection,
                      gint64           provider_id,
                      const char      *period,
                      const char      *field,
                      double           value,
                      const char      *reason,
                      GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayFigure) held = NULL;
  g_autofree char *canonical = assay_period_normalize (period, error);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *subject = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (canonical == NULL || !check_correction (field, value, why, error) ||
      (subject = dup_subject (connection, provider_id, error)) == NULL)
    return FALSE;
  held = assay_figure_get (connection, provider_id, canonical, field, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (held != NULL && is_same_value (held->value, value))
    return TRUE;
  sentence = make_sentence (held, canonical, field, value, why);
  if (held != NULL)
    before = make_json (canonical, field, held->value, held->carrier, held->reason);
  after = make_json (canonical, field, value, _("Entered by hand"), why);
  return replace (connection, provider_id, canonical, field, value, _("Entered by hand"), "", why, 0,
                  error) &&
         assay_audit_record (connection, held != NULL ? "figure.correct" : "figure.enter", subject,
                             sentence,
                             before, after, error) &&
         assay_rating_flag_provider (connection, provider_id, canonical,
                                     held != NULL ? _("A figure was corrected.") : _("A figure was entered."),
                                     error);
}
