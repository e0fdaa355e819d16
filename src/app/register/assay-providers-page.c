/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-providers-page.h"

#include <glib/gi18n-lib.h>

struct _AssayProvidersPage
{
  AssayPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AssayProvidersPage, assay_providers_page, ASSAY_TYPE_PAGE)

static void
assay_providers_page_class_init (AssayProvidersPageClass *klass)
{
}

static void
assay_providers_page_init (AssayProvidersPage *self)
{
  assay_page_set_title (ASSAY_PAGE (self), _("Providers"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, TRUE);
}
