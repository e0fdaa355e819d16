/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/survey/assay-survey-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-period.h"
#include "core/base/assay-error.h"
#include "core/base/assay-text.h"

struct _AssaySurvey
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *period;
  gboolean keep_comments;
  gint64 version;
  GPtrArray *questions;
};

G_DEFINE_FINAL_TYPE (AssaySurvey, assay_survey, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_PERIOD,
  PROP_KEEP_COMMENTS,
  PROP_VERSION
};

static void
assay_survey_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssaySurvey *self = ASSAY_SURVEY (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_KEEP_COMMENTS:
      g_value_set_boolean (value, self->keep_comments);
      break;
    case PROP_VERSION:
      g_value_set_int64 (value, self->version);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_survey_finalize (GObject *object)
{
  AssaySurvey *self = ASSAY_SURVEY (object);

  g_free (self->name);
  g_free (self->period);
  g_ptr_array_unref (self->questions);
  G_OBJECT_CLASS (assay_survey_parent_class)->finalize (object);
}

static void
assay_survey_class_init (AssaySurveyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_survey_get_property;
  object_class->finalize = assay_survey_finalize;
  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_PERIOD,
                                   g_param_spec_string ("period", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_KEEP_COMMENTS,
                                   g_param_spec_boolean ("keep-comments", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_VERSION,
                                   g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0, flags));
}

static void
assay_survey_init (AssaySurvey *self)
{
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) _assay_question_free);
}

/**
 * assay_survey_get_id:
 * @self: a survey
 *
 * Tells the survey's number in the register.
 *
 * Returns: its id
 */
gint64
assay_survey_get_id (AssaySurvey *self)
{
  return self->id;
}

/**
 * assay_survey_get_name:
 * @self: a survey
 *
 * Gives the survey's name.
 *
 * Returns: (transfer none): the name
 */
const char *
assay_survey_get_name (AssaySurvey *self)
{
  return self->name;
}

/**
 * assay_survey_get_period:
 * @self: a survey
 *
 * Gives the survey's period.
 *
 * Returns: (transfer none): the period, in canonical form
 */
const char *
assay_survey_get_period (AssaySurvey *self)
{
  return self->period;
}

/**
 * assay_survey_get_n_questions:
 * @self: a survey
 *
 * Counts the survey's questions.
 *
 * Returns: how many
 */
guint
assay_survey_get_n_questions (AssaySurvey *self)
{
  return self->questions->len;
}

/**
 * assay_survey_get_question:
 * @self: a survey
 * @index: from 0
 *
 * Gives a question. Questions stand in the order of their answers in a return, so that @index is also the
 * question's position.
 *
 * Returns: (transfer none): the question
 */
const AssayQuestion *
assay_survey_get_question (AssaySurvey *self,
                           guint        index)
{
  g_return_val_if_fail (index < self->questions->len, NULL);
  return g_ptr_array_index (self->questions, index);
}

#define SELECT "SELECT id, name, period, keep_comments, version FROM survey "

static AssaySurvey *
read_survey (AssayStatement *statement)
{
  AssaySurvey *self = g_object_new (ASSAY_TYPE_SURVEY, NULL);

  self->id = assay_statement_get_int (statement, 0);
  self->name = assay_statement_dup_text (statement, 1);
  self->period = assay_statement_dup_text (statement, 2);
  self->keep_comments = assay_statement_get_int (statement, 3) != 0;
  self->version = assay_statement_get_int (statement, 4);
  return self;
}

static gboolean
load_questions (AssaySurvey     *self,
                AssayConnection *connection,
                GError         **error)
{
  g_autoptr (GPtrArray) questions = _assay_questions_load (connection, self->id, error);

  if (questions == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (self->questions, g_steal_pointer (&questions));
  return TRUE;
}

/**
 * assay_survey_list:
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the surveys with their questions, the latest period first.
 *
 * Returns: (transfer full) (nullable) (element-type AssaySurvey): the surveys
 */
GPtrArray *
assay_survey_list (AssayConnection *connection,
                   GError         **error)
{
  g_autoptr (GPtrArray) surveys = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error, SELECT "ORDER BY period DESC, name", "");

  if (statement == NULL)
    return NULL;
  while (assay_statement_next (statement, &failure))
    g_ptr_array_add (surveys, read_survey (statement));
  for (guint i = 0; failure == NULL && i < surveys->len; i++)
    load_questions (g_ptr_array_index (surveys, i), connection, &failure);
  if (failure == NULL)
    return g_steal_pointer (&surveys);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * assay_survey_is_called:
 * @self: a survey
 * @name: a name
 *
 * Tells whether a survey goes by a name, in whatever letters and spacing.
 *
 * Returns: %TRUE if it does
 */
gboolean
assay_survey_is_called (AssaySurvey *self,
                        const char  *name)
{
  g_autofree char *folded = assay_text_fold (self->name);
  g_autofree char *sought = assay_text_fold (name);

  return strcmp (folded, sought) == 0;
}

/**
 * assay_survey_holds_date:
 * @self: a survey
 * @date: (nullable): an ISO date, or "" where it is not known
 *
 * Tells whether a return of a date belongs into a survey's period as far as the date says.
 *
 * Returns: %FALSE for a date outside the period
 */
gboolean
assay_survey_holds_date (AssaySurvey *self,
                         const char  *date)
{
  AssayPeriod period;

  return date == NULL || date[0] == '\0' || !assay_period_parse (self->period, &period, NULL)
         || assay_period_contains (&period, date);
}

/**
 * assay_survey_find:
 * @connection: a connection
 * @name: (nullable): the survey's name, in whatever letters; %NULL for the first of that period
 * @period: (nullable): its period, in canonical form; %NULL for the latest
 * @error: return location for %ASSAY_STORE_ERROR_NOT_FOUND or another `ASSAY_STORE_ERROR`
 *
 * Finds a survey with its questions.
 *
 * Returns: (transfer full) (nullable): the survey
 */
AssaySurvey *
assay_survey_find (AssayConnection *connection,
                   const char      *name,
                   const char      *period,
                   GError         **error)
{
  g_autoptr (AssaySurvey) survey = NULL;
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                SELECT "WHERE ?1 IS NULL OR period = ?1 ORDER BY period DESC, id", "s", period);

  if (statement == NULL)
    return NULL;
  while (assay_statement_next (statement, &failure))
    {
      g_autoptr (AssaySurvey) read = survey == NULL ? read_survey (statement) : NULL;

      if (read != NULL && (name == NULL || assay_survey_is_called (read, name)))
        survey = g_steal_pointer (&read);
    }
  if (survey != NULL && failure == NULL && load_questions (survey, connection, &failure))
    return g_steal_pointer (&survey);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (name != NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _ ("There is no survey “%s” in the register for that period."), name);
  else
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _ ("There is no survey in the register for that period."));
  return NULL;
}

/* Adds a survey without questions; its id, or 0. */
gint64
_assay_survey_insert (AssayConnection *connection,
                      const char      *name,
                      const char      *period,
                      gboolean         keep_comments,
                      GError         **error)
{
  if (!assay_connection_run (connection, error,
                             "INSERT INTO survey (name, period, keep_comments) VALUES (?, ?, ?)", "ssi", name,
                             period, (gint64) keep_comments))
    return 0;
  return assay_connection_last_row_id (connection);
}
