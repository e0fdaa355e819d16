/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

#include "core/framework/assay-framework-private.h"

G_BEGIN_DECLS

/* Reads a framework's JSON, keeps the path of where it is, and remembers the first thing that is
 * wrong. After that every function answers with a default, so that callers need not look after
 * each. */
struct _AssayFrameworkReader
{
  const char *name;
  const char *text; /* NULL where it was not read from text */
  gssize length;
  gboolean lenient; /* refuse only what cannot be scored */
  GString *path;
  GError *error;
};

void        _assay_reader_init         (AssayFrameworkReader *self,
                                        const char           *name);
gboolean    _assay_reader_finish       (AssayFrameworkReader *self,
                                        GError              **error);
void        _assay_reader_refuse       (AssayFrameworkReader *self,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void        _assay_reader_doubt        (AssayFrameworkReader *self,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void        _assay_reader_doubt_at     (AssayFrameworkReader *self,
                                        const char           *key,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (3, 4);
gsize       _assay_reader_enter        (AssayFrameworkReader *self,
                                        const char           *key);
gsize       _assay_reader_enter_index  (AssayFrameworkReader *self,
                                        guint                 index);
char       *_assay_reader_optional     (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key);
void        _assay_reader_leave        (AssayFrameworkReader *self,
                                        gsize                 mark);
void        _assay_reader_check_keys   (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *known,
                                        ...) G_GNUC_NULL_TERMINATED;
void        _assay_reader_refuse_at    (AssayFrameworkReader *self,
                                        const char           *key,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (3, 4);
char       *_assay_reader_text         (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        const char           *fallback);
char       *_assay_reader_required     (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key);
char       *_assay_reader_identifier   (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key);
int         _assay_reader_choice       (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        const char *const    *choices,
                                        int                   fallback);
double      _assay_reader_number       (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        double                fallback,
                                        double                least,
                                        double                most);
int         _assay_reader_integer      (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        int                   fallback,
                                        int                   least,
                                        int                   most);
gboolean    _assay_reader_boolean      (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        gboolean              fallback);
JsonObject *_assay_reader_object       (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        gboolean              required);
JsonArray  *_assay_reader_array        (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key,
                                        gboolean              required);
JsonObject *_assay_reader_element      (AssayFrameworkReader *self,
                                        JsonArray            *array,
                                        guint                 index);
char      **_assay_reader_texts        (AssayFrameworkReader *self,
                                        JsonObject           *object,
                                        const char           *key);

G_END_DECLS
