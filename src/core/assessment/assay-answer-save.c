/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Storing one answer: it happens at each change of a form, so that it looks at few rows and leaves little in the
 * audit trail. The trail keeps what changed alone; of a note, the part that changed:
 *
 *   before {"criterion": "consent", "answer": "part", "note": {"at": 12, "text": "files"}}
 *   after  {"criterion": "consent", "answer": "met", "note": {"at": 12, "text": "files of two people"}}
 *
 * where "at" counts bytes of UTF-8. Going back from what is stored, entry by entry, gives every earlier note. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

/* The answer of a leaf's scale with that key, or NULL. */
const AssayScaleStep *
_assay_leaf_find_answer (const AssayNode *leaf,
                         const char      *key)
{
  for (guint i = 0; leaf->scale != NULL && i < leaf->scale->n_steps; i++)
    if (g_strcmp0 (leaf->scale->steps[i].key, key) == 0)
      return &leaf->scale->steps[i];
  return NULL;
}

static gboolean
check_answer (AssayAssessment   *assessment,
              const AssayNode   *leaf,
              const AssayAnswer *answer,
              GError           **error)
{
  if (leaf == NULL || leaf->kind == ASSAY_NODE_GROUP)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Criterion: the framework has no criterion “%s”."), answer->criterion);
  else if (!_assay_leaf_is_asked (leaf, assessment))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Criterion: “%s” is not asked in this assessment."), leaf->title);
  else if (*answer->answer != '\0' && _assay_leaf_find_answer (leaf, answer->answer) == NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Answer: “%s” is no answer to “%s”."), answer->answer, leaf->title);
  else
    return TRUE;
  return FALSE;
}

/* The first source that the framework does not have; NULL where it has all. */
static const char *
find_unknown_source (const AssayVisitRules *rules,
                     char                 **sources)
{
  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    if (assay_visit_rules_find_source (rules, sources[i]) == NULL)
      return sources[i];
  return NULL;
}

static const char *
find_unknown_perspective (const AssayVisitRules *rules,
                          char                 **perspectives)
{
  for (guint i = 0; perspectives != NULL && perspectives[i] != NULL; i++)
    if (assay_visit_rules_find_perspective (rules, perspectives[i]) == NULL)
      return perspectives[i];
  return NULL;
}

static gboolean
check_words (const AssayVisitRules *rules,
             const AssayAnswer     *answer,
             GError               **error)
{
  const char *source = find_unknown_source (rules, answer->sources);
  const char *perspective = find_unknown_perspective (rules, answer->perspectives);

  if (source != NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Source: the framework has no evidence source “%s”."), source);
  else if (perspective != NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Perspective: the framework has no perspective “%s”."), perspective);
  return source == NULL && perspective == NULL;
}

static void
add_word (GString    *words,
          char      **given,
          const char *id)
{
  if (given == NULL || !g_strv_contains ((const char *const *) given, id))
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, id);
}

/* Each once, in the framework's order. (transfer full) */
static char *
join_sources (const AssayVisitRules *rules,
              char                 **given)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; rules != NULL && i < rules->n_sources; i++)
    add_word (words, given, rules->sources[i].id);
  return g_string_free (words, FALSE);
}

static char *
join_perspectives (const AssayVisitRules *rules,
                   char                 **given)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; rules != NULL && i < rules->n_perspectives; i++)
    add_word (words, given, rules->perspectives[i].id);
  return g_string_free (words, FALSE);
}

static gboolean
check_version (const AssayNode   *leaf,
               const AssayAnswer *stored,
               const AssayAnswer *answer,
               GError           **error)
{
  if ((stored != NULL ? stored->version : 0) == answer->version)
    return TRUE;
  if (stored == NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
                 _ ("The answer to “%s” is no longer there. Nothing was saved."), leaf->title);
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
                 _ ("“%s” was answered by %s since you opened it. Nothing was saved."), leaf->title,
                 stored->answered_by);
  return FALSE;
}

/* What is written: the answer with its lists as they are stored. */
typedef struct
{
  const AssayNode *leaf;
  const char *answer;
  char *sources;
  char *perspectives;
  const char *note;
} Row;

