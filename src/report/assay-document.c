/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-document.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "report/assay-document-private.h"
#include "report/assay-pdf-finish.h"

/* A4, in points. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89

static void
free_item (gpointer data)
{
  AssayDocumentItem *item = data;

  g_free (item->text);
  g_free (item->beside);
  g_strfreev (item->choices);
  g_clear_pointer (&item->table, assay_text_table_free);
  g_free (item->shares);
  g_clear_object (&item->chart);
  g_free (item);
}

static AssayDocumentItem *
add_item (AssayDocument     *self,
          AssayDocumentKind  kind,
          const char        *text)
{
  AssayDocumentItem *item = g_new0 (AssayDocumentItem, 1);

  item->kind = kind;
  item->text = g_strdup (text != NULL ? text : "");
  g_ptr_array_add (self->items, item);
  return item;
}

/**
 * assay_document_new:
 * @title: the document's title, at its top and in its properties
 * @subtitle: (nullable): below it, and at the foot of every page
 *
 * Returns: (transfer full): a document without anything in it
 */
AssayDocument *
assay_document_new (const char *title,
                    const char *subtitle)
{
  AssayDocument *self = g_new0 (AssayDocument, 1);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

/**
 * assay_document_free:
 * @self: (transfer full): a document
 *
 * Frees it.
 */
void
assay_document_free (AssayDocument *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * assay_document_add_heading:
 * @self: a document
 * @level: 1 to 3; the title is above all of them
 * @text: its words
 *
 * Adds a heading, which is never left alone at the foot of a page.
 */
void
assay_document_add_heading (AssayDocument *self,
                            guint          level,
                            const char    *text)
{
  AssayDocumentItem *item = add_item (self, ASSAY_DOCUMENT_HEADING, text);

  item->number = CLAMP (level, 1, 3);
  item->keep_with_next = TRUE;
}

/**
 * assay_document_add_paragraph:
 * @self: a document
 * @text: its words; line breaks stay
 */
void
assay_document_add_paragraph (AssayDocument *self,
                              const char    *text)
{
  if (text != NULL && *text != '\0')
    add_item (self, ASSAY_DOCUMENT_PARAGRAPH, text);
}

/**
 * assay_document_add_badge:
 * @self: a document
 * @role: the band's
 * @word: the band in words
 * @beside: what stands beside it, such as the score; or ""
 */
void
assay_document_add_badge (AssayDocument *self,
                          AssayRole      role,
                          const char    *word,
                          const char    *beside)
{
  AssayDocumentItem *item = add_item (self, ASSAY_DOCUMENT_BADGE, word);

  item->role = role;
  item->beside = g_strdup (beside);
}

/**
 * assay_document_add_table:
 * @self: a document
 * @table: (transfer full): a table; cells wrap, its headings come again on every page
 * @shares: (nullable) (array): how wide each column is, in relation to one another; %NULL for alike
 */
void
assay_document_add_table (AssayDocument  *self,
                          AssayTextTable *table,
                          const double   *shares)
{
  AssayDocumentItem *item = add_item (self, ASSAY_DOCUMENT_TABLE, table->title);
  double sum = 0;

  item->table = table;
  item->shares = g_new (double, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    sum += item->shares[i] = shares != NULL ? shares[i] : 1;
  for (guint i = 0; i < table->n_columns; i++)
    item->shares[i] /= sum;
}

/**
 * assay_document_add_chart:
 * @self: a document
 * @chart: a chart; its description is the text that stands for it
 */
void
assay_document_add_chart (AssayDocument *self,
                          AssayChart    *chart)
{
  add_item (self, ASSAY_DOCUMENT_CHART, assay_chart_get_title (chart))->chart = g_object_ref (chart);
}

/**
 * assay_document_add_choices:
 * @self: a document
 * @label: (nullable): before them
 * @choices: (array zero-terminated=1): each behind a box to tick
 */
void
assay_document_add_choices (AssayDocument     *self,
                            const char        *label,
                            const char *const *choices)
{
  add_item (self, ASSAY_DOCUMENT_CHOICES, label)->choices = g_strdupv ((char **) choices);
}

/**
 * assay_document_add_lines:
 * @self: a document
 * @label: (nullable): before the first
 * @n_lines: how many lines to write on
 */
void
assay_document_add_lines (AssayDocument *self,
                          const char    *label,
                          guint          n_lines)
{
  add_item (self, ASSAY_DOCUMENT_LINES, label)->number = n_lines;
}

/**
 * assay_document_keep_with_next:
 * @self: a document in which something is
 *
 * What was added last stays on the page of what comes next.
 */
void
assay_document_keep_with_next (AssayDocument *self)
{
  AssayDocumentItem *last = self->items->pdata[self->items->len - 1];

  last->keep_with_next = TRUE;
}

static cairo_status_t
append_bytes_cb (void                *closure,
                 const unsigned char *data,
                 unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (AssayDocument   *self,
              cairo_surface_t *surface)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) when = epoch != NULL
                                 ? g_date_time_new_from_unix_utc (g_ascii_strtoll (epoch, NULL, 10))
                                 : g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format_iso8601 (when);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Assay");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, now);
}

/* @bytes: (transfer full) */
static GBytes *
finish (AssayDocument  *self,
        GByteArray     *bytes,
        GError        **error)
{
  g_autoptr (GBytes) drawn = g_byte_array_free_to_bytes (bytes);
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AssayDocumentItem *item = self->items->pdata[i];

      if (item->kind == ASSAY_DOCUMENT_CHART)
        g_ptr_array_add (figures, assay_chart_describe (item->chart));
    }
  /* TRANSLATORS: the language of this translation, such as “cy” or “en-GB” */
  return assay_pdf_finish (drawn, _("en-GB"), figures, error);
}

/* Pages are counted in a first run that leaves nothing behind, so that each can say how many there are. */
static GBytes *
render (AssayDocument  *self,
        GError        **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *trial = cairo_pdf_surface_create (NULL, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  guint n_pages = 0;
  cairo_status_t status;

  _assay_document_draw (self, trial, FALSE, &n_pages);
  cairo_surface_destroy (trial);
  set_metadata (self, surface);
  _assay_document_draw (self, surface, TRUE, &n_pages);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return finish (self, g_steal_pointer (&bytes), error);
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE, _("“%s” could not be drawn: %s."), self->title,
               cairo_status_to_string (status));
  return NULL;
}

/**
 * assay_document_write_pdf:
 * @self: a document
 * @path: where
 * @replace: whether an existing file may be replaced
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Lays the document out and writes it as a PDF with tags for headings, paragraphs, tables and figures. The file
 * appears whole or not at all. With SOURCE_DATE_EPOCH set, the same document gives the same bytes. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_document_write_pdf (AssayDocument  *self,
                          const char     *path,
                          gboolean        replace,
                          GCancellable   *cancellable,
                          GError        **error)
{
  g_autoptr (AssayOutputFile) output = assay_output_file_new (path, replace, error);
  g_autoptr (GBytes) bytes = output == NULL ? NULL : render (self, error);

  return bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         assay_output_file_fill (output, bytes, error) && assay_output_file_commit (output, error);
}
