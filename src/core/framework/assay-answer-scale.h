/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a text can be besides a place on a scale (counted from 0). */
#define ASSAY_SCALE_NOT_UNDERSTOOD (-1)
#define ASSAY_SCALE_NOT_APPLICABLE (-2)
#define ASSAY_SCALE_BLANK (-3)

/* The scale of a question that brings its own answers; no answer of it counts as positive. */
#define ASSAY_SCALE_OWN "own"

/**
 * AssayScaleRank:
 * @ASSAY_SCALE_RANK_NONE: some of the answers are not on the scale
 * @ASSAY_SCALE_RANK_WITHIN: all are, but better and worse ones are too
 * @ASSAY_SCALE_RANK_OTHER_WORDS: all are, some in other words, and make one end of it
 * @ASSAY_SCALE_RANK_END: all are, in its own words, and make one end of it
 *
 * How well the answers that a measure counts as positive go with a scale.
 */
typedef enum
{
  ASSAY_SCALE_RANK_NONE,
  ASSAY_SCALE_RANK_WITHIN,
  ASSAY_SCALE_RANK_OTHER_WORDS,
  ASSAY_SCALE_RANK_END,
} AssayScaleRank;

/**
 * AssayAnswerScale:
 * @id: kept in the register and in mappings
 * @title: what people read, translatable
 * @answers: (array zero-terminated=1): in order, as they are shown; translatable
 * @n_positive: how many of them, from the first, count as positive; 0 for a scale without a direction
 * @only_counted: the direction holds only for a question that feeds a measure: “yes” is good news of feeling
 *   safe and no news of having complained
 *
 * A way of answering that questionnaires have in common.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *const *answers;
  guint n_positive;
  gboolean only_counted;
} AssayAnswerScale;

const AssayAnswerScale *assay_answer_scale_list    (guint                  *n_scales);
const AssayAnswerScale *assay_answer_scale_find    (const char             *id);
guint                   assay_answer_scale_length  (const AssayAnswerScale *self);
gboolean                assay_answer_scale_is_words(const AssayAnswerScale *self);
int                     assay_answer_scale_match   (const AssayAnswerScale *self,
                                                    const char             *text);
gboolean                assay_answer_is_blank      (const char             *text);
gboolean                assay_answer_is_number     (const char             *text,
                                                    int                    *number);
int                     assay_answer_scale_suggest (const AssayAnswerScale *self,
                                                    const char             *text);
int                     assay_answer_scale_locate  (const AssayAnswerScale *self,
                                                    const char             *text);
GPtrArray              *assay_answer_scale_list_numbers(int                     least,
                                                    int                     most);
const AssayAnswerScale *assay_answer_scale_undirected(const AssayAnswerScale *self);
AssayScaleRank          assay_answer_scale_rank    (const AssayAnswerScale *self,
                                                    const char *const      *positive);
AssayScaleRank          assay_answer_scale_rank_best(const char *const     *positive);
gboolean               *assay_answer_scale_positive(const char             *id,
                                                    guint                   n_answers,
                                                    gboolean                counted);

G_END_DECLS
