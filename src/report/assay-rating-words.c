/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-rating-words.h"

#include <glib/gi18n-lib.h>

#include "report/assay-sentences.h"

/**
 * assay_rating_words_state:
 * @state: as a rating has it, such as `provisional`
 *
 * Says a rating's state in words. Any thread.
 *
 * Returns: (transfer none): the words; @state itself for one that is not known
 */
const char *
assay_rating_words_state (const char *state)
{
  static const struct
  {
    const char *state;
    const char *words;
  } states[] = {
    { "none", N_("Not rated yet") },    { "provisional", N_("Provisional") },
    { "agreed", N_("Agreed") },         { "published", N_("Published") },
    { "superseded", N_("Superseded") }, { "beside", N_("Rated again, not agreed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].state, state) == 0)
      return _(states[i].words);
  return state;
}

/**
 * assay_rating_words_change:
 * @framework: whose bands are compared
 * @rating: a rating
 *
 * Says whether the band held changed since the period before. Any thread.
 *
 * Returns: (transfer full): "up", "down", "same band", or "" where there is nothing to compare
 */
char *
assay_rating_words_change (AssayFramework *framework,
                           AssayRating    *rating)
{
  const char *band = assay_rating_get_held_band (rating);
  const char *before = assay_rating_get_previous_band (rating);
  int now = band != NULL ? assay_framework_get_band_index (framework, band) : -1;
  int then = before != NULL ? assay_framework_get_band_index (framework, before) : -1;

  if (now < 0 || then < 0)
    return g_strdup ("");
  /* Bands fall: a lower place is a better band. */
  if (now < then)
    return g_strdup (_("up"));
  return g_strdup (now > then ? _("down") : _("same band"));
}

/**
 * assay_rating_words_remark:
 * @rating: a rating
 * @detail: (nullable): all that is known of it
 *
 * Says what a reader must know besides band and score: why there is none, which rule or level gave
 * it, what a gate did, why another band was agreed, that the evidence has changed since. Any thread.
 *
 * Returns: (transfer full): a sentence or a few; empty where all went by the figures
 */
char *
assay_rating_words_remark (AssayRating             *rating,
                           const AssayRatingDetail *detail)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *agreed = assay_rating_get_agreed_reason (rating);
  g_autofree char *outdated = assay_sentence_outdated (rating);
  const AssayResult *result = detail != NULL ? detail->result : NULL;

  if (outdated != NULL)
    g_ptr_array_add (parts, g_steal_pointer (&outdated));
  if (result != NULL && !result->rated && result->reason_text != NULL)
    g_ptr_array_add (parts, g_strdup (result->reason_text));
  if (result != NULL && result->band_reason != NULL)
    g_ptr_array_add (parts, g_strdup (result->band_reason));
  if (result != NULL && result->gate_reason != NULL)
    g_ptr_array_add (parts, g_strdup (result->gate_reason));
  if (agreed != NULL && *agreed != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("Agreed: %s"), agreed));
  g_ptr_array_add (parts, NULL);
  return assay_sentences_join ((const char *const *) parts->pdata);
}
