/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-xlsx-workbook.h"

#include <string.h>

#include "core/table/assay-foreign-format.h"
#include "core/table/assay-workbook.h"
#include "core/table/assay-xml-part.h"

/*
 * The parts of an Excel workbook refer to one another by relationships. Where these or a part that
 * they name are missing, the names that nearly every program uses are tried, as spreadsheet
 * programs do.
 */

#define CONTENT_TYPES "[Content_Types].xml"
#define USUAL_WORKBOOK "xl/workbook.xml"
#define USUAL_STRINGS "xl/sharedStrings.xml"
#define USUAL_STYLES "xl/styles.xml"

typedef struct
{
  char *type; /* the last word of its address */
  char *target;
} Relation;

typedef struct
{
  AssayPackage *package;
  AssayXlsxWorkbook *workbook;
  GHashTable *relations; /* id → Relation */
  const char *folder;
} Reading;

static void
free_relation (void *data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* Makes the name of a part from what a relationship says, which is relative to the folder of what
 * refers to it. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = target[0] == '/' || target[0] == '\\'
                                ? g_strdup (target)
                                : g_strconcat (folder, target, NULL);
  g_auto (GStrv) words = g_strsplit_set (joined, "/\\", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], "..") == 0 && kept->len > 0)
      g_ptr_array_remove_index (kept, kept->len - 1);
    else if (words[i][0] != '\0' && strcmp (words[i], ".") != 0 && strcmp (words[i], "..") != 0)
      g_ptr_array_add (kept, words[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

/* A target is an address, in which a space may be written as %20; parts are named so, or not. */
static char *
find_target (Reading    *reading,
             const char *target)
{
  g_autofree char *literal = resolve (reading->folder, target);
  g_autofree char *unescaped = g_uri_unescape_string (literal, NULL);

  return g_strdup (unescaped == NULL || assay_package_has (reading->package, literal) ? literal
                                                                                      : unescaped);
}

static void
relation_cb (gpointer     data,
             const char  *name,
             const char **attributes)
{
  Reading *reading = data;
  const char *id = assay_xml_find (attributes, "Id");
  const char *type = assay_xml_find (attributes, "Type");
  const char *target = assay_xml_find (attributes, "Target");
  Relation *relation;

  if (strcmp (assay_xml_local_name (name), "Relationship") != 0 || id == NULL || target == NULL
      || g_strcmp0 (assay_xml_find (attributes, "TargetMode"), "External") == 0)
    return;
  relation = g_new0 (Relation, 1);
  relation->type
      = g_strdup (type != NULL && strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : "");
  relation->target = find_target (reading, target);
  g_hash_table_insert (reading->relations, g_strdup (id), relation);
}

static void
ignore_end_cb (gpointer    data,
               const char *name)
{
}

static gboolean
read_relations (AssayPackage *package,
                const char   *part,
                Reading      *reading,
                GError      **error)
{
  static const AssayXmlHandlers handlers = { relation_cb, ignore_end_cb, NULL };

  g_hash_table_remove_all (reading->relations);
  return !assay_package_has (package, part)
         || assay_xml_part_read (package, part, &handlers, reading, error);
}

static char *
find_by_type (AssayPackage *package,
              Reading      *reading,
              const char   *type,
              const char   *usual)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, reading->relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Relation *relation = value;

      if (strcmp (relation->type, type) == 0 && assay_package_has (package, relation->target))
        return g_strdup (relation->target);
    }
  return assay_package_has (package, usual) ? g_strdup (usual) : NULL;
}

/* Sheets of other kinds, such as those that hold one chart, have no cells. */
static void
add_sheet (Reading     *reading,
           const char **attributes)
{
  const char *name = assay_xml_find (attributes, "name");
  const char *state = assay_xml_find (attributes, "state");
  const char *id = assay_xml_find (attributes, "id");
  Relation *relation = id != NULL ? g_hash_table_lookup (reading->relations, id) : NULL;
  AssaySheet *sheet;

  if (name == NULL || reading->workbook->sheets->len == ASSAY_WORKBOOK_MOST_SHEETS
      || (relation != NULL && relation->type[0] != '\0'
          && strcmp (relation->type, "worksheet") != 0))
    return;
  sheet = g_new0 (AssaySheet, 1);
  sheet->name = g_strdup (name);
  sheet->is_hidden = state != NULL && strcmp (state, "visible") != 0;
  sheet->part = relation != NULL ? g_strdup (relation->target)
                                 : g_strdup_printf ("xl/worksheets/sheet%u.xml",
                                                    reading->workbook->sheets->len + 1);
  g_ptr_array_add (reading->workbook->sheets, sheet);
}

