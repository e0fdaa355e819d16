/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/framework/assay-visit-rules.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

#define ASSAY_ASSESSMENT_ANNOUNCED "announced"
#define ASSAY_ASSESSMENT_UNANNOUNCED "unannounced"
#define ASSAY_ASSESSMENT_FOLLOW_UP "follow-up"
#define ASSAY_ASSESSMENT_DESKTOP "desktop"
#define ASSAY_ASSESSMENT_SELF "self-assessment"
#define ASSAY_ASSESSMENT_EXPERT "expert"
#define ASSAY_ASSESSMENT_HOME_VISIT "home-visit"

/**
 * AssayAssessmentState:
 *
 * The steps in their order. From signed off on, answers change only by going back to under way, which is a step
 * of its own, and from reviewed on takes a challenge that was upheld; `reviewed` is passed over where nothing was
 * disputed.
 */
typedef enum
{
  ASSAY_ASSESSMENT_PLANNED,
  ASSAY_ASSESSMENT_UNDER_WAY,
  ASSAY_ASSESSMENT_SIGNED_OFF,
  ASSAY_ASSESSMENT_DRAFT_SHARED,
  ASSAY_ASSESSMENT_CORRECTIONS_HEARD,
  ASSAY_ASSESSMENT_REVIEWED,
  ASSAY_ASSESSMENT_FINAL,
  ASSAY_ASSESSMENT_CANCELLED,
} AssayAssessmentState;

const char           *assay_assessment_state_get_id   (AssayAssessmentState  state);
gboolean              assay_assessment_state_from_id  (const char           *id,
                                                       AssayAssessmentState *state);
const char           *assay_assessment_state_get_title (AssayAssessmentState state);
const char           *assay_assessment_kind_get_title (const char           *kind);

/**
 * AssayAssessment:
 *
 * An assessment as it was read; an edit is a changed copy that is saved. Properties, all construct: id,
 * provider-id, reference and name (of the provider; read only), framework-id, framework-version, period,
 * service-type, kind, state (AssayAssessmentState as int), published, officer-id (0: nobody), officer (the name,
 * read only), reviewer-id, reviewer (the name, read only), planned-on and visited-on (ISO date or ""), follows-id
 * (0: none), import-id (0: none), summary, version (numbers are gint64, but for framework-version and state); and
 * as counted when it was read, as guint: answered, criteria (how many apply), challenges (not withdrawn),
 * open-challenges, upheld-challenges (since the last sign-off), upheld-since-final. State and published change by
 * steps alone, never by saving.
 */
#define ASSAY_TYPE_ASSESSMENT (assay_assessment_get_type ())
G_DECLARE_FINAL_TYPE (AssayAssessment, assay_assessment, ASSAY, ASSESSMENT, GObject)

AssayAssessment      *assay_assessment_new              (void);
AssayAssessment      *assay_assessment_copy             (AssayAssessment      *self);
gint64                assay_assessment_get_id           (AssayAssessment      *self);
gint64                assay_assessment_get_provider_id  (AssayAssessment      *self);
const char           *assay_assessment_get_reference    (AssayAssessment      *self);
const char           *assay_assessment_get_name         (AssayAssessment      *self);
const char           *assay_assessment_get_framework_id (AssayAssessment      *self);
int                   assay_assessment_get_framework_version (AssayAssessment *self);
const char           *assay_assessment_get_period       (AssayAssessment      *self);
const char           *assay_assessment_get_service_type (AssayAssessment      *self);
const char           *assay_assessment_get_kind         (AssayAssessment      *self);
AssayAssessmentState  assay_assessment_get_state        (AssayAssessment      *self);
gboolean              assay_assessment_is_published     (AssayAssessment      *self);
gint64                assay_assessment_get_officer_id   (AssayAssessment      *self);
const char           *assay_assessment_get_officer      (AssayAssessment      *self);
gint64                assay_assessment_get_reviewer_id  (AssayAssessment      *self);
const char           *assay_assessment_get_reviewer     (AssayAssessment      *self);
const char           *assay_assessment_get_planned_on   (AssayAssessment      *self);
const char           *assay_assessment_get_visited_on   (AssayAssessment      *self);
gint64                assay_assessment_get_follows_id   (AssayAssessment      *self);
gint64                assay_assessment_get_import_id    (AssayAssessment      *self);
const char           *assay_assessment_get_summary      (AssayAssessment      *self);
gint64                assay_assessment_get_version      (AssayAssessment      *self);
guint                 assay_assessment_get_answered     (AssayAssessment      *self);
guint                 assay_assessment_get_criteria     (AssayAssessment      *self);
guint                 assay_assessment_get_challenges   (AssayAssessment      *self);
guint                 assay_assessment_get_open_challenges (AssayAssessment   *self);
guint                 assay_assessment_get_upheld_challenges (AssayAssessment *self);
gboolean              assay_assessment_is_to_be_corrected (AssayAssessment *self);
gboolean              assay_assessment_is_editable      (AssayAssessment      *self);
gboolean              assay_assessment_shows_score      (AssayAssessment      *self,
                                                         AssayFramework       *framework);

char                 *assay_assessment_dup_title        (AssayAssessment      *self);
char                 *assay_assessment_dup_summary_line (AssayAssessment      *self);

AssayAssessment      *assay_assessment_load             (AssayConnection      *connection,
                                                         gint64                id,
                                                         GError              **error);
GPtrArray            *assay_assessment_list             (AssayConnection      *connection,
                                                         gint64                provider_id,
                                                         GError              **error);
GPtrArray            *assay_assessment_list_planned     (AssayConnection      *connection,
                                                         const char           *from_date,
                                                         const char           *to_date,
                                                         GError              **error);
/* Those that rate their providers in a period: one a provider, the newest of the kinds that count. */
GPtrArray            *assay_assessment_list_rating      (AssayConnection      *connection,
                                                         AssayFramework       *framework,
                                                         const char           *period,
                                                         GError              **error);
AssayAssessment      *assay_assessment_find_previous    (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         GError              **error);
char                 *assay_assessment_parse_period     (AssayFramework       *framework,
                                                         const char           *text,
                                                         GError              **error);
gboolean              assay_assessment_settle           (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         GError              **error);
gboolean              assay_assessment_settle_follows   (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         GError              **error);
char                 *assay_assessment_dup_period_on    (AssayAssessment      *self,
                                                         AssayFramework       *framework,
                                                         const char           *day);
/* As save, but part of the caller's change, without an audit row of its own. A new one may be under way at once:
 * a form that came in by itself. */
gint64                assay_assessment_put              (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         GError              **error);
gint64                assay_assessment_save             (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         GError              **error);
gboolean              assay_assessment_replan           (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         const char           *planned_on,
                                                         gint64                officer_id,
                                                         GError              **error);
gboolean              assay_assessment_start            (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         AssayFramework       *framework,
                                                         const char           *visited_on,
                                                         GError              **error);
gboolean              assay_assessment_set_visited_on   (AssayConnection      *connection,
                                                         AssayAssessment      *assessment,
                                                         AssayFramework       *framework,
                                                         const char           *visited_on,
                                                         GError              **error);

G_END_DECLS
