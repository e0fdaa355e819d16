/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/framework/assay-answer-scale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-text.h"

#define ANSWERS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const AssayAnswerScale scales[] = {
  { "agreement", N_ ("agreement"),
    ANSWERS (N_ ("Strongly agree"), N_ ("Agree"), N_ ("Neither"), N_ ("Disagree"), N_ ("Strongly disagree")),
    2, FALSE },
  { "satisfaction", N_ ("satisfaction"),
    ANSWERS (N_ ("Very satisfied"), N_ ("Satisfied"), N_ ("Neither"), N_ ("Dissatisfied"),
             N_ ("Very dissatisfied")),
    2, FALSE },
  { "satisfaction-7", N_ ("satisfaction"),
    ANSWERS (N_ ("Extremely satisfied"), N_ ("Very satisfied"), N_ ("Quite satisfied"), N_ ("Neither"),
             N_ ("Quite dissatisfied"), N_ ("Very dissatisfied"), N_ ("Extremely dissatisfied")),
    3, FALSE },
  { "yes-no", N_ ("yes or no"), ANSWERS (N_ ("Yes"), N_ ("No")), 1, TRUE },
  { "yes-no-unsure", N_ ("yes, no or not sure"), ANSWERS (N_ ("Yes"), N_ ("No"), N_ ("Not sure")), 1,
    TRUE },
  { "extent", N_ ("extent"),
    ANSWERS (N_ ("Yes, definitely"), N_ ("Yes, to some extent"), N_ ("No")), 2, TRUE },
  { "frequency", N_ ("frequency"),
    ANSWERS (N_ ("Always"), N_ ("Usually"), N_ ("Sometimes"), N_ ("Rarely"), N_ ("Never")), 2, TRUE },
  { "quality", N_ ("quality"),
    ANSWERS (N_ ("Very good"), N_ ("Good"), N_ ("Fair"), N_ ("Poor"), N_ ("Very poor")), 2, FALSE },
  { "quality-excellent", N_ ("quality"),
    ANSWERS (N_ ("Excellent"), N_ ("Very good"), N_ ("Good"), N_ ("Fair"), N_ ("Poor")), 3, FALSE },
  { "likelihood", N_ ("likelihood"),
    ANSWERS (N_ ("Very likely"), N_ ("Likely"), N_ ("Neither"), N_ ("Unlikely"), N_ ("Very unlikely")), 2,
    FALSE },
  { "numbers-5-best", N_ ("numbers, 5 the best"), ANSWERS ("5", "4", "3", "2", "1"), 2, FALSE },
  { "numbers-1-best", N_ ("numbers, 1 the best"), ANSWERS ("1", "2", "3", "4", "5"), 2, FALSE },
  { "numbers-4-best", N_ ("numbers, 4 the best"), ANSWERS ("4", "3", "2", "1"), 2, FALSE },
  { "numbers-1-best-of-4", N_ ("numbers, 1 the best of 4"), ANSWERS ("1", "2", "3", "4"), 2, FALSE },
  { "numbers-6-best", N_ ("numbers, 6 the best"), ANSWERS ("6", "5", "4", "3", "2", "1"), 3, FALSE },
  { "numbers-1-best-of-6", N_ ("numbers, 1 the best of 6"), ANSWERS ("1", "2", "3", "4", "5", "6"), 3, FALSE },
  { "numbers-7-best", N_ ("numbers, 7 the best"), ANSWERS ("7", "6", "5", "4", "3", "2", "1"), 3, FALSE },
  { "numbers-1-best-of-7", N_ ("numbers, 1 the best of 7"), ANSWERS ("1", "2", "3", "4", "5", "6", "7"), 3,
    FALSE },
  { "numbers-10-best", N_ ("numbers, 10 the best"),
    ANSWERS ("10", "9", "8", "7", "6", "5", "4", "3", "2", "1"), 5, FALSE },
  { "numbers-1-best-of-10", N_ ("numbers, 1 the best of 10"),
    ANSWERS ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), 5, FALSE },
  { "numbers-0-to-10-best", N_ ("numbers from 0, 10 the best"),
    ANSWERS ("10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"), 5, FALSE },
  { "numbers-0-best-of-10", N_ ("numbers to 10, 0 the best"),
    ANSWERS ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), 5, FALSE },
  { "numbers-5", N_ ("numbers, 5 the most"), ANSWERS ("5", "4", "3", "2", "1"), 0, FALSE },
  { "numbers-7", N_ ("numbers, 7 the most"), ANSWERS ("7", "6", "5", "4", "3", "2", "1"), 0, FALSE },
  { "numbers-10", N_ ("numbers, 10 the most"),
    ANSWERS ("10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"), 0, FALSE },
};

