/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/import-test.h"
#include "fuzz/fuzz.h"

static const char survey[]
    = "Response ID,Date returned,Provider ref,Independence,Kept informed,Overall satisfaction,Remarks\n"
      "R1,05/03/2011,HC01,Agree,Strongly agree,Very satisfied,Thank you\n"
      "R2,15/02/2011,HC02,Agre,Neither,,\n"
      "R3,01/02/2011,HC09,,Disagree,Satisfied,??\n";

static ImportTest test;
static char *path;

/* Removes nothing at the end: a fuzzer ends at any moment, in a folder that its caller removes. */
static void
prepare (void)
{
  if (path != NULL)
    return;
  import_test_set_up (&test, NULL);
  import_test_demo (&test, "register");
  path = assay_test_write_file (test.folder, "survey.csv", survey);
}

/* What was accepted is written so that it reads as the same again. */
static void
write_and_read (AssayImportController *controller)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = assay_import_controller_to_map (controller);
  g_autofree char *again = NULL;

  assay_import_controller_load_map (controller, json, "again.json", &error);
  g_assert_no_error (error);
  again = assay_import_controller_to_map (controller);
  g_assert_cmpstr (json, ==, again);
}

/* The bytes are a mapping for a survey; where it is accepted, the file is checked by it. */
int
LLVMFuzzerTestOneInput (const uint8_t *bytes,
                        size_t         length)
{
  g_autofree char *json = g_strndup ((const char *) bytes, length);
  g_autoptr (AssayImportController) controller = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_loaded;

  prepare ();
  controller = import_test_survey (&test);
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  is_loaded = assay_import_controller_load_map (controller, json, "some.json", &error);
  g_assert_true (is_loaded == (error == NULL));
  if (!is_loaded)
    return 0;
  write_and_read (controller);
  assay_import_controller_go_next (controller);
  if (assay_import_controller_check_settled (controller, NULL))
    import_test_check (controller, NULL);
  return 0;
}
