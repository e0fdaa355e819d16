/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/framework/assay-framework-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/base/assay-number.h"

void
_assay_reader_init (AssayFrameworkReader *self,
                    const char           *name)
{
  self->name = name;
  self->text = NULL;
  self->length = -1;
  self->lenient = FALSE;
  self->path = g_string_new (NULL);
  self->error = NULL;
}

/* FALSE with the first refusal, if there was one. */
gboolean
_assay_reader_finish (AssayFrameworkReader *self,
                      GError              **error)
{
  gboolean good = self->error == NULL;

  g_string_free (self->path, TRUE);
  self->path = NULL;
  if (!good)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return good;
}

static void G_GNUC_PRINTF (2, 0)
refuse_valist (AssayFrameworkReader *self,
               const char           *format,
               va_list               arguments)
{
  g_autofree char *reason = NULL;
  g_autofree char *line = NULL;

  if (self->error != NULL)
    return;
  reason = g_strdup_vprintf (format, arguments);
  if (self->text != NULL)
    /* TRANSLATORS: before a place in that line, such as bands[1].from */
    line = g_strdup_printf (_ ("line %u, "),
                            assay_json_find_line (self->text, self->length, self->path->str));
  self->error = g_error_new (ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID,
                             /* TRANSLATORS: a file, perhaps a line, a place such as bands[1].from, a
                              * sentence */
                             _ ("“%s” is not a valid framework, at %s%s: %s"), self->name,
                             line != NULL ? line : "",
                             self->path->len > 0 ? self->path->str : _ ("the top"), reason);
}

/* Refuses what stands at the present path; later refusals are dropped. */
void
_assay_reader_refuse (AssayFrameworkReader *self,
                      const char           *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  refuse_valist (self, format, arguments);
  va_end (arguments);
}

/* Refuses a member of what stands at the present path. */
void
_assay_reader_refuse_at (AssayFrameworkReader *self,
                         const char           *key,
                         const char           *format,
                         ...)
{
  gsize mark = _assay_reader_enter (self, key);
  va_list arguments;

  va_start (arguments, format);
  refuse_valist (self, format, arguments);
  va_end (arguments);
  _assay_reader_leave (self, mark);
}

/* Refuses what stands at the present path where that is wanted of whoever wrote it, but nothing of the score depends
 * on it. A version that the register keeps may be from before the rule. */
void
_assay_reader_doubt (AssayFrameworkReader *self,
                     const char           *format,
                     ...)
{
  va_list arguments;

  if (self->lenient)
    return;
  va_start (arguments, format);
  refuse_valist (self, format, arguments);
  va_end (arguments);
}

/* The same of a member of what stands at the present path. */
void
_assay_reader_doubt_at (AssayFrameworkReader *self,
                        const char           *key,
                        const char           *format,
                        ...)
{
  gsize mark = _assay_reader_enter (self, key);
  va_list arguments;

  va_start (arguments, format);
  if (!self->lenient)
    refuse_valist (self, format, arguments);
  va_end (arguments);
  _assay_reader_leave (self, mark);
}

/* Goes down into a member; the result brings _assay_reader_leave () back. */
gsize
_assay_reader_enter (AssayFrameworkReader *self,
                     const char           *key)
{
  gsize mark = self->path->len;

  if (mark > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, key);
  return mark;
}

/* Goes down into an element, counted from 0 as JSON paths do. */
gsize
_assay_reader_enter_index (AssayFrameworkReader *self,
                           guint                 index)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);
  return mark;
}

void
_assay_reader_leave (AssayFrameworkReader *self,
                     gsize                 mark)
{
  g_string_truncate (self->path, mark);
}

