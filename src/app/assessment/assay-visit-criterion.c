/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-criterion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assessment/assay-answer-words.h"

struct _AssayVisitCriterion
{
  GObject parent_instance;

  AssayFramework *framework;
  const AssayNode *leaf;        /* the framework's */
  char *number;
  guint position;
  guint n_criteria;
  AssayAnswer *answer;
  AssayAnswer *previous;        /* nullable */
  AssayEvidenceStanding previous_evidence;
  GPtrArray *attachments;
  GPtrArray *pieces;
  char *open_actions;
  GHashTable *pictures;         /* attachment's id → GdkTexture, as far as they were read */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayVisitCriterion, assay_visit_criterion, G_TYPE_OBJECT)

static void
assay_visit_criterion_finalize (GObject *object)
{
  AssayVisitCriterion *self = ASSAY_VISIT_CRITERION (object);

  g_object_unref (self->framework);
  g_free (self->number);
  assay_answer_free (self->answer);
  g_clear_pointer (&self->previous, assay_answer_free);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->pieces);
  g_hash_table_unref (self->pictures);
  g_free (self->open_actions);
  G_OBJECT_CLASS (assay_visit_criterion_parent_class)->finalize (object);
}

static void
assay_visit_criterion_class_init (AssayVisitCriterionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_visit_criterion_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
assay_visit_criterion_init (AssayVisitCriterion *self)
{
  self->attachments = g_ptr_array_new ();
  self->pieces = g_ptr_array_new ();
  self->pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

/**
 * assay_visit_criterion_new:
 * @framework: what it is part of
 * @leaf: the criterion
 * @number: such as "5.4"
 * @answer: (nullable): what is stored
 * @previous: (nullable): what the visit before found
 * @previous_evidence: how the evidence of it stood there
 *
 * Returns: (transfer full): a criterion of the form
 */
AssayVisitCriterion *
assay_visit_criterion_new (AssayFramework    *framework,
                           const AssayNode   *leaf,
                           const char        *number,
                           const AssayAnswer *answer,
                           const AssayAnswer *previous,
                           AssayEvidenceStanding previous_evidence)
{
  AssayVisitCriterion *self = g_object_new (ASSAY_TYPE_VISIT_CRITERION, NULL);

  self->framework = g_object_ref (framework);
  self->leaf = leaf;
  self->number = g_strdup (number);
  self->answer = answer != NULL ? assay_answer_copy (answer) : assay_answer_new (leaf->id);
  self->previous = previous != NULL ? assay_answer_copy (previous) : NULL;
  self->previous_evidence = previous_evidence;
  return self;
}

/**
 * assay_visit_criterion_get_framework:
 * @self: a criterion
 *
 * Returns: (transfer none): what it is part of
 */
AssayFramework *
assay_visit_criterion_get_framework (AssayVisitCriterion *self)
{
  return self->framework;
}

/**
 * assay_visit_criterion_get_leaf:
 * @self: a criterion
 *
 * Returns: (transfer none): what is asked
 */
const AssayNode *
assay_visit_criterion_get_leaf (AssayVisitCriterion *self)
{
  return self->leaf;
}

/**
 * assay_visit_criterion_get_number:
 * @self: a criterion
 *
 * Returns: its number, such as "5.4"
 */
const char *
assay_visit_criterion_get_number (AssayVisitCriterion *self)
{
  return self->number;
}

/**
 * assay_visit_criterion_set_position:
 * @self: a criterion
 * @position: its place in the form, from 1
 * @n_criteria: how many the form has
 *
 * Says where in the form it stands.
 */
void
assay_visit_criterion_set_position (AssayVisitCriterion *self,
                                    guint                position,
                                    guint                n_criteria)
{
  self->position = position;
  self->n_criteria = n_criteria;
}

/**
 * assay_visit_criterion_dup_description:
 * @self: a criterion
 *
 * Returns: (transfer full): what is said of it after its title and answer: its place, what it asks for, and the
 *   evidence that the answer stands on
 */
char *
assay_visit_criterion_dup_description (AssayVisitCriterion *self)
{
  g_autofree char *required = assay_visit_criterion_dup_required (self);
  g_autofree char *sources = assay_visit_criterion_dup_sources (self);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, _("%u of %u."), self->position, self->n_criteria);
  if (self->leaf->critical)
    g_string_append (words, _(" Critical."));
  if (self->answer->carried)
    g_string_append (words, _(" Carried over."));
  if (*required != '\0')
    g_string_append_printf (words, _(" Asked for: %s."), required);
  if (*sources != '\0')
    g_string_append_printf (words, _(" Evidence: %s."), sources);
  return g_string_free (words, FALSE);
}

/**
 * assay_visit_criterion_get_answer:
 * @self: a criterion
 *
 * Returns: (transfer none): what is answered, as it is shown; it may be on its way into the register
 */
const AssayAnswer *
assay_visit_criterion_get_answer (AssayVisitCriterion *self)
{
  return self->answer;
}

/**
 * assay_visit_criterion_get_previous:
 * @self: a criterion
 *
 * Returns: (transfer none) (nullable): what the visit before found
 */
const AssayAnswer *
assay_visit_criterion_get_previous (AssayVisitCriterion *self)
{
  return self->previous;
}

static AssayEvidenceStanding
get_standing (AssayVisitCriterion *self)
{
  guint n_refused = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = self->pieces->pdata[i];

      if (strcmp (piece->verdict, "verified") == 0)
        return ASSAY_EVIDENCE_VERIFIED;
      n_refused += strcmp (piece->verdict, "refused") == 0;
    }
  return n_refused > 0 && n_refused == self->pieces->len ? ASSAY_EVIDENCE_REFUSED : ASSAY_EVIDENCE_UNSEEN;
}

