/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "support/command.h"
#include "support/form-file.h"

/* A register of visits for the command line: the demonstration's providers, and nothing planned yet. */

#define PERIOD "2010-11"
#define REGISTER "visits.assay"

#define RUN(status, ...) command_expect (command, status, "--file", REGISTER, __VA_ARGS__, NULL)
#define VISIT(status, ...) RUN (status, "visit", __VA_ARGS__)

static inline void
visit_command_set_up (Command    *command,
                      const void *data)
{
  g_autofree char *providers = command_demo_file ("home-care-register-2011.csv");

  command_set_up (command, data);
  RUN (0, "init");
  RUN (0, "import", "register", providers, "--period", "2010-11 Q4");
}

/* Fills every answer of a sheet. */
static inline void
visit_command_answer_sheet (Command    *command,
                            guint       sheet,
                            const char *words)
{
  g_autofree char *path = command_path (command, "form.xlsx");
  g_autofree char *part = form_file_dup_part (sheet);
  g_autofree char *before = form_file_read (path, part);
  g_autofree char *text =
    g_strdup_printf ("<c r=\"E\\g<1>\" \\g<2> t=\"inlineStr\"><is><t>%s</t></is></c>", words);
  g_autoptr (GRegex) regex = g_regex_new ("<c r=\"E([0-9]+)\" (s=\"[0-9]+\")/>", 0, 0, NULL);
  g_autofree char *after = g_regex_replace (regex, before, -1, 0, text, 0, NULL);

  g_assert_cmpstr (after, !=, before);
  form_file_write (path, part, after);
}

static inline void
visit_command_answer_all (Command    *command,
                          guint       n_sheets,
                          const char *words)
{
  for (guint i = 0; i < n_sheets; i++)
    visit_command_answer_sheet (command, i + 2, words);
}

static inline void
visit_command_answer_one (Command    *command,
                          guint       sheet,
                          const char *cell,
                          const char *words)
{
  g_autofree char *path = command_path (command, "form.xlsx");

  form_file_type (path, sheet, cell, words);
}
