/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-paper-work.h"

#include "core/register/assay-provider.h"

/* What typing in returns reads and writes; each function runs on a connection's thread. */

/**
 * assay_paper_order_new:
 *
 * Returns: (transfer full): an order without contents
 */
AssayPaperOrder *
assay_paper_order_new (void)
{
  return g_new0 (AssayPaperOrder, 1);
}

/**
 * assay_paper_order_free:
 * @self: (transfer full): an order
 */
void
assay_paper_order_free (AssayPaperOrder *self)
{
  g_free (self->name);
  g_free (self->period);
  g_clear_object (&self->framework);
  g_clear_object (&self->survey);
  g_free (self->returned_on);
  g_free (self->answers);
  g_free (self->comment);
  g_free (self);
}

/**
 * assay_paper_basis_free:
 * @self: (transfer full): a basis
 */
void
assay_paper_basis_free (AssayPaperBasis *self)
{
  g_clear_object (&self->survey);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_strfreev (self->names);
  g_free (self);
}

static gboolean
read_survey (AssayConnection       *connection,
             const AssayPaperOrder *order,
             AssayPaperBasis       *basis,
             GError               **error)
{
  g_autoptr (GPtrArray) all = assay_survey_list (connection, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  if (!all)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      AssaySurvey *survey = g_ptr_array_index (all, i);

      if (!g_str_equal (assay_survey_get_period (survey), order->period))
        continue;
      g_ptr_array_add (names, g_strdup (assay_survey_get_name (survey)));
      if (!basis->survey &&
          (!*order->name || assay_survey_is_called (survey, order->name)))
        basis->survey = g_object_ref (survey);
    }
  basis->names = g_strdupv ((char **) names->pdata);
  if (basis->survey)
    basis->rates = assay_survey_response_rates (connection, basis->survey, error);

  return !basis->survey || basis->rates;
}

/**
 * assay_paper_work_read_basis:
 * @connection: a connection that reads
 * @order: an #AssayPaperOrder: name ("" for the period's first survey) and period
 * @cancellable: (nullable): not asked
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an #AssayPaperBasis
 */
gpointer
assay_paper_work_read_basis (AssayConnection *connection,
                             gpointer         order,
                             GCancellable    *cancellable,
                             GError         **error)
{
  AssayPaperBasis *basis = g_new0 (AssayPaperBasis, 1);

  basis->providers = assay_provider_list (connection, error);
  if (!basis->providers || !read_survey (connection, order, basis, error))
    g_clear_pointer (&basis, assay_paper_basis_free);

  return basis;
}

/**
 * assay_paper_work_begin:
 * @connection: a connection that writes
 * @order: an #AssayPaperOrder: name, period and framework
 * @cancellable: (nullable): not asked
 * @error: return location for an error
 *
 * Makes a survey with the framework's questions.
 *
 * Returns: %NULL
 */
gpointer
assay_paper_work_begin (AssayConnection *connection,
                        gpointer         order,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const AssayPaperOrder *wanted = order;

  assay_survey_ensure (connection, wanted->name, wanted->period, wanted->framework, error);

  return NULL;
}

/**
 * assay_paper_work_enter:
 * @connection: a connection that writes
 * @order: an #AssayPaperOrder: survey, provider, date, answers and comment
 * @cancellable: (nullable): not asked
 * @error: return location for an error
 *
 * Stores one form.
 *
 * Returns: (transfer full) (nullable): the return's id, as a #gint64 to be freed with g_free()
 */
gpointer
assay_paper_work_enter (AssayConnection *connection,
                        gpointer         order,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const AssayPaperOrder *form = order;
  g_autoptr (GPtrArray) returns = NULL;
  gint64 id = 0;

  if (assay_survey_enter_return (connection, form->survey, form->provider_id, form->returned_on,
                                 form->answers, form->comment, error) == 0)
    return NULL;
  returns = assay_survey_list_returns (connection, form->survey, form->provider_id, error);
  if (!returns)
    return NULL;

  for (guint i = 0; i < returns->len; i++)
    id = MAX (id, ((const AssaySurveyReturn *) g_ptr_array_index (returns, i))->id);

  return g_memdup2 (&id, sizeof id);
}

/**
 * assay_paper_work_take_back:
 * @connection: a connection that writes
 * @order: an #AssayPaperOrder: the return's id
 * @cancellable: (nullable): not asked
 * @error: return location for an error
 *
 * Takes a form back.
 *
 * Returns: %NULL
 */
gpointer
assay_paper_work_take_back (AssayConnection *connection,
                            gpointer         order,
                            GCancellable    *cancellable,
                            GError         **error)
{
  assay_survey_delete_return (connection, ((AssayPaperOrder *) order)->response_id, error);

  return NULL;
}
