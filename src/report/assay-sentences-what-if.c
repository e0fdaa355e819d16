/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-sentences.h"

typedef struct
{
  guint n_bands;       /* how many thresholds differ */
  guint band;          /* the last of them */
  gboolean weights;    /* whether any weight, or the reading, differs */
} Differences;

static void
find_differences (AssayFramework *now,
                  AssayFramework *then,
                  Differences    *differences)
{
  guint n_bands = MIN (assay_framework_get_n_bands (now), assay_framework_get_n_bands (then));
  guint n_leaves = MIN (assay_framework_get_n_leaves (now), assay_framework_get_n_leaves (then));

  *differences = (Differences){ 0 };
  differences->weights =
    assay_framework_get_aggregation (now) != assay_framework_get_aggregation (then);
  for (guint i = 0; i < n_bands; i++)
    if (assay_framework_get_band (now, i)->from != assay_framework_get_band (then, i)->from)
      {
        differences->n_bands++;
        differences->band = i;
      }
  for (guint i = 0; i < n_leaves; i++)
    if (assay_framework_get_leaf (now, i)->weight != assay_framework_get_leaf (then, i)->weight)
      differences->weights = TRUE;
}

static gboolean
is_band (const AssayBand *a,
         const AssayBand *b)
{
  return a != NULL && b != NULL && g_str_equal (a->id, b->id);
}

static void
count_moves (GPtrArray *moves,
             guint     *rated,
             guint     *moved)
{
  *rated = 0;
  *moved = 0;
  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (moves, i);

      if (move->now->rated)
        (*rated)++;
      if (move->moved)
        (*moved)++;
    }
}

static char *
say_holders (const AssayBand *band,
             GPtrArray       *moves,
             int              decimals)
{
  g_autofree char *threshold = assay_format_number (band->from, decimals);
  g_autofree char *number = NULL;
  guint holders = 0;

  for (guint i = 0; i < moves->len; i++)
    if (is_band (((const AssayMove *) g_ptr_array_index (moves, i))->then->band, band))
      holders++;
  if (holders == 0)
    return g_strdup_printf (_("At %s, nobody would hold %s"), threshold, band->title);
  number = assay_format_count (holders);
  /* TRANSLATORS: a threshold, a number of providers, a band */
  return g_strdup_printf (ngettext ("At %s, %s provider would hold %s",
                                    "At %s, %s providers would hold %s", holders),
                          threshold, number, band->title);
}

/**
 * assay_sentence_what_if:
 * @now: the framework in force
 * @then: the changed one
 * @moves: (element-type AssayMove): what the change would do
 *
 * The headline of a what-if: "At 85.0, nobody would hold Gold". Any thread.
 *
 * Returns: (transfer full): the words, without a full stop
 */
char *
assay_sentence_what_if (AssayFramework *now,
                        AssayFramework *then,
                        GPtrArray      *moves)
{
  Differences differences;
  g_autofree char *number = NULL;
  guint rated;
  guint moved;

  find_differences (now, then, &differences);
  count_moves (moves, &rated, &moved);
  if (differences.n_bands == 0 && !differences.weights)
    return g_strdup (_("Nothing is changed"));
  if (moved == 0)
    return g_strdup (_("Nobody would move"));
  if (differences.n_bands == 1 && !differences.weights)
    return say_holders (assay_framework_get_band (then, differences.band), moves,
                        assay_framework_get_decimals (then));
  number = assay_format_count (moved);
  return g_strdup_printf (ngettext ("%s provider would move", "%s providers would move", moved), number);
}

static const char *
get_band_title (const AssayResult *result)
{
  return result->band != NULL ? result->band->title : _("Not rated");
}

static const AssayMove *
find_common_move (GPtrArray *moves)
{
  const AssayMove *first = NULL;

  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (moves, i);

      if (!move->moved)
        continue;
      if (first == NULL)
        first = move;
      else if (g_strcmp0 (get_band_title (first->now), get_band_title (move->now)) != 0
               || g_strcmp0 (get_band_title (first->then), get_band_title (move->then)) != 0)
        return NULL;
    }
  return first;
}

