/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/framework/assay-framework.h"
#include "app/widgets/assay-shape-icon.h"

G_BEGIN_DECLS

char *assay_words_score                (AssayFramework *framework,
                                        double          score);
char *assay_words_of                   (gint64          part,
                                        gint64          whole);
char *assay_words_reference_and_people (const char     *reference,
                                        gint64          people);
char *assay_words_date                 (const char     *iso_date);
char *assay_words_change               (AssayFramework *framework,
                                        double          change,
                                        int            *direction);
void  assay_words_show_change          (AssayShapeIcon *icon,
                                        GtkLabel       *label,
                                        AssayFramework *framework,
                                        double          change);

G_END_DECLS
