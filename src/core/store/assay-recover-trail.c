/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The audit trail of a recovered register.
 *
 * Its chain must hold from the first entry to the last, or the register could never be backed up. The entries
 * that still verify from the first on stay as they are. Then comes the entry on the recovery, which says what
 * was lost or altered; what is readable after the break follows with new numbers and hashes, and a last entry
 * tells which numbers and hashes these had. An entry that is known to be altered is not taken into the chain:
 * what it says lies beside the entry on the recovery. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/store/assay-audit-private.h"
#include "core/store/assay-recover-private.h"

#define N_FIELDS 7 /* from "at" to the digest of what was there after */
#define MOST_ABSENT 1000000 /* a number farther ahead is damage */

#define SELECT_ENTRIES                                                                                    \
  "SELECT number, at, actor, action, subject, summary, before_digest, after_digest, hash"                  \
  " FROM " ASSAY_RECOVERY_TRAIL " WHERE number > ? ORDER BY number"

typedef struct
{
  AssayRecovery *recovery;
  gint64 sound;           /* the last entry that verifies from the first on */
  gint64 number;          /* the last looked at */
  char *head;             /* its hash; NULL where it is not to be trusted */
  GArray *absent;
  GArray *altered;
  GString *altered_words;
} Trail;

/**
 * _assay_recovery_read_trail:
 * @self: a recovery
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads the damaged file's audit trail beside the new register's, which is never changed once written.
 *
 * Returns: whether all that can be read was
 */
gboolean
_assay_recovery_read_trail (AssayRecovery  *self,
                            GError        **error)
{
  return _assay_connection_script (self->to,
                                   "CREATE TEMP TABLE " ASSAY_RECOVERY_TRAIL " (number INTEGER PRIMARY KEY,"
                                   " at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,"
                                   " subject TEXT NOT NULL, summary TEXT NOT NULL,"
                                   " before_digest TEXT NOT NULL, after_digest TEXT NOT NULL,"
                                   " hash TEXT NOT NULL) STRICT;"
                                   "CREATE TEMP TABLE " ASSAY_RECOVERY_DETAILS
                                   " (number INTEGER PRIMARY KEY, before TEXT, after TEXT) STRICT", error) &&
         _assay_recovery_copy_table (self, "audit", ASSAY_RECOVERY_TRAIL, error) &&
         _assay_recovery_copy_table (self, "audit_detail", ASSAY_RECOVERY_DETAILS, error);
}

static void
read_fields (AssayStatement *row,
             const char    **fields)
{
  for (int i = 0; i < N_FIELDS; i++)
    fields[i] = assay_statement_get_text (row, 1 + i);
  fields[N_FIELDS] = NULL;
}

static gboolean
insert_entry (Trail              *self,
              gint64              number,
              const char *const  *fields,
              const char         *hash,
              GError            **error)
{
  return assay_connection_run (self->recovery->to, error,
                               "INSERT INTO audit (number, at, actor, action, subject, summary,"
                               " before_digest, after_digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                               "issssssss", number, fields[0], fields[1], fields[2], fields[3], fields[4],
                               fields[5], fields[6], hash);
}

static void
keep_altered (Trail              *self,
              gint64              number,
              const char *const  *fields)
{
  g_array_append_val (self->altered, number);
  g_string_append_printf (self->altered_words, "\n%" PRId64 ": %s, %s, %s, %s, %s", number, fields[0],
                          fields[1], fields[2], fields[3], fields[4]);
}

/* Whether an entry follows the one before; what follows one that is not to be trusted cannot be judged. */
static gboolean
look_at_entry (Trail          *self,
               AssayStatement *row,
               GError        **error)
{
  gint64 number = assay_statement_get_int (row, 0);
  const char *stored = assay_statement_get_text (row, 8);
  const char *fields[N_FIELDS + 1];
  gboolean follows = number == self->number + 1 && self->head != NULL;
  g_autofree char *hash = NULL;

  read_fields (row, fields);
  if (number - self->number > MOST_ABSENT)
    {
      keep_altered (self, number, fields);
      return TRUE;
    }
  for (gint64 absent = self->number + 1; absent < number; absent++)
    g_array_append_val (self->absent, absent);
  hash = _assay_audit_hash (follows ? self->head : "", number, fields);
  g_clear_pointer (&self->head, g_free);
  if (follows && !g_str_equal (hash, stored))
    keep_altered (self, number, fields);
  else
    self->head = g_strdup (stored);
  if (self->head == NULL || self->sound < self->number || number != self->number + 1)
    {
      self->number = number;
      return TRUE;
    }
  self->sound = self->number = number;
  return insert_entry (self, number, fields, stored, error);
}

