/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-import-plan.h"

#include <string.h>

#include "core/base/assay-text.h"

/**
 * assay_column_choice_new:
 * @heading: the column's heading
 *
 * Makes a choice that leaves the column out.
 *
 * Returns: (transfer full): the choice
 */
AssayColumnChoice *
assay_column_choice_new (const char *heading)
{
  AssayColumnChoice *self = g_new0 (AssayColumnChoice, 1);

  self->heading = g_strdup (heading);
  self->target = g_strdup ("");
  self->holds = g_strdup ("");
  self->scale = g_strdup ("");
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * assay_column_choice_copy:
 * @self: a choice
 *
 * Copies a choice, so that a thread can work on it undisturbed.
 *
 * Returns: (transfer full): the copy
 */
AssayColumnChoice *
assay_column_choice_copy (const AssayColumnChoice *self)
{
  AssayColumnChoice *copy = assay_column_choice_new (self->heading);
  GHashTableIter iter;
  gpointer text, as;

  assay_column_choice_set (copy, self->role, self->target, self->sureness);
  assay_column_choice_take_holds (copy, g_strdup (self->holds));
  g_free (copy->scale);
  copy->scale = g_strdup (self->scale);
  copy->doubt = self->doubt;
  copy->is_confirmed = self->is_confirmed;
  copy->by_number = self->by_number;
  copy->own_answers = g_strdupv (self->own_answers);
  copy->order = self->order;
  copy->order_from_before = self->order_from_before;
  copy->mixes_shares = self->mixes_shares;
  g_hash_table_iter_init (&iter, self->settled);
  while (g_hash_table_iter_next (&iter, &text, &as))
    g_hash_table_insert (copy->settled, g_strdup (text), g_strdup (as));
  return copy;
}

/**
 * assay_column_choice_free:
 * @self: (transfer full): a choice
 *
 * Frees a choice.
 */
void
assay_column_choice_free (AssayColumnChoice *self)
{
  g_free (self->heading);
  g_free (self->target);
  g_free (self->holds);
  g_free (self->scale);
  g_strfreev (self->own_answers);
  g_hash_table_unref (self->settled);
  g_free (self);
}

/**
 * assay_column_choice_set:
 * @self: a choice
 * @role: what the column is read as
 * @target: (nullable): the field's or measure's id
 * @sureness: how that came about
 *
 * Chooses what a column is read as, without a doubt.
 */
void
assay_column_choice_set (AssayColumnChoice *self,
                         AssayColumnRole    role,
                         const char        *target,
                         AssaySureness      sureness)
{
  char *copy = g_strdup (target != NULL ? target : "");

  self->role = role;
  g_free (self->target);
  self->target = copy;
  self->sureness = sureness;
  self->doubt = ASSAY_DOUBT_NONE;
  self->is_confirmed = FALSE;
  if (self->by_number)
    return;
  /* What suited another reading, such as numbers that are not counted, need not suit this one. */
  g_free (self->scale);
  self->scale = g_strdup ("");
}

/**
 * assay_column_choice_take_holds:
 * @self: a choice
 * @holds: (transfer full): what the column holds, for people
 *
 * Says what a column holds.
 */
void
assay_column_choice_take_holds (AssayColumnChoice *self,
                                char              *holds)
{
  g_free (self->holds);
  self->holds = holds;
}

/* Texts of punctuation alone fold to nothing and are kept as they are. */
static char *
make_key (const char *text)
{
  g_autofree char *folded = assay_text_fold (text);

  return folded[0] != '\0' ? g_steal_pointer (&folded) : assay_text_squeeze (text);
}

/**
 * assay_column_choice_settle:
 * @self: a choice
 * @text: a text of the column
 * @as: (nullable): what it stands for; %NULL for blank
 *
 * Settles what a text of the column stands for.
 */
void
assay_column_choice_settle (AssayColumnChoice *self,
                            const char        *text,
                            const char        *as)
{
  g_hash_table_insert (self->settled, make_key (text), g_strdup (as != NULL ? as : ""));
}

/**
 * assay_column_choice_lookup:
 * @self: a choice
 * @text: a text of the column
 * @as: (out) (transfer none): what it stands for; "" for blank
 *
 * Looks up whether somebody settled what a text stands for.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_column_choice_lookup (const AssayColumnChoice *self,
                            const char              *text,
                            const char             **as)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->settled) == 0)
    return FALSE;
  key = make_key (text);
  *as = g_hash_table_lookup (self->settled, key);
  return *as != NULL;
}

/**
 * assay_import_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees a plan.
 */
void
assay_import_plan_free (AssayImportPlan *self)
{
  g_clear_object (&self->file);
  g_free (self->file_name);
  g_free (self->period);
  g_free (self->survey_name);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

/**
 * assay_import_plan_find:
 * @self: a plan
 * @role: a role
 * @target: (nullable): a target; %NULL for any
 *
 * Finds the first column of a role.
 *
 * Returns: its index, from 0, or -1
 */
int
assay_import_plan_find (const AssayImportPlan *self,
                        AssayColumnRole        role,
                        const char            *target)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (self->columns, i);

      if (choice->role == role && (target == NULL || strcmp (choice->target, target) == 0))
        return (int) i;
    }
  return -1;
}
