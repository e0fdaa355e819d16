/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-xlsx-strings.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/table/assay-table-reader-private.h"
#include "core/table/assay-xml-part.h"

/*
 * The texts that the cells of an Excel workbook share. They stand in a part of their own and are
 * needed by number while a sheet is read, so they must all be at hand: up to some megabytes in
 * memory, beyond that in a temporary file without a name, mapped, which the system may put out of
 * memory and which is gone with the program.
 */

#define MOST_IN_MEMORY (8 * 1024 * 1024)

struct _AssayXlsxStrings
{
  GArray *offsets; /* guint64: where each text begins; one more than there are texts */
  GString *pending;
  guint64 n_spilled;
  int fd;
  char *mapped;

  AssayXmlPart *part;
  const char *name;
  gsize begin;
  gboolean in_text;
  guint phonetic_depth;
};

static gboolean
write_all (int         fd,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
  return TRUE;
}

static void
fail (AssayXlsxStrings *self,
      GQuark            domain,
      int               code,
      const char       *reason)
{
  assay_xml_part_fail (self->part, g_error_new (domain, code, "“%s”: %s", self->name, reason));
}

/* Moves what is in memory into the temporary file. */
static gboolean
spill (AssayXlsxStrings *self)
{
  if (self->fd < 0)
    {
      g_autofree char *path = NULL;

      self->fd = g_file_open_tmp ("assay-XXXXXX", &path, NULL);
      if (self->fd >= 0)
        unlink (path);
    }
  if (self->fd < 0 || !write_all (self->fd, self->pending->str, self->pending->len))
    return FALSE;
  self->n_spilled += self->pending->len;
  g_string_truncate (self->pending, 0);
  return TRUE;
}

static gboolean
read_escape (const char *text,
             gsize       length,
             gunichar   *c)
{
  *c = 0;
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return FALSE;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      *c = *c << 4 | (gunichar) g_ascii_xdigit_value (text[i]);
    }
  return TRUE;
}

/**
 * assay_xlsx_strings_unescape:
 * @text: (inout): UTF-8
 * @length: of @text, in bytes
 *
 * Undoes, in place, the `_x000D_` by which workbooks write characters that XML cannot hold
 * (ECMA-376 part 1, 22.9.2.19). A NUL and half a surrogate pair become U+FFFD.
 *
 * Returns: the new length
 */
gsize
assay_xlsx_strings_unescape (char *text,
                             gsize length)
{
  const char *first = g_strstr_len (text, (gssize) length, "_x");
  gsize to = first != NULL ? (gsize) (first - text) : length;
  gunichar c;
  gunichar low;

  for (gsize from = to; from < length;)
    {
      if (!read_escape (text + from, length - from, &c))
        {
          text[to++] = text[from++];
          continue;
        }
      from += 7;
      if (c >= 0xd800 && c < 0xdc00 && read_escape (text + from, length - from, &low)
          && low >= 0xdc00 && low < 0xe000)
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
          from += 7;
        }
      if (c == 0 || (c >= 0xd800 && c < 0xe000))
        c = 0xfffd;
      to += (gsize) g_unichar_to_utf8 (c, text + to);
    }
  return to;
}

static void
start_cb (gpointer     data,
          const char  *name,
          const char **attributes)
{
  AssayXlsxStrings *self = data;
  const char *local = assay_xml_local_name (name);

  if (strcmp (local, "si") == 0)
    self->begin = self->pending->len;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic_depth++;
  else if (strcmp (local, "t") == 0)
    self->in_text = self->phonetic_depth == 0;
}

static void
end_item (AssayXlsxStrings *self)
{
  gsize length = assay_xlsx_strings_unescape (self->pending->str + self->begin,
                                              self->pending->len - self->begin);
  guint64 next;

  g_string_truncate (self->pending, self->begin + length);
  g_string_append_c (self->pending, '\0');
  next = self->n_spilled + self->pending->len;
  g_array_append_val (self->offsets, next);
  if (self->pending->len > MOST_IN_MEMORY && !spill (self))
    fail (self, G_IO_ERROR, (int) g_io_error_from_errno (errno),
          _("there is no room for temporary files to read it."));
}

