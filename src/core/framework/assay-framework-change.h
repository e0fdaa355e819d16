/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

/**
 * AssayFrameworkChange:
 *
 * Thresholds, weights and a reading that differ from a framework's own: what a what-if tries out and what an
 * edit makes the next version of.
 */
typedef struct _AssayFrameworkChange AssayFrameworkChange;

AssayFrameworkChange *assay_framework_change_new           (void);
void                  assay_framework_change_free          (AssayFrameworkChange       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFrameworkChange, assay_framework_change_free)
void                  assay_framework_change_set_from      (AssayFrameworkChange       *self,
                                                            const char                 *band,
                                                            double                      from);
void                  assay_framework_change_set_weight    (AssayFrameworkChange       *self,
                                                            const char                 *node,
                                                            double                      weight);
void                  assay_framework_change_set_aggregation (AssayFrameworkChange     *self,
                                                            AssayAggregation            reading);
gboolean              assay_framework_change_is_empty      (const AssayFrameworkChange *self);
char                 *assay_framework_change_describe      (const AssayFrameworkChange *self,
                                                            AssayFramework             *framework);
AssayFramework       *assay_framework_change_apply         (const AssayFrameworkChange *self,
                                                            AssayFramework             *framework,
                                                            int                         version,
                                                            GError                    **error);

G_END_DECLS
