/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/rating/assay-rating.h"

#include <math.h>
#include <string.h>

#include "core/rating/assay-rating-private.h"

G_DEFINE_FINAL_TYPE (AssayRating, assay_rating, G_TYPE_OBJECT)

typedef enum
{
  KIND_TEXT,
  KIND_NUMBER,
  KIND_INTEGER,
  KIND_BOOLEAN,
} PropertyKind;

typedef struct
{
  const char *name;
  PropertyKind kind;
  gsize offset;
} Property;

#define PROPERTY(name, kind, member) { name, kind, G_STRUCT_OFFSET (AssayRating, member) }

/* Property ids are places in this table, from 1. */
static const Property properties[] = {
  PROPERTY ("id", KIND_INTEGER, id),
  PROPERTY ("provider-id", KIND_INTEGER, provider_id),
  PROPERTY ("reference", KIND_TEXT, reference),
  PROPERTY ("name", KIND_TEXT, name),
  PROPERTY ("service-type", KIND_TEXT, service_type),
  PROPERTY ("cqc-id", KIND_TEXT, cqc_id),
  PROPERTY ("people-supported", KIND_INTEGER, people_supported),
  PROPERTY ("framework-id", KIND_TEXT, framework_id),
  PROPERTY ("framework-version", KIND_INTEGER, framework_version),
  PROPERTY ("period", KIND_TEXT, period),
  PROPERTY ("revision", KIND_INTEGER, revision),
  PROPERTY ("state", KIND_TEXT, state),
  PROPERTY ("rated", KIND_BOOLEAN, rated),
  PROPERTY ("score", KIND_NUMBER, score),
  PROPERTY ("band", KIND_TEXT, band),
  PROPERTY ("held-band", KIND_TEXT, held_band),
  PROPERTY ("reason", KIND_TEXT, reason),
  PROPERTY ("coverage", KIND_NUMBER, coverage),
  PROPERTY ("returns", KIND_INTEGER, returns),
  PROPERTY ("sent", KIND_INTEGER, sent),
  PROPERTY ("range-low", KIND_NUMBER, range_low),
  PROPERTY ("range-high", KIND_NUMBER, range_high),
  PROPERTY ("top-share", KIND_NUMBER, top_share),
  PROPERTY ("previous-score", KIND_NUMBER, previous_score),
  PROPERTY ("previous-band", KIND_TEXT, previous_band),
  PROPERTY ("agreed-reason", KIND_TEXT, agreed_reason),
  PROPERTY ("agreed-by", KIND_TEXT, agreed_by),
  PROPERTY ("agreed-at", KIND_TEXT, agreed_at),
  PROPERTY ("published-by", KIND_TEXT, published_by),
  PROPERTY ("published-at", KIND_TEXT, published_at),
  PROPERTY ("flag", KIND_TEXT, flag),
  PROPERTY ("rated-by", KIND_TEXT, rated_by),
  PROPERTY ("rated-at", KIND_TEXT, rated_at),
};

static void
assay_rating_finalize (GObject *object)
{
  AssayRating *self = ASSAY_RATING (object);

  for (guint i = 0; self->table == NULL && i < G_N_ELEMENTS (properties); i++)
    if (properties[i].kind == KIND_TEXT)
      g_free (G_STRUCT_MEMBER (char *, object, properties[i].offset));
  g_clear_pointer (&self->table, assay_rating_table_unref);
  G_OBJECT_CLASS (assay_rating_parent_class)->finalize (object);
}

