/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-visit-plan.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_PROVIDER_ID,
  PROP_PLANNED_ID,
  PROP_OFFICER_ID,
  PROP_RISK,
  PROP_REFERENCE,
  PROP_NAME,
  PROP_LAST_ON,
  PROP_LAST_BAND,
  PROP_LAST_RESULT,
  PROP_DUE_ON,
  PROP_WHY,
  PROP_PLANNED_ON,
  PROP_BEGUN_ON,
  PROP_OFFICER,
  N_PROPS
};

#define N_NUMBERS (PROP_RISK - PROP_PROVIDER_ID)
#define N_TEXTS (N_PROPS - PROP_REFERENCE)

struct _AssayVisitDue
{
  GObject parent_instance;

  gint64 numbers[N_NUMBERS];
  AssayRisk risk;
  char *texts[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (AssayVisitDue, assay_visit_due, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
assay_visit_due_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AssayVisitDue *self = ASSAY_VISIT_DUE (object);

  if (property_id >= PROP_REFERENCE)
    g_value_set_string (value, self->texts[property_id - PROP_REFERENCE]);
  else if (property_id == PROP_RISK)
    g_value_set_int (value, (int) self->risk);
  else
    g_value_set_int64 (value, self->numbers[property_id - PROP_PROVIDER_ID]);
}

static void
assay_visit_due_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AssayVisitDue *self = ASSAY_VISIT_DUE (object);

  if (property_id >= PROP_REFERENCE)
    {
      g_free (self->texts[property_id - PROP_REFERENCE]);
      self->texts[property_id - PROP_REFERENCE] = g_value_dup_string (value);
    }
  else if (property_id == PROP_RISK)
    self->risk = (AssayRisk) g_value_get_int (value);
  else
    self->numbers[property_id - PROP_PROVIDER_ID] = g_value_get_int64 (value);
}

static void
assay_visit_due_finalize (GObject *object)
{
  AssayVisitDue *self = ASSAY_VISIT_DUE (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (assay_visit_due_parent_class)->finalize (object);
}

static void
assay_visit_due_class_init (AssayVisitDueClass *klass)
{
  static const char *const number_names[N_NUMBERS] = { "provider-id", "planned-id", "officer-id" };
  static const char *const text_names[N_TEXTS] = { "reference", "name", "last-on", "last-band", "last-result",
                                                   "due-on", "why", "planned-on", "begun-on", "officer" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_visit_due_get_property;
  object_class->set_property = assay_visit_due_set_property;
  object_class->finalize = assay_visit_due_finalize;

  for (guint i = 0; i < N_NUMBERS; i++)
    properties[PROP_PROVIDER_ID + i] =
      g_param_spec_int64 (number_names[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_RISK] = g_param_spec_int ("risk", NULL, NULL, 0, ASSAY_N_RISKS - 1, ASSAY_RISK_MEDIUM,
                                            flags);
  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_REFERENCE + i] =
      g_param_spec_string (text_names[i], NULL, NULL,
                           PROP_REFERENCE + i == PROP_LAST_BAND ? NULL : "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_visit_due_init (AssayVisitDue *self)
{
}

static const char *
get_text (AssayVisitDue *self,
          guint          property_id)
{
  g_return_val_if_fail (ASSAY_IS_VISIT_DUE (self), NULL);

  return self->texts[property_id - PROP_REFERENCE];
}

static gint64
get_number (AssayVisitDue *self,
            guint          property_id)
{
  g_return_val_if_fail (ASSAY_IS_VISIT_DUE (self), 0);

  return self->numbers[property_id - PROP_PROVIDER_ID];
}

/**
 * assay_visit_due_get_risk:
 * @self: when a provider is next due
 *
 * Returns: its risk as recorded; medium where nobody has said
 */
AssayRisk
assay_visit_due_get_risk (AssayVisitDue *self)
{
  g_return_val_if_fail (ASSAY_IS_VISIT_DUE (self), ASSAY_RISK_MEDIUM);

  return self->risk;
}

/**
 * assay_visit_due_get_provider_id:
 * @self: when a provider is next due
 *
 * Returns: the provider's number
 */
gint64
assay_visit_due_get_provider_id (AssayVisitDue *self)
{
  return get_number (self, PROP_PROVIDER_ID);
}

/**
 * assay_visit_due_get_planned_id:
 * @self: when a provider is next due
 *
 * Returns: the assessment that is planned or under way, 0 for none
 */
gint64
assay_visit_due_get_planned_id (AssayVisitDue *self)
{
  return get_number (self, PROP_PLANNED_ID);
}

/**
 * assay_visit_due_get_begun_on:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): ISO date of the visit that is under way, or ""
 */
const char *
assay_visit_due_get_begun_on (AssayVisitDue *self)
{
  return get_text (self, PROP_BEGUN_ON);
}

/**
 * assay_visit_due_get_officer_id:
 * @self: when a provider is next due
 *
 * Returns: who is to go: of the planned assessment, else the provider's officer; 0 for nobody
 */
gint64
assay_visit_due_get_officer_id (AssayVisitDue *self)
{
  return get_number (self, PROP_OFFICER_ID);
}

/**
 * assay_visit_due_get_reference:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): the provider's reference
 */
const char *
assay_visit_due_get_reference (AssayVisitDue *self)
{
  return get_text (self, PROP_REFERENCE);
}

/**
 * assay_visit_due_get_name:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): the provider's name
 */
const char *
assay_visit_due_get_name (AssayVisitDue *self)
{
  return get_text (self, PROP_NAME);
}

/**
 * assay_visit_due_get_last_on:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): ISO date of the last assessment that counts, or ""
 */
const char *
assay_visit_due_get_last_on (AssayVisitDue *self)
{
  return get_text (self, PROP_LAST_ON);
}

/**
 * assay_visit_due_get_last_band:
 * @self: when a provider is next due
 *
 * Returns: (transfer none) (nullable): the id of the band that it came to, where that is known and may be
 *   shown
 */
const char *
assay_visit_due_get_last_band (AssayVisitDue *self)
{
  return get_text (self, PROP_LAST_BAND);
}

/**
 * assay_visit_due_get_last_result:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): the title of the band that it came to, or ""
 */
const char *
assay_visit_due_get_last_result (AssayVisitDue *self)
{
  return get_text (self, PROP_LAST_RESULT);
}

/**
 * assay_visit_due_get_due_on:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): ISO date by which the next is due; "" for at once where there was none, and where no
 *   interval is set
 */
const char *
assay_visit_due_get_due_on (AssayVisitDue *self)
{
  return get_text (self, PROP_DUE_ON);
}

/**
 * assay_visit_due_get_why:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): the rule that gave it, as a sentence
 */
const char *
assay_visit_due_get_why (AssayVisitDue *self)
{
  return get_text (self, PROP_WHY);
}

/**
 * assay_visit_due_get_planned_on:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): ISO date for which the next is planned, or ""
 */
const char *
assay_visit_due_get_planned_on (AssayVisitDue *self)
{
  return get_text (self, PROP_PLANNED_ON);
}

/**
 * assay_visit_due_get_officer:
 * @self: when a provider is next due
 *
 * Returns: (transfer none): the officer's name, or ""
 */
const char *
assay_visit_due_get_officer (AssayVisitDue *self)
{
  return get_text (self, PROP_OFFICER);
}

/**
 * assay_visit_due_is_late:
 * @self: when a provider is next due
 * @today: ISO date
 *
 * Returns: whether it is due: its day is past, or it was never assessed
 */
gboolean
assay_visit_due_is_late (AssayVisitDue *self,
                         const char    *today)
{
  const char *due_on = assay_visit_due_get_due_on (self);

  if (*due_on == '\0')
    return *assay_visit_due_get_last_on (self) == '\0';
  return g_strcmp0 (due_on, today) < 0;
}

/**
 * assay_risk_get_id:
 * @risk: a risk
 *
 * Returns: (transfer none): how the standing `risk` says it: `high` `medium` `low`
 */
const char *
assay_risk_get_id (AssayRisk risk)
{
  static const char *const ids[ASSAY_N_RISKS] = { "high", "medium", "low" };

  g_return_val_if_fail (risk < ASSAY_N_RISKS, NULL);

  return ids[risk];
}

/**
 * assay_risk_from_id:
 * @id: (nullable): `high` `medium` `low`
 *
 * Returns: the risk; medium for what is none
 */
AssayRisk
assay_risk_from_id (const char *id)
{
  for (guint i = 0; i < ASSAY_N_RISKS; i++)
    if (g_strcmp0 (id, assay_risk_get_id ((AssayRisk) i)) == 0)
      return (AssayRisk) i;
  return ASSAY_RISK_MEDIUM;
}

/**
 * assay_risk_get_title:
 * @risk: a risk
 *
 * Returns: (transfer none): the word for people
 */
const char *
assay_risk_get_title (AssayRisk risk)
{
  static const char *const titles[ASSAY_N_RISKS] = { N_("High"), N_("Medium"), N_("Low") };

  g_return_val_if_fail (risk < ASSAY_N_RISKS, NULL);

  return _(titles[risk]);
}
