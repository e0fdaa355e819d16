/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-number.h"
#include "report/assay-book-sheets.h"

/* Of the column, in characters, and of a line in it, in points. */
#define NOTE_WIDTH 110.0
#define LINE_HEIGHT 15.0

/* Not every reader makes rows as high as their wrapped text. */
static void
set_height (AssayBookCursor *cursor,
            const char      *note)
{
  glong lines = 1 + g_utf8_strlen (note, -1) / (glong) (NOTE_WIDTH - 8);

  worksheet_set_row (cursor->sheet, cursor->row, LINE_HEIGHT * (double) lines, NULL);
}

static void
put_note (AssayBookCursor *cursor,
          const char      *topic,
          const char      *note)
{
  if (note == NULL || *note == '\0')
    return;
  set_height (cursor, note);
  cursor->column = 0;
  assay_book_put_text (cursor, ASSAY_BOOK_BOLD, topic);
  assay_book_put_text (cursor, ASSAY_BOOK_WRAP, note);
  cursor->row++;
}

static void
put_identity (AssayBookCursor       *cursor,
              const AssayRatingData *data)
{
  g_autofree char *version = g_strdup_printf (_("%s, version %d"),
                                              assay_framework_get_title (data->framework),
                                              assay_framework_get_version (data->framework));

  put_note (cursor, _("Framework"), version);
  put_note (cursor, _("About it"), assay_framework_get_description (data->framework));
  put_note (cursor, _("In force from"), assay_framework_get_effective (data->framework));
  put_note (cursor, _("To be reviewed by"), assay_framework_get_review (data->framework));
  put_note (cursor, _("Period"), data->period);
}

static const char *
describe_aggregation (AssayFramework *framework)
{
  switch (assay_framework_get_aggregation (framework))
    {
    case ASSAY_AGGREGATION_WEIGHTED:
      return _("Every measure becomes points from 0 to 1 by its scale. The score is 100 × the sum "
               "of weight × points ÷ the sum of the weights of the measures that have points, "
               "whatever domain they are in. Scores of domains are shown and not used.");
    case ASSAY_AGGREGATION_GROUPS:
      return _("Every measure becomes points from 0 to 1 by its scale. Each domain is the "
               "weighted mean of its measures, and the score is 100 × the weighted mean of the "
               "domains that have points.");
    case ASSAY_AGGREGATION_RULES:
      return _("The band follows from rules that count measures, tried from the top; the score is "
               "shown beside it.");
    case ASSAY_AGGREGATION_LADDER:
    default:
      return _("The band is the highest level whose own and lower levels are complete; the score "
               "is shown beside it.");
    }
}

static void
put_rules (AssayBookCursor       *cursor,
           const AssayRatingData *data)
{
  AssayFramework *framework = data->framework;
  g_autofree char *coverage =
      assay_format_percent (assay_framework_get_minimum_coverage (framework), 0);
  g_autofree char *base = g_strdup_printf (
      assay_framework_counts_visits (framework)
        ? _("A provider needs visits to at least %u people at home. A question answered by fewer people of a "
            "provider with enough visits is scored and marked [u].")
        : _("A provider needs at least %u returns with at least one answer. An item answered by fewer "
            "people of a provider with enough returns is scored and marked [u]."),
      assay_framework_get_minimum_base (framework));
  g_autofree char *least = g_strdup_printf (
      _("Coverage is the weight of the measures that have points ÷ the weight of those that "
        "apply. Under %s a provider is not rated."),
      coverage);

  put_note (cursor, _("Score"), describe_aggregation (framework));
  put_note (cursor, _("Rounding"),
            _("Once, at the end, half away from zero. The rounded score decides the band: what is "
              "printed is what counts."));
  put_note (cursor, _("Missing data"),
            assay_framework_get_missing_policy (framework) == ASSAY_MISSING_POOL
                ? _("Missing is never zero. Returns under the minimum are pooled over up to four "
                    "periods, this one included; what still has no value is left out of the "
                    "divisor.")
                : _("Missing is never zero: a measure without a value is left out of the divisor. "
                    "What does not apply leaves coverage as well."));
  put_note (cursor, _("Minimum base"), base);
  put_note (cursor, _("Minimum coverage"), least);
  put_note (cursor, _("Survey shares"),
            _("Of those who answered the item. Blanks are counted and shown, never scored; not "
              "asked and not applicable are neither."));
}

