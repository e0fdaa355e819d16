/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-actions"

#include "config.h"

#include "core/actions/assay-action.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_0,
  PROP_ID,
  PROP_PLAN_ID,
  PROP_PROVIDER_ID,
  PROP_OFFICER_ID,
  PROP_VERSION,
  PROP_REFERENCE,
  PROP_PROVIDER,
  PROP_PLAN_TITLE,
  PROP_SUBJECT,
  PROP_TITLE,
  PROP_OWNER,
  PROP_OFFICER,
  PROP_DUE_ON,
  PROP_STATUS,
  PROP_COMPLETION,
  PROP_COMPLETED_ON,
  N_PROPS
};

#define FIRST_TEXT PROP_REFERENCE
#define N_NUMBERS (FIRST_TEXT - PROP_ID)
#define N_TEXTS (N_PROPS - FIRST_TEXT)

struct _AssayAction
{
  GObject parent_instance;

  gint64 numbers[N_NUMBERS];
  char *texts[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (AssayAction, assay_action, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
assay_action_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AssayAction *self = ASSAY_ACTION (object);

  if (property_id >= FIRST_TEXT)
    g_value_set_string (value, self->texts[property_id - FIRST_TEXT]);
  else
    g_value_set_int64 (value, self->numbers[property_id - PROP_ID]);
}

static void
assay_action_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AssayAction *self = ASSAY_ACTION (object);

  if (property_id < FIRST_TEXT)
    self->numbers[property_id - PROP_ID] = g_value_get_int64 (value);
  else
    {
      const char *text = g_value_get_string (value);

      g_free (self->texts[property_id - FIRST_TEXT]);
      self->texts[property_id - FIRST_TEXT] = g_strstrip (g_strdup (text != NULL ? text : ""));
    }
}

static void
assay_action_finalize (GObject *object)
{
  AssayAction *self = ASSAY_ACTION (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (assay_action_parent_class)->finalize (object);
}

static void
assay_action_class_init (AssayActionClass *klass)
{
  static const char *const number_names[N_NUMBERS] = { "id", "plan-id", "provider-id", "officer-id",
                                                       "version" };
  static const char *const text_names[N_TEXTS] = { "reference", "provider", "plan-title", "subject",
                                                   "title", "owner", "officer", "due-on", "status",
                                                   "completion", "completed-on" };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = assay_action_get_property;
  object_class->set_property = assay_action_set_property;
  object_class->finalize = assay_action_finalize;

  for (guint i = 0; i < N_NUMBERS; i++)
    properties[PROP_ID + i] =
      g_param_spec_int64 (number_names[i], NULL, NULL, 0, G_MAXINT64, 0, flags);
  for (guint i = 0; i < N_TEXTS; i++)
    properties[FIRST_TEXT + i] =
      g_param_spec_string (text_names[i], NULL, NULL,
                           FIRST_TEXT + i == PROP_STATUS ? "open" : "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_action_init (AssayAction *self)
{
}

/**
 * assay_action_new:
 *
 * Makes an action that is not yet in the register; set its properties and save it.
 *
 * Returns: (transfer full): an open action with id 0 and empty texts
 */
AssayAction *
assay_action_new (void)
{
  return g_object_new (ASSAY_TYPE_ACTION, NULL);
}

/**
 * assay_action_copy:
 * @self: an action
 *
 * Returns: (transfer full): another with the same properties, to be changed and saved
 */
AssayAction *
assay_action_copy (AssayAction *self)
{
  AssayAction *copy;

  g_return_val_if_fail (ASSAY_IS_ACTION (self), NULL);

  copy = assay_action_new ();
  memcpy (copy->numbers, self->numbers, sizeof copy->numbers);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (copy->texts[i]);
      copy->texts[i] = g_strdup (self->texts[i]);
    }
  return copy;
}

static gint64
get_number (AssayAction *self,
            guint        property_id)
{
  g_return_val_if_fail (ASSAY_IS_ACTION (self), 0);

  return self->numbers[property_id - PROP_ID];
}

static const char *
get_text (AssayAction *self,
          guint        property_id)
{
  g_return_val_if_fail (ASSAY_IS_ACTION (self), NULL);

  return self->texts[property_id - FIRST_TEXT];
}

/**
 * assay_action_get_id:
 * @self: an action
 *
 * Returns: its number in the register; 0 where it is not there yet
 */
gint64
assay_action_get_id (AssayAction *self)
{
  return get_number (self, PROP_ID);
}

/**
 * assay_action_get_plan_id:
 * @self: an action
 *
 * Returns: the plan that it belongs to
 */
gint64
assay_action_get_plan_id (AssayAction *self)
{
  return get_number (self, PROP_PLAN_ID);
}

/**
 * assay_action_get_provider_id:
 * @self: an action
 *
 * Returns: the provider that is to do it
 */
gint64
assay_action_get_provider_id (AssayAction *self)
{
  return get_number (self, PROP_PROVIDER_ID);
}

/**
 * assay_action_get_officer_id:
 * @self: an action
 *
 * Returns: the officer who follows it up; 0 for nobody
 */
gint64
assay_action_get_officer_id (AssayAction *self)
{
  return get_number (self, PROP_OFFICER_ID);
}

/**
 * assay_action_get_version:
 * @self: an action
 *
 * Returns: which edit of the row this is, from 1; saving an older one is a conflict
 */
gint64
assay_action_get_version (AssayAction *self)
{
  return get_number (self, PROP_VERSION);
}

/**
 * assay_action_get_reference:
 * @self: an action
 *
 * Returns: (transfer none): the provider's reference
 */
const char *
assay_action_get_reference (AssayAction *self)
{
  return get_text (self, PROP_REFERENCE);
}

/**
 * assay_action_get_provider:
 * @self: an action
 *
 * Returns: (transfer none): the provider's name
 */
const char *
assay_action_get_provider (AssayAction *self)
{
  return get_text (self, PROP_PROVIDER);
}

/**
 * assay_action_get_plan_title:
 * @self: an action
 *
 * Returns: (transfer none): the title of its plan
 */
const char *
assay_action_get_plan_title (AssayAction *self)
{
  return get_text (self, PROP_PLAN_TITLE);
}

/**
 * assay_action_get_subject:
 * @self: an action
 *
 * Returns: (transfer none): the criterion that it answers, or ""
 */
const char *
assay_action_get_subject (AssayAction *self)
{
  return get_text (self, PROP_SUBJECT);
}

/**
 * assay_action_get_title:
 * @self: an action
 *
 * Returns: (transfer none): what is to be done
 */
const char *
assay_action_get_title (AssayAction *self)
{
  return get_text (self, PROP_TITLE);
}

/**
 * assay_action_get_owner:
 * @self: an action
 *
 * Returns: (transfer none): the role at the provider that does it, or ""
 */
const char *
assay_action_get_owner (AssayAction *self)
{
  return get_text (self, PROP_OWNER);
}

/**
 * assay_action_get_officer:
 * @self: an action
 *
 * Returns: (transfer none): the name of the officer who follows it up, or ""
 */
const char *
assay_action_get_officer (AssayAction *self)
{
  return get_text (self, PROP_OFFICER);
}

/**
 * assay_action_get_due_on:
 * @self: an action
 *
 * Returns: (transfer none): ISO date by which it is to be done, or ""
 */
const char *
assay_action_get_due_on (AssayAction *self)
{
  return get_text (self, PROP_DUE_ON);
}

/**
 * assay_action_get_status:
 * @self: an action
 *
 * Returns: (transfer none): `open` `under-way` `done` `verified` `withdrawn`
 */
const char *
assay_action_get_status (AssayAction *self)
{
  return get_text (self, PROP_STATUS);
}

/**
 * assay_action_get_completion:
 * @self: an action
 *
 * Returns: (transfer none): the evidence of its completion, or ""
 */
const char *
assay_action_get_completion (AssayAction *self)
{
  return get_text (self, PROP_COMPLETION);
}

/**
 * assay_action_get_completed_on:
 * @self: an action
 *
 * Returns: (transfer none): ISO date, or ""
 */
const char *
assay_action_get_completed_on (AssayAction *self)
{
  return get_text (self, PROP_COMPLETED_ON);
}

/**
 * assay_action_is_open:
 * @self: an action
 *
 * Returns: whether it is still to be done: not done, verified or withdrawn
 */
gboolean
assay_action_is_open (AssayAction *self)
{
  const char *status = assay_action_get_status (self);

  return g_strcmp0 (status, "open") == 0 || g_strcmp0 (status, "under-way") == 0;
}

/**
 * assay_action_is_overdue:
 * @self: an action
 * @today: ISO date
 *
 * Returns: whether it is open and was due before @today
 */
gboolean
assay_action_is_overdue (AssayAction *self,
                         const char  *today)
{
  const char *due_on = assay_action_get_due_on (self);

  return assay_action_is_open (self) && *due_on != '\0' && strcmp (due_on, today) < 0;
}

/**
 * assay_action_status_get_title:
 * @status: `open` `under-way` `done` `verified` `withdrawn`
 *
 * Returns: (transfer none) (nullable): the word for people; NULL for what is no status
 */
const char *
assay_action_status_get_title (const char *status)
{
  static const struct
  {
    const char *status;
    const char *title;
  } titles[] = {
    { "open", N_("Open") },
    { "under-way", N_("Under way") },
    { "done", N_("Done") },
    { "verified", N_("Verified") },
    { "withdrawn", N_("Withdrawn") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (status, titles[i].status) == 0)
      return _(titles[i].title);
  return NULL;
}
