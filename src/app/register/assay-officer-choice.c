/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-officer-choice.h"

#include <gtk/gtk.h>

#include "core/register/assay-officer.h"

/**
 * assay_officer_choice_new:
 * @officers: (element-type AssayOfficer): the register's officers
 * @first: the words for no officer, such as "Any officer"
 *
 * Returns: (transfer full): what a drop-down shows
 */
GListModel *
assay_officer_choice_new (GPtrArray  *officers,
                          const char *first)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, first);
  for (guint i = 0; i < officers->len; i++)
    gtk_string_list_append (list, ((AssayOfficer *) g_ptr_array_index (officers, i))->name);
  return G_LIST_MODEL (list);
}

/**
 * assay_officer_choice_get:
 * @officers: (element-type AssayOfficer): what the choice was made of
 * @selected: the place that is selected
 *
 * Returns: the officer's id, 0 for none
 */
gint64
assay_officer_choice_get (GPtrArray *officers,
                          guint      selected)
{
  if (officers == NULL || selected == 0 || selected > officers->len)
    return 0;
  return ((AssayOfficer *) g_ptr_array_index (officers, selected - 1))->id;
}

/**
 * assay_officer_choice_find:
 * @officers: (element-type AssayOfficer): what the choice was made of
 * @officer_id: an officer's id, 0 for none
 *
 * Returns: the officer's place; that of none where they are not among them
 */
guint
assay_officer_choice_find (GPtrArray *officers,
                           gint64     officer_id)
{
  for (guint i = 0; i < officers->len; i++)
    if (((AssayOfficer *) g_ptr_array_index (officers, i))->id == officer_id)
      return i + 1;
  return 0;
}
