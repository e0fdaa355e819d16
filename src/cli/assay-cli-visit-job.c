/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-visit-job.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-visit-print.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

/**
 * assay_cli_visit_job_clear:
 * @self: a job
 *
 * Frees what it holds.
 */
void
assay_cli_visit_job_clear (AssayCliVisitJob *self)
{
  g_free (self->framework_id);
  g_free (self->reference);
  g_free (self->kind);
  g_free (self->on);
  g_free (self->visited_on);
  g_free (self->by);
  g_free (self->reason);
  g_free (self->criterion);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->data, assay_assessment_data_free);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_object (&self->visit);
  g_clear_object (&self->framework);
}

/**
 * assay_cli_fail_usage:
 * @error: return location for a `G_OPTION_ERROR`
 * @message: what is wrong, translated
 *
 * Returns: %FALSE
 */
gboolean
assay_cli_fail_usage (GError    **error,
                      const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* Says who could have been meant, and how somebody is added. */
static gboolean
fail_officer (GPtrArray  *officers,
              const char *by,
              GError    **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];

      g_string_append_printf (known, g_str_equal (officer->name, officer->account) ? "%s%s" : "%s%s (%s)",
                              i > 0 ? _(", ") : "", officer->name, officer->account);
    }
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("There is no officer “%s” in the register. It has: %s. “assayctl officers ACCOUNT --name NAME” adds "
                 "one."),
               by, known->str);
  return FALSE;
}

/**
 * assay_cli_visit_job_find_officer:
 * @self: a job
 * @connection: a connection in a transaction
 * @officer: (out) (nullable): the officer that --by names, by account or by name; %NULL where nobody was named
 * @error: return location for an `ASSAY_STORE_ERROR`, which lists who there is
 *
 * Returns: whether there is such an officer, or none was named
 */
gboolean
assay_cli_visit_job_find_officer (const AssayCliVisitJob  *self,
                                  AssayConnection         *connection,
                                  AssayOfficer           **officer,
                                  GError                 **error)
{
  g_autoptr (GPtrArray) officers = NULL;

  *officer = NULL;
  if (self->by == NULL)
    return TRUE;
  officers = assay_officer_list (connection, error);
  if (officers == NULL)
    return FALSE;
  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *one = officers->pdata[i];

      if (!g_str_equal (one->account, self->by) && g_ascii_strcasecmp (one->name, self->by) != 0)
        continue;
      g_clear_pointer (officer, assay_officer_free);
      *officer = assay_officer_find (connection, one->account, error);
      if (*officer == NULL)
        return FALSE;
    }
  return *officer != NULL || fail_officer (officers, self->by, error);
}

/**
 * assay_cli_visit_job_verifies:
 * @self: a job whose visit was read
 *
 * Returns: whether the visit’s framework has evidence verified piece by piece
 */
gboolean
assay_cli_visit_job_verifies (const AssayCliVisitJob *self)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);

  return rules != NULL && rules->verifies_evidence;
}

/* Until then there is no more than a part of it. */
static gboolean
is_signed_off (AssayAssessment *visit)
{
  return assay_assessment_get_state (visit) >= ASSAY_ASSESSMENT_SIGNED_OFF &&
         assay_assessment_get_state (visit) <= ASSAY_ASSESSMENT_FINAL;
}

/**
 * assay_cli_visit_job_read:
 * @self: a job with the visit's number
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads the visit as it is now, its framework, the steps that it took, what it comes to and how far its evidence is
 * verified.
 *
 * Returns: whether it could be read
 */
gboolean
assay_cli_visit_job_read (AssayCliVisitJob  *self,
                          AssayConnection   *connection,
                          GError           **error)
{
  g_autoptr (GError) failure = NULL;

  g_clear_object (&self->visit);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  g_clear_pointer (&self->data, assay_assessment_data_free);
  self->visit = assay_assessment_load (connection, self->id, &failure);
  if (g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    assay_cli_visit_set_unknown (error, self->id);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (self->visit == NULL)
    return FALSE;
  self->framework = assay_library_get (connection, assay_assessment_get_framework_id (self->visit),
                                       assay_assessment_get_framework_version (self->visit), error);
  if (self->framework == NULL)
    return FALSE;
  self->taken = assay_step_list (connection, self->id, error);
  return self->taken != NULL && (!is_signed_off (self->visit) ||
                                 (self->data = assay_assessment_data_load (connection, self->id, error)) != NULL) &&
         (!assay_cli_visit_job_verifies (self) ||
          assay_evidence_tally (connection, self->visit, self->framework, &self->evidence, error));
}

/**
 * assay_cli_visit_job_check_options:
 * @self: a job
 * @word: the step, or what else follows the visit's number
 * @allowed: (array zero-terminated=1): the options that go with it, such as `--on`
 * @error: return location for a `G_OPTION_ERROR`
 *
 * Returns: whether no other option was given
 */
gboolean
assay_cli_visit_job_check_options (const AssayCliVisitJob  *self,
                                   const char              *word,
                                   const char *const       *allowed,
                                   GError                 **error)
{
  const struct
  {
    const char *option;
    gboolean is_given;
  } options[] = {
    { "--on", self->on != NULL },
    { "--visited-on", self->visited_on != NULL },
    { "--by", self->by != NULL },
    { "--reason", self->reason != NULL },
    { "--framework", self->framework_id != NULL },
    { "--provider", self->reference != NULL },
    { "--kind", self->kind != NULL },
    { "--criterion", self->criterion != NULL },
    { "--again", self->again },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].is_given && !g_strv_contains (allowed, options[i].option))
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s does not go with “%s”."),
                     options[i].option, word);
        return FALSE;
      }
  return TRUE;
}
