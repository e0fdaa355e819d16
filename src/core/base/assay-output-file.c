/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/base/assay-output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/assay-error.h"

/* A register is known by the first bytes of an SQLite file and the mark of its program (format of SQLite
 * database files, offsets 0 and 68). */
#define DATABASE_MARK "SQLite format 3"
#define REGISTER_MARK "ASSY"
#define REGISTER_MARK_OFFSET 68

struct _AssayOutputFile
{
  char *path;
  char *temporary;
  gboolean replace;
};

static gboolean
refuse_existing (const char *path,
                 GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS,
               _("“%s” exists already and was left as it is."), name);
  return FALSE;
}

static gboolean
report_failure (const char *path,
                int         number,
                GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
                 _("“%s” could not be written: the disk is full."), name);
  else
    g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE,
                 _("“%s” could not be written: %s."), name, g_strerror (number));
  return FALSE;
}

static gboolean
is_register (const char *path)
{
  char header[REGISTER_MARK_OFFSET + sizeof REGISTER_MARK - 1] = { 0 };
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  gssize length;

  if (descriptor < 0)
    return FALSE;
  length = read (descriptor, header, sizeof header);
  close (descriptor);
  return length == sizeof header && memcmp (header, DATABASE_MARK, sizeof DATABASE_MARK) == 0
         && memcmp (header + REGISTER_MARK_OFFSET, REGISTER_MARK, sizeof REGISTER_MARK - 1) == 0;
}

/* The log beside an open register holds its newest changes. */
static gboolean
is_log_of_register (const char *path)
{
  g_autofree char *stem = g_strdup (path);

  if (!g_str_has_suffix (path, "-wal") && !g_str_has_suffix (path, "-shm"))
    return FALSE;
  stem[strlen (stem) - strlen ("-wal")] = '\0';
  return is_register (stem);
}

/**
 * assay_output_file_is_same:
 * @first: a path
 * @second: another
 *
 * Tells whether two paths lead to the same file, by whatever names or links.
 *
 * Returns: FALSE too where one of them leads nowhere
 */
gboolean
assay_output_file_is_same (const char *first,
                           const char *second)
{
  GStatBuf a, b;

  return g_stat (first, &a) == 0 && g_stat (second, &b) == 0 && a.st_dev == b.st_dev
         && a.st_ino == b.st_ino;
}

/**
 * assay_output_file_check:
 * @path: where a file is to be
 * @replace: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Looks whether a file may be written there, as [func@OutputFile.new] does, for callers with much to do
 * before they write. A register is never replaced, nor the log of one.
 *
 * Returns: whether it may
 */
gboolean
assay_output_file_check (const char *path,
                         gboolean    replace,
                         GError    **error)
{
  g_autofree char *name = NULL;

  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    return refuse_existing (path, error);
  if (!is_register (path) && !is_log_of_register (path))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS,
               _("“%s” is a register and was left as it is. Choose another name."), name);
  return FALSE;
}

/**
 * assay_output_file_new:
 * @path: where the file is to be
 * @replace: whether an existing file may be replaced
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Makes an empty file of another name in the same folder. Any thread.
 *
 * Returns: (transfer full) (nullable): the output; NULL if the file exists and may not be replaced,
 *   is a register, or its folder cannot be written
 */
AssayOutputFile *
assay_output_file_new (const char *path,
                       gboolean    replace,
                       GError    **error)
{
  g_autoptr (AssayOutputFile) self = g_new0 (AssayOutputFile, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *pattern = g_strdup_printf (".%s.XXXXXX", name);
  int descriptor;

  if (!assay_output_file_check (path, replace, error))
    return NULL;
  self->path = g_strdup (path);
  self->replace = replace;
  self->temporary = g_build_filename (folder, pattern, NULL);
  descriptor = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0)
    {
      report_failure (path, errno, error);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  close (descriptor);
  return g_steal_pointer (&self);
}

/**
 * assay_output_file_free:
 * @self: (transfer full) (nullable): an output
 *
 * Frees an output; what was not committed is removed.
 */
void
assay_output_file_free (AssayOutputFile *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/**
 * assay_output_file_get_temporary:
 * @self: an output
 *
 * Where to write until the commit.
 *
 * Returns: (transfer none): a path
 */
const char *
assay_output_file_get_temporary (AssayOutputFile *self)
{
  return self->temporary;
}

static gboolean
write_whole (int          descriptor,
             const guint8 *data,
             gsize         length)
{
  while (length > 0)
    {
      gssize written = write (descriptor, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/**
 * assay_output_file_set_private:
 * @self: a file that is being written
 *
 * Lets nobody but the person who writes it read the file: for what may name people, as a register is kept. Where the
 * file system knows no rights, it is as it is.
 */
void
assay_output_file_set_private (AssayOutputFile *self)
{
  g_chmod (self->temporary, 0600);
}

/**
 * assay_output_file_fill:
 * @self: an output
 * @bytes: all of the file
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Writes the whole content.
 *
 * Returns: whether it was written
 */
gboolean
assay_output_file_fill (AssayOutputFile *self,
                        GBytes          *bytes,
                        GError         **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int descriptor = g_open (self->temporary, O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  gboolean written;
  int number;

  if (descriptor < 0)
    return report_failure (self->path, errno, error);
  written = write_whole (descriptor, data, length);
  number = errno;
  if (close (descriptor) != 0 && written)
    {
      written = FALSE;
      number = errno;
    }
  return written || report_failure (self->path, number, error);
}

static gboolean
sync_file (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = descriptor >= 0 && fsync (descriptor) == 0;

  if (descriptor >= 0)
    close (descriptor);
  return synced;
}

/**
 * assay_output_file_commit:
 * @self: an output, filled
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Gives the file its name. A file that appeared there meanwhile is replaced only if that was
 * allowed.
 *
 * Returns: whether the file is in its place
 */
gboolean
assay_output_file_commit (AssayOutputFile *self,
                          GError         **error)
{
  if (!sync_file (self->temporary))
    return report_failure (self->path, errno, error);
  /* A link, unlike a rename, never replaces; folders of some file systems know no links. */
  if (!self->replace && link (self->temporary, self->path) == 0)
    {
      g_unlink (self->temporary);
      g_clear_pointer (&self->temporary, g_free);
      return TRUE;
    }
  if (!self->replace && g_file_test (self->path, G_FILE_TEST_EXISTS))
    return refuse_existing (self->path, error);
  if (g_rename (self->temporary, self->path) != 0)
    return report_failure (self->path, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
