/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-xml-part.h"

#include <expat.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"

/*
 * Reads a part of a package as XML, a block at a time. The caller's handlers may suspend reading,
 * at the end of a row for instance, and go on later, so that a sheet of any size needs no more
 * memory than a row. A part that declares an entity is refused, what is nested too deeply or is a
 * token too long as well; nothing outside the part is ever looked up.
 */

#define BLOCK (64 * 1024)
#define MOST_DEPTH 512
#define MOST_TOKEN (4 * 1024 * 1024)

struct _AssayXmlPart
{
  AssayPackage *package;
  AssayPart *part;
  char *name;
  XML_Parser parser;
  AssayXmlHandlers handlers;
  gpointer data;
  guint depth;
  guint64 n_fed;
  gboolean is_suspended;
  gboolean is_last;
  gboolean is_stopped;
  GError *error;
};

static void
start_cb (void        *data,
          const char  *name,
          const char **attributes)
{
  AssayXmlPart *self = data;

  if (++self->depth > MOST_DEPTH)
    assay_xml_part_fail_damaged (self, _("its elements are nested too deeply"));
  else if (self->error == NULL && !self->is_stopped)
    self->handlers.start (self->data, name, attributes);
}

static void
end_cb (void       *data,
        const char *name)
{
  AssayXmlPart *self = data;

  self->depth--;
  if (self->error == NULL && !self->is_stopped)
    self->handlers.end (self->data, name);
}

static void
text_cb (void       *data,
         const char *text,
         int         length)
{
  AssayXmlPart *self = data;

  if (self->error == NULL && !self->is_stopped)
    self->handlers.text (self->data, text, length);
}

static void
entity_cb (void       *data,
           const char *name,
           int         is_parameter,
           const char *value,
           int         value_length,
           const char *base,
           const char *system_id,
           const char *public_id,
           const char *notation)
{
  assay_xml_part_fail_damaged (data, _("it declares entities"));
}

/* Expat knows Unicode and Latin-1; other encodings with one byte a character are had from iconv. */
static int
encoding_cb (void         *data,
             const char   *name,
             XML_Encoding *encoding)
{
  GIConv converter = g_iconv_open ("UTF-32LE", name);

  if (converter == (GIConv) -1)
    return XML_STATUS_ERROR;
  memset (encoding, 0, sizeof *encoding);
  for (int i = 0; i < 256; i++)
    {
      char byte = (char) i;
      guint8 code[4] = { 0 };
      char *from = &byte;
      char *to = (char *) code;
      gsize from_left = 1;
      gsize to_left = sizeof code;
      gsize status = g_iconv (converter, &from, &from_left, &to, &to_left);

      encoding->map[i] = status == 0 && to_left == 0 ? code[0] | code[1] << 8 | code[2] << 16 : -1;
      g_iconv (converter, NULL, NULL, NULL, NULL);
    }
  g_iconv_close (converter);
  return XML_STATUS_OK;
}

/**
 * assay_xml_part_open:
 * @package: a package
 * @part: the name of a part
 * @handlers: what is called while it is read; @text may be %NULL
 * @data: what they get
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Begins to read a part as XML.
 *
 * Returns: (transfer full) (nullable): the part
 */
AssayXmlPart *
assay_xml_part_open (AssayPackage           *package,
                     const char             *part,
                     const AssayXmlHandlers *handlers,
                     gpointer                data,
                     GError                **error)
{
  AssayPart *opened = assay_package_open_part (package, part, error);
  AssayXmlPart *self;

  if (opened == NULL)
    return NULL;
  self = g_new0 (AssayXmlPart, 1);
  self->package = assay_package_ref (package);
  self->part = opened;
  self->name = g_strdup (part);
  self->handlers = *handlers;
  self->data = data;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, start_cb, end_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self->parser, text_cb);
  XML_SetEntityDeclHandler (self->parser, entity_cb);
  XML_SetUnknownEncodingHandler (self->parser, encoding_cb, NULL);
  return self;
}

/**
 * assay_xml_part_close:
 * @self: (transfer full): a part
 *
 * Closes a part.
 */
void
assay_xml_part_close (AssayXmlPart *self)
{
  XML_ParserFree (self->parser);
  assay_part_close (self->part);
  assay_package_unref (self->package);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}

/**
 * assay_xml_part_suspend:
 * @self: a part
 *
 * Called in a handler: returns from `assay_xml_part_pump ()` once the handler has returned.
 */
void
assay_xml_part_suspend (AssayXmlPart *self)
{
  XML_StopParser (self->parser, XML_TRUE);
}

/**
 * assay_xml_part_stop:
 * @self: a part
 *
 * Called in a handler: the rest of the part is not wanted, no handler is called any more.
 */
void
assay_xml_part_stop (AssayXmlPart *self)
{
  self->is_stopped = TRUE;
  XML_StopParser (self->parser, XML_FALSE);
}

/**
 * assay_xml_part_fail:
 * @self: a part
 * @error: (transfer full): why
 *
 * Called in a handler: `assay_xml_part_pump ()` is to end with an error. Of several the first
 * counts.
 */
