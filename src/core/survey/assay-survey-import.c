/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/survey/assay-survey-import.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-column-doubt.h"
#include "core/intake/assay-provider-index.h"
#include "core/intake/assay-standard-columns.h"
#include "core/survey/assay-question-target.h"
#include "core/survey/assay-survey-columns.h"
#include "core/survey/assay-survey-pass.h"
#include "core/survey/assay-survey-unread.h"

/* How much of a column a scale must understand for the answers to fit, and to be on it at all. */
#define ANSWERS_FIT 0.8
#define ANSWERS_ON_SCALE 0.5
/* A question that is usually asked on another scale is less likely meant. */
#define OTHER_SCALE_FIT 0.6
#define STRANGE_ANSWERS_FIT 0.4

#define ASSAY_TYPE_SURVEY_HANDLER (assay_survey_handler_get_type ())
G_DECLARE_FINAL_TYPE (AssaySurveyHandler, assay_survey_handler, ASSAY, SURVEY_HANDLER, AssayImportHandler)

struct _AssaySurveyHandler
{
  AssayImportHandler parent_instance;

  AssayFramework *framework;
  GArray *targets;
  AssayProviderIndex *providers;
  char *unread;
};

G_DEFINE_FINAL_TYPE (AssaySurveyHandler, assay_survey_handler, ASSAY_TYPE_IMPORT_HANDLER)

static void
assay_survey_handler_finalize (GObject *object)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (object);

  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->providers, assay_provider_index_free);
  g_clear_object (&self->framework);
  g_free (self->unread);
  G_OBJECT_CLASS (assay_survey_handler_parent_class)->finalize (object);
}

static GPtrArray *
assay_survey_handler_list_targets (AssayImportHandler *handler)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);
  GPtrArray *targets = assay_standard_columns_targets (ASSAY_IMPORT_SURVEY);

  g_ptr_array_add (targets, assay_import_target_new (ASSAY_COLUMN_QUESTION, "",
                                                     _ ("A question under its own heading"), FALSE));
  for (guint i = 0; i < self->targets->len; i++)
    {
      const AssayQuestionTarget *target = &g_array_index (self->targets, AssayQuestionTarget, i);

      g_ptr_array_add (targets, assay_import_target_new (ASSAY_COLUMN_QUESTION, target->id,
                                                         assay_question_target_title (target),
                                                         target->measure != NULL));
    }
  return targets;
}

static gboolean
assay_survey_handler_load (AssayImportHandler *handler,
                           const char         *period,
                           AssayConnection    *connection,
                           GError            **error)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);

  g_clear_pointer (&self->providers, assay_provider_index_free);
  self->providers = assay_provider_index_load (connection, period, error);
  return self->providers != NULL;
}

static gboolean
assay_survey_handler_check_file (AssayImportHandler *handler,
                                 AssayTableFile     *file,
                                 GError            **error)
{
  if (!assay_table_file_is_question_summary (file))
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_SUMMARY,
               _ ("“%s” is a summary: it counts answers by question. Assay needs the answers themselves, one row "
                  "a return; survey tools export them as individual or all responses."),
               assay_table_file_get_path (file));
  return FALSE;
}

static double
measure_fit (const AssayQuestionTarget *target,
             const AssayColumnFacts    *facts)
{
  const char *expected = assay_question_target_scale (target);
  double share;
  const char *scale = assay_question_find_scale (facts, expected, &share);

  if (facts->n_filled == 0)
    return 1.0;
  if (share < ANSWERS_ON_SCALE)
    return facts->many || facts->n_long > 0 ? 0.0 : STRANGE_ANSWERS_FIT;
  return strcmp (scale, expected) == 0 ? 1.0 : OTHER_SCALE_FIT;
}

/* What a tool notes of a return itself, such as whether it is finished, is no answer. */
static gboolean
holds_true_false (const AssayColumnFacts *facts)
{
  for (guint i = 0; i < facts->values->len; i++)
    {
      const char *text = ((AssayColumnValue *) g_ptr_array_index (facts->values, i))->text;

      if (g_ascii_strcasecmp (text, "true") != 0 && g_ascii_strcasecmp (text, "false") != 0)
        return FALSE;
    }
  return TRUE;
}

