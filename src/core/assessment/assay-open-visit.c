/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Between the sign-off and the end a visit belongs to nobody's plan any more, and is what is forgotten. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-open-visit.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"

struct _AssayOpenVisit
{
  GObject parent_instance;

  AssayAssessment *assessment;
  char *since;
  char *due_on;
};

G_DEFINE_FINAL_TYPE (AssayOpenVisit, assay_open_visit, G_TYPE_OBJECT)

static void
assay_open_visit_finalize (GObject *object)
{
  AssayOpenVisit *self = ASSAY_OPEN_VISIT (object);

  g_clear_object (&self->assessment);
  g_free (self->since);
  g_free (self->due_on);
  G_OBJECT_CLASS (assay_open_visit_parent_class)->finalize (object);
}

static void
assay_open_visit_class_init (AssayOpenVisitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_open_visit_finalize;
}

static void
assay_open_visit_init (AssayOpenVisit *self)
{
}

/**
 * assay_open_visit_get_assessment:
 * @self: a visit with steps left
 *
 * Returns: (transfer none): the assessment
 */
AssayAssessment *
assay_open_visit_get_assessment (AssayOpenVisit *self)
{
  g_return_val_if_fail (ASSAY_IS_OPEN_VISIT (self), NULL);

  return self->assessment;
}

/**
 * assay_open_visit_get_since:
 * @self: a visit with steps left
 *
 * Returns: (transfer none): ISO date of the last step, since which it is in its state
 */
const char *
assay_open_visit_get_since (AssayOpenVisit *self)
{
  g_return_val_if_fail (ASSAY_IS_OPEN_VISIT (self), NULL);

  return self->since;
}

/**
 * assay_open_visit_get_due_on:
 * @self: a visit with steps left
 *
 * Returns: (transfer none): ISO date until which the provider may correct the draft, or by which it is to be
 *   reviewed; "" where no day is set
 */
const char *
assay_open_visit_get_due_on (AssayOpenVisit *self)
{
  g_return_val_if_fail (ASSAY_IS_OPEN_VISIT (self), NULL);

  return self->due_on;
}

/**
 * assay_open_visit_is_late:
 * @self: a visit with steps left
 * @today: ISO date
 *
 * Returns: whether the day of its next step is over
 */
gboolean
assay_open_visit_is_late (AssayOpenVisit *self,
                          const char     *today)
{
  g_return_val_if_fail (ASSAY_IS_OPEN_VISIT (self), FALSE);

  return *self->due_on != '\0' && g_strcmp0 (self->due_on, today) < 0;
}

static const char *
get_plain_next (AssayAssessment *assessment)
{
  switch (assay_assessment_get_state (assessment))
    {
    case ASSAY_ASSESSMENT_SIGNED_OFF:
      return _ ("Share the draft");
    case ASSAY_ASSESSMENT_DRAFT_SHARED:
      return _ ("Hear the provider’s corrections");
    case ASSAY_ASSESSMENT_CORRECTIONS_HEARD:
      return assay_assessment_get_challenges (assessment) > 0 ? _ ("Review by a second officer") : _ ("Make it final");
    case ASSAY_ASSESSMENT_REVIEWED:
    case ASSAY_ASSESSMENT_PLANNED:
    case ASSAY_ASSESSMENT_UNDER_WAY:
    case ASSAY_ASSESSMENT_FINAL:
    case ASSAY_ASSESSMENT_CANCELLED:
    default:
      return _ ("Make it final");
    }
}

/**
 * assay_open_visit_dup_next:
 * @self: a visit with steps left
 *
 * Says what is to happen next, such as “Hear the provider’s corrections”. Once corrections are heard, a challenge
 * without an outcome comes before everything, then one that was upheld.
 *
 * Returns: (transfer full): the words, translated, without a full stop
 */
char *
assay_open_visit_dup_next (AssayOpenVisit *self)
{
  AssayAssessment *assessment = self->assessment;
  const guint n_open = assay_assessment_get_open_challenges (assessment);

  g_return_val_if_fail (ASSAY_IS_OPEN_VISIT (self), NULL);

  if (assay_assessment_get_state (assessment) < ASSAY_ASSESSMENT_CORRECTIONS_HEARD)
    return g_strdup (get_plain_next (assessment));
  if (n_open > 0)
    return g_strdup_printf (ngettext ("Decide %u challenge", "Decide %u challenges", n_open), n_open);
  if (assay_assessment_is_to_be_corrected (assessment))
    return g_strdup (_ ("Correct what a challenge was upheld about"));
  return g_strdup (get_plain_next (assessment));
}

/* Since when it is in its state, and until when what comes next is due. */
static gboolean
read_days (AssayConnection *connection,
           AssayOpenVisit  *self,
           GError         **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT coalesce ((SELECT taken_on FROM assessment_step WHERE assessment_id = ?1 ORDER BY id DESC LIMIT 1), ''), "
    "coalesce ((SELECT min (due_on) FROM due WHERE done_on IS NULL AND subject IN "
    "('assessment:' || ?1 || ':corrections', 'assessment:' || ?1 || ':review')), '')", "i",
    assay_assessment_get_id (self->assessment));

  while (assay_statement_next (statement, error))
    {
      self->since = assay_statement_dup_text (statement, 0);
      self->due_on = assay_statement_dup_text (statement, 1);
    }
  return !assay_statement_failed (statement);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const AssayOpenVisit *first = *(AssayOpenVisit *const *) a;
  const AssayOpenVisit *second = *(AssayOpenVisit *const *) b;
  int order = (*first->due_on == '\0') - (*second->due_on == '\0');

  if (order == 0)
    order = g_strcmp0 (first->due_on, second->due_on);
  return order != 0 ? order : g_strcmp0 (first->since, second->since);
}

/**
 * assay_open_visit_list:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the visits of all providers and frameworks that have steps left, those with a day first and by it, the
 * others by how long they have rested.
 *
 * Returns: (transfer full) (nullable) (element-type AssayOpenVisit): the visits
 */
GPtrArray *
assay_open_visit_list (AssayConnection *connection,
                       GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) assessments = _assay_assessment_list_with_steps_left (connection, error);

  if (assessments == NULL)
    return NULL;
  for (guint i = 0; i < assessments->len; i++)
    {
      AssayOpenVisit *visit = g_object_new (ASSAY_TYPE_OPEN_VISIT, NULL);

      g_ptr_array_add (list, visit);
      visit->assessment = g_object_ref (assessments->pdata[i]);
      if (!read_days (connection, visit, error))
        return NULL;
    }
  g_ptr_array_sort (list, compare);
  return g_steal_pointer (&list);
}
