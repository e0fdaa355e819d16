/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayScaleKind:
 * @ASSAY_SCALE_SHARE: the share of positive answers, linear between two anchors in per cent; of
 *   returns of a survey, or of short visits to people at home
 * @ASSAY_SCALE_LINEAR: a figure, linear between two anchors; values beyond are clamped
 * @ASSAY_SCALE_STEPS: a figure against steps, each `from` inclusive
 * @ASSAY_SCALE_CATEGORIES: a word, such as a CQC rating, that carries points
 * @ASSAY_SCALE_CRITERION: met in full, met in part, not met, not applicable
 */
typedef enum
{
  ASSAY_SCALE_SHARE,
  ASSAY_SCALE_LINEAR,
  ASSAY_SCALE_STEPS,
  ASSAY_SCALE_CATEGORIES,
  ASSAY_SCALE_CRITERION,
} AssayScaleKind;

/**
 * AssayScaleStep:
 * @from: for steps: the least value of the step, inclusive
 * @key: (nullable): for categories and criterion answers: the identifier; steps may have one too,
 *   for rules to count
 * @title: (nullable): for those: the words shown
 * @points: 0 to 1; NaN: the answer takes the leaf out (not applicable)
 */
typedef struct
{
  double from;
  char *key;
  char *title;
  double points;
} AssayScaleStep;

/**
 * AssayScale:
 * @kind: how a value becomes points
 * @zero_at: the value that gives 0 points, in the measure's unit (linear and share)
 * @one_at: the value that gives 1 point; may be lower than @zero_at
 * @steps: (array length=n_steps): for steps (falling by from), categories and criteria; for shares
 *   of visits the answers that may be given, with 1 for the positive ones, 0 for the others and NaN
 *   for one that is no answer to the question, such as "does not apply"
 * @positive: (nullable): for shares: the answers that count as positive; empty: as the survey's own
 *   answer scale says; for shares of visits keys of @steps
 * @placeholder: the source leaves it open; shown as such
 */
typedef struct
{
  AssayScaleKind kind;
  double zero_at;
  double one_at;
  AssayScaleStep *steps;
  guint n_steps;
  char **positive;
  gboolean placeholder;
} AssayScale;

/**
 * AssayBand:
 * @id: such as `gold`
 * @title: such as "Gold"
 * @from: the least rounded score, inclusive; -INFINITY for the last
 * @role: colour and shape: `gold` `silver` `bronze` `plain` `none` `red` `amber` `green` `blue`
 * @meaning: what it says of a provider, or ""
 * @follows: what follows from it, or ""
 * @plan: (nullable): the plan that it asks the provider for: `action-plan` `improvement-plan`
 *   `excellence-plan` `special-measures`
 * @placeholder: the source leaves the threshold open
 */
typedef struct
{
  char *id;
  char *title;
  double from;
  char *role;
  char *meaning;
  char *follows;
  char *plan;
  gboolean placeholder;
} AssayBand;

typedef enum
{
  ASSAY_NODE_GROUP,
  ASSAY_NODE_MEASURE,
  ASSAY_NODE_CRITERION,
} AssayNodeKind;

/**
 * AssayNode:
 * @kind: a group, or a leaf: a measure (a figure) or a criterion (judged)
 * @id: unique within the framework
 * @title: what people read
 * @short_title: for slides; the title where the file gives none
 * @question: (nullable): for survey measures: words by which a question is known, besides the title
 * @guidance: "" where there is none
 * @source: where the value comes from: `survey`, `return`, `register`, `visit`, `judgement`
 * @source_title: how the council names that source, such as "RTTM"
 * @unit: such as "%", "alerts"; "" where there is none
 * @weight: 0 or more
 * @weight_placeholder: the source leaves the weight open
 * @scored: FALSE: shown, asked for, but without points yet
 * @critical: for criteria that gates look at
 * @note: said beside the value, such as that one figure stands in for another; "" where there is
 *   none
 * @scale: (nullable): leaves only
 * @field: (nullable): for measures from returns: the return field that holds the value
 * @divisor: (nullable): the field that @field is divided by, times 100, such as `people-supported`
 * @level: (nullable): on a ladder, the band id that the leaf belongs to
 * @required_sources: (array zero-terminated=1): leaves only: ids of the evidence sources without
 *   which an answer is not well founded
 * @method: how these sources are used, such as "Asked of care workers, then seen in the records";
 *   "" where nothing is said
 * @service_types: (array zero-terminated=1): leaves only: all names of the service types that it
 *   applies to; empty for all
 * @service_keys: (array zero-terminated=1): the same, folded
 * @kinds: (array zero-terminated=1): leaves only: the kinds of assessment that ask it; empty for all
 * @bands: (array length=n_bands) (nullable): a group's own bands
 * @parent: (nullable): the group it is in; NULL for the root
 * @children: (array length=n_children): in the file's order
 * @leaf_index: leaves only: place among all leaves in the order of the tree, from 0
 * @depth: 0 for the root
 */
typedef struct _AssayNode AssayNode;
struct _AssayNode
{
  AssayNodeKind kind;
  char *id;
  char *title;
  char *short_title;
  char *question;
  char *guidance;
  char *source;
  char *source_title;
  char *unit;
  double weight;
  gboolean weight_placeholder;
  gboolean scored;
  gboolean critical;
  char *note;
  AssayScale *scale;
  char *field;
  char *divisor;
  char *level;
  char **required_sources;
  char *method;
  char **service_types;
  char **service_keys;
  char **kinds;
  AssayBand *bands;
  guint n_bands;
  AssayNode *parent;
  AssayNode **children;
  guint n_children;
  guint leaf_index;
  guint depth;
};

