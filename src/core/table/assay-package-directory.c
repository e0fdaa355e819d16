/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-package-directory.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A ZIP file may say of several entries that they are the same bytes, and so make little unpack to
 * very much. Its directory is read here, after PKWARE's APPNOTE.TXT, to see that no two entries
 * share a byte; libzip, which does the unpacking, does not tell where an entry lies.
 */

#define END_SIGNATURE 0x06054b50u
#define END64_LOCATOR_SIGNATURE 0x07064b50u
#define END64_SIGNATURE 0x06064b50u
#define ENTRY_SIGNATURE 0x02014b50u
#define END_LENGTH 22
#define ENTRY_LENGTH 46
#define LOCAL_LENGTH 30
#define MOST_COMMENT 65535
#define MOST_DIRECTORY (64 * 1024 * 1024)

typedef struct
{
  guint64 begin;
  guint64 end;
} Extent;

static guint64
get_number (const guint8 *bytes,
            guint         length)
{
  guint64 number = 0;

  for (guint i = length; i-- > 0;)
    number = number << 8 | bytes[i];
  return number;
}

static gboolean
read_at (int      fd,
         guint64  offset,
         guint8  *buffer,
         gsize    length)
{
  while (length > 0)
    {
      gssize n = pread (fd, buffer, length, (off_t) offset);

      if (n <= 0)
        return FALSE;
      buffer += n;
      offset += (guint64) n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Finds the directory: where it begins and how long it is. */
static gboolean
find_directory (int      fd,
                guint64  size,
                guint64 *offset,
                guint64 *length)
{
  gsize tail = (gsize) MIN (size, END_LENGTH + MOST_COMMENT);
  g_autofree guint8 *bytes = g_malloc (tail);
  guint8 record[56];
  gsize at;

  if (tail < END_LENGTH || !read_at (fd, size - tail, bytes, tail))
    return FALSE;
  for (at = tail - END_LENGTH; get_number (bytes + at, 4) != END_SIGNATURE; at--)
    if (at == 0)
      return FALSE;
  *length = get_number (bytes + at + 12, 4);
  *offset = get_number (bytes + at + 16, 4);
  if (*length != G_MAXUINT32 && *offset != G_MAXUINT32)
    return TRUE;
  if (at < 20 || get_number (bytes + at - 20, 4) != END64_LOCATOR_SIGNATURE)
    return TRUE;
  if (!read_at (fd, get_number (bytes + at - 12, 8), record, sizeof record)
      || get_number (record, 4) != END64_SIGNATURE)
    return FALSE;
  *length = get_number (record + 40, 8);
  *offset = get_number (record + 48, 8);
  return TRUE;
}

/* The numbers that do not fit into an entry are in its extra field of type 1, those that do are
 * left out there. */
static void
read_large_numbers (const guint8 *extra,
                    gsize         length,
                    guint64      *unpacked,
                    guint64      *packed,
                    guint64      *offset)
{
  guint64 *numbers[] = { unpacked, packed, offset };

  while (length >= 4)
    {
      gsize field = (gsize) get_number (extra + 2, 2);

      if (field > length - 4)
        return;
      if (get_number (extra, 2) == 1)
        for (gsize i = 0, at = 4; i < 3; i++)
          if (*numbers[i] == G_MAXUINT32 && at + 8 <= 4 + field)
            {
              *numbers[i] = get_number (extra + at, 8);
              at += 8;
            }
      extra += 4 + field;
      length -= 4 + field;
    }
}

static gboolean
list_extents (const guint8 *directory,
              gsize         length,
              GArray       *extents)
{
  while (length >= ENTRY_LENGTH && get_number (directory, 4) == ENTRY_SIGNATURE)
    {
      guint64 packed = get_number (directory + 20, 4);
      guint64 unpacked = get_number (directory + 24, 4);
      gsize name = (gsize) get_number (directory + 28, 2);
      gsize extra = (gsize) get_number (directory + 30, 2);
      gsize whole = ENTRY_LENGTH + name + extra + (gsize) get_number (directory + 32, 2);
      Extent extent = { get_number (directory + 42, 4), 0 };

      if (whole > length)
        return FALSE;
      read_large_numbers (directory + ENTRY_LENGTH + name, extra, &unpacked, &packed,
                          &extent.begin);
      if (packed > G_MAXINT64 || extent.begin > G_MAXINT64)
        return FALSE;
      extent.end = extent.begin + LOCAL_LENGTH + name + packed;
      g_array_append_val (extents, extent);
      directory += whole;
      length -= whole;
    }
  return TRUE;
}

static int
compare_extents (const void *a,
                 const void *b)
{
  guint64 x = ((const Extent *) a)->begin;
  guint64 y = ((const Extent *) b)->begin;

  return (x > y) - (x < y);
}

static gboolean
check_directory (int     fd,
                 guint64 size)
{
  g_autofree guint8 *directory = NULL;
  g_autoptr (GArray) extents = g_array_new (FALSE, FALSE, sizeof (Extent));
  guint64 offset;
  guint64 length;

  if (!find_directory (fd, size, &offset, &length) || length > MOST_DIRECTORY || offset > size
      || length > size - offset)
    return FALSE;
  directory = g_malloc ((gsize) length + 1);
  if (!read_at (fd, offset, directory, (gsize) length)
      || !list_extents (directory, (gsize) length, extents))
    return FALSE;
  g_array_sort (extents, compare_extents);
  for (guint i = 0; i < extents->len; i++)
    if (g_array_index (extents, Extent, i).end
        > (i + 1 < extents->len ? g_array_index (extents, Extent, i + 1).begin : size))
      return FALSE;
  return TRUE;
}

/**
 * assay_package_directory_is_sound:
 * @path: a path in the file system's encoding
 *
 * Tells whether a file has the directory of a ZIP package and no two of its entries overlap. Any
 * thread.
 *
 * Returns: whether it may be unpacked
 */
gboolean
assay_package_directory_is_sound (const char *path)
{
  struct stat information;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean sound;

  if (fd < 0)
    return FALSE;
  sound = fstat (fd, &information) == 0 && check_directory (fd, (guint64) information.st_size);
  close (fd);
  return sound;
}
