/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-text-encoding.h"

#include <string.h>

#define SHARE_OF_NULS 4     /* one byte in four is NUL: two-byte text */
#define SHARE_OF_CONTROLS 10 /* one byte in ten is no text: a program's own format */

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

/* Mac Roman and Windows-1252 use the same bytes for other letters: what parts them is the
 * apostrophe within a word, 0xd5 and 0x92, and five bytes that Windows-1252 leaves unused. */
static const char *
detect_one_byte (const guint8 *bytes,
                 gsize         length)
{
  gsize windows = 0;
  gsize mac = 0;

  for (gsize i = 0; i < length; i++)
    switch (bytes[i])
      {
      case 0x81:
      case 0x8d:
      case 0x8f:
      case 0x90:
      case 0x9d:
        mac++;
        break;
      case 0x92:
      case 0xd5:
        if (i > 0 && i + 1 < length && g_ascii_isalpha (bytes[i - 1])
            && g_ascii_islower (bytes[i + 1]))
          *(bytes[i] == 0x92 ? &windows : &mac) += 1;
        break;
      default:
        break;
      }
  return mac > windows ? ASSAY_ENCODING_MAC_ROMAN : ASSAY_ENCODING_WINDOWS_1252;
}

/**
 * assay_text_encoding_detect:
 * @bytes: the first bytes of a file
 * @length: how many
 *
 * Finds out how a text is encoded: by its byte order mark, by the NULs of two-byte text, and
 * otherwise UTF-8 if it is valid as that, else Windows-1252 or Mac Roman.
 *
 * Returns: (transfer none): an iconv name
 */
const char *
assay_text_encoding_detect (const guint8 *bytes,
                            gsize         length)
{
  const char *two_bytes;

  if (begins_with (bytes, length, "\xef\xbb\xbf", 3))
    return ASSAY_ENCODING_UTF8;
  if (begins_with (bytes, length, "\xff\xfe", 2))
    return ASSAY_ENCODING_UTF16LE;
  if (begins_with (bytes, length, "\xfe\xff", 2))
    return ASSAY_ENCODING_UTF16BE;
  two_bytes = detect_two_bytes (bytes, MIN (length, 4096));
  if (two_bytes != NULL)
    return two_bytes;
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

  if (g_str_has_prefix (encoding, "UTF-16"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    controls += bytes[i] < 0x20 && strchr ("\t\n\v\f\r\x1a", bytes[i] != 0 ? bytes[i] : 1) == NULL;
  return controls * SHARE_OF_CONTROLS > length;
}
