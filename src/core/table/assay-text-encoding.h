/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASSAY_ENCODING_UTF8 "UTF-8"
#define ASSAY_ENCODING_UTF16LE "UTF-16LE"
#define ASSAY_ENCODING_UTF16BE "UTF-16BE"
#define ASSAY_ENCODING_UTF32LE "UTF-32LE"
#define ASSAY_ENCODING_UTF32BE "UTF-32BE"
#define ASSAY_ENCODING_WINDOWS_1252 "WINDOWS-1252"
#define ASSAY_ENCODING_MAC_ROMAN "MACINTOSH"

const char *assay_text_encoding_detect        (const guint8 *bytes,
                                               gsize         length);
gsize       assay_text_encoding_measure_mark  (const guint8 *bytes,
                                               gsize         length);
gboolean    assay_text_encoding_is_ascii      (const guint8 *bytes,
                                               gsize         length);
gboolean    assay_text_encoding_is_binary     (const guint8 *bytes,
                                               gsize         length);

G_END_DECLS
