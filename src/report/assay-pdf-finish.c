/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What cairo 1.16 leaves out of a tagged PDF: that it is one, its language, that its title is shown, and what stands
 * for each figure. Only this file knows qpdf. */

#include "config.h"

#include "report/assay-pdf-finish.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>

#include "core/base/assay-error.h"

/* Structures of documents are a few levels deep; what is deeper is damaged. */
#define MOST_LEVELS 32

typedef struct
{
  qpdf_data qpdf;
  const GPtrArray *figures;
  guint n_figures;
} Finish;

static void
set_key (Finish     *self,
         qpdf_oh     dictionary,
         const char *key,
         qpdf_oh     value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
}

static void
set_text (Finish     *self,
          qpdf_oh     dictionary,
          const char *key,
          const char *text)
{
  set_key (self, dictionary, key, qpdf_oh_new_unicode_string (self->qpdf, text));
}

/* A dictionary with one member that is true. */
static qpdf_oh
new_true (Finish     *self,
          const char *key)
{
  qpdf_oh dictionary = qpdf_oh_new_dictionary (self->qpdf);

  set_key (self, dictionary, key, qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  return dictionary;
}

/* Figures come in the order in which they were drawn, which is that of the structure. */
static void
describe_figures (Finish  *self,
                  qpdf_oh  element,
                  guint    level)
{
  qpdf_oh children;

  if (level > MOST_LEVELS || !qpdf_oh_is_dictionary (self->qpdf, element))
    return;
  if (qpdf_oh_is_name_and_equals (self->qpdf, qpdf_oh_get_key (self->qpdf, element, "/S"), "/Figure") &&
      self->n_figures < self->figures->len)
    set_text (self, element, "/Alt", self->figures->pdata[self->n_figures++]);
  children = qpdf_oh_get_key (self->qpdf, element, "/K");
  if (!qpdf_oh_is_array (self->qpdf, children))
    {
      describe_figures (self, children, level + 1);
      return;
    }
  for (int i = 0; i < qpdf_oh_get_array_n_items (self->qpdf, children); i++)
    describe_figures (self, qpdf_oh_get_array_item (self->qpdf, children, i), level + 1);
}

static void
complete (Finish     *self,
          const char *language)
{
  qpdf_oh root = qpdf_get_root (self->qpdf);

  set_key (self, root, "/MarkInfo", new_true (self, "/Marked"));
  set_key (self, root, "/ViewerPreferences", new_true (self, "/DisplayDocTitle"));
  set_text (self, root, "/Lang", language);
  describe_figures (self, qpdf_oh_get_key (self->qpdf, root, "/StructTreeRoot"), 0);
}

static GBytes *
write_all (Finish *self)
{
  if ((qpdf_init_write_memory (self->qpdf) & QPDF_ERRORS) != 0)
    return NULL;
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  if ((qpdf_write (self->qpdf) & QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->qpdf), qpdf_get_buffer_length (self->qpdf));
}

/**
 * assay_pdf_finish:
 * @pdf: a PDF with tags, as cairo wrote it
 * @language: what it is written in, such as `en-GB`
 * @figures: (element-type utf8): what stands for each figure, in their order
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Marks a PDF as tagged, says its language, has readers show its title and not its file's name, and gives its figures
 * their words. The same bytes give the same bytes. Any thread.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
assay_pdf_finish (GBytes           *pdf,
                  const char       *language,
                  const GPtrArray  *figures,
                  GError          **error)
{
  Finish self = { qpdf_init (), figures, 0 };
  GBytes *finished = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);

  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  if ((qpdf_read_memory (self.qpdf, "PDF", bytes, length, NULL) & QPDF_ERRORS) == 0)
    {
      complete (&self, language);
      finished = write_all (&self);
    }
  if (finished == NULL)
    g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE, _("The PDF could not be completed: %s."),
                 qpdf_has_error (self.qpdf)
                   ? qpdf_get_error_full_text (self.qpdf, qpdf_get_error (self.qpdf))
                   : "qpdf");
  qpdf_cleanup (&self.qpdf);
  return finished;
}