static void
clear_row (Row *row)
{
  g_free (row->sources);
  g_free (row->perspectives);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, clear_row)

static void
make_row (Row                   *row,
          const AssayVisitRules *rules,
          const AssayNode       *leaf,
          const AssayAnswer     *answer)
{
  row->leaf = leaf;
  row->answer = answer->answer;
  row->sources = join_sources (rules, answer->sources);
  row->perspectives = join_perspectives (rules, answer->perspectives);
  row->note = answer->note != NULL ? answer->note : "";
}

static gboolean
is_same_row (const Row *a,
             const Row *b)
{
  return strcmp (a->answer, b->answer) == 0 && strcmp (a->sources, b->sources) == 0 &&
         strcmp (a->perspectives, b->perspectives) == 0 && strcmp (a->note, b->note) == 0;
}

static gboolean
write_row (AssayConnection *connection,
           gint64           assessment_id,
           const Row       *row,
           gint64           version,
           GError         **error)
{
  return assay_connection_run (
    connection, error,
    "INSERT INTO assessment_answer (assessment_id, criterion, answer, sources, perspectives, note, carried, "
    "answered_by, answered_at, version) VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?) ON CONFLICT (assessment_id, "
    "criterion) DO UPDATE SET answer = excluded.answer, sources = excluded.sources, perspectives = "
    "excluded.perspectives, note = excluded.note, carried = 0, answered_by = excluded.answered_by, "
    "answered_at = excluded.answered_at, version = excluded.version", "isssssssi", assessment_id,
    row->leaf->id, row->answer, row->sources, row->perspectives, row->note,
    assay_connection_get_actor (connection), assay_connection_get_now (connection), version);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text,
          const char  *other)
{
  if (strcmp (text, other) == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static gboolean
is_within_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* How many bytes of two texts are the same from the front, and from the back of what is left. */
static void
find_change (const char *a,
             const char *b,
             gsize      *front,
             gsize      *back)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);

  *front = *back = 0;
  while (*front < n_a && *front < n_b && a[*front] == b[*front])
    ++*front;
  while (*front > 0 && (is_within_character (a[*front]) || is_within_character (b[*front])))
    --*front;
  while (*back < MIN (n_a, n_b) - *front && a[n_a - 1 - *back] == b[n_b - 1 - *back])
    ++*back;
  while (*back > 0 && (is_within_character (a[n_a - *back]) || is_within_character (b[n_b - *back])))
    --*back;
}

static void
add_note (JsonBuilder *builder,
          const char  *note,
          const char  *other)
{
  gsize front;
  gsize back;
  g_autofree char *changed = NULL;

  if (strcmp (note, other) == 0)
    return;
  find_change (note, other, &front, &back);
  changed = g_strndup (note + front, strlen (note) - front - back);
  json_builder_set_member_name (builder, "note");
  json_builder_begin_object (builder);
  json_builder_add_int_value (json_builder_set_member_name (builder, "at"), (gint64) front);
  json_builder_add_string_value (json_builder_set_member_name (builder, "text"), changed);
  json_builder_end_object (builder);
}

/* What of @row differs from @other. (transfer full) */
static char *
describe_row (const Row *row,
              const Row *other)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "criterion");
  json_builder_add_string_value (builder, row->leaf->id);
  add_text (builder, "answer", row->answer, other->answer);
  add_text (builder, "sources", row->sources, other->sources);
  add_text (builder, "perspectives", row->perspectives, other->perspectives);
  add_note (builder, row->note, other->note);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
record (AssayConnection *connection,
        AssayAssessment *assessment,
        const Row       *before,
        const Row       *after,
        GError         **error)
{
  const AssayScaleStep *step = _assay_leaf_find_answer (after->leaf, after->answer);
  const char *answer = step != NULL && step->title != NULL ? step->title : after->answer;
  g_autofree char *subject = _assay_assessment_dup_subject (assessment);
  g_autofree char *summary = g_strdup_printf (_ ("%s: %s."), after->leaf->title,
                                              *answer != '\0' ? answer : _ ("not answered"));
  g_autofree char *before_json = describe_row (before, after);
  g_autofree char *after_json = describe_row (after, before);

  return assay_audit_record (connection, "answer.save", subject, summary, before_json, after_json, error);
}

