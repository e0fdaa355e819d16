/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Two wordings may share nearly all their words and mean the opposite. Each word that turns a sentence round
 * counts, so that “not rushed” says something good and “in a rush” something bad. Where a word is taken for
 * such a one wrongly, somebody is asked in vain; where one is overlooked, answers are counted upside down. */

#include "core/intake/assay-heading-polarity.h"

#include <string.h>

#include "core/base/assay-text.h"

static const char *const turning[] = {
  "not",     "never",    "no",       "none",     "nobody",     "nothing",    "nor",       "without",    "cannot",
  "cant",    "dont",     "doesnt",   "didnt",    "isnt",       "arent",      "wasnt",     "werent",     "wont",
  "wouldnt", "couldnt",  "shouldnt", "hasnt",    "havent",     "hadnt",      "aint",      "lack",       "lacks",
  "lacked",  "lacking",  "rarely",   "seldom",   "hardly",     "barely",     "scarcely",  "less",       "fewer",
  "least",   "fail",     "fails",    "failed",   "failing",    "failure",    "stopped",   "prevented",  "ignored",
  "rush",    "rushed",   "rushes",   "rushing",  "hurry",      "hurried",    "hurries",   "hurrying",   "late",
  "poor",    "poorly",   "bad",      "badly",    "worse",      "worst",      "worried",   "afraid",     "anxious",
  "lonely",  "isolated", "rude",     "rudely",   "impolite",   "inadequate", "insecure",  "incapable",  "insufficient",
  "missed",  "mistreated", "misunderstood", "inconsistent", "impossible", "disagree", "irregular", NULL
};

/* Words that begin like opposites and are none. */
static const char *const straight[]
    = { "under", "underst", "unit",  "until", "uniform", "union", "unique", "unless", "univers", "uncle", "unpaid",
        "discuss", "district", "disab", "discharg", "distan", "display", "discover", "diseas", "discount",
        "discreet", "discret", "dispens", "distribut", "dish", "disagree", NULL };

static gboolean
begins_with_any (const char        *word,
                 const char *const *beginnings)
{
  for (; *beginnings != NULL; beginnings++)
    if (g_str_has_prefix (word, *beginnings))
      return TRUE;
  return FALSE;
}

/* The part of a word that un- or dis- turns round; NULL where there is none. */
static const char *
find_turned (const char *word)
{
  const char *rest = g_str_has_prefix (word, "un")    ? word + strlen ("un")
                     : g_str_has_prefix (word, "dis") ? word + strlen ("dis")
                                                      : NULL;

  return rest != NULL && strlen (rest) >= 3 && !begins_with_any (word, straight) ? rest : NULL;
}

/* “Satisfied or dissatisfied”, “agree or disagree”: both ends are named, and neither is meant. */
static gboolean
is_one_of_a_pair (char      **words,
                  const char *word)
{
  const char *rest = strcmp (word, "disagree") == 0 ? "agree" : find_turned (word);

  return rest != NULL && g_strv_contains ((const char *const *) words, rest);
}

static gboolean
turns_round (char **words,
             guint  index)
{
  const char *word = words[index];
  const char *next = words[index + 1] != NULL ? words[index + 1] : "";

  if (is_one_of_a_pair (words, word))
    return FALSE;
  if (strcmp (word, "not") == 0 && index > 0 && strcmp (words[index - 1], "or") == 0)
    return FALSE;
  if (strcmp (word, "no") == 0 && (g_ascii_isdigit (next[0]) || next[0] == '\0'))
    return FALSE;
  if (strcmp (word, "least") == 0 && index > 0 && strcmp (words[index - 1], "at") == 0)
    return FALSE;
  return g_strv_contains (turning, word) || find_turned (word) != NULL;
}

/**
 * assay_heading_is_negated:
 * @text: a heading or a title, in English
 *
 * Tells whether a wording says the opposite of what its other words say: “I do not feel confident”, “less
 * independent”, “unsafe”. What is turned round twice (“not rushed”) is not. Any thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
assay_heading_is_negated (const char *text)
{
  g_autofree char *folded = assay_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean negated = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (turns_round (words, i))
      negated = !negated;
  return negated;
}