static void
assay_rating_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *spec)
{
  const Property *property = &properties[id - 1];

  switch (property->kind)
    {
    case KIND_TEXT:
      g_value_set_string (value, G_STRUCT_MEMBER (char *, object, property->offset));
      break;
    case KIND_NUMBER:
      g_value_set_double (value, G_STRUCT_MEMBER (double, object, property->offset));
      break;
    case KIND_INTEGER:
      g_value_set_int64 (value, G_STRUCT_MEMBER (gint64, object, property->offset));
      break;
    case KIND_BOOLEAN:
      g_value_set_boolean (value, G_STRUCT_MEMBER (gboolean, object, property->offset));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static GParamSpec *
make_spec (const Property *property)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (property->kind)
    {
    case KIND_NUMBER:
      return g_param_spec_double (property->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case KIND_INTEGER:
      return g_param_spec_int64 (property->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case KIND_BOOLEAN:
      return g_param_spec_boolean (property->name, NULL, NULL, FALSE, flags);
    case KIND_TEXT:
    default:
      return g_param_spec_string (property->name, NULL, NULL, NULL, flags);
    }
}

static void
assay_rating_class_init (AssayRatingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = assay_rating_finalize;
  object_class->get_property = assay_rating_get_property;
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    g_object_class_install_property (object_class, i + 1, make_spec (&properties[i]));
}

/* The state of an empty rating, for an object and for a row of a table alike. */
void
_assay_rating_clear (AssayRating *self)
{
  self->people_supported = self->sent = -1;
  self->score = self->range_low = self->range_high = NAN;
  self->top_share = self->previous_score = NAN;
}

static void
assay_rating_init (AssayRating *self)
{
  _assay_rating_clear (self);
}

/* Makes the rating what a row of a table says; its texts lie in the table, which it keeps. */
void
_assay_rating_move (AssayRating       *self,
                    AssayRatingTable  *table,
                    const AssayRating *row)
{
  const gsize start = G_STRUCT_OFFSET (AssayRating, id);
  AssayRatingTable *before = self->table;

  self->table = assay_rating_table_ref (table);
  memcpy ((char *) self + start, (const char *) row + start, sizeof (AssayRating) - start);
  g_clear_pointer (&before, assay_rating_table_unref);
}

/* (transfer full) */
AssayRating *
_assay_rating_from_row (AssayRatingTable  *table,
                        const AssayRating *row)
{
  AssayRating *self = g_object_new (ASSAY_TYPE_RATING, NULL);

  _assay_rating_move (self, table, row);
  return self;
}

static gboolean
has_same (const AssayRating *a,
          const AssayRating *b,
          const Property    *property)
{
  switch (property->kind)
    {
    case KIND_TEXT:
      return g_strcmp0 (G_STRUCT_MEMBER (char *, a, property->offset),
                        G_STRUCT_MEMBER (char *, b, property->offset)) == 0;
    case KIND_NUMBER:
      /* As bytes: no value is the same as no value. */
      return memcmp (G_STRUCT_MEMBER_P (a, property->offset), G_STRUCT_MEMBER_P (b, property->offset),
                     sizeof (double)) == 0;
    case KIND_BOOLEAN:
      return G_STRUCT_MEMBER (gboolean, a, property->offset) ==
             G_STRUCT_MEMBER (gboolean, b, property->offset);
    case KIND_INTEGER:
    default:
      return G_STRUCT_MEMBER (gint64, a, property->offset) ==
             G_STRUCT_MEMBER (gint64, b, property->offset);
    }
}

/* Whether two ratings, objects or rows, say the same in everything. */
gboolean
_assay_rating_has_same (const AssayRating *a,
                        const AssayRating *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (!has_same (a, b, &properties[i]))
      return FALSE;
  return TRUE;
}

/**
 * assay_rating_get_id:
 * @self: a rating
 *
 * Returns: the number of the rating; 0 where it was never rated
 */
gint64
assay_rating_get_id (AssayRating *self)
{
  return self->id;
}

/**
 * assay_rating_get_provider_id:
 * @self: a rating
 *
 * Returns: the provider's number
 */
gint64
assay_rating_get_provider_id (AssayRating *self)
{
  return self->provider_id;
}

/**
 * assay_rating_get_reference:
 * @self: a rating
 *
 * Returns: (transfer none): the provider's reference
 */
const char *
assay_rating_get_reference (AssayRating *self)
{
  return self->reference;
}

/**
 * assay_rating_get_name:
 * @self: a rating
 *
 * Returns: (transfer none): the provider's name
 */
const char *
assay_rating_get_name (AssayRating *self)
{
  return self->name;
}

/**
 * assay_rating_get_service_type:
 * @self: a rating
 *
 * Returns: (transfer none): the provider's service type, or ""
 */
const char *
assay_rating_get_service_type (AssayRating *self)
{
  return self->service_type;
}

/**
 * assay_rating_get_cqc_id:
 * @self: a rating
 *
 * Returns: the provider's CQC id, "" for none, and where the rating is not from a list
 */
const char *
assay_rating_get_cqc_id (AssayRating *self)
{
  return self->cqc_id != NULL ? self->cqc_id : "";
}

/**
 * assay_rating_get_people_supported:
 * @self: a rating
 *
 * Returns: people supported in the period; -1 where it is not known
 */
gint64
assay_rating_get_people_supported (AssayRating *self)
{
  return self->people_supported;
}

/**
 * assay_rating_get_framework_version:
 * @self: a rating
 *
 * Returns: the version of the framework it was made under; 0 where it was never rated
 */
int
assay_rating_get_framework_version (AssayRating *self)
{
  return (int) self->framework_version;
}

/**
 * assay_rating_get_revision:
 * @self: a rating
 *
 * Returns: which revision, from 1; 0 where it was never rated
 */
int
assay_rating_get_revision (AssayRating *self)
{
  return (int) self->revision;
}

/**
 * assay_rating_get_state:
 * @self: a rating
 *
 * Returns: (transfer none): `provisional`, `agreed`, `published`, `superseded`, or `none` where it
 *   was never rated
 */
const char *
assay_rating_get_state (AssayRating *self)
{
  return self->state;
}

/**
 * assay_rating_get_rated:
 * @self: a rating
 *
 * Returns: whether there is a score and a band
 */
gboolean
assay_rating_get_rated (AssayRating *self)
{
  return self->rated;
}

/**
 * assay_rating_get_score:
 * @self: a rating
 *
 * Returns: 0 to 100, rounded; NaN where it is not rated
 */
double
assay_rating_get_score (AssayRating *self)
{
  return self->score;
}

/**
 * assay_rating_get_band:
 * @self: a rating
 *
 * Returns: (transfer none) (nullable): the id of the computed band
 */
const char *
assay_rating_get_band (AssayRating *self)
{
  return self->band;
}

/**
 * assay_rating_get_held_band:
 * @self: a rating
 *
 * Returns: (transfer none) (nullable): the id of the agreed band, else of the computed one
 */
const char *
assay_rating_get_held_band (AssayRating *self)
{
  return self->held_band;
}

/**
 * assay_rating_get_reason:
 * @self: a rating
 *
 * Returns: (transfer none): why it is not rated, as a sentence; "" where it is
 */
const char *
assay_rating_get_reason (AssayRating *self)
{
  return self->reason;
}

/**
 * assay_rating_get_coverage:
 * @self: a rating
 *
 * Returns: 0 to 1
 */
double
assay_rating_get_coverage (AssayRating *self)
{
  return self->coverage;
}

/**
 * assay_rating_get_returns:
 * @self: a rating
 *
 * Returns: survey returns with at least one answer
 */
gint64
assay_rating_get_returns (AssayRating *self)
{
  return self->returns;
}

/**
 * assay_rating_get_sent:
 * @self: a rating
 *
 * Returns: questionnaires sent in the period; -1 where it is not known
 */
gint64
assay_rating_get_sent (AssayRating *self)
{
  return self->sent;
}

/**
 * assay_rating_get_range_low:
 * @self: a rating
 *
 * Returns: 2.5 percentile of the redrawn scores; NaN where there is none
 */
double
assay_rating_get_range_low (AssayRating *self)
{
  return self->range_low;
}

/**
 * assay_rating_get_range_high:
 * @self: a rating
 *
 * Returns: 97.5 percentile of the redrawn scores; NaN where there is none
 */
double
assay_rating_get_range_high (AssayRating *self)
{
  return self->range_high;
}

/**
 * assay_rating_get_top_share:
 * @self: a rating
 *
 * Returns: share of the redraws that gave the computed band, 0 to 1; NaN where there is none
 */
double
assay_rating_get_top_share (AssayRating *self)
{
  return self->top_share;
}

/**
 * assay_rating_get_previous_score:
 * @self: a rating
 *
 * Returns: the score of the period before; NaN where there is none
 */
double
assay_rating_get_previous_score (AssayRating *self)
{
  return self->previous_score;
}

/**
 * assay_rating_get_previous_band:
 * @self: a rating
 *
 * Returns: (transfer none) (nullable): the id of the band held in the period before
 */
const char *
assay_rating_get_previous_band (AssayRating *self)
{
  return self->previous_band;
}

/**
 * assay_rating_get_agreed_reason:
 * @self: a rating
 *
 * Returns: (transfer none): why the agreed band was chosen, or ""
 */
const char *
assay_rating_get_agreed_reason (AssayRating *self)
{
  return self->agreed_reason;
}

/**
 * assay_rating_get_flag:
 * @self: a rating
 *
 * Returns: (transfer none): what has changed since it was agreed, or ""
 */
const char *
assay_rating_get_flag (AssayRating *self)
{
  return self->flag;
}
