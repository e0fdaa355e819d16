/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-sign-off.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-attachment.h"
#include "core/base/assay-text.h"

/* How many criteria a finding about many names. */
#define CARRIED_NAMED 3

/**
 * assay_sign_off_finding_free:
 * @self: (transfer full): a finding
 *
 * Frees a finding.
 */
void
assay_sign_off_finding_free (AssaySignOffFinding *self)
{
  g_free (self->text);
  g_free (self);
}

/* All that is looked at, and what was found. */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  const AssayVisitRules *rules;
  GHashTable *answers;
  GHashTable *standings;
  GPtrArray *pieces;
  GPtrArray *attachments;
  GPtrArray *findings;
} Check;

/* @text: (transfer full) */
static void
add (Check            *self,
     AssaySignOffKind  kind,
     const AssayNode  *leaf,
     char             *text)
{
  AssaySignOffFinding *finding = g_new0 (AssaySignOffFinding, 1);

  finding->kind = kind;
  finding->leaf = leaf;
  finding->stops = kind == ASSAY_SIGN_OFF_UNANSWERED;
  finding->text = text;
  g_ptr_array_add (self->findings, finding);
}

static gboolean
has_source (const AssayAnswer *answer,
            const char        *id)
{
  return g_strv_contains ((const char *const *) answer->sources, id);
}

/* At home the answers are the person's own: nothing else need be named as where they come from. */
static gboolean
is_told_by_person (const Check     *self,
                   const AssayNode *leaf)
{
  return g_strcmp0 (assay_assessment_get_kind (self->assessment), ASSAY_ASSESSMENT_HOME_VISIT) == 0 ||
         _assay_leaf_is_share (leaf);
}

static void
check_sources (Check             *self,
               const AssayNode   *leaf,
               const AssayAnswer *answer)
{
  GString *missing = g_string_new (NULL);

  for (guint i = 0; leaf->required_sources != NULL && leaf->required_sources[i] != NULL; i++)
    {
      const AssayEvidenceSource *source =
        assay_visit_rules_find_source (self->rules, leaf->required_sources[i]);

      if (has_source (answer, leaf->required_sources[i]))
        continue;
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                              source != NULL ? source->title : leaf->required_sources[i]);
    }
  if (answer->sources[0] == NULL && self->rules->n_sources > 0 && !is_told_by_person (self, leaf))
    add (self, ASSAY_SIGN_OFF_NO_SOURCE, leaf,
         g_strdup_printf (_ ("“%s”: the answer names no evidence source."), leaf->title));
  else if (missing->len > 0)
    add (self, ASSAY_SIGN_OFF_MISSING_SOURCE, leaf,
         g_strdup_printf (_ ("“%s”: evidence that is asked for was not used: %s."), leaf->title, missing->str));
  g_string_free (missing, TRUE);
}

static gboolean
is_applicable (const AssayNode   *leaf,
               const AssayAnswer *answer)
{
  const AssayScaleStep *step = _assay_leaf_find_answer (leaf, answer->answer);

  return step != NULL && !isnan (step->points);
}

static void
check_answer (Check             *self,
              const AssayNode   *leaf,
              const AssayAnswer *answer)
{
  AssayCounted counted = assay_answer_count (self->framework, leaf, answer, ASSAY_EVIDENCE_VERIFIED);
  const AssayEvidenceStanding evidence = assay_evidence_get_standing (self->standings, leaf->id);

  if (counted.reason != NULL)
    add (self, ASSAY_SIGN_OFF_POLICY_ALONE, leaf, g_strdup_printf ("“%s”: %s", leaf->title, counted.reason));
  if (is_applicable (leaf, answer))
    check_sources (self, leaf, answer);
  if (self->rules->verifies_evidence &&
      _assay_leaf_needs_evidence (leaf, _assay_leaf_find_answer (leaf, answer->answer)) &&
      evidence != ASSAY_EVIDENCE_VERIFIED)
    add (self, ASSAY_SIGN_OFF_NOT_VERIFIED, leaf,
         g_strdup_printf (evidence == ASSAY_EVIDENCE_REFUSED
                            ? _ ("“%s”: the evidence was not accepted, so that the answer does not count.")
                            : _ ("“%s”: no piece of evidence is verified, so that the answer does not count yet."),
                          leaf->title));
  if (*answer->note == '\0' && _assay_answer_needs_action (self->framework, leaf, answer))
    add (self, ASSAY_SIGN_OFF_NO_NOTE, leaf,
         g_strdup_printf (_ ("“%s”: the answer asks for an action, and no note says why."), leaf->title));
}

static void
check_leaf (Check           *self,
            const AssayNode *leaf)
{
  const AssayAnswer *answer = g_hash_table_lookup (self->answers, leaf->id);

  if (!_assay_leaf_is_asked (leaf, self->assessment))
    return;
  if (answer == NULL || *answer->answer == '\0')
    add (self, ASSAY_SIGN_OFF_UNANSWERED, leaf, g_strdup_printf (_ ("“%s” has no answer yet."), leaf->title));
  else if (self->rules != NULL)
    check_answer (self, leaf, answer);
}

/* One piece of evidence, by what makes it the same, with the criteria under which it stands. */
typedef struct
{
  const char *name;
  GPtrArray *leaves;
} Use;

static void
free_use (gpointer data)
{
  Use *use = data;

  g_ptr_array_unref (use->leaves);
  g_free (use);
}

