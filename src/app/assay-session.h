/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/store/assay-db.h"

G_BEGIN_DECLS

/**
 * AssaySession:
 *
 * What a window works on: a register, a framework and a period. Pages read from it and never from the
 * window. Properties: path ("" without a register), period and framework-id (both writable, never
 * null), read-only, notice ("" when there is nothing to say). Signal `changed`: the register, the
 * period or the framework is another one now, so pages read again.
 */
#define ASSAY_TYPE_SESSION (assay_session_get_type ())
G_DECLARE_FINAL_TYPE (AssaySession, assay_session, ASSAY, SESSION, GObject)

AssaySession      *assay_session_new            (void);
void               assay_session_open_async     (AssaySession        *self,
                                                 const char          *path,
                                                 AssayDbFlags         flags,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean           assay_session_open_finish    (AssaySession        *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
void               assay_session_close          (AssaySession        *self);
AssayDb           *assay_session_get_db         (AssaySession        *self);
const char        *assay_session_get_path       (AssaySession        *self);
const char        *assay_session_get_notice     (AssaySession        *self);
gboolean           assay_session_is_read_only   (AssaySession        *self);
const char        *assay_session_get_period     (AssaySession        *self);
void               assay_session_set_period     (AssaySession        *self,
                                                 const char          *period);
const char *const *assay_session_get_periods    (AssaySession        *self);
AssayFramework    *assay_session_get_framework  (AssaySession        *self);
const char        *assay_session_get_framework_id (AssaySession      *self);
void               assay_session_set_framework_id (AssaySession      *self,
                                                 const char          *id);
GPtrArray         *assay_session_get_frameworks (AssaySession        *self);
void               assay_session_changed        (AssaySession        *self);
void               assay_session_check          (AssaySession        *self);

void               assay_session_read_async     (AssaySession        *self,
                                                 AssayDbFunc          func,
                                                 gpointer             data,
                                                 GDestroyNotify       data_free,
                                                 GDestroyNotify       result_free,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void               assay_session_write_async    (AssaySession        *self,
                                                 AssayDbFunc          func,
                                                 gpointer             data,
                                                 GDestroyNotify       data_free,
                                                 GDestroyNotify       result_free,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gpointer           assay_session_finish         (AssaySession        *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