/* A heading that names a provider or an ID beside answers on a scale is a question about them. */
static double
standard_fit (const AssayStandardColumn *column,
              const AssayColumnFacts    *facts)
{
  double share;

  if (column->role == ASSAY_COLUMN_COMMENT || (column->role == ASSAY_COLUMN_LEAVE_OUT && holds_true_false (facts)))
    return 1.0;
  assay_question_find_scale (facts, "agreement", &share);
  return share >= ANSWERS_ON_SCALE && facts->n_numbers == 0 ? 0.2 : assay_standard_column_fit (column, facts);
}

/* Whether a column's answers are on a scale that can be counted without asking which end is good. */
static gboolean
answers_fit (const AssayQuestionTarget *target,
             const AssayColumnFacts    *facts,
             AssaySureness              sureness)
{
  const double least = sureness == ASSAY_SURENESS_SAME ? ANSWERS_ON_SCALE : ANSWERS_FIT;
  double share;
  const AssayAnswerScale *scale
      = assay_answer_scale_find (assay_question_target_find_scale (target, facts, &share));

  return facts->n_filled == 0
         || (share >= least && assay_answer_scale_is_words (scale)
             && (target->measure == NULL || scale->n_positive > 0));
}

/* Whether most answers are bare numbers, of which either end may be the best. */
static gboolean
holds_numbers (const AssayColumnFacts *facts)
{
  return 2 * facts->n_numbers > facts->n_filled;
}

static void
choose_question (AssayColumnChoice         *choice,
                 const AssayColumnFacts    *facts,
                 const AssayQuestionTarget *target,
                 AssayColumnMatch           match)
{
  assay_column_choice_set (choice, ASSAY_COLUMN_QUESTION, target->id, match.sureness);
  choice->doubt = match.doubt;
  if (match.sureness >= ASSAY_SURENESS_SURE && !answers_fit (target, facts, match.sureness))
    assay_column_choice_doubt (choice, holds_numbers (facts) ? ASSAY_DOUBT_DIRECTION : ASSAY_DOUBT_NONE);
  /* What is not counted can stand under its own heading without asking anybody, but which end is good cannot be
   * guessed. */
  if (choice->sureness == ASSAY_SURENESS_ASK && target->measure == NULL && choice->doubt != ASSAY_DOUBT_DIRECTION)
    assay_column_choice_set (choice, ASSAY_COLUMN_QUESTION, "", ASSAY_SURENESS_NONE);
}

/* Whether a heading asks for words of one’s own, even if the same words came twice. */
static gboolean
asks_for_comment (const char *heading)
{
  static const char *const saying[] = { "comment", "comments",    "remark",     "remarks", "feedback", "suggestion",
                                        "notes",   "suggestions", "compliments", "observations", "explain",
                                        "details", NULL };
  g_autofree char *folded = assay_text_fold (heading);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains (saying, words[i]))
      return TRUE;
  return FALSE;
}

/* What a column is that no label claims, by what it holds. */
static void
choose_by_values (AssayColumnChoice      *choice,
                  const AssayColumnFacts *facts)
{
  double share;

  assay_question_find_scale (facts, "agreement", &share);
  if (facts->n_filled == 0)
    assay_column_choice_set (choice, ASSAY_COLUMN_LEAVE_OUT, "", ASSAY_SURENESS_NONE);
  else if (share < ANSWERS_ON_SCALE && asks_for_comment (facts->heading))
    assay_column_choice_set (choice, ASSAY_COLUMN_COMMENT, "", ASSAY_SURENESS_NONE);
  else if (share >= ANSWERS_ON_SCALE || assay_question_looks_own (facts))
    assay_column_choice_set (choice, ASSAY_COLUMN_QUESTION, "", ASSAY_SURENESS_NONE);
  else if (facts->n_long > 0 && !assay_column_facts_has_dates (facts))
    assay_column_choice_set (choice, ASSAY_COLUMN_COMMENT, "", ASSAY_SURENESS_NONE);
}

