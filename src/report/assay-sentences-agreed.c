/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-sentences.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-number.h"

static const char *
get_title (AssayFramework *framework,
           const char     *id)
{
  const AssayBand *band = assay_framework_find_band (framework, id);

  return band != NULL ? band->title : id;
}

/**
 * assay_sentence_agreed:
 * @framework: whose bands they are
 * @rating: a rating
 *
 * Says that the band a panel agreed is not the one the figures give: "Agreed as Bronze; computed Silver,
 * 76.6". Any thread.
 *
 * Returns: (transfer full) (nullable): the words, without a full stop; %NULL where none was agreed or
 *   where it is the computed one
 */
char *
assay_sentence_agreed (AssayFramework *framework,
                       AssayRating    *rating)
{
  const char *held = assay_rating_get_held_band (rating);
  const char *computed = assay_rating_get_band (rating);
  const double score = assay_rating_get_score (rating);
  g_autofree char *text = NULL;

  if (held == NULL || g_strcmp0 (held, computed) == 0)
    return NULL;
  if (computed == NULL)
    return g_strdup_printf (_("Agreed as %s; not rated by the figures"),
                            get_title (framework, held));
  if (isnan (score))
    return g_strdup_printf (_("Agreed as %s; computed %s"), get_title (framework, held),
                            get_title (framework, computed));
  text = assay_format_number (score, assay_framework_get_decimals (framework));
  /* TRANSLATORS: two bands and a score: "Agreed as Bronze; computed Silver, 76.6" */
  return g_strdup_printf (_("Agreed as %s; computed %s, %s"), get_title (framework, held),
                          get_title (framework, computed), text);
}

/**
 * assay_sentence_outdated:
 * @rating: a rating
 *
 * Says that the evidence is another one now than what a rating in force was made from, and why: "The import
 * of “returns.csv”, which it used, was taken back. Not rated again yet." Any thread.
 *
 * Returns: (transfer full) (nullable): whole sentences; %NULL where nothing has changed
 */
char *
assay_sentence_outdated (AssayRating *rating)
{
  const char *flag = assay_rating_get_flag (rating);

  if (flag == NULL || *flag == '\0' || g_strcmp0 (assay_rating_get_state (rating), "superseded") == 0)
    return NULL;
  return g_strdup_printf (_("%s Not rated again yet."), flag);
}

/**
 * assay_sentences_join:
 * @parts: (array zero-terminated=1): sentences, with a full stop or without
 *
 * Puts remarks of several origins one behind the other, each but the last ended by a full stop. Any thread.
 *
 * Returns: (transfer full): the text; empty without @parts
 */
char *
assay_sentences_join (const char *const *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      if (text->len > 0 && strchr (".!?]", text->str[text->len - 1]) == NULL)
        g_string_append_c (text, '.');
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, parts[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * assay_sentence_placeholders:
 * @framework: a framework
 *
 * Says that some of what leads to a band is not the council's own yet. Any thread.
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where the source leaves nothing open
 */
char *
assay_sentence_placeholders (AssayFramework *framework)
{
  g_auto (GStrv) open = assay_framework_list_placeholders (framework);
  const guint n = g_strv_length (open);

  return n == 0 ? NULL
                : g_strdup_printf (ngettext ("%u value of this framework is a placeholder until the council sets it; "
                                             "the workbook’s notes name it.",
                                             "%u values of this framework are placeholders until the council sets "
                                             "them; the workbook’s notes name them.", n), n);
}
