/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-assessment.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_PROVIDER_ID,
  PROP_OFFICER_ID,
  PROP_REVIEWER_ID,
  PROP_FOLLOWS_ID,
  PROP_IMPORT_ID,
  PROP_VERSION,
  PROP_FRAMEWORK_VERSION,
  PROP_STATE,
  PROP_ANSWERED,
  PROP_CRITERIA,
  PROP_CHALLENGES,
  PROP_OPEN_CHALLENGES,
  PROP_UPHELD_CHALLENGES,
  PROP_UPHELD_SINCE_FINAL,
  PROP_PUBLISHED,
  PROP_REFERENCE,
  PROP_NAME,
  PROP_FRAMEWORK_ID,
  PROP_PERIOD,
  PROP_SERVICE_TYPE,
  PROP_KIND,
  PROP_OFFICER,
  PROP_REVIEWER,
  PROP_PLANNED_ON,
  PROP_VISITED_ON,
  PROP_SUMMARY,
  N_PROPS
};

#define N_NUMBERS (PROP_REFERENCE - PROP_ID)
#define N_TEXTS (N_PROPS - PROP_REFERENCE)

/* The names, in the order of the properties. */
static const char *const number_names[N_NUMBERS] = {
  "id", "provider-id", "officer-id", "reviewer-id", "follows-id", "import-id", "version",
  "framework-version", "state", "answered", "criteria", "challenges", "open-challenges",
  "upheld-challenges", "upheld-since-final", "published",
};
static const char *const text_names[N_TEXTS] = {
  "reference", "name", "framework-id", "period", "service-type", "kind", "officer", "reviewer",
  "planned-on", "visited-on", "summary",
};

struct _AssayAssessment
{
  GObject parent_instance;

  gint64 numbers[N_NUMBERS];
  char *texts[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (AssayAssessment, assay_assessment, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gint64
get_number (AssayAssessment *self,
            guint            property_id)
{
  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (self), 0);

  return self->numbers[property_id - PROP_ID];
}

static const char *
get_text (AssayAssessment *self,
          guint            property_id)
{
  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (self), "");

  return self->texts[property_id - PROP_REFERENCE];
}

static void
assay_assessment_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AssayAssessment *self = ASSAY_ASSESSMENT (object);

  if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, get_text (self, property_id));
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    g_value_set_int64 (value, get_number (self, property_id));
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    g_value_set_uint (value, (guint) get_number (self, property_id));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    g_value_set_boolean (value, get_number (self, property_id) != 0);
  else
    g_value_set_int (value, (int) get_number (self, property_id));
}

static void
set_text (AssayAssessment *self,
          guint            property_id,
          const char      *given)
{
  char **text = &self->texts[property_id - PROP_REFERENCE];
  g_autofree char *trimmed = g_strstrip (g_strdup (given != NULL ? given : ""));

  if (g_strcmp0 (*text, trimmed) == 0)
    return;
  g_free (*text);
  *text = g_steal_pointer (&trimmed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
set_number (AssayAssessment *self,
            guint            property_id,
            gint64           number)
{
  if (self->numbers[property_id - PROP_ID] == number)
    return;
  self->numbers[property_id - PROP_ID] = number;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
assay_assessment_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  AssayAssessment *self = ASSAY_ASSESSMENT (object);

  if (G_IS_PARAM_SPEC_STRING (pspec))
    set_text (self, property_id, g_value_get_string (value));
  else if (G_IS_PARAM_SPEC_INT64 (pspec))
    set_number (self, property_id, g_value_get_int64 (value));
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    set_number (self, property_id, g_value_get_uint (value));
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    set_number (self, property_id, g_value_get_boolean (value));
  else
    set_number (self, property_id, g_value_get_int (value));
}

static void
assay_assessment_finalize (GObject *object)
{
  AssayAssessment *self = ASSAY_ASSESSMENT (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (assay_assessment_parent_class)->finalize (object);
}

static GParamSpec *
make_number_spec (guint       property_id,
                  GParamFlags flags)
{
  const char *name = number_names[property_id - PROP_ID];

  switch (property_id)
    {
    case PROP_FRAMEWORK_VERSION:
      return g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);
    case PROP_STATE:
      return g_param_spec_int (name, NULL, NULL, ASSAY_ASSESSMENT_PLANNED, ASSAY_ASSESSMENT_CANCELLED,
                               ASSAY_ASSESSMENT_PLANNED, flags);
    case PROP_ANSWERED:
    case PROP_CRITERIA:
    case PROP_CHALLENGES:
    case PROP_OPEN_CHALLENGES:
    case PROP_UPHELD_CHALLENGES:
    case PROP_UPHELD_SINCE_FINAL:
      return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, flags);
    case PROP_PUBLISHED:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    default:
      return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    }
}

static void
assay_assessment_class_init (AssayAssessmentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS |
                            G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = assay_assessment_get_property;
  object_class->set_property = assay_assessment_set_property;
  object_class->finalize = assay_assessment_finalize;

  for (guint i = PROP_ID; i < PROP_REFERENCE; i++)
    properties[i] = make_number_spec (i, flags);
  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_REFERENCE + i] = g_param_spec_string (text_names[i], NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_assessment_init (AssayAssessment *self)
{
}

/**
 * assay_assessment_new:
 *
 * Makes an assessment that is not yet in the register; set its properties and save it.
 *
 * Returns: (transfer full): a planned one with id 0 and empty texts
 */
AssayAssessment *
assay_assessment_new (void)
{
  return g_object_new (ASSAY_TYPE_ASSESSMENT, NULL);
}

/**
 * assay_assessment_copy:
 * @self: an assessment
 *
 * Returns: (transfer full): another with the same properties, to be changed and saved
 */
AssayAssessment *
assay_assessment_copy (AssayAssessment *self)
{
  AssayAssessment *copy;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (self), NULL);

  copy = assay_assessment_new ();
  for (guint i = 0; i < N_NUMBERS; i++)
    copy->numbers[i] = self->numbers[i];
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (copy->texts[i]);
      copy->texts[i] = g_strdup (self->texts[i]);
    }
  return copy;
}

