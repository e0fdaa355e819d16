/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-pages.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-actions.h"
#include "app/actions/assay-actions-page.h"
#include "app/actions/assay-plan-actions.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-agree-actions.h"
#include "app/assessment/assay-assessment-actions.h"
#include "app/assessment/assay-form-actions.h"
#include "app/assessment/assay-judgement-actions.h"
#include "app/assessment/assay-result-page.h"
#include "app/assessment/assay-visit-actions.h"
#include "app/assessment/assay-visit-page.h"
#include "app/assessment/assay-visits-page.h"
#include "app/framework/assay-framework-actions.h"
#include "app/framework/assay-framework-page.h"
#include "app/framework/assay-frameworks-page.h"
#include "app/intake/assay-import-actions.h"
#include "app/intake/assay-imports-page.h"
#include "app/rating/assay-decide-actions.h"
#include "app/rating/assay-rate-actions.h"
#include "app/report/assay-export-window.h"
#include "app/survey/assay-paper-page.h"
#include "app/survey/assay-surveys-page.h"
#include "app/rating/assay-missing-actions.h"
#include "app/rating/assay-overview-page.h"
#include "app/register/assay-figure-actions.h"
#include "app/register/assay-officers-window.h"
#include "app/register/assay-provider-actions.h"
#include "app/register/assay-provider-page.h"
#include "app/register/assay-providers-page.h"

static const AssayPageInfo pages[] = {
  { "overview", N_("Overview"), "view-grid-symbolic", assay_overview_page_get_type },
  { "providers", N_("Providers"), "system-users-symbolic", assay_providers_page_get_type },
  { "provider", NULL, NULL, assay_provider_page_get_type },
  { "visit", NULL, NULL, assay_visit_page_get_type },
  { "result", NULL, NULL, assay_result_page_get_type },
  { "visits", N_("Visits"), "x-office-calendar-symbolic", assay_visits_page_get_type },
  { "actions", N_("Actions"), "checkbox-checked-symbolic", assay_actions_page_get_type },
  { "surveys", N_("Surveys"), "view-list-bullet-symbolic", assay_surveys_page_get_type },
  { "paper", NULL, NULL, assay_paper_page_get_type },
  { "imports", N_("Imports"), "document-save-symbolic", assay_imports_page_get_type },
  { "frameworks", N_("Frameworks"), "applications-engineering-symbolic",
    assay_frameworks_page_get_type },
  { "framework", NULL, NULL, assay_framework_page_get_type },
};

/* Sets of actions that can be done from anywhere in the window: each adds its own to the map. */
typedef void (*ActionSet) (GActionMap   *window,
                           AssaySession *session);

static const ActionSet action_sets[] = {
  assay_undo_actions_add,
  assay_assessment_actions_add,
  assay_agree_actions_add,
  assay_judgement_actions_add,
  assay_form_actions_add,
  assay_decide_actions_add,
  assay_figure_actions_add,
  assay_provider_actions_add,
  assay_action_actions_add,
  assay_plan_actions_add,
  assay_visit_actions_add,
  assay_framework_actions_add,
  assay_import_actions_add,
  assay_rate_actions_add,
  assay_missing_actions_add,
  assay_export_actions_add,
  assay_officers_actions_add,
};

/**
 * assay_pages_get_all:
 * @n_pages: (out): how many
 *
 * Returns: (transfer none) (array length=n_pages): the window's pages, in the sidebar's order
 */
const AssayPageInfo *
assay_pages_get_all (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

/**
 * assay_pages_add_actions:
 * @window: the window's actions
 * @session: its session
 *
 * Adds what can be done from anywhere in the window.
 */
void
assay_pages_add_actions (GActionMap   *window,
                         AssaySession *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (action_sets); i++)
    action_sets[i] (window, session);
}
