/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-form-request.h"

G_BEGIN_DECLS

gboolean assay_form_book_write (const AssayFormRequest  *request,
                                const char              *path,
                                gboolean                 replace,
                                GError                 **error);

G_END_DECLS
