/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/base/assay-text.h"
#include "core/rating/assay-rating-gather-private.h"

static void
clear_subject (gpointer data)
{
  g_free (((AssaySubject *) data)->reference);
}

void
_assay_subjects_free (AssaySubjects *self)
{
  g_array_unref (self->subjects);
  g_hash_table_unref (self->places);
  g_free (self);
}

/* The place of a provider among the subjects; FALSE for one who is not rated. */
gboolean
_assay_subjects_find (AssaySubjects *self,
                      gint64         id,
                      guint         *place)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) id);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key));

  *place = found - 1;
  return found > 0;
}

static char **
fold_types (AssayFramework *framework)
{
  const char *const *types = assay_framework_get_service_types (framework);
  guint n = g_strv_length ((char **) types);
  char **folded = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    folded[i] = assay_text_fold (types[i]);
  return folded;
}

/* A provider whose type nobody has said may be of any. */
static gboolean
fits_type (char       **types,
           const char  *service_type,
           GHashTable  *known)
{
  g_autofree char *folded = NULL;
  gpointer fits;

  if (types[0] == NULL || service_type[0] == '\0')
    return TRUE;
  if (g_hash_table_lookup_extended (known, service_type, NULL, &fits))
    return GPOINTER_TO_INT (fits);
  folded = assay_text_fold (service_type);
  fits = GINT_TO_POINTER (g_strv_contains ((const char *const *) types, folded));
  g_hash_table_insert (known, g_strdup (service_type), fits);
  return GPOINTER_TO_INT (fits);
}

static void
add_subject (AssaySubjects  *self,
             AssayStatement *statement)
{
  AssaySubject subject = { assay_statement_get_int (statement, 0),
                           assay_statement_dup_text (statement, 1) };

  g_array_append_val (self->subjects, subject);
  g_hash_table_insert (self->places, GSIZE_TO_POINTER ((gsize) subject.id),
                       GUINT_TO_POINTER (self->subjects->len));
}

/* Loads whom the framework rates in a period: providers of its service types that were not closed
 * before the period began. */
AssaySubjects *
_assay_subjects_load (AssayConnection  *connection,
                      AssayFramework   *framework,
                      const char       *period,
                      GError          **error)
{
  g_autoptr (AssaySubjects) self = g_new0 (AssaySubjects, 1);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) types = fold_types (framework);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  AssayStatement *statement;
  AssayPeriod parsed;

  self->subjects = g_array_new (FALSE, FALSE, sizeof (AssaySubject));
  g_array_set_clear_func (self->subjects, clear_subject);
  self->places = g_hash_table_new (NULL, NULL);
  if (!assay_period_parse (period, &parsed, error))
    return NULL;
  assay_period_get_dates (&parsed, &first, &last);
  statement = assay_connection_query (connection, error,
                                      "SELECT id, reference, service_type FROM provider"
                                      " WHERE closed_on IS NULL OR closed_on >= ?"
                                      " ORDER BY reference_key", "s", first);
  while (assay_statement_next (statement, error))
    if (fits_type (types, assay_statement_get_text (statement, 2), known))
      add_subject (self, statement);
    else
      self->other_types++;
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&self);
}

/* The period in canonical form, if the framework can rate it. */
char *
_assay_rating_check_period (AssayFramework  *framework,
                            const char      *period,
                            GError         **error)
{
  if (!g_str_equal (assay_framework_get_rates (framework), "provider"))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _ ("Framework: “%s” rates single services, and only providers can be rated yet."),
                   assay_framework_get_title (framework));
      return NULL;
    }
  return assay_assessment_parse_period (framework, period, error);
}
