/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-column-facts.h"
#include "core/intake/assay-import-pass.h"

G_BEGIN_DECLS

/* Ends the target of a field of per cents whose column holds shares of 1. */
#define ASSAY_TARGET_AS_SHARE "@share"

/**
 * AssayImportKind:
 * @ASSAY_IMPORT_REGISTER: providers and their figures
 * @ASSAY_IMPORT_SURVEY: returns of a survey
 * @ASSAY_IMPORT_RETURNS: figures that providers return
 */
typedef enum
{
  ASSAY_IMPORT_REGISTER,
  ASSAY_IMPORT_SURVEY,
  ASSAY_IMPORT_RETURNS,
} AssayImportKind;

/**
 * AssayImportTarget:
 * @role: what the column would be read as
 * @target: the field's or measure's id, or ""
 * @title: what people read
 * @counted: for questions: whether the framework counts it
 *
 * Something that a column may be read as; the choices of the columns page.
 */
typedef struct
{
  AssayColumnRole role;
  char *target;
  char *title;
  gboolean counted;
} AssayImportTarget;

AssayImportTarget *assay_import_target_new  (AssayColumnRole    role,
                                             const char        *target,
                                             const char        *title,
                                             gboolean           counted);
void               assay_import_target_free (AssayImportTarget *self);

/**
 * AssayImportHandler:
 *
 * What one kind of import knows: what columns may be read as, what they most likely are, what must be there,
 * and how a row is judged and stored. The controller drives it and knows no kind.
 *
 * The rows of an import that `is_bulk` refer only to what its pass read or made; see assay_db_bulk_write_sync ().
 *
 * `load` is called in a read transaction before the columns are suggested, and `begin_pass` at the start of
 * each pass, in a read transaction for the check and in the import's own for the commit. `suggest` and
 * `describe` are called in the thread of the caller, never at the same time as another.
 */
#define ASSAY_TYPE_IMPORT_HANDLER (assay_import_handler_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayImportHandler, assay_import_handler, ASSAY, IMPORT_HANDLER, GObject)

struct _AssayImportHandlerClass
{
  GObjectClass parent_class;

  AssayImportKind    kind;
  gboolean           is_bulk;

  GPtrArray       *(*list_targets)  (AssayImportHandler     *self);
  gboolean         (*load)          (AssayImportHandler     *self,
                                     const char             *period,
                                     AssayConnection        *connection,
                                     GError                **error);
  gboolean         (*check_file)    (AssayImportHandler     *self,
                                     AssayTableFile         *file,
                                     GError                **error);
  gboolean         (*check_facts)   (AssayImportHandler     *self,
                                     AssayTableFile         *file,
                                     GPtrArray              *facts,
                                     GError                **error);
  void             (*suggest)       (AssayImportHandler     *self,
                                     GPtrArray              *facts,
                                     GPtrArray              *choices);
  void             (*review)        (AssayImportHandler     *self,
                                     GPtrArray              *facts,
                                     GPtrArray              *choices);
  GPtrArray       *(*list_notices)  (AssayImportHandler     *self,
                                     GPtrArray              *choices);
  void             (*describe)      (AssayImportHandler     *self,
                                     const AssayColumnFacts *facts,
                                     AssayColumnChoice      *choice);
  gboolean         (*check_choices) (AssayImportHandler     *self,
                                     GPtrArray              *choices,
                                     GError                **error);
  AssayImportPass *(*begin_pass)    (AssayImportHandler     *self,
                                     AssayImportPlan        *plan,
                                     AssayConnection        *connection,
                                     GError                **error);
};

AssayImportKind  assay_import_handler_get_kind      (AssayImportHandler     *self);
const char      *assay_import_handler_get_kind_id   (AssayImportHandler     *self);
gboolean         assay_import_handler_is_bulk       (AssayImportHandler     *self);
GPtrArray       *assay_import_handler_list_targets  (AssayImportHandler     *self);
gboolean         assay_import_handler_load          (AssayImportHandler     *self,
                                                     const char             *period,
                                                     AssayConnection        *connection,
                                                     GError                **error);
gboolean         assay_import_handler_check_file    (AssayImportHandler     *self,
                                                     AssayTableFile         *file,
                                                     GError                **error);
gboolean         assay_import_handler_check_facts   (AssayImportHandler     *self,
                                                     AssayTableFile         *file,
                                                     GPtrArray              *facts,
                                                     GError                **error);
void             assay_import_handler_suggest       (AssayImportHandler     *self,
                                                     GPtrArray              *facts,
                                                     GPtrArray              *choices);
void             assay_import_handler_review        (AssayImportHandler     *self,
                                                     GPtrArray              *facts,
                                                     GPtrArray              *choices);
GPtrArray       *assay_import_handler_list_notices  (AssayImportHandler     *self,
                                                     GPtrArray              *choices);
void             assay_import_handler_describe      (AssayImportHandler     *self,
                                                     const AssayColumnFacts *facts,
                                                     AssayColumnChoice      *choice);
gboolean         assay_import_handler_check_choices (AssayImportHandler     *self,
                                                     GPtrArray              *choices,
                                                     GError                **error);
AssayImportPass *assay_import_handler_begin_pass    (AssayImportHandler     *self,
                                                     AssayImportPlan        *plan,
                                                     AssayConnection        *connection,
                                                     GError                **error);

/* Whether a column counts so much that it must be settled before anything is imported. */
typedef gboolean (*AssayColumnIsNeeded) (const AssayColumnChoice *choice);

gboolean         assay_import_check_settled         (GPtrArray              *choices,
                                                     AssayColumnIsNeeded     is_needed,
                                                     GError                **error);

G_END_DECLS
