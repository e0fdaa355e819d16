/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-db.h"

G_BEGIN_DECLS

/**
 * SoakOutcome:
 * @SOAK_SOUND: the register opens, and may hold other values than before
 * @SOAK_READ_ONLY: it opens to be read only
 * @SOAK_REFUSED: it does not open
 */
typedef enum
{
  SOAK_SOUND,
  SOAK_READ_ONLY,
  SOAK_REFUSED,
} SoakOutcome;

guint        soak_test_count         (const char   *variable,
                                      guint         fallback);
GBytes      *soak_test_demo_register (void);
GBytes      *soak_test_read          (const char   *path);
void         soak_test_old_register  (const char   *folder,
                                      guint         n_more);
void         soak_test_copy          (GBytes       *bytes,
                                      const char   *path);
void         soak_test_check_message (const GError *error);
void         soak_test_check_sound   (AssayDb      *db);
SoakOutcome  soak_test_use_damaged   (const char   *path,
                                      const char   *rescued,
                                      gboolean     *is_recovered);

G_END_DECLS
