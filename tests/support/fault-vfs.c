/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* SQLite's own way to the file system with a fault at a chosen place: everything is handed on to the
 * usual one, but the nth operation of a kind fails, and from then on all of that kind do. So it is with
 * SQLite's memory. The program may also end itself, as a power cut does, at the nth change of the disk. */

#include "support/fault-vfs.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} FaultFile;

static sqlite3_vfs *usual;
static sqlite3_vfs shim;
static sqlite3_io_methods methods;
static sqlite3_mem_methods usual_memory;
static int kind_armed = -1;
static int left;
static int has_struck;
static int n_changes;
static int last_change; /* 0: lives on */

static gboolean
strikes (FaultKind kind)
{
  if (g_atomic_int_get (&kind_armed) != (int) kind || !g_atomic_int_dec_and_test (&left))
    return FALSE;
  /* One is left again: the next of the kind fails too. */
  g_atomic_int_set (&left, 1);
  g_atomic_int_set (&has_struck, TRUE);
  return TRUE;
}

/* Counts a change of the disk; TRUE: it is the last. */
static gboolean
is_last_change (void)
{
  return g_atomic_int_add (&n_changes, 1) + 1 == g_atomic_int_get (&last_change);
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
close_file (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
read_file (sqlite3_file  *file,
           void          *data,
           int            length,
           sqlite3_int64  from)
{
  if (strikes (FAULT_READ))
    return SQLITE_IOERR_READ;
  return real_of (file)->pMethods->xRead (real_of (file), data, length, from);
}

static int
write_file (sqlite3_file  *file,
            const void    *data,
            int            length,
            sqlite3_int64  from)
{
  if (strikes (FAULT_WRITE))
    return SQLITE_FULL;
  if (is_last_change ())
    {
      real_of (file)->pMethods->xWrite (real_of (file), data, length / 2, from);
      die ();
    }
  return real_of (file)->pMethods->xWrite (real_of (file), data, length, from);
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  length)
{
  if (is_last_change ())
    die ();
  return real_of (file)->pMethods->xTruncate (real_of (file), length);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  if (strikes (FAULT_SYNC))
    return SQLITE_IOERR_FSYNC;
  if (is_last_change ())
    die ();
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
file_size (sqlite3_file  *file,
           sqlite3_int64 *length)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), length);
}

static int
lock_file (sqlite3_file *file,
           int           lock)
{
  return real_of (file)->pMethods->xLock (real_of (file), lock);
}

static int
unlock_file (sqlite3_file *file,
             int           lock)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), lock);
}

static int
check_reserved (sqlite3_file *file,
                int          *is_reserved)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_reserved);
}

static int
control_file (sqlite3_file *file,
              int           what,
              void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, argument);
}

static int
sector_size (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
characteristics (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
map_memory (sqlite3_file   *file,
            int             page,
            int             size,
            int             extend,
            void volatile **memory)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, memory);
}

static int
lock_memory (sqlite3_file *file,
             int           from,
             int           n,
             int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), from, n, flags);
}

static void
put_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
unmap_memory (sqlite3_file *file,
              int           remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

static int
open_file (sqlite3_vfs  *vfs,
           const char   *name,
           sqlite3_file *file,
           int           flags,
           int          *out_flags)
{
  FaultFile *self = (FaultFile *) file;
  int result;

  file->pMethods = NULL;
  if (strikes (FAULT_OPEN))
    return SQLITE_CANTOPEN;
  self->real = (sqlite3_file *) (self + 1);
  result = usual->xOpen (usual, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL)
    file->pMethods = &methods;
  return result;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *name,
             int          sync_folder)
{
  if (is_last_change ())
    die ();
  return usual->xDelete (usual, name, sync_folder);
}

static void *
allocate (int length)
{
  return strikes (FAULT_MEMORY) ? NULL : usual_memory.xMalloc (length);
}

static void *
reallocate (void *block,
            int   length)
{
  return strikes (FAULT_MEMORY) ? NULL : usual_memory.xRealloc (block, length);
}

/* Before anything else is asked of SQLite. */
static void
install_memory (void)
{
  sqlite3_mem_methods failing;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &usual_memory), ==, SQLITE_OK);
  failing = usual_memory;
  failing.xMalloc = allocate;
  failing.xRealloc = reallocate;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
}

static void
fill_methods (void)
{
  methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_memory,
    .xShmLock = lock_memory,
    .xShmBarrier = put_barrier,
    .xShmUnmap = unmap_memory,
  };
}

/**
 * fault_vfs_install:
 *
 * Puts the shim in SQLite's way, for all files that are opened from now on. Once a program.
 */
void
fault_vfs_install (void)
{
  install_memory ();
  usual = sqlite3_vfs_find (NULL);
  fill_methods ();
  shim = *usual;
  shim.zName = "fault";
  shim.szOsFile = (int) sizeof (FaultFile) + usual->szOsFile;
  shim.xOpen = open_file;
  shim.xDelete = delete_file;
  shim.pNext = NULL;
  sqlite3_vfs_register (&shim, 1);
}

/**
 * fault_vfs_arm:
 * @kind: which operations
 * @nth: how many, from 1, until one fails; those after it fail too
 *
 * Sets the fault.
 */
void
fault_vfs_arm (FaultKind kind,
               guint     nth)
{
  g_atomic_int_set (&has_struck, FALSE);
  g_atomic_int_set (&left, (int) nth);
  g_atomic_int_set (&kind_armed, (int) kind);
}

/**
 * fault_vfs_disarm:
 *
 * Mends what was broken.
 *
 * Returns: whether the fault has struck
 */
gboolean
fault_vfs_disarm (void)
{
  g_atomic_int_set (&kind_armed, -1);
  return g_atomic_int_get (&has_struck);
}

/**
 * fault_vfs_kill_at:
 * @nth: which change of the disk, from 1, ends the program: half of a write, or what comes before a
 *   truncation, a sync or a removal; 0 for none
 *
 * Sets the end.
 */
void
fault_vfs_kill_at (guint nth)
{
  g_atomic_int_set (&n_changes, 0);
  g_atomic_int_set (&last_change, (int) nth);
}

/**
 * fault_vfs_count_changes:
 *
 * Counts what was written, cut off, synced and removed since the end was set.
 *
 * Returns: how many changes
 */
guint
fault_vfs_count_changes (void)
{
  return (guint) g_atomic_int_get (&n_changes);
}
