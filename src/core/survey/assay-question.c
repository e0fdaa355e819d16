/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <json-glib/json-glib.h>

#include "core/base/assay-json.h"
#include "core/framework/assay-answer-scale.h"
#include "core/survey/assay-survey-private.h"

/* Makes a question whose texts are all empty. */
AssayQuestion *
_assay_question_new (void)
{
  AssayQuestion *question = g_new0 (AssayQuestion, 1);

  question->heading = g_strdup ("");
  question->title = g_strdup ("");
  question->scale = g_strdup ("");
  question->answers = g_new0 (char *, 1);
  question->measure = g_strdup ("");
  question->outcome_domain = g_strdup ("");
  question->outcome_statement = g_strdup ("");
  question->ascot_domain = g_strdup ("");
  return question;
}

/* Sets a text of a question that is being made. */
void
_assay_question_set_text (char      **text,
                          const char *to)
{
  g_free (*text);
  *text = g_strdup (to);
}

void
_assay_question_free (AssayQuestion *question)
{
  g_free (question->heading);
  g_free (question->title);
  g_free (question->scale);
  g_strfreev (question->answers);
  g_free (question->positive);
  g_free (question->measure);
  g_free (question->outcome_domain);
  g_free (question->outcome_statement);
  g_free (question->ascot_domain);
  g_free (question);
}

char *
_assay_question_answers_to_json (const char *const *answers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (; *answers != NULL; answers++)
    json_builder_add_string_value (builder, *answers);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static char **
answers_from_json (const char *json)
{
  g_autoptr (JsonNode) root = assay_json_parse (json, -1, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (answers, g_strdup (json_array_get_string_element (array, i)));
    }
  g_ptr_array_add (answers, NULL);
  return (char **) g_ptr_array_steal (answers, NULL);
}

static AssayQuestion *
read_question (AssayStatement *statement)
{
  AssayQuestion *question = g_new0 (AssayQuestion, 1);

  question->id = assay_statement_get_int (statement, 0);
  question->position = (guint) assay_statement_get_int (statement, 1);
  question->heading = assay_statement_dup_text (statement, 2);
  question->title = assay_statement_dup_text (statement, 3);
  question->scale = assay_statement_dup_text (statement, 4);
  question->answers = answers_from_json (assay_statement_get_text (statement, 5));
  question->measure = assay_statement_dup_text (statement, 6);
  question->outcome_domain = assay_statement_dup_text (statement, 7);
  question->outcome_statement = assay_statement_dup_text (statement, 8);
  question->ascot_domain = assay_statement_dup_text (statement, 9);
  question->positive = assay_answer_scale_positive (question->scale, g_strv_length (question->answers),
                                                    question->measure[0] != '\0');
  return question;
}

/* The questions of a survey by position; NULL on failure. */
GPtrArray *
_assay_questions_load (AssayConnection *connection,
                       gint64           survey_id,
                       GError         **error)
{
  g_autoptr (GPtrArray) questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) _assay_question_free);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT id, position, heading, title, scale, answers, measure, outcome_domain, "
                                "outcome_statement, ascot_domain FROM survey_question WHERE survey_id = ? "
                                "ORDER BY position",
                                "i", survey_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (questions, read_question (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&questions);
}

/* Adds a question to a survey and sets its id. */
gboolean
_assay_question_insert (AssayConnection *connection,
                        gint64           survey_id,
                        AssayQuestion   *question,
                        GError         **error)
{
  g_autofree char *answers = _assay_question_answers_to_json ((const char *const *) question->answers);

  if (!assay_connection_run (connection, error,
                             "INSERT INTO survey_question (survey_id, position, heading, title, scale, answers, "
                             "measure, outcome_domain, outcome_statement, ascot_domain) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "iissssssss", survey_id, (gint64) question->position, question->heading,
                             question->title, question->scale, answers, question->measure,
                             question->outcome_domain, question->outcome_statement, question->ascot_domain))
    return FALSE;
  question->id = assay_connection_last_row_id (connection);
  return TRUE;
}

/* Stores the answers of a question again, after some were added at the end. */
gboolean
_assay_question_set_answers (AssayConnection     *connection,
                             const AssayQuestion *question,
                             GError             **error)
{
  g_autofree char *answers = _assay_question_answers_to_json ((const char *const *) question->answers);

  return assay_connection_run (connection, error, "UPDATE survey_question SET answers = ? WHERE id = ?", "si",
                               answers, question->id);
}