static double *
make_fit (AssaySurveyHandler *self,
          GPtrArray          *columns,
          GPtrArray          *facts)
{
  guint n_labels = columns->len + self->targets->len;
  double *fit = g_new (double, facts->len * n_labels);

  for (guint i = 0; i < facts->len; i++)
    {
      const AssayColumnFacts *column = g_ptr_array_index (facts, i);

      for (guint j = 0; j < columns->len; j++)
        fit[i * n_labels + j] = standard_fit (g_ptr_array_index (columns, j), column);
      for (guint j = 0; j < self->targets->len; j++)
        fit[i * n_labels + columns->len + j]
            = measure_fit (&g_array_index (self->targets, AssayQuestionTarget, j), column);
    }
  return fit;
}

static GPtrArray *
make_labels (AssaySurveyHandler *self,
             GPtrArray          *columns)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_match_label_free);

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (labels, assay_standard_column_label (g_ptr_array_index (columns, i)));
  for (guint i = 0; i < self->targets->len; i++)
    g_ptr_array_add (labels,
                     assay_question_target_label (&g_array_index (self->targets, AssayQuestionTarget, i)));
  return labels;
}

static void
choose_match (AssaySurveyHandler     *self,
              GPtrArray              *columns,
              AssayColumnMatch        match,
              const AssayColumnFacts *facts,
              AssayColumnChoice      *choice)
{
  if (match.label < 0)
    choose_by_values (choice, facts);
  else if ((guint) match.label >= columns->len)
    choose_question (choice, facts,
                     &g_array_index (self->targets, AssayQuestionTarget, (guint) match.label - columns->len),
                     match);
  else
    {
      const AssayStandardColumn *column = g_ptr_array_index (columns, (guint) match.label);

      assay_column_choice_set (choice, column->role, column->target, match.sureness);
    }
}

static gboolean
is_counted (AssaySurveyHandler      *self,
            const AssayColumnChoice *choice)
{
  const AssayQuestionTarget *target = assay_question_targets_find (self->targets, choice->target);

  return target != NULL && target->measure != NULL;
}

static void
assay_survey_handler_suggest (AssayImportHandler *handler,
                              GPtrArray          *facts,
                              GPtrArray          *choices)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);
  g_autoptr (GPtrArray) columns = assay_standard_columns_list (ASSAY_IMPORT_SURVEY);
  g_autoptr (GPtrArray) labels = make_labels (self, columns);
  g_autoptr (GPtrArray) into = g_ptr_array_new ();
  g_autofree double *fit = make_fit (self, columns, facts);
  g_autofree AssayColumnMatch *matches
      = assay_column_match_all (assay_facts_headings (facts, into), facts->len, labels, fit);

  for (guint i = 0; i < facts->len; i++)
    choose_match (self, columns, matches[i], g_ptr_array_index (facts, i), g_ptr_array_index (choices, i));
  assay_survey_settle_columns (self->providers, facts, choices);
  assay_survey_doubt_own_questions (self->targets, facts, choices);
  g_free (self->unread);
  self->unread = assay_survey_list_unread (self->targets, choices);
}

/* What was remembered of a column may be a scale that is not its measure's. */
static gboolean
forget_mixed (AssaySurveyHandler     *self,
              AssayColumnChoice      *choice,
              const AssayAnswerScale *scale)
{
  if (!assay_question_target_is_mixed (assay_question_targets_find (self->targets, choice->target), scale->id,
                                       (char **) scale->answers))
    return FALSE;
  g_free (choice->scale);
  choice->scale = g_strdup ("");
  return TRUE;
}

/* Bare numbers where an earlier file had words are not places on the scale of those words. */
static void
assay_survey_handler_review (AssayImportHandler *handler,
                             GPtrArray          *facts,
                             GPtrArray          *choices)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);

  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      const AssayAnswerScale *scale = assay_answer_scale_find (choice->scale);

      if (choice->role != ASSAY_COLUMN_QUESTION || choice->sureness != ASSAY_SURENESS_REMEMBERED
          || scale == NULL || forget_mixed (self, choice, scale) || !assay_answer_scale_is_words (scale)
          || !holds_numbers (g_ptr_array_index (facts, i)))
        continue;
      g_free (choice->scale);
      choice->scale = g_strdup ("");
      choice->by_number = FALSE;
      if (is_counted (self, choice))
        assay_column_choice_doubt (choice, ASSAY_DOUBT_DIRECTION);
    }
}

