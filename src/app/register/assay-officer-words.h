/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many roles there are; they are counted from 0, who may do most first. */
#define ASSAY_N_OFFICER_ROLES 4

const char *assay_officer_words_get_role   (guint       index);
guint       assay_officer_words_find_role  (const char *role);
const char *assay_officer_words_get_title  (const char *role);
const char *assay_officer_words_get_rights (const char *role);

G_END_DECLS