static void
take_over (AssayConnection *connection,
           AssayAnswer     *answer,
           const Row       *row,
           gint64           version)
{
  g_strfreev (answer->sources);
  g_strfreev (answer->perspectives);
  answer->sources = g_strsplit (row->sources, " ", -1);
  answer->perspectives = g_strsplit (row->perspectives, " ", -1);
  answer->carried = FALSE;
  g_free (answer->answered_by);
  g_free (answer->answered_at);
  answer->answered_by = g_strdup (assay_connection_get_actor (connection));
  answer->answered_at = g_strdup (assay_connection_get_now (connection));
  answer->version = version;
}

static gboolean
check (AssayConnection   *connection,
       AssayAssessment   *assessment,
       AssayFramework    *framework,
       const AssayNode   *leaf,
       const AssayAnswer *answer,
       GError           **error)
{
  return check_answer (assessment, leaf, answer, error) &&
         check_words (assay_framework_get_visit_rules (framework), answer, error) &&
         _assay_assessment_check_editable (connection, assessment, error);
}

static gboolean
save (AssayConnection *connection,
      AssayAssessment *assessment,
      AssayFramework  *framework,
      AssayAnswer     *answer,
      gboolean         with_audit,
      GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const AssayNode *leaf = assay_framework_find_node (framework, answer->criterion);
  gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayAnswer) stored = NULL;
  g_autoptr (AssayAnswer) none = assay_answer_new (answer->criterion);
  g_auto (Row) before = { 0 };
  g_auto (Row) after = { 0 };

  if (!check (connection, assessment, framework, leaf, answer, error))
    return FALSE;
  stored = assay_answer_load (connection, id, answer->criterion, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!check_version (leaf, stored, answer, error))
    return FALSE;
  make_row (&before, rules, leaf, stored != NULL ? stored : none);
  make_row (&after, rules, leaf, answer);
  if (is_same_row (&before, &after) && (stored == NULL || !stored->carried))
    return TRUE;
  if (!write_row (connection, id, &after, answer->version + 1, error) ||
      (with_audit && !record (connection, assessment, &before, &after, error)))
    return FALSE;
  take_over (connection, answer, &after, answer->version + 1);
  return TRUE;
}

/**
 * assay_answer_put:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @framework: its framework
 * @answer: the answer; gets its new version
 * @error: return location, as for assay_answer_save ()
 *
 * Stores an answer as part of the caller's change, without an entry in the audit trail.
 *
 * Returns: whether it is stored
 */
gboolean
assay_answer_put (AssayConnection *connection,
                  AssayAssessment *assessment,
                  AssayFramework  *framework,
                  AssayAnswer     *answer,
                  GError         **error)
{
  return save (connection, assessment, framework, answer, FALSE, error);
}

/**
 * assay_answer_save:
 * @connection: a connection in a write transaction
 * @assessment: an assessment that is under way
 * @framework: its framework
 * @answer: the answer; "" takes an answer back. Its lists are put into the framework's order, and it gets
 *   its new version, account and time
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (RANGE for a criterion, answer, source or
 *   perspective that the framework does not have or this assessment does not ask; STATE where it is not
 *   under way) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else answered since @answer was read
 *   (assay_answer_load () to show both), and nothing is stored
 *
 * Stores an answer, with one small entry in the audit trail. It is on disk when the write returns: the
 * store writes nothing with less than synchronous=FULL. What is there already stores nothing, unless it
 * was carried over: then it counts as looked at.
 *
 * Returns: whether it is stored
 */
gboolean
assay_answer_save (AssayConnection *connection,
                   AssayAssessment *assessment,
                   AssayFramework  *framework,
                   AssayAnswer     *answer,
                   GError         **error)
{
  return save (connection, assessment, framework, answer, TRUE, error);
}
