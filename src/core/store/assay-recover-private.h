/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection-private.h"

G_BEGIN_DECLS

/* Tables that the damaged file's audit trail is read into, until its chain is taken up again. */
#define ASSAY_RECOVERY_TRAIL "old_audit"
#define ASSAY_RECOVERY_DETAILS "old_audit_detail"

/**
 * AssayRecovery:
 * @from: the damaged register
 * @to: the new one
 * @saved: (element-type utf8): what was read, one phrase each
 * @lost: (element-type utf8): what was not, likewise
 * @unread: (element-type utf8): names of tables of which nothing could be read, nor whether there was
 *   anything
 * @torn: (element-type utf8): names of the tables that were not read whole
 * @placed: (element-type utf8 guint): how many rows of which table only stand for lost ones
 */
typedef struct
{
  AssayConnection *from;
  AssayConnection *to;
  GPtrArray *saved;
  GPtrArray *lost;
  GPtrArray *unread;
  GHashTable *torn;
  GHashTable *placed;
} AssayRecovery;

void      _assay_recovery_note          (AssayRecovery  *self,
                                         const char     *format,
                                         ...) G_GNUC_PRINTF (2, 3);
void      _assay_recovery_note_numbers  (AssayRecovery  *self,
                                         const char     *table,
                                         GArray         *numbers);
char     *_assay_recovery_name_numbers  (GArray         *numbers);
void      _assay_recovery_note_unread   (AssayRecovery  *self);
gboolean  _assay_recovery_count_saved   (AssayRecovery  *self,
                                         gint64         *evidence,
                                         GError        **error);

int       _assay_recovery_compare       (gconstpointer   a,
                                         gconstpointer   b);
GArray   *_assay_recovery_find_missing  (AssayRecovery  *self,
                                         const char     *table,
                                         const char     *target);
char     *_assay_recovery_dup_indexed   (AssayRecovery  *self,
                                         const char     *table,
                                         const char     *column,
                                         gint64          number);

gboolean  _assay_recovery_copy_table    (AssayRecovery  *self,
                                         const char     *table,
                                         const char     *target,
                                         GError        **error);
gboolean  _assay_recovery_place_parents (AssayRecovery  *self,
                                         GError        **error);
gboolean  _assay_recovery_place_frameworks (AssayRecovery  *self,
                                         GError        **error);
gboolean  _assay_recovery_place_questions (AssayRecovery  *self,
                                         GError        **error);
gboolean  _assay_recovery_read_trail    (AssayRecovery  *self,
                                         GError        **error);
gboolean  _assay_recovery_take_up_trail (AssayRecovery  *self,
                                         GError        **error);

G_END_DECLS
