/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-imports.h"

#include <json-glib/json-glib.h>

#include "core/base/assay-json.h"
#include "core/intake/assay-set-aside.h"

struct _AssayImport
{
  GObject parent_instance;

  gint64 id;
  char *texts[10];
  gint64 counts[5];
};

G_DEFINE_FINAL_TYPE (AssayImport, assay_import, G_TYPE_OBJECT)

static const char *const text_names[] = { "kind", "period", "survey", "file-name", "imported-by",
                                          "imported-at", "removed-by", "removed-at", "file-digest", "mapping" };
static const char *const count_names[] = { "rows-read", "rows-new", "rows-changed", "rows-present",
                                           "rows-set-aside" };

#define N_TEXTS G_N_ELEMENTS (text_names)
#define N_COUNTS G_N_ELEMENTS (count_names)

enum
{
  PROP_ID = 1,
  PROP_FIRST_TEXT,
  PROP_FIRST_COUNT = PROP_FIRST_TEXT + N_TEXTS,
  N_PROPS = PROP_FIRST_COUNT + N_COUNTS
};

static void
assay_import_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssayImport *self = ASSAY_IMPORT (object);

  if (id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (id < PROP_FIRST_COUNT)
    g_value_set_string (value, self->texts[id - PROP_FIRST_TEXT]);
  else
    g_value_set_int64 (value, self->counts[id - PROP_FIRST_COUNT]);
}

static void
assay_import_finalize (GObject *object)
{
  AssayImport *self = ASSAY_IMPORT (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (assay_import_parent_class)->finalize (object);
}

static void
assay_import_class_init (AssayImportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_import_get_property;
  object_class->finalize = assay_import_finalize;
  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags));
  for (guint i = 0; i < N_TEXTS; i++)
    g_object_class_install_property (object_class, PROP_FIRST_TEXT + i,
                                     g_param_spec_string (text_names[i], NULL, NULL, NULL, flags));
  for (guint i = 0; i < N_COUNTS; i++)
    g_object_class_install_property (object_class, PROP_FIRST_COUNT + i,
                                     g_param_spec_int64 (count_names[i], NULL, NULL, 0, G_MAXINT64, 0, flags));
}

static void
assay_import_init (AssayImport *self)
{
}

/* Of a survey that went when its import was taken back, the audit trail keeps the name. */
#define SURVEY_NAME                                                                                        \
  "coalesce (s.name, (SELECT json_extract (d.after, '$.survey') FROM audit a JOIN audit_detail d "          \
  "ON d.number = a.number WHERE a.subject = 'import ' || i.id AND a.action = 'import.commit'), '')"

/* Columns in the order of the properties. */
#define SELECT                                                                                             \
  "SELECT i.id, i.kind, i.period, " SURVEY_NAME ", i.file_name, i.imported_by, i.imported_at, "             \
  "i.removed_by, i.removed_at, i.file_digest, i.mapping, i.rows_read, i.rows_new, i.rows_changed, "         \
  "i.rows_present, i.rows_set_aside FROM import i LEFT JOIN survey s ON s.id = i.survey_id ORDER BY i.id DESC"

static AssayImport *
read_import (AssayStatement *statement)
{
  AssayImport *self = g_object_new (ASSAY_TYPE_IMPORT, NULL);

  self->id = assay_statement_get_int (statement, 0);
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = assay_statement_is_null (statement, 1 + (int) i)
                         ? NULL
                         : assay_statement_dup_text (statement, 1 + (int) i);
  for (guint i = 0; i < N_COUNTS; i++)
    self->counts[i] = assay_statement_get_int (statement, 1 + (int) N_TEXTS + (int) i);
  return self;
}

/**
 * assay_imports_list:
 * @connection: a connection
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the imports that were made, those taken back included, the latest first.
 *
 * Returns: (transfer full) (nullable) (element-type AssayImport): the imports
 */
GPtrArray *
assay_imports_list (AssayConnection *connection,
                    GError         **error)
{
  g_autoptr (GPtrArray) imports = g_ptr_array_new_with_free_func (g_object_unref);
  AssayStatement *statement = assay_connection_query (connection, error, SELECT, "");

  while (assay_statement_next (statement, error))
    g_ptr_array_add (imports, read_import (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&imports);
}

/**
 * assay_imports_find_survey_of_file:
 * @connection: a connection
 * @digest: SHA-256 of a file, lower-case hexadecimal
 * @period: a period, in canonical form
 * @survey_id: a survey that does not matter, or 0
 * @survey: (out) (nullable) (transfer full): the name of another survey of the period that returns of the file went
 *   to, or %NULL
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finds out whether a file was imported into another survey of a period. Imports that were removed do not matter.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_imports_find_survey_of_file (AssayConnection *connection,
                                   const char      *digest,
                                   const char      *period,
                                   gint64           survey_id,
                                   char           **survey,
                                   GError         **error)
{
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT s.name FROM import i JOIN survey s ON s.id = i.survey_id WHERE "
                                "i.file_digest = ? AND i.period = ? AND i.survey_id <> ? AND i.removed_at IS NULL "
                                "AND i.rows_new > 0 ORDER BY i.id DESC LIMIT 1",
                                "ssi", digest, period, survey_id);

  *survey = NULL;
  while (assay_statement_next (statement, error))
    *survey = assay_statement_dup_text (statement, 0);
  return !assay_statement_failed (statement);
}

static char **
cells_from_json (const char *json)
{
  g_autoptr (JsonNode) root = assay_json_parse (json, -1, NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (cells, g_strdup (json_array_get_string_element (array, i)));
    }
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_steal (cells, NULL);
}

/**
 * assay_imports_list_set_aside:
 * @connection: a connection
 * @id: an import
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the rows that an import set aside, in the order of the file.
 *
 * Returns: (transfer full) (nullable) (element-type AssaySetAside): the rows
 */
GPtrArray *
assay_imports_list_set_aside (AssayConnection *connection,
                              gint64           id,
                              GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT line, reason, cells FROM import_set_aside WHERE import_id = ? "
                                "ORDER BY line",
                                "i", id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (rows, assay_set_aside_new ((guint64) assay_statement_get_int (statement, 0), "",
                                                assay_statement_get_text (statement, 1),
                                                cells_from_json (assay_statement_get_text (statement, 2))));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&rows);
}
