/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Mappings as JSON: the format is described at assay_import_controller_load_map (). */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-import-controller-private.h"

static const struct
{
  const char *id;
  AssayDateOrder order;
} orders[] = {
  { "day-first", ASSAY_DATE_ORDER_DAY_FIRST },
  { "month-first", ASSAY_DATE_ORDER_MONTH_FIRST },
  { "year-first", ASSAY_DATE_ORDER_YEAR_FIRST },
};

typedef struct
{
  const char *name;
  const char *json;
  GString *path; /* of what is being applied */
  AssayImportHandler *handler;
  GPtrArray *targets;
  GPtrArray *choices;
  gboolean remembered;
} Applying;

static char *
make_as (const AssayColumnChoice *choice)
{
  if (choice->role == ASSAY_COLUMN_FIELD || (choice->role == ASSAY_COLUMN_QUESTION && choice->target[0]))
    return g_strdup_printf ("%s:%s", assay_column_role_get_id (choice->role), choice->target);
  return g_strdup (assay_column_role_get_id (choice->role));
}

static const char *
find_order_id (AssayDateOrder order)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].order == order)
      return orders[i].id;
  return NULL;
}

static void
write_column (JsonBuilder             *builder,
              const AssayColumnChoice *choice)
{
  g_autofree char *as = make_as (choice);
  const char *order = choice->role == ASSAY_COLUMN_DATE ? find_order_id (choice->order) : NULL;

  if (order == NULL && choice->scale[0] == '\0')
    {
      json_builder_add_string_value (builder, as);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "as");
  json_builder_add_string_value (builder, as);
  if (order != NULL)
    {
      json_builder_set_member_name (builder, "order");
      json_builder_add_string_value (builder, order);
    }
  if (choice->role == ASSAY_COLUMN_QUESTION && choice->scale[0] != '\0')
    {
      json_builder_set_member_name (builder, "scale");
      json_builder_add_string_value (builder, choice->scale);
    }
  json_builder_end_object (builder);
}

static gboolean
is_repeated (GPtrArray  *choices,
             const char *heading)
{
  guint n = 0;

  for (guint i = 0; i < choices->len; i++)
    n += strcmp (((AssayColumnChoice *) g_ptr_array_index (choices, i))->heading, heading) == 0;
  return n > 1 || heading[0] == '\0' || heading[0] == '#';
}

static char *
make_column_key (GPtrArray *choices,
                 guint      index)
{
  const AssayColumnChoice *choice = g_ptr_array_index (choices, index);

  return is_repeated (choices, choice->heading) ? g_strdup_printf ("#%u", index + 1)
                                                : g_strdup (choice->heading);
}

static void
write_answers (JsonBuilder             *builder,
               const AssayColumnChoice *choice)
{
  g_autoptr (GList) texts = g_hash_table_get_keys (choice->settled);

  texts = g_list_sort (texts, (GCompareFunc) strcmp);
  json_builder_begin_object (builder);
  for (GList *l = texts; l != NULL; l = l->next)
    {
      const char *as = g_hash_table_lookup (choice->settled, l->data);

      json_builder_set_member_name (builder, l->data);
      if (as[0] != '\0')
        json_builder_add_string_value (builder, as);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

char *
_assay_mapping_to_json (AssayImportHandler *handler,
                        GPtrArray          *choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, assay_import_handler_get_kind_id (handler));
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint i = 0; i < choices->len; i++)
    {
      g_autofree char *key = make_column_key (choices, i);

      json_builder_set_member_name (builder, key);
      write_column (builder, g_ptr_array_index (choices, i));
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < choices->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *key = make_column_key (choices, i);

      if (g_hash_table_size (choice->settled) == 0)
        continue;
      json_builder_set_member_name (builder, key);
      write_answers (builder, choice);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean fail (const Applying *applying,
                      GError        **error,
                      const char     *format,
                      ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (const Applying *applying,
      GError        **error,
      const char     *format,
      ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (applying->path->len == 0)
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING, _ ("Mapping “%s”: %s"), applying->name,
                 reason);
  else
    /* TRANSLATORS: a file, a line, a place such as columns.Agency.as, a sentence. */
    g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING, _ ("Mapping “%s”, line %u, %s: %s"),
                 applying->name, assay_json_find_line (applying->json, -1, applying->path->str), applying->path->str,
                 reason);
  return FALSE;
}

static gsize
enter (const Applying *applying,
       const char     *key)
{
  gsize mark = applying->path->len;

  g_string_append_printf (applying->path, "%s%s", mark > 0 ? "." : "", key);
  return mark;
}

/* A misspelt key would otherwise pass unseen. What was remembered was written by us, perhaps by a later version. */
static gboolean
check_keys (const Applying    *applying,
            JsonObject        *object,
            const char *const *known,
            GError           **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL && !applying->remembered; l = l->next)
    if (!g_strv_contains (known, l->data))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);

        enter (applying, l->data);
        return fail (applying, error, _ ("there is no such key here. Known are: %s."), list);
      }
  return TRUE;
}