static GPtrArray *
assay_survey_handler_list_notices (AssayImportHandler *handler,
                                   GPtrArray          *choices)
{
  GPtrArray *notices = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unread = assay_survey_list_unread (ASSAY_SURVEY_HANDLER (handler)->targets, choices);

  if (unread[0] != '\0')
    g_ptr_array_add (notices, g_strdup_printf (_ ("No column was read as: %s."), unread));
  return notices;
}

/* Numbers under a heading of their own are not taken for better the higher they are. */
static const char *
choose_scale (const AssayQuestionTarget *target,
              const AssayColumnFacts    *facts)
{
  double share;
  const char *id = assay_question_target_find_scale (target, facts, &share);

  if (target != NULL)
    return id;
  return share < ANSWERS_ON_SCALE && facts->n_filled > 0
             ? ASSAY_SCALE_OWN
             : assay_answer_scale_undirected (assay_answer_scale_find (id))->id;
}

/* What a column on a built-in scale holds: of numbers, how far they go. */
static char *
describe_scale (const AssayColumnChoice *choice,
                const AssayAnswerScale  *scale,
                const AssayColumnFacts  *facts)
{
  g_autofree char *steps
      = g_strdup_printf (_ ("%s, %u steps"), _ (scale->title), assay_answer_scale_length (scale));
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (assay_answer_scale_is_words (scale) || facts->n_numbers == 0)
    return g_steal_pointer (&steps);
  least = assay_format_number (facts->minimum, facts->minimum == floor (facts->minimum) ? 0 : 1);
  most = assay_format_number (facts->maximum, facts->maximum == floor (facts->maximum) ? 0 : 1);
  if (choice->sureness == ASSAY_SURENESS_ASK && choice->doubt == ASSAY_DOUBT_DIRECTION)
    return g_strdup_printf (_ ("numbers from %s to %s"), least, most);
  /* TRANSLATORS: the least and the greatest number, then such as “numbers, 7 the best, 7 steps”. */
  return g_strdup_printf (_ ("%s to %s; %s"), least, most, steps);
}

static void
describe_question (AssaySurveyHandler     *self,
                   const AssayColumnFacts *facts,
                   AssayColumnChoice      *choice)
{
  const AssayQuestionTarget *target = assay_question_targets_find (self->targets, choice->target);
  const AssayAnswerScale *scale;
  g_autofree char *holds = NULL;

  if (choice->scale[0] == '\0')
    {
      g_free (choice->scale);
      choice->scale = g_strdup (choose_scale (target, facts));
    }
  scale = assay_answer_scale_find (choice->scale);
  g_clear_pointer (&choice->own_answers, g_strfreev);
  if (scale == NULL)
    choice->own_answers = assay_question_own_answers (facts);
  else
    holds = describe_scale (choice, scale, facts);
  if (scale == NULL)
    assay_column_choice_take_holds (choice,
                                    g_strdup_printf (_ ("%u answers of its own; asked, not counted"),
                                                     g_strv_length (choice->own_answers)));
  else if (target != NULL && target->measure != NULL)
    assay_column_choice_take_holds (choice, g_steal_pointer (&holds));
  else
    assay_column_choice_take_holds (choice, g_strdup_printf (_ ("%s; asked, not counted"), holds));
  assay_column_choice_add_doubt (choice, target != NULL ? assay_question_target_title (target) : self->unread);
}

static void
describe_provider (AssaySurveyHandler     *self,
                   const AssayColumnFacts *facts,
                   AssayColumnChoice      *choice)
{
  guint unknown = 0;

  for (guint i = 0; i < facts->values->len; i++)
    unknown += assay_provider_index_find (self->providers, choice->role,
                                          ((AssayColumnValue *) g_ptr_array_index (facts->values, i))->text)
               == NULL;
  if (unknown == 0)
    assay_column_choice_take_holds (choice, g_strdup_printf (ngettext ("%u provider, in the register",
                                                                       "%u providers, all in the register",
                                                                       facts->values->len),
                                                             facts->values->len));
  else
    assay_column_choice_take_holds (choice, g_strdup_printf (_ ("%u providers, %u not in the register"),
                                                             facts->values->len, unknown));
}

