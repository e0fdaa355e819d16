/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Exports of survey tools are imported without a word from anybody: what the tools note themselves is left
 * out, what is personal as well, and the questions are found. */

#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"

typedef struct
{
  const char *tool;
  const char *text;
  const char *roles; /* r(esponse ID) d(ate) p(rovider) q(uestion) o(wn question) c(omment) P(ersonal) - */
} Export;

#define ASKED "Do your care workers help you to stay independent?"
#define OVERALL "Overall, how satisfied are you with your home care?"
#define WHO "Which agency provides your care?"
#define TELL "Is there anything else you would like to tell us?"

static const Export exports[] = {
  { "alchemer",
    "\ufeff\"Response ID\",\"Time Started\",\"Date Submitted\",\"Status\",\"Contact ID\",\"Legacy Comments\","
    "\"Comments\",\"Language\",\"Referer\",\"SessionID\",\"User Agent\",\"IP Address\",\"Longitude\",\"Latitude\","
    "\"Country\",\"City\",\"State/Region\",\"Postal\",\"" WHO "\",\"" ASKED "\",\"" OVERALL "\"\n"
    "1,2011-02-14 09:00:01,2011-02-14 09:03:09,Complete,,,,English,,1_a,Mozilla,192.0.2.1,0.2,50.8,UK,Lewes,"
    "ESX,BN7,Beachy Head Care,Agree,Satisfied\n"
    "2,2011-02-15 09:00:01,2011-02-15 09:03:09,Partial,,,,English,,1_b,Mozilla,192.0.2.2,0.2,50.8,UK,Lewes,"
    "ESX,BN7,Glynde Homecare,Disagree,\n",
    "r-d---c----PPP-P-Ppqq" },
  { "qualtrics",
    "StartDate,EndDate,Status,IPAddress,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,"
    "LocationLatitude,DistributionChannel,UserLanguage,Q1,Q2,Q3\n"
    "Start Date,End Date,Response Type,IP Address,Progress,Finished,Recorded Date,Response ID,Recipient Email,"
    "Location Latitude,Distribution Channel,User Language," WHO "," ASKED ",\"" OVERALL "\"\n"
    "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"endDate\"\"}\","
    "\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"ipAddress\"\"}\","
    "\"{\"\"ImportId\"\":\"\"progress\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\","
    "\"{\"\"ImportId\"\":\"\"recordedDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
    "\"{\"\"ImportId\"\":\"\"recipientEmail\"\"}\",\"{\"\"ImportId\"\":\"\"locationLatitude\"\"}\","
    "\"{\"\"ImportId\"\":\"\"distributionChannel\"\"}\",\"{\"\"ImportId\"\":\"\"userLanguage\"\"}\","
    "\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2\"\"}\",\"{\"\"ImportId\"\":\"\"QID3\"\"}\"\n"
    "2011-02-14 09:00:01,2011-02-14 09:03:09,IP Address,192.0.2.1,100,True,2011-02-14 09:03:10,R_1,,50.8,anonymous,"
    "EN-GB,Beachy Head Care,Agree,Satisfied\n"
    "2011-02-15 09:00:01,2011-02-15 09:03:09,IP Address,192.0.2.2,40,False,2011-02-15 09:03:10,R_2,,50.8,anonymous,"
    "EN-GB,Glynde Homecare,Agree,\n",
    "-d-P---rPP--pqq" },
  { "qualtrics-two",
    "V1,V2,V3,V4,V5,Q1,Q2,Q3\n"
    "ResponseID,ResponseSet,IPAddress,StartDate,EndDate," WHO "," ASKED ",\"" OVERALL "\"\n"
    "R_1,Default,192.0.2.1,2011-02-14 09:00:01,2011-02-14 09:03:09,Beachy Head Care,Agree,Satisfied\n"
    "R_2,Default,192.0.2.2,2011-02-15 09:00:01,2011-02-15 09:03:09,Glynde Homecare,Agree,Dissatisfied\n",
    "r-P-dpqq" },
  { "limesurvey-anonymous",
    "\ufeff\"Response ID\",\"Date submitted\",\"Last page\",\"Start language\",\"Seed\",\"" WHO "\",\"" ASKED
    "\",\"" OVERALL "\",\"" TELL "\"\n"
    "\"1\",\"1980-01-01 00:00:00\",\"3\",\"en\",\"77\",\"Beachy Head Care\",\"Agree\",\"Satisfied\",\"\"\n"
    "\"2\",\"1980-01-01 00:00:00\",\"3\",\"en\",\"78\",\"Glynde Homecare\",\"Disagree\",\"Satisfied\","
    "\"The carers are always kind, but they come late nearly every morning.\"\n",
    "r----pqqc" },
  { "smartsurvey",
    "UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking," WHO "," ASKED ",\"" OVERALL "\"\n"
    "501,1,Ann A,a@example.org,192.0.2.1,U1,14/02/2011 09:00,14/02/2011 09:03,,Beachy Head Care,Agree,Satisfied\n"
    "502,2,Bob B,b@example.org,192.0.2.2,U2,15/02/2011 09:00,15/02/2011 09:03,,Glynde Homecare,-,Satisfied\n",
    "r-PPP--d-pqq" },
  { "snap",
    "ID.name,ID.date,Provider," ASKED ",\"" OVERALL "\",Comments\n"
    "id1,14/02/2011,HC02,Agree,Satisfied,\nid2,15/02/2011,HC06,Agree,Satisfied,Thank you\n",
    "rdpqqc" },
  { "surveymonkey",
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1," WHO
    ",To what extent do you agree?,,\"" OVERALL "\",What help do you get?,,\n"
    ",,,,,,,,,Response,I am helped to stay independent,I feel safe in my own home,Response,Meals,Shopping,"
    "Other (please specify)\n"
    "11,7,02/14/2011 9:08:27 PM,02/14/2011 9:20:41 PM,192.0.2.1,,,,,Beachy Head Care,Agree,Agree,Satisfied,Meals,,\n"
    "12,7,02/15/2011 9:08:27 AM,02/15/2011 9:20:41 AM,192.0.2.2,,,,,Glynde Homecare,Agree,Disagree,Satisfied,Meals,"
    "Shopping,\n",
    "r--dPPPP-pqqqoo-" },
};

