/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-input-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/assay-error.h"

#define HASH_BLOCK (256 * 1024)

struct _AssayInputFile
{
  char *path;
  char *name;
  int fd;
  AssayFileStamp stamp;
  guint64 position;
  gboolean at_end;
  AssayDigest *checksum;
};

static void
fill_stamp (AssayFileStamp    *stamp,
            const struct stat *information)
{
  stamp->device = information->st_dev;
  stamp->inode = information->st_ino;
  stamp->size = (guint64) information->st_size;
  stamp->modified = (gint64) information->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000)
                    + information->st_mtim.tv_nsec;
}

static gboolean
are_equal (const AssayFileStamp *a,
           const AssayFileStamp *b)
{
  return a->device == b->device && a->inode == b->inode && a->size == b->size
         && a->modified == b->modified;
}

static gboolean
report_changed (AssayInputFile *self,
                GError        **error)
{
  g_set_error (
      error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_CHANGED,
      _("“%s” was changed or removed while it was read. Nothing was taken from it; try again "
         "once nobody writes to it."),
      self->name);
  return FALSE;
}

static gboolean
report_errno (AssayInputFile *self,
              int             code,
              GError        **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” cannot be read: %s."),
               self->name, g_strerror (code));
  return FALSE;
}

static gboolean
open_descriptor (AssayInputFile       *self,
                 const AssayFileStamp *expected,
                 GError              **error)
{
  struct stat information;

  self->fd = open (self->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (self->fd < 0)
    return expected != NULL && errno == ENOENT ? report_changed (self, error)
                                               : report_errno (self, errno, error);
  if (fstat (self->fd, &information) != 0)
    return report_errno (self, errno, error);
  if (!S_ISREG (information.st_mode))
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT, _("“%s” is not a file."),
                   self->name);
      return FALSE;
    }
  fill_stamp (&self->stamp, &information);
  return expected == NULL || are_equal (expected, &self->stamp) || report_changed (self, error);
}

/**
 * assay_input_file_open:
 * @path: a path in the file system's encoding
 * @expected: (nullable): what the file must still be
 * @checksum: (nullable): fed with every byte as it is read; must outlive the file
 * @error: return location for an `ASSAY_TABLE_ERROR_CHANGED`, `ASSAY_TABLE_ERROR_FORMAT` or
 *   `G_IO_ERROR`
 *
 * Opens a file that is read from its first byte to its last, once. Any thread, but one at a time.
 *
 * Returns: (transfer full) (nullable): the open file
 */
AssayInputFile *
assay_input_file_open (const char           *path,
                       const AssayFileStamp *expected,
                       AssayDigest          *checksum,
                       GError              **error)
{
  g_autoptr (AssayInputFile) self = g_new0 (AssayInputFile, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->checksum = checksum;
  if (!open_descriptor (self, expected, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * assay_input_file_free:
 * @self: (transfer full): an open file
 *
 * Closes a file.
 */
void
assay_input_file_free (AssayInputFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/**
 * assay_input_file_get_name:
 * @self: an open file
 *
 * Tells the file's name without its folder, for messages.
 *
 * Returns: (transfer none): UTF-8
 */
const char *
assay_input_file_get_name (AssayInputFile *self)
{
  return self->name;
}

/**
 * assay_input_file_get_stamp:
 * @self: an open file
 *
 * Tells what the file was when it was opened.
 *
 * Returns: (transfer none): the stamp
 */
const AssayFileStamp *
assay_input_file_get_stamp (AssayInputFile *self)
{
  return &self->stamp;
}

/* The path must still lead to the file that is open, and that file be what it was. */
static gboolean
check_unchanged (AssayInputFile *self,
                 GError        **error)
{
  struct stat information;
  AssayFileStamp now;

  if (stat (self->path, &information) != 0)
    return report_changed (self, error);
  fill_stamp (&now, &information);
  if (!are_equal (&now, &self->stamp) || self->position != self->stamp.size)
    return report_changed (self, error);
  return TRUE;
}

/**
 * assay_input_file_read:
 * @self: an open file
 * @buffer: (out caller-allocates): where the bytes go
 * @room: how many bytes fit there
 * @error: return location for an `ASSAY_TABLE_ERROR_CHANGED` or `G_IO_ERROR`
 *
 * Reads the next bytes. At the end of the file it is checked that the file is what it was when it
 * was opened.
 *
 * Returns: how many bytes; 0 at the end; -1 on error
 */
gssize
assay_input_file_read (AssayInputFile *self,
                       void           *buffer,
                       gsize           room,
                       GError        **error)
{
  gssize n;

  if (self->at_end)
    return 0;
  do
    n = read (self->fd, buffer, room);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    {
      report_errno (self, errno, error);
      return -1;
    }
  self->position += (guint64) n;
  if (self->checksum != NULL && n > 0)
    assay_digest_update (self->checksum, buffer, (gsize) n);
  if (n > 0)
    return n;
  self->at_end = TRUE;
  return check_unchanged (self, error) ? 0 : -1;
}

/**
 * assay_input_file_hash:
 * @path: a path in the file system's encoding
 * @expected: (nullable): what the file must still be
 * @checksum: fed with every byte of the file
 * @error: return location for an `ASSAY_TABLE_ERROR_CHANGED`, `ASSAY_TABLE_ERROR_FORMAT` or
 *   `G_IO_ERROR`
 *
 * Feeds a whole file into a checksum. Any thread.
 *
 * Returns: whether the file was read to its end unchanged
 */
gboolean
assay_input_file_hash (const char           *path,
                       const AssayFileStamp *expected,
                       AssayDigest          *checksum,
                       GError              **error)
{
  g_autoptr (AssayInputFile) self = assay_input_file_open (path, expected, checksum, error);
  g_autofree guint8 *block = g_malloc (HASH_BLOCK);
  gssize n;

  if (self == NULL)
    return FALSE;
  do
    n = assay_input_file_read (self, block, HASH_BLOCK, error);
  while (n > 0);
  return n == 0;
}
