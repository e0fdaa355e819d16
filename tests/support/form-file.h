/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>
#include <string.h>
#include <zip.h>

/* A workbook that was sent out, changed as a spreadsheet program would: by its parts. A program that includes this
 * needs zip_dep. */

static inline char *
form_file_read (const char *path,
                const char *part)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  zip_stat_t status;
  zip_file_t *file;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, part, 0, &status), ==, 0);
  text = g_malloc0 (status.size + 1);
  file = zip_fopen (archive, part, 0);
  g_assert_nonnull (file);
  g_assert_cmpint (zip_fread (file, text, status.size), ==, (gint64) status.size);
  zip_fclose (file);
  zip_close (archive);
  return text;
}

static inline void
form_file_write (const char *path,
                 const char *part,
                 const char *text)
{
  zip_t *archive = zip_open (path, ZIP_CREATE, NULL);
  zip_source_t *source;

  g_assert_nonnull (archive);
  source = zip_source_buffer (archive, text, strlen (text), 0);
  g_assert_cmpint (zip_file_add (archive, part, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8), >=, 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
}

/* The part of a sheet by its place in the workbook, from 1. */
static inline char *
form_file_dup_part (guint sheet)
{
  return g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet);
}

/* Replaces what a pattern matches first; it must match. */
static inline void
form_file_replace (const char *path,
                   const char *part,
                   const char *pattern,
                   const char *text)
{
  g_autofree char *before = form_file_read (path, part);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *put = NULL;
  g_autoptr (GString) after = g_string_new (before);
  int start;
  int end;

  g_assert_nonnull (regex);
  if (!g_regex_match (regex, before, 0, &match))
    g_error ("%s of %s has no “%s”", part, path, pattern);
  put = g_match_info_expand_references (match, text, NULL);
  g_match_info_fetch_pos (match, 0, &start, &end);
  g_string_erase (after, start, end - start);
  g_string_insert (after, start, put);
  form_file_write (path, part, after->str);
}

/* Puts the XML of what a cell holds, such as `t="e"><v>#REF!</v>`, into a cell that the form has. */
static inline void
form_file_fill (const char *path,
                guint       sheet,
                const char *cell,
                const char *content)
{
  g_autofree char *part = form_file_dup_part (sheet);
  g_autofree char *pattern =
    g_strdup_printf ("<c r=\"%s\"((?: s=\"[0-9]+\")?)(?:[^>]*/>|[^>]*[^/]>.*?</c>)", cell);
  g_autofree char *text = g_strdup_printf ("<c r=\"%s\"\\1 %s</c>", cell, content);

  form_file_replace (path, part, pattern, text);
}

static inline void
form_file_type (const char *path,
                guint       sheet,
                const char *cell,
                const char *words)
{
  g_autofree char *safe = g_markup_escape_text (words, -1);
  g_auto (GStrv) parts = g_strsplit (safe, "\\", -1);
  g_autofree char *literal = g_strjoinv ("\\\\", parts);
  g_autofree char *content =
    g_strdup_printf ("t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is>", literal);

  form_file_fill (path, sheet, cell, content);
}

/* Gives a row of a sheet, and its cells, another number; where the rows stand is left as it is. */
static inline void
form_file_renumber (const char *path,
                    guint       sheet,
                    guint       row,
                    guint       other)
{
  g_autofree char *part = form_file_dup_part (sheet);
  g_autofree char *before = form_file_read (path, part);
  g_autofree char *pattern = g_strdup_printf (" r=\"([A-Z]*)%u\"", row);
  g_autofree char *text = g_strdup_printf (" r=\"\\g<1>%u\"", other);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autofree char *after = g_regex_replace (regex, before, -1, 0, text, 0, NULL);

  g_assert_cmpstr (after, !=, before);
  form_file_write (path, part, after);
}
