/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

#define ASSAY_ROLE_ADMINISTRATOR "administrator"
#define ASSAY_ROLE_OFFICER "officer"
#define ASSAY_ROLE_PANEL "panel"
#define ASSAY_ROLE_READER "reader"

/**
 * AssayOfficer:
 * @id: 0 for one that is not yet in the register
 * @account: the operating system's account
 * @name: what people call them
 * @role: one of the `ASSAY_ROLE_` words
 * @version: rises with each edit
 *
 * Somebody who works with the register.
 */
typedef struct
{
  gint64 id;
  char *account;
  char *name;
  char *role;
  gint64 version;
} AssayOfficer;

AssayOfficer *assay_officer_new  (const char      *account,
                                  const char      *name,
                                  const char      *role);
void          assay_officer_free (AssayOfficer    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOfficer, assay_officer_free)

GPtrArray    *assay_officer_list (AssayConnection *connection,
                                  GError         **error);
AssayOfficer *assay_officer_find (AssayConnection *connection,
                                  const char      *account,
                                  GError         **error);
gboolean      assay_officer_save (AssayConnection *connection,
                                  AssayOfficer    *officer,
                                  GError         **error);

G_END_DECLS
