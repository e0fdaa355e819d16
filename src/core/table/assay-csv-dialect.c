/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-csv-dialect.h"

#include <string.h>

#define MOST_RECORDS 200

/* Counts the cells of each record of a text, quotes minded, as if @delimiter parted them. Empty
 * lines and a last record that is cut off do not count. */
static GArray *
count_cells (const char *text,
             gsize       length,
             char        delimiter)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean quoted = FALSE;
  gboolean fresh = TRUE;
  gsize begin = 0;
  guint n = 1;

  for (gsize i = 0; i < length && counts->len < MOST_RECORDS; i++)
    {
      char c = text[i];

      if (c == '"')
        quoted = quoted ? FALSE : fresh || (i > 0 && text[i - 1] == '"');
      else if (!quoted && c == delimiter)
        n++;
      else if (!quoted && (c == '\n' || c == '\r'))
        {
          if (i > begin)
            g_array_append_val (counts, n);
          n = 1;
          begin = i + 1;
        }
      fresh = !quoted && (c == delimiter || c == '\n' || c == '\r');
    }
  if (!quoted && begin < length && counts->len == 0)
    g_array_append_val (counts, n);
  return counts;
}

/* Finds the commonest count of cells, the larger of two that are equally common, and its share. */
static guint
find_usual (GArray *counts,
            double *share)
{
  guint usual = 0;
  guint most = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      guint n = g_array_index (counts, guint, i);
      guint times = 0;

      for (guint j = 0; j < counts->len; j++)
        times += g_array_index (counts, guint, j) == n;
      if (times > most || (times == most && n > usual))
        {
          most = times;
          usual = n;
        }
    }
  *share = counts->len > 0 ? (double) most / counts->len : 0.0;
  return usual;
}

/* Spreadsheet programs understand a first line `sep=;`, with whatever parts the cells. */
static char
read_separator_line (const char *text,
                     gsize       length)
{
  if (length >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '"'
      && (text[4] == '\t' || g_ascii_ispunct (text[4])) && (text[5] == '\n' || text[5] == '\r'))
    return text[4];
  return 0;
}

/**
 * assay_csv_dialect_detect_delimiter:
 * @text: the first part of a text file, UTF-8
 * @length: in bytes
 *
 * Finds out which of comma, semicolon, TAB and bar parts the cells: the one by which most records
 * have the same number of cells, two at least; of equals the one that makes more cells, then the
 * first named.
 *
 * Returns: the delimiter; a comma where none parts anything
 */
char
assay_csv_dialect_detect_delimiter (const char *text,
                                    gsize       length)
{
  char best = read_separator_line (text, length);
  double best_share = 0.0;
  guint best_usual = 1;

  if (best != 0)
    return best;
  best = ',';
  for (const char *candidate = ",;\t|"; *candidate != '\0'; candidate++)
    {
      g_autoptr (GArray) counts = count_cells (text, length, *candidate);
      double share;
      guint usual = find_usual (counts, &share);

      if (usual >= 2 && (share > best_share || (share == best_share && usual > best_usual)))
        {
          best = *candidate;
          best_share = share;
          best_usual = usual;
        }
    }
  return best;
}
