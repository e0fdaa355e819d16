/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a heading says besides the figure that it is taken for. “Complaints resolved” are not the complaints, and
 * “Staff trained” may be a head count. */

#include "config.h"

#include <string.h>

#include "core/base/assay-text.h"
#include "core/intelligence/assay-return-field.h"

/* Words that say when a figure is of, or that there is one, and not what it is. */
#define WHEN "year yearly annual quarter quarterly month monthly period date"
#define SAYS_NOTHING \
  WHEN " number no nr total count figure received recorded reported returned level care service home provider staff " \
       "people support"
#define PER_CENT "% per cent percent percentage pc share rate proportion ratio"

static gboolean
holds_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* Whether two stems are of one word: train and training, quarter and quarterly. */
static gboolean
is_of_one_word (const char *a,
                const char *b)
{
  return strcmp (a, b) == 0
         || (MIN (strlen (a), strlen (b)) >= 5 && (g_str_has_prefix (a, b) || g_str_has_prefix (b, a)));
}

static gboolean
has_word (const char *text,
          const char *stem)
{
  g_auto (GStrv) stems = assay_text_stems (text);

  for (guint i = 0; stems[i] != NULL; i++)
    if (is_of_one_word (stems[i], stem))
      return TRUE;
  return FALSE;
}

/* Whether a heading has a word that is in none of the texts. */
static gboolean
says_more_than (const char        *heading,
                const char *const *texts,
                guint              n_texts)
{
  g_auto (GStrv) stems = assay_text_stems (heading);

  for (guint i = 0; stems[i] != NULL; i++)
    {
      gboolean known = holds_digit (stems[i]);

      for (guint j = 0; j < n_texts && !known; j++)
        known = has_word (texts[j], stems[i]);
      if (!known)
        return TRUE;
    }
  return FALSE;
}

static gboolean
speaks_of_per_cent (const AssayColumnFacts *facts)
{
  g_autofree char *folded = assay_text_fold (facts->heading);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_auto (GStrv) marks = g_strsplit (PER_CENT, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) marks, words[i]) || strchr (words[i], '%') != NULL)
      return TRUE;
  return facts->n_per_cent > 0;
}

/**
 * assay_return_field_doubt:
 * @self: a figure
 * @facts: a column that is likely it
 *
 * Tells why a column may not be a figure though its heading is like it: it may count what the figure has in per cent,
 * or the heading has words that neither the figure's title nor its guidance has. Any thread.
 *
 * Returns: the doubt, or %ASSAY_DOUBT_NONE
 */
AssayColumnDoubt
assay_return_field_doubt (const AssayReturnField *self,
                          const AssayColumnFacts *facts)
{
  const char *words = self->words != NULL ? self->words : "";
  const char *const named[] = { self->title, words, WHEN };
  const char *const known[] = { self->title, words, self->guidance, self->unit, self->source_title, SAYS_NOTHING,
                                PER_CENT };

  if (self->per_cent && !speaks_of_per_cent (facts)
      && (facts->maximum > 100 || says_more_than (facts->heading, named, G_N_ELEMENTS (named))))
    return ASSAY_DOUBT_COUNT;
  return says_more_than (facts->heading, known, G_N_ELEMENTS (known)) ? ASSAY_DOUBT_FURTHER : ASSAY_DOUBT_NONE;
}
