/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

/* Policies that a source may leave open, besides scales, weights and thresholds. */
typedef enum
{
  ASSAY_OPEN_AGGREGATION = 1 << 0,
  ASSAY_OPEN_MISSING = 1 << 1,
  ASSAY_OPEN_MINIMUM_BASE = 1 << 2,
  ASSAY_OPEN_MINIMUM_COVERAGE = 1 << 3,
  ASSAY_OPEN_DECIMALS = 1 << 4,
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
  char **service_types;
  int period_kind;
  AssayAggregation aggregation;
  AssayMissingPolicy missing;
  guint minimum_base;
  double minimum_coverage;
  int decimals;
  AssayOpenPolicies open;
  AssayBand *bands;
  guint n_bands;
  AssayRule *rules;
  guint n_rules;
  AssayGate *gates;
  guint n_gates;
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
void        _assay_framework_read_rules   (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object);
void        _assay_framework_read_gates   (AssayFramework       *self,
                                           AssayFrameworkReader *reader,
                                           JsonObject           *object);
AssayFramework *_assay_framework_new_from_json (JsonNode    *json,
                                                const char  *name,
                                                GError     **error);
AssayScale *_assay_scale_copy             (const AssayScale     *scale);
void        _assay_scale_free             (AssayScale           *scale);
void        _assay_bands_free             (AssayBand            *bands,
                                           guint                 n_bands);
void        _assay_node_free              (AssayNode            *node);

G_END_DECLS
