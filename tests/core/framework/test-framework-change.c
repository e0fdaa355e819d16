/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/framework/assay-framework-change.h"

#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-resources.h"

static AssayFramework *
load (void)
{
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/care-governance.json", NULL);

  return assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                        "care-governance.json", NULL);
}

static void
test_apply (void)
{
  g_autoptr (AssayFramework) framework = load ();
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (AssayFramework) changed = NULL;
  g_autofree char *words = NULL;

  g_assert_true (assay_framework_change_is_empty (change));
  assay_framework_change_set_from (change, "gold", 85);
  assay_framework_change_set_weight (change, "activities", 2.5);
  g_assert_false (assay_framework_change_is_empty (change));
  changed = assay_framework_change_apply (change, framework, 2, NULL);
  g_assert_cmpint (assay_framework_get_version (changed), ==, 2);
  g_assert_cmpfloat (assay_framework_find_band (changed, "gold")->from, ==, 85);
  g_assert_false (assay_framework_find_band (changed, "gold")->placeholder);
  g_assert_cmpfloat (assay_framework_find_node (changed, "activities")->weight, ==, 2.5);
  g_assert_false (assay_framework_find_node (changed, "activities")->weight_placeholder);
  g_assert_cmpfloat (assay_framework_find_band (framework, "gold")->from, ==, 80);
  g_assert_cmpfloat (assay_framework_find_node (framework, "activities")->weight, ==, 1);
  words = assay_framework_change_describe (change, framework);
  g_assert_cmpstr (words, ==, "Gold from 85 instead of 80; weight of Activities 2.5 instead of 1");
}

static void
test_refused (void)
{
  g_autoptr (AssayFramework) framework = load ();
  g_autoptr (AssayFrameworkChange) crossing = assay_framework_change_new ();
  g_autoptr (AssayFrameworkChange) unknown = assay_framework_change_new ();
  g_autoptr (GError) error = NULL;

  assay_framework_change_set_from (crossing, "silver", 80);
  g_assert_null (assay_framework_change_apply (crossing, framework, 1, &error));
  g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "bands[1].from"));
  g_clear_error (&error);
  assay_framework_change_set_weight (unknown, "sunshine", 1);
  g_assert_null (assay_framework_change_apply (unknown, framework, 1, &error));
  g_assert_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "sunshine"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework-change/apply", test_apply);
  g_test_add_func ("/framework-change/refused", test_refused);
  return g_test_run ();
}