/* Other words for an answer, folded; @answer is the folded answer itself. A scale has a synonym only if it
 * has its answer. */
static const struct
{
  const char *synonym;
  const char *answer;
} synonyms[] = {
  { "agree strongly", "strongly agree" },
  { "completely agree", "strongly agree" },
  { "totally agree", "strongly agree" },
  { "definitely agree", "strongly agree" },
  { "agree completely", "strongly agree" },
  { "sa", "strongly agree" },
  { "tend to agree", "agree" },
  { "somewhat agree", "agree" },
  { "slightly agree", "agree" },
  { "agree somewhat", "agree" },
  { "neutral", "neither" },
  { "undecided", "neither" },
  { "neither agree nor disagree", "neither" },
  { "neither agree or disagree", "neither" },
  { "neither disagree nor agree", "neither" },
  { "neither agreed nor disagreed", "neither" },
  { "neither satisfied nor dissatisfied", "neither" },
  { "neither satisfied or dissatisfied", "neither" },
  { "neither dissatisfied nor satisfied", "neither" },
  { "neither likely nor unlikely", "neither" },
  { "tend to disagree", "disagree" },
  { "somewhat disagree", "disagree" },
  { "slightly disagree", "disagree" },
  { "disagree somewhat", "disagree" },
  { "disagree strongly", "strongly disagree" },
  { "completely disagree", "strongly disagree" },
  { "totally disagree", "strongly disagree" },
  { "definitely disagree", "strongly disagree" },
  { "sd", "strongly disagree" },
  { "fairly satisfied", "satisfied" },
  { "somewhat satisfied", "satisfied" },
  { "fairly satisfied", "quite satisfied" },
  { "quite satisfied", "satisfied" },
  { "unsatisfied", "dissatisfied" },
  { "fairly dissatisfied", "dissatisfied" },
  { "somewhat dissatisfied", "dissatisfied" },
  { "quite dissatisfied", "dissatisfied" },
  { "very unsatisfied", "very dissatisfied" },
  { "fairly dissatisfied", "quite dissatisfied" },
  { "y", "yes" },
  { "true", "yes" },
  { "n", "no" },
  { "false", "no" },
  { "dont know", "not sure" },
  { "do not know", "not sure" },
  { "unsure", "not sure" },
  { "cant remember", "not sure" },
  { "yes completely", "yes definitely" },
  { "yes always", "yes definitely" },
  { "yes sometimes", "yes to some extent" },
  { "all of the time", "always" },
  { "all the time", "always" },
  { "often", "usually" },
  { "most of the time", "usually" },
  { "mostly", "usually" },
  { "some of the time", "sometimes" },
  { "occasionally", "sometimes" },
  { "seldom", "rarely" },
  { "hardly ever", "rarely" },
  { "none of the time", "never" },
  { "not at all", "never" },
  { "average", "fair" },
  { "ok", "fair" },
  { "okay", "fair" },
  { "satisfactory", "fair" },
  { "neither good nor bad", "fair" },
  { "neither good nor poor", "fair" },
  { "bad", "poor" },
  { "very bad", "very poor" },
  { "extremely likely", "very likely" },
  { "extremely unlikely", "very unlikely" },
};

static gboolean
is_one_of (const char        *folded,
           const char *const *words)
{
  return g_strv_contains (words, folded);
}

/**
 * assay_answer_scale_list:
 * @n_scales: (out): how many there are
 *
 * Lists the built-in scales, the commonest first. Any thread.
 *
 * Returns: (transfer none) (array length=n_scales): the scales
 */
const AssayAnswerScale *
assay_answer_scale_list (guint *n_scales)
{
  *n_scales = G_N_ELEMENTS (scales);
  return scales;
}

/**
 * assay_answer_scale_find:
 * @id: (nullable): such as `agreement`
 *
 * Finds a built-in scale. Any thread.
 *
 * Returns: (transfer none) (nullable): the scale, or %NULL for `own` and what is unknown
 */
const AssayAnswerScale *
assay_answer_scale_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (g_strcmp0 (scales[i].id, id) == 0)
      return &scales[i];
  return NULL;
}

/**
 * assay_answer_scale_length:
 * @self: a scale
 *
 * Counts the answers of a scale.
 *
 * Returns: how many
 */