/**
 * AssayAggregation:
 * @ASSAY_AGGREGATION_WEIGHTED: weighted over all leaves, whatever group they are in
 * @ASSAY_AGGREGATION_GROUPS: weighted over groups with group weights
 * @ASSAY_AGGREGATION_RULES: counts of points or bands, first rule that matches from the top
 * @ASSAY_AGGREGATION_LADDER: the highest level whose own and lower levels are complete
 */
typedef enum
{
  ASSAY_AGGREGATION_WEIGHTED,
  ASSAY_AGGREGATION_GROUPS,
  ASSAY_AGGREGATION_RULES,
  ASSAY_AGGREGATION_LADDER,
} AssayAggregation;

#define ASSAY_N_AGGREGATIONS 4

const char *assay_aggregation_get_id  (AssayAggregation  aggregation);
gboolean    assay_aggregation_from_id (const char       *id,
                                       AssayAggregation *aggregation);

/* Over how many periods at most returns under the base are pooled, the rated one included. */
#define ASSAY_POOLED_PERIODS 4

/**
 * AssayMissingPolicy:
 * @ASSAY_MISSING_LEAVE_OUT: what has no value is left out of the divisor
 * @ASSAY_MISSING_POOL: returns under the base are pooled over up to four periods
 */
typedef enum
{
  ASSAY_MISSING_LEAVE_OUT,
  ASSAY_MISSING_POOL,
} AssayMissingPolicy;

/**
 * AssayRule:
 * @band: the id of the band given when it matches
 * @what: what is counted: leaves whose colour (category key) is @what; NULL for a rule that always
 *   matches
 * @of_groups: counted instead are groups of the first level whose own band has the id @what
 * @critical: only critical criteria are counted
 * @at_least: how many are needed
 *
 * One rule of an aggregation by rules; all rules are tried from the top.
 */
typedef struct
{
  char *band;
  char *what;
  gboolean of_groups;
  gboolean critical;
  guint at_least;
} AssayRule;

/**
 * AssayGate:
 * @leaf: (nullable): the leaf it looks at; NULL: any critical leaf
 * @is: the category or criterion answer at which it acts
 * @force: (nullable): the band id that it forces
 * @at_most: (nullable): the band id that it caps at
 * @reason: said in the explanation
 */
typedef struct
{
  char *leaf;
  char *is;
  char *force;
  char *at_most;
  char *reason;
} AssayGate;

/**
 * AssayFramework:
 *
 * A council's rating scheme, read from JSON and checked. Immutable, so that any thread may use it.
 */
#define ASSAY_TYPE_FRAMEWORK (assay_framework_get_type ())
G_DECLARE_FINAL_TYPE (AssayFramework, assay_framework, ASSAY, FRAMEWORK, GObject)

AssayFramework     *assay_framework_new_from_data         (const char     *json,
                                                           gssize          length,
                                                           const char     *name,
                                                           GError        **error);
AssayFramework     *assay_framework_new_from_stored       (const char     *json,
                                                           const char     *name,
                                                           GError        **error);
AssayFramework     *assay_framework_new_from_file         (const char     *path,
                                                           GError        **error);
char               *assay_framework_to_json               (AssayFramework *self);
const char         *assay_framework_get_id                (AssayFramework *self);
int                 assay_framework_get_version           (AssayFramework *self);
const char         *assay_framework_get_title             (AssayFramework *self);
const char         *assay_framework_get_description       (AssayFramework *self);
const char         *assay_framework_get_effective         (AssayFramework *self);
const char         *assay_framework_get_review            (AssayFramework *self);
const char         *assay_framework_get_rates             (AssayFramework *self);
const char *const  *assay_framework_get_service_types     (AssayFramework *self);
const char        **assay_framework_list_service_titles   (AssayFramework *self);
int                 assay_framework_get_period_kind       (AssayFramework *self);
AssayAggregation    assay_framework_get_aggregation       (AssayFramework *self);
gboolean            assay_framework_has_reading           (AssayFramework *self,
                                                           AssayAggregation reading);
AssayMissingPolicy  assay_framework_get_missing_policy    (AssayFramework *self);
guint               assay_framework_get_minimum_base      (AssayFramework *self);
gboolean            assay_framework_counts_visits         (AssayFramework *self);
double              assay_framework_get_minimum_coverage  (AssayFramework *self);
int                 assay_framework_get_decimals          (AssayFramework *self);
const AssayNode    *assay_framework_get_root              (AssayFramework *self);
guint               assay_framework_get_n_leaves          (AssayFramework *self);
const AssayNode    *assay_framework_get_leaf              (AssayFramework *self,
                                                           guint           leaf_index);
const AssayNode    *assay_framework_find_node             (AssayFramework *self,
                                                           const char     *id);
guint               assay_framework_get_n_bands           (AssayFramework *self);
const AssayBand    *assay_framework_get_band              (AssayFramework *self,
                                                           guint           index);
const AssayBand    *assay_framework_find_band             (AssayFramework *self,
                                                           const char     *id);
int                 assay_framework_get_band_index        (AssayFramework *self,
                                                           const char     *id);
const AssayRule    *assay_framework_get_rules             (AssayFramework *self,
                                                           guint          *n_rules);
const AssayGate    *assay_framework_get_gates             (AssayFramework *self,
                                                           guint          *n_gates);
/* The paths of everything the source leaves open, for the notes. */
char              **assay_framework_list_placeholders     (AssayFramework *self);

G_END_DECLS
