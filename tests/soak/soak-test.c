/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "soak/soak-test.h"

#include <glib/gstdio.h>

#include "core/intake/assay-imports.h"
#include "core/rating/demo-register.h"
#include "core/register/assay-provider.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-connection-private.h"

/**
 * soak_test_count:
 * @variable: an environment variable
 * @fallback: what holds without it
 *
 * Returns: how often something is tried
 */
guint
soak_test_count (const char *variable,
                 guint       fallback)
{
  const char *value = g_getenv (variable);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : fallback;
}

static gpointer
rate_demo (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  rate (connection);
  return NULL;
}

/**
 * soak_test_demo_register:
 *
 * Makes the demo's register and rates it.
 *
 * Returns: (transfer full): the bytes of its file
 */
GBytes *
soak_test_demo_register (void)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  assay_test_write (fixture.db, rate_demo, NULL);
  path = g_strdup (assay_db_get_path (fixture.db));
  assay_db_close (fixture.db, NULL);
  bytes = soak_test_read (path);
  assay_test_tear_down (&fixture, NULL);
  return g_steal_pointer (&bytes);
}

/**
 * soak_test_read:
 * @path: a register
 *
 * Returns: (transfer full): the bytes of its file
 */
GBytes *
soak_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

/**
 * soak_test_old_register:
 * @folder: where it is to lie, as `test.assay`
 * @n_more: how many providers it has besides two
 *
 * Makes a register of the first version, which belongs to the account “jo”.
 */
void
soak_test_old_register (const char *folder,
                        guint       n_more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = assay_test_source_path ("tests/data/store/version-1.sql");
  g_autofree char *path = assay_test_write_file (folder, "test.assay", "");
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "jo", &error);
  g_autofree char *script = NULL;
  g_autofree char *more = g_strdup_printf ("INSERT INTO provider (reference, reference_key, name, name_key)"
                                           " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                           " WHERE i < %u) SELECT 'X' || i, 'x' || i, 'X', 'x' FROM n", n_more);

  g_assert_no_error (error);
  g_file_get_contents (source, &script, NULL, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, script, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, more, &error);
  g_assert_no_error (error);
}

/**
 * soak_test_copy:
 * @bytes: a register's
 * @path: where they are to lie
 *
 * Writes a register without the log, the shared memory and the backups that another left there.
 */
void
soak_test_copy (GBytes     *bytes,
                const char *path)
{
  static const char *const others[] = { "-wal", "-shm", "-journal" };
  g_autoptr (GError) error = NULL;
  g_autofree char *backups = g_strconcat (path, ".backups", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = g_strconcat (path, others[i], NULL);

      g_unlink (other);
    }
  if (g_file_test (backups, G_FILE_TEST_IS_DIR))
    assay_test_remove_folder (backups);
  g_unlink (path);
  g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/**
 * soak_test_check_message:
 * @error: (nullable): an error, which must be there
 *
 * Fails unless the message is a sentence in the words of those who read it.
 */
void
soak_test_check_message (const GError *error)
{
  static const char *const jargon[] = { "SQL", "sqlite", "malformed", "disk image", "constraint", "(null)" };

  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (!g_str_has_suffix (error->message, ".") && !g_str_has_suffix (error->message, "”"))
    g_error ("no sentence: %s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (strstr (error->message, jargon[i]) != NULL)
      g_error ("not clear: %s", error->message);
}

/**
 * soak_test_check_sound:
 * @db: a register
 *
 * Fails unless the register can be written and verifies.
 */
void
soak_test_check_sound (AssayDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerifyReport) report = assay_db_verify (db, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_false (assay_db_is_damaged (db));
  g_assert_false (assay_db_is_read_only (db));
}

/* Everything that the pages show; what cannot be read must be refused, no more. */
static gpointer
list_all (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (GPtrArray) providers = assay_provider_list (connection, NULL);
  g_autoptr (GPtrArray) imports = assay_imports_list (connection, NULL);
  g_autoptr (GPtrArray) frameworks = assay_library_list (connection, TRUE, NULL);
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, NULL);

  for (guint i = 0; ratings != NULL && i < ratings->len; i++)
    {
      g_autoptr (AssayRatingDetail) detail
          = assay_rating_load (connection, assay_rating_get_provider_id (ratings->pdata[i]), "care-governance",
                               DEMO_PERIOD, 0, NULL);
    }
  return NULL;
}

static gpointer
rate_again (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  AssayRatingRun run;

  if (framework != NULL)
    assay_rating_rate_all (connection, framework, DEMO_PERIOD, FALSE, NULL, NULL, &run, NULL, error);
  return NULL;
}

static SoakOutcome
use (AssayDb *db)
{
  gboolean is_read_only = assay_db_is_read_only (db);
  g_autoptr (GError) verify_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerifyReport) report = assay_db_verify (db, NULL, &verify_error);

  if (report == NULL)
    soak_test_check_message (verify_error);
  g_assert_true (is_read_only || !assay_db_is_damaged (db));
  assay_db_read_sync (db, list_all, NULL, NULL, NULL);
  assay_db_write_sync (db, rate_again, NULL, NULL, &error);
  if (error != NULL)
    soak_test_check_message (error);
  g_assert_true (!is_read_only || error != NULL);
  assay_db_close (db, NULL);
  return is_read_only ? SOAK_READ_ONLY : SOAK_SOUND;
}

/* TRUE: the file that was made of it is a sound register that opens to be written, unless officers who are left
 * say who may. */
static gboolean
recover (const char *path,
         const char *rescued)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  g_auto (GStrv) lost = NULL;

  if (!assay_recover (path, rescued, NULL, &lost, &error))
    {
      soak_test_check_message (error);
      return FALSE;
    }
  g_assert_true (_assay_verify_file (rescued, NULL, &error));
  g_assert_no_error (error);
  db = assay_db_open (rescued, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (assay_db_is_damaged (db));
  g_assert_true (!assay_db_is_read_only (db) ||
                 assay_test_number (db, "SELECT count (*) FROM officer WHERE role = 'administrator'") > 0);
  use (db);
  return TRUE;
}

/**
 * soak_test_use_damaged:
 * @path: a register that something happened to
 * @rescued: where another may be made of it
 * @is_recovered: (out): whether one could be
 *
 * Opens, reads, writes and recovers a register: it must be used or refused with a message. One that is
 * opened only to be read, or refused, stays as it is byte for byte.
 *
 * Returns: what came of it
 */
SoakOutcome
soak_test_use_damaged (const char *path,
                       const char *rescued,
                       gboolean   *is_recovered)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0, after_length = 0;
  SoakOutcome outcome = SOAK_REFUSED;
  g_autoptr (AssayDb) db = NULL;

  g_file_get_contents (path, &before, &before_length, NULL);
  db = assay_db_open (path, ASSAY_DB_NONE, &error);
  if (db != NULL)
    outcome = use (db);
  else
    soak_test_check_message (error);
  *is_recovered = recover (path, rescued);
  assay_test_spin ();
  g_file_get_contents (path, &after, &after_length, NULL);
  if (outcome != SOAK_SOUND)
    g_assert_cmpmem (before, before_length, after, after_length);
  return outcome;
}
