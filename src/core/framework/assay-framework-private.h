/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

#include "core/framework/assay-framework.h"
#include "core/framework/assay-visit-rules.h"

G_BEGIN_DECLS

/* Policies that a source may leave open, besides scales, weights and thresholds. */
typedef enum
{
  ASSAY_OPEN_AGGREGATION = 1 << 0,
  ASSAY_OPEN_MISSING = 1 << 1,
  ASSAY_OPEN_MINIMUM_BASE = 1 << 2,
  ASSAY_OPEN_MINIMUM_COVERAGE = 1 << 3,
  ASSAY_OPEN_DECIMALS = 1 << 4,
  ASSAY_OPEN_GATES = 1 << 5,
  ASSAY_OPEN_RULES = 1 << 6,
  ASSAY_OPEN_POLICY_AT_MOST = 1 << 7,
  ASSAY_OPEN_COUNTS = 1 << 8,
  ASSAY_OPEN_PLAN_DAYS = 1 << 9,
  ASSAY_OPEN_CORRECTION_DAYS = 1 << 10,
  ASSAY_OPEN_REVISIT_MONTHS = 1 << 11,
  ASSAY_OPEN_INTERVAL_MONTHS = 1 << 12,
} AssayOpenPolicies;

struct _AssayFramework
{
  GObject parent_instance;

  JsonNode *json;               /* what it was read from, sealed */
  char *id;
  int version;
  char *title;
  char *description;
  char *effective;
  char *review;
  char *rates;
  char **service_types;         /* all names of all of them */
  GPtrArray *services;          /* of GStrv: one a service type, all its names */
  int period_kind;
  AssayAggregation aggregation;
  guint readings;               /* a bit for each AssayAggregation that may be in force */
  AssayMissingPolicy missing;
  guint minimum_base;
  gboolean counts_visits;       /* the base is of short visits, not of returns of a survey */
  double minimum_coverage;
  int decimals;
  AssayOpenPolicies open;
  AssayBand *bands;
  guint n_bands;
  AssayRule *rules;
  guint n_rules;
  AssayGate *gates;
  guint n_gates;
  AssayVisitRules *visits;      /* NULL: not assessed */
  AssayNode *root;
  GPtrArray *leaves;            /* borrowed from the tree */
  GHashTable *nodes;            /* id, borrowed → AssayNode, borrowed */
};

typedef struct _AssayFrameworkReader AssayFrameworkReader;

void        _assay_framework_read         (AssayFramework       *self,
                                           JsonNode             *json,
                                           AssayFrameworkReader *reader);
AssayScale *_assay_framework_read_scale   (AssayFrameworkReader *reader,
                                           JsonObject           *object);
AssayBand  *_assay_framework_read_bands   (AssayFrameworkReader *reader,
                                           JsonObject           *object,
                                           int                   decimals,
                                           gboolean              with_thresholds,
                                           guint                *n_bands);
void        _assay_framework_read_tree    (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object);
void        _assay_framework_read_services (AssayFramework      *self,
                                            AssayFrameworkReader *reader,
                                            JsonObject          *object);
void        _assay_framework_read_leaf_services (AssayFramework *self,
                                            AssayFrameworkReader *reader,
                                            JsonObject          *object,
                                            AssayNode           *leaf);
void        _assay_framework_read_visits (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *parent);
void        _assay_framework_check_visits (AssayFramework      *self,
                                           AssayFrameworkReader *reader);
void        _assay_framework_read_leaf_visits (AssayFramework  *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object,
                                           AssayNode            *leaf);
gboolean    _assay_framework_has_key      (AssayFramework       *self,
                                           const char           *key,
                                           gboolean              critical);
void        _assay_visit_rules_free       (AssayVisitRules      *self);
void        _assay_framework_read_rules   (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object);
void        _assay_framework_read_gates   (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object);
AssayFramework *_assay_framework_new_from_json (JsonNode    *json,
                                                const char  *name,
                                                GError     **error);
const AssayScaleStep *_assay_scale_find_key (const AssayScale *scale,
                                             const char       *key);
AssayScale *_assay_scale_copy             (const AssayScale     *scale);
void        _assay_scale_free             (AssayScale           *scale);
void        _assay_bands_free             (AssayBand            *bands,
                                           guint                 n_bands);
void        _assay_node_free              (AssayNode            *node);

G_END_DECLS
