/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-column-private.h"

G_BEGIN_DECLS

struct _AssayImportController
{
  GObject parent_instance;

  AssayDb *db;
  AssayImportHandler *handler;
  AssayImportState state;
  char *period;
  char *survey_name;
  gboolean replace;
  gboolean outside_period;
  gboolean allow_repeats;
  gboolean unknown_as_blank;
  gboolean keep_comments;
  gboolean keep_personal;

  AssayTableFile *file;
  GPtrArray *facts;
  GPtrArray *targets;
  GListStore *columns;

  gboolean checked;
  char *digest;
  char *elsewhere;
  gboolean lacks_providers;
  AssayImportCounts counts;
  GListStore *answers;
  AssaySetAsideList *set_aside;
  GListStore *providers;
  GPtrArray *notices;

  gboolean busy;
  GSource *tick;
  AssayPassProgress progress;
};

AssayImportColumn *_assay_import_controller_get_column (AssayImportController *self,
                                                        guint                  index);
GPtrArray         *_assay_import_controller_choices    (AssayImportController *self);
AssayImportPlan   *_assay_import_controller_make_plan  (AssayImportController *self);
void               _assay_import_controller_changed    (AssayImportController *self);
void               _assay_import_controller_set_busy   (AssayImportController *self,
                                                        gboolean               busy);
void               _assay_import_controller_set_state  (AssayImportController *self,
                                                        AssayImportState       state);
void               _assay_import_controller_show_pass  (AssayImportController *self,
                                                        AssayImportPass       *pass);

void               _assay_import_refuse_repeats        (const AssayImportCounts *counts,
                                                        const char            *elsewhere,
                                                        const char            *period,
                                                        GError               **error);

/* Mappings: what each column is read as and what its texts stand for, as JSON. */
char              *_assay_mapping_to_json              (AssayImportHandler    *handler,
                                                        GPtrArray             *choices);
gboolean           _assay_mapping_apply                (const char            *json,
                                                        const char            *name,
                                                        AssayImportHandler    *handler,
                                                        GPtrArray             *choices,
                                                        gboolean               remembered,
                                                        GError               **error);

gboolean           _assay_import_doubts_period         (const AssayImportCounts *counts);

/* The commit, on the writer's thread. The file's digest is that of the check; without one it is found as the file
 * is read. */
typedef struct
{
  AssayImportHandler *handler;
  AssayImportPlan *plan;
  char *digest;
  gboolean outside_period;
  char *mapping;
  char *header_shape;
  AssayPassProgress *progress;
  AssayImportPass *pass;
  gboolean lacks_providers;
} AssayImportCommit;

void               _assay_import_set_doubt             (AssayImportCommit     *commit,
                                                        GError               **error);
gboolean           _assay_import_lacks_providers       (AssayImportHandler    *handler,
                                                        AssayConnection       *connection,
                                                        gboolean              *lacks,
                                                        GError               **error);
gpointer           _assay_import_commit                (AssayConnection       *connection,
                                                        gpointer               data,
                                                        GCancellable          *cancellable,
                                                        GError               **error);

G_END_DECLS