static char
letter_of (AssayImportColumn *column)
{
  switch (assay_import_column_get_role (column))
    {
    case ASSAY_COLUMN_RESPONSE_ID:
      return 'r';
    case ASSAY_COLUMN_DATE:
      return 'd';
    case ASSAY_COLUMN_PROVIDER_NAME:
    case ASSAY_COLUMN_PROVIDER_REFERENCE:
      return 'p';
    case ASSAY_COLUMN_QUESTION:
      return assay_import_column_get_target (column)[0] != '\0' ? 'q' : 'o';
    case ASSAY_COLUMN_COMMENT:
      return 'c';
    case ASSAY_COLUMN_PERSONAL:
      return 'P';
    case ASSAY_COLUMN_LEAVE_OUT:
      return '-';
    default:
      return '?';
    }
}

static char *
list_roles (AssayImportController *controller)
{
  GListModel *columns = assay_import_controller_get_columns (controller);
  GString *roles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      g_string_append_c (roles, letter_of (column));
    }
  return g_string_free (roles, FALSE);
}

static void
test_tool (ImportTest   *test,
           gconstpointer data)
{
  const Export *export = data;
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autofree char *roles = NULL;

  import_test_demo (test, "register");
  import_test_text (test, controller, export->text);
  roles = list_roles (controller);
  g_assert_cmpstr (roles, ==, export->roles);
  import_test_counts (controller, 2, 0, 0, 0);
}

/* What is set aside is kept without what is personal and without comments. */
static void
test_set_aside (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    "Response ID,Provider ref,Name,Independence,Comments\n"
                    "1,HC02,Ann A,Agree,Thanks\n2,HC99,Bob B,Agree,My doctor is Dr C\n");
  import_test_counts (controller, 1, 0, 0, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import_set_aside WHERE "
                                                "cells = '[\"2\",\"HC99\",\"\",\"Agree\",\"\"]'"),
                   ==, 1);
}

static void
test_summaries (ImportTest   *test,
                gconstpointer data)
{
  static const char *const summaries[] = {
    "Do you feel safe?\nAnswer Choices,Responses,\nAgree,45.00%,45\nDisagree,55.00%,55\n,Answered,100\n,Skipped,3\n",
    ",Strongly agree,Agree,Disagree,Strongly disagree,Total\nI feel safe,20.0% 20,40.0% 40,20.0% 20,20.0% 20,100\n"
    "I have control,20.0% 20,40.0% 40,20.0% 20,20.0% 20,100\n",
    "Question,Option,Count,Percentage\nDo you feel safe?,Agree,45,45%\nDo you feel safe?,Disagree,55,55%\n",
    "Q1 - Do you feel safe?\n#,Answer,%,Count\n1,Agree,45.00%,45\n2,Disagree,55.00%,55\n,Total,100%,100\n",
    "Field,Minimum,Maximum,Mean,Std Deviation,Variance,Count\nDo you feel safe?,1.00,5.00,2.3,1.1,1.2,100\n",
  };
  g_autofree char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autoptr (AssayImportController) controller = import_test_survey (test);
      g_autoptr (GError) error = NULL;

      g_free (path);
      path = assay_test_write_file (test->folder, "summary.csv", summaries[i]);
      import_test_open (controller, path, &error);
      g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_SUMMARY);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *path = g_strconcat ("/survey/tools/", exports[i].tool, NULL);

      g_test_add (path, ImportTest, &exports[i], import_test_set_up, test_tool, import_test_tear_down);
    }
  IMPORT_TEST ("/survey/tools/set-aside", test_set_aside);
  IMPORT_TEST ("/survey/tools/summaries", test_summaries);
  return g_test_run ();
}
