/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-form-print.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-form-layout.h"
#include "report/assay-document.h"

/* The form for those who work on paper: the same criteria under the same numbers as in the workbook, boxes to tick
 * and lines to write on. */

#define NOTE_LINES 2
#define EVIDENCE_LINES 2

static const char **
list_answers (const AssayNode *leaf)
{
  const char **titles = g_new0 (const char *, leaf->scale->n_steps + 1);

  for (guint i = 0; i < leaf->scale->n_steps; i++)
    titles[i] = leaf->scale->steps[i].title;
  return titles;
}

static const char **
list_sources (const AssayVisitRules *rules)
{
  const char **titles = g_new0 (const char *, rules->n_sources + 1);

  for (guint i = 0; i < rules->n_sources; i++)
    titles[i] = rules->sources[i].title;
  return titles;
}

static const char **
list_perspectives (const AssayVisitRules *rules)
{
  const char **titles = g_new0 (const char *, rules->n_perspectives + 1);

  for (guint i = 0; i < rules->n_perspectives; i++)
    titles[i] = rules->perspectives[i].title;
  return titles;
}

static void
add_choices (AssayDocument *document,
             const char    *label,
             const char   **titles)
{
  g_autofree const char **owned = titles;

  if (owned[0] == NULL)
    return;
  assay_document_add_choices (document, label, owned);
  assay_document_keep_with_next (document);
}

/* The evidence that is named already, each piece with the council's verdict to tick, and lines for more. */
static void
add_evidence (AssayDocument          *document,
              const AssayFormRequest *request,
              const AssayNode        *leaf)
{
  const char *verdicts[] = { _("Verified"), _("Not accepted"), NULL };

  for (guint i = 0; i < request->pieces->len; i++)
    {
      const AssayEvidencePiece *piece = request->pieces->pdata[i];

      if (!g_str_equal (piece->criterion, leaf->id))
        continue;
      assay_document_add_paragraph (document, piece->description);
      assay_document_keep_with_next (document);
      assay_document_add_choices (document, NULL, verdicts);
      assay_document_keep_with_next (document);
    }
  assay_document_add_lines (document, _("Evidence, one piece a line; verified by"), EVIDENCE_LINES);
  assay_document_keep_with_next (document);
}

static void
add_criterion (AssayDocument          *document,
               const AssayFormRequest *request,
               const AssayNode        *leaf,
               const char             *number)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (request->framework);
  g_autofree char *guidance = assay_form_dup_guidance (request->framework, leaf);
  g_autofree char *heading = g_strdup_printf ("%s  %s%s", number, leaf->title, leaf->critical ? _(" (critical)") : "");

  assay_document_add_heading (document, 3, heading);
  if (guidance[0] != '\0')
    {
      assay_document_add_paragraph (document, guidance);
      assay_document_keep_with_next (document);
    }
  add_choices (document, _("Answer"), list_answers (leaf));
  if (rules != NULL)
    {
      add_choices (document, _("Evidence"), list_sources (rules));
      add_choices (document, _("Seen by"), list_perspectives (rules));
      if (rules->verifies_evidence)
        add_evidence (document, request, leaf);
    }
  assay_document_add_lines (document, _("Note"), NOTE_LINES);
}

static void
add_sheet (AssayDocument          *document,
           const AssayFormRequest *request,
           const AssayFormSheet   *sheet)
{
  g_autofree char *title = g_strdup_printf ("%u  %s", sheet->number, sheet->title);
  const AssayNode *standard = NULL;

  assay_document_add_heading (document, 1, title);
  for (guint i = 0; i < sheet->leaves->len; i++)
    {
      const AssayNode *leaf = sheet->leaves->pdata[i];
      g_autofree char *number = assay_form_sheet_dup_number (sheet, i);

      if (leaf->parent != standard && leaf->parent != NULL && leaf->parent->depth > 1)
        assay_document_add_heading (document, 2, leaf->parent->title);
      standard = leaf->parent;
      add_criterion (document, request, leaf, number);
    }
}

/**
 * assay_form_print_write:
 * @request: what is to be filled in
 * @path: where; by custom it ends in `.pdf`
 * @replace: whether an existing file may be replaced
 * @cancellable: (nullable): stops it before the file appears
 * @error: return location for an `ASSAY_EXPORT_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Writes a form to be printed and filled in by hand. The file appears whole or not at all. Any thread.
 *
 * Returns: whether the file was written
 */
gboolean
assay_form_print_write (const AssayFormRequest  *request,
                        const char              *path,
                        gboolean                 replace,
                        GCancellable            *cancellable,
                        GError                 **error)
{
  const char *const facts[] = { _("Date"), _("Assessed by"), _("Spoken to") };
  g_autofree char *subtitle =
    g_strdup_printf (_("%s (%s), %s, %s"), assay_assessment_get_name (request->assessment),
                     assay_assessment_get_reference (request->assessment),
                     assay_assessment_kind_get_title (assay_assessment_get_kind (request->assessment)),
                     assay_assessment_get_period (request->assessment));
  g_autoptr (AssayDocument) document =
    assay_document_new (assay_framework_get_title (request->framework), subtitle);
  g_autoptr (GPtrArray) sheets =
    assay_form_list_sheets (request->framework, assay_assessment_get_service_type (request->assessment),
                            assay_assessment_get_kind (request->assessment));

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    assay_document_add_lines (document, facts[i], 1);
  for (guint i = 0; i < sheets->len; i++)
    add_sheet (document, request, sheets->pdata[i]);
  return assay_document_write_pdf (document, path, replace, cancellable, error);
}
