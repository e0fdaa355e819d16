/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_READ: a read fails
 * @FAULT_WRITE: a write fails, as on a full disk
 * @FAULT_SYNC: what was written does not reach the disk
 * @FAULT_OPEN: a file cannot be opened
 * @FAULT_MEMORY: there is no memory for SQLite
 */
typedef enum
{
  FAULT_READ,
  FAULT_WRITE,
  FAULT_SYNC,
  FAULT_OPEN,
  FAULT_MEMORY,
} FaultKind;

void     fault_vfs_install       (void);
void     fault_vfs_arm           (FaultKind kind,
                                  guint     nth);
gboolean fault_vfs_disarm        (void);
void     fault_vfs_kill_at       (guint     nth);
guint    fault_vfs_count_changes (void);

G_END_DECLS
