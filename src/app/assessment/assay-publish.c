/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-publish.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-assessment-steps.h"

/* Whether a final assessment is published or kept internal is decided, never assumed: it is asked, done and said. */

typedef struct
{
  GtkWidget *widget;
  AssaySession *session;
  AssayAssessment *assessment;
  gboolean publishes;
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->widget);
  g_object_unref (asked->session);
  g_object_unref (asked->assessment);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gpointer
set_published (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  const Asked *asked = data;

  assay_assessment_set_published (connection, asked->assessment, asked->publishes, error);
  return NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    assay_error_show (asked->widget, error);
  else
    assay_toast (asked->widget, asked->publishes ? _("The assessment is published.")
                                                 : _("The assessment is kept internal."));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  Asked *data = asked;

  if (assay_confirm_finish (result))
    assay_session_write_async (data->session, set_published, data, NULL, NULL, NULL, written_cb,
                               g_steal_pointer (&asked));
}

/**
 * assay_publish_ask:
 * @widget: where it is asked
 * @session: where it is kept
 * @assessment: a final assessment as it was read
 * @publishes: whether to publish it; else to keep it internal
 *
 * Asks whether an assessment is to be published or kept internal, does so and says it.
 */
void
assay_publish_ask (GtkWidget       *widget,
                   AssaySession    *session,
                   AssayAssessment *assessment,
                   gboolean         publishes)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *title = assay_assessment_dup_title (assessment);
  g_autofree char *body =
    g_strdup_printf (publishes ? _("%s, %s. It is marked as published, and can be kept internal again.")
                               : _("%s, %s. It is no longer marked as published; what was given out is out."),
                     assay_assessment_get_name (assessment), title);

  asked->widget = g_object_ref (widget);
  asked->session = g_object_ref (session);
  asked->assessment = g_object_ref (assessment);
  asked->publishes = publishes;
  assay_confirm_async (widget, publishes ? _("Publish the Assessment?") : _("Keep the Assessment Internal?"), body,
                       publishes ? _("_Publish") : _("_Keep Internal"), FALSE, NULL, answered_cb, asked);
}
