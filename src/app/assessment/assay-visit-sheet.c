/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assessment/assay-visit-sheet-private.h"
#include "app/widgets/assay-when.h"
#include "core/actions/assay-action.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-form-layout.h"

guint _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayVisitSheet, assay_visit_sheet, G_TYPE_OBJECT)

static void
free_area (gpointer data)
{
  AssayVisitArea *area = data;

  g_ptr_array_unref (area->criteria);
  g_free (area);
}

static void
assay_visit_sheet_finalize (GObject *object)
{
  AssayVisitSheet *self = ASSAY_VISIT_SHEET (object);

  g_clear_handle_id (&self->note_source, g_source_remove);
  g_object_unref (self->session);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  g_hash_table_unref (self->saving);
  g_hash_table_unref (self->waiting);
  g_hash_table_unref (self->contested);
  g_queue_free_full (self->steps, _assay_visit_step_free);
  g_queue_free_full (self->undone, _assay_visit_step_free);
  assay_visit_data_free (self->data);
  g_free (self->saved_at);
  G_OBJECT_CLASS (assay_visit_sheet_parent_class)->finalize (object);
}

static void
add_signal (AssayVisitSheetSignal  signal,
            const char            *name,
            guint                  n_types,
            const GType           *types)
{
  _assay_visit_sheet_signals[signal] =
    g_signal_newv (name, ASSAY_TYPE_VISIT_SHEET, G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL, G_TYPE_NONE, n_types,
                   (GType *) types);
}

static void
assay_visit_sheet_class_init (AssayVisitSheetClass *klass)
{
  const GType criterion[] = { ASSAY_TYPE_VISIT_CRITERION, G_TYPE_POINTER };
  const GType failure[] = { G_TYPE_ERROR };
  const GType evidence[] = { G_TYPE_UINT64, G_TYPE_STRING };

  G_OBJECT_CLASS (klass)->finalize = assay_visit_sheet_finalize;
  add_signal (ASSAY_VISIT_SHEET_CHANGED, "changed", 1, criterion);
  add_signal (ASSAY_VISIT_SHEET_SAVED, "saved", 0, NULL);
  add_signal (ASSAY_VISIT_SHEET_FAILED, "failed", 1, failure);
  add_signal (ASSAY_VISIT_SHEET_CONFLICT, "conflict", 2, criterion);
  add_signal (ASSAY_VISIT_SHEET_EVIDENCE, "evidence", 2, evidence);
  add_signal (ASSAY_VISIT_SHEET_TAKEN_BACK, "taken-back", 1, evidence);
}

static void
assay_visit_sheet_init (AssayVisitSheet *self)
{
  self->saving = g_hash_table_new (NULL, NULL);
  self->waiting = g_hash_table_new (NULL, NULL);
  self->contested = g_hash_table_new (NULL, NULL);
  self->steps = g_queue_new ();
  self->undone = g_queue_new ();
  self->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  self->areas = g_ptr_array_new_with_free_func (free_area);
}

static void
add_area (AssayVisitSheet      *self,
          const AssayFormSheet *sheet)
{
  AssayVisitArea *area = g_new0 (AssayVisitArea, 1);

  area->number = sheet->number;
  area->title = sheet->title;
  area->criteria = g_ptr_array_new ();
  for (guint i = 0; i < sheet->leaves->len; i++)
    {
      const AssayNode *leaf = sheet->leaves->pdata[i];
      g_autofree char *number = assay_form_sheet_dup_number (sheet, i);
      GHashTable *before = self->data->previous_answers;
      AssayVisitCriterion *criterion =
        assay_visit_criterion_new (self->data->framework, leaf, number,
                                   g_hash_table_lookup (self->data->answers, leaf->id),
                                   before == NULL ? NULL : g_hash_table_lookup (before, leaf->id),
                                   assay_evidence_get_standing (self->data->previous_standings, leaf->id));

      g_ptr_array_add (self->criteria, criterion);
      g_ptr_array_add (area->criteria, criterion);
    }
  g_ptr_array_add (self->areas, area);
}

static GPtrArray *
list_attachments (AssayVisitData *data,
                  const char     *criterion)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < data->attachments->len; i++)
    if (strcmp (((const AssayAttachment *) data->attachments->pdata[i])->criterion, criterion) == 0)
      g_ptr_array_add (list, data->attachments->pdata[i]);
  return list;
}

static GPtrArray *
list_pieces (AssayVisitData *data,
             const char     *criterion)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < data->pieces->len; i++)
    if (strcmp (((const AssayEvidencePiece *) data->pieces->pdata[i])->criterion, criterion) == 0)
      g_ptr_array_add (list, data->pieces->pdata[i]);
  return list;
}

