/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-visit-print.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "core/base/assay-error.h"

/* The word by which “assayctl visit” comes to a state. */
static const char *const words[] = {
  [ASSAY_ASSESSMENT_PLANNED] = "plan",
  [ASSAY_ASSESSMENT_UNDER_WAY] = "start",
  [ASSAY_ASSESSMENT_SIGNED_OFF] = "sign-off",
  [ASSAY_ASSESSMENT_DRAFT_SHARED] = "share-draft",
  [ASSAY_ASSESSMENT_CORRECTIONS_HEARD] = "corrections-heard",
  [ASSAY_ASSESSMENT_REVIEWED] = "review",
  [ASSAY_ASSESSMENT_FINAL] = "final",
  [ASSAY_ASSESSMENT_CANCELLED] = "cancel",
};

/**
 * assay_cli_visit_parse_number:
 * @word: what was typed
 * @id: (out): the number
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Returns: whether it is the number that a visit can have
 */
gboolean
assay_cli_visit_parse_number (const char  *word,
                              gint64      *id,
                              GError     **error)
{
  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("A visit is named by its number; “assayctl visits” lists them."));
  return FALSE;
}

/**
 * assay_cli_visit_set_unknown:
 * @error: return location for an `ASSAY_STORE_ERROR`
 * @id: a number that no visit has
 *
 * Says that there is no such visit, and where the numbers are found.
 */
void
assay_cli_visit_set_unknown (GError **error,
                             gint64   id)
{
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("There is no visit or self-assessment %" PRId64 " in the register; “visits” lists them."), id);
}

/**
 * assay_cli_visit_next_word:
 * @assessment: an assessment as it was read
 *
 * Returns: (transfer none) (nullable): the word of the step that comes next, such as `share-draft`; %NULL where none
 *   does
 */
const char *
assay_cli_visit_next_word (AssayAssessment *assessment)
{
  const AssayAssessmentState next = assay_assessment_get_next_step (assessment);

  if (assay_assessment_is_to_be_corrected (assessment))
    return "reopen";
  if (next != assay_assessment_get_state (assessment))
    return words[next];
  return next == ASSAY_ASSESSMENT_FINAL && !assay_assessment_is_published (assessment) ? "publish" : NULL;
}

/**
 * assay_cli_visit_dup_next:
 * @assessment: an assessment as it was read
 * @framework: its framework
 *
 * Returns: (transfer full): where it stands, whether it rates its provider already, and the command that comes next
 */
char *
assay_cli_visit_dup_next (AssayAssessment *assessment,
                          AssayFramework  *framework)
{
  g_autofree char *waiting = assay_assessment_dup_why_waiting (assessment, framework, NULL);
  const char *next = assay_cli_visit_next_word (assessment);
  g_autofree char *title = assay_assessment_dup_title (assessment);
  g_autofree char *text = NULL;

  if (waiting != NULL)
    text = g_steal_pointer (&waiting);
  else
    text = g_strdup_printf (_("%s: it counts in the ratings of %s."), title, assay_assessment_get_period (assessment));
  if (next == NULL)
    return g_steal_pointer (&text);
  return g_strdup_printf (_("%s\nNext: assayctl visit %" PRId64 " %s"), text,
                          assay_assessment_get_id (assessment), next);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/**
 * assay_cli_visit_add_json:
 * @json: where a value is due
 * @assessment: an assessment as it was read
 *
 * Begins an object with what an assessment is and where it stands; the caller may add to it, and ends it.
 */
void
assay_cli_visit_add_json (JsonBuilder     *json,
                          AssayAssessment *assessment)
{
  json_builder_begin_object (json);
  assay_cli_json_add_count (json, "id", assay_assessment_get_id (assessment));
  assay_cli_json_add_text (json, "provider", assay_assessment_get_reference (assessment));
  assay_cli_json_add_text (json, "name", assay_assessment_get_name (assessment));
  assay_cli_json_add_text (json, "framework", assay_assessment_get_framework_id (assessment));
  assay_cli_json_add_count (json, "version", assay_assessment_get_framework_version (assessment));
  assay_cli_json_add_text (json, "period", assay_assessment_get_period (assessment));
  assay_cli_json_add_text (json, "kind", assay_assessment_get_kind (assessment));
  assay_cli_json_add_text (json, "state", assay_assessment_state_get_id (assay_assessment_get_state (assessment)));
  assay_cli_json_add_boolean (json, "published", assay_assessment_is_published (assessment));
  assay_cli_json_add_text (json, "plannedOn", or_null (assay_assessment_get_planned_on (assessment)));
  assay_cli_json_add_text (json, "visitedOn", or_null (assay_assessment_get_visited_on (assessment)));
  assay_cli_json_add_text (json, "officer", or_null (assay_assessment_get_officer (assessment)));
  assay_cli_json_add_text (json, "reviewer", or_null (assay_assessment_get_reviewer (assessment)));
  assay_cli_json_add_count (json, "answered", assay_assessment_get_answered (assessment));
  assay_cli_json_add_count (json, "criteria", assay_assessment_get_criteria (assessment));
  assay_cli_json_add_count (json, "challenges", assay_assessment_get_challenges (assessment));
  assay_cli_json_add_count (json, "openChallenges", assay_assessment_get_open_challenges (assessment));
  assay_cli_json_add_text (json, "next", assay_cli_visit_next_word (assessment));
}

/**
 * assay_cli_visits_print_waiting:
 * @waiting: (element-type AssayAssessment): what does not rate its provider, or not yet
 * @framework: the framework that rates
 * @period: the period that is rated, in canonical form
 * @with_names: whether to say whose each is
 *
 * Says what is there and why it does not count: twenty of them at most, and how many more there are.
 */
void
assay_cli_visits_print_waiting (const GPtrArray *waiting,
                                AssayFramework  *framework,
                                const char      *period,
                                gboolean         with_names)
{
  const guint most = 20;

  for (guint i = 0; i < MIN (waiting->len, most); i++)
    {
      g_autofree char *why = assay_assessment_dup_why_waiting (waiting->pdata[i], framework, period);

      if (why != NULL)
        assay_cli_print ("%s%s%s", with_names ? assay_assessment_get_reference (waiting->pdata[i]) : "",
                         with_names ? ": " : "", why);
    }
  if (waiting->len > most)
    assay_cli_print (ngettext ("%u more visit does not count yet; assayctl visits lists all.",
                               "%u more visits do not count yet; assayctl visits lists all.", waiting->len - most),
                     waiting->len - most);
}

/**
 * assay_cli_visits_list_waiting:
 * @waiting: (element-type AssayAssessment): what does not rate its provider, or not yet
 * @framework: the framework that rates
 * @period: the period that is rated, in canonical form
 *
 * Returns: (transfer full): the same for programs: an object each, of number, state and reason
 */
JsonArray *
assay_cli_visits_list_waiting (const GPtrArray *waiting,
                               AssayFramework  *framework,
                               const char      *period)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < waiting->len; i++)
    {
      AssayAssessment *visit = waiting->pdata[i];
      JsonObject *object = json_object_new ();
      g_autofree char *why = assay_assessment_dup_why_waiting (visit, framework, period);

      json_object_set_int_member (object, "id", assay_assessment_get_id (visit));
      json_object_set_string_member (object, "state",
                                     assay_assessment_state_get_id (assay_assessment_get_state (visit)));
      json_object_set_string_member (object, "reason", why);
      json_array_add_object_element (list, object);
    }
  return list;
}
