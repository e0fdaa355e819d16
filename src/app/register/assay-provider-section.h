/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_PROVIDER_SECTION (assay_provider_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayProviderSection, assay_provider_section, ASSAY, PROVIDER_SECTION, AdwBin)

/**
 * AssayProviderSectionClass:
 * @load: reads on a reader thread what the section shows
 * @free: frees what @load returned if nobody takes it any more
 * @show: takes and shows what @load returned, in the main context
 *
 * One tab of a provider's page. A section says what it reads and how it shows it; when that happens is
 * the same for all.
 */
struct _AssayProviderSectionClass
{
  AdwBinClass parent_class;

  AssayDbFunc load;
  GDestroyNotify free;
  void (*show) (AssayProviderSection *self,
                gpointer              loaded);
};

/**
 * AssaySectionRequest:
 *
 * What a section's `load` is given: whose page it is, under which framework and for which period.
 */
typedef struct
{
  gint64 provider_id;
  char *framework_id;
  char *period;
} AssaySectionRequest;

void          assay_provider_section_refresh      (AssayProviderSection *self,
                                                   AssaySession         *session,
                                                   gint64                provider_id);
AssaySession *assay_provider_section_get_session  (AssayProviderSection *self);
gint64        assay_provider_section_get_provider_id (AssayProviderSection *self);
void          assay_provider_section_set_primary  (AssayProviderSection *self,
                                                   const char           *label,
                                                   const char           *action_name);
const char   *assay_provider_section_get_primary_label  (AssayProviderSection *self);
const char   *assay_provider_section_get_primary_action (AssayProviderSection *self);

G_END_DECLS
