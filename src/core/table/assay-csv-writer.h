/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayCsvFlags:
 * @ASSAY_CSV_PLAIN: UTF-8 without a byte order mark
 * @ASSAY_CSV_MARK: begin with a byte order mark, by which Excel knows UTF-8
 * @ASSAY_CSV_GUARD: a TAB before text that a spreadsheet program would take for a formula
 *
 * How a CSV file is written.
 */
typedef enum
{
  ASSAY_CSV_PLAIN = 0,
  ASSAY_CSV_MARK = 1 << 0,
  ASSAY_CSV_GUARD = 1 << 1,
} AssayCsvFlags;

typedef struct _AssayCsvWriter AssayCsvWriter;

AssayCsvWriter *assay_csv_writer_new         (GOutputStream     *stream,
                                              AssayCsvFlags      flags);
void            assay_csv_writer_free        (AssayCsvWriter    *self);
void            assay_csv_writer_add_text    (AssayCsvWriter    *self,
                                              const char        *text);
void            assay_csv_writer_add_number  (AssayCsvWriter    *self,
                                              double             number,
                                              int                decimals);
gboolean        assay_csv_writer_end_row     (AssayCsvWriter    *self,
                                              GError           **error);
gboolean        assay_csv_writer_write_row   (AssayCsvWriter    *self,
                                              const char *const *cells,
                                              GError           **error);
gboolean        assay_csv_writer_close       (AssayCsvWriter    *self,
                                              GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCsvWriter, assay_csv_writer_free)

G_END_DECLS
