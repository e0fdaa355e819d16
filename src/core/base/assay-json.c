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

/* Where a walk through JSON text stands. The text is known to be good JSON. */
typedef struct
{
  const char *at;
  const char *end;
  guint line;
} Walk;

static void
step (Walk *walk)
{
  walk->line += *walk->at == '\n';
  walk->at++;
}

static void
skip_filling (Walk *walk)
{
  while (walk->at < walk->end && strchr (" \t\r\n,:", *walk->at) != NULL)
    step (walk);
}

static void
skip_text (Walk *walk)
{
  step (walk);
  while (walk->at < walk->end && *walk->at != '"')
    {
      if (*walk->at == '\\' && walk->at + 1 < walk->end)
        step (walk);
      step (walk);
    }
  if (walk->at < walk->end)
    step (walk);
}

static void
skip_value (Walk *walk)
{
  guint depth = 0;

  do
    {
      skip_filling (walk);
      if (walk->at >= walk->end)
        return;
      if (*walk->at == '"')
        skip_text (walk);
      else if (*walk->at == '{' || *walk->at == '[')
        depth++, step (walk);
      else if (*walk->at == '}' || *walk->at == ']')
        depth -= depth > 0, step (walk);
      else
        while (walk->at < walk->end && strchr (" \t\r\n,:{}[]\"", *walk->at) == NULL)
          step (walk);
    }
  while (depth > 0);
}

/* Goes into the member that the path begins with; %FALSE where there is none. */
static gboolean
enter_member (Walk        *walk,
              const char **path,
              guint       *line)
{
  step (walk);
  for (skip_filling (walk); walk->at < walk->end && *walk->at == '"'; skip_filling (walk))
    {
      const char *key = walk->at + 1;
      guint key_line = walk->line;
      gsize length;

      skip_text (walk);
      length = (gsize) (walk->at - key) - 1;
      if (strncmp (*path, key, length) == 0 && strchr (".[", (*path)[length]) != NULL)
        {
          *path += length + ((*path)[length] == '.');
          *line = key_line;
          return TRUE;
        }
      skip_value (walk);
    }
  return FALSE;
}

static gboolean
enter_element (Walk        *walk,
               const char **path)
{
  char *after;
  guint64 index = g_ascii_strtoull (*path + 1, &after, 10);

  if (**path != '[' || *after != ']')
    return FALSE;
  step (walk);
  for (; index > 0 && walk->at < walk->end; index--)
    skip_value (walk);
  skip_filling (walk);
  *path = after + 1 + (after[1] == '.');
  return walk->at < walk->end && *walk->at != ']';
}

/**
 * assay_json_find_line:
 * @json: (array length=length): text that assay_json_parse () has read
 * @length: how much, or -1 when it ends with a zero byte
 * @path: a place in it, such as `bands[1].from`
 *
 * Tells in which line a place is, or, where it is not there, what should hold it. Any thread.
 *
 * Returns: the line, from 1
 */
guint
assay_json_find_line (const char *json,
                      gssize      length,
                      const char *path)
{
  Walk walk = { json, json + (length < 0 ? strlen (json) : (gsize) length), 1 };
  gboolean found = TRUE;
  guint line;

  skip_filling (&walk);
  for (line = walk.line; found && *path != '\0' && walk.at < walk.end;)
    {
      gboolean is_object = *walk.at == '{';

      found = is_object ? enter_member (&walk, &path, &line) : *walk.at == '[' && enter_element (&walk, &path);
      skip_filling (&walk);
      if (found && !is_object)
        line = walk.line;
    }
  return line;
}
