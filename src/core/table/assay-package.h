/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-input-file.h"

G_BEGIN_DECLS

typedef struct _AssayPackage AssayPackage;
typedef struct _AssayPart AssayPart;

AssayPackage *assay_package_open            (const char           *path,
                                             const AssayFileStamp *expected,
                                             GError              **error);
AssayPackage *assay_package_ref             (AssayPackage         *self);
void          assay_package_unref           (AssayPackage         *self);
const char   *assay_package_get_name        (AssayPackage         *self);
gboolean      assay_package_has             (AssayPackage         *self,
                                             const char           *part);
AssayPart    *assay_package_open_part       (AssayPackage         *self,
                                             const char           *part,
                                             GError              **error);
gboolean      assay_package_check_unchanged (AssayPackage         *self,
                                             GError              **error);
gboolean      assay_package_report_damage   (AssayPackage         *self,
                                             const char           *part,
                                             const char           *reason,
                                             GError              **error);
void          assay_part_close              (AssayPart            *self);
gssize        assay_part_read               (AssayPart            *self,
                                             void                 *buffer,
                                             gsize                 room,
                                             GError              **error);
double        assay_part_get_progress       (AssayPart            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackage, assay_package_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPart, assay_part_close)

G_END_DECLS
