/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What becomes of a final assessment: published, or kept internal. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-error.h"

/**
 * assay_assessment_is_to_be_corrected:
 * @self: an assessment
 *
 * Tells whether it normally is opened again before anything else happens to it: corrections were heard, and a
 * challenge was upheld that nothing was done about since: since the sign-off while it is not final, and since it was
 * made final then. What was upheld before, and left for a reason, is done with.
 *
 * Returns: whether it is, as it was read
 */
gboolean
assay_assessment_is_to_be_corrected (AssayAssessment *self)
{
  guint upheld_since_final;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (self), FALSE);

  g_object_get (self, "upheld-since-final", &upheld_since_final, NULL);
  switch (assay_assessment_get_state (self))
    {
    case ASSAY_ASSESSMENT_CORRECTIONS_HEARD:
    case ASSAY_ASSESSMENT_REVIEWED:
      return assay_assessment_get_upheld_challenges (self) > 0;
    case ASSAY_ASSESSMENT_FINAL:
      return upheld_since_final > 0;
    case ASSAY_ASSESSMENT_PLANNED:
    case ASSAY_ASSESSMENT_UNDER_WAY:
    case ASSAY_ASSESSMENT_SIGNED_OFF:
    case ASSAY_ASSESSMENT_DRAFT_SHARED:
    case ASSAY_ASSESSMENT_CANCELLED:
    default:
      return FALSE;
    }
}

/* What was upheld after all was done is corrected before anybody reads it. (nullable): nothing stands against it */
static const char *
find_obstacle (AssayAssessment *stored,
               gboolean         published)
{
  if (assay_assessment_get_state (stored) != ASSAY_ASSESSMENT_FINAL)
    return _ ("State: only a final assessment can be published.");
  if (published && assay_assessment_is_to_be_corrected (stored))
    return _ ("State: a challenge was upheld since it was final. Open it again, correct what the challenge was about "
              "and make it final once more; then it can be published.");
  return NULL;
}

/**
 * assay_assessment_set_published:
 * @connection: a connection in a write transaction
 * @assessment: a final assessment as it was read
 * @published: whether it is published; otherwise it is kept internal
 * @error: return location for an `ASSAY_VALIDATION_ERROR_STATE` where it is not final, or is to be published
 *   although a challenge was upheld since, or an `ASSAY_STORE_ERROR`, as for assay_assessment_take ()
 *
 * Publishes a final assessment or keeps it internal, with one entry in the audit trail. What is so
 * already stays so.
 *
 * Returns: whether it is so
 */
gboolean
assay_assessment_set_published (AssayConnection *connection,
                                AssayAssessment *assessment,
                                gboolean         published,
                                GError         **error)
{
  g_autoptr (AssayAssessment) stored = _assay_assessment_load_fresh (connection, assessment, error);
  g_autoptr (AssayAssessment) after = NULL;
  g_autofree char *what = NULL;
  const char *obstacle;
  g_autofree char *summary = NULL;

  if (stored == NULL)
    return FALSE;
  obstacle = find_obstacle (stored, published && !assay_assessment_is_published (stored));
  if (obstacle != NULL)
    {
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE, obstacle);
      return FALSE;
    }
  if (assay_assessment_is_published (stored) == published)
    return TRUE;
  after = assay_assessment_copy (stored);
  g_object_set (after, "published", published, NULL);
  what = _assay_assessment_describe (after);
  summary = g_strdup_printf (published ? _ ("%s: published.") : _ ("%s: kept internal."), what);
  return assay_connection_run_one (connection, error,
                                   "UPDATE assessment SET published = ?, version = version + 1 "
                                   "WHERE id = ? AND version = ?", "iii", (gint64) published,
                                   assay_assessment_get_id (stored), assay_assessment_get_version (stored)) &&
         _assay_assessment_record (connection, stored, after,
                                   published ? "assessment.publish" : "assessment.unpublish", summary, error);
}
