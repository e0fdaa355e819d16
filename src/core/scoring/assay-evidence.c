/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/scoring/assay-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const struct
{
  const char *id;
  const char *text;
} missings[] = {
  [ASSAY_MISSING_NONE] = { "none", "" },
  [ASSAY_MISSING_NOT_ASKED] = { "not-asked", N_ ("Not asked") },
  [ASSAY_MISSING_NO_ANSWER] = { "no-answer", N_ ("Nobody answered") },
  [ASSAY_MISSING_UNDER_BASE] = { "under-base", N_ ("Too few returns") },
  [ASSAY_MISSING_NOT_RETURNED] = { "not-returned", N_ ("Not returned") },
  [ASSAY_MISSING_NOT_SCORED] = { "not-scored", N_ ("Not scored yet") },
  [ASSAY_MISSING_NOT_APPLICABLE] = { "not-applicable", N_ ("Not applicable") },
  [ASSAY_MISSING_IMPOSSIBLE] = { "impossible", N_ ("Cannot be worked out") },
  [ASSAY_MISSING_NOT_VISITED] = { "not-visited", N_ ("No visit in this period") },
};

/**
 * assay_missing_get_id:
 * @missing: a reason
 *
 * Returns: (transfer none): the word kept in files, such as `not-returned`
 */
const char *
assay_missing_get_id (AssayMissing missing)
{
  g_return_val_if_fail ((guint) missing < G_N_ELEMENTS (missings), "none");
  return missings[missing].id;
}

/**
 * assay_missing_from_id:
 * @id: (nullable): the word kept in files
 *
 * Returns: the reason; %ASSAY_MISSING_NONE for an unknown word
 */
AssayMissing
assay_missing_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (missings); i++)
    if (g_strcmp0 (missings[i].id, id) == 0)
      return i;
  return ASSAY_MISSING_NONE;
}

/**
 * assay_missing_get_text:
 * @missing: a reason
 *
 * Returns: (transfer none): the reason in words, translated; "" for none
 */
const char *
assay_missing_get_text (AssayMissing missing)
{
  g_return_val_if_fail ((guint) missing < G_N_ELEMENTS (missings), "");
  return missing == ASSAY_MISSING_NONE ? "" : _ (missings[missing].text);
}

/**
 * assay_evidence_new:
 * @reference: the provider's
 * @period: in canonical form
 * @n_items: the framework's number of leaves
 *
 * Makes evidence of which nothing has come in yet: every leaf is not returned. Any thread.
 *
 * Returns: (transfer full): the evidence
 */
AssayEvidence *
assay_evidence_new (const char *reference,
                    const char *period,
                    guint       n_items)
{
  AssayEvidence *self = g_new0 (AssayEvidence, 1);

  g_return_val_if_fail (reference != NULL && period != NULL, NULL);
  self->reference = g_strdup (reference);
  self->period = g_strdup (period);
  self->n_items = n_items;
  self->items = g_new0 (AssayEvidenceItem, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      self->items[i].missing = ASSAY_MISSING_NOT_RETURNED;
      self->items[i].value = NAN;
      self->items[i].positive = -1;
      self->items[i].n = -1;
      self->items[i].carrier = self->items[i].as_of = self->items[i].span = "";
      self->items[i].reason = "";
    }
  return self;
}

/**
 * assay_evidence_free:
 * @self: (nullable) (transfer full): evidence
 */
void
assay_evidence_free (AssayEvidence *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_items; i++)
    g_free (self->items[i].category);
  g_free (self->items);
  g_free (self->answers);
  g_free (self->strata);
  g_free (self->reference);
  g_free (self->period);
  g_free (self);
}

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
is_same_item (const AssayEvidenceItem *a,
              const AssayEvidenceItem *b)
{
  return a->missing == b->missing && is_same_number (a->value, b->value) &&
         g_strcmp0 (a->category, b->category) == 0 && a->positive == b->positive && a->n == b->n &&
         g_strcmp0 (a->carrier, b->carrier) == 0 && g_strcmp0 (a->as_of, b->as_of) == 0 &&
         g_strcmp0 (a->span, b->span) == 0 && g_strcmp0 (a->reason, b->reason) == 0;
}

/**
 * assay_evidence_equal:
 * @a: evidence
 * @b: other evidence
 *
 * Whether a rating from either would be the same and be explained in the same words. The single
 * returns, which are not kept with a rating, are not compared. Any thread.
 *
 * Returns: TRUE when nothing differs
 */
gboolean
assay_evidence_equal (const AssayEvidence *a,
                      const AssayEvidence *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  if (!g_str_equal (a->reference, b->reference) || !g_str_equal (a->period, b->period) ||
      a->returns != b->returns || a->blank_returns != b->blank_returns || a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (!is_same_item (&a->items[i], &b->items[i]))
      return FALSE;
  return TRUE;
}
