/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What the audit trail is told. Steps stand in the history of the provider, single answers and their evidence,
 * which are many, in that of the assessment. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#include "core/actions/assay-due.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

/* What is kept of an assessment in the trail. */
static const char *const kept[] = {
  "id", "framework-id", "framework-version", "period", "service-type", "kind", "state", "published",
  "officer-id", "reviewer-id", "planned-on", "visited-on", "follows-id", "import-id", "summary",
};

/* The subject of its answers. (transfer full) */
char *
_assay_assessment_dup_subject (AssayAssessment *self)
{
  return g_strdup_printf ("assessment %" PRId64, assay_assessment_get_id (self));
}

/* The subject of its steps. (transfer full) */
char *
_assay_assessment_dup_provider (AssayAssessment *self)
{
  return g_strdup_printf ("provider %s", assay_assessment_get_reference (self));
}

/* Such as "Announced visit, Acorn Care". (transfer full) */
char *
_assay_assessment_describe (AssayAssessment *self)
{
  /* TRANSLATORS: a kind of assessment, and a provider's name */
  return g_strdup_printf (_ ("%s, %s"), assay_assessment_kind_get_title (assay_assessment_get_kind (self)),
                          assay_assessment_get_name (self));
}

static void
add_member (JsonBuilder     *builder,
            AssayAssessment *self,
            const char      *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (self), name, &value);
  json_builder_set_member_name (builder, name);
  if (g_str_equal (name, "state"))
    json_builder_add_string_value (builder, assay_assessment_state_get_id (g_value_get_int (&value)));
  else if (G_VALUE_HOLDS_STRING (&value))
    json_builder_add_string_value (builder, g_value_get_string (&value));
  else if (G_VALUE_HOLDS_BOOLEAN (&value))
    json_builder_add_boolean_value (builder, g_value_get_boolean (&value));
  else if (G_VALUE_HOLDS_INT (&value))
    json_builder_add_int_value (builder, g_value_get_int (&value));
  else
    json_builder_add_int_value (builder, g_value_get_int64 (&value));
}

/* (transfer full) */
char *
_assay_assessment_to_json (AssayAssessment *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    add_member (builder, self, kept[i]);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* One entry for a change of the assessment itself. */
gboolean
_assay_assessment_record (AssayConnection *connection,
                          AssayAssessment *before,
                          AssayAssessment *after,
                          const char      *action,
                          const char      *summary,
                          GError         **error)
{
  g_autofree char *subject = _assay_assessment_dup_provider (after);
  g_autofree char *before_json = before != NULL ? _assay_assessment_to_json (before) : NULL;
  g_autofree char *after_json = _assay_assessment_to_json (after);

  return assay_audit_record (connection, action, subject, summary, before_json, after_json, error);
}

/* Notes that an assessment came to a state. */
gboolean
_assay_assessment_add_step (AssayConnection      *connection,
                            gint64                id,
                            AssayAssessmentState  state,
                            const char           *taken_on,
                            const char           *note,
                            GError              **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO assessment_step (assessment_id, state, taken_on, note, "
                               "recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)", "isssss", id,
                               assay_assessment_state_get_id (state), taken_on, note != NULL ? note : "",
                               assay_connection_get_actor (connection),
                               assay_connection_get_now (connection));
}

/* A day that something was done is one of the calendar and not still to come. */
gboolean
_assay_assessment_check_day (const char *name,
                             const char *day,
                             GError    **error)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *said = NULL;

  if (day == NULL || !assay_date_is_valid (day))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                 _ ("%s: “%s” is not a date. Write it as YYYY-MM-DD."), name, day != NULL ? day : "");
  else if (g_strcmp0 (day, today) > 0)
    {
      said = assay_date_format_long (day);
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE, _ ("%s: %s is still to come."), name,
                   said);
    }
  else
    return TRUE;
  return FALSE;
}

static char *
dup_due_subject (gint64      id,
                 const char *about)
{
  return g_strdup_printf ("assessment:%" PRId64 ":%s", id, about);
}

/* Sets or moves what is due about an assessment. */
gboolean
_assay_assessment_set_due (AssayConnection *connection,
                           AssayAssessment *self,
                           const char      *about,
                           const char      *kind,
                           const char      *title,
                           const char      *due_on,
                           gint64           officer_id,
                           GError         **error)
{
  g_autofree char *subject = dup_due_subject (assay_assessment_get_id (self), about);

  return assay_due_set (connection, subject, kind, assay_assessment_get_provider_id (self), title, due_on,
                        officer_id, error);
}

/* Ends it, if it is due at all. */
gboolean
_assay_assessment_end_due (AssayConnection *connection,
                           gint64           id,
                           const char      *about,
                           const char      *done_on,
                           GError         **error)
{
  g_autofree char *subject = dup_due_subject (id, about);

  return assay_due_done (connection, subject, done_on, error);
}
