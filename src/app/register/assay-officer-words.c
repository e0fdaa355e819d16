/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-officer-words.h"

#include <glib/gi18n-lib.h>

#include "core/register/assay-officer.h"

static const struct
{
  const char *role;
  const char *title;
  const char *rights;
} roles[ASSAY_N_OFFICER_ROLES] = {
  { ASSAY_ROLE_ADMINISTRATOR, N_("Administrator"), N_("Works with the register and says who else may.") },
  { ASSAY_ROLE_OFFICER, N_("Officer"), N_("Works with the register: imports, visits, rates and decides.") },
  { ASSAY_ROLE_PANEL, N_("Panel"), N_("Sits on the panel; may change whatever an officer may.") },
  { ASSAY_ROLE_READER, N_("Reader"), N_("Reads everything and changes nothing, as an account that is not listed.") },
};

/**
 * assay_officer_words_get_role:
 * @index: which, from 0, under %ASSAY_N_OFFICER_ROLES
 *
 * Returns: one of the `ASSAY_ROLE_` words
 */
const char *
assay_officer_words_get_role (guint index)
{
  g_return_val_if_fail (index < ASSAY_N_OFFICER_ROLES, ASSAY_ROLE_READER);
  return roles[index].role;
}

/**
 * assay_officer_words_find_role:
 * @role: one of the `ASSAY_ROLE_` words
 *
 * Returns: its index; that of readers, who may do least, for a word that is none
 */
guint
assay_officer_words_find_role (const char *role)
{
  for (guint i = 0; i < ASSAY_N_OFFICER_ROLES; i++)
    if (g_str_equal (roles[i].role, role))
      return i;
  return ASSAY_N_OFFICER_ROLES - 1;
}

/**
 * assay_officer_words_get_title:
 * @role: one of the `ASSAY_ROLE_` words
 *
 * Returns: what people call the role
 */
const char *
assay_officer_words_get_title (const char *role)
{
  return _(roles[assay_officer_words_find_role (role)].title);
}

/**
 * assay_officer_words_get_rights:
 * @role: one of the `ASSAY_ROLE_` words
 *
 * Returns: a sentence on what it lets somebody do
 */
const char *
assay_officer_words_get_rights (const char *role)
{
  return _(roles[assay_officer_words_find_role (role)].rights);
}
