/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/assessment/visit-ways.h"
#include "report/form-test.h"

/* The same visit by the library and by a form that came back; tests/app/test-visit.c does it by the keyboard. */

static const char *const titles[] = { "Met in full", "Met in part", "Not met", "Not applicable" };

static void
test_by_library (FormFixture   *fixture,
                 gconstpointer  data)
{
  guint answers[VISIT_WAYS_ASKED];

  visit_ways_draw (answers);
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  for (guint i = 0; i < VISIT_WAYS_ASKED; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("c%u", i);

      assess_put (&fixture->assess, criterion, visit_ways_keys[answers[i]], i == 0 ? "records" : "staff");
    }
  visit_ways_check (&fixture->assess);
}

static void
test_by_form (FormFixture   *fixture,
              gconstpointer  data)
{
  guint answers[VISIT_WAYS_ASKED];

  visit_ways_draw (answers);
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
  form_send_visit (fixture);
  for (guint i = 0; i < VISIT_WAYS_ASKED; i++)
    {
      g_autofree char *cell = g_strdup_printf ("E%u", 5 + i % VISIT_WAYS_AREA);

      form_type (fixture, 2 + i / VISIT_WAYS_AREA, cell, titles[answers[i]]);
    }
  g_assert_cmpuint (form_take (fixture), ==, VISIT_WAYS_ASKED);
  visit_ways_check (&fixture->assess);
  form_verify (fixture);
}

#define ADD(name, test) \
  g_test_add ("/visit-ways/" name, FormFixture, &visit_ways_shape, form_set_up, test, form_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-library", test_by_library);
  ADD ("by-form", test_by_form);
  return g_test_run ();
}
