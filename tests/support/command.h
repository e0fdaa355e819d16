/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * Command:
 * @folder: where assayctl runs; also the person's data folder
 * @status: how the last run ended
 * @out: its stdout
 * @err: its stderr
 *
 * Runs of assayctl in a folder of their own. As a GLib test fixture: `g_test_add (path, Command, NULL,
 * command_set_up, test, command_tear_down)`.
 */
typedef struct
{
  char *folder;
  int status;
  char *out;
  char *err;
} Command;

void      command_set_up    (Command        *self,
                             const void     *data);
void      command_tear_down (Command        *self,
                             const void     *data);
void      command_run       (Command        *self,
                             ...) G_GNUC_NULL_TERMINATED;
void      command_expect    (Command        *self,
                             int             status,
                             ...) G_GNUC_NULL_TERMINATED;
void      command_assert_in (const char     *text,
                             const char     *part);
JsonNode *command_read_json (Command        *self);
char     *command_demo_file (const char     *name);
char     *command_path      (Command        *self,
                             const char     *name);
void      command_write     (Command        *self,
                             const char     *name,
                             const char     *text);

G_END_DECLS