static gboolean
look_at_entries (Trail   *self,
                 GError **error)
{
  AssayStatement *row = assay_connection_query (self->recovery->to, error, SELECT_ENTRIES, "i", (gint64) 0);

  while (assay_statement_next (row, error))
    if (!look_at_entry (self, row, error))
      return FALSE;
  return row != NULL && !assay_statement_failed (row);
}

static gboolean
matches (AssayStatement *row,
         int             text,
         int             digest)
{
  const char *detail = assay_statement_get_text (row, text);
  g_autofree char *computed = _assay_audit_digest (detail);

  return detail == NULL || g_strcmp0 (computed, assay_statement_get_text (row, digest)) == 0;
}

/* What was there before and after a change is kept only where it is what its entry says it was. */
static gboolean
drop_altered_details (AssayRecovery  *self,
                      GError        **error)
{
  g_autoptr (GArray) altered = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayStatement *row =
    assay_connection_query (self->to, error, "SELECT number, before, after, before_digest, after_digest FROM "
                            ASSAY_RECOVERY_DETAILS " JOIN " ASSAY_RECOVERY_TRAIL " USING (number)"
                            " ORDER BY number", "");

  while (assay_statement_next (row, error))
    if (!matches (row, 1, 3) || !matches (row, 2, 4))
      {
        gint64 number = assay_statement_get_int (row, 0);

        g_array_append_val (altered, number);
      }
  if (row == NULL || assay_statement_failed (row))
    return FALSE;
  for (guint i = 0; i < altered->len; i++)
    if (!assay_connection_run (self->to, error, "DELETE FROM " ASSAY_RECOVERY_DETAILS " WHERE number = ?", "i",
                               g_array_index (altered, gint64, i)))
      return FALSE;
  _assay_recovery_note_numbers (self, "audit_detail", altered);
  return TRUE;
}

static gint64
count_after_break (Trail *self)
{
  gint64 n = 0;
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM " ASSAY_RECOVERY_TRAIL
                                            " WHERE number > %" PRId64, self->sound);

  _assay_connection_get_number (self->recovery->to, count, &n, NULL);
  return n - self->altered->len;
}

static void
note_trail (Trail *self)
{
  gint64 n_after = count_after_break (self);
  g_autofree char *numbers = _assay_recovery_name_numbers (self->altered);

  if (!g_hash_table_contains (self->recovery->torn, "audit"))
    _assay_recovery_note_numbers (self->recovery, "audit", self->absent);
  if (self->altered->len > 0)
    _assay_recovery_note (self->recovery,
                          ngettext ("Audit trail: %u entry, number %s, that was altered after it was written.",
                                    "Audit trail: %u entries, numbers %s, that were altered after they were "
                                    "written.", self->altered->len), self->altered->len, numbers);
  if (n_after > 0)
    _assay_recovery_note (self->recovery,
                          ngettext ("Audit trail: the number of %" PRId64 " later entry, which is kept with a "
                                    "new one, since the chain is broken after number %" PRId64 ".",
                                    "Audit trail: the numbers of %" PRId64 " later entries, which are kept with "
                                    "new ones, since the chain is broken after number %" PRId64 ".",
                                    (gulong) n_after), n_after, self->sound);
}

/* The numbers of all that is absent, as far as they are known, and of all that was altered. */
static char *
name_broken (Trail *self)
{
  g_autoptr (GArray) missing = _assay_recovery_find_missing (self->recovery, "audit", ASSAY_RECOVERY_TRAIL);
  GArray *absent = missing != NULL ? missing : self->absent;
  g_autoptr (GArray) broken = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (broken, absent->data, absent->len);
  g_array_append_vals (broken, self->altered->data, self->altered->len);
  g_array_sort (broken, _assay_recovery_compare);
  return _assay_recovery_name_numbers (broken);
}

