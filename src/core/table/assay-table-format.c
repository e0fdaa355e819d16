/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE /* memmem() */

#include "config.h"

#include "core/table/assay-table-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-foreign-format.h"
#include "core/table/assay-text-encoding.h"

#define FIRST_BYTES (64 * 1024)
#define MOST_SEARCHED (16 * 1024 * 1024) /* of an OLE file, for the name of its encrypted part */
#define OLE_SIGNATURE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define ENCRYPTED_PACKAGE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"
#define WORD_DOCUMENT "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t"

static gboolean
begins_with (const guint8 *bytes,
             gsize         length,
             const char   *signature,
             gsize         signature_length)
{
  return length >= signature_length && memcmp (bytes, signature, signature_length) == 0;
}

static gsize
read_first (AssayInputFile *file,
            guint8         *bytes,
            gsize           most,
            GError        **error)
{
  gsize length = 0;

  while (length < most)
    {
      gssize n = assay_input_file_read (file, bytes + length, most - length, error);

      if (n <= 0)
        break;
      length += (gsize) n;
    }
  return length;
}

static gboolean
refuse_format (AssayInputFile *file,
               GError        **error)
{
  g_set_error (
      error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
      _("“%s” is not a table that Assay reads. It reads .xlsx, .ods, .csv and .tsv files."),
      assay_input_file_get_name (file));
  return FALSE;
}

/* A workbook with a password is an OLE file with a part of this name; other OLE files are the old
 * .xls, whatever they are called, or a text. */
static gboolean
refuse_ole (AssayInputFile *file,
            const guint8   *first,
            gsize           length,
            GError        **error)
{
  g_autofree guint8 *bytes = g_malloc (MOST_SEARCHED);
  const char *name = assay_input_file_get_name (file);

  memcpy (bytes, first, length);
  length += read_first (file, bytes + length, MOST_SEARCHED - length, NULL);
  if (memmem (bytes, length, ENCRYPTED_PACKAGE, sizeof ENCRYPTED_PACKAGE - 1) != NULL)
    g_set_error (
        error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_PROTECTED,
        _("“%s” is protected with a password. Open it in a spreadsheet program, remove the "
           "password and save it again."),
        name);
  else if (memmem (bytes, length, WORD_DOCUMENT, sizeof WORD_DOCUMENT - 1) != NULL)
    return refuse_format (file, error);
  else
    g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                 _("“%s” is in the old Excel format (.xls), which Assay does not read. Open it in a "
                   "program such as Excel or LibreOffice and save it as .xlsx, .ods or .csv."),
                 name);
  return FALSE;
}

/**
 * assay_table_format_is_package:
 * @path: a path in the file system's encoding
 * @is_package: (out): whether it is a ZIP package, such as a workbook; else it is text
 * @stamp: (out): what the file is
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT`, `ASSAY_TABLE_ERROR_PROTECTED`,
 *   `ASSAY_TABLE_ERROR_EMPTY` or `G_IO_ERROR`
 *
 * Tells workbooks from text by the first bytes, whatever the file is called, and refuses what is
 * neither. Any thread.
 *
 * Returns: whether the file may be a table
 */
gboolean
assay_table_format_is_package (const char     *path,
                               gboolean       *is_package,
                               AssayFileStamp *stamp,
                               GError        **error)
{
  g_autoptr (AssayInputFile) file = assay_input_file_open (path, NULL, NULL, error);
  g_autofree guint8 *bytes = g_malloc (FIRST_BYTES);
  g_autoptr (GError) local = NULL;
  gsize length;

  if (file == NULL)
    return FALSE;
  length = read_first (file, bytes, FIRST_BYTES, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *stamp = *assay_input_file_get_stamp (file);
  *is_package = begins_with (bytes, length, "PK\003\004", 4)
                || begins_with (bytes, length, "PK\005\006", 4);
  if (*is_package)
    return TRUE;
  if (begins_with (bytes, length, OLE_SIGNATURE, sizeof OLE_SIGNATURE - 1))
    return refuse_ole (file, bytes, length, error);
  if (!assay_foreign_format_refuse (assay_input_file_get_name (file), bytes, length, error))
    return FALSE;
  return !assay_text_encoding_is_binary (bytes, length) || refuse_format (file, error);
}
