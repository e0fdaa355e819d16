/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"
#include "core/base/assay-number.h"
#include "core/scoring/assay-json-writer.h"
#include "core/scoring/assay-scoring.h"

/**
 * assay_stability_format_share:
 * @share: a share of the redraws, 0 to 1
 *
 * Writes a share for people: whole per cents, and "< 1 %" and "> 99 %" at the ends, for redraws can
 * never prove that something cannot be. Any thread.
 *
 * Returns: (transfer full): the text; "" for NaN
 */
char *
assay_stability_format_share (double share)
{
  if (isnan (share))
    return g_strdup ("");
  if (share < 0.01)
    return g_strdup ("< 1\u202f%");
  if (share > 0.99)
    return g_strdup ("> 99\u202f%");
  return assay_format_percent (share, 0);
}

/* Shown by its figure: neither "< 1 %" nor "> 99 %". */
static gboolean
is_whole (double share)
{
  return share >= 0.01 && share <= 0.99;
}

/* The band that its remainder has most right to be rounded up, -1 where there is none: those that @kept is
 * not and that were not yet. */
static int
find_largest_remainder (const AssayStability *self,
                        const int            *figures,
                        int                   kept)
{
  int found = -1;
  double most = 0;

  for (guint i = 0; i < self->n_bands; i++)
    {
      const double remainder = 100 * self->shares[i] - figures[i];

      if ((int) i == kept || !is_whole (self->shares[i]) || remainder <= most)
        continue;
      most = remainder;
      found = (int) i;
    }
  return found;
}

/**
 * assay_stability_format_shares:
 * @self: a stability
 * @kept: the place of the band that is shown by itself elsewhere, which is rounded as there; -1 for none
 *
 * Writes the shares of all bands as [func@stability_format_share] does, rounded by largest remainder, so that the
 * whole per cents shown add to 100. Any thread.
 *
 * Returns: (transfer full) (array zero-terminated=1): a text for each band, in their order
 */
char **
assay_stability_format_shares (const AssayStability *self,
                               int                   kept)
{
  g_autofree int *figures = g_new0 (int, self->n_bands);
  char **texts = g_new0 (char *, self->n_bands + 1);
  int left = 100;
  int next;

  for (guint i = 0; i < self->n_bands; i++)
    if (is_whole (self->shares[i]))
      {
        /* Binary noise must not take a whole per cent away. */
        figures[i] = (int) ((int) i == kept ? assay_round (100 * self->shares[i], 0)
                                            : floor (100 * self->shares[i] + 1e-9));
        left -= figures[i];
      }
  while (left-- > 0 && (next = find_largest_remainder (self, figures, kept)) >= 0)
    figures[next]++;
  for (guint i = 0; i < self->n_bands; i++)
    texts[i] = is_whole (self->shares[i]) ? assay_format_percent (figures[i] / 100.0, 0)
                                          : assay_stability_format_share (self->shares[i]);
  return texts;
}

/**
 * assay_stability_to_json:
 * @self: a stability
 * @framework: the framework it was worked out under
 *
 * Writes a stability as it is kept with a rating. Any thread.
 *
 * Returns: (transfer full): JSON, with the bands by their ids
 */
char *
assay_stability_to_json (const AssayStability *self,
                         AssayFramework       *framework)
{
  GString *json = g_string_new ("{\"bands\":{");

  g_return_val_if_fail (self->n_bands == assay_framework_get_n_bands (framework), NULL);
  for (guint i = 0; i < self->n_bands; i++)
    {
      g_string_append_printf (json, "%s\"%s\":", i > 0 ? "," : "",
                              assay_framework_get_band (framework, i)->id);
      _assay_json_append_number (json, self->shares[i]);
    }
  g_string_append (json, "},\"low\":");
  _assay_json_append_number (json, self->low);
  g_string_append (json, ",\"high\":");
  _assay_json_append_number (json, self->high);
  g_string_append_printf (json, ",\"understates\":%s}", self->understates ? "true" : "false");
  return g_string_free (json, FALSE);
}

static double
read_number (JsonObject *object,
             const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node == NULL || !JSON_NODE_HOLDS_VALUE (node) ? (double) NAN : json_node_get_double (node);
}

/**
 * assay_stability_from_json:
 * @json: what assay_stability_to_json() wrote
 * @framework: the framework it was worked out under
 * @error: return location for an `ASSAY_STORE_ERROR_CORRUPT`
 *
 * Reads a stability kept with a rating. Any thread.
 *
 * Returns: (transfer full) (nullable): the stability
 */
AssayStability *
assay_stability_from_json (const char      *json,
                           AssayFramework  *framework,
                           GError         **error)
{
  g_autoptr (JsonNode) node = assay_json_parse (json, -1, NULL);
  gboolean holds = node != NULL && JSON_NODE_HOLDS_OBJECT (node);
  JsonObject *object = holds ? json_node_get_object (node) : NULL;
  JsonNode *bands = object == NULL ? NULL : json_object_get_member (object, "bands");
  AssayStability *self;

  if (bands == NULL || !JSON_NODE_HOLDS_OBJECT (bands))
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                   _ ("The stability kept with a rating cannot be read."));
      return NULL;
    }
  self = g_new0 (AssayStability, 1);
  self->n_bands = assay_framework_get_n_bands (framework);
  self->shares = g_new0 (double, self->n_bands);
  for (guint i = 0; i < self->n_bands; i++)
    self->shares[i] = json_object_get_double_member_with_default (
      json_node_get_object (bands), assay_framework_get_band (framework, i)->id, 0);
  self->low = read_number (object, "low");
  self->high = read_number (object, "high");
  self->understates = json_object_get_boolean_member_with_default (object, "understates", FALSE);
  return self;
}
