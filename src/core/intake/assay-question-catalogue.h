/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayCatalogueItem:
 * @id: of the item, stable
 * @title: its short label
 * @words: (array zero-terminated=1): other words by which the question is known, label by label
 * @outcome_domain: the outcome that it belongs to
 * @outcome_statement: what is true where it goes well, in few words
 * @ascot_domain: the domain of the adult social care outcomes toolkit, or ""
 * @scale: the scale that its answers are on
 * @asked_if_yes: (nullable): the id of the item that must be answered “Yes” for this one to be asked
 *
 * A question that councils ask of people who are supported at home.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *const *words;
  const char *outcome_domain;
  const char *outcome_statement;
  const char *ascot_domain;
  const char *scale;
  const char *asked_if_yes;
} AssayCatalogueItem;

const AssayCatalogueItem *assay_question_catalogue_list (guint      *n_items);
const AssayCatalogueItem *assay_question_catalogue_find (const char *title);

G_END_DECLS
