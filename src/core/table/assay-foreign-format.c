/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE /* memmem() */

#include "config.h"

#include "core/table/assay-foreign-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/table/assay-text-encoding.h"

/*
 * Files that hold a table, or something else, in a form that is not read: told by their first
 * bytes, whatever they are called, so that the message can say what the file is and what to do.
 */

typedef enum
{
  ADVICE_SAVE_AS,
  ADVICE_UNPACK,
  ADVICE_NO_TABLE,
} Advice;

typedef struct
{
  const char *mark;
  guint8 length;
  gboolean is_text; /* stands behind white space or a byte order mark too, in any case */
  Advice advice;
  const char *what;
} Mark;

#define BYTES(mark) mark, sizeof (mark) - 1, FALSE
#define TEXT(mark) mark, sizeof (mark) - 1, TRUE
#define OLD_EXCEL N_("a workbook of a very old Excel (.xls)")
#define WEB_PAGE N_("a web page (HTML)")
#define XML N_("an XML file")
#define PICTURE N_("a picture")
#define JSON N_("a JSON file")

/* Of several that fit the first counts. */
static const Mark marks[] = {
  { BYTES ("\x09\x00\x04\x00"), ADVICE_SAVE_AS, OLD_EXCEL },
  { BYTES ("\x09\x02\x06\x00"), ADVICE_SAVE_AS, OLD_EXCEL },
  { BYTES ("\x09\x04\x06\x00"), ADVICE_SAVE_AS, OLD_EXCEL },
  { BYTES ("\x09\x08\x08\x00"), ADVICE_SAVE_AS, OLD_EXCEL },
  { BYTES ("\x09\x08\x10\x00"), ADVICE_SAVE_AS, OLD_EXCEL },
  { BYTES ("\x00\x00\x02\x00\x06\x04\x06\x00"), ADVICE_SAVE_AS, N_("a Lotus 1-2-3 worksheet") },
  { BYTES ("\x00\x00\x1a\x00"), ADVICE_SAVE_AS, N_("a Lotus 1-2-3 worksheet") },
  { BYTES ("TABLE\r\n0,1"), ADVICE_SAVE_AS, N_("a worksheet in DIF format (.dif)") },
  { BYTES ("TABLE\n0,1"), ADVICE_SAVE_AS, N_("a worksheet in DIF format (.dif)") },
  { BYTES ("socialcalc:"), ADVICE_SAVE_AS, N_("a SocialCalc worksheet") },
  { BYTES ("PAR1\x15"), ADVICE_SAVE_AS, N_("a Parquet file") },
  { BYTES ("$FL2@(#)"), ADVICE_SAVE_AS, N_("an SPSS data file (.sav)") },
  { BYTES ("$FL3@(#)"), ADVICE_SAVE_AS, N_("an SPSS data file (.sav)") },
  { BYTES ("<stata_dta>"), ADVICE_SAVE_AS, N_("a Stata data file (.dta)") },
  { BYTES ("SQLite format 3"), ADVICE_NO_TABLE, N_("a database or a register") },
  { BYTES ("\x00\x01\x00\x00Standard "), ADVICE_SAVE_AS, N_("an Access database") },
  { BYTES ("\x1f\x8b"), ADVICE_UNPACK, N_("a compressed file (.gz)") },
  { BYTES ("BZh91AY&SY"), ADVICE_UNPACK, N_("a compressed file (.bz2)") },
  { BYTES ("\xfd" "7zXZ"), ADVICE_UNPACK, N_("a compressed file (.xz)") },
  { BYTES ("7z\xbc\xaf\x27\x1c"), ADVICE_UNPACK, N_("a compressed file (.7z)") },
  { BYTES ("Rar!\x1a\x07"), ADVICE_UNPACK, N_("a compressed file (.rar)") },
  { BYTES ("\x28\xb5\x2f\xfd"), ADVICE_UNPACK, N_("a compressed file (.zst)") },
  { BYTES ("\x89PNG"), ADVICE_NO_TABLE, PICTURE },
  { BYTES ("\xff\xd8\xff"), ADVICE_NO_TABLE, PICTURE },
  { BYTES ("GIF89a"), ADVICE_NO_TABLE, PICTURE },
  { TEXT ("%PDF-"), ADVICE_NO_TABLE, N_("a PDF document") },
  { TEXT ("{\\rtf"), ADVICE_NO_TABLE, N_("a text document (.rtf)") },
  { TEXT ("MIME-Version:"), ADVICE_SAVE_AS, N_("a saved web page or message (.mht, .eml)") },
  { TEXT ("<!doctype"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<html"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<head"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<body"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<table"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<meta"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<style"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<div"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<!--"), ADVICE_SAVE_AS, WEB_PAGE },
  { TEXT ("<?xml"), ADVICE_SAVE_AS, XML },
  { TEXT ("<svg"), ADVICE_NO_TABLE, PICTURE },
  { TEXT ("[{\""), ADVICE_SAVE_AS, JSON },
  { TEXT ("{\""), ADVICE_SAVE_AS, JSON },
};

