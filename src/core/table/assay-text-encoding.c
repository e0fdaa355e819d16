/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-text-encoding.h"

#include <string.h>

#define SHARE_OF_NULS 4     /* one byte in four is NUL: two-byte text */
#define SHARE_OF_CONTROLS 10 /* one byte in ten is no text: a program's own format */
#define MARK_UTF32LE "\xff\xfe\0"
#define MARK_UTF32BE "\0\0\xfe\xff"

static gboolean
begins_with (const guint8 *bytes,
             gsize         length,
             const char   *mark,
             gsize         mark_length)
{
  return length >= mark_length && memcmp (bytes, mark, mark_length) == 0;
}

/**
 * assay_text_encoding_measure_mark:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Measures the byte order mark with which a text file may begin.
 *
 * Returns: its length in bytes, 0 where there is none
 */
gsize
assay_text_encoding_measure_mark (const guint8 *bytes,
                                  gsize         length)
{
  if (begins_with (bytes, length, "\xef\xbb\xbf", 3))
    return 3;
  if (begins_with (bytes, length, MARK_UTF32LE, 4) || begins_with (bytes, length, MARK_UTF32BE, 4))
    return 4;
  if (begins_with (bytes, length, "\xff\xfe", 2) || begins_with (bytes, length, "\xfe\xff", 2))
    return 2;
  return 0;
}

/**
 * assay_text_encoding_is_ascii:
 * @bytes: some bytes
 * @length: how many
 *
 * Tells whether no byte has its highest bit set, eight bytes at a time.
 *
 * Returns: whether all are ASCII
 */
gboolean
assay_text_encoding_is_ascii (const guint8 *bytes,
                              gsize         length)
{
  guint64 seen = 0;
  gsize i = 0;

  for (; i + sizeof seen <= length; i += sizeof seen)
    {
      guint64 word;

      memcpy (&word, bytes + i, sizeof word);
      seen |= word;
    }
  for (; i < length; i++)
    seen |= (guint64) bytes[i];
  return (seen & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* UTF-16 without a mark shows itself by the NULs of its ASCII letters. */
static const char *
detect_two_bytes (const guint8 *bytes,
                  gsize         length)
{
  gsize even = 0;
  gsize odd = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      even += bytes[i] == 0;
      odd += bytes[i + 1] == 0;
    }
  if (odd * SHARE_OF_NULS > length && even * 8 < odd)
    return ASSAY_ENCODING_UTF16LE;
  if (even * SHARE_OF_NULS > length && odd * 8 < even)
    return ASSAY_ENCODING_UTF16BE;
  return NULL;
}

/* UTF-32 without a mark: the upper half of every character is empty, the lower half of none. */
static const char *
detect_four_bytes (const guint8 *bytes,
                   gsize         length)
{
  gsize n_little = 0;
  gsize n_big = 0;
  gsize n = length / 4;

  for (gsize i = 0; i < 4 * n; i += 4)
    {
      gboolean lower = bytes[i] != 0 || bytes[i + 1] != 0;
      gboolean upper = bytes[i + 2] != 0 || bytes[i + 3] != 0;

      n_little += lower && !upper;
      n_big += upper && !lower;
    }
  if (n >= 2 && n_little == n)
    return ASSAY_ENCODING_UTF32LE;
  return n >= 2 && n_big == n ? ASSAY_ENCODING_UTF32BE : NULL;
}

static gboolean
is_valid_utf8 (const guint8 *bytes,
               gsize         length)
{
  const char *end;

  if (g_utf8_validate_len ((const char *) bytes, length, &end))
    return TRUE;
  /* The sample may end within a character, or hold NULs, which are dealt with later. */
  for (;;)
    {
      gsize left = length - (gsize) (end - (const char *) bytes);

      if (left > 0 && *end == '\0')
        {
          if (g_utf8_validate_len (end + 1, left - 1, &end))
            return TRUE;
          continue;
        }
      return left < 4 && g_utf8_get_char_validated (end, (gssize) left) == (gunichar) -2;
    }
}

/* What a byte above 127 behind or within a word speaks for. In Mac Roman the small letters with
 * accents are where Windows-1252 has signs that do not follow a letter, capitals, and five bytes
 * that it leaves unused; in Windows-1252 they are where Mac Roman has capitals and signs. */
static int
weigh_after_letter (guint8 byte,
                    guint8 next)
{
  static const char mac_letters[] = "\x84\x86\x87\x88\x89\x8a\x8b\x8c\x8e\x91\x93\x95\x98\x99\x9b";

  if (byte == 0xd5 || byte == 0x92)
    return !g_ascii_islower ((char) next) ? 0 : byte == 0xd5 ? 1 : -1;
  if (strchr (mac_letters, byte) != NULL)
    return 1;
  return byte >= 0xdf && byte != 0xf7 ? -1 : 0;
}

/* Dashes and quotation marks beside a space, and the sign of the euro before a digit. */
static int
weigh_after_space (guint8 byte,
                   guint8 next)
{
  if (byte == 0xd0 || byte == 0xd1)
    return next == ' ' ? 1 : 0;
  if (byte == 0x96 || byte == 0x97)
    return next == ' ' ? -1 : 0;
  if (byte == 0x80 || byte == 0xdb)
    return !g_ascii_isdigit ((char) next) ? 0 : byte == 0xdb ? 1 : -1;
  if (byte == 0x91 || byte == 0x93)
    return g_ascii_isupper ((char) next) ? -1 : 0;
  return 0;
}

/* Tells Windows-1252 and Mac Roman apart, which use the same bytes for other characters. */
static const char *
detect_one_byte (const guint8 *bytes,
                 gsize         length)
{
  gssize mac = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 next = i + 1 < length ? bytes[i + 1] : ' ';

      if (bytes[i] < 0x80)
        continue;
      if (strchr ("\x81\x8d\x8f\x90\x9d", bytes[i]) != NULL)
        mac++;
      else if (i > 0 && g_ascii_isalpha ((char) bytes[i - 1]))
        mac += weigh_after_letter (bytes[i], next);
      else
        mac += weigh_after_space (bytes[i], next);
    }
  return mac > 0 ? ASSAY_ENCODING_MAC_ROMAN : ASSAY_ENCODING_WINDOWS_1252;
}

