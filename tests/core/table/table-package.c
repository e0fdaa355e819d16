/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/table-package.h"

#include <string.h>

/* Writes a ZIP package without compression, after PKWARE's APPNOTE.TXT: any package, also one that
 * no program would write, and from bytes of a fuzzer too, which no checksum may stop. */

static void
put (GByteArray *self,
     guint64     number,
     guint       length)
{
  for (guint i = 0; i < length; i++, number >>= 8)
    {
      guint8 byte = (guint8) number;

      g_byte_array_append (self, &byte, 1);
    }
}

static guint32
compute_crc (const guint8 *bytes,
             gsize         length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

static void
put_common (GByteArray *self,
            const char *name,
            guint32     crc,
            gsize       length)
{
  put (self, 20, 2);     /* version needed */
  put (self, 0, 8);      /* flags, stored, time and date */
  put (self, crc, 4);
  put (self, length, 4); /* packed */
  put (self, length, 4); /* unpacked */
  put (self, strlen (name), 2);
  put (self, 0, 2);      /* extra field */
}

GByteArray *
table_package_new (void)
{
  return g_byte_array_new ();
}

/* Adds a part to a package and to its directory, which is written at the end. */
void
table_package_add (GByteArray *self,
                   GByteArray *directory,
                   const char *name,
                   const void *bytes,
                   gsize       length)
{
  guint32 crc = compute_crc (bytes, length);
  guint offset = self->len;

  put (self, 0x04034b50, 4);
  put_common (self, name, crc, length);
  g_byte_array_append (self, (const guint8 *) name, (guint) strlen (name));
  g_byte_array_append (self, bytes, (guint) length);
  put (directory, 0x02014b50, 4);
  put (directory, 20, 2); /* version made by */
  put_common (directory, name, crc, length);
  put (directory, 0, 10); /* comment, disk, attributes */
  put (directory, offset, 4);
  g_byte_array_append (directory, (const guint8 *) name, (guint) strlen (name));
}

/* Writes the directory; the package is whole. */
void
table_package_finish (GByteArray *self,
                      GByteArray *directory,
                      guint       n_parts)
{
  guint offset = self->len;

  g_byte_array_append (self, directory->data, directory->len);
  put (self, 0x06054b50, 4);
  put (self, 0, 4);
  put (self, n_parts, 2);
  put (self, n_parts, 2);
  put (self, directory->len, 4);
  put (self, offset, 4);
  put (self, 0, 2);
}
