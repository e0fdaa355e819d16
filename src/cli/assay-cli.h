/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-db.h"

G_BEGIN_DECLS

/**
 * AssayCli:
 * @file: (nullable): the register that was asked for; NULL for the default one
 * @json: whether to print for programs
 * @verb: the verb that runs
 *
 * One run of the command line.
 */
typedef struct _AssayCliVerb AssayCliVerb;
typedef struct
{
  char *file;
  gboolean json;
  const AssayCliVerb *verb;
} AssayCli;

/**
 * AssayCliVerb:
 * @name: the word that calls it
 * @arguments: what follows it, for the usage line
 * @summary: what it does, in a few words; untranslated, marked by N_()
 * @run: does it. The words after the verb are (array zero-terminated=1) @words. Returns FALSE and sets
 *   the error on failure; an error of the domain `G_OPTION_ERROR` is a wrong usage
 *
 * A verb. Each has a file of its own, assay-cli-NAME.c, which defines one of these; assay-cli-verbs.h
 * declares it and the table in assayctl.c lists it.
 */
struct _AssayCliVerb
{
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean (*run) (AssayCli  *cli,
                   char     **words,
                   GError   **error);
};

char    **assay_cli_parse         (AssayCli            *self,
                                   char               **words,
                                   const GOptionEntry  *entries,
                                   guint                n_least,
                                   guint                n_most,
                                   GError             **error);
char     *assay_cli_dup_path      (AssayCli            *self);
void      assay_cli_hint_backup   (AssayCli            *self,
                                   const GError        *error);
AssayDb  *assay_cli_open          (AssayCli            *self,
                                   AssayDbFlags         flags,
                                   GError             **error);
AssayDb  *assay_cli_create        (const char          *path,
                                   GError             **error);
void      assay_cli_discard       (AssayDb             *db);
gboolean  assay_cli_close         (AssayDb             *db,
                                   GError             **error);
gboolean  assay_cli_write         (AssayDb             *db,
                                   AssayDbFunc          func,
                                   gpointer             data,
                                   GError             **error);
gboolean  assay_cli_read          (AssayDb             *db,
                                   AssayDbFunc          func,
                                   gpointer             data,
                                   GError             **error);
gboolean  assay_cli_run           (AssayCli            *self,
                                   gboolean             changes,
                                   AssayDbFunc          func,
                                   gpointer             data,
                                   GError             **error);
char     *assay_cli_parse_period  (const char          *text,
                                   GError             **error);
void      assay_cli_print         (const char          *format,
                                   ...) G_GNUC_PRINTF (1, 2);
void      assay_cli_say           (const char          *format,
                                   ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
