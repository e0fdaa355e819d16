/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/framework/assay-framework-reader.h"

/* From here on two answers are taken for the same one, misspelt. */
#define MISSPELT 0.75

void
_assay_scale_free (AssayScale *scale)
{
  if (scale == NULL)
    return;
  for (guint i = 0; i < scale->n_steps; i++)
    {
      g_free (scale->steps[i].key);
      g_free (scale->steps[i].title);
    }
  g_free (scale->steps);
  g_strfreev (scale->positive);
  g_free (scale);
}

/* The answer, category or step of that key; NULL for none. */
const AssayScaleStep *
_assay_scale_find_key (const AssayScale *scale,
                       const char       *key)
{
  for (guint i = 0; scale != NULL && i < scale->n_steps; i++)
    if (g_strcmp0 (scale->steps[i].key, key) == 0)
      return &scale->steps[i];
  return NULL;
}

AssayScale *
_assay_scale_copy (const AssayScale *scale)
{
  AssayScale *copy = g_memdup2 (scale, sizeof *scale);

  copy->positive = g_strdupv (scale->positive);
  copy->steps = g_memdup2 (scale->steps, scale->n_steps * sizeof *scale->steps);
  for (guint i = 0; i < copy->n_steps; i++)
    {
      copy->steps[i].key = g_strdup (scale->steps[i].key);
      copy->steps[i].title = g_strdup (scale->steps[i].title);
    }
  return copy;
}

static void
read_anchors (AssayFrameworkReader *reader,
              JsonObject           *object,
              AssayScale           *scale)
{
  gboolean share = scale->kind == ASSAY_SCALE_SHARE;
  double least = share ? 0 : -1e12;
  double most = share ? 100 : 1e12;

  scale->zero_at = _assay_reader_number (reader, object, "zero-at", NAN, least, most);
  scale->one_at = _assay_reader_number (reader, object, "one-at", NAN, least, most);
  if (scale->zero_at == scale->one_at)
    _assay_reader_refuse_at (reader, "one-at",
                             _ ("the two anchors must differ, and both are %g."), scale->one_at);
}

/* A null of points says that the answer takes the leaf out. */
static double
read_points (AssayFrameworkReader *reader,
             JsonObject           *object)
{
  if (object != NULL && json_object_has_member (object, "points") &&
      json_object_get_null_member (object, "points"))
    return NAN;
  return _assay_reader_number (reader, object, "points", NAN, 0, 1);
}

static void
read_step (AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayScale           *scale,
           AssayScaleStep       *step,
           gboolean              last)
{
  gboolean figures = scale->kind == ASSAY_SCALE_STEPS;

  _assay_reader_check_keys (reader, object, figures ? "from" : "key", "key", "title", "points",
                            NULL);
  step->points = read_points (reader, object);
  step->from = -INFINITY;
  step->title = _assay_reader_text (reader, object, "title", NULL);
  if (!figures)
    step->key = _assay_reader_identifier (reader, object, "key");
  else if (object != NULL && json_object_has_member (object, "key"))
    step->key = _assay_reader_identifier (reader, object, "key");
  if (figures && !last)
    step->from = _assay_reader_number (reader, object, "from", NAN, -1e12, 1e12);
  else if (figures && object != NULL && json_object_has_member (object, "from"))
    _assay_reader_doubt_at (reader, "from",
                            _ ("the last step takes all that is left and has no from."));
}

static void
check_step (AssayFrameworkReader *reader,
            const AssayScale     *scale,
            guint                 index)
{
  const AssayScaleStep *step = &scale->steps[index];

  for (guint i = 0; i < index; i++)
    if (step->key != NULL && g_strcmp0 (scale->steps[i].key, step->key) == 0)
      _assay_reader_refuse_at (reader, "key", _ ("“%s” is there twice."), step->key);
  if (scale->kind == ASSAY_SCALE_STEPS && index > 0 && step->from >= scale->steps[index - 1].from)
    _assay_reader_refuse_at (reader, "from",
                             _ ("steps must fall, and %g is not less than %g."),
                             step->from, scale->steps[index - 1].from);
}

static void
read_steps (AssayFrameworkReader *reader,
            JsonObject           *object,
            const char           *key,
            AssayScale           *scale)
{
  JsonArray *array = _assay_reader_array (reader, object, key, TRUE);
  gsize mark = _assay_reader_enter (reader, key);
  guint n = array == NULL ? 0 : json_array_get_length (array);

  scale->steps = g_new0 (AssayScaleStep, n);
  scale->n_steps = n;
  for (guint i = 0; i < n; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      read_step (reader, _assay_reader_element (reader, array, i), scale, &scale->steps[i],
                 i + 1 == n);
      check_step (reader, scale, i);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
}

/* An answer to a question of a short visit: with `counts` false it says nothing of what is asked. */
static void
read_answer (AssayFrameworkReader *reader,
             JsonObject           *object,
             AssayScale           *scale,
             guint                 index)
{
  AssayScaleStep *step = &scale->steps[index];
  gboolean positive;

  _assay_reader_check_keys (reader, object, "key", "title", "counts", NULL);
  step->key = _assay_reader_identifier (reader, object, "key");
  step->title = _assay_reader_required (reader, object, "title");
  step->from = -INFINITY;
  positive = g_strv_contains ((const char *const *) scale->positive, step->key);
  step->points = positive ? 1 : 0;
  if (!_assay_reader_boolean (reader, object, "counts", TRUE))
    {
      if (positive)
        _assay_reader_refuse_at (reader, "counts", _ ("a positive answer must count."));
      step->points = NAN;
    }
  check_step (reader, scale, index);
}

static gboolean
has_points (const AssayScale *scale,
            double            points)
{
  for (guint i = 0; i < scale->n_steps; i++)
    if (scale->steps[i].points == points)
      return TRUE;
  return FALSE;
}

/* The answers of a share of visits; `positive` names some of their keys, and not all. */
static void
read_answers (AssayFrameworkReader *reader,
              JsonObject           *object,
              AssayScale           *scale)
{
  JsonArray *array = _assay_reader_array (reader, object, "answers", TRUE);
  gsize mark = _assay_reader_enter (reader, "answers");

  scale->n_steps = array == NULL ? 0 : json_array_get_length (array);
  scale->steps = g_new0 (AssayScaleStep, scale->n_steps);
  for (guint i = 0; i < scale->n_steps; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);

      read_answer (reader, _assay_reader_element (reader, array, i), scale, i);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
  for (char **key = scale->positive; *key != NULL; key++)
    if (_assay_scale_find_key (scale, *key) == NULL)
      _assay_reader_doubt_at (reader, "positive", _ ("“%s” is not among the answers."), *key);
  if (!has_points (scale, 1) || !has_points (scale, 0))
    _assay_reader_doubt_at (reader, "positive",
                            _ ("some of the answers must be positive, and some must not."));
}

static gboolean
is_known_answer (const char *text)
{
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);

  for (guint i = 0; i < n_scales; i++)
    if (assay_answer_scale_locate (&scales[i], text) >= 0)
      return TRUE;
  return FALSE;
}

