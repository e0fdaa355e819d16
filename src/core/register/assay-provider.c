/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include "core/register/assay-provider.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "core/base/assay-error.h"
#include "core/base/assay-json.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_VERSION,
  PROP_REFERENCE,
  PROP_NAME,
  PROP_SERVICE_TYPE,
  PROP_CQC_ID,
  PROP_ADDRESS,
  PROP_POSTCODE,
  PROP_CONTACT,
  PROP_NOTE,
  PROP_OFFICER,
  PROP_CLOSED_ON,
  N_PROPS
};

#define N_TEXTS (N_PROPS - PROP_REFERENCE)

/* The texts' names, as properties and in JSON, in the order of the properties. */
static const char *const text_names[N_TEXTS] = {
  "reference", "name", "service-type", "cqc-id", "address", "postcode", "contact", "note", "officer",
  "closed-on",
};

struct _AssayProvider
{
  GObject parent_instance;

  gint64 id;
  gint64 version;
  char *texts[N_TEXTS];
};

G_DEFINE_FINAL_TYPE (AssayProvider, assay_provider, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
assay_provider_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AssayProvider *self = ASSAY_PROVIDER (object);

  if (property_id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (property_id == PROP_VERSION)
    g_value_set_int64 (value, self->version);
  else
    g_value_set_string (value, self->texts[property_id - PROP_REFERENCE]);
}

static void
set_text (AssayProvider *self,
          guint          property_id,
          const GValue  *value)
{
  char **text = &self->texts[property_id - PROP_REFERENCE];
  const char *given = g_value_get_string (value);
  g_autofree char *trimmed = g_strstrip (g_strdup (given != NULL ? given : ""));

  if (g_strcmp0 (*text, trimmed) == 0)
    return;
  g_free (*text);
  *text = g_steal_pointer (&trimmed);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

static void
assay_provider_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  AssayProvider *self = ASSAY_PROVIDER (object);

  if (property_id >= PROP_REFERENCE)
    {
      set_text (self, property_id, value);
      return;
    }
  if (property_id == PROP_ID)
    self->id = g_value_get_int64 (value);
  else
    self->version = g_value_get_int64 (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
assay_provider_finalize (GObject *object)
{
  AssayProvider *self = ASSAY_PROVIDER (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (assay_provider_parent_class)->finalize (object);
}

static void
assay_provider_class_init (AssayProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS |
                            G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = assay_provider_get_property;
  object_class->set_property = assay_provider_set_property;
  object_class->finalize = assay_provider_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_VERSION] = g_param_spec_int64 ("version", NULL, NULL, 0, G_MAXINT64, 0, flags);
  for (guint i = 0; i < N_TEXTS; i++)
    properties[PROP_REFERENCE + i] = g_param_spec_string (text_names[i], NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_provider_init (AssayProvider *self)
{
}

/**
 * assay_provider_new:
 *
 * Makes a provider that is not yet in the register; set its properties and save it.
 *
 * Returns: (transfer full): a provider with id 0 and empty texts
 */
AssayProvider *
assay_provider_new (void)
{
  return g_object_new (ASSAY_TYPE_PROVIDER, NULL);
}

/**
 * assay_provider_copy:
 * @self: a provider
 *
 * Returns: (transfer full): another with the same id, version and texts, to be changed and saved
 */
AssayProvider *
assay_provider_copy (AssayProvider *self)
{
  AssayProvider *copy;

  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  copy = assay_provider_new ();
  copy->id = self->id;
  copy->version = self->version;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_free (copy->texts[i]);
      copy->texts[i] = g_strdup (self->texts[i]);
    }
  return copy;
}

/**
 * assay_provider_has_same_facts:
 * @self: a provider
 * @other: another, or the same as read at another time
 *
 * Returns: whether all texts are the same; id and version do not matter
 */
gboolean
assay_provider_has_same_facts (AssayProvider *self,
                               AssayProvider *other)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self) && ASSAY_IS_PROVIDER (other), FALSE);

  for (guint i = 0; i < N_TEXTS; i++)
    if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * assay_provider_to_json:
 * @self: a provider
 *
 * Returns: (transfer full): its id and texts as a JSON object, for the audit trail and for undoing
 */
char *
assay_provider_to_json (AssayProvider *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, self->id);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      json_builder_set_member_name (builder, text_names[i]);
      json_builder_add_string_value (builder, self->texts[i]);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * assay_provider_from_json:
 * @json: what [method@Provider.to_json] returned
 * @error: return location for a `ASSAY_STORE_ERROR_CORRUPT`
 *
 * Returns: (transfer full) (nullable): the provider, with version 0; members that are missing are ""
 */
AssayProvider *
assay_provider_from_json (const char *json,
                          GError    **error)
{
  g_autoptr (JsonNode) root = assay_json_parse (json, -1, NULL);
  AssayProvider *self;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                           _("The state of a provider that is kept in the audit trail cannot be read."));
      return NULL;
    }
  object = json_node_get_object (root);
  self = assay_provider_new ();
  self->id = json_object_get_int_member_with_default (object, "id", 0);
  for (guint i = 0; i < N_TEXTS; i++)
    g_object_set (self, text_names[i],
                  json_object_get_string_member_with_default (object, text_names[i], ""), NULL);
  return self;
}