/* A member that is a text; NULL where it is not there. */
static gboolean
read_text (const Applying *applying,
           JsonObject     *object,
           const char     *key,
           const char    **text,
           GError        **error)
{
  JsonNode *node = json_object_get_member (object, key);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      *text = json_node_get_string (node);
      return TRUE;
    }
  enter (applying, key);
  return applying->remembered || fail (applying, error, _ ("a text is expected."));
}

static int
find_column (GPtrArray  *choices,
             const char *key)
{
  g_autofree char *folded = assay_text_fold (key);

  if (key[0] == '#')
    {
      guint64 number = g_ascii_strtoull (key + 1, NULL, 10);

      if (number >= 1 && number <= choices->len)
        return (int) number - 1;
    }
  for (guint i = 0; i < choices->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *heading = assay_text_fold (choice->heading);

      if (folded[0] != '\0' && strcmp (folded, heading) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
is_called (const AssayImportTarget *target,
           const char              *words)
{
  g_autofree char *title = assay_text_fold (target->title);
  g_autofree char *id = assay_text_fold (target->target);
  g_autofree char *folded = assay_text_fold (words);

  return folded[0] != '\0' && (strcmp (folded, title) == 0 || strcmp (folded, id) == 0);
}

/* Finds what "as" means; for a target that is not there, FALSE. */
static gboolean
read_as (const Applying    *applying,
         AssayColumnChoice *choice,
         const char        *as)
{
  AssaySureness sureness = applying->remembered ? ASSAY_SURENESS_REMEMBERED : ASSAY_SURENESS_CHOSEN;
  const char *words = as;
  gboolean any_role = TRUE;
  AssayColumnRole role;

  if (assay_column_role_from_id (as, &role))
    {
      assay_column_choice_set (choice, role, NULL, sureness);
      return role != ASSAY_COLUMN_FIELD;
    }
  if (g_str_has_prefix (as, "question:") || g_str_has_prefix (as, "field:"))
    {
      words = strchr (as, ':') + 1;
      role = as[0] == 'q' ? ASSAY_COLUMN_QUESTION : ASSAY_COLUMN_FIELD;
      any_role = FALSE;
    }
  for (guint i = 0; i < applying->targets->len; i++)
    {
      const AssayImportTarget *target = g_ptr_array_index (applying->targets, i);

      if ((any_role || target->role == role) && is_called (target, words))
        {
          assay_column_choice_set (choice, target->role, target->target, sureness);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_scale (const Applying    *applying,
            AssayColumnChoice *choice,
            JsonObject        *object,
            GError           **error)
{
  const char *scale;

  if (!read_text (applying, object, "scale", &scale, error))
    return FALSE;
  if (scale == NULL)
    return TRUE;
  if (assay_answer_scale_find (scale) == NULL && strcmp (scale, ASSAY_SCALE_OWN) != 0)
    return applying->remembered || fail (applying, error, _ ("there is no scale “%s”."), scale);
  g_free (choice->scale);
  choice->scale = g_strdup (scale);
  choice->by_number = TRUE;
  return TRUE;
}

/* Whether a field of per cents is given as a share of 1. */
static gboolean
read_share (const Applying    *applying,
            AssayColumnChoice *choice,
            JsonObject        *object,
            GError           **error)
{
  g_autofree char *target = g_strdup (choice->target);
  JsonNode *share = json_object_get_member (object, "share");

  if (share == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (share) || json_node_get_value_type (share) != G_TYPE_BOOLEAN)
    return fail (applying, error, _ ("“share” of “%s” is neither true nor false."), choice->heading);
  if (g_str_has_suffix (target, ASSAY_TARGET_AS_SHARE))
    target[strlen (target) - strlen (ASSAY_TARGET_AS_SHARE)] = '\0';
  if (json_node_get_boolean (share))
    {
      char *as_share = g_strconcat (target, ASSAY_TARGET_AS_SHARE, NULL);

      g_free (target);
      target = as_share;
    }
  for (guint i = 0; i < applying->targets->len; i++)
    {
      const AssayImportTarget *known = g_ptr_array_index (applying->targets, i);

      if (known->role != choice->role || strcmp (known->target, target) != 0)
        continue;
      assay_column_choice_set (choice, choice->role, target, ASSAY_SURENESS_CHOSEN);
      return TRUE;
    }
  return fail (applying, error, _ ("“%s” is not read as a per cent, so that it cannot be a share."),
               choice->heading);
}

static gboolean
read_order (const Applying    *applying,
            AssayColumnChoice *choice,
            JsonObject        *object,
            GError           **error)
{
  const char *order;

  if (!read_text (applying, object, "order", &order, error))
    return FALSE;
  if (order == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strcmp (orders[i].id, order) == 0)
      {
        /* What the values of this file say goes before what those of another file said. */
        if (!applying->remembered || choice->order == ASSAY_DATE_ORDER_UNKNOWN)
          {
            choice->order_from_before = applying->remembered;
            choice->order = orders[i].order;
          }
        return TRUE;
      }
  return applying->remembered
         || fail (applying, error, _ ("there is no order “%s”; say day-first or month-first."), order);
}

static gboolean
apply_column (const Applying *applying,
              const char     *key,
              JsonNode       *value,
              GError        **error)
{
  static const char *const known[] = { "as", "order", "scale", "share", NULL };
  int index = find_column (applying->choices, key);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  AssayColumnChoice *choice;
  const char *as;

  if (index < 0)
    return applying->remembered || fail (applying, error, _ ("the file has no column “%s”."), key);
  if (object != NULL && !check_keys (applying, object, known, error))
    return FALSE;
  choice = g_ptr_array_index (applying->choices, (guint) index);
  as = object != NULL ? json_object_get_string_member_with_default (object, "as", NULL)
       : JSON_NODE_HOLDS_VALUE (value) ? json_node_get_string (value)
       : JSON_NODE_HOLDS_NULL (value)  ? "leave-out"
                                       : NULL;
  if (as == NULL && (object == NULL || json_object_has_member (object, "as")))
    return fail (applying, error, _ ("it does not say as what “%s” is read."), key);
  if (as != NULL && !read_as (applying, choice, as))
    return applying->remembered || fail (applying, error, _ ("nothing can be read as “%s”."), as);
  return object == NULL
         || (read_scale (applying, choice, object, error) && read_share (applying, choice, object, error)
             && read_order (applying, choice, object, error));
}

static gboolean
settle_all (const Applying    *applying,
            AssayColumnChoice *choice,
            JsonObject        *texts,
            GError           **error)
{
  JsonObjectIter iter;
  const char *text;
  JsonNode *as;

  json_object_iter_init (&iter, texts);
  while (json_object_iter_next (&iter, &text, &as))
    {
      gboolean is_text = JSON_NODE_HOLDS_VALUE (as) && json_node_get_value_type (as) == G_TYPE_STRING;

      if (!is_text && !JSON_NODE_HOLDS_NULL (as) && !applying->remembered)
        {
          enter (applying, text);
          return fail (applying, error, _ ("the text of an answer is expected, or null for blank."));
        }
      assay_column_choice_settle (choice, text, is_text ? json_node_get_string (as) : NULL);
    }
  return TRUE;
}

static gboolean
apply_answers (const Applying *applying,
               const char     *key,
               JsonNode       *value,
               GError        **error)
{
  int index = find_column (applying->choices, key);

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return fail (applying, error, _ ("the answers of “%s” are not an object."), key);
  if (strcmp (key, "*") == 0)
    {
      for (guint i = 0; i < applying->choices->len; i++)
        if (!settle_all (applying, g_ptr_array_index (applying->choices, i), json_node_get_object (value), error))
          return FALSE;
      return TRUE;
    }
  if (index < 0)
    return applying->remembered || fail (applying, error, _ ("the file has no column “%s”."), key);
  return settle_all (applying, g_ptr_array_index (applying->choices, (guint) index), json_node_get_object (value),
                     error);
}

typedef gboolean (*ApplyMember) (const Applying *applying,
                                 const char     *key,
                                 JsonNode       *value,
                                 GError        **error);

static gboolean
apply_members (const Applying *applying,
               JsonObject     *root,
               const char     *member,
               ApplyMember     apply,
               GError        **error)
{
  JsonNode *node = json_object_get_member (root, member);
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (node == NULL)
    return TRUE;
  enter (applying, member);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (applying, error, _ ("“%s” is not an object."), member);
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &value))
    {
      gsize mark = enter (applying, key);

      if (!apply (applying, key, value, error))
        return FALSE;
      g_string_truncate (applying->path, mark);
    }
  g_string_truncate (applying->path, 0);
  return TRUE;
}

static gboolean
apply_root (const Applying *applying,
            JsonObject     *root,
            GError        **error)
{
  static const char *const known[] = { "kind", "columns", "answers", NULL };
  const char *kind_id = assay_import_handler_get_kind_id (applying->handler);
  const char *kind;

  if (!check_keys (applying, root, known, error) || !read_text (applying, root, "kind", &kind, error))
    return FALSE;
  if (kind != NULL && strcmp (kind, kind_id) != 0)
    {
      enter (applying, "kind");
      return fail (applying, error, _ ("it is for a file of the kind “%s”, not “%s”."), kind, kind_id);
    }
  return apply_members (applying, root, "columns", apply_column, error)
         && apply_members (applying, root, "answers", apply_answers, error);
}

gboolean
_assay_mapping_apply (const char         *json,
                      const char         *name,
                      AssayImportHandler *handler,
                      GPtrArray          *choices,
                      gboolean            remembered,
                      GError            **error)
{
  g_autofree char *reason = NULL;
  g_autoptr (JsonNode) node = assay_json_parse (json, -1, &reason);
  g_autoptr (GPtrArray) targets = assay_import_handler_list_targets (handler);
  g_autoptr (GString) path = g_string_new (NULL);
  Applying applying = { name, json, path, handler, targets, choices, remembered };

  if (node == NULL)
    return fail (&applying, error, "%s", reason);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (&applying, error, _ ("it is not a JSON object."));
  return apply_root (&applying, json_node_get_object (node), error);
}