/**
 * assay_assessment_get_id:
 * @self: an assessment
 *
 * Returns: its number in the register; 0 where it is not there yet
 */
gint64
assay_assessment_get_id (AssayAssessment *self)
{
  return get_number (self, PROP_ID);
}

/**
 * assay_assessment_get_provider_id:
 * @self: an assessment
 *
 * Returns: the number of the provider that is assessed
 */
gint64
assay_assessment_get_provider_id (AssayAssessment *self)
{
  return get_number (self, PROP_PROVIDER_ID);
}

/**
 * assay_assessment_get_reference:
 * @self: an assessment
 *
 * Returns: (transfer none): the provider’s reference as it was read, such as `HC01`
 */
const char *
assay_assessment_get_reference (AssayAssessment *self)
{
  return get_text (self, PROP_REFERENCE);
}

/**
 * assay_assessment_get_name:
 * @self: an assessment
 *
 * Returns: (transfer none): the provider’s name as it was read
 */
const char *
assay_assessment_get_name (AssayAssessment *self)
{
  return get_text (self, PROP_NAME);
}

/**
 * assay_assessment_get_framework_id:
 * @self: an assessment
 *
 * Returns: (transfer none): the framework by whose criteria it is assessed
 */
const char *
assay_assessment_get_framework_id (AssayAssessment *self)
{
  return get_text (self, PROP_FRAMEWORK_ID);
}

/**
 * assay_assessment_get_framework_version:
 * @self: an assessment
 *
 * Returns: the version of that framework
 */
int
assay_assessment_get_framework_version (AssayAssessment *self)
{
  return (int) get_number (self, PROP_FRAMEWORK_VERSION);
}

/**
 * assay_assessment_get_period:
 * @self: an assessment
 *
 * Returns: (transfer none): the period that it counts for, in canonical form
 */
const char *
assay_assessment_get_period (AssayAssessment *self)
{
  return get_text (self, PROP_PERIOD);
}

/**
 * assay_assessment_get_service_type:
 * @self: an assessment
 *
 * Returns: (transfer none): the kind of service as it was when planned, or ""; it decides which criteria
 *   apply
 */
const char *
assay_assessment_get_service_type (AssayAssessment *self)
{
  return get_text (self, PROP_SERVICE_TYPE);
}

/**
 * assay_assessment_get_kind:
 * @self: an assessment
 *
 * Returns: (transfer none): one of the `ASSAY_ASSESSMENT_` words
 */
const char *
assay_assessment_get_kind (AssayAssessment *self)
{
  return get_text (self, PROP_KIND);
}

/**
 * assay_assessment_get_state:
 * @self: an assessment
 *
 * Returns: where it stands
 */
AssayAssessmentState
assay_assessment_get_state (AssayAssessment *self)
{
  return (AssayAssessmentState) get_number (self, PROP_STATE);
}

/**
 * assay_assessment_is_published:
 * @self: an assessment
 *
 * Returns: whether a final one is published; otherwise it is kept internal
 */
gboolean
assay_assessment_is_published (AssayAssessment *self)
{
  return get_number (self, PROP_PUBLISHED) != 0;
}

/**
 * assay_assessment_get_officer_id:
 * @self: an assessment
 *
 * Returns: the number of the officer who assesses; 0 for nobody
 */
gint64
assay_assessment_get_officer_id (AssayAssessment *self)
{
  return get_number (self, PROP_OFFICER_ID);
}

/**
 * assay_assessment_get_officer:
 * @self: an assessment
 *
 * Returns: (transfer none): that officer’s name as it was read, or ""
 */
const char *
assay_assessment_get_officer (AssayAssessment *self)
{
  return get_text (self, PROP_OFFICER);
}

