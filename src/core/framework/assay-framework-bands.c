/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "core/framework/assay-framework-reader.h"

static const char *const roles[] = { "gold", "silver", "bronze", "plain", "none", "red", "amber",
                                     "green", "blue", NULL };

static const char *const plans[] = { "action-plan", "improvement-plan", "excellence-plan",
                                     "special-measures", NULL };

void
_assay_bands_free (AssayBand *bands,
                   guint      n_bands)
{
  for (guint i = 0; i < n_bands; i++)
    {
      g_free (bands[i].id);
      g_free (bands[i].title);
      g_free (bands[i].role);
      g_free (bands[i].meaning);
      g_free (bands[i].follows);
      g_free (bands[i].plan);
    }
  g_free (bands);
}

/* A threshold of 0 would leave nothing for the last band. */
static void
read_threshold (AssayFrameworkReader *reader,
                JsonObject           *object,
                AssayBand            *bands,
                guint                 index,
                int                   decimals)
{
  AssayBand *band = &bands[index];

  band->from = _assay_reader_number (reader, object, "from", NAN, 0, 100);
  if (fabs (band->from - assay_round (band->from, decimals)) > 1e-9)
    _assay_reader_doubt_at (reader, "from",
                            _ ("%.10g has more decimals than the score, which has %d."),
                            band->from, decimals);
  if (band->from == 0)
    _assay_reader_doubt_at (reader, "from", _ ("at 0 nothing is left for the bands below."));
  if (index > 0 && band->from >= bands[index - 1].from)
    _assay_reader_refuse_at (reader, "from",
                             _ ("thresholds must fall from band to band, and %g is not less than "
                                "%g."),
                             band->from, bands[index - 1].from);
}

static void
read_band (AssayFrameworkReader *reader,
           JsonObject           *object,
           AssayBand            *bands,
           guint                 index)
{
  AssayBand *band = &bands[index];

  _assay_reader_check_keys (reader, object, "id", "title", "from", "role", "meaning", "follows",
                            "plan", "placeholder", NULL);
  band->id = _assay_reader_identifier (reader, object, "id");
  band->title = _assay_reader_required (reader, object, "title");
  band->role = g_strdup (roles[_assay_reader_choice (reader, object, "role", roles, -1)]);
  band->meaning = _assay_reader_text (reader, object, "meaning", "");
  band->follows = _assay_reader_text (reader, object, "follows", "");
  if (object != NULL && json_object_has_member (object, "plan"))
    band->plan = g_strdup (plans[_assay_reader_choice (reader, object, "plan", plans, -1)]);
  band->placeholder = _assay_reader_boolean (reader, object, "placeholder", FALSE);
  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (bands[i].id, band->id) == 0)
      _assay_reader_refuse_at (reader, "id", _ ("“%s” is there twice."), band->id);
}

/* Reads the member `bands` of @object. Bands by rules or on a ladder have no thresholds. */
AssayBand *
_assay_framework_read_bands (AssayFrameworkReader *reader,
                             JsonObject           *object,
                             int                   decimals,
                             gboolean              with_thresholds,
                             guint                *n_bands)
{
  JsonArray *array = _assay_reader_array (reader, object, "bands", TRUE);
  gsize mark = _assay_reader_enter (reader, "bands");
  guint n = array == NULL ? 0 : json_array_get_length (array);
  AssayBand *bands = g_new0 (AssayBand, n);

  for (guint i = 0; i < n; i++)
    {
      gsize inner = _assay_reader_enter_index (reader, i);
      JsonObject *element = _assay_reader_element (reader, array, i);

      read_band (reader, element, bands, i);
      bands[i].from = -INFINITY;
      if (with_thresholds && i + 1 < n)
        read_threshold (reader, element, bands, i, decimals);
      else if (element != NULL && json_object_has_member (element, "from"))
        _assay_reader_doubt_at (reader, "from", with_thresholds
                                ? _ ("the last band takes all that is left and has no from.")
                                : _ ("bands given by rules or on a ladder have no threshold."));
      _assay_reader_leave (reader, inner);
    }
  _assay_reader_leave (reader, mark);
  *n_bands = n;
  return bands;
}
