/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-text.h"

#include <string.h>

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bc;
}

/* Whether a character only parts words: punctuation, white space, controls and stray accents. */
static gboolean
parts_words (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return c != '%';
    default:
      return FALSE;
    }
}

/* Byte order marks, soft hyphens, joiners: characters that nobody sees. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

static char *
fold_ascii (const char *text,
            gsize       length)
{
  char *folded = g_malloc (length + 1);
  gsize n = 0;
  gboolean gap = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '\'')
        continue;
      if (!g_ascii_isalnum (c) && parts_words ((gunichar) c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && n > 0)
        folded[n++] = ' ';
      gap = FALSE;
      folded[n++] = g_ascii_tolower (c);
    }
  folded[n] = '\0';
  return folded;
}

/**
 * assay_text_fold:
 * @text: (nullable): UTF-8
 *
 * Brings a text into the form in which two texts are compared: compatibility forms composed (NFKC),
 * case folded, apostrophes and invisible characters removed, and every run of punctuation and white
 * space, no-break spaces and line breaks included, made one space, with none at the ends. “Strongly
 * AGREE.” and “strongly agree” fold alike, and so do “N/A” and “n.a.”. A text of punctuation alone
 * folds to nothing. Bytes that are no UTF-8 become U+FFFD. Any thread.
 *
 * Returns: (transfer full): the folded text, UTF-8
 */
char *
assay_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *cased = NULL;
  g_autofree char *again = NULL;
  GString *folded;
  gboolean gap = FALSE;

  if (text == NULL)
    return g_strdup ("");
  if (g_str_is_ascii (text))
    return fold_ascii (text, strlen (text));
  valid = g_utf8_make_valid (text, -1);
  composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  cased = g_utf8_casefold (composed, -1);
  again = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_string_sized_new (strlen (again));
  for (const char *at = again; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_apostrophe (c) || is_invisible (c))
        continue;
      if (parts_words (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && folded->len > 0)
        g_string_append_c (folded, ' ');
      gap = FALSE;
      g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* Letters that no mark can be taken from, as people type who do not have them on their keys. */
static const char *
find_plain_letter (gunichar c)
{
  switch (c)
    {
    case 0xe6: /* ae */
      return "ae";
    case 0x153: /* oe */
      return "oe";
    case 0xf8: /* o with stroke */
      return "o";
    case 0x142: /* l with stroke */
      return "l";
    case 0x111: /* d with stroke */
    case 0xf0:  /* eth */
      return "d";
    case 0xfe: /* thorn */
      return "th";
    case 0x131: /* dotless i */
      return "i";
    default:
      return NULL;
    }
}

/**
 * assay_text_plain:
 * @folded: a text as assay_text_fold () makes it
 *
 * Takes the marks off letters, for searching: “müller” becomes “muller”. Two names that differ in nothing but marks
 * stay different for all that identifies them. Any thread.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
assay_text_plain (const char *folded)
{
  g_autofree char *apart = NULL;
  GString *plain;

  if (g_str_is_ascii (folded))
    return g_strdup (folded);
  apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  plain = g_string_sized_new (strlen (apart));
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *letter = find_plain_letter (c);

      if (letter != NULL)
        g_string_append (plain, letter);
      else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/**
 * assay_text_squeeze:
 * @text: (nullable): UTF-8
 *
 * Trims a text for people to read: every run of white space, no-break spaces and line breaks
 * included, becomes one space, with none at the ends, and byte order marks go. Nothing else is
 * altered. Any thread.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
assay_text_squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
  gboolean gap = FALSE;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == 0xfeff || c == 0x200b)
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && squeezed->len > 0)
        g_string_append_c (squeezed, ' ');
      gap = FALSE;
      g_string_append_unichar (squeezed, c);
    }
  return g_string_free (squeezed, FALSE);
}

static int
compare_strings (const void *a,
                 const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_stop_word (const char *word)
{
  static const char *const stop_words[] = {
    "a",     "about",  "an",   "and",   "any",   "are",   "as",    "at",   "be",   "been",
    "being", "but",    "by",   "can",   "could", "did",   "do",    "does", "for",  "from",
    "had",   "has",    "have", "he",    "her",   "him",   "his",   "how",  "i",    "if",
    "in",    "is",     "it",   "its",   "me",    "my",    "of",    "on",   "or",   "our",
    "she",   "should", "so",   "some",  "that",  "the",   "their", "them", "then", "there",
    "these", "they",   "this", "those", "to",    "us",    "was",   "we",   "were", "what",
    "when",  "which",  "who",  "will",  "with",  "would", "you",   "your",
  };

  return bsearch (&word, stop_words, G_N_ELEMENTS (stop_words), sizeof *stop_words, compare_strings)
         != NULL;
}

/* Cuts @suffix off @word and puts @instead in its place, if a stem of some length is left. */
static gboolean
replace_suffix (GString    *word,
                const char *suffix,
                const char *instead)
{
  gsize length = strlen (suffix);

  if (!g_str_has_suffix (word->str, suffix) || word->len < length + 3)
    return FALSE;
  g_string_truncate (word, word->len - length);
  g_string_append (word, instead);
  return TRUE;
}

static void
strip_plural (GString *word)
{
  if (replace_suffix (word, "ies", "y") || g_str_has_suffix (word->str, "ss")
      || g_str_has_suffix (word->str, "us") || g_str_has_suffix (word->str, "is"))
    return;
  if (replace_suffix (word, "sses", "ss") || replace_suffix (word, "xes", "x")
      || replace_suffix (word, "ches", "ch") || replace_suffix (word, "shes", "sh"))
    return;
  replace_suffix (word, "s", "");
}

static void
strip_double_consonant (GString *word)
{
  gsize n = word->len;

  if (n > 3 && word->str[n - 1] == word->str[n - 2]
      && strchr ("bdgmnprt", word->str[n - 1]) != NULL)
    g_string_truncate (word, n - 1);
}

static void
stem_word (GString *word)
{
  static const char *const suffixes[][2] = {
    { "ically", "ic" }, { "ations", "" }, { "ation", "" }, { "ements", "" }, { "ement", "" },
    { "ments", "" },    { "ment", "" },   { "ness", "" },  { "fully", "" },  { "ful", "" },
    { "ily", "y" },     { "ly", "" },     { "ied", "y" },  { "ions", "" },   { "ion", "" },
    { "ings", "" },     { "ing", "" },    { "ed", "" },    { "ers", "" },    { "er", "" },
  };

  if (word->len <= 3)
    return;
  strip_plural (word);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (replace_suffix (word, suffixes[i][0], suffixes[i][1]))
      break;
  strip_double_consonant (word);
  if (word->len > 3)
    replace_suffix (word, "e", "");
  if (word->len > 3 && word->str[word->len - 1] == 'y')
    word->str[word->len - 1] = 'i';
}

/**
 * assay_text_stems:
 * @text: (nullable): UTF-8, in English
 *
 * Takes a text apart into the stems of its words: folded, without the words that every sentence
 * has, with the commonest English endings cut off (involve, involved and involvement give the same
 * stem), each once, in byte order. The stems are for comparing, not for showing. Any thread.
 *
 * Returns: (transfer full): the stems, %NULL-terminated; empty where nothing but common words is
 *   left
 */
char **
assay_text_stems (const char *text)
{
  g_autofree char *folded = assay_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GPtrArray *stems = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) word = NULL;

      if (words[i][0] == '\0' || is_stop_word (words[i]))
        continue;
      word = g_string_new (words[i]);
      stem_word (word);
      g_ptr_array_add (stems, g_strdup (word->str));
    }
  g_ptr_array_sort (stems, compare_strings);
  for (guint i = 1; i < stems->len;)
    if (strcmp (g_ptr_array_index (stems, i - 1), g_ptr_array_index (stems, i)) == 0)
      g_free (g_ptr_array_remove_index (stems, i));
    else
      i++;
  g_ptr_array_add (stems, NULL);
  return (char **) g_ptr_array_free (stems, FALSE);
}