/* The answer of any built-in scale that a text is most like, if it is nearly that; else NULL. */
static const char *
find_nearest_answer (const char *text)
{
  const char *nearest = NULL;
  double best = MISSPELT;
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);

  for (guint i = 0; i < n_scales; i++)
    for (guint j = 0; scales[i].answers[j] != NULL; j++)
      {
        double likeness = assay_text_likeness (scales[i].answers[j], text);

        if (likeness >= best)
          nearest = scales[i].answers[j];
        best = MAX (best, likeness);
      }
  return nearest;
}

/* The answers that a survey's measure counts. A misspelt one would match nobody's answer and count nothing. */
static void
check_positive (AssayFrameworkReader *reader,
                const AssayScale     *scale)
{
  gsize mark = _assay_reader_enter (reader, "positive");

  for (guint i = 0; scale->positive[i] != NULL; i++)
    {
      const char *text = scale->positive[i];
      const char *nearest = is_known_answer (text) ? NULL : find_nearest_answer (text);
      gsize inner = _assay_reader_enter_index (reader, i);

      if (nearest != NULL)
        _assay_reader_doubt (reader, _ ("nobody answers “%s”. Perhaps “%s” is meant."), text, nearest);
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
}

/* The three answers and "not applicable", with the points that the file gives the one in the
 * middle. */
static void
read_criterion (AssayFrameworkReader *reader,
                JsonObject           *object,
                AssayScale           *scale)
{
  static const char *const keys[] = { "met", "part", "not-met", "not-applicable" };
  const char *const titles[] = { N_ ("Met in full"), N_ ("Met in part"), N_ ("Not met"),
                                 N_ ("Not applicable") };
  double part = _assay_reader_number (reader, object, "part-points", 0.5, 0, 1);
  const double points[] = { 1, part, 0, NAN };

  scale->n_steps = G_N_ELEMENTS (keys);
  scale->steps = g_new0 (AssayScaleStep, scale->n_steps);
  for (guint i = 0; i < scale->n_steps; i++)
    {
      scale->steps[i].key = g_strdup (keys[i]);
      scale->steps[i].title = g_strdup (_ (titles[i]));
      scale->steps[i].points = points[i];
      scale->steps[i].from = -INFINITY;
    }
}

/* Reads a scale; the path is at the scale. (transfer full) */
AssayScale *
_assay_framework_read_scale (AssayFrameworkReader *reader,
                             JsonObject           *object)
{
  static const char *const kinds[] = { "share", "linear", "steps", "categories", "criterion",
                                       NULL };
  AssayScale *scale = g_new0 (AssayScale, 1);

  scale->kind = _assay_reader_choice (reader, object, "kind", kinds, -1);
  scale->placeholder = _assay_reader_boolean (reader, object, "placeholder", FALSE);
  switch (scale->kind)
    {
    case ASSAY_SCALE_SHARE:
      _assay_reader_check_keys (reader, object, "kind", "placeholder", "zero-at", "one-at",
                                "positive", "answers", NULL);
      read_anchors (reader, object, scale);
      scale->positive = _assay_reader_texts (reader, object, "positive");
      if (scale->positive[0] == NULL && object != NULL && json_object_has_member (object, "positive"))
        _assay_reader_doubt_at (reader, "positive", _ ("the list must not be empty."));
      if (object != NULL && json_object_has_member (object, "answers"))
        read_answers (reader, object, scale);
      else
        check_positive (reader, scale);
      break;
    case ASSAY_SCALE_LINEAR:
      _assay_reader_check_keys (reader, object, "kind", "placeholder", "zero-at", "one-at", NULL);
      read_anchors (reader, object, scale);
      break;
    case ASSAY_SCALE_STEPS:
      _assay_reader_check_keys (reader, object, "kind", "placeholder", "steps", NULL);
      read_steps (reader, object, "steps", scale);
      break;
    case ASSAY_SCALE_CATEGORIES:
      _assay_reader_check_keys (reader, object, "kind", "placeholder", "categories", NULL);
      read_steps (reader, object, "categories", scale);
      break;
    case ASSAY_SCALE_CRITERION:
      _assay_reader_check_keys (reader, object, "kind", "placeholder", "part-points", NULL);
      read_criterion (reader, object, scale);
      break;
    default:
      g_assert_not_reached ();
    }
  return scale;
}
