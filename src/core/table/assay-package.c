/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "core/base/assay-error.h"
#include "core/table/assay-package-directory.h"

/* What a part may hold once it is unpacked, whatever its size is declared to be. */
#define MOST_PART_BYTES (G_GUINT64_CONSTANT (16) * 1024 * 1024 * 1024)

struct _AssayPackage
{
  char *path;
  char *name;
  AssayFileStamp stamp;
  zip_t *zip;
  GHashTable *parts; /* normal name → index + 1 */
};

struct _AssayPart
{
  AssayPackage *package;
  char *name;
  zip_file_t *file;
  guint64 position;
  guint64 size; /* as declared: for progress alone */
};

/* Names are compared without case and with slashes, since some programs write backslashes or a
 * leading slash. */
static char *
normalize (const char *part)
{
  char *name = g_ascii_strdown (part, -1);

  g_strdelimit (name, "\\", '/');
  while (name[0] == '/')
    memmove (name, name + 1, strlen (name));
  return name;
}

/**
 * assay_package_report_damage:
 * @self: a package
 * @part: (nullable): the part where it shows
 * @reason: (nullable): what is wrong with it, in words of a library
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT`
 *
 * Reports that a workbook cannot be understood.
 *
 * Returns: %FALSE
 */
gboolean
assay_package_report_damage (AssayPackage *self,
                             const char   *part,
                             const char   *reason,
                             GError      **error)
{
  if (part == NULL)
    g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                 _("“%s” is damaged or not a workbook that Assay reads."), self->name);
  else
    g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                 _("“%s” is damaged: its part %s cannot be read (%s)."), self->name, part,
                 reason != NULL ? reason : _("it is missing"));
  return FALSE;
}

static gboolean
list_parts (AssayPackage *self,
            GError      **error)
{
  gint64 n = zip_get_num_entries (self->zip, 0);

  for (gint64 i = 0; i < n; i++)
    {
      const char *name = zip_get_name (self->zip, (zip_uint64_t) i, ZIP_FL_ENC_GUESS);

      if (name != NULL && strlen (name) < 4096)
        g_hash_table_insert (self->parts, normalize (name), GSIZE_TO_POINTER ((gsize) i + 1));
    }
  return g_hash_table_size (self->parts) > 0
         || assay_package_report_damage (self, NULL, NULL, error);
}

/**
 * assay_package_open:
 * @path: a path in the file system's encoding
 * @expected: (nullable): what the file must still be
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Opens a ZIP package, such as a workbook. Refused if entries overlap. Any thread, but one at a
 * time.
 *
 * Returns: (transfer full) (nullable): the package
 */
AssayPackage *
assay_package_open (const char           *path,
                    const AssayFileStamp *expected,
                    GError              **error)
{
  g_autoptr (AssayInputFile) file = assay_input_file_open (path, expected, NULL, error);
  g_autoptr (AssayPackage) self = NULL;

  if (file == NULL)
    return NULL;
  self = g_rc_box_new0 (AssayPackage);
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->stamp = *assay_input_file_get_stamp (file);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!assay_package_directory_is_sound (path))
    {
      assay_package_report_damage (self, NULL, NULL, error);
      return NULL;
    }
  self->zip = zip_open (path, ZIP_RDONLY, NULL);
  if (self->zip == NULL)
    {
      assay_package_report_damage (self, NULL, NULL, error);
      return NULL;
    }
  return list_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
clear_package (AssayPackage *self)
{
  if (self->zip != NULL)
    zip_discard (self->zip);
  g_hash_table_unref (self->parts);
  g_free (self->name);
  g_free (self->path);
}

/**
 * assay_package_ref:
 * @self: a package
 *
 * Takes another reference.
 *
 * Returns: (transfer full): @self
 */
AssayPackage *
assay_package_ref (AssayPackage *self)
{
  return g_rc_box_acquire (self);
}

/**
 * assay_package_unref:
 * @self: (transfer full): a package
 *
 * Gives a reference up.
 */
void
assay_package_unref (AssayPackage *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_package);
}

/**
 * assay_package_get_name:
 * @self: a package
 *
 * Tells the file's name without its folder, for messages.
 *
 * Returns: (transfer none): UTF-8
 */
