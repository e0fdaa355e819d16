/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayProvider:
 *
 * A provider as it was read; an edit is a changed copy that is saved. Properties of the same names, all
 * construct: id, reference, name, service-type, cqc-id, address, postcode, contact, note, officer,
 * closed-on, version. `officer` is the account of the officer in charge; texts that are not known are "".
 */
#define ASSAY_TYPE_PROVIDER (assay_provider_get_type ())
G_DECLARE_FINAL_TYPE (AssayProvider, assay_provider, ASSAY, PROVIDER, GObject)

AssayProvider *assay_provider_new              (void);
AssayProvider *assay_provider_copy             (AssayProvider   *self);
gint64         assay_provider_get_id           (AssayProvider   *self);
const char    *assay_provider_get_reference    (AssayProvider   *self);
const char    *assay_provider_get_name         (AssayProvider   *self);
const char    *assay_provider_get_service_type (AssayProvider   *self);
const char    *assay_provider_get_cqc_id       (AssayProvider   *self);
const char    *assay_provider_get_address      (AssayProvider   *self);
const char    *assay_provider_get_postcode     (AssayProvider   *self);
const char    *assay_provider_get_contact      (AssayProvider   *self);
const char    *assay_provider_get_note         (AssayProvider   *self);
const char    *assay_provider_get_officer      (AssayProvider   *self);
const char    *assay_provider_get_closed_on    (AssayProvider   *self);
gint64         assay_provider_get_version      (AssayProvider   *self);
gboolean       assay_provider_has_same_facts   (AssayProvider   *self,
                                                AssayProvider   *other);
char          *assay_provider_to_json          (AssayProvider   *self);
AssayProvider *assay_provider_from_json        (const char      *json,
                                                GError         **error);

AssayProvider *assay_provider_load             (AssayConnection *connection,
                                                gint64           id,
                                                GError         **error);
AssayProvider *assay_provider_find             (AssayConnection *connection,
                                                const char      *reference,
                                                GError         **error);
AssayProvider *assay_provider_find_called      (AssayConnection *connection,
                                                const char      *words,
                                                GError         **error);
GPtrArray     *assay_provider_list             (AssayConnection *connection,
                                                GError         **error);
void           assay_provider_keep_open        (GPtrArray       *providers);
gboolean       assay_provider_check            (AssayConnection *connection,
                                                AssayProvider   *provider,
                                                GError         **error);
gint64         assay_provider_save             (AssayConnection *connection,
                                                AssayProvider   *provider,
                                                GError         **error);
gint64         assay_provider_put              (AssayConnection *connection,
                                                AssayProvider   *provider,
                                                GError         **error);
gboolean       assay_provider_close            (AssayConnection *connection,
                                                AssayProvider   *provider,
                                                const char      *closed_on,
                                                GError         **error);

G_END_DECLS
