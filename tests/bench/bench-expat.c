/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The baseline of the reading jobs: libzip and expat with handlers that only count. */

#include <expat.h>
#include <glib.h>
#include <stdlib.h>
#include <zip.h>

static guint64 n_elements, n_bytes;

static void
element_started_cb (void           *data,
                    const XML_Char *name,
                    const XML_Char **attributes)
{
  n_elements++;
}

static void
element_ended_cb (void           *data,
                  const XML_Char *name)
{
}

static void
text_cb (void           *data,
         const XML_Char *text,
         int             length)
{
  n_bytes += (guint64) length;
}

static void
parse_part (zip_t      *archive,
            const char *name)
{
  XML_Parser parser = XML_ParserCreateNS (NULL, '|');
  zip_file_t *part = zip_fopen (archive, name, 0);
  char buffer[65536];
  zip_int64_t length;

  if (part == NULL)
    g_error ("No part %s", name);
  XML_SetElementHandler (parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (parser, text_cb);
  while ((length = zip_fread (part, buffer, sizeof buffer)) > 0)
    if (XML_Parse (parser, buffer, (int) length, FALSE) != XML_STATUS_OK)
      g_error ("%s is broken", name);
  XML_Parse (parser, buffer, 0, TRUE);
  zip_fclose (part);
  XML_ParserFree (parser);
}

int
main (int    argc,
      char **argv)
{
  zip_t *archive = argc > 2 ? zip_open (argv[1], ZIP_RDONLY, NULL) : NULL;

  if (archive == NULL)
    {
      g_printerr ("Usage: bench-expat FILE PART…\n");
      return 2;
    }
  for (int i = 2; i < argc; i++)
    parse_part (archive, argv[i]);
  zip_close (archive);
  g_print ("%" G_GUINT64_FORMAT " elements, %" G_GUINT64_FORMAT " bytes of text\n", n_elements, n_bytes);
  return EXIT_SUCCESS;
}