/* Whether an upheld challenge is about a criterion, and nothing was signed off since. */
static gboolean
is_upheld (AssayVisitData       *data,
           const AssayChallenge *challenge,
           const char           *criterion)
{
  return assay_assessment_get_upheld_challenges (data->assessment) > 0 &&
         strcmp (challenge->criterion, criterion) == 0 &&
         (strcmp (challenge->outcome, "upheld") == 0 || strcmp (challenge->outcome, "partly-upheld") == 0);
}

static void
append_challenges (GString        *lines,
                   AssayVisitData *data,
                   const char     *criterion)
{
  for (guint i = 0; i < data->challenges->len; i++)
    {
      const AssayChallenge *challenge = data->challenges->pdata[i];

      if (!is_upheld (data, challenge, criterion))
        continue;
      g_string_append (lines, lines->len > 0 ? "\n" : "");
      /* TRANSLATORS: what a provider held against an answer, and was right in */
      g_string_append_printf (lines, _("A challenge was upheld: %s"), challenge->grounds);
    }
}

/* What a challenge was upheld about is corrected; what was agreed at earlier visits and is not done is looked at. */
static char *
list_to_do (AssayVisitData *data,
            const char     *criterion)
{
  GString *lines = g_string_new (NULL);

  append_challenges (lines, data, criterion);

  for (guint i = 0; i < data->open_actions->len; i++)
    {
      AssayAction *action = data->open_actions->pdata[i];
      const char *due_on = assay_action_get_due_on (action);
      g_autofree char *day = *due_on != '\0' ? assay_when_format_date (due_on) : NULL;

      if (strcmp (assay_action_get_subject (action), criterion) != 0)
        continue;
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", assay_action_get_title (action));
      if (day != NULL)
        g_string_append_printf (lines, _(", due %s"), day);
    }
  return g_string_free (lines, FALSE);
}

static gboolean
is_touched (AssayVisitSheet     *self,
            AssayVisitCriterion *criterion)
{
  return g_hash_table_contains (self->saving, criterion) || g_hash_table_contains (self->waiting, criterion) ||
         g_hash_table_contains (self->contested, criterion) || self->noted == criterion;
}

/* What somebody else stored is shown, unless it is just being changed here: that ends as a conflict. Returns whether
 * nothing was kept back. */
static gboolean
merge_criterion (AssayVisitSheet     *self,
                 AssayVisitCriterion *criterion,
                 AssayVisitCriterion *edited)
{
  const char *id = assay_visit_criterion_get_leaf (criterion)->id;
  const AssayAnswer *stored = g_hash_table_lookup (self->data->answers, id);
  g_autofree char *open_actions = list_to_do (self->data, id);

  gboolean is_newer =
    stored != NULL && stored->version > assay_visit_criterion_get_answer (criterion)->version;
  gboolean is_held = criterion == edited || is_touched (self, criterion);

  assay_visit_criterion_set_open_actions (criterion, open_actions);
  if (is_newer && !is_held)
    {
      assay_visit_criterion_set_answer (criterion, stored);
      g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CHANGED], 0, criterion);
    }
  assay_visit_criterion_take_evidence (criterion, list_attachments (self->data, id),
                                       list_pieces (self->data, id));
  return !is_newer || !is_held;
}

/**
 * assay_visit_sheet_new:
 * @session: where changes go
 * @data: (transfer full): what was read
 *
 * Returns: (transfer full): the visit, ready to be shown
 */
AssayVisitSheet *
assay_visit_sheet_new (AssaySession   *session,
                       AssayVisitData *data)
{
  AssayVisitSheet *self = g_object_new (ASSAY_TYPE_VISIT_SHEET, NULL);
  g_autoptr (GPtrArray) sheets =
    assay_form_list_sheets (data->framework, assay_assessment_get_service_type (data->assessment),
                            assay_assessment_get_kind (data->assessment));

  self->session = g_object_ref (session);
  self->data = data;
  for (guint i = 0; i < sheets->len; i++)
    add_area (self, sheets->pdata[i]);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      assay_visit_criterion_set_position (self->criteria->pdata[i], i + 1, self->criteria->len);
      merge_criterion (self, self->criteria->pdata[i], NULL);
    }
  return self;
}

/**
 * assay_visit_sheet_merge:
 * @self: a sheet
 * @data: (transfer full): the same assessment, read again
 * @edited: (nullable): the criterion in whose note the keyboard is; it stays as it is shown
 *
 * Takes what is new in the register.
 *
 * Returns: whether all of it was taken
 */
gboolean
assay_visit_sheet_merge (AssayVisitSheet     *self,
                         AssayVisitData      *data,
                         AssayVisitCriterion *edited)
{
  AssayVisitData *before = self->data;
  gboolean is_whole = TRUE;

  self->data = data;
  for (guint i = 0; i < self->criteria->len; i++)
    is_whole = merge_criterion (self, self->criteria->pdata[i], edited) && is_whole;
  /* Leaves belong to the framework that the sheet was made from; a version never changes. */
  g_set_object (&data->framework, before->framework);
  assay_visit_data_free (before);
  return is_whole;
}

