/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-text-source.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-text-encoding.h"

/*
 * Turns the bytes of a text file into UTF-8, block by block. A block of valid UTF-8 is copied as it
 * is; Windows-1252 goes through a table, since five of its bytes are unused and still occur;
 * everything else through iconv. What was found to be UTF-8 only because no byte above 127 had been
 * seen yet becomes Windows-1252 at the first byte that proves it.
 *
 * A NUL, which no text holds and every C string ends at, becomes U+FFFD: it is seen, and nothing is
 * lost.
 */

#define BLOCK (128 * 1024)
#define MOST_BYTES_A_BYTE 3 /* what one byte may become: U+FFFD for a NUL */
#define REPLACEMENT "\xef\xbf\xbd"

struct _AssayTextSource
{
  AssayInputFile *file;
  char *encoding;
  gboolean may_be_windows; /* nothing but ASCII so far, and nobody named an encoding */
  GIConv converter;        /* (GIConv) -1 where none is needed */
  guint8 *raw;
  gsize start;
  gsize end;
  guint64 n_dropped; /* bytes of the file before those in raw */
  gboolean at_end;
};

static gboolean
open_converter (AssayTextSource *self,
                GError         **error)
{
  if (g_ascii_strcasecmp (self->encoding, ASSAY_ENCODING_UTF8) == 0
      || g_ascii_strcasecmp (self->encoding, ASSAY_ENCODING_WINDOWS_1252) == 0)
    return TRUE;
  self->converter = g_iconv_open ("UTF-8", self->encoding);
  if (self->converter != (GIConv) -1)
    return TRUE;
  g_set_error (
      error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_ENCODING,
      _("“%s” cannot be read: there is no character encoding called “%s” on this computer."),
      assay_input_file_get_name (self->file), self->encoding);
  return FALSE;
}

static gboolean
fill_raw (AssayTextSource *self,
          GError         **error)
{
  memmove (self->raw, self->raw + self->start, self->end - self->start);
  self->n_dropped += self->start;
  self->end -= self->start;
  self->start = 0;
  while (self->end < BLOCK && !self->at_end)
    {
      gssize n
          = assay_input_file_read (self->file, self->raw + self->end, BLOCK - self->end, error);

      if (n < 0)
        return FALSE;
      self->end += (gsize) n;
      self->at_end = n == 0;
    }
  return TRUE;
}

static gboolean
begin (AssayTextSource *self,
       const char      *encoding,
       GError         **error)
{
  if (!fill_raw (self, error))
    return FALSE;
  self->may_be_windows = encoding == NULL;
  self->encoding
      = g_strdup (encoding != NULL ? encoding : assay_text_encoding_detect (self->raw, self->end));
  if (g_ascii_strcasecmp (self->encoding, "UTF-16") != 0)
    self->start = assay_text_encoding_measure_mark (self->raw, self->end);
  if (self->start > 0 || g_strcmp0 (self->encoding, ASSAY_ENCODING_UTF8) != 0)
    self->may_be_windows = FALSE;
  return open_converter (self, error);
}

/**
 * assay_text_source_open:
 * @path: a path in the file system's encoding
 * @expected: (nullable): what the file must still be
 * @encoding: (nullable): an iconv name; %NULL to find it out
 * @checksum: (nullable): fed with every byte of the file, byte order mark included; must outlive
 *   the source
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Opens a text file to be read as UTF-8 without its byte order mark. Any thread, but one at a time.
 *
 * Returns: (transfer full) (nullable): the source
 */
