/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-workbook.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"

struct _AssayWorkbook
{
  AssayTableFormat format;
  GPtrArray *sheets;
};

AssayWorkbook *
assay_workbook_open (const char           *path,
                     const AssayFileStamp *expected,
                     GError              **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
               _("“%s” is a workbook. Save it as .csv and try again."), name);
  return NULL;
}

void
assay_workbook_free (AssayWorkbook *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

AssayTableFormat
assay_workbook_get_format (AssayWorkbook *self)
{
  return self->format;
}

GPtrArray *
assay_workbook_get_sheets (AssayWorkbook *self)
{
  return self->sheets;
}

AssayTableReader *
assay_workbook_read_sheet (AssayWorkbook *self,
                           guint          sheet,
                           GError       **error)
{
  return NULL;
}