/* What an XML file holds shows itself a little further down. */
static const Mark inner_marks[] = {
  { BYTES ("schemas-microsoft-com:office:spreadsheet"), ADVICE_SAVE_AS,
    N_("an XML spreadsheet of Excel 2003") },
  { BYTES ("opendocument:xmlns:office"), ADVICE_SAVE_AS, N_("a flat OpenDocument file (.fods)") },
  { BYTES ("http://www.w3.org/1999/xhtml"), ADVICE_SAVE_AS, WEB_PAGE },
};

/* The part by which a package that is no workbook shows what it is. */
static const struct
{
  const char *part;
  Advice advice;
  const char *what;
} packages[] = {
  { "xl/workbook.bin", ADVICE_SAVE_AS, N_("an Excel workbook in binary form (.xlsb)") },
  { "Index/Document.iwa", ADVICE_SAVE_AS, N_("a document of Apple’s Numbers or Pages") },
  { "Index.zip", ADVICE_SAVE_AS, N_("a document of Apple’s Numbers or Pages") },
  { "index.apxl", ADVICE_SAVE_AS, N_("a document of Apple’s Numbers or Pages") },
  { "word/document.xml", ADVICE_NO_TABLE, N_("a Word document") },
  { "ppt/presentation.xml", ADVICE_NO_TABLE, N_("a presentation") },
};

static gboolean
report (const char *name,
        Advice      advice,
        const char *what,
        GError    **error)
{
  switch (advice)
    {
    case ADVICE_UNPACK:
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                   _("“%s” is %s. Unpack it, and choose the table that is in it."), name, _(what));
      break;
    case ADVICE_NO_TABLE:
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                   _("“%s” is %s and not a table that Assay reads. It reads .xlsx, .ods, .csv and "
                     ".tsv files."),
                   name, _(what));
      break;
    case ADVICE_SAVE_AS:
    default:
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                   _("“%s” is %s, which is not a table that Assay reads. Open it in a program such "
                     "as Excel or LibreOffice and save it as .xlsx, .ods or .csv."),
                   name, _(what));
      break;
    }
  return FALSE;
}

static gboolean
fits (const Mark   *mark,
      const guint8 *bytes,
      gsize         length)
{
  if (length < mark->length)
    return FALSE;
  return mark->is_text
             ? g_ascii_strncasecmp ((const char *) bytes, mark->mark, mark->length) == 0
             : memcmp (bytes, mark->mark, mark->length) == 0;
}

/* `ID;PWXL;N;E`: the program, and that no record is protected; a list of people may have the
 * headings `ID;Person`. */
static gboolean
is_sylk (const guint8 *bytes,
         gsize         length)
{
  const guint8 *end = memchr (bytes, '\n', length);
  gsize first = end != NULL ? (gsize) (end - bytes) : length;

  if (first < 4 || memcmp (bytes, "ID;P", 4) != 0)
    return FALSE;
  if (memmem (bytes, first, ";N;E", 4) != NULL)
    return TRUE;
  for (gsize i = 0; i < first; i++)
    if (g_ascii_islower ((char) bytes[i]))
      return FALSE;
  return TRUE;
}

static const Mark *
find_inner (const guint8 *bytes,
            gsize         length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inner_marks); i++)
    if (memmem (bytes, MIN (length, 8192), inner_marks[i].mark, inner_marks[i].length) != NULL)
      return &inner_marks[i];
  return NULL;
}

/**
 * assay_foreign_format_refuse:
 * @name: the file's name, for the message
 * @bytes: its first bytes
 * @length: how many
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT`
 *
 * Refuses a file that is plainly something else than a workbook or a text with separators, and says
 * what. Any thread.
 *
 * Returns: %TRUE if nothing is known against the file; %FALSE if it is refused
 */
gboolean
assay_foreign_format_refuse (const char   *name,
                             const guint8 *bytes,
                             gsize         length,
                             GError      **error)
{
  gsize start = assay_text_encoding_measure_mark (bytes, length);

  while (start < length && g_ascii_isspace ((char) bytes[start]))
    start++;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const Mark *mark = &marks[i];
      gsize from = mark->is_text ? start : 0;
      const Mark *inner;

      if (!fits (mark, bytes + from, length - from))
        continue;
      inner = bytes[from] == '<' ? find_inner (bytes + from, length - from) : NULL;
      mark = inner != NULL ? inner : mark;
      return report (name, mark->advice, mark->what, error);
    }
  return !is_sylk (bytes, length)
         || report (name, ADVICE_SAVE_AS, N_("a worksheet in SYLK format (.slk)"), error);
}

/**
 * assay_foreign_format_refuse_package:
 * @package: a package
 * @error: return location for an `ASSAY_TABLE_ERROR_FORMAT`
 *
 * Refuses a package that is plainly something else than a workbook that can be read, and says what.
 * Any thread.
 *
 * Returns: %TRUE if nothing is known against the package; %FALSE if it is refused
 */
gboolean
assay_foreign_format_refuse_package (AssayPackage *package,
                                     GError      **error)
{
  const char *name = assay_package_get_name (package);

  for (gsize i = 0; i < G_N_ELEMENTS (packages); i++)
    if (assay_package_has (package, packages[i].part))
      return report (name, packages[i].advice, packages[i].what, error);
  if (!assay_package_has (package, "[Content_Types].xml") && !assay_package_has (package, "_rels/.rels")
      && !assay_package_has (package, "xl/workbook.xml"))
    return report (name, ADVICE_UNPACK, N_("a compressed file (.zip)"), error);
  return TRUE;
}
