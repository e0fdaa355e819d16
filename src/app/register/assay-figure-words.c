/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-figure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"

static const struct
{
  const char *field;
  const char *title;
} known_fields[] = {
  { ASSAY_FIELD_PEOPLE_SUPPORTED, N_("People supported") },
  { ASSAY_FIELD_QUESTIONNAIRES_SENT, N_("Questionnaires sent") },
  { ASSAY_FIELD_UNDELIVERABLE, N_("Questionnaires undeliverable") },
};

static void
add_field (GPtrArray  *fields,
           const char *field)
{
  if (field != NULL && !g_ptr_array_find_with_equal_func (fields, field, g_str_equal, NULL))
    g_ptr_array_add (fields, g_strdup (field));
}

/**
 * assay_figure_words_list_fields:
 * @framework: (nullable): the framework in force
 * @figures: (element-type AssayFigure): what there is
 *
 * Returns: (transfer full) (element-type utf8): the fields that every council has, then those that the
 *   framework asks for, then what else there is
 */
GPtrArray *
assay_figure_words_list_fields (AssayFramework *framework,
                                GPtrArray      *figures)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    if (!g_str_equal (known_fields[i].field, ASSAY_FIELD_UNDELIVERABLE))
      add_field (fields, known_fields[i].field);
  for (guint i = 0; framework != NULL && i < assay_framework_get_n_leaves (framework); i++)
    add_field (fields, assay_framework_get_leaf (framework, i)->field);
  for (guint i = 0; i < figures->len; i++)
    add_field (fields, ((const AssayFigure *) g_ptr_array_index (figures, i))->field);
  return fields;
}

/**
 * assay_figure_words_title:
 * @framework: (nullable): the framework in force
 * @field: a field's id
 *
 * Returns: (transfer full): what the field is called
 */
char *
assay_figure_words_title (AssayFramework *framework,
                          const char     *field)
{
  char *title;

  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    if (g_str_equal (known_fields[i].field, field))
      return g_strdup (_(known_fields[i].title));
  for (guint i = 0; framework != NULL && i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (g_strcmp0 (leaf->field, field) == 0 && leaf->divisor == NULL)
        return g_strdup (leaf->title);
    }
  title = g_strdelimit (g_strdup (field), "-_", ' ');
  title[0] = g_ascii_toupper (title[0]);
  return title;
}

/**
 * assay_figure_words_value:
 * @value: a figure, NaN for a missing one
 *
 * Returns: (transfer full): "205", "43.8", "–"
 */
char *
assay_figure_words_value (double value)
{
  if (isnan (value))
    return g_strdup ("–");
  return assay_format_number (value, value > floor (value) ? 1 : 0);
}

/**
 * assay_figure_words_origin:
 * @figure: a figure
 *
 * Returns: (transfer full): what brought it, when and by whom; and why, for a correction
 */
char *
assay_figure_words_origin (const AssayFigure *figure)
{
  g_autofree char *date = assay_words_date (figure->recorded_at);
  g_autofree char *origin =
    g_strdup_printf (_("%s, recorded %s by %s"), figure->carrier, date, figure->recorded_by);

  if (*figure->reason == '\0')
    return g_markup_escape_text (origin, -1);
  return g_markup_printf_escaped ("%s: %s", origin, figure->reason);
}