static void
workbook_cb (gpointer     data,
             const char  *name,
             const char **attributes)
{
  Reading *reading = data;
  const char *local = assay_xml_local_name (name);

  if (strcmp (local, "sheet") == 0)
    add_sheet (reading, attributes);
  else if (strcmp (local, "workbookPr") == 0)
    {
      const char *value = assay_xml_find (attributes, "date1904");

      reading->workbook->is_1904
          = value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0);
    }
}

static char *
find_folder (const char *part)
{
  const char *slash = strrchr (part, '/');

  return slash != NULL ? g_strndup (part, (gsize) (slash + 1 - part)) : g_strdup ("");
}

static gboolean
read_workbook (AssayPackage *package,
               const char   *part,
               Reading      *reading,
               GError      **error)
{
  static const AssayXmlHandlers handlers = { workbook_cb, ignore_end_cb, NULL };
  g_autofree char *folder = find_folder (part);
  g_autofree char *relations
      = g_strconcat (folder, "_rels/", part + strlen (folder), ".rels", NULL);

  reading->folder = folder;
  if (!read_relations (package, relations, reading, error))
    return FALSE;
  reading->workbook->strings_part = find_by_type (package, reading, "sharedStrings", USUAL_STRINGS);
  reading->workbook->styles_part = find_by_type (package, reading, "styles", USUAL_STYLES);
  return assay_xml_part_read (package, part, &handlers, reading, error);
}

static void
content_type_cb (gpointer     data,
                 const char  *name,
                 const char **attributes)
{
  const char *type = assay_xml_find (attributes, "ContentType");
  const char *part = assay_xml_find (attributes, "PartName");
  char **found = data;

  if (*found == NULL && type != NULL && part != NULL && g_str_has_suffix (type, ".main+xml"))
    *found = resolve ("", part);
}

/* Finds the part that lists the sheets: by the relationships, by its usual name, by its type. */
static char *
find_workbook (AssayPackage *package,
               Reading      *reading)
{
  static const AssayXmlHandlers handlers = { content_type_cb, ignore_end_cb, NULL };
  char *related = find_by_type (package, reading, "officeDocument", USUAL_WORKBOOK);
  char *typed = NULL;

  if (related != NULL || !assay_package_has (package, CONTENT_TYPES))
    return related;
  assay_xml_part_read (package, CONTENT_TYPES, &handlers, &typed, NULL);
  return typed;
}

/**
 * assay_xlsx_workbook_read:
 * @package: a package
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Finds the sheets of an Excel workbook and the parts that they need.
 *
 * Returns: (transfer full) (nullable): the workbook
 */
AssayXlsxWorkbook *
assay_xlsx_workbook_read (AssayPackage *package,
                          GError      **error)
{
  g_autoptr (AssayXlsxWorkbook) self = g_new0 (AssayXlsxWorkbook, 1);
  g_autoptr (GHashTable) relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_relation);
  Reading reading = { package, self, relations, "" };
  g_autofree char *part = NULL;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_sheet_free);
  if (!assay_foreign_format_refuse_package (package, error)
      || !read_relations (package, "_rels/.rels", &reading, error))
    return NULL;
  part = find_workbook (package, &reading);
  if (part == NULL)
    {
      assay_package_report_damage (package, NULL, NULL, error);
      return NULL;
    }
  return read_workbook (package, part, &reading, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * assay_xlsx_workbook_free:
 * @self: (transfer full): a workbook
 *
 * Frees a workbook.
 */
void
assay_xlsx_workbook_free (AssayXlsxWorkbook *self)
{
  g_ptr_array_unref (self->sheets);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}