const char *
assay_package_get_name (AssayPackage *self)
{
  return self->name;
}

static gboolean
find_part (AssayPackage *self,
           const char   *part,
           zip_uint64_t *index)
{
  g_autofree char *name = normalize (part);
  gsize found = GPOINTER_TO_SIZE (g_hash_table_lookup (self->parts, name));

  *index = found - 1;
  return found > 0;
}

/**
 * assay_package_has:
 * @self: a package
 * @part: the name of a part
 *
 * Tells whether a part is there.
 *
 * Returns: whether it is
 */
gboolean
assay_package_has (AssayPackage *self,
                   const char   *part)
{
  zip_uint64_t index;

  return find_part (self, part, &index);
}

/**
 * assay_package_check_unchanged:
 * @self: a package
 * @error: return location for an `ASSAY_TABLE_ERROR_CHANGED`
 *
 * Checks that the file is still what it was when it was opened.
 *
 * Returns: whether it is
 */
gboolean
assay_package_check_unchanged (AssayPackage *self,
                               GError      **error)
{
  g_autoptr (AssayInputFile) file = assay_input_file_open (self->path, &self->stamp, NULL, error);

  return file != NULL;
}

/**
 * assay_package_open_part:
 * @self: a package
 * @part: the name of a part
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT` or `ASSAY_TABLE_ERROR_PROTECTED`
 *
 * Opens a part to be read once, unpacked.
 *
 * Returns: (transfer full) (nullable): the part
 */
AssayPart *
assay_package_open_part (AssayPackage *self,
                         const char   *part,
                         GError      **error)
{
  g_autoptr (AssayPart) opened = NULL;
  zip_stat_t information;
  zip_uint64_t index;

  if (!find_part (self, part, &index) || zip_stat_index (self->zip, index, 0, &information) != 0)
    {
      assay_package_report_damage (self, part, NULL, error);
      return NULL;
    }
  if ((information.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
      && information.encryption_method != ZIP_EM_NONE)
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_PROTECTED,
                   _("“%s” is protected with a password."), self->name);
      return NULL;
    }
  opened = g_new0 (AssayPart, 1);
  opened->package = assay_package_ref (self);
  opened->name = g_strdup (part);
  opened->size = (information.valid & ZIP_STAT_SIZE) != 0 ? information.size : 0;
  opened->file = zip_fopen_index (self->zip, index, 0);
  if (opened->file != NULL)
    return g_steal_pointer (&opened);
  assay_package_report_damage (self, part, zip_strerror (self->zip), error);
  return NULL;
}

/**
 * assay_part_close:
 * @self: (transfer full): a part
 *
 * Closes a part.
 */
void
assay_part_close (AssayPart *self)
{
  if (self->file != NULL)
    zip_fclose (self->file);
  assay_package_unref (self->package);
  g_free (self->name);
  g_free (self);
}

/**
 * assay_part_read:
 * @self: a part
 * @buffer: (out caller-allocates): where the bytes go
 * @room: how many bytes fit there
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT` or `ASSAY_TABLE_ERROR_TOO_LARGE`
 *
 * Reads the next bytes of a part. Damage that its checksum shows is reported at its end.
 *
 * Returns: how many bytes; 0 at the end; -1 on error
 */
gssize
assay_part_read (AssayPart *self,
                 void      *buffer,
                 gsize      room,
                 GError   **error)
{
  gint64 n = zip_fread (self->file, buffer, room);

  if (n < 0)
    {
      assay_package_report_damage (self->package, self->name, zip_file_strerror (self->file),
                                   error);
      return -1;
    }
  self->position += (guint64) n;
  if (self->position > MOST_PART_BYTES)
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_TOO_LARGE,
                   _("“%s” unpacks to more than Assay reads."), self->package->name);
      return -1;
    }
  return (gssize) n;
}

/**
 * assay_part_get_progress:
 * @self: a part
 *
 * Tells how much of a part is read, by its declared size.
 *
 * Returns: 0 to 1
 */
double
assay_part_get_progress (AssayPart *self)
{
  return self->size > 0 ? MIN (1.0, (double) self->position / (double) self->size) : 0.0;
}