/* @key: (transfer full) */
static void
note_use (Check      *self,
          GHashTable *uses,
          GPtrArray  *order,
          char       *key,
          const char *name,
          const char *criterion)
{
  const AssayNode *leaf = assay_framework_find_node (self->framework, criterion);
  Use *use = g_hash_table_lookup (uses, key);

  if (use == NULL)
    {
      use = g_new0 (Use, 1);
      use->name = name;
      use->leaves = g_ptr_array_new ();
      g_hash_table_insert (uses, g_steal_pointer (&key), use);
      g_ptr_array_add (order, use);
    }
  if (leaf != NULL && !g_ptr_array_find (use->leaves, leaf, NULL))
    g_ptr_array_add (use->leaves, (gpointer) leaf);
  g_free (key);
}

static void
tell_use (Check     *self,
          const Use *use)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  if (use->leaves->len < 2)
    return;
  for (guint i = 0; i < use->leaves->len; i++)
    g_string_append_printf (titles, "%s“%s”", i > 0 ? ", " : "",
                            ((const AssayNode *) use->leaves->pdata[i])->title);
  add (self, ASSAY_SIGN_OFF_USED_TWICE, use->leaves->pdata[0],
       g_strdup_printf (_ ("“%s” is used as evidence more than once: %s."), use->name, titles->str));
}

/* The same file by its digest, the same piece by its words regardless of case, space and punctuation. */
static void
check_uses (Check *self)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_use);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->attachments->len; i++)
    {
      const AssayAttachment *attachment = self->attachments->pdata[i];

      note_use (self, uses, order, g_strconcat ("file ", attachment->digest, NULL), attachment->name,
                attachment->criterion);
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = self->pieces->pdata[i];
      g_autofree char *folded = assay_text_fold (piece->description);

      note_use (self, uses, order, g_strconcat ("piece ", folded, NULL), piece->description, piece->criterion);
    }
  for (guint i = 0; i < order->len; i++)
    tell_use (self, order->pdata[i]);
}

/* Single pieces without a verdict, where the answer has another that is verified or needs none. */
static void
check_pieces (Check *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = self->pieces->pdata[i];
      const AssayNode *leaf = assay_framework_find_node (self->framework, piece->criterion);

      if (leaf == NULL || *piece->verdict != '\0')
        continue;
      add (self, ASSAY_SIGN_OFF_NOT_VERIFIED, leaf,
           g_strdup_printf (_ ("“%s”: nobody has verified “%s”."), leaf->title, piece->description));
    }
}

/* One finding for all: where an untouched follow-up says nothing of its own, a line a criterion would be a list to
 * skip. */
static void
check_carried (Check *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  const AssayNode *first = NULL;
  guint n = 0;

  for (guint i = 0; i < assay_framework_get_n_leaves (self->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (self->framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (self->answers, leaf->id);

      if (answer == NULL || !answer->carried || !_assay_leaf_is_asked (leaf, self->assessment))
        continue;
      if (n++ < CARRIED_NAMED)
        g_string_append_printf (titles, "%s“%s”", n > 1 ? ", " : "", leaf->title);
      if (first == NULL)
        first = leaf;
    }
  if (n > CARRIED_NAMED)
    g_string_append_printf (titles, ngettext (" and %u more", " and %u more", n - CARRIED_NAMED), n - CARRIED_NAMED);
  if (n > 0)
    add (self, ASSAY_SIGN_OFF_CARRIED, first,
         g_strdup_printf (ngettext ("%u answer was carried over, and nobody confirmed or changed it: %s.",
                                    "%u answers were carried over, and nobody confirmed or changed them: %s.", n),
                          n, titles->str));
}

static void
run (Check *self)
{
  check_carried (self);
  for (guint i = 0; i < assay_framework_get_n_leaves (self->framework); i++)
    check_leaf (self, assay_framework_get_leaf (self->framework, i));
  if (self->rules != NULL && self->rules->verifies_evidence)
    check_pieces (self);
  check_uses (self);
}

/**
 * assay_sign_off_check:
 * @connection: a connection in a transaction
 * @assessment: an assessment
 * @framework: its framework; must outlive the findings
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Looks for what an officer should know before signing off: answers that are not there stop it, all else
 * can be signed off over with a reason. Answers that were only carried over come first, in one finding. Criteria
 * come in the framework's order; pieces of evidence that nobody verified, and evidence used more than once, after
 * them.
 *
 * Returns: (transfer full) (nullable) (element-type AssaySignOffFinding): the findings; none where all is
 *   well
 */
GPtrArray *
assay_sign_off_check (AssayConnection *connection,
                      AssayAssessment *assessment,
                      AssayFramework  *framework,
                      GError         **error)
{
  gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = assay_answer_load_all (connection, id, error);
  g_autoptr (GHashTable) standings = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) assay_sign_off_finding_free);
  Check self = { assessment, framework, assay_framework_get_visit_rules (framework), NULL, NULL, NULL, NULL,
                 findings };

  if (answers == NULL || (standings = assay_evidence_piece_list_standings (connection, id, error)) == NULL ||
      (pieces = assay_evidence_piece_list (connection, id, error)) == NULL ||
      (attachments = assay_attachment_list (connection, id, error)) == NULL)
    return NULL;
  self.answers = answers;
  self.standings = standings;
  self.pieces = pieces;
  self.attachments = attachments;
  run (&self);
  return g_steal_pointer (&findings);
}
