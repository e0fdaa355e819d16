/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/table/assay-text-encoding.h"
#include "core/table/table-test.h"

/* A text is recognised in whatever encoding it was saved, and read to the same. */

static const char *const texts[] = {
  "Name,Answer\nZoë,Very good\nRenée,it’s fine\n",
  "Name,Note\nMüller,“It’s all right” – he said\nJosé Nuñez,£5\n",
  "Provider,Cost\nCafé Solidarité,€12\nGarçon & Fils,€7\n",
  "Pflegeanbieter,Antwort\nKöhler,sehr gut\nBärbel,stößt an\n",
  "Comment,n\nThe carer couldn’t stay – too short,1\nDon’t know,2\n",
  "Nom,Réponse\nHélène,très satisfaite\nFrançois,déçu\n",
};

static const struct
{
  const char *name;
  const char *mark;
  gsize length;
} encodings[] = {
  { "UTF-8", "", 0 },
  { "UTF-8", "\xef\xbb\xbf", 3 },
  { "UTF-16LE", "\xff\xfe", 2 },
  { "UTF-16BE", "\xfe\xff", 2 },
  { "UTF-16LE", "", 0 },
  { "UTF-16BE", "", 0 },
  { "UTF-32LE", "\xff\xfe\0\0", 4 },
  { "UTF-32BE", "\0\0\xfe\xff", 4 },
  { "UTF-32LE", "", 0 },
  { "UTF-32BE", "", 0 },
  { "WINDOWS-1252", "", 0 },
  { "MACINTOSH", "", 0 },
};

static GByteArray *
encode (const char *text,
        guint       encoding)
{
  g_autoptr (GError) error = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  g_autofree char *converted
      = g_convert (text, -1, encodings[encoding].name, "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) encodings[encoding].mark,
                       (guint) encodings[encoding].length);
  g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
  return bytes;
}

static char *
read_text (const GByteArray *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file
      = table_test_open ("file.csv", bytes->data, bytes->len, NULL, &error);
  g_autoptr (AssayTableReader) reader = NULL;
  char *joined;

  g_assert_no_error (error);
  reader = assay_table_file_read_raw (file, &error);
  joined = table_test_join (reader, FALSE, &error);
  g_assert_no_error (error);
  return joined;
}

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) plain = encode (texts[i], 0);
      g_autofree char *expected = read_text (plain);

      for (guint j = 0; j < G_N_ELEMENTS (encodings); j++)
        {
          g_autoptr (GByteArray) bytes = encode (texts[i], j);
          g_autofree char *found = read_text (bytes);

          g_assert_cmpstr (assay_text_encoding_detect (bytes->data, bytes->len), ==,
                           encodings[j].name);
          g_assert_false (assay_text_encoding_is_binary (bytes->data, bytes->len));
          g_assert_cmpstr (found, ==, expected);
        }
    }
}

/* Without a hint the commonest on the computers of councils. */
static void
test_undecided (void)
{
  static const char bare[] = "a,b\n\xe9,\x80\n";

  g_assert_cmpstr (assay_text_encoding_detect ((const guint8 *) bare, sizeof bare - 1), ==,
                   ASSAY_ENCODING_WINDOWS_1252);
  g_assert_cmpstr (assay_text_encoding_detect ((const guint8 *) "", 0), ==, ASSAY_ENCODING_UTF8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encodings/each", test_each);
  g_test_add_func ("/encodings/undecided", test_undecided);
  return g_test_run ();
}