guint
assay_answer_scale_length (const AssayAnswerScale *self)
{
  return g_strv_length ((char **) self->answers);
}

/**
 * assay_answer_scale_is_words:
 * @self: a scale
 *
 * Tells scales of words from scales of numbers: only on the first is a bare number in doubt.
 *
 * Returns: %TRUE for words
 */
gboolean
assay_answer_scale_is_words (const AssayAnswerScale *self)
{
  return !g_str_has_prefix (self->id, "numbers-");
}

/**
 * assay_answer_is_number:
 * @text: UTF-8
 * @number: (out): the number
 *
 * Tells whether an answer is a bare whole number of at most two digits, white space aside. Any thread.
 *
 * Returns: %TRUE if it is
 */
gboolean
assay_answer_is_number (const char *text,
                        int        *number)
{
  g_autofree char *squeezed = assay_text_squeeze (text);
  gsize length = strlen (squeezed);

  if (g_str_has_suffix (squeezed, ".0"))
    squeezed[length -= 2] = '\0';
  if (length < 1 || length > 2 || strspn (squeezed, "0123456789") != length)
    return FALSE;
  *number = atoi (squeezed);
  return TRUE;
}

/**
 * assay_answer_is_blank:
 * @text: UTF-8
 *
 * Tells whether a cell says that nothing was answered: empty, punctuation alone such as `-` or `.`, or
 * words for it. Any thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
assay_answer_is_blank (const char *text)
{
  static const char *const words[] = { "", "blank", "left blank", "missing", "no answer", "no response",
                                       "not answered", "did not answer", "no reply", NULL };
  g_autofree char *folded = assay_text_fold (text);

  return is_one_of (folded, words);
}

/* The words of an answer that also carries its number, such as “1 – Strongly agree” or “Agree (4)”. */
static char *
strip_number (const char *folded)
{
  const char *start = folded + strspn (folded, "0123456789");
  g_autofree char *words = NULL;
  gsize length;

  if (start != folded && *start != ' ')
    start = folded;
  words = g_strdup (start);
  g_strstrip (words);
  length = strlen (words);
  while (length > 0 && g_ascii_isdigit (words[length - 1]))
    length--;
  if (length > 0 && words[length] != '\0' && words[length - 1] == ' ')
    words[length - 1] = '\0';
  return g_steal_pointer (&words);
}

static int
find_answer (const AssayAnswerScale *self,
             const char             *folded)
{
  for (int i = 0; self->answers[i] != NULL; i++)
    {
      g_autofree char *answer = assay_text_fold (self->answers[i]);

      if (strcmp (answer, folded) == 0)
        return i;
    }
  return ASSAY_SCALE_NOT_UNDERSTOOD;
}

static int
find_words (const AssayAnswerScale *self,
            const char             *folded)
{
  int place = find_answer (self, folded);

  for (guint i = 0; place < 0 && i < G_N_ELEMENTS (synonyms); i++)
    if (strcmp (synonyms[i].synonym, folded) == 0)
      place = find_answer (self, synonyms[i].answer);
  return place;
}

/**
 * assay_answer_scale_match:
 * @self: a scale
 * @text: an answer as somebody wrote it, UTF-8
 *
 * Finds an answer on a scale, whatever its case, spacing and punctuation: by its words or usual other words
 * for them, with or without a number beside them. A bare number is a place on a scale of words, from 1, and
 * an answer by itself on a scale of numbers; whether a bare number is to be trusted is the caller's affair.
 * Any thread.
 *
 * Returns: the place, from 0, or one of %ASSAY_SCALE_NOT_UNDERSTOOD, %ASSAY_SCALE_NOT_APPLICABLE and
 *   %ASSAY_SCALE_BLANK
 */
int
assay_answer_scale_match (const AssayAnswerScale *self,
                          const char             *text)
{
  static const char *const not_applicable[] = { "n a", "na", "not applicable", "does not apply",
                                                "not relevant", "doesnt apply", NULL };
  g_autofree char *folded = assay_text_fold (text);
  g_autofree char *words = NULL;
  int number;
  int place;

  if (assay_answer_is_blank (text))
    return ASSAY_SCALE_BLANK;
  if (is_one_of (folded, not_applicable))
    return ASSAY_SCALE_NOT_APPLICABLE;
  if (assay_answer_is_number (text, &number))
    {
      g_autofree char *digits = g_strdup_printf ("%d", number);

      if (!assay_answer_scale_is_words (self))
        return find_answer (self, digits);
      return number >= 1 && number <= (int) assay_answer_scale_length (self) ? number - 1
                                                                             : ASSAY_SCALE_NOT_UNDERSTOOD;
    }
  place = find_words (self, folded);
  if (place >= 0)
    return place;
  words = strip_number (folded);
  return words[0] != '\0' ? find_words (self, words) : ASSAY_SCALE_NOT_UNDERSTOOD;
}