void
assay_xml_part_fail (AssayXmlPart *self,
                     GError       *error)
{
  if (self->error != NULL)
    g_error_free (error);
  else
    self->error = error;
  XML_StopParser (self->parser, XML_FALSE);
}

/**
 * assay_xml_part_fail_damaged:
 * @self: a part
 * @reason: what is wrong with it, translated, in lower case
 *
 * Called in a handler, as assay_xml_part_fail(): the part cannot be understood.
 */
void
assay_xml_part_fail_damaged (AssayXmlPart *self,
                             const char   *reason)
{
  GError *error = NULL;

  assay_package_report_damage (self->package, self->name, reason, &error);
  assay_xml_part_fail (self, error);
}

/**
 * assay_xml_part_fail_at_row:
 * @self: a part that holds a sheet
 * @line: the row's number in the sheet, from 1
 * @reason: what there is too much of, a translated sentence in lower case
 *
 * Called in a handler, as assay_xml_part_fail(): the sheet is larger than Assay reads.
 */
void
assay_xml_part_fail_at_row (AssayXmlPart *self,
                            guint64       line,
                            const char   *reason)
{
  assay_xml_part_fail (self, g_error_new (ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_TOO_LARGE,
                                          _("“%s”, row %lu: %s"),
                                          assay_package_get_name (self->package), (gulong) line,
                                          reason));
}

static enum XML_Status
feed (AssayXmlPart *self,
      GError      **error)
{
  void *buffer = XML_GetBuffer (self->parser, BLOCK);
  gssize n = buffer != NULL ? assay_part_read (self->part, buffer, BLOCK, error) : -1;

  if (n < 0)
    return XML_STATUS_ERROR;
  self->n_fed += (guint64) n;
  self->is_last = n == 0;
  return XML_ParseBuffer (self->parser, (int) n, n == 0);
}

static gboolean
has_long_token (AssayXmlPart *self)
{
  return (gint64) self->n_fed - XML_GetCurrentByteIndex (self->parser) > MOST_TOKEN;
}

/**
 * assay_xml_part_pump:
 * @self: a part
 * @at_end: (out): whether the part is read, or was stopped
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Reads on until a handler suspends or stops, or the part ends.
 *
 * Returns: whether all went well
 */
gboolean
assay_xml_part_pump (AssayXmlPart *self,
                     gboolean     *at_end,
                     GError      **error)
{
  g_autoptr (GError) local = NULL;
  enum XML_Status status = XML_STATUS_OK;

  if (self->is_suspended)
    status = XML_ResumeParser (self->parser);
  while (status == XML_STATUS_OK && !self->is_last && !has_long_token (self))
    status = feed (self, &local);
  self->is_suspended = status == XML_STATUS_SUSPENDED;
  *at_end = self->is_stopped || status == XML_STATUS_OK;
  if (self->is_stopped || self->is_suspended || (status == XML_STATUS_OK && self->is_last))
    return TRUE;
  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    assay_package_report_damage (self->package, self->name,
                                 status == XML_STATUS_OK
                                     ? _("a part of it is too long")
                                     : XML_ErrorString (XML_GetErrorCode (self->parser)),
                                 error);
  return FALSE;
}

/**
 * assay_xml_part_get_progress:
 * @self: a part
 *
 * Tells how much of the part is read.
 *
 * Returns: 0 to 1
 */
double
assay_xml_part_get_progress (AssayXmlPart *self)
{
  return assay_part_get_progress (self->part);
}

/**
 * assay_xml_part_read:
 * @package: a package
 * @part: the name of a part
 * @handlers: what is called while it is read; none of them may suspend
 * @data: what they get
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Reads a whole part as XML.
 *
 * Returns: whether it was read
 */
gboolean
assay_xml_part_read (AssayPackage           *package,
                     const char             *part,
                     const AssayXmlHandlers *handlers,
                     gpointer                data,
                     GError                **error)
{
  g_autoptr (AssayXmlPart) self = assay_xml_part_open (package, part, handlers, data, error);
  gboolean at_end;

  return self != NULL && assay_xml_part_pump (self, &at_end, error);
}

/**
 * assay_xml_local_name:
 * @name: the name of an element or attribute
 *
 * Takes the prefix off a name.
 *
 * Returns: (transfer none): what follows the colon, or @name
 */
const char *
assay_xml_local_name (const char *name)
{
  const char *colon;

  if (name[0] == '\0' || name[1] == '\0') /* nearly every element of a sheet */
    return name;
  colon = strchr (name, ':');
  return colon != NULL ? colon + 1 : name;
}

/**
 * assay_xml_find:
 * @attributes: names and values in turn
 * @local_name: a name without prefix
 *
 * Finds an attribute, whatever its prefix.
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
assay_xml_find (const char **attributes,
                const char  *local_name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp (assay_xml_local_name (attributes[0]), local_name) == 0)
      return attributes[1];
  return NULL;
}