/**
 * assay_visit_criterion_count:
 * @self: a criterion
 *
 * Returns: what its answer counts as, with the evidence that there is now
 */
AssayCounted
assay_visit_criterion_count (AssayVisitCriterion *self)
{
  return assay_answer_count (self->framework, self->leaf, self->answer, get_standing (self));
}

/**
 * assay_visit_criterion_dup_words:
 * @self: a criterion
 *
 * Returns: (transfer full): its answer and, where that is another, as what it counts
 */
char *
assay_visit_criterion_dup_words (AssayVisitCriterion *self)
{
  return assay_answer_dup_words (self->framework, self->leaf, self->answer, get_standing (self));
}

/**
 * assay_visit_criterion_compare:
 * @self: a criterion
 *
 * Returns: above 0 where what counts is better than what counted at the visit before, below 0 where it is worse, 0
 *   where it is the same or cannot be compared
 */
int
assay_visit_criterion_compare (AssayVisitCriterion *self)
{
  return assay_answer_compare (
    assay_answer_find_counted (self->framework, self->leaf, self->answer, get_standing (self)),
    assay_answer_find_counted (self->framework, self->leaf, self->previous, self->previous_evidence));
}

/**
 * assay_visit_criterion_dup_previous:
 * @self: a criterion that the visit before answered
 *
 * Returns: (transfer full): what that found and, where that is another, as what it counted
 */
char *
assay_visit_criterion_dup_previous (AssayVisitCriterion *self)
{
  return assay_answer_dup_words (self->framework, self->leaf, self->previous, self->previous_evidence);
}

/**
 * assay_visit_criterion_set_answer:
 * @self: a criterion
 * @answer: what is to be shown
 *
 * Shows another answer; storing it is the sheet's.
 */
