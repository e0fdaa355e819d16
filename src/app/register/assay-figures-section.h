/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssayFiguresSection:
 *
 * The figures of a provider and period, each with what brought it, and their correction by hand.
 */
#define ASSAY_TYPE_FIGURES_SECTION (assay_figures_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayFiguresSection, assay_figures_section, ASSAY, FIGURES_SECTION, AssayProviderSection)

G_END_DECLS