static void
end_cb (gpointer    data,
        const char *name)
{
  AssayXlsxStrings *self = data;
  const char *local = assay_xml_local_name (name);

  if (strcmp (local, "t") == 0)
    self->in_text = FALSE;
  else if (strcmp (local, "rPh") == 0)
    self->phonetic_depth--;
  else if (strcmp (local, "si") == 0)
    end_item (self);
}

static void
text_cb (gpointer    data,
         const char *text,
         int         length)
{
  AssayXlsxStrings *self = data;

  if (!self->in_text)
    return;
  g_string_append_len (self->pending, text, length);
  if (self->pending->len - self->begin > ASSAY_TABLE_MOST_CELL_BYTES)
    fail (self, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_TOO_LARGE,
          _("a cell is longer than Assay reads."));
}

static gboolean
map_spilled (AssayXlsxStrings *self)
{
  if (self->fd < 0)
    return TRUE;
  if (!spill (self))
    return FALSE;
  self->mapped = mmap (NULL, (size_t) self->n_spilled, PROT_READ, MAP_SHARED, self->fd, 0);
  if (self->mapped == MAP_FAILED)
    self->mapped = NULL;
  return self->mapped != NULL;
}

/**
 * assay_xlsx_strings_read:
 * @package: a workbook
 * @part: (nullable): the part that holds its shared texts; %NULL or a missing one makes none
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Reads the shared texts of an Excel workbook: runs of rich text joined, phonetic runs left out.
 *
 * Returns: (transfer full) (nullable): the texts
 */
AssayXlsxStrings *
assay_xlsx_strings_read (AssayPackage *package,
                         const char   *part,
                         GError      **error)
{
  static const AssayXmlHandlers handlers = { start_cb, end_cb, text_cb };
  AssayXlsxStrings *self = g_new0 (AssayXlsxStrings, 1);
  guint64 zero = 0;
  gboolean at_end;
  gboolean success;

  self->fd = -1;
  self->name = assay_package_get_name (package);
  self->pending = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_array_append_val (self->offsets, zero);
  if (part == NULL || !assay_package_has (package, part))
    return self;
  self->part = assay_xml_part_open (package, part, &handlers, self, error);
  success = self->part != NULL && assay_xml_part_pump (self->part, &at_end, error);
  g_clear_pointer (&self->part, assay_xml_part_close);
  if (success && !map_spilled (self))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("There is no room for temporary files to read “%s”."), self->name);
      success = FALSE;
    }
  if (success)
    return self;
  assay_xlsx_strings_free (self);
  return NULL;
}

/**
 * assay_xlsx_strings_free:
 * @self: (transfer full): texts
 *
 * Frees texts.
 */
void
assay_xlsx_strings_free (AssayXlsxStrings *self)
{
  if (self->mapped != NULL)
    munmap (self->mapped, (size_t) self->n_spilled);
  if (self->fd >= 0)
    close (self->fd);
  g_string_free (self->pending, TRUE);
  g_array_unref (self->offsets);
  g_free (self);
}

/**
 * assay_xlsx_strings_get:
 * @self: texts
 * @index: which, from 0
 * @length: (out): of the text, in bytes
 *
 * Finds a text.
 *
 * Returns: (transfer none) (nullable): UTF-8, NUL-terminated; %NULL where there is no such text
 */
const char *
assay_xlsx_strings_get (const AssayXlsxStrings *self,
                        guint64                 index,
                        gsize                  *length)
{
  guint64 offset;

  if (index + 1 >= self->offsets->len)
    return NULL;
  offset = g_array_index (self->offsets, guint64, index);
  *length = (gsize) (g_array_index (self->offsets, guint64, index + 1) - offset - 1);
  return (self->mapped != NULL ? self->mapped : self->pending->str) + offset;
}