static void
assay_survey_handler_describe (AssayImportHandler     *handler,
                               const AssayColumnFacts *facts,
                               AssayColumnChoice      *choice)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);

  if (choice->role != ASSAY_COLUMN_QUESTION)
    {
      g_free (choice->scale);
      choice->scale = g_strdup ("");
    }
  switch (choice->role)
    {
    case ASSAY_COLUMN_QUESTION:
      describe_question (self, facts, choice);
      break;
    case ASSAY_COLUMN_PROVIDER_REFERENCE:
    case ASSAY_COLUMN_PROVIDER_NAME:
    case ASSAY_COLUMN_CQC_ID:
      describe_provider (self, facts, choice);
      break;
    case ASSAY_COLUMN_DATE:
      assay_column_choice_take_holds (choice, assay_describe_dates (facts, choice->order));
      break;
    case ASSAY_COLUMN_COMMENT:
      assay_column_choice_take_holds (choice, g_strdup (_ ("free text")));
      break;
    case ASSAY_COLUMN_PERSONAL:
      assay_column_choice_take_holds (choice, g_strdup (_ ("personal: left out")));
      break;
    default:
      assay_column_choice_take_holds (choice, assay_describe_values (facts));
    }
}

static gboolean
assay_survey_handler_check_choices (AssayImportHandler *handler,
                                    GPtrArray          *choices,
                                    GError            **error)
{
  const AssayImportPlan plan = { .columns = choices };

  if (!assay_import_choices_name_provider (choices))
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NO_PROVIDER,
                           _ ("No column says which provider a return is about."));
      return FALSE;
    }
  if (assay_import_plan_find (&plan, ASSAY_COLUMN_QUESTION, NULL) < 0)
    {
      g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING,
                           _ ("No column is read as a question."));
      return FALSE;
    }
  assay_survey_lift_doubts (ASSAY_SURVEY_HANDLER (handler)->targets, choices);
  return assay_import_check_settled (choices, assay_standard_column_needed, error);
}

static AssayImportPass *
assay_survey_handler_begin_pass (AssayImportHandler *handler,
                                 AssayImportPlan    *plan,
                                 AssayConnection    *connection,
                                 GError            **error)
{
  AssaySurveyHandler *self = ASSAY_SURVEY_HANDLER (handler);

  return assay_survey_pass_new (plan, self->framework, connection, error);
}

static void
assay_survey_handler_class_init (AssaySurveyHandlerClass *klass)
{
  AssayImportHandlerClass *handler_class = ASSAY_IMPORT_HANDLER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_survey_handler_finalize;
  handler_class->kind = ASSAY_IMPORT_SURVEY;
  handler_class->is_bulk = TRUE;
  handler_class->list_targets = assay_survey_handler_list_targets;
  handler_class->load = assay_survey_handler_load;
  handler_class->check_file = assay_survey_handler_check_file;
  handler_class->suggest = assay_survey_handler_suggest;
  handler_class->review = assay_survey_handler_review;
  handler_class->list_notices = assay_survey_handler_list_notices;
  handler_class->describe = assay_survey_handler_describe;
  handler_class->check_choices = assay_survey_handler_check_choices;
  handler_class->begin_pass = assay_survey_handler_begin_pass;
}

static void
assay_survey_handler_init (AssaySurveyHandler *self)
{
}

/**
 * assay_survey_import_new:
 * @db: the register
 * @framework: (nullable): the framework whose measures the questions may feed
 * @survey_name: (nullable): the survey that the returns belong to; it is made where there is none of that name
 *   and period
 * @period: (nullable): the period of the survey, in canonical form
 *
 * Makes an import of survey returns. Main thread.
 *
 * Returns: (transfer full): the import
 */
AssayImportController *
assay_survey_import_new (AssayDb        *db,
                         AssayFramework *framework,
                         const char     *survey_name,
                         const char     *period)
{
  AssaySurveyHandler *handler = g_object_new (ASSAY_TYPE_SURVEY_HANDLER, NULL);

  g_set_object (&handler->framework, framework);
  handler->targets = assay_question_targets_list (framework);
  if (survey_name == NULL || survey_name[0] == '\0')
    survey_name = _ ("Survey");
  return assay_import_controller_new (db, ASSAY_IMPORT_HANDLER (handler), period, survey_name);
}