static gboolean
is_among (const char       *key,
          const GPtrArray  *known)
{
  for (guint i = 0; i < known->len; i++)
    if (g_str_equal (key, known->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A misspelt key would otherwise pass unseen and its default be used. */
void
_assay_reader_check_keys (AssayFrameworkReader *self,
                          JsonObject           *object,
                          const char           *known,
                          ...)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GList) members = NULL;
  va_list arguments;

  if (object == NULL)
    return;
  va_start (arguments, known);
  for (const char *key = known; key != NULL; key = va_arg (arguments, const char *))
    g_ptr_array_add (keys, (gpointer) key);
  va_end (arguments);

  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    if (!is_among (l->data, keys))
      {
        g_autofree char *list = NULL;

        g_ptr_array_add (keys, NULL);
        list = g_strjoinv (", ", (char **) keys->pdata);
        _assay_reader_doubt_at (self, l->data,
                                _ ("there is no such key here. Known are: %s."), list);
        return;
      }
}

/* The member, or NULL where it is not there; refuses it when it is required. */
static JsonNode *
find_member (AssayFrameworkReader *self,
             JsonObject           *object,
             const char           *key,
             gboolean              required)
{
  JsonNode *node = object == NULL ? NULL : json_object_get_member (object, key);

  if (node == NULL && required && object != NULL)
    _assay_reader_refuse_at (self, key, _ ("this is needed and is not there."));
  return node;
}

static gboolean
holds_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
holds_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* A copy of the text, or of @fallback, which may be NULL. */
char *
_assay_reader_text (AssayFrameworkReader *self,
                    JsonObject           *object,
                    const char           *key,
                    const char           *fallback)
{
  JsonNode *node = find_member (self, object, key, FALSE);

  if (node == NULL)
    return g_strdup (fallback);
  if (!holds_text (node))
    {
      _assay_reader_doubt_at (self, key, _ ("a text is expected."));
      return g_strdup (fallback);
    }
  return json_node_dup_string (node);
}

/* A text that must be there and not be empty. */
char *
_assay_reader_required (AssayFrameworkReader *self,
                        JsonObject           *object,
                        const char           *key)
{
  char *text;

  find_member (self, object, key, TRUE);
  text = _assay_reader_text (self, object, key, "");
  if (text[0] == '\0')
    _assay_reader_refuse_at (self, key, _ ("this must not be empty."));
  return text;
}

static void
check_identifier (AssayFrameworkReader *self,
                  const char           *key,
                  const char           *text)
{
  if (strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (text))
    _assay_reader_refuse_at (self, key,
                             _ ("“%s” is no identifier: small letters a–z, digits and hyphens "
                                "only."),
                             text);
}

/* Identifiers go into file names, addresses and command lines. */
char *
_assay_reader_identifier (AssayFrameworkReader *self,
                          JsonObject           *object,
                          const char           *key)
{
  char *text = _assay_reader_required (self, object, key);

  check_identifier (self, key, text);
  return text;
}

/* An identifier that need not be there; NULL then. */
char *
_assay_reader_optional (AssayFrameworkReader *self,
                        JsonObject           *object,
                        const char           *key)
{
  if (find_member (self, object, key, FALSE) == NULL)
    return NULL;
  return _assay_reader_identifier (self, object, key);
}

/* The place of the text among @choices; @fallback where it is not there, or -1 to require it. */
int
_assay_reader_choice (AssayFrameworkReader *self,
                      JsonObject           *object,
                      const char           *key,
                      const char *const    *choices,
                      int                   fallback)
{
  JsonNode *node = find_member (self, object, key, fallback < 0);
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;

  if (node == NULL)
    return MAX (fallback, 0);
  text = _assay_reader_text (self, object, key, "");
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (text, choices[i]))
      return i;
  list = g_strjoinv (", ", (char **) choices);
  _assay_reader_refuse_at (self, key, _ ("“%s” is not known. Possible are: %s."), text, list);
  return MAX (fallback, 0);
}

/* A number within bounds, both inclusive; @fallback where it is not there, or NaN to require it. */
double
_assay_reader_number (AssayFrameworkReader *self,
                      JsonObject           *object,
                      const char           *key,
                      double                fallback,
                      double                least,
                      double                most)
{
  JsonNode *node = find_member (self, object, key, isnan (fallback));
  double value;

  if (node == NULL)
    return isnan (fallback) ? least : fallback;
  value = holds_number (node) ? json_node_get_double (node) : NAN;
  if (!isfinite (value))
    {
      _assay_reader_refuse_at (self, key, _ ("a number is expected."));
      return least;
    }
  if (value < least || value > most)
    {
      _assay_reader_refuse_at (self, key, _ ("%g is outside %g to %g."), value, least, most);
      return least;
    }
  return value;
}

/* A whole number within bounds; @fallback where it is not there, or G_MININT to require it. */
int
_assay_reader_integer (AssayFrameworkReader *self,
                       JsonObject           *object,
                       const char           *key,
                       int                   fallback,
                       int                   least,
                       int                   most)
{
  double value = _assay_reader_number (self, object, key,
                                       fallback == G_MININT ? (double) NAN : (double) fallback,
                                       least, most);

  if (value != trunc (value))
    _assay_reader_refuse_at (self, key, _ ("a whole number is expected."));
  return (int) value;
}

gboolean
_assay_reader_boolean (AssayFrameworkReader *self,
                       JsonObject           *object,
                       const char           *key,
                       gboolean              fallback)
{
  JsonNode *node = find_member (self, object, key, FALSE);

  if (node == NULL)
    return fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    _assay_reader_refuse_at (self, key, _ ("true or false is expected."));
  return json_node_get_boolean (node);
}

JsonObject *
_assay_reader_object (AssayFrameworkReader *self,
                      JsonObject           *object,
                      const char           *key,
                      gboolean              required)
{
  JsonNode *node = find_member (self, object, key, required);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  _assay_reader_refuse_at (self, key, _ ("an object in curly brackets is expected."));
  return NULL;
}

JsonArray *
_assay_reader_array (AssayFrameworkReader *self,
                     JsonObject           *object,
                     const char           *key,
                     gboolean              required)
{
  JsonNode *node = find_member (self, object, key, required);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      _assay_reader_refuse_at (self, key, _ ("a list in square brackets is expected."));
      return NULL;
    }
  if (required && json_array_get_length (json_node_get_array (node)) == 0)
    _assay_reader_refuse_at (self, key, _ ("the list must not be empty."));
  return json_node_get_array (node);
}

/* An element that must be an object; called with the path at the element. */
JsonObject *
_assay_reader_element (AssayFrameworkReader *self,
                       JsonArray            *array,
                       guint                 index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  _assay_reader_refuse (self, _ ("an object in curly brackets is expected."));
  return NULL;
}

/* A list of texts, none of them empty; an empty list where it is not there. */
char **
_assay_reader_texts (AssayFrameworkReader *self,
                     JsonObject           *object,
                     const char           *key)
{
  JsonArray *array = _assay_reader_array (self, object, key, FALSE);
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!holds_text (node) || json_node_get_string (node)[0] == '\0')
        _assay_reader_refuse_at (self, key, _ ("a list of texts is expected."));
      else
        g_ptr_array_add (texts, json_node_dup_string (node));
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}