/**
 * assay_answer_scale_locate:
 * @self: a scale
 * @text: an answer as a framework names it, UTF-8
 *
 * Finds an answer as assay_answer_scale_match () does, but takes no bare number for a place among words.
 * Any thread.
 *
 * Returns: the place, from 0, or a negative number
 */
int
assay_answer_scale_locate (const AssayAnswerScale *self,
                           const char             *text)
{
  int number;

  return assay_answer_scale_is_words (self) && assay_answer_is_number (text, &number)
             ? ASSAY_SCALE_NOT_UNDERSTOOD
             : assay_answer_scale_match (self, text);
}

/* Whether the places of a set are all from one end of a scale up to some other place. */
static gboolean
are_at_end (const AssayAnswerScale *self,
            guint                   places)
{
  const guint all = (1u << assay_answer_scale_length (self)) - 1;
  const guint others = all & ~places;

  return (places & (places + 1)) == 0 || (others & (others + 1)) == 0;
}

/**
 * assay_answer_scale_rank:
 * @self: a scale
 * @positive: (array zero-terminated=1): the answers that a measure counts as positive
 *
 * Tells how well a measure goes with a scale. Where its answers make an end of it, no better answer of the scale
 * is overlooked. Any thread.
 *
 * Returns: the rank, %ASSAY_SCALE_RANK_NONE where @positive is empty
 */
AssayScaleRank
assay_answer_scale_rank (const AssayAnswerScale *self,
                         const char *const      *positive)
{
  gboolean exact = TRUE;
  guint places = 0;

  for (; *positive != NULL; positive++)
    {
      g_autofree char *folded = assay_text_fold (*positive);
      int place = assay_answer_scale_locate (self, *positive);

      if (place < 0)
        return ASSAY_SCALE_RANK_NONE;
      exact = exact && find_answer (self, folded) == place;
      places |= 1u << place;
    }
  if (places == 0)
    return ASSAY_SCALE_RANK_NONE;
  if (!are_at_end (self, places))
    return ASSAY_SCALE_RANK_WITHIN;
  return exact ? ASSAY_SCALE_RANK_END : ASSAY_SCALE_RANK_OTHER_WORDS;
}

/**
 * assay_answer_scale_rank_best:
 * @positive: (array zero-terminated=1): the answers that a measure counts as positive
 *
 * Tells how well a measure goes with the built-in scale that suits it best; the scales of this rank are the
 * measure's. Any thread.
 *
 * Returns: the rank, %ASSAY_SCALE_RANK_NONE where the measure's scale is not known
 */
AssayScaleRank
assay_answer_scale_rank_best (const char *const *positive)
{
  AssayScaleRank best = ASSAY_SCALE_RANK_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    best = MAX (best, assay_answer_scale_rank (&scales[i], positive));
  return best;
}

static gboolean
holds_number (const AssayAnswerScale *self,
              int                     number)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);

  return find_answer (self, digits) >= 0;
}

static gboolean
suits_numbers (const AssayAnswerScale *self,
               int                     least,
               int                     most)
{
  return !assay_answer_scale_is_words (self) && self->n_positive > 0 && holds_number (self, least)
         && holds_number (self, most);
}

/**
 * assay_answer_scale_list_numbers:
 * @least: the least number that was answered
 * @most: the greatest
 *
 * Lists the scales of numbers with a direction that are just wide enough, those whose highest number is the best and
 * those whose lowest is. As the outermost step may never have been chosen, a width of four or six has the next one
 * beside it. Any thread.
 *
 * Returns: (transfer container) (element-type AssayAnswerScale): the scales; none where none is wide enough
 */
GPtrArray *
assay_answer_scale_list_numbers (int least,
                                 int most)
{
  GPtrArray *list = g_ptr_array_new ();
  guint narrowest = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (suits_numbers (&scales[i], least, most))
      narrowest = MIN (narrowest, assay_answer_scale_length (&scales[i]));
  for (guint i = 0; narrowest < G_MAXUINT && i < G_N_ELEMENTS (scales); i++)
    {
      guint steps = assay_answer_scale_length (&scales[i]);

      if (suits_numbers (&scales[i], least, most)
          && (steps == narrowest || ((narrowest == 4 || narrowest == 6) && steps == narrowest + 1)))
        g_ptr_array_add (list, (gpointer) &scales[i]);
    }
  return list;
}