void
assay_visit_criterion_set_answer (AssayVisitCriterion *self,
                                  const AssayAnswer   *answer)
{
  AssayAnswer *copy = assay_answer_copy (answer);

  assay_answer_free (self->answer);
  self->answer = copy;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_visit_criterion_set_version:
 * @self: a criterion
 * @version: of what is stored
 *
 * What is shown follows on what is stored: it may be newer, but of the same line.
 */
void
assay_visit_criterion_set_version (AssayVisitCriterion *self,
                                   gint64               version)
{
  self->answer->version = version;
}

/**
 * assay_visit_criterion_get_attachments:
 * @self: a criterion
 *
 * Returns: (transfer none) (element-type AssayAttachment): its files
 */
GPtrArray *
assay_visit_criterion_get_attachments (AssayVisitCriterion *self)
{
  return self->attachments;
}

/**
 * assay_visit_criterion_get_pieces:
 * @self: a criterion
 *
 * Returns: (transfer none) (element-type AssayEvidencePiece): the evidence that the provider names
 */
GPtrArray *
assay_visit_criterion_get_pieces (AssayVisitCriterion *self)
{
  return self->pieces;
}

/**
 * assay_visit_criterion_take_evidence:
 * @self: a criterion
 * @attachments: (transfer full) (element-type AssayAttachment): its files
 * @pieces: (transfer full) (element-type AssayEvidencePiece): the evidence that the provider names
 *
 * Shows other evidence.
 */
void
assay_visit_criterion_take_evidence (AssayVisitCriterion *self,
                                     GPtrArray           *attachments,
                                     GPtrArray           *pieces)
{
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->pieces);
  self->attachments = attachments;
  self->pieces = pieces;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_visit_criterion_get_open_actions:
 * @self: a criterion
 *
 * Returns: the actions that were agreed about it and are not done, a line each; "" where there is none
 */
const char *
assay_visit_criterion_get_open_actions (AssayVisitCriterion *self)
{
  return self->open_actions != NULL ? self->open_actions : "";
}

/**
 * assay_visit_criterion_set_open_actions:
 * @self: a criterion
 * @open_actions: the actions that were agreed about it and are not done, a line each
 *
 * Shows what is carried into this visit.
 */
void
assay_visit_criterion_set_open_actions (AssayVisitCriterion *self,
                                        const char          *open_actions)
{
  g_free (self->open_actions);
  self->open_actions = g_strdup (open_actions);
}

/**
 * assay_visit_criterion_get_picture:
 * @self: a criterion
 * @attachment_id: a photograph among its files
 *
 * Returns: (transfer none) (nullable): the picture, if it was read
 */
GdkTexture *
assay_visit_criterion_get_picture (AssayVisitCriterion *self,
                                   gint64               attachment_id)
{
  return g_hash_table_lookup (self->pictures, &attachment_id);
}

/**
 * assay_visit_criterion_set_picture:
 * @self: a criterion
 * @attachment_id: a photograph among its files
 * @picture: what it shows
 *
 * Keeps a picture, to be shown small beside its name.
 */
void
assay_visit_criterion_set_picture (AssayVisitCriterion *self,
                                   gint64               attachment_id,
                                   GdkTexture          *picture)
{
  g_hash_table_insert (self->pictures, g_memdup2 (&attachment_id, sizeof attachment_id), g_object_ref (picture));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_visit_criterion_is_answered:
 * @self: a criterion
 *
 * Returns: whether it has an answer
 */
gboolean
assay_visit_criterion_is_answered (AssayVisitCriterion *self)
{
  return self->answer->answer[0] != '\0';
}

/**
 * assay_visit_criterion_find_step:
 * @self: a criterion
 * @key: of an answer
 *
 * Returns: (transfer none) (nullable): the answer in the criterion's scale; %NULL for none, such as ""
 */
const AssayScaleStep *
assay_visit_criterion_find_step (AssayVisitCriterion *self,
                                 const char          *key)
{
  const AssayScale *scale = self->leaf->scale;

  for (guint i = 0; scale != NULL && i < scale->n_steps; i++)
    if (g_strcmp0 (scale->steps[i].key, key) == 0)
      return &scale->steps[i];
  return NULL;
}

/**
 * assay_visit_criterion_dup_sources:
 * @self: a criterion
 *
 * Returns: (transfer full): the titles of the evidence sources of its answer, such as "Records, People"
 */
char *
assay_visit_criterion_dup_sources (AssayVisitCriterion *self)
{
  return assay_visit_rules_dup_sources (assay_framework_get_visit_rules (self->framework), self->answer->sources);
}

/**
 * assay_visit_criterion_dup_required:
 * @self: a criterion
 *
 * Returns: (transfer full): the titles of the evidence sources that it asks for, "" where it asks for none
 */
char *
assay_visit_criterion_dup_required (AssayVisitCriterion *self)
{
  return assay_visit_rules_dup_sources (assay_framework_get_visit_rules (self->framework),
                                        self->leaf->required_sources);
}
