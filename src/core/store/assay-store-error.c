/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/store/assay-connection-private.h"

static AssayStoreError
find_code (int result,
           int system_error)
{
  /* Quotas and limits are failed writes to SQLite, and the errno has often been lost by now. */
  if (result == SQLITE_IOERR_WRITE || system_error == ENOSPC || system_error == EDQUOT)
    return ASSAY_STORE_ERROR_FULL;
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return ASSAY_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ASSAY_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
      return ASSAY_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return ASSAY_STORE_ERROR_FOREIGN;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ASSAY_STORE_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return ASSAY_STORE_ERROR_OPEN;
    case SQLITE_CONSTRAINT:
      return ASSAY_STORE_ERROR_CONSTRAINT;
    default:
      return ASSAY_STORE_ERROR_FAILED;
    }
}

static char *
make_message (AssayStoreError  code,
              int              result,
              const char      *name)
{
  switch (code)
    {
    case ASSAY_STORE_ERROR_FULL:
      return g_strdup_printf (_("“%s” could not be written: there is no room left on the disk. Nothing "
                                "was changed."), name);
    case ASSAY_STORE_ERROR_BUSY:
      return g_strdup_printf (_("Another program is writing to “%s” at the moment. Nothing was changed; "
                                "try again shortly."), name);
    case ASSAY_STORE_ERROR_CORRUPT:
      return g_strdup_printf (_("The file “%s” is damaged."), name);
    case ASSAY_STORE_ERROR_FOREIGN:
      return g_strdup_printf (_("The file “%s” is not a database, so it is not an Assay register."),
                              name);
    case ASSAY_STORE_ERROR_READ_ONLY:
      return g_strdup_printf (_("The file “%s” or its folder cannot be written. Nothing was changed."),
                              name);
    case ASSAY_STORE_ERROR_OPEN:
      return g_strdup_printf (_("The file “%s” cannot be opened."), name);
    case ASSAY_STORE_ERROR_CONSTRAINT:
      return g_strdup_printf (_("The register “%s” refused a change that would break its rules. Nothing "
                                "was changed."), name);
    case ASSAY_STORE_ERROR_TOO_NEW:
    case ASSAY_STORE_ERROR_CONFLICT:
    case ASSAY_STORE_ERROR_NOT_FOUND:
    case ASSAY_STORE_ERROR_FAILED:
    default:
      if ((result & 0xff) == SQLITE_NOMEM)
        return g_strdup_printf (_("There is not enough memory for what was asked of the register “%s”."),
                                name);
      if ((result & 0xff) == SQLITE_IOERR)
        return g_strdup_printf (_("“%s” could not be read or written: its drive reported an error."),
                                name);
      return g_strdup_printf (_("The register “%s” could not do what was asked."), name);
    }
}

/**
 * _assay_store_set_error:
 * @error: (nullable): return location
 * @result: SQLite's extended result code
 * @system_error: the errno that goes with it, or 0
 * @path: the file
 * @detail: SQLite's own words, for the log
 *
 * Turns a result of SQLite into an `ASSAY_STORE_ERROR` with a sentence for people, or into
 * `G_IO_ERROR_CANCELLED` where the work was interrupted.
 */
void
_assay_store_set_error (GError    **error,
                        int         result,
                        int         system_error,
                        const char *path,
                        const char *detail)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *message = NULL;
  g_autofree char *valid = g_utf8_make_valid (detail, -1);
  AssayStoreError code = find_code (result, system_error);

  g_debug ("%s: %s (%d, errno %d)", name, valid, result, system_error);
  if ((result & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
      return;
    }
  message = make_message (code, result, name);
  g_set_error_literal (error, ASSAY_STORE_ERROR, code, message);
}
