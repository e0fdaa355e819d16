/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Keeps a register's locks where other code of the same process would lose them.
 *
 * SQLite's locks are those of POSIX: they belong to the process, and closing any descriptor of the file
 * drops them all. A file chooser that looks into a file to tell its type does just that, and so the next
 * program to leave the register would take itself for the last one and remove the log that this process
 * still writes to: what is saved from then on would be gone.
 *
 * So each register in use is also locked, for reading, through a descriptor of its own whose locks belong
 * to the descriptor (Linux's open file description locks). They stand where SQLite has the locks that say
 * "in use": the shared bytes of the file and one byte of the shared memory. To others they look as
 * SQLite's own; they are let go before SQLite closes for the last time, which needs those bytes to itself.
 * One guard serves all windows of a process, because closing its descriptors drops locks as well. */

#define _GNU_SOURCE

#include "core/store/assay-db-guard.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where SQLite's "in use" locks lie: SHARED_FIRST and SHARED_SIZE of its os.h, and the byte after the
 * eight lock slots of the shared memory (its DMS), https://www.sqlite.org/walformat.html. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510
#define MEMORY_IN_USE 128

struct _AssayDbGuard
{
  dev_t device;
  ino_t inode;
  int file;
  int memory;
  guint n_holders;
  guint n_users;
};

static GMutex guards_lock;
static GPtrArray *guards;

static void
set_lock (int   descriptor,
          short type,
          off_t start,
          off_t length)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  /* Somebody who is just leaving may have the bytes for a moment. */
  for (guint i = 0; i < 50; i++)
    {
      if (descriptor < 0 || fcntl (descriptor, F_OFD_SETLK, &lock) == 0 || errno != EAGAIN)
        return;
      g_usleep (2000);
    }
}

static void
set_locks (AssayDbGuard *self,
           short         type)
{
  set_lock (self->file, type, SHARED_FIRST, SHARED_SIZE);
  set_lock (self->memory, type, MEMORY_IN_USE, 1);
}

static AssayDbGuard *
find_guard (const char *path)
{
  struct stat status;

  if (guards == NULL || stat (path, &status) != 0)
    return NULL;
  for (guint i = 0; i < guards->len; i++)
    {
      AssayDbGuard *guard = g_ptr_array_index (guards, i);

      if (guard->device == status.st_dev && guard->inode == status.st_ino)
        return guard;
    }
  return NULL;
}

static AssayDbGuard *
add_guard (const char *path)
{
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  AssayDbGuard *self = g_new0 (AssayDbGuard, 1);
  struct stat status = { 0 };

  self->file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  self->memory = g_open (memory, O_RDONLY | O_CLOEXEC, 0);
  if (self->file >= 0 && fstat (self->file, &status) == 0)
    {
      self->device = status.st_dev;
      self->inode = status.st_ino;
    }
  if (guards == NULL)
    guards = g_ptr_array_new ();
  g_ptr_array_add (guards, self);
  return self;
}

/**
 * _assay_db_guard_hold:
 * @path: a register that SQLite has open, with a log and shared memory
 *
 * Says, in a way that other code of this process cannot undo, that the register is in use. Any thread.
 *
 * Returns: (transfer full): the guard
 */
AssayDbGuard *
_assay_db_guard_hold (const char *path)
{
  AssayDbGuard *self;

  g_mutex_lock (&guards_lock);
  self = find_guard (path);
  if (self == NULL)
    self = add_guard (path);
  self->n_users++;
  if (self->n_holders++ == 0)
    set_locks (self, F_RDLCK);
  g_mutex_unlock (&guards_lock);
  return self;
}

/**
 * _assay_db_guard_let_go:
 * @self: a guard
 *
 * Takes the word back, so that SQLite can close the file as the last one who uses it.
 */
void
_assay_db_guard_let_go (AssayDbGuard *self)
{
  g_mutex_lock (&guards_lock);
  if (--self->n_holders == 0)
    set_locks (self, F_UNLCK);
  g_mutex_unlock (&guards_lock);
}

static void
close_descriptor (int descriptor)
{
  if (descriptor >= 0)
    g_close (descriptor, NULL);
}

/**
 * _assay_db_guard_free:
 * @self: (transfer full): a guard that was let go, after SQLite has closed the file
 *
 * Gives the guard back.
 */
void
_assay_db_guard_free (AssayDbGuard *self)
{
  g_mutex_lock (&guards_lock);
  if (--self->n_users == 0)
    {
      g_ptr_array_remove_fast (guards, self);
      close_descriptor (self->file);
      close_descriptor (self->memory);
      g_free (self);
      if (guards->len == 0)
        g_clear_pointer (&guards, g_ptr_array_unref);
    }
  g_mutex_unlock (&guards_lock);
}

/**
 * _assay_db_guard_read:
 * @path: a file, perhaps a register in use by this process
 * @buffer: (out caller-allocates) (array length=length): where its first bytes go
 * @length: how many are wanted
 *
 * Reads the beginning of a file without a loss of locks where this process uses it.
 *
 * Returns: how many bytes were read, or -1 with `errno` set
 */
gssize
_assay_db_guard_read (const char *path,
                      void       *buffer,
                      gsize       length)
{
  AssayDbGuard *guard;
  gssize n_read;
  int file, failure;

  g_mutex_lock (&guards_lock);
  guard = find_guard (path);
  file = guard != NULL ? guard->file
                       : g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  n_read = file >= 0 ? pread (file, buffer, length, 0) : -1;
  failure = errno;
  if (guard == NULL)
    close_descriptor (file);
  g_mutex_unlock (&guards_lock);
  errno = failure;
  return n_read;
}
