/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-column-doubt.h"

#include <glib/gi18n-lib.h>

/**
 * assay_column_choice_doubt:
 * @self: a choice
 * @doubt: why it is not sure
 *
 * Makes a choice one that somebody must confirm.
 */
void
assay_column_choice_doubt (AssayColumnChoice *self,
                           AssayColumnDoubt   doubt)
{
  self->sureness = ASSAY_SURENESS_ASK;
  self->doubt = doubt;
}

static char *
word_doubt (AssayColumnDoubt doubt,
            const char      *title)
{
  switch (doubt)
    {
    case ASSAY_DOUBT_OPPOSITE:
      return g_strdup_printf (_ ("the heading seems to say the opposite of “%s”: do the same answers count as good?"),
                              title);
    case ASSAY_DOUBT_TWO_COLUMNS:
      return g_strdup_printf (_ ("another column is more like “%s”: only one of them can be it"), title);
    case ASSAY_DOUBT_UNREAD_MEASURE:
      return g_strdup_printf (_ ("is it one of those that no column was read as: %s?"), title);
    case ASSAY_DOUBT_SHARE:
      return g_strdup (_ ("per cent, or a share of 1?"));
    case ASSAY_DOUBT_COUNT:
      return g_strdup (_ ("per cent, or a count?"));
    case ASSAY_DOUBT_FURTHER:
      return g_strdup_printf (_ ("the heading says more than “%s”: is it the same figure?"), title);
    case ASSAY_DOUBT_DIRECTION:
      return g_strdup (_ ("is the highest number the best, or the lowest?"));
    case ASSAY_DOUBT_NONE:
    default:
      return NULL;
    }
}

/**
 * assay_column_choice_add_doubt:
 * @self: a choice that is described
 * @title: what the column would be read as, or the measures that may be meant
 *
 * Adds to what a column holds why the suggestion is not sure, as long as nobody has confirmed it.
 */
void
assay_column_choice_add_doubt (AssayColumnChoice *self,
                               const char        *title)
{
  g_autofree char *words
      = self->sureness == ASSAY_SURENESS_ASK ? word_doubt (self->doubt, title) : NULL;

  if (words != NULL)
    assay_column_choice_take_holds (self, g_strdup_printf (_ ("%s; %s"), self->holds, words));
}