static void
put_methods (AssayBookCursor *cursor)
{
  put_note (cursor, _("Interval of a share"),
            _("95 % Wilson interval, z = 1.959964, without a correction for a finite population; "
              "exactly 0 at none of n, and 1 at all of n."));
  put_note (cursor, _("Stability"),
            _("The provider’s own returns are drawn again 2,000 times, whole returns, with "
              "replacement, and each draw is rated by the same rules; figures from returns and "
              "records are held fixed. Stability is the share of the draws that gave the same "
              "band; “95 in 100 scores” are the middle of the redrawn scores. It covers sampling "
              "alone, and with under 30 returns, or answers that all agree, it understates the "
              "doubt."));
  put_note (cursor, _("How sure"),
            _("An even call: under 60 %. Fairly sure: 60 to 89 %. Sure: from 90 %."));
  put_note (cursor, _("State"),
            _("Provisional: worked out. Agreed: a panel agreed it, perhaps with another band, and "
              "said why. Published: given out. The band shown is the agreed one where there is "
              "one."));
  put_note (cursor, _("Shorthand"), _("[u] answered by fewer people than the minimum base. An "
                                      "empty cell has its reason in the remark."));
  put_note (cursor, _("Formulas"),
            _("Values become points, points a score, the score a band by formulas that can be "
              "followed and that hold their results. A band that a panel agreed otherwise, or "
              "that a rule changed, is written as a word."));
}

static void
put_placeholders (AssayBookCursor       *cursor,
                  const AssayRatingData *data)
{
  g_auto (GStrv) placeholders = assay_framework_list_placeholders (data->framework);

  for (guint i = 0; placeholders[i] != NULL; i++)
    put_note (cursor, _("Placeholder"), placeholders[i]);
}

static void
put_origin (AssayBookCursor       *cursor,
            const AssayRatingData *data)
{
  const char *when = data->written_at != NULL ? data->written_at : "–";
  const char *who = data->actor != NULL ? data->actor : "–";
  /* TRANSLATORS: a time, a person's account, a version */
  g_autofree char *written =
      g_strdup_printf (_("%s (UTC) by %s, Assay %s"), when, who, ASSAY_VERSION);

  for (guint i = 0; i < data->surveys->len; i++)
    {
      const AssayRatingDataSurvey *survey = g_ptr_array_index (data->surveys, i);

      put_note (cursor, _("Survey"), assay_survey_get_name (survey->survey));
    }
  put_note (cursor, _("Written"), written);
  put_note (cursor, _("Chain of changes"), data->chain_head);
}

/**
 * assay_book_add_notes:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of notes: by which rules and methods the figures were made, what the source leaves
 * open, from which state of the register, when and by whom.
 */
void
assay_book_add_notes (AssayBook             *book,
                      const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("Topic"), 24, ASSAY_BOOK_BOLD },
    { _("Note"), NOTE_WIDTH, ASSAY_BOOK_WRAP },
  };
  lxw_worksheet *sheet =
      assay_book_add_sheet (book, ASSAY_BOOK_NOTES, _("Notes"),
                            _("How the figures of this workbook were made."));
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };

  put_identity (&cursor, data);
  put_rules (&cursor, data);
  put_methods (&cursor);
  put_placeholders (&cursor, data);
  put_origin (&cursor, data);
  assay_book_add_table (book, sheet, "Notes", ASSAY_BOOK_HEAD_ROW,
                        cursor.row - ASSAY_BOOK_FIRST_ROW, columns, G_N_ELEMENTS (columns),
                        FALSE);
  assay_book_freeze (sheet, 1);
}
