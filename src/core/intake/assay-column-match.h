/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-mapping.h"

G_BEGIN_DECLS

/**
 * AssayMatchLabel:
 * @words: (element-type utf8): a title first, then other words for the same thing
 * @strict: half of the heading's words must be found in the label, too: for what is named, not asked
 * @wording: (nullable): how it is asked, where the title alone does not say whether more of it is better
 * @shared: whether any number of headings may be about it, if they say it in these very words
 *
 * What a heading is compared with.
 */
typedef struct
{
  GPtrArray *words;
  gboolean strict;
  gboolean shared;
  char *wording;
} AssayMatchLabel;

/**
 * AssayColumnMatch:
 * @label: the label that suits the heading best, or -1
 * @sureness: how sure that is, by the words alone
 * @doubt: why it is not sure
 *
 * What a heading is most likely about.
 */
typedef struct
{
  int label;
  AssaySureness sureness;
  AssayColumnDoubt doubt;
} AssayColumnMatch;

AssayMatchLabel  *assay_match_label_new  (const char           *title);
void              assay_match_label_add  (AssayMatchLabel      *self,
                                          const char           *words);
void              assay_match_label_free (AssayMatchLabel      *self);
AssayColumnMatch *assay_column_match_all (const char *const    *headings,
                                          guint                 n_headings,
                                          GPtrArray            *labels,
                                          const double         *fit);

G_END_DECLS