/**
 * assay_provider_get_id:
 * @self: a provider
 *
 * Returns: its number in the register; 0 where it is not there yet
 */
gint64
assay_provider_get_id (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), 0);

  return self->id;
}

/**
 * assay_provider_get_version:
 * @self: a provider
 *
 * Returns: which edit of the row this is, from 1; saving an older one is a conflict
 */
gint64
assay_provider_get_version (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), 0);

  return self->version;
}

/**
 * assay_provider_get_reference:
 * @self: a provider
 *
 * Returns: (transfer none): the council's own reference, such as `HC01`, as it was written
 */
const char *
assay_provider_get_reference (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_REFERENCE - PROP_REFERENCE];
}

/**
 * assay_provider_get_name:
 * @self: a provider
 *
 * Returns: (transfer none): its name
 */
const char *
assay_provider_get_name (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_NAME - PROP_REFERENCE];
}

/**
 * assay_provider_get_service_type:
 * @self: a provider
 *
 * Returns: (transfer none): what kind of service it gives, in the council's words, or ""
 */
const char *
assay_provider_get_service_type (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_SERVICE_TYPE - PROP_REFERENCE];
}

/**
 * assay_provider_get_cqc_id:
 * @self: a provider
 *
 * Returns: (transfer none): the Care Quality Commission's provider id, or ""
 */
const char *
assay_provider_get_cqc_id (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_CQC_ID - PROP_REFERENCE];
}

/**
 * assay_provider_get_address:
 * @self: a provider
 *
 * Returns: (transfer none): its address without the postcode, or ""
 */
const char *
assay_provider_get_address (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_ADDRESS - PROP_REFERENCE];
}

/**
 * assay_provider_get_postcode:
 * @self: a provider
 *
 * Returns: (transfer none): its postcode, or ""
 */
const char *
assay_provider_get_postcode (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_POSTCODE - PROP_REFERENCE];
}

/**
 * assay_provider_get_contact:
 * @self: a provider
 *
 * Returns: (transfer none): whom to call or write to, or ""
 */
const char *
assay_provider_get_contact (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_CONTACT - PROP_REFERENCE];
}

/**
 * assay_provider_get_note:
 * @self: a provider
 *
 * Returns: (transfer none): what officers noted, or ""
 */
const char *
assay_provider_get_note (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_NOTE - PROP_REFERENCE];
}

/**
 * assay_provider_get_officer:
 * @self: a provider
 *
 * Returns: (transfer none): the account of the officer in charge, or ""
 */
const char *
assay_provider_get_officer (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_OFFICER - PROP_REFERENCE];
}

/**
 * assay_provider_get_closed_on:
 * @self: a provider
 *
 * Returns: (transfer none): ISO date from which it is no longer contracted, or ""
 */
const char *
assay_provider_get_closed_on (AssayProvider *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER (self), NULL);

  return self->texts[PROP_CLOSED_ON - PROP_REFERENCE];
}
