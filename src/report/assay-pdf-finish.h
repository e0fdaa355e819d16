/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *assay_pdf_finish (GBytes          *pdf,
                          const char      *language,
                          const GPtrArray *figures,
                          GError         **error);

G_END_DECLS