/**
 * assay_text_encoding_detect:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Finds out how a text is encoded: by its byte order mark, by the NULs of text of two or four bytes a character, and
 * otherwise UTF-8 if it is valid as that, else Windows-1252 or Mac Roman.
 *
 * Returns: (transfer none): an iconv name
 */
const char *
assay_text_encoding_detect (const guint8 *bytes,
                            gsize         length)
{
  const char *wide;

  if (begins_with (bytes, length, "\xef\xbb\xbf", 3))
    return ASSAY_ENCODING_UTF8;
  if (begins_with (bytes, length, MARK_UTF32LE, 4))
    return ASSAY_ENCODING_UTF32LE;
  if (begins_with (bytes, length, MARK_UTF32BE, 4))
    return ASSAY_ENCODING_UTF32BE;
  if (begins_with (bytes, length, "\xff\xfe", 2))
    return ASSAY_ENCODING_UTF16LE;
  if (begins_with (bytes, length, "\xfe\xff", 2))
    return ASSAY_ENCODING_UTF16BE;
  wide = detect_four_bytes (bytes, MIN (length, 4096));
  if (wide == NULL)
    wide = detect_two_bytes (bytes, MIN (length, 4096));
  if (wide != NULL)
    return wide;
  if (assay_text_encoding_is_ascii (bytes, length) || is_valid_utf8 (bytes, length))
    return ASSAY_ENCODING_UTF8;
  return detect_one_byte (bytes, length);
}

/**
 * assay_text_encoding_is_binary:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Tells a program's own format from a text in one of the encodings that are found out.
 *
 * Returns: whether it is no text
 */
gboolean
assay_text_encoding_is_binary (const guint8 *bytes,
                               gsize         length)
{
  const char *encoding = assay_text_encoding_detect (bytes, length);
  gsize controls = 0;

  if (g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    controls += bytes[i] < 0x20 && strchr ("\t\n\v\f\r\x1a", bytes[i] != 0 ? bytes[i] : 1) == NULL;
  return controls * SHARE_OF_CONTROLS > length;
}
