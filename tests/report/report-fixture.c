/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/report-fixture.h"

#include <math.h>

#include "core/base/assay-number.h"
#include "core/base/assay-resources.h"
#include "core/rating/assay-rating-private.h"

#define PERIOD "2010-11 Q4"

/* Names that a spreadsheet program would take for something else, and then plain ones. */
static const char *const names[] = {
  "=HYPERLINK(\"http://example.org\",\"Home\")", "@Home", "O'Neill & Daughters", "+44 Care",
  "-1 Care",
  "_x0041_ Care <b>\"quoted\"</b>",              "Crème Brûlée Care",
};

/* Made from the place alone, so that every run has the same figures. */
static guint
mix (guint a,
     guint b)
{
  guint x = a * 2654435761u + b * 40503u + 12345u;

  x ^= x >> 15;
  x *= 2246822519u;
  return (x ^ (x >> 13)) & 0xffff;
}

/* The shipped framework that has survey shares, figures of two directions and a measure without
 * points. */
AssayFramework *
report_fixture_load_framework (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/care-governance.json", &error);
  AssayFramework *framework;

  g_assert_no_error (error);
  framework = assay_framework_new_from_data (g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes),
                                             "care-governance.json", &error);
  g_assert_no_error (error);
  return framework;
}

static void
fill_item (AssayEvidenceItem *item,
           const AssayNode   *leaf,
           guint              provider,
           gint64             returns)
{
  guint chance = mix (provider, leaf->leaf_index);

  item->carrier = "made.csv";
  if (!leaf->scored || (chance % 23 == 0 && !g_str_equal (leaf->source, "survey")))
    item->missing = leaf->scored ? ASSAY_MISSING_NOT_RETURNED : ASSAY_MISSING_NOT_SCORED;
  else if (g_str_equal (leaf->source, "survey"))
    {
      item->missing = ASSAY_MISSING_NONE;
      item->n = MAX (1, returns - chance % 4);
      item->positive = item->n - (gint64) (chance % 7) * item->n / 11;
      item->value = 100.0 * (double) item->positive / (double) item->n;
    }
  else
    {
      item->missing = ASSAY_MISSING_NONE;
      item->value = (chance % 1000) / 10.0;
    }
}

static AssayEvidence *
make_evidence (AssayFramework *framework,
               const char     *reference,
               guint           provider)
{
  AssayEvidence *evidence =
      assay_evidence_new (reference, PERIOD, assay_framework_get_n_leaves (framework));

  evidence->returns = provider % 4 == 3 ? 6 : 12 + provider % 40;
  for (guint i = 0; i < evidence->n_items; i++)
    fill_item (&evidence->items[i], assay_framework_get_leaf (framework, i), provider,
               evidence->returns);
  return evidence;
}

static AssayRating *
make_rating (const AssayRatingDetail *detail,
             guint                    provider,
             const char              *name)
{
  const AssayResult *result = detail->result;
  AssayRating *rating = g_object_new (ASSAY_TYPE_RATING, NULL);

  rating->id = rating->provider_id = (gint64) provider + 1;
  rating->reference = g_strdup (detail->evidence->reference);
  rating->name = g_strdup (name);
  rating->service_type = g_strdup ("Home care");
  rating->period = g_strdup (PERIOD);
  rating->state = g_strdup ("provisional");
  rating->rated = result->rated;
  rating->score = result->score;
  rating->band = g_strdup (result->band != NULL ? result->band->id : NULL);
  rating->held_band = g_strdup (rating->band);
  rating->reason = g_strdup (result->reason);
  rating->coverage = result->coverage;
  rating->returns = detail->evidence->returns;
  rating->sent = provider % 5 == 4 ? -1 : rating->returns * 3;
  if (!result->rated)
    return rating;
  rating->range_low = result->score - 4;
  rating->range_high = result->score + 3;
  rating->top_share = 0.4 + 0.6 * mix (provider, 99) / 65535.0;
  if (provider % 3 == 0)
    return rating;
  rating->previous_score = assay_round (result->score - 2.5, 1);
  rating->previous_band = g_strdup ("bronze");
  return rating;
}

static void
add_provider (AssayRatingData *data,
              guint            provider)
{
  AssayRatingDetail *detail = g_new0 (AssayRatingDetail, 1);
  g_autofree char *reference = g_strdup_printf ("HC%03u", provider + 1);
  g_autofree char *plain = g_strdup_printf ("Provider %u", provider + 1);

  detail->framework = g_object_ref (data->framework);
  detail->evidence = make_evidence (data->framework, reference, provider);
  detail->result = assay_score (data->framework, detail->evidence);
  detail->rating =
      make_rating (detail, provider, provider < G_N_ELEMENTS (names) ? names[provider] : plain);
  g_ptr_array_add (data->details, detail);
  g_ptr_array_add (data->ratings, g_object_ref (detail->rating));
}

/* Ratings of @n_providers, from evidence that is made up but rated by the engine. */
AssayRatingData *
report_fixture_new_data (guint n_providers)
{
  g_autoptr (AssayFramework) framework = report_fixture_load_framework ();
  g_autoptr (GError) error = NULL;
  AssayRatingData *data = assay_rating_data_new (framework, PERIOD, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_providers; i++)
    add_provider (data, i);
  data->actor = g_strdup ("tester");
  data->written_at = g_strdup ("2011-04-20T09:00:00Z");
  data->chain_head = g_strdup ("00ff00ff");
  return data;
}
