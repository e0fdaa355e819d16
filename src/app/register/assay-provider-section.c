/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-section.h"

#include "app/assay-error-text.h"

typedef struct
{
  AssaySession *session;
  gint64 provider_id;
  char *framework_id;
  char *period;
  GCancellable *cancellable;
  char *primary_label;
  char *primary_action;
} AssayProviderSectionPrivate;

enum
{
  PRIMARY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayProviderSection, assay_provider_section, ADW_TYPE_BIN)

static void
request_free (gpointer data)
{
  AssaySectionRequest *request = data;

  g_free (request->framework_id);
  g_free (request->period);
  g_free (request);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AssayProviderSection) self = ASSAY_PROVIDER_SECTION (user_data);
  AssayProviderSectionClass *klass = ASSAY_PROVIDER_SECTION_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer loaded = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error != NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  klass->show (self, loaded);
}

/* What another provider or another period had is not to be seen under the new name, however long the reading takes. */
static void
set_subject (AssayProviderSection      *self,
             const AssaySectionRequest *request)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  if (priv->provider_id == request->provider_id && g_strcmp0 (priv->period, request->period) == 0 &&
      g_strcmp0 (priv->framework_id, request->framework_id) == 0)
    return;
  adw_bin_set_child (ADW_BIN (self), NULL);
  priv->provider_id = request->provider_id;
  g_free (priv->period);
  priv->period = g_strdup (request->period);
  g_free (priv->framework_id);
  priv->framework_id = g_strdup (request->framework_id);
}

/**
 * assay_provider_section_refresh:
 * @self: a section
 * @session: what is worked on
 * @provider_id: whose page it is
 *
 * Reads and shows the section anew; a reading under way is given up. Of another provider, period or framework than
 * before, nothing is shown until it is read.
 */
void
assay_provider_section_refresh (AssayProviderSection *self,
                                AssaySession         *session,
                                gint64                provider_id)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);
  AssayProviderSectionClass *klass = ASSAY_PROVIDER_SECTION_GET_CLASS (self);
  AssaySectionRequest *request = g_new0 (AssaySectionRequest, 1);

  g_set_object (&priv->session, session);
  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  request->provider_id = provider_id;
  request->framework_id = g_strdup (assay_session_get_framework_id (session));
  request->period = g_strdup (assay_session_get_period (session));
  set_subject (self, request);
  assay_session_read_async (session, klass->load, request, request_free, klass->free,
                            priv->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * assay_provider_section_get_session:
 * @self: a section
 *
 * Returns: (transfer none) (nullable): what is worked on, from the first refresh on
 */
AssaySession *
assay_provider_section_get_session (AssayProviderSection *self)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  return priv->session;
}

/**
 * assay_provider_section_get_provider_id:
 * @self: a section
 *
 * Returns: whose page it is
 */
gint64
assay_provider_section_get_provider_id (AssayProviderSection *self)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  return priv->provider_id;
}

/**
 * assay_provider_section_set_primary:
 * @self: a section
 * @label: (nullable): the words of the page's primary action while the section is shown
 * @action_name: (nullable): the action
 */
void
assay_provider_section_set_primary (AssayProviderSection *self,
                                    const char           *label,
                                    const char           *action_name)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  g_free (priv->primary_label);
  g_free (priv->primary_action);
  priv->primary_label = g_strdup (label);
  priv->primary_action = g_strdup (action_name);
  g_signal_emit (self, signals[PRIMARY_CHANGED], 0);
}

/**
 * assay_provider_section_get_primary_label:
 * @self: a section
 *
 * Returns: (nullable): the words of the primary action
 */
const char *
assay_provider_section_get_primary_label (AssayProviderSection *self)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  return priv->primary_label;
}

/**
 * assay_provider_section_get_primary_action:
 * @self: a section
 *
 * Returns: (nullable): the name of the primary action
 */
const char *
assay_provider_section_get_primary_action (AssayProviderSection *self)
{
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  return priv->primary_action;
}

static void
assay_provider_section_dispose (GObject *object)
{
  AssayProviderSection *self = ASSAY_PROVIDER_SECTION (object);
  AssayProviderSectionPrivate *priv = assay_provider_section_get_instance_private (self);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->session);
  g_clear_pointer (&priv->framework_id, g_free);
  g_clear_pointer (&priv->period, g_free);
  g_clear_pointer (&priv->primary_label, g_free);
  g_clear_pointer (&priv->primary_action, g_free);
  G_OBJECT_CLASS (assay_provider_section_parent_class)->dispose (object);
}

static void
assay_provider_section_class_init (AssayProviderSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_provider_section_dispose;
  signals[PRIMARY_CHANGED] = g_signal_new ("primary-changed", ASSAY_TYPE_PROVIDER_SECTION,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_provider_section_init (AssayProviderSection *self)
{
}
