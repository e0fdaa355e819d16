/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/base/assay-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define DEEPEST_NESTING 100

static gboolean
nests_too_deep (const char *json,
                gsize       length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && json[i] == '\\')
        i++;
      else if (json[i] == '"')
        quoted = !quoted;
      else if (!quoted && (json[i] == '{' || json[i] == '['))
        depth++;
      else if (!quoted && (json[i] == '}' || json[i] == ']') && depth > 0)
        depth--;
      if (depth > DEEPEST_NESTING)
        return TRUE;
    }
  return FALSE;
}

/* What json-glib says begins with a made-up file name, the line and the column. */
static char *
name_line (const char *message)
{
  guint line = 0;
  const char *reason = strstr (message, "error: ");

  if (sscanf (message, "<data>:%u:", &line) == 1 && reason != NULL)
    return g_strdup_printf (_ ("line %u: %s."), line, reason + strlen ("error: "));
  return g_strdup_printf ("%s.", message);
}

/**
 * assay_json_parse:
 * @json: (array length=length) (nullable): bytes, which need not be text
 * @length: how many, or -1 when they end with a zero byte
 * @reason: (out) (optional) (nullable): why they could not be read: the end of a sentence that names
 *   where they come from, with its full stop
 *
 * Reads JSON that came from outside or out of a file that may be damaged. Brackets may be 100 deep:
 * json-glib would read them without bounds on the stack. Any thread.
 *
 * Returns: (transfer full) (nullable): the root
 */
JsonNode *
assay_json_parse (const char  *json,
                  gssize       length,
                  char       **reason)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  gsize n = json == NULL ? 0 : length < 0 ? strlen (json) : (gsize) length;

  if (n == 0)
    why = g_strdup (_ ("it is empty."));
  else if (nests_too_deep (json, n))
    why = g_strdup_printf (_ ("brackets are more than %d deep."), DEEPEST_NESTING);
  else if (!g_utf8_validate (json, (gssize) n, NULL))
    why = g_strdup (_ ("it is not in UTF-8."));
  else if (!json_parser_load_from_data (parser, json, (gssize) n, &error))
    why = name_line (error->message);
  else if (json_parser_get_root (parser) == NULL)
    why = g_strdup (_ ("it is empty."));
  else
    return json_parser_steal_root (parser);
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return NULL;
}