/**
 * assay_assessment_get_reviewer_id:
 * @self: an assessment
 *
 * Returns: the number of the second officer, where it was disputed; 0 for nobody
 */
gint64
assay_assessment_get_reviewer_id (AssayAssessment *self)
{
  return get_number (self, PROP_REVIEWER_ID);
}

/**
 * assay_assessment_get_reviewer:
 * @self: an assessment
 *
 * Returns: (transfer none): the second officer’s name as it was read, or ""
 */
const char *
assay_assessment_get_reviewer (AssayAssessment *self)
{
  return get_text (self, PROP_REVIEWER);
}

/**
 * assay_assessment_get_planned_on:
 * @self: an assessment
 *
 * Returns: (transfer none): ISO date of the day that it is planned for, or ""
 */
const char *
assay_assessment_get_planned_on (AssayAssessment *self)
{
  return get_text (self, PROP_PLANNED_ON);
}

/**
 * assay_assessment_get_visited_on:
 * @self: an assessment
 *
 * Returns: (transfer none): ISO date of the day that it was done, or ""; of a self-assessment, of its
 *   return
 */
const char *
assay_assessment_get_visited_on (AssayAssessment *self)
{
  return get_text (self, PROP_VISITED_ON);
}

/**
 * assay_assessment_get_follows_id:
 * @self: an assessment
 *
 * Returns: the number of the earlier one that it follows up; 0 for none
 */
gint64
assay_assessment_get_follows_id (AssayAssessment *self)
{
  return get_number (self, PROP_FOLLOWS_ID);
}

/**
 * assay_assessment_get_import_id:
 * @self: an assessment
 *
 * Returns: the number of the import that brought it as a form; 0 where none did
 */
gint64
assay_assessment_get_import_id (AssayAssessment *self)
{
  return get_number (self, PROP_IMPORT_ID);
}

/**
 * assay_assessment_get_summary:
 * @self: an assessment
 *
 * Returns: (transfer none): what the officer says of the whole, or ""
 */
const char *
assay_assessment_get_summary (AssayAssessment *self)
{
  return get_text (self, PROP_SUMMARY);
}

/**
 * assay_assessment_get_version:
 * @self: an assessment
 *
 * Returns: which edit of the row this is, from 1; saving an older one is a conflict. Answers, attachments
 *   and challenges have versions of their own
 */
gint64
assay_assessment_get_version (AssayAssessment *self)
{
  return get_number (self, PROP_VERSION);
}

/**
 * assay_assessment_get_answered:
 * @self: an assessment
 *
 * Returns: how many criteria have an answer, as it was read
 */
guint
assay_assessment_get_answered (AssayAssessment *self)
{
  return (guint) get_number (self, PROP_ANSWERED);
}

/**
 * assay_assessment_get_criteria:
 * @self: an assessment
 *
 * Returns: how many criteria apply, as it was read; 0 where its framework cannot be read
 */
guint
assay_assessment_get_criteria (AssayAssessment *self)
{
  return (guint) get_number (self, PROP_CRITERIA);
}

/**
 * assay_assessment_get_challenges:
 * @self: an assessment
 *
 * Returns: how many challenges there are that were not withdrawn, as it was read
 */
guint
assay_assessment_get_challenges (AssayAssessment *self)
{
  return (guint) get_number (self, PROP_CHALLENGES);
}

/**
 * assay_assessment_get_open_challenges:
 * @self: an assessment
 *
 * Returns: how many challenges wait for an outcome, as it was read
 */
guint
assay_assessment_get_open_challenges (AssayAssessment *self)
{
  return (guint) get_number (self, PROP_OPEN_CHALLENGES);
}

/**
 * assay_assessment_get_upheld_challenges:
 * @self: an assessment
 *
 * Returns: how many challenges were upheld, wholly or in part, after the step that last signed it off, be it
 *   on the same day, as it was read: what opens a reviewed or final one again
 */
guint
assay_assessment_get_upheld_challenges (AssayAssessment *self)
{
  return (guint) get_number (self, PROP_UPHELD_CHALLENGES);
}

/**
 * assay_assessment_is_editable:
 * @self: an assessment
 *
 * Returns: whether its answers and their evidence can be changed: while it is under way
 */
gboolean
assay_assessment_is_editable (AssayAssessment *self)
{
  return assay_assessment_get_state (self) == ASSAY_ASSESSMENT_UNDER_WAY;
}

/**
 * assay_assessment_shows_score:
 * @self: an assessment
 * @framework: its framework
 *
 * Tells whether its score may be shown. Some frameworks hide it from the officer until the draft is
 * shared, so that judgements are not bent towards a band.
 *
 * Returns: whether it may
 */
gboolean
assay_assessment_shows_score (AssayAssessment *self,
                              AssayFramework  *framework)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);

  if (rules == NULL || !rules->hides_score)
    return TRUE;
  return assay_assessment_get_state (self) >= ASSAY_ASSESSMENT_DRAFT_SHARED;
}
