/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/register/assay-figure.h"

G_BEGIN_DECLS

GPtrArray *assay_figure_words_list_fields (AssayFramework    *framework,
                                           GPtrArray         *figures);
char      *assay_figure_words_title       (AssayFramework    *framework,
                                           const char        *field);
char      *assay_figure_words_value       (double             value);
char      *assay_figure_words_origin      (const AssayFigure *figure);

G_END_DECLS
