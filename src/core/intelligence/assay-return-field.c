/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intelligence/assay-return-field.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-number.h"
#include "core/register/assay-figure.h"

static void
free_field (AssayReturnField *field)
{
  g_free (field->field);
  g_free (field->title);
  g_free (field->words);
  g_free (field->guidance);
  g_free (field->divisor);
  g_free (field->source_title);
  g_free (field->unit);
  g_free (field);
}

static char *
make_words (const char *field)
{
  char *words = g_strdup (field);

  return g_strdelimit (words, "-_", ' ');
}

static AssayReturnField *
make_field (const AssayNode *leaf)
{
  AssayReturnField *field = g_new0 (AssayReturnField, 1);

  field->field = g_strdup (leaf->field);
  field->title = g_strdup (leaf->title);
  field->words = leaf->question != NULL ? g_strdup (leaf->question) : make_words (leaf->field);
  field->guidance = g_strdup (leaf->guidance);
  field->divisor = g_strdup (leaf->divisor);
  field->per_cent = leaf->divisor == NULL && strcmp (leaf->unit, "%") == 0;
  field->source_title = g_strdup (leaf->source_title);
  field->unit = g_strdup (leaf->divisor == NULL ? leaf->unit : "");
  /* A count that a rate is made from is not called what the rate is called. */
  if (leaf->divisor != NULL)
    {
      g_free (field->title);
      field->title = make_words (leaf->field);
      field->title[0] = g_ascii_toupper (field->title[0]);
      g_free (field->words);
      field->words = g_strdup (leaf->title);
    }
  return field;
}

/**
 * assay_return_fields_list:
 * @framework: a framework
 *
 * Lists the figures that a framework takes from providers' returns, in its order, each once. Any thread.
 *
 * Returns: (transfer full) (element-type AssayReturnField): the figures
 */
GPtrArray *
assay_return_fields_list (AssayFramework *framework)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (leaf->kind == ASSAY_NODE_MEASURE && leaf->field != NULL && strcmp (leaf->source, "return") == 0
          && assay_return_fields_find (fields, leaf->field) == NULL)
        g_ptr_array_add (fields, make_field (leaf));
    }
  return fields;
}

/**
 * assay_return_fields_find:
 * @fields: (element-type AssayReturnField): figures
 * @field: a field
 *
 * Finds a figure.
 *
 * Returns: (transfer none) (nullable): the figure
 */
const AssayReturnField *
assay_return_fields_find (GPtrArray  *fields,
                          const char *field)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const AssayReturnField *candidate = g_ptr_array_index (fields, i);

      if (strcmp (candidate->field, field) == 0)
        return candidate;
    }
  return NULL;
}

/**
 * assay_return_field_check:
 * @self: a figure
 * @value: a value for it
 *
 * Tells whether a value can be one of a figure's: a per cent lies between 0 and 100, a count is not below 0.
 *
 * Returns: (transfer full) (nullable): what is wrong with it, or %NULL
 */
char *
assay_return_field_check (const AssayReturnField *self,
                          double                  value)
{
  g_autofree char *text = assay_format_number (value, value == floor (value) ? 0 : 2);

  if (self->per_cent && (value < 0 || value > 100))
    return g_strdup_printf (_ ("%s is %s, which is no per cent from 0 to 100"), self->title, text);
  if (value < 0)
    return g_strdup_printf (_ ("%s is %s, which is below 0"), self->title, text);
  return NULL;
}
