/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/register/assay-provider.h"

G_BEGIN_DECLS

/**
 * AssayMatchKind:
 * @ASSAY_MATCH_NONE: no provider is like it
 * @ASSAY_MATCH_LIKE: the likeliest by name: a person must confirm it
 * @ASSAY_MATCH_NAME: the same name, but for case, spaces and punctuation, and no other has it
 * @ASSAY_MATCH_CQC_ID: the same CQC id
 * @ASSAY_MATCH_REFERENCE: the same reference
 */
typedef enum
{
  ASSAY_MATCH_NONE,
  ASSAY_MATCH_LIKE,
  ASSAY_MATCH_NAME,
  ASSAY_MATCH_CQC_ID,
  ASSAY_MATCH_REFERENCE,
} AssayMatchKind;

/**
 * AssayMatch:
 * @kind: how it was found
 * @provider: (nullable): borrowed from the matcher; NULL for @ASSAY_MATCH_NONE
 * @score: likeness, 0 to 1; 1 for all but @ASSAY_MATCH_LIKE
 */
typedef struct
{
  AssayMatchKind kind;
  AssayProvider *provider;
  double score;
} AssayMatch;

/**
 * AssayProviderMatcher:
 *
 * Finds the provider that a row of a file is about. Holds its own list, so that it needs no register
 * while a file is read, and remembers what it found, so that a million rows of the same names are cheap.
 * One thread at a time.
 */
typedef struct _AssayProviderMatcher AssayProviderMatcher;

AssayProviderMatcher *assay_provider_matcher_new    (GPtrArray            *providers);
void                  assay_provider_matcher_free   (AssayProviderMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayProviderMatcher, assay_provider_matcher_free)
AssayMatch            assay_provider_matcher_find   (AssayProviderMatcher *self,
                                                     const char           *reference,
                                                     const char           *cqc_id,
                                                     const char           *name);
gboolean              assay_match_is_exact          (const AssayMatch     *match);

G_END_DECLS
