/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-overview-page.h"

#include <glib/gi18n-lib.h>

struct _AssayOverviewPage
{
  AssayPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayOverviewPage, assay_overview_page, ASSAY_TYPE_PAGE)

static void
assay_overview_page_class_init (AssayOverviewPageClass *klass)
{
}

static void
assay_overview_page_init (AssayOverviewPage *self)
{
  assay_page_set_title (ASSAY_PAGE (self), _("Overview"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, TRUE);
}