static int
compare_pairs (const void *a,
               const void *b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* Every two neighbouring characters of a folded text, its ends taken as spaces, sorted. */
static GArray *
list_pairs (const char *folded)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  gunichar before = ' ';

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar c = *at != '\0' ? g_utf8_get_char (at) : ' ';
      guint64 pair = (guint64) before << 32 | c;

      g_array_append_val (pairs, pair);
      before = c;
      if (*at == '\0')
        break;
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/**
 * assay_text_likeness:
 * @a: (nullable): UTF-8
 * @b: (nullable): UTF-8
 *
 * Tells how alike two names are: twice the pairs of neighbouring characters that both have once
 * folded, over the pairs of both (Dice's coefficient). The order of words hardly matters, a slip of
 * the pen costs little. Any thread.
 *
 * Returns: 0 to 1; 1 for texts that fold alike, 0 where either folds to nothing
 */
double
assay_text_likeness (const char *a,
                     const char *b)
{
  g_autofree char *folded_a = assay_text_fold (a);
  g_autofree char *folded_b = assay_text_fold (b);
  g_autoptr (GArray) pairs_a = NULL;
  g_autoptr (GArray) pairs_b = NULL;
  guint common = 0;

  if (folded_a[0] == '\0' || folded_b[0] == '\0')
    return 0.0;
  if (strcmp (folded_a, folded_b) == 0)
    return 1.0;
  pairs_a = list_pairs (folded_a);
  pairs_b = list_pairs (folded_b);
  for (guint i = 0, j = 0; i < pairs_a->len && j < pairs_b->len;)
    {
      int order = compare_pairs (&g_array_index (pairs_a, guint64, i),
                                 &g_array_index (pairs_b, guint64, j));

      common += order == 0;
      i += order <= 0;
      j += order >= 0;
    }
  return 2.0 * common / (pairs_a->len + pairs_b->len);
}