/**
 * assay_answer_scale_undirected:
 * @self: a scale
 *
 * Finds the scale with the same numbers of which nobody said which end is the best. Any thread.
 *
 * Returns: (transfer none): the narrowest one; @self for a scale of words
 */
const AssayAnswerScale *
assay_answer_scale_undirected (const AssayAnswerScale *self)
{
  const char *last = self->answers[assay_answer_scale_length (self) - 1];

  for (guint i = 0; !assay_answer_scale_is_words (self) && i < G_N_ELEMENTS (scales); i++)
    if (!assay_answer_scale_is_words (&scales[i]) && scales[i].n_positive == 0
        && find_answer (&scales[i], self->answers[0]) >= 0 && find_answer (&scales[i], last) >= 0)
      return &scales[i];
  return self;
}

/* An answer that is some words, or that ends in them after an intensifier of its own. */
static int
find_tail (const AssayAnswerScale *self,
           const char             *words)
{
  g_autofree char *tail = g_strconcat (" ", words, NULL);
  int place = find_words (self, words);

  for (int i = 0; place < 0 && self->answers[i] != NULL; i++)
    {
      g_autofree char *answer = assay_text_fold (self->answers[i]);

      if (g_str_has_suffix (answer, tail))
        place = i;
    }
  return place;
}

/* The place at the end of a scale for “extremely satisfied” where the scale has “satisfied” on that side. */
static int
suggest_extreme (const AssayAnswerScale *self,
                 const char             *text)
{
  static const char *const intensifiers[] = { "extremely", "completely", "totally",  "absolutely", "entirely", "fully",
                                              "highly",    "strongly",   "definitely", "really", "very", NULL };
  g_autofree char *folded = assay_text_fold (text);
  const char *rest = strchr (folded, ' ');
  g_autofree char *first = rest != NULL ? g_strndup (folded, (gsize) (rest - folded)) : NULL;
  int last = (int) assay_answer_scale_length (self) - 1;
  int place;

  if (first == NULL || self->n_positive == 0 || last < 3 || !is_one_of (first, intensifiers))
    return ASSAY_SCALE_NOT_UNDERSTOOD;
  place = find_tail (self, rest + 1);
  if (place < 0 || 2 * place == last)
    return ASSAY_SCALE_NOT_UNDERSTOOD;
  return 2 * place < last ? 0 : last;
}

/**
 * assay_answer_scale_suggest:
 * @self: a scale
 * @text: an answer that is not understood
 *
 * Finds the answer that somebody most likely meant: “Agre” is close to “Agree”, and “extremely” means the last answer
 * of an end. Any thread.
 *
 * Returns: its place, from 0, or %ASSAY_SCALE_NOT_UNDERSTOOD where none is close
 */
int
assay_answer_scale_suggest (const AssayAnswerScale *self,
                            const char             *text)
{
  int best = suggest_extreme (self, text);
  double best_likeness = 0.6;
  int number;

  if (assay_answer_is_number (text, &number))
    return ASSAY_SCALE_NOT_UNDERSTOOD;
  if (best >= 0)
    return best;
  for (int i = 0; self->answers[i] != NULL; i++)
    {
      double likeness = assay_text_likeness (self->answers[i], text);

      if (likeness > best_likeness)
        {
          best = i;
          best_likeness = likeness;
        }
    }
  return best;
}

/**
 * assay_answer_scale_positive:
 * @id: a scale's id, or `own`
 * @n_answers: how many answers the question has
 * @counted: whether the question feeds a measure
 *
 * Tells which answers of a question count as positive. Any thread.
 *
 * Returns: (transfer full) (nullable): one flag an answer, or %NULL for a question without a direction
 */
gboolean *
assay_answer_scale_positive (const char *id,
                             guint       n_answers,
                             gboolean    counted)
{
  const AssayAnswerScale *scale = assay_answer_scale_find (id);
  gboolean *positive;

  if (scale == NULL || scale->n_positive == 0 || (scale->only_counted && !counted))
    return NULL;
  positive = g_new0 (gboolean, MAX (n_answers, 1));
  for (guint i = 0; i < MIN (n_answers, scale->n_positive); i++)
    positive[i] = TRUE;
  return positive;
}
