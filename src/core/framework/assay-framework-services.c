/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Service types: of the framework, each with the other names that people give it, and of a leaf. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-text.h"
#include "core/framework/assay-framework-reader.h"

/* An object with a title and other names, or a text alone. (transfer full) */
static char **
read_names (AssayFrameworkReader *reader,
            JsonNode             *node)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object != NULL)
    {
      g_autofree char *title = _assay_reader_required (reader, object, "title");
      g_auto (GStrv) also = _assay_reader_texts (reader, object, "also");

      _assay_reader_check_keys (reader, object, "title", "also", NULL);
      g_strv_builder_add (names, title);
      g_strv_builder_addv (names, (const char **) also);
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
           json_node_get_string (node)[0] != '\0')
    g_strv_builder_add (names, json_node_get_string (node));
  else
    _assay_reader_refuse (reader, _ ("a text, or an object with a title, is expected."));
  return g_strv_builder_end (names);
}

/* Reads the framework's member `service-types`. */
void
_assay_framework_read_services (AssayFramework       *self,
                                AssayFrameworkReader *reader,
                                JsonObject           *object)
{
  JsonArray *array = _assay_reader_array (reader, object, "service-types", FALSE);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  gsize mark = _assay_reader_enter (reader, "service-types");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);
      char **names = read_names (reader, json_array_get_element (array, i));

      g_ptr_array_add (self->services, names);
      g_strv_builder_addv (all, (const char **) names);
      _assay_reader_leave (reader, inner);
    }
  self->service_types = g_strv_builder_end (all);
  _assay_reader_leave (reader, mark);
}

/**
 * assay_framework_list_service_titles:
 * @self: a framework
 *
 * Lists the service types it is for, each by the first of its names. Any thread.
 *
 * Returns: (transfer container) (array zero-terminated=1): the titles; empty for all types
 */
const char **
assay_framework_list_service_titles (AssayFramework *self)
{
  const char **titles;

  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (self), NULL);
  titles = g_new0 (const char *, self->services->len + 1);
  for (guint i = 0; i < self->services->len; i++)
    titles[i] = ((char **) self->services->pdata[i])[0];
  return titles;
}

static gboolean
has_name (char      **names,
          const char *folded)
{
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *other = assay_text_fold (*name);

      if (g_str_equal (other, folded))
        return TRUE;
    }
  return FALSE;
}

/* All names of a service type of the framework, by one of them; NULL for none. */
static char **
find_service (AssayFramework *self,
              const char     *name)
{
  g_autofree char *folded = assay_text_fold (name);

  for (guint i = 0; i < self->services->len; i++)
    if (has_name (self->services->pdata[i], folded))
      return self->services->pdata[i];
  return NULL;
}

/* Reads a leaf's member `service-types`. Whoever names one means all its other names too. */
void
_assay_framework_read_leaf_services (AssayFramework       *self,
                                     AssayFrameworkReader *reader,
                                     JsonObject           *object,
                                     AssayNode            *leaf)
{
  g_auto (GStrv) types = _assay_reader_texts (reader, object, "service-types");
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  guint n;

  for (char **type = types; *type != NULL; type++)
    {
      char **names = find_service (self, *type);

      if (names != NULL)
        g_strv_builder_addv (all, (const char **) names);
      else
        g_strv_builder_add (all, *type);
      if (names == NULL && self->services->len > 0)
        _assay_reader_doubt_at (reader, "service-types",
                                _ ("“%s” is not among the service types of the framework."), *type);
    }
  leaf->service_types = g_strv_builder_end (all);
  n = g_strv_length (leaf->service_types);
  leaf->service_keys = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    leaf->service_keys[i] = assay_text_fold (leaf->service_types[i]);
}
