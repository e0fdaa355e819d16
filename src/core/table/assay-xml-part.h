/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"

G_BEGIN_DECLS

/**
 * AssayXmlHandlers:
 * @start: at the start of an element: its name and its attributes, names and values in turn,
 *   %NULL-terminated, all with the prefixes of the file
 * @end: at its end
 * @text: at characters, in pieces, not NUL-terminated
 *
 * What is called while a part is read.
 */
typedef struct
{
  void (*start) (gpointer     data,
                 const char  *name,
                 const char **attributes);
  void (*end)   (gpointer     data,
                 const char  *name);
  void (*text)  (gpointer     data,
                 const char  *text,
                 int          length);
} AssayXmlHandlers;

typedef struct _AssayXmlPart AssayXmlPart;

AssayXmlPart *assay_xml_part_open         (AssayPackage           *package,
                                           const char             *part,
                                           const AssayXmlHandlers *handlers,
                                           gpointer                data,
                                           GError                **error);
void          assay_xml_part_close        (AssayXmlPart           *self);
gboolean      assay_xml_part_pump         (AssayXmlPart           *self,
                                           gboolean               *at_end,
                                           GError                **error);
void          assay_xml_part_suspend      (AssayXmlPart           *self);
void          assay_xml_part_stop         (AssayXmlPart           *self);
void          assay_xml_part_fail         (AssayXmlPart           *self,
                                           GError                 *error);
void          assay_xml_part_fail_damaged (AssayXmlPart           *self,
                                           const char             *reason);
void          assay_xml_part_fail_at_row  (AssayXmlPart           *self,
                                           guint64                 line,
                                           const char             *reason);
double        assay_xml_part_get_progress (AssayXmlPart           *self);
gboolean      assay_xml_part_read         (AssayPackage           *package,
                                           const char             *part,
                                           const AssayXmlHandlers *handlers,
                                           gpointer                data,
                                           GError                **error);
const char   *assay_xml_local_name        (const char             *name);
const char   *assay_xml_find              (const char            **attributes,
                                           const char             *local_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayXmlPart, assay_xml_part_close)

G_END_DECLS
