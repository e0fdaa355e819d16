/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "support/command.h"

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
