/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayDbGuard:
 *
 * Says that a register is in use by this process, whatever its other code does with the file.
 */
typedef struct _AssayDbGuard AssayDbGuard;

AssayDbGuard *_assay_db_guard_hold   (const char   *path);
void          _assay_db_guard_let_go (AssayDbGuard *self);
void          _assay_db_guard_free   (AssayDbGuard *self);
gssize        _assay_db_guard_read   (const char   *path,
                                      void         *buffer,
                                      gsize         length);

G_END_DECLS
