/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-import-item.h"

struct _AssayImportProvider
{
  GObject parent_instance;

  char *reference;
  char *name;
  guint64 added;
  gint64 sent;
  gboolean enough;
  guint64 held;
};

G_DEFINE_FINAL_TYPE (AssayImportProvider, assay_import_provider, G_TYPE_OBJECT)

enum
{
  PROP_REFERENCE = 1,
  PROP_NAME,
  PROP_ADDED,
  PROP_SENT,
  PROP_ENOUGH,
  PROP_HELD,
  N_PROPS
};

static void
assay_import_provider_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  AssayImportProvider *self = ASSAY_IMPORT_PROVIDER (object);

  switch (id)
    {
    case PROP_REFERENCE:
      g_value_set_string (value, self->reference);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_ADDED:
      g_value_set_uint64 (value, self->added);
      break;
    case PROP_SENT:
      g_value_set_int64 (value, self->sent);
      break;
    case PROP_ENOUGH:
      g_value_set_boolean (value, self->enough);
      break;
    case PROP_HELD:
      g_value_set_uint64 (value, self->held);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_import_provider_finalize (GObject *object)
{
  AssayImportProvider *self = ASSAY_IMPORT_PROVIDER (object);

  g_free (self->reference);
  g_free (self->name);
  G_OBJECT_CLASS (assay_import_provider_parent_class)->finalize (object);
}

static void
assay_import_provider_class_init (AssayImportProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_import_provider_get_property;
  object_class->finalize = assay_import_provider_finalize;
  g_object_class_install_property (object_class, PROP_REFERENCE,
                                   g_param_spec_string ("reference", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_NAME,
                                   g_param_spec_string ("name", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_ADDED,
                                   g_param_spec_uint64 ("added", NULL, NULL, 0, G_MAXUINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_SENT,
                                   g_param_spec_int64 ("sent", NULL, NULL, -1, G_MAXINT64, -1, flags));
  g_object_class_install_property (object_class, PROP_ENOUGH,
                                   g_param_spec_boolean ("enough", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_HELD,
                                   g_param_spec_uint64 ("held", NULL, NULL, 0, G_MAXUINT64, 0, flags));
}

static void
assay_import_provider_init (AssayImportProvider *self)
{
}

/**
 * assay_import_provider_new:
 * @reference: the provider's reference
 * @name: its name
 * @added: its new returns
 * @sent: questionnaires sent to the people it supports, or -1
 * @enough: whether it then has enough returns to be judged
 * @held: its returns that are in the register already
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
AssayImportProvider *
assay_import_provider_new (const char *reference,
                           const char *name,
                           guint64     added,
                           gint64      sent,
                           gboolean    enough,
                           guint64     held)
{
  AssayImportProvider *self = g_object_new (ASSAY_TYPE_IMPORT_PROVIDER, NULL);

  self->reference = g_strdup (reference);
  self->name = g_strdup (name);
  self->added = added;
  self->sent = sent;
  self->enough = enough;
  self->held = held;
  return self;
}

/**
 * assay_import_provider_get_reference:
 * @self: an item
 *
 * Gives the provider's reference.
 *
 * Returns: (transfer none): the reference
 */
const char *
assay_import_provider_get_reference (AssayImportProvider *self)
{
  return self->reference;
}

/**
 * assay_import_provider_get_name:
 * @self: an item
 *
 * Gives the provider's name.
 *
 * Returns: (transfer none): the name
 */
const char *
assay_import_provider_get_name (AssayImportProvider *self)
{
  return self->name;
}

/**
 * assay_import_provider_get_added:
 * @self: an item
 *
 * Counts the provider's new returns.
 *
 * Returns: how many
 */
guint64
assay_import_provider_get_added (AssayImportProvider *self)
{
  return self->added;
}

/**
 * assay_import_provider_get_sent:
 * @self: an item
 *
 * Counts the questionnaires sent.
 *
 * Returns: how many, or -1 where it is not known
 */
gint64
assay_import_provider_get_sent (AssayImportProvider *self)
{
  return self->sent;
}

/**
 * assay_import_provider_get_enough:
 * @self: an item
 *
 * Tells whether the provider has enough returns to be judged, once they are imported.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_import_provider_get_enough (AssayImportProvider *self)
{
  return self->enough;
}

/**
 * assay_import_provider_get_held:
 * @self: an item
 *
 * Counts the provider's returns that are in the register already.
 *
 * Returns: how many
 */
guint64
assay_import_provider_get_held (AssayImportProvider *self)
{
  return self->held;
}