/**
 * assay_visit_sheet_get_assessment:
 * @self: a sheet
 *
 * Returns: (transfer none): the assessment as it was read
 */
AssayAssessment *
assay_visit_sheet_get_assessment (AssayVisitSheet *self)
{
  return self->data->assessment;
}

/**
 * assay_visit_sheet_get_framework:
 * @self: a sheet
 *
 * Returns: (transfer none): the framework that it goes by
 */
AssayFramework *
assay_visit_sheet_get_framework (AssayVisitSheet *self)
{
  return self->data->framework;
}

/**
 * assay_visit_sheet_get_data:
 * @self: a sheet
 *
 * Returns: (transfer none): what was read
 */
AssayVisitData *
assay_visit_sheet_get_data (AssayVisitSheet *self)
{
  return self->data;
}

/**
 * assay_visit_sheet_get_n_areas:
 * @self: a sheet
 *
 * Returns: how many areas have a criterion that applies
 */
guint
assay_visit_sheet_get_n_areas (AssayVisitSheet *self)
{
  return self->areas->len;
}

/**
 * assay_visit_sheet_get_area:
 * @self: a sheet
 * @index: from 0
 *
 * Returns: (transfer none): an area
 */
const AssayVisitArea *
assay_visit_sheet_get_area (AssayVisitSheet *self,
                            guint            index)
{
  g_return_val_if_fail (index < self->areas->len, NULL);
  return self->areas->pdata[index];
}

/**
 * assay_visit_area_count_answered:
 * @area: an area
 *
 * Returns: how many of its criteria are answered
 */
guint
assay_visit_area_count_answered (const AssayVisitArea *area)
{
  guint n = 0;

  for (guint i = 0; i < area->criteria->len; i++)
    n += assay_visit_criterion_is_answered (area->criteria->pdata[i]) ? 1 : 0;
  return n;
}

/**
 * assay_visit_sheet_count:
 * @self: a sheet
 * @answered: (out): criteria that are answered
 * @criteria: (out): all that apply
 *
 * Counts the criteria.
 */
void
assay_visit_sheet_count (AssayVisitSheet *self,
                         guint           *answered,
                         guint           *criteria)
{
  *answered = 0;
  *criteria = self->criteria->len;
  for (guint i = 0; i < self->areas->len; i++)
    *answered += assay_visit_area_count_answered (self->areas->pdata[i]);
}

/**
 * assay_visit_sheet_find:
 * @self: a sheet
 * @criterion: a leaf's id
 * @area: (out): the place of its area, from 0
 *
 * Returns: (transfer none) (nullable): the criterion
 */
AssayVisitCriterion *
assay_visit_sheet_find (AssayVisitSheet *self,
                        const char      *criterion,
                        guint           *area)
{
  for (*area = 0; *area < self->areas->len; ++*area)
    {
      const AssayVisitArea *one = self->areas->pdata[*area];

      for (guint i = 0; i < one->criteria->len; i++)
        if (strcmp (assay_visit_criterion_get_leaf (one->criteria->pdata[i])->id, criterion) == 0)
          return one->criteria->pdata[i];
    }
  return NULL;
}

/**
 * assay_visit_sheet_find_first:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): where to begin: at what an upheld challenge is about, else at the first
 *   criterion without an answer, else at the first
 */
AssayVisitCriterion *
assay_visit_sheet_find_first (AssayVisitSheet *self)
{
  AssayVisitCriterion *unanswered;

  for (guint i = 0; i < self->criteria->len; i++)
    for (guint j = 0; j < self->data->challenges->len; j++)
      if (is_upheld (self->data, self->data->challenges->pdata[j],
                     assay_visit_criterion_get_leaf (self->criteria->pdata[i])->id))
        return self->criteria->pdata[i];
  unanswered = assay_visit_sheet_find_unanswered (self, NULL);
  if (unanswered != NULL)
    return unanswered;
  return self->criteria->len > 0 ? self->criteria->pdata[0] : NULL;
}

/**
 * assay_visit_sheet_find_unanswered:
 * @self: a sheet
 * @after: (nullable): where to look from; %NULL for the beginning
 *
 * Returns: (transfer none) (nullable): the next criterion without an answer, from the beginning again after the end
 */
AssayVisitCriterion *
assay_visit_sheet_find_unanswered (AssayVisitSheet     *self,
                                   AssayVisitCriterion *after)
{
  guint start = 0;

  if (after != NULL && g_ptr_array_find (self->criteria, after, &start))
    start++;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      AssayVisitCriterion *criterion = self->criteria->pdata[(start + i) % self->criteria->len];

      if (!assay_visit_criterion_is_answered (criterion))
        return criterion;
    }
  return NULL;
}