static char *
summarize (Trail *self)
{
  g_autofree char *name = g_filename_display_basename (self->recovery->from->path);
  g_autofree char *broken = name_broken (self);

  if (*broken != '\0')
    return g_strdup_printf (_("The register was recovered from the damaged file “%s”. Of its audit trail, these "
                              "entries were lost or altered: %s."), name, broken);
  if (g_hash_table_contains (self->recovery->torn, "audit"))
    return g_strdup_printf (_("The register was recovered from the damaged file “%s”. Of its audit trail, the "
                              "entries after number %" PRId64 " were lost."), name, self->number);
  return g_strdup_printf (_("The register was recovered from the damaged file “%s”."), name);
}

static gboolean
record_recovery (Trail   *self,
                 GError **error)
{
  g_autofree char *summary = summarize (self);
  g_autoptr (GString) list = g_string_new (NULL);
  GPtrArray *lost = self->recovery->lost;

  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (lost, i));
  g_string_append (list, self->altered_words->str);
  return assay_audit_record (self->recovery->to, "register.recover", "register", summary, NULL, list->str, error);
}

static gboolean
is_altered (Trail  *self,
            gint64  number)
{
  return g_array_binary_search (self->altered, &number, _assay_recovery_compare, NULL);
}

/* Takes one entry over under a new number; @head is the hash of the one before, and becomes its own. */
static gboolean
take_over (Trail           *self,
           AssayStatement  *row,
           gint64           number,
           char           **head,
           GError         **error)
{
  const char *fields[N_FIELDS + 1];
  g_autofree char *previous = g_steal_pointer (head);

  read_fields (row, fields);
  *head = _assay_audit_hash (previous, number, fields);
  return insert_entry (self, number, fields, *head, error) &&
         assay_connection_run (self->recovery->to, error, "INSERT INTO audit_detail (number, before, after)"
                               " SELECT ?, before, after FROM " ASSAY_RECOVERY_DETAILS " WHERE number = ?",
                               "ii", number, assay_statement_get_int (row, 0));
}

static gboolean
take_over_rest (Trail   *self,
                GString *list,
                gint64  *n,
                GError **error)
{
  g_autofree char *head = assay_audit_dup_head (self->recovery->to, error);
  gint64 number = self->sound + 1; /* of the entry on the recovery */
  AssayStatement *row =
    head == NULL ? NULL : assay_connection_query (self->recovery->to, error, SELECT_ENTRIES, "i", self->sound);

  while (assay_statement_next (row, error))
    {
      gint64 old = assay_statement_get_int (row, 0);

      if (is_altered (self, old))
        continue;
      number++;
      g_string_append_printf (list, "%" PRId64 ": %" PRId64 " %s\n", number, old,
                              assay_statement_get_text (row, 8));
      if (!take_over (self, row, number, &head, error))
        return FALSE;
    }
  *n = number - self->sound - 1;
  return row != NULL && !assay_statement_failed (row);
}

static gboolean
record_rest (Trail   *self,
             GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *summary = NULL;
  gint64 n;

  if (!take_over_rest (self, list, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  summary = g_strdup_printf (ngettext ("The %" PRId64 " entry before this was taken over from the damaged file as "
                                       "it was read; it had another number and hash there.",
                                       "The %" PRId64 " entries before this were taken over from the damaged file "
                                       "as they were read; they had other numbers and hashes there.",
                                       (gulong) n), n);
  return assay_audit_record (self->recovery->to, "register.recover-trail", "register", summary, NULL, list->str,
                             error);
}

static gboolean
take_up (Trail   *self,
         GError **error)
{
  AssayRecovery *recovery = self->recovery;

  if (!look_at_entries (self, error) || !drop_altered_details (recovery, error) ||
      !assay_connection_run (recovery->to, error, "INSERT INTO audit_detail SELECT number, before, after FROM "
                             ASSAY_RECOVERY_DETAILS " WHERE number <= ?", "i", self->sound))
    return FALSE;
  note_trail (self);
  _assay_recovery_note_unread (recovery);
  return record_recovery (self, error) && record_rest (self, error);
}

/**
 * _assay_recovery_take_up_trail:
 * @self: a recovery whose other losses are noted
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes the new register's audit trail from what was read of the old, with an entry on the recovery and all
 * that was lost. Its chain holds.
 *
 * Returns: whether it was made
 */
gboolean
_assay_recovery_take_up_trail (AssayRecovery  *self,
                               GError        **error)
{
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) altered = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) words = g_string_new (NULL);
  Trail trail = { .recovery = self, .head = g_strdup (""), .absent = absent, .altered = altered,
                  .altered_words = words };
  gboolean is_done = take_up (&trail, error);

  g_free (trail.head);
  return is_done;
}