static char *
say_common_move (const AssayMove *move,
                 guint            moved,
                 guint            rated)
{
  const char *from = get_band_title (move->now);
  const char *to = get_band_title (move->then);
  g_autofree char *number = assay_format_count (moved);
  g_autofree char *all = assay_format_count (rated);

  if (moved == 1)
    return g_strdup_printf (_("%s of %s rated providers would move, from %s to %s."), number, all, from, to);
  if (moved == 2)
    return g_strdup_printf (_("%s of %s rated providers would move, both from %s to %s."), number, all,
                            from, to);
  return g_strdup_printf (_("%s of %s rated providers would move, all from %s to %s."), number, all, from, to);
}

static char *
say_mixed_moves (AssayFramework *framework,
                 GPtrArray      *moves,
                 guint           moved,
                 guint           rated)
{
  g_autofree char *number = assay_format_count (moved);
  g_autofree char *all = assay_format_count (rated);
  g_autofree char *risen = NULL;
  g_autofree char *fallen = NULL;
  guint up = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (moves, i);

      if (move->moved && move->now->band != NULL && move->then->band != NULL
          && assay_framework_get_band_index (framework, move->then->band->id)
                 < assay_framework_get_band_index (framework, move->now->band->id))
        up++;
    }
  risen = assay_format_count (up);
  fallen = assay_format_count (moved - up);
  return g_strdup_printf (_("%s of %s rated providers would move: %s up, %s down."), number, all, risen, fallen);
}

/* Who would lose a band by the least: the one that asks for it first. */
static char *
say_nearest_miss (AssayFramework *framework,
                  GPtrArray      *moves,
                  GHashTable     *names,
                  AssayFramework *then)
{
  const AssayMove *nearest = NULL;
  const AssayBand *missed = NULL;
  double least = INFINITY;
  const char *name;
  g_autofree char *gap = NULL;

  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (moves, i);
      const AssayBand *band;

      if (!move->moved || move->now->band == NULL || isnan (move->then->score))
        continue;
      band = assay_framework_find_band (then, move->now->band->id);
      if (band != NULL && band->from > move->then->score && band->from - move->then->score < least)
        {
          least = band->from - move->then->score;
          nearest = move;
          missed = band;
        }
    }
  if (nearest == NULL)
    return NULL;
  name = names != NULL ? g_hash_table_lookup (names, nearest->evidence->reference) : NULL;
  gap = assay_format_number (least, assay_framework_get_decimals (framework));
  return g_strdup_printf (_("%s would miss %s by %s."),
                          name != NULL ? name : nearest->evidence->reference, missed->title, gap);
}

/**
 * assay_sentence_what_if_moves:
 * @now: the framework in force
 * @then: the changed one
 * @moves: (element-type AssayMove): what the change would do
 * @names: (element-type utf8 utf8) (nullable): the providers' names by reference
 *
 * Says who would move: "2 of 9 rated providers would move, both from Gold to Silver. Pevensey
 * Personal Care would miss Gold by 0.7." Any thread.
 *
 * Returns: (transfer full): one sentence or two
 */
char *
assay_sentence_what_if_moves (AssayFramework *now,
                              AssayFramework *then,
                              GPtrArray      *moves,
                              GHashTable     *names)
{
  const AssayMove *common = find_common_move (moves);
  g_autofree char *all = NULL;
  g_autofree char *who = NULL;
  g_autofree char *nearest = NULL;
  guint rated;
  guint moved;

  count_moves (moves, &rated, &moved);
  all = assay_format_count (rated);
  if (moved == 0)
    return g_strdup_printf (ngettext ("The %s rated provider would stay where it is.",
                                      "All %s rated providers would stay where they are.", rated), all);
  who = common != NULL ? say_common_move (common, moved, rated)
                       : say_mixed_moves (now, moves, moved, rated);
  nearest = say_nearest_miss (now, moves, names, then);
  return nearest != NULL ? g_strdup_printf ("%s %s", who, nearest) : g_steal_pointer (&who);
}