AssayTextSource *
assay_text_source_open (const char           *path,
                        const AssayFileStamp *expected,
                        const char           *encoding,
                        AssayDigest          *checksum,
                        GError              **error)
{
  g_autoptr (AssayTextSource) self = g_new0 (AssayTextSource, 1);

  self->converter = (GIConv) -1;
  self->raw = g_malloc (BLOCK);
  self->file = assay_input_file_open (path, expected, checksum, error);
  if (self->file == NULL || !begin (self, encoding, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_text_source_free:
 * @self: (transfer full): a source
 *
 * Closes a source.
 */
void
assay_text_source_free (AssayTextSource *self)
{
  if (self->converter != (GIConv) -1)
    g_iconv_close (self->converter);
  g_clear_pointer (&self->file, assay_input_file_free);
  g_free (self->encoding);
  g_free (self->raw);
  g_free (self);
}

/**
 * assay_text_source_get_name:
 * @self: a source
 *
 * Tells the file's name without its folder, for messages.
 *
 * Returns: (transfer none): UTF-8
 */
const char *
assay_text_source_get_name (AssayTextSource *self)
{
  return assay_input_file_get_name (self->file);
}

/**
 * assay_text_source_get_encoding:
 * @self: a source
 *
 * Tells how the file is encoded, as far as it was read.
 *
 * Returns: (transfer none): an iconv name
 */
const char *
assay_text_source_get_encoding (AssayTextSource *self)
{
  return self->encoding;
}

/**
 * assay_text_source_is_undecided:
 * @self: a source
 *
 * Tells whether nothing but ASCII was read so far and nobody named an encoding.
 *
 * Returns: whether UTF-8 and Windows-1252 are both still possible
 */
gboolean
assay_text_source_is_undecided (AssayTextSource *self)
{
  return self->may_be_windows && self->converter == (GIConv) -1;
}

/**
 * assay_text_source_get_progress:
 * @self: a source
 *
 * Tells how much of the file is read.
 *
 * Returns: 0 to 1
 */
double
assay_text_source_get_progress (AssayTextSource *self)
{
  guint64 size = assay_input_file_get_stamp (self->file)->size;

  return size > 0 ? (double) (self->n_dropped + self->start) / (double) size : 1.0;
}

static gssize
report_bad_byte (AssayTextSource *self,
                 guint64          line,
                 GError         **error)
{
  g_set_error (
      error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_ENCODING,
      _("“%s”, line %lu: byte %02x (hexadecimal) is no text in the encoding %s. Choose the encoding "
        "in which the file was saved, or save it again as UTF-8."),
      assay_text_source_get_name (self), (gulong) line, self->raw[self->start], self->encoding);
  return -1;
}

static void
switch_to_windows (AssayTextSource *self)
{
  g_free (self->encoding);
  self->encoding = g_strdup (ASSAY_ENCODING_WINDOWS_1252);
  self->may_be_windows = FALSE;
}

/* How many bytes of a block are whole, valid UTF-8 without a NUL; all of it as a rule. */
static gsize
measure_valid (AssayTextSource *self,
               gsize            length)
{
  const guint8 *bytes = self->raw + self->start;
  const guint8 *nul = memchr (bytes, 0, length);
  const char *end;

  if (nul != NULL)
    length = (gsize) (nul - bytes);
  if (assay_text_encoding_is_ascii (bytes, length))
    return length;
  g_utf8_validate_len ((const char *) bytes, length, &end);
  length = (gsize) (end - (const char *) bytes);
  if (self->may_be_windows)
    self->may_be_windows = assay_text_encoding_is_ascii (bytes, length);
  return length;
}

static gssize
copy_utf8 (AssayTextSource *self,
           char            *buffer,
           gsize            room)
{
  gsize written = 0;

  while (self->start < self->end && room - written >= MOST_BYTES_A_BYTE)
    {
      gsize available = MIN (self->end - self->start, room - written);
      gsize valid = measure_valid (self, available);

      memcpy (buffer + written, self->raw + self->start, valid);
      self->start += valid;
      written += valid;
      if (valid == available)
        continue;
      if (self->raw[self->start] != 0 || room - written < MOST_BYTES_A_BYTE)
        break;
      memcpy (buffer + written, REPLACEMENT, MOST_BYTES_A_BYTE);
      self->start++;
      written += MOST_BYTES_A_BYTE;
    }
  return (gssize) written;
}

static gssize
copy_windows (AssayTextSource *self,
              char            *buffer,
              gsize            room)
{
  static const gunichar upper[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
  };
  gsize written = 0;

  for (; self->start < self->end && room - written >= MOST_BYTES_A_BYTE; self->start++)
    {
      guint8 byte = self->raw[self->start];

      if (byte > 0 && byte < 0x80)
        buffer[written++] = (char) byte;
      else
        written += (gsize) g_unichar_to_utf8 (byte == 0   ? 0xfffd
                                              : byte < 0xa0 ? upper[byte - 0x80]
                                                            : byte,
                                              buffer + written);
    }
  return (gssize) written;
}

/* Puts U+FFFD in the place of NULs, for which iconv's output leaves room. */
static gsize
replace_nuls (char *buffer,
              gsize length)
{
  gsize n_nuls = 0;

  for (gsize i = 0; i < length; i++)
    n_nuls += buffer[i] == '\0';
  for (gsize from = length, to = length + 2 * n_nuls; n_nuls > 0 && from > 0;)
    if (buffer[--from] != '\0')
      buffer[--to] = buffer[from];
    else
      memcpy (buffer + (to -= MOST_BYTES_A_BYTE), REPLACEMENT, MOST_BYTES_A_BYTE);
  return length + 2 * n_nuls;
}

static gssize
convert (AssayTextSource *self,
         char            *buffer,
         gsize            room)
{
  char *from = (char *) self->raw + self->start;
  gsize from_left = self->end - self->start;
  char *to = buffer;
  gsize to_left = room / MOST_BYTES_A_BYTE;
  gsize status = g_iconv (self->converter, &from, &from_left, &to, &to_left);

  self->start = self->end - from_left;
  if (status == (gsize) -1 && errno != E2BIG && errno != EINVAL && to == buffer)
    return -1;
  return (gssize) replace_nuls (buffer, (gsize) (to - buffer));
}

static gssize
decode (AssayTextSource *self,
        char            *buffer,
        gsize            room)
{
  if (self->converter != (GIConv) -1)
    return convert (self, buffer, room);
  if (g_ascii_strcasecmp (self->encoding, ASSAY_ENCODING_WINDOWS_1252) == 0)
    return copy_windows (self, buffer, room);
  return copy_utf8 (self, buffer, room);
}

/**
 * assay_text_source_read:
 * @self: a source
 * @buffer: (out caller-allocates): where the text goes
 * @room: how many bytes fit there, 16 at least
 * @line: the number of the line that the next byte belongs to, from 1, for messages
 * @error: return location for an `ASSAY_TABLE_ERROR_ENCODING`, `ASSAY_TABLE_ERROR_CHANGED` or
 *   `G_IO_ERROR`
 *
 * Reads the next text: whole characters of valid UTF-8 without any NUL.
 *
 * Returns: how many bytes; 0 at the end; -1 on error
 */
gssize
assay_text_source_read (AssayTextSource *self,
                        char            *buffer,
                        gsize            room,
                        guint64          line,
                        GError         **error)
{
  for (;;)
    {
      gssize n;

      if (self->end - self->start < 16 && !self->at_end && !fill_raw (self, error))
        return -1;
      if (self->start == self->end)
        return 0;
      n = decode (self, buffer, room);
      if (n > 0)
        return n;
      if (!self->may_be_windows || self->converter != (GIConv) -1)
        return report_bad_byte (self, line, error);
      switch_to_windows (self);
    }
}
